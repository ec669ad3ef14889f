/* time_ordinal.c: parts of a point that a word opens (第三季度, 前9个月, 闰四月, 初五)
 * and dates in digits alone. */
#include "mention/time_point.h"

#include "tables/tables.h"

/* 闰四月, and 初五 after a lunar month */
static uint32_t lunar_mark(nf_reader *r, uint32_t at)
{
    nf_point *p = r->point;
    nf_numeral n;
    int32_t value;
    uint32_t c = nf_scan_char(r->scan, at);
    if (!newsfacts__scan_numeral(r->scan, at + 1, &n) || !newsfacts__whole(&n, &value)) return at;
    if (c == C_RUN && !(p->gives & ~(uint32_t)NF_GIVES_YEAR) && value >= 1 && value <= 12
        && nf_scan_char(r->scan, n.span.end) == C_YUE) {
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
    return nf_scan_char(scan, at) == C_ZHOU ? 0 : -1;
}

static uint32_t nth_week(nf_reader *r, int32_t nth, uint32_t at, uint32_t none)
{
    nf_point *p = r->point;
    uint32_t end;
    if (nf_scan_char(r->scan, at) == C_GE) at++;
    int32_t weekday = week_unit(r->scan, at, &end);
    bool of_year = p->gives == NF_GIVES_YEAR && !weekday;
    bool of_month = (p->gives & NF_GIVES_MONTH) && !(p->gives & NF_GIVES_DAY);
    if (weekday < 0 || (!of_year && !of_month) || nth > 53 || !nth) return none;
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
    nf_numbers n;
    int32_t value;
    if (!newsfacts__numbers_read(r->scan, at + 1, &n) || n.two
        || !newsfacts__whole(&n.first, &value))
        return at;
    if (n.unit == C_JI) {
        uint32_t end = newsfacts__point_quarter(r, &n, at);
        return end;
    }
    uint32_t end = nth_week(r, value, n.end, at);
    if (end > at) return end;
    if (p->gives != NF_GIVES_YEAR || value < 1) return at;
    bool of_months = n.unit == C_GE && nf_scan_char(r->scan, n.end + 1) == C_YUE;
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

/* The unit of 前9个月, 前三季度, 最后两周 at `at` as NF_GIVES_…; 0: none. */
static uint32_t span_unit(const nf_scan *scan, uint32_t at, uint32_t *end)
{
    bool ge = nf_scan_char(scan, at) == C_GE;
    uint32_t unit = at + ge, c = nf_scan_char(scan, unit);
    *end = unit + 1;
    if (c == C_YUE) {
        if (nf_scan_char(scan, *end) == C_FENS) ++*end;
        return NF_GIVES_MONTH;
    }
    if (c == C_JI && nf_scan_char(scan, unit + 1) == C_DU) {
        *end = unit + 2;
        return NF_GIVES_QUARTER;
    }
    if (c == C_ZHOU) return NF_GIVES_WEEK;
    return c == C_TIAN && !ge ? NF_GIVES_DAY : 0;
}

/* 前9个月 of a year, 前两天 of a month, 最后4个月; 前 alone takes months and quarters
 * of the year at hand. */
static uint32_t span_of(nf_reader *r, uint32_t at, uint32_t number, int32_t sign)
{
    nf_point *p = r->point;
    nf_numbers n;
    int32_t value;
    uint32_t end;
    if ((p->gives & ~(uint32_t)(NF_GIVES_YEAR | NF_GIVES_MONTH)) || p->qualifier) return at;
    if (!newsfacts__numbers_read(r->scan, number, &n) || n.two) return at;
    if (!newsfacts__whole(&n.first, &value) || value < 1 || value > 99) return at;
    uint32_t unit = span_unit(r->scan, n.end, &end);
    bool of_year = unit == NF_GIVES_QUARTER ? value < 4 : unit == NF_GIVES_MONTH && value < 12;
    bool small = unit == NF_GIVES_DAY || unit == NF_GIVES_WEEK;
    if (p->gives & NF_GIVES_MONTH ? !small : p->gives ? !of_year && !small : !of_year) return at;
    if (!p->gives && sign < 0) return at;
    p->span = sign * value;
    p->span_unit = unit;
    p->gives |= NF_GIVES_SPAN;
    return end;
}

/* 春节假期首日, 第三天, 最后一天 */
static uint32_t day_of_holiday(nf_reader *r, uint32_t at)
{
    nf_point *p = r->point;
    nf_numbers n;
    int32_t value = -1;
    uint32_t c = nf_scan_char(r->scan, at), number = at + 1;
    if (!(p->gives & NF_GIVES_FESTIVAL) || p->holiday_day) return at;
    if (!p->holiday && newsfacts__festivals[p->row].rule != NF_FESTIVALS_RULE_TRAVEL) return at;
    if (c == 0x9996 && nf_scan_char(r->scan, at + 1) == C_RI) { /* 首日 */
        p->holiday_day = 1;
        return at + 2;
    }
    if (c == C_ZUI && nf_scan_char(r->scan, at + 1) == C_HOU)
        number = at + 2;
    else if (c != C_DIER)
        return at;
    if (!newsfacts__numbers_read(r->scan, number, &n) || n.two || n.unit != C_TIAN) return at;
    bool counted = number == at + 1;
    if (counted && (!newsfacts__whole(&n.first, &value) || value < 1 || value > 60)) return at;
    p->holiday_day = value;
    return n.end + 1;
}

static uint32_t last(nf_reader *r, uint32_t at)
{
    nf_numbers n;
    if (nf_scan_char(r->scan, at + 1) != C_HOU) return at;
    bool one = newsfacts__numbers_read(r->scan, at + 2, &n) && !n.two
               && n.first.low.coefficient == 1 && n.first.low.exponent == 0;
    uint32_t end = one ? nth_week(r, -1, n.end, at) : at;
    return end > at ? end : span_of(r, at, newsfacts__scan_skip(r->scan, at + 2), -1);
}

uint32_t newsfacts__point_ordinal(nf_reader *r, uint32_t at)
{
    uint32_t end = day_of_holiday(r, at);
    if (end > at) return end;
    switch (nf_scan_char(r->scan, at)) {
    case C_RUN:
    case C_CHU: return lunar_mark(r, at);
    case C_DIER: return ordinal(r, at);
    case C_QIAN: return span_of(r, at, at + 1, 1);
    case C_ZUI: return last(r, at);
    default: return at;
    }
}

/* --------------------------------------------------------------- digits alone */

/* The mark between the parts of 2020-02-28; 0: none that dates have. */
static uint32_t date_mark(const nf_scan *scan, uint32_t at)
{
    uint32_t c = nf_scan_char(scan, at);
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

/* 09-01, 12-01 18:07: month and day where a zero or a clock time shows it; 11/3号 */
static uint32_t short_date(const nf_scan *scan, const nf_digits *m, uint32_t at, nf_point *p)
{
    nf_digits d;
    nf_point clock = {0};
    uint32_t mark = date_mark(scan, m->end);
    if ((mark != '-' && mark != '/') || m->len > 2 || m->value < 1 || m->value > 12) return at;
    if (!newsfacts__scan_digits(scan, m->end + 1, &d) || d.value < 1 || d.value > 31) return at;
    uint32_t end = d.end, c = nf_scan_char(scan, end);
    if (mark == '/' && (c == C_HAO || c == C_RI))
        end++;
    else {
        uint32_t start = newsfacts__scan_skip(scan, end);
        bool timed = newsfacts__clock_digits(scan, start, &clock) > start;
        bool zero = m->len == 2 && m->value < 10 && !newsfacts__scan_han(scan, end);
        if (mark != '-' || m->len != 2 || d.len != 2 || (!timed && !zero)) return at;
        if (date_mark(scan, end)) return at;
    }
    p->month = m->value;
    p->day = d.value;
    p->gives = NF_GIVES_MONTH | NF_GIVES_DAY;
    return end;
}

uint32_t newsfacts__point_digits(const nf_scan *scan, uint32_t at, nf_point *p)
{
    nf_digits y;
    if (at >= scan->end || nf_class_at(scan->text, at) != NF_CLASS_DIGIT) return at;
    if (at > scan->begin && nf_class_at(scan->text, at - 1) == NF_CLASS_LATIN) return at;
    if (!newsfacts__scan_digits(scan, at, &y)) return at;
    bool joined = at > scan->begin && newsfacts__scan_dash(scan, at - 1);
    uint32_t end = marked_date(scan, &y, at, p);
    if (end == at && !joined) end = short_date(scan, &y, at, p);
    if (end == at && y.len == 8 && !newsfacts__scan_han(scan, y.end)
        && put_date(p, y.value / 10000, y.value / 100 % 100, y.value % 100))
        end = y.end;
    if (end == at) return at;
    bool t = nf_scan_char(scan, end) == 'T'; /* 2020-02-28T16:30 */
    uint32_t clock_end = t ? newsfacts__clock_digits(scan, end + 1, p) : end;
    return clock_end > end + 1 ? clock_end : end;
}
