#include "mention/name.h"

#include "lexical/user_lexicon.h"

#include <string.h>

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

/* Bytes that are no text are part of no name. */
static void drop_bad_places(const nf_text *text, nf_places *places)
{
    uint32_t kept = 0;
    if (!text->invalid_bytes) return;
    for (uint32_t i = 0; i < places->len; i++) {
        nf_span span = places->data[i].span;
        while (span.begin < span.end && nf_class_at(text, span.begin) != NF_CLASS_BAD) span.begin++;
        if (span.begin == span.end) places->data[kept++] = places->data[i];
    }
    places->len = kept;
}

/* Codes of the user's places. */
static void take_codes(const nf_name_source *source, nf_names *names)
{
    if (!source->engine->lexicon.len) return;
    for (uint32_t i = 0; i < names->places.len; i++) {
        nf_place *p = &names->places.data[i];
        const nf_lexicon_entry *e = newsfacts__user_lexicon_entry(
            source->engine, source->text, p->span, NEWSFACTS_ENTITY_PLACE);
        if (!e || !e->full.size || e->full.size >= sizeof p->code) continue;
        memcpy(p->code, e->full.data, e->full.size + 1);
    }
}

static newsfacts_status read_all(nf_work *work, const nf_name_source *source, nf_names *out)
{
    newsfacts_status status = newsfacts__place_read(work, source, out);
    drop_bad_places(source->text, &out->places);
    if (status == NEWSFACTS_OK) status = newsfacts__organisation_read(work, source, out);
    if (status != NEWSFACTS_OK) return status;
    take_codes(source, out);
    drop_covered_places(out);
    status = newsfacts__person_read(work, source, out);
    return status == NEWSFACTS_OK ? newsfacts__entity_read(work, source, out) : status;
}

newsfacts_status newsfacts__name_read(nf_work *work, const nf_name_source *source, nf_names *out)
{
    nf_tags tags;
    nf_name_source own = *source;
    newsfacts_status status = newsfacts__name_tags(work, source, &tags);
    own.tags = &tags;
    return status == NEWSFACTS_OK ? read_all(work, &own, out) : status;
}
