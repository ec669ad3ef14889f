#include "mention/count_scan.h"

static nf_bound bound_of(int32_t value, int32_t exponent)
{
    nf_bound b = {NEWSFACTS_NUMBER_DECIMAL, newsfacts__decimal(value, exponent), 0, 1};
    if (value < 0) b.form = NEWSFACTS_NUMBER_OPEN;
    if (value < 0) b.decimal = newsfacts__decimal(0, 0);
    return b;
}

static void set(nf_reading *r, nf_span span, int32_t kind, int32_t qualifier, uint8_t construct)
{
    r->count.span = span;
    r->count.unit_kind = r->unit.kind = kind;
    r->count.qualifier = qualifier;
    r->construct = construct;
}

static void set_unit(nf_reading *r, const nf_unit *unit)
{
    r->unit = *unit;
    r->count.unit = unit->span;
    r->count.unit_kind = unit->kind;
}

/* ---------------------------------------------------------------- 首批, 首次 */

/* 首 and its classifier, unless a longer word begins with both. */
static bool read_first(const nf_count_scan *scan, const nf_hit *hit, nf_reading *r)
{
    uint32_t at = hit->begin + 1;
    nf_unit unit = newsfacts__unit_at(scan, at, true);
    bool classifier = unit.kind == NEWSFACTS_UNIT_CLASSIFIER || unit.kind == NEWSFACTS_UNIT_PEOPLE;
    if (!classifier || unit.span.begin != at || nf_count_splits_word(scan, hit->begin))
        return false;
    set(r, nf_span_make(hit->begin, unit.span.end), NEWSFACTS_UNIT_ORDINAL,
        NEWSFACTS_QUALIFIER_EXACT, NF_CONSTRUCT_FIRST);
    r->count.unit = unit.span;
    return true;
}

/* ------------------------------------------------------------- 多名, 若干, 好几 */

/* 多名 but not 更多名, 3多名. */
static bool many_stands(const nf_count_scan *scan, uint32_t at)
{
    if (at == scan->body.begin || !nf_count_is_han(scan, at - 1)) return true;
    if (scan->text->cls[at - 1] & NF_CLASS_NUMERAL) return false;
    switch (scan->text->fold[at - 1]) {
    case 0x66f4:               /* 更 */
    case 0x5f88:               /* 很 */
    case 0x8bb8:               /* 许 */
    case 0x592a:               /* 太 */
    case 0x6700:               /* 最 */
    case 0x4e48:               /* 么 */
    case 0x5dee:               /* 差 */
    case 0x5927:               /* 大 */
    case 0x4f17:               /* 众 */
    case 0x8bf8:               /* 诸 */
    case 0x597d:               /* 好 */
    case 0x4f59: return false; /* 余 */
    default: return true;
    }
}

static bool read_many(const nf_count_scan *scan, const nf_hit *hit, nf_reading *r)
{
    uint32_t at = hit->begin + hit->len;
    nf_unit unit = newsfacts__unit_at(scan, at, false);
    bool classifier = unit.kind == NEWSFACTS_UNIT_CLASSIFIER || unit.kind == NEWSFACTS_UNIT_PEOPLE;
    if (!classifier || unit.span.begin != at || !many_stands(scan, hit->begin)) return false;
    if (nf_count_splits_word(scan, unit.span.end)) return false;
    set(r, nf_span_make(hit->begin, unit.span.end), unit.kind, NEWSFACTS_QUALIFIER_VAGUE,
        NF_CONSTRUCT_VAGUE);
    set_unit(r, &unit);
    return true;
}

static bool read_vague(const nf_count_scan *scan, const nf_hit *hit, nf_reading *r)
{
    nf_unit unit = newsfacts__unit_at(scan, hit->begin + hit->len, false);
    uint32_t end = nf_span_empty(unit.span) ? hit->begin + hit->len : unit.span.end;
    if (nf_span_empty(unit.span) && !nf_count_is_han(scan, end)) return false;
    uint32_t next = nf_count_char(scan, end);
    if (next == 0x5e74 || next == 0x5929 || next == 0x6708) return false; /* 年 天 月 */
    set(r, nf_span_make(hit->begin, end), unit.kind, NEWSFACTS_QUALIFIER_VAGUE, NF_CONSTRUCT_VAGUE);
    set_unit(r, &unit);
    return true;
}

/* ------------------------------------------------------------------ the others */

static bool read_fraction(const nf_count_scan *scan, const nf_hit *hit, nf_reading *r)
{
    nf_span span = nf_span_make(hit->begin, hit->begin + hit->len);
    if (newsfacts__count_inside_word(scan, span.begin) || nf_count_splits_word(scan, span.end))
        return false;
    set(r, span, NEWSFACTS_UNIT_RATIO, NEWSFACTS_QUALIFIER_EXACT, NF_CONSTRUCT_FRACTION);
    return true;
}

static bool read_pair(const nf_hit *hit, int32_t unit_len, bool doubled, nf_reading *r)
{
    uint32_t end = hit->begin + hit->len;
    set(r, nf_span_make(hit->begin, end), doubled ? NEWSFACTS_UNIT_MULTIPLE : NEWSFACTS_UNIT_PEOPLE,
        NEWSFACTS_QUALIFIER_EXACT, doubled ? NF_CONSTRUCT_MULTIPLE : NF_CONSTRUCT_PEOPLE);
    r->count.unit = nf_span_make(end - (uint32_t)unit_len, end);
    return true;
}

