/* tagger_config.c: which model the tagger works with. */
#include "base/status.h"
#include "lexical/tagger.h"

#include <string.h>

newsfacts_status newsfacts_config_set_tagger(newsfacts_config *config, const void *bytes,
                                             size_t size, newsfacts_error *error)
{
    newsfacts__clear(error);
    if (!config) return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "config is NULL");
    if (!bytes) return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "the model is NULL");
    void *copy = newsfacts__arena_raw(&config->arena, size, 1); /* aligned as the model wants */
    if (!copy) {
        config->arena.failed = false; /* there may be memory for what comes next */
        return newsfacts__fail(error, NEWSFACTS_E_MEMORY, 0, 0, "the allocator returned no memory");
    }
    memcpy(copy, bytes, size);
    nf_model model;
    newsfacts_status status = newsfacts__model_open(copy, size, NF_BLOB_VERIFY, &model, error);
    if (status != NEWSFACTS_OK) return status;
    config->tagger.data = copy;
    config->tagger.size = size;
    return NEWSFACTS_OK;
}

/* The caller's model was verified when the config got it. */
newsfacts_status newsfacts__tagger_model(const newsfacts_engine *engine, nf_model *out,
                                         newsfacts_error *error)
{
    const newsfacts_string *own = &engine->tagger;
    if (!own->size) return newsfacts__tagger_builtin(out, error);
    return newsfacts__model_open(own->data, own->size, NF_BLOB_TRUSTED, out, error);
}
