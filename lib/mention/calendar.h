/* calendar.h: the Gregorian calendar, ISO weeks, the Chinese lunisolar calendar
 * with its solar terms, and the days of festivals. Pure functions over tables;
 * knows nothing of text. A day is a number: days since 1970-01-01. */
#ifndef NF_MENTION_CALENDAR_H
#define NF_MENTION_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    int32_t year, month, day;
} nf_civil;

/* Proleptic Gregorian, years 1 to 9999. The date need not be valid: day 0 of
 * March is the last of February. */
int32_t newsfacts__day_of(int32_t year, int32_t month, int32_t day);
nf_civil newsfacts__civil_of(int32_t day);

int32_t newsfacts__month_days(int32_t year, int32_t month); /* 28 to 31 */
bool newsfacts__date_valid(int32_t year, int32_t month, int32_t day);

/* 1 Monday … 7 Sunday. */
int32_t newsfacts__weekday_of(int32_t day);

/* The ISO week that holds the day, and the Monday of a week. */
void newsfacts__iso_week(int32_t day, int32_t *year, int32_t *week);
int32_t newsfacts__iso_monday(int32_t year, int32_t week);

/* Moves a month by `by` months. */
void newsfacts__add_months(int32_t *year, int32_t *month, int32_t by);

/* ------------------------------------------------------------ calendar_lunar.c */

/* First day of lunar month `month` (1 to 12; `leap`: its repetition) of the
 * lunar year that begins in Gregorian `year`, and its length; false outside
 * 1900 to 2100 and for a leap month that the year has not. */
bool newsfacts__lunar_month(int32_t year, int32_t month, bool leap, int32_t *first, int32_t *days);

/* Lunar date to day; `day` beyond the month's end gives its last day (大年三十
 * of a short twelfth month is the 29th). */
bool newsfacts__lunar_day(int32_t year, int32_t month, bool leap, int32_t day, int32_t *out);

/* Solar term 1 (小寒) to 24 (冬至) of a Gregorian year. */
bool newsfacts__solar_term(int32_t year, int32_t term, int32_t *out);

/* --------------------------------------------------------- calendar_festival.c */

/* The festival of row `row` of festivals.tsv in a year: first and last day, the
 * same for all but spans of months. */
bool newsfacts__festival(uint32_t row, int32_t year, int32_t *first, int32_t *last);

/* The public holiday around it, as announced; else from the day itself on for as
 * long as it usually is. false: it has none. */
bool newsfacts__festival_holiday(uint32_t row, int32_t year, int32_t *first, int32_t *last);

/* Easter Sunday. */
int32_t newsfacts__easter(int32_t year);

#endif
