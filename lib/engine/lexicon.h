/* lexicon.h: names that the user has brought along.
 *
 * A config collects entries; an engine has them in two hash tables: the names, and
 * which lengths names have that begin with two characters. That takes one pass over
 * the entries to build (a hundred thousand in some thirty milliseconds, tests/bench),
 * and a look-up tries the lengths that there are. */
#ifndef NF_ENGINE_LEXICON_H
#define NF_ENGINE_LEXICON_H

#include "base/status.h"
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

enum { NF_LEXICON_LONGEST = NF_TRIE_DEPTH }; /* characters of a name; two at least */

typedef struct {
    uint32_t first, second;
    uint32_t lengths; /* bit n: a name of n + 1 characters begins so; 0: a free slot */
} nf_lexicon_start;

typedef struct {
    nf_lexicon_entry *entries;
    uint32_t len;    /* 0: nothing to look for */
    uint32_t *slots; /* [mask + 1]: index of an entry and 1; 0: free */
    nf_lexicon_start *starts; /* [mask + 1] */
    uint32_t mask;
} nf_lexicon;

/* The longest name that is at the begin of `text`, `limit` characters; *len its length.
 * may_end(context, n) says whether a name may end behind n characters. NULL: none. */
const nf_lexicon_entry *newsfacts__lexicon_longest(const nf_lexicon *lexicon, const uint32_t *text,
                                                   uint32_t limit,
                                                   bool (*may_end)(const void *context, uint32_t n),
                                                   const void *context, uint32_t *len);

/* The entry with exactly these characters; NULL: none. */
const nf_lexicon_entry *newsfacts__lexicon_find(const nf_lexicon *lexicon, const uint32_t *text,
                                                uint32_t len);

/* Makes *out from the entries; of those with the same name the last one counts.
 * All memory of *out lies in `keep`. */
newsfacts_status newsfacts__lexicon_build(const nf_lexicon_entries *entries, nf_arena *keep,
                                          nf_lexicon *out, newsfacts_error *error);

#endif
