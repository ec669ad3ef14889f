/* count_part.c: which count is a part of which, where the text says so. */
#include "mention/count_link.h"

enum {
    AMONG_REACH = 8, /* items from 其中 or 中 to the count */
    REACH = 64,      /* items from a part back to its whole */
    MOVES = NEWSFACTS_ASPECT_INCREASE | NEWSFACTS_ASPECT_DECREASE
};

static bool has_role(const nf_line *line, nf_span span, int32_t role)
{
    const nf_hit *hit = newsfacts__hit_of(line->lexical, span, NF_TABLE_PART_WORDS);
    return hit && newsfacts__part_words[hit->row].role == role;
}

static bool is_inside(const nf_line *line, uint32_t i)
{
    const nf_item *item = &line->items[i];
    uint32_t c = nf_char_at(line->text, item->span.end - 1);
    return item->cls == NF_ITEM_DIRECTION && (c == 0x4e2d || c == 0x91cc); /* 中 里 */
}

bool newsfacts__count_among(const nf_line *line, uint32_t item)
{
    bool mark = false;
    for (uint32_t i = item; i > 0 && item - i < AMONG_REACH; i--) {
        const nf_item *at = &line->items[i - 1];
        if (is_inside(line, i - 1)) return true;
        if (has_role(line, at->span, NF_PART_WORDS_ROLE_AMONG)) return true;
        if (at->cls == NF_ITEM_BREAK) {
            if (mark) return false;
            mark = true;
        } else if (at->cls != NF_ITEM_HAVE && at->cls != NF_ITEM_ADVERB) {
            return false;
        }
    }
    return false;
}

/* ------------------------------------------------------ whole and part fit */

static bool is_fraction(const nf_count *c)
{
    return c->unit_kind == NEWSFACTS_UNIT_PERCENT || c->unit_kind == NEWSFACTS_UNIT_RATIO;
}

static bool same_unit(const nf_text *t, const nf_count *a, const nf_count *b)
{
    uint32_t len = nf_span_len(a->unit);
    if (len != nf_span_len(b->unit)) return false;
    for (uint32_t i = 0; i < len; i++)
        if (t->fold[a->unit.begin + i] != t->fold[b->unit.begin + i]) return false;
    return true;
}

static bool is_one(const nf_count *c)
{
    return c->low.form == NEWSFACTS_NUMBER_DECIMAL && c->low.decimal.coefficient == 1
           && c->low.decimal.exponent == 0;
}

/* The part is no larger than the whole, as far as both are known. */
static bool no_larger(const nf_count *part, const nf_count *whole)
{
    if (part->low.form != NEWSFACTS_NUMBER_DECIMAL || whole->low.form != NEWSFACTS_NUMBER_DECIMAL)
        return true;
    return newsfacts__decimal_compare(part->low.decimal, whole->low.decimal) <= 0;
}

static bool may_be_whole(const nf_count *whole)
{
    if (is_one(whole)) return false;
    return whole->unit_kind != NEWSFACTS_UNIT_ORDINAL && whole->unit_kind != NEWSFACTS_UNIT_AGE
           && whole->unit_kind != NEWSFACTS_UNIT_SCORE && !is_fraction(whole)
           && whole->unit_kind != NEWSFACTS_UNIT_PERCENT_POINT;
}

/* A share of the whole, or something counted as the whole is. */
static bool fits(const nf_text *t, const nf_count *part, const nf_count *whole)
{
    if (part->unit_kind == NEWSFACTS_UNIT_ORDINAL || part->unit_kind == NEWSFACTS_UNIT_AGE)
        return false;
    if (!may_be_whole(whole) || (part->aspect & MOVES)) return false;
    if (is_fraction(part)) return true;
    if (same_unit(t, part, whole)) return no_larger(part, whole);
    if (part->unit_kind == NEWSFACTS_UNIT_PEOPLE && whole->unit_kind == NEWSFACTS_UNIT_PEOPLE)
        return no_larger(part, whole);
    return nf_span_empty(part->unit) || nf_span_empty(whole->unit);
}

