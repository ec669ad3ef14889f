/* count_aspect.c: what the clause says of a count: a total, an increase, a share. */
#include "mention/count_link.h"

enum {
    CLAUSE_REACH = 64, /* items looked through to the left */
    /* hold for every count of the clause: 共有64名乘客和5名机组人员 */
    SPREAD = NEWSFACTS_ASPECT_TOTAL | NEWSFACTS_ASPECT_CUMULATIVE,
    MOVES = NEWSFACTS_ASPECT_INCREASE | NEWSFACTS_ASPECT_DECREASE
};

typedef struct {
    const nf_linking *linking;
    const nf_count *count;
    uint32_t item;
    uint32_t aspect;
    bool decided; /* the nearest word of change was met */
    bool passed;  /* another count stands between */
    bool reaches; /* nothing but adverbs between here and a word of reaching */
    bool linked;  /* a link stands between here and the number */
} search;

/* The row of a word that begins at item i and ends with it or one of the next
 * two (新|开放). */
static const nf_aspects_row *row_of(const nf_line *line, uint32_t i, int32_t scope)
{
    const nf_hits *hits = &line->lexical->hits;
    uint32_t begin = line->items[i].span.begin;
    if (!(line->lexical->begins[begin] & nf_table_bit(NF_TABLE_ASPECTS))) return NULL;
    for (uint32_t h = line->lexical->hit_at[begin]; h < hits->len; h++) {
        const nf_hit *hit = &hits->data[h];
        if (hit->begin != begin) break;
        if (hit->table != NF_TABLE_ASPECTS || newsfacts__aspects[hit->row].scope != scope) continue;
        for (uint32_t k = i; k < line->len && k < i + 3; k++)
            if (line->items[k].span.end == begin + hit->len) return &newsfacts__aspects[hit->row];
    }
    return NULL;
}

static bool is_fraction(const nf_count *c)
{
    return c->unit_kind == NEWSFACTS_UNIT_PERCENT || c->unit_kind == NEWSFACTS_UNIT_RATIO
           || c->unit_kind == NEWSFACTS_UNIT_PERCENT_POINT;
}

/* 新开放, 新引入: 新 right before a verb. */
static bool is_newly(const nf_line *line, uint32_t i)
{
    const nf_item *item = &line->items[i];
    uint8_t next = nf_item_class_at(line, i + 1);
    return nf_span_len(item->span) == 1 && nf_char_at(line->text, item->span.begin) == 0x65b0
           && next == NF_ITEM_VERB;
}

static void take(search *s, const nf_aspects_row *row)
{
    if (row) s->aspect |= s->passed ? row->aspect & SPREAD : row->aspect;
}

/* 增收贡献率达到七成: the word of change is part of a name. */
static bool is_attribute(const search *s, uint32_t i)
{
    const nf_line *line = &s->linking->line;
    nf_span word = line->items[i].span, object = s->count->object;
    if (nf_item_class_at(line, i + 1) == NF_ITEM_OF) return true;
    return word.end == object.begin && object.end <= s->count->span.begin && s->linked;
}

static void read_change(search *s, uint32_t i)
{
    const nf_line *line = &s->linking->line;
    uint8_t cls = line->items[i].cls;
    if (s->decided || s->passed) return;
    if (cls == NF_ITEM_LEVEL || cls == NF_ITEM_CONJUNCTION) s->decided = true;
    const nf_aspects_row *row = row_of(line, i, NF_ASPECTS_SCOPE_CHANGE);
    if (!row || is_attribute(s, i)) return;
    s->aspect |= row->aspect;
    s->decided = true;
}

/* 居民人均支出增长7%: the average is in the name of what grew. */
static bool only_names(const search *s, const nf_aspects_row *row, nf_span span)
{
    return row && row->aspect == NEWSFACTS_ASPECT_AVERAGE && (s->aspect & MOVES)
           && nf_span_covers(s->count->object, span);
}

/* 占现有消防员总数的65%: what stands after 占 describes the whole; not so after
 * 占比 and 比重. */
static void read_share(search *s, uint32_t i)
{
    const nf_line *line = &s->linking->line;
    const nf_aspects_row *row = row_of(line, i, NF_ASPECTS_SCOPE_FRACTION);
    nf_span word = line->items[i].span;
    uint32_t last = nf_char_at(line->text, word.end - 1);
    bool whole = last == 0x5360 || last == 0x5230 || last == 0x636e; /* 占 到 据 */
    if (row && !s->passed && whole) s->aspect &= MOVES;
    take(s, row);
}

/* 达到, 超过, 增至: a level that is reached, not 在 or 是. */
static bool is_reaching(const nf_line *line, uint32_t i)
{
    const nf_item *item = &line->items[i];
    uint32_t last = nf_char_at(line->text, item->span.end - 1);
    if (item->cls == NF_ITEM_LINK) return !(item->marks & NF_PHRASE_WORDS_MARKS_PIVOT);
    return item->cls == NF_ITEM_CHANGE && (last == 0x5230 || last == 0x81f3); /* 到 至 */
}

