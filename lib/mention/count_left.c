/* count_left.c: the words to the left of a count, and the subject of the clause before. */
#include "mention/count_link.h"

enum {
    LEFT_REACH = 64,   /* items */
    ADJUNCT_REACH = 16 /* items of 比…, 占…, 在… */
};

typedef struct {
    const nf_line *line;
    nf_left_side *out;
    uint32_t from; /* item of the count */
    uint32_t at;   /* items before this one are still to be seen */
    bool share;    /* the count can be a share or multiple of something */
    bool done;
} scan;

static void near(scan *s, uint8_t cls)
{
    /* 高于2005年的16万元: 的 joins the number to what it is compared with */
    bool joins = s->out->near == NF_ITEM_OF
                 && (cls == NF_ITEM_EXCEED || cls == NF_ITEM_LINK || cls == NF_ITEM_CHANGE);
    if (s->out->near != NF_ITEM_OTHER && !joins) return;
    s->out->near = cls;
    s->out->near_item = s->at - 1;
}

static bool one_of(uint8_t cls, const uint8_t *classes)
{
    for (; *classes; classes++)
        if (cls == *classes) return true;
    return false;
}

static const uint8_t inside_place[] = {NF_ITEM_NOUN,      NF_ITEM_VN, NF_ITEM_ADJECTIVE,
                                       NF_ITEM_PLACEWORD, NF_ITEM_OF, NF_ITEM_TIME,
                                       NF_ITEM_PRONOUN,   0};
static const uint8_t inside_adjunct[] = {NF_ITEM_NOUN,
                                         NF_ITEM_VN,
                                         NF_ITEM_ADJECTIVE,
                                         NF_ITEM_OF,
                                         NF_ITEM_TIME,
                                         NF_ITEM_DIRECTION,
                                         NF_ITEM_PLACEWORD,
                                         NF_ITEM_ADVERB,
                                         NF_ITEM_PRONOUN,
                                         NF_ITEM_CONJUNCTION,
                                         0};

/* 表决时, 开工后: what stands before belongs to another predicate. */
static bool is_temporal(const scan *s)
{
    uint32_t c = nf_char_at(s->line->text, s->line->items[s->at - 1].span.end - 1);
    return c == 0x65f6 || c == 0x540e || c == 0x524d || c == 0x6765; /* 时 后 前 来 */
}

/* 在机上, 会议期间: back over the noun to what stands before it. */
static void skip_place(scan *s)
{
    if (s->line->items[s->at - 1].cls == NF_ITEM_DIRECTION && is_temporal(s)) {
        s->out->bounded = s->done = true;
        return;
    }
    s->at--;
    for (uint32_t n = 0; s->at > 0 && n < ADJUNCT_REACH; n++, s->at--)
        if (!one_of(s->line->items[s->at - 1].cls, inside_place)) break;
}

/* Item of 占, 比 or another word when the noun at s->at - 1 belongs to it and not
 * to the count, or NF_NONE. Words of any kind may stand after 占. */
static uint32_t adjunct_of(const scan *s)
{
    bool plain = true; /* nothing but what a comparison holds */
    for (uint32_t i = s->at, n = 0; i > 0 && n < ADJUNCT_REACH; i--, n++) {
        uint8_t cls = s->line->items[i - 1].cls;
        if (cls == NF_ITEM_BREAK || cls == NF_ITEM_COUNT) break;
        if ((cls == NF_ITEM_DISTANCE || cls == NF_ITEM_EXCEED) && plain) return i - 1;
        if (plain && s->share && s->out->near == NF_ITEM_OF /* 提升到原来的两倍 */
            && s->out->near_item == s->at && (cls == NF_ITEM_LINK || cls == NF_ITEM_CHANGE))
            return i - 1;
        if (cls == NF_ITEM_SHARE && s->share) return i - 1;
        if (cls == NF_ITEM_COMPARE && plain) return i - 1;
        if (!one_of(cls, inside_adjunct)) plain = false;
        if (!plain && !s->share) break;
    }
    return NF_NONE;
}

/* 与 and 同 join nouns more often than they compare. */
static bool compares(const scan *s, uint32_t i)
{
    uint32_t c = nf_char_at(s->line->text, s->line->items[i].span.begin);
    if (c == 0x4e0e || c == 0x540c || c == 0x8ddf) /* 与 同 跟 */
        return s->out->near == NF_ITEM_CHANGE || s->out->near == NF_ITEM_EXCEED;
    return true;
}

