/* argument_ask.h: an event that is asked about, and how features of candidates are written.
 *
 * A feature is a number of its own (`id`) and two values, hashed together. The files
 * argument_ask_….c define them: for nouns, for times and places, for counts. */
#ifndef NF_EVENT_ARGUMENT_ASK_H
#define NF_EVENT_ARGUMENT_ASK_H

#include "event/argument.h"

enum { NF_ASK_REACH = 40 /* items looked at on either side of the trigger */ };

/* One event, and the role of it that is asked for. */
typedef struct {
    const nf_scene *s;
    const nf_judge *judge;
    const nf_event *event;
    const nf_taken *before, *own;
    const nf_question *agents; /* when patients are asked for, */
    uint32_t agent;            /* and the next of its candidates */
    enum nf_asked role;
    uint32_t first, last;                 /* items of the trigger */
    const nf_scene_item *previous, *next; /* the items around it */
    uint32_t word;                        /* hash of the trigger */
    uint32_t type;
    uint32_t segment_kind;
    bool same;                        /* the event before is of the same sentence */
    bool befalls;                     /* illness, recovery, injury, death: reports count whom */
    uint32_t standing;                /* hash of the mention of this role that stands */
    uint32_t lefts, rights;           /* nouns of the same clause before and after */
    uint32_t barred[2];               /* 被 and 由 that govern the trigger, or NF_NONE */
    uint16_t left[NF_ASK_REACH + 1];  /* [n]: which grammar words the n items before it hold, */
    uint16_t right[NF_ASK_REACH + 1]; /* and the n items after it */
} nf_asking;

/* Begins to ask about event `event` of the scene. */
void newsfacts__asking_begin(const nf_scene *scene, const nf_judge *judge, uint32_t event,
                             const nf_taken *before, const nf_taken *own, nf_asking *out);

/* Fills the question of a role. Patients are asked for after agents, whose question is
 * `agents`: most of what is known of a noun is the same for both. */
void newsfacts__asking_ask(nf_asking *asking, enum nf_asked role, const nf_question *agents,
                           nf_question *out);

/* Features of a candidate that is the `rank`th of its side of the trigger. */
void newsfacts__ask_noun(const nf_asking *q, const nf_filler *c, uint32_t rank, nf_clues *out);
void newsfacts__ask_count(const nf_asking *q, const nf_filler *c, uint32_t rank, nf_clues *out);
/* Of a time or place of the sentence; of one of the `own` sentence's before. */
void newsfacts__ask_circumstance(const nf_asking *q, const nf_filler *c, uint32_t rank,
                                 nf_clues *out);
void newsfacts__ask_inherited(const nf_asking *q, const nf_filler *c, uint32_t rank, uint32_t own,
                              nf_clues *out);

/* Where features go: the compiler knows the place of each. */
typedef struct {
    uint32_t *to;
} nf_writer;

static inline void nf_put(nf_writer *w, uint32_t id, uint32_t a, uint32_t b)
{
    *w->to++ = id * 0x9e3779b1u ^ a * 0x85ebca6bu ^ (b * 0xc2b2ae35u + 0x27d4eb2fu);
}

/* Makes numbers of what was put: all at once, as processors like to do it. */
static inline void nf_written(const nf_writer *w, nf_clues *out)
{
    const uint32_t len = (uint32_t)(w->to - out->at);
    for (uint32_t i = 0; i < len; i++) {
        uint32_t h = out->at[i];
        h ^= h >> 15;
        h *= 0x2c1b3c6du;
        h ^= h >> 12;
        h *= 0x297a2d39u;
        out->at[i] = h >> (32 - NF_ARGUMENT_BITS);
    }
    out->len = len;
}

static inline uint32_t nf_bucket(uint32_t n)
{
    return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 14 ? 6 : n < 22 ? 7 : 8;
}

static inline uint32_t nf_few(uint32_t n)
{
    return n < 3 ? n : 3;
}

/* The way between a candidate and the trigger. */
typedef struct {
    uint32_t side; /* 1: the candidate stands before the trigger */
    uint32_t breaks;
    uint32_t place;    /* side, breaks and triggers between as one number */
    uint32_t distance; /* items, bucketed */
    uint32_t path;     /* classes of the few items between, as one number; 1: too many */
    uint32_t mask;     /* which grammar words stand between */
    uint32_t speech;   /* triggers between that somebody says */
} nf_way;

static inline uint32_t nf_path(const nf_scene_item *at, uint32_t len)
{
    enum { LONGEST = 6 };
    uint32_t h = 7;
    if (len > LONGEST) return 1;
    for (uint32_t i = 0; i < len; i++) h = h * 31 + at[i].step;
    return h;
}

static inline nf_way nf_way_to(const nf_asking *q, const nf_filler *c)
{
    nf_way w;
    bool left = c->last < q->first;
    uint32_t from = left ? c->last + 1 : q->last + 1, to = left ? q->first : c->first;
    if (to < from) to = from;
    const nf_scene_item *a = &q->s->at[from], *b = &q->s->at[to];
    uint32_t len = to - from, seen = len < NF_ASK_REACH ? len : NF_ASK_REACH;
    uint32_t triggers = nf_few((uint32_t)b->triggers - a->triggers);
    w.side = left;
    w.breaks = nf_few((uint32_t)b->breaks - a->breaks);
    w.place = w.side << 8 | w.breaks << 4 | triggers;
    w.distance = nf_bucket(len);
    w.path = nf_path(a, len);
    w.mask = left ? q->left[seen] : q->right[seen];
    w.speech = nf_few((uint32_t)b->speech - a->speech);
    return w;
}

/* The item before item i, that of the edge included. */
static inline const nf_scene_item *nf_item_before(const nf_scene *s, uint32_t i)
{
    return s->at + i - 1;
}

#endif
