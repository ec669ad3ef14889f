/* time_phrase.c: a whole time expression: hedge, point or length, range, suffix. */
#include "mention/time_parts.h"

#include "tables/tables.h"

#include <stddef.h>
#include <string.h>

enum {
    C_ZHI = 0x81f3,
    C_DAO = 0x5230,
    C_JIN = 0x4eca /* 今 */,
    C_DI = 0x7684 /* 的 */,
    C_LAI = 0x6765,
    C_JIAN = 0x95f4,
    C_QI = 0x8d77,
    C_QIAN = 0x524d,
    C_HOU = 0x540e,
    C_OF = 0x4e4b /* 之 */,
    C_SHI = 0x65f6
};

/* -------------------------------------------------------------------- helpers */

static const nf_time_hedges_row *hedge_at(const nf_scan *scan, uint32_t at, int32_t side,
                                          uint32_t *end)
{
    nf_found found = newsfacts__scan_word(scan, at, NF_TABLE_TIME_HEDGES);
    if (found.row == NF_NONE || newsfacts__time_hedges[found.row].side != side) return NULL;
    *end = found.end;
    return &newsfacts__time_hedges[found.row];
}

static const nf_time_words_row *word_at(const nf_scan *scan, uint32_t at, uint32_t *end)
{
    nf_found found = newsfacts__scan_word(scan, at, NF_TABLE_TIME_WORDS);
    *end = found.end;
    return found.row == NF_NONE ? NULL : &newsfacts__time_words[found.row];
}

static bool single(uint32_t at, uint32_t end)
{
    return end == at + 1;
}

/* --------------------------------------------------------------------- ranges */

/* Over 至, 到, —: where the second end begins; `at`: no joint. */
static uint32_t range_joint(const nf_scan *scan, uint32_t at)
{
    uint32_t start = newsfacts__scan_skip(scan, at), end = start;
    uint32_t c = nf_scan_char(scan, start);
    if (c == C_QI && nf_scan_char(scan, start + 1) == C_ZHI) return start + 2; /* 起至 */
    if (c == C_ZHI || c == C_DAO) return newsfacts__scan_skip(scan, start + 1);
    while (end < start + 2 && newsfacts__scan_dash(scan, end)) end++;
    return end > start ? newsfacts__scan_skip(scan, end) : at;
}

/* Both ends must speak of the same kind of thing, or the later one of something
 * finer (3月5日至7日, 14日14时至15日). */
static bool ends_match(const nf_point *a, const nf_point *b)
{
    if (b->gives & NF_GIVES_VAGUE) return b->vague == NF_TIME_WORDS_KIND_PRESENT;
    if (a->gives & NF_GIVES_VAGUE) return false;
    if (a->gives & b->gives & ~(uint32_t)NF_GIVES_YEAR) return true;
    if ((a->gives | b->gives) == NF_GIVES_YEAR) return true;
    const uint32_t big = NF_GIVES_YEAR | NF_GIVES_HALF | NF_GIVES_QUARTER | NF_GIVES_MONTH
                         | NF_GIVES_SEASON | NF_GIVES_DECADE;
    const uint32_t days = NF_GIVES_SOME_DAY | NF_GIVES_WEEK;
    if ((a->gives & days) && (b->gives & days)) return true;
    return (a->gives & big) && (b->gives & (big | days)) && !(b->gives & NF_GIVES_CLOCK);
}

/* 至今, 到现在: open to the present. */
static uint32_t until_now(const nf_scan *scan, uint32_t at, nf_point *to)
{
    uint32_t end, c = nf_scan_char(scan, at);
    if (c != C_ZHI && c != C_DAO) return at;
    const nf_time_words_row *row = word_at(scan, at + 1, &end);
    bool now = row && row->kind == NF_TIME_WORDS_KIND_PRESENT;
    if (c == C_ZHI && nf_scan_char(scan, at + 1) == C_JIN && !now) {
        uint32_t next;
        if (word_at(scan, at + 1, &next)) return at; /* 至今年, 至今天 */
        now = true;
        end = at + 2;
    }
    if (!now) return at;
    memset(to, 0, sizeof *to);
    to->gives = NF_GIVES_VAGUE;
    to->vague = NF_TIME_WORDS_KIND_PRESENT;
    return end;
}

