/* count_object_measure.c: what a measure measures: to its left first. */
#include "mention/count_object.h"

static bool is_fraction(const nf_count *c)
{
    return c->unit_kind == NEWSFACTS_UNIT_PERCENT || c->unit_kind == NEWSFACTS_UNIT_RATIO
           || c->unit_kind == NEWSFACTS_UNIT_PERCENT_POINT
           || c->unit_kind == NEWSFACTS_UNIT_MULTIPLE;
}

/* No noun stands beside the measure. */
static nf_span measure_otherwise(const nf_object_query *q)
{
    uint8_t near = q->left.near;
    if (q->left.vague || q->count->unit_kind == NEWSFACTS_UNIT_TEMPERATURE) return nf_no_span;
    if (q->left.count != NF_NONE) return newsfacts__object_of(q->linking, q->left.count);
    if (near == NF_ITEM_OTHER || near == NF_ITEM_LEVEL || is_fraction(q->count)
        || nf_item_changes(near))
        return newsfacts__object_inherited(q);
    return nf_no_span;
}

/* 将剩余的5万元分掉: what stands before the verb is another's. */
static bool behind_clause(const nf_object_query *q)
{
    if (q->left.near != NF_ITEM_OF || q->left.head == NF_NONE) return false;
    bool verb = false;
    for (uint32_t i = q->left.head + 1; i < q->left.near_item; i++) {
        uint8_t cls = q->linking->line.items[i].cls;
        if (cls == NF_ITEM_LEVEL) return false; /* 货值由实施首年的8亿元增至… */
        verb |= cls == NF_ITEM_VERB;
    }
    return verb;
}

static nf_span measure_left(const nf_object_query *q)
{
    uint8_t near = q->left.near;
    if (behind_clause(q)) return nf_no_span;
    if (q->left.vague || nf_span_empty(q->left.phrase)) return measure_otherwise(q);
    if (near == NF_ITEM_EACH) return nf_no_span;
    return near != NF_ITEM_VERB || is_fraction(q->count) ? q->left.phrase : nf_no_span;
}

/* 直径2.2米的滚筒, 产值突破千亿的镇: the noun before says what was measured. */
static bool names_measure(const nf_object_query *q)
{
    if (q->left.near != NF_ITEM_OTHER || nf_span_empty(q->left.phrase)) return false;
    const uint32_t marks = NF_PHRASE_WORDS_MARKS_MEASURE | NF_PHRASE_WORDS_MARKS_INDICATOR;
    if (newsfacts__phrase_marks(&q->linking->line, q->left.head) & NF_PHRASE_WORDS_MARKS_OF_ACT)
        return true; /* 总规模150亿元的基金 */
    return newsfacts__phrase_ends_in(&q->linking->line, q->left.phrase, marks);
}

/* 车尾后50米处, 方圆3公里内: a place, nothing that is measured. */
static bool is_way(const nf_object_query *q)
{
    const nf_line *line = &q->linking->line;
    if (q->count->unit_kind != NEWSFACTS_UNIT_LENGTH || q->item + 1 >= line->len) return false;
    const nf_item *next = &line->items[q->item + 1];
    return next->cls == NF_ITEM_DIRECTION
           || (nf_span_len(next->span) == 1
               && nf_char_at(line->text, next->span.begin) == 0x5904); /* 处 */
}

nf_span newsfacts__object_of_measure(const nf_object_query *q)
{
    const nf_linking *l = q->linking;
    if (is_way(q) || (q->left.vague && q->count->unit_kind == NEWSFACTS_UNIT_LENGTH))
        return nf_no_span; /* 距边境850公里的城市 */
    unsigned flags = NF_RIGHT_SERIES | (newsfacts__object_governed(q) ? NF_RIGHT_OBJECT : 0);
    if (q->left.near == NF_ITEM_OTHER && q->left.count == NF_NONE) flags |= NF_RIGHT_SUBJECT;
    nf_right_side right = newsfacts__count_right(&l->line, q->item, flags);
    if (q->count->unit_kind == NEWSFACTS_UNIT_TEMPERATURE && !right.of) right.phrase = nf_no_span;
    if (names_measure(q)) return q->left.phrase;
    bool linked = nf_item_changes(q->left.near);
    bool named = !nf_span_empty(right.phrase);
    if (named && !linked && (!right.of || q->left.near != NF_ITEM_OF)) return right.phrase;
    if (named && linked && nf_span_empty(q->left.phrase) && q->left.count == NF_NONE
        && q->count->unit_kind == NEWSFACTS_UNIT_CURRENCY)
        return right.phrase;
    return measure_left(q);
}
