/* time_resolve.c: where a point lies, from the reference date and the times that the
 * text has given before it.
 *
 * A point without its year (or month) takes the one that puts it nearest before the
 * reference, or after it where the words around speak of the future. */
#include "mention/time_resolve.h"

#include "tables/tables.h"

#include <stddef.h>
#include <string.h>

/* Years are unknown without a reference: dates are then reckoned in a common year. */
enum { SOME_YEAR = 2001, FUTURE_BEFORE = 24, FUTURE_AFTER = 12, SOON = 120 };

/* ------------------------------------------------------------------ the future */

static bool is_future(const nf_hit *hit)
{
    if (hit->table == NF_TABLE_TIME_FUTURE) return true;
    return hit->table == NF_TABLE_TIME_WORDS
           && newsfacts__time_words[hit->row].kind == NF_TIME_WORDS_KIND_FUTURE;
}

static bool parts_clauses(const nf_scan *scan, uint32_t at)
{
    uint8_t cls = nf_class_at(scan->text, at);
    return cls == NF_CLASS_COMMA || cls == NF_CLASS_SEMI || cls == NF_CLASS_STOP;
}

/* Whether a word near the phrase, in its clause, speaks of the future. A comma right
 * behind the phrase parts nothing: 6月3日，韩国将举行选举. */
static bool speaks_of_future(const nf_scan *scan, nf_span span)
{
    const nf_lexical *lexical = scan->lexical;
    uint32_t from = span.begin, to = span.end;
    while (from > scan->begin && span.begin - from < FUTURE_BEFORE && !parts_clauses(scan, from - 1)) from--;
    while (to < scan->end && to - span.end < FUTURE_AFTER && !parts_clauses(scan, to)) to++;
    for (uint32_t i = lexical->hit_at[from]; i < lexical->hit_at[to]; i++) {
        const nf_hit *hit = &lexical->hits.data[i];
        if (!is_future(hit) || nf_span_has(span, hit->begin)) continue;
        if (newsfacts__scan_alone(scan, hit->begin, hit->begin + hit->len)) return true;
    }
    return false;
}

/* ---------------------------------------------------------------- small tools */

static int32_t reference_year(const nf_resolver *r)
{
    int32_t year = r->context->reference.year;
    return year ? year : SOME_YEAR;
}

static bool has_day(const nf_date *d)
{
    return d->month > 0 && d->day > 0;
}

static int32_t reference_day(const nf_resolver *r)
{
    const nf_date *d = &r->context->reference;
    return has_day(d) ? newsfacts__day_of(reference_year(r), d->month, d->day) : 0;
}

/* Whether there is a date to reckon from. */
static bool reckons(const nf_resolver *r)
{
    return has_day(&r->context->reference);
}

static void put_day(const nf_resolver *r, nf_moment *m, int32_t day)
{
    nf_civil c = newsfacts__civil_of(day);
    m->grain = NF_GRAIN_DAY;
    m->year = r->context->reference.year || r->absolute ? c.year : 0;
    m->month = c.month;
    m->day = c.day;
}

static void anchored(nf_resolver *r, int32_t anchor, uint32_t index)
{
    if (r->when->anchor != NEWSFACTS_ANCHOR_NONE) return;
    r->when->anchor = anchor;
    r->when->anchor_time = index;
}

static void by_reference(nf_resolver *r)
{
    if (r->context->reference.year || has_day(&r->context->reference))
        anchored(r, NEWSFACTS_ANCHOR_REFERENCE, NF_NONE);
}

/* ----------------------------------------------------------------------- years */

static int32_t long_year(const nf_resolver *r, int32_t two_digits)
{
    int32_t now = r->context->reference.year ? r->context->reference.year : 2030;
    int32_t year = now / 100 * 100 + two_digits;
    return year > now + 20 ? year - 100 : year;
}

