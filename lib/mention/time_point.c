/* time_point.c: one point in time, from its words: 去年2月28日下午3时40分.
 *
 * A point is read component by component from left to right. Each may stand only
 * where those before it leave it a place: a month after a year or alone, a part of
 * the day after a day or alone, minutes after an hour. */
#include "mention/time_point.h"

#include "tables/tables.h"

#include <string.h>

enum { MAX_COMPONENTS = 12 };

/* ------------------------------------------------------------ words of tables */

static void give(nf_point *p, uint32_t what, bool offset, const nf_time_words_row *row)
{
    p->gives |= what;
    if (!offset) return;
    p->offset |= what;
    if (row->base == NF_TIME_WORDS_BASE_TEXT) p->from_text |= what;
}

static int32_t edge_qualifier(int32_t value)
{
    static const int32_t of[] = {0, NEWSFACTS_QUALIFIER_START, NEWSFACTS_QUALIFIER_MIDDLE,
                                 NEWSFACTS_QUALIFIER_END};
    return of[value];
}

static int32_t season_of(const char *code)
{
    switch (code[1]) {
    case 'P': return 1; /* SP */
    case 'U': return 2;
    case 'A': return 3;
    default: return 4;
    }
}

/* 年底, 月初: an end of the year or month before it, or of the present one. */
static bool edge(nf_point *p, uint32_t of, const nf_time_words_row *row)
{
    if (p->qualifier || (p->gives && (p->gives & ~(NF_GIVES_YEAR | NF_GIVES_MONTH)))) return false;
    if (p->gives && !(p->gives & of)) return false;
    if (of == NF_GIVES_YEAR && (p->gives & NF_GIVES_MONTH)) return false;
    if (!p->gives) give(p, of, true, row);
    p->qualifier = edge_qualifier(row->value);
    return true;
}

/* 昨天, 当晚 */
static bool day_word(nf_point *p, const nf_time_words_row *row)
{
    if (p->gives & ~(uint32_t)NF_GIVES_YEAR) return false;
    p->day = row->value;
    give(p, NF_GIVES_DAY, true, row);
    if (*row->code) {
        p->part = row->code;
        p->clock = row->code[0] == 'M'   ? NF_PARTS_OF_DAY_CLOCK_AM
                   : row->code[0] == 'E' ? NF_PARTS_OF_DAY_CLOCK_PM
                                         : NF_PARTS_OF_DAY_CLOCK_NIGHT;
        p->gives |= NF_GIVES_PART;
    }
    return true;
}

static bool year_word(nf_point *p, const nf_time_words_row *row)
{
    if (p->gives) return false;
    p->year = row->value;
    give(p, NF_GIVES_YEAR, true, row);
    return true;
}

static bool month_word(nf_point *p, const nf_time_words_row *row, bool lunar)
{
    if (p->gives & ~(uint32_t)NF_GIVES_YEAR) return false;
    p->month = row->value;
    p->lunar = p->lunar || lunar;
    give(p, NF_GIVES_MONTH, !lunar, row);
    return true;
}

static bool season_word(nf_point *p, const nf_time_words_row *row)
{
    if (p->gives & ~(uint32_t)NF_GIVES_YEAR) return false;
    p->season = season_of(row->code);
    p->gives |= NF_GIVES_SEASON;
    return true;
}

static bool week_word(nf_point *p, const nf_time_words_row *row, uint32_t what)
{
    if (p->gives && !(what == NF_GIVES_WEEKDAY && p->gives == NF_GIVES_WEEK)) return false;
    if (what == NF_GIVES_WEEKDAY)
        p->weekday = row->value;
    else
        p->week = row->value;
    give(p, what, what != NF_GIVES_WEEKDAY, row);
    return true;
}

/* 上旬: of the month before it, or of the present one. */
static bool third_of_month(nf_point *p, const nf_time_words_row *row)
{
    if (p->gives & NF_GIVES_MONTH) return edge(p, NF_GIVES_MONTH, row);
    return !p->gives && edge(p, NF_GIVES_MONTH, row);
}

