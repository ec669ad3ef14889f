/* numeral.h: numbers in digits and characters, one linear pass over a sentence.
 *
 * Knows only what a number looks like, nothing of units, dates or hedges:
 * 1.7万, 3亿5000万, 5，700万, 二〇二〇, 一百二十三, 壹佰元, 两三百, 十几, 数千, １２,
 * -3.5, 1/3. Both mention scanners (times, counts) start from these. */
#ifndef NF_LEXICAL_NUMERAL_H
#define NF_LEXICAL_NUMERAL_H

#include "base/decimal.h"
#include "base/vec.h"
#include "sentence/sentence.h"

enum nf_numeral_form {
    NF_NUMERAL_ARABIC = 1, /* 12, 1,200, 3.5 */
    NF_NUMERAL_HAN,        /* 一百二十三, 十二, 两三百 */
    NF_NUMERAL_MIXED,      /* 1.7万, 3亿5000万, 60多 is two: the numeral is 60 */
    NF_NUMERAL_DIGITS      /* 二〇二〇, 一二三: characters read digit by digit */
};

enum {
    NF_NUMERAL_POINT = 1 << 0,   /* has a decimal point */
    NF_NUMERAL_GROUPED = 1 << 1, /* 1,200 */
    NF_NUMERAL_ZERO = 1 << 2,    /* written with a leading zero: 08 */
    NF_NUMERAL_SIGN = 1 << 3,    /* has a minus sign or 负 or 零下 */
    NF_NUMERAL_RANGE = 1 << 4,   /* 两三, 七八十: low < high */
    NF_NUMERAL_VAGUE = 1 << 5,   /* 几, 数十, 十几, 上百, 成千上万, 若干 */
    NF_NUMERAL_LOW_OPEN = 1 << 6,
    NF_NUMERAL_HIGH_OPEN = 1 << 7, /* 上百: 100 and more */
    NF_NUMERAL_MULTIPLIER = 1 << 8, /* ends in 十百千万亿: hedges may follow inside (十余万) */
    NF_NUMERAL_CODE = 1 << 9 /* more than 18 digits, or glued to Latin letters: no quantity */
};

typedef struct {
    nf_span span;
    nf_decimal low; /* equal to high unless NF_NUMERAL_RANGE or _VAGUE */
    nf_decimal high;
    uint8_t form;   /* nf_numeral_form */
    uint8_t digits; /* Arabic: digits before the point or the multiplier */
    uint16_t flags;
} nf_numeral;

typedef NF_VEC(nf_numeral) nf_numerals;

typedef struct {
    nf_numerals all; /* by begin, not overlapping */
    uint32_t
        *first_of; /* [sentences + 1]: numerals of sentence s are [first_of[s], first_of[s+1]) */
} nf_numbering;

newsfacts_status newsfacts__numeral_read(nf_work *work, const nf_text *text,
                                         const nf_sentencing *sentencing, nf_numbering *out);

/* The numeral that begins at `at`, scanned on its own; false: none begins there. */
bool newsfacts__numeral_scan(const nf_text *text, uint32_t at, uint32_t end, nf_numeral *out);

/* A numeral that goes on after a hedge: head is 30 of 30多万 (or 2亿3000 of
 * 2亿3000余万) and `at` is where 多 ends; *out is the whole with its value as if
 * the hedge were not there. False: no multiplier follows. */
bool newsfacts__numeral_resume(const nf_text *text, const nf_numeral *head, uint32_t at,
                               uint32_t end, nf_numeral *out);

#endif
