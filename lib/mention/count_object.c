/* count_object.c: what a count counts.
 *
 * Classifiers look to the right first (34名医疗队员), measures to the left
 * (产量达20万吨); where neither side names anything, the count takes up the
 * object of the one before. */
#include "mention/count_link.h"

typedef struct {
    nf_linking *linking;
    nf_count *count;
    uint32_t item;
    nf_left_side left;
} query;

static const nf_span nothing = {0, 0};

static nf_span object_of(const nf_linking *l, uint32_t item)
{
    return nf_count_of(l, item)->object;
}

static bool same_text(const nf_text *t, nf_span a, nf_span b)
{
    if (nf_span_len(a) != nf_span_len(b)) return false;
    for (uint32_t i = 0; i < nf_span_len(a); i++)
        if (t->fold[a.begin + i] != t->fold[b.begin + i]) return false;
    return true;
}

static bool same_unit(const nf_linking *l, const nf_count *a, const nf_count *b)
{
    return same_text(l->line.text, a->unit, b->unit);
}

/* The object of the newest count of this sentence that has the same unit. */
static nf_span last_of_unit(const query *q)
{
    const nf_linking *l = q->linking;
    if (l->last.count == NF_NONE) return nothing;
    return same_unit(l, &l->counts->data[l->last.count], q->count) ? l->last.object : nothing;
}

/* The count before this one names nothing: what came before it is not spoken of
 * any more. */
static bool nameless_before(const query *q)
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
static nf_span inherited(const query *q)
{
    const nf_linking *l = q->linking;
    if (q->left.count != NF_NONE) return object_of(l, q->left.count);
    nf_span topic = newsfacts__count_topic(&l->line, q->item);
    if (!nf_span_empty(topic)) return topic;
    return l->last.count != NF_NONE && !nameless_before(q) ? l->last.object : nothing;
}

static bool changes(uint8_t near)
{
    return near == NF_ITEM_LINK || near == NF_ITEM_CHANGE || near == NF_ITEM_SHARE
           || near == NF_ITEM_EXCEED;
}

/* Whether the count stands in the object of a verb that takes no clause. */
static bool in_object(const query *q)
{
    const nf_left_side *left = &q->left;
    if (left->near == NF_ITEM_CHANGE) return true;
    if (left->near != NF_ITEM_VERB) return false;
    /* 124票赞成、14票反对: the verb belongs to the count before */
    if (nf_item_class_at(&q->linking->line, q->item - 1) == NF_ITEM_CONJUNCTION) return false;
    return !(q->linking->line.items[left->near_item].marks & NF_PHRASE_WORDS_MARKS_PIVOT);
}

/* 人 and 人次 are themselves what is counted. */
static bool unit_is_people(const query *q)
{
    if (q->count->unit_kind != NEWSFACTS_UNIT_PEOPLE || nf_span_empty(q->count->unit)) return false;
    uint32_t c = nf_char_at(q->linking->line.text, q->count->unit.end - 1);
    return c == 0x4eba || c == 0x6b21; /* 人 次 */
}

/* 754袋（1008.5单位）: a bracket behind a count that holds nothing but another way of
 * saying it. */
static uint32_t restated(const query *q)
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

static nf_span ordinal_object(const query *q)
{
    bool session =
        newsfacts__phrase_ends_in(&q->linking->line, q->count->unit, NF_PHRASE_WORDS_MARKS_SESSION);
    unsigned flags = NF_RIGHT_RELATIVE | (session ? 0 : NF_RIGHT_LONG);
    if (q->left.near != NF_ITEM_OTHER) flags |= NF_RIGHT_OBJECT;
    if (!nf_span_empty(q->count->unit)
        && nf_char_at(q->linking->line.text, q->count->unit.end - 1) == 0x5c4a) /* 届 */
        flags |= NF_RIGHT_NAME;
    return newsfacts__count_right(&q->linking->line, q->item, flags).phrase;
}

/* -------------------------------------------------------------------- ages */

enum { PERSON_REACH = 64 };

