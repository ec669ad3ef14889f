/* lexicon.h: names that the user has brought along.
 *
 * A config collects entries; an engine has them in a trie of its own, which is
 * walked beside the dictionary's. */
#ifndef NF_ENGINE_LEXICON_H
#define NF_ENGINE_LEXICON_H

#include "base/trie.h"
#include "base/vec.h"

typedef struct {
    const uint32_t *term; /* folded code points */
    uint32_t len;
    int32_t kind;          /* newsfacts_entity_kind */
    int32_t type;          /* newsfacts_organisation_type, 0: by the name's form */
    newsfacts_string full; /* full name of an organisation or person, code of a place; or "" */
} nf_lexicon_entry;

typedef NF_VEC(nf_lexicon_entry) nf_lexicon_entries;

typedef struct {
    nf_trie trie;               /* value: index of the entry */
    nf_lexicon_entry *entries;
    uint32_t len;               /* 0: nothing to look for, and no trie */
} nf_lexicon;

/* Makes *out from the entries; of those with the same name the last one counts.
 * All memory of *out lies in `keep`. */
newsfacts_status newsfacts__lexicon_build(const nf_lexicon_entries *entries,
                                          const newsfacts_allocator *allocator, nf_arena *keep,
                                          nf_lexicon *out, newsfacts_error *error);

#endif
