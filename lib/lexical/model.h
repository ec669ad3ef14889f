/* model.h: the weights of the character tagger, read where they lie.
 *
 * A model is a blob (base/blob.h). Each feature that it knows has a block of rows of
 * weights (weights.h), one for each slot (features.h); two word tables (keys.h) and a list
 * of names (name_list.h) tell features what is known of words. */
#ifndef NF_LEXICAL_MODEL_H
#define NF_LEXICAL_MODEL_H

#include "base/blob.h"
#include "lexical/keys.h"
#include "lexical/name_list.h"
#include "lexical/weights.h"

enum {
    NF_MODEL_KIND = 0x52474154, /* "TAGR" */
    NF_MODEL_FORMAT = 3,        /* of the sections below */
    NF_MODEL_LABELS = 13,
    NF_MODEL_LANES = 16,        /* labels, padded for vector code */
    NF_MODEL_NEVER = -8000      /* score of a step that no labelling takes */
};

enum nf_model_section {
    NF_MODEL_INFO = 1, NF_MODEL_SCORES, NF_MODEL_PILOTS, NF_MODEL_SLOTS, NF_MODEL_ROWS,
    NF_MODEL_CLUSTERS, NF_MODEL_HEADS, NF_MODEL_NAMES, NF_MODEL_NAME_PILOTS,
    NF_MODEL_STARTS
};

/* Kinds of names; labels are O, then B I E S of each kind. */
enum nf_tag_kind { NF_TAG_PER = 0, NF_TAG_LOC, NF_TAG_ORG, NF_TAG_KINDS };
enum nf_label { NF_LABEL_O = 0, NF_LABEL_B = 1, NF_LABEL_I = 2, NF_LABEL_E = 3, NF_LABEL_S = 4 };

static inline int nf_label(int kind, enum nf_label part)
{
    return kind * 4 + (int)part;
}

typedef struct {
    char profile[16]; /* whose conventions: "news", "msra" */
    char data[16];    /* version of the data it was trained on */
    float scale;      /* of one integer step, in nats */
    float sharpness;  /* a name that leads by x nats is right with the chance */
    float trust;      /* 1 / (1 + exp(-(trust + sharpness * x))) */
} nf_model_info;

typedef struct {
    int16_t step[NF_MODEL_LANES][NF_MODEL_LANES]; /* from, to: by lane (lanes.h) */
    int16_t first[NF_MODEL_LANES];
    int16_t last[NF_MODEL_LANES];
} nf_model_scores;

/* A set of hashes that takes some strangers for members: a bit for each, a few times
 * as many bits as members. */
typedef struct {
    const uint64_t *bits;
    uint32_t len; /* of bits, in units of 64 */
} nf_filter;

static inline uint32_t nf_filter_bit(uint64_t key, uint32_t len)
{
    return nf_weight_share((uint32_t)key, len * 64);
}

static inline bool nf_filter_has(const nf_filter *filter, uint64_t key)
{
    uint32_t bit = nf_filter_bit(key, filter->len);
    return filter->bits[bit / 64] >> bit % 64 & 1;
}

static inline void nf_filter_fetch(const nf_filter *filter, uint64_t key)
{
    nf_weight_fetch(&filter->bits[nf_filter_bit(key, filter->len) / 64]);
}

typedef struct {
    const nf_model_info *info;
    const nf_model_scores *scores;
    nf_weights weights;
    nf_keys clusters; /* word -> cluster */
    nf_keys heads;    /* last word of organisations -> number */
    nf_name_list names;
    nf_filter starts; /* the only word, or the first two, of listed names */
} nf_model;

/* Finds the parts of the bytes, which must be aligned to 8 and outlive the model.
 * NEWSFACTS_E_VERSION (another format, other features) or NEWSFACTS_E_ARGUMENT
 * (no model, damaged), with a message that says what is wrong. */
newsfacts_status newsfacts__model_open(const void *data, size_t size, enum nf_blob_trust trust,
                                       nf_model *out, newsfacts_error *error);

#endif
