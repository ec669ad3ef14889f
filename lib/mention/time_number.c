/* time_number.c: the components of a point that begin with a numeral, and dates in
 * digits alone. */
#include "mention/time_point.h"

#include "tables/tables.h"

#include <string.h>

/* The characters of the grammar. */
enum {
    C_NIAN = 0x5e74, C_YUE = 0x6708, C_RI = 0x65e5, C_HAO = 0x53f7, C_SHI = 0x65f6, C_DIAN = 0x70b9,
    C_FEN = 0x5206, C_MIAO = 0x79d2, C_KE = 0x523b, C_BAN = 0x534a, C_ZHENG = 0x6574,
    C_DAI = 0x4ee3, C_DU = 0x5ea6, C_FENS = 0x4efd /* 份 */, C_CHU = 0x521d, C_MO = 0x672b,
    C_DI = 0x5e95, C_JI = 0x5b63, C_ZHI = 0x81f3, C_DAO = 0x5230, C_DUN = 0x3001, C_HE = 0x548c,
    C_QI = 0x671f, C_ZHONG = 0x949f, C_QIAN = 0x524d, C_DIER = 0x7b2c, C_ZHOU = 0x5468,
    C_GE = 0x4e2a, C_TIAN = 0x5929, C_RUN = 0x95f0, C_YUAN = 0x5143, C_SHIJI = 0x4e16
};

static bool is_one_of(uint32_t c, const uint32_t *set, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (c == set[i]) return true;
    return false;
}
#define ONE_OF(c, ...) \
    is_one_of((c), (const uint32_t[]){__VA_ARGS__}, sizeof((const uint32_t[]){__VA_ARGS__}) / 4)

/* A numeral and, where it is written n—m unit or n、m unit, the one after it. */
typedef struct {
    nf_numeral first, second;
    bool two;
    uint32_t joint; /* the character between: 、 or something that means "to" */
    uint32_t end;   /* after the last numeral and spaces: where the unit stands */
    uint32_t unit;  /* the character there */
} numbers;

/* Over one joint between numerals; `at`: none. */
static uint32_t over_joint(const nf_scan *scan, uint32_t at, uint32_t *joint)
{
    uint32_t c = newsfacts__scan_char(scan, at);
    *joint = c;
    if (c == C_ZHI || c == C_DAO || c == C_DUN || c == C_HE) return at + 1;
    uint32_t end = at;
    while (end < at + 2 && newsfacts__scan_dash(scan, end)) end++;
    if (end > at) *joint = '-';
    return end;
}

static bool read_numbers(const nf_scan *scan, uint32_t at, numbers *n)
{
    n->two = false;
    n->joint = 0;
    if (!newsfacts__scan_numeral(scan, at, &n->first)) return false;
    n->end = newsfacts__scan_skip(scan, n->first.span.end);
    uint32_t next = over_joint(scan, n->end, &n->joint);
    if (next > n->end && newsfacts__scan_numeral(scan, next, &n->second)) {
        n->two = true;
        n->end = newsfacts__scan_skip(scan, n->second.span.end);
    }
    n->unit = newsfacts__scan_char(scan, n->end);
    return true;
}

/* ---------------------------------------------------------------------- years */

static bool plain_digits(const nf_numeral *n, uint32_t len)
{
    if (n->flags & (NF_NUMERAL_POINT | NF_NUMERAL_GROUPED | NF_NUMERAL_CODE | NF_NUMERAL_SIGN))
        return false;
    if (n->form == NF_NUMERAL_ARABIC) return n->digits == len;
    return n->form == NF_NUMERAL_DIGITS && nf_span_len(n->span) == len;
}

static bool full_year(const nf_numeral *n, int32_t *year)
{
    return plain_digits(n, 4) && newsfacts__decimal_int(n->low, year) && *year >= 1000
           && *year <= 2200;
}

