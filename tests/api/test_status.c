/* Every status, through the public functions that give it, with its message. */
#include "support/samples.h"
#include "test.h"

#include <newsfacts/newsfacts.h>
#include <stdlib.h>
#include <string.h>

static const char text[] = "新增3例。";

static newsfacts_engine *new_engine(void)
{
    newsfacts_engine *engine = NULL;
    assert_int_equal(newsfacts_engine_new(NULL, &engine, NULL), NEWSFACTS_OK);
    return engine;
}

/* Parses `text` with options; the status must be the function's, the error's and
 * the one that is expected, and the document NULL. */
static newsfacts_error failure(const newsfacts_options *options, newsfacts_status expected)
{
    newsfacts_engine *engine = new_engine();
    newsfacts_document *doc = (newsfacts_document *)(void *)engine;
    newsfacts_error error;
    memset(&error, 0xaa, sizeof error);
    assert_int_equal(newsfacts_parse(engine, text, sizeof text - 1, options, &doc, &error), expected);
    assert_int_equal(error.status, expected);
    assert_null(doc);
    assert_true(strlen(error.message) > 10);
    assert_int_equal(newsfacts_parse(engine, text, sizeof text - 1, options, &doc, NULL), expected);
    newsfacts_engine_free(engine);
    return error;
}

static void success_clears_the_error(void **state)
{
    (void)state;
    newsfacts_engine *engine = new_engine();
    newsfacts_document *doc = NULL;
    newsfacts_error error;
    memset(&error, 0xaa, sizeof error);
    assert_int_equal(newsfacts_parse(engine, text, sizeof text - 1, NULL, &doc, &error), 0);
    assert_int_equal(error.status, NEWSFACTS_OK);
    assert_string_equal(error.message, "");
    newsfacts_document_free(doc);
    newsfacts_engine_free(engine);
}

static void null_arguments(void **state)
{
    (void)state;
    newsfacts_engine *engine = new_engine();
    newsfacts_document *doc = NULL;
    newsfacts_error error;
    assert_int_equal(newsfacts_engine_new(NULL, NULL, &error), NEWSFACTS_E_ARGUMENT);
    assert_non_null(strstr(error.message, "out"));
    assert_int_equal(newsfacts_config_new(NULL, NULL, &error), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_parse(engine, text, 3, NULL, NULL, &error), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_parse(NULL, text, 3, NULL, &doc, &error), NEWSFACTS_E_ARGUMENT);
    assert_non_null(strstr(error.message, "engine"));
    assert_int_equal(newsfacts_parse(engine, NULL, 3, NULL, &doc, &error), NEWSFACTS_E_ARGUMENT);
    assert_non_null(strstr(error.message, "text"));
    newsfacts_engine_free(engine);
    newsfacts_engine_free(NULL);
    newsfacts_config_free(NULL);
    newsfacts_document_free(NULL);
}

static void nothing_is_a_text(void **state)
{
    (void)state;
    newsfacts_engine *engine = new_engine();
    newsfacts_document *doc = NULL;
    assert_int_equal(newsfacts_parse(engine, NULL, 0, NULL, &doc, NULL), NEWSFACTS_OK);
    assert_int_equal(newsfacts_text(doc).size, 0);
    assert_string_equal(newsfacts_text(doc).data, "");
    assert_int_equal(newsfacts_segments_len(doc), 0);
    assert_int_equal(newsfacts_sentences_len(doc), 0);
    assert_null(newsfacts_counts_at(doc, 0));
    newsfacts_document_free(doc);
    newsfacts_engine_free(engine);
}

static void *half_alloc(void *user, size_t size)
{
    (void)user;
    (void)size;
    return NULL;
}

static void release_nothing(void *user, void *memory, size_t size)
{
    (void)user;
    (void)memory;
    (void)size;
}

