/* sentence.h: sentences, clauses and quotations of the segments.
 *
 * Gets: segments. Hands on: sentences (boilerplate has none), the clauses
 * inside them, and the quotations and brackets that pair up. A sentence never
 * leaves its segment. A dateline (新华社长沙2月28日电（记者丙）) is a sentence of
 * its own before the body; list marks and credits are in none. */
#ifndef NF_SENTENCE_SENTENCE_H
#define NF_SENTENCE_SENTENCE_H

#include "layout/layout.h"

typedef struct {
    nf_span span; /* with the final mark and closing quotes */
    uint32_t segment;
    uint32_t first_clause; /* clauses [first_clause, first_clause + clauses_len) */
    uint32_t clauses_len;
} nf_sentence;

/* What stands between ，；：。 and brackets' edges, without these marks. Clauses
 * of a sentence do not overlap; the text of a bracket is a clause of its own. */
typedef struct {
    nf_span span;
    uint32_t sentence;
    uint8_t depth; /* brackets around it */
} nf_clause;

enum nf_pair_kind { NF_PAIR_QUOTE = 1, NF_PAIR_TITLE = 2, NF_PAIR_BRACKET = 3 };

/* “…”, 《…》 or （…）: span includes both marks. An opening mark without its closing
 * mark in the same segment makes no pair. */
typedef struct {
    nf_span span;
    uint8_t kind; /* nf_pair_kind */
} nf_pair;

typedef NF_VEC(nf_sentence) nf_sentences;
typedef NF_VEC(nf_clause) nf_clauses;
typedef NF_VEC(nf_pair) nf_pairs;

typedef struct {
    nf_sentences sentences;
    nf_clauses clauses;
    nf_pairs pairs; /* by begin */
} nf_sentencing;

newsfacts_status newsfacts__sentence_read(nf_work *work, const nf_text *text,
                                          const nf_layout *layout, nf_sentencing *out);

/* Index of the clause that holds position `at` of sentence `sentence`, or NF_NONE. */
uint32_t newsfacts__clause_at(const nf_sentencing *s, uint32_t sentence, uint32_t at);

#endif