/* The year that the words give; 0: none, or it needs a reference that is not there. */
static int32_t said_year(nf_resolver *r, const nf_point *p)
{
    const nf_context *c = r->context;
    if (!(p->gives & NF_GIVES_YEAR)) return 0;
    if (!(p->offset & NF_GIVES_YEAR)) return p->short_year ? long_year(r, p->year) : p->year;
    if ((p->from_text & NF_GIVES_YEAR) && r->like && r->like->year) return r->like->year + p->year;
    if (p->compared && c->year_said) {
        anchored(r, NEWSFACTS_ANCHOR_TIME, c->year_time);
        return c->year_number + p->year;
    }
    if ((p->from_text & NF_GIVES_YEAR) && !p->compared && c->year.year) {
        anchored(r, NEWSFACTS_ANCHOR_TIME, c->year_time);
        return c->year.year + p->year;
    }
    by_reference(r);
    return c->reference.year ? c->reference.year + p->year : 0;
}

/* The day from which a sentence looks ahead: the last one that the text spoke of, where
 * it lies in the year behind the reference. */
static int32_t now_of_text(const nf_resolver *r)
{
    const nf_moment *d = &r->context->day;
    int32_t today = reference_day(r);
    if (!d->year || !d->month || !d->day) return today;
    int32_t said = newsfacts__day_of(d->year, d->month, d->day);
    return said <= today && today - said < 330 ? said : today;
}

/* Of the same date a year apart: the one that went before the reference, the coming
 * one where the words look ahead or where it comes soon: news says 去年 of the other. */
static int32_t nearest_year(nf_resolver *r, int32_t month, int32_t day)
{
    int32_t now = r->context->reference.year, today = reference_day(r);
    if (!now || !reckons(r)) return 0;
    by_reference(r);
    bool future = !r->phrase->dateline && speaks_of_future(r->scan, r->phrase->span);
    if (future) {
        today = now_of_text(r);
        now = newsfacts__civil_of(today).year;
    }
    int32_t past = newsfacts__day_of(now, month, day) <= today ? now : now - 1, next = past + 1;
    int32_t ago = today - newsfacts__day_of(past, month, day);
    int32_t ahead = newsfacts__day_of(next, month, day) - today;
    if (future) return ago * 4 < ahead ? past : next;
    return next == now && ahead <= SOON && !r->phrase->dateline ? next : past;
}

/* ------------------------------------------------------------- days and months */

/* A month in years, or in the year that the paragraph speaks of. */
static int32_t month_year(nf_resolver *r, const nf_point *p, int32_t day)
{
    const nf_context *c = r->context;
    int32_t year = said_year(r, p);
    if (year || (p->gives & NF_GIVES_YEAR)) return year;
    if (r->like && r->like->year) {
        bool over = r->like->month > p->month;
        return r->like->year + over;
    }
    if (c->month.month == p->month && c->month.year && c->day_segment == c->segment) {
        anchored(r, NEWSFACTS_ANCHOR_TIME, c->month_time);
        return c->month.year;
    }
    if (c->year_said && c->year.year && c->year.year < c->reference.year - 1) {
        anchored(r, NEWSFACTS_ANCHOR_TIME, c->year_time);
        return c->year.year;
    }
    return nearest_year(r, p->month, day ? day : 1);
}

/* 本月, 次月 */
static void month_by_offset(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    const nf_context *c = r->context;
    bool text = (p->from_text & NF_GIVES_MONTH) != 0;
    const nf_moment *base = text && r->like && r->like->month ? r->like
                            : text && c->month.month         ? &c->month
                                                             : NULL;
    m->grain = NF_GRAIN_MONTH;
    if (base) {
        if (base == &c->month) anchored(r, NEWSFACTS_ANCHOR_TIME, c->month_time);
        m->year = base->year;
        m->month = base->month;
    } else {
        by_reference(r);
        m->year = c->reference.year;
        m->month = c->reference.month;
    }
    if (!m->month) return;
    int32_t year = m->year ? m->year : SOME_YEAR;
    newsfacts__add_months(&year, &m->month, p->month);
    m->year = m->year ? year : 0;
}

