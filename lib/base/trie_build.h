/* trie_build.h: makes a trie from terms: the table generator at development time,
 * user lexicons at run time. */
#ifndef NF_BASE_TRIE_BUILD_H
#define NF_BASE_TRIE_BUILD_H

#include "base/arena.h"
#include "base/trie.h"

typedef struct {
    const uint32_t *text; /* folded code points */
    uint32_t len;         /* 1 to NF_TRIE_DEPTH */
    uint32_t value;       /* 1 to NF_TRIE_VALUE */
    uint32_t frequency;   /* how often it is walked to: what is frequent lies together */
} nf_trie_term;

enum nf_trie_problem {
    NF_TRIE_BUILT = 0,
    NF_TRIE_NO_MEMORY,
    NF_TRIE_BAD_TERM,  /* empty, too long, a code point beyond U+10FFFF, or a value out of range */
    NF_TRIE_SAME_TERM, /* equal to another term */
    NF_TRIE_TOO_MANY_CHARS /* more different characters than NF_TRIE_CODES, or too many nodes */
};

/* Terms may come in any order; the result depends on the set alone. Arrays of *out
 * lie in `keep`, everything else in `scratch`. On NF_TRIE_BAD_TERM and
 * NF_TRIE_SAME_TERM *which (may be NULL) is the index of the term at fault. */
enum nf_trie_problem newsfacts__trie_build(const nf_trie_term *terms, uint32_t len,
                                           nf_arena *scratch, nf_arena *keep, nf_trie *out,
                                           uint32_t *which);

#endif
