/* What holds for every text, over samples and generated ones. */
#include "support/consume.h"
#include "support/samples.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static newsfacts_engine *engine;

static newsfacts_document *parse(const void *text, size_t size)
{
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    options.reference = "2020-02-29";
    newsfacts_document *doc = NULL;
    assert_int_equal(newsfacts_parse(engine, text, size, &options, &doc, NULL), NEWSFACTS_OK);
    return doc;
}

static void keeps_its_promises(sample s)
{
    newsfacts_document *doc = parse(s.data, s.size);
    consume(doc, s.data, s.size);
    newsfacts_document_free(doc);
    free(s.data);
}

static void on_samples(void **state)
{
    (void)state;
    for (int i = 0; i < SAMPLE_FILES; i++) keeps_its_promises(sample_file(i));
}

static void on_fragments(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 2000; seed++)
        keeps_its_promises(sample_fragments(seed, seed % 97 + 1));
    keeps_its_promises(sample_fragments(1, 20000));
}

static void on_any_bytes(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 2000; seed++)
        keeps_its_promises(sample_soup(seed, seed % 301 + 1));
    keeps_its_promises(sample_soup(1, 50000));
}

/* A text may end anywhere, in the middle of a code point too. */
static void on_every_prefix(void **state)
{
    (void)state;
    sample s = sample_file(3);
    for (size_t size = 0; size <= s.size; size++) {
        sample prefix = {malloc(size ? size : 1), size};
        assert_non_null(prefix.data);
        memcpy(prefix.data, s.data, size);
        keeps_its_promises(prefix);
    }
    free(s.data);
}

/* The sample with a NUL after every `every` bytes that begin a character. */
static sample with_nuls(sample s, size_t every)
{
    sample out = {malloc(2 * s.size + 1), 0};
    size_t seen = 0;
    assert_non_null(out.data);
    for (size_t i = 0; i < s.size; i++) {
        if (((unsigned char)s.data[i] & 0xc0) != 0x80 && ++seen % every == 0) out.data[out.size++] = '\0';
        out.data[out.size++] = s.data[i];
    }
    return out;
}

/* NULs are valid UTF-8, and part of no string that a program prints. */
static void on_nuls(void **state)
{
    (void)state;
    for (int i = 0; i < SAMPLE_FILES; i++) {
        sample s = sample_file(i);
        for (size_t every = 1; every < 40; every++) {
            sample spoiled = with_nuls(s, every);
            newsfacts_document *doc = parse(spoiled.data, spoiled.size);
            assert_int_equal(newsfacts_invalid_bytes(doc), 0);
            newsfacts_document_free(doc);
            keeps_its_promises(spoiled);
        }
        free(s.data);
    }
}

/* A buffer that is longer than its text. */
static void nuls_at_the_end_change_nothing(void **state)
{
    (void)state;
    static const char text[] = "青江市应急管理局3月12日转移群众3200人。\n\0\0\0\0";
    newsfacts_document *exact = parse(text, sizeof text - 6), *padded = parse(text, sizeof text);
    char *a = json_of(exact, NEWSFACTS_JSON_BYTES), *b = json_of(padded, NEWSFACTS_JSON_BYTES);
    assert_string_equal(strstr(a, "\"offsets\""), strstr(b, "\"offsets\""));
    assert_int_equal(newsfacts_counts_len(padded), 1);
    free(a);
    free(b);
    newsfacts_document_free(exact);
    newsfacts_document_free(padded);
}

static void same_text_same_facts(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        sample s = sample_fragments(seed, 300);
        newsfacts_document *a = parse(s.data, s.size);
        newsfacts_document *b = parse(newsfacts_text(a).data, newsfacts_text(a).size);
        char *first = json_of(a, 0), *second = json_of(b, 0);
        assert_string_equal(first, second);
        free(first);
        free(second);
        newsfacts_document_free(a);
        newsfacts_document_free(b);
        free(s.data);
    }
}

