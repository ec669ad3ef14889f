/* count_object_age.c: whose age it is. */
#include "mention/count_object.h"

enum { PERSON_REACH = 64 };

/* Surname and given name may be cut into characters: 王|玉|良, 殷|某. */
static nf_span name_around(const nf_object_query *q, uint32_t first, uint32_t last)
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
static nf_span person_before(const nf_object_query *q)
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
    return nf_no_span;
}

/* 65岁的李新中: surname and given name may be cut into characters. */
static nf_span whole_name(const nf_object_query *q, nf_span span)
{
    const nf_line *line = &q->linking->line;
    for (uint32_t i = q->item + 1; i < line->len; i++) {
        const nf_item *item = &line->items[i];
        if (item->span.begin < span.begin) continue;
        if (item->span.begin > span.begin && item->span.begin != span.end) break;
        if (item->span.begin == span.begin && item->pos != NF_POS_PERSON) break;
        if (item->span.end - span.begin > 3) break;
        if (nf_class_at(line->text, item->span.begin) != NF_CLASS_HAN) break;
        if (item->cls == NF_ITEM_PREPOSITION || item->cls == NF_ITEM_PARTICLE
            || item->cls == NF_ITEM_OF || newsfacts__phrase_word(line->lexical, item->span))
            break;
        span.end = item->span.end;
    }
    return span;
}

static bool names_person(const nf_object_query *q, nf_span span)
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

nf_span newsfacts__object_of_age(const nf_object_query *q)
{
    nf_right_side right =
        newsfacts__count_right(&q->linking->line, q->item, NF_RIGHT_RELATIVE | NF_RIGHT_ONE);
    if (right.of && !nf_span_empty(right.phrase)) return whole_name(q, right.phrase);
    bool verb = nf_item_class_at(&q->linking->line, q->item + 1) == NF_ITEM_VERB;
    if (!nf_span_empty(right.phrase) && !(verb && right.direct)) return right.phrase;
    if (q->left.near == NF_ITEM_OTHER && names_person(q, q->left.phrase)) return q->left.phrase;
    nf_span person = person_before(q);
    if (!nf_span_empty(person)) return person;
    nf_span topic =
        newsfacts__object_inherited(q); /* 来自31个省，平均年龄26岁: not of the provinces */
    return names_person(q, topic) ? topic : nf_no_span;
}
