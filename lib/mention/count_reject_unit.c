/* count_reject_unit.c: numbers with a unit that are no counts all the same. */
#include "mention/count_scan.h"

/* 门牌8号, 3号楼, 2单元: parts of addresses. */
static bool is_address(const nf_count_scan *scan, const nf_reading *r)
{
    uint32_t c = nf_count_char(scan, r->unit.span.begin);
    uint32_t before = nf_count_before(scan, r->count.span.begin, 1);
    bool number = r->quantity.form == NF_NUMERAL_ARABIC && nf_span_len(r->quantity.span) > 2;
    if (r->unit.kind != NEWSFACTS_UNIT_CLASSIFIER) return false;
    switch (c) {
    case 0x53f7: return true; /* 号 */
    case 0x623f:
    case 0x5ba4: return number && nf_span_len(r->unit.span) == 1; /* 501房, 302室 */
    case 0x5355: return before == 0x697c || before == 0x680b /* 3号楼6单元 */;
    default: return false;
    }
}

/* Nought is counted of few things: 零个, 零例; 零件 and 零钱 are words, 零本 is a name. */
static bool is_bit(const nf_count_scan *scan, const nf_reading *r)
{
    nf_span core = r->quantity.span;
    if (nf_span_len(core) != 1 || nf_count_char(scan, core.begin) != 0x96f6) return false;
    const nf_word *w = nf_count_word_at(scan, core.begin);
    if (w && w->known && w->begin == core.begin && w->len > 1) return true;
    if (r->unit.kind != NEWSFACTS_UNIT_CLASSIFIER) return false;
    switch (nf_count_char(scan, r->unit.span.begin)) {
    case 0x4e2a:               /* 个 */
    case 0x4f8b:               /* 例 */
    case 0x8d77:               /* 起 */
    case 0x5b97:               /* 宗 */
    case 0x5206:               /* 分 */
    case 0x6b21: return false; /* 次 */
    default: return true;
    }
}

/* A word that begins with the number or its unit and goes on behind them. */
static bool ends_in_word(const nf_count_scan *scan, const nf_reading *r)
{
    nf_span core = r->quantity.span;
    if (!nf_span_empty(r->unit.span)) return false;
    if (r->quantity.form == NF_NUMERAL_ARABIC || r->quantity.form == NF_NUMERAL_MIXED) return false;
    if (nf_count_casualty(nf_count_char(scan, core.end))) return false;
    if (!nf_count_splits_word(scan, core.end)) return false;
    const nf_word *w = nf_count_word_at(scan, core.end);
    const nf_hit *noun = newsfacts__hit_at(scan->lexical, core.end, NF_TABLE_COUNTED_NOUNS);
    return !noun || w->begin != core.begin
           || noun->begin + noun->len != w->begin + w->len; /* 五部委 */
}

/* 大 stands for a classifier only before what is counted: 三大板块; 党的八大 is a meeting. */
static bool lone_big(const nf_count_scan *scan, const nf_reading *r)
{
    if (nf_span_len(r->unit.span) != 1) return false;
    if (nf_count_char(scan, r->unit.span.begin) != 0x5927) return false;
    uint32_t before = nf_count_before(scan, r->count.span.begin, 1);
    if (nf_count_char(scan, r->quantity.span.begin) == 0x4e00 && nf_span_len(r->quantity.span) == 1)
        return true; /* 一大批, 一大亮点 */
    return before == 0x515a || !nf_count_is_han(scan, r->unit.span.end); /* 党 */
}

/* 一则是…, 二则…: marks of a list. */
static bool marks_item(const nf_count_scan *scan, const nf_reading *r)
{
    uint32_t unit = nf_count_char(scan, r->unit.span.begin),
             next = nf_count_char(scan, r->unit.span.end);
    return unit == 0x5219
           && (next == 0x662f || !nf_count_is_han(scan, r->unit.span.end)); /* 则 是 */
}