/* Surname and given name may be cut into characters: 王|玉|良, 殷|某. */
static nf_span name_around(const query *q, uint32_t first, uint32_t last)
{
    const nf_line *line = &q->linking->line;
    uint32_t begin = line->items[first].span.begin;
    while (first > 0 && line->items[last].span.end - begin < 3) {
        const nf_item *before = &line->items[first - 1];
        if (!nf_item_nominal(before) || nf_span_len(before->span) > 1 || before->span.end != begin)
            break;
        begin = line->items[--first].span.begin;
    }
    uint32_t end = line->items[last].span.end;
    bool one = last + 1 < q->item && line->items[last + 1].span.begin == end
               && nf_span_len(line->items[last + 1].span) == 1 && end - begin < 3;
    bool some = one && nf_char_at(line->text, end) == 0x67d0; /* 某 */
    bool closed = one && end - begin == 2 && nf_class_at(line->text, end) == NF_CLASS_HAN
                  && nf_item_class_at(line, last + 2) == NF_ITEM_BREAK
                  && !newsfacts__phrase_word(line->lexical, line->items[last + 1].span);
    return nf_span_make(begin, some || closed ? end + 1 : end);
}

/* A name or 他 in front: 王某，今年36岁. */
static nf_span person_before(const query *q)
{
    const nf_line *line = &q->linking->line;
    for (uint32_t i = q->item; i > 0 && q->item - i < PERSON_REACH; i--) {
        const nf_item *item = &line->items[i - 1];
        if (item->pos != NF_POS_PERSON) continue;
        uint32_t last = i - 1;
        /* given names are often cut into single characters */
        while (last + 1 < q->item && nf_item_nominal(&line->items[last + 1])
               && line->items[last + 1].span.end - item->span.begin <= 3)
            last++;
        return name_around(q, i - 1, last);
    }
    return nothing;
}

/* 65岁的李新中: surname and given name may be cut into characters. */
static nf_span whole_name(const query *q, nf_span span)
{
    const nf_line *line = &q->linking->line;
    for (uint32_t i = q->item + 1; i < line->len; i++) {
        const nf_item *item = &line->items[i];
        if (item->span.begin < span.begin) continue;
        if (item->span.begin > span.begin && item->span.begin != span.end) break;
        if (item->span.begin == span.begin && item->pos != NF_POS_PERSON) break;
        if (item->span.end - span.begin > 3) break;
        if (item->cls == NF_ITEM_PREPOSITION || item->cls == NF_ITEM_PARTICLE
            || item->cls == NF_ITEM_OF || newsfacts__phrase_word(line->lexical, item->span))
            break;
        span.end = item->span.end;
    }
    return span;
}

static bool names_person(const query *q, nf_span span)
{
    const nf_line *line = &q->linking->line;
    if (nf_span_empty(span)) return false;
    if (newsfacts__phrase_ends_in(line, span, NF_PHRASE_WORDS_MARKS_PERSON)) return true;
    const nf_phrase_words_row *row =
        nf_span_len(span) < 2
            ? NULL
            : newsfacts__phrase_word(line->lexical, nf_span_make(span.end - 2, span.end));
    return row && (row->marks & NF_PHRASE_WORDS_MARKS_PERSON);
}

static nf_span age_object(const query *q)
{
    nf_right_side right =
        newsfacts__count_right(&q->linking->line, q->item, NF_RIGHT_RELATIVE | NF_RIGHT_ONE);
    if (right.of && !nf_span_empty(right.phrase)) return whole_name(q, right.phrase);
    bool verb = nf_item_class_at(&q->linking->line, q->item + 1) == NF_ITEM_VERB;
    if (!nf_span_empty(right.phrase) && !(verb && right.direct)) return right.phrase;
    if (q->left.near == NF_ITEM_OTHER && names_person(q, q->left.phrase)) return q->left.phrase;
    nf_span person = person_before(q);
    if (!nf_span_empty(person)) return person;
    nf_span topic = inherited(q); /* 来自31个省，平均年龄26岁: not of the provinces */
    return names_person(q, topic) ? topic : nothing;
}

/* ------------------------------------------------------------- classifiers */

/* 31个省中有26个粮食增产: the count is of the total's kind. */
static bool is_partitive(const query *q)
{
    return newsfacts__count_among(&q->linking->line, q->item) && !nf_span_empty(last_of_unit(q));
}

/* Whether nouns directly before 人 can be those who were counted. */
static bool names_people(const query *q)
{
    const nf_line *line = &q->linking->line;
    const nf_item *head = &line->items[q->left.head];
    if (head->pos == NF_POS_PLACE || head->pos == NF_POS_PERSON || head->pos == NF_POS_ORG)
        return false;
    return (head->marks & NF_PHRASE_WORDS_MARKS_PERSON)
           || newsfacts__phrase_ends_in(line, q->left.phrase, NF_PHRASE_WORDS_MARKS_PERSON);
}