static void allocators_have_both_functions(void **state)
{
    (void)state;
    newsfacts_allocator halves[] = {{NULL, release_nothing, NULL}, {half_alloc, NULL, NULL}};
    for (int i = 0; i < 2; i++) {
        newsfacts_config *config = NULL;
        newsfacts_error error;
        assert_int_equal(newsfacts_config_new(&halves[i], &config, &error), NEWSFACTS_E_ARGUMENT);
        assert_non_null(strstr(error.message, "alloc"));
        assert_null(config);
    }
}

static void memory(void **state)
{
    (void)state;
    newsfacts_allocator none = {half_alloc, release_nothing, NULL};
    newsfacts_config *config = NULL;
    newsfacts_error error;
    assert_int_equal(newsfacts_config_new(&none, &config, &error), NEWSFACTS_E_MEMORY);
    assert_int_equal(error.status, NEWSFACTS_E_MEMORY);
    assert_non_null(strstr(error.message, "memory"));
    assert_null(config);
}

static void too_large(void **state)
{
    (void)state;
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    options.max_bytes = sizeof text - 2;
    newsfacts_error error = failure(&options, NEWSFACTS_E_TOO_LARGE);
    assert_int_equal(error.byte_offset, options.max_bytes);
    assert_non_null(strstr(error.message, "limit"));
}

/* The size alone decides: nothing of the text is read. */
static void four_gib_are_too_large_whatever_the_options(void **state)
{
    (void)state;
    if (SIZE_MAX <= UINT32_MAX) return;
    newsfacts_engine *engine = new_engine();
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    options.max_bytes = 0;
    newsfacts_document *doc = NULL;
    newsfacts_error error;
    size_t sizes[] = {UINT32_MAX, (size_t)UINT32_MAX + 1, SIZE_MAX};
    for (int i = 0; i < 3; i++)
        assert_int_equal(newsfacts_parse(engine, text, sizes[i], &options, &doc, &error),
                         NEWSFACTS_E_TOO_LARGE);
    newsfacts_engine_free(engine);
}

static void limit(void **state)
{
    (void)state;
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    options.max_steps = 1;
    newsfacts_error error = failure(&options, NEWSFACTS_E_LIMIT);
    assert_non_null(strstr(error.message, "max_steps"));
}

static void every_smaller_budget_fails_cleanly(void **state)
{
    (void)state;
    sample s = sample_file(1);
    newsfacts_engine *engine = new_engine();
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    newsfacts_status status = NEWSFACTS_E_LIMIT;
    for (options.max_steps = 1; status == NEWSFACTS_E_LIMIT; options.max_steps += 97) {
        newsfacts_document *doc = NULL;
        status = newsfacts_parse(engine, s.data, s.size, &options, &doc, NULL);
        assert_true(status == NEWSFACTS_E_LIMIT || status == NEWSFACTS_OK);
        newsfacts_document_free(doc);
    }
    newsfacts_engine_free(engine);
    free(s.data);
}

static void reference(void **state)
{
    (void)state;
    static const char *const bad[] = {"yesterday", "2020-13-01", "2021-02-29", "2020-02-30", "2020/02/03",
                                      "2020-2-3",  "20200",      "2020-02-03T25:00", "2020-02-03x", " "};
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        options.reference = bad[i];
        newsfacts_error error = failure(&options, NEWSFACTS_E_REFERENCE);
        assert_non_null(strstr(error.message, bad[i]));
    }
}

/* Messages quote what they were given, and stay UTF-8 where that is cut or is none. */
static void messages_are_utf8(void **state)
{
    (void)state;
    static const char cut[] = "x年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年";
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    options.reference = cut;
    newsfacts_error error = failure(&options, NEWSFACTS_E_REFERENCE);
    assert_non_null(strstr(error.message, "x年年"));
    assert_non_null(strstr(error.message, "年?"));
    options.reference = "2020\xff\xc0-02";
    error = failure(&options, NEWSFACTS_E_REFERENCE);
    assert_non_null(strstr(error.message, "\"2020?\?-02\""));
}