typedef struct {
    nf_linking *linking;
    nf_count *count;
    uint32_t item;
} query;

/* The nearest count before item `from` that `count` can be part of. */
static uint32_t whole_before(const query *q, uint32_t from, bool any_unit)
{
    const nf_line *line = &q->linking->line;
    for (uint32_t i = from; i > 0 && q->item - i < REACH; i--) {
        if (line->items[i - 1].cls != NF_ITEM_COUNT) continue;
        const nf_count *whole = nf_count_of(q->linking, i - 1);
        if (any_unit ? may_be_whole(whole) : fits(line->text, q->count, whole))
            return line->items[i - 1].ref;
    }
    return NF_NONE;
}

/* ------------------------------------------------------------------- marks */

/* Item of the first word of `role` to the left of the count, in its clause or,
 * where that holds nothing else, the one before (其中，党员15名); NF_NONE. */
static uint32_t mark_before(const query *q, int32_t role)
{
    const nf_line *line = &q->linking->line;
    bool broken = false;
    for (uint32_t i = q->item; i > 0 && q->item - i < REACH; i--) {
        const nf_item *item = &line->items[i - 1];
        if (has_role(line, item->span, role)) return i - 1;
        if (item->cls == NF_ITEM_BREAK) {
            if (broken) return NF_NONE;
            broken = true;
        } else if (broken) {
            return NF_NONE;
        }
    }
    return NF_NONE;
}

static bool sentence_opens_at(const nf_line *line, uint32_t i)
{
    for (uint32_t k = 0; k < i && k < 3; k++)
        if (line->items[k].cls != NF_ITEM_BREAK && line->items[k].cls != NF_ITEM_BRACKET_OPEN)
            return false;
    return i < 3;
}

/* 其中: the whole stands before it, or in the sentence before. */
static uint32_t by_among(const query *q)
{
    uint32_t mark = mark_before(q, NF_PART_WORDS_ROLE_AMONG);
    if (mark == NF_NONE) return NF_NONE;
    uint32_t whole = whole_before(q, mark, false);
    const nf_linking *l = q->linking;
    if (whole != NF_NONE || !sentence_opens_at(&l->line, mark) || l->earlier.count == NF_NONE)
        return whole;
    const nf_count *earlier = &l->counts->data[l->earlier.count];
    if (earlier->part_of != NF_NONE) return NF_NONE;
    return fits(l->line.text, q->count, earlier) ? l->earlier.count : NF_NONE;
}

/* 包括107座桥、13座隧道: parts of the count before 包括, whatever its unit. */
static uint32_t by_holds(const query *q)
{
    uint32_t mark = mark_before(q, NF_PART_WORDS_ROLE_HOLDS);
    if (mark == NF_NONE || q->count->unit_kind == NEWSFACTS_UNIT_ORDINAL) return NF_NONE;
    return whole_before(q, mark, true);
}

static bool part_of_phrase(uint8_t cls)
{
    switch (cls) {
    case NF_ITEM_NOUN:
    case NF_ITEM_VN:
    case NF_ITEM_VAGUE:
    case NF_ITEM_ADJECTIVE:
    case NF_ITEM_OF:
    case NF_ITEM_BRACKET_OPEN:
    case NF_ITEM_BRACKET_CLOSE:
    case NF_ITEM_CONJUNCTION:
    case NF_ITEM_DIRECTION:
    case NF_ITEM_VERB: return true;
    default: return false;
    }
}

/* 15位代表中，35岁以下的有4位: 中 closes the phrase of a count. */
static uint32_t by_inside(const query *q)
{
    const nf_line *line = &q->linking->line;
    uint32_t breaks = 0, i = q->item;
    for (; i > 0 && q->item - i < REACH / 4; i--) {
        if (is_inside(line, i - 1)) break;
        if (line->items[i - 1].cls == NF_ITEM_BREAK && ++breaks > 1) return NF_NONE;
    }
    if (i == 0 || q->item - i >= REACH / 4) return NF_NONE;
    for (i--; i > 0 && q->item - i < REACH / 2; i--) {
        if (line->items[i - 1].cls == NF_ITEM_COUNT) {
            const nf_count *whole = nf_count_of(q->linking, i - 1);
            return fits(line->text, q->count, whole) ? line->items[i - 1].ref : NF_NONE;
        }
        if (!part_of_phrase(line->items[i - 1].cls)) return NF_NONE;
    }
    return NF_NONE;
}

