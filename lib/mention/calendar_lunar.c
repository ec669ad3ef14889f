/* calendar_lunar.c: the Chinese lunisolar calendar and the solar terms, from the
 * tables of 1900 to 2100. */
#include "mention/calendar.h"
#include "tables/tables.h"

static const nf_lunar_years_row *lunar_year(int32_t year)
{
    int32_t at = year - newsfacts__lunar_years[0].year;
    return at >= 0 && at < NF_LUNAR_YEARS_LEN ? &newsfacts__lunar_years[at] : NULL;
}

bool newsfacts__lunar_month(int32_t year, int32_t month, bool leap, int32_t *first, int32_t *days)
{
    const nf_lunar_years_row *row = lunar_year(year);
    if (!row || month < 1 || month > 12 || (leap && row->leap != month)) return false;
    int32_t index = month - 1 + (leap || (row->leap && month > row->leap));
    *first = newsfacts__day_of(year, row->new_year / 100, row->new_year % 100);
    for (int32_t i = 0; i < index; i++) *first += row->months[i] == '1' ? 30 : 29;
    *days = row->months[index] == '1' ? 30 : 29;
    return true;
}

bool newsfacts__lunar_day(int32_t year, int32_t month, bool leap, int32_t day, int32_t *out)
{
    int32_t first, days;
    if (day < 1 || day > 30 || !newsfacts__lunar_month(year, month, leap, &first, &days))
        return false;
    *out = first + (day > days ? days : day) - 1;
    return true;
}

bool newsfacts__solar_term(int32_t year, int32_t term, int32_t *out)
{
    int32_t at = year - newsfacts__solar_terms[0].year;
    if (at < 0 || at >= NF_SOLAR_TERMS_LEN || term < 1 || term > 24) return false;
    const char *digits = newsfacts__solar_terms[at].days + 2 * (term - 1);
    int32_t day = (digits[0] - '0') * 10 + (digits[1] - '0');
    *out = newsfacts__day_of(year, (term + 1) / 2, day);
    return true;
}
