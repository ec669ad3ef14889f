/* time_parts.h: what the files of the time scanner share.
 *
 * A time is read in four steps, each in its own files:
 *   time_atom.c     what stands at a position: numeral, word of a table
 *   time_point.c    atoms to a point: 去年 | 2月 | 28日 | 下午 | 3时; its numerals are
 *                   in time_number.c, time_clock.c and time_ordinal.c
 *   time_length.c   atoms to a length: 10多天, 两个半小时
 *   time_phrase.c   points and lengths to one phrase: hedges, ranges, suffixes
 * and given its value in three:
 *   time_context.c  the phrase after those before it
 *   time_resolve.c  a point against the reference and the text; time_resolve_part.c
 *   time_value.c    the TIMEX3 string
 * Nothing here allocates; every look-ahead is bounded by the length of the longest
 * expression, so the whole is linear. */
#ifndef NF_MENTION_TIME_PARTS_H
#define NF_MENTION_TIME_PARTS_H

#include "mention/calendar.h"
#include "mention/time.h"

/* ------------------------------------------------------------------ scanning */

typedef struct {
    const nf_text *text;
    const nf_sentencing *sentencing;
    const nf_lexical *lexical;
    const nf_numbering *numbering;
    uint32_t sentence;
    uint32_t begin, end;   /* of the sentence */
    uint32_t numeral;      /* first numeral that does not begin before the position of the scan */
    uint32_t numerals_end; /* of the sentence */
} nf_scan;

/* Arabic digits read on their own: parts of dates and clock times. */
typedef struct {
    int32_t value;
    uint32_t len;
    uint32_t end;
} nf_digits;

/* A word of a table: its row and where it ends; row NF_NONE: none. */
typedef struct {
    uint32_t row;
    uint32_t end;
} nf_found;

/* 0 outside the sentence. */
static inline uint32_t nf_scan_char(const nf_scan *scan, uint32_t at)
{
    return at >= scan->begin && at < scan->end ? scan->text->fold[at] : 0;
}

uint32_t newsfacts__scan_skip(const nf_scan *scan, uint32_t at); /* over at most two spaces */
bool newsfacts__scan_digits(const nf_scan *scan, uint32_t at, nf_digits *out);
bool newsfacts__scan_numeral(const nf_scan *scan, uint32_t at, nf_numeral *out);
nf_found newsfacts__scan_word(const nf_scan *scan, uint32_t at, enum nf_table table);
bool newsfacts__scan_dash(const nf_scan *scan, uint32_t at); /* - — ~ and their kin */
bool newsfacts__scan_colon(const nf_scan *scan, uint32_t at);
bool newsfacts__scan_han(const nf_scan *scan, uint32_t at);

/* Whether [at, end) is a word, or the start of none, in the segmentation: 前 of
 * 三天前 but not of 三天前往. */
bool newsfacts__scan_alone(const nf_scan *scan, uint32_t at, uint32_t end);

/* Whether a word of the segmentation begins before [at, end) or ends behind it, and
 * so takes a piece of it away: 现在 in 出现在, 多年 in 众多年轻人. */
bool newsfacts__scan_crossed(const nf_scan *scan, uint32_t at, uint32_t end);

/* A whole number of a numeral that is exact; false for decimals, ranges, 几. */
bool newsfacts__whole(const nf_numeral *n, int32_t *out);

/* -------------------------------------------------------------------- points */

/* What a point's words give. */
enum {
    NF_GIVES_YEAR = 1 << 0,
    NF_GIVES_CENTURY = 1 << 1,
    NF_GIVES_DECADE = 1 << 2,
    NF_GIVES_HALF = 1 << 3,
    NF_GIVES_QUARTER = 1 << 4,
    NF_GIVES_SEASON = 1 << 5,
    NF_GIVES_MONTH = 1 << 6,
    NF_GIVES_WEEK = 1 << 7,
    NF_GIVES_WEEKEND = 1 << 8,
    NF_GIVES_WEEKDAY = 1 << 9,
    NF_GIVES_DAY = 1 << 10,
    NF_GIVES_FESTIVAL = 1 << 11,
    NF_GIVES_PERIOD = 1 << 12,
    NF_GIVES_PART = 1 << 13,
    NF_GIVES_HOUR = 1 << 14,
    NF_GIVES_MINUTE = 1 << 15,
    NF_GIVES_SECOND = 1 << 16,
    NF_GIVES_VAGUE = 1 << 17,
    NF_GIVES_SAME_PERIOD = 1 << 18, /* 同期 */
    NF_GIVES_SPAN = 1 << 19, /* 前9个月, 最后两周: some units at an end of a year or month */
    NF_GIVES_CLOCK = NF_GIVES_PART | NF_GIVES_HOUR | NF_GIVES_MINUTE | NF_GIVES_SECOND,
    NF_GIVES_SOME_DAY = NF_GIVES_DAY | NF_GIVES_WEEKDAY | NF_GIVES_FESTIVAL
};

