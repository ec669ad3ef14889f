/* model.h: the weights of the character tagger, read where they lie.
 *
 * A model is a blob (base/blob.h). Its features are a table of keys (keys.h) whose
 * value is a mask of slots (features.h). Each set bit has a row of twelve weights;
 * the rows of a bucket lie together, in the order of keys and bits, from
 * bases[bucket] on. */
#ifndef NF_LEXICAL_MODEL_H
#define NF_LEXICAL_MODEL_H

#include "base/blob.h"
#include "lexical/keys.h"

#include <string.h>

enum {
    NF_MODEL_KIND = 0x52474154, /* "TAGR" */
    NF_MODEL_FORMAT = 1,        /* of the sections below */
    NF_MODEL_WEIGHTS = 12,      /* of a row: one for each label but O */
    NF_MODEL_LABELS = 13,
    NF_MODEL_LANES = 16,        /* labels, padded for vector code */
    NF_MODEL_NEVER = -8000      /* score of a step that no labelling takes */
};

enum nf_model_section {
    NF_MODEL_INFO = 1, NF_MODEL_SCORES, NF_MODEL_FEATURES, NF_MODEL_BASES, NF_MODEL_ROWS,
    NF_MODEL_CLUSTERS, NF_MODEL_HEADS, NF_MODEL_NAMES
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
    int16_t step[NF_MODEL_LANES][NF_MODEL_LANES]; /* from, to */
    int16_t first[NF_MODEL_LANES];
    int16_t last[NF_MODEL_LANES];
} nf_model_scores;

typedef struct {
    const nf_model_info *info;
    const nf_model_scores *scores;
    nf_keys features;
    const uint32_t *bases; /* [features.len]: first row of a bucket */
    const int8_t *rows;    /* [rows_len][NF_MODEL_WEIGHTS]; one more row behind them may be read */
    uint32_t rows_len;
    nf_keys clusters; /* word -> cluster */
    nf_keys heads;    /* last word of organisations -> number */
    nf_keys names;    /* listed name -> flags of the lists */
} nf_model;

/* Finds the parts of the bytes, which must be aligned to 8 and outlive the model.
 * NEWSFACTS_E_VERSION (another format, other features) or NEWSFACTS_E_ARGUMENT
 * (no model, damaged), with a message that says what is wrong. */
newsfacts_status newsfacts__model_open(const void *data, size_t size, enum nf_blob_trust trust,
                                       nf_model *out, newsfacts_error *error);

/* How many bits are set in each half byte. */
static inline uint64_t nf_bits_by_four(uint64_t x)
{
    x -= (x >> 1) & UINT64_C(0x5555555555555555);
    return (x & UINT64_C(0x3333333333333333)) + ((x >> 2) & UINT64_C(0x3333333333333333));
}

/* How many bits are set in both together: at most 127, or a byte would not hold it. */
static inline uint32_t nf_bits(uint64_t a, uint64_t b)
{
    const uint64_t low = UINT64_C(0x0f0f0f0f0f0f0f0f);
    uint64_t x = nf_bits_by_four(a) + nf_bits_by_four(b);
    return (uint32_t)((((x & low) + ((x >> 4) & low)) * UINT64_C(0x0101010101010101)) >> 56);
}

/* The first row of a feature that was found. */
static inline uint32_t nf_feature_row(const nf_model *model, nf_key_place place)
{
    static const uint8_t keep[2 * NF_MODEL_BUCKET] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                      255, 255, 255, 255, 255, 255, 255, 255};
    uint64_t masks[2], before[2]; /* of the keys before this one */
    memcpy(masks, model->features.buckets[place.bucket].value, sizeof masks);
    memcpy(before, keep + NF_MODEL_BUCKET - place.slot, sizeof before);
    return model->bases[place.bucket] + nf_bits(masks[0] & before[0], masks[1] & before[1]);
}

#endif
