/* count_respectively.c: lists that 分别 ties together.
 *
 * 食品、家具行业利润分别增长0.8%、0.7%: one indicator, shared.
 * 招标数量和招聘岗位数分别为8.3%和3.6%: an indicator each.
 * 客流10万人次，车流8800辆次，分别增长67%和51%: the objects of the counts before. */
#include "mention/count_link.h"

enum { LIST_MAX = 16, REACH = 64 };

typedef struct {
    nf_linking *linking;
    uint32_t at;             /* item of 分别 */
    uint32_t begin;          /* first item of its clause */
    uint32_t list[LIST_MAX]; /* items of the counts after it */
    uint32_t len;
} group;

static bool is_respectively(const nf_line *line, uint32_t i)
{
    const nf_item *item = &line->items[i];
    return item->cls != NF_ITEM_COUNT && nf_span_len(item->span) >= 2
           && nf_char_at(line->text, item->span.begin) == 0x5206      /* 分 */
           && nf_char_at(line->text, item->span.begin + 1) == 0x522b; /* 别 */
}

static void read_group(group *g)
{
    const nf_line *line = &g->linking->line;
    g->len = 0;
    for (uint32_t i = g->at + 1; i < line->len && g->len < LIST_MAX && i - g->at < REACH; i++) {
        if (line->items[i].cls == NF_ITEM_BREAK) break;
        if (line->items[i].cls == NF_ITEM_COUNT) g->list[g->len++] = i;
    }
    g->begin = g->at;
    while (g->begin > 0 && g->at - g->begin < REACH
           && line->items[g->begin - 1].cls != NF_ITEM_BREAK)
        g->begin--;
}

static void give(const group *g, uint32_t n, nf_span object)
{
    nf_count_of(g->linking, g->list[n])->object = object;
}

/* Objects of the counts of the clauses before, as many as the list is long. */
static bool take_earlier(const group *g)
{
    nf_span objects[LIST_MAX];
    uint32_t left = g->len;
    for (uint32_t i = g->begin; i > 0 && left > 0 && g->begin - i < REACH; i--) {
        if (g->linking->line.items[i - 1].cls != NF_ITEM_COUNT) continue;
        nf_span object = nf_count_of(g->linking, i - 1)->object;
        if (nf_span_empty(object)) continue;
        if (left < g->len && nf_span_equal(object, objects[left])) return false;
        objects[--left] = object;
    }
    if (left > 0) return false;
    for (uint32_t n = 0; n < g->len; n++) give(g, n, objects[n]);
    return true;
}

/* Heads of the joined subjects before 分别, where each is an indicator. */
static bool take_subjects(const group *g)
{
    const nf_line *line = &g->linking->line;
    uint32_t heads[LIST_MAX], len = 0, last = NF_NONE;
    for (uint32_t i = g->begin; i <= g->at && len < LIST_MAX; i++) {
        const nf_item *item = &line->items[i];
        if (nf_item_nominal(item) && i < g->at) {
            last = i;
        } else if (last != NF_NONE) {
            if (!newsfacts__phrase_ends_in(line, line->items[last].span,
                                           NF_PHRASE_WORDS_MARKS_INDICATOR))
                return false;
            heads[len++] = last;
            last = NF_NONE;
            if (item->cls != NF_ITEM_CONJUNCTION) break;
        }
    }
    if (len != g->len) return false;
    for (uint32_t n = 0; n < len; n++) give(g, n, newsfacts__phrase_left(line, heads[n]));
    return true;
}

static bool has_subject(const group *g)
{
    for (uint32_t i = g->begin; i < g->at; i++)
        if (nf_item_nominal(&g->linking->line.items[i])) return true;
    return false;
}

/* A count of the list with a noun of its own keeps it: 分别有3家企业、5家学校. */
static void share_first(const group *g)
{
    nf_span first = nf_count_of(g->linking, g->list[0])->object;
    if (nf_span_empty(first)) return;
    for (uint32_t n = 1; n < g->len; n++) {
        const nf_count *c = nf_count_of(g->linking, g->list[n]);
        if (c->object.begin < c->span.end) give(g, n, first);
    }
}

void newsfacts__count_respectively(nf_linking *linking)
{
    group g = {linking, 0, 0, {0}, 0};
    for (uint32_t i = 0; i < linking->line.len; i++) {
        if (!is_respectively(&linking->line, i)) continue;
        g.at = i;
        read_group(&g);
        if (g.len < 2) continue;
        if (has_subject(&g) ? take_subjects(&g) : take_earlier(&g)) continue;
        share_first(&g);
    }
}
