/* train_event_pack.c: weights as the blob that the library reads. */
#include "train_blob.h"
#include "train_event.h"

#include <math.h>
#include <stdio.h>
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

/* Steps of the weights, in nats. What is above 127 of them is rare; it is cut. */
static const float detect_step = 2.54f / 127;
static const float type_step = 3.81f / 127; /* event_type_most */

/* The sum of the two weights of a feature. */
static float weight_of(const event_weights *w, enum event_corpus corpus, uint32_t id)
{
    return w->detect[0][id] + w->detect[1 + corpus][id];
}

/* Puts a weight where there is room for it. */
static bool put_weight(nf_event_bucket *bucket, uint64_t key, int8_t weight)
{
    for (unsigned shift = 0; shift < 8 * NF_EVENT_BUCKET; shift += 8) {
        if (!(bucket->weights >> shift & 0xff)) {
            bucket->checks |= (uint32_t)(uint8_t)key << shift;
            bucket->weights |= (uint32_t)(uint8_t)weight << shift;
            return true;
        }
        if ((bucket->checks >> shift & 0xff) == (uint8_t)key) return false;
    }
    return false;
}

/* The weightiest first; fills the buckets. *len: how many have found a place; they come first. */
static ranked *place_weights(const event_weights *w, const event_examples *x,
                             const event_pack_options *options, nf_event_bucket *buckets,
                             size_t *len)
{
    ranked *all = grab(x->detect.len, sizeof *all);
    size_t found = 0, kept = 0;
    for (uint32_t i = 1; i < x->detect.len; i++) {
        float weight = weight_of(w, options->corpus, i);
        ranked r = {fabsf(weight), i, x->detect.keys[i]};
        if (rounded(weight / detect_step)) all[found++] = r;
    }
    qsort(all, found, sizeof *all, by_weight);
    for (size_t i = 0; i < found && kept < options->words; i++) {
        int8_t weight = rounded(weight_of(w, options->corpus, all[i].id) / detect_step);
        if (put_weight(&buckets[nf_event_home(all[i].key, options->buckets)], all[i].key, weight))
            all[kept++] = all[i];
    }
    *len = kept;
    return all;
}

static float widest(const float *lane)
{
    float most = 0;
    for (int t = 0; t < NF_EVENT_TYPES; t++) most = fabsf(lane[t]) > most ? fabsf(lane[t]) : most;
    return most;
}

/* The same for the rows of types: slots of them name their rows, which are counted from 1. */
static ranked *place_rows(const event_weights *w, const event_examples *x,
                          const event_pack_options *options, nf_event_type_slot *slots, size_t *len)
{
    ranked *all = grab(x->tell.len, sizeof *all);
    size_t found = 0, kept = 0;
    for (uint32_t i = 1; i < x->tell.len; i++) {
        ranked r = {widest(w->type + (size_t)i * NF_EVENT_ROW), i, x->tell.keys[i]};
        if (r.weight > type_step * 4) all[found++] = r;
    }
    qsort(all, found, sizeof *all, by_weight);
    for (size_t i = 0; i < found && kept < options->rows; i++) {
        nf_event_type_slot *slot = &slots[nf_event_home(all[i].key, options->type_slots)];
        if (slot->row) continue;
        all[kept++] = all[i];
        slot->check = (uint16_t)all[i].key;
        slot->row = (uint16_t)kept;
    }
    *len = kept;
    return all;
}

void event_choose_features(const event_weights *w, const event_examples *x,
                           const event_pack_options *options, bool *detect, bool *tell)
{
    nf_event_bucket *buckets = grab(options->buckets, sizeof *buckets);
    nf_event_type_slot *slots = grab(options->type_slots, sizeof *slots);
    size_t words_len, rows_len;
    ranked *words = place_weights(w, x, options, buckets, &words_len);
    ranked *rows = place_rows(w, x, options, slots, &rows_len);
    for (size_t i = 0; i < words_len; i++) detect[words[i].id] = true;
    for (size_t i = 0; i < rows_len; i++) tell[rows[i].id] = true;
    free(buckets);
    free(slots);
    free(words);
    free(rows);
}

