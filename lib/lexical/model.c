#include "lexical/model.h"

#include "base/status.h"
#include "lexical/features.h"

#include <string.h>

static nf_keys keys_section(const nf_blob *blob, enum nf_model_section id)
{
    size_t count = 0;
    nf_keys keys;
    keys.buckets = newsfacts__blob_section(blob, id, sizeof *keys.buckets, &count);
    keys.len = keys.buckets ? (uint32_t)count : 0;
    return keys;
}

static const void *one_of(const nf_blob *blob, enum nf_model_section id, size_t size)
{
    size_t count = 0;
    const void *data = newsfacts__blob_section(blob, id, size, &count);
    return count == 1 ? data : NULL;
}

/* False: there are names, but not what finds them. */
static bool find_names(const nf_blob *blob, nf_model *out)
{
    nf_name_list *n = &out->names;
    nf_filter *starts = &out->starts;
    size_t pilots = 0, slots = 0, bits = 0;
    n->pilots = newsfacts__blob_section(blob, NF_MODEL_NAME_PILOTS, sizeof *n->pilots, &pilots);
    n->slots = newsfacts__blob_section(blob, NF_MODEL_NAMES, sizeof *n->slots, &slots);
    starts->bits = newsfacts__blob_section(blob, NF_MODEL_STARTS, sizeof *starts->bits, &bits);
    n->pilots_len = (uint32_t)pilots;
    n->slots_len = (uint32_t)slots;
    starts->len = (uint32_t)bits;
    return !slots || (pilots && bits);
}

/* False: a section is missing or does not go with the others. */
static bool find_sections(const nf_blob *blob, nf_model *out)
{
    nf_weights *w = &out->weights;
    size_t pilots = 0, slots = 0, rows = 0;
    out->info = one_of(blob, NF_MODEL_INFO, sizeof *out->info);
    out->scores = one_of(blob, NF_MODEL_SCORES, sizeof *out->scores);
    out->clusters = keys_section(blob, NF_MODEL_CLUSTERS);
    out->heads = keys_section(blob, NF_MODEL_HEADS);
    w->pilots = newsfacts__blob_section(blob, NF_MODEL_PILOTS, sizeof *w->pilots, &pilots);
    w->slots = newsfacts__blob_section(blob, NF_MODEL_SLOTS, sizeof *w->slots, &slots);
    w->rows = newsfacts__blob_section(blob, NF_MODEL_ROWS, NF_MODEL_WEIGHTS, &rows);
    if (!out->info || !out->scores || !pilots || !slots || rows <= NF_MODEL_BLOCK) return false;
    w->pilots_len = (uint32_t)pilots;
    w->slots_len = (uint32_t)slots;
    w->rows_len = (uint32_t)rows - 1;
    return find_names(blob, out);
}

/* Every block that a slot names is there, so reading needs no checks. */
static bool blocks_inside(const nf_weights *w)
{
    for (uint32_t i = 0; i < w->slots_len; i++)
        if (w->slots[i].at > (w->rows_len - NF_MODEL_BLOCK) * NF_MODEL_WEIGHTS) return false;
    return true;
}

/* Sums of scores stay inside 16 bits whatever the rows say. */
static bool scores_bounded(const nf_model_scores *s)
{
    const int16_t *all = &s->step[0][0];
    for (size_t i = 0; i < sizeof *s / sizeof *all; i++)
        if (all[i] < NF_MODEL_NEVER || all[i] > -NF_MODEL_NEVER / 4) return false;
    return true;
}

newsfacts_status newsfacts__model_open(const void *data, size_t size, enum nf_blob_trust trust,
                                       nf_model *out, newsfacts_error *error)
{
    nf_blob blob;
    const uint32_t version = NF_MODEL_FORMAT << 16 | NF_FEATURES_VERSION;
    newsfacts_status status =
        newsfacts__blob_open(data, size, NF_MODEL_KIND, version, trust, &blob, error);
    if (status != NEWSFACTS_OK) return status;
    if (!find_sections(&blob, out))
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0,
                               "tagger model: a section is missing");
    if (trust == NF_BLOB_VERIFY && !(blocks_inside(&out->weights) && scores_bounded(out->scores)))
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0,
                               "tagger model: weights are out of bounds");
    return NEWSFACTS_OK;
}
