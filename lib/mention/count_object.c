/* count_object.c: what a count counts.
 *
 * Classifiers look to the right first (34名医疗队员), measures to the left
 * (产量达20万吨); where neither side names anything, the count takes up the
 * object of the one before. */
#include "mention/count_object.h"

nf_span newsfacts__object_of(const nf_linking *l, uint32_t item)
{
    return nf_count_of(l, item)->object;
}

bool newsfacts__object_same(const nf_text *t, nf_span a, nf_span b)
{
    if (nf_span_len(a) != nf_span_len(b)) return false;
    for (uint32_t i = 0; i < nf_span_len(a); i++)
        if (t->fold[a.begin + i] != t->fold[b.begin + i]) return false;
    return true;
}

bool newsfacts__object_same_unit(const nf_linking *l, const nf_count *a, const nf_count *b)
{
    return newsfacts__object_same(l->line.text, a->unit, b->unit);
}

/* The object of the newest count of this sentence that has the same unit. */
nf_span newsfacts__object_of_unit(const nf_object_query *q)
{
    const nf_linking *l = q->linking;
    if (l->last.count == NF_NONE) return nf_no_span;
    return newsfacts__object_same_unit(l, &l->counts->data[l->last.count], q->count)
               ? l->last.object
               : nf_no_span;
}

/* The count before this one names nothing: what came before it is not spoken of
 * any more. */
static bool nameless_before(const nf_object_query *q)
{
    const nf_linking *l = q->linking;
    for (uint32_t i = q->item; i > 0; i--) {
        if (l->line.items[i - 1].cls != NF_ITEM_COUNT) continue;
        const nf_count *c = nf_count_of(l, i - 1);
        if (c->unit_kind == NEWSFACTS_UNIT_ORDINAL) continue;
        return nf_span_empty(c->object);
    }
    return false;
}

/* What the clause goes on speaking of. */
nf_span newsfacts__object_inherited(const nf_object_query *q)
{
    const nf_linking *l = q->linking;
    if (q->left.count != NF_NONE) return newsfacts__object_of(l, q->left.count);
    nf_span topic = newsfacts__count_topic(&l->line, q->item);
    if (!nf_span_empty(topic)) return topic;
    return l->last.count != NF_NONE && !nameless_before(q) ? l->last.object : nf_no_span;
}

/* Whether the count stands in the object of a verb that takes no clause. */
bool newsfacts__object_governed(const nf_object_query *q)
{
    const nf_left_side *left = &q->left;
    if (left->near == NF_ITEM_CHANGE) return true;
    if (left->near != NF_ITEM_VERB) return false;
    /* 124票赞成、14票反对: the verb belongs to the count before */
    if (nf_item_class_at(&q->linking->line, q->item - 1) == NF_ITEM_CONJUNCTION) return false;
    return !(q->linking->line.items[left->near_item].marks & NF_PHRASE_WORDS_MARKS_PIVOT);
}

/* 人 and 人次 are themselves what is counted. */
bool newsfacts__object_is_unit(const nf_object_query *q)
{
    if (q->count->unit_kind != NEWSFACTS_UNIT_PEOPLE || nf_span_empty(q->count->unit)) return false;
    uint32_t c = nf_char_at(q->linking->line.text, q->count->unit.end - 1);
    return c == 0x4eba || c == 0x6b21; /* 人 次 */
}

/* 754袋（1008.5单位）: a bracket behind a count that holds nothing but another way of
 * saying it. */
static uint32_t restated(const nf_object_query *q)
{
    const nf_line *line = &q->linking->line;
    uint32_t i = q->item;
    if (nf_item_class_at(line, i + 1) != NF_ITEM_BRACKET_CLOSE) return NF_NONE;
    while (i > 0
           && (line->items[i - 1].cls == NF_ITEM_LINK || line->items[i - 1].cls == NF_ITEM_ADVERB))
        i--;
    bool behind = i > 1 && line->items[i - 1].cls == NF_ITEM_BRACKET_OPEN
                  && line->items[i - 2].cls == NF_ITEM_COUNT;
    return behind ? i - 2 : NF_NONE;
}

/* ---------------------------------------------------------------- ordinals */

/* Whether the phrase ends with something that is done: 出舱活动, 飞行任务. */
static bool names_act(const nf_line *line, uint32_t from, nf_span phrase)
{
    const uint32_t marks = NF_PHRASE_WORDS_MARKS_PROJECT | NF_PHRASE_WORDS_MARKS_EVENT;
    for (uint32_t i = from; i < line->len && line->items[i].span.begin < phrase.end; i++)
        if (line->items[i].span.end == phrase.end)
            return line->items[i].cls == NF_ITEM_VN || (newsfacts__phrase_marks(line, i) & marks);
    return false;
}