static void good_references(void **state)
{
    (void)state;
    static const char *const good[][2] = {{"2020-02-29", "2020-02-29"},
                                          {"2020-02-29T16:30", "2020-02-29"},
                                          {"2020-02-29T16:30:00+08:00", "2020-02-29"},
                                          {"", ""},
                                          {NULL, ""}};
    newsfacts_engine *engine = new_engine();
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        newsfacts_document *doc = NULL;
        options.reference = good[i][0];
        assert_int_equal(newsfacts_parse(engine, text, sizeof text - 1, &options, &doc, NULL), 0);
        assert_string_equal(newsfacts_reference(doc).data, good[i][1]);
        newsfacts_document_free(doc);
    }
    newsfacts_engine_free(engine);
}

/* Options of a newer header: what is beyond ours must be zero. */
static void unsupported(void **state)
{
    (void)state;
    struct {
        newsfacts_options known;
        unsigned char newer[16];
    } options;
    newsfacts_options_init(&options.known, sizeof options);
    newsfacts_engine *engine = new_engine();
    newsfacts_document *doc = NULL;
    assert_int_equal(newsfacts_parse(engine, text, 3, &options.known, &doc, NULL), NEWSFACTS_OK);
    newsfacts_document_free(doc);
    newsfacts_engine_free(engine);
    options.newer[5] = 1;
    newsfacts_error error = failure(&options.known, NEWSFACTS_E_UNSUPPORTED);
    assert_int_equal(error.byte_offset, sizeof(newsfacts_options) + 5);
}

/* Options of an older header, which ended behind `reference`. */
static void older_options_get_the_defaults(void **state)
{
    (void)state;
    newsfacts_options options;
    memset(&options, 0xaa, sizeof options);
    newsfacts_options_init(&options, offsetof(newsfacts_options, want));
    assert_int_equal(options.want, 0xaaaaaaaa);
    newsfacts_engine *engine = new_engine();
    newsfacts_document *doc = NULL;
    assert_int_equal(newsfacts_parse(engine, text, sizeof text - 1, &options, &doc, NULL), 0);
    newsfacts_document_free(doc);
    newsfacts_engine_free(engine);
}

static void options_that_were_not_initialised(void **state)
{
    (void)state;
    newsfacts_options options;
    memset(&options, 0, sizeof options);
    newsfacts_error error = failure(&options, NEWSFACTS_E_ARGUMENT);
    assert_non_null(strstr(error.message, "newsfacts_options_init"));
    memset(&options, 0xff, sizeof options);
    failure(&options, NEWSFACTS_E_ARGUMENT);
}

static void version(void **state)
{
    (void)state;
    newsfacts_error error;
    assert_int_equal(NEWSFACTS_CHECK_VERSION(&error), NEWSFACTS_OK);
    assert_int_equal(newsfacts_check_version(NEWSFACTS_VERSION_NUMBER, NEWSFACTS_ABI_NUMBER + 7, &error),
                     NEWSFACTS_E_VERSION);
    assert_non_null(strstr(error.message, "ABI"));
    assert_int_equal(newsfacts_check_version(0x7f0203, NEWSFACTS_ABI_NUMBER, &error), NEWSFACTS_E_VERSION);
    assert_non_null(strstr(error.message, "127.2.3"));
    assert_non_null(strstr(error.message, NEWSFACTS_VERSION_STRING));
    assert_int_equal(newsfacts_check_version(0, NEWSFACTS_ABI_NUMBER, NULL), NEWSFACTS_OK);
    assert_int_equal(newsfacts_version_number(), NEWSFACTS_VERSION_NUMBER);
    assert_string_equal(newsfacts_version_string(), NEWSFACTS_VERSION_STRING);
    assert_int_equal(newsfacts_abi_number(), NEWSFACTS_ABI_NUMBER);
    assert_true(strlen(newsfacts_data_version()) > 0);
}

