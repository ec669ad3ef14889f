#include "mention/phrase.h"

enum {
    PAIR_REACH = 40,  /* items looked through for the other mark of a pair */
    QUOTE_LEN = 24,   /* a longer quotation is speech, not part of a name */
    BRACKET_LEN = 14, /* 广义货币（M2）余额 */
    PHRASE_REACH = 24 /* items of one noun phrase */
};

uint32_t newsfacts__phrase_open(const nf_line *line, uint32_t close, enum nf_item_class open)
{
    for (uint32_t i = close; i > 0 && close - i < PAIR_REACH; i--)
        if (line->items[i - 1].cls == open) return i - 1;
    return NF_NONE;
}

uint32_t newsfacts__phrase_close(const nf_line *line, uint32_t open, enum nf_item_class close)
{
    for (uint32_t i = open + 1; i < line->len && i - open < PAIR_REACH; i++)
        if (line->items[i].cls == close) return i;
    return NF_NONE;
}

static uint32_t pair_len(const nf_line *line, uint32_t open, uint32_t close)
{
    return line->items[close].span.end - line->items[open].span.begin;
}

static bool nominal_at(const nf_line *line, uint32_t i)
{
    return i < line->len && nf_item_nominal(&line->items[i]);
}

static bool is_above(const nf_line *line, uint32_t i)
{
    if (nf_item_class_at(line, i) != NF_ITEM_DIRECTION || !nominal_at(line, i + 1)) return false;
    const nf_item *item = &line->items[i];
    return nf_span_len(item->span) == 2
           && nf_char_at(line->text, item->span.begin) == 0x4ee5; /* 以 */
}

/* 以上, 以下 inside a name: 规模以上工业企业, 地级及以上城市. */
static bool is_grade(const nf_line *line, uint32_t i)
{
    if (nf_item_class_at(line, i) == NF_ITEM_CONJUNCTION) return is_above(line, i + 1);
    return i > 0 && is_above(line, i)
           && (nominal_at(line, i - 1) || line->items[i - 1].cls == NF_ITEM_CONJUNCTION);
}

/* 中 of 中澳工商界; not 内, 里, 上, 下, 外, 间, which close a place. */
static bool is_country(const nf_line *line, uint32_t i)
{
    const nf_item *item = &line->items[i];
    if (item->cls != NF_ITEM_DIRECTION || nf_span_len(item->span) != 1) return false;
    switch (nf_char_at(line->text, item->span.begin)) {
    case 0x4e2d:
    case 0x4e1c:
    case 0x897f:
    case 0x5357:
    case 0x5317: /* 中东西南北 */ return nominal_at(line, i + 1);
    default: return false;
    }
}

/* 8 of 米-8直升机. */
static bool is_model(const nf_line *line, uint32_t i)
{
    return nf_item_class_at(line, i) == NF_ITEM_NUMBER
           && nf_class_at(line->text, line->items[i].span.begin) == NF_CLASS_DIGIT
           && nominal_at(line, i + 1);
}

/* The dash of 中国—东盟博览会. */
static bool is_hyphen(const nf_line *line, uint32_t i)
{
    const nf_item *item = &line->items[i];
    return item->cls == NF_ITEM_OTHER && i > 0 && nominal_at(line, i - 1)
           && nf_class_at(line->text, item->span.begin) == NF_CLASS_DASH
           && (nominal_at(line, i + 1) || (i + 1 < line->len && is_country(line, i + 1))
               || is_model(line, i + 1));
}

/* First item of a quotation or bracket that closes at i and belongs to the
 * phrase, or NF_NONE. */
static uint32_t closed_at(const nf_line *line, uint32_t i, bool head)
{
    uint8_t cls = line->items[i].cls;
    if (cls == NF_ITEM_QUOTE_CLOSE) {
        uint32_t open = newsfacts__phrase_open(line, i, NF_ITEM_QUOTE_OPEN);
        return open != NF_NONE && pair_len(line, open, i) < QUOTE_LEN ? open : NF_NONE;
    }
    if (cls != NF_ITEM_BRACKET_CLOSE) return NF_NONE;
    uint32_t open = newsfacts__phrase_open(line, i, NF_ITEM_BRACKET_OPEN);
    if (open == NF_NONE || open == 0 || pair_len(line, open, i) >= BRACKET_LEN) return NF_NONE;
    return !head || nominal_at(line, open - 1) ? open : NF_NONE;
}

static bool measures_act(const nf_line *line, uint32_t i)
{
    return newsfacts__phrase_marks(line, i) & NF_PHRASE_WORDS_MARKS_OF_ACT;
}