static uint32_t single_unit(const nf_count_scan *scan, const nf_reading *r)
{
    return nf_span_len(r->unit.span) == 1 ? nf_count_char(scan, r->unit.span.begin) : 0;
}

/* 二十届三中全会, 十四届全国人大: a session by its name; 办了十二届 counts. */
static bool names_session(const nf_count_scan *scan, const nf_reading *r)
{
    if (single_unit(scan, r) != 0x5c4a || r->quantity.form != NF_NUMERAL_HAN) return false; /* 届 */
    if (nf_span_len(r->quantity.span) == 1) {
        uint32_t next = nf_count_char(scan, r->unit.span.end);
        return next == 0x5168
               || (next && (scan->text->cls[r->unit.span.end] & NF_CLASS_NUMERAL)); /* 全 */
    }
    uint32_t before = nf_count_before(scan, r->count.span.begin, 1);
    return before != 0x4e86 && before != 0x529e && before != 0x7eed; /* 了 办 续 */
}

/* 国道324线, 23路公交车 */
static bool names_road(const nf_count_scan *scan, const nf_reading *r)
{
    uint32_t unit = single_unit(scan, r);
    if (unit == 0x8def) return r->quantity.form == NF_NUMERAL_ARABIC;                 /* 路 */
    return unit == 0x7ebf && nf_count_before(scan, r->count.span.begin, 1) == 0x9053; /* 线 道 */
}

/* 2009款车型, 2012级学生: a year. */
static bool is_model_year(const nf_count_scan *scan, const nf_reading *r)
{
    const nf_quantity *q = &r->quantity;
    if (q->form != NF_NUMERAL_ARABIC || nf_span_len(q->span) != 4 || q->flags) return false;
    uint32_t first = scan->text->fold[q->span.begin], century = scan->text->fold[q->span.begin + 1];
    if (!(first == '1' && century == '9') && !(first == '2' && century == '0')) return false;
    switch (single_unit(scan, r)) {
    case 0x6b3e:              /* 款 */
    case 0x7248:              /* 版 */
    case 0x7ea7:              /* 级 */
    case 0x5c4a: return true; /* 届 */
    default: return false;
    }
}

/* 国家一级, 二级公路 rank; 县、乡、村三级 and 两级 count. */
static bool ranks(const nf_count_scan *scan, const nf_reading *r)
{
    enum { REACH = 6 };
    uint32_t begin = r->quantity.span.begin;
    if (single_unit(scan, r) != 0x7ea7 || r->quantity.form != NF_NUMERAL_HAN) return false; /* 级 */
    if (nf_span_len(r->quantity.span) > 1 || nf_count_char(scan, begin) == 0x4e24)
        return false; /* 两 */
    for (uint32_t i = 1; i <= REACH && begin >= scan->body.begin + i; i++)
        if (nf_class_at(scan->text, begin - i) == NF_CLASS_PAUSE) return false;
    return true;
}

/* 第四个月, 两个小时, 第42分钟 where no time was read. */
static bool is_length_of_time(const nf_count_scan *scan, const nf_reading *r)
{
    uint32_t next = nf_count_char(scan, r->unit.span.end), unit = single_unit(scan, r);
    bool more = next == 0x591a || next == 0x6765 || next == 0x4f59; /* 多 来 余 */
    if (unit == 0x5206 && more) next = nf_count_char(scan, r->unit.span.end + 1);
    if (unit == 0x5206) return next == 0x949f; /* 分 钟 */
    if (unit != 0x4e2a) return false;          /* 个 */
    uint32_t after = nf_count_char(scan, r->unit.span.end + 1);
    if (next == 0x6708) return true;            /* 月 */
    if (next == 0x5c0f) return after == 0x65f6; /* 小时 */
    if (next == 0x661f) return after == 0x671f; /* 星期 */
    return next == 0x4e16 && after == 0x7eaa;   /* 世纪 */
}

