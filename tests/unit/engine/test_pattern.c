#include "engine/engine.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static newsfacts_allocator allocator;

static nf_pattern *compile(const char *source)
{
    nf_pattern *p = NULL;
    assert_int_equal(newsfacts__pattern_new(&allocator, source, strlen(source), true, &p, NULL),
                     NEWSFACTS_OK);
    return p;
}

static void groups_have_names(void **state)
{
    (void)state;
    nf_pattern *p = compile("(?<place> [一-鿿]{2} ) (?<day> [0-9]+ ) 日 (?<rest> x )?");
    nf_matcher *m = newsfacts__matcher_new(&allocator);
    const char *subject = "在长沙28日";
    size_t begin = 0, end = 0;
    assert_non_null(m);
    assert_true(newsfacts__match(p, m, subject, strlen(subject), 0));
    assert_true(newsfacts__group(p, m, "place", &begin, &end));
    assert_int_equal(begin, 3);
    assert_int_equal(end, 9);
    assert_true(newsfacts__group(p, m, NULL, &begin, &end));
    assert_int_equal(end, strlen(subject));
    assert_false(newsfacts__group(p, m, "rest", &begin, &end));
    assert_false(newsfacts__group(p, m, "none", &begin, &end));
    assert_false(newsfacts__match(p, m, subject, strlen(subject), 6));
    newsfacts__matcher_free(m);
    newsfacts__pattern_free(p);
}

static void mistakes_have_an_offset(void **state)
{
    (void)state;
    newsfacts_error error;
    nf_pattern *p = NULL;
    assert_int_equal(newsfacts__pattern_new(&allocator, "ab(c", 4, false, &p, &error),
                     NEWSFACTS_E_ARGUMENT);
    assert_null(p);
    assert_int_equal(error.byte_offset, 4);
    assert_true(strlen(error.message) > 0);
    assert_int_equal(newsfacts__pattern_new(&allocator, "\xff", 1, false, &p, &error),
                     NEWSFACTS_E_ARGUMENT);
}

/* Nested repeats would take for ever; the limit makes them no match. */
static void steps_are_limited(void **state)
{
    (void)state;
    nf_pattern *p = compile("^ (?: a+ )+ $");
    nf_matcher *m = newsfacts__matcher_new(&allocator);
    char subject[64];
    memset(subject, 'a', sizeof subject);
    subject[sizeof subject - 1] = 'b';
    assert_false(newsfacts__match(p, m, subject, sizeof subject, 0));
    assert_true(newsfacts__match(p, m, subject, sizeof subject - 1, 0));
    newsfacts__matcher_free(m);
    newsfacts__pattern_free(p);
}

/* ------------------------------------------------------------------- memory */

typedef struct {
    size_t live, calls, fail_at;
} tally;

static void *counted(void *user, size_t size)
{
    tally *t = user;
    if (t->fail_at && ++t->calls >= t->fail_at) return NULL;
    t->live += size;
    return malloc(size);
}

static void uncounted(void *user, void *memory, size_t size)
{
    tally *t = user;
    t->live -= size;
    free(memory);
}

static void all_memory_is_the_allocator_s(void **state)
{
    (void)state;
    tally t = {0, 0, 0};
    newsfacts_allocator own = {counted, uncounted, &t};
    nf_patterns *all = NULL;
    assert_int_equal(newsfacts__patterns_new(&own, &all, NULL), NEWSFACTS_OK);
    assert_true(t.live > 0);
    nf_matcher *m = newsfacts__matcher_new(&own);
    assert_non_null(m);
    newsfacts__matcher_free(m);
    newsfacts__patterns_free(all);
    assert_int_equal(t.live, 0);
}

static void no_memory_is_a_status(void **state)
{
    (void)state;
    for (size_t fail_at = 1; fail_at < 2000; fail_at += fail_at < 40 ? 1 : 97) {
        tally t = {0, 0, fail_at};
        newsfacts_allocator own = {counted, uncounted, &t};
        nf_patterns *all = NULL;
        newsfacts_error error;
        newsfacts_status status = newsfacts__patterns_new(&own, &all, &error);
        if (status == NEWSFACTS_OK)
            newsfacts__patterns_free(all);
        else
            assert_int_equal(status, NEWSFACTS_E_MEMORY);
        assert_int_equal(t.live, 0);
    }
}

static void needed_characters_rule_rows_out(void **state)
{
    (void)state;
    nf_patterns *all = NULL;
    assert_int_equal(newsfacts__patterns_new(&allocator, &all, NULL), NEWSFACTS_OK);
    uint64_t marks = newsfacts__patterns_marks(all, 0x8baf); /* 讯 */
    assert_true(marks != 0);
    assert_int_equal(newsfacts__patterns_marks(all, 0), 0);
    assert_int_equal(newsfacts__patterns_marks(all, 'Z'), 0);
    uint32_t possible = 0, without = 0;
    for (uint32_t row = 0; row < 20; row++) {
        possible += newsfacts__pattern_possible(all, row, UINT64_MAX);
        without += newsfacts__pattern_possible(all, row, 0);
    }
    assert_int_equal(possible, 20);
    assert_true(without < possible);
    newsfacts__patterns_free(all);
}

int main(void)
{
    allocator = newsfacts__default_allocator();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_have_names),     cmocka_unit_test(mistakes_have_an_offset),
        cmocka_unit_test(steps_are_limited),     cmocka_unit_test(all_memory_is_the_allocator_s),
        cmocka_unit_test(no_memory_is_a_status), cmocka_unit_test(needed_characters_rule_rows_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
