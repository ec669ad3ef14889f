/* features.h: what the tagger looks at, for training and reading alike.
 *
 * A feature is a key (a hash of what stands there) at an anchor: a character or a
 * word. Its slots are the places that it speaks for: a pair of characters has a
 * slot for each of four characters around it, a word has slots for its own first,
 * inner and last character and for its neighbours. A model has a block of rows of
 * weights for each key, one row a slot. */
#ifndef NF_LEXICAL_FEATURES_H
#define NF_LEXICAL_FEATURES_H

#include "lexical/lexical.h"
#include "lexical/model.h"

enum { NF_FEATURES_VERSION = 1 }; /* changes with what any feature means */

/* What keys are made of. Numbers are part of every model: never reuse one. Pairs of
 * words, tags alone, two tags behind and clusters beside words were tried and gave
 * nothing that was worth their time. */
enum nf_family {
    NF_CHAR_ONE = 1, NF_CHAR_PAIR = 2, NF_CHAR_SKIP = 3, NF_CHAR_THREE = 4, NF_CHAR_TYPES = 5,
    NF_WORD = 7, NF_TAG_BEFORE = 10, NF_TAG_AFTER = 11, NF_TAG_AROUND = 12, NF_TAG_TWO_BEFORE = 13,
    NF_CLUSTER = 15, NF_CLUSTER_PAIR = 16, NF_CLUSTER_AROUND = 17,
    NF_HEAD_AHEAD = 20, NF_HEAD_TAG = 21, NF_HEAD_WORD = 22, NF_HEAD_OWN = 23,
    NF_NAME_LIST = 24, NF_NAME_TAG = 25, NF_FAMILIES
};

/* Keys of a character. Slots, counted from the character:
 *     one   -2 to +2: five places around it
 *     pair  -1 to +2: it and the next one, one before and one after them
 *     three  0 to +2: it and the two after it
 *     skip (its neighbours), types (of five characters): it alone */
enum { NF_KEY_ONE, NF_KEY_PAIR, NF_KEY_SKIP, NF_KEY_THREE, NF_KEY_TYPES, NF_CHAR_KEYS };

/* Keys of a word; what only some words have stands behind those that all have. All
 * but `two`, the word and the next one, have slots for the word itself; `word` and
 * `cluster` have slots for its neighbours behind these. */
enum { NF_KEY_TWO, NF_KEY_WORD, NF_KEY_CLUSTER, NF_WORD_KEYS = 8, NF_WORD_KEYS_MOST = 14 };

enum { NF_OWN_FIRST, NF_OWN_LAST, NF_OWN_INNER, NF_OWN_SINGLE };
enum { NF_BEFORE_LAST = 4, NF_BEFORE_OTHER, NF_AFTER_FIRST, NF_AFTER_OTHER };
enum { NF_TWO_LAST, NF_TWO_OTHER, NF_TWO_NEXT_FIRST, NF_TWO_NEXT_OTHER };

enum {
    NF_PIECE = 512, /* characters that are tagged at once */
    NF_EDGE = 2     /* characters and words that are made up beyond each end of a piece */
};

/* Words [first, last) of a text, which lie side by side, as one piece. */
typedef struct {
    const nf_text *text;
    const nf_words *words;
    uint32_t first, last;
    nf_span span; /* of these words: at most NF_PIECE */
} nf_piece;

/* A word as features see it. */
typedef struct {
    uint64_t key;
    uint8_t tag;     /* part of speech */
    uint8_t size;    /* length, cut at 4 */
    uint8_t cluster; /* 0: none */
    uint8_t head;    /* ends organisations: its number; 0: does not */
    uint8_t ahead;   /* the word so many words on does, and no mark is between; 0: none */
    uint8_t names;   /* flags of the list of names that holds the words here, */
    uint8_t place;   /* and where in the name this word stands: single, first, inner, last */
    uint8_t breaks;  /* a mark that no name leaps over */
} nf_word_view;

/* What features are made of: arrays from the first word and character of a piece on,
 * with NF_EDGE elements before and behind them. */
typedef struct {
    const nf_model *model;
    nf_word_view *words;
    uint32_t *symbols;
    uint8_t *types;
} nf_view;

/* For pieces of up to `chars` characters and `words` words. */
newsfacts_status newsfacts__view_init(nf_arena *arena, const nf_model *model, uint32_t chars,
                                      uint32_t words, nf_view *out);

void newsfacts__view_read(nf_view *view, const nf_piece *piece);

/* The keys of characters [begin, end) of the piece. */
void newsfacts__char_keys(const nf_view *view, uint32_t begin, uint32_t end,
                          uint64_t (*out)[NF_CHAR_KEYS]);

/* The keys of a word of the piece, 0 for none, and the family of each; how many. */
uint32_t newsfacts__word_keys(const nf_view *view, uint32_t word,
                              uint64_t out[NF_WORD_KEYS_MOST], uint8_t family[NF_WORD_KEYS_MOST]);

/* Hash of a word, for the makers of the word tables of a model. */
uint64_t newsfacts__word_key(const nf_text *text, nf_span word);

/* Joins the hash of a run of words, 0 where it is empty, with the next word's. */
static inline uint64_t nf_words_key(uint64_t left, uint64_t right)
{
    return nf_key_mix(left * 3 + right);
}

#endif
