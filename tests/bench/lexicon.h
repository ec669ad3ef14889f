/* lexicon.h: how long a lexicon of the caller takes. */
#ifndef BENCH_LEXICON_H
#define BENCH_LEXICON_H

/* Prints how long `names` made-up names take to read, and an engine with them to build. */
void lexicon_print(unsigned names);

#endif
