#include "unit/stages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void join(const stages *s, char *to, size_t room, nf_span span, bool first)
{
    if (!first) strncat(to, "|", room - strlen(to) - 1);
    size_t size = s->text.offset[span.end] - s->text.offset[span.begin];
    assert_true(strlen(to) + size + 1 < room);
    strncat(to, (const char *)s->text.bytes + s->text.offset[span.begin], size);
}

/* Sentences, or clauses, with | between. */
static void check(const char *text, const char *expected, bool clauses)
{
    stages s;
    char found[4096] = "";
    stages_run(&s, text, NULL, STAGE_SENTENCE);
    uint32_t len = clauses ? s.sentencing.clauses.len : s.sentencing.sentences.len;
    for (uint32_t i = 0; i < len; i++)
        join(&s, found, sizeof found,
             clauses ? s.sentencing.clauses.data[i].span : s.sentencing.sentences.data[i].span, !i);
    assert_string_equal(found, expected);
    stages_end(&s);
}

static void sentences_end_with_their_marks(void **state)
{
    (void)state;
    check("天晴了。路通了！真的吗？是……好", "天晴了。|路通了！|真的吗？|是……|好", false);
    check("天晴了?!路通了.", "天晴了?!|路通了.", false);
    check("天晴了；路通了：好。", "天晴了；路通了：好。", false);
    check("网址是a.com/b?c=d!e，很好记。", "网址是a.com/b?c=d!e，很好记。", false);
    check("It rained today. Then Mr. Li left.", "It rained today.|Then Mr. Li left.", false);
}

static void quotes_stay_whole(void **state)
{
    (void)state;
    check("“雨停了。路通了。”他说。我们走。", "“雨停了。路通了。”他说。|我们走。", false);
    check("他说：“雨停了。路通了。”我们走。", "他说：“雨停了。路通了。”|我们走。", false);
    check("他说，“雨停了！”我们走。", "他说，“雨停了！”|我们走。", false);
    check("“雨停了。”“路通了。”大家走了。", "“雨停了。”|“路通了。”大家走了。", false);
    check("写着“加油！”的牌子。走。", "写着“加油！”的牌子。|走。", false);
    check("读《谁知道？》的人。走。", "读《谁知道？》的人。|走。", false);
    check("他来了（昨天。早上）。走。", "他来了（昨天。早上）。|走。", false);
    check("他来了。（完。）走。", "他来了。|（完。）|走。", false);
    check("他说\"好。行。\"然后走了。", "他说\"好。行。\"然后走了。", false);
    check("他说：“好。走。", "他说：“好。|走。", false); /* never closed */
}

static void long_quotes_are_passages(void **state)
{
    (void)state;
    char text[2048] = "“";
    for (int i = 0; i < 20; i++) strcat(text, "田里的水很足。");
    strcat(text, "”他说。");
    stages s;
    stages_run(&s, text, NULL, STAGE_SENTENCE);
    assert_int_equal(s.sentencing.sentences.len, 21);
    stages_end(&s);
}

static void clauses_are_parted_by_marks_and_brackets(void **state)
{
    (void)state;
    check("天晴了，路通了；好：走——到。", "天晴了|路通了|好|走|到", true);
    check("全国（含港、澳）有5人。", "全国|含港、澳|有5人", true);
    check("有1,200人，5，700万元。", "有1,200人|5，700万元", true);
    check("9：30开门，2——3人。", "9：30开门|2——3人", true);
    check("长沙—北京的车。", "长沙—北京的车", true);
    check("读《甲，乙：丙》的人，走了。", "读《甲，乙：丙》的人|走了", true);
    check("“好，走”他说。", "“好|走”他说", true);
}

