/* count_right.c: the words to the right of a count. */
#include "mention/count_link.h"

enum { CLAUSE_REACH = 16 }; /* items of a relative clause */

/* Single characters between a measure and its noun: 20吨重的, 60岁及以上. */
static bool is_filler(const nf_line *line, uint32_t i)
{
    const nf_item *item = &line->items[i];
    if (item->cls == NF_ITEM_COUNT || nf_span_len(item->span) > 2) return false;
    switch (nf_char_at(line->text, item->span.begin)) {
    case 0x91cd:
    case 0x957f:
    case 0x6df1:
    case 0x9ad8:
    case 0x5bbd:
    case 0x539a: /* 重长深高宽厚 */
        return nf_span_len(item->span) == 1 && nf_item_class_at(line, i + 1) == NF_ITEM_OF;
    case 0x4ee5: return item->cls == NF_ITEM_DIRECTION;                         /* 以上 */
    case 0x5de6: return nf_char_at(line->text, item->span.begin + 1) == 0x53f3; /* 左右 */
    case 0x7ea7: /* 级: 60公斤级冠军 */
    case 0x4f59:
    case 0x591a: return nf_span_len(item->span) == 1; /* 余 多 */
    default: return false;
    }
}

/* The noun phrase after the next 的 of the clause. */
static bool behind_relative(const nf_line *line, uint32_t from, nf_phrase *out)
{
    for (uint32_t i = from; i < line->len && i - from < CLAUSE_REACH; i++) {
        uint8_t cls = line->items[i].cls;
        if (cls == NF_ITEM_BREAK) return false;
        if (cls == NF_ITEM_OF) {
            if (newsfacts__phrase_right(line, i + 1, 0, out)) return true;
            if (nf_item_class_at(line, i + 1) == NF_ITEM_COUNT)
                return newsfacts__phrase_right(line, i + 2, 0, out);
        }
    }
    return false;
}

/* 性 式 型 化 级: what a noun before 的 ends in when it is an attribute. */
static bool is_quality(const nf_line *line, const nf_phrase *p)
{
    const nf_item *head = &line->items[p->last];
    if (head->pos == NF_POS_IDIOM && nf_span_len(head->span) == 4) return true;
    if (nf_span_len(p->span) < 3) return false; /* 女性, 车型 */
    switch (nf_char_at(line->text, head->span.end - 1)) {
    case 0x6027:
    case 0x5f0f:
    case 0x578b:
    case 0x5316:
    case 0x671f: /* 期 代: 二战时期的, 90年代的 */
    case 0x4ee3:
    case 0x7ea7: return true;
    default: return false;
    }
}

typedef struct {
    const nf_line *line;
    unsigned flags;
    bool of;
} look;

static nf_right_side found(const look *l, nf_span span, bool direct)
{
    nf_right_side side = {span, direct, l->of};
    return side;
}

/* Whether what follows the phrase makes it the subject of a relative clause. */
static bool opens_relative(const look *l, const nf_phrase *p)
{
    uint8_t next = nf_item_class_at(l->line, p->next);
    if (next == NF_ITEM_COUNT) return nf_item_class_at(l->line, p->next + 1) == NF_ITEM_OF;
    return (l->flags & NF_RIGHT_LONG)
           && (next == NF_ITEM_VERB || next == NF_ITEM_LINK || next == NF_ITEM_PREPOSITION
               || next == NF_ITEM_ADVERB);
}

/* Whether 的 follows the phrase at once or, after a phrase that begins with a
 * verb, behind one more word of predicate: 疑似食物中毒的学生, 形式多样的活动. */
static uint32_t of_after(const look *l, const nf_phrase *p, bool verbal)
{
    uint8_t next = nf_item_class_at(l->line, p->next);
    if (next == NF_ITEM_OF) return p->next;
    if (nf_item_class_at(l->line, p->next + 1) != NF_ITEM_OF) return NF_NONE;
    if (next == NF_ITEM_DIRECTION && (l->flags & NF_RIGHT_LONG)) return p->next + 1; /* 视角下的 */
    if (next == NF_ITEM_ADJECTIVE || (verbal && next == NF_ITEM_VERB)) return p->next + 1;
    return NF_NONE;
}

/* 400多名美国运输安全局的安检员: people are not an organisation. */
static bool is_people(const look *l, const nf_phrase *p)
{
    return (l->line->items[p->last].marks & NF_PHRASE_WORDS_MARKS_PERSON)
           || newsfacts__phrase_ends_in(l->line, p->span, NF_PHRASE_WORDS_MARKS_PERSON);
}

static bool owns_people(const look *l, const nf_phrase *p)
{
    const nf_item *head = &l->line->items[p->last];
    if (!(l->flags & NF_RIGHT_PEOPLE) || is_people(l, p)) return false;
    return head->pos == NF_POS_ORG
           || newsfacts__phrase_ends_in(l->line, p->span, NF_PHRASE_WORDS_MARKS_BODY);
}

/* Whether the phrase at `at`, which 的 follows, describes what is counted. */
static bool is_attributive(const look *l, uint32_t at, const nf_phrase *p)
{
    const nf_item *first = &l->line->items[at];
    if (is_quality(l->line, p) || owns_people(l, p)) return true;
    if ((l->flags & NF_RIGHT_THING) && p->last > at && l->line->items[p->last].cls == NF_ITEM_VN)
        return true; /* 4枚军方发射的导弹 */
    if (!(l->flags & NF_RIGHT_RELATIVE)) return false;
    switch (first->cls) {
    case NF_ITEM_VERB:
    case NF_ITEM_ADVERB: return true;
    case NF_ITEM_ADJECTIVE: return nf_span_len(first->span) > 1 || p->clause;
    case NF_ITEM_VN: return p->last == at || p->clause; /* 组织的训练 */
    default: return p->clause || p->place;
    }
}