typedef struct {
    size_t left;  /* calls to accept */
    size_t calls;
} stopper;

static int32_t stop_later(void *user, const char *data, size_t size)
{
    stopper *s = user;
    assert_non_null(data);
    assert_true(size > 0);
    s->calls++;
    return s->left-- ? 0 : 42;
}

/* The callback may stop at any piece, and is not called again. */
static void write_status(void **state)
{
    (void)state;
    sample s = sample_file(1);
    newsfacts_engine *engine = new_engine();
    newsfacts_document *doc = NULL;
    assert_int_equal(newsfacts_parse(engine, s.data, s.size, NULL, &doc, NULL), 0);
    newsfacts_status status = NEWSFACTS_E_WRITE;
    for (size_t accepted = 0; status == NEWSFACTS_E_WRITE; accepted++) {
        stopper stop = {accepted, 0};
        newsfacts_error error;
        status = newsfacts_write_json(doc, NEWSFACTS_JSON_BYTES, stop_later, &stop, &error);
        assert_int_equal(error.status, status);
        if (!status) break;
        assert_int_equal(stop.calls, accepted + 1);
        assert_int_equal(status, NEWSFACTS_E_WRITE);
        assert_non_null(strstr(error.message, "42"));
    }
    assert_int_equal(newsfacts_write_json(NULL, 0, stop_later, NULL, NULL), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_write_json(doc, 0, NULL, NULL, NULL), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_write_json(doc, 3, stop_later, NULL, NULL), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_write_json(doc, 8, stop_later, NULL, NULL), NEWSFACTS_E_ARGUMENT);
    newsfacts_document_free(doc);
    newsfacts_engine_free(engine);
    free(s.data);
}

static void names(void **state)
{
    (void)state;
    static const char *const statuses[] = {
        "NEWSFACTS_OK",          "NEWSFACTS_E_MEMORY",    "NEWSFACTS_E_ARGUMENT", "NEWSFACTS_E_TOO_LARGE",
        "NEWSFACTS_E_LIMIT",     "NEWSFACTS_E_REFERENCE", "NEWSFACTS_E_UNSUPPORTED",
        "NEWSFACTS_E_VERSION",   "NEWSFACTS_E_WRITE"};
    for (int i = 0; i < 9; i++) assert_string_equal(newsfacts_status_name(-i), statuses[i]);
    int32_t strange[] = {1, -9, INT32_MAX, INT32_MIN};
    for (int i = 0; i < 4; i++) {
        assert_string_equal(newsfacts_status_name(strange[i]), "unknown status");
        if (strange[i] == 1) continue;
        assert_string_equal(newsfacts_segment_kind_name(strange[i]), "");
        assert_string_equal(newsfacts_qualifier_name(strange[i]), "");
        assert_string_equal(newsfacts_time_type_name(strange[i]), "");
        assert_string_equal(newsfacts_unit_kind_name(strange[i]), "");
        assert_string_equal(newsfacts_anchor_name(strange[i]), "");
    }
    assert_string_equal(newsfacts_segment_kind_name(NEWSFACTS_SEGMENT_BOILERPLATE), "boilerplate");
    assert_string_equal(newsfacts_qualifier_name(NEWSFACTS_QUALIFIER_AFTER), "after");
    assert_string_equal(newsfacts_time_type_name(NEWSFACTS_TIME_SET), "set");
    assert_string_equal(newsfacts_unit_kind_name(NEWSFACTS_UNIT_ORDINAL), "ordinal");
    assert_string_equal(newsfacts_anchor_name(NEWSFACTS_ANCHOR_TIME), "time");
    assert_string_equal(newsfacts_aspect_name(NEWSFACTS_ASPECT_RANK), "rank");
    assert_string_equal(newsfacts_aspect_name(3), "");
    assert_string_equal(newsfacts_aspect_name(1u << 31), "");
}

