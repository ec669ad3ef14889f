/* time_value.c: TIMEX3 strings. A value that does not fit its buffer becomes "". */
#include "mention/time_parts.h"

#include "tables/tables.h"

#include <string.h>

typedef struct {
    char *out;
    size_t len;
    bool full;
} writer;

static void put(writer *w, const char *text)
{
    for (; *text; text++) {
        if (w->len + 1 >= NF_TIME_VALUE) {
            w->full = true;
            return;
        }
        w->out[w->len++] = *text;
    }
}

/* `width` digits, or as many X where the number is not known. */
static void put_number(writer *w, int32_t number, int width, bool known)
{
    char digits[12];
    int at = (int)sizeof digits;
    digits[--at] = '\0';
    for (int i = 0; i < width || (known && number > 0); i++) {
        digits[--at] = known ? (char)('0' + number % 10) : 'X';
        number /= 10;
    }
    put(w, digits + at);
}

static void put_year(writer *w, const nf_moment *m)
{
    put_number(w, m->year, 4, m->year > 0);
}

static void put_day(writer *w, const nf_moment *m)
{
    put_year(w, m);
    put(w, "-");
    put_number(w, m->month, 2, m->month > 0);
    put(w, "-");
    put_number(w, m->day, 2, m->day > 0);
}

static void put_week(writer *w, const nf_moment *m)
{
    put_year(w, m);
    put(w, "-W");
    put_number(w, m->number, 2, m->number > 0);
}

static void put_clock(writer *w, const nf_moment *m)
{
    put_day(w, m);
    put(w, "T");
    put_number(w, m->hour, 2, true);
    if (m->grain == NF_GRAIN_HOUR) return;
    put(w, ":");
    put_number(w, m->minute, 2, true);
    if (m->grain == NF_GRAIN_MINUTE) return;
    put(w, ":");
    put_number(w, m->second, 2, true);
}

static const char *reference_name(int32_t kind)
{
    if (kind == NF_TIME_WORDS_KIND_PAST) return "PAST_REF";
    return kind == NF_TIME_WORDS_KIND_FUTURE ? "FUTURE_REF" : "PRESENT_REF";
}

/* 2020-H1, 2020-Q1, 2020-SP */
static void put_of_year(writer *w, const nf_moment *m)
{
    static const char *const seasons[] = {"", "SP", "SU", "FA", "WI"};
    put_year(w, m);
    put(w, m->grain == NF_GRAIN_HALF ? "-H" : m->grain == NF_GRAIN_QUARTER ? "-Q" : "-");
    if (m->grain == NF_GRAIN_SEASON)
        put(w, seasons[m->number]);
    else
        put_number(w, m->number, 1, m->number > 0);
}

static void put_moment(writer *w, const nf_moment *m)
{
    switch (m->grain) {
    case NF_GRAIN_REF: put(w, reference_name(m->number)); break;
    case NF_GRAIN_CENTURY: put_number(w, m->number, 2, m->number > 0); break;
    case NF_GRAIN_DECADE: put_number(w, m->number, 3, m->number > 0); break;
    case NF_GRAIN_YEAR: put_year(w, m); break;
    case NF_GRAIN_HALF:
    case NF_GRAIN_QUARTER:
    case NF_GRAIN_SEASON: put_of_year(w, m); break;
    case NF_GRAIN_MONTH:
        put_year(w, m);
        put(w, "-");
        put_number(w, m->month, 2, m->month > 0);
        break;
    case NF_GRAIN_WEEK: put_week(w, m); break;
    case NF_GRAIN_WEEKEND:
        put_week(w, m);
        put(w, "-WE");
        break;
    case NF_GRAIN_WEEKDAY:
        put(w, "XXXX-WXX-");
        put_number(w, m->number, 1, true);
        break;
    case NF_GRAIN_DAY: put_day(w, m); break;
    case NF_GRAIN_PART:
        put_day(w, m);
        put(w, "T");
        put(w, m->part);
        break;
    case NF_GRAIN_HOUR:
    case NF_GRAIN_MINUTE:
    case NF_GRAIN_SECOND: put_clock(w, m); break;
    default: break;
    }
}

static void finish(writer *w)
{
    w->out[w->full ? 0 : w->len] = '\0';
}

void newsfacts__moment_value(const nf_moment *moment, char value[NF_TIME_VALUE])
{
    writer w = {value, 0, false};
    put_moment(&w, moment);
    finish(&w);
}

void newsfacts__when_value(const nf_when *when, char value[NF_TIME_VALUE])
{
    writer w = {value, 0, false};
    put_moment(&w, &when->from);
    if (when->to.grain != NF_GRAIN_NONE) {
        put(&w, "/");
        put_moment(&w, &when->to);
    }
    finish(&w);
}

/* ------------------------------------------------------------------- lengths */

static bool clock_unit(uint8_t unit)
{
    return unit >= NF_LENGTH_HOUR;
}

static void put_amount(writer *w, const nf_length *l, const nf_decimal *amounts, uint32_t i)
{
    static const char *const letters[] = {"Y", "Q", "M", "W", "D", "H", "M", "S"};
    char text[NF_DECIMAL_TEXT];
    if (l->unknown)
        put(w, "X");
    else {
        newsfacts__decimal_text(amounts[i], text);
        put(w, text);
    }
    put(w, letters[l->unit[i]]);
}

static void put_length(writer *w, const nf_length *l, const nf_decimal *amounts)
{
    put(w, "P");
    for (uint32_t i = 0; i < l->parts; i++) {
        bool first_of_clock = clock_unit(l->unit[i]) && (i == 0 || !clock_unit(l->unit[i - 1]));
        if (first_of_clock) put(w, "T");
        put_amount(w, l, amounts, i);
    }
}

void newsfacts__length_value(const nf_length *length, char value[NF_TIME_VALUE])
{
    writer w = {value, 0, false};
    bool range = false;
    for (uint32_t i = 0; i < length->parts; i++)
        range = range || newsfacts__decimal_compare(length->low[i], length->high[i]) != 0;
    put_length(&w, length, length->low);
    if (range && !length->unknown) {
        put(&w, "/");
        put_length(&w, length, length->high);
    }
    finish(&w);
}
