#include "mention/count_scan.h"

static bool same_unit(const nf_count_scan *scan, const nf_unit *a, const nf_unit *b)
{
    uint32_t len = nf_span_len(a->span);
    if (len != nf_span_len(b->span)) return false;
    for (uint32_t i = 0; i < len; i++)
        if (scan->text->fold[a->span.begin + i] != scan->text->fold[b->span.begin + i])
            return false;
    return true;
}

static void set_bound(nf_bound *bound, nf_decimal value)
{
    bound->form = NEWSFACTS_NUMBER_DECIMAL;
    bound->decimal = value;
    bound->numerator = 0;
    bound->denominator = 1;
}

static bool multiply(nf_decimal *value, int64_t factor)
{
    return newsfacts__decimal_mul(*value, newsfacts__decimal(factor, 0), value);
}

static bool plain(const nf_quantity *q)
{
    return !q->denominator && !(q->flags & (NF_NUMERAL_RANGE | NF_NUMERAL_VAGUE | NF_NUMERAL_CODE));
}

/* ------------------------------------------------------------------ 3至5人 */

/* Length of 至, 到, — or ～ at `at`; 0: none. */
static uint32_t joint_len(const nf_count_scan *scan, uint32_t at)
{
    uint32_t c = nf_count_char(scan, at);
    if (c == 0x81f3 || c == 0x5230) return 1; /* 至 到 */
    if (c == 0x4e0e || c == 0x548c) return 1; /* 与 和: with 之间 behind */
    if (!c || nf_class_at(scan->text, at) != NF_CLASS_DASH) return 0;
    return at + 1 < scan->body.end && nf_class_at(scan->text, at + 1) == NF_CLASS_DASH ? 2 : 1;
}

static bool is_dash(const nf_count_scan *scan, uint32_t at)
{
    return nf_class_at(scan->text, at) == NF_CLASS_DASH;
}

static bool is_digit(nf_decimal d)
{
    return d.exponent == 0 && d.coefficient > 0 && d.coefficient < 10;
}

/* 3到5万 means 30000 to 50000, 三到五百 300 to 500: the first number borrows the
 * multiplier, unless it would become the larger (100到1万). */
static void borrow(const nf_count_scan *scan, const nf_quantity *second, nf_quantity *first)
{
    bool digits_only = is_digit(first->low) && second->form == NF_NUMERAL_HAN
                       && is_digit(newsfacts__decimal(second->low.coefficient, 0));
    int64_t factor = newsfacts__quantity_multiplier(scan, second, !digits_only);
    nf_decimal low = first->low;
    if (factor == 1 || newsfacts__quantity_multiplier(scan, first, true) > 1) return;
    if ((first->flags & NF_NUMERAL_GROUPED) || !multiply(&low, factor)) return;
    if (newsfacts__decimal_compare(low, second->low) < 0) first->low = first->high = low;
}

/* The second unit must repeat the first, or stand for both. */
static bool units_agree(const nf_count_scan *scan, const nf_unit *first, const nf_unit *second)
{
    return nf_span_empty(first->span) || same_unit(scan, first, second);
}

static void negate(nf_quantity *q)
{
    q->low.coefficient = -q->low.coefficient;
    q->high.coefficient = -q->high.coefficient;
}

/* 零下5至10℃ and -5℃至-10℃ run downwards: the colder side is the low one. */
static void order_below_zero(const nf_count_scan *scan, nf_quantity *first, nf_quantity *second)
{
    bool below = nf_count_char(scan, first->span.begin) == 0x96f6; /* 零 */
    if (!(first->flags & NF_NUMERAL_SIGN)) return;
    if (below && !(second->flags & NF_NUMERAL_SIGN))
        negate(second);
    else if (!(second->flags & NF_NUMERAL_SIGN))
        return;
    if (newsfacts__decimal_compare(first->low, second->low) <= 0) return;
    nf_decimal warm = first->low;
    first->low = first->high = second->low;
    second->low = second->high = warm;
}

static void accept_range(nf_reading *reading, const nf_quantity *second, const nf_unit *unit)
{
    nf_count *count = &reading->count;
    set_bound(&count->low, reading->quantity.low);
    set_bound(&count->high, second->high);
    count->qualifier = NEWSFACTS_QUALIFIER_RANGE;
    count->span.end = nf_span_empty(unit->span) ? second->span.end : unit->span.end;
    reading->quantity.next = second->next;
    reading->quantity.over = false;
    reading->quantity.flags |= second->flags & NF_NUMERAL_MULTIPLIER;
    if (!nf_span_empty(unit->span)) reading->unit = *unit;
}

