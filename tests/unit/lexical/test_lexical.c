/* test_lexical.c: hits and words of sentences. */
#include "unit/stages.h"

#include <stdlib.h>
#include <string.h>

/* The words of the text with | between them. */
static char *words_of(const stages *s)
{
    char *out = calloc(s->text.size * 2 + s->lexical.words.len + 1, 1);
    size_t len = 0;
    for (uint32_t i = 0; i < s->lexical.words.len; i++) {
        const nf_word *w = &s->lexical.words.data[i];
        uint32_t begin = s->text.offset[w->begin], end = s->text.offset[w->begin + w->len];
        if (i) out[len++] = '|';
        memcpy(out + len, s->text.bytes + begin, end - begin);
        len += end - begin;
    }
    return out;
}

static void check_words(const char *text, const char *expected)
{
    stages s;
    stages_run(&s, text, NULL, STAGE_LEXICAL);
    char *words = words_of(&s);
    assert_string_equal(words, expected);
    free(words);
    stages_end(&s);
}

static void sentences_fall_into_words(void **state)
{
    (void)state;
    check_words("医疗队从长沙出发，前往武汉。", "医疗队|从|长沙|出发|，|前往|武汉|。");
    check_words("三名医生和五个人民团体的代表参加了会议。",
                "三|名|医生|和|五|个|人民|团体|的|代表|参加|了|会议|。");
}

static void numbers_hold_together(void **state)
{
    (void)state;
    check_words("收入1,200.5万元，增长一百二十三倍。", "收入|1,200.5万|元|，|增长|一百二十三|倍|。");
    check_words("2020年GDP增长2.3%。", "2020|年|GDP|增长|2.3|%|。");
}

static void wide_and_traditional_text_reads_the_same(void **state)
{
    (void)state;
    check_words("醫療隊從長沙出發，共２０人。", "醫療隊|從|長沙|出發|，|共|２０|人|。");
}

static void unknown_characters_stand_alone(void **state)
{
    (void)state;
    check_words("参观\xf0\xa0\x80\x80\xf0\xa0\x80\x81公园。", "参观|\xf0\xa0\x80\x80|\xf0\xa0\x80\x81|公园|。");
}

static void words_cover_every_sentence(void **state)
{
    (void)state;
    stages s;
    stages_run(&s, "今天 3月5日，12,3.4.5,一二三 ABC公司…… \xff 开业！\n\n第二段，没有句号",
               NULL, STAGE_LEXICAL);
    for (uint32_t i = 0; i < s.sentencing.sentences.len; i++) {
        nf_span span = s.sentencing.sentences.data[i].span;
        uint32_t at = span.begin;
        while (at < span.end) {
            assert_true(s.lexical.word_at[at] < s.lexical.words.len);
            const nf_word *w = &s.lexical.words.data[s.lexical.word_at[at]];
            assert_int_equal(w->begin, at);
            assert_true(w->len > 0);
            for (uint32_t k = 0; k < w->len; k++)
                assert_int_equal(s.lexical.word_at[at + k], s.lexical.word_at[at]);
            at += w->len;
        }
        assert_int_equal(at, span.end);
    }
    assert_int_equal(s.lexical.word_at[s.text.len], NF_NONE);
    stages_end(&s);
}

static void hits_are_in_order(void **state)
{
    (void)state;
    stages s;
    stages_run(&s, "去年下半年，全市共完成投资1.2亿元左右，新建住房3万平方米。", NULL, STAGE_LEXICAL);
    const nf_hits *hits = &s.lexical.hits;
    assert_true(hits->len > 3);
    for (uint32_t i = 1; i < hits->len; i++) {
        const nf_hit *a = &hits->data[i - 1], *b = &hits->data[i];
        assert_true(a->begin < b->begin || (a->begin == b->begin && a->len >= b->len));
    }
    for (uint32_t at = 0; at <= s.text.len; at++) {
        uint32_t first = s.lexical.hit_at[at];
        assert_true(first == hits->len || hits->data[first].begin >= at);
        assert_true(first == 0 || hits->data[first - 1].begin < at);
    }
    stages_end(&s);
}

