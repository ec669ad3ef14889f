/* count_object_thing.c: what a classifier counts: to its right first. */
#include "mention/count_object.h"

/* 31个省中有26个粮食增产: the count is of the total's kind. */
static bool is_partitive(const nf_object_query *q)
{
    return newsfacts__count_among(&q->linking->line, q->item)
           && !nf_span_empty(newsfacts__object_of_unit(q));
}

/* Whether nouns directly before 人 can be those who were counted. */
static bool names_people(const nf_object_query *q)
{
    const nf_line *line = &q->linking->line;
    const nf_item *head = &line->items[q->left.head];
    if (head->pos == NF_POS_PLACE || head->pos == NF_POS_PERSON || head->pos == NF_POS_ORG)
        return false;
    return (head->marks & NF_PHRASE_WORDS_MARKS_PERSON)
           || newsfacts__phrase_ends_in(line, q->left.phrase, NF_PHRASE_WORDS_MARKS_PERSON);
}

static nf_span left_of_people(const nf_object_query *q)
{
    uint8_t near = q->left.near;
    bool times = nf_char_at(q->linking->line.text, q->count->unit.end - 1) == 0x6b21; /* 人次 */
    if (q->left.vague || near == NF_ITEM_OF || near == NF_ITEM_EACH) return nf_no_span;
    if (near == NF_ITEM_VERB) return times ? q->left.phrase : nf_no_span;
    return nf_item_changes(near) || names_people(q) ? q->left.phrase : nf_no_span;
}

static nf_span left_of_classifier(const nf_object_query *q)
{
    const nf_left_side *left = &q->left;
    const nf_item *head = &q->linking->line.items[left->head];
    if (left->near == NF_ITEM_VERB
        && !(q->linking->line.items[left->near_item].marks & NF_PHRASE_WORDS_MARKS_MIDDLE))
        return nf_no_span;
    if (left->vague || left->near == NF_ITEM_EACH) return nf_no_span;
    if (nf_item_class_at(&q->linking->line, q->item - 1) == NF_ITEM_CONJUNCTION) return nf_no_span;
    if (left->near == NF_ITEM_OF || (head->marks & NF_PHRASE_WORDS_MARKS_OUTSIDE))
        return nf_no_span;
    if (left->near == NF_ITEM_OTHER && (head->pos == NF_POS_PLACE || head->pos == NF_POS_PERSON))
        return nf_no_span;
    return left->phrase;
}

/* Nothing but the number stands in its clause: 近一半的油井，超过600口。 */
static bool stands_alone(const nf_object_query *q)
{
    const nf_line *line = &q->linking->line;
    return q->left.bounded && q->left.near == NF_ITEM_OTHER
           && nf_item_class_at(line, q->item + 1) == NF_ITEM_BREAK;
}

static nf_span classifier_otherwise(const nf_object_query *q)
{
    const nf_linking *l = q->linking;
    uint8_t near = q->left.near;
    if (q->left.count != NF_NONE) {
        const nf_count *other = nf_count_of(l, q->left.count);
        if (newsfacts__object_is_unit(q) && !newsfacts__object_same_unit(l, other, q->count))
            return nf_no_span;
        return q->left.adjacent_count || newsfacts__object_same_unit(l, other, q->count)
                   ? other->object
                   : nf_no_span;
    }
    if (newsfacts__object_is_unit(q) && near != NF_ITEM_CHANGE && near != NF_ITEM_LINK)
        return nf_no_span;
    if (!nf_span_empty(newsfacts__object_of_unit(q)) && (near != NF_ITEM_OTHER || stands_alone(q)))
        return newsfacts__object_of_unit(q);
    bool rest = near == NF_ITEM_HAVE && q->left.bounded
                && !newsfacts__object_is_unit(q); /* ，有七个在西部 */
    return nf_item_changes(near) || rest || stands_alone(q) ? newsfacts__object_inherited(q)
                                                            : nf_no_span;
}

static bool unit_is_occasion(const nf_object_query *q)
{
    if (q->count->unit_kind != NEWSFACTS_UNIT_CLASSIFIER || nf_span_empty(q->count->unit))
        return false;
    uint32_t c = nf_char_at(q->linking->line.text, q->count->unit.end - 1);
    return c == 0x6b21 || c == 0x6279 || c == 0x8f6e; /* 次 批 轮 */
}

