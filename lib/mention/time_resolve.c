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
bool newsfacts__resolve_ahead(const nf_scan *scan, nf_span span)
{
    const nf_lexical *lexical = scan->lexical;
    uint32_t from = span.begin, to = span.end;
    while (from > scan->begin && span.begin - from < FUTURE_BEFORE
           && !parts_clauses(scan, from - 1))
        from--;
    while (to < scan->end && to - span.end < FUTURE_AFTER && !parts_clauses(scan, to)) to++;
    for (uint32_t i = lexical->hit_at[from]; i < lexical->hit_at[to]; i++) {
        const nf_hit *hit = &lexical->hits.data[i];
        if (!is_future(hit) || nf_span_has(span, hit->begin)) continue;
        if (newsfacts__scan_alone(scan, hit->begin, hit->begin + hit->len)) return true;
    }
    return false;
}

/* ---------------------------------------------------------------- small tools */

int32_t newsfacts__resolve_reference_year(const nf_resolver *r)
{
    int32_t year = r->context->reference.year;
    return year ? year : SOME_YEAR;
}

static bool has_day(const nf_date *d)
{
    return d->month > 0 && d->day > 0;
}

int32_t newsfacts__resolve_today(const nf_resolver *r)
{
    const nf_date *d = &r->context->reference;
    return has_day(d) ? newsfacts__day_of(newsfacts__resolve_reference_year(r), d->month, d->day)
                      : 0;
}

/* Whether there is a date to reckon from. */
bool newsfacts__resolve_reckons(const nf_resolver *r)
{
    return has_day(&r->context->reference);
}

void newsfacts__resolve_put_day(const nf_resolver *r, nf_moment *m, int32_t day)
{
    nf_civil c = newsfacts__civil_of(day);
    m->grain = NF_GRAIN_DAY;
    m->year = r->context->reference.year || r->absolute ? c.year : 0;
    m->month = c.month;
    m->day = c.day;
}

void newsfacts__resolve_anchor(nf_resolver *r, int32_t anchor, uint32_t index)
{
    if (r->when->anchor != NEWSFACTS_ANCHOR_NONE) return;
    r->when->anchor = anchor;
    r->when->anchor_time = index;
}

void newsfacts__resolve_by_reference(nf_resolver *r)
{
    if (r->context->reference.year || has_day(&r->context->reference))
        newsfacts__resolve_anchor(r, NEWSFACTS_ANCHOR_REFERENCE, NF_NONE);
}

/* ----------------------------------------------------------------------- years */

int32_t newsfacts__resolve_long_year(const nf_resolver *r, int32_t two_digits)
{
    int32_t now = r->context->reference.year ? r->context->reference.year : 2030;
    int32_t year = now / 100 * 100 + two_digits;
    return year > now + 20 ? year - 100 : year;
}

/* The year that the words give; 0: none, or it needs a reference that is not there. */
int32_t newsfacts__resolve_year(nf_resolver *r, const nf_point *p)
{
    const nf_context *c = r->context;
    if (!(p->gives & NF_GIVES_YEAR)) return 0;
    if (!(p->offset & NF_GIVES_YEAR))
        return p->short_year ? newsfacts__resolve_long_year(r, p->year) : p->year;
    if ((p->from_text & NF_GIVES_YEAR) && r->like && r->like->year) return r->like->year + p->year;
    if (p->compared && c->year_said) {
        newsfacts__resolve_anchor(r, NEWSFACTS_ANCHOR_TIME, c->year_time);
        return c->year_number + p->year;
    }
    bool elsewhere = p->whole_year && c->year_segment != c->segment;
    if ((p->from_text & NF_GIVES_YEAR) && !p->compared && !elsewhere && c->year.year) {
        newsfacts__resolve_anchor(r, NEWSFACTS_ANCHOR_TIME, c->year_time);
        return c->year.year + p->year;
    }
    newsfacts__resolve_by_reference(r);
    return c->reference.year ? c->reference.year + p->year : 0;
}

/* The day from which a sentence looks ahead: the last one that the text spoke of, where
 * it lies in the year behind the reference. */
static int32_t now_of_text(const nf_resolver *r)
{
    const nf_moment *d = &r->context->day;
    int32_t today = newsfacts__resolve_today(r);
    if (!d->year || !d->month || !d->day) return today;
    int32_t said = newsfacts__day_of(d->year, d->month, d->day);
    return said <= today && today - said < 330 ? said : today;
}

