/* clause.h: the clauses of one sentence. */
#ifndef NF_SENTENCE_CLAUSE_H
#define NF_SENTENCE_CLAUSE_H

#include "sentence/sentence.h"

/* Appends the clauses of sentence `sentence` to out->clauses. *pair is the first
 * pair that may begin in it and moves on. false: out of memory. */
bool newsfacts__clauses_add(nf_work *work, const nf_text *text, nf_sentencing *out,
                            uint32_t sentence, uint32_t *pair);

#endif