static void every_position_knows_the_tables_of_its_hits(void **state)
{
    (void)state;
    stages s;
    stages_run(&s, "去年下半年，全市共完成投资1.2亿元左右。\n新建住房3万平方米。", NULL, STAGE_LEXICAL);
    for (uint32_t at = 0; at <= s.text.len; at++) {
        uint32_t begins = 0, ends = 0;
        for (uint32_t i = 0; i < s.lexical.hits.len; i++) {
            const nf_hit *h = &s.lexical.hits.data[i];
            begins |= h->begin == at ? nf_table_bit(h->table) : 0;
            ends |= h->begin + h->len == at ? nf_table_end(h->table) : 0u;
        }
        assert_int_equal(s.lexical.begins[at], begins);
        assert_int_equal(s.lexical.ends[at], ends);
    }
    stages_end(&s);
}

static uint32_t find(const stages *s, uint32_t code_point)
{
    for (uint32_t i = 0; i < s->text.len; i++)
        if (s->text.fold[i] == code_point) return i;
    fail();
    return 0;
}

static void the_longest_hit_is_found_from_both_ends(void **state)
{
    (void)state;
    stages s;
    stages_run(&s, "新建住房3万平方米。", NULL, STAGE_LEXICAL);
    uint32_t at = find(&s, 0x5e73); /* 平 */
    const nf_hit *hit = newsfacts__hit_at(&s.lexical, at, NF_TABLE_UNITS);
    assert_non_null(hit);
    assert_int_equal(hit->len, 3);
    assert_ptr_equal(newsfacts__hit_before(&s.lexical, 0, at + 3, NF_TABLE_UNITS), hit);
    assert_null(newsfacts__hit_before(&s.lexical, at + 3, at + 3, NF_TABLE_UNITS));
    assert_null(newsfacts__hit_at(&s.lexical, s.text.len - 1, NF_TABLE_UNITS));
    stages_end(&s);
}

static void latin_terms_are_whole_words(void **state)
{
    (void)state;
    stages s;
    stages_run(&s, "长5mm，重3kg。", NULL, STAGE_LEXICAL);
    uint32_t m = find(&s, 'm'), k = find(&s, 'k');
    const nf_hit *mm = newsfacts__hit_at(&s.lexical, m, NF_TABLE_UNITS);
    const nf_hit *kg = newsfacts__hit_at(&s.lexical, k, NF_TABLE_UNITS);
    assert_true(!mm || mm->len == 2);
    assert_true(!kg || kg->len == 2);
    assert_null(newsfacts__hit_at(&s.lexical, m + 1, NF_TABLE_UNITS));
    stages_end(&s);
}

/* Sentences that no newspaper prints must cost no more than others. */
static void endless_sentences_are_cut(void **state)
{
    (void)state;
    static const char *const parts[] = {"1,", "一", "1", "A", "人", "二1", "\xe3\xa0\x80", "1."};
    enum { LEN = 300000 };
    char *text = malloc(LEN + 8);
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
        size_t size = 0, step = strlen(parts[p]);
        for (; size < LEN; size += step) memcpy(text + size, parts[p], step);
        text[size] = '\0';
        stages s;
        stages_run(&s, text, NULL, STAGE_LEXICAL);
        for (uint32_t i = 1; i < s.lexical.words.len; i++) {
            const nf_word *a = &s.lexical.words.data[i - 1], *b = &s.lexical.words.data[i];
            assert_int_equal(a->begin + a->len, b->begin);
        }
        stages_end(&s);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_fall_into_words),
        cmocka_unit_test(numbers_hold_together),
        cmocka_unit_test(wide_and_traditional_text_reads_the_same),
        cmocka_unit_test(unknown_characters_stand_alone),
        cmocka_unit_test(words_cover_every_sentence),
        cmocka_unit_test(hits_are_in_order),
        cmocka_unit_test(every_position_knows_the_tables_of_its_hits),
        cmocka_unit_test(the_longest_hit_is_found_from_both_ends),
        cmocka_unit_test(latin_terms_are_whole_words),
        cmocka_unit_test(endless_sentences_are_cut),
    };
    return cmocka_run_group_tests_name("lexical", tests, NULL, NULL);
}
