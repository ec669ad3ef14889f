#include "support/chars.h"

#include <stdlib.h>
#include <string.h>

/* Table 3-7 of the Unicode Standard: well-formed byte sequences. */
static const struct {
    unsigned char first_low, first_high, second_low, second_high, len;
} rows[] = {
    {0x00, 0x7f, 0, 0, 1},       {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
    {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
    {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
};

/* Length of the code point at s, or of the maximal subpart that is replaced by
 * one U+FFFD; *whole says which. */
static size_t step(const unsigned char *s, size_t left, int *whole)
{
    *whole = 0;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        if (s[0] < rows[r].first_low || s[0] > rows[r].first_high) continue;
        size_t i = 1;
        for (; i < rows[r].len; i++) {
            unsigned char low = i == 1 ? rows[r].second_low : 0x80;
            unsigned char high = i == 1 ? rows[r].second_high : 0xbf;
            if (i >= left || s[i] < low || s[i] > high) return i;
        }
        *whole = 1;
        return i;
    }
    return 1;
}

chars chars_of(const void *text, size_t size)
{
    chars c = {malloc((size + 1) * sizeof *c.at), calloc(size + 1, 1), 0, size};
    if (!c.at || !c.bad) abort();
    memset(c.at, 0xff, (size + 1) * sizeof *c.at);
    uint32_t number = 0;
    for (size_t i = 0; i < size; number++) {
        int whole;
        size_t len = step((const unsigned char *)text + i, size - i, &whole);
        c.at[i] = number;
        if (!whole) {
            memset(c.bad + i, 1, len);
            c.invalid += len;
        }
        i += len;
    }
    c.at[size] = number;
    return c;
}

void chars_free(chars *c)
{
    free(c->at);
    free(c->bad);
}
