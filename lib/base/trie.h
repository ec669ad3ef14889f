/* trie.h: a read-only double-array trie over folded code points.
 *
 * A view: it owns nothing, reads memory where it lies and never changes it, so
 * any number of threads may walk it. A walk goes one character at a time:
 *
 *     nf_trie_walk w = nf_trie_start(trie);
 *     for (i = at; i < end && nf_trie_step(trie, &w, nf_trie_code(trie, fold[i])); i++)
 *         if (nf_trie_value(trie, &w, &value)) a term ends behind i;
 *
 * Characters are numbered densely (codes), the most frequent first, which keeps
 * the array dense and the hot part of it small. Code 0 means that no term holds
 * the character: the walk ends at once. Callers that walk from every position
 * look up the code of each character once and keep it. */
#ifndef NF_BASE_TRIE_H
#define NF_BASE_TRIE_H

#include "base/blob.h"

enum {
    NF_TRIE_DEPTH = 32,   /* no term is longer: a walk takes so many steps at most */
    NF_TRIE_PAGES = 4352, /* pages of 256 code points up to U+10FFFF */
    NF_TRIE_CODES = 65535 /* most characters that one trie tells apart, and 1 */
};

/* Bits of nf_trie_node.base. The child by code c of node n is n.base + c where that
 * node's check is n. An inner node that ends a term keeps the value in child 0. */
#define NF_TRIE_LEAF 0x80000000u  /* ends a term and has no children: base is its value */
#define NF_TRIE_INNER 0x40000000u /* ends a term and has children */
#define NF_TRIE_BASE 0x3fffffffu  /* a value or a base; so values are below 2^30 */

typedef struct {
    uint32_t base;
    uint32_t check; /* index of the parent; UINT32_MAX in unused nodes */
} nf_trie_node;

typedef struct {
    const nf_trie_node *nodes; /* padded so that base + code is always inside */
    const uint16_t *page;      /* [NF_TRIE_PAGES]: which page of codes */
    const uint16_t *codes;     /* pages of 256 codes; page 0 is all 0 */
    uint32_t nodes_len;
    uint32_t codes_len;
} nf_trie;

typedef struct {
    uint32_t at;
    uint32_t base;
} nf_trie_walk;

static inline uint32_t nf_trie_code(const nf_trie *trie, uint32_t code_point)
{
    if (code_point > 0x10ffff) return 0;
    return trie->codes[(uint32_t)trie->page[code_point >> 8] << 8 | (code_point & 0xff)];
}

static inline nf_trie_walk nf_trie_start(const nf_trie *trie)
{
    nf_trie_walk w = {0, trie->nodes[0].base};
    return w;
}

/* Goes on by one character; false: no term begins so, and the walk is over. A leaf
 * needs no test of its own: no node has it for a parent. */
static inline bool nf_trie_step(const nf_trie *trie, nf_trie_walk *w, uint32_t code)
{
    if (!code) return false;
    uint32_t inner = (w->base >> 31) - 1; /* 0 in a leaf, where base is no base */
    uint32_t at = (w->base & NF_TRIE_BASE & inner) + code;
    nf_trie_node node = trie->nodes[at];
    if (node.check != w->at) return false;
    w->at = at;
    w->base = node.base;
    return true;
}

/* True when what was walked so far is a term. */
static inline bool nf_trie_value(const nf_trie *trie, const nf_trie_walk *w, uint32_t *value)
{
    if (!(w->base & (NF_TRIE_LEAF | NF_TRIE_INNER))) return false;
    *value = w->base & NF_TRIE_BASE;
    if (w->base & NF_TRIE_INNER) *value = trie->nodes[*value].base & NF_TRIE_BASE;
    return true;
}

/* The same for hot loops: no branch, since whether a term ends here cannot be
 * foreseen; 0 where none ends. */
static inline uint32_t nf_trie_value_or_0(const nf_trie *trie, const nf_trie_walk *w)
{
    uint32_t inner = 0u - (w->base >> 30 & 1), leaf = 0u - (w->base >> 31);
    uint32_t there = trie->nodes[w->base & NF_TRIE_BASE & inner].base;
    return ((there & inner) | (w->base & leaf)) & NF_TRIE_BASE;
}

/* Value of exactly this term; false: there is none. */
bool newsfacts__trie_find(const nf_trie *trie, const uint32_t *term, uint32_t len,
                          uint32_t *value);

/* A trie as three sections of a blob: first_section is its nodes, the next two are
 * pages and codes. With NF_BLOB_VERIFY every base is checked against the length. */
newsfacts_status newsfacts__trie_open(const nf_blob *blob, uint32_t first_section,
                                      enum nf_blob_trust trust, nf_trie *out,
                                      newsfacts_error *error);

#endif
