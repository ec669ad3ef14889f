/* user_rule.c: events by the rules of the user. */
#include "event/event.h"

newsfacts_status newsfacts__event_user_rules(nf_work *work, const nf_event_source *source,
                                             nf_events *out)
{
    (void)work;
    (void)source;
    (void)out;
    return NEWSFACTS_OK;
}
