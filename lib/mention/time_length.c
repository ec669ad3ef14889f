/* time_length.c: durations: 17个昼夜, 10多天, 5—7天, 两个半小时, 8天20时. */
#include "mention/time_parts.h"

#include "tables/tables.h"

#include <string.h>

enum {
    C_DUO = 0x591a,
    C_YU = 0x4f59,
    C_LAI = 0x6765,
    C_GE = 0x4e2a,
    C_BAN = 0x534a,
    C_NIAN = 0x5e74,
    C_YUE = 0x6708,
    C_TIAN = 0x5929,
    C_RI = 0x65e5,
    C_ZHOU = 0x5468,
    C_MIAO = 0x79d2,
    C_FEN = 0x5206,
    C_SHI = 0x65f6,
    C_ZHI = 0x81f3,
    C_DAO = 0x5230,
    C_LING = 0x96f6,
    C_YOU = 0x53c8,
    C_DIER = 0x7b2c
};

typedef struct {
    uint8_t unit;
    int32_t factor;
    uint32_t end;
} unit_found;

/* ----------------------------------------------------------------------- units */

static bool table_unit(const nf_scan *scan, uint32_t at, unit_found *out)
{
    nf_found found = newsfacts__scan_word(scan, at, NF_TABLE_TIME_UNITS);
    if (found.row == NF_NONE) return false;
    const nf_time_units_row *row = &newsfacts__time_units[found.row];
    out->factor = row->factor;
    out->end = found.end;
    switch (row->unit) {
    case NF_TIME_UNITS_UNIT_SECOND: out->unit = NF_LENGTH_SECOND; return true;
    case NF_TIME_UNITS_UNIT_MINUTE: out->unit = NF_LENGTH_MINUTE; return true;
    case NF_TIME_UNITS_UNIT_HOUR: out->unit = NF_LENGTH_HOUR; return true;
    case NF_TIME_UNITS_UNIT_DAY: out->unit = NF_LENGTH_DAY; return true;
    case NF_TIME_UNITS_UNIT_WEEK: out->unit = NF_LENGTH_WEEK; return true;
    case NF_TIME_UNITS_UNIT_MONTH: out->unit = NF_LENGTH_MONTH; return true;
    case NF_TIME_UNITS_UNIT_QUARTER: out->unit = NF_LENGTH_QUARTER; return true;
    case NF_TIME_UNITS_UNIT_YEAR: out->unit = NF_LENGTH_YEAR; return true;
    case NF_TIME_UNITS_UNIT_CENTURY:
        out->unit = NF_LENGTH_YEAR;
        out->factor = 100;
        return true;
    default: return false;
    }
}

/* Words in which 年 and 天 are no units: 一年级, 5年期, 一天天. */
static bool part_of_word(uint32_t unit, uint32_t next)
{
    static const uint32_t of_year[] = {
        0x7ea7 /* 级 */, 0x9f84 /* 龄 */, 0x85aa /* 薪 */, 0x671f /* 期 */, 0x5236 /* 制 */,
        0x4ea7 /* 产 */, 0x5747 /* 均 */, 0x8f7b /* 轻 */, 0x4ee3 /* 代 */, 0x753b /* 画 */,
        0x68c0 /* 检 */, 0x751f /* 生 */, 0x4efd /* 份 */};
    if (unit == C_TIAN) return next == C_TIAN;
    if (unit == C_ZHOU) return next == 0x5c81 /* 岁 */ || next == 0x8fb9 /* 边 */ || next == 0x671f;
    if (unit == C_RI) return next == 0x5143 /* 元 */;
    if (unit == C_MIAO) return next == 0x6740 /* 杀 */;
    if (unit != C_NIAN) return false;
    for (size_t i = 0; i < sizeof of_year / sizeof *of_year; i++)
        if (next == of_year[i]) return true;
    return false;
}

/* The unit at `at`; `after_ge`: 个 stood before it. */
static bool read_unit(const nf_scan *scan, uint32_t at, bool after_ge, unit_found *out)
{
    if (table_unit(scan, at, out)) return true;
    uint32_t c = nf_scan_char(scan, at);
    out->factor = 1;
    out->end = at + 1;
    if (after_ge) {
        out->unit = NF_LENGTH_MONTH;
        return c == C_YUE;
    }
    if (c == C_YUE) { /* 半月 */
        out->unit = NF_LENGTH_MONTH;
        return nf_scan_char(scan, at - 1) == C_BAN && newsfacts__scan_alone(scan, at - 1, at + 1);
    }
    switch (c) {
    case C_NIAN: out->unit = NF_LENGTH_YEAR; break;
    case C_TIAN:
    case C_RI: out->unit = NF_LENGTH_DAY; break;
    case C_ZHOU: out->unit = NF_LENGTH_WEEK; break;
    case C_MIAO: out->unit = NF_LENGTH_SECOND; break;
    default: return false;
    }
    return !part_of_word(c, nf_scan_char(scan, at + 1));
}

