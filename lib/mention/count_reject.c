#include "mention/count_scan.h"

/* ------------------------------------------------------------ numbers of no count */

bool newsfacts__count_in_phrase(const nf_count_scan *scan, nf_span span, uint32_t *end)
{
    enum { LONGEST = 8 };
    uint32_t from = span.begin > scan->body.begin + LONGEST ? span.begin - LONGEST : scan->body.begin;
    for (uint32_t i = scan->lexical->hit_at[from]; i < scan->lexical->hit_at[span.begin + 1]; i++) {
        const nf_hit *hit = &scan->lexical->hits.data[i];
        if (hit->table != NF_TABLE_NOT_COUNTS || hit->begin + hit->len < span.end) continue;
        *end = hit->begin + hit->len;
        return true;
    }
    return false;
}

/* 这三家, 另一人: the word table glues words that point out to their numbers. */
static bool points_out(uint32_t c)
{
    switch (c) {
    case 0x7b2c: /* 第 */
    case 0x53e6: /* 另 */
    case 0x8fd9: /* 这 */
    case 0x90a3: /* 那 */
    case 0x5176: /* 其 */
    case 0x5404: /* 各 */
    case 0x6bcf: /* 每 */
    case 0x524d: /* 前 */
    case 0x540e: /* 后 */
    case 0x6709: /* 有 */
    case 0x7b49: /* 等 */
    case 0x4ec5: /* 仅 */
    case 0x7ffb: /* 翻 */
    case 0x5171: return true; /* 共 */
    default: return false;
    }
}

/* 统一, 三明治: a word that begins before the numeral. What follows it may be its unit. */
static bool inside_word(const nf_count_scan *scan, const nf_numeral *n)
{
    if (n->form != NF_NUMERAL_HAN && n->form != NF_NUMERAL_DIGITS) return false;
    if (!newsfacts__count_inside_word(scan, n->span.begin)) return false;
    return !points_out(nf_count_before(scan, n->span.begin, 1));
}

static bool is_digit(const nf_count_scan *scan, uint32_t at)
{
    return at < scan->body.end && nf_class_at(scan->text, at) == NF_CLASS_DIGIT;
}

/* 2.0.1, 1+1+1, 12·4: digits joined by marks. */
static bool joined_by_marks(const nf_count_scan *scan, nf_span span)
{
    uint32_t before = nf_count_before(scan, span.begin, 1), after = nf_count_char(scan, span.end);
    bool digit_before = span.begin >= scan->body.begin + 2 && is_digit(scan, span.begin - 2);
    if ((before == '.' || before == 0xb7 || before == 0x2022) && digit_before) return true;
    if ((after == '.' || after == 0xb7 || after == 0x2022) && is_digit(scan, span.end + 1)) return true;
    return before == '+' || after == '+' || before == '#' || before == '@' || before == '_';
}

/* The clause mark, the unit or the bracket around digits decides about glued letters
 * later; letters before digits make a name (A4, G20), unless they are money. */
static bool is_name(const nf_count_scan *scan, const nf_numeral *n)
{
    if (!(n->flags & NF_NUMERAL_CODE)) return false;
    if (n->low.coefficient == 0 && nf_span_len(n->span) > 15) return true;
    uint32_t begin = n->span.begin;
    bool glued = begin > scan->body.begin && (nf_class_at(scan->text, begin - 1) == NF_CLASS_LATIN
                                              || nf_count_before(scan, begin, 1) == '-');
    if (glued) return !newsfacts__hit_before(scan->lexical, scan->taken, begin, NF_TABLE_CURRENCIES);
    return nf_span_empty(newsfacts__unit_at(scan, n->span.end, false).span);
}

/* The innermost pair of quotes or titles around `at`. */
static const nf_pair *pair_around(nf_count_scan *scan, uint32_t at)
{
    enum { NESTED = 8 };
    const nf_pairs *pairs = &scan->sentencing->pairs;
    while (scan->pair < pairs->len && pairs->data[scan->pair].span.begin <= at) scan->pair++;
    for (uint32_t i = scan->pair; i > 0 && i + NESTED > scan->pair; i--)
        if (nf_span_has(pairs->data[i - 1].span, at) && pairs->data[i - 1].kind != NF_PAIR_BRACKET)
            return &pairs->data[i - 1];
    return NULL;
}

bool newsfacts__count_in_title(nf_count_scan *scan, nf_span span, uint32_t *end)
{
    const nf_pair *pair = pair_around(scan, span.begin);
    if (!pair || pair->kind != NF_PAIR_TITLE) return false;
    *end = pair->span.end;
    return true;
}

bool newsfacts__count_rejects_number(nf_count_scan *scan, const nf_numeral *numeral, uint32_t *end)
{
    *end = numeral->span.end;
    return newsfacts__count_in_title(scan, numeral->span, end) || newsfacts__count_in_phrase(scan, numeral->span, end)
           || inside_word(scan, numeral) || joined_by_marks(scan, numeral->span)
           || is_name(scan, numeral);
}

/* ------------------------------------------------------- counts that are none */

