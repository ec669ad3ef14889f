#include "event/event.h"

#include <stddef.h>

/* Hands on what is in *out, and nothing else: its own memory is given back. */
typedef newsfacts_status reader(nf_work *, const nf_event_source *, nf_events *);

newsfacts_status newsfacts__event_read(nf_work *work, const nf_event_source *source,
                                       nf_events *out)
{
    static reader *const readers[] = {newsfacts__event_triggers,   newsfacts__event_user_rules,
                                      newsfacts__event_attributes, newsfacts__event_sources,
                                      newsfacts__event_arguments,  newsfacts__event_user_arguments,
                                      newsfacts__event_merge};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        newsfacts_status status = readers[i](work, source, out);
        newsfacts__arena_free(&work->stage);
        if (status != NEWSFACTS_OK) return status;
    }
    return NEWSFACTS_OK;
}