/* A day of the Chinese calendar; false: the tables do not reach. */
static bool lunar(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    int32_t year = said_year(r, p), first, days;
    int32_t now = reference_year(r), today = reference_day(r);
    if (!year && !r->context->reference.year) return false;
    if (!year) {
        by_reference(r);
        /* The lunar year at hand; its end lies in the next Gregorian one. */
        year = now;
        if (newsfacts__lunar_month(year, p->month, p->leap, &first, &days) && reckons(r)
            && first - today > 182)
            year--;
    }
    if (!newsfacts__lunar_month(year, p->month, p->leap, &first, &days)) return false;
    if (!(p->gives & NF_GIVES_DAY)) {
        put_day(r, m, first);
        put_day(r, &r->when->to, first + days - 1);
        return true;
    }
    put_day(r, m, first + (p->day > days ? days : p->day) - 1);
    return true;
}

static void festival(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    int32_t year = said_year(r, p), first = 0, last = 0;
    int32_t now = reference_year(r), today = reference_day(r), best = INT32_MAX;
    if (!year && r->like && r->like->year) year = r->like->year;
    if (!year && reckons(r)) {
        by_reference(r);
        year = now;
        for (int32_t y = now - 1; y <= now + 1; y++) {
            if (!newsfacts__festival(p->row, y, &first, &last)) continue;
            int32_t far = first > today ? first - today : today - first;
            if (far < best && (far <= 100 || y == now)) best = far, year = y;
        }
    }
    bool known = year != 0;
    if (!known) year = SOME_YEAR;
    bool found = p->holiday && newsfacts__festival_holiday(p->row, year, &first, &last);
    if (!found) found = newsfacts__festival(p->row, year, &first, &last);
    bool fixed = newsfacts__festivals[p->row].rule == NF_FESTIVALS_RULE_SOLAR;
    if (!found || (!known && !fixed)) {
        m->grain = NF_GRAIN_YEAR;
        m->year = known ? year : 0;
        return;
    }
    r->absolute = known;
    if (p->holiday_day) {
        put_day(r, m, p->holiday_day < 0 ? last : first + p->holiday_day - 1);
        return;
    }
    put_day(r, m, first);
    if (last > first) put_day(r, &r->when->to, last);
    if (last > first && newsfacts__festivals[p->row].rule == NF_FESTIVALS_RULE_MONTHS)
        m->grain = r->when->to.grain = NF_GRAIN_MONTH;
}

/* A day of the month without a month: nearest, as news uses it (18日, ref 19 to 3). */
static void bare_day(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    const nf_context *c = r->context;
    m->grain = NF_GRAIN_DAY;
    m->day = p->day;
    if (r->like && r->like->month) {
        m->year = r->like->year;
        m->month = r->like->month;
        if (p->day >= r->like->day) return;
        int32_t year = m->year ? m->year : SOME_YEAR;
        newsfacts__add_months(&year, &m->month, 1);
        m->year = m->year ? year : 0;
        return;
    }
    if (c->day_full && c->day.month && c->day_segment == c->segment) {
        m->year = c->day.year;
        m->month = c->day.month;
        anchored(r, NEWSFACTS_ANCHOR_TIME, c->day_time);
        return;
    }
    if (!reckons(r)) {
        m->month = c->reference.month;
        return;
    }
    by_reference(r);
    int32_t year = reference_year(r), month = c->reference.month, today = c->reference.day;
    bool future = speaks_of_future(r->scan, r->phrase->span);
    int32_t ago = p->day <= today ? today - p->day : today - p->day + 30;
    int32_t ahead = p->day > today ? p->day - today : p->day - today + 30;
    bool forward = ago > 0 && (future ? ahead < ago * 4 : ahead * 6 < ago);
    if (forward && p->day < today) newsfacts__add_months(&year, &month, 1);
    if (!forward && p->day > today) newsfacts__add_months(&year, &month, -1);
    if (p->day > newsfacts__month_days(year, month)) newsfacts__add_months(&year, &month, forward ? 1 : -1);
    m->year = c->reference.year ? year : 0;
    m->month = month;
}

