#include "base/status.h"
#include "engine/engine.h"

#include <stdlib.h>
#include <string.h>

static void *default_alloc(void *user, size_t size)
{
    (void)user;
    return malloc(size);
}

static void default_release(void *user, void *memory, size_t size)
{
    (void)user;
    (void)size;
    free(memory);
}

newsfacts_allocator newsfacts__default_allocator(void)
{
    newsfacts_allocator allocator = {default_alloc, default_release, NULL};
    return allocator;
}

newsfacts_status newsfacts_config_new(const newsfacts_allocator *allocator, newsfacts_config **out,
                                      newsfacts_error *error)
{
    newsfacts__clear(error);
    if (!out) return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "out is NULL");
    *out = NULL;
    newsfacts_allocator own = allocator ? *allocator : newsfacts__default_allocator();
    if (!own.alloc || !own.release)
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0,
                               "the allocator lacks alloc or release");
    newsfacts_config *config = own.alloc(own.user, sizeof *config);
    if (!config)
        return newsfacts__fail(error, NEWSFACTS_E_MEMORY, 0, 0, "the allocator returned no memory");
    memset(config, 0, sizeof *config);
    config->allocator = own;
    newsfacts__arena_init(&config->arena, &config->allocator);
    *out = config;
    return NEWSFACTS_OK;
}

void newsfacts_config_free(newsfacts_config *config)
{
    if (!config) return;
    newsfacts__arena_free(&config->arena);
    config->allocator.release(config->allocator.user, config, sizeof *config);
}
