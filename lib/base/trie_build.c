/* trie_build.c: terms → alphabet → sorted terms → tree → double array.
 *
 * Nodes with many children are placed first, while large gaps are easy to find;
 * the many with one child then fill every hole that is left. */
#include "base/trie_build.h"

#include <string.h>

/* A node of the tree: the terms [first, last) share its first `depth` characters. */
typedef struct {
    uint32_t first, last;
    uint32_t children; /* index of the first; they are consecutive */
    uint32_t base;     /* where the children lie in the double array */
    uint16_t children_len;
    uint16_t code; /* by which its parent reaches it */
    uint8_t depth;
    bool ends; /* term `first` ends here */
} tree_node;

/* A term and its first four codes, of 16 bits each: most comparisons need no more. */
typedef struct {
    uint64_t start;
    uint32_t term;
} ranked;

typedef struct {
    const nf_trie_term *terms;
    uint32_t len;
    nf_arena *scratch;
    nf_arena *keep;

    uint16_t *page;
    uint16_t *codes;
    uint32_t codes_len;
    uint32_t alphabet; /* codes in use, with 0 */

    ranked *order;   /* terms sorted by their codes */
    tree_node *tree; /* breadth first */
    uint32_t tree_len;

    uint64_t *free;    /* one bit a node of the double array */
    uint64_t *bare;    /* likewise: the base of no node */
    uint32_t cap;      /* bits; a multiple of 64 */
    uint32_t used_end; /* nodes at or after this are all free */
    uint32_t base_end; /* bases at or after this are all bare */
    uint32_t searched; /* steps of 64 candidates that were in vain */
    nf_trie_node *nodes;
    uint32_t nodes_len;
} build;

/* Looking for holes from the start each time packs best, and takes a time that grows with
 * the square of a large set of terms: after PATIENCE steps the search stays where it is. */
enum { CODE_POINTS = 0x110000, SMALL = 4, PATIENCE = 8 * 1024 * 1024 };

/* ---------------------------------------------------------------- alphabet */

typedef struct {
    uint32_t code_point;
    uint64_t uses;
} letter;

static bool before(const letter *a, const letter *b)
{
    if (a->uses != b->uses) return a->uses > b->uses;
    return a->code_point < b->code_point;
}

/* Sorts letters by use: heap sort, in place and without recursion. */
static void sift(letter *heap, uint32_t at, uint32_t len)
{
    for (uint32_t child; (child = 2 * at + 1) < len; at = child) {
        if (child + 1 < len && before(&heap[child], &heap[child + 1])) child++;
        if (!before(&heap[at], &heap[child])) return;
        letter swap = heap[at];
        heap[at] = heap[child];
        heap[child] = swap;
    }
}

static void sort_letters(letter *letters, uint32_t len)
{
    for (uint32_t i = len / 2; i-- > 0;) sift(letters, i, len);
    for (uint32_t end = len; end-- > 1;) {
        letter swap = letters[0];
        letters[0] = letters[end];
        letters[end] = swap;
        sift(letters, 0, end);
    }
}

/* Counts the characters of all terms: uses[slot of the page << 8 | low byte]. */
static uint64_t *count_letters(build *b, uint32_t *pages)
{
    *pages = 1; /* page 0 holds no letter */
    for (uint32_t i = 0; i < b->len; i++)
        for (uint32_t k = 0; k < b->terms[i].len; k++) {
            uint16_t *page = &b->page[b->terms[i].text[k] >> 8];
            if (!*page) *page = (uint16_t)(*pages)++;
        }
    uint64_t *uses = newsfacts__arena_array(b->scratch, (size_t)*pages * 256, sizeof *uses);
    for (uint32_t i = 0; uses && i < b->len; i++)
        for (uint32_t k = 0; k < b->terms[i].len; k++) {
            uint32_t c = b->terms[i].text[k];
            uses[(uint32_t)b->page[c >> 8] << 8 | (c & 0xff)] +=
                (uint64_t)b->terms[i].frequency + 1;
        }
    return uses;
}

