/* segment.h: hits and words of one sentence. */
#ifndef NF_LEXICAL_SEGMENT_H
#define NF_LEXICAL_SEGMENT_H

#include "lexical/lexical.h"

/* The cheapest way from a position to the end, by its first word: cost << 32, then
 * 0xffff - length of the word << 16, part of speech << 8, and whether it is known.
 * The cheaper of two ways is the smaller number; of equal ones that with the longer
 * word. */
typedef uint64_t nf_way;

/* A term with senses that begins somewhere. */
typedef struct {
    uint32_t value; /* of the dictionary */
    uint16_t begin; /* from the begin of the piece */
    uint16_t len;
} nf_met;

typedef NF_VEC(nf_met) nf_mets;

enum { NF_WORD_AT_SLACK = 4 }; /* elements of word_at that may be written behind a word */

#define NF_GLUED 0x10000u /* in a code: no term begins here, or ends before it */

typedef struct {
    nf_work *work;
    const nf_dictionary *dictionary;
    const nf_text *text;
    uint32_t *codes; /* of the piece's characters in the trie, with NF_GLUED, and some 0 */
    uint32_t *bases; /* of the nodes of these characters, where they have been looked up */
    nf_way *ways;    /* one a position of the piece, and one behind it */
    nf_mets mets;    /* of the piece: by begin, the last first; then shorter first */
} nf_segmenter;

/* Memory for the longest of the sentences. */
newsfacts_status newsfacts__segmenter_init(nf_segmenter *s, nf_work *work,
                                           const nf_dictionary *dictionary, const nf_text *text,
                                           const nf_sentences *sentences);

/* Appends hits and words of `sentence` and fills hit_at and word_at of its positions. */
newsfacts_status newsfacts__segment_sentence(nf_segmenter *s, nf_span sentence, nf_lexical *out);

#endif
