#include "mention/count_scan.h"

/* ------------------------------------------------------------ numbers of no count */

bool newsfacts__count_in_phrase(const nf_count_scan *scan, nf_span span, uint32_t *end)
{
    enum { LONGEST = 8 };
    uint32_t from =
        span.begin > scan->body.begin + LONGEST ? span.begin - LONGEST : scan->body.begin;
    for (uint32_t i = scan->lexical->hit_at[from]; i < scan->lexical->hit_at[span.begin + 1]; i++) {
        const nf_hit *hit = &scan->lexical->hits.data[i];
        if (hit->table != NF_TABLE_NOT_COUNTS || hit->begin + hit->len < span.end) continue;
        *end = hit->begin + hit->len;
        return true;
    }
    return false;
}

/* 这三家, 另一人: the word table glues words that point out to their numbers. */
static bool points_out(uint32_t c)
{
    switch (c) {
    case 0x7b2c:              /* 第 */
    case 0x53e6:              /* 另 */
    case 0x8fd9:              /* 这 */
    case 0x90a3:              /* 那 */
    case 0x5176:              /* 其 */
    case 0x5404:              /* 各 */
    case 0x6bcf:              /* 每 */
    case 0x524d:              /* 前 */
    case 0x540e:              /* 后 */
    case 0x6709:              /* 有 */
    case 0x7b49:              /* 等 */
    case 0x4ec5:              /* 仅 */
    case 0x7ffb:              /* 翻 */
    case 0x5171: return true; /* 共 */
    default: return false;
    }
}

/* 统一, 三明治: a word that begins before the numeral. What follows it may be its unit. */
static bool inside_word(const nf_count_scan *scan, const nf_numeral *n)
{
    if (n->form != NF_NUMERAL_HAN && n->form != NF_NUMERAL_DIGITS) return false;
    if (!newsfacts__count_inside_word(scan, n->span.begin)) return false;
    if (nf_count_casualty(nf_count_before(scan, n->span.begin, 1))
        && nf_count_casualty(nf_count_char(scan, n->span.end)))
        return false; /* 一死一伤 is a word of the dictionary */
    return !points_out(nf_count_before(scan, n->span.begin, 1));
}

static bool is_digit(const nf_count_scan *scan, uint32_t at)
{
    return at < scan->body.end && nf_class_at(scan->text, at) == NF_CLASS_DIGIT;
}

/* 2.0.1, 1+1+1, 12·4: digits joined by marks. */
static bool joined_by_marks(const nf_count_scan *scan, nf_span span)
{
    uint32_t before = nf_count_before(scan, span.begin, 1), after = nf_count_char(scan, span.end);
    bool digit_before = span.begin >= scan->body.begin + 2 && is_digit(scan, span.begin - 2);
    if ((before == '.' || before == 0xb7 || before == 0x2022) && digit_before) return true;
    if ((after == '.' || after == 0xb7 || after == 0x2022) && is_digit(scan, span.end + 1))
        return true;
    return before == '+' || after == '+' || before == '#' || before == '@' || before == '_';
}

/* The clause mark, the unit or the bracket around digits decides about glued letters
 * later; letters before digits make a name (A4, G20), unless they are money. */
static bool is_name(const nf_count_scan *scan, const nf_numeral *n)
{
    if (!(n->flags & NF_NUMERAL_CODE)) return false;
    if (n->low.coefficient == 0 && nf_span_len(n->span) > 15) return true;
    uint32_t begin = n->span.begin;
    bool glued = begin > scan->body.begin
                 && (nf_class_at(scan->text, begin - 1) == NF_CLASS_LATIN
                     || nf_count_before(scan, begin, 1) == '-');
    if (glued)
        return !newsfacts__hit_before(scan->lexical, scan->taken, begin, NF_TABLE_CURRENCIES);
    return nf_span_empty(newsfacts__unit_at(scan, n->span.end, false).span);
}

const nf_pair *newsfacts__count_pair(nf_count_scan *scan, uint32_t at)
{
    enum { NESTED = 8 };
    const nf_pairs *pairs = &scan->sentencing->pairs;
    while (scan->pair < pairs->len && pairs->data[scan->pair].span.begin <= at) scan->pair++;
    for (uint32_t i = scan->pair; i > 0 && i + NESTED > scan->pair; i--)
        if (nf_span_has(pairs->data[i - 1].span, at) && pairs->data[i - 1].kind != NF_PAIR_BRACKET)
            return &pairs->data[i - 1];
    return NULL;
}

bool newsfacts__count_in_title(nf_count_scan *scan, nf_span span, uint32_t *end)
{
    const nf_pair *pair = newsfacts__count_pair(scan, span.begin);
    if (!pair || pair->kind != NF_PAIR_TITLE) return false;
    *end = pair->span.end;
    return true;
}

/* 万分 is a word (感激万分), 万分之三 a fraction. */
static bool begins_fraction(const nf_count_scan *scan, const nf_numeral *n)
{
    return nf_count_char(scan, n->span.end) == 0x5206         /* 分 */
           && nf_count_char(scan, n->span.end + 1) == 0x4e4b; /* 之 */
}

bool newsfacts__count_rejects_number(nf_count_scan *scan, const nf_numeral *numeral, uint32_t *end)
{
    *end = numeral->span.end;
    if (begins_fraction(scan, numeral)) return newsfacts__count_in_title(scan, numeral->span, end);
    return newsfacts__count_in_title(scan, numeral->span, end)
           || newsfacts__count_in_phrase(scan, numeral->span, end) || inside_word(scan, numeral)
           || joined_by_marks(scan, numeral->span) || is_name(scan, numeral);
}
