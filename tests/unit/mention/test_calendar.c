/* test_calendar.c: Gregorian and Chinese calendar, solar terms, festivals. */
#include "mention/calendar.h"
#include "tables/tables.h"
#include "unit/stages.h"

static void assert_civil(int32_t day, int32_t year, int32_t month, int32_t day_of_month)
{
    nf_civil c = newsfacts__civil_of(day);
    assert_int_equal(c.year, year);
    assert_int_equal(c.month, month);
    assert_int_equal(c.day, day_of_month);
}

static void days_and_dates_are_inverse(void **state)
{
    (void)state;
    assert_int_equal(newsfacts__day_of(1970, 1, 1), 0);
    assert_int_equal(newsfacts__day_of(2000, 3, 1), 11017);
    for (int32_t day = newsfacts__day_of(1, 1, 1); day < newsfacts__day_of(2200, 1, 1); day += 97) {
        nf_civil c = newsfacts__civil_of(day);
        assert_true(newsfacts__date_valid(c.year, c.month, c.day));
        assert_int_equal(newsfacts__day_of(c.year, c.month, c.day), day);
    }
}

static void months_have_their_days(void **state)
{
    (void)state;
    assert_int_equal(newsfacts__month_days(2020, 2), 29);
    assert_int_equal(newsfacts__month_days(1900, 2), 28);
    assert_int_equal(newsfacts__month_days(2000, 2), 29);
    assert_false(newsfacts__date_valid(2019, 2, 29));
    assert_false(newsfacts__date_valid(2019, 13, 1));
    assert_false(newsfacts__date_valid(2019, 4, 31));
    int32_t year = 2020, month = 1;
    newsfacts__add_months(&year, &month, -1);
    assert_int_equal(year, 2019);
    assert_int_equal(month, 12);
    newsfacts__add_months(&year, &month, 26);
    assert_int_equal(year, 2022);
    assert_int_equal(month, 2);
}

static void weeks_follow_iso(void **state)
{
    (void)state;
    int32_t year, week;
    assert_int_equal(newsfacts__weekday_of(newsfacts__day_of(2020, 2, 29)), 6);
    assert_int_equal(newsfacts__weekday_of(newsfacts__day_of(1949, 10, 1)), 6);
    newsfacts__iso_week(newsfacts__day_of(2021, 1, 3), &year, &week);
    assert_int_equal(year, 2020);
    assert_int_equal(week, 53);
    newsfacts__iso_week(newsfacts__day_of(2018, 12, 31), &year, &week);
    assert_int_equal(year, 2019);
    assert_int_equal(week, 1);
    assert_civil(newsfacts__iso_monday(2020, 9), 2020, 2, 24);
}

static void lunar_new_years(void **state)
{
    (void)state;
    static const int32_t known[][3] = {{1900, 1, 31}, {1949, 1, 29}, {1976, 1, 31}, {1985, 2, 20},
                                       {2000, 2, 5},  {2012, 1, 23}, {2019, 2, 5},  {2020, 1, 25},
                                       {2023, 1, 22}, {2024, 2, 10}, {2025, 1, 29}, {2033, 1, 31},
                                       {2034, 2, 19}, {2100, 2, 9}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        int32_t day;
        assert_true(newsfacts__lunar_day(known[i][0], 1, false, 1, &day));
        assert_civil(day, known[i][0], known[i][1], known[i][2]);
    }
}

/* Every lunar year ends where the next begins. */
static void lunar_years_join(void **state)
{
    (void)state;
    for (int32_t year = 1900; year < 2100; year++) {
        int32_t first, days, next;
        assert_true(newsfacts__lunar_month(year, 12, false, &first, &days));
        assert_true(newsfacts__lunar_day(year + 1, 1, false, 1, &next));
        assert_int_equal(first + days, next);
    }
}

