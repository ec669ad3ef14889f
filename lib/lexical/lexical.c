/* lexical.c: one walk over the dictionary from every position of every sentence.
 *
 * The walk finds the hits and, in the same step, relaxes the best segmentation: a
 * unigram model, cheapest way from the start of the sentence to each position. */
#include "lexical/lexical.h"
#include "lexical/segment.h"

/* Room for as many as news has, so that the arrays rarely grow: a word has 1.8
 * characters, at each a hit is met. */
static newsfacts_status prepare(nf_work *work, const nf_text *text, nf_lexical *out)
{
    nf_arena *arena = &work->scratch;
    size_t len = text->len;
    out->words.cap = text->len / 8 * 5 + 16;
    out->hits.cap = text->len / 4 * 5 + 16;
    out->hit_at = newsfacts__arena_raw(arena, len + 2, sizeof *out->hit_at);
    out->word_at = newsfacts__arena_raw(arena, len + 2 + NF_WORD_AT_SLACK, sizeof *out->word_at);
    out->begins = newsfacts__arena_array(arena, len + 2, sizeof *out->begins);
    out->ends = newsfacts__arena_array(arena, len + 2, sizeof *out->ends);
    out->words.data = newsfacts__arena_raw(arena, out->words.cap, sizeof *out->words.data);
    out->hits.data = newsfacts__arena_raw(arena, out->hits.cap, sizeof *out->hits.data);
    return arena->failed ? NEWSFACTS_E_MEMORY : NEWSFACTS_OK;
}

/* Positions [begin, end) lie between sentences. */
static void skip(nf_lexical *out, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        out->hit_at[i] = out->hits.len;
        out->word_at[i] = NF_NONE;
    }
}

newsfacts_status newsfacts__lexical_read(nf_work *work, const newsfacts_engine *engine,
                                         const nf_text *text, const nf_sentencing *sentencing,
                                         nf_lexical *out)
{
    nf_segmenter segmenter;
    uint32_t at = 0;
    if (!nf_spend(work, text->len)) return NEWSFACTS_E_LIMIT;
    newsfacts_status status = prepare(work, text, out);
    if (status == NEWSFACTS_OK)
        status = newsfacts__segmenter_init(&segmenter, work, &engine->dictionary, text,
                                           &sentencing->sentences);
    for (uint32_t i = 0; status == NEWSFACTS_OK && i < sentencing->sentences.len; i++) {
        nf_span span = sentencing->sentences.data[i].span;
        skip(out, at, span.begin);
        status = newsfacts__segment_sentence(&segmenter, span, out);
        at = span.end;
    }
    if (status == NEWSFACTS_OK) skip(out, at, text->len + 2);
    return status;
}

const nf_hit *newsfacts__hit_of(const nf_lexical *lexical, nf_span span, enum nf_table table)
{
    if (!(lexical->begins[span.begin] & nf_table_bit(table))) return NULL;
    if (!(lexical->ends[span.end] & nf_table_end(table))) return NULL;
    for (uint32_t i = lexical->hit_at[span.begin]; i < lexical->hit_at[span.begin + 1]; i++) {
        const nf_hit *hit = &lexical->hits.data[i];
        if (hit->table == (uint16_t)table && hit->len == nf_span_len(span)) return hit;
    }
    return NULL;
}

const nf_hit *newsfacts__hit_at(const nf_lexical *lexical, uint32_t at, enum nf_table table)
{
    if (!(lexical->begins[at] & nf_table_bit(table))) return NULL;
    for (uint32_t i = lexical->hit_at[at]; i < lexical->hit_at[at + 1]; i++)
        if (lexical->hits.data[i].table == (uint16_t)table) return &lexical->hits.data[i];
    return NULL;
}

const nf_hit *newsfacts__hit_before(const nf_lexical *lexical, uint32_t from, uint32_t end,
                                    enum nf_table table)
{
    if (!(lexical->ends[end] & nf_table_end(table))) return NULL;
    if (end > NF_TRIE_DEPTH && from < end - NF_TRIE_DEPTH) from = end - NF_TRIE_DEPTH;
    for (uint32_t i = lexical->hit_at[from]; from < end && i < lexical->hit_at[end]; i++) {
        const nf_hit *hit = &lexical->hits.data[i];
        if (hit->table == (uint16_t)table && hit->begin + hit->len == end) return hit;
    }
    return NULL;
}
