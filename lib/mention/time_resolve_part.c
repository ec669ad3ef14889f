/* time_resolve_part.c: weeks, parts of years, spans at their ends, decades and
 * centuries. */
#include "mention/time_resolve.h"

#include "tables/tables.h"

#include <stddef.h>

/* ----------------------------------------------------------------------- weeks */

static void put_week(const nf_resolver *r, nf_moment *m, int32_t monday, int32_t grain)
{
    m->grain = grain;
    newsfacts__iso_week(monday, &m->year, &m->number);
    if (!r->context->reference.year && !r->absolute) m->year = m->number = 0;
}

/* The nth week (from its first Monday on) or weekday of a month. */
static void week_of_month(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    newsfacts__resolve_month_day(r, p, m);
    if (!m->year || !m->month) return;
    r->absolute = true;
    int32_t first = newsfacts__day_of(m->year, m->month, 1);
    int32_t weekday = p->weekday ? p->weekday : 1;
    int32_t day = first + (weekday - newsfacts__weekday_of(first) + 7) % 7 + 7 * (p->week - 1);
    if (p->week < 0) {
        int32_t last = first + newsfacts__month_days(m->year, m->month) - 1;
        day = last - (newsfacts__weekday_of(last) - weekday + 7) % 7;
    }
    if (p->weekday)
        newsfacts__resolve_put_day(r, m, day);
    else
        put_week(r, m, day, NF_GRAIN_WEEK);
}

static void weekday_alone(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    if (!newsfacts__resolve_reckons(r) || !r->context->reference.year) {
        m->grain = NF_GRAIN_WEEKDAY;
        m->number = p->weekday;
        return;
    }
    newsfacts__resolve_by_reference(r);
    int32_t today = newsfacts__resolve_today(r);
    int32_t back = (newsfacts__weekday_of(today) - p->weekday + 7) % 7;
    bool future = back && newsfacts__resolve_ahead(r->scan, r->phrase->span);
    newsfacts__resolve_put_day(r, m, today - back + (future ? 7 : 0));
}

void newsfacts__resolve_week(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    if (p->nth_week) {
        week_of_month(r, p, m);
        return;
    }
    if (!(p->gives & (NF_GIVES_WEEK | NF_GIVES_WEEKEND))) {
        weekday_alone(r, p, m);
        return;
    }
    int32_t grain = p->gives & NF_GIVES_WEEKEND ? NF_GRAIN_WEEKEND : NF_GRAIN_WEEK;
    if (!(p->offset & (NF_GIVES_WEEK | NF_GIVES_WEEKEND))) { /* 2020年第52周 */
        m->grain = grain;
        m->year = newsfacts__resolve_year(r, p);
        m->number = p->week;
        return;
    }
    newsfacts__resolve_by_reference(r);
    m->grain = grain;
    if (!newsfacts__resolve_reckons(r) || !r->context->reference.year) {
        if (!(p->gives & NF_GIVES_WEEKDAY)) return;
        m->grain = NF_GRAIN_WEEKDAY; /* 上周一: of some week */
        m->number = p->weekday;
        return;
    }
    int32_t today = newsfacts__resolve_today(r);
    int32_t monday = today - newsfacts__weekday_of(today) + 1 + 7 * p->week;
    if (p->gives & NF_GIVES_WEEKDAY)
        newsfacts__resolve_put_day(r, m, monday + p->weekday - 1);
    else
        put_week(r, m, monday, grain);
}

/* -------------------------------------------------------------- parts of years */

/* The year of a part that begins in `month`: the latest one begun or about to. */
static int32_t part_year(nf_resolver *r, const nf_point *p, int32_t month)
{
    int32_t year = newsfacts__resolve_year(r, p);
    if (year || (p->gives & NF_GIVES_YEAR)) return year;
    if (r->like && r->like->year) return r->like->year;
    int32_t now = r->context->reference.year;
    if (!now || !newsfacts__resolve_reckons(r)) return 0;
    newsfacts__resolve_by_reference(r);
    int32_t today = newsfacts__resolve_today(r);
    bool future = newsfacts__resolve_ahead(r->scan, r->phrase->span);
    int32_t ahead = newsfacts__day_of(now, month, 1) - today;
    if (ahead > (future ? 240 : 45)) return now - 1;
    return future && ahead < -270 ? now + 1 : now;
}

void newsfacts__resolve_part(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    if (p->gives & NF_GIVES_HALF) {
        m->grain = NF_GRAIN_HALF;
        m->number = p->half;
        m->year = part_year(r, p, p->half == 1 ? 1 : 7);
        return;
    }
    if (p->gives & NF_GIVES_SEASON) {
        m->grain = NF_GRAIN_SEASON;
        m->number = p->season;
        m->year = part_year(r, p, p->season * 3);
        return;
    }
    m->grain = NF_GRAIN_QUARTER;
    m->number = p->quarter;
    if (!(p->offset & NF_GIVES_QUARTER)) {
        m->year = part_year(r, p, p->quarter * 3 - 2);
        return;
    }
    const nf_moment *said = &r->context->period.from;
    bool text = (p->from_text & NF_GIVES_QUARTER) && said->grain == NF_GRAIN_QUARTER && said->year;
    if (text)
        newsfacts__resolve_anchor(r, NEWSFACTS_ANCHOR_TIME, r->context->period_time);
    else
        newsfacts__resolve_by_reference(r);
    int32_t year = text ? said->year : r->context->reference.year;
    int32_t month = text ? said->number * 3 : r->context->reference.month;
    m->number = 0;
    if (!year || !month) return;
    newsfacts__add_months(&year, &month, 3 * p->quarter);
    m->year = year;
    m->number = (month + 2) / 3;
}

