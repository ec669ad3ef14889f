/* count_link.h: the parts of linking a count to the words around it. */
#ifndef NF_MENTION_COUNT_LINK_H
#define NF_MENTION_COUNT_LINK_H

#include "mention/phrase.h"

/* A count whose object is known, to be taken up by later ones. */
typedef struct {
    uint32_t count;
    nf_span object;
} nf_named;

typedef struct {
    nf_work *work;
    nf_line line;
    const nf_times *times;
    nf_counts *counts;
    nf_named last;    /* the newest count with an object in this sentence; count NF_NONE: none */
    nf_named earlier; /* the last one of the sentence before, taken up after 其中 */
} nf_linking;

/* What stands to the left of a count, up to the first noun phrase, count or
 * mark of the clause. */
typedef struct {
    nf_span phrase;      /* empty: none */
    uint32_t head;       /* item of its head */
    uint32_t count;      /* item of the count that was met first, or NF_NONE */
    bool adjacent_count; /* nothing but 、 和 between it and this one */
    uint8_t near;        /* class of the nearest word that is no adverb; NF_ITEM_OTHER: none */
    uint32_t near_item;
    bool vague;   /* a head that names nothing was passed */
    bool bounded; /* the clause began before anything was found */
} nf_left_side;

nf_left_side newsfacts__count_left(const nf_line *line, uint32_t item, int32_t unit_kind);

/* What stands to the right. */
typedef struct {
    nf_span phrase; /* empty: none */
    bool direct;    /* right after the count, no relative clause between */
    bool of;        /* after 的 */
} nf_right_side;

enum {
    NF_RIGHT_RELATIVE = 1, /* look behind a relative clause: 首批实施新规的银行 */
    NF_RIGHT_OBJECT = 2,   /* the count is in the object of a verb */
    NF_RIGHT_LONG = 4,     /* relative clauses may have a subject: 首个产值破千亿的镇 */
    NF_RIGHT_ONE = 8,      /* one word alone */
    NF_RIGHT_PEOPLE = 16,  /* people are counted: 400名安全局的安检员 */
    NF_RIGHT_NAME = 32,    /* a name follows: 第二届供应链促进博览会 */
    NF_RIGHT_THING = 64,   /* the classifier counts things one can touch: 辆 座 */
    NF_RIGHT_BODY = 128,   /* it counts firms and houses: 家 */
    NF_RIGHT_SUBJECT = 256, /* the clause has no predicate before the count */
    NF_RIGHT_SERIES = 512   /* several things may be counted together: 3个省、市和县 */
};

nf_right_side newsfacts__count_right(const nf_line *line, uint32_t item, unsigned flags);

/* The phrase that begins at item `first` without a predicate that looks like its head. */
nf_span newsfacts__count_cut(const nf_line *line, uint32_t first, const nf_phrase *phrase,
                             unsigned flags);

/* 其中, 中有, 里有 before the count: it is a part of a count before it. */
bool newsfacts__count_among(const nf_line *line, uint32_t item);

/* Subject of the clause before the one that holds `item`, where that clause has
 * no count; empty: none. */
nf_span newsfacts__count_topic(const nf_line *line, uint32_t item);

/* Each sets its fields of the count at `item`, in the order of the text. */
void newsfacts__count_object(nf_linking *linking, uint32_t item);
void newsfacts__count_aspect(nf_linking *linking, uint32_t item);
void newsfacts__count_part(nf_linking *linking, uint32_t item);
void newsfacts__count_time(nf_linking *linking, uint32_t item);

/* 分别: gives each count of the list the object that it belongs to. */
void newsfacts__count_respectively(nf_linking *linking);

static inline nf_count *nf_count_of(const nf_linking *linking, uint32_t item)
{
    return &linking->counts->data[linking->line.items[item].ref];
}

#endif