/* 昨夜今晨, 今冬明春: two words side by side. */
static uint32_t side_by_side(const nf_scan *scan, uint32_t at, const nf_phrase *p, nf_point *to)
{
    nf_point other;
    uint32_t end;
    const nf_time_words_row *row = word_at(scan, at, &end);
    if (!row || !(p->from.offset & (NF_GIVES_DAY | NF_GIVES_YEAR))) return at;
    bool days = row->kind == NF_TIME_WORDS_KIND_DAY && *row->code && (p->from.gives & NF_GIVES_PART)
                && p->from.day < row->value;
    bool seasons =
        row->kind == NF_TIME_WORDS_KIND_SEASON_OF_YEAR && (p->from.gives & NF_GIVES_SEASON);
    if (!days && !seasons) return at;
    end = newsfacts__point_read(scan, at, NULL, to, &other);
    return end;
}

static uint32_t read_range(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    nf_point to, other;
    uint32_t end = until_now(scan, at, &to);
    if (end == at) end = side_by_side(scan, at, p, &to);
    if (end == at) {
        uint32_t start = range_joint(scan, at);
        if (start == at) return at;
        end = newsfacts__point_read(scan, start, &p->from, &to, &other);
        if (end == start || other.gives || !ends_match(&p->from, &to)) return at;
        if (nf_scan_char(scan, end) == 0x6b62) end++; /* 止 */
    }
    p->to = to;
    p->kind = NF_PHRASE_RANGE;
    return end;
}

/* 2011年至2012年之间 */
static uint32_t between(const nf_scan *scan, uint32_t at)
{
    bool is = nf_scan_char(scan, at) == C_OF && nf_scan_char(scan, at + 1) == C_JIAN;
    return is ? at + 2 : at;
}

/* 1月15日4时和2月3日9时之间 */
static uint32_t read_between(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    nf_point to, other;
    uint32_t c = nf_scan_char(scan, at);
    if (c != 0x548c && c != 0x4e0e) return at; /* 和 与 */
    uint32_t end = newsfacts__point_read(scan, at + 1, &p->from, &to, &other);
    if (end == at + 1 || other.gives || !ends_match(&p->from, &to)) return at;
    uint32_t stop = between(scan, end);
    if (stop == end) return at;
    p->to = to;
    p->kind = NF_PHRASE_RANGE;
    return stop;
}

/* ------------------------------------------------------------------- suffixes */

static bool suffix_of_point(int32_t qualifier, const nf_point *p)
{
    bool fits = qualifier == NEWSFACTS_QUALIFIER_BEFORE || qualifier == NEWSFACTS_QUALIFIER_AFTER
                || qualifier == NEWSFACTS_QUALIFIER_ABOUT;
    return fits && !(p->gives & NF_GIVES_VAGUE);
}

/* 自2018年成立以来: a short verb may stand between. */
static uint32_t since_verb(const nf_scan *scan, uint32_t at, const nf_phrase *p)
{
    uint32_t before = p->span.begin > scan->begin ? nf_scan_char(scan, p->span.begin - 1) : 0;
    if (before != 0x81ea && before != 0x4ece) return at; /* 自 从 */
    for (uint32_t i = at + 2; i <= at + 3 && newsfacts__scan_han(scan, i - 1); i++)
        if (nf_scan_char(scan, i) == 0x4ee5 && nf_scan_char(scan, i + 1) == C_LAI) return i;
    return at;
}

/* 以来, 起, 前, 后, 左右, 许: what follows a point and belongs to it. */
static uint32_t point_suffix(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    uint32_t end;
    const uint32_t dated = NF_GIVES_YEAR | NF_GIVES_MONTH | NF_GIVES_DAY;
    if (p->from.gives & dated) at = since_verb(scan, at, p);
    const nf_point *last = p->to.gives ? &p->to : &p->from;
    for (int i = 0; i < 2; i++) { /* 4时许起 */
        const nf_time_hedges_row *row = hedge_at(scan, at, NF_TIME_HEDGES_SIDE_AFTER, &end);
        if (!row || !suffix_of_point(row->qualifier, last)) break;
        if (single(at, end) && !newsfacts__scan_alone(scan, at, end)) break;
        p->qualifier = row->qualifier;
        at = end;
        if (row->qualifier != NEWSFACTS_QUALIFIER_ABOUT) break;
    }
    return at;
}

/* 连续奋战27天后: 后 belongs to the whole, the length is of 连续. */
static bool of_going_on(const nf_scan *scan, uint32_t at)
{
    for (uint32_t i = at; i > scan->begin && at - i < 8 && newsfacts__scan_han(scan, i - 1); i--)
        if (nf_scan_char(scan, i - 1) == 0x7eed) return true; /* 续 */
    return false;
}

