#include "mention/name.h"

/* Places inside organisations' names are parts of these. Both lists are by begin
 * and organisations do not overlap, so one pass will do. */
static void drop_covered_places(nf_names *names)
{
    nf_places *places = &names->places;
    const nf_organisations *o = &names->organisations;
    uint32_t kept = 0, next = 0;
    for (uint32_t i = 0; i < places->len; i++) {
        nf_span span = places->data[i].span;
        while (next < o->len && o->data[next].span.end <= span.begin) next++;
        if (next < o->len && nf_span_overlaps(o->data[next].span, span)) continue;
        places->data[kept++] = places->data[i];
    }
    places->len = kept;
}

newsfacts_status newsfacts__name_read(nf_work *work, const nf_name_source *source, nf_names *out)
{
    newsfacts_status status = newsfacts__place_read(work, source, out);
    if (status == NEWSFACTS_OK) status = newsfacts__organisation_read(work, source, out);
    if (status != NEWSFACTS_OK) return status;
    drop_covered_places(out);
    status = newsfacts__person_read(work, source, out);
    return status == NEWSFACTS_OK ? newsfacts__entity_read(work, source, out) : status;
}
