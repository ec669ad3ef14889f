/* lexical.h: what words stand where.
 *
 * Gets: sentences. Hands on: hits, every occurrence of a term of the tables
 * (units, hedges, time words, …), and words, one segmentation of each sentence
 * with parts of speech. Both come from one walk over one trie. */
#ifndef NF_LEXICAL_LEXICAL_H
#define NF_LEXICAL_LEXICAL_H

#include "sentence/sentence.h"
#include "tables/tables.h"

/* A term of a table at a place. A term with several senses (点: classifier and
 * clock hour) gives one hit for each. Overlapping hits are all there. */
typedef struct {
    uint32_t begin;
    uint16_t row;  /* row of the table */
    uint8_t len;   /* NF_TRIE_DEPTH at most */
    uint8_t table; /* enum nf_table of tables/tables.h */
} nf_hit;

/* A word of the best segmentation (unigram model over the word table). */
typedef struct {
    uint32_t begin;
    uint16_t len;
    uint8_t pos;   /* enum nf_pos */
    uint8_t known; /* 1: in the word table; 0: a run of unknown or numeric characters */
} nf_word;

typedef NF_VEC(nf_hit) nf_hits;
typedef NF_VEC(nf_word) nf_words;

typedef struct {
    nf_hits hits;   /* by begin, then longer first */
    nf_words words; /* cover every sentence without gaps */
    /* One more than the text has positions: hit_at[i + 1] may be read at its end. */
    uint32_t *hit_at;  /* [text.len + 2]: first hit that begins at or after i */
    uint32_t *word_at; /* [text.len + 2]: the word that covers i; NF_NONE outside sentences */
    /* [text.len + 2]: nf_table_bit of each table with a hit that begins at i, nf_table_end of
     * each with one that ends there: most questions about hits are answered by what is not there. */
    uint32_t *begins;
    uint8_t *ends;
} nf_lexical;

typedef char nf_tables_have_bits[NF_TABLE_LEN <= 32 ? 1 : -1];

static inline uint32_t nf_table_bit(uint32_t number)
{
    return (uint32_t)1 << number;
}

/* Tables share the bits of ends, which are less often asked for. */
static inline uint8_t nf_table_end(uint32_t number)
{
    return (uint8_t)(1 << number % 8);
}

newsfacts_status newsfacts__lexical_read(nf_work *work, const newsfacts_engine *engine,
                                         const nf_text *text, const nf_sentencing *sentencing,
                                         nf_lexical *out);

/* The first position of [at, end) where a hit of these tables (nf_table_bit) begins; `end`:
 * there is none. */
static inline uint32_t nf_hit_from(const nf_lexical *lexical, uint32_t tables, uint32_t at,
                                   uint32_t end)
{
    while (at < end && !(lexical->begins[at] & tables)) at++;
    return at;
}

/* Whether a word of the segmentation begins at `at`, or none is there: 湖南 of 洞庭湖南岸 does not.
 */
static inline bool nf_word_begins(const nf_lexical *lexical, const nf_text *text, uint32_t at)
{
    if (at >= text->len) return true;
    uint32_t word = lexical->word_at[at];
    return word == NF_NONE || lexical->words.data[word].begin == at;
}

/* The hit of `table` that is exactly `span`; NULL: none. */
const nf_hit *newsfacts__hit_of(const nf_lexical *lexical, nf_span span, enum nf_table table);

/* The longest hit of `table` that begins at `at`; NULL: none. */
const nf_hit *newsfacts__hit_at(const nf_lexical *lexical, uint32_t at, enum nf_table table);

/* The longest hit of `table` that ends at `end` and begins at or after `from`; NULL: none. */
const nf_hit *newsfacts__hit_before(const nf_lexical *lexical, uint32_t from, uint32_t end,
                                    enum nf_table table);

#endif
