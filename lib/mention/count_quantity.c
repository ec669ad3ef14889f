#include "lexical/numeral_scan.h"
#include "mention/count_scan.h"

static bool whole_number(nf_decimal d)
{
    return d.exponent >= 0;
}

static bool round_number(const nf_numeral *n)
{
    return (n->flags & NF_NUMERAL_MULTIPLIER) || (whole_number(n->low) && n->low.exponent > 0);
}

static void from_numeral(const nf_numeral *n, uint32_t index, nf_quantity *out)
{
    out->span = n->span;
    out->low = n->low;
    out->high = n->high;
    out->numerator = out->denominator = 0;
    out->flags = n->flags;
    out->form = n->form;
    out->over = out->percent = false;
    out->next = index + 1;
}

/* Numerals that a longer reading has swallowed. */
static uint32_t next_after(const nf_count_scan *scan, uint32_t index, uint32_t end)
{
    while (index < scan->last_numeral && scan->numbering->all.data[index].span.begin < end) index++;
    return index;
}

static const nf_numeral *numeral_at(const nf_count_scan *scan, uint32_t from, uint32_t at,
                                    uint32_t *index)
{
    *index = next_after(scan, from, at);
    if (*index >= scan->last_numeral) return NULL;
    const nf_numeral *n = &scan->numbering->all.data[*index];
    return n->span.begin == at ? n : NULL;
}

/* ------------------------------------------------------------ 300余, 30多万 */

static bool is_infix(const nf_count_scan *scan, uint32_t at)
{
    const nf_hit *hit = newsfacts__count_hedge_at(scan, at, NF_HEDGES_PLACE_INFIX);
    return hit && hit->len == 1;
}

/* 20几万, 30几个 */
static bool is_several(const nf_count_scan *scan, uint32_t at, const nf_numeral *n)
{
    return nf_count_char(scan, at) == 0x51e0 && n->form != NF_NUMERAL_HAN;
}

/* 500余额 and 100来自 hold other words. */
static bool begins_longer_word(const nf_count_scan *scan, uint32_t at)
{
    if (nf_count_char(scan, at) == 0x591a) return false; /* 多 */
    const nf_word *w = nf_count_word_at(scan, at);
    return w && w->known && w->begin == at && w->len > 1 && w->pos != NF_POS_NUMERAL; /* 余场次 */
}

/* 来 behind a number begins a verb, unless a unit follows (十来个). */
static bool comes(const nf_count_scan *scan, uint32_t at)
{
    return nf_count_char(scan, at) == 0x6765 /* 来 */
           && nf_span_empty(newsfacts__unit_at(scan, at + 1, false).span);
}

/* 万 or 亿: 14多亿人口, though 14 is not round. */
static bool before_group(const nf_count_scan *scan, uint32_t at)
{
    uint32_t c = nf_count_char(scan, at);
    return c == 0x4e07 || c == 0x4ebf;
}

static void read_infix(const nf_count_scan *scan, uint32_t index, nf_quantity *out)
{
    const nf_numeral *n = &scan->numbering->all.data[index];
    nf_numeral whole;
    uint32_t at = n->span.end;
    if (at >= scan->body.end || !(round_number(n) || before_group(scan, at + 1))) return;
    if (!is_infix(scan, at) && !is_several(scan, at, n)) return;
    if (newsfacts__numeral_resume(scan->text, n, at + 1, scan->body.end, &whole)) {
        from_numeral(&whole, index, out);
    } else {
        if (begins_longer_word(scan, at) || comes(scan, at)) return;
        out->span.end = at + 1;
    }
    out->over = true;
    out->next = next_after(scan, index, out->span.end);
}

/* --------------------------------------------------------- fractions, 百分之 */

static bool to_integer(nf_decimal d, int64_t *out)
{
    int64_t value = d.coefficient;
    if (d.exponent < 0 || d.exponent > 17) return false;
    for (int32_t i = 0; i < d.exponent; i++) {
        if (value > INT64_MAX / 10 || value < INT64_MIN / 10) return false;
        value *= 10;
    }
    *out = value;
    return true;
}

static bool set_fraction(nf_quantity *out, const nf_quantity *upper, const nf_quantity *lower)
{
    int64_t numerator, denominator;
    if (upper->flags & (NF_NUMERAL_RANGE | NF_NUMERAL_VAGUE | NF_NUMERAL_CODE)) return false;
    if (!to_integer(upper->low, &numerator) || !to_integer(lower->low, &denominator)) return false;
    if (denominator <= 0) return false;
    out->numerator = numerator;
    out->denominator = denominator;
    return true;
}