/* The year of a bare 前9个月: the last one in which they have gone by. */
static int32_t span_year(nf_resolver *r, const nf_point *p)
{
    int32_t months = p->span_unit == NF_GIVES_QUARTER ? p->span * 3 : p->span;
    int32_t year = newsfacts__resolve_year(r, p);
    if (year || (p->gives & NF_GIVES_YEAR) || !r->context->reference.year) return year;
    newsfacts__resolve_by_reference(r);
    return r->context->reference.year - (r->context->reference.month < months);
}

/* 今年前9个月, 前三季度 */
static void months_of_year(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    nf_moment *to = &r->when->to;
    bool quarters = p->span_unit == NF_GIVES_QUARTER;
    int32_t all = quarters ? 4 : 12;
    int32_t first = p->span > 0 ? 1 : all + p->span + 1, last = p->span > 0 ? p->span : all;
    m->year = to->year = span_year(r, p);
    m->grain = to->grain = quarters ? NF_GRAIN_QUARTER : NF_GRAIN_MONTH;
    m->number = m->month = first;
    to->number = to->month = last;
    if (first == last) to->grain = NF_GRAIN_NONE;
}

/* 去年前10天, 6月最后两周: days or weeks at an end of a year or month. */
static void days_of(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    nf_moment *to = &r->when->to;
    int32_t first_month = 1, last_month = 12;
    if (p->gives & NF_GIVES_MONTH) {
        newsfacts__resolve_month_day(r, p, m);
        first_month = last_month = m->month;
    } else
        m->year = newsfacts__resolve_year(r, p);
    m->grain = NF_GRAIN_YEAR;
    if (!m->year || !first_month) return;
    r->absolute = true;
    int32_t year = m->year;
    int32_t begin = newsfacts__day_of(year, first_month, 1);
    int32_t end = newsfacts__day_of(year, last_month, newsfacts__month_days(year, last_month));
    if (p->span_unit == NF_GIVES_DAY) {
        newsfacts__resolve_put_day(r, m, p->span > 0 ? begin : end + p->span + 1);
        newsfacts__resolve_put_day(r, to, p->span > 0 ? begin + p->span - 1 : end);
        return;
    }
    int32_t first = begin + (8 - newsfacts__weekday_of(begin)) % 7; /* the first Monday */
    int32_t last = end - newsfacts__weekday_of(end) + 1;
    put_week(r, m, p->span > 0 ? first : last + 7 * (p->span + 1), NF_GRAIN_WEEK);
    put_week(r, to, p->span > 0 ? first + 7 * (p->span - 1) : last, NF_GRAIN_WEEK);
}

void newsfacts__resolve_span(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    if (p->span_unit == NF_GIVES_MONTH || p->span_unit == NF_GIVES_QUARTER)
        months_of_year(r, p, m);
    else
        days_of(r, p, m);
    if (!r->when->to.year) r->when->to.grain = m->year ? NF_GRAIN_NONE : r->when->to.grain;
}

void newsfacts__resolve_long(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    int32_t now = r->context->reference.year;
    int32_t century = p->century;
    if (p->offset & NF_GIVES_CENTURY) {
        newsfacts__resolve_by_reference(r);
        century = now ? now / 100 + p->century : 0;
    }
    m->grain = NF_GRAIN_CENTURY;
    m->number = century;
    if (!(p->gives & NF_GIVES_DECADE)) return;
    m->grain = NF_GRAIN_DECADE;
    m->number = p->decade;
    if (p->gives & NF_GIVES_CENTURY)
        m->number = century ? century * 10 + p->decade : 0;
    else if (p->short_year)
        m->number = newsfacts__resolve_long_year(r, p->decade * 10) / 10;
}

void newsfacts__resolve_period(const nf_point *p, nf_moment *m, nf_moment *to)
{
    m->grain = to->grain = NF_GRAIN_YEAR;
    m->year = newsfacts__periods[p->row].first;
    to->year = newsfacts__periods[p->row].last;
}

/* 去年 counts from the day of the article, 上年 from what the text speaks of. Where the
 * text speaks of last year itself (in January, of the year that has ended), 去年 is the
 * one before. 0: the article has a day and no year. */
static int32_t same_year(const nf_resolver *r, const nf_point *p, int32_t said)
{
    if (!(p->offset & NF_GIVES_YEAR)) return p->year;                      /* 2019年同期 */
    bool by_text = nf_scan_char(r->scan, r->phrase->span.begin) == 0x4e0a; /* 上 */
    if (by_text || !newsfacts__resolve_reckons(r)) return said + p->year;
    if (!r->context->reference.year) return 0;
    int32_t year = r->context->reference.year + p->year;
    return year == said ? said + p->year : year;
}

/* 去年同期, 2019年同期: what was spoken of last, in that year. */
void newsfacts__resolve_same(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    const nf_context *c = r->context;
    if (p->gives & NF_GIVES_MONTH) {
        newsfacts__resolve_month_day(r, p, m);
        return;
    }
    if (c->period.from.grain == NF_GRAIN_NONE || !c->period.from.year) {
        m->grain = NF_GRAIN_YEAR;
        m->year = newsfacts__resolve_year(r, p);
        return;
    }
    *m = c->period.from;
    r->when->to = c->period.to;
    int32_t year = same_year(r, p, m->year);
    if (year) newsfacts__resolve_anchor(r, NEWSFACTS_ANCHOR_TIME, c->period_time);
    if (r->when->to.grain != NF_GRAIN_NONE && r->when->to.year)
        r->when->to.year = year ? r->when->to.year + year - m->year : 0;
    m->year = year;
}
