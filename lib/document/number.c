/* number.c: exact numbers as doubles, without the C library's locale. */
#include <math.h>
#include <newsfacts/newsfacts.h>

/* Far beyond what the library reads, and 2^63 times as much is still a double. */
enum { LARGEST = 280 };

/* Exact up to 10^27 in a long double of 64 bits, up to 10^22 in a double. */
static long double power_of_ten(int32_t exponent)
{
    long double power = 1;
    for (int32_t i = 0; i < exponent; i++) power *= 10;
    return power;
}

static double decimal(long double coefficient, int32_t exponent)
{
    if (exponent < 0)
        return (double)(coefficient / power_of_ten(exponent < -LARGEST ? LARGEST : -exponent));
    return (double)(coefficient * power_of_ten(exponent > LARGEST ? LARGEST : exponent));
}

double newsfacts_number_double(const newsfacts_number *number)
{
    if (!number) return (double)NAN;
    long double coefficient = (long double)number->coefficient;
    switch (number->form) {
    case NEWSFACTS_NUMBER_DECIMAL: return decimal(coefficient, number->exponent);
    case NEWSFACTS_NUMBER_FRACTION: return (double)(coefficient / (long double)number->denominator);
    default: return (double)NAN;
    }
}