/* 98年4月, 97年初: two digits are a year only where something finer follows. */
static bool two_digit_year(const nf_scan *scan, const numbers *n, int32_t *year)
{
    if (n->two || !plain_digits(&n->first, 2) || !newsfacts__decimal_int(n->first.low, year))
        return false;
    uint32_t next = n->end + 1;
    nf_numeral month;
    int32_t m;
    if (n->first.form == NF_NUMERAL_DIGITS) return true; /* 九七年 */
    if (newsfacts__scan_numeral(scan, next, &month) && newsfacts__whole(&month, &m))
        return m >= 1 && m <= 12 && newsfacts__scan_char(scan, month.span.end) == C_YUE;
    uint32_t c = newsfacts__scan_char(scan, next);
    if (c == C_DIER) return true; /* 20年第52周 */
    return *year >= 50 && (c == C_CHU || c == C_DI || c == C_MO
                           || (c == C_QIAN && newsfacts__scan_char(scan, next + 1) == 0x540e));
}

static void put_year(nf_point *p, int32_t year, bool is_short)
{
    p->year = year;
    p->short_year = is_short;
    p->gives |= NF_GIVES_YEAR;
}

/* 初, 末, 底 where they are no part of another word (初中). */
static uint32_t edge_char(const nf_scan *scan, uint32_t at, nf_point *p)
{
    uint32_t c = newsfacts__scan_char(scan, at);
    int32_t qualifier = c == C_CHU ? NEWSFACTS_START
                        : c == C_MO || c == C_DI ? NEWSFACTS_END : 0;
    if (!qualifier || p->qualifier || !newsfacts__scan_alone(scan, at, at + 1)) return at;
    p->qualifier = qualifier;
    return at + 1;
}

/* 90年代, 1990年代; with 上世纪 before it or alone. */
static uint32_t decade(const numbers *n, nf_point *p)
{
    int32_t value;
    if ((p->gives & ~(uint32_t)NF_GIVES_CENTURY) || n->two || !newsfacts__whole(&n->first, &value)
        || value % 10)
        return 0;
    if (value >= 1000 && value < 2100) {
        p->decade = value / 10;
        p->gives = NF_GIVES_DECADE;
    } else if (value >= 0 && value < 100) {
        p->decade = value / 10;
        p->short_year = true;
        p->gives |= NF_GIVES_DECADE;
    } else
        return 0;
    return n->end + 2;
}

static uint32_t year(nf_reader *r, const numbers *n, uint32_t at)
{
    nf_point *p = r->point;
    uint32_t after = newsfacts__scan_char(r->scan, n->end + 1);
    if (after == C_DAI) {
        uint32_t end = decade(n, p);
        return end ? edge_char(r->scan, end, p) : at;
    }
    if (p->gives || n->joint == C_DUN) return at;
    int32_t first, second = 0;
    if (full_year(&n->first, &first)) {
        if (n->two && (!full_year(&n->second, &second) || second <= first)) return at;
        put_year(p, first, false);
    } else if (two_digit_year(r->scan, n, &first))
        put_year(p, first, true);
    else
        return at;
    if (second) put_year(r->to, second, false);
    uint32_t end = n->end + 1;
    if (after == C_DU || after == C_FENS) end++; /* 年度, 年份 */
    return edge_char(r->scan, end, second ? r->to : p);
}

/* --------------------------------------------------------------- months, days */

static uint32_t month(nf_reader *r, const numbers *n, uint32_t at)
{
    nf_point *p = r->point;
    int32_t first, second = 0;
    if (p->gives & ~(uint32_t)NF_GIVES_YEAR) return at;
    if (n->first.flags & NF_NUMERAL_RANGE) return at;
    if (!newsfacts__whole(&n->first, &first) || first < 1 || first > 12) return at;
    if (n->two) {
        if (!newsfacts__whole(&n->second, &second) || second < 1 || second > 12) return at;
        if (n->joint == C_HE || (n->joint == C_DUN && second != first + 1)) return at;
    }
    uint32_t end = n->end + 1;
    if (newsfacts__scan_char(r->scan, end) == C_FENS) end++;
    p->month = first;
    p->gives |= NF_GIVES_MONTH;
    if (second) {
        r->to->month = second;
        r->to->gives |= NF_GIVES_MONTH;
    }
    return edge_char(r->scan, end, second ? r->to : p);
}

