/* test_decimal.c: exact decimals. */
#include "base/decimal.h"
#include "test.h"

#include <string.h>

static void check_text(int64_t coefficient, int32_t exponent, const char *expected)
{
    char buffer[NF_DECIMAL_TEXT];
    size_t len = newsfacts__decimal_text(newsfacts__decimal(coefficient, exponent), buffer);
    assert_string_equal(buffer, expected);
    assert_int_equal(len, strlen(expected));
}

static void text_is_plain(void **state)
{
    (void)state;
    check_text(0, 0, "0");
    check_text(17, 3, "17000");
    check_text(5, -1, "0.5");
    check_text(-35, -1, "-3.5");
    check_text(1, -4, "0.0001");
    check_text(1234, -2, "12.34");
    check_text(-7, 2, "-700");
    check_text(INT64_C(999999999999999999), 0, "999999999999999999");
    check_text(INT64_C(999999999999999999), -18, "0.999999999999999999");
}

static void text_fits_its_buffer(void **state)
{
    char buffer[NF_DECIMAL_TEXT];
    nf_decimal small = {INT64_C(-999999999999999999), -2000000000};
    nf_decimal large = {INT64_C(-999999999999999999), 2000000000};
    (void)state;
    assert_true(newsfacts__decimal_text(small, buffer) < NF_DECIMAL_TEXT);
    assert_true(newsfacts__decimal_text(large, buffer) < NF_DECIMAL_TEXT);
}

static void zeros_move_to_the_exponent(void **state)
{
    (void)state;
    nf_decimal d = newsfacts__decimal(1200, -1);
    assert_int_equal(d.coefficient, 12);
    assert_int_equal(d.exponent, 1);
    d = newsfacts__decimal(0, 7);
    assert_int_equal(d.coefficient, 0);
    assert_int_equal(d.exponent, 0);
}

static void sums(void **state)
{
    nf_decimal out;
    (void)state;
    assert_true(
        newsfacts__decimal_add(newsfacts__decimal(16, 0), newsfacts__decimal(72, -2), &out));
    assert_int_equal(newsfacts__decimal_compare(out, newsfacts__decimal(1672, -2)), 0);
    assert_true(newsfacts__decimal_add(newsfacts__decimal(0, 0), newsfacts__decimal(5, 17), &out));
    assert_int_equal(newsfacts__decimal_compare(out, newsfacts__decimal(5, 17)), 0);
    assert_true(newsfacts__decimal_add(newsfacts__decimal(5, 0), newsfacts__decimal(-5, 0), &out));
    assert_int_equal(out.coefficient, 0);
    assert_false(newsfacts__decimal_add(newsfacts__decimal(1, 18), newsfacts__decimal(1, 0), &out));
}

static void products(void **state)
{
    nf_decimal out;
    (void)state;
    assert_true(newsfacts__decimal_mul(newsfacts__decimal(17, -1), newsfacts__decimal(1, 4), &out));
    assert_int_equal(newsfacts__decimal_compare(out, newsfacts__decimal(17000, 0)), 0);
    assert_true(newsfacts__decimal_mul(newsfacts__decimal(0, 0), newsfacts__decimal(9, 9), &out));
    assert_int_equal(out.coefficient, 0);
    assert_false(newsfacts__decimal_mul(newsfacts__decimal(INT64_C(1234567891), 0),
                                        newsfacts__decimal(INT64_C(1234567891), 0), &out));
}

static void order(void **state)
{
    (void)state;
    assert_int_equal(
        newsfacts__decimal_compare(newsfacts__decimal(1, 30), newsfacts__decimal(9, 0)), 1);
    assert_int_equal(
        newsfacts__decimal_compare(newsfacts__decimal(-1, 30), newsfacts__decimal(9, 0)), -1);
    assert_int_equal(
        newsfacts__decimal_compare(newsfacts__decimal(-1, 30), newsfacts__decimal(-9, 0)), -1);
    assert_int_equal(
        newsfacts__decimal_compare(newsfacts__decimal(0, 0), newsfacts__decimal(1, -9)), -1);
    assert_int_equal(
        newsfacts__decimal_compare(newsfacts__decimal(250, -2), newsfacts__decimal(25, -1)), 0);
}

static void integers(void **state)
{
    int32_t out;
    (void)state;
    assert_true(newsfacts__decimal_int(newsfacts__decimal(2020, 0), &out));
    assert_int_equal(out, 2020);
    assert_true(newsfacts__decimal_int(newsfacts__decimal(-3, 2), &out));
    assert_int_equal(out, -300);
    assert_false(newsfacts__decimal_int(newsfacts__decimal(5, -1), &out));
    assert_false(newsfacts__decimal_int(newsfacts__decimal(3, 9), &out));
    assert_false(newsfacts__decimal_int(newsfacts__decimal(1, 40), &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_plain),
        cmocka_unit_test(text_fits_its_buffer),
        cmocka_unit_test(zeros_move_to_the_exponent),
        cmocka_unit_test(sums),
        cmocka_unit_test(products),
        cmocka_unit_test(order),
        cmocka_unit_test(integers),
    };
    return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