static nf_event_bucket *pack_weights(const event_weights *w, const event_examples *x,
                                     const event_pack_options *options)
{
    nf_event_bucket *buckets = grab(options->buckets, sizeof *buckets);
    size_t len;
    free(place_weights(w, x, options, buckets, &len));
    fprintf(stderr, "%lu weights", (unsigned long)len);
    return buckets;
}

/* Row 0 stays empty. */
static nf_event_type_slot *pack_types(const event_weights *w, const event_examples *x,
                                      const event_pack_options *options, int8_t **rows, size_t *len)
{
    nf_event_type_slot *slots = grab(options->type_slots, sizeof *slots);
    ranked *all = place_rows(w, x, options, slots, len);
    *rows = grab(*len + 1, NF_EVENT_ROW);
    for (size_t i = 0; i < *len; i++) {
        const float *lane = w->type + (size_t)all[i].id * NF_EVENT_ROW;
        for (size_t t = 0; t < NF_EVENT_TYPES; t++)
            (*rows)[(i + 1) * NF_EVENT_ROW + t] = rounded(lane[t] / type_step);
    }
    fprintf(stderr, ", %lu rows\n", (unsigned long)*len);
    ++*len;
    free(all);
    return slots;
}

/* -------------------------------------------------------------------- floors */

static int by_number(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

/* What an example has after each stage, by the packed weights. */
static void sums_of(const event_examples *x, const event_example *e, const nf_event_bucket *buckets,
                    uint32_t buckets_len, int32_t *sums)
{
    int32_t sum = 0;
    for (uint32_t i = 0, stage = 0; stage < NF_EVENT_STAGES; stage++) {
        for (; i < e->stage[stage]; i++) {
            uint64_t key = x->detect.keys[x->ids[e->first + i]];
            sum += nf_event_weight(buckets[nf_event_home(key, buckets_len)], key);
        }
        sums[stage] = sum;
    }
}

/* Less than this is no event in other texts than those of the training, either. */
static const float hopeless = -2.0f;

/* The floor of a stage lies where it loses a small share of what comes near to be an event. */
static void set_floors(const event_examples *x, const nf_event_bucket *buckets,
                       const event_pack_options *options, nf_event_model_info *info)
{
    int32_t *found[NF_EVENT_STAGES], sums[NF_EVENT_STAGES];
    size_t len = 0;
    for (int stage = 0; stage < NF_EVENT_STAGES; stage++)
        found[stage] = grab(x->len, sizeof(int32_t));
    for (size_t i = 0; i < x->len; i++) {
        if (x->data[i].corpus != options->corpus) continue;
        sums_of(x, &x->data[i], buckets, options->buckets, sums);
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
    nf_event_model_info info = {
        "", detect_step, type_step, w->bias[options->corpus] + options->bias, {0}};
    int8_t *row_data;
    size_t rows;
    strncpy(info.data, options->data, sizeof info.data - 1);
    nf_event_bucket *buckets = pack_weights(w, x, options);
    nf_event_type_slot *types = pack_types(w, x, options, &row_data, &rows);
    set_floors(x, buckets, options, &info);
    const blob_part parts[] = {
        {NF_EVENT_INFO, sizeof info, &info, 1},
        {NF_EVENT_BUCKETS, sizeof *buckets, buckets, options->buckets},
        {NF_EVENT_TYPE_SLOTS, sizeof *types, types, options->type_slots},
        {NF_EVENT_TYPE_ROWS, NF_EVENT_ROW, row_data, rows},
    };
    return blob_pack(NF_EVENT_MODEL_KIND, NF_EVENT_MODEL_FORMAT << 16 | NF_EVENT_FEATURES, parts,
                     sizeof parts / sizeof *parts, size);
}
