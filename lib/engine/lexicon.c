#include "engine/lexicon.h"

#include "base/arena.h"

#include <string.h>

/* ------------------------------------------------------------------------ hash */

static uint32_t hash_on(uint32_t hash, uint32_t c)
{
    return (hash ^ c) * 16777619u;
}

static uint32_t hash_end(uint32_t hash)
{
    return (hash ^ hash >> 15) * 2654435761u;
}

static uint32_t hash_of(const uint32_t *text, uint32_t len)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < len; i++) hash = hash_on(hash, text[i]);
    return hash_end(hash) >> 1;
}

static bool same_term(const nf_lexicon_entry *e, const uint32_t *text, uint32_t len)
{
    return e->len == len && !memcmp(e->term, text, len * sizeof *text);
}

/* The slot of the name, or the free one for it. */
static uint32_t *slot_of(const nf_lexicon *l, const uint32_t *text, uint32_t len, uint32_t hash)
{
    uint32_t at = hash & l->mask;
    while (l->slots[at] && !same_term(&l->entries[l->slots[at] - 1], text, len))
        at = (at + 1) & l->mask;
    return &l->slots[at];
}

static nf_lexicon_start *start_of(const nf_lexicon *l, const uint32_t *text)
{
    uint32_t at = hash_of(text, 2) & l->mask;
    for (;; at = (at + 1) & l->mask) {
        nf_lexicon_start *s = &l->starts[at];
        if (!s->lengths || (s->first == text[0] && s->second == text[1])) return s;
    }
}

/* --------------------------------------------------------------------- look-up */

const nf_lexicon_entry *newsfacts__lexicon_find(const nf_lexicon *lexicon, const uint32_t *text,
                                                uint32_t len)
{
    if (!lexicon->len || len < 2 || len > NF_LEXICON_LONGEST) return NULL;
    uint32_t slot = *slot_of(lexicon, text, len, hash_of(text, len));
    return slot ? &lexicon->entries[slot - 1] : NULL;
}

const nf_lexicon_entry *newsfacts__lexicon_longest(const nf_lexicon *lexicon, const uint32_t *text,
                                                   uint32_t limit,
                                                   bool (*may_end)(const void *context, uint32_t n),
                                                   const void *context, uint32_t *len)
{
    if (!lexicon->len || limit < 2) return NULL;
    uint32_t lengths = start_of(lexicon, text)->lengths;
    if (limit < NF_LEXICON_LONGEST) lengths &= ((uint32_t)1 << limit) - 1;
    for (uint32_t n = NF_LEXICON_LONGEST; lengths && n >= 2; n--) {
        if (!(lengths >> (n - 1) & 1) || !may_end(context, n)) continue;
        const nf_lexicon_entry *e = newsfacts__lexicon_find(lexicon, text, n);
        *len = n;
        if (e) return e;
    }
    return NULL;
}

/* ----------------------------------------------------------------------- build */

/* Copies what the entry points to. */
static bool own(nf_lexicon_entry *e, nf_arena *keep)
{
    uint32_t *term = newsfacts__arena_raw(keep, e->len, sizeof *term);
    char *full = newsfacts__arena_copy(keep, e->full.data, e->full.size);
    if (!term || !full) return false;
    memcpy(term, e->term, e->len * sizeof *term);
    e->term = term;
    e->full.data = full;
    return true;
}

static bool add(nf_lexicon *l, const nf_lexicon_entry *e, nf_arena *keep)
{
    uint32_t *slot = slot_of(l, e->term, e->len, hash_of(e->term, e->len));
    nf_lexicon_start *start = start_of(l, e->term);
    start->first = e->term[0];
    start->second = e->term[1];
    start->lengths |= (uint32_t)1 << (e->len - 1);
    if (!*slot) *slot = ++l->len;
    l->entries[*slot - 1] = *e;
    return own(&l->entries[*slot - 1], keep);
}

static bool build(const nf_lexicon_entries *entries, nf_arena *keep, nf_lexicon *out)
{
    uint32_t size = 16;
    while (size < UINT32_MAX / 4 && size / 2 < entries->len) size *= 2;
    out->mask = size - 1;
    out->slots = newsfacts__arena_array(keep, size, sizeof *out->slots);
    out->starts = newsfacts__arena_array(keep, size, sizeof *out->starts);
    out->entries = newsfacts__arena_raw(keep, entries->len, sizeof *out->entries);
    if (!out->slots || !out->starts || !out->entries) return false;
    for (uint32_t i = 0; i < entries->len; i++)
        if (!add(out, &entries->data[i], keep)) return false;
    return true;
}

newsfacts_status newsfacts__lexicon_build(const nf_lexicon_entries *entries, nf_arena *keep,
                                          nf_lexicon *out, newsfacts_error *error)
{
    memset(out, 0, sizeof *out);
    if (!entries->len || build(entries, keep, out)) return NEWSFACTS_OK;
    memset(out, 0, sizeof *out);
    return newsfacts__fail(error, NEWSFACTS_E_MEMORY, 0, 0, "the allocator returned no memory");
}