static void take_noun(scan *s)
{
    uint32_t adjunct = adjunct_of(s);
    if (adjunct != NF_NONE) {
        uint8_t cls = s->line->items[adjunct].cls;
        bool share = cls == NF_ITEM_SHARE;
        if (cls == NF_ITEM_DISTANCE) s->out->vague = true;
        if (share || cls != NF_ITEM_COMPARE || (adjunct > 0 && compares(s, adjunct))) {
            if (cls != NF_ITEM_COMPARE && cls != NF_ITEM_DISTANCE) {
                s->out->near = cls;
                s->out->near_item = adjunct;
            }
            s->at = adjunct;
            return;
        }
    }
    const nf_item *item = &s->line->items[s->at - 1];
    if ((item->marks & NF_PHRASE_WORDS_MARKS_GOVERNS)
        && (s->at < 2 || !nf_item_nominal(&s->line->items[s->at - 2])
            || s->line->items[s->at - 2].pos == NF_POS_PLACE)) { /* 西藏投入147亿元 */
        near(s, NF_ITEM_VERB);
        s->at--;
        return;
    }
    if (item->marks & NF_PHRASE_WORDS_MARKS_OUTSIDE) { /* 全国新增…: not what is counted */
        s->at--;
        return;
    }
    s->out->head = s->at - 1;
    s->out->phrase = newsfacts__phrase_left(s->line, s->at - 1);
    s->done = true;
}

/* 骗到500元: 到 after a verb is part of it, not a link to a subject. */
static bool is_complement(const scan *s)
{
    const nf_item *item = &s->line->items[s->at - 1];
    if (item->cls != NF_ITEM_LINK || nf_span_len(item->span) != 1) return false;
    return s->at > 1 && s->line->items[s->at - 2].cls == NF_ITEM_VERB
           && s->line->items[s->at - 2].span.end == item->span.begin;
}

/* A verb that also stands as a noun is one here when an adverb or the start of
 * the clause precedes it. */
static bool acts_as_verb(const scan *s)
{
    if (s->out->near != NF_ITEM_OTHER) return false;
    if (s->at < 2) return true;
    const nf_item *before = &s->line->items[s->at - 2];
    return before->cls == NF_ITEM_ADVERB || before->cls == NF_ITEM_BREAK
           || before->cls == NF_ITEM_TIME || before->pos == NF_POS_ORG;
}

static void take_bracket(scan *s)
{
    uint32_t open = newsfacts__phrase_open(s->line, s->at - 1, NF_ITEM_BRACKET_OPEN);
    s->at = open == NF_NONE ? s->at - 1 : open;
}

/* 比去年的244万只增长5%: what the number is compared with is not what it counts. */
static uint32_t compared_by(const scan *s)
{
    if (s->out->near != NF_ITEM_CHANGE && s->out->near != NF_ITEM_EXCEED) return NF_NONE;
    for (uint32_t i = s->at - 1; i > 0 && s->at - i < ADJUNCT_REACH; i--) {
        uint8_t cls = s->line->items[i - 1].cls;
        if (cls == NF_ITEM_COMPARE && compares(s, i - 1)) return i - 1;
        if (!one_of(cls, inside_adjunct)) break;
    }
    return NF_NONE;
}

static void take_count(scan *s)
{
    uint32_t compare = compared_by(s);
    if (compare != NF_NONE) {
        s->at = compare;
        return;
    }
    s->out->count = s->at - 1;
    s->done = true;
}

static void step(scan *s)
{
    const nf_item *item = &s->line->items[s->at - 1];
    switch (item->cls) {
    case NF_ITEM_BREAK:
    case NF_ITEM_BRACKET_OPEN:
    case NF_ITEM_TITLE: s->out->bounded = s->done = true; return;
    case NF_ITEM_COUNT: take_count(s); return;
    case NF_ITEM_BRACKET_CLOSE: take_bracket(s); return;
    case NF_ITEM_DIRECTION:
    case NF_ITEM_PLACEWORD: skip_place(s); return;
    case NF_ITEM_QUOTE_CLOSE:
    case NF_ITEM_NOUN: take_noun(s); return;
    case NF_ITEM_VN:
        if (!acts_as_verb(s)) {
            take_noun(s);
            return;
        }
        near(s, NF_ITEM_VERB);
        break;
    case NF_ITEM_LINK: near(s, is_complement(s) ? NF_ITEM_VERB : NF_ITEM_LINK); break;
    case NF_ITEM_RATE: near(s, NF_ITEM_CHANGE); break;
    case NF_ITEM_HAVE:
    case NF_ITEM_CHANGE:
    case NF_ITEM_SHARE:
    case NF_ITEM_EXCEED:
    case NF_ITEM_LEVEL:
    case NF_ITEM_EACH:
    case NF_ITEM_OF:
    case NF_ITEM_VERB: near(s, item->cls); break;
    case NF_ITEM_DISTANCE:
    case NF_ITEM_VAGUE: s->out->vague = true; break;
    default: break;
    }
    s->at--;
}

