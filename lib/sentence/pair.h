/* pair.h: which quotes and brackets of a segment belong together. */
#ifndef NF_SENTENCE_PAIR_H
#define NF_SENTENCE_PAIR_H

#include "sentence/mark.h"

/* Appends the pairs among the marks of `span` to *pairs, by begin; false: out of memory. */
bool newsfacts__pairs_add(nf_work *work, const nf_text *text, nf_span span, const nf_marks *marks,
                          nf_pairs *pairs);

#endif