static double number(int32_t form, int64_t coefficient, int32_t exponent, int64_t denominator)
{
    newsfacts_number n = {form, exponent, coefficient, denominator, {"", 0}};
    return newsfacts_number_double(&n);
}

static void numbers_as_doubles(void **state)
{
    (void)state;
    enum { OPEN = NEWSFACTS_NUMBER_OPEN, DECIMAL = NEWSFACTS_NUMBER_DECIMAL };
    double none = newsfacts_number_double(NULL), open = number(OPEN, 0, 0, 1);
    assert_true(none != none);
    assert_true(open != open);
    assert_true(number(DECIMAL, 17, 3, 1) == 17000.0);
    assert_true(number(DECIMAL, -5, -1, 1) == -0.5);
    assert_true(number(DECIMAL, 65, -1, 1) == 6.5);
    assert_true(number(DECIMAL, 1, 22, 1) == 1e22);
    assert_true(number(DECIMAL, 0, 0, 1) == 0.0);
    assert_true(number(NEWSFACTS_NUMBER_FRACTION, 2, 0, 4) == 0.5);
    assert_true(number(DECIMAL, 1, INT32_MAX, 1) > 1e270);
    assert_true(number(DECIMAL, 1, INT32_MIN, 1) < 1e-270);
    assert_true(number(77, 1, 0, 1) != number(77, 1, 0, 1));
}

static void want_leaves_facts_out(void **state)
{
    (void)state;
    sample s = sample_file(0);
    newsfacts_engine *engine = new_engine();
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    newsfacts_document *all = NULL, *counts = NULL, *times = NULL;
    assert_int_equal(newsfacts_parse(engine, s.data, s.size, &options, &all, NULL), 0);
    options.want = NEWSFACTS_WANT_COUNTS;
    assert_int_equal(newsfacts_parse(engine, s.data, s.size, &options, &counts, NULL), 0);
    options.want = NEWSFACTS_WANT_TIMES;
    assert_int_equal(newsfacts_parse(engine, s.data, s.size, &options, &times, NULL), 0);
    assert_true(newsfacts_counts_len(all) > 10 && newsfacts_times_len(all) > 5);
    assert_int_equal(newsfacts_counts_len(counts), newsfacts_counts_len(all));
    assert_int_equal(newsfacts_times_len(counts), 0);
    assert_int_equal(newsfacts_counts_at(counts, 0)->time, -1);
    assert_int_equal(newsfacts_times_len(times), newsfacts_times_len(all));
    assert_int_equal(newsfacts_counts_len(times), 0);
    assert_int_equal(newsfacts_segments_len(times), newsfacts_segments_len(all));
    newsfacts_document_free(all);
    newsfacts_document_free(counts);
    newsfacts_document_free(times);
    newsfacts_engine_free(engine);
    free(s.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(success_clears_the_error),
        cmocka_unit_test(null_arguments),
        cmocka_unit_test(nothing_is_a_text),
        cmocka_unit_test(allocators_have_both_functions),
        cmocka_unit_test(memory),
        cmocka_unit_test(too_large),
        cmocka_unit_test(four_gib_are_too_large_whatever_the_options),
        cmocka_unit_test(limit),
        cmocka_unit_test(every_smaller_budget_fails_cleanly),
        cmocka_unit_test(reference),
        cmocka_unit_test(messages_are_utf8),
        cmocka_unit_test(good_references),
        cmocka_unit_test(unsupported),
        cmocka_unit_test(older_options_get_the_defaults),
        cmocka_unit_test(options_that_were_not_initialised),
        cmocka_unit_test(version),
        cmocka_unit_test(write_status),
        cmocka_unit_test(names),
        cmocka_unit_test(numbers_as_doubles),
        cmocka_unit_test(want_leaves_facts_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