static bool lunar_word(nf_point *p, const nf_time_words_row *row)
{
    if (p->lunar || (p->gives & ~(uint32_t)NF_GIVES_YEAR)) return false;
    p->lunar = true;
    if (!row->value) return true;
    p->month = row->value; /* 大年初三 */
    p->gives |= NF_GIVES_MONTH;
    return true;
}

static bool vague_word(nf_point *p, const nf_time_words_row *row)
{
    if (p->gives) return false;
    p->vague = row->kind;
    p->gives = NF_GIVES_VAGUE;
    return true;
}

static bool other_word(nf_point *p, const nf_time_words_row *row)
{
    switch (row->kind) {
    case NF_TIME_WORDS_KIND_QUARTER:
        if (p->gives) return false;
        p->quarter = row->value;
        give(p, NF_GIVES_QUARTER, true, row);
        return true;
    case NF_TIME_WORDS_KIND_CENTURY:
        if (p->gives) return false;
        p->century = row->value;
        give(p, NF_GIVES_CENTURY, true, row);
        return true;
    case NF_TIME_WORDS_KIND_HALF:
        if (p->gives & ~(uint32_t)NF_GIVES_YEAR) return false;
        p->half = row->value;
        p->gives |= NF_GIVES_HALF;
        return true;
    case NF_TIME_WORDS_KIND_SEASON_OF_YEAR: return year_word(p, row) && season_word(p, row);
    case NF_TIME_WORDS_KIND_WHOLE_YEAR:
        p->whole_year = !p->gives;
        return p->gives == NF_GIVES_YEAR || year_word(p, row);
    case NF_TIME_WORDS_KIND_BEGINNING:
        return p->gives == NF_GIVES_YEAR && edge(p, NF_GIVES_YEAR, row);
    case NF_TIME_WORDS_KIND_SAME_PERIOD:
        if (p->gives != NF_GIVES_YEAR && p->gives != NF_GIVES_MONTH) return false;
        p->gives |= NF_GIVES_SAME_PERIOD;
        return true;
    case NF_TIME_WORDS_KIND_ZONE: p->zoned = true; return !p->gives;
    case NF_TIME_WORDS_KIND_SOLAR: return !p->gives;
    default: return false;
    }
}

static bool word(nf_point *p, const nf_time_words_row *row)
{
    switch (row->kind) {
    case NF_TIME_WORDS_KIND_YEAR: return year_word(p, row);
    case NF_TIME_WORDS_KIND_EDGE_YEAR: return edge(p, NF_GIVES_YEAR, row);
    case NF_TIME_WORDS_KIND_MONTH: return month_word(p, row, false);
    case NF_TIME_WORDS_KIND_LUNAR_MONTH: return month_word(p, row, true);
    case NF_TIME_WORDS_KIND_EDGE_MONTH: return edge(p, NF_GIVES_MONTH, row);
    case NF_TIME_WORDS_KIND_DECADE_OF_MONTH: return third_of_month(p, row);
    case NF_TIME_WORDS_KIND_WEEK: return week_word(p, row, NF_GIVES_WEEK);
    case NF_TIME_WORDS_KIND_WEEKEND: return week_word(p, row, NF_GIVES_WEEKEND);
    case NF_TIME_WORDS_KIND_WEEKDAY: return week_word(p, row, NF_GIVES_WEEKDAY);
    case NF_TIME_WORDS_KIND_DAY: return day_word(p, row);
    case NF_TIME_WORDS_KIND_SEASON: return season_word(p, row);
    case NF_TIME_WORDS_KIND_LUNAR: return lunar_word(p, row);
    case NF_TIME_WORDS_KIND_PRESENT:
    case NF_TIME_WORDS_KIND_PAST:
    case NF_TIME_WORDS_KIND_FUTURE: return vague_word(p, row);
    default: return other_word(p, row);
    }
}

