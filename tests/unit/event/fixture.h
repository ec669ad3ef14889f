/* fixture.h: a text with all that events are read from, names apart. */
#ifndef NF_TESTS_UNIT_EVENT_FIXTURE_H
#define NF_TESTS_UNIT_EVENT_FIXTURE_H

#include "event/event.h"
#include "unit/stages.h"

#include <string.h>

typedef struct {
    stages stages;
    nf_names names;
    nf_events events;
    nf_event_source source;
} fixture;

static inline void begin(fixture *f, const char *text)
{
    stages *s = &f->stages;
    memset(f, 0, sizeof *f);
    stages_run(s, text, "2021-06-10", STAGE_COUNT_LINK);
    const nf_event_source source = {s->engine,   &s->text,  &s->layout, &s->sentencing,
                                    &s->lexical, &s->times, &s->counts, &f->names};
    f->source = source;
}

#endif
