#include "engine/dictionary.h"
#include "base/status.h"
#include "tables/blob.h"
#include "tables/tables.h"

#include <string.h>

static bool senses_inside(const nf_dictionary *d, size_t terms, size_t senses)
{
    for (size_t i = 0; i < terms; i++) {
        size_t first = d->terms[i].senses, len = d->terms[i].word >> NF_TERM_SENSES_SHIFT;
        if (len != 1 && (first > senses || len > senses - first)) return false;
    }
    return true;
}

/* True when every value of the trie is a plain word, a sense or the index of a term. */
static bool values_inside(const nf_trie *t, size_t terms)
{
    for (uint32_t i = 0; i < t->nodes_len; i++) {
        uint32_t value = nf_trie_node_value(t->nodes[i]);
        if (!(value & NF_VALUE_RECORD)) continue;
        if ((value & ~(uint32_t)NF_VALUE_RECORD) >= terms) return false;
    }
    return true;
}

newsfacts_status newsfacts__dictionary_open(const void *data, size_t size, enum nf_blob_trust trust,
                                            nf_dictionary *out, newsfacts_error *error)
{
    nf_blob blob;
    size_t terms, senses;
    memset(out, 0, sizeof *out);
    newsfacts_status status =
        newsfacts__blob_open(data, size, NF_DICTIONARY_KIND, NF_TABLES_STAMP, trust, &blob, error);
    if (status == NEWSFACTS_OK)
        status = newsfacts__trie_open(&blob, NF_SECTION_TRIE, trust, &out->trie, error);
    if (status != NEWSFACTS_OK) return status;
    out->terms = newsfacts__blob_section(&blob, NF_SECTION_TERMS, sizeof *out->terms, &terms);
    out->senses = newsfacts__blob_section(&blob, NF_SECTION_SENSES, sizeof *out->senses, &senses);
    bool whole = out->terms && out->senses;
    if (whole && trust == NF_BLOB_VERIFY)
        whole = senses_inside(out, terms, senses) && values_inside(&out->trie, terms);
    if (whole) return NEWSFACTS_OK;
    memset(out, 0, sizeof *out);
    return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0,
                           "data is damaged: its terms are not complete");
}

newsfacts_status newsfacts__dictionary_builtin(enum nf_blob_trust trust, nf_dictionary *out,
                                               newsfacts_error *error)
{
    size_t size = (size_t)(newsfacts__words_end - newsfacts__words_begin);
    return newsfacts__dictionary_open(newsfacts__words_begin, size, trust, out, error);
}