/* 充电|量: a verb and a character that makes a noun of it; 减税|规模: a verb and how much
 * of it there was. Not 涉及|农户, 包括|男队员. */
static bool is_stem(const nf_line *line, uint32_t i, uint32_t last)
{
    const nf_item *item = &line->items[i];
    if (item->cls != NF_ITEM_VERB || nf_span_len(item->span) != 2) return false;
    if (!nominal_at(line, i + 1)) return false;
    bool head = i + 1 == last, single = nf_span_len(line->items[i + 1].span) == 1;
    if (single && (head || measures_act(line, i + 1))) return true;
    if (newsfacts__phrase_word(line->lexical, item->span)) return false;
    return single || (head && measures_act(line, last));
}

/* One step to the left of item i, or NF_NONE where the phrase begins after i. */
static uint32_t step_left(const nf_line *line, uint32_t i, uint32_t last)
{
    bool head = i == last;
    const nf_item *item = &line->items[i];
    bool governs = (item->marks & NF_PHRASE_WORDS_MARKS_GOVERNS) != 0;
    if (!head && governs && !(i + 1 == last && measures_act(line, last))) return NF_NONE;
    if (nf_item_nominal(item)) return i;
    if (!head && (item->cls == NF_ITEM_ADJECTIVE || item->cls == NF_ITEM_PLACEWORD)) return i;
    if (!head && (is_grade(line, i) || is_stem(line, i, last))) return i;
    if (i + 1 == last && item->cls == NF_ITEM_ADVERB && nf_span_len(item->span) == 2
        && nf_span_len(line->items[last].span) == 1 && measures_act(line, last)
        && !newsfacts__phrase_word(line->lexical, item->span))
        return i; /* 准时|率 */
    return closed_at(line, i, head);
}

/* Places and determiners at its start are no part of the shortest name. */
static bool is_trimmed(const nf_line *line, uint32_t i)
{
    const nf_item *item = &line->items[i];
    return item->pos == NF_POS_PLACE || item->pos == NF_POS_PRONOUN
           || item->cls == NF_ITEM_DIRECTION || item->cls == NF_ITEM_PLACEWORD
           || item->cls == NF_ITEM_BRACKET_CLOSE || (item->marks & NF_PHRASE_WORDS_MARKS_OUTSIDE);
}

/* 共建设高标准农田75万亩, 累计修复基站1.2万个: a verb after an adverb. Not after 将 that
 * stands for 把: 将生产效率提升了70%; not 累计发电|量. */
static bool is_governing(const nf_line *line, uint32_t i, uint32_t last)
{
    if (line->items[i].cls != NF_ITEM_VN || nf_item_class_at(line, i - 1) != NF_ITEM_ADVERB)
        return false;
    const nf_item *adverb = &line->items[i - 1], *next = &line->items[i + 1];
    if (nf_char_at(line->text, adverb->span.begin) == 0x5c06) /* 将 */
        return nf_item_class_at(line, last + 1) != NF_ITEM_CHANGE;
    if (nf_span_len(adverb->span) == 1) return true;
    return next->cls == NF_ITEM_NOUN && nf_span_len(next->span) > 1 && !measures_act(line, last);
}

nf_span newsfacts__phrase_left(const nf_line *line, uint32_t last)
{
    uint32_t first = last;
    for (uint32_t i = last + 1; i > 0 && last - first < PHRASE_REACH; i = first) {
        uint32_t at = step_left(line, i - 1, last);
        if (at == NF_NONE) break;
        first = at;
    }
    while (first < last && is_trimmed(line, first)) first++;
    if (first < last && is_governing(line, first, last)) first++;
    return nf_span_make(line->items[first].span.begin, line->items[last].span.end);
}

typedef struct {
    const nf_line *line;
    uint32_t at;
    uint32_t last; /* head so far, or NF_NONE */
    bool common;   /* a noun that names more than a place was there */
    bool clause;   /* a verb was taken between nouns */
    bool series;   /* nouns joined by 、 and 和 */
    unsigned flags;
} walk;

/* A verb in front of the first noun or, in an object, between nouns: 出舱活动,
 * 智能装备示范应用. A verb after nothing but places too: 湖南援鄂医疗队. */
static bool ends_clause(uint8_t cls)
{
    return cls == NF_ITEM_BREAK || cls == NF_ITEM_CONJUNCTION || cls == NF_ITEM_BRACKET_CLOSE;
}

/* A verb that is all there is of the object: 展开多项试验, 遭多次空袭. */
static bool is_verbal_head(const walk *w)
{
    return w->last == NF_NONE && (w->flags & NF_PHRASE_OBJECT)
           && w->line->items[w->at].cls == NF_ITEM_VERB
           && ends_clause(nf_item_class_at(w->line, w->at + 1));
}