static nf_span left_of_people(const query *q)
{
    uint8_t near = q->left.near;
    bool times = nf_char_at(q->linking->line.text, q->count->unit.end - 1) == 0x6b21; /* 人次 */
    if (q->left.vague || near == NF_ITEM_OF || near == NF_ITEM_EACH) return nothing;
    if (near == NF_ITEM_VERB) return times ? q->left.phrase : nothing;
    return changes(near) || names_people(q) ? q->left.phrase : nothing;
}

static nf_span left_of_classifier(const query *q)
{
    const nf_left_side *left = &q->left;
    const nf_item *head = &q->linking->line.items[left->head];
    if (left->near == NF_ITEM_VERB
        && !(q->linking->line.items[left->near_item].marks & NF_PHRASE_WORDS_MARKS_MIDDLE))
        return nothing;
    if (left->vague || left->near == NF_ITEM_EACH) return nothing;
    if (nf_item_class_at(&q->linking->line, q->item - 1) == NF_ITEM_CONJUNCTION) return nothing;
    if (left->near == NF_ITEM_OF || (head->marks & NF_PHRASE_WORDS_MARKS_OUTSIDE)) return nothing;
    if (left->near == NF_ITEM_OTHER && (head->pos == NF_POS_PLACE || head->pos == NF_POS_PERSON))
        return nothing;
    return left->phrase;
}

/* Nothing but the number stands in its clause: 近一半的油井，超过600口。 */
static bool stands_alone(const query *q)
{
    const nf_line *line = &q->linking->line;
    return q->left.bounded && q->left.near == NF_ITEM_OTHER
           && nf_item_class_at(line, q->item + 1) == NF_ITEM_BREAK;
}

static nf_span classifier_otherwise(const query *q)
{
    const nf_linking *l = q->linking;
    uint8_t near = q->left.near;
    if (q->left.count != NF_NONE) {
        const nf_count *other = nf_count_of(l, q->left.count);
        if (unit_is_people(q) && !same_unit(l, other, q->count)) return nothing;
        return q->left.adjacent_count || same_unit(l, other, q->count) ? other->object : nothing;
    }
    if (unit_is_people(q) && near != NF_ITEM_CHANGE && near != NF_ITEM_LINK) return nothing;
    if (!nf_span_empty(last_of_unit(q)) && (near != NF_ITEM_OTHER || stands_alone(q)))
        return last_of_unit(q);
    bool rest = near == NF_ITEM_HAVE && q->left.bounded && !unit_is_people(q); /* ，有七个在西部 */
    return changes(near) || rest || stands_alone(q) ? inherited(q) : nothing;
}

static bool unit_is_occasion(const query *q)
{
    if (q->count->unit_kind != NEWSFACTS_UNIT_CLASSIFIER || nf_span_empty(q->count->unit))
        return false;
    uint32_t c = nf_char_at(q->linking->line.text, q->count->unit.end - 1);
    return c == 0x6b21 || c == 0x6279 || c == 0x8f6e; /* 次 批 轮 */
}

/* 航天员4次|执行任务 */
static bool follows_subject(const query *q)
{
    if (q->item == 0) return false;
    const nf_item *before = &q->linking->line.items[q->item - 1];
    return nf_item_nominal(before) || before->cls == NF_ITEM_PRONOUN;
}

/* 两次宣布延长, 多次相互指责, 分两批开展: how often, and no noun. 上百次模拟试验 is one. */
static bool is_adverbial(const query *q)
{
    const nf_line *line = &q->linking->line;
    uint8_t next = nf_item_class_at(line, q->item + 1);
    if (!unit_is_occasion(q) || in_object(q)) return false;
    if (next == NF_ITEM_ADVERB) return true;
    if (next != NF_ITEM_VERB) return false;
    nf_span verb = line->items[q->item + 1].span;
    if (nf_span_len(verb) == 1 || newsfacts__phrase_word(line->lexical, verb)) return true;
    if (q->item + 2 >= line->len || follows_subject(q)) return true;
    const nf_item *what = &line->items[q->item + 2]; /* 多次踏上延安 */
    return !nf_item_nominal(what) || what->pos == NF_POS_PLACE || what->pos == NF_POS_PERSON;
}

