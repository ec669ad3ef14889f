/* train_weights.c: finds the pilots of a perfect hash.
 *
 * Groups of keys are placed one after the other, the largest first: the pilot of a
 * group is the first that sends all its keys to slots that are free. */
#include "train.h"

#include <stdlib.h>
#include <string.h>

enum { KEYS_OF_GROUP = 4, PILOTS = 1 << 16 };

/* Keys of one group: order[begin] to order[end]. */
typedef struct {
    uint32_t number, begin, end;
} key_group;

static const uint64_t *sorting; /* keys by number, while these are sorted */
static uint32_t sorting_groups;

static int by_key_group(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t gx = nf_weight_group(sorting[x], sorting_groups);
    uint32_t gy = nf_weight_group(sorting[y], sorting_groups);
    if (gx != gy) return gx < gy ? -1 : 1;
    return sorting[x] < sorting[y] ? -1 : sorting[x] > sorting[y];
}

static int by_size(const void *a, const void *b)
{
    const key_group *x = a, *y = b;
    uint32_t size_x = x->end - x->begin, size_y = y->end - y->begin;
    if (size_x != size_y) return size_x > size_y ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

static key_group *groups_of(const uint64_t *keys, uint32_t *order, uint32_t len, uint32_t groups)
{
    key_group *out = grab(groups, sizeof *out);
    for (uint32_t i = 0; i < len; i++) order[i] = i;
    sorting = keys;
    sorting_groups = groups;
    qsort(order, len, sizeof *order, by_key_group);
    for (uint32_t g = 0, at = 0; g < groups; g++) {
        out[g].number = g;
        out[g].begin = at;
        while (at < len && nf_weight_group(keys[order[at]], groups) == g) at++;
        out[g].end = at;
    }
    qsort(out, groups, sizeof *out, by_size);
    return out;
}

typedef struct {
    const uint64_t *keys;
    const uint32_t *order;
    bool *taken; /* [slots] */
    key_slots *out;
} placing;

/* Slots of the keys [g->begin, end) by a pilot become free again. */
static void give_back(const placing *p, const key_group *g, uint32_t end, uint32_t pilot)
{
    for (uint32_t i = g->begin; i < end; i++)
        p->taken[nf_weight_slot_by(p->keys[p->order[i]], pilot, p->out->slots_len)] = false;
}

/* False: a slot is taken, and nothing has changed. */
static bool take(const placing *p, const key_group *g, uint32_t pilot)
{
    for (uint32_t i = g->begin; i < g->end; i++) {
        uint32_t slot = nf_weight_slot_by(p->keys[p->order[i]], pilot, p->out->slots_len);
        if (p->taken[slot]) {
            give_back(p, g, i, pilot);
            return false;
        }
        p->taken[slot] = true;
    }
    return true;
}

static void fill(const placing *p, const key_group *g, uint32_t pilot)
{
    p->out->pilots[g->number] = (uint16_t)pilot;
    for (uint32_t i = g->begin; i < g->end; i++) {
        uint32_t key = p->order[i];
        p->out->slot_of[key] = nf_weight_slot_by(p->keys[key], pilot, p->out->slots_len);
    }
}

key_slots keys_place(const uint64_t *keys, uint32_t len)
{
    key_slots out;
    out.pilots_len = len / KEYS_OF_GROUP + 1;
    out.slots_len = len + len / 20 + 1;
    out.pilots = grab(out.pilots_len, sizeof *out.pilots);
    out.slot_of = grab(len, sizeof *out.slot_of);
    uint32_t *order = grab(len, sizeof *order);
    const placing p = {keys, order, grab(out.slots_len, sizeof *p.taken), &out};
    key_group *groups = groups_of(keys, order, len, out.pilots_len);
    for (uint32_t g = 0; g < out.pilots_len; g++) {
        uint32_t pilot = 0;
        while (pilot < PILOTS && !take(&p, &groups[g], pilot)) pilot++;
        if (pilot == PILOTS) stop_at("the weights", 0, "a group of keys fits nowhere");
        fill(&p, &groups[g], pilot);
    }
    free(p.taken);
    free(groups);
    free(order);
    return out;
}
