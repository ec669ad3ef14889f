#include "base/trie.h"
#include "base/status.h"

#include <string.h>

uint32_t newsfacts__trie_find(const nf_trie *trie, const uint32_t *term, uint32_t len)
{
    nf_trie_walk w = nf_trie_start(trie);
    for (uint32_t i = 0; i < len; i++)
        if (!nf_trie_step(trie, &w, nf_trie_code(trie, term[i]))) return 0;
    return w.value;
}

static uint32_t highest_code(const nf_trie *t)
{
    uint32_t highest = 0;
    for (uint32_t i = 0; i < t->codes_len; i++)
        if (t->codes[i] > highest) highest = t->codes[i];
    return highest;
}

/* True when no walk over any text can leave the arrays. */
static bool is_closed(const nf_trie *t)
{
    for (uint32_t i = 0; i < NF_TRIE_PAGES; i++)
        if (((uint32_t)t->page[i] + 1) * 256 > t->codes_len) return false;
    uint32_t highest = highest_code(t);
    for (uint32_t i = 0; i < t->nodes_len; i++) {
        if (!nf_trie_node_code(t->nodes[i]) && i) return false; /* code 0 would lead there */
        if (nf_trie_node_base(t->nodes[i]) + highest >= t->nodes_len) return false;
    }
    return true;
}

newsfacts_status newsfacts__trie_open(const nf_blob *blob, uint32_t first_section,
                                      enum nf_blob_trust trust, nf_trie *out,
                                      newsfacts_error *error)
{
    size_t nodes, pages, codes;
    memset(out, 0, sizeof *out);
    out->nodes = newsfacts__blob_section(blob, first_section, sizeof *out->nodes, &nodes);
    out->page = newsfacts__blob_section(blob, first_section + 1, sizeof *out->page, &pages);
    out->codes = newsfacts__blob_section(blob, first_section + 2, sizeof *out->codes, &codes);
    bool whole = out->nodes && out->page && out->codes && nodes && pages == NF_TRIE_PAGES && codes
                 && nodes <= NF_TRIE_BASE && codes <= UINT32_MAX;
    if (whole) {
        out->nodes_len = (uint32_t)nodes;
        out->codes_len = (uint32_t)codes;
        whole = trust == NF_BLOB_TRUSTED || is_closed(out);
    }
    if (whole) return NEWSFACTS_OK;
    memset(out, 0, sizeof *out);
    return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0,
                           "data is damaged: its trie is not complete");
}