/* What stands before a bare N日 or N号 and makes it a length or a name. */
static bool counts_days(const nf_scan *scan, uint32_t at)
{
    return ONE_OF(newsfacts__scan_char(scan, at - 1), 0x671f /* 期 */, 0x7eed /* 续 */,
                  0x65f6 /* 时 */, 0x8fbe /* 达 */, 0x7b2c /* 第 */, 0x6ee1 /* 满 */, 0x8fd1 /* 近 */,
                  0x5171 /* 共 */, 0x6570 /* 数 */, 0x6bcf /* 每 */, 0x9694 /* 隔 */, 0x6e38 /* 游 */);
}

static bool bare_number_day(const nf_scan *scan, uint32_t at, uint32_t end)
{
    if (newsfacts__scan_word(scan, end, NF_TABLE_PARTS_OF_DAY).row != NF_NONE) return true;
    if (newsfacts__scan_char(scan, end) == 0x8d77) return true; /* 起 */
    uint32_t c = at > scan->begin ? newsfacts__scan_char(scan, at - 1) : 0;
    return !newsfacts__scan_han(scan, end)
           && (!c || ONE_OF(c, 0x4ece /* 从 */, 0x5728 /* 在 */, 0x4e8e /* 于 */, C_DAO, C_ZHI,
                            0x81ea /* 自 */));
}

/* A day without a month: 27日称; not 3日游, 10日内, 5号楼, 三日. */
static bool bare_day(const nf_scan *scan, const numbers *n, uint32_t at)
{
    uint32_t end = n->end + 1;
    uint32_t next = newsfacts__scan_char(scan, end);
    if (at > scan->begin && counts_days(scan, at)) return false;
    if (n->unit == C_HAO) return bare_number_day(scan, at, end);
    bool part = newsfacts__scan_word(scan, end, NF_TABLE_PARTS_OF_DAY).row != NF_NONE;
    if (n->first.form != NF_NUMERAL_ARABIC && !part) return false;
    return !ONE_OF(next, 0x6e38 /* 游 */, 0x5185 /* 内 */, 0x5747 /* 均 */, 0x7ebf /* 线 */,
                   0x5143 /* 元 */, 0x6765 /* 来 */);
}

static bool day_value(const nf_numeral *n, int32_t *out)
{
    return newsfacts__whole(n, out) && *out >= 1 && *out <= 31;
}

static uint32_t day(nf_reader *r, const numbers *n, uint32_t at)
{
    nf_point *p = r->point;
    int32_t first, second = 0;
    if (p->gives & ~(uint32_t)(NF_GIVES_YEAR | NF_GIVES_MONTH)) return at;
    if (p->gives == NF_GIVES_YEAR || p->qualifier) return at;
    if (!day_value(&n->first, &first)) return at;
    if (n->two && (!day_value(&n->second, &second) || second <= first)) return at;
    if (!(p->gives & NF_GIVES_MONTH) && !r->like && !bare_day(r->scan, n, at)) return at;
    p->day = first;
    p->gives |= NF_GIVES_DAY;
    if (n->joint == C_DUN || n->joint == C_HE) return n->two ? n->first.span.end : n->end + 1;
    if (n->two) {
        r->to->day = second;
        r->to->gives |= NF_GIVES_DAY;
    }
    return n->end + 1;
}

/* 29、30、31日: the first of a longer list. */
static bool list_of_days(const nf_scan *scan, const numbers *n)
{
    nf_numeral next;
    uint32_t at = n->end, joint;
    if (!n->two || n->joint != C_DUN) return false;
    for (int i = 0; i < 6; i++) {
        uint32_t c = newsfacts__scan_char(scan, at);
        if (c == C_RI || (c == C_HAO && i > 0)) return true;
        uint32_t over = over_joint(scan, at, &joint);
        if (over == at || !newsfacts__scan_numeral(scan, over, &next)) return false;
        at = next.span.end;
    }
    return false;
}

