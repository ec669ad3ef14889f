/* numeral_scan.h: the parts of the numeral scanner.
 *
 *     numeral.c        where numerals begin; signs, 上百, 成千上万, 数以万计
 *     numeral_char.c   what one character is worth
 *     numeral_literal.c   Arabic literals 1,200.5 and runs of plain characters 二〇二〇
 *     numeral_value.c  digits and multipliers to a value: 3亿5000万, 一百二三十
 */
#ifndef NF_LEXICAL_NUMERAL_SCAN_H
#define NF_LEXICAL_NUMERAL_SCAN_H

#include "lexical/numeral.h"

enum nf_numeral_kind {
    NF_NUM_NONE = 0,
    NF_NUM_DIGIT, /* 〇 to 九, 两 */
    NF_NUM_TENS,  /* 廿 卅 */
    NF_NUM_SMALL, /* 十 百 千 */
    NF_NUM_BIG,   /* 万 亿 兆 */
    NF_NUM_VAGUE, /* 几 数 */
    NF_NUM_HALF   /* 半 */
};

typedef struct {
    uint8_t kind;
    int64_t value; /* 5, or the multiplier itself */
} nf_numeral_char;

/* Reads the numeral character at `at`; financial ones (陆, 拾) only where the
 * characters around show that it stands in a financial numeral. */
nf_numeral_char newsfacts__numeral_char(const nf_text *text, uint32_t at, uint32_t end);

/* More digits than this make a code and no quantity. */
enum { NF_NUMERAL_DIGITS_MAX = 18 };

typedef struct {
    uint32_t end;
    int64_t coefficient; /* all digits, without the point */
    int32_t point;       /* digits after the point */
    uint32_t digits;     /* before the point */
    uint16_t flags;
} nf_literal;

/* 12, 1,200, 3.5 at `at`, which is a digit. */
nf_literal newsfacts__literal_arabic(const nf_text *text, uint32_t at, uint32_t end);

/* A run of plain characters at `at`: 二〇二〇, 五; `digits` is its length. */
nf_literal newsfacts__literal_han(const nf_text *text, uint32_t at, uint32_t end);

/* The value that begins at `at` without sign. What stands in [skip.begin, skip.end)
 * is passed over where the scan comes to it: the hedge of 30多万. */
bool newsfacts__numeral_value(const nf_text *text, uint32_t at, uint32_t end, nf_span skip,
                              nf_numeral *out);

#endif