/* 上周 + 五, 下周 + 末 */
static uint32_t week_tail(const nf_scan *scan, uint32_t end, nf_point *p)
{
    static const uint32_t days[] = {0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x65e5, 0x5929};
    uint32_t c = nf_scan_char(scan, end);
    if (p->gives != NF_GIVES_WEEK) return end;
    for (int32_t i = 0; i < 8; i++)
        if (c == days[i]) {
            p->weekday = i < 7 ? i + 1 : 7;
            p->gives |= NF_GIVES_WEEKDAY;
            return end + 1;
        }
    if (c != 0x672b) return end; /* 末 */
    p->gives = NF_GIVES_WEEKEND;
    p->from_text = p->from_text ? NF_GIVES_WEEKEND : 0;
    p->offset = NF_GIVES_WEEKEND;
    return end + 1;
}

/* 比上年, 较上月: the year or month before the one that the text speaks of. */
static void compared(const nf_scan *scan, uint32_t at, nf_point *p)
{
    if (at == scan->begin || nf_scan_char(scan, at) != 0x4e0a) return; /* 上 */
    uint32_t before = nf_scan_char(scan, at - 1);
    if (before != 0x6bd4 && before != 0x8f83) return; /* 比 较 */
    p->compared = true;
    p->from_text |= p->offset & (NF_GIVES_YEAR | NF_GIVES_MONTH | NF_GIVES_QUARTER);
}

/* A first word must be one: not 现在 of 出现在. 本月 of 本月底 is. */
static bool torn(const nf_scan *scan, uint32_t at, uint32_t end)
{
    uint32_t next = nf_scan_char(scan, end);
    if (NF_ONE_OF(next, C_CHU, C_DI, C_MO, 0x4e2d /* 中 */)) return false;
    return newsfacts__scan_crossed(scan, at, end);
}

/* 至今 of 至今日凌晨: the 今 belongs to what follows. */
static bool now_goes_on(const nf_scan *scan, nf_found found, const nf_time_words_row *row)
{
    return row->kind == NF_TIME_WORDS_KIND_PRESENT && nf_scan_char(scan, found.end - 1) == 0x4eca
           && newsfacts__scan_word(scan, found.end - 1, NF_TABLE_TIME_WORDS).row != NF_NONE;
}

static uint32_t table_word(const nf_scan *scan, uint32_t at, nf_point *p)
{
    nf_found found = newsfacts__scan_word(scan, at, NF_TABLE_TIME_WORDS);
    if (found.row == NF_NONE) return at;
    const nf_time_words_row *row = &newsfacts__time_words[found.row];
    bool week = row->kind == NF_TIME_WORDS_KIND_WEEK; /* 上周二 is torn by 周二 */
    if (!p->gives && !week && torn(scan, at, found.end)) return at;
    if (now_goes_on(scan, found, row) || !word(p, row)) return at;
    compared(scan, at, p);
    uint32_t end = week_tail(scan, found.end, p);
    const uint32_t edged = NF_GIVES_YEAR | NF_GIVES_MONTH | NF_GIVES_QUARTER;
    bool bare = p->gives && !(p->gives & ~edged) && row->kind != NF_TIME_WORDS_KIND_WHOLE_YEAR;
    return bare ? newsfacts__point_edge(scan, end, p) : end;
}

/* 假期, 期间 at `at`: where it ends; `at`: none. */
static uint32_t span_word(const nf_scan *scan, uint32_t at)
{
    nf_found span = newsfacts__scan_word(scan, at, NF_TABLE_TIME_WORDS);
    bool is =
        span.row != NF_NONE && newsfacts__time_words[span.row].kind == NF_TIME_WORDS_KIND_SPAN;
    return is ? span.end : at;
}

static bool in_quotes(const nf_scan *scan, uint32_t at, uint32_t end)
{
    return at > scan->begin && end < scan->end
           && nf_class_at(scan->text, at - 1) == NF_CLASS_QUOTE_OPEN
           && nf_class_at(scan->text, end) == NF_CLASS_QUOTE_CLOSE;
}

