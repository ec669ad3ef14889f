/* test_time.c: times as internal records, their values, and options.reference. What
 * texts mean is in tests/spec/times.txt. */
#include "mention/time_parts.h"
#include "tables/tables.h"
#include "unit/stages.h"

#include <string.h>

static stages run;

static const nf_time *only(const char *text)
{
    stages_run(&run, text, "2020-02-29", STAGE_TIME);
    assert_int_equal(run.times.len, 1);
    return &run.times.data[0];
}

/* --------------------------------------------------------------------- records */

static void records_hold_span_type_and_anchor(void **state)
{
    (void)state;
    const nf_time *t = only("演习于昨晚8时许结束。");
    assert_true(stages_text_is(&run, t->span, "昨晚8时许"));
    assert_string_equal(t->value, "2020-02-28T20");
    assert_int_equal(t->type, NEWSFACTS_TIME_OF_DAY);
    assert_int_equal(t->qualifier, NEWSFACTS_QUALIFIER_ABOUT);
    assert_int_equal(t->anchor, NEWSFACTS_ANCHOR_REFERENCE);
    assert_true(t->anchor_time == NF_NONE);
    assert_true(t->confidence > 0.5f && t->confidence <= 1.0f);
    stages_end(&run);
}

static void anchors_point_to_earlier_times(void **state)
{
    (void)state;
    stages_run(&run, "2月20日开工。当天下雪，次日放晴。", "2020-02-29", STAGE_TIME);
    assert_int_equal(run.times.len, 3);
    assert_int_equal(run.times.data[1].anchor, NEWSFACTS_ANCHOR_TIME);
    assert_int_equal(run.times.data[1].anchor_time, 0);
    assert_string_equal(run.times.data[2].value, "2020-02-21");
    assert_int_equal(run.times.data[2].anchor_time, 1);
    stages_end(&run);
}

static void dateline_serves_as_reference(void **state)
{
    (void)state;
    stages_run(&run, "新华社长沙2020年2月28日电（记者张三）昨天，长沙下雨。", NULL, STAGE_TIME);
    assert_string_equal(run.dateline_date, "2020-02-28");
    assert_int_equal(run.reference.year, 2020);
    assert_string_equal(run.times.data[run.times.len - 1].value, "2020-02-27");
    stages_end(&run);
    stages_run(&run, "新华社长沙2月28日电（记者张三）昨天，长沙下雨。", NULL, STAGE_TIME);
    assert_string_equal(run.dateline_date, "XXXX-02-28");
    assert_int_equal(run.reference.year, 0);
    assert_string_equal(run.times.data[run.times.len - 1].value, "XXXX-02-27");
    stages_end(&run);
}

static void spans_are_sorted_and_apart(void **state)
{
    (void)state;
    stages_run(&run, "去年3月至今年2月，每天上午9时到11时，连续17个昼夜，目前仍在继续。", "2020-02-29",
               STAGE_TIME);
    for (uint32_t i = 1; i < run.times.len; i++)
        assert_true(run.times.data[i - 1].span.end <= run.times.data[i].span.begin);
    stages_end(&run);
}

/* ---------------------------------------------------------------------- values */

static void assert_moment(nf_moment m, const char *expected)
{
    char value[NF_TIME_VALUE];
    newsfacts__moment_value(&m, value);
    assert_string_equal(value, expected);
}

static void moments_by_grain(void **state)
{
    (void)state;
    nf_moment m = {NF_GRAIN_DAY, 2020, 2, 8, 7, 5, 9, 0, "MO"};
    assert_moment(m, "2020-02-08");
    m.grain = NF_GRAIN_PART;
    assert_moment(m, "2020-02-08TMO");
    m.grain = NF_GRAIN_HOUR;
    assert_moment(m, "2020-02-08T07");
    m.grain = NF_GRAIN_MINUTE;
    assert_moment(m, "2020-02-08T07:05");
    m.grain = NF_GRAIN_SECOND;
    assert_moment(m, "2020-02-08T07:05:09");
    m.grain = NF_GRAIN_MONTH;
    assert_moment(m, "2020-02");
    m.grain = NF_GRAIN_YEAR;
    assert_moment(m, "2020");
    m.number = 2;
    m.grain = NF_GRAIN_HALF;
    assert_moment(m, "2020-H2");
    m.grain = NF_GRAIN_QUARTER;
    assert_moment(m, "2020-Q2");
    m.grain = NF_GRAIN_SEASON;
    assert_moment(m, "2020-SU");
    m.grain = NF_GRAIN_WEEK;
    assert_moment(m, "2020-W02");
    m.grain = NF_GRAIN_WEEKEND;
    assert_moment(m, "2020-W02-WE");
    m.number = 199;
    m.grain = NF_GRAIN_DECADE;
    assert_moment(m, "199");
}

static void unknown_digits_are_x(void **state)
{
    (void)state;
    nf_moment m = {NF_GRAIN_DAY, 0, 2, 28, 0, 0, 0, 0, NULL};
    assert_moment(m, "XXXX-02-28");
    m.month = 0;
    assert_moment(m, "XXXX-XX-28");
    m.grain = NF_GRAIN_YEAR;
    assert_moment(m, "XXXX");
    m.grain = NF_GRAIN_WEEKDAY;
    m.number = 5;
    assert_moment(m, "XXXX-WXX-5");
    m.grain = NF_GRAIN_NONE;
    assert_moment(m, "");
}

