/* argument_ask_place.c: what speaks for a place as where it happened. */
#include "event/argument_ask.h"

/* The mention that the last event before took, 1, or another of the same words, 2. */
static uint32_t is_standing(const nf_asking *q, const nf_filler *c)
{
    nf_span last = q->before->standing[NF_ASKED_PLACE];
    if (nf_span_empty(last)) return 3;
    if (nf_same_span(last, c->span)) return 1;
    return q->before->head[NF_ASKED_PLACE] == c->head ? 2 : 0;
}

/* A country, a province, a city, a county or street, or nothing that has a code. */
static uint32_t level_of(const nf_asking *q, const nf_filler *c)
{
    if (c->kind != NF_FILLER_PLACE) return 8u + c->kind;
    const char *code = q->s->source->names->places.data[c->ref].code;
    if (!code[0]) return 0;
    if (code[0] > '9') return 1;
    if (code[2] == '0' && code[3] == '0') return 2;
    return code[4] == '0' && code[5] == '0' ? 3 : 4;
}

enum { GOVERNED_AT = 16 + NF_GRAMMAR_AT };

/* 在湖南，… or 在湖南的这家企业，…: what follows happens there. */
static uint32_t sets_scene(const nf_asking *q, const nf_filler *c)
{
    const nf_scene *s = q->s;
    enum { MOST = 8 };
    if (s->at[c->first].governor >> 1 != GOVERNED_AT) return 0;
    for (uint32_t i = c->last + 1, n = 0; i < s->items.len && n < MOST; i++, n++) {
        if (i == q->first) return 1;
        if (s->at[i].cls == NF_ITEM_BREAK) return n ? 3 : 2;
        if (nf_scene_begins_trigger(s, i)) return 4;
    }
    return 5;
}

/* Whether a place begins its sentence, 2, its clause, 1, or stands behind a time, 3. */
static uint32_t opening(const nf_filler *c, const nf_scene_item *before)
{
    if (!c->first) return 2;
    return before->cls == NF_ITEM_BREAK ? 1 : before->cls == NF_ITEM_TIME ? 3 : 0;
}

/* What stands right behind a name: the last character of a noun, 法国|总统, or a class. */
static uint32_t tail_of(const nf_scene *s, uint32_t next)
{
    if (s->at[next].cls != NF_ITEM_NOUN) return s->at[next].cls;
    return nf_char_at(s->source->text, s->items.data[next].span.end - 1);
}

/* What a type of event has to do with places, roughly. */
static uint32_t family(uint32_t type)
{
    if (type <= NEWSFACTS_EVENT_URGE) return 1;
    if (type <= NEWSFACTS_EVENT_CEREMONY || type == NEWSFACTS_EVENT_MATCH_RESULT) return 2;
    if (type <= NEWSFACTS_EVENT_RECRUIT_JOIN) return 3;
    if (type <= NEWSFACTS_EVENT_AWARD) return 4;
    if (type >= NEWSFACTS_EVENT_FALL_ILL && type <= NEWSFACTS_EVENT_EVACUATE) return 5;
    if (type >= NEWSFACTS_EVENT_INVESTIGATE && type <= NEWSFACTS_EVENT_PUNISH) return 6;
    if (type == NEWSFACTS_EVENT_INDICATOR_CHANGE) return 7;
    return 8;
}

