/* user_rule.c: the rules of a config and of an engine. */
#include "engine/user_rule.h"

#include "base/status.h"
#include "engine/engine.h"

enum { LARGEST = 16 * 1024 * 1024 };

static newsfacts_status no_memory(newsfacts_error *error)
{
    return newsfacts__fail(error, NEWSFACTS_E_MEMORY, 0, 0, "the allocator returned no memory");
}

/* Compiles the rules to see whether they are right; the engine does so again, to run. */
static newsfacts_status check(const newsfacts_config *config, newsfacts_string text,
                              newsfacts_error *error)
{
    nf_arena scratch;
    nf_user_rules rules = {0};
    newsfacts__arena_init(&scratch, &config->allocator);
    newsfacts_status status =
        newsfacts__user_rules_parse(&config->allocator, text, 0, &scratch, &rules, error);
    newsfacts__user_rules_free(&rules);
    newsfacts__arena_free(&scratch);
    return status;
}

newsfacts_status newsfacts_config_add_rules(newsfacts_config *config, const void *bytes,
                                            size_t size, newsfacts_error *error)
{
    newsfacts__clear(error);
    if (!config) return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "config is NULL");
    if (!bytes && size)
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "bytes is NULL and size is not 0");
    if (size > LARGEST)
        return newsfacts__fail(error, NEWSFACTS_E_TOO_LARGE, 0, LARGEST,
                               "the rules have %zu bytes, the limit is %d", size, LARGEST);
    newsfacts_string text = {bytes, size};
    if (!size) return NEWSFACTS_OK;
    newsfacts_status status = check(config, text, error);
    if (status != NEWSFACTS_OK) return status;
    text.data = newsfacts__arena_copy(&config->arena, bytes, size);
    newsfacts_string *kept = text.data ? NF_VEC_ADD(&config->rules, &config->arena) : NULL;
    if (!kept) {
        config->arena.failed = false; /* there may be memory for the next one */
        return no_memory(error);
    }
    *kept = text;
    return NEWSFACTS_OK;
}

newsfacts_status newsfacts__user_rules_build(const nf_rule_texts *texts,
                                             const newsfacts_allocator *allocator, nf_arena *keep,
                                             nf_user_rules *out, newsfacts_error *error)
{
    newsfacts_status status = NEWSFACTS_OK;
    for (uint32_t i = 0; i < texts->len && status == NEWSFACTS_OK; i++)
        status = newsfacts__user_rules_parse(allocator, texts->data[i], NF_PATTERN_OFTEN, keep, out,
                                             error);
    return status;
}

void newsfacts__user_rules_free(nf_user_rules *rules)
{
    for (uint32_t i = 0; i < rules->len; i++) newsfacts__pattern_free(rules->data[i].pattern);
    rules->len = 0;
}

const char *newsfacts_rule_name(const newsfacts_engine *engine, int32_t rule)
{
    if (!engine || rule < 0 || (uint32_t)rule >= engine->rules.len) return "";
    return engine->rules.data[rule].name;
}
