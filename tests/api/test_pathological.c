/* Texts that make careless scanners quadratic or overflow something. Nothing
 * here is timed: bench/ prints the figures, the timeout of the test is a net. */
#include "support/consume.h"
#include "support/samples.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sample repeat(const char *unit, size_t times)
{
    size_t size = strlen(unit);
    sample s = {malloc(times * size), times * size};
    assert_non_null(s.data);
    for (size_t i = 0; i < times; i++) memcpy(s.data + i * size, unit, size);
    return s;
}

static void parse_and_consume(newsfacts_engine *engine, sample s)
{
    newsfacts_document *doc = NULL;
    newsfacts_error error;
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    options.reference = "2020-02-29";
    newsfacts_status status = newsfacts_parse(engine, s.data, s.size, &options, &doc, &error);
    if (status) print_message("%s\n", error.message);
    assert_int_equal(status, NEWSFACTS_OK);
    consume(doc, s.data, s.size);
    newsfacts_document_free(doc);
    free(s.data);
}

static void repeated_units(void **state)
{
    static const char *const units[] = {
        "一", "9", "零", "万", "亿", "十", "几", "数", ".", ",", "，", "、", "。", "（", "）", "(",
        "“", "”", "《", "》", "「", "『", "‘", "\"", "[", "【", "年", "月", "日", "至", "-", "—", "～",
        "约", "多", "的", "个", "人", "第", "成", "%", "半", " ", "　", "\n", "\r", "\r\n", "●", "●\n",
        "一、", "1.\n", "１", "1万", "1亿2", "1,", "1,000,", "一百", "两三", "1至", "1-", "3、",
        "2月", "2020年", "2月28日", "1日至", "昨天", "昨天，", "3名", "3名的", "3名队员，", "其中3名，",
        "共3名（", "（3名）", "“3名”", "约30多", "上", "每", "1/", "/", "1:", ":", "比", "分之", "三分之",
        "新华社", "新华社长沙2月28日电", "记者", "记者 ", "讯", "摄）", "（图为", "责任编辑：", "——",
        "甲 乙 ", "a", "a1", "1a", "😀", "\xff", "\xe4\xb8", "\xf0\x9f", "\xef\xbb\xbf", "\xe2\x80\x8b"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        parse_and_consume(*state, repeat(units[i], 5000));
}

static void a_million(void **state)
{
    static const char *const units[] = {"一", "9", "（", "“", "年", "、"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        parse_and_consume(*state, repeat(units[i], 1000000));
}

static void nuls(void **state)
{
    sample s = {calloc(1000000, 1), 1000000};
    assert_non_null(s.data);
    parse_and_consume(*state, s);
}

/* 10 MB without a mark of punctuation or a newline. */
static void one_endless_sentence(void **state)
{
    static const char words[] = "全市新增确诊病例3例治愈出院十二人较昨天减少约百分之五";
    parse_and_consume(*state, repeat(words, 10000000 / (sizeof words - 1) + 1));
}

/* Deeper than any recursion would bear. */
static void nested_marks(void **state)
{
    size_t depth = 200000, size = strlen("（");
    sample s = {malloc(2 * depth * size), 2 * depth * size};
    assert_non_null(s.data);
    for (size_t i = 0; i < 2 * depth; i++)
        memcpy(s.data + i * size, i < depth ? (i % 2 ? "（" : "“") : ((2 * depth - 1 - i) % 2 ? "）" : "”"), size);
    parse_and_consume(*state, s);
}

/* Each of many counts could look for its whole, its noun and its time far away. */
static void many_links(void **state)
{
    parse_and_consume(*state, repeat("其中党员3名，2月3日占5%，", 30000));
    parse_and_consume(*state, repeat("共1478人其中602人", 50000));
    parse_and_consume(*state, repeat("分别为3名、5名、", 50000));
}

static void numbers_that_do_not_fit(void **state)
{
    static const char *const texts[] = {
        "99999999999999999999999999999999名", "9223372036854775807亿亿亿亿元", "1e308倍",
        "0.000000000000000000000000000000000001%", "亿亿亿亿亿亿亿亿亿亿亿亿人",
        "一万万万万万万万万万万万万万万人", "-99999999999999999999℃", "1/0", "0分之0", "三分之零",
        "99999999999年99999999999月99999999999日", "0年0月0日", "2020年2月30日", "9999年12月31日后一天",
        "99999999999999999999天前", "第99999999999999999999届", "公元前99999999999年",
        "1:99999999999999", "25时61分", "上上上上上上上上上周五", "100000000个世纪后"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        parse_and_consume(*state, repeat(texts[i], 1));
}

static int start(void **state)
{
    newsfacts_engine *engine = NULL;
    int status = newsfacts_engine_new(NULL, &engine, NULL);
    *state = engine;
    return status;
}

static int stop(void **state)
{
    newsfacts_engine_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(repeated_units),
        cmocka_unit_test(a_million),
        cmocka_unit_test(nuls),
        cmocka_unit_test(one_endless_sentence),
        cmocka_unit_test(nested_marks),
        cmocka_unit_test(many_links),
        cmocka_unit_test(numbers_that_do_not_fit),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
