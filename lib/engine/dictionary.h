/* dictionary.h: terms of the tables and words, in one trie.
 *
 * A term has senses (rows of tables), or it is a word of the segmentation, or both. */
#ifndef NF_ENGINE_DICTIONARY_H
#define NF_ENGINE_DICTIONARY_H

#include "base/trie.h"
#include "tables/pos.h"

#define NF_DICTIONARY_KIND 0x44524f57u /* "WORD" */

enum { NF_SECTION_TRIE = 1, NF_SECTION_TERMS = 4, NF_SECTION_SENSES = 5 };

/* Values of the trie. Most terms are plain words: their value says all. Terms with
 * senses have a record: NF_VALUE_RECORD | index into terms. */
enum {
    NF_VALUE_RECORD = 1 << 29,
    NF_VALUE_POS_SHIFT = 16,
    NF_VALUE_COST = 0xffff, /* 0: no word */
    NF_COST_UNIT = 256      /* cost of a word: this times -ln(probability) */
};

typedef struct {
    uint32_t first_sense;
    uint32_t senses_len;
    uint32_t word; /* pos << NF_VALUE_POS_SHIFT | cost */
} nf_term;

typedef struct {
    uint32_t table; /* enum nf_table */
    uint32_t row;
} nf_sense;

typedef struct {
    nf_trie trie;
    const nf_term *terms;
    const nf_sense *senses;
} nf_dictionary;

/* Opens a dictionary made with the same tables (NF_TABLES_STAMP). */
newsfacts_status newsfacts__dictionary_open(const void *data, size_t size,
                                            enum nf_blob_trust trust, nf_dictionary *out,
                                            newsfacts_error *error);

/* The one that is compiled in. */
newsfacts_status newsfacts__dictionary_builtin(enum nf_blob_trust trust, nf_dictionary *out,
                                               newsfacts_error *error);

#endif
