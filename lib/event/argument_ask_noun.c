/* argument_ask_noun.c: what speaks for a noun as who does it or whom it is done to. */
#include "event/argument_ask.h"

/* What it is for the event before, and for this one. */
static uint32_t taken_as(const nf_asking *q, const nf_filler *c)
{
    const nf_taken *before = q->before;
    uint32_t bits = (uint32_t)nf_same_span(before->span[NF_ASKED_AGENT], c->span)
                    | (uint32_t)nf_same_span(before->span[NF_ASKED_PATIENT], c->span) << 1
                    | (uint32_t)nf_span_empty(before->span[NF_ASKED_AGENT]) << 3
                    | (uint32_t)nf_same_span(before->kept[NF_ASKED_AGENT], c->span) << 4;
    if (!q->same) bits = 0;
    bool agent = q->role == NF_ASKED_PATIENT && nf_same_span(q->own->span[NF_ASKED_AGENT], c->span);
    return bits | (uint32_t)agent << 2;
}

void newsfacts__ask_noun(const nf_asking *q, const nf_filler *c, uint32_t rank, nf_clues *out)
{
    const nf_scene_item *first = &q->s->at[c->first], *last = &q->s->at[c->last];
    const nf_way way = nf_way_to(q, c);
    uint32_t side = way.side, place = way.place, breaks = way.breaks, r = rank < 6 ? rank : 6;
    uint32_t before = first[-1].cls, next = last[1].cls, kind = c->kind;
    uint32_t tail = nf_char_at(q->s->source->text, c->span.end - 1), taken = taken_as(q, c);
    bool opens = before == NF_ITEM_BREAK || c->first == 0;
    uint32_t gov = first->governor;
    uint32_t follower = c->last + 1 == q->first ? NF_FOLLOWER_TRIGGER : last[1].follower;
    uint32_t ends = q->next->cls == NF_ITEM_BREAK;
    nf_writer w = {out->at};
    nf_put(&w, 201, gov, place);
    nf_put(&w, 202, gov, follower << 10 | side);
    nf_put(&w, 203, gov, q->type << 1 | side);
    nf_put(&w, 204, gov << 10 | follower, place);
    nf_put(&w, 205, gov, taken);
    nf_put(&w, 206, way.speech, place);
    nf_put(&w, 207, way.speech, taken << 1 | side);
    nf_put(&w, 208, (uint32_t)last->pos << 1 | side, q->type);
    nf_put(&w, 209, follower, place);
    nf_put(&w, 210, gov << 1 | side, q->word);
    nf_put(&w, 211, gov << 1 | ends, place);
    nf_put(&w, 212, q->rights << 4 | q->lefts, place << 4 | r);
    nf_put(&w, 213, q->rights << 1 | side, q->type << 2 | nf_few(rank));
    nf_put(&w, 214, q->rights << 1 | side, q->word);
    nf_put(&w, 31, place, way.distance);
    nf_put(&w, 32, place, q->type);
    nf_put(&w, 34, place << 4 | r, kind);
    nf_put(&w, 35, place << 4 | r, q->type);
    nf_put(&w, 36, q->word, side << 8 | r);
    nf_put(&w, 37, q->word, side << 8 | breaks << 4 | kind);
    nf_put(&w, 38, q->type, side << 8 | kind);
    nf_put(&w, 39, tail, q->type << 1 | side);
    nf_put(&w, 40, c->head, side);
    nf_put(&w, 41, c->head, q->type);
    nf_put(&w, 42, c->head, q->word);
    nf_put(&w, 43, way.mask, side);
    nf_put(&w, 44, way.mask, q->type << 1 | side);
    nf_put(&w, 46, before, place);
    nf_put(&w, 47, last[1].word, place);
    nf_put(&w, 48, next, place << 1 | opens);
    nf_put(&w, 49, way.path, side);
    nf_put(&w, 50, way.path, q->type << 1 | side);
    nf_put(&w, 51, way.path, q->word);
    nf_put(&w, 52, taken, side);
    nf_put(&w, 53, taken, q->type);
    nf_put(&w, 54, taken, place << 4 | r);
    nf_put(&w, 55, (uint32_t)c->counted << 1 | side, q->type);
    nf_put(&w, 56, opens, place << 4 | (uint32_t)(c->first == 0));
    nf_put(&w, 57, q->next->cls, place << 4 | r);
    nf_put(&w, 58, q->previous->cls, place << 4 | r);
    nf_put(&w, 59, c->joined != NF_NONE, place);
    nf_put(&w, 60, nf_few(nf_span_len(c->span) / 2), kind);
    nf_put(&w, 61, before << 5 | next, side << 4 | kind);
    nf_put(&w, 62, tail, side << 4 | breaks);
    nf_put(&w, 63, q->segment_kind, place);
    nf_put(&w, 64, way.mask, place << 4 | r);
    nf_put(&w, 66, taken, (uint32_t)q->next->cls << 8 | q->previous->cls);
    nf_put(&w, 67, taken, q->word);
    nf_put(&w, 65, opens, q->type << 4 | breaks << 1 | side);
    nf_written(q, &w, out);
}