static bool all_conjunctions(const nf_line *line, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (line->items[i].cls != NF_ITEM_CONJUNCTION) return false;
    return true;
}

nf_left_side newsfacts__count_left(const nf_line *line, uint32_t item, int32_t unit_kind)
{
    nf_left_side out = {{0, 0}, NF_NONE, NF_NONE, false, NF_ITEM_OTHER, NF_NONE, false, false};
    bool share = unit_kind == NEWSFACTS_UNIT_PERCENT || unit_kind == NEWSFACTS_UNIT_PERCENT_POINT
                 || unit_kind == NEWSFACTS_UNIT_RATIO || unit_kind == NEWSFACTS_UNIT_MULTIPLE;
    scan s = {line, &out, item, item, share, false};
    while (!s.done && s.at > 0 && item - s.at < LEFT_REACH) step(&s);
    if (!s.done && s.at == 0) out.bounded = true;
    if (out.count != NF_NONE) out.adjacent_count = all_conjunctions(line, out.count + 1, item);
    return out;
}

/* ------------------------------------------------------------------ topic */

/* First item of the clause that ends before item `end`; *count tells whether it
 * holds a count. */
static uint32_t clause_begin(const nf_line *line, uint32_t end, bool *count)
{
    uint32_t at = end;
    *count = false;
    while (at > 0 && end - at < LEFT_REACH && line->items[at - 1].cls != NF_ITEM_BREAK)
        if (line->items[--at].cls == NF_ITEM_COUNT) *count = true;
    return at;
}

static bool before_subject(uint8_t cls)
{
    switch (cls) {
    case NF_ITEM_NOUN:
    case NF_ITEM_VN:
    case NF_ITEM_VERB:
    case NF_ITEM_ADJECTIVE:
    case NF_ITEM_QUOTE_OPEN:
    case NF_ITEM_LINK:
    case NF_ITEM_HAVE:
    case NF_ITEM_CHANGE: return false;
    default: return true;
    }
}

static bool inside_subject(uint8_t cls)
{
    switch (cls) {
    case NF_ITEM_NOUN:
    case NF_ITEM_VN:
    case NF_ITEM_ADJECTIVE:
    case NF_ITEM_OF:
    case NF_ITEM_QUOTE_OPEN:
    case NF_ITEM_QUOTE_CLOSE:
    case NF_ITEM_BRACKET_OPEN:
    case NF_ITEM_BRACKET_CLOSE:
    case NF_ITEM_CONJUNCTION:
    case NF_ITEM_AND_SO_ON: return true;
    default: return false;
    }
}

/* 反映企业能力的扩张指数有所回升: the clause opens with a verb, and what moves
 * stands before the word of change at its end. */
static nf_span moved_subject(const nf_line *line, uint32_t begin, uint32_t end)
{
    nf_span none = {0, 0};
    bool moves = false;
    for (uint32_t i = end; i > begin; i--) {
        const nf_item *item = &line->items[i - 1];
        if (item->cls == NF_ITEM_CHANGE)
            moves = true;
        else if (nf_item_nominal(item))
            return moves ? newsfacts__phrase_left(line, i - 1) : none;
        else if (item->cls != NF_ITEM_ADVERB && item->cls != NF_ITEM_HAVE)
            break;
    }
    return none;
}

nf_span newsfacts__count_topic(const nf_line *line, uint32_t item)
{
    nf_span none = {0, 0};
    bool count;
    uint32_t at = clause_begin(line, item, &count);
    if (at == 0) return none;
    uint32_t end = at - 1, best = NF_NONE;
    at = clause_begin(line, end, &count);
    if (count) return none;
    while (at < end && before_subject(line->items[at].cls)) at++;
    uint32_t first = at;
    for (; at < end; at++) {
        uint8_t cls = line->items[at].cls;
        if (cls == NF_ITEM_DIRECTION)
            best = NF_NONE; /* it was a place */
        else if (cls == NF_ITEM_VERB && best != NF_NONE && at + 1 < end
                 && nf_item_nominal(&line->items[at + 1])
                 && !newsfacts__phrase_word(line->lexical, line->items[at].span))
            continue; /* 民生改善项目投资 */
        else if (!inside_subject(cls))
            break;
        if (nf_item_nominal(&line->items[at]) || cls == NF_ITEM_QUOTE_CLOSE) best = at;
    }
    if (best == NF_NONE) return moved_subject(line, first, end);
    if (best == first && line->items[best].cls == NF_ITEM_VN) return none; /* 创新高 */
    return newsfacts__phrase_left(line, best);
}