/* Whether the count says how often something was done: 首次夺得金牌, 第4次来中国. */
static bool tells_how_often(const nf_object_query *q, const nf_right_side *right)
{
    const nf_line *line = &q->linking->line;
    if (nf_span_empty(q->count->unit) || !right->direct || nf_span_empty(right->phrase))
        return false;
    uint32_t last = nf_char_at(line->text, right->phrase.end - 1);
    bool nth = nf_char_at(line->text, q->count->span.begin) == 0x7b2c; /* 第 */
    if (nth && last == 0x4f1a) return false;                           /* 第11次审议大会 */
    return nf_char_at(line->text, q->count->unit.end - 1) == 0x6b21    /* 次 */
           && nf_item_class_at(line, q->item + 1) == NF_ITEM_VERB
           && !names_act(line, q->item + 1, right->phrase);
}

/* 金牌 of 夺得金牌; 到访 of 到访沙特, since a place is nothing that is counted; 来中国
 * names nothing. */
static nf_span done_for_the_nth_time(const nf_object_query *q, nf_span phrase)
{
    const nf_line *line = &q->linking->line;
    const nf_item *verb = &line->items[q->item + 1];
    if (verb->span.begin != phrase.begin) return nf_no_span;
    bool place = verb->span.end >= phrase.end || line->items[q->item + 2].pos == NF_POS_PLACE
                 || line->items[q->item + 2].cls == NF_ITEM_DIRECTION;
    if (!place) return nf_span_make(verb->span.end, phrase.end);
    return nf_span_len(verb->span) > 1 ? verb->span : nf_no_span;
}

static nf_span ordinal_object(const nf_object_query *q)
{
    bool session =
        newsfacts__phrase_ends_in(&q->linking->line, q->count->unit, NF_PHRASE_WORDS_MARKS_SESSION);
    unsigned flags = NF_RIGHT_RELATIVE | (session ? 0 : NF_RIGHT_LONG);
    if (q->left.near != NF_ITEM_OTHER) flags |= NF_RIGHT_OBJECT;
    if (!nf_span_empty(q->count->unit)
        && nf_char_at(q->linking->line.text, q->count->unit.end - 1) == 0x5c4a) /* 届 */
        flags |= NF_RIGHT_NAME;
    nf_right_side right = newsfacts__count_right(&q->linking->line, q->item, flags);
    return tells_how_often(q, &right) ? done_for_the_nth_time(q, right.phrase) : right.phrase;
}

/* ------------------------------------------------------------------ scores */

/* 2比1 has none; 98分的总成绩 does. */
static nf_span score_object(const nf_object_query *q)
{
    nf_right_side right = newsfacts__count_right(&q->linking->line, q->item, NF_RIGHT_ONE);
    return right.of ? right.phrase : nf_no_span;
}

/* A bare number with its noun right after it (6部门) counts like a classifier. */
static bool counts_things(const nf_object_query *q)
{
    switch (q->count->unit_kind) {
    case NEWSFACTS_UNIT_CLASSIFIER:
    case NEWSFACTS_UNIT_PEOPLE: return true;
    case NEWSFACTS_UNIT_NONE: {
        nf_right_side right = newsfacts__count_right(&q->linking->line, q->item, 0);
        return !nf_span_empty(right.phrase) && !right.of;
    }
    default: return false;
    }
}

/* 6死38伤: what follows is a predicate. */
static bool is_toll(const nf_object_query *q)
{
    const nf_line *line = &q->linking->line;
    if (q->count->unit_kind != NEWSFACTS_UNIT_NONE || q->item + 1 >= line->len) return false;
    nf_span next = line->items[q->item + 1].span;
    uint32_t c = nf_char_at(line->text, next.begin);
    return nf_span_len(next) == 1 && (c == 0x6b7b || c == 0x4f24 || c == 0x4ea1); /* 死 伤 亡 */
}

static nf_span find_object(const nf_object_query *q)
{
    if (is_toll(q)) return nf_no_span;
    uint32_t first = restated(q);
    if (first != NF_NONE && nf_count_of(q->linking, first)->unit_kind != NEWSFACTS_UNIT_ORDINAL)
        return newsfacts__object_of(q->linking, first);
    switch (q->count->unit_kind) {
    case NEWSFACTS_UNIT_ORDINAL: return ordinal_object(q);
    case NEWSFACTS_UNIT_SCORE: return score_object(q);
    case NEWSFACTS_UNIT_AGE: return newsfacts__object_of_age(q);
    default:
        return counts_things(q) ? newsfacts__object_of_things(q) : newsfacts__object_of_measure(q);
    }
}

void newsfacts__count_object(nf_linking *linking, uint32_t item)
{
    nf_object_query q = {
        linking, nf_count_of(linking, item), item, {{0, 0}, 0, 0, false, 0, 0, false, false}};
    q.left = newsfacts__count_left(&linking->line, item, q.count->unit_kind);
    q.count->object = find_object(&q);
    if (nf_span_empty(q.count->object)) return;
    linking->last.count = linking->line.items[item].ref;
    linking->last.object = q.count->object;
}