/* What the classifier tells of the thing, and the clause of what it does. */
static unsigned kind_of_thing(const query *q)
{
    const nf_linking *l = q->linking;
    unsigned flags = NF_RIGHT_SERIES;
    if (q->left.near == NF_ITEM_OTHER && q->left.count == NF_NONE) flags |= NF_RIGHT_SUBJECT;
    if (q->count->unit_kind == NEWSFACTS_UNIT_PEOPLE) return flags | NF_RIGHT_PEOPLE;
    if (nf_span_empty(q->count->unit)) return flags;
    const nf_hit *hit =
        newsfacts__hit_at(l->line.lexical, q->count->unit.begin, NF_TABLE_CLASSIFIERS);
    if (!hit) return flags;
    switch (newsfacts__classifiers[hit->row].of) {
    case NF_CLASSIFIERS_OF_THING: return flags | NF_RIGHT_THING;
    case NF_CLASSIFIERS_OF_BODY: return flags | NF_RIGHT_BODY;
    default: return flags;
    }
}

/* 四省, 两国, 九省市: one noun, which needs no classifier. */
static bool counts_one(const query *q)
{
    const nf_line *line = &q->linking->line;
    if (q->item + 1 >= line->len) return false;
    const nf_item *next = &line->items[q->item + 1];
    if (!nf_item_nominal(next)) return false;
    if (nf_span_len(next->span) == 1) return true;
    const nf_hit *hit = newsfacts__hit_at(line->lexical, next->span.begin, NF_TABLE_COUNTED_NOUNS);
    bool people = q->item + 2 < line->len && line->items[q->item + 2].cls == NF_ITEM_NOUN
                  && (newsfacts__phrase_marks(line, q->item + 2) & NF_PHRASE_WORDS_MARKS_PERSON);
    return hit && hit->len == nf_span_len(next->span) && !people; /* 百万人民|群众 */
}

/* 进入前十名: a rank. */
static bool is_rank(const query *q)
{
    if (q->item == 0) return false;
    nf_span before = q->linking->line.items[q->item - 1].span;
    return nf_span_len(before) == 1
           && nf_char_at(q->linking->line.text, before.begin) == 0x524d; /* 前 */
}

static nf_span classifier_object(const query *q)
{
    const nf_linking *l = q->linking;
    nf_right_side right = {nothing, false, false};
    unsigned flags = NF_RIGHT_RELATIVE | (in_object(q) ? NF_RIGHT_OBJECT : 0) | kind_of_thing(q);
    if (q->count->unit_kind == NEWSFACTS_UNIT_NONE && counts_one(q)) flags |= NF_RIGHT_ONE;
    if (!unit_is_people(q)) right = newsfacts__count_right(&l->line, q->item, flags);
    nf_span before = is_partitive(q) ? last_of_unit(q) : nothing;
    bool own = nf_span_empty(before) || same_text(l->line.text, before, right.phrase)
               || q->left.near != NF_ITEM_HAVE;
    if (is_adverbial(q)) return nothing;
    bool left_first = !right.direct && !right.of && q->left.near == NF_ITEM_OTHER
                      && !nf_span_empty(q->left.phrase) && q->left.head + 1 == q->item;
    if (!nf_span_empty(right.phrase) && own && !left_first) return right.phrase;
    if (!nf_span_empty(before)) return before;
    if (is_rank(q)) return nothing;
    if (nf_span_empty(q->left.phrase)) return classifier_otherwise(q);
    return unit_is_people(q) ? left_of_people(q) : left_of_classifier(q);
}

/* ---------------------------------------------------------------- measures */

static bool is_fraction(const nf_count *c)
{
    return c->unit_kind == NEWSFACTS_UNIT_PERCENT || c->unit_kind == NEWSFACTS_UNIT_RATIO
           || c->unit_kind == NEWSFACTS_UNIT_PERCENT_POINT
           || c->unit_kind == NEWSFACTS_UNIT_MULTIPLE;
}

/* No noun stands beside the measure. */
static nf_span measure_otherwise(const query *q)
{
    uint8_t near = q->left.near;
    if (q->left.vague || q->count->unit_kind == NEWSFACTS_UNIT_TEMPERATURE) return nothing;
    if (q->left.count != NF_NONE) return object_of(q->linking, q->left.count);
    if (near == NF_ITEM_OTHER || near == NF_ITEM_LEVEL || is_fraction(q->count) || changes(near))
        return inherited(q);
    return nothing;
}

/* 将剩余的5万元分掉: what stands before the verb is another's. */
static bool behind_clause(const query *q)
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

static nf_span measure_left(const query *q)
{
    uint8_t near = q->left.near;
    if (behind_clause(q)) return nothing;
    if (q->left.vague || nf_span_empty(q->left.phrase)) return measure_otherwise(q);
    if (near == NF_ITEM_EACH) return nothing;
    return near != NF_ITEM_VERB || is_fraction(q->count) ? q->left.phrase : nothing;
}

