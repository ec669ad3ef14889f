/* time_resolve.h: the resolver of one phrase. */
#ifndef NF_MENTION_TIME_RESOLVE_H
#define NF_MENTION_TIME_RESOLVE_H

#include "mention/time_parts.h"

typedef struct {
    const nf_scan *scan;
    const nf_phrase *phrase;
    const nf_context *context;
    nf_when *when;
    const nf_moment *like; /* the first end of the range whose second is resolved, or NULL */
    int32_t like_clock;
    bool absolute; /* the words themselves give the year */
} nf_resolver;

void newsfacts__point_resolve(nf_resolver *r, const nf_point *point, nf_moment *out);

#endif
