/* time_context.c: phrases in the order of the text: each is resolved against what
 * came before it and then becomes part of that itself. */
#include "mention/time_resolve.h"

#include <stddef.h>
#include <string.h>

void newsfacts__context_segment(nf_context *context, uint32_t segment)
{
    if (context->segment == segment) return;
    context->segment = segment;
    context->year_said = false;
}

/* -------------------------------------------------------------------- remember */

static void remember_day(nf_context *c, const nf_moment *m, const nf_point *p, uint32_t index)
{
    c->day = *m;
    c->day_time = index;
    c->day_segment = c->segment;
    c->day_full = (p->gives & NF_GIVES_MONTH) && !(p->offset & NF_GIVES_MONTH);
    c->month = *m;
    c->month_time = index;
}

static void remember(nf_context *c, const nf_moment *m, const nf_point *p, uint32_t index)
{
    if (m->grain >= NF_GRAIN_DAY && m->day && m->month)
        remember_day(c, m, p, index);
    else if (m->grain == NF_GRAIN_MONTH) {
        c->month = *m;
        c->month_time = index;
    }
    bool period = m->grain >= NF_GRAIN_YEAR && m->grain <= NF_GRAIN_MONTH;
    if (m->year && (period || m->grain >= NF_GRAIN_DAY)) {
        c->year = *m;
        c->year_time = index;
        c->year_segment = c->segment;
        bool number = (p->gives & NF_GIVES_YEAR) && !(p->offset & NF_GIVES_YEAR);
        if (!number) return;
        c->year_said = true;
        c->year_number = m->year;
    }
}

static void remember_period(nf_context *c, const nf_when *when, uint32_t index)
{
    if (when->from.grain < NF_GRAIN_YEAR || when->from.grain > NF_GRAIN_MONTH) return;
    c->period = *when;
    c->period_time = index;
}

/* ---------------------------------------------------------------------- shifts */

static void put_civil(nf_moment *m, int32_t grain, int32_t day)
{
    nf_civil c = newsfacts__civil_of(day);
    m->grain = grain;
    m->year = c.year;
    m->month = c.month;
    m->day = c.day;
}

/* The day from which 三天前 counts: the one the paragraph speaks of, or the reference. */
static bool shift_base(const nf_context *c, nf_date *base, nf_when *out)
{
    bool text = c->day.day && c->day.year && c->day_segment == c->segment;
    if (text) {
        base->year = c->day.year;
        base->month = c->day.month;
        base->day = c->day.day;
        out->anchor = NEWSFACTS_ANCHOR_TIME;
        out->anchor_time = c->day_time;
        return true;
    }
    *base = c->reference;
    out->anchor = NEWSFACTS_ANCHOR_REFERENCE;
    return base->year && base->month && base->day;
}

static void shift_months(nf_moment *m, int32_t grain, const nf_date *base, int32_t by)
{
    int32_t year = base->year, month = base->month;
    newsfacts__add_months(&year, &month, by);
    m->grain = grain;
    m->year = year;
    m->month = month;
}

/* 两个半月前: the month in which the half goes by too. */
static void half_a_month(nf_moment *m, int32_t day, int32_t direction)
{
    nf_civil c = newsfacts__civil_of(newsfacts__day_of(m->year, m->month, day) + 15 * direction);
    m->year = c.year;
    m->month = c.month;
}

static void shift_clock(const nf_context *c, nf_moment *m, int32_t minutes, int32_t grain)
{
    const nf_date *ref = &c->reference;
    if (!ref->year || ref->hour < 0) return;
    int32_t total = ref->hour * 60 + (ref->minute > 0 ? ref->minute : 0) + minutes;
    int32_t days = total >= 0 ? total / 1440 : (total - 1439) / 1440;
    total -= days * 1440;
    put_civil(m, grain, newsfacts__day_of(ref->year, ref->month, ref->day) + days);
    m->hour = total / 60;
    m->minute = total % 60;
}