static void assert_length(const nf_length *l, const char *expected)
{
    char value[NF_TIME_VALUE];
    newsfacts__length_value(l, value);
    assert_string_equal(value, expected);
}

static void lengths_and_their_ranges(void **state)
{
    (void)state;
    nf_length l = {.parts = 1, .unit = {NF_LENGTH_DAY}};
    l.low[0] = l.high[0] = newsfacts__decimal(17, 0);
    assert_length(&l, "P17D");
    l.high[0] = newsfacts__decimal(20, 0);
    assert_length(&l, "P17D/P20D");
    l.unit[0] = NF_LENGTH_MINUTE;
    l.high[0] = l.low[0];
    assert_length(&l, "PT17M");
    l.parts = 2;
    l.unit[0] = NF_LENGTH_DAY;
    l.unit[1] = NF_LENGTH_HOUR;
    l.low[1] = l.high[1] = newsfacts__decimal(25, -1);
    assert_length(&l, "P17DT2.5H");
}

static void values_that_do_not_fit_are_empty(void **state)
{
    (void)state;
    nf_length l = {.parts = 4, .unit = {NF_LENGTH_YEAR, NF_LENGTH_MONTH, NF_LENGTH_DAY, NF_LENGTH_HOUR}};
    for (int i = 0; i < 4; i++) {
        l.low[i] = newsfacts__decimal(123456789012345678, 0);
        l.high[i] = newsfacts__decimal(223456789012345678, 0);
    }
    assert_length(&l, "");
}

/* ------------------------------------------------------------------- reference */

static void assert_reference(const char *text, int32_t year, int32_t month, int32_t day,
                             int32_t hour, int32_t minute)
{
    nf_date d;
    newsfacts_error error;
    assert_int_equal(newsfacts__reference_option(text, &d, &error), NEWSFACTS_OK);
    assert_int_equal(d.year, year);
    assert_int_equal(d.month, month);
    assert_int_equal(d.day, day);
    assert_int_equal(d.hour, hour);
    assert_int_equal(d.minute, minute);
}

static void references_are_iso_8601(void **state)
{
    (void)state;
    assert_reference("2020-02-29", 2020, 2, 29, -1, -1);
    assert_reference("2020-02-29T16:30", 2020, 2, 29, 16, 30);
    assert_reference("2020-02-29T16:30:00", 2020, 2, 29, 16, 30);
    assert_reference("2020-02-29T16:30:00.25Z", 2020, 2, 29, 16, 30);
    assert_reference("2020-02-29T16:30:00+08:00", 2020, 2, 29, 16, 30);
    assert_reference("2020-02-29 16:30-0330", 2020, 2, 29, 16, 30);
    assert_reference("2020-02-29T07", 2020, 2, 29, 7, -1);
    assert_reference("2020-02", 2020, 2, 29, -1, -1);
    assert_reference("2019", 2019, 12, 31, -1, -1);
    assert_reference("", 0, 0, 0, -1, -1);
    assert_reference(NULL, 0, 0, 0, -1, -1);
}

static void assert_no_reference(const char *text, const char *wrong)
{
    nf_date d;
    newsfacts_error error;
    assert_int_equal(newsfacts__reference_option(text, &d, &error), NEWSFACTS_E_REFERENCE);
    assert_int_equal(error.status, NEWSFACTS_E_REFERENCE);
    assert_int_equal(d.year, 0);
    if (!strstr(error.message, wrong)) fail_msg("\"%s\" does not say \"%s\"", error.message, wrong);
    if (strlen(text) < 40 && !strstr(error.message, text))
        fail_msg("\"%s\" does not quote \"%s\"", error.message, text);
}

static void other_references_are_refused(void **state)
{
    (void)state;
    assert_no_reference("yesterday", "year");
    assert_no_reference("20-02-29", "year");
    assert_no_reference("0000-01-01", "year");
    assert_no_reference("2020-13-01", "month");
    assert_no_reference("2020-2-1", "month");
    assert_no_reference("2020-02-32", "day");
    assert_no_reference("2019-02-29", "no such day");
    assert_no_reference("2020-02-29T25:00", "hour");
    assert_no_reference("2020-02-29T24:01", "hour");
    assert_no_reference("2020-02-29T10:60", "minute");
    assert_no_reference("2020-02-29T10:00:99", "second");
    assert_no_reference("2020-02-29T10:00+99:00", "zone");
    assert_no_reference("2020-02-29x", "more follows");
    assert_no_reference("2020/02/29", "more follows");
    assert_no_reference("2020-02-2999999999999999999999999999999999999999999999999999999999999999999999",
                        "more follows");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_hold_span_type_and_anchor),
        cmocka_unit_test(anchors_point_to_earlier_times),
        cmocka_unit_test(dateline_serves_as_reference),
        cmocka_unit_test(spans_are_sorted_and_apart),
        cmocka_unit_test(moments_by_grain),
        cmocka_unit_test(unknown_digits_are_x),
        cmocka_unit_test(lengths_and_their_ranges),
        cmocka_unit_test(values_that_do_not_fit_are_empty),
        cmocka_unit_test(references_are_iso_8601),
        cmocka_unit_test(other_references_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
