/* scores.h: how well each label suits each character of a piece, by its features alone. */
#ifndef NF_LEXICAL_SCORES_H
#define NF_LEXICAL_SCORES_H

#include "lexical/features.h"
#include "lexical/lanes.h"

/* Workspace and result. */
typedef struct {
    nf_view view;
    uint32_t (*chars)[NF_CHAR_KEYS]; /* block of each key of a character, NF_EDGE around */
    uint32_t *words;                 /* blocks of the words, one word's behind the other's */
    uint32_t *word_at;               /* where in `words` those of each word begin */
    int16_t (*score)[NF_MODEL_LANES];
} nf_scores;

/* For pieces of up to `chars` characters and `words` words. */
newsfacts_status newsfacts__scores_init(nf_arena *arena, const nf_model *model, uint32_t chars,
                                        uint32_t words, nf_scores *out);

/* Fills out->score for each character of the piece. */
void newsfacts__scores_read(const nf_piece *piece, nf_scores *out);

#endif
