#include "lexical/numeral_scan.h"

static bool digit_at(const nf_text *t, uint32_t i, uint32_t end)
{
    return i < end && nf_class_at(t, i) == NF_CLASS_DIGIT;
}

static void add_digit(nf_literal *l, uint32_t value)
{
    if (l->digits + (uint32_t)l->point >= NF_NUMERAL_DIGITS_MAX)
        l->flags |= NF_NUMERAL_CODE;
    else
        l->coefficient = l->coefficient * 10 + (int64_t)value;
}

/* The digits at `at`; returns where they end. */
static uint32_t read_whole(const nf_text *t, uint32_t at, uint32_t end, nf_literal *l)
{
    for (; digit_at(t, at, end); at++) {
        add_digit(l, t->fold[at] - '0');
        l->digits++;
    }
    return at;
}

/* A comma and exactly three digits. */
static bool group_at(const nf_text *t, uint32_t i, uint32_t end)
{
    return i < end && nf_class_at(t, i) == NF_CLASS_COMMA && digit_at(t, i + 1, end)
           && digit_at(t, i + 2, end) && digit_at(t, i + 3, end) && !digit_at(t, i + 4, end);
}

/* The groups must all be there: 1,200,30 is a list. */
static uint32_t read_groups(const nf_text *t, uint32_t at, uint32_t end, nf_literal *l)
{
    if (l->digits > 3 || (l->flags & NF_NUMERAL_ZERO) || !group_at(t, at, end)) return at;
    l->flags |= NF_NUMERAL_GROUPED;
    while (group_at(t, at, end)) at = read_whole(t, at + 1, end, l);
    return at;
}

/* Older papers set the point in the middle, 1·6亿; between other digits it joins the
 * parts of a date (9·11). */
static bool middle_point_at(const nf_text *t, uint32_t i, uint32_t end)
{
    enum { LONGEST = 4 };
    uint32_t at = i + 1;
    if (t->fold[i] != 0xb7) return false;
    while (digit_at(t, at, end) && at <= i + LONGEST) at++;
    uint32_t next = at < end ? t->fold[at] : 0;
    return at > i + 1 && (next == 0x4e07 || next == 0x4ebf || next == '%'); /* 万 亿 */
}

static bool point_at(const nf_text *t, uint32_t i, uint32_t end)
{
    if (i >= end) return false;
    return (t->fold[i] == '.' && digit_at(t, i + 1, end)) || middle_point_at(t, i, end);
}

/* 2020.2.28 and 1.0.3 are dates and versions: each part is a numeral of its own. */
static bool dotted(const nf_text *t, uint32_t begin, uint32_t point, uint32_t end)
{
    if (begin >= 2 && t->fold[begin - 1] == '.' && digit_at(t, begin - 2, end)) return true;
    uint32_t at = point + 1;
    while (digit_at(t, at, end)) at++;
    return point_at(t, at, end);
}

nf_literal newsfacts__literal_arabic(const nf_text *text, uint32_t at, uint32_t end)
{
    nf_literal l = {0};
    uint32_t begin = at;
    if (text->fold[at] == '0' && digit_at(text, at + 1, end)) l.flags |= NF_NUMERAL_ZERO;
    at = read_whole(text, at, end, &l);
    at = read_groups(text, at, end, &l);
    l.end = at;
    if (!point_at(text, at, end) || dotted(text, begin, at, end)) return l;
    l.flags |= NF_NUMERAL_POINT;
    for (at++; digit_at(text, at, end); at++) {
        add_digit(&l, text->fold[at] - '0');
        l.point++;
    }
    l.end = at;
    return l;
}

/* 两 begins a number and never goes on with one: 二两 is a weight. */
static bool plain_digit(const nf_text *t, uint32_t at, uint32_t end, bool first, int64_t *value)
{
    nf_numeral_char c = newsfacts__numeral_char(t, at, end);
    if (c.kind != NF_NUM_DIGIT || (!first && t->fold[at] == 0x4e24)) return false;
    *value = c.value;
    return true;
}

nf_literal newsfacts__literal_han(const nf_text *text, uint32_t at, uint32_t end)
{
    nf_literal l = {0};
    int64_t value;
    for (l.end = at; plain_digit(text, l.end, end, l.end == at, &value); l.end++) {
        add_digit(&l, (uint32_t)value);
        l.digits++;
    }
    return l;
}