void newsfacts__ask_place(const nf_asking *q, const nf_filler *c, uint32_t rank, nf_clues *out)
{
    const nf_scene *s = q->s;
    const nf_scene_item *before = nf_item_before(s, c->first), *next = &s->at[c->last + 1];
    const nf_way way = nf_way_to(q, c);
    const uint32_t side = way.side, place = way.place, r = nf_few(rank);
    const uint32_t clause = side << 4 | way.breaks, edge = side << 1 | (way.breaks > 0);
    const uint32_t form = c->form, level = level_of(q, c), scene = sets_scene(q, c);
    const uint32_t gov = s->at[c->first].governor, opens = opening(c, before);
    const uint32_t follower = c->last + 1 == q->first ? NF_FOLLOWER_TRIGGER : next->follower;
    const uint32_t stands = is_standing(q, c), again = stands << 4 | q->apart;
    nf_writer w = {out->at};
    nf_put(&w, 72, place, q->type);
    nf_put(&w, 75, form, place);
    nf_put(&w, 76, form, q->type);
    nf_put(&w, 77, form, r << 1 | side);
    nf_put(&w, 82, before->word, clause);
    nf_put(&w, 83, next->cls, place);
    nf_put(&w, 84, next->word, clause);
    nf_put(&w, 88, c->head, side);
    nf_put(&w, 89, c->head, q->type);
    nf_put(&w, 90, c->first == 0, place << 4 | r);
    nf_put(&w, 91, way.mask, side);
    nf_put(&w, 92, way.mask, place);
    nf_put(&w, 95, next->cls, q->type << 4 | way.breaks << 1 | side);
    nf_put(&w, 150, tail_of(s, c->last + 1), place >> 8);
    nf_put(&w, 151, next->cls, q->type);
    nf_put(&w, 154, c->kind, place);
    nf_put(&w, 155, c->kind, q->type);
    nf_put(&w, 156, (uint32_t)c->kind << 1 | (gov >> 1 == GOVERNED_AT), next->cls);
    nf_put(&w, 301, gov, place);
    nf_put(&w, 302, gov, q->type << 1 | side);
    nf_put(&w, 303, gov, follower);
    nf_put(&w, 309, level, place);
    nf_put(&w, 310, level, q->type);
    nf_put(&w, 311, level, q->word);
    nf_put(&w, 312, scene, place);
    nf_put(&w, 313, scene, q->type);
    nf_put(&w, 320, opens, place);
    nf_put(&w, 321, opens << 4 | r, q->type);
    nf_put(&w, 323, gov, q->word);
    nf_put(&w, 324, level, opens);
    nf_put(&w, 325, gov, r << 4 | edge);
    nf_put(&w, 326, again, place);
    nf_put(&w, 327, again, q->type);
    nf_put(&w, 328, stands << 8 | q->last_type, q->type);
    nf_put(&w, 329, again, r);
    nf_put(&w, 330, again, family(q->last_type) << 4 | family(q->type));
    nf_written(q, &w, out);
}

/* 本届, 该地, 此次, 这里 in the trigger's clause before it. */
static uint32_t points_back(const nf_asking *q)
{
    const nf_scene *s = q->s;
    enum { REACH = 10 };
    for (uint32_t i = q->first; i > 0 && q->first - i < REACH; i--) {
        const nf_item *item = &s->items.data[i - 1];
        if (item->cls == NF_ITEM_BREAK) return 0;
        uint32_t c = nf_char_at(s->source->text, item->span.begin);
        if (c == 0x672c || c == 0x8be5 || c == 0x6b64 || c == 0x8fd9) return 1; /* 本该此这 */
        if (item->cls == NF_ITEM_PLACEWORD) return 2;
    }
    return 3;
}

/* A place of a sentence before that the last event with a place took. */
void newsfacts__ask_standing(const nf_asking *q, const nf_filler *c, uint32_t own, nf_clues *out)
{
    const nf_scene *s = q->s;
    const nf_sentences *all = &s->source->sentencing->sentences;
    const uint32_t apart = s->sentence - c->sentence;
    const uint32_t segment = c->sentence != NF_NONE && all->data[c->sentence].segment == s->segment;
    const uint32_t far = (apart < 4 ? apart : 4) << 1 | segment;
    const uint32_t form = c->form;
    const uint32_t last = (uint32_t)q->before->place_type, run = nf_few(q->before->place_run);
    const uint32_t again = !nf_span_empty(q->before->span[NF_ASKED_PLACE]);
    const uint32_t back = points_back(q), level = level_of(q, c);
    const uint32_t kin = family(last) << 4 | family(q->type);
    const uint32_t who = (uint32_t)nf_span_empty(q->own->span[NF_ASKED_AGENT]);
    nf_writer w = {out->at};
    own = nf_few(own);
    nf_put(&w, 101, far, own);
    nf_put(&w, 102, far, q->type);
    nf_put(&w, 103, q->word, own);
    nf_put(&w, 104, form, far);
    nf_put(&w, 105, form, q->type);
    nf_put(&w, 106, again, far);
    nf_put(&w, 107, again, q->type);
    nf_put(&w, 108, q->segment_kind, far);
    nf_put(&w, 109, last, q->type);
    nf_put(&w, 110, kin, again << 4 | own);
    nf_put(&w, 111, kin, far);
    nf_put(&w, 112, kin, run);
    nf_put(&w, 113, run, again << 4 | segment);
    nf_put(&w, 114, back, q->type);
    nf_put(&w, 115, back, own << 4 | again);
    nf_put(&w, 116, level, kin);
    nf_put(&w, 117, level, far);
    nf_put(&w, 118, who, kin);
    nf_put(&w, 119, who, q->same << 1 | again);
    nf_written(q, &w, out);
}
