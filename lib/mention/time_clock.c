/* time_clock.c: hours, minutes and seconds. */
#include "mention/time_point.h"

#include "tables/tables.h"

static const uint32_t some_day = NF_GIVES_SOME_DAY;

/* 8点 alone is an hour where nothing makes it points or items (3点建议, 涨5点). */
static bool bare_points(const nf_scan *scan, const nf_numbers *n, uint32_t at)
{
    uint32_t next = nf_scan_char(scan, n->end + 1);
    uint32_t before = at > scan->begin ? nf_scan_char(scan, at - 1) : 0;
    if (before
        && NF_ONE_OF(before, 0x6da8 /* 涨 */, 0x8dcc /* 跌 */, 0x5347 /* 升 */, 0x964d /* 降 */,
                     0x7b2c /* 第 */, 0x8fd9 /* 这 */))
        return false;
    if (n->first.form != NF_NUMERAL_ARABIC && nf_span_len(n->first.span) == 1
        && n->first.low.coefficient == 1 && n->first.low.exponent == 0)
        return next == C_BAN || next == C_ZHENG || next == C_ZHONG; /* 一点 */
    if (!newsfacts__scan_han(scan, n->end + 1)) return true;
    nf_numeral minutes;
    if (newsfacts__scan_numeral(scan, n->end + 1, &minutes)) return true;
    nf_found hedge = newsfacts__scan_word(scan, n->end + 1, NF_TABLE_TIME_HEDGES);
    if (hedge.row != NF_NONE && newsfacts__time_hedges[hedge.row].side == NF_TIME_HEDGES_SIDE_AFTER)
        return true;
    return NF_ONE_OF(next, C_BAN, C_ZHENG, C_ZHONG, C_DAO, C_ZHI, 0x5f00 /* 开 */, 0x6863 /* 档 */);
}

/* 15时 alone; not 时间, 时代, 时速. */
static bool bare_hours(const nf_scan *scan, const nf_numbers *n)
{
    uint32_t next = nf_scan_char(scan, n->end + 1);
    if (n->first.form != NF_NUMERAL_ARABIC) return false;
    return !NF_ONE_OF(next, 0x95f4 /* 间 */, C_DAI, 0x901f /* 速 */, 0x5dee /* 差 */,
                      0x6548 /* 效 */);
}

static bool hour_value(const nf_numeral *n, int32_t *out)
{
    return newsfacts__whole(n, out) && *out >= 0 && *out <= 24;
}

uint32_t newsfacts__point_hour(nf_reader *r, const nf_numbers *n, uint32_t at)
{
    nf_point *p = r->point;
    int32_t first, second = 0;
    const uint32_t may = some_day | NF_GIVES_YEAR | NF_GIVES_MONTH | NF_GIVES_WEEK | NF_GIVES_PART;
    if (p->gives & ~may || n->joint == C_HE) return at;
    if (p->gives && !(p->gives & (some_day | NF_GIVES_PART))) return at;
    uint32_t end = n->end + 1;
    if (!n->two && (n->first.flags & NF_NUMERAL_RANGE)) { /* 七八点 */
        if (!newsfacts__decimal_int(n->first.low, &first)
            || !newsfacts__decimal_int(n->first.high, &second))
            return at;
    } else if (!hour_value(&n->first, &first) || (n->two && !hour_value(&n->second, &second)))
        return at;
    if (!p->gives && !p->zoned && !r->like && !n->two
        && !(n->unit == C_DIAN ? bare_points(r->scan, n, at) : bare_hours(r->scan, n)))
        return at;
    if (second && (second <= first || second > 24)) return at;
    if (n->joint == C_DUN && second != first + 1) return at; /* 6、7点 */
    p->hour = first;
    p->gives |= NF_GIVES_HOUR;
    if (second) {
        r->to->hour = second;
        r->to->gives |= NF_GIVES_HOUR;
    }
    uint32_t next = nf_scan_char(r->scan, end);
    if (next == C_DUO) { /* 5点多钟 */
        p->qualifier = NEWSFACTS_QUALIFIER_OVER;
        next = nf_scan_char(r->scan, ++end);
    }
    if (next == C_ZHONG || next == C_ZHENG) end++; /* 点钟, 点整 */
    if (next == C_BAN) {
        nf_point *half = second ? r->to : p;
        half->minute = 30;
        half->gives |= NF_GIVES_MINUTE;
        end++;
    }
    return end;
}