static void shift(const nf_phrase *p, const nf_context *c, nf_decimal amount, nf_when *out,
                  nf_moment *m)
{
    nf_date base;
    int32_t by, half = 0;
    if (amount.exponent == -1 && amount.coefficient % 10 == 5) { /* 一年半前, 半年前 */
        half = 1;
        amount = newsfacts__decimal(amount.coefficient / 10, 0);
    }
    if (!newsfacts__decimal_int(amount, &by) || by > 9000) return;
    uint8_t unit = p->length.unit[0];
    by *= p->direction;
    half *= p->direction;
    if (unit >= NF_LENGTH_HOUR) {
        out->anchor = NEWSFACTS_ANCHOR_REFERENCE;
        bool hours = unit == NF_LENGTH_HOUR;
        shift_clock(c, m, hours ? by * 60 + half * 30 : by, NF_GRAIN_MINUTE);
        return;
    }
    if (!shift_base(c, &base, out)) return;
    bool half_month = unit == NF_LENGTH_MONTH && half && !by;
    if (!half_month
        && (unit == NF_LENGTH_YEAR || unit == NF_LENGTH_MONTH || unit == NF_LENGTH_QUARTER)) {
        const nf_date *ref = c->reference.year ? &c->reference : &base;
        out->anchor = c->reference.year ? NEWSFACTS_ANCHOR_REFERENCE : out->anchor;
        int32_t months = unit == NF_LENGTH_YEAR      ? by * 12 + half * 6
                         : unit == NF_LENGTH_QUARTER ? by * 3
                                                     : by;
        bool years = unit == NF_LENGTH_YEAR && !half;
        shift_months(m, years ? NF_GRAIN_YEAR : NF_GRAIN_MONTH, ref, months);
        if (half && unit == NF_LENGTH_MONTH && ref->day) half_a_month(m, ref->day, p->direction);
        return;
    }
    int32_t days = unit == NF_LENGTH_WEEK ? by * 7 : by;
    if (half_month) days = 15 * p->direction;
    put_civil(m, NF_GRAIN_DAY, newsfacts__day_of(base.year, base.month, base.day) + days);
}

/* Shifts can leave the years that values are written for. */
static void keep_in_range(nf_moment *m)
{
    if (m->year < 1 || m->year > 9999) m->grain = NF_GRAIN_NONE;
}

static void resolve_shift(const nf_phrase *p, const nf_context *c, nf_when *out)
{
    nf_decimal low = p->length.low[0], high = p->length.high[0];
    bool range = newsfacts__decimal_compare(low, high) != 0;
    if (p->qualifier == NEWSFACTS_QUALIFIER_VAGUE && range) return;
    shift(p, c, p->direction < 0 ? high : low, out, &out->from);
    keep_in_range(&out->from);
    if (range) shift(p, c, p->direction < 0 ? low : high, out, &out->to);
    keep_in_range(&out->to);
}

/* ----------------------------------------------------------------------- whole */

static void resolve_points(const nf_scan *scan, const nf_phrase *phrase, nf_context *context,
                           uint32_t index, nf_when *out)
{
    nf_resolver r = {scan, phrase, context, out, NULL, 0, false};
    newsfacts__point_resolve(&r, &phrase->from, &out->from);
    if (phrase->to.gives) {
        nf_when second = {0};
        nf_moment first = out->from;
        r.when = &second;
        r.like = &first;
        r.like_clock = phrase->from.clock;
        newsfacts__point_resolve(&r, &phrase->to, &out->to);
        if (second.to.grain != NF_GRAIN_NONE) out->to = second.to;
        if (out->anchor == NEWSFACTS_ANCHOR_NONE) {
            out->anchor = second.anchor;
            out->anchor_time = second.anchor_time;
        }
    }
    /* 比去年同期, 比上年: what is compared with is not what the text goes on about. */
    if ((phrase->from.gives & NF_GIVES_SAME_PERIOD) || phrase->from.compared) return;
    remember_period(context, out, index);
    remember(context, &out->from, &phrase->from, index);
    if (phrase->to.gives && !(phrase->to.gives & NF_GIVES_VAGUE))
        remember(context, &out->to, &phrase->to, index);
}

void newsfacts__phrase_resolve(const nf_scan *scan, const nf_phrase *phrase, nf_context *context,
                               uint32_t index, nf_when *out)
{
    memset(out, 0, sizeof *out);
    out->anchor_time = NF_NONE;
    if (phrase->kind == NF_PHRASE_LENGTH || phrase->kind == NF_PHRASE_SET) return;
    if (phrase->kind == NF_PHRASE_SHIFT)
        resolve_shift(phrase, context, out);
    else
        resolve_points(scan, phrase, context, index, out);
}
