/* utf8.h: one code point of a byte buffer that may hold anything.
 *
 * utf8proc_iterate decodes too, but gives no length for bad bytes; U+FFFD
 * replacement needs the maximal subpart (Unicode Standard 3.9, table 3-8), so
 * that our code point offsets are those of Python, Go and browsers. */
#ifndef NF_TEXT_UTF8_H
#define NF_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define NF_UTF8_BAD UINT32_MAX

static inline int nf_utf8_trail(unsigned char b)
{
    return (b & 0xc0) == 0x80;
}

/* The allowed second byte depends on the first: no overlong forms, no
 * surrogates, nothing past U+10FFFF (table 3-7). */
static inline int nf_utf8_second(unsigned char first, unsigned char second)
{
    switch (first) {
    case 0xe0: return second >= 0xa0 && second <= 0xbf;
    case 0xed: return second >= 0x80 && second <= 0x9f;
    case 0xf0: return second >= 0x90 && second <= 0xbf;
    case 0xf4: return second >= 0x80 && second <= 0x8f;
    default: return nf_utf8_trail(second);
    }
}

/* Everything but ASCII and the well-formed common case. */
static inline unsigned nf_utf8_slow(const unsigned char *s, size_t left, uint32_t *cp)
{
    unsigned char first = s[0];
    unsigned need = first >= 0xc2 && first <= 0xdf ? 2 : (first & 0xf0) == 0xe0 ? 3
                    : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
    *cp = NF_UTF8_BAD;
    if (!need || left < 2 || !nf_utf8_second(first, s[1])) return 1;
    uint32_t value = need == 2 ? first & 0x1fu : need == 3 ? first & 0x0fu : first & 0x07u;
    value = value << 6 | (s[1] & 0x3fu);
    for (unsigned i = 2; i < need; i++) {
        if (i >= left || !nf_utf8_trail(s[i])) return i;
        value = value << 6 | (s[i] & 0x3fu);
    }
    *cp = value;
    return need;
}

/* Decodes one code point of [s, s + left), left > 0; returns the bytes it takes.
 * *cp is NF_UTF8_BAD for a maximal subpart of ill-formed bytes. */
static inline unsigned nf_utf8_next(const unsigned char *s, size_t left, uint32_t *cp)
{
    if (s[0] < 0x80) {
        *cp = s[0];
        return 1;
    }
    /* 0xe3 to 0xe9: CJK punctuation and ideographs, any two trail bytes will do. */
    if (s[0] >= 0xe3 && s[0] <= 0xe9 && left >= 3 && nf_utf8_trail(s[1]) && nf_utf8_trail(s[2])) {
        *cp = (s[0] & 0x0fu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
        return 3;
    }
    return nf_utf8_slow(s, left, cp);
}

#endif
