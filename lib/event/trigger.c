#include "event/event.h"

newsfacts_status newsfacts__event_triggers(nf_work *work, const nf_event_source *source,
                                           nf_events *out)
{
    (void)work;
    (void)source;
    (void)out;
    return NEWSFACTS_OK;
}
