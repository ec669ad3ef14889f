#include "engine/engine.h"

#include "base/status.h"

#include <string.h>

/* A copy, since the config may be freed. */
static newsfacts_status take_tagger(newsfacts_engine *engine, const newsfacts_string *model,
                                    newsfacts_error *error)
{
    if (!model->size) return NEWSFACTS_OK;
    void *copy = newsfacts__arena_raw(&engine->arena, model->size, 1);
    if (!copy)
        return newsfacts__fail(error, NEWSFACTS_E_MEMORY, 0, 0, "the allocator returned no memory");
    memcpy(copy, model->data, model->size);
    engine->tagger.data = copy;
    engine->tagger.size = model->size;
    return NEWSFACTS_OK;
}

newsfacts_status newsfacts_engine_new(const newsfacts_config *config, newsfacts_engine **out,
                                      newsfacts_error *error)
{
    newsfacts__clear(error);
    if (!out) return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "out is NULL");
    *out = NULL;
    newsfacts_allocator allocator = config ? config->allocator : newsfacts__default_allocator();
    newsfacts_engine *engine = allocator.alloc(allocator.user, sizeof *engine);
    if (!engine)
        return newsfacts__fail(error, NEWSFACTS_E_MEMORY, 0, 0, "the allocator returned no memory");
    memset(engine, 0, sizeof *engine);
    engine->allocator = allocator;
    newsfacts__arena_init(&engine->arena, &engine->allocator);
    newsfacts_status status = newsfacts__patterns_new(&engine->allocator, &engine->layout, error);
    if (status == NEWSFACTS_OK)
        status = newsfacts__dictionary_builtin(NF_BLOB_TRUSTED, &engine->dictionary, error);
    if (status == NEWSFACTS_OK && config)
        status =
            newsfacts__lexicon_build(&config->lexicon, &engine->arena, &engine->lexicon, error);
    if (status == NEWSFACTS_OK && config)
        status = newsfacts__user_rules_build(&config->rules, &engine->allocator, &engine->arena,
                                             &engine->rules, error);
    if (status == NEWSFACTS_OK && config) status = take_tagger(engine, &config->tagger, error);
    if (status != NEWSFACTS_OK) {
        newsfacts_engine_free(engine);
        return status;
    }
    *out = engine;
    return NEWSFACTS_OK;
}

void newsfacts_engine_free(newsfacts_engine *engine)
{
    if (!engine) return;
    newsfacts__patterns_free(engine->layout);
    newsfacts__user_rules_free(&engine->rules);
    newsfacts__arena_free(&engine->arena);
    engine->allocator.release(engine->allocator.user, engine, sizeof *engine);
}
