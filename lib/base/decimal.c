#include "base/decimal.h"

#include <string.h>

/* Every coefficient that leaves this file is below it: 18 digits fit int64_t with
 * room for one carry. */
static const int64_t limit = INT64_C(1000000000000000000);

static int64_t power_of_ten(int32_t n)
{
    int64_t value = 1;
    for (int32_t i = 0; i < n; i++) value *= 10;
    return value;
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

nf_decimal newsfacts__decimal(int64_t coefficient, int32_t exponent)
{
    nf_decimal d = {coefficient, exponent};
    if (d.coefficient == 0) d.exponent = 0;
    while (d.coefficient != 0 && d.coefficient % 10 == 0) {
        d.coefficient /= 10;
        d.exponent++;
    }
    return d;
}

/* value * 10^by; false when it leaves 18 digits. */
static bool shift(int64_t value, int32_t by, int64_t *out)
{
    *out = 0;
    if (value == 0) return true;
    if (by < 0 || by > 17) return false;
    int64_t factor = power_of_ten(by);
    if (magnitude(value) > (uint64_t)((limit - 1) / factor)) return false;
    *out = value * factor;
    return true;
}

/* Both over the smaller exponent, which comes back in *exponent. */
static bool align(nf_decimal a, nf_decimal b, int64_t *left, int64_t *right, int32_t *exponent)
{
    if (a.coefficient == 0) a.exponent = b.exponent;
    if (b.coefficient == 0) b.exponent = a.exponent;
    *exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
    return shift(a.coefficient, a.exponent - *exponent, left)
           && shift(b.coefficient, b.exponent - *exponent, right);
}

bool newsfacts__decimal_add(nf_decimal a, nf_decimal b, nf_decimal *out)
{
    int64_t left, right;
    int32_t exponent;
    if (!align(a, b, &left, &right, &exponent)) return false;
    if (magnitude(left + right) >= (uint64_t)limit) return false;
    *out = newsfacts__decimal(left + right, exponent);
    return true;
}

bool newsfacts__decimal_mul(nf_decimal a, nf_decimal b, nf_decimal *out)
{
    uint64_t left = magnitude(a.coefficient), right = magnitude(b.coefficient);
    if (right != 0 && left > (uint64_t)(limit - 1) / right) return false;
    *out = newsfacts__decimal(a.coefficient * b.coefficient, a.exponent + b.exponent);
    return true;
}

static int sign(int64_t value)
{
    return value < 0 ? -1 : value > 0;
}

static int32_t digits_of(uint64_t value)
{
    int32_t n = 1;
    for (; value >= 10; value /= 10) n++;
    return n;
}

int newsfacts__decimal_compare(nf_decimal a, nf_decimal b)
{
    int64_t left, right;
    int32_t exponent;
    if (sign(a.coefficient) != sign(b.coefficient))
        return sign(a.coefficient) < sign(b.coefficient) ? -1 : 1;
    if (align(a, b, &left, &right, &exponent)) return left < right ? -1 : left > right;
    /* Too far apart for common digits: the position of the first digit decides. */
    int32_t first_a = digits_of(magnitude(a.coefficient)) + a.exponent;
    int32_t first_b = digits_of(magnitude(b.coefficient)) + b.exponent;
    int by_size = first_a < first_b ? -1 : 1;
    return sign(a.coefficient) * by_size;
}

bool newsfacts__decimal_int(nf_decimal a, int32_t *out)
{
    int64_t value;
    if (!shift(a.coefficient, a.exponent, &value)) return false;
    if (value < INT32_MIN || value > INT32_MAX) return false;
    *out = (int32_t)value;
    return true;
}

/* Digits of `value`, most significant first; returns how many. */
static size_t write_digits(uint64_t value, char *out)
{
    char reversed[24];
    size_t n = 0;
    do {
        reversed[n++] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    for (size_t i = 0; i < n; i++) out[i] = reversed[n - 1 - i];
    return n;
}

static size_t write_zeros(size_t n, char *out)
{
    memset(out, '0', n);
    return n;
}

/* Numbers of a text have at most 18 digits and multipliers below 10^20; anything
 * beyond is cut here so that the buffer always holds it. */
enum { MAX_EXPONENT = 40 };

size_t newsfacts__decimal_text(nf_decimal a, char *buffer)
{
    char digits[24];
    size_t n = write_digits(magnitude(a.coefficient), digits), at = 0;
    int32_t exponent = a.exponent > MAX_EXPONENT    ? MAX_EXPONENT
                       : a.exponent < -MAX_EXPONENT ? -MAX_EXPONENT
                                                    : a.exponent;
    if (a.coefficient < 0) buffer[at++] = '-';
    size_t below = exponent < 0 ? (size_t)-exponent : 0;
    size_t whole = n > below ? n - below : 0;
    memcpy(buffer + at, whole ? digits : "0", whole ? whole : 1);
    at += whole ? whole : 1;
    if (exponent > 0) at += write_zeros((size_t)exponent, buffer + at);
    if (below) {
        buffer[at++] = '.';
        if (n < below) at += write_zeros(below - n, buffer + at);
        memcpy(buffer + at, digits + whole, n - whole);
        at += n - whole;
    }
    buffer[at] = 0;
    return at;
}