/* 直径2.2米的滚筒, 产值突破千亿的镇: the noun before says what was measured. */
static bool names_measure(const query *q)
{
    if (q->left.near != NF_ITEM_OTHER || nf_span_empty(q->left.phrase)) return false;
    const uint32_t marks = NF_PHRASE_WORDS_MARKS_MEASURE | NF_PHRASE_WORDS_MARKS_INDICATOR;
    if (newsfacts__phrase_marks(&q->linking->line, q->left.head) & NF_PHRASE_WORDS_MARKS_OF_ACT)
        return true; /* 总规模150亿元的基金 */
    return newsfacts__phrase_ends_in(&q->linking->line, q->left.phrase, marks);
}

/* 车尾后50米处, 方圆3公里内: a place, nothing that is measured. */
static bool is_way(const query *q)
{
    const nf_line *line = &q->linking->line;
    if (q->count->unit_kind != NEWSFACTS_UNIT_LENGTH || q->item + 1 >= line->len) return false;
    const nf_item *next = &line->items[q->item + 1];
    return next->cls == NF_ITEM_DIRECTION
           || (nf_span_len(next->span) == 1
               && nf_char_at(line->text, next->span.begin) == 0x5904); /* 处 */
}

static nf_span measure_object(const query *q)
{
    const nf_linking *l = q->linking;
    if (is_way(q) || (q->left.vague && q->count->unit_kind == NEWSFACTS_UNIT_LENGTH))
        return nothing; /* 距边境850公里的城市 */
    unsigned flags = NF_RIGHT_SERIES | (in_object(q) ? NF_RIGHT_OBJECT : 0);
    if (q->left.near == NF_ITEM_OTHER && q->left.count == NF_NONE) flags |= NF_RIGHT_SUBJECT;
    nf_right_side right = newsfacts__count_right(&l->line, q->item, flags);
    if (q->count->unit_kind == NEWSFACTS_UNIT_TEMPERATURE && !right.of) right.phrase = nothing;
    if (names_measure(q)) return q->left.phrase;
    bool linked = changes(q->left.near);
    bool named = !nf_span_empty(right.phrase);
    if (named && !linked && (!right.of || q->left.near != NF_ITEM_OF)) return right.phrase;
    if (named && linked && nf_span_empty(q->left.phrase) && q->left.count == NF_NONE
        && q->count->unit_kind == NEWSFACTS_UNIT_CURRENCY)
        return right.phrase;
    return measure_left(q);
}

/* ------------------------------------------------------------------ scores */

/* 2比1 has none; 98分的总成绩 does. */
static nf_span score_object(const query *q)
{
    nf_right_side right = newsfacts__count_right(&q->linking->line, q->item, NF_RIGHT_ONE);
    return right.of ? right.phrase : nothing;
}

/* A bare number with its noun right after it (6部门) counts like a classifier. */
static bool counts_things(const query *q)
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
static bool is_toll(const query *q)
{
    const nf_line *line = &q->linking->line;
    if (q->count->unit_kind != NEWSFACTS_UNIT_NONE || q->item + 1 >= line->len) return false;
    nf_span next = line->items[q->item + 1].span;
    uint32_t c = nf_char_at(line->text, next.begin);
    return nf_span_len(next) == 1 && (c == 0x6b7b || c == 0x4f24 || c == 0x4ea1); /* 死 伤 亡 */
}

static nf_span find_object(const query *q)
{
    if (is_toll(q)) return nothing;
    uint32_t first = restated(q);
    if (first != NF_NONE && nf_count_of(q->linking, first)->unit_kind != NEWSFACTS_UNIT_ORDINAL)
        return object_of(q->linking, first);
    switch (q->count->unit_kind) {
    case NEWSFACTS_UNIT_ORDINAL: return ordinal_object(q);
    case NEWSFACTS_UNIT_SCORE: return score_object(q);
    case NEWSFACTS_UNIT_AGE: return age_object(q);
    default: return counts_things(q) ? classifier_object(q) : measure_object(q);
    }
}

void newsfacts__count_object(nf_linking *linking, uint32_t item)
{
    query q = {
        linking, nf_count_of(linking, item), item, {{0, 0}, 0, 0, false, 0, 0, false, false}};
    q.left = newsfacts__count_left(&linking->line, item, q.count->unit_kind);
    q.count->object = find_object(&q);
    if (nf_span_empty(q.count->object)) return;
    linking->last.count = linking->line.items[item].ref;
    linking->last.object = q.count->object;
}