static uint32_t length_suffix(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    uint32_t end, c = nf_scan_char(scan, at);
    if (c == 0x53ca) { /* 及以内, 及以上 */
        const nf_time_hedges_row *row = hedge_at(scan, at + 1, NF_TIME_HEDGES_SIDE_AFTER, &end);
        if (!row || row->qualifier == NEWSFACTS_QUALIFIER_ABOUT) return at;
        p->qualifier = row->qualifier;
        return end;
    }
    if (c == C_LAI) return newsfacts__scan_alone(scan, at, at + 1) ? at + 1 : at;
    if (c == C_JIAN) return newsfacts__scan_alone(scan, at, at + 1) ? at + 1 : at;
    const nf_time_hedges_row *row = hedge_at(scan, at, NF_TIME_HEDGES_SIDE_AFTER, &end);
    if (!row || (single(at, end) && !newsfacts__scan_alone(scan, at, end))) return at;
    if (single(at, end) && c == C_QI) return at;
    if (row->qualifier == NEWSFACTS_QUALIFIER_AFTER && nf_scan_char(scan, end - 1) == C_LAI)
        return end; /* 三个多月以来 is a length */
    if (row->qualifier == NEWSFACTS_QUALIFIER_BEFORE
        || row->qualifier == NEWSFACTS_QUALIFIER_AFTER) {
        if (of_going_on(scan, p->span.begin)) return at;
        p->direction = row->qualifier == NEWSFACTS_QUALIFIER_BEFORE ? -1 : 1;
        return end;
    }
    p->qualifier = row->qualifier;
    return end;
}

/* -------------------------------------------------------------------- lengths */

/* 三天后 counts from the day at hand where it opens a clause, and from what stands
 * before it elsewhere (接种4周后): then it is a length. */
static bool opens_clause(const nf_scan *scan, uint32_t at)
{
    return at == scan->begin || !newsfacts__scan_han(scan, at - 1);
}

static uint32_t read_length(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    uint32_t end = newsfacts__length_read(scan, at, &p->length);
    if (end == at) return at;
    p->kind = NF_PHRASE_LENGTH;
    p->qualifier = p->length.qualifier;
    uint32_t after = length_suffix(scan, end, p);
    if (p->direction) {
        if (p->direction > 0 && !opens_clause(scan, p->span.begin))
            p->qualifier = NEWSFACTS_QUALIFIER_AFTER;
        else
            p->kind = NF_PHRASE_SHIFT;
    }
    return after;
}

/* 多年, 多年来 */
static uint32_t read_vague_length(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    uint32_t end;
    const nf_time_words_row *row = word_at(scan, at, &end);
    if (!row || row->kind != NF_TIME_WORDS_KIND_DURATION) return at;
    if (newsfacts__scan_crossed(scan, at, end)) return at;
    p->kind = NF_PHRASE_LENGTH;
    p->qualifier = NEWSFACTS_QUALIFIER_VAGUE;
    p->set = row->code;
    uint32_t c = nf_scan_char(scan, end);
    return c == C_LAI ? end + 1 : end;
}

/* 未来三年, 过去十年, 近一周 */
static uint32_t read_led_length(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    uint32_t end, start;
    const nf_time_words_row *row = word_at(scan, at, &end);
    if (!row) return at;
    bool vague = row->kind == NF_TIME_WORDS_KIND_FUTURE || row->kind == NF_TIME_WORDS_KIND_PAST;
    if (row->kind != NF_TIME_WORDS_KIND_LEAD && !vague) return at;
    uint32_t c = nf_scan_char(scan, at);
    if (single(at, end) && (c == C_QIAN || c == C_HOU)) return at;
    start = newsfacts__scan_skip(scan, end);
    c = nf_scan_char(scan, start);
    if (c == C_DI || c == 0x8fd9) start++; /* 未来的三年, 最近这两年 */
    if (hedge_at(scan, start, NF_TIME_HEDGES_SIDE_BEFORE, &end)) start = end;
    uint32_t stop = newsfacts__length_read(scan, start, &p->length);
    if (stop == start) return at;
    p->kind = NF_PHRASE_LENGTH;
    p->qualifier = p->length.qualifier;
    uint32_t after = length_suffix(scan, stop, p);
    if (!p->direction) return after;
    p->direction = 0; /* 未来三年后 is rare, 近三年前 is none */
    return stop;
}

