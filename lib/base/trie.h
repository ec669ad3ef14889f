/* trie.h: a read-only double-array trie over folded code points.
 *
 * A view: it owns nothing, reads memory where it lies and never changes it, so
 * any number of threads may walk it. A walk goes one character at a time:
 *
 *     nf_trie_walk w = nf_trie_start(trie);
 *     for (i = at; i < end && nf_trie_step(trie, &w, nf_trie_code(trie, fold[i])); i++)
 *         if (w.value) a term ends behind i;
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

/* A node in one word, so that a step reads memory once: the code by which its parent
 * reaches it, its base and its value. The child by code c of a node lies at its base + c
 * and has the code c. No two nodes with children have one base, so nobody else's child
 * lies there with that code; the base of a node without children is one that nobody has. */
typedef uint64_t nf_trie_node;

enum {
    NF_TRIE_FREE = 0xffff, /* code of an unused node */
    NF_TRIE_BASE_SHIFT = 16,
    NF_TRIE_VALUE_SHIFT = 40,
    NF_TRIE_BASE = 0xffffff, /* highest base */
    NF_TRIE_VALUE = 0xffffff /* highest value; 0: no term ends here */
};

typedef struct {
    const nf_trie_node *nodes; /* padded so that base + code is always inside */
    const uint16_t *page;      /* [NF_TRIE_PAGES]: which page of codes */
    const uint16_t *codes;     /* pages of 256 codes; page 0 is all 0 */
    uint32_t nodes_len;
    uint32_t codes_len;
} nf_trie;

typedef struct {
    uint32_t base;
    uint32_t value; /* of the term that was walked so far; 0: it is none */
} nf_trie_walk;

static inline uint32_t nf_trie_code(const nf_trie *trie, uint32_t code_point)
{
    if (code_point > 0x10ffff) return 0;
    return trie->codes[(uint32_t)trie->page[code_point >> 8] << 8 | (code_point & 0xff)];
}

static inline uint32_t nf_trie_node_code(nf_trie_node node)
{
    return (uint32_t)node & 0xffff;
}

static inline uint32_t nf_trie_node_base(nf_trie_node node)
{
    return (uint32_t)(node >> NF_TRIE_BASE_SHIFT) & NF_TRIE_BASE;
}

static inline uint32_t nf_trie_node_value(nf_trie_node node)
{
    return (uint32_t)(node >> NF_TRIE_VALUE_SHIFT);
}

static inline nf_trie_walk nf_trie_start(const nf_trie *trie)
{
    nf_trie_walk w = {nf_trie_node_base(trie->nodes[0]), 0};
    return w;
}

/* Goes on by one character; false: no term begins so, and the walk is over. */
static inline bool nf_trie_step(const nf_trie *trie, nf_trie_walk *w, uint32_t code)
{
    nf_trie_node node = trie->nodes[w->base + code];
    if (nf_trie_node_code(node) != code) return false;
    w->base = nf_trie_node_base(node);
    w->value = nf_trie_node_value(node);
    return true;
}

/* Asks for the node of a step that will be made soon. */
static inline void nf_trie_fetch(const nf_trie *trie, nf_trie_walk w, uint32_t code)
{
#if defined(__GNUC__)
    __builtin_prefetch(&trie->nodes[w.base + code]);
#else
    (void)trie, (void)w, (void)code;
#endif
}

/* nf_trie_step without a branch, for hot loops, where nobody can tell whether a step
 * succeeds: all ones or 0. After a step that did not the walk finds nothing of sense. */
static inline uint32_t nf_trie_try(const nf_trie *trie, nf_trie_walk *w, uint32_t code)
{
    nf_trie_node node = trie->nodes[w->base + code];
    uint32_t is = 0u - (nf_trie_node_code(node) == code);
    w->base = nf_trie_node_base(node) & is;
    w->value = nf_trie_node_value(node) & is;
    return is;
}

/* Value of exactly this term; 0: there is none. */
uint32_t newsfacts__trie_find(const nf_trie *trie, const uint32_t *term, uint32_t len);

/* A trie as three sections of a blob: first_section is its nodes, the next two are
 * pages and codes. With NF_BLOB_VERIFY every base is checked against the length. */
newsfacts_status newsfacts__trie_open(const nf_blob *blob, uint32_t first_section,
                                      enum nf_blob_trust trust, nf_trie *out,
                                      newsfacts_error *error);

#endif