static bool is_attribute(const walk *w)
{
    const nf_item *item = &w->line->items[w->at];
    uint8_t next = nf_item_class_at(w->line, w->at + 1);
    bool noun_next = next == NF_ITEM_NOUN || next == NF_ITEM_VN || next == NF_ITEM_QUOTE_OPEN;
    if (w->last == NF_NONE && (next == NF_ITEM_VERB || next == NF_ITEM_ADJECTIVE)) return true;
    if (!noun_next) return false;
    if (w->last == NF_NONE) return true;
    if (!w->common) return !newsfacts__phrase_word(w->line->lexical, item->span);
    if (w->flags & NF_PHRASE_NAME) /* not 委员会|作报告 */
        return nf_span_len(item->span) > 1 || !newsfacts__phrase_word(w->line->lexical, item->span);
    if (w->line->items[w->at + 1].marks & NF_PHRASE_WORDS_MARKS_PROJECT)
        return !newsfacts__phrase_word(w->line->lexical, item->span); /* 产业链补链项目 */
    if (w->line->items[w->at + 1].marks & NF_PHRASE_WORDS_MARKS_EVENT)
        return !(item->marks & NF_PHRASE_WORDS_MARKS_GOVERNS);
    if (!(w->flags & NF_PHRASE_OBJECT)) return false;
    return !newsfacts__phrase_word(w->line->lexical, item->span);
}

/* A quotation, or a bracket after a noun, that the phrase holds. */
static bool take_pair(walk *w)
{
    const nf_line *line = w->line;
    uint8_t open = line->items[w->at].cls;
    bool quote = open != NF_ITEM_BRACKET_OPEN;
    uint32_t close = newsfacts__phrase_close(line, w->at,
                                             open == NF_ITEM_QUOTE_OPEN ? NF_ITEM_QUOTE_CLOSE
                                             : open == NF_ITEM_TITLE    ? NF_ITEM_TITLE
                                                                        : NF_ITEM_BRACKET_CLOSE);
    if (close == NF_NONE) return false;
    uint32_t len = pair_len(line, w->at, close);
    if (quote) {
        if (len >= QUOTE_LEN || (w->last != NF_NONE && !nominal_at(line, close + 1))) return false;
        w->last = close;
        w->common = true;
    } else {
        if (w->last == NF_NONE || w->last + 1 != w->at || len >= BRACKET_LEN) return false;
        /* 31个省（区、市） */
        if (nf_span_len(line->items[w->last].span) == 1)
            w->last = close;
        else if (!nominal_at(line, close + 1))
            return false;
    }
    w->at = close + 1;
    return true;
}

/* An adjective after a noun belongs to the phrase when a noun follows it. */
static bool leads_on(const walk *w)
{
    uint8_t next = nf_item_class_at(w->line, w->at + 1);
    return next == NF_ITEM_ADJECTIVE || next == NF_ITEM_QUOTE_OPEN
           || nominal_at(w->line, w->at + 1);
}

static bool is_pause(const nf_line *line, uint32_t i)
{
    return nf_class_at(line->text, line->items[i].span.begin) == NF_CLASS_PAUSE;
}

/* 、公交车和物流车: nouns, and 和 before the last of them. */
static bool is_series(const walk *w)
{
    const nf_line *line = w->line;
    if (!(w->flags & NF_PHRASE_SERIES)) return false;
    if (!is_pause(line, w->at)) return w->series;
    for (uint32_t i = w->at + 1; i < line->len && i - w->at < PHRASE_REACH; i++) {
        uint8_t cls = line->items[i].cls;
        if (cls == NF_ITEM_CONJUNCTION && !is_pause(line, i)) return true;
        if (!nominal_at(line, i) && cls != NF_ITEM_ADJECTIVE && cls != NF_ITEM_CONJUNCTION)
            return false;
    }
    return false;
}

/* 核心零部件和专用软件: in an object, nouns that are joined are one object; so is a
 * series of three or more anywhere. */
static bool joins(walk *w)
{
    if (w->last == NF_NONE || w->last + 1 != w->at || !leads_on(w)) return false;
    w->series = is_series(w);
    return w->series || (w->flags & NF_PHRASE_OBJECT);
}

/* 在 至 到: what stands before them is a verb. */
static bool is_locating(const nf_line *line, uint32_t i)
{
    uint32_t c = nf_char_at(line->text, line->items[i].span.begin);
    return nf_span_len(line->items[i].span) == 1 && (c == 0x5728 || c == 0x81f3 || c == 0x5230);
}

