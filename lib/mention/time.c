/* time.c: walks over numerals and words of the time tables, and makes a time of every
 * phrase that begins at one. */
#include "mention/time.h"

#include "mention/time_parts.h"
#include "tables/tables.h"

#include <string.h>

/* How often a time of each construction has the value that a reader gives it,
 * measured on annotated news. */
static const float confidences[NF_PHRASE_KINDS] = {
    [NF_PHRASE_DATE] = 0.97f,   [NF_PHRASE_CLOCK] = 0.98f,   [NF_PHRASE_BARE] = 0.75f,
    [NF_PHRASE_VAGUE] = 0.97f,  [NF_PHRASE_FESTIVAL] = 0.9f, [NF_PHRASE_RANGE] = 0.97f,
    [NF_PHRASE_LENGTH] = 0.97f, [NF_PHRASE_SHIFT] = 0.75f,   [NF_PHRASE_SET] = 0.97f,
};

typedef struct {
    nf_work *work;
    nf_scan scan;
    nf_context context;
    nf_times *out;
    uint32_t dateline;  /* where its date begins; NF_NONE: it has none */
    nf_phrase repeated; /* the last set, for 每年4月和9月 */
} walker;

/* ------------------------------------------------------------------ one phrase */

static int32_t type_of(const nf_phrase *p)
{
    if (p->kind == NF_PHRASE_LENGTH) return NEWSFACTS_TIME_DURATION;
    if (p->kind == NF_PHRASE_SET) return NEWSFACTS_TIME_SET;
    bool clock = ((p->from.gives | p->to.gives) & NF_GIVES_CLOCK) != 0;
    if (p->kind == NF_PHRASE_SHIFT) clock = p->length.unit[0] >= NF_LENGTH_HOUR;
    return clock ? NEWSFACTS_TIME_OF_DAY : NEWSFACTS_TIME_DATE;
}

static void copy_value(const char *value, char out[NF_TIME_VALUE])
{
    size_t size = strlen(value);
    if (size < NF_TIME_VALUE) memcpy(out, value, size + 1);
}

static void put_value(const nf_phrase *p, const nf_when *when, nf_time *t)
{
    if (p->set)
        copy_value(p->set, t->value);
    else if (p->kind == NF_PHRASE_LENGTH || p->kind == NF_PHRASE_SET)
        newsfacts__length_value(&p->length, t->value);
    else
        newsfacts__when_value(when, t->value);
}

/* 几年前 and 3小时后 without an hour to count from. */
static void put_open_shift(const nf_phrase *p, nf_time *t)
{
    bool vague = p->qualifier == NEWSFACTS_QUALIFIER_VAGUE
                 || p->length.unit[0] == NF_LENGTH_YEAR; /* 5亿年前 */
    t->qualifier = p->direction < 0 ? NEWSFACTS_QUALIFIER_BEFORE : NEWSFACTS_QUALIFIER_AFTER;
    if (vague) {
        copy_value(p->direction < 0 ? "PAST_REF" : "FUTURE_REF", t->value);
        t->type = NEWSFACTS_TIME_DATE;
        return;
    }
    newsfacts__length_value(&p->length, t->value);
    t->type = NEWSFACTS_TIME_DURATION;
}

static newsfacts_status add(walker *w, const nf_phrase *p)
{
    nf_when when;
    newsfacts__phrase_resolve(&w->scan, p, &w->context, w->out->len, &when);
    nf_time *t = NF_VEC_ADD(w->out, &w->work->scratch);
    if (!t) return NEWSFACTS_E_MEMORY;
    t->span = p->span;
    t->sentence = w->scan.sentence;
    t->type = type_of(p);
    t->qualifier = p->qualifier ? p->qualifier : NEWSFACTS_QUALIFIER_EXACT;
    t->anchor = when.anchor;
    t->anchor_time = when.anchor == NEWSFACTS_ANCHOR_TIME ? when.anchor_time : NF_NONE;
    t->confidence = confidences[p->kind];
    put_value(p, &when, t);
    if (p->kind == NF_PHRASE_SHIFT && !*t->value) put_open_shift(p, t);
    if (p->kind == NF_PHRASE_SHIFT && p->qualifier == NEWSFACTS_QUALIFIER_OVER) /* 70多年前 */
        t->qualifier = p->direction < 0 ? NEWSFACTS_QUALIFIER_BEFORE : NEWSFACTS_QUALIFIER_AFTER;
    return NEWSFACTS_OK;
}