typedef struct {
    uint32_t gives;     /* NF_GIVES_… */
    uint32_t offset;    /* of these, the ones that count from a base */
    uint32_t from_text; /* of these, the ones whose base is an earlier time of the text */
    int32_t year, month, day, hour, minute, second;
    int32_t century, decade, half, quarter, week, weekday;
    int32_t season;      /* 1 spring … 4 winter */
    int32_t span;        /* SPAN: how many units, below 0 from the end */
    uint32_t span_unit;  /* NF_GIVES_MONTH, _QUARTER, _WEEK or _DAY */
    int32_t holiday_day; /* 春节假期第二天: of the holiday, -1 the last; 0: all of it */
    int32_t vague;       /* nf_time_words_kind: PRESENT, PAST, FUTURE */
    int32_t qualifier;   /* newsfacts_qualifier that the words carry, or 0 */
    uint32_t row;        /* of festivals or periods */
    const char *part;    /* MO MI AF EV NI */
    int32_t clock;       /* nf_parts_of_day_clock: how hours are read */
    bool lunar;          /* month and day are of the Chinese calendar */
    bool leap;           /* 闰四月 */
    bool holiday;        /* the days off around the festival */
    bool short_year;     /* 98年 */
    bool nth_week;       /* week is the nth of the month, weekday its day or 0; -1: the last */
    bool whole_year;     /* 全年: of the year that the paragraph speaks of */
    bool quoted;         /* “五一”假期: its quotation mark stands before it */
    bool weak;           /* a part of the day that is no time alone: 夜间, 午间 */
    bool compared;       /* 比上年: counts from the year or month that the text speaks of */
    bool bracketed;      /* a bracket confirmed it: 今天（5月22日） */
    bool zoned;          /* 当地时间 stands before it */
} nf_point;

/* Reads a point that begins at `at`. `like`: a point before it whose reading it
 * shares (the first end of a range) or NULL. *to gets the other end where the words
 * hold a range in one (1—5月份, 7、8月份); to->gives is 0 otherwise. Returns where it
 * ends, `at` when there is none. */
uint32_t newsfacts__point_read(const nf_scan *scan, uint32_t at, const nf_point *like,
                               nf_point *point, nf_point *to);

/* Digits alone: 2020-02-28, 2020/2/28 18:59, 20200228, 14:30. Same contract. */
uint32_t newsfacts__point_digits(const nf_scan *scan, uint32_t at, nf_point *point);

/* 16:30, 9：30:05 */
uint32_t newsfacts__clock_digits(const nf_scan *scan, uint32_t at, nf_point *point);

/* ------------------------------------------------------------------- lengths */

enum nf_length_unit {
    NF_LENGTH_YEAR,
    NF_LENGTH_QUARTER,
    NF_LENGTH_MONTH,
    NF_LENGTH_WEEK,
    NF_LENGTH_DAY,
    NF_LENGTH_HOUR,
    NF_LENGTH_MINUTE,
    NF_LENGTH_SECOND
};

enum { NF_LENGTH_PARTS = 4 };

typedef struct {
    nf_decimal low[NF_LENGTH_PARTS], high[NF_LENGTH_PARTS];
    uint8_t unit[NF_LENGTH_PARTS]; /* nf_length_unit, from large to small */
    uint32_t parts;
    int32_t qualifier;  /* newsfacts_qualifier, or 0 */
    bool unknown;       /* 多年: some number of `unit[0]` */
    const char *half;   /* 半: the value of half a unit as written, or NULL */
} nf_length;

