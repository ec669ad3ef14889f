/* test_tagger.c: names by the model of lib/tables, and models that are refused. */
#include "unit/stages.h"

#include "lexical/features.h"
#include "lexical/tagger.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    unsigned char *bytes; /* aligned as the blob wants */
    size_t size;
    nf_model model;
} fixture;

static fixture shared;

static int read_model(void **state)
{
    (void)state;
    FILE *f = fopen(TAGGER_MODEL, "rb");
    if (!f || fseek(f, 0, SEEK_END) != 0) return -1;
    shared.size = (size_t)ftell(f);
    shared.bytes = malloc(shared.size);
    rewind(f);
    bool read = shared.bytes && fread(shared.bytes, 1, shared.size, f) == shared.size;
    fclose(f);
    return read ? 0 : -1;
}

static int free_model(void **state)
{
    (void)state;
    free(shared.bytes);
    return 0;
}

static newsfacts_status open_model(newsfacts_error *error)
{
    return newsfacts__model_open(shared.bytes, shared.size, NF_BLOB_VERIFY, &shared.model, error);
}

/* The names of a text as "PER:王小明 LOC:长沙". */
static char *names_of(const char *text)
{
    static const char *const kinds[NF_TAG_KINDS] = {"PER", "LOC", "ORG"};
    stages s;
    nf_tags tags = {0};
    newsfacts_error error;
    char *out = calloc(strlen(text) * 8 + 1, 1), *at = out;
    stages_run(&s, text, NULL, STAGE_LEXICAL);
    assert_int_equal(open_model(&error), NEWSFACTS_OK);
    assert_int_equal(newsfacts__tagger_read(&s.work, &shared.model, &s.text, &s.sentencing,
                                            &s.lexical, &tags),
                     NEWSFACTS_OK);
    for (uint32_t i = 0; i < tags.len; i++) {
        uint32_t begin = s.text.offset[tags.data[i].span.begin];
        uint32_t end = s.text.offset[tags.data[i].span.end];
        assert_true(tags.data[i].confidence > 0 && tags.data[i].confidence <= 1);
        at += sprintf(at, "%s%s:%.*s", i ? " " : "", kinds[tags.data[i].kind], (int)(end - begin),
                      text + begin);
    }
    stages_end(&s);
    return out;
}

static void check_names(const char *text, const char *expected)
{
    char *names = names_of(text);
    assert_string_equal(names, expected);
    free(names);
}

static void names_have_kinds(void **state)
{
    (void)state;
    check_names("记者从湖南省人民医院了解到，王建国已经出院。", "ORG:湖南省人民医院 PER:王建国");
    check_names("张伟昨天从北京前往上海。", "PER:张伟 LOC:北京 LOC:上海");
    check_names("今天天气很好，大家都很高兴。", "");
}

static void traditional_and_wide_forms_read_alike(void **state)
{
    (void)state;
    check_names("記者從湖南省人民醫院了解到，王建國已經出院。", "ORG:湖南省人民醫院 PER:王建國");
}

/* A sentence of several pieces has the names of its copies, whatever the seams cut. */
static void long_sentences_are_read_in_pieces(void **state)
{
    (void)state;
    static const char clause[] = "张伟昨天从北京前往上海，";
    char *text = calloc(400, sizeof clause);
    for (int i = 0; i < 400; i++) strcat(text, clause);
    char *names = names_of(text);
    int persons = 0;
    for (const char *p = names; (p = strstr(p, "PER:张伟")); p++) persons++;
    assert_int_equal(persons, 400);
    free(names);
    free(text);
}

static void words_without_end_are_passed_over(void **state)
{
    (void)state;
    char *text = calloc(6000, 1);
    memset(text, '7', 3000);
    strcat(text, "，张伟在北京。");
    char *names = names_of(text);
    assert_non_null(strstr(names, "PER:张伟"));
    free(names);
    free(text);
}

