#include "mention/recall.h"

#include <string.h>

/* Bounds a look-up in a text made of names that begin alike. */
enum { FULL_SLOT = 16 };

static uint32_t slot_of(const nf_text *t, uint32_t at)
{
    return (t->fold[at] * 31 + t->fold[at + 1]) * 2654435761u >> 22;
}

static bool stands_at(const nf_text *t, nf_span name, uint32_t at)
{
    size_t size = nf_span_len(name) * sizeof *t->fold;
    return !memcmp(&t->fold[name.begin], &t->fold[at], size);
}

void newsfacts__recall_init(nf_recall *recall, const nf_text *text)
{
    memset(recall, 0, sizeof *recall);
    recall->text = text;
    for (uint32_t i = 0; i < NF_RECALL_SLOTS; i++) recall->slots[i] = NF_NONE;
}

bool newsfacts__recall_add(nf_recall *recall, nf_arena *arena, nf_span span, uint32_t value)
{
    if (nf_span_len(span) < 2) return true;
    uint32_t *slot = &recall->slots[slot_of(recall->text, span.begin)], held = 0;
    for (uint32_t i = *slot; i != NF_NONE; i = recall->list.data[i].next, held++) {
        nf_span old = recall->list.data[i].span;
        if (nf_span_len(old) == nf_span_len(span) && stands_at(recall->text, old, span.begin))
            return true;
    }
    if (held >= FULL_SLOT) return true;
    nf_recalled *r = NF_VEC_ADD(&recall->list, arena);
    if (!r) return false;
    r->span = span;
    r->value = value;
    r->next = *slot;
    *slot = recall->list.len - 1;
    return true;
}

nf_recall_hit newsfacts__recall_find(const nf_recall *recall, uint32_t at, uint32_t limit)
{
    nf_recall_hit best = {0, 0};
    if (limit < at + 2) return best;
    for (uint32_t i = recall->slots[slot_of(recall->text, at)]; i != NF_NONE;
         i = recall->list.data[i].next) {
        const nf_recalled *r = &recall->list.data[i];
        uint32_t len = nf_span_len(r->span);
        if (len <= best.len || len > limit - at || !stands_at(recall->text, r->span, at)) continue;
        best.len = len;
        best.value = r->value;
    }
    return best;
}
