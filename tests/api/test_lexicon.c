/* Names that the user brings along: what they do, and every way to get them wrong. */
#include "test.h"

#include <newsfacts/newsfacts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static newsfacts_config *new_config(void)
{
    newsfacts_config *config = NULL;
    assert_int_equal(newsfacts_config_new(NULL, &config, NULL), NEWSFACTS_OK);
    return config;
}

static newsfacts_status add(newsfacts_config *config, const char *rows, newsfacts_error *error)
{
    return newsfacts_config_add_lexicon(config, rows, strlen(rows), error);
}

static newsfacts_document *parse_with(newsfacts_config *config, const char *text)
{
    newsfacts_engine *engine = NULL;
    newsfacts_document *doc = NULL;
    assert_int_equal(newsfacts_engine_new(config, &engine, NULL), NEWSFACTS_OK);
    newsfacts_config_free(config);
    assert_int_equal(newsfacts_parse(engine, text, strlen(text), NULL, &doc, NULL), NEWSFACTS_OK);
    newsfacts_engine_free(engine);
    return doc;
}

/* The organisation with exactly these words, or NULL. */
static const newsfacts_organisation *organisation(const newsfacts_document *doc, const char *text)
{
    for (size_t i = 0; i < newsfacts_organisations_len(doc); i++)
        if (!strcmp(newsfacts_organisations_at(doc, i)->text.data, text))
            return newsfacts_organisations_at(doc, i);
    return NULL;
}

static void organisations_are_found_with_type_and_full_name(void **state)
{
    (void)state;
    newsfacts_config *config = new_config();
    const char rows[] = "# ours\n\nenzo蓝鲸\torganisation\tresearch\t蓝鲸海洋研究所\r\n";
    assert_int_equal(add(config, rows, NULL), NEWSFACTS_OK);
    newsfacts_document *doc = parse_with(config, "昨天enzo蓝鲸说，今天有雨。");
    const newsfacts_organisation *o = organisation(doc, "enzo蓝鲸");
    assert_non_null(o);
    assert_int_equal(o->type, NEWSFACTS_ORG_RESEARCH);
    assert_string_equal(o->name.data, "蓝鲸海洋研究所");
    assert_true(o->confidence > 0.99f);
    newsfacts_document_free(doc);
}

static void people_and_places(void **state)
{
    (void)state;
    newsfacts_config *config = new_config();
    assert_int_equal(add(config, "青柠檬\tperson\n红泥岭\tplace\t\t430121\n", NULL), NEWSFACTS_OK);
    newsfacts_document *doc = parse_with(config, "青柠檬在红泥岭种树。");
    assert_int_equal(newsfacts_people_len(doc), 1);
    assert_string_equal(newsfacts_people_at(doc, 0)->text.data, "青柠檬");
    assert_int_equal(newsfacts_places_len(doc), 1);
    assert_string_equal(newsfacts_places_at(doc, 0)->text.data, "红泥岭");
    assert_string_equal(newsfacts_places_at(doc, 0)->code.data, "430121");
    newsfacts_document_free(doc);
}

static void the_last_row_of_a_name_counts(void **state)
{
    (void)state;
    newsfacts_config *config = new_config();
    assert_int_equal(add(config, "蓝鲸帮\torganisation\tmedia\n", NULL), NEWSFACTS_OK);
    assert_int_equal(add(config, "蓝鲸帮\torganisation\tsports\n", NULL), NEWSFACTS_OK);
    newsfacts_document *doc = parse_with(config, "蓝鲸帮来了。");
    assert_int_equal(organisation(doc, "蓝鲸帮")->type, NEWSFACTS_ORG_SPORTS);
    newsfacts_document_free(doc);
}

static void names_match_as_texts_are_folded(void **state)
{
    (void)state;
    newsfacts_config *config = new_config();
    assert_int_equal(add(config, "ＡＢＣ蓝鲸隊\torganisation\n", NULL), NEWSFACTS_OK);
    newsfacts_document *doc = parse_with(config, "ABC蓝鲸队来了。");
    assert_non_null(organisation(doc, "ABC蓝鲸队"));
    newsfacts_document_free(doc);
}

static void nothing_is_a_lexicon_too(void **state)
{
    (void)state;
    newsfacts_config *config = new_config();
    assert_int_equal(newsfacts_config_add_lexicon(config, NULL, 0, NULL), NEWSFACTS_OK);
    assert_int_equal(add(config, "\xef\xbb\xbf# only a comment", NULL), NEWSFACTS_OK);
    newsfacts_document_free(parse_with(config, "今天有雨。"));
}

