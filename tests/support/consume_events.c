/* consume_events.c: events and who takes part in them. */
#include "support/promise.h"

static void check_index(int32_t index, size_t len)
{
    PROMISE(index >= -1 && index < (int64_t)len);
}

static void check_arguments(const view *v, const newsfacts_event *e, int32_t event)
{
    PROMISE(e->first_argument >= 0 && e->arguments_len >= 0);
    PROMISE((size_t)e->first_argument + (size_t)e->arguments_len <= newsfacts_arguments_len(v->doc));
    for (int32_t i = 0; i < e->arguments_len; i++) {
        const newsfacts_argument *a =
            newsfacts_arguments_at(v->doc, (size_t)(e->first_argument + i));
        PROMISE(a->record_size == FIELDS_SIZE(a, count));
        PROMISE(a->event == event);
        PROMISE(*newsfacts_role_name(a->role));
        check_text(v, a->span, a->text);
        PROMISE(a->text.size);
        check_index(a->organisation, newsfacts_organisations_len(v->doc));
        check_index(a->person, newsfacts_people_len(v->doc));
        check_index(a->place, newsfacts_places_len(v->doc));
        check_index(a->count, newsfacts_counts_len(v->doc));
    }
}

static void check_event(const view *v, int32_t index)
{
    const newsfacts_event *e = newsfacts_events_at(v->doc, (size_t)index);
    PROMISE(e->record_size == FIELDS_SIZE(e, confidence));
    check_text(v, e->span, e->text);
    PROMISE(e->text.size);
    check_place(v, e->span, e->sentence);
    check_string(e->subtype);
    check_text(v, e->source, e->source_text);
    PROMISE(*newsfacts_event_type_name(e->type) && *newsfacts_event_group_name(e->type));
    PROMISE(*newsfacts_polarity_name(e->polarity) && *newsfacts_modality_name(e->modality));
    check_index(e->time, newsfacts_times_len(v->doc));
    check_index(e->place, newsfacts_places_len(v->doc));
    check_index(e->source_organisation, newsfacts_organisations_len(v->doc));
    check_index(e->source_person, newsfacts_people_len(v->doc));
    PROMISE(e->same_as >= -1 && e->same_as < index);
    PROMISE(e->rule >= -1);
    check_confidence(e->confidence);
    check_arguments(v, e, index);
}

void check_events(const view *v)
{
    size_t len = newsfacts_events_len(v->doc);
    for (size_t i = 0; i < len; i++) {
        check_event(v, (int32_t)i);
        if (i) check_order(newsfacts_events_at(v->doc, i - 1)->span, newsfacts_events_at(v->doc, i)->span);
    }
    PROMISE(!newsfacts_events_at(v->doc, len));
    PROMISE(!newsfacts_arguments_at(v->doc, newsfacts_arguments_len(v->doc)));
}
