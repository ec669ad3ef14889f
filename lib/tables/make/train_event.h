/* train_event.h: what the parts of the event scorer's trainer share.
 *
 * Like the table generator a program of the developers: it stops at the first
 * mistake and frees little. The same data and options give the same bytes. */
#ifndef NF_TABLES_TRAIN_EVENT_H
#define NF_TABLES_TRAIN_EVENT_H

#include "event/scorer.h"
#include "train.h"
#include "train_reading.h"

/* Whose convention says what an event is. */
enum event_corpus { EVENT_GOLD, EVENT_CEC, EVENT_CORPORA };

enum { EVENT_FOLDS = 5 };

typedef struct {
    nf_span span;
    int32_t type;  /* newsfacts_event_type; 0 unknown */
    bool optional; /* may be found or not */
} event_mark;

typedef struct {
    char *text;
    size_t size;
    char reference[32];
    event_mark *marks; /* by begin */
    uint32_t marks_len;
    char kind[16];  /* of text, for reports: "tv", "article" */
    uint8_t corpus; /* event_corpus */
    uint8_t fold;   /* by hash of the text; of CEC fold 0 is never trained on */
} event_article;

typedef struct {
    event_article *data;
    size_t len, cap;
} event_articles;

/* GOLD/NAME.gold.json with NAME.txt, tables of labels, and the lines of a CEC file. */
void event_corpus_gold(event_articles *out, const char *folder);
void event_corpus_labels(event_articles *out, const char *folder, const char *corpora);
void event_corpus_cec(event_articles *out, const char *path);

/* Features by number: 0 is none. */
typedef struct {
    uint64_t *keys;
    uint32_t *seen; /* examples that have it */
    uint32_t len, cap;
    key_map numbers;
} event_feature_set;

typedef struct {
    uint32_t first, len;       /* features that detect: ids[first], … */
    uint32_t stage[NF_EVENT_STAGES]; /* where each stage ends among them */
    uint32_t types, types_len; /* and those that tell the type: ids[types], … */
    int8_t listed[NF_EVENT_ROW]; /* what the table says of the types */
    int32_t type;              /* 0: not known */
    int8_t label;              /* 1 event, 0 none, -1 either */
    bool optional;             /* a mark says either */
    uint8_t corpus, fold;
} event_example;

typedef struct {
    event_example *data;
    size_t len, cap;
    uint32_t *ids;
    size_t ids_len, ids_cap;
    event_feature_set detect, tell;
} event_examples;

void event_examples_read(event_examples *out, const event_articles *all);

/* Weights of types above this many nats are rare; they are cut. */
static const float event_type_most = 3.81f;

/* Weights of features: for all corpora, and what a corpus adds. */
typedef struct {
    float *detect[EVENT_CORPORA + 1];
    float *type; /* [tell.len][NF_EVENT_ROW] */
    float bias[EVENT_CORPORA]; /* of each corpus */
    float bias_first[EVENT_CORPORA]; /* and of the first stage alone, which only the training has */
} event_weights;

typedef struct {
    int hold;        /* fold of gold that is not trained on; -1 none */
    unsigned rounds, seeds;
    float rate, type_rate, decay, type_decay;
    float cec;       /* weight of an example of CEC */
    float cec_type;  /* and where it tells types, by the table: CEC has none of ours */
    float optional;  /* weight of an optional mark as no event: what is worth little */
    float first;     /* weight of what the first stage alone says */
    unsigned cutoff; /* features seen less often are left out */
    const bool *detect, *tell; /* features by number that are not left out; NULL: all */
} event_options;

void event_fit(event_weights *out, const event_examples *examples, const event_options *options);
void event_weights_free(event_weights *weights);

/* The blob of a model: of a corpus's convention. */
typedef struct {
    enum event_corpus corpus;
    size_t words, rows; /* most features that are kept */
    uint32_t buckets, type_slots; /* of the tables that they are kept in */
    float bias;         /* added */
    float missed;       /* share of events that the stages' floors may lose */
    const char *data;   /* version of what it was trained on */
} event_pack_options;

/* Marks the features that have a place in the blob: a second fit of these alone makes up for what
 * the others did. */
void event_choose_features(const event_weights *weights, const event_examples *examples,
                           const event_pack_options *options, bool *detect, bool *tell);

unsigned char *event_pack(const event_weights *weights, const event_examples *examples,
                          const event_pack_options *options, size_t *size);

#endif
