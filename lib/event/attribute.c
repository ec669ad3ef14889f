/* attribute.c: did it happen? The words before a trigger in its clause say whether it
 * is denied, planned, possible, required or usual. */
#include "event/event.h"

enum { REACH = 24, DENIAL_REACH = 6 }; /* characters before the trigger */

typedef struct {
    const nf_event_source *source;
    uint32_t clause;     /* moves on with the events, */
    uint32_t time;       /* as does this */
    uint32_t passed_in;  /* the clause that `passed` was found in */
    int32_t passed;      /* modality that the next clause takes over; 0 none */
} reading;

static const nf_modal_words_row *modal_at(const nf_lexical *lexical, uint32_t at, uint32_t *len)
{
    const nf_hit *hit = newsfacts__hit_at(lexical, at, NF_TABLE_MODAL_WORDS);
    *len = hit ? hit->len : 1;
    return hit ? &newsfacts__modal_words[hit->row] : NULL;
}

/* A single character counts where it is a word by itself. */
static bool stands_alone(const nf_lexical *lexical, uint32_t at, uint32_t len)
{
    const nf_word *w = &lexical->words.data[lexical->word_at[at]];
    return len > 1 || w->len == 1;
}

/* 将 is 把 before a noun (将伤员送往医院), and says what is to come otherwise. */
static bool is_future(const nf_event_source *s, uint32_t at)
{
    const nf_lexical *lexical = s->lexical;
    const uint32_t future = 0x5c06;
    if (s->text->fold[at] != future || !stands_alone(lexical, at, 1)) return false;
    uint32_t next = lexical->word_at[at + 1];
    if (next == NF_NONE) return false;
    switch (lexical->words.data[next].pos) {
    case NF_POS_NOUN: case NF_POS_PERSON: case NF_POS_ORG: case NF_POS_PRONOUN: case NF_POS_PROPER:
    case NF_POS_PUNCTUATION: return false;
    default: return true;
    }
}

static int32_t modality_of(int32_t kind)
{
    switch (kind) {
    case NF_MODAL_WORDS_KIND_PLANNED: return NEWSFACTS_MODALITY_PLANNED;
    case NF_MODAL_WORDS_KIND_POSSIBLE: return NEWSFACTS_MODALITY_POSSIBLE;
    case NF_MODAL_WORDS_KIND_REQUIRED: return NEWSFACTS_MODALITY_REQUIRED;
    case NF_MODAL_WORDS_KIND_HABITUAL: return NEWSFACTS_MODALITY_HABITUAL;
    default: return 0;
    }
}

/* Modals that end before the trigger; the nearest decides. */
static void read_modals(reading *r, nf_span clause, nf_event *e)
{
    const nf_event_source *s = r->source;
    uint32_t end = e->span.begin, at = clause.begin, len;
    if (end > at + REACH) at = end - REACH;
    for (; at < end; at += len) {
        const nf_modal_words_row *row = modal_at(s->lexical, at, &len);
        if (at + len > end) break;
        if (is_future(s, at)) {
            e->modality = NEWSFACTS_MODALITY_PLANNED;
            r->passed = NEWSFACTS_MODALITY_PLANNED;
        }
        if (!row || !stands_alone(s->lexical, at, len)) continue;
        if (row->kind == NF_MODAL_WORDS_KIND_NEGATED && at + len + DENIAL_REACH >= end)
            e->polarity = NEWSFACTS_POLARITY_NEGATED;
        if (!modality_of(row->kind)) continue;
        e->modality = modality_of(row->kind);
        if (row->passes) r->passed = e->modality;
    }
}

/* 已 了 过 say that it is done. */
static bool is_done(const nf_event_source *s, nf_span clause, const nf_event *e)
{
    const uint32_t already = 0x5df2, finished = 0x4e86, past = 0x8fc7;
    uint32_t next = nf_char_at(s->text, e->span.end);
    if (e->span.end < clause.end && (next == finished || next == past)) return true;
    uint32_t from = e->span.begin > clause.begin + 6 ? e->span.begin - 6 : clause.begin;
    for (uint32_t i = from; i < e->span.begin; i++)
        if (s->text->fold[i] == already) return true;
    return false;
}

/* The first word of a clause that goes on with the subject of the one before. */
static bool goes_on(const nf_event_source *s, nf_span clause)
{
    uint32_t word = s->lexical->word_at[clause.begin];
    if (word == NF_NONE) return false;
    uint8_t pos = s->lexical->words.data[word].pos;
    return pos == NF_POS_VERB || pos == NF_POS_VN || pos == NF_POS_ADVERB
           || pos == NF_POS_CONJUNCTION || pos == NF_POS_PREPOSITION;
}

/* 每年夏天，村里举办荷花节: a clause that is nothing but a time that comes again. */
static bool is_usual(reading *r, const nf_clause *c)
{
    const nf_times *times = r->source->times;
    while (r->time < times->len && times->data[r->time].span.end < c->span.end) r->time++;
    if (r->time >= times->len || times->data[r->time].type != NEWSFACTS_TIME_SET) return false;
    nf_span usual = times->data[r->time].span;
    return usual.begin <= c->span.begin + 1 && usual.end >= c->span.end;
}

/* The clause of an event; a modal passes on from clause to clause of a sentence. */
static nf_span enter_clause(reading *r, const nf_event *e)
{
    const nf_clauses *clauses = &r->source->sentencing->clauses;
    uint32_t before = r->passed_in;
    while (r->clause < clauses->len && clauses->data[r->clause].span.end <= e->span.begin) r->clause++;
    if (r->clause >= clauses->len || clauses->data[r->clause].span.begin > e->span.begin) {
        r->passed = 0;
        return r->source->sentencing->sentences.data[e->sentence].span;
    }
    if (before != r->clause) {
        const nf_clause *c = &clauses->data[r->clause];
        bool next = before != NF_NONE && r->clause - before <= 2
                    && clauses->data[before].sentence == c->sentence && goes_on(r->source, c->span);
        if (!next) r->passed = 0;
        r->passed_in = r->clause;
        if (r->clause && c[-1].sentence == c->sentence && is_usual(r, c - 1))
            r->passed = NEWSFACTS_MODALITY_HABITUAL;
    }
    return clauses->data[r->clause].span;
}

newsfacts_status newsfacts__event_attributes(nf_work *work, const nf_event_source *source,
                                             nf_events *out)
{
    reading r = {source, 0, 0, NF_NONE, 0};
    if (!nf_spend(work, out->events.len)) return NEWSFACTS_E_LIMIT;
    for (uint32_t i = 0; i < out->events.len; i++) {
        nf_event *e = &out->events.data[i];
        nf_span clause = enter_clause(&r, e);
        if (r.passed) e->modality = r.passed;
        read_modals(&r, clause, e);
        if (is_done(source, clause, e)) e->modality = NEWSFACTS_MODALITY_ACTUAL;
    }
    return NEWSFACTS_OK;
}
