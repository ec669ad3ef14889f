/* decimal.h: exact decimals, coefficient * 10^exponent, always normalised: no
 * trailing zero in the coefficient, exponent 0 for zero. */
#ifndef NF_BASE_DECIMAL_H
#define NF_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    int64_t coefficient;
    int32_t exponent;
} nf_decimal;

nf_decimal newsfacts__decimal(int64_t coefficient, int32_t exponent);

/* *out = a + b or a * b; false when it does not fit 18 digits. */
bool newsfacts__decimal_add(nf_decimal a, nf_decimal b, nf_decimal *out);
bool newsfacts__decimal_mul(nf_decimal a, nf_decimal b, nf_decimal *out);

/* -1, 0, 1. */
int newsfacts__decimal_compare(nf_decimal a, nf_decimal b);

/* Whole number that fits int32_t: true and *out set. */
bool newsfacts__decimal_int(nf_decimal a, int32_t *out);

/* Plain notation without exponent ("17000", "-0.5"), NUL-terminated; returns its
 * length. The buffer has NF_DECIMAL_TEXT bytes. */
enum { NF_DECIMAL_TEXT = 64 };
size_t newsfacts__decimal_text(nf_decimal a, char *buffer);

#endif