/* 航天员4次|执行任务 */
static bool follows_subject(const nf_object_query *q)
{
    if (q->item == 0) return false;
    const nf_item *before = &q->linking->line.items[q->item - 1];
    uint32_t c = nf_char_at(q->linking->line.text, before->span.begin);
    bool points = c == 0x8fd9 || c == 0x90a3 || c == 0x6b64; /* 这两轮, 那次, 此次 */
    return nf_item_nominal(before) || (before->cls == NF_ITEM_PRONOUN && !points);
}

/* 两次宣布延长, 多次相互指责, 分两批开展: how often, and no noun. 上百次模拟试验 is one. */
static bool is_adverbial(const nf_object_query *q)
{
    const nf_line *line = &q->linking->line;
    uint8_t next = nf_item_class_at(line, q->item + 1);
    if (!unit_is_occasion(q) || newsfacts__object_governed(q)) return false;
    if (next == NF_ITEM_ADVERB) return true;
    if (next != NF_ITEM_VERB) return false;
    nf_span verb = line->items[q->item + 1].span;
    if (nf_span_len(verb) == 1 || newsfacts__phrase_word(line->lexical, verb)) return true;
    if (q->item + 2 >= line->len || follows_subject(q)) return true;
    const nf_item *what = &line->items[q->item + 2]; /* 多次踏上延安 */
    return !nf_item_nominal(what) || what->pos == NF_POS_PLACE || what->pos == NF_POS_PERSON;
}

/* 两次进行沟通交流: what was done so often. */
static nf_span often_done(const nf_object_query *q)
{
    const nf_line *line = &q->linking->line;
    nf_phrase p;
    bool light = q->item + 2 < line->len
                 && (line->items[q->item + 1].marks & NF_PHRASE_WORDS_MARKS_LIGHT)
                 && nf_item_nominal(&line->items[q->item + 2]);
    if (!light || !newsfacts__phrase_right(line, q->item + 2, NF_PHRASE_OBJECT, &p))
        return nf_no_span;
    return p.span;
}

/* What the classifier tells of the thing, and the clause of what it does. */
static unsigned kind_of_thing(const nf_object_query *q)
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
static bool counts_one(const nf_object_query *q)
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
static bool is_rank(const nf_object_query *q)
{
    if (q->item == 0) return false;
    nf_span before = q->linking->line.items[q->item - 1].span;
    return nf_span_len(before) == 1
           && nf_char_at(q->linking->line.text, before.begin) == 0x524d; /* 前 */
}

nf_span newsfacts__object_of_things(const nf_object_query *q)
{
    const nf_linking *l = q->linking;
    nf_right_side right = {nf_no_span, false, false};
    unsigned flags = NF_RIGHT_RELATIVE | (newsfacts__object_governed(q) ? NF_RIGHT_OBJECT : 0)
                     | kind_of_thing(q);
    if (q->count->unit_kind == NEWSFACTS_UNIT_NONE && counts_one(q)) flags |= NF_RIGHT_ONE;
    if (!newsfacts__object_is_unit(q)) right = newsfacts__count_right(&l->line, q->item, flags);
    nf_span before = is_partitive(q) ? newsfacts__object_of_unit(q) : nf_no_span;
    bool own = nf_span_empty(before) || newsfacts__object_same(l->line.text, before, right.phrase)
               || q->left.near != NF_ITEM_HAVE;
    if (is_adverbial(q)) return often_done(q);
    bool left_first = !right.direct && !right.of && q->left.near == NF_ITEM_OTHER
                      && !nf_span_empty(q->left.phrase) && q->left.head + 1 == q->item;
    if (!nf_span_empty(right.phrase) && own && !left_first) return right.phrase;
    if (!nf_span_empty(before)) return before;
    if (is_rank(q)) return nf_no_span;
    if (nf_span_empty(q->left.phrase)) return classifier_otherwise(q);
    return newsfacts__object_is_unit(q) ? left_of_people(q) : left_of_classifier(q);
}
