/* argument_ask_count.c: what speaks for a count as how many there were. */
#include "event/argument_ask.h"

/* Which part of the event it counts. */
static uint32_t counted_part(const nf_asking *q, nf_span object)
{
    return nf_span_empty(object)                                      ? 0
           : nf_span_overlaps(object, q->own->span[NF_ASKED_PATIENT]) ? 1
           : nf_span_overlaps(object, q->own->span[NF_ASKED_AGENT])   ? 2
           : nf_span_overlaps(object, q->event->span)                 ? 3
                                                                      : 4;
}

void newsfacts__ask_count(const nf_asking *q, const nf_filler *c, uint32_t rank, nf_clues *out)
{
    const nf_count *n = &q->s->source->counts->data[c->ref];
    const nf_scene_item *before = nf_item_before(q->s, c->first), *next = &q->s->at[c->last + 1];
    const nf_way way = nf_way_to(q, c);
    uint32_t side = way.side, place = way.place, r = nf_few(rank), unit = (uint32_t)n->unit_kind;
    uint32_t object = counted_part(q, n->object);
    bool again = nf_same_span(q->before->span[NF_ASKED_COUNT], c->span);
    nf_writer w = {out->at};
    nf_put(&w, 121, place, r);
    nf_put(&w, 122, place, q->type);
    nf_put(&w, 123, place, unit);
    nf_put(&w, 124, unit, q->type << 1 | side);
    nf_put(&w, 125, object, place);
    nf_put(&w, 126, object, q->type);
    nf_put(&w, 127, object, unit);
    nf_put(&w, 128, q->word, unit << 2 | side << 1 | (way.breaks > 0));
    nf_put(&w, 129, newsfacts__scene_hash(q->s->source->text, n->unit), q->type);
    nf_put(&w, 130, way.distance, place);
    nf_put(&w, 131, way.path, side);
    nf_put(&w, 132, way.path, q->type);
    nf_put(&w, 133, next->cls, place);
    nf_put(&w, 134, before->cls, place);
    nf_put(&w, 135, n->aspect, place);
    nf_put(&w, 136, n->aspect, q->type);
    nf_put(&w, 137, way.mask, place);
    nf_put(&w, 138, next->word, side);
    nf_put(&w, 139, before->word, side);
    nf_put(&w, 140, n->part_of != NF_NONE, place);
    nf_put(&w, 141, again, place);
    nf_put(&w, 142, again, q->type);
    nf_put(&w, 143, object, place << 4 | r);
    nf_put(&w, 144, q->word, place);
    nf_put(&w, 145, (uint32_t)n->qualifier, q->type);
    nf_written(q, &w, out);
}
