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

/* A sentence that is searched. `hit` is its next trigger and `word` its next verb, or they are
 * the ends. Looking for each in a loop of its own costs much less than a walk over positions. */
typedef struct {
    nf_work *work;
    const nf_lexical *lexical;
    nf_candidates *out;
    uint32_t sentence, end;
    uint32_t hit, hits_end;
    uint32_t word, words_end;
} search;

/* A single character is a trigger only where it is a word: 说, not 小说. */
static bool whole(const nf_lexical *lexical, const nf_hit *h)
{
    const nf_word *w = &lexical->words.data[lexical->word_at[h->begin]];
    return h->len > 1 || w->len == 1;
}

static bool is_trigger(const search *s, const nf_hit *h)
{
    return h->table == NF_TABLE_TRIGGERS && h->begin + h->len <= s->end && whole(s->lexical, h);
}

/* Where the next trigger begins. */
static uint32_t next_hit(search *s)
{
    const nf_hit *hits = s->lexical->hits.data;
    while (s->hit < s->hits_end && !is_trigger(s, &hits[s->hit])) s->hit++;
    return s->hit < s->hits_end ? hits[s->hit].begin : NF_NONE;
}

static bool tells(const nf_word *word)
{
    return word->pos == NF_POS_VERB || word->pos == NF_POS_VN
           || (word->pos == NF_POS_IDIOM && word->len == 4);
}

/* Where the next verb begins. */
static uint32_t next_word(search *s)
{
    const nf_word *words = s->lexical->words.data;
    while (s->word < s->words_end && !tells(&words[s->word])) s->word++;
    return s->word < s->words_end ? words[s->word].begin : NF_NONE;
}

/* The triggers that begin at `at`. Senses of the same term are neighbours among the hits. */
static bool add_hits(search *s, uint32_t at)
{
    uint32_t first = s->out->len;
    for (; next_hit(s) == at; s->hit++) {
        nf_span span = nf_span_make(at, at + s->lexical->hits.data[s->hit].len);
        nf_candidate *c = s->out->len > first ? &s->out->data[s->out->len - 1] : NULL;
        if (!c || !nf_span_equal(c->span, span)) {
            c = add(s->work, s->out, span, s->sentence);
            if (!c) return false;
            c->hit = s->hit;
        }
        c->hits_len = s->hit + 1 - c->hit;
    }
    return true;
}

/* The verb that begins at `at`, put where the order by length wants it among what begins
 * there, too: the candidates from `first` on. */
static bool add_word(search *s, uint32_t at, uint32_t first)
{
    nf_candidates *out = s->out;
    nf_span span = nf_span_make(at, at + s->lexical->words.data[s->word++].len);
    for (uint32_t i = first; i < out->len; i++)
        if (nf_span_equal(out->data[i].span, span)) return true;
    if (!add(s->work, out, span, s->sentence)) return false;
    for (uint32_t i = out->len - 1; i > first && out->data[i - 1].span.end < span.end; i--) {
        nf_candidate shorter = out->data[i - 1];
        out->data[i - 1] = out->data[i];
        out->data[i] = shorter;
    }
    return true;
}

static bool add_sentence(search *s, nf_span span)
{
    s->end = span.end;
    s->hit = s->lexical->hit_at[span.begin];
    s->hits_end = s->lexical->hit_at[span.end];
    s->word = s->lexical->word_at[span.begin];
    s->words_end = s->lexical->word_at[span.end - 1] + 1;
    for (;;) {
        uint32_t hit = next_hit(s), word = next_word(s), first = s->out->len;
        uint32_t at = hit < word ? hit : word;
        if (at == NF_NONE) return true;
        if (hit == at && !add_hits(s, at)) return false;
        if (word == at && !add_word(s, at, first)) return false;
    }
}

newsfacts_status newsfacts__event_candidates(nf_work *work, const nf_event_source *source,
                                             nf_candidates *out)
{
    const nf_sentences *sentences = &source->sentencing->sentences;
    search s = {work, source->lexical, out, 0, 0, 0, 0, 0, 0};
    for (; s.sentence < sentences->len; s.sentence++) {
        nf_span span = sentences->data[s.sentence].span;
        if (!nf_spend(work, nf_span_len(span))) return NEWSFACTS_E_LIMIT;
        if (nf_span_len(span) && !add_sentence(&s, span)) return NEWSFACTS_E_MEMORY;
    }
    return NEWSFACTS_OK;
}
