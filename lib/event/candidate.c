/* candidate.c: the words that may tell an event: triggers of the table, and verbs. */
#include "event/scorer.h"

static nf_candidate *add(nf_work *work, nf_candidates *out, nf_span span, uint32_t sentence)
{
    nf_candidate *c = NF_VEC_ADD(out, &work->stage);
    if (!c) return NULL;
    c->span = span;
    c->sentence = sentence;
    c->hit = NF_NONE;
    c->hits_len = 0;
    return c;
}

/* A single character is a trigger only where it is a word: 说, not 小说. */
static bool whole(const nf_lexical *lexical, const nf_hit *h)
{
    const nf_word *w = &lexical->words.data[lexical->word_at[h->begin]];
    return h->len > 1 || w->len == 1;
}

/* Senses of the same term are neighbours among the hits. */
static bool add_hits(nf_work *work, const nf_lexical *lexical, uint32_t at, uint32_t end,
                     uint32_t sentence, nf_candidates *out)
{
    uint32_t first = out->len;
    for (uint32_t i = lexical->hit_at[at]; i < lexical->hit_at[at + 1]; i++) {
        const nf_hit *h = &lexical->hits.data[i];
        if (h->table != NF_TABLE_TRIGGERS || h->begin + h->len > end || !whole(lexical, h))
            continue;
        nf_span span = nf_span_make(h->begin, h->begin + h->len);
        nf_candidate *c = out->len > first ? &out->data[out->len - 1] : NULL;
        if (!c || !nf_span_equal(c->span, span)) {
            c = add(work, out, span, sentence);
            if (!c) return false;
            c->hit = i;
        }
        c->hits_len = i + 1 - c->hit;
    }
    return true;
}

static bool tells(const nf_word *word)
{
    return word->pos == NF_POS_VERB || word->pos == NF_POS_VN
           || (word->pos == NF_POS_IDIOM && word->len == 4);
}

/* The word that begins at `at`, put where the order by length wants it. */
static bool add_word(nf_work *work, const nf_lexical *lexical, uint32_t at, uint32_t first,
                     uint32_t sentence, nf_candidates *out)
{
    const nf_word *word = &lexical->words.data[lexical->word_at[at]];
    if (word->begin != at || !tells(word)) return true;
    nf_span span = nf_span_make(at, at + word->len);
    for (uint32_t i = first; i < out->len; i++)
        if (nf_span_equal(out->data[i].span, span)) return true;
    if (!add(work, out, span, sentence)) return false;
    for (uint32_t i = out->len - 1; i > first && out->data[i - 1].span.end < span.end; i--) {
        nf_candidate shorter = out->data[i - 1];
        out->data[i - 1] = out->data[i];
        out->data[i] = shorter;
    }
    return true;
}

newsfacts_status newsfacts__event_candidates(nf_work *work, const nf_event_source *source,
                                             nf_candidates *out)
{
    const nf_sentences *sentences = &source->sentencing->sentences;
    for (uint32_t s = 0; s < sentences->len; s++) {
        nf_span span = sentences->data[s].span;
        if (!nf_spend(work, nf_span_len(span))) return NEWSFACTS_E_LIMIT;
        for (uint32_t i = span.begin; i < span.end; i++) {
            uint32_t first = out->len;
            if (!add_hits(work, source->lexical, i, span.end, s, out)
                || !add_word(work, source->lexical, i, first, s, out))
                return NEWSFACTS_E_MEMORY;
        }
    }
    return NEWSFACTS_OK;
}
