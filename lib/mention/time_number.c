/* time_number.c: the components of a point that begin with a numeral: years, months,
 * days, quarters, centuries. */
#include "mention/time_point.h"

#include "tables/tables.h"

/* Over one joint between numerals; `at`: none. */
uint32_t newsfacts__joint_skip(const nf_scan *scan, uint32_t at, uint32_t *joint)
{
    uint32_t c = nf_scan_char(scan, at);
    *joint = c;
    if (c == C_ZHI || c == C_DAO || c == C_DUN || c == C_HE) return at + 1;
    uint32_t end = at;
    while (end < at + 2 && newsfacts__scan_dash(scan, end)) end++;
    if (end > at) *joint = '-';
    return end;
}

bool newsfacts__numbers_read(const nf_scan *scan, uint32_t at, nf_numbers *n)
{
    n->two = false;
    n->joint = 0;
    if (!newsfacts__scan_numeral(scan, at, &n->first)) return false;
    n->end = newsfacts__scan_skip(scan, n->first.span.end);
    uint32_t next = newsfacts__joint_skip(scan, n->end, &n->joint);
    if (next > n->end && newsfacts__scan_numeral(scan, next, &n->second)) {
        n->two = true;
        n->end = newsfacts__scan_skip(scan, n->second.span.end);
    }
    n->unit = nf_scan_char(scan, n->end);
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
static bool two_digit_year(const nf_scan *scan, const nf_numbers *n, int32_t *year)
{
    if (n->two || !plain_digits(&n->first, 2) || !newsfacts__decimal_int(n->first.low, year))
        return false;
    uint32_t next = n->end + 1;
    nf_numeral month;
    int32_t m;
    if (n->first.form == NF_NUMERAL_DIGITS) return true; /* 九七年 */
    if (newsfacts__scan_numeral(scan, next, &month) && newsfacts__whole(&month, &m))
        return m >= 1 && m <= 12 && nf_scan_char(scan, month.span.end) == C_YUE;
    uint32_t c = nf_scan_char(scan, next);
    if (c == C_DIER) return true; /* 20年第52周 */
    bool edge = c == C_CHU || c == C_DI || c == C_MO;
    if (edge && newsfacts__scan_alone(scan, next, next + 1)) return true; /* 13年底, not 10年初心 */
    return *year >= 50 && c == C_QIAN && nf_scan_char(scan, next + 1) == 0x540e;
}

static void put_year(nf_point *p, int32_t year, bool is_short)
{
    p->year = year;
    p->short_year = is_short;
    p->gives |= NF_GIVES_YEAR;
}

/* 初期, 前期, 中叶, 末期, 后期 of a decade or century. */
static uint32_t long_edge(const nf_scan *scan, uint32_t at, nf_point *p)
{
    uint32_t c = nf_scan_char(scan, at), next = nf_scan_char(scan, at + 1);
    int32_t qualifier = c == C_CHU || c == C_QIAN ? NEWSFACTS_QUALIFIER_START
                        : c == 0x4e2d /* 中 */    ? NEWSFACTS_QUALIFIER_MIDDLE
                        : c == C_MO || c == C_HOU ? NEWSFACTS_QUALIFIER_END
                                                  : 0;
    bool edge = qualifier && !p->qualifier && (next == C_QI || next == 0x53f6 /* 叶 */)
                && (p->gives & (NF_GIVES_DECADE | NF_GIVES_CENTURY));
    if (!edge) return at;
    p->qualifier = qualifier;
    return at + 2;
}

/* 初, 末, 底 where they are no part of another word (初中). */
uint32_t newsfacts__point_edge(const nf_scan *scan, uint32_t at, nf_point *p)
{
    uint32_t end = long_edge(scan, at, p);
    if (end > at) return end;
    uint32_t c = nf_scan_char(scan, at);
    int32_t qualifier = c == C_CHU               ? NEWSFACTS_QUALIFIER_START
                        : c == C_MO || c == C_DI ? NEWSFACTS_QUALIFIER_END
                                                 : 0;
    nf_numeral day;
    uint32_t next = nf_scan_char(scan, at + 1);
    if (c == C_CHU && newsfacts__scan_numeral(scan, at + 1, &day)) return at; /* 正月初五 */
    if (c == C_CHU && NF_ONE_OF(next, 0x4e2d /* 中 */, 0x7ea7 /* 级 */, 0x671f /* 期 */)) return at;
    if (!qualifier || p->qualifier || !newsfacts__scan_alone(scan, at, at + 1)) return at;
    p->qualifier = qualifier;
    return at + 1;
}

/* 90年代, 1990年代; with 上世纪 before it or alone. */
static uint32_t decade(const nf_numbers *n, nf_point *p)
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

static uint32_t year(nf_reader *r, const nf_numbers *n, uint32_t at)
{
    nf_point *p = r->point;
    uint32_t after = nf_scan_char(r->scan, n->end + 1);
    if (after == C_DAI) {
        uint32_t end = decade(n, p);
        return end ? newsfacts__point_edge(r->scan, end, p) : at;
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
    return newsfacts__point_edge(r->scan, end, second ? r->to : p);
}

/* --------------------------------------------------------------- months, days */

static uint32_t month(nf_reader *r, const nf_numbers *n, uint32_t at)
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
    if (nf_scan_char(r->scan, end) == C_FENS) end++;
    p->month = first;
    p->gives |= NF_GIVES_MONTH;
    if (second) {
        r->to->month = second;
        r->to->gives |= NF_GIVES_MONTH;
    }
    return newsfacts__point_edge(r->scan, end, second ? r->to : p);
}

/* What stands before a bare N日 or N号 and makes it a length or a name. */
static bool counts_days(const nf_scan *scan, uint32_t at)
{
    return NF_ONE_OF(nf_scan_char(scan, at - 1), 0x671f /* 期 */, 0x7eed /* 续 */, 0x65f6 /* 时 */,
                     0x8fbe /* 达 */, 0x7b2c /* 第 */, 0x6ee1 /* 满 */, 0x8fd1 /* 近 */,
                     0x5171 /* 共 */, 0x6570 /* 数 */, 0x6bcf /* 每 */, 0x9694 /* 隔 */,
                     0x6e38 /* 游 */);
}

static bool bare_number_day(const nf_scan *scan, uint32_t at, uint32_t end)
{
    if (newsfacts__scan_word(scan, end, NF_TABLE_PARTS_OF_DAY).row != NF_NONE) return true;
    uint32_t next = nf_scan_char(scan, end);
    if (next == 0x8d77 || next == C_DAO || next == C_ZHI) return true; /* 起 */
    uint32_t c = at > scan->begin ? nf_scan_char(scan, at - 1) : 0;
    return !newsfacts__scan_han(scan, end)
           && (!c
               || NF_ONE_OF(c, 0x4ece /* 从 */, 0x5728 /* 在 */, 0x4e8e /* 于 */, C_DAO, C_ZHI,
                            0x81ea /* 自 */));
}

/* A day without a month: 27日称; not 3日游, 10日内, 5号楼, 三日. */
static bool bare_day(const nf_scan *scan, const nf_numbers *n, uint32_t at)
{
    uint32_t end = n->end + 1;
    uint32_t next = nf_scan_char(scan, end);
    if (at > scan->begin && counts_days(scan, at)) return false;
    if (n->unit == C_HAO) return bare_number_day(scan, at, end);
    bool part = newsfacts__scan_word(scan, end, NF_TABLE_PARTS_OF_DAY).row != NF_NONE;
    if (n->first.form != NF_NUMERAL_ARABIC && !part) return false;
    return !NF_ONE_OF(next, 0x6e38 /* 游 */, 0x5185 /* 内 */, 0x5747 /* 均 */, 0x7ebf /* 线 */,
                      0x5143 /* 元 */, 0x6765 /* 来 */);
}

static bool day_value(const nf_numeral *n, int32_t *out)
{
    return newsfacts__whole(n, out) && *out >= 1 && *out <= 31;
}

static uint32_t day(nf_reader *r, const nf_numbers *n, uint32_t at)
{
    nf_point *p = r->point;
    int32_t first, second = 0;
    if (p->gives & ~(uint32_t)(NF_GIVES_YEAR | NF_GIVES_MONTH)) return at;
    if (p->gives == NF_GIVES_YEAR || p->qualifier) return at;
    if (!day_value(&n->first, &first)) return at;
    if (n->two && (!day_value(&n->second, &second) || second <= first)) return at;
    if (!(p->gives & NF_GIVES_MONTH) && !r->like && !bare_day(r->scan, n, at)) return at;
    const int32_t any_year = 2000; /* has a 29 February */
    if ((p->gives & NF_GIVES_MONTH) && !p->offset
        && !newsfacts__date_valid(p->gives & NF_GIVES_YEAR ? p->year : any_year, p->month, first))
        return at;
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
static bool list_of_days(const nf_scan *scan, const nf_numbers *n)
{
    nf_numeral next;
    uint32_t at = n->end, joint;
    if (!n->two || n->joint != C_DUN) return false;
    for (int i = 0; i < 6; i++) {
        uint32_t c = nf_scan_char(scan, at);
        if (c == C_RI || (c == C_HAO && i > 0)) return true;
        uint32_t over = newsfacts__joint_skip(scan, at, &joint);
        if (over == at || !newsfacts__scan_numeral(scan, over, &next)) return false;
        at = next.span.end;
    }
    return false;
}

/* ------------------------------------------------------------------- the rest */

uint32_t newsfacts__point_quarter(nf_reader *r, const nf_numbers *n, uint32_t at)
{
    nf_point *p = r->point;
    int32_t first, second = 0;
    if ((p->gives & ~(uint32_t)NF_GIVES_YEAR) || nf_scan_char(r->scan, n->end + 1) != C_DU)
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
    return newsfacts__point_edge(r->scan, n->end + 2, second ? r->to : p);
}

static uint32_t century(nf_reader *r, const nf_numbers *n, uint32_t at)
{
    int32_t value;
    if (r->point->gives || n->two || nf_scan_char(r->scan, n->end + 1) != 0x7eaa) return at;
    if (!newsfacts__whole(&n->first, &value) || value < 5 || value > 30) return at;
    r->point->century = value - 1;
    r->point->gives = NF_GIVES_CENTURY;
    return newsfacts__point_edge(r->scan, n->end + 2, r->point);
}

/* 农历八月十五, 正月初8: a day without 日 */
static uint32_t lunar_day(nf_reader *r, const nf_numbers *n, uint32_t at)
{
    int32_t value;
    nf_point *p = r->point;
    if (!p->lunar || (p->gives & NF_GIVES_DAY) || !(p->gives & NF_GIVES_MONTH)) return at;
    if (!newsfacts__whole(&n->first, &value) || value < 1 || value > 30) return at;
    p->day = value;
    p->gives |= NF_GIVES_DAY;
    return n->first.span.end;
}

/* 1月3, （6月29）日: nothing may follow that would make it something else. */
static bool unmarked_day(const nf_reader *r, const nf_numbers *n)
{
    if (!(r->point->gives & NF_GIVES_MONTH) || r->point->lunar || n->two) return false;
    if (n->first.form != NF_NUMERAL_ARABIC) return false;
    if (n->end >= r->scan->end) return true;
    switch (nf_class_at(r->scan->text, n->end)) {
    case NF_CLASS_STOP:
    case NF_CLASS_SEMI:
    case NF_CLASS_COMMA:
    case NF_CLASS_CLOSE:
    case NF_CLASS_NEWLINE: return true;
    default: return false;
    }
}

/* 十一月廿九, without 农历 before it */
static bool lunar_numeral(const nf_reader *r, const nf_numbers *n)
{
    return (r->point->gives & NF_GIVES_MONTH) && !(r->point->gives & NF_GIVES_DAY)
           && n->first.form == NF_NUMERAL_HAN
           && nf_scan_char(r->scan, n->first.span.begin) == C_NIAN2;
}

static uint32_t day_without_mark(nf_reader *r, const nf_numbers *n, uint32_t at)
{
    uint32_t end = day(r, n, at);
    return end == n->end + 1 && !n->two ? n->first.span.end : end;
}

/* 2023财年, 2019—2020学年 */
static uint32_t other_year(nf_reader *r, const nf_numbers *n, uint32_t at)
{
    int32_t first, second = 0;
    if (r->point->gives || nf_scan_char(r->scan, n->end + 1) != C_NIAN) return at;
    if (!full_year(&n->first, &first) || (n->two && !full_year(&n->second, &second))) return at;
    put_year(r->point, first, false);
    if (second) put_year(r->to, second, false);
    return n->end + 2;
}

static uint32_t by_unit(nf_reader *r, const nf_numbers *n, uint32_t at)
{
    switch (n->unit) {
    case C_NIAN: return year(r, n, at);
    case C_YUE: return month(r, n, at);
    case C_RI:
    case C_HAO: return day(r, n, at);
    case C_SHI:
    case C_DIAN: return newsfacts__point_hour(r, n, at);
    case C_JI: return newsfacts__point_quarter(r, n, at);
    case C_SHIJI: return century(r, n, at);
    case 0x8d22:                              /* 财 */
    case 0x5b66: return other_year(r, n, at); /* 学 */
    default:
        return list_of_days(r->scan, n) || unmarked_day(r, n) ? day_without_mark(r, n, at) : at;
    }
}

uint32_t newsfacts__point_numeral(nf_reader *r, uint32_t at)
{
    nf_numbers n, one;
    uint32_t end = newsfacts__point_clock(r, at);
    if (end > at || !newsfacts__numbers_read(r->scan, at, &n)) return end;
    end = by_unit(r, &n, at);
    if (end == at && n.two) { /* 3月5日—7日 is for the phrase; here the first alone */
        one = n;
        one.two = false;
        one.end = newsfacts__scan_skip(r->scan, n.first.span.end);
        one.unit = nf_scan_char(r->scan, one.end);
        one.joint = 0;
        n = one;
    }
    if (end == at && lunar_numeral(r, &n)) r->point->lunar = true;
    if (end == at) end = lunar_day(r, &n, at);
    if (end == at) end = newsfacts__point_minute(r, &n, at);
    return end;
}