bool newsfacts__count_word(const nf_count_scan *scan, const nf_hit *hit, nf_reading *reading)
{
    const nf_vague_numbers_row *row = &newsfacts__vague_numbers[hit->row];
    int32_t exponent = row->kind == NF_VAGUE_NUMBERS_KIND_FRACTION ? -1 : 0;
    reading->count.low = bound_of(row->low, exponent);
    reading->count.high = bound_of(row->high, exponent);
    reading->count.unit_code = "";
    reading->unit.code = "";
    switch (row->kind) {
    case NF_VAGUE_NUMBERS_KIND_FIRST: return read_first(scan, hit, reading);
    case NF_VAGUE_NUMBERS_KIND_MANY: return read_many(scan, hit, reading);
    case NF_VAGUE_NUMBERS_KIND_VAGUE: return read_vague(scan, hit, reading);
    case NF_VAGUE_NUMBERS_KIND_FRACTION: return read_fraction(scan, hit, reading);
    default: return read_pair(hit, row->unit, row->kind == NF_VAGUE_NUMBERS_KIND_DOUBLED, reading);
    }
}

/* -------------------------------------------------------------------- 第二批 */

bool newsfacts__count_is_ordinal(const nf_count_scan *scan, const nf_quantity *quantity)
{
    return nf_count_before(scan, quantity->span.begin, 1) == 0x7b2c; /* 第 */
}

/* 组织法第三条: an article of a law is a name. */
static bool cites_law(const nf_count_scan *scan, uint32_t begin, const nf_unit *unit)
{
    switch (nf_count_char(scan, unit->span.begin)) {
    case 0x6761:        /* 条 */
    case 0x6b3e:        /* 款 */
    case 0x7ae0:        /* 章 */
    case 0x9879: break; /* 项 */
    default: return false;
    }
    uint32_t at = begin;
    if (at == scan->body.begin) return nf_count_char(scan, unit->span.begin) != 0x9879; /* 项 */
    if (at > scan->body.begin && nf_class_at(scan->text, at - 1) == NF_CLASS_TITLE_CLOSE)
        return true;
    switch (nf_count_before(scan, at, 1)) {
    case 0x6cd5:              /* 法 */
    case 0x4f8b:              /* 例 */
    case 0x5b9a:              /* 定 */
    case 0x5219:              /* 则 */
    case 0x7a0b:              /* 程 */
    case 0x6761:              /* 条 */
    case 0x6b3e:              /* 款 */
    case 0x7ae0:              /* 章 */
    case 0x7ea6: return true; /* 约 */
    default: return false;
    }
}

/* 第4组, 第4号文: numbers that are names. */
static bool numbers_name(const nf_count_scan *scan, const nf_unit *unit)
{
    if (nf_span_len(unit->span) != 1) return false;
    switch (nf_count_char(scan, unit->span.begin)) {
    case 0x7ec4:              /* 组 */
    case 0x53f7:              /* 号 */
    case 0x7248: return true; /* 版 */
    default: return false;
    }
}

/* 第二高, 排名第三, but not 第一， at the head of a clause or 第二医院. */
static bool place_stands(const nf_count_scan *scan, uint32_t begin, uint32_t end)
{
    bool clause_start = begin == scan->body.begin || !nf_count_is_han(scan, begin - 1);
    if (!nf_count_is_han(scan, end)) return !clause_start || end == scan->body.end;
    switch (scan->text->fold[end]) {
    case 0x9ad8:              /* 高 */
    case 0x957f:              /* 长 */
    case 0x5feb:              /* 快 */
    case 0x591a:              /* 多 */
    case 0x597d:              /* 好 */
    case 0x4f4e:              /* 低 */
    case 0x5f3a:              /* 强 */
    case 0x7684:              /* 的 */
    case 0x548c:              /* 和 */
    case 0x5c0f: return true; /* 小 */
    default: return false;
    }
}

/* 第1至3名: the second number joins the first. */
static void join_places(const nf_count_scan *scan, nf_reading *reading)
{
    nf_quantity *q = &reading->quantity, second;
    uint32_t at = q->span.end, c = nf_count_char(scan, at);
    bool joint = c == 0x81f3 || c == 0x5230
                 || (c && nf_class_at(scan->text, at) == NF_CLASS_DASH); /* 至 到 */
    if (!joint) return;
    if (nf_count_char(scan, at + 1) == 0x7b2c) at++; /* 第 */
    if (!newsfacts__quantity_at(scan, q->next, at + 1, &second)) return;
    if (second.flags || newsfacts__decimal_compare(q->low, second.low) >= 0) return;
    if (nf_span_empty(newsfacts__unit_at(scan, second.span.end, true).span)) return;
    q->span.end = second.span.end;
    q->high = second.high;
    q->next = second.next;
    reading->count.high.decimal = second.high;
    reading->count.qualifier = NEWSFACTS_QUALIFIER_RANGE;
}

bool newsfacts__count_ordinal(const nf_count_scan *scan, nf_reading *reading)
{
    const nf_quantity *q = &reading->quantity;
    uint32_t begin = q->span.begin - 1;
    if (q->denominator || q->percent || (q->flags & NF_NUMERAL_POINT)) return false;
    join_places(scan, reading);
    nf_unit unit = newsfacts__unit_at(scan, q->span.end, true);
    bool bare = nf_span_empty(unit.span);
    if (bare ? !place_stands(scan, begin, q->span.end)
             : cites_law(scan, begin, &unit) || numbers_name(scan, &unit))
        return false;
    reading->unit = unit;
    set(reading, nf_span_make(begin, bare ? q->span.end : unit.span.end), NEWSFACTS_UNIT_ORDINAL,
        reading->count.qualifier, bare ? NF_CONSTRUCT_PLACE_IN_ORDER : NF_CONSTRUCT_ORDINAL);
    reading->count.unit = unit.span;
    reading->count.unit_code = "";
    return true;
}
