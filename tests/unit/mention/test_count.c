/* test_count.c: counts as internal records. What texts mean is in tests/spec/counts.txt. */
#include "unit/stages.h"

#include <stdlib.h>
#include <string.h>

static stages run;

static const nf_count *only(const char *text)
{
    stages_run(&run, text, "2020-02-29", STAGE_COUNT);
    assert_int_equal(run.counts.len, 1);
    return &run.counts.data[0];
}

static void spans_hold_hedges_and_unit(void **state)
{
    (void)state;
    const nf_count *c = only("全省选派1.7万余名防疫联络员。");
    assert_true(stages_text_is(&run, c->span, "1.7万余名"));
    assert_true(stages_text_is(&run, c->unit, "名"));
    assert_int_equal(c->unit_kind, NEWSFACTS_UNIT_PEOPLE);
    assert_int_equal(c->qualifier, NEWSFACTS_QUALIFIER_OVER);
    assert_int_equal(c->high.form, NEWSFACTS_NUMBER_OPEN);
    assert_int_equal(c->low.decimal.coefficient, 17);
    assert_int_equal(c->low.decimal.exponent, 3);
    stages_end(&run);
}

static void fractions_stay_fractions(void **state)
{
    (void)state;
    const nf_count *c = only("完成了三分之一。");
    assert_int_equal(c->low.form, NEWSFACTS_NUMBER_FRACTION);
    assert_int_equal(c->low.numerator, 1);
    assert_int_equal(c->low.denominator, 3);
    assert_int_equal(c->unit_kind, NEWSFACTS_UNIT_RATIO);
    assert_true(nf_span_empty(c->unit));
    stages_end(&run);
}

static void links_are_empty_at_first(void **state)
{
    (void)state;
    const nf_count *c = only("新增12例。");
    assert_int_equal(c->part_of, NF_NONE);
    assert_int_equal(c->time, NF_NONE);
    assert_true(nf_span_empty(c->object));
    assert_true(c->confidence > 0 && c->confidence <= 1);
    stages_end(&run);
}

static void times_keep_their_numbers(void **state)
{
    (void)state;
    stages_run(&run, "2月28日下午4时，3名医生到达。", "2020-02-29", STAGE_COUNT);
    assert_int_equal(run.counts.len, 1);
    assert_true(stages_text_is(&run, run.counts.data[0].span, "3名"));
    stages_end(&run);
}

/* Counts come in the order of the text and never overlap. */
static void counts_are_in_order(void **state)
{
    (void)state;
    stages_run(&run,
               "首批3辆车、约5至8名队员和30余箱、2公里长的10万元物资，占三成五，1至3、5人，2比1。",
               NULL, STAGE_COUNT);
    assert_true(run.counts.len > 5);
    for (uint32_t i = 1; i < run.counts.len; i++)
        assert_true(run.counts.data[i - 1].span.end <= run.counts.data[i].span.begin);
    stages_end(&run);
}

/* Numbers that never end, cut in the middle of a construction, cost no more. */
static void long_runs_are_linear(void **state)
{
    static const char *const pieces[] = {"约",     "3至",  "3、", "第",     "首",   "多",   "1比",
                                         "百分之", "三成", "1元", "三分之", "一个", "一半", "30多",
                                         "5公里",  "“一",  "1/",  "超过",   "US$",  "（3个"};
    enum { SIZE = 1 << 18 };
    char *text = malloc(SIZE + 1);
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t len = strlen(pieces[i]), n = 0;
        for (; n + len <= SIZE; n += len) memcpy(text + n, pieces[i], len);
        text[n] = 0;
        stages_run(&run, text, NULL, STAGE_COUNT);
        stages_end(&run);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_hold_hedges_and_unit), cmocka_unit_test(fractions_stay_fractions),
        cmocka_unit_test(links_are_empty_at_first),   cmocka_unit_test(times_keep_their_numbers),
        cmocka_unit_test(counts_are_in_order),        cmocka_unit_test(long_runs_are_linear),
    };
    return cmocka_run_group_tests_name("count", tests, NULL, NULL);
}
