/* argument_ask_mention.c: what speaks for a time as when it was. */
#include "event/argument_ask.h"

static uint32_t sentences_between(const nf_asking *q, const nf_filler *c)
{
    const nf_sentences *all = &q->s->source->sentencing->sentences;
    if (c->sentence == NF_NONE || c->sentence > q->s->sentence) return 6;
    uint32_t n = q->s->sentence - c->sentence;
    bool same = all->data[c->sentence].segment == q->s->segment;
    return (n < 4 ? n : 4) << 1 | same;
}

/* The mention that the last event before took, 1, or another of the same words, 2. */
static uint32_t is_standing(const nf_asking *q, const nf_filler *c)
{
    nf_span last = q->before->standing[q->role];
    if (nf_span_empty(last)) return 3;
    if (nf_same_span(last, c->span)) return 1;
    return q->before->head[q->role] == c->head ? 2 : 0;
}

void newsfacts__ask_inherited(const nf_asking *q, const nf_filler *c, uint32_t rank, uint32_t own,
                              nf_clues *out)
{
    uint32_t far = sentences_between(q, c), r = nf_few(rank), form = c->form;
    bool again = nf_same_span(q->before->span[q->role], c->span);
    uint32_t where = far << 4 | r << 2 | nf_few(own), stands = is_standing(q, c);
    nf_writer w = {out->at};
    nf_put(&w, 101, where, 0);
    nf_put(&w, 102, where, q->type);
    nf_put(&w, 103, where, q->word);
    nf_put(&w, 104, form, far);
    nf_put(&w, 105, form, q->type);
    nf_put(&w, 106, again, where);
    nf_put(&w, 107, again, q->type);
    nf_put(&w, 108, q->segment_kind, where);
    nf_put(&w, 109, c->head, 0);
    nf_put(&w, 110, c->head, q->type);
    nf_put(&w, 111, nf_few(own), again);
    nf_put(&w, 113, stands, where);
    nf_put(&w, 114, stands, q->type);
    nf_put(&w, 112, nf_span_empty(q->before->span[q->role]), where);
    nf_written(q, &w, out);
}

void newsfacts__ask_circumstance(const nf_asking *q, const nf_filler *c, uint32_t rank,
                                 nf_clues *out)
{
    const nf_scene_item *before = nf_item_before(q->s, c->first), *next = &q->s->at[c->last + 1];
    const nf_way way = nf_way_to(q, c);
    uint32_t side = way.side, place = way.place, r = nf_few(rank), form = c->form;
    uint32_t clause = side << 4 | way.breaks;
    bool again = q->same && nf_same_span(q->before->span[q->role], c->span);
    bool none = q->same && nf_span_empty(q->before->span[q->role]);
    nf_writer w = {out->at};
    nf_put(&w, 71, place, r);
    nf_put(&w, 72, place, q->type);
    nf_put(&w, 73, place << 4 | r, way.distance);
    nf_put(&w, 74, q->word, clause);
    nf_put(&w, 75, form, place);
    nf_put(&w, 76, form, q->type);
    nf_put(&w, 77, form, r << 1 | side);
    nf_put(&w, 78, again, place << 4 | r);
    nf_put(&w, 79, again, q->type << 4 | none);
    nf_put(&w, 80, none, place << 4 | r);
    nf_put(&w, 81, before->cls, place);
    nf_put(&w, 82, before->word, clause);
    nf_put(&w, 83, next->cls, place);
    nf_put(&w, 84, next->word, clause);
    nf_put(&w, 85, way.path, side);
    nf_put(&w, 86, way.path, q->type << 1 | side);
    nf_put(&w, 87, q->segment_kind, place);
    nf_put(&w, 88, c->head, side);
    nf_put(&w, 89, c->head, q->type);
    nf_put(&w, 90, c->first == 0, place << 4 | r);
    nf_put(&w, 91, way.mask, side);
    nf_put(&w, 92, way.mask, place);
    nf_put(&w, 93, q->next->cls, place);
    nf_put(&w, 94, before->cls == NF_ITEM_BREAK, place << 2 | (next->cls == NF_ITEM_BREAK));
    nf_put(&w, 95, next->cls, q->type << 4 | way.breaks << 1 | side);
    nf_written(q, &w, out);
}