/* 门牌8号, 3号楼, 2单元: parts of addresses. */
static bool is_address(const nf_count_scan *scan, const nf_reading *r)
{
    uint32_t c = nf_count_char(scan, r->unit.span.begin);
    if (r->unit.kind != NEWSFACTS_UNIT_CLASSIFIER) return false;
    return c == 0x53f7; /* 号 */
}

/* 零件, 零食: 零 with its unit is a word. */
static bool is_bit(const nf_count_scan *scan, const nf_reading *r)
{
    nf_span core = r->quantity.span;
    if (nf_span_len(core) != 1 || nf_count_char(scan, core.begin) != 0x96f6) return false;
    const nf_word *w = nf_count_word_at(scan, core.begin);
    return w && w->known && w->begin == core.begin && w->len > 1;
}

static bool is_casualty(uint32_t c)
{
    return c == 0x6b7b || c == 0x4f24 || c == 0x4ea1; /* 死 伤 亡 */
}

/* A word that begins with the number or its unit and goes on behind them. */
static bool ends_in_word(const nf_count_scan *scan, const nf_reading *r)
{
    nf_span core = r->quantity.span;
    if (!nf_span_empty(r->unit.span)) return false;
    if (r->quantity.form == NF_NUMERAL_ARABIC || r->quantity.form == NF_NUMERAL_MIXED) return false;
    if (is_casualty(nf_count_char(scan, core.end))) return false;
    return nf_count_splits_word(scan, core.end);
}

/* 大 stands for a classifier only before what is counted: 三大板块; 党的八大 is a meeting. */
static bool lone_big(const nf_count_scan *scan, const nf_reading *r)
{
    if (nf_span_len(r->unit.span) != 1) return false;
    if (nf_count_char(scan, r->unit.span.begin) != 0x5927) return false;
    uint32_t before = nf_count_before(scan, r->count.span.begin, 1);
    return before == 0x515a || !nf_count_is_han(scan, r->unit.span.end); /* 党 */
}

/* 一则是…, 二则…: marks of a list. */
static bool marks_item(const nf_count_scan *scan, const nf_reading *r)
{
    uint32_t unit = nf_count_char(scan, r->unit.span.begin), next = nf_count_char(scan, r->unit.span.end);
    return unit == 0x5219 && (next == 0x662f || !nf_count_is_han(scan, r->unit.span.end)); /* 则 是 */
}

/* 每一个, 这一轮: 一 behind a word that points out counts nothing. */
static bool is_determined(const nf_count_scan *scan, const nf_reading *r)
{
    if (r->construct != NF_CONSTRUCT_ARTICLE || r->count.span.begin != r->quantity.span.begin) return false;
    switch (nf_count_before(scan, r->count.span.begin, 1)) {
    case 0x8fd9: /* 这 */
    case 0x90a3: /* 那 */
    case 0x6bcf: /* 每 */
    case 0x67d0: /* 某 */
    case 0x4efb: /* 任 */
    case 0x4f55: /* 何 */
    case 0x54ea: /* 哪 */
    case 0x540c: /* 同 */
    case 0x4e0b: /* 下 */
    case 0x4e0a: return true; /* 上 */
    default: return false;
    }
}

/* 1043次列车: a train, not how often. */
static bool is_train(const nf_count_scan *scan, const nf_reading *r)
{
    enum { REACH = 4 };
    uint32_t at = r->unit.span.end;
    if (nf_span_len(r->unit.span) != 1 || nf_count_char(scan, at - 1) != 0x6b21) return false; /* 次 */
    if (r->quantity.low.coefficient == 0 || nf_span_len(r->quantity.span) < 3) return false;
    for (uint32_t i = 0; i <= REACH; i += 2)
        if (nf_count_char(scan, at + i) == 0x5217 && nf_count_char(scan, at + i + 1) == 0x8f66) return true; /* 列车 */
    return false;
}

/* 一个 at `at`. */
static bool is_one(const nf_count_scan *scan, uint32_t at)
{
    return nf_count_char(scan, at) == 0x4e00 /* 一 */
           && !nf_span_empty(newsfacts__unit_at(scan, at + 1, false).span);
}

static bool starts_phrase(const nf_count_scan *scan, uint32_t at)
{
    return at == scan->body.begin || !nf_count_is_han(scan, at - 1);
}

/* 一个支部一个堡垒: a slogan; both halves are no counts. */
static bool is_slogan(const nf_count_scan *scan, const nf_reading *r)
{
    enum { REACH = 5 };
    uint32_t begin = r->count.span.begin, end = r->unit.span.end;
    if (r->construct != NF_CONSTRUCT_ARTICLE) return false;
    if (starts_phrase(scan, begin)) {
        for (uint32_t at = end + 1; at <= end + REACH && nf_count_is_han(scan, at); at++)
            if (is_one(scan, at)) return true;
        return false;
    }
    for (uint32_t at = begin - 1; at + REACH + 2 >= begin && nf_count_is_han(scan, at); at--) {
        if (is_one(scan, at) && starts_phrase(scan, at)) return true;
        if (at == scan->body.begin) break;
    }
    return false;
}