static bool sixty(const nf_numeral *n, int32_t *out)
{
    return newsfacts__whole(n, out) && *out >= 0 && *out < 60;
}

/* 30秒, 15.1秒: whole seconds are kept. */
static uint32_t seconds(nf_point *p, const nf_numbers *n, uint32_t at)
{
    nf_decimal d = n->first.low;
    if (n->unit != C_MIAO || (p->gives & NF_GIVES_SECOND) || d.coefficient < 0) return at;
    for (; d.exponent < 0; d.exponent++) d.coefficient /= 10;
    int32_t value;
    if (!newsfacts__decimal_int(newsfacts__decimal(d.coefficient, d.exponent), &value)
        || value > 59)
        return at;
    p->second = value;
    p->gives |= NF_GIVES_SECOND;
    return n->end + 1;
}

/* 40分, 30秒, 三刻; and the 20 of 9点20 */
uint32_t newsfacts__point_minute(nf_reader *r, const nf_numbers *n, uint32_t at)
{
    nf_point *p = r->point;
    int32_t value;
    if (n->two || !(p->gives & NF_GIVES_HOUR) || p->qualifier) return at;
    if (p->gives & NF_GIVES_MINUTE) return seconds(p, n, at);
    if (!sixty(&n->first, &value)) return at;
    if (n->unit == C_DUO && nf_scan_char(r->scan, n->end + 1) == C_FEN) { /* 5点30多分 */
        p->minute = value;
        p->gives |= NF_GIVES_MINUTE;
        p->qualifier = NEWSFACTS_QUALIFIER_OVER;
        return n->end + 2;
    }
    bool quarters = n->unit == C_KE && value >= 1 && value <= 3;
    bool bare = n->unit != C_FEN && !quarters;
    if (bare && newsfacts__scan_han(r->scan, n->end)
        && newsfacts__scan_word(r->scan, n->end, NF_TABLE_TIME_HEDGES).row == NF_NONE
        && n->unit != 0x7684 /* 的 */)
        return at;
    p->minute = quarters ? value * 15 : value;
    p->gives |= NF_GIVES_MINUTE;
    return bare ? n->first.span.end : n->end + 1;
}

uint32_t newsfacts__clock_digits(const nf_scan *scan, uint32_t at, nf_point *p)
{
    nf_digits h, m, s;
    if (!newsfacts__scan_digits(scan, at, &h) || h.len > 2 || h.value > 24) return at;
    if (!newsfacts__scan_colon(scan, h.end) || !newsfacts__scan_digits(scan, h.end + 1, &m))
        return at;
    if (m.len != 2 || m.value > 59) return at;
    p->hour = h.value;
    p->minute = m.value;
    p->gives |= NF_GIVES_HOUR | NF_GIVES_MINUTE;
    if (newsfacts__scan_colon(scan, m.end) && newsfacts__scan_digits(scan, m.end + 1, &s)
        && s.len == 2 && s.value < 60) {
        p->second = s.value;
        p->gives |= NF_GIVES_SECOND;
        return s.end;
    }
    uint32_t next = nf_scan_char(scan, m.end); /* 11:00时, 14:30分 */
    bool unit = (next == C_SHI && nf_scan_char(scan, m.end + 1) != 0x95f4) || next == C_FEN;
    return unit ? m.end + 1 : m.end;
}

/* 21:15 alone is a clock time unless what stands before it says score. */
static bool score(const nf_scan *scan, uint32_t at)
{
    uint32_t before = at > scan->begin ? nf_scan_char(scan, at - 1) : 0;
    return before
           && NF_ONE_OF(before, 0x4ee5 /* 以 */, 0x6bd4 /* 比 */, C_FEN, 0x7387 /* 率 */,
                        0x4e3a /* 为 */, '+', '-', ':', '/');
}

uint32_t newsfacts__point_clock(nf_reader *r, uint32_t at)
{
    nf_point *p = r->point;
    const uint32_t may = some_day | NF_GIVES_YEAR | NF_GIVES_MONTH | NF_GIVES_WEEK | NF_GIVES_PART;
    if (p->gives & ~may) return at;
    if (p->gives && !(p->gives & (some_day | NF_GIVES_PART))) return at;
    if (!p->gives && !r->like && score(r->scan, at)) return at;
    return newsfacts__clock_digits(r->scan, at, p);
}
