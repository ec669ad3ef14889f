/* Every allocation may fail: the n-th one does, alone or with all that follow, for n = 1, 2, …
 * until none is left. */
#include "support/consume.h"
#include "support/samples.h"
#include "test.h"

#include <newsfacts/newsfacts.h>
#include <stdlib.h>
#include <string.h>

/* Counts what it gives and takes; each piece remembers its size. */
typedef struct {
    size_t left;  /* allocations before the one that fails */
    size_t pieces;
    size_t bytes;
    int failed;
    int once; /* the ones behind it succeed again */
    size_t peak;
} purse;

typedef union {
    size_t size;
    void *pointer;
    long double widest;
} header;

static void *purse_alloc(void *user, size_t size)
{
    purse *p = user;
    if (p->left-- == 0) {
        p->left = p->once ? SIZE_MAX : 0; /* or all that follow */
        p->failed = 1;
        return NULL;
    }
    header *h = malloc(sizeof *h + size);
    if (!h) return NULL;
    h->size = size;
    memset(h + 1, 0xcd, size); /* nobody may count on zeros */
    p->pieces++;
    p->bytes += size;
    if (p->bytes > p->peak) p->peak = p->bytes;
    return h + 1;
}

static void purse_release(void *user, void *memory, size_t size)
{
    purse *p = user;
    if (!memory) return;
    header *h = (header *)memory - 1;
    assert_int_equal(h->size, size);
    p->pieces--;
    p->bytes -= size;
    memset(memory, 0xdd, size);
    free(h);
}

static const char rules[] = "type: CAMPAIGN\npattern: (?<agent>\\p{Han}{2,4})(?<trigger>演练)\n";
static const char names[] = "青江水务\torganisation\tcompany\t青江市水务集团有限公司\n丁家湾\tplace\n";

/* A config that knows something, NULL: no memory. */
static newsfacts_status new_config(const newsfacts_allocator *allocator, newsfacts_config **out,
                                   newsfacts_error *error)
{
    newsfacts_status status = newsfacts_config_new(allocator, out, error);
    if (!status) status = newsfacts_config_add_rules(*out, rules, sizeof rules - 1, error);
    if (!status) status = newsfacts_config_add_lexicon(*out, names, sizeof names - 1, error);
    return status;
}

static newsfacts_status all_steps(purse *p, const sample *s)
{
    newsfacts_allocator allocator = {purse_alloc, purse_release, p};
    newsfacts_config *config = NULL;
    newsfacts_engine *engine = NULL;
    newsfacts_document *doc = NULL;
    newsfacts_error error;
    newsfacts_status status = new_config(&allocator, &config, &error);
    if (!status) status = newsfacts_engine_new(config, &engine, &error);
    newsfacts_config_free(config);
    if (!status) status = newsfacts_parse(engine, s->data, s->size, NULL, &doc, &error);
    newsfacts_engine_free(engine);
    if (!status) consume(doc, s->data, s->size);
    else assert_null(doc);
    newsfacts_document_free(doc);
    assert_int_equal(error.status, status);
    return status;
}

/* From the failure of allocation number `first` (0 is the first) on. */
static void walk(const sample *s, size_t first, int once)
{
    for (size_t n = first;; n++) {
        purse p = {n, 0, 0, 0, once, 0};
        newsfacts_status status = all_steps(&p, s);
        assert_int_equal(p.pieces, 0);
        assert_int_equal(p.bytes, 0);
        assert_int_equal(status, p.failed ? NEWSFACTS_E_MEMORY : NEWSFACTS_OK);
        if (!p.failed) {
            assert_true(n > first);
            print_message("%zu bytes: %zu allocations\n", s->size, n);
            return;
        }
    }
}

