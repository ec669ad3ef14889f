/* count_alone.c: numbers without a unit that are counts. */
#include "mention/count_scan.h"

static bool at_least(const nf_quantity *q, int64_t value)
{
    return newsfacts__decimal_compare(q->low, newsfacts__decimal(value, 0)) >= 0;
}

/* 千万不要, 千万别: by all means. */
static bool is_warning(const nf_count_scan *scan, const nf_quantity *q)
{
    if (nf_span_len(q->span) != 2 || nf_count_char(scan, q->span.begin) != 0x5343)
        return false; /* 千 */
    switch (nf_count_char(scan, q->span.end)) {
    case 0x4e0d:              /* 不 */
    case 0x522b:              /* 别 */
    case 0x8981:              /* 要 */
    case 0x52ff:              /* 勿 */
    case 0x83ab:              /* 莫 */
    case 0x8bb0:              /* 记 */
    case 0x5c0f: return true; /* 小 */
    default: return false;
    }
}

/* 莱万多夫斯基: 万 and 多 alone are syllables of names. */
static bool is_scrap(const nf_count_scan *scan, const nf_quantity *q)
{
    return q->over && nf_span_len(q->span) == 2 && q->form == NF_NUMERAL_HAN
           && (q->flags & NF_NUMERAL_MULTIPLIER)
           && nf_count_char(scan, q->span.end - 1) == 0x591a; /* 多 */
}

/* 3亿, 数千, 30万: nobody writes a code so. */
static bool is_large(const nf_count_scan *scan, const nf_quantity *q)
{
    if (!(q->flags & NF_NUMERAL_MULTIPLIER) && !q->over) return false;
    if (nf_span_len(q->span) == 1) return false; /* 万和, 亿达 */
    if (is_warning(scan, q) || is_scrap(scan, q)) return false;
    if (q->form == NF_NUMERAL_MIXED) return true;
    if (q->flags & (NF_NUMERAL_VAGUE | NF_NUMERAL_RANGE)) return at_least(q, 100);
    return q->over || at_least(q, 10000);
}

/* 湘雅三医院, 市一中: of several houses under one name the number is a name; behind a
 * word of grammar or at the head of a phrase it counts. */
static bool follows_name(const nf_count_scan *scan, uint32_t begin)
{
    if (begin == scan->body.begin || !nf_count_is_han(scan, begin - 1)) return false;
    const nf_word *w = nf_count_word_at(scan, begin - 1);
    if (!w || !w->known) return true;
    return w->pos == NF_POS_NOUN || w->pos == NF_POS_PLACE || w->pos == NF_POS_ORG
           || w->pos == NF_POS_PROPER || w->pos == NF_POS_PERSON;
}

/* “2035国家愿景” */
static bool is_year(const nf_count_scan *scan, const nf_quantity *q)
{
    uint32_t first = nf_count_char(scan, q->span.begin),
             second = nf_count_char(scan, q->span.begin + 1);
    if (q->form != NF_NUMERAL_ARABIC || nf_span_len(q->span) != 4 || q->flags || q->over)
        return false;
    return (first == '1' && second == '9') || (first == '2' && second == '0');
}

/* 大三女生, 高一学生: a year at school. */
static bool is_grade(uint32_t before)
{
    return before == 0x5927 || before == 0x9ad8 || before == 0x521d; /* 大 高 初 */
}

/* 1死7伤, 一死一伤: casualties stand in pairs. */
static bool is_toll(const nf_count_scan *scan, uint32_t noun, uint32_t begin)
{
    uint32_t next = noun + 1;
    if (nf_count_casualty(nf_count_before(scan, begin, 1))) return true;
    if (next >= scan->body.end) return false;
    return nf_class_at(scan->text, next) == NF_CLASS_DIGIT
           || (scan->text->cls[next] & NF_CLASS_NUMERAL);
}

static bool is_counted_noun(const nf_count_scan *scan, const nf_reading *r)
{
    const nf_hit *hit =
        newsfacts__hit_at(scan->lexical, r->quantity.span.end, NF_TABLE_COUNTED_NOUNS);
    if (!hit || hit->begin + hit->len > scan->body.end) return false;
    bool one =
        nf_count_char(scan, r->quantity.span.begin) == 0x4e00 && nf_span_len(r->quantity.span) == 1;
    if (is_year(scan, &r->quantity)) return false;
    if (is_grade(nf_count_before(scan, r->count.span.begin, 1))) return false;
    switch (newsfacts__counted_nouns[hit->row].kind) {
    case NF_COUNTED_NOUNS_KIND_NEVER: return false;
    case NF_COUNTED_NOUNS_KIND_TOLL: return is_toll(scan, hit->begin, r->count.span.begin);
    case NF_COUNTED_NOUNS_KIND_NAMED:
        if (follows_name(scan, r->count.span.begin)) return false;
        break;
    default: break;
    }
    if (one) return false; /* 一矿 */
    return !nf_count_splits_word(scan, hit->begin + hit->len);
}

