/* count_cut.c: predicates that look like the head of what is counted.
 *
 * Most verbs can stand as nouns, so that 16000家商店关门 reads like 5项服务保障. What the
 * classifier counts tells them apart: 名 counts people, 家 firms, 辆 things, none an act. */
#include "mention/count_link.h"

static bool is_person(const nf_line *line, uint32_t i)
{
    uint32_t marks = newsfacts__phrase_marks(line, i);
    return line->items[i].cls == NF_ITEM_NOUN && nf_span_len(line->items[i].span) > 1
           && (marks & NF_PHRASE_WORDS_MARKS_PERSON) && !(marks & NF_PHRASE_WORDS_MARKS_INDICATOR);
}

/* 3名老人|伤势严重, 72名观光客|集体食物中毒 */
static uint32_t behind_people(const nf_line *line, uint32_t first, uint32_t last)
{
    const uint32_t head = NF_PHRASE_WORDS_MARKS_BODY | NF_PHRASE_WORDS_MARKS_PERSON;
    if (newsfacts__phrase_marks(line, last) & head) return last; /* 2000名国民警卫队 */
    for (uint32_t i = last + 1; i > first; i--)
        if (is_person(line, i - 1)) return i - 1;
    return last;
}

/* 多家美国媒体|援引官员: a body and a verb, and no body at the end. */
static uint32_t behind_body(const nf_line *line, uint32_t first, uint32_t last)
{
    if (newsfacts__phrase_marks(line, last) & NF_PHRASE_WORDS_MARKS_BODY) return last;
    for (uint32_t i = first; i < last; i++) {
        uint8_t next = line->items[i + 1].cls;
        if (line->items[i].cls == NF_ITEM_NOUN && nf_span_len(line->items[i].span) > 1
            && (newsfacts__phrase_marks(line, i) & NF_PHRASE_WORDS_MARKS_BODY)
            && (next == NF_ITEM_VN || next == NF_ITEM_VERB))
            return i;
    }
    return last;
}

/* 商店|关门; 客机|投入商业运营 */
static uint32_t behind_thing(const nf_line *line, uint32_t first, uint32_t last)
{
    for (uint32_t i = first + 1; i <= last; i++)
        if (line->items[i].marks & NF_PHRASE_WORDS_MARKS_GOVERNS) return i - 1;
    uint32_t at = last;
    while (at > first && line->items[at].cls == NF_ITEM_VN) at--;
    return line->items[at].cls == NF_ITEM_NOUN ? at : last;
}

/* `at` where that is a body before a verb, which is no noun of its own (社区|服务). */
static uint32_t plain_body(const nf_line *line, uint32_t at, uint32_t last)
{
    bool body = newsfacts__phrase_marks(line, at) & NF_PHRASE_WORDS_MARKS_BODY;
    bool plain = !newsfacts__phrase_word(line->lexical, line->items[last].span);
    return body && plain ? at : last;
}

/* 20%的列车|正常运行, 七部委|联合验收: all that the clause has for a predicate. */
static uint32_t behind_subject(const nf_line *line, uint32_t first, uint32_t last)
{
    if (nf_item_class_at(line, last + 1) != NF_ITEM_BREAK) return last;
    uint32_t at = last;
    while (at > first && line->items[at].cls == NF_ITEM_VN) at--;
    if (at == last) return last;
    if (at > first && line->items[at].cls == NF_ITEM_ADJECTIVE
        && line->items[at - 1].cls == NF_ITEM_NOUN)
        return at - 1;
    return plain_body(line, at, last);
}

nf_span newsfacts__count_cut(const nf_line *line, uint32_t first, const nf_phrase *phrase,
                             unsigned flags)
{
    uint32_t last = phrase->last;
    if (!nf_item_nominal(&line->items[last])) return phrase->span; /* it ends in a quotation */
    if (flags & NF_RIGHT_PEOPLE) last = behind_people(line, first, last);
    if (flags & NF_RIGHT_BODY) last = behind_body(line, first, last);
    if (flags & (NF_RIGHT_THING | NF_RIGHT_BODY)) last = behind_thing(line, first, last);
    if (flags & NF_RIGHT_SUBJECT) last = behind_subject(line, first, last);
    return last == phrase->last ? phrase->span
                                : nf_span_make(phrase->span.begin, line->items[last].span.end);
}