/* How many allocations come before the first of newsfacts_parse. */
static size_t before_parsing(void)
{
    purse p = {SIZE_MAX, 0, 0, 0, 0, 0};
    newsfacts_allocator allocator = {purse_alloc, purse_release, &p};
    newsfacts_config *config = NULL;
    newsfacts_engine *engine = NULL;
    assert_int_equal(new_config(&allocator, &config, NULL), NEWSFACTS_OK);
    assert_int_equal(newsfacts_engine_new(config, &engine, NULL), NEWSFACTS_OK);
    newsfacts_config_free(config);
    newsfacts_engine_free(engine);
    return SIZE_MAX - p.left;
}

static void from_the_first_on(void **state)
{
    (void)state;
    sample s = sample_file(0);
    walk(&s, 0, 0);
    free(s.data);
}

static void while_parsing(void **state)
{
    (void)state;
    size_t first = before_parsing();
    for (int i = 1; i < SAMPLE_FILES; i++) {
        sample s = sample_file(i);
        walk(&s, first, 0);
        walk(&s, first, 1);
        free(s.data);
    }
    /* Long enough that every array of every stage has to grow. */
    sample s = sample_fragments(5, 60000);
    walk(&s, first, 0);
    free(s.data);
}

/* What failed for want of memory may be tried again. */
static void a_config_outlives_a_refusal(void **state)
{
    (void)state;
    for (size_t n = 1, failed = 1; failed; n++) {
        purse p = {n, 0, 0, 0, 1, 0};
        newsfacts_allocator allocator = {purse_alloc, purse_release, &p};
        newsfacts_config *config = NULL;
        assert_int_equal(newsfacts_config_new(&allocator, &config, NULL), NEWSFACTS_OK);
        newsfacts_status status = newsfacts_config_add_rules(config, rules, sizeof rules - 1, NULL);
        assert_int_equal(status, p.failed ? NEWSFACTS_E_MEMORY : NEWSFACTS_OK);
        failed = (size_t)p.failed;
        p.left = SIZE_MAX;
        assert_int_equal(newsfacts_config_add_rules(config, rules, sizeof rules - 1, NULL),
                         NEWSFACTS_OK);
        newsfacts_config_free(config);
        assert_int_equal(p.pieces, 0);
    }
}

/* What parsing takes at most, for a text that is `unit` again and again. */
static size_t peak_of(newsfacts_engine *engine, purse *p, const char *unit, size_t size)
{
    size_t step = strlen(unit), before = p->bytes;
    char *text = malloc(size + step);
    newsfacts_document *doc = NULL;
    assert_non_null(text);
    for (size_t i = 0; i < size; i += step) memcpy(text + i, unit, step);
    p->peak = before;
    assert_int_equal(newsfacts_parse(engine, text, size, NULL, &doc, NULL), NEWSFACTS_OK);
    newsfacts_document_free(doc);
    free(text);
    return p->peak - before;
}

static void parsing_takes_what_the_header_says(void **state)
{
    (void)state;
    static const char *const units[] = {"3人", "张三说，", "2020年", "甲市公司3月2日捐赠5万元。\n", "\xff"};
    purse p = {SIZE_MAX, 0, 0, 0, 0, 0};
    newsfacts_allocator allocator = {purse_alloc, purse_release, &p};
    newsfacts_config *config = NULL;
    newsfacts_engine *engine = NULL;
    assert_int_equal(new_config(&allocator, &config, NULL), NEWSFACTS_OK);
    assert_int_equal(newsfacts_engine_new(config, &engine, NULL), NEWSFACTS_OK);
    newsfacts_config_free(config);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        for (size_t size = 100; size <= 1000000; size *= 10)
            assert_in_range(peak_of(engine, &p, units[i], size), 0, 64 * 1024 + 300 * size);
    newsfacts_engine_free(engine);
    assert_int_equal(p.bytes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(from_the_first_on),
        cmocka_unit_test(while_parsing),
        cmocka_unit_test(a_config_outlives_a_refusal),
        cmocka_unit_test(parsing_takes_what_the_header_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