/* A verbal noun after a noun is a predicate when a verb or number follows it:
 * 六部门|联合推动, 收益率|集中在. */
static bool is_predicate(const walk *w)
{
    const nf_item *item = &w->line->items[w->at];
    if (item->cls != NF_ITEM_VN || w->last == NF_NONE) return false;
    uint32_t next = w->at + 1;
    while (next - w->at < 3 && nf_item_class_at(w->line, next) == NF_ITEM_VN) next++;
    switch (nf_item_class_at(w->line, next)) {
    case NF_ITEM_COUNT: return nf_item_class_at(w->line, next + 1) != NF_ITEM_OF;
    case NF_ITEM_LINK: return is_locating(w->line, next) && nf_span_len(item->span) > 1;
    case NF_ITEM_VERB:
    case NF_ITEM_PARTICLE:
    case NF_ITEM_ADVERB:
    case NF_ITEM_TITLE: return true;
    default: return false;
    }
}

/* 标志着: a noun by the word table, and a verb before 着. */
static bool goes_on(const walk *w)
{
    const nf_line *line = w->line;
    return nf_item_nominal(&line->items[w->at])
           && nf_item_class_at(line, w->at + 1) == NF_ITEM_PARTICLE
           && nf_char_at(line->text, line->items[w->at + 1].span.begin) == 0x7740; /* 着 */
}

static bool take_modifier(walk *w)
{
    const nf_item *item = &w->line->items[w->at];
    bool start = w->last == NF_NONE, take = false;
    switch (item->cls) {
    case NF_ITEM_ADJECTIVE: take = start || leads_on(w); break;
    case NF_ITEM_VERB: take = is_attribute(w); break;
    case NF_ITEM_CONJUNCTION: take = joins(w) || is_grade(w->line, w->at); break;
    case NF_ITEM_PLACEWORD: take = nominal_at(w->line, w->at + 1); break;
    case NF_ITEM_NUMBER:
        take = nominal_at(w->line, w->at + 1)
               && (nf_span_len(item->span) > 1 || (!start && is_hyphen(w->line, w->at - 1)));
        break;
    case NF_ITEM_DIRECTION: take = is_grade(w->line, w->at) || is_country(w->line, w->at); break;
    case NF_ITEM_TIME: /* 世界大学生夏季运动会 */
        take = !start && item->ref == NF_NONE && nominal_at(w->line, w->at + 1);
        break;
    case NF_ITEM_OTHER: take = is_hyphen(w->line, w->at); break;
    case NF_ITEM_ADVERB: take = start && nominal_at(w->line, w->at + 1); break;
    default: break;
    }
    if (take && item->cls == NF_ITEM_VERB && !start) w->clause = true;
    if (take) w->at++;
    return take;
}

static bool take_item(walk *w, uint32_t first)
{
    const nf_item *item = &w->line->items[w->at];
    if (item->cls == NF_ITEM_QUOTE_OPEN || item->cls == NF_ITEM_BRACKET_OPEN
        || item->cls == NF_ITEM_TITLE)
        return take_pair(w);
    if (w->last != NF_NONE && item->pos == NF_POS_IDIOM && nf_span_len(item->span) == 4)
        return false; /* 民族欢聚一堂 */
    if (is_predicate(w) || goes_on(w)) return false;
    if (is_verbal_head(w)) {
        w->last = w->at++;
        return false;
    }
    if (nf_item_nominal(item) || (item->cls == NF_ITEM_PLACEWORD && w->last == NF_NONE)) {
        w->last = w->at++;
        if (item->pos != NF_POS_PLACE && item->cls != NF_ITEM_PLACEWORD) w->common = true;
        if (w->last == first && (item->marks & NF_PHRASE_WORDS_MARKS_CLOSES)) return false;
        return !(w->flags & NF_PHRASE_ONE) || item->cls == NF_ITEM_VN;
    }
    return take_modifier(w);
}

bool newsfacts__phrase_right(const nf_line *line, uint32_t first, unsigned flags, nf_phrase *out)
{
    walk w = {line, first, NF_NONE, false, false, false, flags};
    while (w.at < line->len && w.at - first < PHRASE_REACH)
        if (!take_item(&w, first)) break;
    if ((flags & NF_PHRASE_ONE) && w.at < line->len
        && line->items[w.at].cls == NF_ITEM_BRACKET_OPEN) /* 九省（区） */
        take_pair(&w);
    if (w.last == NF_NONE) return false;
    out->span = nf_span_make(line->items[first].span.begin, line->items[w.last].span.end);
    out->last = w.last;
    out->next = w.at;
    out->clause = w.clause;
    out->place = !w.common;
    return true;
}