/* Of the same date a year apart: the one that went before the reference, the coming
 * one where the words look ahead or where it comes soon: news says 去年 of the other. */
static int32_t nearest_year(nf_resolver *r, int32_t month, int32_t day)
{
    int32_t now = r->context->reference.year, today = newsfacts__resolve_today(r);
    if (!now || !newsfacts__resolve_reckons(r)) return 0;
    newsfacts__resolve_by_reference(r);
    bool future = !r->phrase->dateline && newsfacts__resolve_ahead(r->scan, r->phrase->span);
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
    int32_t year = newsfacts__resolve_year(r, p);
    if (year || (p->gives & NF_GIVES_YEAR)) return year;
    if (r->like && r->like->year) {
        bool over = r->like->month > p->month;
        return r->like->year + over;
    }
    if (c->month.month == p->month && c->month.year && c->day_segment == c->segment) {
        newsfacts__resolve_anchor(r, NEWSFACTS_ANCHOR_TIME, c->month_time);
        return c->month.year;
    }
    if (c->year_said && c->year.year && c->year.year < c->reference.year - 1) {
        newsfacts__resolve_anchor(r, NEWSFACTS_ANCHOR_TIME, c->year_time);
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
                            : text && c->month.month          ? &c->month
                                                              : NULL;
    m->grain = NF_GRAIN_MONTH;
    if (base) {
        if (base == &c->month) newsfacts__resolve_anchor(r, NEWSFACTS_ANCHOR_TIME, c->month_time);
        m->year = base->year;
        m->month = base->month;
    } else {
        newsfacts__resolve_by_reference(r);
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
    int32_t year = newsfacts__resolve_year(r, p), first, days;
    int32_t now = newsfacts__resolve_reference_year(r), today = newsfacts__resolve_today(r);
    if (!year && !r->context->reference.year) return false;
    if (!year) {
        newsfacts__resolve_by_reference(r);
        /* The lunar year at hand; its end lies in the next Gregorian one. */
        year = now;
        if (newsfacts__lunar_month(year, p->month, p->leap, &first, &days)
            && newsfacts__resolve_reckons(r) && first - today > 182)
            year--;
    }
    if (!newsfacts__lunar_month(year, p->month, p->leap, &first, &days)) return false;
    if (!(p->gives & NF_GIVES_DAY)) {
        newsfacts__resolve_put_day(r, m, first);
        newsfacts__resolve_put_day(r, &r->when->to, first + days - 1);
        return true;
    }
    newsfacts__resolve_put_day(r, m, first + (p->day > days ? days : p->day) - 1);
    return true;
}

static void festival(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    int32_t year = newsfacts__resolve_year(r, p), first = 0, last = 0;
    int32_t now = newsfacts__resolve_reference_year(r), today = newsfacts__resolve_today(r),
            best = INT32_MAX;
    if (!year && r->like && r->like->year) year = r->like->year;
    if (!year && newsfacts__resolve_reckons(r)) {
        newsfacts__resolve_by_reference(r);
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
        newsfacts__resolve_put_day(r, m, p->holiday_day < 0 ? last : first + p->holiday_day - 1);
        return;
    }
    newsfacts__resolve_put_day(r, m, first);
    if (last > first) newsfacts__resolve_put_day(r, &r->when->to, last);
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
        newsfacts__resolve_anchor(r, NEWSFACTS_ANCHOR_TIME, c->day_time);
        return;
    }
    if (!newsfacts__resolve_reckons(r)) {
        m->month = c->reference.month;
        return;
    }
    newsfacts__resolve_by_reference(r);
    int32_t year = newsfacts__resolve_reference_year(r), month = c->reference.month,
            today = c->reference.day;
    bool future = newsfacts__resolve_ahead(r->scan, r->phrase->span);
    int32_t ago = p->day <= today ? today - p->day : today - p->day + 30;
    int32_t ahead = p->day > today ? p->day - today : p->day - today + 30;
    bool forward = ago > 0 && (future ? ahead < ago * 4 : ahead * 6 < ago);
    if (forward && p->day < today) newsfacts__add_months(&year, &month, 1);
    if (!forward && p->day > today) newsfacts__add_months(&year, &month, -1);
    if (p->day > newsfacts__month_days(year, month))
        newsfacts__add_months(&year, &month, forward ? 1 : -1);
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
    if (base == &c->day) newsfacts__resolve_anchor(r, NEWSFACTS_ANCHOR_TIME, c->day_time);
    m->grain = NF_GRAIN_DAY;
    if (!base) {
        newsfacts__resolve_by_reference(r);
        if (newsfacts__resolve_reckons(r))
            newsfacts__resolve_put_day(r, m, newsfacts__resolve_today(r) + p->day);
        return;
    }
    int32_t year = base->year ? base->year : SOME_YEAR;
    int32_t day = newsfacts__day_of(year, base->month ? base->month : 1, base->day) + p->day;
    nf_civil d = newsfacts__civil_of(day);
    m->year = base->year ? d.year : 0;
    m->month = base->month ? d.month : 0;
    m->day = d.day;
}

void newsfacts__resolve_month_day(nf_resolver *r, const nf_point *p, nf_moment *m)
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

/* ----------------------------------------------------------------------- clock */

/* 今晚在综合频道8点档播出: the evening was said, and the hour goes on from it. */
static bool goes_on_evening(const nf_resolver *r, const nf_point *p)
{
    const nf_context *c = r->context;
    if (r->like || (p->gives & (NF_GIVES_PART | NF_GIVES_SOME_DAY))) return false;
    return c->day_segment == c->segment && c->day.grain == NF_GRAIN_PART && c->day.part
           && c->day.part[0] == 'E' && p->hour >= 6 && p->hour < 12;
}

static int32_t hour_of(const nf_resolver *r, const nf_point *p)
{
    int32_t clock = p->clock, h = p->hour;
    bool like = !(p->gives & NF_GIVES_PART) && r->like && r->like_clock;
    if (like) clock = r->like_clock;
    if (goes_on_evening(r, p)) return h + 12;
    switch (clock) {
    case NF_PARTS_OF_DAY_CLOCK_PM:
        if (like && r->like->hour > h + 12) return h;
        if (h < 5 && p->part && p->part[0] == 'E') return h; /* 晚2点 */
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
    return newsfacts__day_of(d->year, d->month, d->day) > newsfacts__resolve_today(r);
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
        newsfacts__resolve_anchor(r, NEWSFACTS_ANCHOR_TIME, c->day_time);
        m->year = c->day.year;
        m->month = c->day.month;
        m->day = c->day.day;
        return;
    }
    newsfacts__resolve_by_reference(r);
    if (newsfacts__resolve_reckons(r))
        newsfacts__resolve_put_day(r, m, newsfacts__resolve_today(r));
}

static void clock(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    if (!(p->gives & NF_GIVES_CLOCK)) return;
    if (!(p->gives & NF_GIVES_SOME_DAY)) day_of_clock(r, m);
    m->part = p->part;
    m->grain = NF_GRAIN_PART;
    if (!(p->gives & NF_GIVES_HOUR)) return;
    m->grain = p->gives & NF_GIVES_SECOND   ? NF_GRAIN_SECOND
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
        newsfacts__resolve_period(p, m, &r->when->to);
    else if (p->gives & (NF_GIVES_CENTURY | NF_GIVES_DECADE))
        newsfacts__resolve_long(r, p, m);
    else if (p->gives & NF_GIVES_SAME_PERIOD)
        newsfacts__resolve_same(r, p, m);
    else if (p->gives & NF_GIVES_SPAN)
        newsfacts__resolve_span(r, p, m);
    else if (p->gives & NF_GIVES_FESTIVAL)
        festival(r, p, m);
    else if (p->gives & weeks)
        newsfacts__resolve_week(r, p, m);
    else if (p->gives & parts)
        newsfacts__resolve_part(r, p, m);
    else if (p->offset & NF_GIVES_DAY)
        day_by_offset(r, p, m);
    else if (p->gives & NF_GIVES_MONTH)
        newsfacts__resolve_month_day(r, p, m);
    else if (p->gives & NF_GIVES_DAY)
        bare_day(r, p, m);
    else if (p->gives & NF_GIVES_YEAR) {
        m->grain = NF_GRAIN_YEAR;
        m->year = newsfacts__resolve_year(r, p);
    }
}

/* 去年今日 and 2020年当天 keep the year that they name. */
static void year_before_day(nf_resolver *r, const nf_point *p, nf_moment *m)
{
    bool both = (p->gives & NF_GIVES_YEAR) && (p->offset & NF_GIVES_DAY);
    if (both) m->year = newsfacts__resolve_year(r, p);
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
