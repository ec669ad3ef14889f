/* dictionary.h: terms of the tables and words, in one trie.
 *
 * A term has senses (rows of tables), or it is a word of the segmentation, or both. */
#ifndef NF_ENGINE_DICTIONARY_H
#define NF_ENGINE_DICTIONARY_H

#include "base/trie.h"
#include "tables/pos.h"

#define NF_DICTIONARY_KIND 0x44524f57u /* "WORD" */

enum { NF_SECTION_TRIE = 1, NF_SECTION_TERMS = 4, NF_SECTION_SENSES = 5 };

/* Values of the trie. Most terms are plain words or have one sense: their value says
 * all, pos << NF_VALUE_POS_SHIFT | cost or NF_VALUE_SENSE | sense. The others have a
 * record: NF_VALUE_RECORD | index into terms, which is below NF_VALUE_SENSE. */
enum {
    NF_VALUE_RECORD = 1 << 23,
    NF_VALUE_SENSE = 1 << 22,
    NF_VALUE_POS_SHIFT = 16,
    NF_VALUE_COST = 0xffff, /* 0: no word */
    NF_COST_UNIT = 256      /* cost of a word: this times -ln(probability) */
};

/* A row of a table: enum nf_table << NF_SENSE_TABLE_SHIFT | row. */
typedef uint32_t nf_sense;

enum { NF_SENSE_TABLE_SHIFT = 16, NF_SENSE_ROW = 0xffff };

typedef struct {
    uint32_t senses; /* the only one, or where in the list of senses there are more */
    uint32_t word;   /* how many << NF_TERM_SENSES_SHIFT | pos << NF_VALUE_POS_SHIFT | cost */
} nf_term;

enum { NF_TERM_SENSES_SHIFT = 24, NF_TERM_WORD = 0xffffff };

typedef struct {
    nf_trie trie;
    const nf_term *terms;
    const nf_sense *senses;
} nf_dictionary;

/* The senses of a value of the trie; where that is one alone, it goes to *own. */
static inline const nf_sense *nf_senses_of(const nf_dictionary *d, uint32_t value, nf_sense *own,
                                           uint32_t *len)
{
    if (!(value & NF_VALUE_RECORD)) {
        *own = value & ~(uint32_t)NF_VALUE_SENSE;
        *len = value / NF_VALUE_SENSE;
        return own;
    }
    const nf_term *term = &d->terms[value & ~(uint32_t)NF_VALUE_RECORD];
    *len = term->word >> NF_TERM_SENSES_SHIFT;
    return *len == 1 ? &term->senses : d->senses + term->senses;
}

static inline uint32_t nf_sense_table(nf_sense sense)
{
    return sense >> NF_SENSE_TABLE_SHIFT;
}

static inline uint32_t nf_sense_row(nf_sense sense)
{
    return sense & NF_SENSE_ROW;
}

/* Opens a dictionary made with the same tables (NF_TABLES_STAMP). */
newsfacts_status newsfacts__dictionary_open(const void *data, size_t size, enum nf_blob_trust trust,
                                            nf_dictionary *out, newsfacts_error *error);

/* The one that is compiled in. */
newsfacts_status newsfacts__dictionary_builtin(enum nf_blob_trust trust, nf_dictionary *out,
                                               newsfacts_error *error);

#endif
