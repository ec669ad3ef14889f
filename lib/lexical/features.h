/* features.h: what the tagger looks at, for training and reading alike.
 *
 * A feature is a key (a hash of what stands there) at an anchor: a place of the
 * text or a word. Its slots are the places that it speaks for: a pair of
 * characters has a slot for each of four characters around it, a word has slots
 * for its own first, inner and last character and for its neighbours. A model
 * has a row of weights for those slots that matter. */
#ifndef NF_LEXICAL_FEATURES_H
#define NF_LEXICAL_FEATURES_H

#include "lexical/lexical.h"
#include "lexical/model.h"

enum { NF_FEATURES_VERSION = 1 }; /* changes with what any feature means */

/* Which slots a feature has. */
enum nf_feature_shape {
    NF_SHAPE_ONE,   /* a character for two before to two after it: 5 slots */
    NF_SHAPE_PAIR,  /* two characters for one before to one after them: 4 */
    NF_SHAPE_THREE, /* three characters for each of them: 3 */
    NF_SHAPE_HERE,  /* anything for one place: 1 */
    NF_SHAPE_OWN,   /* a word for itself: single, first, inner, last: 4 */
    NF_SHAPE_WORD,  /* the same, then last and other places of the word before,
                     * first and other places of the word after: 8 */
    NF_SHAPE_WORDS, /* two words: last and other places of one, first and others of the next: 4 */
    NF_SHAPES
};

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

typedef struct {
    uint64_t key;
    uint16_t at;    /* from the begin of the piece */
    uint8_t shape;  /* nf_feature_shape */
    uint8_t before; /* characters of the word before, */
    uint8_t own;    /* of the word, */
    uint8_t after;  /* and of the word after it; cut at 255 */
    uint8_t family; /* nf_family: for those who measure what a family is worth */
} nf_feature;

enum {
    NF_PIECE = 512,        /* characters that are tagged at once */
    NF_FEATURES_CHAR = 6,  /* at most, of one character */
    NF_FEATURES_WORD = 16, /* at most, of one word */
    NF_FEATURES_EACH = NF_FEATURES_CHAR + NF_FEATURES_WORD
};

/* Words [first, last) of a text, which lie side by side, as one piece. */
typedef struct {
    const nf_text *text;
    const nf_words *words;
    uint32_t first, last;
    nf_span span; /* of these words: at most NF_PIECE */
} nf_piece;

/* Workspace and result. */
typedef struct {
    nf_feature *list; /* [longest * NF_FEATURES_EACH] */
    uint32_t len;
    struct nf_word_view *views; /* [longest + 4] */
    uint32_t *symbols;          /* [longest + 8] */
} nf_features;

/* For pieces of up to `longest` characters, at most NF_PIECE. */
newsfacts_status newsfacts__features_init(nf_arena *arena, uint32_t longest, nf_features *out);

void newsfacts__features_read(const nf_model *model, const nf_piece *piece, nf_features *out);

/* The places that a slot speaks for, from the begin of the piece; may leave it. */
typedef struct {
    int32_t begin, end;
} nf_feature_range;

static inline nf_feature_range nf_range_make(int32_t begin, int32_t end)
{
    nf_feature_range p = {begin, end};
    return p;
}

/* Slots of a word for itself: single, first, inner, last. */
static inline nf_feature_range nf_own_places(const nf_feature *f, uint32_t slot)
{
    int32_t begin = f->at, end = begin + f->own;
    bool single = f->own == 1;
    if ((slot == 0) != single) return nf_range_make(0, 0);
    if (slot == 1) return nf_range_make(begin, begin + 1);
    if (slot == 2) return nf_range_make(begin + 1, end - 1);
    return nf_range_make(end - 1, end);
}

static inline nf_feature_range nf_neighbour_places(const nf_feature *f, uint32_t slot)
{
    int32_t begin = f->at, end = begin + f->own;
    switch (slot) {
    case 4: return f->before ? nf_range_make(begin - 1, begin) : nf_range_make(0, 0);
    case 5: return f->before ? nf_range_make(begin - f->before, begin - 1) : nf_range_make(0, 0);
    case 6: return f->after ? nf_range_make(end, end + 1) : nf_range_make(0, 0);
    default: return f->after ? nf_range_make(end + 1, end + f->after) : nf_range_make(0, 0);
    }
}

static inline nf_feature_range nf_two_places(const nf_feature *f, uint32_t slot)
{
    int32_t begin = f->at, end = begin + f->own;
    if (slot == 0) return nf_range_make(end - 1, end);
    if (slot == 1) return nf_range_make(begin, end - 1);
    return nf_neighbour_places(f, slot + 4);
}

static inline nf_feature_range nf_feature_places(const nf_feature *f, uint32_t slot)
{
    int32_t at = f->at + (int32_t)slot;
    switch (f->shape) {
    case NF_SHAPE_ONE: return nf_range_make(at - 2, at - 1);
    case NF_SHAPE_PAIR: return nf_range_make(at - 1, at);
    case NF_SHAPE_THREE: case NF_SHAPE_HERE: return nf_range_make(at, at + 1);
    case NF_SHAPE_WORDS: return nf_two_places(f, slot);
    default: return slot < 4 ? nf_own_places(f, slot) : nf_neighbour_places(f, slot);
    }
}

uint32_t newsfacts__shape_slots(uint32_t shape);

/* Hash of a word, for the makers of the word tables of a model. */
uint64_t newsfacts__word_key(const nf_text *text, nf_span word);

/* Joins the hash of a run of words with the next word's. */
uint64_t newsfacts__words_key(uint64_t left, uint64_t right);

#endif
