#include "mention/alias.h"

enum { PROBES = 16 };

bool newsfacts__aliases_init(nf_aliases *a, nf_work *work, const nf_text *text, uint32_t len)
{
    uint32_t size = 16;
    while (size < UINT32_MAX / 4 && size / 2 < len) size *= 2;
    a->text = text;
    a->mask = size - 1;
    a->slots = newsfacts__arena_array(&work->stage, size, sizeof *a->slots);
    return a->slots != NULL;
}

static uint32_t hash_of(const nf_text *t, nf_span span)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = span.begin; i < span.end; i++) hash = (hash ^ t->fold[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static bool same(const nf_text *t, nf_span a, nf_span b)
{
    if (nf_span_len(a) != nf_span_len(b)) return false;
    for (uint32_t i = 0; i < nf_span_len(a); i++)
        if (t->fold[a.begin + i] != t->fold[b.begin + i]) return false;
    return true;
}

/* The slot of these words, or the free one for them; NULL: the neighbourhood is full. */
static nf_alias *slot_of(const nf_aliases *a, nf_span span)
{
    uint32_t at = hash_of(a->text, span);
    for (uint32_t i = 0; i < PROBES; i++) {
        nf_alias *slot = &a->slots[(at + i) & a->mask];
        if (nf_span_empty(slot->span) || same(a->text, slot->span, span)) return slot;
    }
    return NULL;
}

void newsfacts__alias_put(nf_aliases *a, nf_span span, uint32_t value)
{
    nf_alias *slot = slot_of(a, span);
    if (!slot) return;
    slot->span = span;
    slot->value = value;
}

uint32_t newsfacts__alias_find(const nf_aliases *a, nf_span span)
{
    const nf_alias *slot = slot_of(a, span);
    return slot && !nf_span_empty(slot->span) ? slot->value : NF_NONE;
}