/* ----------------------------------------------------------------------- sets */

static bool is_weekday(uint32_t c)
{
    static const uint32_t days[] = {0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x65e5, 0x672b};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (c == days[i]) return true;
    return false;
}

/* 每周一次, 每周三场: a number, no weekday. */
static bool counts_times(uint32_t c)
{
    static const uint32_t units[] = {0x6b21 /* 次 */, 0x73ed /* 班 */, 0x8d9f /* 趟 */,
                                     0x573a /* 场 */, 0x671f /* 期 */, 0x4e2a /* 个 */,
                                     0x5929 /* 天 */, 0x8bfe /* 课 */, 0x7bc7 /* 篇 */,
                                     0x8282 /* 节 */, 0x5217 /* 列 */, 0x6863 /* 档 */};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (c == units[i]) return true;
    return false;
}

/* 每周三, 每年春节, 每天晚上8点: the repeated point belongs to the span. */
static uint32_t read_set(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    uint32_t end;
    const nf_time_words_row *row = word_at(scan, at, &end);
    if (!row || row->kind != NF_TIME_WORDS_KIND_SET) return at;
    if (newsfacts__scan_crossed(scan, at, end)) return at;
    p->set = row->code;
    uint32_t c = nf_scan_char(scan, end);
    bool week = !strcmp(row->code, "P1W");
    if (week && is_weekday(c) && !counts_times(nf_scan_char(scan, end + 1))) {
        p->from.gives = NF_GIVES_WEEKDAY;
        end++;
    }
    nf_point weekday = p->from;
    const nf_point repeated = {0}; /* 8点 after 每天 is an hour */
    uint32_t next = newsfacts__point_read(scan, end, &repeated, &p->from, &p->to);
    const uint32_t coarse = NF_GIVES_YEAR | NF_GIVES_VAGUE | NF_GIVES_CENTURY | NF_GIVES_DECADE;
    if (next > end && !(p->from.gives & coarse) && !p->from.offset)
        end = p->to.gives ? next : read_range(scan, next, p);
    else
        p->from = weekday;
    p->kind = NF_PHRASE_SET;
    return end;
}

/* 每两年, 每隔3天 */
static uint32_t read_every(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    uint32_t end;
    const nf_time_words_row *row = word_at(scan, at, &end);
    if (!row || row->kind != NF_TIME_WORDS_KIND_EVERY) return at;
    uint32_t start = newsfacts__scan_skip(scan, end);
    uint32_t stop = newsfacts__length_read(scan, start, &p->length);
    if (stop > start) {
        p->kind = NF_PHRASE_SET;
        p->qualifier = p->length.qualifier;
        return stop;
    }
    nf_point point, to; /* 每周三 where 每周 is no word, 每到春节 */
    stop = newsfacts__point_read(scan, start, NULL, &point, &to);
    const uint32_t may = NF_GIVES_WEEKDAY | NF_GIVES_FESTIVAL | NF_GIVES_PART | NF_GIVES_QUARTER
                         | NF_GIVES_SEASON | NF_GIVES_WEEKEND;
    if (stop == start || (point.gives & ~may) || (point.offset & ~(uint32_t)NF_GIVES_WEEKEND))
        return at;
    p->kind = NF_PHRASE_SET;
    p->set = point.gives & (NF_GIVES_WEEKDAY | NF_GIVES_WEEKEND) ? "P1W"
             : point.gives & NF_GIVES_PART                       ? "P1D"
                                                                 : "P1Y";
    return stop;
}

/* --------------------------------------------------------------------- points */

static int32_t point_kind(const nf_point *p)
{
    const uint32_t day = NF_GIVES_SOME_DAY | NF_GIVES_MONTH | NF_GIVES_YEAR;
    if (p->gives & NF_GIVES_VAGUE) return NF_PHRASE_VAGUE;
    if (p->gives & NF_GIVES_CLOCK) return p->gives & day ? NF_PHRASE_CLOCK : NF_PHRASE_BARE;
    return p->gives & NF_GIVES_FESTIVAL ? NF_PHRASE_FESTIVAL : NF_PHRASE_DATE;
}

/* Over 期间 or 时期. */
static uint32_t span_end(const nf_scan *scan, uint32_t at)
{
    uint32_t end;
    const nf_time_words_row *row = word_at(scan, at, &end);
    return row && row->kind == NF_TIME_WORDS_KIND_SPAN ? end : at;
}