/* ---------------------------------------------------------------------- clock */

static const uint32_t some_day = NF_GIVES_SOME_DAY;

/* 8点 alone is an hour where nothing makes it points or items (3点建议, 涨5点). */
static bool bare_points(const nf_scan *scan, const numbers *n, uint32_t at)
{
    uint32_t next = newsfacts__scan_char(scan, n->end + 1);
    uint32_t before = at > scan->begin ? newsfacts__scan_char(scan, at - 1) : 0;
    if (before && ONE_OF(before, 0x6da8 /* 涨 */, 0x8dcc /* 跌 */, 0x5347 /* 升 */, 0x964d /* 降 */,
                         0x7b2c /* 第 */, 0x8fd9 /* 这 */))
        return false;
    if (n->first.form != NF_NUMERAL_ARABIC && nf_span_len(n->first.span) == 1
        && n->first.low.coefficient == 1)
        return next == C_BAN || next == C_ZHENG || next == C_ZHONG; /* 一点 */
    if (!newsfacts__scan_han(scan, n->end + 1)) return true;
    nf_numeral minutes;
    if (newsfacts__scan_numeral(scan, n->end + 1, &minutes)) return true;
    nf_found hedge = newsfacts__scan_word(scan, n->end + 1, NF_TABLE_TIME_HEDGES);
    if (hedge.row != NF_NONE
        && newsfacts__time_hedges[hedge.row].side == NF_TIME_HEDGES_SIDE_AFTER)
        return true;
    return ONE_OF(next, C_BAN, C_ZHENG, C_ZHONG, C_DAO, C_ZHI);
}

/* 15时 alone; not 时间, 时代, 时速. */
static bool bare_hours(const nf_scan *scan, const numbers *n)
{
    uint32_t next = newsfacts__scan_char(scan, n->end + 1);
    if (n->first.form != NF_NUMERAL_ARABIC) return false;
    return !ONE_OF(next, 0x95f4 /* 间 */, C_DAI, 0x901f /* 速 */, 0x5dee /* 差 */, 0x6548 /* 效 */);
}

static bool hour_value(const nf_numeral *n, int32_t *out)
{
    return newsfacts__whole(n, out) && *out >= 0 && *out <= 24;
}

