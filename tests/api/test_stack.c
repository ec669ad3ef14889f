/* No function takes more stack than the header promises, with deep patterns either. */
#include "support/consume.h"
#include "support/samples.h"
#include "test.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { STACK = 64 * 1024, DEEPEST = 40 };

/* "type: CAMPAIGN", and a pattern with groups that lie `deep` in each other. */
static char *nested_rule(size_t deep)
{
    static const char head[] = "type: CAMPAIGN\npattern: (?<trigger>演练)";
    char *rule = malloc(sizeof head + 5 * deep + 2), *to = rule;
    assert_non_null(rule);
    to += strlen(strcpy(to, head));
    for (size_t i = 0; i < deep; i++) to += strlen(strcpy(to, "(?:"));
    to += strlen(strcpy(to, "b"));
    for (size_t i = 0; i < deep; i++) to += strlen(strcpy(to, ")?"));
    return rule;
}

static newsfacts_engine *engine_with(const char *rule)
{
    newsfacts_config *config = NULL;
    newsfacts_engine *engine = NULL;
    assert_int_equal(newsfacts_config_new(NULL, &config, NULL), NEWSFACTS_OK);
    assert_int_equal(newsfacts_config_add_rules(config, rule, strlen(rule), NULL), NEWSFACTS_OK);
    assert_int_equal(newsfacts_engine_new(config, &engine, NULL), NEWSFACTS_OK);
    newsfacts_config_free(config);
    return engine;
}

static void *everything(void *user)
{
    newsfacts_engine *engine = engine_with(user);
    for (int i = 0; i < SAMPLE_FILES; i++) {
        sample s = sample_file(i);
        newsfacts_document *doc = NULL;
        assert_int_equal(newsfacts_parse(engine, s.data, s.size, NULL, &doc, NULL), NEWSFACTS_OK);
        free(json_of(doc, NEWSFACTS_JSON_UTF16));
        newsfacts_document_free(doc);
        free(s.data);
    }
    newsfacts_engine_free(engine);
    return user;
}

static void a_small_stack_is_enough(void **state)
{
    (void)state;
    char *rule = nested_rule(DEEPEST - 1);
    pthread_attr_t attributes;
    pthread_t thread;
    void *done = NULL;
    assert_int_equal(pthread_attr_init(&attributes), 0);
    assert_int_equal(pthread_attr_setstacksize(&attributes, STACK), 0);
    assert_int_equal(pthread_create(&thread, &attributes, everything, rule), 0);
    assert_int_equal(pthread_join(thread, &done), 0);
    assert_ptr_equal(done, rule);
    pthread_attr_destroy(&attributes);
    free(rule);
}

static void deeper_patterns_are_refused(void **state)
{
    (void)state;
    char *rule = nested_rule(DEEPEST + 1);
    newsfacts_config *config = NULL;
    newsfacts_error error;
    assert_int_equal(newsfacts_config_new(NULL, &config, NULL), NEWSFACTS_OK);
    assert_int_equal(newsfacts_config_add_rules(config, rule, strlen(rule), &error),
                     NEWSFACTS_E_ARGUMENT);
    assert_non_null(strstr(error.message, "nested"));
    newsfacts_config_free(config);
    free(rule);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_stack_is_enough),
        cmocka_unit_test(deeper_patterns_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