static void read_word(search *s, uint32_t i)
{
    const nf_line *line = &s->linking->line;
    const nf_item *item = &line->items[i];
    read_change(s, i);
    const nf_aspects_row *clause = row_of(line, i, NF_ASPECTS_SCOPE_CLAUSE);
    if (!only_names(s, clause, item->span)) take(s, clause);
    if (is_fraction(s->count)) read_share(s, i);
    if (s->reaches) take(s, row_of(line, i, NF_ASPECTS_SCOPE_REACH));
    if (is_newly(line, i) && !s->passed) s->aspect |= NEWSFACTS_ASPECT_NEW;
    if (item->cls == NF_ITEM_LINK) s->linked = true;
    if (is_reaching(line, i))
        s->reaches = true;
    else if (item->cls != NF_ITEM_ADVERB)
        s->reaches = false;
}

static bool all_conjunctions(const nf_line *line, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (line->items[i].cls != NF_ITEM_CONJUNCTION) return false;
    return true;
}

/* 54%、65.1%和12.6%: the items of a list have what the first has. */
static bool take_list(search *s, uint32_t i)
{
    if (s->passed || i + 1 == s->item || !all_conjunctions(&s->linking->line, i + 1, s->item))
        return false;
    s->aspect |= nf_count_of(s->linking, i)->aspect;
    return true;
}

static void read_clause(search *s)
{
    const nf_line *line = &s->linking->line;
    bool joined = false; /* 、 or 和 since the last count */
    uint32_t first = nf_char_at(line->text, s->count->span.begin);
    s->reaches = first == 0x8d85 || first == 0x7a81; /* 超过 突破 inside the number */
    for (uint32_t i = s->item; i > 0 && s->item - i < CLAUSE_REACH; i--) {
        uint8_t cls = line->items[i - 1].cls;
        if (cls == NF_ITEM_BREAK || cls == NF_ITEM_BRACKET_OPEN) break;
        if (cls == NF_ITEM_BRACKET_CLOSE) {
            uint32_t open = newsfacts__phrase_open(line, i - 1, NF_ITEM_BRACKET_OPEN);
            if (open != NF_NONE) i = open + 1;
        } else if (cls == NF_ITEM_COUNT) {
            if (take_list(s, i - 1)) return;
            if (!joined) return; /* 共选派17人到2万家企业: two things */
            s->passed = true;
            joined = false;
        } else if (cls == NF_ITEM_TIME) { /* 至今 */
            take(s, row_of(line, i - 1, NF_ASPECTS_SCOPE_CLAUSE));
        } else {
            joined |= cls == NF_ITEM_CONJUNCTION;
            read_word(s, i - 1);
        }
    }
}

/* 总 in the name of what is counted, or right before it: 总投资8000亿元. Words
 * are looked for inside words too: 投资总额. */
static void read_object(search *s)
{
    const nf_lexical *lexical = s->linking->line.lexical;
    nf_span object = s->count->object;
    if (nf_span_empty(object) || object.begin > s->count->span.begin) return;
    uint32_t begin =
        object.begin > s->linking->line.items[0].span.begin ? object.begin - 1 : object.begin;
    for (uint32_t h = lexical->hit_at[begin]; h < lexical->hits.len; h++) {
        const nf_hit *hit = &lexical->hits.data[h];
        if (hit->begin >= object.end) break;
        const nf_word *word = &lexical->words.data[lexical->word_at[hit->begin]];
        if (hit->len == 1 && word->len > 1) continue; /* 总 of 总值 or 总理 */
        if (hit->table == NF_TABLE_ASPECTS
            && newsfacts__aspects[hit->row].scope == NF_ASPECTS_SCOPE_OBJECT)
            take(s, &newsfacts__aspects[hit->row]);
    }
}

/* 位居第三 */
static uint32_t rank_of(const nf_linking *linking, uint32_t item)
{
    for (uint32_t i = item; i > 0 && item - i < 3; i--) {
        const nf_aspects_row *row = row_of(&linking->line, i - 1, NF_ASPECTS_SCOPE_ORDINAL);
        if (row) return row->aspect;
    }
    return 0;
}

/* 累计派出18批次，共1478人: the sum of what was counted on. */
static bool sums_up(const search *s)
{
    const nf_line *line = &s->linking->line;
    uint32_t i = s->item;
    if (!(s->aspect & NEWSFACTS_ASPECT_TOTAL) || i < 2) return false;
    if (line->items[i - 2].cls != NF_ITEM_BREAK && line->items[i - 1].cls != NF_ITEM_BREAK)
        return false;
    for (; i > 0 && s->item - i < CLAUSE_REACH; i--)
        if (i < s->item && line->items[i - 1].cls == NF_ITEM_COUNT)
            return nf_count_of(s->linking, i - 1)->aspect & NEWSFACTS_ASPECT_CUMULATIVE;
    return false;
}

void newsfacts__count_aspect(nf_linking *linking, uint32_t item)
{
    nf_count *count = nf_count_of(linking, item);
    search s = {linking, count, item, 0, false, false, false, false};
    if (count->unit_kind == NEWSFACTS_UNIT_ORDINAL) {
        count->aspect = rank_of(linking, item);
        return;
    }
    read_clause(&s);
    s.passed = false;
    if (!(s.aspect & MOVES)) read_object(&s);
    if (sums_up(&s)) s.aspect |= NEWSFACTS_ASPECT_CUMULATIVE;
    count->aspect = s.aspect;
}
