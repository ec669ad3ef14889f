/* phrase.h: a sentence as items, and the noun phrases among them.
 *
 * An item is a word, or a count or time as one piece. Noun phrases end with
 * their head, so one is found from its last item leftwards or from its first
 * item rightwards; both walks are bounded. */
#ifndef NF_MENTION_PHRASE_H
#define NF_MENTION_PHRASE_H

#include "mention/count.h"

enum nf_item_class {
    NF_ITEM_OTHER = 0,
    NF_ITEM_NOUN,
    NF_ITEM_VN, /* a verb that also stands as a noun */
    NF_ITEM_ADJECTIVE,
    NF_ITEM_VERB,
    NF_ITEM_ADVERB,
    NF_ITEM_PREPOSITION,
    NF_ITEM_CONJUNCTION, /* and 、 */
    NF_ITEM_AND_SO_ON,   /* 等 */
    NF_ITEM_OF,          /* 的 之 */
    NF_ITEM_PARTICLE,
    NF_ITEM_DIRECTION, /* 上 中 以来 */
    NF_ITEM_PLACEWORD,
    NF_ITEM_PRONOUN,
    NF_ITEM_NUMBER,
    NF_ITEM_LINK, /* this and the next nine: roles of phrase_words.tsv */
    NF_ITEM_HAVE,
    NF_ITEM_CHANGE, /* up and down */
    NF_ITEM_RATE,
    NF_ITEM_SHARE,
    NF_ITEM_COMPARE,
    NF_ITEM_EXCEED,
    NF_ITEM_LEVEL,
    NF_ITEM_EACH,
    NF_ITEM_DISTANCE,
    NF_ITEM_VAGUE,
    NF_ITEM_COUNT,
    NF_ITEM_TIME,
    NF_ITEM_QUOTE_OPEN,
    NF_ITEM_QUOTE_CLOSE,
    NF_ITEM_BRACKET_OPEN,
    NF_ITEM_BRACKET_CLOSE,
    NF_ITEM_TITLE, /* either mark of a book title */
    NF_ITEM_BREAK  /* ，；：。 and a space between Chinese words */
};

typedef struct {
    nf_span span;
    uint8_t cls;    /* nf_item_class */
    uint8_t pos;    /* nf_pos, NF_POS_UNKNOWN for what is no word */
    uint16_t marks; /* NF_PHRASE_WORDS_MARKS_… */
    uint32_t ref;   /* index of the count or time */
} nf_item;

typedef NF_VEC(nf_item) nf_items;

/* One sentence, for the functions that look into it. */
typedef struct {
    const nf_text *text;
    const nf_lexical *lexical;
    const nf_item *items;
    uint32_t len;
} nf_line;

/* What the items of a sentence are made from. The cursors move on from sentence to sentence. */
typedef struct {
    const nf_text *text;
    const nf_lexical *lexical;
    const nf_counts *counts;
    const nf_times *times;
    uint32_t next_count;
    uint32_t next_time;
} nf_item_source;

/* Fills *out (emptied first) with the items of `sentence`; false: out of memory. */
bool newsfacts__phrase_items(nf_work *work, nf_item_source *source, nf_span sentence,
                             nf_items *out);

/* Row of phrase_words.tsv for exactly `span`, or NULL. */
const nf_phrase_words_row *newsfacts__phrase_word(const nf_lexical *lexical, nf_span span);

/* Whether the last character of `span` has one of `marks` in phrase_words.tsv. */
bool newsfacts__phrase_ends_in(const nf_line *line, nf_span span, uint32_t marks);

/* Marks of a word in phrase_words.tsv or, where it does not stand there, of its last
 * character. */
uint32_t newsfacts__phrase_marks(const nf_line *line, uint32_t item);

static inline bool nf_item_nominal(const nf_item *item)
{
    return item->cls == NF_ITEM_NOUN || item->cls == NF_ITEM_VN || item->cls == NF_ITEM_VAGUE;
}

/* Class of item i, NF_ITEM_BREAK outside the sentence. i may be UINT32_MAX. */
static inline uint8_t nf_item_class_at(const nf_line *line, uint32_t i)
{
    return i < line->len ? line->items[i].cls : (uint8_t)NF_ITEM_BREAK;
}

/* The mark that pairs with the one at i, within 40 items; NF_NONE: none. */
uint32_t newsfacts__phrase_open(const nf_line *line, uint32_t close, enum nf_item_class open);
uint32_t newsfacts__phrase_close(const nf_line *line, uint32_t open, enum nf_item_class close);

/* The noun phrase whose head is item `last`, without leading place and 各类. */
nf_span newsfacts__phrase_left(const nf_line *line, uint32_t last);

enum {
    NF_PHRASE_OBJECT = 1, /* no predicate follows: verbs inside are attributes */
    NF_PHRASE_ONE = 2,    /* the first noun alone */
    NF_PHRASE_NAME = 4, /* a name: verbs before nouns are attributes (第二届供应链促进博览会) */
    NF_PHRASE_SERIES = 8 /* 省、市和县 is one phrase, in an object or not */
};

typedef struct {
    nf_span span;
    uint32_t last; /* item of the head */
    uint32_t next; /* item after it */
    bool clause;   /* a verb stands between its nouns: 农贸市场卖肉的老板 */
    bool place;    /* it names nothing but a place: 株洲的青年 */
} nf_phrase;

/* The noun phrase that begins at item `first`; false: none does. */
bool newsfacts__phrase_right(const nf_line *line, uint32_t first, unsigned flags, nf_phrase *out);

#endif
