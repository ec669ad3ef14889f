/* argument_ask_nothing.c: what speaks for no answer at all. Most of that is the same for all
 * roles of an event, and is rated once. */
#include "event/argument_ask.h"

enum { SHARED = 1, OWN = 2 };

/* What the trigger before took, what stands from further up. */
static inline void put_nowhere(const nf_asking *q, nf_writer *w)
{
    const nf_filler *place = &q->before->place;
    const uint32_t took = q->same && !nf_span_empty(q->before->span[NF_ASKED_PLACE]);
    const uint32_t stands = place->kind ? 1 + nf_few(q->s->sentence - place->sentence) : 0;
    const uint32_t agent = nf_span_empty(q->own->span[NF_ASKED_AGENT]),
                   patient = nf_span_empty(q->own->span[NF_ASKED_PATIENT]);
    nf_put(w, 21, q->apart, took);
    nf_put(w, 22, stands, q->type);
    nf_put(w, 23, stands, q->apart << 1 | took);
    nf_put(w, 24, agent << 1 | patient, q->type);
}

/* The features of `parts`; learners get both parts in one list. */
static inline void put_parts(const nf_asking *q, unsigned parts, uint32_t near, nf_writer *w)
{
    const uint32_t next = q->next->cls, previous = q->previous->cls;
    if (parts & SHARED) {
        nf_put(w, 1, 0, 0);
        nf_put(w, 2, q->type, 0);
        nf_put(w, 3, q->word, 0);
        nf_put(w, 4, next, q->type);
        nf_put(w, 5, previous, q->type);
        nf_put(w, 6, next, previous);
        nf_put(w, 7, q->next->word, 0);
        nf_put(w, 8, q->previous->word, 0);
    }
    if (parts & OWN) {
        nf_put(w, 9, near, q->type);
        nf_put(w, 10, near, next);
    }
    if (parts & SHARED) nf_put(w, 11, q->segment_kind, q->type);
    if (parts & OWN) {
        const uint32_t none = nf_span_empty(q->before->span[q->role]);
        nf_put(w, 12, q->same, none);
        nf_put(w, 13, q->same ? none : 2, q->type);
    }
    if (parts & SHARED) {
        if (q->first < q->s->items.len) nf_put(w, 14, q->s->at[q->first].pos, next);
        nf_put(w, 15, q->word, next);
        nf_put(w, 16, q->word, previous);
        nf_put(w, 17, nf_span_len(q->event->span), next);
    }
    if ((parts & OWN) && q->role == NF_ASKED_PLACE) put_nowhere(q, w);
    if ((parts & OWN) && q->role >= NF_ASKED_PATIENT)
        nf_put(w, 18, nf_span_empty(q->own->span[NF_ASKED_AGENT]), q->type);
}

void newsfacts__ask_nothing_begin(nf_asking *q)
{
    const nf_argument_model *model = q->judge->model;
    nf_clues f;
    nf_writer w = {f.at};
    if (!model) return;
    put_parts(q, SHARED, 0, &w);
    nf_number(&w, &f);
    q->nothing[NF_ASKED_TIME] = nf_rate(model->times, f.at, f.len);
    q->nothing[NF_ASKED_PLACE] = nf_rate(model->places, f.at, f.len);
    q->nothing[NF_ASKED_COUNT] = nf_rate(model->counts, f.at, f.len);
    q->nothing[NF_ASKED_AGENT] = q->nothing[NF_ASKED_PATIENT] =
        nf_rate_who(model->who, f.at, f.len);
}

void newsfacts__ask_nothing(const nf_asking *q, uint32_t before, uint32_t after, nf_clues *out)
{
    const uint32_t near = nf_few(before) * 4 + nf_few(after);
    nf_writer w = {out->at};
    if (!q->judge->model) {
        put_parts(q, SHARED | OWN, near, &w);
        nf_written(q, &w, out);
        return;
    }
    put_parts(q, OWN, near, &w);
    nf_written(q, &w, out);
    out->rating.score += q->nothing[q->role].score;
    out->rating.as_patient += q->nothing[q->role].as_patient;
}
