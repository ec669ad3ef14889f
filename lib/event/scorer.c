#include "event/scorer.h"

#include "base/status.h"

#include <string.h>

newsfacts_status newsfacts__event_model_open(const void *data, size_t size,
                                             enum nf_blob_trust trust, nf_event_model *out,
                                             newsfacts_error *error)
{
    nf_blob blob;
    const uint32_t version = NF_EVENT_MODEL_FORMAT << 16 | NF_EVENT_FEATURES;
    size_t infos = 0, buckets = 0, types = 0, rows = 0;
    newsfacts_status status =
        newsfacts__blob_open(data, size, NF_EVENT_MODEL_KIND, version, trust, &blob, error);
    if (status != NEWSFACTS_OK) return status;
    out->info = newsfacts__blob_section(&blob, NF_EVENT_INFO, sizeof *out->info, &infos);
    out->buckets = newsfacts__blob_section(&blob, NF_EVENT_BUCKETS, sizeof *out->buckets, &buckets);
    out->types = newsfacts__blob_section(&blob, NF_EVENT_TYPE_SLOTS, sizeof *out->types, &types);
    out->rows = newsfacts__blob_section(&blob, NF_EVENT_TYPE_ROWS, NF_EVENT_ROW, &rows);
    out->buckets_len = (uint32_t)buckets;
    out->types_len = (uint32_t)types;
    out->rows_len = (uint32_t)rows;
    if (infos != 1 || !buckets || !types || !rows)
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0,
                               "event model: a section is missing");
    return NEWSFACTS_OK;
}

/* Asks for what will be read soon: tables lie far away after the stages before. */
static void fetch(const void *at)
{
#if defined(__GNUC__)
    __builtin_prefetch(at);
#else
    (void)at;
#endif
}

/* Sum of the weights of features. */
static int32_t sum_of(const nf_event_model *model, const nf_event_features *f)
{
    const nf_event_bucket *buckets = model->buckets;
    const uint32_t len = model->buckets_len;
    int32_t sum = 0;
    for (uint32_t i = 0; i < f->len; i++) fetch(&buckets[nf_event_home(f->hash[i], len)]);
    for (uint32_t i = 0; i < f->len; i++)
        sum += nf_event_weight(buckets[nf_event_home(f->hash[i], len)], f->hash[i]);
    return sum;
}

float newsfacts__event_score(const nf_event_model *model, const nf_event_site *site)
{
    nf_event_features features;
    int32_t sum = 0;
    for (uint32_t stage = 0; stage < NF_EVENT_STAGES; stage++) {
        features.len = 0;
        newsfacts__event_features(site, stage, &features);
        sum += sum_of(model, &features);
        if (sum < model->info->floor[stage]) return -99.0f;
    }
    return (float)sum * model->info->scale + model->info->bias;
}

void newsfacts__event_listed(const nf_event_site *site, int16_t sums[NF_EVENT_ROW])
{
    const nf_hit *hits = site->view->source->lexical->hits.data;
    for (int32_t t = 0; t < NF_EVENT_ROW; t++) sums[t] = 0;
    for (uint32_t i = 0; i < site->c->hits_len; i++) {
        int16_t *sum = &sums[newsfacts__triggers[hits[site->c->hit + i].row].type - 1];
        if (!*sum) *sum = i ? NF_EVENT_LISTED_ALSO : NF_EVENT_LISTED_FIRST;
    }
}

/* The rows of the features that have some: how many. */
static uint32_t rows_of(const nf_event_model *model, const nf_event_features *f,
                        const int8_t *rows[NF_EVENT_FEATURES_MAX])
{
    const nf_event_type_slot *slots = model->types;
    const uint32_t len = model->types_len;
    uint32_t found = 0;
    for (uint32_t i = 0; i < f->len; i++) fetch(&slots[nf_event_home(f->hash[i], len)]);
    for (uint32_t i = 0; i < f->len; i++) {
        const nf_event_type_slot *slot = &slots[nf_event_home(f->hash[i], len)];
        if (!slot->row || slot->check != (uint16_t)f->hash[i] || slot->row >= model->rows_len)
            continue;
        rows[found] = model->rows + (size_t)slot->row * NF_EVENT_ROW;
        fetch(rows[found++]);
    }
    return found;
}

/* Adds in an array that nobody else knows, which lets compilers add many at once. */
static void add_rows(const int8_t *const *rows, uint32_t len, int16_t sums[NF_EVENT_ROW])
{
    int16_t all[NF_EVENT_ROW];
    memcpy(all, sums, sizeof all);
    for (uint32_t i = 0; i < len; i++)
        for (int32_t t = 0; t < NF_EVENT_ROW; t++) all[t] = (int16_t)(all[t] + rows[i][t]);
    memcpy(sums, all, sizeof all);
}

int32_t newsfacts__event_type(const nf_event_model *model, const nf_event_site *site)
{
    nf_event_features features;
    const int8_t *rows[NF_EVENT_FEATURES_MAX];
    int16_t sums[NF_EVENT_ROW];
    int32_t best = 0;
    newsfacts__event_listed(site, sums);
    features.len = 0;
    newsfacts__event_type_features(site, &features);
    uint32_t len = rows_of(model, &features, rows);
    add_rows(rows, len, sums);
    for (int32_t t = 1; t < NF_EVENT_TYPES; t++)
        if (sums[t] > sums[best]) best = t;
    return best + 1;
}
