/* segment.h: hits and words of one sentence. */
#ifndef NF_LEXICAL_SEGMENT_H
#define NF_LEXICAL_SEGMENT_H

#include "lexical/lexical.h"

/* The cheapest way to reach a position: the last word of it. */
typedef struct {
    uint32_t cost;
    uint16_t len;
    uint8_t pos;
    uint8_t known;
} nf_step;

typedef struct {
    nf_work *work;
    const nf_dictionary *dictionary;
    const nf_text *text;
    uint16_t *codes; /* of the sentence's characters in the trie, and a 0 */
    nf_step *steps;  /* one a position of the sentence, and one behind it */
} nf_segmenter;

/* Memory for the longest of the sentences. */
newsfacts_status newsfacts__segmenter_init(nf_segmenter *s, nf_work *work,
                                           const nf_dictionary *dictionary, const nf_text *text,
                                           const nf_sentences *sentences);

/* Appends hits and words of `sentence` and fills hit_at and word_at of its positions. */
newsfacts_status newsfacts__segment_sentence(nf_segmenter *s, nf_span sentence, nf_lexical *out);

#endif