/* 时 and 分 are units of a length only after a larger one (8天20时, 3分42秒). */
static bool short_unit(const nf_scan *scan, uint32_t at, uint8_t before, unit_found *out)
{
    uint32_t c = nf_scan_char(scan, at);
    out->factor = 1;
    out->end = at + 1;
    out->unit = c == C_SHI ? NF_LENGTH_HOUR : NF_LENGTH_MINUTE;
    if (c == C_SHI) return before == NF_LENGTH_DAY;
    return c == C_FEN && before == NF_LENGTH_HOUR;
}

/* -------------------------------------------------------------------- amounts */

typedef struct {
    nf_decimal low, high;
    uint32_t end;
    bool over; /* 多 余 来 */
    bool vague;
    bool half; /* 个半: half a unit more */
    bool ge;
    bool calendar_year; /* 2019年: looks like a year, is none unless hedged */
} amount;

static bool is_over(uint32_t c)
{
    return c == C_DUO || c == C_YU || c == C_LAI;
}

/* A second numeral after — or 至; 5—7天. */
static uint32_t second_amount(const nf_scan *scan, uint32_t at, amount *a)
{
    nf_numeral n;
    uint32_t next = at;
    uint32_t c = nf_scan_char(scan, at);
    if (c == C_ZHI || c == C_DAO)
        next = at + 1;
    else
        while (next < at + 2 && newsfacts__scan_dash(scan, next)) next++;
    if (next == at || !newsfacts__scan_numeral(scan, next, &n)) return at;
    if (newsfacts__decimal_compare(n.low, a->high) <= 0) return at;
    a->high = n.high;
    return newsfacts__scan_skip(scan, n.span.end);
}

static bool looks_like_year(const nf_numeral *n)
{
    int32_t value;
    if (!newsfacts__decimal_int(n->low, &value) || value < 1000 || value > 2200) return false;
    return (n->form == NF_NUMERAL_ARABIC && !(n->flags & (NF_NUMERAL_GROUPED | NF_NUMERAL_POINT)))
           || n->form == NF_NUMERAL_DIGITS;
}

static bool read_amount(const nf_scan *scan, uint32_t at, amount *a)
{
    nf_numeral n;
    memset(a, 0, sizeof *a);
    if (!newsfacts__scan_numeral(scan, at, &n)) return false;
    if (n.flags & (NF_NUMERAL_CODE | NF_NUMERAL_SIGN)) return false;
    a->low = n.low;
    a->high = n.high;
    a->vague = (n.flags & NF_NUMERAL_VAGUE) != 0;
    a->calendar_year = looks_like_year(&n);
    a->end = newsfacts__scan_skip(scan, n.span.end);
    a->end = second_amount(scan, a->end, a);
    if (is_over(nf_scan_char(scan, a->end))) {
        a->over = true;
        a->end++;
    }
    if (nf_scan_char(scan, a->end) == C_GE) {
        a->ge = true;
        a->end++;
        uint32_t c = nf_scan_char(scan, a->end);
        a->half = c == C_BAN;
        a->over = a->over || c == C_DUO;
        a->end += a->half || c == C_DUO;
    }
    return true;
}

/* ---------------------------------------------------------------------- whole */

static void add_part(nf_length *l, const amount *a, const unit_found *u)
{
    nf_decimal half = newsfacts__decimal(5, -1), factor = newsfacts__decimal(u->factor, 0);
    uint32_t i = l->parts++;
    l->unit[i] = u->unit;
    l->low[i] = a->low;
    l->high[i] = a->high;
    if (a->half) {
        newsfacts__decimal_add(l->low[i], half, &l->low[i]);
        newsfacts__decimal_add(l->high[i], half, &l->high[i]);
    }
    if (u->factor != 1) {
        newsfacts__decimal_mul(l->low[i], factor, &l->low[i]);
        newsfacts__decimal_mul(l->high[i], factor, &l->high[i]);
    }
}

/* Half a day, hour or minute is written in the next smaller unit: PT30M. */
static void halves(nf_length *l)
{
    static const uint8_t below[] = {0, 0, 0, 0, 0, NF_LENGTH_MINUTE, NF_LENGTH_SECOND, 0};
    uint32_t i = l->parts - 1;
    uint8_t small = below[l->unit[i]];
    nf_decimal low = l->low[i];
    if (!small || low.exponent != -1 || low.coefficient % 10 != 5 || l->parts == NF_LENGTH_PARTS)
        return;
    if (newsfacts__decimal_compare(low, l->high[i]) != 0) return;
    int64_t whole = low.coefficient / 10;
    uint32_t at = whole ? i + 1 : i;
    if (whole) l->low[i] = l->high[i] = newsfacts__decimal(whole, 0);
    l->low[at] = l->high[at] = newsfacts__decimal(30, 0);
    l->unit[at] = small;
    l->parts = at + 1;
}