/* 昨天, 次日 */
static void day_by_offset(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    const nf_context *c = r->context;
    bool text = (p->from_text & NF_GIVES_DAY) != 0;
    const nf_moment *base = text && r->like && r->like->day ? r->like
                            : text && c->day.day            ? &c->day
                                                            : NULL;
    if (base == &c->day) anchored(r, NEWSFACTS_ANCHOR_TIME, c->day_time);
    m->grain = NF_GRAIN_DAY;
    if (!base) {
        by_reference(r);
        if (reckons(r)) put_day(r, m, reference_day(r) + p->day);
        return;
    }
    int32_t year = base->year ? base->year : SOME_YEAR;
    int32_t day = newsfacts__day_of(year, base->month ? base->month : 1, base->day) + p->day;
    nf_civil d = newsfacts__civil_of(day);
    m->year = base->year ? d.year : 0;
    m->month = base->month ? d.month : 0;
    m->day = d.day;
}

static void month_or_day(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    if (p->lunar) {
        if (!lunar(r, p, m)) m->grain = NF_GRAIN_NONE;
        return;
    }
    if (p->offset & NF_GIVES_MONTH)
        month_by_offset(r, p, m);
    else if (p->gives & NF_GIVES_MONTH) {
        m->year = month_year(r, p, p->gives & NF_GIVES_DAY ? p->day : 0);
        m->month = p->month;
    }
    m->grain = p->gives & NF_GIVES_DAY ? NF_GRAIN_DAY : NF_GRAIN_MONTH;
    if (p->gives & NF_GIVES_DAY) m->day = p->day;
}

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
    month_or_day(r, p, m);
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
        put_day(r, m, day);
    else
        put_week(r, m, day, NF_GRAIN_WEEK);
}

static void weekday_alone(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    if (!reckons(r) || !r->context->reference.year) {
        m->grain = NF_GRAIN_WEEKDAY;
        m->number = p->weekday;
        return;
    }
    by_reference(r);
    int32_t today = reference_day(r);
    int32_t back = (newsfacts__weekday_of(today) - p->weekday + 7) % 7;
    bool future = back && speaks_of_future(r->scan, r->phrase->span);
    put_day(r, m, today - back + (future ? 7 : 0));
}

static void week(nf_resolver *r, const nf_point *p, nf_moment *m)
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
        m->year = said_year(r, p);
        m->number = p->week;
        return;
    }
    by_reference(r);
    m->grain = grain;
    if (!reckons(r) || !r->context->reference.year) return;
    int32_t today = reference_day(r);
    int32_t monday = today - newsfacts__weekday_of(today) + 1 + 7 * p->week;
    if (p->gives & NF_GIVES_WEEKDAY)
        put_day(r, m, monday + p->weekday - 1);
    else
        put_week(r, m, monday, grain);
}

/* -------------------------------------------------------------- parts of years */

/* The year of a part that begins in `month`: the latest one begun or about to. */
static int32_t part_year(nf_resolver *r, const nf_point *p, int32_t month)
{
    int32_t year = said_year(r, p);
    if (year || (p->gives & NF_GIVES_YEAR)) return year;
    if (r->like && r->like->year) return r->like->year;
    int32_t now = r->context->reference.year;
    if (!now || !reckons(r)) return 0;
    by_reference(r);
    int32_t today = reference_day(r);
    bool future = speaks_of_future(r->scan, r->phrase->span);
    int32_t ahead = newsfacts__day_of(now, month, 1) - today;
    if (ahead > (future ? 240 : 45)) return now - 1;
    return future && ahead < -270 ? now + 1 : now;
}

static void part_of_year(nf_resolver *r, const nf_point *p, nf_moment *m)
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
        anchored(r, NEWSFACTS_ANCHOR_TIME, r->context->period_time);
    else
        by_reference(r);
    int32_t year = text ? said->year : r->context->reference.year;
    int32_t month = text ? said->number * 3 : r->context->reference.month;
    if (!year || !month) return;
    newsfacts__add_months(&year, &month, 3 * p->quarter);
    m->year = year;
    m->number = (month + 2) / 3;
}