static enum nf_trie_problem make_alphabet(build *b)
{
    uint32_t pages, len = 0;
    b->page = newsfacts__arena_array(b->keep, NF_TRIE_PAGES, sizeof *b->page);
    if (!b->page) return NF_TRIE_NO_MEMORY;
    uint64_t *uses = count_letters(b, &pages);
    letter *letters = newsfacts__arena_raw(b->scratch, (size_t)pages * 256, sizeof *letters);
    b->codes_len = pages * 256;
    b->codes = newsfacts__arena_array(b->keep, b->codes_len, sizeof *b->codes);
    if (!uses || !letters || !b->codes) return NF_TRIE_NO_MEMORY;
    for (uint32_t p = 0; p < NF_TRIE_PAGES; p++)
        for (uint32_t low = 0; b->page[p] && low < 256; low++) {
            letter l = {p << 8 | low, uses[(uint32_t)b->page[p] << 8 | low]};
            if (l.uses) letters[len++] = l;
        }
    if (len >= NF_TRIE_CODES) return NF_TRIE_TOO_MANY_CHARS;
    sort_letters(letters, len);
    for (uint32_t i = 0; i < len; i++) {
        uint32_t c = letters[i].code_point;
        b->codes[(uint32_t)b->page[c >> 8] << 8 | (c & 0xff)] = (uint16_t)(i + 1);
    }
    b->alphabet = len + 1;
    return NF_TRIE_BUILT;
}

static uint32_t code_at(const build *b, uint32_t term, uint32_t at)
{
    uint32_t c = b->terms[term].text[at];
    return b->codes[(uint32_t)b->page[c >> 8] << 8 | (c & 0xff)];
}

/* -------------------------------------------------------------------- sort */

static uint64_t start_of(const build *b, uint32_t term)
{
    uint64_t start = 0;
    for (uint32_t i = 0; i < 4; i++)
        start = start << 16 | (i < b->terms[term].len ? code_at(b, term, i) : 0);
    return start;
}

static int compare(const build *b, const ranked *x, const ranked *y)
{
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    uint32_t a = b->terms[x->term].len, c = b->terms[y->term].len, common = a < c ? a : c;
    for (uint32_t i = 4; i < common; i++) {
        uint32_t cx = code_at(b, x->term, i), cy = code_at(b, y->term, i);
        if (cx != cy) return cx < cy ? -1 : 1;
    }
    return a < c ? -1 : a > c;
}

static void merge(const build *b, const ranked *from, ranked *to, uint32_t begin, uint32_t middle,
                  uint32_t end)
{
    uint32_t left = begin, right = middle;
    for (uint32_t i = begin; i < end; i++) {
        bool take_left =
            left < middle && (right >= end || compare(b, &from[left], &from[right]) <= 0);
        to[i] = from[take_left ? left++ : right++];
    }
}

static bool sort_terms(build *b)
{
    ranked *from = newsfacts__arena_raw(b->scratch, b->len, sizeof *from);
    ranked *to = newsfacts__arena_raw(b->scratch, b->len, sizeof *to);
    if (!from || !to) return false;
    for (uint32_t i = 0; i < b->len; i++) {
        from[i].start = start_of(b, i);
        from[i].term = i;
    }
    for (uint64_t width = 1; width < b->len; width *= 2) {
        for (uint64_t begin = 0; begin < b->len; begin += 2 * width) {
            uint64_t middle = begin + width < b->len ? begin + width : b->len;
            uint64_t end = middle + width < b->len ? middle + width : b->len;
            merge(b, from, to, (uint32_t)begin, (uint32_t)middle, (uint32_t)end);
        }
        ranked *swap = from;
        from = to;
        to = swap;
    }
    b->order = from;
    return true;
}

/* -------------------------------------------------------------------- tree */

static uint32_t tree_size(const build *b)
{
    uint64_t size = 1;
    for (uint32_t i = 0; i < b->len; i++) size += b->terms[i].len;
    return size < NF_TRIE_BASE / 2 ? (uint32_t)size : 0;
}

/* Code `at` of the term at `rank`, which is longer than that. */
static uint32_t next_code(const build *b, uint32_t rank, uint32_t at)
{
    const ranked *r = &b->order[rank];
    return at < 4 ? (uint32_t)(r->start >> (48 - 16 * at)) & 0xffff : code_at(b, r->term, at);
}

/* Adds the children of tree[at]; terms that share the node are sorted, so the
 * children are runs with the same next code. */
static void add_children(build *b, uint32_t at)
{
    tree_node *n = &b->tree[at];
    uint32_t i = n->first;
    n->children = b->tree_len;
    if (b->terms[b->order[i].term].len == n->depth) {
        n->ends = true;
        i++;
    }
    while (i < n->last) {
        tree_node *child = &b->tree[b->tree_len++];
        child->code = (uint16_t)next_code(b, i, n->depth);
        child->depth = (uint8_t)(n->depth + 1);
        child->first = i;
        while (i < n->last && next_code(b, i, n->depth) == child->code) i++;
        child->last = i;
        n->children_len++;
    }
}

static enum nf_trie_problem make_tree(build *b)
{
    uint32_t size = tree_size(b);
    if (!size) return NF_TRIE_TOO_MANY_CHARS;
    b->tree = newsfacts__arena_array(b->scratch, size, sizeof *b->tree);
    if (!b->tree) return NF_TRIE_NO_MEMORY;
    b->tree_len = 1;
    b->tree[0].last = b->len;
    b->tree[0].code = NF_TRIE_FREE; /* no step leads to the root */
    for (uint32_t at = 0; b->len && at < b->tree_len; at++) add_children(b, at);
    return NF_TRIE_BUILT;
}