static void leap_months(void **state)
{
    (void)state;
    int32_t first, days;
    assert_true(newsfacts__lunar_month(2020, 4, true, &first, &days));
    assert_civil(first, 2020, 5, 23);
    assert_int_equal(days, 29);
    assert_true(newsfacts__lunar_month(2033, 11, true, &first, &days));
    assert_civil(first, 2033, 12, 22);
    assert_false(newsfacts__lunar_month(2021, 4, true, &first, &days));
    assert_false(newsfacts__lunar_month(1899, 1, false, &first, &days));
    assert_false(newsfacts__lunar_month(2101, 1, false, &first, &days));
    assert_false(newsfacts__lunar_month(2020, 13, false, &first, &days));
}

static void solar_terms(void **state)
{
    (void)state;
    static const int32_t known[][4] = {{2020, 3, 2, 4},   {2019, 7, 4, 5},   {2008, 10, 5, 21},
                                       {2021, 24, 12, 21}, {2024, 24, 12, 21}, {2026, 1, 1, 5},
                                       {2025, 3, 2, 3}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        int32_t day;
        assert_true(newsfacts__solar_term(known[i][0], known[i][1], &day));
        assert_civil(day, known[i][0], known[i][2], known[i][3]);
    }
    int32_t day;
    assert_false(newsfacts__solar_term(1899, 1, &day));
    assert_false(newsfacts__solar_term(2020, 25, &day));
}

/* The row that the dictionary finds for a festival's name. */
static uint32_t row_of(const char *name)
{
    stages run;
    stages_run(&run, name, NULL, STAGE_LEXICAL);
    uint32_t at = run.sentencing.sentences.data[0].span.begin;
    const nf_hit *hit = newsfacts__hit_at(&run.lexical, at, NF_TABLE_FESTIVALS);
    if (!hit) fail_msg("no festival %s", name);
    uint32_t row = hit->row;
    stages_end(&run);
    return row;
}

static void assert_festival(const char *name, int32_t year, int32_t month, int32_t day)
{
    int32_t first, last;
    assert_true(newsfacts__festival(row_of(name), year, &first, &last));
    assert_civil(first, year, month, day);
    assert_int_equal(first, last);
}

static void festivals(void **state)
{
    (void)state;
    assert_festival("春节", 2024, 2, 10);
    assert_festival("除夕", 2024, 2, 9);
    assert_festival("元宵节", 2020, 2, 8);
    assert_festival("端午节", 2020, 6, 25);
    assert_festival("中秋节", 2020, 10, 1);
    assert_festival("重阳节", 2019, 10, 7);
    assert_festival("腊八节", 2020, 1, 2);
    assert_festival("清明节", 2023, 4, 5);
    assert_festival("母亲节", 2020, 5, 10);
    assert_festival("感恩节", 2019, 11, 28);
    assert_festival("复活节", 2013, 3, 31);
    assert_festival("国庆节", 2020, 10, 1);
}

static void assert_holiday(const char *name, int32_t year, int32_t from, int32_t to)
{
    int32_t first, last;
    assert_true(newsfacts__festival_holiday(row_of(name), year, &first, &last));
    assert_civil(first, year, from / 100, from % 100);
    assert_civil(last, year, to / 100, to % 100);
}

static void holidays(void **state)
{
    (void)state;
    assert_holiday("春节", 2026, 215, 223);
    assert_holiday("国庆节", 2023, 929, 1006);
    assert_holiday("国庆节", 2003, 1001, 1007); /* not in the table */
    int32_t first, last;
    assert_true(newsfacts__festival_holiday(row_of("元旦"), 2023, &first, &last));
    assert_civil(first, 2022, 12, 31);
    assert_false(newsfacts__festival_holiday(row_of("教师节"), 2023, &first, &last));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_dates_are_inverse), cmocka_unit_test(months_have_their_days),
        cmocka_unit_test(weeks_follow_iso),           cmocka_unit_test(lunar_new_years),
        cmocka_unit_test(lunar_years_join),           cmocka_unit_test(leap_months),
        cmocka_unit_test(solar_terms),                cmocka_unit_test(festivals),
        cmocka_unit_test(holidays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