/* 与 and 和 join only what stands between: 5%与8%之间. */
static bool joint_holds(const nf_count_scan *scan, uint32_t joint_at, uint32_t end)
{
    uint32_t c = nf_count_char(scan, joint_at);
    if (c != 0x4e0e && c != 0x548c) return true;
    return nf_count_char(scan, end) == 0x4e4b && nf_count_char(scan, end + 1) == 0x95f4; /* 之间 */
}

static bool is_tenths(const nf_count_scan *scan, const nf_unit *unit)
{
    return unit->kind == NEWSFACTS_UNIT_PERCENT
           && nf_count_char(scan, unit->span.begin) == 0x6210; /* 成 */
}

static void raise(nf_quantity *q, int64_t more)
{
    q->low = newsfacts__decimal(q->low.coefficient, q->low.exponent + 1);
    newsfacts__decimal_add(q->low, newsfacts__decimal(more, 0), &q->low);
    q->high = q->low;
}

/* 一至二成, 一成至一成半: both sides are percent then. Returns how long 半 is. */
static uint32_t tenths_of_range(const nf_count_scan *scan, const nf_reading *reading,
                                const nf_unit *unit, nf_quantity *first, nf_quantity *second)
{
    if (!is_tenths(scan, unit)) return 0;
    bool half = nf_count_char(scan, unit->span.end) == 0x534a /* 半 */
                && !nf_count_splits_word(scan, unit->span.end + 1);
    raise(second, half ? 5 : 0);
    if (nf_span_empty(reading->unit.span)) raise(first, 0);
    return half;
}

static bool join_range(const nf_count_scan *scan, nf_reading *reading)
{
    uint32_t at = reading->count.span.end, joint = joint_len(scan, at);
    nf_quantity second, first = reading->quantity;
    if (!joint || !plain(&first)) return false;
    if (!newsfacts__quantity_at(scan, first.next, at + joint, &second) || !plain(&second))
        return false;
    nf_unit unit = newsfacts__unit_at(scan, second.span.end, false);
    if (!units_agree(scan, &reading->unit, &unit)) return false;
    if (!joint_holds(scan, at, nf_span_empty(unit.span) ? second.span.end : unit.span.end))
        return false;
    if (nf_span_empty(reading->unit.span)) borrow(scan, &second, &first);
    order_below_zero(scan, &first, &second);
    uint32_t half = tenths_of_range(scan, reading, &unit, &first, &second);
    if (newsfacts__decimal_compare(first.low, second.high) >= 0) return false;
    /* 010-12345 and 2-1 without unit are codes and scores. */
    bool bare = nf_span_empty(unit.span) && !reading->quantity.percent;
    if (bare && is_dash(scan, at) && (second.flags & NF_NUMERAL_ZERO)) return false;
    if (bare && is_dash(scan, at) && joint_len(scan, second.span.end)) return false;
    reading->quantity.low = first.low;
    accept_range(reading, &second, &unit);
    reading->count.span.end += half;
    return true;
}

/* -------------------------------------------------------------- 三、四百人 */

static bool one_character(const nf_quantity *q)
{
    return nf_span_len(q->span) == 1 && q->form == NF_NUMERAL_HAN
           && !(q->flags & NF_NUMERAL_MULTIPLIER);
}

/* Neighbouring digits with 、 between them are a range, as 三四百 is. */
static bool join_list(const nf_count_scan *scan, nf_reading *reading)
{
    nf_quantity *first = &reading->quantity, second;
    uint32_t at = first->span.end;
    if (at >= scan->body.end || nf_class_at(scan->text, at) != NF_CLASS_PAUSE) return false;
    if (!nf_span_empty(reading->unit.span) || !one_character(first)) return false;
    if (!newsfacts__quantity_at(scan, first->next, at + 1, &second) || !plain(&second))
        return false;
    nf_unit unit = newsfacts__unit_at(scan, second.span.end, false);
    nf_decimal low = first->low, next;
    int64_t factor = newsfacts__quantity_multiplier(scan, &second, false);
    if (nf_span_empty(unit.span) || !multiply(&low, factor)) return false;
    if (!newsfacts__decimal_add(low, newsfacts__decimal(factor, 0), &next)) return false;
    if (newsfacts__decimal_compare(next, second.low) != 0) return false;
    first->low = low;
    accept_range(reading, &second, &unit);
    return true;
}

/* ------------------------------------------------- 16公里720米, 3元5角, 1米75 */