/* 百分之三十 is 30 percent, 三分之一 the fraction 1/3. */
static bool read_parts(const nf_count_scan *scan, nf_quantity *out)
{
    nf_quantity lower = *out, upper;
    uint32_t end = out->span.end;
    if (nf_count_char(scan, end) != 0x5206 || nf_count_char(scan, end + 1) != 0x4e4b) return false;
    if (!newsfacts__quantity_at(scan, out->next, end + 2, &upper)) return false;
    bool percent = lower.low.coefficient == 1 && lower.low.exponent == 2;
    if (percent) {
        *out = upper;
        out->percent = true;
    } else if (!set_fraction(out, &upper, &lower)) {
        return false;
    }
    out->over = upper.over;
    out->next = upper.next;
    out->span = nf_span_make(lower.span.begin, upper.span.end);
    return true;
}

/* 三又二分之一 is 7/2. */
static void read_mixed(const nf_count_scan *scan, nf_quantity *out)
{
    nf_quantity part;
    int64_t whole;
    uint32_t index, end = out->span.end;
    if (nf_count_char(scan, end) != 0x53c8 || !to_integer(out->low, &whole) || whole > 1000000)
        return; /* 又 */
    const nf_numeral *n = numeral_at(scan, out->next, end + 1, &index);
    if (!n) return;
    from_numeral(n, index, &part);
    if (!read_parts(scan, &part) || part.percent || part.denominator > INT64_C(1000000000)) return;
    if (part.numerator < 0 || part.numerator > INT64_C(1000000000)) return;
    bool minus = whole < 0;
    out->numerator = whole * part.denominator + (minus ? -part.numerator : part.numerator);
    out->denominator = part.denominator;
    out->span.end = part.span.end;
    out->next = part.next;
}

static bool plain_arabic(const nf_quantity *q)
{
    return q->form == NF_NUMERAL_ARABIC && !(q->flags & ~(unsigned)NF_NUMERAL_ZERO) && !q->over;
}

/* 1/3; not 3/4/5 and not 24/7. */
static void read_slash(const nf_count_scan *scan, nf_quantity *out)
{
    nf_quantity lower;
    uint32_t index, end = out->span.end;
    if (nf_count_char(scan, end) != '/' || !plain_arabic(out)) return;
    if (nf_count_before(scan, out->span.begin, 1) == '/') return;
    const nf_numeral *n = numeral_at(scan, out->next, end + 1, &index);
    if (!n) return;
    from_numeral(n, index, &lower);
    if (!plain_arabic(&lower) || nf_count_char(scan, n->span.end) == '/') return;
    if (nf_span_len(out->span) > 2 || nf_span_len(lower.span) > 3) return;
    if (n->span.end < scan->body.end && nf_class_at(scan->text, n->span.end) == NF_CLASS_DASH)
        return;
    if (newsfacts__decimal_compare(out->low, lower.low) >= 0 || !set_fraction(out, out, &lower))
        return;
    out->span.end = n->span.end;
    out->next = index + 1;
}

/* ------------------------------------------------------------------ interface */

/* Letters behind digits make a code (5G), unless they are a unit (5km). */
static void allow_latin_unit(const nf_count_scan *scan, nf_quantity *q)
{
    if (!(q->flags & NF_NUMERAL_CODE) || q->low.coefficient == 0) return;
    if (nf_span_empty(newsfacts__unit_at(scan, q->span.end, false).span)) return;
    q->flags &= (uint16_t) ~(unsigned)NF_NUMERAL_CODE;
}

bool newsfacts__quantity_read(const nf_count_scan *scan, uint32_t index, nf_quantity *out)
{
    from_numeral(&scan->numbering->all.data[index], index, out);
    if (out->span.end > scan->body.end) return false;
    allow_latin_unit(scan, out);
    if (read_parts(scan, out)) return true;
    read_mixed(scan, out);
    if (out->denominator) return true;
    read_infix(scan, index, out);
    read_slash(scan, out);
    return true;
}

bool newsfacts__quantity_at(const nf_count_scan *scan, uint32_t from, uint32_t at, nf_quantity *out)
{
    uint32_t index;
    const nf_numeral *n = numeral_at(scan, from, at, &index);
    if (!n || n->span.end > scan->body.end) return false;
    from_numeral(n, index, out);
    read_infix(scan, index, out);
    allow_latin_unit(scan, out);
    return true;
}

int64_t newsfacts__quantity_multiplier(const nf_count_scan *scan, const nf_quantity *quantity,
                                       bool groups_only)
{
    int64_t factor = 1;
    uint32_t at = quantity->span.end;
    for (; at > quantity->span.begin && factor < INT64_C(10000000000); at--) {
        nf_numeral_char c = newsfacts__numeral_char(scan->text, at - 1, scan->body.end);
        if (c.kind != NF_NUM_BIG && (groups_only || c.kind != NF_NUM_SMALL)) break;
        factor *= c.value;
    }
    return at == quantity->span.begin ? 1 : factor;
}
