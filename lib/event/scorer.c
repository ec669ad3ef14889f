#include "event/scorer.h"

#include "base/status.h"

newsfacts_status newsfacts__event_model_open(const void *data, size_t size,
                                             enum nf_blob_trust trust, nf_event_model *out,
                                             newsfacts_error *error)
{
    nf_blob blob;
    const uint32_t version = NF_EVENT_MODEL_FORMAT << 16 | NF_EVENT_FEATURES;
    size_t infos = 0, words = 0, types = 0, rows = 0;
    newsfacts_status status =
        newsfacts__blob_open(data, size, NF_EVENT_MODEL_KIND, version, trust, &blob, error);
    if (status != NEWSFACTS_OK) return status;
    out->info = newsfacts__blob_section(&blob, NF_EVENT_INFO, sizeof *out->info, &infos);
    out->words.buckets =
        newsfacts__blob_section(&blob, NF_EVENT_WORDS, sizeof(nf_key_bucket), &words);
    out->types.buckets =
        newsfacts__blob_section(&blob, NF_EVENT_TYPE_KEYS, sizeof(nf_key_bucket), &types);
    out->rows = newsfacts__blob_section(&blob, NF_EVENT_TYPE_ROWS, NF_EVENT_ROW, &rows);
    out->words.len = (uint32_t)words;
    out->types.len = (uint32_t)types;
    if (infos != 1 || !words || !types || rows != types * NF_MODEL_BUCKET)
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0,
                               "event model: a section is missing");
    return NEWSFACTS_OK;
}

/* Sum of the weights of features. */
static int32_t sum_of(const nf_keys *keys, const nf_event_features *f)
{
    int32_t sum = 0;
    for (uint32_t i = 0; i < f->len; i++) nf_key_fetch(keys, f->hash[i]);
    for (uint32_t i = 0; i < f->len; i++) {
        nf_key_place place = nf_key_find(keys, f->hash[i]);
        if (place.value) sum += (int32_t)place.value - 128;
    }
    return sum;
}

float newsfacts__event_score(const nf_event_model *model, const nf_event_site *site)
{
    nf_event_features features;
    int32_t sum = 0;
    for (uint32_t stage = 0; stage < NF_EVENT_STAGES; stage++) {
        features.len = 0;
        newsfacts__event_features(site, stage, &features);
        sum += sum_of(&model->words, &features);
        if (sum < model->info->floor[stage]) return -99.0f;
    }
    return (float)sum * model->info->scale + model->info->bias;
}

void newsfacts__event_listed(const nf_event_site *site, int32_t sums[NF_EVENT_ROW])
{
    const nf_hit *hits = site->view->source->lexical->hits.data;
    for (int32_t t = 0; t < NF_EVENT_ROW; t++) sums[t] = 0;
    for (uint32_t i = 0; i < site->c->hits_len; i++) {
        int32_t *sum = &sums[newsfacts__triggers[hits[site->c->hit + i].row].type - 1];
        if (!*sum) *sum = i ? NF_EVENT_LISTED_ALSO : NF_EVENT_LISTED_FIRST;
    }
}

int32_t newsfacts__event_type(const nf_event_model *model, const nf_event_site *site)
{
    nf_event_features features;
    int32_t sums[NF_EVENT_ROW], best = 0;
    newsfacts__event_listed(site, sums);
    features.len = 0;
    newsfacts__event_type_features(site, &features);
    for (uint32_t i = 0; i < features.len; i++) {
        nf_key_place place = nf_key_find(&model->types, features.hash[i]);
        if (!place.value) continue;
        const int8_t *row =
            model->rows + ((size_t)place.bucket * NF_MODEL_BUCKET + place.slot) * NF_EVENT_ROW;
        for (int32_t t = 0; t < NF_EVENT_ROW; t++) sums[t] += row[t];
    }
    for (int32_t t = 1; t < NF_EVENT_TYPES; t++)
        if (sums[t] > sums[best]) best = t;
    return best + 1;
}