/* Engine, input and document may be freed in any order. */
static void documents_stand_alone(void **state)
{
    (void)state;
    sample s = sample_file(0);
    newsfacts_engine *own = NULL;
    assert_int_equal(newsfacts_engine_new(NULL, &own, NULL), NEWSFACTS_OK);
    newsfacts_document *doc = NULL;
    assert_int_equal(newsfacts_parse(own, s.data, s.size, NULL, &doc, NULL), NEWSFACTS_OK);
    char *before = json_of(doc, NEWSFACTS_JSON_INDENT);
    newsfacts_engine_free(own);
    memset(s.data, 'x', s.size);
    char *after = json_of(doc, NEWSFACTS_JSON_INDENT);
    assert_string_equal(before, after);
    free(before);
    free(after);
    newsfacts_document_free(doc);
    free(s.data);
}

/* Paragraphs whose facts do not reach into one another. */
static const char *const paragraphs[] = {
    "青江市今年已为3.2万余户居民更换管网，其中老城区1.8万户，累计铺设186.5公里。",
    "据统计，2019年11月至2020年2月，全市共接收捐款四百五十万元，分给12家医院。",
    "超过三成的受访者说，每周至少有3天步行上班，平均每天约5公里。",
    "演出吸引了上百名观众，第二场在3月14日晚8时举行，门票从80元降到60元。",
    "到今年年底，将达到5.6万户，还有约1200户要等到明年。",
};
enum { PARAGRAPHS = sizeof paragraphs / sizeof *paragraphs };

static void assert_count_moved(const newsfacts_count *a, const newsfacts_count *b, size_t bytes)
{
    assert_int_equal(a->span.byte_begin + bytes, b->span.byte_begin);
    assert_string_equal(a->text.data, b->text.data);
    assert_string_equal(a->low.text.data, b->low.text.data);
    assert_string_equal(a->high.text.data, b->high.text.data);
    assert_int_equal(a->qualifier, b->qualifier);
    assert_string_equal(a->unit.data, b->unit.data);
    assert_string_equal(a->object_text.data, b->object_text.data);
    assert_int_equal(a->aspect, b->aspect);
}

/* The counts of a text of paragraphs are those of its paragraphs. */
static void paragraphs_are_read_alike_together(void **state)
{
    (void)state;
    char together[4096] = "";
    for (int i = 0; i < PARAGRAPHS; i++) {
        strcat(together, paragraphs[i]);
        strcat(together, "\n");
    }
    newsfacts_document *all = parse(together, strlen(together));
    size_t at = 0, bytes = 0;
    for (int i = 0; i < PARAGRAPHS; i++) {
        newsfacts_document *one = parse(paragraphs[i], strlen(paragraphs[i]));
        assert_true(newsfacts_counts_len(one) >= 2);
        for (size_t k = 0; k < newsfacts_counts_len(one); k++, at++) {
            assert_true(at < newsfacts_counts_len(all));
            assert_count_moved(newsfacts_counts_at(one, k), newsfacts_counts_at(all, at), bytes);
        }
        bytes += strlen(paragraphs[i]) + 1;
        newsfacts_document_free(one);
    }
    assert_int_equal(at, newsfacts_counts_len(all));
    newsfacts_document_free(all);
}

static int start(void **state)
{
    (void)state;
    return newsfacts_engine_new(NULL, &engine, NULL);
}

static int stop(void **state)
{
    (void)state;
    newsfacts_engine_free(engine);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_samples),
        cmocka_unit_test(on_fragments),
        cmocka_unit_test(on_any_bytes),
        cmocka_unit_test(on_every_prefix),
        cmocka_unit_test(on_nuls),
        cmocka_unit_test(nuls_at_the_end_change_nothing),
        cmocka_unit_test(same_text_same_facts),
        cmocka_unit_test(documents_stand_alone),
        cmocka_unit_test(paragraphs_are_read_alike_together),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
