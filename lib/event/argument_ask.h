/* argument_ask.h: an event that is asked about, and how features of candidates are written.
 *
 * A feature is a number of its own (`id`) and two values, hashed together. The files
 * argument_ask_….c define them: for nouns, for times and places, for counts. */
#ifndef NF_EVENT_ARGUMENT_ASK_H
#define NF_EVENT_ARGUMENT_ASK_H

#include "event/argument.h"

enum { NF_ASK_REACH = 40 /* items looked at on either side of the trigger */, NF_ASK_APART = 7 };

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
    bool same;                       /* the event before is of the same sentence: */
    uint32_t apart;                  /* pauses since its trigger, NF_ASK_APART: it is not */
    uint32_t last_type;              /* its type, 0 */
    bool befalls;                    /* illness, recovery, injury, death: reports count whom */
    const int8_t *weights;           /* of the role, where it is not about who */
    uint32_t lefts, rights;          /* nouns of the same clause before and after */
    nf_rating nothing[NF_ASKED_LEN]; /* what speaks for no answer, whatever the role */
    bool has_bars;                   /* any of these: */
    uint32_t barred[2];              /* 被 and 由 that govern the trigger, or NF_NONE */
    uint32_t left_len, right_len;
    uint16_t left[NF_ASK_REACH + 1];  /* [n]: which grammar words the n items before it hold, */
    uint16_t right[NF_ASK_REACH + 1]; /* and the n items after it; n up to left_len, right_len */
} nf_asking;

/* Begins to ask about event `event` of the scene. */
void newsfacts__asking_begin(const nf_scene *scene, const nf_judge *judge, uint32_t event,
                             const nf_taken *before, const nf_taken *own, nf_asking *out);

/* Fills the question of a role. Patients are asked for after agents, whose question is
 * `agents`: most of what is known of a noun is the same for both. */
void newsfacts__asking_ask(nf_asking *asking, enum nf_asked role, const nf_question *agents,
                           nf_question *out);

static inline bool nf_same_span(nf_span a, nf_span b)
{
    return !((a.begin ^ b.begin) | (a.end ^ b.end)); /* one branch, or none */
}

/* Features of a candidate that is the `rank`th of its side of the trigger. */
void newsfacts__ask_noun(const nf_asking *q, const nf_filler *c, uint32_t rank, nf_clues *out);
void newsfacts__ask_count(const nf_asking *q, const nf_filler *c, uint32_t rank, nf_clues *out);
/* Of a time of the sentence; of one before it, which has `own` times. */
void newsfacts__ask_circumstance(const nf_asking *q, const nf_filler *c, uint32_t rank,
                                 nf_clues *out);
void newsfacts__ask_inherited(const nf_asking *q, const nf_filler *c, uint32_t rank, uint32_t own,
                              nf_clues *out);
/* The same of places. */
void newsfacts__ask_place(const nf_asking *q, const nf_filler *c, uint32_t rank, nf_clues *out);
void newsfacts__ask_standing(const nf_asking *q, const nf_filler *c, uint32_t own, nf_clues *out);

/* What speaks for no answer: first what does not depend on the role, then for each role, with
 * as many candidates before and after the trigger. */
void newsfacts__ask_nothing_begin(nf_asking *q);
void newsfacts__ask_nothing(const nf_asking *q, uint32_t before, uint32_t after, nf_clues *out);

/* Where features go: the compiler knows the place of each. */
typedef struct {
    uint32_t *to;
} nf_writer;

static inline void nf_put(nf_writer *w, uint32_t id, uint32_t a, uint32_t b)
{
    *w->to++ = id * 0x9e3779b1u ^ a * 0x85ebca6bu ^ (b * 0xc2b2ae35u + 0x27d4eb2fu);
}

static inline nf_rating nf_rate_who(const nf_who_weights *weights, const uint32_t *at, uint32_t len)
{
    nf_rating r = {0, 0};
    uint32_t i = 0;
    for (; i + 4 <= len; i += 4) {
        const nf_who_weights *a = &weights[at[i]], *b = &weights[at[i + 1]],
                             *c = &weights[at[i + 2]], *d = &weights[at[i + 3]];
        r.score += a->agent + b->agent + c->agent + d->agent;
        r.as_patient += a->patient + b->patient + c->patient + d->patient;
    }
    for (; i < len; i++) {
        r.score += weights[at[i]].agent;
        r.as_patient += weights[at[i]].patient;
    }
    return r;
}

static inline nf_rating nf_rate(const int8_t *weights, const uint32_t *at, uint32_t len)
{
    nf_rating r = {0, 0};
    uint32_t i = 0;
    for (; i + 4 <= len; i += 4)
        r.score += weights[at[i]] + weights[at[i + 1]] + weights[at[i + 2]] + weights[at[i + 3]];
    for (; i < len; i++) r.score += weights[at[i]];
    return r;
}

/* Makes numbers of what was put, all at once, as processors like to do it. */
static inline void nf_number(const nf_writer *w, nf_clues *out)
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

/* The end of a list: its numbers, and their rating. */
static inline void nf_written(const nf_asking *q, const nf_writer *w, nf_clues *out)
{
    nf_number(w, out);
    if (!q->judge->model) return;
    out->rating = q->weights ? nf_rate(q->weights, out->at, out->len)
                             : nf_rate_who(q->judge->model->who, out->at, out->len);
}

static inline uint32_t nf_bucket(uint32_t n)
{
    static const uint8_t buckets[] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6,
                                      6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 8};
    return buckets[n < 22 ? n : 22];
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

/* The steps between two items as one number. */
static inline uint32_t nf_path(const nf_scene_item *from, const nf_scene_item *to, uint32_t len)
{
    enum { LONGEST = 6 };
    static const uint32_t powers[] = {1, 31, 961, 29791, 923521, 28629151, 887503681};
    uint32_t power = powers[len < LONGEST ? len : LONGEST];
    uint32_t path = 7 * power + to->steps - from->steps * power, far = len > LONGEST;
    return far | (path & (far - 1)); /* no branch: as many are far as near */
}

static inline nf_way nf_way_to(const nf_asking *q, const nf_filler *c)
{
    nf_way w;
    bool left = c->last < q->first;
    uint32_t from = left ? c->last + 1 : q->last + 1, to = left ? q->first : c->first;
    if (to < from) to = from;
    const nf_scene_item *a = &q->s->at[from], *b = &q->s->at[to];
    uint32_t len = to - from, end = left ? q->left_len : q->right_len;
    uint32_t triggers = nf_few((uint32_t)b->triggers - a->triggers);
    w.side = left;
    w.breaks = nf_few((uint32_t)b->breaks - a->breaks);
    w.place = w.side << 8 | w.breaks << 4 | triggers;
    w.distance = nf_bucket(len);
    w.path = nf_path(a, b, len);
    w.mask = (left ? q->left : q->right)[len < end ? len : end];
    w.speech = nf_few((uint32_t)b->speech - a->speech);
    return w;
}

/* The item before item i, that of the edge included. */
static inline const nf_scene_item *nf_item_before(const nf_scene *s, uint32_t i)
{
    return s->at + i - 1;
}

#endif
