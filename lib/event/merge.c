/* merge.c: the same event told again, in the title, the lead and the body.
 *
 * Two events are one where type and trigger agree, who takes part or how many, and
 * the times do not contradict each other. An event is compared with the last few of
 * its type only. */
#include "event/event.h"

#include <string.h>

enum { RECENT = 8, TYPES = 64 };

typedef struct {
    uint32_t events[RECENT]; /* a ring */
    uint32_t len;
} recent;

static bool same_text(const nf_text *t, nf_span a, nf_span b)
{
    return nf_span_len(a) == nf_span_len(b)
           && !memcmp(t->fold + a.begin, t->fold + b.begin, nf_span_len(a) * sizeof *t->fold);
}

static bool same_subtype(const nf_event *a, const nf_event *b)
{
    return a->subtype[0] && !strcmp(a->subtype, b->subtype);
}

static bool times_agree(const nf_times *times, const nf_event *a, const nf_event *b)
{
    if (a->time == NF_NONE || b->time == NF_NONE || a->time == b->time) return true;
    const char *x = times->data[a->time].value, *y = times->data[b->time].value;
    if (!*x || !*y) return true;
    size_t len = strlen(x) < strlen(y) ? strlen(x) : strlen(y);
    return !strncmp(x, y, len); /* the day, and an hour of it */
}

static uint32_t entity_of(const nf_names *names, const nf_argument *a)
{
    if (a->organisation != NF_NONE) return names->organisations.data[a->organisation].entity;
    if (a->person != NF_NONE) return names->people.data[a->person].entity;
    return a->place != NF_NONE ? names->places.data[a->place].entity : NF_NONE;
}

static bool same_argument(const nf_event_source *s, const nf_argument *a, const nf_argument *b)
{
    if (a->role != b->role) return false;
    uint32_t x = entity_of(s->names, a), y = entity_of(s->names, b);
    return (x != NF_NONE && x == y) || same_text(s->text, a->span, b->span);
}

/* Each of the few arguments of one against each of the other: -1 contradict, 1 agree. */
static int compare_arguments(const nf_event_source *s, const nf_arguments *all, const nf_event *a,
                             const nf_event *b)
{
    int agree = 0;
    for (uint32_t i = 0; i < a->arguments_len && i < 6; i++)
        for (uint32_t k = 0; k < b->arguments_len && k < 6; k++) {
            const nf_argument *x = &all->data[a->first_argument + i];
            const nf_argument *y = &all->data[b->first_argument + k];
            if (same_argument(s, x, y)) agree = 1;
            else if (x->role == NEWSFACTS_ROLE_COUNT && y->role == NEWSFACTS_ROLE_COUNT) return -1;
        }
    return agree;
}

static bool same_event(const nf_event_source *s, const nf_events *all, const nf_event *a,
                       const nf_event *b)
{
    if (a->sentence == b->sentence || a->polarity != b->polarity) return false;
    if (!same_text(s->text, a->span, b->span) && !same_subtype(a, b)) return false;
    return times_agree(s->times, a, b) && compare_arguments(s, &all->arguments, a, b) > 0;
}

newsfacts_status newsfacts__event_merge(nf_work *work, const nf_event_source *source,
                                        nf_events *out)
{
    recent *seen = newsfacts__arena_array(&work->stage, TYPES, sizeof *seen);
    if (!seen) return NEWSFACTS_E_MEMORY;
    if (!nf_spend(work, out->events.len)) return NEWSFACTS_E_LIMIT;
    for (uint32_t i = 0; i < out->events.len; i++) {
        nf_event *e = &out->events.data[i];
        recent *r = &seen[e->type % TYPES];
        uint32_t from = r->len > RECENT ? r->len - RECENT : 0;
        for (uint32_t k = from; k < r->len && e->same_as == NF_NONE; k++) {
            uint32_t other = r->events[k % RECENT];
            const nf_event *first = &out->events.data[other];
            if (first->type == e->type && same_event(source, out, first, e))
                e->same_as = first->same_as == NF_NONE ? other : first->same_as;
        }
        r->events[r->len++ % RECENT] = i;
    }
    return NEWSFACTS_OK;
}
