/* argument.c: when, where, who, to whom, how many. */
#include "event/argument_ask.h"
#include "tables/blob.h"

#include <string.h>

/* What is under way: the scene of a sentence, what the last event and this one took. */
typedef struct {
    nf_work *work;
    const nf_event_source *source;
    const nf_judge *judge;
    nf_events *events;
    nf_scene scene;
    nf_taken before, own;
    nf_asking asking;
    nf_question agents, question;
} reading;

static bool record(reading *r, uint32_t event, int32_t role, const nf_filler *c)
{
    nf_argument *a = NF_VEC_ADD(&r->events->arguments, &r->work->scratch);
    if (!a) return false;
    a->span = c->span;
    a->event = event;
    a->role = role;
    a->organisation = c->kind == NF_FILLER_ORGANISATION ? c->ref : NF_NONE;
    a->person = c->kind == NF_FILLER_PERSON ? c->ref : NF_NONE;
    a->place = c->kind == NF_FILLER_PLACE ? c->ref : NF_NONE;
    a->count = c->kind == NF_FILLER_COUNT ? c->ref : NF_NONE;
    r->events->events.data[event].arguments_len++;
    return true;
}

static int32_t role_of(enum nf_asked asked)
{
    return asked == NF_ASKED_AGENT     ? NEWSFACTS_ROLE_AGENT
           : asked == NF_ASKED_PATIENT ? NEWSFACTS_ROLE_PATIENT
           : asked == NF_ASKED_PLACE   ? NEWSFACTS_ROLE_PLACE
                                       : NEWSFACTS_ROLE_COUNT;
}

static bool is_near_trigger(const nf_event *event, const nf_filler *c)
{
    return nf_span_overlaps(event->span, c->span);
}

/* The whole list that the answer stands in: 甲、乙和丙. */
static bool record_list(reading *r, uint32_t event, int32_t role, const nf_filler *c)
{
    const nf_fillers *all = &r->scene.nouns;
    const nf_event *e = &r->events->events.data[event];
    uint32_t from = (uint32_t)(c - all->data), to = from;
    enum { LONGEST = 12 };
    while (from > 0 && to - from < LONGEST && all->data[from].joined == from - 1
           && !is_near_trigger(e, &all->data[from - 1]))
        from--;
    while (to + 1 < all->len && to - from < LONGEST && all->data[to + 1].joined == to
           && !is_near_trigger(e, &all->data[to + 1]))
        to++;
    for (uint32_t i = from; i <= to; i++)
        if (!record(r, event, role, &all->data[i])) return false;
    return true;
}

/* A place with a name stands until the next one does. */
static void stand(reading *r, int32_t type, const nf_filler *c)
{
    if (c->kind == NF_FILLER_NOUN) return;
    bool again = r->before.place.kind && r->before.place.head == c->head;
    r->own.place = *c;
    r->own.place_type = type;
    r->own.place_run = again ? r->before.place_run + 1 : 1;
}

static bool accept(reading *r, uint32_t event, enum nf_asked asked, const nf_filler *c)
{
    nf_event *e = &r->events->events.data[event];
    r->own.span[asked] = c->span;
    r->own.head[asked] = c->head;
    if (asked == NF_ASKED_PLACE) stand(r, e->type, c);
    switch (asked) {
    case NF_ASKED_TIME: e->time = c->ref; return true;
    case NF_ASKED_PLACE:
        if (c->kind != NF_FILLER_PLACE) return record(r, event, role_of(asked), c);
        e->place = c->ref;
        return true;
    case NF_ASKED_COUNT: return record(r, event, role_of(asked), c);
    default: return record_list(r, event, role_of(asked), c);
    }
}

static bool read_role(reading *r, uint32_t event, enum nf_asked asked)
{
    nf_question *question = asked == NF_ASKED_AGENT ? &r->agents : &r->question;
    uint32_t chosen[NF_ARGUMENT_CANDIDATES + 1];
    newsfacts__asking_ask(&r->asking, asked, &r->agents, question);
    uint32_t len = r->judge->answer(r->judge->context, question, chosen);
    for (uint32_t i = 0; i < len; i++)
        if (!accept(r, event, asked, question->candidates[chosen[i]])) return false;
    return true;
}

/* A role that this event leaves open keeps what the sentence had before. */
static void keep(reading *r)
{
    bool same = r->before.sentence == r->own.sentence;
    for (int i = 0; i < NF_ASKED_LEN; i++) {
        r->own.kept[i] = r->own.standing[i] = r->own.span[i];
        if (!nf_span_empty(r->own.span[i])) continue;
        r->own.standing[i] = r->before.standing[i];
        r->own.head[i] = r->before.head[i];
        if (same) r->own.kept[i] = r->before.kept[i];
    }
    if (!r->own.place.kind) {
        r->own.place = r->before.place;
        r->own.place_type = r->before.place_type;
        r->own.place_run = r->before.place_run;
    }
    r->before = r->own;
}

static const nf_taken nothing;

static bool read_event(reading *r, uint32_t event)
{
    static const enum nf_asked order[] = {NF_ASKED_AGENT, NF_ASKED_PATIENT, NF_ASKED_TIME,
                                          NF_ASKED_COUNT, NF_ASKED_PLACE};
    nf_event *e = &r->events->events.data[event];
    r->own = nothing;
    r->own.sentence = e->sentence;
    r->own.event = event;
    e->first_argument = r->events->arguments.len;
    e->arguments_len = 0;
    newsfacts__asking_begin(&r->scene, r->judge, event, &r->before, &r->own, &r->asking);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (!read_role(r, event, order[i])) return false;
    keep(r);
    return true;
}

newsfacts_status newsfacts__argument_read(nf_work *work, const nf_event_source *source,
                                          const nf_judge *judge, nf_events *out)
{
    reading r;
    nf_item_source items = {source->text, source->lexical, source->counts, source->times, 0, 0};
    memset(&r, 0, sizeof r);
    r.work = work;
    r.source = source;
    r.judge = judge;
    r.events = out;
    r.scene.sentence = r.before.sentence = NF_NONE;
    if (!nf_spend(work, out->events.len * 64u)) return NEWSFACTS_E_LIMIT;
    for (uint32_t i = 0; i < out->events.len; i++) {
        uint32_t sentence = out->events.data[i].sentence;
        if (sentence == NF_NONE) continue;
        if (sentence != r.scene.sentence
            && !newsfacts__argument_scene(work, source, &out->events, sentence, &items, &r.scene))
            return NEWSFACTS_E_MEMORY;
        if (!read_event(&r, i)) return NEWSFACTS_E_MEMORY;
    }
    return NEWSFACTS_OK;
}

newsfacts_status newsfacts__event_arguments(nf_work *work, const nf_event_source *source,
                                            nf_events *out)
{
    const size_t size = (size_t)(newsfacts__arguments_end - newsfacts__arguments_begin);
    nf_argument_model model;
    newsfacts_status status = newsfacts__argument_model_open(newsfacts__arguments_begin, size,
                                                             NF_BLOB_TRUSTED, &model, work->error);
    if (status != NEWSFACTS_OK) return status;
    nf_judge judge = newsfacts__argument_judge(&model);
    return newsfacts__argument_read(work, source, &judge, out);
}
