/* scorer.h: is this word an event here, and of which type?
 *
 * A linear model over what stands around the word. The trainer
 * (tables/make/train_event.c) asks the same functions for candidates and features,
 * so both see the same. After any change of either, raise NF_EVENT_FEATURES and
 * train again. */
#ifndef NF_EVENT_SCORER_H
#define NF_EVENT_SCORER_H

#include "event/event.h"
#include "lexical/keys.h"

enum {
    NF_EVENT_MODEL_KIND = 0x544e5645, /* "EVNT" */
    NF_EVENT_MODEL_FORMAT = 3,
    NF_EVENT_FEATURES = 3,    /* version of the features */
    NF_EVENT_TYPES = 45,      /* types that the model tells apart */
    NF_EVENT_ROW = 48,        /* weights of a feature for the types, padded */
    NF_EVENT_LISTED_FIRST = 64, /* what the table says of types, in steps of their weights */
    NF_EVENT_LISTED_ALSO = 40,
    NF_EVENT_STAGES = 2,      /* features are asked for in stages: most words fail in the first */
    NF_EVENT_NEAR = 3,        /* words that are looked at before a candidate, and behind */
    NF_EVENT_FEATURES_MAX = 96
};

enum nf_event_section { NF_EVENT_INFO = 1, NF_EVENT_BUCKETS, NF_EVENT_TYPE_SLOTS, NF_EVENT_TYPE_ROWS };

/* Four features, the weightiest of those whose keys name this bucket: a byte of each word is one
 * of them. A look-up is one read and no branch. One feature in a hundred that was never learnt
 * finds another one's weight; that is noise, and little. */
typedef struct {
    uint32_t checks;  /* bits of the key; no two of a bucket are equal */
    uint32_t weights; /* 0: none */
} nf_event_bucket;

enum { NF_EVENT_BUCKET = 4 };

/* What types a feature speaks for. It lives in the one slot that its key names, or nowhere. */
typedef struct {
    uint16_t check;
    uint16_t row; /* weights for the types; 0: the slot is empty */
} nf_event_type_slot;

/* The bucket or slot of a key, of `len`. */
static inline uint32_t nf_event_home(uint64_t key, uint32_t len)
{
    return (uint32_t)(((key >> 32) * len) >> 32);
}

/* Bytes that are equal to the key's become all ones; at most one weight is left. */
static inline int32_t nf_event_weight(nf_event_bucket bucket, uint64_t key)
{
    const uint32_t ones = 0x01010101, low = 0x7f7f7f7f;
    uint32_t differ = bucket.checks ^ (uint8_t)key * ones;
    uint32_t equal = ~(((differ & low) + low) | differ | low) >> 7;
    return (int8_t)((bucket.weights & equal * 0xff) * ones >> 24);
}

typedef struct {
    char data[16];     /* version of what it was trained on */
    float scale;       /* of one step of the weights of `words`, in nats */
    float type_scale;
    float bias;        /* added to the sum; events have more than 0 */
    int32_t floor[NF_EVENT_STAGES]; /* who has less after a stage is no event, whatever follows */
} nf_event_model_info;

typedef struct {
    const nf_event_model_info *info;
    const nf_event_bucket *buckets;  /* [buckets_len] */
    const nf_event_type_slot *types; /* [types_len] */
    const int8_t *rows;              /* [rows_len][NF_EVENT_ROW]; row 0 is none */
    uint32_t buckets_len, types_len, rows_len;
} nf_event_model;

newsfacts_status newsfacts__event_model_open(const void *data, size_t size,
                                             enum nf_blob_trust trust, nf_event_model *out,
                                             newsfacts_error *error);

/* A word that may tell an event. */
typedef struct {
    nf_span span;
    uint32_t sentence;
    uint32_t hit;      /* first of its hits in triggers.tsv, or NF_NONE */
    uint32_t hits_len;
} nf_candidate;

typedef NF_VEC(nf_candidate) nf_candidates;

/* All candidates by begin, then longer first. */
newsfacts_status newsfacts__event_candidates(nf_work *work, const nf_event_source *source,
                                             nf_candidates *out);

/* A word as features see it. */
typedef struct {
    uint64_t key;
    uint8_t cluster; /* of words that stand between the same words; 0: none */
    uint8_t pos;     /* nf_pos */
    uint8_t tag;     /* nf_pos, or the kind of fact that the word belongs to */
    uint8_t size;    /* characters, up to 4 */
} nf_event_word;

/* A clause or a sentence: its words [first, last) and what they hold. */
typedef struct {
    nf_span span;
    uint32_t first, last;
    uint32_t facts;      /* bits of nf_event_tag */
    uint32_t verbs;      /* how many, up to 7 */
    uint32_t first_verb; /* NF_NONE: there is none */
    uint32_t last_verb;
} nf_event_stretch;

/* What of a document the features ask for; it moves on with the candidates. */
typedef struct {
    const nf_event_source *source;
    nf_event_word *words;
    uint32_t topic;            /* how much of the document tells of emergencies: 0 to 3 */
    uint32_t sentence;         /* that `whole` is of, NF_NONE none yet */
    uint32_t clause_at, pair_at;
    nf_event_stretch whole;    /* the sentence */
    nf_event_stretch clause;
} nf_event_view;

newsfacts_status newsfacts__event_view(nf_work *work, const nf_event_source *source,
                                       nf_event_view *out);

/* Goes back to the first candidate. */
void newsfacts__event_view_again(nf_event_view *view);

/* A candidate and what is near it. */
typedef struct {
    nf_event_view *view;
    const nf_candidate *c;
    const nf_event_word *before[NF_EVENT_NEAR]; /* the nearest first; edges of the sentence */
    const nf_event_word *after[NF_EVENT_NEAR];  /* are words, too */
    uint32_t word;           /* that the candidate begins in */
    uint32_t next;           /* that begins behind it, or is cut by its end */
    nf_event_word own;       /* the candidate itself */
    uint64_t listed;         /* first type of the table, 0 none */
    uint64_t subtype;        /* hash of type and subtype */
} nf_event_site;

/* Candidates must come by begin. */
void newsfacts__event_site(nf_event_view *view, const nf_candidate *candidate, nf_event_site *out);

/* Hashes of what speaks for or against. */
typedef struct {
    uint64_t hash[NF_EVENT_FEATURES_MAX];
    uint32_t len;
} nf_event_features;

/* Appends what a stage asks for. */
void newsfacts__event_features(const nf_event_site *site, uint32_t stage, nf_event_features *out);

/* Appends what tells the type. */
void newsfacts__event_type_features(const nf_event_site *site, nf_event_features *out);

/* Writes what triggers.tsv says of the types. */
void newsfacts__event_listed(const nf_event_site *site, int16_t sums[NF_EVENT_ROW]);

/* In nats; above 0: rather an event. */
float newsfacts__event_score(const nf_event_model *model, const nf_event_site *site);

/* The most likely type. */
int32_t newsfacts__event_type(const nf_event_model *model, const nf_event_site *site);

/* Appends the events among the candidates of a text: of overlapping ones the likeliest. */
newsfacts_status newsfacts__event_choose(nf_work *work, const nf_event_source *source,
                                         const nf_event_model *model, nf_events *out);

#endif
