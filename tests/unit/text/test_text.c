#include "unit/stages.h"

#include <string.h>

static void offsets_are_those_of_the_bytes(void **state)
{
    (void)state;
    stages s;
    stages_run(&s, "a３人\r\n𠮷", NULL, STAGE_TEXT);
    static const uint32_t offsets[] = {0, 1, 4, 7, 8, 9, 13};
    assert_int_equal(s.text.len, 6);
    for (uint32_t i = 0; i <= s.text.len; i++) assert_int_equal(s.text.offset[i], offsets[i]);
    assert_int_equal(s.text.fold[1], '3');
    assert_int_equal(nf_class_at(&s.text, 1), NF_CLASS_DIGIT);
    assert_int_equal(nf_class_at(&s.text, 2), NF_CLASS_HAN);
    assert_int_equal(nf_class_at(&s.text, 3), NF_CLASS_NEWLINE);
    assert_int_equal(nf_class_at(&s.text, s.text.len), NF_CLASS_NEWLINE);
    stages_end(&s);
}

/* Unicode 3.9, table 3-8: one code point for each maximal subpart. */
static void bad_bytes_are_counted_and_kept_apart(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        uint32_t len, invalid;
    } cases[] = {
        {"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64", 10, 9},
        {"\xC0\xAF", 2, 2},
        {"\xED\xA0\x80", 3, 3},
        {"\xF4\x90\x80\x80", 4, 4},
        {"\xE4\xBA", 1, 2},
        {"\xFF\xFE", 2, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        stages s;
        stages_run(&s, cases[i].bytes, NULL, STAGE_TEXT);
        assert_int_equal(s.text.len, cases[i].len);
        assert_int_equal(s.text.invalid_bytes, cases[i].invalid);
        stages_end(&s);
    }
}

static void folding_keeps_the_length(void **state)
{
    (void)state;
    static const struct {
        const char *written, *folded;
    } pairs[] = {{"１２Ａｂ", "12Ab"}, {"壹佰", "一百"}, {"　", " "}, {"兩個", "两个"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        stages a, b;
        stages_run(&a, pairs[i].written, NULL, STAGE_TEXT);
        stages_run(&b, pairs[i].folded, NULL, STAGE_TEXT);
        assert_int_equal(a.text.len, b.text.len);
        for (uint32_t k = 0; k < a.text.len; k++) assert_int_equal(a.text.fold[k], b.text.fold[k]);
        stages_end(&a);
        stages_end(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offsets_are_those_of_the_bytes),
        cmocka_unit_test(bad_bytes_are_counted_and_kept_apart),
        cmocka_unit_test(folding_keeps_the_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