static bool named_period(const nf_scan *scan, const nf_phrase *p)
{
    uint32_t last = nf_scan_char(scan, p->span.end - 1);
    return last == 0x95f4 || last == 0x671f; /* 期间 时期 */
}

/* A plan's name is none without 期间 (“十四五”规划), nor a national day that is
 * counted (国庆77周年); a season alone is as often a name (冬季运动). */
static bool stands_alone(const nf_scan *scan, const nf_phrase *p)
{
    nf_numeral n;
    if (p->kind == NF_PHRASE_NAME) return false;
    if (p->from.gives == NF_GIVES_PERIOD && !p->to.gives && !p->qualifier)
        return named_period(scan, p);
    if (p->kind == NF_PHRASE_FESTIVAL
        && newsfacts__numeral_scan(scan->text, p->span.end, scan->end, &n))
        return false;
    if (p->kind == NF_PHRASE_RANGE || p->kind == NF_PHRASE_LENGTH || p->kind == NF_PHRASE_SET
        || p->kind == NF_PHRASE_SHIFT)
        return true;
    if (p->from.gives == NF_GIVES_PART && p->from.weak) return false;
    bool month_of_lunar = p->from.lunar && p->from.gives == NF_GIVES_MONTH;
    if (month_of_lunar && nf_scan_char(scan, p->span.begin) == 0x5927) return false; /* 大年 */
    return p->from.gives != NF_GIVES_SEASON;
}

/* -------------------------------------------------------------------- the walk */

/* Bits of the tables whose terms begin times. */
static uint32_t our_tables(void)
{
    return nf_table_bit(NF_TABLE_TIME_WORDS) | nf_table_bit(NF_TABLE_PARTS_OF_DAY)
           | nf_table_bit(NF_TABLE_TIME_HEDGES) | nf_table_bit(NF_TABLE_FESTIVALS)
           | nf_table_bit(NF_TABLE_PERIODS) | nf_table_bit(NF_TABLE_LANDMARKS);
}

/* Moves to the numeral from `at` on; a position inside a numeral is none. */
static uint32_t next_numeral(walker *w, uint32_t at)
{
    nf_scan *scan = &w->scan;
    while (scan->numeral < scan->numerals_end
           && scan->numbering->all.data[scan->numeral].span.begin < at)
        scan->numeral++;
    return scan->numeral < scan->numerals_end ? scan->numbering->all.data[scan->numeral].span.begin
                                              : scan->end;
}

/* 、 和 与 及 或 between two times. */
static bool joins(const nf_scan *scan, uint32_t at)
{
    switch (nf_scan_char(scan, at)) {
    case 0x548c:
    case 0x4e0e:
    case 0x53ca:
    case 0x6216: return true; /* 和与及或 */
    default: return at < scan->end && nf_class_at(scan->text, at) == NF_CLASS_PAUSE;
    }
}

/* 每年4月和9月, 每周一、周四: a point that goes on the list of a set is one too. */
static void go_on_set(walker *w, nf_phrase *p)
{
    nf_phrase *last = &w->repeated;
    uint32_t gives = last->from.gives;
    bool lists = last->set && p->span.begin == last->span.end + 1
                 && last->span.begin >= w->scan.begin && joins(&w->scan, last->span.end);
    if (lists && gives && p->kind != NF_PHRASE_SET && p->from.gives == gives && !p->from.offset) {
        p->kind = NF_PHRASE_SET;
        p->set = last->set;
    }
    if (p->kind == NF_PHRASE_SET)
        *last = *p;
    else
        last->set = NULL;
}

