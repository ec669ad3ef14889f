/* Models that the user brings along: taken, and refused for what is wrong with them. */
#include "test.h"

#include <newsfacts/newsfacts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char *bytes;
static size_t size;

static int read_model(void **state)
{
    (void)state;
    FILE *f = fopen(TAGGER_MODEL, "rb");
    if (!f || fseek(f, 0, SEEK_END)) return -1;
    size = (size_t)ftell(f);
    rewind(f);
    bytes = malloc(size);
    int read = bytes && fread(bytes, 1, size, f) == size;
    fclose(f);
    return read ? 0 : -1;
}

static int free_model(void **state)
{
    (void)state;
    free(bytes);
    return 0;
}

static size_t people_with(const newsfacts_config *config)
{
    static const char text[] = "市长陈立德昨天在青江市会见了教师周敏。";
    newsfacts_engine *engine = NULL;
    newsfacts_document *doc = NULL;
    assert_int_equal(newsfacts_engine_new(config, &engine, NULL), NEWSFACTS_OK);
    assert_int_equal(newsfacts_parse(engine, text, sizeof text - 1, NULL, &doc, NULL), NEWSFACTS_OK);
    size_t people = newsfacts_people_len(doc);
    newsfacts_document_free(doc);
    newsfacts_engine_free(engine);
    return people;
}

static newsfacts_status set(const void *model, size_t len, newsfacts_error *error)
{
    newsfacts_config *config = NULL;
    assert_int_equal(newsfacts_config_new(NULL, &config, NULL), NEWSFACTS_OK);
    newsfacts_status status = newsfacts_config_set_tagger(config, model, len, error);
    assert_int_equal(people_with(config), 2); /* a refused model leaves the built-in one */
    newsfacts_config_free(config);
    return status;
}

static void the_same_model_reads_the_same(void **state)
{
    (void)state;
    assert_int_equal(set(bytes, size, NULL), NEWSFACTS_OK);
}

static void damaged_models_are_refused(void **state)
{
    (void)state;
    newsfacts_error error;
    assert_int_equal(set(bytes, size / 2, &error), NEWSFACTS_E_ARGUMENT);
    assert_true(*error.message);
    bytes[size / 2] ^= 1;
    assert_int_equal(set(bytes, size, &error), NEWSFACTS_E_ARGUMENT);
    assert_non_null(strstr(error.message, "damaged"));
    bytes[size / 2] ^= 1;
    assert_int_equal(set("no model", 8, &error), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(set(bytes, 0, &error), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(set(NULL, 8, &error), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_config_set_tagger(NULL, bytes, size, &error), NEWSFACTS_E_ARGUMENT);
    assert_string_equal(error.message, "config is NULL");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_model_reads_the_same),
        cmocka_unit_test(damaged_models_are_refused),
    };
    return cmocka_run_group_tests(tests, read_model, free_model);
}