static uint32_t read_point(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    uint32_t end = newsfacts__point_read(scan, at, NULL, &p->from, &p->to);
    if (end == at) return at;
    p->kind = p->to.gives ? NF_PHRASE_RANGE : point_kind(&p->from);
    p->qualifier = p->to.gives ? p->to.qualifier : p->from.qualifier;
    if (p->from.quoted) p->span.begin--;
    if (!p->to.gives && !(p->from.gives & NF_GIVES_VAGUE)) {
        uint32_t stop = read_range(scan, end, p);
        if (stop == end) stop = read_between(scan, end, p);
        if (stop > end) p->qualifier = p->to.qualifier;
        end = stop;
    }
    if (p->to.gives) end = between(scan, end);
    uint32_t start = end;
    const uint32_t dated = NF_GIVES_YEAR | NF_GIVES_MONTH | NF_GIVES_DAY;
    uint32_t first = nf_scan_char(scan, end); /* 2020年期间, but not 2020年假期 */
    if ((p->from.gives & dated) && (first == 0x671f || first == C_SHI)) start = span_end(scan, end);
    return point_suffix(scan, start, p);
}

static bool hedged(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    uint32_t start;
    const nf_time_hedges_row *row = hedge_at(scan, at, NF_TIME_HEDGES_SIDE_BEFORE, &start);
    if (!row) return false;
    start = newsfacts__scan_skip(scan, start);
    uint32_t end = newsfacts__length_read(scan, start, &p->length);
    if (end > start) {
        end = read_length(scan, start, p);
        if (p->length.qualifier != NEWSFACTS_QUALIFIER_VAGUE)
            p->qualifier = row->qualifier; /* 近几年 */
        p->span.end = end;
        return true;
    }
    if (row->qualifier != NEWSFACTS_QUALIFIER_ABOUT) return false;
    end = read_point(scan, start, p);
    if (end == start || !(p->from.gives & NF_GIVES_HOUR)) return false;
    p->qualifier = NEWSFACTS_QUALIFIER_ABOUT;
    p->span.end = end;
    return true;
}

/* 未来产业 looks like a time and is none; 公元前238年 is one that has no value here. */
static bool name(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    uint32_t end;
    const nf_time_words_row *row = word_at(scan, at, &end);
    if (!row || (row->kind != NF_TIME_WORDS_KIND_NAME && row->kind != NF_TIME_WORDS_KIND_BC))
        return false;
    p->kind = NF_PHRASE_NAME;
    p->span.end = end;
    if (row->kind == NF_TIME_WORDS_KIND_BC)
        p->span.end = newsfacts__length_read(scan, end, &p->length);
    return true;
}

/* 今明两天: days side by side. */
static uint32_t read_days(const nf_scan *scan, uint32_t at, nf_phrase *p)
{
    uint32_t end;
    const nf_time_words_row *row = word_at(scan, at, &end);
    if (!row || row->kind != NF_TIME_WORDS_KIND_DAYS) return at;
    p->kind = NF_PHRASE_RANGE;
    p->from.gives = p->from.offset = NF_GIVES_DAY;
    p->from.day = row->value;
    p->to = p->from;
    p->to.day += row->code[0] - '1';
    return end;
}

/* What only words of the tables begin. */
static uint32_t read_worded(const nf_scan *scan, uint32_t at, nf_phrase *out)
{
    if (name(scan, at, out)) return out->span.end;
    memset(out, 0, sizeof *out);
    out->span = nf_span_make(at, at);
    if (hedged(scan, at, out)) return out->span.end;
    memset(out, 0, sizeof *out);
    out->span = nf_span_make(at, at);
    uint32_t end = read_led_length(scan, at, out);
    if (end == at) end = read_set(scan, at, out);
    if (end == at) end = read_every(scan, at, out);
    if (end == at) end = read_days(scan, at, out);
    return end;
}

bool newsfacts__phrase_read(const nf_scan *scan, uint32_t at, nf_phrase *out)
{
    bool worded = scan->lexical->hit_at[at] != scan->lexical->hit_at[at + 1];
    memset(out, 0, sizeof *out);
    out->span = nf_span_make(at, at);
    uint32_t end = worded ? read_worded(scan, at, out) : at;
    if (end == at) end = read_point(scan, at, out);
    if (end == at) end = read_length(scan, at, out);
    if (end == at && worded) end = read_vague_length(scan, at, out);
    out->span.end = end;
    return end > at;
}