/* 指数为89.3, 增至120 */
static bool follows_level(const nf_count_scan *scan, uint32_t begin)
{
    switch (nf_count_before(scan, begin, 1)) {
    case 0x4e3a:              /* 为 */
    case 0x8fbe:              /* 达 */
    case 0x81f3:              /* 至 */
    case 0x5230:              /* 到 */
    case 0x4e8e: return true; /* 于 */
    default: return false;
    }
}

/* 700/4600MHz, 4300×1690, 30、40岁, 《阿凡达2》: more than a level follows. */
static bool level_ends(const nf_count_scan *scan, uint32_t end)
{
    if (end >= scan->body.end) return true;
    switch (nf_class_at(scan->text, end)) {
    case NF_CLASS_PAUSE:
    case NF_CLASS_TITLE_CLOSE:
    case NF_CLASS_QUOTE_CLOSE:
    case NF_CLASS_DASH:
    case NF_CLASS_DOT:
    case NF_CLASS_LATIN:
    case NF_CLASS_SYMBOL: return false;
    default: break;
    }
    uint32_t c = scan->text->fold[end];
    return c != '/' && c != '*';
}

/* 由50.1升至51.2, 预期的55.5: readings of an index, moved on by a verb. */
static bool is_index(const nf_count_scan *scan, const nf_reading *r)
{
    const nf_quantity *q = &r->quantity;
    uint32_t before = nf_count_before(scan, r->count.span.begin, 1);
    if (q->form != NF_NUMERAL_ARABIC || !(q->flags & NF_NUMERAL_POINT)) return false;
    bool leads = before == 0x7684 || before == 0x7531 || before == 0x4ece; /* 的 由 从 */
    if (!leads && !follows_level(scan, r->count.span.begin)) return false;
    switch (nf_count_char(scan, q->span.end)) {
    case 0x5347:              /* 升 */
    case 0x964d:              /* 降 */
    case 0x4e0a:              /* 上 */
    case 0x4e0b:              /* 下 */
    case 0x56de:              /* 回 */
    case 0x63d0:              /* 提 */
    case 0x548c:              /* 和 */
    case 0x7684: return true; /* 的 */
    default: return leads && !nf_count_is_han(scan, q->span.end) && level_ends(scan, q->span.end);
    }
}

static bool is_level(const nf_count_scan *scan, const nf_reading *r)
{
    const nf_quantity *q = &r->quantity;
    if (q->form != NF_NUMERAL_ARABIC || nf_count_is_han(scan, q->span.end)) return false;
    if (nf_span_len(q->span) > 7 || !level_ends(scan, q->span.end)) return false;
    return follows_level(scan, r->count.span.begin)
           && ((q->flags & NF_NUMERAL_POINT) || !(q->flags & NF_NUMERAL_ZERO));
}

/* The number is all that the sentence says. */
static bool is_everything(const nf_count_scan *scan, const nf_reading *r)
{
    nf_span span = r->count.span;
    return span.begin == scan->body.begin && span.end == scan->body.end;
}

static bool stands(nf_reading *reading, uint8_t construct)
{
    reading->construct = construct;
    return true;
}

/* “千项万亿”工程 */
static bool closes_quote(const nf_count_scan *scan, const nf_quantity *q)
{
    if (q->form != NF_NUMERAL_HAN || q->span.end >= scan->body.end) return false;
    uint8_t cls = nf_class_at(scan->text, q->span.end);
    return cls == NF_CLASS_QUOTE_CLOSE || cls == NF_CLASS_QUOTE;
}

bool newsfacts__count_stands_alone(const nf_count_scan *scan, nf_reading *reading)
{
    const nf_quantity *q = &reading->quantity;
    bool hedged = reading->count.span.begin < q->span.begin;
    if (is_large(scan, q) && !closes_quote(scan, q)) return stands(reading, NF_CONSTRUCT_LARGE);
    if (is_counted_noun(scan, reading)) return stands(reading, NF_CONSTRUCT_NOUN);
    if (hedged && (at_least(q, 100) || (q->flags & NF_NUMERAL_MULTIPLIER)))
        return stands(reading, NF_CONSTRUCT_LARGE);
    if (is_level(scan, reading) || is_index(scan, reading) || is_everything(scan, reading))
        return stands(reading, NF_CONSTRUCT_LEVEL);
    return false;
}