/* ------------------------------------------------------------ double array */

/* A longer copy of a row of bits: what is new is all ones. */
static uint64_t *longer(build *b, const uint64_t *row, uint32_t cap)
{
    uint64_t *out = newsfacts__arena_raw(b->scratch, cap / 64, sizeof *out);
    if (!out) return NULL;
    if (b->cap) memcpy(out, row, b->cap / 8);
    memset(out + b->cap / 64, 0xff, (cap - b->cap) / 8);
    return out;
}

static bool make_room(build *b, uint32_t cap)
{
    if (cap <= b->cap) return true;
    uint32_t want = (b->cap * 2 > cap ? b->cap * 2 : cap) / 64 * 64 + 64;
    b->free = longer(b, b->free, want);
    b->bare = longer(b, b->bare, want);
    b->cap = want;
    return b->free && b->bare;
}

static void take(build *b, uint32_t at)
{
    b->free[at / 64] &= ~((uint64_t)1 << at % 64);
    if (at >= b->used_end) b->used_end = at + 1;
}

static void take_base(build *b, uint32_t at)
{
    b->bare[at / 64] &= ~((uint64_t)1 << at % 64);
    if (at >= b->base_end) b->base_end = at + 1;
}

/* 64 bits of a row, from bit `at` on. */
static uint64_t bits_from(const uint64_t *row, uint32_t at)
{
    uint64_t low = row[at / 64] >> at % 64;
    return at % 64 ? low | row[at / 64 + 1] << (64 - at % 64) : low;
}

/* Bit i: the children of n fit with base at + i. */
static uint64_t fitting(const build *b, const tree_node *n, uint32_t at)
{
    uint64_t fit = bits_from(b->bare, at);
    for (uint32_t i = 0; fit && i < n->children_len; i++)
        fit &= bits_from(b->free, at + b->tree[n->children + i].code);
    return fit;
}

/* Finds a base for the children of n, 64 candidates at a time. The search begins at
 * *from, which small nodes move on: they are many and fit nearly anywhere. */
static bool find_base(build *b, tree_node *n, uint32_t *from)
{
    uint64_t fit = 0;
    uint32_t at = *from;
    if (!make_room(b, b->used_end + 2 * b->alphabet + 256)) return false;
    for (; !(fit = fitting(b, n, at)); at += 64) b->searched += b->searched < PATIENCE;
    if (n->children_len <= SMALL || b->searched == PATIENCE) *from = at;
    while (!(fit & 1)) {
        fit >>= 1;
        at++;
    }
    n->base = at;
    return true;
}

static bool is_set(const uint64_t *row, uint32_t at)
{
    return row[at / 64] >> at % 64 & 1;
}

/* The base of an only child, which fits nearly anywhere: in the first hole that gives a
 * base of its own. All before *from are filled. */
static bool find_hole(build *b, tree_node *n, uint32_t *from)
{
    uint32_t code = b->tree[n->children].code;
    if (!make_room(b, b->used_end + 2 * b->alphabet + 256)) return false;
    while (!is_set(b->free, *from)) ++*from;
    uint32_t at = *from > code ? *from : code;
    while (!is_set(b->free, at) || !is_set(b->bare, at - code)) at++;
    n->base = at - code;
    return true;
}

static bool place(build *b, uint32_t index, uint32_t *from)
{
    tree_node *n = &b->tree[index];
    if (!(n->children_len == 1 ? find_hole : find_base)(b, n, from)) return false;
    take_base(b, n->base);
    for (uint32_t i = 0; i < n->children_len; i++) take(b, n->base + b->tree[n->children + i].code);
    return true;
}

/* Tree nodes that have children, those with many before those with few: one
 * counting sort, stable, so that equal inputs give equal arrays. */
static uint32_t *by_size(build *b, uint32_t *len)
{
    uint32_t *count = newsfacts__arena_array(b->scratch, (size_t)b->alphabet + 1, sizeof *count);
    uint32_t *sorted = newsfacts__arena_raw(b->scratch, b->tree_len, sizeof *sorted);
    if (!count || !sorted) return NULL;
    for (uint32_t i = 0; i < b->tree_len; i++) count[b->tree[i].children_len]++;
    *len = b->tree_len - count[0];
    uint32_t at = 0;
    for (uint32_t size = b->alphabet; size > 0; size--) {
        uint32_t here = count[size];
        count[size] = at;
        at += here;
    }
    for (uint32_t i = 0; i < b->tree_len; i++)
        if (b->tree[i].children_len) sorted[count[b->tree[i].children_len]++] = i;
    return sorted;
}