/* The first row is fine, the second is at fault. */
static void refuse(const char *row, const char *words)
{
    char rows[512];
    newsfacts_error error;
    newsfacts_config *config = new_config();
    snprintf(rows, sizeof rows, "蓝鲸帮\torganisation\n%s\n", row);
    memset(&error, 0xaa, sizeof error);
    assert_int_equal(add(config, rows, &error), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(error.status, NEWSFACTS_E_ARGUMENT);
    assert_int_equal(error.line, 2);
    assert_true(error.byte_offset >= strlen("蓝鲸帮\torganisation\n"));
    if (!strstr(error.message, words)) print_message("%s\n", error.message);
    assert_non_null(strstr(error.message, words));
    newsfacts_document *doc = parse_with(config, "蓝鲸帮来了。"); /* all or nothing */
    const newsfacts_organisation *o = organisation(doc, "蓝鲸帮");
    assert_true(!o || o->confidence < 1.0f);
    newsfacts_document_free(doc);
}

static void every_fault_names_its_line(void **state)
{
    (void)state;
    refuse("\torganisation", "the name is missing");
    refuse("甲\torganisation", "one character");
    refuse(" 乙丙\torganisation", "space");
    refuse("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三\tperson", "32 characters");
    refuse("乙丙", "a tab and a kind: '乙丙'");
    refuse("乙丙 person", "a tab and a kind: '乙丙 person'");
    refuse("乙丙\tfirm", "'firm'");
    refuse("乙丙\torganisation\tfirm", "no such type");
    refuse("乙丙\tperson\tcompany", "only organisations");
    refuse("乙丙\tplace\t\t43012", "no code");
    refuse("乙丙\tplace\t\tcn", "no code");
    refuse("乙丙\torganisation\t\t乙丙公司\tmore", "four columns");
    refuse("乙\x80丙\torganisation", "UTF-8");
    refuse("乙\x01丙\torganisation", "control character");
}

/* The bytes end where the buffer ends, which sanitizers watch; the offset is that of the fault. */
static void faults_at_the_end(void **state)
{
    (void)state;
    static const struct {
        const char *row;
        uint64_t offset;
    } rows[] = {{"乙丙\tfirm", 7}, {"乙丙", 0}, {"乙丙\tplace\t\tcn", 14}, {"乙丙\xe4\xb8", 6}, {"乙丙\x01", 6}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t size = strlen(rows[i].row);
        newsfacts_config *config = new_config();
        newsfacts_error error;
        char *exact = malloc(size);
        assert_non_null(exact);
        memcpy(exact, rows[i].row, size);
        assert_int_equal(newsfacts_config_add_lexicon(config, exact, size, &error), NEWSFACTS_E_ARGUMENT);
        assert_int_equal(error.byte_offset, rows[i].offset);
        free(exact);
        newsfacts_config_free(config);
    }
}

static void null_arguments(void **state)
{
    (void)state;
    newsfacts_error error;
    newsfacts_config *config = new_config();
    assert_int_equal(newsfacts_config_add_lexicon(NULL, "", 0, &error), NEWSFACTS_E_ARGUMENT);
    assert_non_null(strstr(error.message, "config"));
    assert_int_equal(newsfacts_config_add_lexicon(config, NULL, 3, &error), NEWSFACTS_E_ARGUMENT);
    assert_non_null(strstr(error.message, "bytes"));
    newsfacts_config_free(config);
}

/* Many entries: the time is for people to read, that it works is for the test. */
static void a_hundred_thousand_names(void **state)
{
    (void)state;
    enum { LEN = 100000 };
    static const char *const digits[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
    char *rows = malloc(LEN * 40), *at = rows;
    assert_non_null(rows);
    for (int i = 0; i < LEN; i++) {
        for (int k = 0, n = i; k < 5; k++, n /= 10) at += sprintf(at, "%s", digits[n % 10]);
        at += sprintf(at, "\tperson\n");
    }
    newsfacts_config *config = new_config();
    assert_int_equal(newsfacts_config_add_lexicon(config, rows, (size_t)(at - rows), NULL), 0);
    free(rows);
    newsfacts_document *doc = parse_with(config, "昨天癸癸癸癸癸来了。");
    assert_int_equal(newsfacts_people_len(doc), 1);
    newsfacts_document_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(organisations_are_found_with_type_and_full_name),
        cmocka_unit_test(people_and_places),
        cmocka_unit_test(the_last_row_of_a_name_counts),
        cmocka_unit_test(names_match_as_texts_are_folded),
        cmocka_unit_test(nothing_is_a_lexicon_too),
        cmocka_unit_test(every_fault_names_its_line),
        cmocka_unit_test(faults_at_the_end),
        cmocka_unit_test(null_arguments),
        cmocka_unit_test(a_hundred_thousand_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
