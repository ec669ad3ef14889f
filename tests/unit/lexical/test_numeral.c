/* test_numeral.c: what numbers look like. */
#include "unit/stages.h"

#include <stdlib.h>
#include <string.h>

/* One numeral is the whole text, from low to high. */
static void check_range(const char *text, const char *low, const char *high, unsigned flags)
{
    stages s;
    char buffer[NF_DECIMAL_TEXT];
    stages_run(&s, text, NULL, STAGE_NUMERAL);
    assert_int_equal(s.numbering.all.len, 1);
    const nf_numeral *n = &s.numbering.all.data[0];
    assert_true(stages_text_is(&s, n->span, text));
    newsfacts__decimal_text(n->low, buffer);
    assert_string_equal(buffer, low);
    newsfacts__decimal_text(n->high, buffer);
    assert_string_equal(buffer, high);
    assert_int_equal(n->flags & flags, flags);
    stages_end(&s);
}

static void check(const char *text, const char *value)
{
    check_range(text, value, value, 0);
}

/* The numerals of the text with | between them. */
static void check_split(const char *text, const char *expected)
{
    stages s;
    char out[256] = "";
    stages_run(&s, text, NULL, STAGE_NUMERAL);
    for (uint32_t i = 0; i < s.numbering.all.len; i++) {
        nf_span span = s.numbering.all.data[i].span;
        size_t begin = s.text.offset[span.begin], end = s.text.offset[span.end];
        if (i) strcat(out, "|");
        strncat(out, text + begin, end - begin);
    }
    assert_string_equal(out, expected);
    stages_end(&s);
}

static void arabic(void **state)
{
    (void)state;
    check("0", "0");
    check("12", "12");
    check("１２", "12");
    check("3.5", "3.5");
    check("3．50", "3.5");
    check("1,200", "1200");
    check("1,200,300.5", "1200300.5");
    check("1，200", "1200");
    check_range("08", "8", "8", NF_NUMERAL_ZERO);
    check("999999999999999999", "999999999999999999");
}

static void characters(void **state)
{
    (void)state;
    check("十", "10");
    check("十五", "15");
    check("二十一", "21");
    check("一百零五", "105");
    check("一百五", "150");
    check("一百一十五", "115");
    check("一千零五十", "1050");
    check("两千三百五", "2350");
    check("一万零三百", "10300");
    check("三万五", "35000");
    check("九千九百九十九万九千九百九十九", "99999999");
    check("廿五", "25");
    check("四千零四万", "40040000");
    check("一亿二千万", "120000000");
    check("四万万", "400000000");
    check("一万五千亿", "1500000000000");
}

static void financial(void **state)
{
    (void)state;
    check("壹佰贰拾叁万肆仟伍佰陆拾柒", "1234567");
    check("肆佰陸拾", "460");
    check("拾万零五十六", "100056");
    check_split("登陆三艘", "三");
    check_split("大陆十家企业与伍先生", "十");
    check_split("三十陆续到达", "三十");
}

static void mixed(void **state)
{
    (void)state;
    check("1.7万", "17000");
    check("3亿5000万", "350000000");
    check("1.5万亿", "1500000000000");
    check("5，700万", "57000000");
    check("3千5百", "3500");
    check("3万4000", "34000");
    check("2千零30万", "20300000");
    check("100 万", "1000000");
    check("1·6亿", "160000000");
    check_split("3万一次", "3万|一");
    check_split("5千克", "5|千");
    check_split("100兆瓦", "100");
}

static void points(void **state)
{
    (void)state;
    check("三点五", "3.5");
    check("零点五", "0.5");
    check("十五点七", "15.7");
    check("一点七万", "17000");
    check_split("三点五十分", "三|五十");
    check_split("三点零五分", "三|零五");
    check_split("一点一滴", "一|一");
    check_split("2020.2.28", "2020|2|28");
    check_split("版本1.0.3", "1|0|3");
}

static void negative(void **state)
{
    (void)state;
    check_range("-3.5", "-3.5", "-3.5", NF_NUMERAL_SIGN);
    check_range("零下5", "-5", "-5", NF_NUMERAL_SIGN);
    check_range("负二十", "-20", "-20", NF_NUMERAL_SIGN);
    check_range("负 1,200", "-1200", "-1200", NF_NUMERAL_SIGN);
    check_split("3-5", "3|5");
    check_split("歼-20", "20");
    check_split("负责三项", "三");
    check_split("气温为-3到-1", "-3|-1");
}

static void digits_one_by_one(void **state)
{
    (void)state;
    check("二〇二〇", "2020");
    check("一九九八", "1998");
    check_range("零零七", "7", "7", NF_NUMERAL_ZERO);
}