/* 一个个瞬间, 一遍遍: one after the other. */
static bool is_repeated(const nf_count_scan *scan, const nf_reading *r)
{
    uint32_t unit = single_unit(scan, r), end = r->unit.span.end;
    if (!nf_count_is_article(r) || !unit) return false;
    if (nf_count_char(scan, end) == unit) return true;
    uint32_t begin = r->count.span.begin;
    if (nf_count_before(scan, begin, 1) == unit && nf_count_before(scan, begin, 2) == 0x4e00)
        return true; /* 一 */
    bool again =
        nf_count_char(scan, end) == 0x4e00 || nf_count_char(scan, end) == 0x53c8; /* 一 又 */
    return again && nf_count_char(scan, end + 1) != 0 && nf_count_char(scan, end + 1) == unit;
}

/* 每一个, 这一轮: 一 behind a word that points out counts nothing. */
static bool is_determined(const nf_count_scan *scan, const nf_reading *r)
{
    if (!nf_count_is_article(r) || r->count.span.begin != r->quantity.span.begin) return false;
    switch (nf_count_before(scan, r->count.span.begin, 1)) {
    case 0x8fd9:              /* 这 */
    case 0x90a3:              /* 那 */
    case 0x6bcf:              /* 每 */
    case 0x67d0:              /* 某 */
    case 0x4efb:              /* 任 */
    case 0x4f55:              /* 何 */
    case 0x54ea:              /* 哪 */
    case 0x540c:              /* 同 */
    case 0x4e0b:              /* 下 */
    case 0x4e0a: return true; /* 上 */
    default: return false;
    }
}

/* 1043次列车: a train, not how often. */
static bool is_train(const nf_count_scan *scan, const nf_reading *r)
{
    enum { REACH = 4 };
    uint32_t at = r->unit.span.end;
    if (nf_span_len(r->unit.span) != 1 || nf_count_char(scan, at - 1) != 0x6b21)
        return false; /* 次 */
    if (r->quantity.low.coefficient == 0 || nf_span_len(r->quantity.span) < 3) return false;
    for (uint32_t i = 0; i <= REACH; i += 2)
        if (nf_count_char(scan, at + i) == 0x5217 && nf_count_char(scan, at + i + 1) == 0x8f66)
            return true; /* 列车 */
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
    if (!nf_count_is_article(r)) return false;
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
    enum { REACH = 32 };
    if (!(r->quantity.flags & NF_NUMERAL_VAGUE) || nf_span_len(r->quantity.span) != 1) return false;
    if (nf_count_char(scan, r->quantity.span.begin) != 0x51e0) return false; /* 几 */
    for (uint32_t at = r->count.span.end, left = REACH; at < scan->body.end && left; at++, left--) {
        uint8_t cls = nf_class_at(scan->text, at);
        if (cls == NF_CLASS_COMMA || cls == NF_CLASS_SEMI || cls == NF_CLASS_COLON) return false;
        if (cls == NF_CLASS_STOP)
            return scan->text->fold[at] == '?' || scan->text->fold[at] == 0xff1f; /* ？ */
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
    const nf_pair *pair = newsfacts__count_pair(scan, begin);
    return pair && pair->span.begin + 1 == begin && nf_span_len(pair->span) <= SHORT + 2
           && begin == r->quantity.span.begin;
}

bool newsfacts__count_rejects(nf_count_scan *scan, const nf_reading *reading)
{
    return is_address(scan, reading) || is_bit(scan, reading) || ends_in_word(scan, reading)
           || lone_big(scan, reading) || marks_item(scan, reading) || begins_name(scan, reading)
           || names_session(scan, reading) || names_road(scan, reading)
           || is_model_year(scan, reading) || ranks(scan, reading)
           || is_length_of_time(scan, reading) || is_repeated(scan, reading)
           || is_determined(scan, reading) || is_train(scan, reading) || is_slogan(scan, reading)
           || is_question(scan, reading);
}

bool newsfacts__count_rejects_ordinal(const nf_count_scan *scan, const nf_reading *reading)
{
    return is_length_of_time(scan, reading);
}
