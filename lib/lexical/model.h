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

/* How many bits are set in the first `slots` of the masks of a bucket. */
#if defined(__SSE2__)
static inline uint32_t nf_bits_before(const uint8_t *masks, uint32_t slots)
{
    static const uint8_t keep[2 * NF_MODEL_BUCKET] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                      255, 255, 255, 255, 255, 255, 255, 255};
    const __m128i ones = _mm_set1_epi8(0x55), twos = _mm_set1_epi8(0x33);
    const uint8_t *before = keep + NF_MODEL_BUCKET - slots;
    __m128i x = _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)masks),
                              _mm_loadu_si128((const __m128i *)(const void *)before));
    x = _mm_sub_epi8(x, _mm_and_si128(_mm_srli_epi16(x, 1), ones));
    x = _mm_add_epi8(_mm_and_si128(x, twos), _mm_and_si128(_mm_srli_epi16(x, 2), twos));
    x = _mm_and_si128(_mm_add_epi8(x, _mm_srli_epi16(x, 4)), _mm_set1_epi8(0x0f));
    x = _mm_sad_epu8(x, _mm_setzero_si128());
    return (uint32_t)(_mm_cvtsi128_si32(x) + _mm_extract_epi16(x, 4));
}
#else
static inline uint32_t nf_bits_before(const uint8_t *masks, uint32_t slots)
{
    uint32_t bits = 0;
    for (uint32_t i = 0; i < slots; i++)
        for (uint32_t mask = masks[i]; mask; mask &= mask - 1) bits++;
    return bits;
}
#endif

/* The first row of a feature that was found. */
static inline uint32_t nf_feature_row(const nf_model *model, nf_key_place place)
{
    const nf_key_bucket *bucket = &model->features.buckets[place.bucket];
    return model->bases[place.bucket] + nf_bits_before(bucket->value, place.slot);
}

#endif