static bool add_scaled(nf_reading *reading, nf_decimal value, int32_t scale)
{
    nf_decimal sum;
    value = newsfacts__decimal(value.coefficient, value.exponent + scale);
    if (!newsfacts__decimal_add(reading->quantity.low, value, &sum)) return false;
    reading->quantity.low = reading->quantity.high = sum;
    set_bound(&reading->count.low, sum);
    set_bound(&reading->count.high, sum);
    return true;
}

static bool exact(const nf_reading *reading)
{
    const nf_quantity *q = &reading->quantity;
    return plain(q) && !q->over && !q->percent
           && reading->count.qualifier == NEWSFACTS_QUALIFIER_EXACT;
}

/* Digits after 米 or 块 are tenths and hundredths of it. */
static bool add_fraction_digits(const nf_count_scan *scan, nf_reading *reading,
                                const nf_quantity *q)
{
    uint32_t unit = nf_count_char(scan, reading->unit.span.begin), len = nf_span_len(q->span);
    bool splits = unit == 0x7c73 || unit == 0x5757; /* 米 块 */
    if (!splits || nf_span_len(reading->unit.span) != 1 || len > 2) return false;
    if (q->flags || q->low.exponent < 0 || nf_count_is_han(scan, q->span.end)) return false;
    if (q->form != NF_NUMERAL_ARABIC && len > 1) return false;
    return add_scaled(reading, q->low, -(int32_t)len);
}

/* What a smaller part counts in. 块 and 分 are classifiers that beside each other,
 * 元 or 毛 are money: 三块四分. */
static nf_unit part_unit(const nf_count_scan *scan, uint32_t at)
{
    nf_unit unit = newsfacts__unit_at(scan, at, false);
    if (nf_span_len(unit.span) != 1) return unit;
    bool yuan = nf_count_char(scan, unit.span.begin) == 0x5757; /* 块 */
    bool fen = nf_count_char(scan, unit.span.begin) == 0x5206;  /* 分 */
    if (!yuan && !fen) return unit;
    unit.kind = NEWSFACTS_UNIT_CURRENCY;
    unit.code = "CNY";
    unit.scale = yuan ? 0 : -2;
    return unit;
}

static bool is_smaller(const nf_unit *part, const nf_unit *whole, int32_t scale)
{
    return part->kind == whole->kind && scale != NF_SCALE_NONE && part->scale < scale
           && scale - part->scale <= 9;
}

/* *scale: of the part before; each part must be smaller. */
static bool join_smaller(const nf_count_scan *scan, nf_reading *reading, int32_t *scale)
{
    nf_quantity q;
    uint32_t at = reading->count.span.end;
    if (!exact(reading) || !newsfacts__quantity_at(scan, reading->quantity.next, at, &q))
        return false;
    if (!plain(&q) || q.over || (q.flags & NF_NUMERAL_POINT)) return false;
    nf_unit whole = part_unit(scan, reading->unit.span.begin), small = part_unit(scan, q.span.end);
    bool last = nf_span_empty(small.span);
    bool joined = last ? whole.span.end == at && add_fraction_digits(scan, reading, &q)
                       : is_smaller(&small, &whole, *scale)
                             && add_scaled(reading, q.low, small.scale - whole.scale);
    if (!joined) return false;
    if (!last && whole.kind == NEWSFACTS_UNIT_CURRENCY) reading->unit.kind = whole.kind;
    if (!last && whole.kind == NEWSFACTS_UNIT_CURRENCY) reading->unit.code = whole.code;
    reading->count.span.end = last ? q.span.end : small.span.end;
    reading->quantity.next = q.next;
    *scale = small.scale;
    return !last;
}

/* --------------------------------------------------------- 七成五, 三成半, 两倍半 */

static bool join_tail(const nf_count_scan *scan, nf_reading *reading)
{
    uint32_t at = reading->count.span.end;
    bool tenths = nf_count_char(scan, reading->unit.span.begin) == 0x6210; /* 成 */
    nf_decimal half = newsfacts__decimal(5, tenths ? 0 : -1);
    nf_quantity q;
    if (!exact(reading) || nf_span_empty(reading->unit.span)) return false;
    if (reading->unit.kind == NEWSFACTS_UNIT_PERCENT && !tenths) return false;
    if (nf_count_char(scan, at) == 0x534a && !nf_count_splits_word(scan, at + 1)) { /* 半 */
        if (!add_scaled(reading, half, 0)) return false;
        reading->count.span.end = at + 1;
    } else {
        bool digit = tenths && newsfacts__quantity_at(scan, reading->quantity.next, at, &q)
                     && one_character(&q) && !nf_count_is_han(scan, q.span.end);
        if (!digit || !add_scaled(reading, q.low, 0)) return false;
        reading->count.span.end = q.span.end;
    }
    while (reading->quantity.next < scan->last_numeral
           && scan->numbering->all.data[reading->quantity.next].span.begin
                  < reading->count.span.end)
        reading->quantity.next++;
    return true;
}