/* The year of a bare 前9个月: the last one in which they have gone by. */
static int32_t span_year(nf_resolver *r, const nf_point *p)
{
    int32_t months = p->span_unit == NF_GIVES_QUARTER ? p->span * 3 : p->span;
    int32_t year = said_year(r, p);
    if (year || (p->gives & NF_GIVES_YEAR) || !r->context->reference.year) return year;
    by_reference(r);
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
        month_or_day(r, p, m);
        first_month = last_month = m->month;
    } else
        m->year = said_year(r, p);
    m->grain = NF_GRAIN_YEAR;
    if (!m->year || !first_month) return;
    r->absolute = true;
    int32_t year = m->year;
    int32_t begin = newsfacts__day_of(year, first_month, 1);
    int32_t end = newsfacts__day_of(year, last_month, newsfacts__month_days(year, last_month));
    if (p->span_unit == NF_GIVES_DAY) {
        put_day(r, m, p->span > 0 ? begin : end + p->span + 1);
        put_day(r, to, p->span > 0 ? begin + p->span - 1 : end);
        return;
    }
    int32_t first = begin + (8 - newsfacts__weekday_of(begin)) % 7; /* the first Monday */
    int32_t last = end - newsfacts__weekday_of(end) + 1;
    put_week(r, m, p->span > 0 ? first : last + 7 * (p->span + 1), NF_GRAIN_WEEK);
    put_week(r, to, p->span > 0 ? first + 7 * (p->span - 1) : last, NF_GRAIN_WEEK);
}

static void span_of(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    if (p->span_unit == NF_GIVES_MONTH || p->span_unit == NF_GIVES_QUARTER)
        months_of_year(r, p, m);
    else
        days_of(r, p, m);
    if (!r->when->to.year) r->when->to.grain = m->year ? NF_GRAIN_NONE : r->when->to.grain;
}

