/* region.h: which administrative division or country a place name means.
 *
 * Codes are GB/T 2260 (six digits: 430000 a province, 430100 a city, 430121 a
 * county), nine digits of the statistical bureau for townships and streets, and
 * ISO 3166-1 alpha-2 for countries. */
#ifndef NF_MENTION_REGION_H
#define NF_MENTION_REGION_H

#include "mention/name.h"

/* Which provinces the document speaks of: homonyms (鼓楼区) are settled by them. */
typedef struct {
    uint16_t votes[100]; /* by the first two digits of the code */
} nf_region_home;

/* Counts `weight` for the province of what `place` means, where that is certain. */
void newsfacts__region_vote(const nf_lexical *lexical, nf_span place, uint16_t weight,
                            nf_region_home *home);

/* What the divisions at the begin of `place` mean, the smallest of the chain
 * (湖北省黄冈市英山县: the county); 0: none begins there. *end is behind them. */
uint32_t newsfacts__region_read(const nf_lexical *lexical, nf_span place,
                                const nf_region_home *home, uint32_t *end);

/* Code of a place that is a chain of divisions or a country from begin to end.
 * false: it is neither, and code is "". */
bool newsfacts__region_code(const nf_lexical *lexical, nf_span place,
                            const nf_region_home *home, char code[NF_PLACE_CODE]);

/* Writes a division's code (of newsfacts__region_read) as text. */
void newsfacts__region_text(uint32_t region, char code[NF_PLACE_CODE]);

#endif