/* The end of 假期 after a festival or plan, over a closing quotation mark; `end`: none. */
static uint32_t span_after(const nf_scan *scan, uint32_t at, uint32_t end, nf_point *p)
{
    bool quoted = in_quotes(scan, at, end);
    uint32_t start = end + quoted, stop = span_word(scan, start);
    if (stop == start) return end;
    p->quoted = quoted;
    return stop;
}

/* 国庆 of 中秋国庆假期 and of 中秋、国庆假期 */
static nf_found joint_festival(const nf_scan *scan, nf_found first)
{
    uint32_t at = first.end + (nf_scan_char(scan, first.end) == C_DUN);
    nf_found second = newsfacts__scan_word(scan, at, NF_TABLE_FESTIVALS);
    return second.row != NF_NONE && span_word(scan, second.end) > second.end ? second : first;
}

static bool stands_bare(const nf_scan *scan, nf_found found, const nf_point *p)
{
    const nf_festivals_row *row = &newsfacts__festivals[found.row];
    if (row->bare || p->gives || p->lunar) return true;
    return row->rule == NF_FESTIVALS_RULE_TRAVEL /* 春运首日, 春运以来 */
           && (nf_scan_char(scan, found.end) == 0x9996
               || newsfacts__scan_word(scan, found.end, NF_TABLE_TIME_HEDGES).row != NF_NONE);
}

/* 春节, 国庆假期, “五一”假期 */
static uint32_t festival(const nf_scan *scan, uint32_t at, nf_point *p)
{
    nf_found found = newsfacts__scan_word(scan, at, NF_TABLE_FESTIVALS);
    if (found.row == NF_NONE || (p->gives & ~(uint32_t)NF_GIVES_YEAR)) return at;
    if (!p->gives && newsfacts__scan_crossed(scan, at, found.end)) return at;
    found = joint_festival(scan, found);
    uint32_t end = span_after(scan, at, found.end, p);
    bool holiday = end > found.end;
    if (!holiday && !stands_bare(scan, found, p)) return at;
    if (nf_scan_char(scan, end) == 0x6863) return at; /* 春节档, 暑期档 */
    p->row = found.row;
    p->holiday = holiday;
    p->gives |= NF_GIVES_FESTIVAL;
    return end;
}

/* “十四五”期间, 十四五时期, “十四五”以来; the bare plan only in quotes, since 十五 and
 * 三五 are numbers. */
static uint32_t period(const nf_scan *scan, uint32_t at, nf_point *p)
{
    nf_found found = newsfacts__scan_word(scan, at, NF_TABLE_PERIODS);
    if (found.row == NF_NONE || p->gives) return at;
    uint32_t end = span_after(scan, at, found.end, p);
    bool quoted = in_quotes(scan, at, found.end);
    if (end == found.end && !quoted) return at;
    nf_found hedge = newsfacts__scan_word(scan, end + 1, NF_TABLE_TIME_HEDGES);
    if (end == found.end && hedge.row != NF_NONE
        && newsfacts__time_hedges[hedge.row].qualifier == NEWSFACTS_QUALIFIER_AFTER) {
        p->quoted = true;
        end++;
    }
    p->row = found.row;
    p->gives = NF_GIVES_PERIOD;
    return end;
}

/* 党的十八大以来 */
static uint32_t landmark(const nf_scan *scan, uint32_t at, nf_point *p)
{
    nf_found found = newsfacts__scan_word(scan, at, NF_TABLE_LANDMARKS);
    if (found.row == NF_NONE || p->gives || newsfacts__scan_crossed(scan, at, found.end)) return at;
    nf_found hedge = newsfacts__scan_word(scan, found.end, NF_TABLE_TIME_HEDGES);
    if (hedge.row == NF_NONE || !newsfacts__scan_alone(scan, found.end, hedge.end)) return at;
    int32_t qualifier = newsfacts__time_hedges[hedge.row].qualifier;
    if (qualifier != NEWSFACTS_QUALIFIER_AFTER && qualifier != NEWSFACTS_QUALIFIER_BEFORE)
        return at;
    p->year = newsfacts__landmarks[found.row].year;
    p->month = newsfacts__landmarks[found.row].month;
    p->gives = p->month ? NF_GIVES_YEAR | NF_GIVES_MONTH : NF_GIVES_YEAR;
    return found.end;
}

