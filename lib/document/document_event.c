/* document_event.c: freezes events and their arguments. */
#include "document/document.h"

#include <string.h>

/* A reference to a record of a kind that nobody asked for is none. */
static int32_t reference(const nf_draft *draft, uint32_t kind, uint32_t index)
{
    return draft->want & kind ? nf_public_index(index) : -1;
}

static void freeze_source(nf_freezer *f, const nf_draft *draft, const nf_event *from,
                          newsfacts_event *to)
{
    nf_span source = newsfacts__freeze_clean(f, from->source);
    to->source = newsfacts__freeze_optional(f, source);
    to->source_text = newsfacts__freeze_text(f, source);
    to->source_organisation =
        reference(draft, NEWSFACTS_WANT_ORGANISATIONS, from->source_organisation);
    to->source_person = reference(draft, NEWSFACTS_WANT_PEOPLE, from->source_person);
}

static void freeze_event(nf_freezer *f, const nf_draft *draft, const nf_event *from,
                         newsfacts_event *to)
{
    to->record_size = NF_RECORD_SIZE(to, confidence);
    to->type = from->type;
    to->span = newsfacts__freeze_span(f, from->span);
    to->text = newsfacts__freeze_text(f, from->span);
    to->subtype = newsfacts__freeze_string(f, from->subtype, strlen(from->subtype));
    to->time = reference(draft, NEWSFACTS_WANT_TIMES, from->time);
    to->place = reference(draft, NEWSFACTS_WANT_PLACES, from->place);
    to->first_argument = (int32_t)from->first_argument;
    to->arguments_len = (int32_t)from->arguments_len;
    to->polarity = from->polarity;
    to->modality = from->modality;
    freeze_source(f, draft, from, to);
    to->same_as = nf_public_index(from->same_as);
    to->rule = nf_public_index(from->rule);
    to->sentence = nf_public_index(from->sentence);
    to->confidence = from->confidence;
}

static void freeze_argument(nf_freezer *f, const nf_draft *draft, const nf_argument *from,
                            newsfacts_argument *to)
{
    to->record_size = NF_RECORD_SIZE(to, count);
    to->event = (int32_t)from->event;
    to->role = from->role;
    to->span = newsfacts__freeze_span(f, from->span);
    to->text = newsfacts__freeze_text(f, from->span);
    to->organisation = reference(draft, NEWSFACTS_WANT_ORGANISATIONS, from->organisation);
    to->person = reference(draft, NEWSFACTS_WANT_PEOPLE, from->person);
    to->place = reference(draft, NEWSFACTS_WANT_PLACES, from->place);
    to->count = reference(draft, NEWSFACTS_WANT_COUNTS, from->count);
}

/* Those that hold bytes that are no text are left out, so the others move up. */
static void freeze_arguments(nf_freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_arguments *in = &draft->events->arguments;
    d->arguments = newsfacts__freeze_records(f, in->len, sizeof *d->arguments);
    for (size_t e = 0; !f->failed && e < d->events_len; e++) {
        newsfacts_event *event = &d->events[e];
        uint32_t first = (uint32_t)event->first_argument, end = first + (uint32_t)event->arguments_len;
        event->first_argument = (int32_t)d->arguments_len;
        event->arguments_len = 0;
        for (uint32_t i = first; i < end; i++) { /* nothing to point to where there are none */
            const nf_argument *from = &in->data[i];
            if (nf_span_empty(newsfacts__freeze_clean(f, from->span))) continue;
            freeze_argument(f, draft, from, &d->arguments[d->arguments_len++]);
            event->arguments_len++;
        }
    }
}

void newsfacts__freeze_events(nf_freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_event_list *events = &draft->events->events;
    d->events = newsfacts__freeze_records(f, events->len, sizeof *d->events);
    for (uint32_t i = 0; !f->failed && i < events->len; i++)
        freeze_event(f, draft, &events->data[i], &d->events[i]);
    d->events_len = events->len;
    freeze_arguments(f, draft, d);
}