/* Same contract as newsfacts__point_read. */
uint32_t newsfacts__length_read(const nf_scan *scan, uint32_t at, nf_length *length);

/* ------------------------------------------------------------------- phrases */

/* How a phrase is built: what its confidence is kept for. */
enum nf_phrase_kind {
    NF_PHRASE_DATE,     /* a point down to the day */
    NF_PHRASE_CLOCK,    /* with part of day or hour */
    NF_PHRASE_BARE,     /* hour or part of day without any day */
    NF_PHRASE_VAGUE,    /* 近日 */
    NF_PHRASE_FESTIVAL, /* 春节 */
    NF_PHRASE_RANGE,    /* two points */
    NF_PHRASE_LENGTH,   /* duration */
    NF_PHRASE_SHIFT,    /* 三天前: a duration from a point */
    NF_PHRASE_SET,      /* 每天 */
    NF_PHRASE_NAME,     /* 未来产业: a name, to be passed over */
    NF_PHRASE_KINDS
};

typedef struct {
    nf_span span;
    int32_t kind; /* nf_phrase_kind */
    int32_t qualifier;
    nf_point from, to;  /* to.gives 0: no range */
    nf_length length;   /* LENGTH, SHIFT, SET */
    const char *set;    /* SET: its value where the word gives it, or NULL */
    int32_t direction;  /* SHIFT: -1 前, 1 后 */
    bool dateline;      /* when the article was sent: never to come */
} nf_phrase;

/* The phrase that begins at `at`; false: none does. */
bool newsfacts__phrase_read(const nf_scan *scan, uint32_t at, nf_phrase *out);

/* ---------------------------------------------------------------- resolution */

enum nf_grain {
    NF_GRAIN_NONE,
    NF_GRAIN_REF,     /* PRESENT_REF …: number is the nf_time_words_kind */
    NF_GRAIN_CENTURY, /* number: years / 100 */
    NF_GRAIN_DECADE,  /* number: years / 10 */
    NF_GRAIN_YEAR,
    NF_GRAIN_HALF,
    NF_GRAIN_QUARTER,
    NF_GRAIN_SEASON,
    NF_GRAIN_MONTH,
    NF_GRAIN_WEEK,    /* year and number are ISO */
    NF_GRAIN_WEEKEND,
    NF_GRAIN_WEEKDAY, /* a weekday of an unknown week */
    NF_GRAIN_DAY,
    NF_GRAIN_PART,
    NF_GRAIN_HOUR,
    NF_GRAIN_MINUTE,
    NF_GRAIN_SECOND
};

/* A resolved point; year, month, day 0: unknown. */
typedef struct {
    int32_t grain; /* nf_grain */
    int32_t year, month, day, hour, minute, second;
    int32_t number; /* half, quarter, season, week, weekday, decade, century */
    const char *part;
} nf_moment;

typedef struct {
    nf_moment from, to; /* to.grain NF_GRAIN_NONE: no interval */
    int32_t anchor;     /* newsfacts_anchor */
    uint32_t anchor_time;
} nf_when;

/* What the text has said so far. Fields of grain NONE: nothing yet. */
typedef struct {
    nf_date reference; /* year 0: none */
    nf_moment day;     /* last day, and the time that gave it */
    nf_moment month;
    nf_moment year;
    nf_when period;    /* last month or longer, for 去年同期 */
    uint32_t day_time, month_time, year_time, period_time;
    uint32_t day_segment, year_segment; /* where they were said */
    bool day_full;        /* `day` was said with its month */
    bool year_said;       /* a year was said in this paragraph as a number: */
    int32_t year_number;
    uint32_t segment;
} nf_context;

void newsfacts__context_segment(nf_context *context, uint32_t segment);

/* Gives the phrase its place in time. `index`: of the time that it becomes. */
void newsfacts__phrase_resolve(const nf_scan *scan, const nf_phrase *phrase, nf_context *context,
                               uint32_t index, nf_when *out);

/* -------------------------------------------------------------------- values */

void newsfacts__moment_value(const nf_moment *moment, char value[NF_TIME_VALUE]);
void newsfacts__when_value(const nf_when *when, char value[NF_TIME_VALUE]);
void newsfacts__length_value(const nf_length *length, char value[NF_TIME_VALUE]);

#endif