/* A bracket with two counts or more after a count of the same kind. */
static uint32_t by_bracket(const query *q)
{
    const nf_line *line = &q->linking->line;
    uint32_t open = newsfacts__phrase_open(line, q->item, NF_ITEM_BRACKET_OPEN);
    if (open == NF_NONE || open == 0) return NF_NONE;
    uint32_t close = newsfacts__phrase_close(line, open, NF_ITEM_BRACKET_CLOSE), counts = 0;
    if (close == NF_NONE || close < q->item) return NF_NONE;
    for (uint32_t i = open; i < close; i++) counts += line->items[i].cls == NF_ITEM_COUNT;
    if (counts < 2) return NF_NONE;
    for (uint32_t i = open; i > 0 && open - i < AMONG_REACH; i--) {
        if (line->items[i - 1].cls == NF_ITEM_COUNT) return whole_before(q, i, false);
        if (!part_of_phrase(line->items[i - 1].cls)) break;
    }
    return NF_NONE;
}

/* After one part, the clauses that follow go on with parts in the same unit:
 * 其中公路2亿人次，铁路1420万人次. */
static uint32_t by_going_on(const query *q)
{
    const nf_line *line = &q->linking->line;
    for (uint32_t i = q->item; i > 0 && q->item - i < REACH / 2; i--) {
        if (line->items[i - 1].cls != NF_ITEM_COUNT) continue;
        const nf_count *before = nf_count_of(q->linking, i - 1);
        if (!same_unit(line->text, before, q->count) || before->part_of == NF_NONE) return NF_NONE;
        if (q->count->aspect & (MOVES | NEWSFACTS_ASPECT_TOTAL | NEWSFACTS_ASPECT_NEW))
            return NF_NONE;
        bool fits_in = no_larger(q->count, &q->linking->counts->data[before->part_of]);
        return fits_in ? before->part_of : NF_NONE;
    }
    return NF_NONE;
}

/* 92%的受访者: part of the number that the survey asked. 九大基地，有七个在西部:
 * takes up the object of the whole. */
static uint32_t by_object(const query *q)
{
    const nf_line *line = &q->linking->line;
    const nf_count *c = q->count;
    if (nf_span_empty(c->object)) return NF_NONE;
    if (has_role(line, c->object, NF_PART_WORDS_ROLE_RESPONDENTS) && is_fraction(c))
        return whole_before(q, q->item, false);
    if (c->object.end > c->span.begin || q->item == 0) return NF_NONE;
    if (nf_item_class_at(line, q->item - 1) != NF_ITEM_HAVE) return NF_NONE;
    for (uint32_t i = q->item; i > 0 && q->item - i < REACH; i--) {
        if (line->items[i - 1].cls != NF_ITEM_COUNT) continue;
        const nf_count *whole = nf_count_of(q->linking, i - 1);
        return nf_span_equal(whole->object, c->object) && may_be_whole(whole)
                   ? line->items[i - 1].ref
                   : NF_NONE;
    }
    return NF_NONE;
}

void newsfacts__count_part(nf_linking *linking, uint32_t item)
{
    static uint32_t (*const ways[])(const query *) = {by_among,   by_holds,  by_inside,
                                                      by_bracket, by_object, by_going_on};
    query q = {linking, nf_count_of(linking, item), item};
    uint32_t part_of = NF_NONE;
    if (q.count->unit_kind == NEWSFACTS_UNIT_ORDINAL) return;
    for (size_t i = 0; i < sizeof ways / sizeof *ways && part_of == NF_NONE; i++)
        part_of = ways[i](&q);
    q.count->part_of = part_of;
}