static bool before_hour(const nf_scan *scan, uint32_t at)
{
    nf_numeral n;
    if (!newsfacts__scan_numeral(scan, at, &n)) return false;
    uint32_t unit = nf_scan_char(scan, n.span.end);
    return unit == C_DIAN || unit == C_SHI || newsfacts__scan_colon(scan, n.span.end);
}

/* 下午, 28日晚 */
static uint32_t part_of_day(nf_reader *r, uint32_t at)
{
    const nf_scan *scan = r->scan;
    nf_point *p = r->point;
    nf_found found = newsfacts__scan_word(scan, at, NF_TABLE_PARTS_OF_DAY);
    const uint32_t no = NF_GIVES_CLOCK | NF_GIVES_VAGUE | NF_GIVES_SAME_PERIOD;
    if (found.row == NF_NONE || (p->gives & no)) return at;
    if (p->gives && !(p->gives & NF_GIVES_SOME_DAY)) return at;
    bool hour = before_hour(scan, found.end); /* 晚8点 */
    if (found.end == at + 1 && !p->gives && !hour) return at;
    if (found.end == at + 1 && !hour && !newsfacts__scan_alone(scan, at, found.end)) return at;
    if (!p->gives && !r->like && newsfacts__scan_crossed(scan, at, found.end)) return at;
    p->part = newsfacts__parts_of_day[found.row].code;
    p->clock = newsfacts__parts_of_day[found.row].clock;
    p->weak = !newsfacts__parts_of_day[found.row].bare;
    p->gives |= NF_GIVES_PART;
    return found.end;
}

/* --------------------------------------------------------------- the sequence */

static uint32_t component(nf_reader *r, uint32_t at)
{
    uint32_t end = r->point->gives ? at : newsfacts__point_digits(r->scan, at, r->point);
    if (end == at) end = newsfacts__point_numeral(r, at);
    if (end == at) end = table_word(r->scan, at, r->point);
    if (end == at) end = festival(r->scan, at, r->point);
    if (end == at) end = period(r->scan, at, r->point);
    if (end == at) end = landmark(r->scan, at, r->point);
    if (end == at) end = part_of_day(r, at);
    if (end == at) end = newsfacts__point_ordinal(r, at);
    return end;
}

/* 去年的3月, 十月的第一周, 5月18日的晚上 */
static uint32_t after_of(nf_reader *r, uint32_t at)
{
    const uint32_t coarse = NF_GIVES_YEAR | NF_GIVES_MONTH;
    nf_point before = *r->point;
    if (nf_scan_char(r->scan, at) != 0x7684 || !before.gives || before.qualifier)
        return at; /* 的 */
    if (before.gives & ~(coarse | NF_GIVES_SOME_DAY)) return at;
    bool day = (before.gives & NF_GIVES_SOME_DAY) != 0;
    uint32_t end = day ? part_of_day(r, at + 1) : component(r, at + 1);
    if (end > at + 1 && r->point->gives != before.gives) return end;
    *r->point = before;
    return at;
}