/* 5公里多, 20岁出头 */
static void join_over(const nf_count_scan *scan, nf_reading *reading)
{
    uint32_t at = reading->count.span.end;
    const nf_hit *hit = newsfacts__count_hedge_at(scan, at, NF_HEDGES_PLACE_TAIL);
    if (!hit || nf_span_empty(reading->unit.span) || !exact(reading)) return;
    switch (reading->unit.kind) {
    case NEWSFACTS_UNIT_PEOPLE:
    case NEWSFACTS_UNIT_CLASSIFIER: return;
    case NEWSFACTS_UNIT_PERCENT:
        if (nf_count_char(scan, reading->unit.span.begin) != 0x6210) return; /* 成 */
        break;
    default: break;
    }
    const nf_word *w = nf_count_word_at(scan, at);
    if (w && w->known && w->begin == at && w->len > hit->len) return;
    reading->count.span.end = at + hit->len;
    reading->quantity.over = true;
}

void newsfacts__count_join(const nf_count_scan *scan, nf_reading *reading)
{
    if (join_range(scan, reading) || join_list(scan, reading)) return;
    if (nf_span_empty(reading->unit.span)) return;
    int32_t scale = part_unit(scan, reading->unit.span.begin).scale;
    while (join_smaller(scan, reading, &scale)) {
    }
    join_tail(scan, reading);
    join_over(scan, reading);
}

/* -------------------------------------------------------------------- scores */

static bool is_side(const nf_quantity *q)
{
    return plain(q) && !q->over && !(q->flags & NF_NUMERAL_ZERO) && nf_span_len(q->span) <= 10;
}

static bool versus(const nf_count_scan *scan, uint32_t at)
{
    uint32_t c = nf_count_char(scan, at);
    return c == 0x6bd4 || (c && nf_class_at(scan->text, at) == NF_CLASS_COLON); /* 比 */
}

static bool decides(uint32_t c)
{
    switch (c) {
    case 0x80dc:              /* 胜 */
    case 0x6218:              /* 战 */
    case 0x51fb:              /* 击 */
    case 0x8d1f:              /* 负 */
    case 0x8d25:              /* 败 */
    case 0x9006:              /* 逆 */
    case 0x6dd8:              /* 淘 */
    case 0x514b:              /* 克 */
    case 0x9886: return true; /* 领 */
    default: return false;
    }
}

/* 以2-1战胜: a hyphen is a score's only where the words speak of a match. */
static bool is_match(const nf_count_scan *scan, uint32_t begin, uint32_t end)
{
    if (nf_count_before(scan, begin, 1) == 0x4ee5) return true;      /* 以 */
    if (nf_count_char(scan, end) == 0x5e73) return end - begin == 3; /* 2-2平, not 85-123平 */
    return decides(nf_count_char(scan, end)) || decides(nf_count_char(scan, end + 1));
}

static bool has_measure(const nf_count_scan *scan, uint32_t at)
{
    nf_unit unit = newsfacts__unit_at(scan, at, false);
    return !nf_span_empty(unit.span) && unit.kind != NEWSFACTS_UNIT_CLASSIFIER
           && unit.kind != NEWSFACTS_UNIT_AREA;
}

bool newsfacts__count_score(const nf_count_scan *scan, nf_reading *reading)
{
    nf_quantity second, *first = &reading->quantity;
    uint32_t at = first->span.end;
    bool hyphen = nf_count_char(scan, at) == '-';
    if ((!versus(scan, at) && !hyphen) || !is_side(first)) return false;
    if (!newsfacts__quantity_at(scan, first->next, at + 1, &second) || !is_side(&second))
        return false;
    if (versus(scan, second.span.end)) return false;
    if (at > 0 && first->span.begin > scan->body.begin && versus(scan, first->span.begin - 1)
        && first->span.begin >= scan->body.begin + 2
        && nf_class_at(scan->text, first->span.begin - 2) == NF_CLASS_DIGIT)
        return false;
    if (has_measure(scan, second.span.end)) return false;
    if (hyphen && !is_match(scan, first->span.begin, second.span.end)) return false;
    set_bound(&reading->count.low, first->low);
    set_bound(&reading->count.high, second.low);
    reading->count.span.end = second.span.end;
    reading->count.unit_kind = reading->unit.kind = NEWSFACTS_UNIT_SCORE;
    reading->construct = NF_CONSTRUCT_SCORE;
    first->next = second.next;
    return true;
}