static newsfacts_status walk(walker *w)
{
    nf_scan *scan = &w->scan;
    uint32_t at = scan->begin, closed = scan->begin;
    uint32_t word = nf_hit_from(scan->lexical, our_tables(), at, scan->end);
    while (at < scan->end) {
        uint32_t numeral = next_numeral(w, at);
        if (word < at) word = nf_hit_from(scan->lexical, our_tables(), at, scan->end);
        at = numeral < word ? numeral : word;
        if (at >= scan->end) break;
        nf_phrase phrase;
        bool inside = at < closed;
        if (at == numeral) closed = scan->numbering->all.data[scan->numeral].span.end;
        if (inside || !newsfacts__phrase_read(scan, at, &phrase)) {
            at++;
            continue;
        }
        phrase.dateline = at == w->dateline;
        at = phrase.span.end;
        if (!stands_alone(scan, &phrase)) continue;
        go_on_set(w, &phrase);
        newsfacts_status status = add(w, &phrase);
        if (status) return status;
    }
    return NEWSFACTS_OK;
}

/* ------------------------------------------------------------------- dateline */

static void begin_sentence(walker *w, uint32_t index)
{
    const nf_sentence *s = &w->scan.sentencing->sentences.data[index];
    w->scan.sentence = index;
    w->scan.begin = s->span.begin;
    w->scan.end = s->span.end;
    w->scan.numeral = w->scan.numbering->first_of[index];
    w->scan.numerals_end = w->scan.numbering->first_of[index + 1];
    newsfacts__context_segment(&w->context, s->segment);
}

static uint32_t sentence_of(const nf_sentencing *s, uint32_t at)
{
    uint32_t low = 0, high = s->sentences.len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->sentences.data[middle].span.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->sentences.len && s->sentences.data[low].span.begin <= at ? low : NF_NONE;
}

/* The date of the dateline, and the reference from it where the caller gave none. */
static void read_dateline(walker *w, const nf_layout *layout, nf_date *reference, char *value)
{
    nf_span date = layout->dateline_date;
    nf_phrase phrase;
    nf_when when;
    value[0] = '\0';
    uint32_t index = nf_span_empty(date) ? NF_NONE : sentence_of(w->scan.sentencing, date.begin);
    if (index == NF_NONE) return;
    begin_sentence(w, index);
    next_numeral(w, date.begin);
    if (!newsfacts__phrase_read(&w->scan, date.begin, &phrase)) return;
    phrase.dateline = true;
    w->dateline = date.begin;
    nf_context before = w->context;
    newsfacts__phrase_resolve(&w->scan, &phrase, &w->context, 0, &when);
    w->context = before;
    if (when.from.grain < NF_GRAIN_DAY) return;
    nf_moment day = when.from;
    day.grain = NF_GRAIN_DAY;
    newsfacts__moment_value(&day, value);
    if (reference->year || !day.month) return;
    reference->year = day.year;
    reference->month = day.month;
    reference->day = day.day;
    w->context.reference = *reference;
}

newsfacts_status newsfacts__time_read(nf_work *work, const newsfacts_engine *engine,
                                      const nf_text *text, const nf_layout *layout,
                                      const nf_sentencing *sentencing, const nf_lexical *lexical,
                                      const nf_numbering *numbering, nf_date *reference,
                                      char dateline_date[NF_TIME_VALUE], nf_times *out)
{
    (void)engine;
    walker w;
    memset(&w, 0, sizeof w);
    w.work = work;
    w.out = out;
    w.scan.text = text;
    w.scan.sentencing = sentencing;
    w.scan.lexical = lexical;
    w.scan.numbering = numbering;
    w.context.reference = *reference;
    w.context.segment = NF_NONE;
    w.dateline = NF_NONE;
    if (!nf_spend(work, text->len)) return NEWSFACTS_E_LIMIT;
    read_dateline(&w, layout, reference, dateline_date);
    for (uint32_t i = 0; i < sentencing->sentences.len; i++) {
        begin_sentence(&w, i);
        newsfacts_status status = walk(&w);
        if (status) return status;
    }
    return NEWSFACTS_OK;
}