static void long_times(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    int32_t now = r->context->reference.year;
    int32_t century = p->century;
    if (p->offset & NF_GIVES_CENTURY) {
        by_reference(r);
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
        m->number = long_year(r, p->decade * 10) / 10;
}

static void period(const nf_point *p, nf_moment *m, nf_moment *to)
{
    m->grain = to->grain = NF_GRAIN_YEAR;
    m->year = newsfacts__periods[p->row].first;
    to->year = newsfacts__periods[p->row].last;
}

/* 去年同期, 2019年同期: what was spoken of last, in that year. */
static void same_period(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    const nf_context *c = r->context;
    if (p->gives & NF_GIVES_MONTH) {
        month_or_day(r, p, m);
        return;
    }
    if (c->period.from.grain == NF_GRAIN_NONE || !c->period.from.year) {
        m->grain = NF_GRAIN_YEAR;
        m->year = said_year(r, p);
        return;
    }
    anchored(r, NEWSFACTS_ANCHOR_TIME, c->period_time);
    *m = c->period.from;
    r->when->to = c->period.to;
    int32_t by = p->offset & NF_GIVES_YEAR ? p->year : p->year - m->year; /* 2019年同期 */
    m->year += by;
    if (r->when->to.grain != NF_GRAIN_NONE && r->when->to.year) r->when->to.year += by;
}

/* ----------------------------------------------------------------------- clock */

static int32_t hour_of(const nf_resolver *r, const nf_point *p)
{
    int32_t clock = p->clock, h = p->hour;
    bool like = !(p->gives & NF_GIVES_PART) && r->like && r->like_clock;
    if (like) clock = r->like_clock;
    switch (clock) {
    case NF_PARTS_OF_DAY_CLOCK_PM:
        if (like && r->like->hour > h + 12) return h;
        if (h == 12) return p->part && p->part[0] == 'E' ? 24 : 12;
        return h < 12 ? h + 12 : h;
    case NF_PARTS_OF_DAY_CLOCK_NOON: return h <= 3 ? h + 12 : h;
    case NF_PARTS_OF_DAY_CLOCK_NIGHT: return h >= 6 && h <= 12 ? h + 12 : h;
    default: return h;
    }
}

/* A day after the reference, which a new paragraph does not go on from. */
static bool comes_later(const nf_resolver *r, const nf_moment *d)
{
    if (!d->year || !d->month || !r->context->reference.year) return false;
    return newsfacts__day_of(d->year, d->month, d->day) > reference_day(r);
}

/* The day that a clock time belongs to where its own words give none. */
static void day_of_clock(nf_resolver *r, nf_moment *m)
{
    const nf_context *c = r->context;
    if (r->like && r->like->day) {
        m->year = r->like->year;
        m->month = r->like->month;
        m->day = r->like->day;
        return;
    }
    bool here = c->day_segment == c->segment;
    if (c->day.day && (here || !comes_later(r, &c->day))) {
        anchored(r, NEWSFACTS_ANCHOR_TIME, c->day_time);
        m->year = c->day.year;
        m->month = c->day.month;
        m->day = c->day.day;
        return;
    }
    by_reference(r);
    if (reckons(r)) put_day(r, m, reference_day(r));
}

static void clock(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    if (!(p->gives & NF_GIVES_CLOCK)) return;
    if (!(p->gives & NF_GIVES_SOME_DAY)) day_of_clock(r, m);
    m->part = p->part;
    m->grain = NF_GRAIN_PART;
    if (!(p->gives & NF_GIVES_HOUR)) return;
    m->grain = p->gives & NF_GIVES_SECOND ? NF_GRAIN_SECOND
               : p->gives & NF_GIVES_MINUTE ? NF_GRAIN_MINUTE
                                            : NF_GRAIN_HOUR;
    m->hour = hour_of(r, p);
    m->minute = p->minute;
    m->second = p->second;
}

/* ----------------------------------------------------------------------- whole */

static void calendar_part(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    const uint32_t weeks = NF_GIVES_WEEK | NF_GIVES_WEEKEND | NF_GIVES_WEEKDAY;
    const uint32_t parts = NF_GIVES_HALF | NF_GIVES_QUARTER | NF_GIVES_SEASON;
    if (p->gives & NF_GIVES_PERIOD)
        period(p, m, &r->when->to);
    else if (p->gives & (NF_GIVES_CENTURY | NF_GIVES_DECADE))
        long_times(r, p, m);
    else if (p->gives & NF_GIVES_SAME_PERIOD)
        same_period(r, p, m);
    else if (p->gives & NF_GIVES_SPAN)
        span_of(r, p, m);
    else if (p->gives & NF_GIVES_FESTIVAL)
        festival(r, p, m);
    else if (p->gives & weeks)
        week(r, p, m);
    else if (p->gives & parts)
        part_of_year(r, p, m);
    else if (p->offset & NF_GIVES_DAY)
        day_by_offset(r, p, m);
    else if (p->gives & NF_GIVES_MONTH)
        month_or_day(r, p, m);
    else if (p->gives & NF_GIVES_DAY)
        bare_day(r, p, m);
    else if (p->gives & NF_GIVES_YEAR) {
        m->grain = NF_GRAIN_YEAR;
        m->year = said_year(r, p);
    }
}

/* 去年今日 and 2020年当天 keep the year that they name. */
static void year_before_day(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    bool both = (p->gives & NF_GIVES_YEAR) && (p->offset & NF_GIVES_DAY);
    if (both) m->year = said_year(r, p);
}

void newsfacts__point_resolve(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    memset(m, 0, sizeof *m);
    if (p->gives & NF_GIVES_VAGUE) {
        m->grain = NF_GRAIN_REF;
        m->number = p->vague;
        return;
    }
    r->absolute = (p->gives & NF_GIVES_YEAR) && !(p->offset & NF_GIVES_YEAR);
    calendar_part(r, p, m);
    year_before_day(r, p, m);
    clock(r, p, m);
}
