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
    NF_EVENT_MODEL_FORMAT = 2,
    NF_EVENT_FEATURES = 2,    /* version of the features */
    NF_EVENT_TYPES = 45,      /* types that the model tells apart */
    NF_EVENT_ROW = 48,        /* weights of a feature for the types, padded */
    NF_EVENT_LISTED_FIRST = 64, /* what the table says of types, in steps of their weights */
    NF_EVENT_LISTED_ALSO = 40,
    NF_EVENT_STAGES = 3,      /* features are asked for in stages: most words fail in the first */
    NF_EVENT_FEATURES_MAX = 160
};

enum nf_event_section { NF_EVENT_INFO = 1, NF_EVENT_WORDS, NF_EVENT_TYPE_KEYS, NF_EVENT_TYPE_ROWS };

typedef struct {
    char data[16];     /* version of what it was trained on */
    float scale;       /* of one step of the weights of `words`, in nats */
    float type_scale;
    float bias;        /* added to the sum; events have more than 0 */
    int32_t floor[NF_EVENT_STAGES]; /* who has less after a stage is no event, whatever follows */
} nf_event_model_info;

typedef struct {
    const nf_event_model_info *info;
    nf_keys words;      /* feature -> weight + 128 */
    nf_keys types;      /* feature -> 1; its row is that of its slot */
    const int8_t *rows; /* [types.len * NF_MODEL_BUCKET][NF_EVENT_ROW] */
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

/* A candidate and what is near it. */
typedef struct {
    nf_event_view *view;
    const nf_candidate *c;
    nf_event_word before[3]; /* the nearest first; edges of the sentence are words, too */
    nf_event_word after[3];
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
void newsfacts__event_listed(const nf_event_site *site, int32_t sums[NF_EVENT_ROW]);

/* In nats; above 0: rather an event. */
float newsfacts__event_score(const nf_event_model *model, const nf_event_site *site);

/* The most likely type. */
int32_t newsfacts__event_type(const nf_event_model *model, const nf_event_site *site);

/* Appends the events among the candidates of a text: of overlapping ones the likeliest. */
newsfacts_status newsfacts__event_choose(nf_work *work, const nf_event_source *source,
                                         const nf_event_model *model, nf_events *out);

#endif