/* What a bracket says of the day before it. */
static void confirm(nf_point *p, const nf_point *inside)
{
    p->bracketed = true;
    const uint32_t date = NF_GIVES_MONTH | NF_GIVES_DAY;
    if ((inside->gives & date) != date && inside->gives != NF_GIVES_DAY) return;
    if (inside->lunar || (inside->offset & NF_GIVES_DAY)) return;
    bool already = (p->gives & date) == date && !(p->offset & NF_GIVES_DAY) && !p->lunar;
    if (already) return;
    p->lunar = false;
    if (inside->gives & NF_GIVES_YEAR) p->year = inside->year;
    p->month = inside->month;
    p->day = inside->day;
    uint32_t said = inside->gives & (date | NF_GIVES_YEAR);
    uint32_t lost = NF_GIVES_FESTIVAL | NF_GIVES_WEEK | NF_GIVES_WEEKDAY;
    p->offset = p->gives & NF_GIVES_YEAR & ~said ? p->offset & NF_GIVES_YEAR : 0;
    p->from_text &= p->offset;
    p->gives = (p->gives & ~lost) | said;
}

/* 今天（5月22日）, 2月17日（星期六）. Only what is a day in the bracket and nothing else. */
static uint32_t apposition(nf_reader *r, uint32_t at)
{
    const nf_scan *scan = r->scan;
    if (r->nested || !(r->point->gives & NF_GIVES_SOME_DAY) || r->point->bracketed) return at;
    if (at >= scan->end || nf_class_at(scan->text, at) != NF_CLASS_OPEN) return at;
    nf_point inside = {0}, to = {0};
    nf_reader nested = {scan, NULL, &inside, &to, true};
    uint32_t end = newsfacts__point_sequence(&nested, at + 1);
    if (end == at + 1 || end >= scan->end || nf_class_at(scan->text, end) != NF_CLASS_CLOSE)
        return at;
    if (to.gives || !(inside.gives & NF_GIVES_SOME_DAY) || (inside.gives & NF_GIVES_CLOCK))
        return at;
    confirm(r->point, &inside);
    return nf_scan_char(scan, end + 1) == C_RI ? end + 2 : end + 1; /* （6月29）日 */
}

/* 10月12日，星期一 */
static uint32_t weekday_after_comma(nf_reader *r, uint32_t at)
{
    const nf_scan *scan = r->scan;
    if (!(r->point->gives & NF_GIVES_DAY) || (r->point->gives & NF_GIVES_CLOCK)) return at;
    if (at >= scan->end || nf_class_at(scan->text, at) != NF_CLASS_COMMA) return at;
    uint32_t start = newsfacts__scan_skip(scan, at + 1);
    nf_found found = newsfacts__scan_word(scan, start, NF_TABLE_TIME_WORDS);
    if (found.row == NF_NONE || newsfacts__time_words[found.row].kind != NF_TIME_WORDS_KIND_WEEKDAY)
        return at;
    bool closed = found.end >= scan->end || !newsfacts__scan_han(scan, found.end);
    return closed ? found.end : at;
}

/* One more component after `end`; `end` itself: none. */
static uint32_t step(nf_reader *r, uint32_t end, bool first)
{
    uint32_t start = first ? end : newsfacts__scan_skip(r->scan, end);
    uint32_t next = component(r, start);
    if (next > start) return next;
    next = after_of(r, start);
    if (next > start) return next;
    next = apposition(r, end);
    return next > end ? next : weekday_after_comma(r, end);
}

uint32_t newsfacts__point_sequence(nf_reader *r, uint32_t at)
{
    const uint32_t closed = NF_GIVES_VAGUE | NF_GIVES_SAME_PERIOD | NF_GIVES_SPAN;
    uint32_t end = at;
    for (int i = 0; i < MAX_COMPONENTS && !r->to->gives; i++) {
        uint32_t next = step(r, end, i == 0);
        if (next == end) break;
        end = next;
        if (r->point->gives & closed) break;
    }
    return r->point->gives ? end : at;
}

uint32_t newsfacts__point_read(const nf_scan *scan, uint32_t at, const nf_point *like,
                               nf_point *point, nf_point *to)
{
    nf_reader reader = {scan, like, point, to, false};
    memset(point, 0, sizeof *point);
    memset(to, 0, sizeof *to);
    return newsfacts__point_sequence(&reader, at);
}