static nf_right_side judge(const look *l, uint32_t at, const nf_phrase *p)
{
    const nf_item *first = &l->line->items[at];
    bool verbal = first->cls == NF_ITEM_VERB || first->cls == NF_ITEM_ADVERB;
    bool relative = (l->flags & NF_RIGHT_RELATIVE) != 0;
    nf_phrase head;
    nf_right_side none = {{0, 0}, false, false};
    uint32_t of = of_after(l, p, verbal);
    if (of != NF_NONE && (of != p->next || is_attributive(l, at, p))) {
        if (nf_item_class_at(l->line, of + 1) == NF_ITEM_COUNT) of++; /* 对接规则的33条措施 */
        if (newsfacts__phrase_right(l->line, of + 1, 0, &head))
            return found(l, newsfacts__count_cut(l->line, of + 1, &head, l->flags), false);
    }
    bool listed = verbal && newsfacts__phrase_word(l->line->lexical, first->span);
    if (verbal && relative && (listed || (l->flags & NF_RIGHT_LONG))
        && behind_relative(l->line, at, &head)) /* 前往北京、上海等地的列车 */
        return found(l, head.span, false);
    if ((l->flags & NF_RIGHT_PEOPLE) && !is_people(l, p) && behind_relative(l->line, p->next, &head)
        && is_people(l, &head))
        return found(l, head.span, false); /* 30名家在外地的工人 */
    if (relative && opens_relative(l, p) && behind_relative(l->line, p->next, &head))
        return found(l, head.span, false);
    /* 46%签约企业 is a predicate, 5起爆炸事件 is not */
    if (listed && !relative && !l->of) return none;
    return found(l, newsfacts__count_cut(l->line, at, p, l->flags), true);
}

static bool may_begin(uint8_t cls)
{
    switch (cls) {
    case NF_ITEM_NOUN:
    case NF_ITEM_VN:
    case NF_ITEM_ADJECTIVE:
    case NF_ITEM_NUMBER:
    case NF_ITEM_VERB:
    case NF_ITEM_QUOTE_OPEN:
    case NF_ITEM_ADVERB:
    case NF_ITEM_PLACEWORD:
    case NF_ITEM_VAGUE:
    case NF_ITEM_DIRECTION:
    case NF_ITEM_TITLE: return true;
    default: return false;
    }
}

/* 地 after a number is a noun: 四地, 6万亩地. */
static bool is_land(const nf_line *line, uint32_t i)
{
    return i < line->len && nf_char_at(line->text, line->items[i].span.begin) == 0x5730
           && nf_span_len(line->items[i].span) == 1;
}

/* 在韩, 在京, 在华 before the noun. */
static bool is_abroad(const nf_line *line, uint32_t at)
{
    if (at + 2 >= line->len || !nf_item_nominal(&line->items[at + 2])) return false;
    nf_span in = line->items[at].span, where = line->items[at + 1].span;
    return nf_span_len(in) == 1 && nf_char_at(line->text, in.begin) == 0x5728 /* 在 */
           && nf_span_len(where) == 1;
}

/* Item where the noun phrase of the count at `item` may begin: past fillers,
 * past an ordinal's own count (首批14支基金) and past 两套及 of 两套及两套以上住房. */
static uint32_t begin_right(const nf_line *line, uint32_t item, bool *of)
{
    uint32_t at = item + 1;
    for (int n = 0; n < 3; n++) {
        while (at < line->len && is_filler(line, at)) at++;
        *of = nf_item_class_at(line, at) == NF_ITEM_OF;
        if (*of) return at + 1;
        uint8_t cls = nf_item_class_at(line, at);
        if (cls == NF_ITEM_CONJUNCTION && nf_item_class_at(line, at + 1) == NF_ITEM_COUNT
            && nf_char_at(line->text, line->items[at].span.begin) == 0x53ca) /* 及 */
            at += 2;
        else if (cls == NF_ITEM_COUNT || cls == NF_ITEM_TIME)
            at++; /* 首批14支基金, 新一批2022年度名单 */
        else
            break;
    }
    if (is_abroad(line, at)) return at + 2;
    return nf_item_class_at(line, at) == NF_ITEM_PRONOUN ? at + 1 : at;
}

nf_right_side newsfacts__count_right(const nf_line *line, uint32_t item, unsigned flags)
{
    nf_right_side none = {{0, 0}, false, false};
    look l = {line, flags, false};
    uint32_t at = begin_right(line, item, &l.of);
    if (is_land(line, at)) return found(&l, line->items[at].span, true);
    nf_phrase p;
    unsigned how = flags & NF_RIGHT_OBJECT ? NF_PHRASE_OBJECT : 0;
    if (flags & NF_RIGHT_NAME) how |= NF_PHRASE_NAME;
    if (flags & NF_RIGHT_ONE) how |= NF_PHRASE_ONE;
    if (flags & NF_RIGHT_SERIES) how |= NF_PHRASE_SERIES;
    if (may_begin(nf_item_class_at(line, at)) && newsfacts__phrase_right(line, at, how, &p))
        return judge(&l, at, &p);
    if ((flags & NF_RIGHT_RELATIVE) && behind_relative(line, at, &p))
        return found(&l, p.span, false);
    return none;
}
