/* count_time.c: the time that a count holds for. */
#include "mention/count_link.h"

enum { REACH = 64 };

/* A date or clock time that is not one side of a comparison (比2018年末增长). */
static bool is_stated(const nf_linking *l, uint32_t i)
{
    const nf_item *item = &l->line.items[i];
    if (item->cls != NF_ITEM_TIME || item->ref == NF_NONE) return false;
    int32_t type = l->times->data[item->ref].type;
    if (type != NEWSFACTS_TIME_DATE && type != NEWSFACTS_TIME_OF_DAY) return false;
    return i == 0 || l->line.items[i - 1].cls != NF_ITEM_COMPARE;
}

/* Whether the time at i opens its clause (截至2月底，), so that it holds for the
 * clauses that follow too; 成立于1930年 does not. */
static bool leads(const nf_linking *l, uint32_t i)
{
    for (uint32_t n = 0; n < 3; n++)
        if (i < n + 1 || l->line.items[i - n - 1].cls == NF_ITEM_BREAK) return true;
    return false;
}

/* The nearest before the count: one of its clause, or one that leads. */
static uint32_t time_before(const nf_linking *l, uint32_t item)
{
    bool inside = true;
    for (uint32_t i = item; i > 0 && item - i < REACH; i--) {
        if (l->line.items[i - 1].cls == NF_ITEM_BREAK) inside = false;
        if (is_stated(l, i - 1) && (inside || leads(l, i - 1))) return l->line.items[i - 1].ref;
    }
    return NF_NONE;
}

/* The first after it in the same clause: 34名队员于2月28日抵达. */
static uint32_t time_after(const nf_linking *l, uint32_t item)
{
    for (uint32_t i = item + 1; i < l->line.len && i - item < REACH; i++) {
        uint8_t cls = l->line.items[i].cls;
        if (cls == NF_ITEM_BREAK || cls == NF_ITEM_COUNT) break;
        if (is_stated(l, i)) return l->line.items[i].ref;
    }
    return NF_NONE;
}

void newsfacts__count_time(nf_linking *linking, uint32_t item)
{
    uint32_t time = time_before(linking, item);
    nf_count_of(linking, item)->time = time != NF_NONE ? time : time_after(linking, item);
}