static bool place_all(build *b)
{
    uint32_t len, from = 0, size = 0;
    uint32_t *sorted = by_size(b, &len);
    if (!sorted || !make_room(b, 64)) return false;
    take(b, 0);
    for (uint32_t i = 0; i < len; i++) {
        if (b->tree[sorted[i]].children_len != size) {
            size = b->tree[sorted[i]].children_len;
            from = 0;
        }
        if (!place(b, sorted[i], &from)) return false;
    }
    return true;
}

/* A base that no node has, for all that have no children. */
static uint32_t bare_base(const build *b)
{
    uint32_t at = 0;
    while (!(b->bare[at / 64] >> at % 64 & 1)) at++;
    return at;
}

static nf_trie_node node_of(const build *b, const tree_node *n, uint32_t bare)
{
    uint64_t value = n->ends ? b->terms[b->order[n->first].term].value : 0;
    uint64_t base = n->children_len ? n->base : bare;
    return value << NF_TRIE_VALUE_SHIFT | base << NF_TRIE_BASE_SHIFT | n->code;
}

/* The last node is followed by room for every code, so that no step leaves the array. */
static bool write_nodes(build *b)
{
    b->nodes_len = b->base_end + b->alphabet;
    if (b->nodes_len < b->used_end) b->nodes_len = b->used_end;
    b->nodes = newsfacts__arena_raw(b->keep, b->nodes_len, sizeof *b->nodes);
    uint32_t *index = newsfacts__arena_array(b->scratch, b->tree_len, sizeof *index);
    uint32_t bare = bare_base(b);
    if (!b->nodes || !index) return false;
    for (uint32_t i = 0; i < b->nodes_len; i++) b->nodes[i] = NF_TRIE_FREE;
    for (uint32_t at = 0; at < b->tree_len; at++) {
        const tree_node *n = &b->tree[at];
        for (uint32_t i = 0; i < n->children_len; i++)
            index[n->children + i] = n->base + b->tree[n->children + i].code;
        b->nodes[index[at]] = node_of(b, n, bare);
    }
    return true;
}

/* --------------------------------------------------------------------- all */

static bool good_term(const nf_trie_term *t)
{
    if (!t->len || t->len > NF_TRIE_DEPTH || !t->value || t->value > NF_TRIE_VALUE) return false;
    for (uint32_t i = 0; i < t->len; i++)
        if (t->text[i] >= CODE_POINTS) return false;
    return true;
}

static enum nf_trie_problem check_terms(const build *b, uint32_t *which)
{
    for (uint32_t i = 0; i < b->len; i++) {
        *which = i;
        if (!good_term(&b->terms[i])) return NF_TRIE_BAD_TERM;
    }
    return NF_TRIE_BUILT;
}

static enum nf_trie_problem check_unique(const build *b, uint32_t *which)
{
    for (uint32_t i = 1; i < b->len; i++) {
        *which = b->order[i].term;
        if (!compare(b, &b->order[i - 1], &b->order[i])) return NF_TRIE_SAME_TERM;
    }
    return NF_TRIE_BUILT;
}

static void hand_over(const build *b, nf_trie *out)
{
    out->nodes = b->nodes;
    out->nodes_len = b->nodes_len;
    out->page = b->page;
    out->codes = b->codes;
    out->codes_len = b->codes_len;
}

enum nf_trie_problem newsfacts__trie_build(const nf_trie_term *terms, uint32_t len,
                                           nf_arena *scratch, nf_arena *keep, nf_trie *out,
                                           uint32_t *which)
{
    uint32_t unused;
    build b;
    memset(&b, 0, sizeof b);
    memset(out, 0, sizeof *out);
    b.terms = terms;
    b.len = len;
    b.scratch = scratch;
    b.keep = keep;
    if (!which) which = &unused;
    enum nf_trie_problem problem = check_terms(&b, which);
    if (problem == NF_TRIE_BUILT) problem = make_alphabet(&b);
    if (problem != NF_TRIE_BUILT) return problem;
    if (!sort_terms(&b)) return NF_TRIE_NO_MEMORY;
    problem = check_unique(&b, which);
    if (problem == NF_TRIE_BUILT) problem = make_tree(&b);
    if (problem != NF_TRIE_BUILT) return problem;
    if (!place_all(&b)) return NF_TRIE_NO_MEMORY;
    if (b.used_end + b.alphabet > NF_TRIE_BASE) return NF_TRIE_TOO_MANY_CHARS;
    if (!write_nodes(&b)) return NF_TRIE_NO_MEMORY;
    hand_over(&b, out);
    return NF_TRIE_BUILT;
}
