/* train_event_pack.c: weights as the blob that the library reads. */
#include "train_event.h"
#include "train_blob.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The features of most weight, by weight, then by key. */
typedef struct {
    float weight;
    uint32_t id;
    uint64_t key;
} ranked;

static int by_weight(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

static int8_t rounded(float x)
{
    x = x < -127.0f ? -127.0f : x > 127.0f ? 127.0f : x;
    return (int8_t)(x < 0 ? x - 0.5f : x + 0.5f);
}

/* Weights above this many nats are rare; they are cut. */
static const float detect_most = 2.54f;

/* The sum of the two weights of a feature. */
static float weight_of(const event_weights *w, enum event_corpus corpus, uint32_t id)
{
    return w->detect[0][id] + w->detect[1 + corpus][id];
}

static nf_keys pack_words(const event_weights *w, const event_examples *x, enum event_corpus corpus,
                          size_t most, float scale)
{
    ranked *all = grab(x->detect.len, sizeof *all);
    key_value *pairs = grab(most + 1, sizeof *pairs);
    size_t len = 0, kept = 0;
    for (uint32_t i = 1; i < x->detect.len; i++) {
        float weight = weight_of(w, corpus, i);
        ranked r = {fabsf(weight), i, x->detect.keys[i]};
        if (rounded(weight / scale)) all[len++] = r;
    }
    qsort(all, len, sizeof *all, by_weight);
    for (; kept < len && kept < most; kept++) {
        pairs[kept].key = all[kept].key;
        pairs[kept].value = (uint8_t)(rounded(weight_of(w, corpus, all[kept].id) / scale) + 128);
    }
    nf_keys keys = keys_pack(pairs, kept, 0.9, NULL);
    free(all);
    free(pairs);
    return keys;
}

static float widest(const float *lane)
{
    float most = 0;
    for (int t = 0; t < NF_EVENT_TYPES; t++) most = fabsf(lane[t]) > most ? fabsf(lane[t]) : most;
    return most;
}

static nf_keys pack_types(const event_weights *w, const event_examples *x, size_t most, float scale,
                          int8_t **rows)
{
    ranked *all = grab(x->tell.len, sizeof *all);
    key_value *pairs = grab(most + 1, sizeof *pairs);
    size_t len = 0, kept = 0;
    uint32_t *who;
    for (uint32_t i = 1; i < x->tell.len; i++) {
        ranked r = {widest(w->type + (size_t)i * NF_EVENT_ROW), i, x->tell.keys[i]};
        if (r.weight > scale * 4) all[len++] = r;
    }
    qsort(all, len, sizeof *all, by_weight);
    for (; kept < len && kept < most; kept++) {
        pairs[kept].key = all[kept].key;
        pairs[kept].value = 1;
    }
    nf_keys keys = keys_pack(pairs, kept, 0.95, &who);
    *rows = grab((size_t)keys.len * NF_MODEL_BUCKET, NF_EVENT_ROW);
    for (size_t slot = 0; slot < (size_t)keys.len * NF_MODEL_BUCKET; slot++) {
        if (!keys.buckets[slot / NF_MODEL_BUCKET].value[slot % NF_MODEL_BUCKET]) continue;
        const float *lane = w->type + (size_t)all[who[slot]].id * NF_EVENT_ROW;
        for (int t = 0; t < NF_EVENT_TYPES; t++)
            (*rows)[slot * NF_EVENT_ROW + (size_t)t] = rounded(lane[t] / scale);
    }
    free(all);
    free(pairs);
    free(who);
    return keys;
}

/* -------------------------------------------------------------------- floors */

static int by_number(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

/* What an example has after each stage, by the packed weights. */
static void sums_of(const event_examples *x, const event_example *e, const nf_keys *keys,
                    int32_t *sums)
{
    int32_t sum = 0;
    for (uint32_t i = 0, stage = 0; stage < NF_EVENT_STAGES; stage++) {
        for (; i < e->stage[stage]; i++) {
            nf_key_place place = nf_key_find(keys, x->detect.keys[x->ids[e->first + i]]);
            if (place.value) sum += (int32_t)place.value - 128;
        }
        sums[stage] = sum;
    }
}

/* Less than this is no event in other texts than those of the training, either. */
static const float hopeless = -2.0f;

/* The floor of a stage lies where it loses a small share of what comes near to be an event. */
static void set_floors(const event_examples *x, const nf_keys *keys,
                       const event_pack_options *options, nf_event_model_info *info)
{
    int32_t *found[NF_EVENT_STAGES], sums[NF_EVENT_STAGES];
    size_t len = 0;
    for (int stage = 0; stage < NF_EVENT_STAGES; stage++)
        found[stage] = grab(x->len, sizeof(int32_t));
    for (size_t i = 0; i < x->len; i++) {
        if (x->data[i].corpus != options->corpus) continue;
        sums_of(x, &x->data[i], keys, sums);
        if ((float)sums[NF_EVENT_STAGES - 1] * info->scale + info->bias < hopeless) continue;
        for (int stage = 0; stage < NF_EVENT_STAGES; stage++) found[stage][len] = sums[stage];
        len++;
    }
    for (int stage = 0; stage < NF_EVENT_STAGES; stage++) {
        if (len) qsort(found[stage], len, sizeof(int32_t), by_number);
        size_t lost = (size_t)((float)len * options->missed);
        info->floor[stage] = len && stage < NF_EVENT_STAGES - 1 ? found[stage][lost] : INT32_MIN;
        free(found[stage]);
    }
}

unsigned char *event_pack(const event_weights *w, const event_examples *x,
                          const event_pack_options *options, size_t *size)
{
    nf_event_model_info info = {"", detect_most / 127, event_type_most / 127,
                                w->bias[options->corpus] + options->bias, {0}};
    int8_t *row_data;
    strncpy(info.data, options->data, sizeof info.data - 1);
    nf_keys word_keys = pack_words(w, x, options->corpus, options->words, info.scale);
    nf_keys type_keys = pack_types(w, x, options->rows, info.type_scale, &row_data);
    set_floors(x, &word_keys, options, &info);
    const blob_part parts[] = {
        {NF_EVENT_INFO, sizeof info, &info, 1},
        {NF_EVENT_WORDS, sizeof(nf_key_bucket), word_keys.buckets, word_keys.len},
        {NF_EVENT_TYPE_KEYS, sizeof(nf_key_bucket), type_keys.buckets, type_keys.len},
        {NF_EVENT_TYPE_ROWS, NF_EVENT_ROW, row_data, (uint64_t)type_keys.len * NF_MODEL_BUCKET},
    };
    return blob_pack(NF_EVENT_MODEL_KIND, NF_EVENT_MODEL_FORMAT << 16 | NF_EVENT_FEATURES, parts,
                     sizeof parts / sizeof *parts, size);
}