/* 到村里几次? asks. */
static bool is_question(const nf_count_scan *scan, const nf_reading *r)
{
    if (!(r->quantity.flags & NF_NUMERAL_VAGUE) || nf_span_len(r->quantity.span) != 1) return false;
    if (nf_count_char(scan, r->quantity.span.begin) != 0x51e0) return false; /* 几 */
    for (uint32_t at = r->count.span.end; at < scan->body.end; at++) {
        uint8_t cls = nf_class_at(scan->text, at);
        if (cls == NF_CLASS_COMMA || cls == NF_CLASS_SEMI || cls == NF_CLASS_COLON) return false;
        if (cls == NF_CLASS_STOP) return scan->text->fold[at] == '?' || scan->text->fold[at] == 0xff1f; /* ？ */
    }
    return false;
}

/* “两重”建设, “百名红通人员”: a short quotation that begins with a number in characters
 * is a name. */
static bool begins_name(nf_count_scan *scan, const nf_reading *r)
{
    enum { SHORT = 10 };
    uint32_t begin = r->count.span.begin;
    if (r->quantity.form != NF_NUMERAL_HAN || begin == 0) return false;
    uint8_t cls = nf_class_at(scan->text, begin - 1);
    if (cls != NF_CLASS_QUOTE_OPEN && cls != NF_CLASS_QUOTE) return false;
    const nf_pair *pair = pair_around(scan, begin);
    return pair && pair->span.begin + 1 == begin && nf_span_len(pair->span) <= SHORT + 2
           && begin == r->quantity.span.begin;
}

bool newsfacts__count_rejects(nf_count_scan *scan, const nf_reading *reading)
{
    return is_address(scan, reading) || is_bit(scan, reading) || ends_in_word(scan, reading) || lone_big(scan, reading)
           || marks_item(scan, reading) || begins_name(scan, reading)
           || is_determined(scan, reading) || is_train(scan, reading) || is_slogan(scan, reading) || is_question(scan, reading);
}

/* -------------------------------------------------------------- without a unit */

static bool at_least(const nf_quantity *q, int64_t value)
{
    return newsfacts__decimal_compare(q->low, newsfacts__decimal(value, 0)) >= 0;
}

/* 3亿, 数千, 30万: nobody writes a code so. */
static bool is_large(const nf_quantity *q)
{
    if (!(q->flags & NF_NUMERAL_MULTIPLIER) && !q->over) return false;
    if (nf_span_len(q->span) == 1) return false; /* 万和, 亿达 */
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

/* 1死7伤, 一死一伤: casualties stand in pairs. */
static bool is_toll(const nf_count_scan *scan, uint32_t noun, uint32_t begin)
{
    uint32_t next = noun + 1;
    if (is_casualty(nf_count_before(scan, begin, 1))) return true;
    if (next >= scan->body.end) return false;
    return nf_class_at(scan->text, next) == NF_CLASS_DIGIT || (scan->text->cls[next] & NF_CLASS_NUMERAL);
}

static bool is_counted_noun(const nf_count_scan *scan, const nf_reading *r)
{
    const nf_hit *hit = newsfacts__hit_at(scan->lexical, r->quantity.span.end, NF_TABLE_COUNTED_NOUNS);
    if (!hit || hit->begin + hit->len > scan->body.end) return false;
    bool one = nf_span_len(r->quantity.span) == 1 && r->quantity.low.coefficient == 1;
    switch (newsfacts__counted_nouns[hit->row].kind) {
    case NF_COUNTED_NOUNS_KIND_NEVER: return false;
    case NF_COUNTED_NOUNS_KIND_TOLL: return is_toll(scan, hit->begin, r->count.span.begin);
    case NF_COUNTED_NOUNS_KIND_NAMED:
        if (follows_name(scan, r->count.span.begin)) return false;
        break;
    default: break;
    }
    if (one && r->quantity.form == NF_NUMERAL_HAN) return false; /* 一矿 */
    return !nf_count_splits_word(scan, hit->begin + hit->len);
}

/* 指数为89.3, 增至120 */
static bool follows_level(const nf_count_scan *scan, uint32_t begin)
{
    switch (nf_count_before(scan, begin, 1)) {
    case 0x4e3a: /* 为 */
    case 0x8fbe: /* 达 */
    case 0x81f3: /* 至 */
    case 0x5230: /* 到 */
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

static bool is_level(const nf_count_scan *scan, const nf_reading *r)
{
    const nf_quantity *q = &r->quantity;
    if (q->form != NF_NUMERAL_ARABIC || nf_count_is_han(scan, q->span.end)) return false;
    if (nf_span_len(q->span) > 9 || !level_ends(scan, q->span.end)) return false;
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
    if (is_large(q) && !closes_quote(scan, q)) return stands(reading, NF_CONSTRUCT_LARGE);
    if (is_counted_noun(scan, reading)) return stands(reading, NF_CONSTRUCT_NOUN);
    if (hedged && (at_least(q, 100) || (q->flags & NF_NUMERAL_MULTIPLIER)))
        return stands(reading, NF_CONSTRUCT_LARGE);
    if (is_level(scan, reading) || is_everything(scan, reading))
        return stands(reading, NF_CONSTRUCT_LEVEL);
    return false;
}
