/* test_chars.c: the generated properties of characters. */
#include "test.h"
#include "text/text.h"

static uint32_t fold(uint32_t c)
{
    return newsfacts__fold_char(c, NULL);
}

static uint8_t class_of(uint32_t c)
{
    uint8_t cls;
    newsfacts__fold_char(c, &cls);
    return cls & NF_CLASS_MASK;
}

static uint8_t flags_of(uint32_t c)
{
    uint8_t cls;
    newsfacts__fold_char(c, &cls);
    return cls & (NF_CLASS_NUMERAL | NF_CLASS_STRICT);
}

static void folding_twice_is_folding_once(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x10000; c++) {
        assert_int_equal(fold(fold(c)), fold(c));
        if (class_of(c) != NF_CLASS_BAD) assert_int_equal(class_of(fold(c)), class_of(c));
    }
}

static void width_does_not_matter(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 10; c++) assert_int_equal(fold(0xff10 + c), '0' + c);
    for (uint32_t c = 0; c < 26; c++) {
        assert_int_equal(fold(0xff21 + c), 'A' + c);
        assert_int_equal(fold(0xff41 + c), 'a' + c);
    }
    assert_int_equal(fold(0xff05), '%');
    assert_int_equal(fold(0x3000), ' ');
}

static void letters_keep_their_case(void **state)
{
    (void)state;
    assert_int_equal(fold('k'), 'k');
    assert_int_equal(fold('K'), 'K');
}

static void chinese_punctuation_stays(void **state)
{
    (void)state;
    static const uint32_t marks[] = {0xff0c, 0x3002, 0xff1b, 0xff1a, 0xff01, 0xff1f, 0xff08, 0xff09};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        assert_int_equal(fold(marks[i]), marks[i]);
    assert_int_equal(class_of(0xff0c), NF_CLASS_COMMA);
    assert_int_equal(class_of(0x3002), NF_CLASS_STOP);
    assert_int_equal(class_of(0x3001), NF_CLASS_PAUSE);
    assert_int_equal(class_of(0x201c), NF_CLASS_QUOTE_OPEN);
    assert_int_equal(class_of(0x300b), NF_CLASS_TITLE_CLOSE);
}

static void traditional_becomes_simplified(void **state)
{
    (void)state;
    assert_int_equal(fold(0x842c), 0x4e07); /* 萬 → 万 */
    assert_int_equal(fold(0x570b), 0x56fd); /* 國 → 国 */
    assert_int_equal(fold(0x4e7e), 0x4e7e); /* 乾 stays: 乾隆 */
    assert_int_equal(fold(0x8457), 0x8457); /* 著 stays: 著名 */
}

static void financial_numerals_fold_only_where_safe(void **state)
{
    (void)state;
    assert_int_equal(fold(0x58f9), 0x4e00); /* 壹 → 一 */
    assert_int_equal(flags_of(0x58f9), NF_CLASS_NUMERAL);
    assert_int_equal(fold(0x9646), 0x9646); /* 陆 stays: 大陆 */
    assert_int_equal(flags_of(0x9646), NF_CLASS_STRICT);
    assert_int_equal(fold(0x9678), 0x9646); /* 陸 → 陆 */
    assert_int_equal(flags_of(0x9678), NF_CLASS_STRICT);
    assert_int_equal(fold(0x25cb), 0x3007); /* ○ → 〇: 二○二○年 */
    assert_int_equal(flags_of(0x5e74), 0);  /* 年 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding_twice_is_folding_once),
        cmocka_unit_test(width_does_not_matter),
        cmocka_unit_test(letters_keep_their_case),
        cmocka_unit_test(chinese_punctuation_stays),
        cmocka_unit_test(traditional_becomes_simplified),
        cmocka_unit_test(financial_numerals_fold_only_where_safe),
    };
    return cmocka_run_group_tests_name("chars", tests, NULL, NULL);
}
