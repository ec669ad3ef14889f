/* calendar.c: Gregorian dates, weekdays and ISO weeks. */
#include "mention/calendar.h"

int32_t newsfacts__day_of(int32_t year, int32_t month, int32_t day)
{
    /* Years that begin in March: the leap day comes last. */
    int32_t y = month <= 2 ? year - 1 : year;
    int32_t era = (y >= 0 ? y : y - 399) / 400;
    int32_t of_era = y - era * 400;
    int32_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int32_t days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + days - 719468;
}

nf_civil newsfacts__civil_of(int32_t day)
{
    int32_t z = day + 719468;
    int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    int32_t days = z - era * 146097;
    int32_t of_era = (days - days / 1460 + days / 36524 - days / 146096) / 365;
    int32_t of_year = days - (365 * of_era + of_era / 4 - of_era / 100);
    int32_t mp = (5 * of_year + 2) / 153;
    nf_civil out;
    out.day = of_year - (153 * mp + 2) / 5 + 1;
    out.month = mp < 10 ? mp + 3 : mp - 9;
    out.year = of_era + era * 400 + (out.month <= 2);
    return out;
}

int32_t newsfacts__month_days(int32_t year, int32_t month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool newsfacts__date_valid(int32_t year, int32_t month, int32_t day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= newsfacts__month_days(year, month);
}

int32_t newsfacts__weekday_of(int32_t day)
{
    int32_t from_monday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

int32_t newsfacts__iso_monday(int32_t year, int32_t week)
{
    int32_t fourth = newsfacts__day_of(year, 1, 4); /* always in week 1 */
    return fourth - (newsfacts__weekday_of(fourth) - 1) + 7 * (week - 1);
}

void newsfacts__iso_week(int32_t day, int32_t *year, int32_t *week)
{
    int32_t thursday = day - newsfacts__weekday_of(day) + 4;
    *year = newsfacts__civil_of(thursday).year;
    *week = (thursday - newsfacts__day_of(*year, 1, 1)) / 7 + 1;
}

void newsfacts__add_months(int32_t *year, int32_t *month, int32_t by)
{
    int32_t months = *year * 12 + *month - 1 + by;
    *year = months >= 0 ? months / 12 : (months - 11) / 12;
    *month = months - *year * 12 + 1;
}