static uint32_t hour(nf_reader *r, const numbers *n, uint32_t at)
{
    nf_point *p = r->point;
    int32_t first, second = 0;
    const uint32_t may = some_day | NF_GIVES_YEAR | NF_GIVES_MONTH | NF_GIVES_WEEK | NF_GIVES_PART;
    if (p->gives & ~may || n->joint == C_DUN || n->joint == C_HE) return at;
    if (p->gives && !(p->gives & (some_day | NF_GIVES_PART))) return at;
    uint32_t end = n->end + 1;
    if (!n->two && (n->first.flags & NF_NUMERAL_RANGE)) { /* 七八点 */
        if (!newsfacts__decimal_int(n->first.low, &first)
            || !newsfacts__decimal_int(n->first.high, &second))
            return at;
    } else if (!hour_value(&n->first, &first) || (n->two && !hour_value(&n->second, &second)))
        return at;
    if (!p->gives && !r->like && !n->two
        && !(n->unit == C_DIAN ? bare_points(r->scan, n, at) : bare_hours(r->scan, n)))
        return at;
    if (second && (second <= first || second > 24)) return at;
    p->hour = first;
    p->gives |= NF_GIVES_HOUR;
    if (second) {
        r->to->hour = second;
        r->to->gives |= NF_GIVES_HOUR;
    }
    uint32_t next = newsfacts__scan_char(r->scan, end);
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

/* 40分, 30秒, 三刻; and the 20 of 9点20 */
static uint32_t minute(nf_reader *r, const numbers *n, uint32_t at)
{
    nf_point *p = r->point;
    int32_t value;
    if (n->two || !(p->gives & NF_GIVES_HOUR) || !sixty(&n->first, &value)) return at;
    if (p->gives & NF_GIVES_MINUTE) {
        if (n->unit != C_MIAO || (p->gives & NF_GIVES_SECOND)) return at;
        p->second = value;
        p->gives |= NF_GIVES_SECOND;
        return n->end + 1;
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
    bool unit = newsfacts__scan_char(scan, m.end) == C_SHI /* 11:00时 */
                && !(newsfacts__scan_char(scan, m.end + 1) == 0x95f4);
    return unit ? m.end + 1 : m.end;
}

/* 21:15 alone is a clock time unless what stands before it says score. */
static bool score(const nf_scan *scan, uint32_t at)
{
    uint32_t before = at > scan->begin ? newsfacts__scan_char(scan, at - 1) : 0;
    return before && ONE_OF(before, 0x4ee5 /* 以 */, 0x6bd4 /* 比 */, C_FEN, 0x7387 /* 率 */, 0x4e3a /* 为 */, '+', '-', ':', '/');
}

static uint32_t clock(nf_reader *r, uint32_t at)
{
    nf_point *p = r->point;
    const uint32_t may = some_day | NF_GIVES_YEAR | NF_GIVES_MONTH | NF_GIVES_WEEK | NF_GIVES_PART;
    if (p->gives & ~may) return at;
    if (p->gives && !(p->gives & (some_day | NF_GIVES_PART))) return at;
    if (!p->gives && !r->like && score(r->scan, at)) return at;
    return newsfacts__clock_digits(r->scan, at, p);
}

/* ------------------------------------------------------------------- the rest */

static uint32_t quarter(nf_reader *r, const numbers *n, uint32_t at)
{
    nf_point *p = r->point;
    int32_t first, second = 0;
    if ((p->gives & ~(uint32_t)NF_GIVES_YEAR) || newsfacts__scan_char(r->scan, n->end + 1) != C_DU)
        return at;
    if (!newsfacts__whole(&n->first, &first) || first < 1 || first > 4) return at;
    if (n->two && (!newsfacts__whole(&n->second, &second) || second <= first || second > 4))
        return at;
    p->quarter = first;
    p->gives |= NF_GIVES_QUARTER;
    if (second) {
        r->to->quarter = second;
        r->to->gives |= NF_GIVES_QUARTER;
    }
    return edge_char(r->scan, n->end + 2, second ? r->to : p);
}

static uint32_t century(nf_reader *r, const numbers *n, uint32_t at)
{
    int32_t value;
    if (r->point->gives || n->two || newsfacts__scan_char(r->scan, n->end + 1) != 0x7eaa) return at;
    if (!newsfacts__whole(&n->first, &value) || value < 5 || value > 30) return at;
    r->point->century = value - 1;
    r->point->gives = NF_GIVES_CENTURY;
    return edge_char(r->scan, n->end + 2, r->point);
}

/* 农历八月十五, 正月初8: a day without 日 */
static uint32_t lunar_day(nf_reader *r, const numbers *n, uint32_t at)
{
    int32_t value;
    nf_point *p = r->point;
    if (!p->lunar || (p->gives & NF_GIVES_DAY) || !(p->gives & NF_GIVES_MONTH)) return at;
    if (!newsfacts__whole(&n->first, &value) || value < 1 || value > 30) return at;
    p->day = value;
    p->gives |= NF_GIVES_DAY;
    return n->first.span.end;
}

static uint32_t by_unit(nf_reader *r, const numbers *n, uint32_t at)
{
    switch (n->unit) {
    case C_NIAN: return year(r, n, at);
    case C_YUE: return month(r, n, at);
    case C_RI:
    case C_HAO: return day(r, n, at);
    case C_SHI:
    case C_DIAN: return hour(r, n, at);
    case C_JI: return quarter(r, n, at);
    case C_SHIJI: return century(r, n, at);
    default: return list_of_days(r->scan, n) ? day(r, n, at) : at;
    }
}

uint32_t newsfacts__point_numeral(nf_reader *r, uint32_t at)
{
    numbers n, one;
    uint32_t end = clock(r, at);
    if (end > at || !read_numbers(r->scan, at, &n)) return end;
    end = by_unit(r, &n, at);
    if (end == at && n.two) { /* 3月5日—7日 is for the phrase; here the first alone */
        one = n;
        one.two = false;
        one.end = newsfacts__scan_skip(r->scan, n.first.span.end);
        one.unit = newsfacts__scan_char(r->scan, one.end);
        one.joint = 0;
        n = one;
    }
    if (end == at) end = lunar_day(r, &n, at);
    if (end == at) end = minute(r, &n, at);
    return end;
}

/* ------------------------------------------------------------------- ordinals */

/* 闰四月, and 初五 after a lunar month */
static uint32_t lunar_mark(nf_reader *r, uint32_t at)
{
    nf_point *p = r->point;
    nf_numeral n;
    int32_t value;
    uint32_t c = newsfacts__scan_char(r->scan, at);
    if (!newsfacts__scan_numeral(r->scan, at + 1, &n) || !newsfacts__whole(&n, &value)) return at;
    if (c == C_RUN && !(p->gives & ~(uint32_t)NF_GIVES_YEAR) && value >= 1 && value <= 12
        && newsfacts__scan_char(r->scan, n.span.end) == C_YUE) {
        p->lunar = p->leap = true;
        p->month = value;
        p->gives |= NF_GIVES_MONTH;
        return n.span.end + 1;
    }
    if (c != C_CHU || value < 1 || value > 10 || !(p->gives & NF_GIVES_MONTH)) return at;
    if (p->gives & NF_GIVES_DAY) return at;
    p->lunar = true;
    p->day = value;
    p->gives |= NF_GIVES_DAY;
    return n.span.end;
}

/* The weekday word or 周 after 第二个: its day, 0 for the week itself, -1: neither. */
static int32_t week_unit(const nf_scan *scan, uint32_t at, uint32_t *end)
{
    nf_found found = newsfacts__scan_word(scan, at, NF_TABLE_TIME_WORDS);
    *end = at + 1;
    if (found.row != NF_NONE
        && newsfacts__time_words[found.row].kind == NF_TIME_WORDS_KIND_WEEKDAY) {
        *end = found.end;
        return newsfacts__time_words[found.row].value;
    }
    return newsfacts__scan_char(scan, at) == C_ZHOU ? 0 : -1;
}

static uint32_t nth_week(nf_reader *r, int32_t nth, uint32_t at, uint32_t none)
{
    nf_point *p = r->point;
    uint32_t end;
    if (newsfacts__scan_char(r->scan, at) == C_GE) at++;
    int32_t weekday = week_unit(r->scan, at, &end);
    bool of_year = p->gives == NF_GIVES_YEAR && !weekday;
    bool of_month = (p->gives & NF_GIVES_MONTH) && !(p->gives & NF_GIVES_DAY);
    if (weekday < 0 || (!of_year && !of_month)) return none;
    p->week = nth;
    p->weekday = weekday;
    p->nth_week = of_month;
    p->gives |= NF_GIVES_WEEK;
    return end;
}

/* 第三季度, 第52周, 第三个月, 第一天 */
static uint32_t ordinal(nf_reader *r, uint32_t at)
{
    nf_point *p = r->point;
    numbers n;
    int32_t value;
    if (!read_numbers(r->scan, at + 1, &n) || n.two || !newsfacts__whole(&n.first, &value)) return at;
    if (n.unit == C_JI) {
        uint32_t end = quarter(r, &n, at);
        return end;
    }
    uint32_t end = nth_week(r, value, n.end, at);
    if (end > at) return end;
    if (p->gives != NF_GIVES_YEAR || value < 1) return at;
    bool of_months = n.unit == C_GE && newsfacts__scan_char(r->scan, n.end + 1) == C_YUE;
    if (of_months && value <= 12) {
        p->month = value;
        p->gives |= NF_GIVES_MONTH;
        return n.end + 2;
    }
    if (n.unit != C_TIAN || value > 31) return at;
    p->month = 1;
    p->day = value;
    p->gives |= NF_GIVES_MONTH | NF_GIVES_DAY;
    return n.end + 1;
}

/* 前9个月, 前三季度: the months of a year from January on. */
static uint32_t first_months(nf_reader *r, uint32_t at)
{
    nf_point *p = r->point;
    numbers n;
    int32_t value;
    if ((p->gives & ~(uint32_t)NF_GIVES_YEAR) || !read_numbers(r->scan, at + 1, &n) || n.two)
        return at;
    if (!newsfacts__whole(&n.first, &value) || value < 1) return at;
    uint32_t unit = n.end + (n.unit == C_GE);
    uint32_t c = newsfacts__scan_char(r->scan, unit);
    bool quarters = c == C_JI && newsfacts__scan_char(r->scan, unit + 1) == C_DU;
    if (c == C_YUE && value < 12)
        p->month = value;
    else if (quarters && value < 4)
        p->quarter = value;
    else
        return at;
    p->gives |= NF_GIVES_FIRST_MONTHS;
    uint32_t end = unit + 1 + quarters;
    return newsfacts__scan_char(r->scan, end) == C_FENS ? end + 1 : end;
}

uint32_t newsfacts__point_ordinal(nf_reader *r, uint32_t at)
{
    switch (newsfacts__scan_char(r->scan, at)) {
    case C_RUN:
    case C_CHU: return lunar_mark(r, at);
    case C_DIER: return ordinal(r, at);
    case C_QIAN: return first_months(r, at);
    case 0x6700: { /* 最后一周 */
        numbers n;
        bool last = newsfacts__scan_char(r->scan, at + 1) == 0x540e
                    && read_numbers(r->scan, at + 2, &n) && !n.two
                    && n.first.low.coefficient == 1 && n.first.low.exponent == 0;
        return last ? nth_week(r, -1, n.end, at) : at;
    }
    default: return at;
    }
}

/* --------------------------------------------------------------- digits alone */

/* The mark between the parts of 2020-02-28; 0: none that dates have. */
static uint32_t date_mark(const nf_scan *scan, uint32_t at)
{
    uint32_t c = newsfacts__scan_char(scan, at);
    return c == '-' || c == '/' || c == '.' ? c : 0;
}

static bool put_date(nf_point *p, int32_t y, int32_t m, int32_t d)
{
    if (y < 1900 || y > 2100 || !newsfacts__date_valid(y, m, d)) return false;
    p->year = y;
    p->month = m;
    p->day = d;
    p->gives = NF_GIVES_YEAR | NF_GIVES_MONTH | NF_GIVES_DAY;
    return true;
}

static uint32_t marked_date(const nf_scan *scan, const nf_digits *y, uint32_t at, nf_point *p)
{
    nf_digits m, d;
    uint32_t mark = date_mark(scan, y->end);
    if (!mark || y->len != 4 || !newsfacts__scan_digits(scan, y->end + 1, &m) || m.len > 2)
        return at;
    if (date_mark(scan, m.end) != mark || !newsfacts__scan_digits(scan, m.end + 1, &d) || d.len > 2)
        return at;
    return put_date(p, y->value, m.value, d.value) ? d.end : at;
}

uint32_t newsfacts__point_digits(const nf_scan *scan, uint32_t at, nf_point *p)
{
    nf_digits y;
    if (at >= scan->end || nf_class_at(scan->text, at) != NF_CLASS_DIGIT) return at;
    if (at > scan->begin && nf_class_at(scan->text, at - 1) == NF_CLASS_LATIN) return at;
    if (!newsfacts__scan_digits(scan, at, &y)) return at;
    uint32_t end = marked_date(scan, &y, at, p);
    if (end == at && y.len == 8 && !newsfacts__scan_han(scan, y.end)
        && put_date(p, y.value / 10000, y.value / 100 % 100, y.value % 100))
        end = y.end;
    if (end == at) return at;
    bool joined = newsfacts__scan_char(scan, end) == 'T'; /* 2020-02-28T16:30 */
    uint32_t clock_end = joined ? newsfacts__clock_digits(scan, end + 1, p) : end;
    return clock_end > end + 1 ? clock_end : end;
}
