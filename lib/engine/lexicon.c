#include "engine/lexicon.h"

#include "base/status.h"
#include "base/trie_build.h"

#include <string.h>

static uint32_t hash_of(const nf_lexicon_entry *e)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < e->len; i++) hash = (hash ^ e->term[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static bool same_term(const nf_lexicon_entry *a, const nf_lexicon_entry *b)
{
    return a->len == b->len && !memcmp(a->term, b->term, a->len * sizeof *a->term);
}

/* Moves the last entry of each name to the front of `list`; returns how many. */
static uint32_t unite(nf_lexicon_entry *list, uint32_t len, uint32_t *slots, uint32_t mask)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < len; i++) {
        uint32_t at = hash_of(&list[i]) & mask;
        while (slots[at] && !same_term(&list[slots[at] - 1], &list[i])) at = (at + 1) & mask;
        uint32_t to = slots[at] ? slots[at] - 1 : kept++;
        slots[at] = to + 1;
        list[to] = list[i];
    }
    return kept;
}

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

static bool build(const nf_lexicon_entries *entries, nf_arena *scratch, nf_arena *keep,
                  nf_lexicon *out)
{
    uint32_t size = 16;
    while (size < UINT32_MAX / 4 && size / 2 < entries->len) size *= 2;
    uint32_t *slots = newsfacts__arena_array(scratch, size, sizeof *slots);
    nf_lexicon_entry *list = newsfacts__arena_raw(keep, entries->len, sizeof *list);
    nf_trie_term *terms = newsfacts__arena_raw(scratch, entries->len, sizeof *terms);
    if (!slots || !list || !terms) return false;
    memcpy(list, entries->data, entries->len * sizeof *list);
    out->len = unite(list, entries->len, slots, size - 1);
    out->entries = list;
    for (uint32_t i = 0; i < out->len; i++) {
        if (!own(&list[i], keep)) return false;
        terms[i].text = list[i].term;
        terms[i].len = list[i].len;
        terms[i].value = i;
    }
    return newsfacts__trie_build(terms, out->len, scratch, keep, &out->trie, NULL)
           == NF_TRIE_BUILT;
}

newsfacts_status newsfacts__lexicon_build(const nf_lexicon_entries *entries,
                                          const newsfacts_allocator *allocator, nf_arena *keep,
                                          nf_lexicon *out, newsfacts_error *error)
{
    nf_arena scratch;
    memset(out, 0, sizeof *out);
    if (!entries->len) return NEWSFACTS_OK;
    newsfacts__arena_init(&scratch, allocator);
    bool built = build(entries, &scratch, keep, out);
    bool memory = scratch.failed || keep->failed;
    newsfacts__arena_free(&scratch);
    if (built) return NEWSFACTS_OK;
    memset(out, 0, sizeof *out);
    if (memory)
        return newsfacts__fail(error, NEWSFACTS_E_MEMORY, 0, 0, "the allocator returned no memory");
    return newsfacts__fail(error, NEWSFACTS_E_TOO_LARGE, 0, 0,
                           "the lexicon has too many different characters");
}