static void ranges(void **state)
{
    (void)state;
    check_range("两三", "2", "3", NF_NUMERAL_RANGE);
    check_range("七八十", "70", "80", NF_NUMERAL_RANGE);
    check_range("三四百", "300", "400", NF_NUMERAL_RANGE);
    check_range("十五六", "15", "16", NF_NUMERAL_RANGE);
    check_range("一百二三十", "120", "130", NF_NUMERAL_RANGE);
    check_range("三千七八", "3700", "3800", NF_NUMERAL_RANGE);
    check_range("三五", "3", "5", NF_NUMERAL_RANGE);
    check_range("一两", "1", "2", NF_NUMERAL_RANGE);
    check_range("五六千万", "50000000", "60000000", NF_NUMERAL_RANGE);
}

static void vague(void **state)
{
    (void)state;
    check_range("几", "3", "9", NF_NUMERAL_VAGUE);
    check_range("十几", "11", "19", NF_NUMERAL_VAGUE);
    check_range("几十", "20", "90", NF_NUMERAL_VAGUE);
    check_range("数百", "200", "900", NF_NUMERAL_VAGUE);
    check_range("数十万", "200000", "900000", NF_NUMERAL_VAGUE);
    check_range("上百", "100", "100", NF_NUMERAL_VAGUE | NF_NUMERAL_HIGH_OPEN);
    check_range("上千万", "10000000", "10000000", NF_NUMERAL_VAGUE | NF_NUMERAL_HIGH_OPEN);
    check_range("成千上万", "1000", "1000", NF_NUMERAL_VAGUE | NF_NUMERAL_HIGH_OPEN);
    check_range("数以万计", "10000", "10000", NF_NUMERAL_VAGUE | NF_NUMERAL_HIGH_OPEN);
    check_split("以上百姓", "百");
}

static void codes(void **state)
{
    stages s;
    (void)state;
    check_range("1234567890123456789", "0", "0", NF_NUMERAL_CODE);
    stages_run(&s, "A4、G20、B12型、COVID-19、5G", NULL, STAGE_NUMERAL);
    assert_int_equal(s.numbering.all.len, 5);
    for (uint32_t i = 0; i < s.numbering.all.len; i++)
        assert_true(s.numbering.all.data[i].flags & NF_NUMERAL_CODE);
    stages_end(&s);
}

static void goes_on_after_a_hedge(void **state)
{
    stages s;
    nf_numeral whole;
    char value[NF_DECIMAL_TEXT];
    (void)state;
    stages_run(&s, "2亿3000多万", NULL, STAGE_NUMERAL);
    const nf_numeral *head = &s.numbering.all.data[0];
    assert_true(stages_text_is(&s, head->span, "2亿"));
    assert_false(newsfacts__numeral_resume(&s.text, head, 3, s.text.len, &whole));
    stages_end(&s);

    stages_run(&s, "30多万", NULL, STAGE_NUMERAL);
    head = &s.numbering.all.data[0];
    assert_true(newsfacts__numeral_resume(&s.text, head, 3, s.text.len, &whole));
    newsfacts__decimal_text(whole.low, value);
    assert_string_equal(value, "300000");
    assert_true(stages_text_is(&s, whole.span, "30多万"));
    stages_end(&s);
}

/* A megabyte of one piece takes as many steps as any other text. */
static void long_runs_are_linear(void **state)
{
    static const char *const pieces[] = {"一",   "9",    "9,",   "999,", "1.1.",        "1万",
                                         "十",   "千百", "几",   "负",   "上百",        "万亿",
                                         "三点", "零下", "两三", "-1",   "1万99999999", "陆拾"};
    enum { SIZE = 1 << 20 };
    char *text = malloc(SIZE + 1);
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        stages s;
        size_t len = strlen(pieces[i]), n = 0;
        for (; n + len <= SIZE; n += len) memcpy(text + n, pieces[i], len);
        text[n] = 0;
        stages_run(&s, text, NULL, STAGE_NUMERAL);
        stages_end(&s);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arabic),
        cmocka_unit_test(characters),
        cmocka_unit_test(financial),
        cmocka_unit_test(mixed),
        cmocka_unit_test(points),
        cmocka_unit_test(negative),
        cmocka_unit_test(digits_one_by_one),
        cmocka_unit_test(ranges),
        cmocka_unit_test(vague),
        cmocka_unit_test(codes),
        cmocka_unit_test(goes_on_after_a_hedge),
        cmocka_unit_test(long_runs_are_linear),
    };
    return cmocka_run_group_tests_name("numeral", tests, NULL, NULL);
}
