/* calendar_festival.c: the days of festivals and of the holidays around them. */
#include "mention/calendar.h"
#include "tables/tables.h"

int32_t newsfacts__easter(int32_t year)
{
    /* Oudin's form of the Gregorian rule. */
    int32_t century = year / 100, golden = year % 19;
    int32_t k = (century - 17) / 25;
    int32_t i = (century - century / 4 - (century - k) / 3 + 19 * golden + 15) % 30;
    i -= (i / 28) * (1 - (i / 28) * (29 / (i + 1)) * ((21 - golden) / 11));
    int32_t j = (year + year / 4 + i + 2 - century + century / 4) % 7;
    int32_t offset = i - j;
    int32_t month = 3 + (offset + 40) / 44;
    return newsfacts__day_of(year, month, offset + 28 - 31 * (month / 4));
}

/* The nth weekday of a month. */
static int32_t nth_weekday(int32_t year, int32_t month, int32_t nth, int32_t weekday)
{
    int32_t first = newsfacts__day_of(year, month, 1);
    int32_t ahead = (weekday - newsfacts__weekday_of(first) + 7) % 7;
    return first + ahead + 7 * (nth - 1);
}

bool newsfacts__festival(uint32_t row, int32_t year, int32_t *first, int32_t *last)
{
    const nf_festivals_row *f = &newsfacts__festivals[row];
    bool found = true;
    switch (f->rule) {
    case NF_FESTIVALS_RULE_SOLAR: *first = newsfacts__day_of(year, f->month, f->day); break;
    case NF_FESTIVALS_RULE_NTH: *first = nth_weekday(year, f->month, f->day, f->weekday); break;
    case NF_FESTIVALS_RULE_LUNAR:
        /* The twelfth month of a lunar year ends it, early in the next Gregorian one. */
        found = newsfacts__lunar_day(year - (f->month == 12), f->month, false, f->day, first);
        break;
    case NF_FESTIVALS_RULE_EVE: /* the eve of this year's new year ends the lunar year before */
        found = newsfacts__lunar_day(year, 1, false, 1, first);
        *first -= found;
        break;
    case NF_FESTIVALS_RULE_TERM: found = newsfacts__solar_term(year, f->day, first); break;
    case NF_FESTIVALS_RULE_TRAVEL: /* 40 days from the 15th before the new year */
        found = newsfacts__lunar_day(year, 1, false, 1, first);
        *first -= found ? 15 : 0;
        break;
    case NF_FESTIVALS_RULE_EASTER: *first = newsfacts__easter(year); break;
    case NF_FESTIVALS_RULE_MONTHS:
        *first = newsfacts__day_of(year, f->month, 1);
        *last = newsfacts__day_of(year, f->day, newsfacts__month_days(year, f->day));
        return true;
    default: return false;
    }
    *last = *first;
    return found;
}

static bool announced(int32_t holiday, int32_t year, int32_t *first, int32_t *last)
{
    for (int i = 0; i < NF_HOLIDAYS_LEN; i++) {
        const nf_holidays_row *h = &newsfacts__holidays[i];
        if (h->year != year || h->holiday != holiday) continue;
        bool year_before = h->first > h->last;
        *first = newsfacts__day_of(year - year_before, h->first / 100, h->first % 100);
        *last = newsfacts__day_of(year, h->last / 100, h->last % 100);
        return true;
    }
    return false;
}

/* Two enums of two tables with the same names. */
static int32_t holiday_of(int32_t festival_holiday, int32_t *days)
{
    switch (festival_holiday) {
    case NF_FESTIVALS_HOLIDAY_SPRING: *days = 7; return NF_HOLIDAYS_HOLIDAY_SPRING;
    case NF_FESTIVALS_HOLIDAY_NATIONAL: *days = 7; return NF_HOLIDAYS_HOLIDAY_NATIONAL;
    case NF_FESTIVALS_HOLIDAY_LABOUR: *days = 3; return NF_HOLIDAYS_HOLIDAY_LABOUR;
    case NF_FESTIVALS_HOLIDAY_TOMB_SWEEPING: *days = 3; return NF_HOLIDAYS_HOLIDAY_TOMB_SWEEPING;
    case NF_FESTIVALS_HOLIDAY_DRAGON_BOAT: *days = 3; return NF_HOLIDAYS_HOLIDAY_DRAGON_BOAT;
    case NF_FESTIVALS_HOLIDAY_MID_AUTUMN: *days = 3; return NF_HOLIDAYS_HOLIDAY_MID_AUTUMN;
    case NF_FESTIVALS_HOLIDAY_NEW_YEAR: *days = 3; return NF_HOLIDAYS_HOLIDAY_NEW_YEAR;
    default: *days = 0; return NF_HOLIDAYS_HOLIDAY_NONE;
    }
}

bool newsfacts__festival_holiday(uint32_t row, int32_t year, int32_t *first, int32_t *last)
{
    const nf_festivals_row *f = &newsfacts__festivals[row];
    int32_t days, holiday = holiday_of(f->holiday, &days);
    if (holiday && announced(holiday, year, first, last)) return true;
    if (!newsfacts__festival(row, year, first, last)) return false;
    if (f->holiday == NF_FESTIVALS_HOLIDAY_EASTER) { /* Good Friday to Easter Monday */
        *first -= 2;
        *last += 1;
        return true;
    }
    if (f->holiday == NF_FESTIVALS_HOLIDAY_TRAVEL) days = 40;
    *last = *first + (days ? days - 1 : 0);
    return days > 0;
}
