/* clause.h: the clauses of one sentence. */
#ifndef NF_SENTENCE_CLAUSE_H
#define NF_SENTENCE_CLAUSE_H

#include "sentence/mark.h"

/* How far the clauses of a segment have been read: both move on with the text. */
typedef struct {
    uint32_t pair; /* first pair of nf_sentencing that is not behind */
    uint32_t mark; /* first mark of the segment that is not behind */
} nf_clause_reader;

/* Appends the clauses of sentence `sentence` to out->clauses; false: out of memory. */
bool newsfacts__clauses_add(nf_work *work, const nf_text *text, const nf_marks *marks,
                            nf_sentencing *out, uint32_t sentence, nf_clause_reader *from);

#endif
