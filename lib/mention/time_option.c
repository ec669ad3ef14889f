/* time_option.c: options.reference, ISO 8601: a calendar date, with a time of day and
 * a zone behind it. Cut short after the year or the month it means the last
 * day, so that the dates of that year or month lie before it. */
#include "base/status.h"
#include "mention/calendar.h"
#include "mention/time.h"

#include <stddef.h>
#include <string.h>

typedef struct {
    const char *text;
    size_t at;
    const char *wrong; /* what is wrong, NULL: nothing so far */
} reader;

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* `len` digits of [low, high]; `wrong` where they are not. */
static int32_t number(reader *r, int len, int32_t low, int32_t high, const char *wrong)
{
    int32_t value = 0;
    for (int i = 0; i < len; i++) {
        char c = r->text[r->at];
        if (!digit(c)) {
            if (!r->wrong) r->wrong = wrong;
            return low;
        }
        value = value * 10 + (c - '0');
        r->at++;
    }
    if ((value < low || value > high) && !r->wrong) r->wrong = wrong;
    return value;
}

static bool next(reader *r, char c)
{
    if (r->wrong || r->text[r->at] != c) return false;
    r->at++;
    return true;
}

static void read_seconds(reader *r)
{
    (void)number(r, 2, 0, 60, "the second is not 00 to 60");
    if (!next(r, '.') && !next(r, ',')) return;
    (void)number(r, 1, 0, 9, "the fraction of a second has no digit");
    while (digit(r->text[r->at])) r->at++;
}

static void read_zone(reader *r)
{
    if (next(r, 'Z') || (!next(r, '+') && !next(r, '-'))) return;
    (void)number(r, 2, 0, 14, "the hour of the zone is not 00 to 14");
    if (r->text[r->at] == '\0') return;
    (void)next(r, ':');
    (void)number(r, 2, 0, 59, "the minute of the zone is not 00 to 59");
}

static void read_clock(reader *r, nf_date *d)
{
    d->hour = number(r, 2, 0, 24, "the hour is not 00 to 24");
    if (next(r, ':')) {
        d->minute = number(r, 2, 0, 59, "the minute is not 00 to 59");
        if (d->hour == 24 && d->minute != 0 && !r->wrong) r->wrong = "the hour is not 00 to 24";
        if (next(r, ':')) read_seconds(r);
    }
    read_zone(r);
}

static void read_date(reader *r, nf_date *d)
{
    d->month = 12;
    d->day = 31;
    d->year = number(r, 4, 1, 9999, "the year is not 0001 to 9999");
    if (!next(r, '-')) return;
    d->month = number(r, 2, 1, 12, "the month is not 01 to 12");
    if (!r->wrong) d->day = newsfacts__month_days(d->year, d->month);
    if (!next(r, '-')) return;
    d->day = number(r, 2, 1, 31, "the day is not 01 to 31");
    if (!r->wrong && d->day > newsfacts__month_days(d->year, d->month))
        r->wrong = "the month has no such day";
    if (next(r, 'T') || next(r, ' ')) read_clock(r, d);
}

newsfacts_status newsfacts__reference_option(const char *text, nf_date *out, newsfacts_error *error)
{
    nf_date none = {0, 0, 0, -1, -1};
    reader r = {text, 0, NULL};
    *out = none;
    if (!text || !*text) return NEWSFACTS_OK;
    read_date(&r, out);
    if (!r.wrong && text[r.at]) r.wrong = "more follows where the date should end";
    if (!r.wrong) return NEWSFACTS_OK;
    *out = none;
    return newsfacts__fail(error, NEWSFACTS_E_REFERENCE, 0, r.at,
                           "options.reference \"%.60s\" is no ISO 8601 date: %s", text, r.wrong);
}