static void lists_tell_their_names_from_others(void **state)
{
    (void)state;
    const uint64_t key = UINT64_C(0x123456789abcdef7), other = key ^ 0x10;
    const uint16_t pilots[] = {7};
    uint16_t slots[] = {0};
    const nf_name_list list = {pilots, slots, 1, 1};
    assert_int_equal(nf_name_flags(&list, key, nf_name_fetch(&list, key)), 0);
    slots[0] = (uint16_t)(nf_name_check(key) | 5);
    assert_int_equal(nf_name_flags(&list, key, nf_name_fetch(&list, key)), 5);
    assert_int_equal(nf_name_flags(&list, other, nf_name_fetch(&list, other)), 0);
}

static void damaged_models_are_refused(void **state)
{
    (void)state;
    newsfacts_error error;
    for (size_t at = 0; at < shared.size; at += shared.size / 7) {
        shared.bytes[at] ^= 0x40;
        assert_int_not_equal(open_model(&error), NEWSFACTS_OK);
        assert_true(error.message[0] != '\0');
        shared.bytes[at] ^= 0x40;
    }
    shared.size--;
    assert_int_not_equal(open_model(&error), NEWSFACTS_OK);
    shared.size++;
    assert_int_equal(open_model(&error), NEWSFACTS_OK);
}

/* Bytes of a section of the model; *size is set. */
static unsigned char *section(uint32_t id, size_t *size)
{
    nf_blob_header header;
    memcpy(&header, shared.bytes, sizeof header);
    for (uint32_t i = 0; i < header.sections_len; i++) {
        nf_blob_section s;
        memcpy(&s, shared.bytes + sizeof header + i * sizeof s, sizeof s);
        *size = (size_t)(s.element_size * s.count);
        if (s.id == id) return shared.bytes + s.offset;
    }
    fail();
    return NULL;
}

static void seal_model(void)
{
    nf_blob_header header;
    memcpy(&header, shared.bytes, sizeof header);
    header.crc = newsfacts__crc32(0, shared.bytes + sizeof header, shared.size - sizeof header);
    memcpy(shared.bytes, &header, sizeof header);
}

/* A model that is whole by its checksum, but asks for weights that are not there. */
static void weights_outside_the_model_are_refused(void **state)
{
    (void)state;
    newsfacts_error error;
    size_t size = 0;
    nf_weight_slot *slots = (nf_weight_slot *)(void *)section(NF_MODEL_SLOTS, &size);
    nf_weight_slot *last = slots + size / sizeof *slots - 1;
    const uint32_t at = last->at;
    section(NF_MODEL_ROWS, &size);
    last->at = (uint32_t)size - NF_MODEL_BLOCK * NF_MODEL_WEIGHTS;
    seal_model();
    assert_int_equal(open_model(&error), NEWSFACTS_E_ARGUMENT);
    assert_non_null(strstr(error.message, "out of bounds"));
    last->at = at;
    seal_model();
    assert_int_equal(open_model(&error), NEWSFACTS_OK);
}

static void budgets_end_the_work(void **state)
{
    (void)state;
    stages s;
    nf_tags tags = {0};
    newsfacts_error error;
    stages_run(&s, "张伟昨天从北京前往上海。", NULL, STAGE_LEXICAL);
    assert_int_equal(open_model(&error), NEWSFACTS_OK);
    s.work.steps_left = 3;
    assert_int_equal(newsfacts__tagger_read(&s.work, &shared.model, &s.text, &s.sentencing,
                                            &s.lexical, &tags),
                     NEWSFACTS_E_LIMIT);
    stages_end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_have_kinds),
        cmocka_unit_test(lists_tell_their_names_from_others),
        cmocka_unit_test(traditional_and_wide_forms_read_alike),
        cmocka_unit_test(long_sentences_are_read_in_pieces),
        cmocka_unit_test(words_without_end_are_passed_over),
        cmocka_unit_test(damaged_models_are_refused),
        cmocka_unit_test(weights_outside_the_model_are_refused),
        cmocka_unit_test(budgets_end_the_work),
    };
    return cmocka_run_group_tests(tests, read_model, free_model);
}
