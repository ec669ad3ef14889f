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
    NF_EVENT_MODEL_FORMAT = 1,
    NF_EVENT_FEATURES = 1,    /* version of the features */
    NF_EVENT_TYPES = 45,      /* types that the model tells apart */
    NF_EVENT_ROW = 48,        /* weights of a feature for the types, padded */
    NF_EVENT_FEATURES_MAX = 112
};

enum nf_event_section { NF_EVENT_INFO = 1, NF_EVENT_WORDS, NF_EVENT_TYPE_KEYS, NF_EVENT_TYPE_ROWS };

typedef struct {
    char data[16];     /* version of what it was trained on */
    float scale;       /* of one step of the weights of `words`, in nats */
    float type_scale;
    float bias;        /* added to the sum; events have more than 0 */
    float reserved;
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

/* A place among records sorted by begin; moves on with the candidates. */
typedef struct {
    uint32_t clause, count, time, pair, organisation, person, place;
} nf_event_cursors;

typedef struct {
    const nf_event_source *source;
    uint64_t *words;      /* hash of every word */
    uint32_t topic;       /* how much of the document tells of emergencies: 0 to 3 */
    nf_event_cursors at;
} nf_event_view;

newsfacts_status newsfacts__event_view(nf_work *work, const nf_event_source *source,
                                       nf_event_view *out);

/* Hashes of what speaks for or against; the first types_len tell the type too. */
typedef struct {
    uint64_t hash[NF_EVENT_FEATURES_MAX];
    uint32_t len;
    uint32_t types_len;
} nf_event_features;

/* Candidates must come by begin. */
void newsfacts__event_features(nf_event_view *view, const nf_candidate *candidate,
                               nf_event_features *out);

/* In nats; above 0: rather an event. */
float newsfacts__event_score(const nf_event_model *model, const nf_event_features *features);

/* The most likely type. */
int32_t newsfacts__event_type(const nf_event_model *model, const nf_event_features *features);

/* Appends the events among the candidates of a text: of overlapping ones the likeliest. */
newsfacts_status newsfacts__event_choose(nf_work *work, const nf_event_source *source,
                                         const nf_event_model *model, nf_events *out);

#endif