static void clauses_know_their_brackets(void **state)
{
    (void)state;
    stages s;
    stages_run(&s, "甲（乙（丙）丁）戊，己。", NULL, STAGE_SENTENCE);
    static const uint8_t depths[] = {0, 1, 2, 1, 0, 0};
    assert_int_equal(s.sentencing.clauses.len, 6);
    for (uint32_t i = 0; i < 6; i++)
        assert_int_equal(s.sentencing.clauses.data[i].depth, depths[i]);
    assert_int_equal(newsfacts__clause_at(&s.sentencing, 0, 0), 0);
    assert_int_equal(newsfacts__clause_at(&s.sentencing, 0, 1), NF_NONE);
    assert_int_equal(newsfacts__clause_at(&s.sentencing, 0, 4), 2);
    assert_int_equal(newsfacts__clause_at(&s.sentencing, 0, 10), 5);
    stages_end(&s);
}

static void pairs_close_what_they_open(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *pairs; /* kind, begin, end in digits */
    } cases[] = {
        {"“甲《乙》（丙)”", "1 0 9|2 2 5|3 5 8"},
        {"（甲", ""},
        {"甲）", ""},
        {"（“甲）”", "3 0 4"},
        {"\"甲\"和\"乙\"", "1 0 3|1 4 7"},
        {"It's（甲）don't", "3 4 7"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        stages s;
        char found[256] = "";
        stages_run(&s, cases[i].text, NULL, STAGE_SENTENCE);
        for (uint32_t k = 0; k < s.sentencing.pairs.len; k++) {
            const nf_pair *p = &s.sentencing.pairs.data[k];
            char one[64];
            snprintf(one, sizeof one, "%s%u %u %u", k ? "|" : "", p->kind, p->span.begin,
                     p->span.end);
            strcat(found, one);
        }
        assert_string_equal(found, cases[i].pairs);
        stages_end(&s);
    }
}

static void datelines_are_sentences_and_furniture_is_none(void **state)
{
    (void)state;
    check("标题\n新华社长沙2月28日电（记者林远）天晴了。路通了。\n广告\n（村民。林远 摄）",
          "标题|新华社长沙2月28日电（记者林远）|天晴了。|路通了。|（村民。", false);
}

/* A million of the same mark: few results, and in time. */
static void marks_without_end(void **state)
{
    (void)state;
    static const char *const marks[] = {"（", "）", "“", "”", "。", "，", "\"", "（“《", "——"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t size = strlen(marks[i]), count = 100000;
        char *text = malloc(size * count + 1);
        assert_non_null(text);
        for (size_t k = 0; k < count; k++) memcpy(text + k * size, marks[i], size);
        text[size * count] = '\0';
        stages s;
        stages_run(&s, text, NULL, STAGE_SENTENCE);
        assert_true(s.sentencing.sentences.len <= 300000 / 2000);
        stages_end(&s);
        free(text);
    }
}

/* A text without full stops is cut at commas, and nothing of it is lost. */
static void endless_sentences_are_cut(void **state)
{
    (void)state;
    static const char piece[] = "队员们一路向北，";
    enum { PIECES = 1000, CHARS = 8 };
    char *text = malloc((sizeof piece - 1) * PIECES + 1);
    assert_non_null(text);
    for (size_t k = 0; k < PIECES; k++) memcpy(text + k * (sizeof piece - 1), piece, sizeof piece);
    stages s;
    stages_run(&s, text, NULL, STAGE_SENTENCE);
    const nf_sentences *all = &s.sentencing.sentences;
    assert_int_equal(all->len, PIECES * CHARS / 2000);
    uint32_t at = 0;
    for (uint32_t i = 0; i < all->len; i++) {
        assert_int_equal(all->data[i].span.begin, at);
        at = all->data[i].span.end;
        assert_int_equal(at % CHARS, 0);
    }
    assert_int_equal(at, s.text.len);
    stages_end(&s);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_with_their_marks),
        cmocka_unit_test(quotes_stay_whole),
        cmocka_unit_test(long_quotes_are_passages),
        cmocka_unit_test(clauses_are_parted_by_marks_and_brackets),
        cmocka_unit_test(clauses_know_their_brackets),
        cmocka_unit_test(pairs_close_what_they_open),
        cmocka_unit_test(datelines_are_sentences_and_furniture_is_none),
        cmocka_unit_test(marks_without_end),
        cmocka_unit_test(endless_sentences_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