static void take_qualifier(nf_length *l, const amount *a)
{
    if (a->over)
        l->qualifier = NEWSFACTS_QUALIFIER_OVER;
    else if (a->vague)
        l->qualifier = NEWSFACTS_QUALIFIER_VAGUE;
    else if (newsfacts__decimal_compare(a->low, a->high) != 0)
        l->qualifier = NEWSFACTS_QUALIFIER_RANGE;
}

/* One more part, smaller than the one before it; `at`: none. */
static uint32_t next_part(const nf_scan *scan, uint32_t at, nf_length *l)
{
    amount a;
    unit_found u;
    uint8_t before = l->unit[l->parts - 1];
    if (!read_amount(scan, at, &a)) return at;
    if (!read_unit(scan, a.end, a.ge, &u) && !short_unit(scan, a.end, before, &u)) return at;
    if (u.unit <= before) return at;
    add_part(l, &a, &u);
    return u.end;
}

/* 两年零三个月, 27分钟7秒, 8天20时 */
static uint32_t more_parts(const nf_scan *scan, uint32_t at, nf_length *l)
{
    while (l->parts < NF_LENGTH_PARTS) {
        uint32_t c = nf_scan_char(scan, at);
        uint32_t start = newsfacts__scan_skip(scan, at), end = next_part(scan, start, l);
        if (end == start && (c == C_LING || c == C_YOU)) {
            start = newsfacts__scan_skip(scan, at + 1);
            end = next_part(scan, start, l);
        }
        if (end == start) return at;
        at = end;
    }
    return at;
}

/* 一年多, but not 一年多次. */
static bool more_than(const nf_scan *scan, uint32_t at)
{
    uint32_t next = nf_scan_char(scan, at + 1);
    static const uint32_t counted[] = {0x6b21 /* 次 */, 0x5c11 /* 少 */, 0x5bb6 /* 家 */,
                                       0x540d /* 名 */, 0x4e2a /* 个 */, 0x9879 /* 项 */,
                                       0x573a /* 场 */, 0x6837 /* 样 */};
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        if (next == counted[i]) return false;
    return true;
}

/* 两年半, 一年多 */
static uint32_t unit_tail(const nf_scan *scan, uint32_t at, amount *a, bool *extra)
{
    uint32_t c = nf_scan_char(scan, at);
    *extra = false;
    if (c == C_BAN && !a->half && newsfacts__scan_alone(scan, at, at + 1)) {
        a->half = *extra = true;
        at++;
        if (nf_scan_char(scan, at) == 0x949f) at++; /* 五分半钟 */
    } else if (c == C_DUO && more_than(scan, at)) {
        a->over = *extra = true;
        at++;
    }
    return at;
}

/* 3分42秒, 五分半钟 */
static bool minutes_and(const nf_scan *scan, uint32_t at, unit_found *u)
{
    nf_numeral n;
    if (nf_scan_char(scan, at) != C_FEN) return false;
    u->unit = NF_LENGTH_MINUTE;
    u->factor = 1;
    u->end = at + 1;
    if (nf_scan_char(scan, at + 1) == C_BAN) return true;
    return newsfacts__scan_numeral(scan, at + 1, &n) && nf_scan_char(scan, n.span.end) == C_MIAO;
}

uint32_t newsfacts__length_read(const nf_scan *scan, uint32_t at, nf_length *length)
{
    amount a;
    unit_found u;
    bool extra;
    memset(length, 0, sizeof *length);
    if (at > scan->begin && nf_scan_char(scan, at - 1) == C_DIER) return at;
    if (!read_amount(scan, at, &a)) return at;
    if (!read_unit(scan, a.end, a.ge, &u) && !minutes_and(scan, a.end, &u)) return at;
    bool age = nf_scan_char(scan, u.end) == 0x5927 /* 7个月大 */
               && newsfacts__scan_alone(scan, u.end, u.end + 1);
    if (age) return at;
    bool year = u.unit == NF_LENGTH_YEAR && a.calendar_year && !a.over && u.end == a.end + 1;
    if (year) return at;
    uint32_t end = unit_tail(scan, u.end, &a, &extra);
    take_qualifier(length, &a);
    add_part(length, &a, &u);
    if (!extra) end = more_parts(scan, end, length);
    halves(length);
    return end;
}
