/* organisation_byline.c: papers and agencies in bylines and photo credits, which are
 * in no sentence: 湖南日报·华声在线记者 辜鹏博 摄. */
#include "mention/organisation.h"

#include <string.h>

typedef struct {
    nf_work *work;
    const nf_name_source *from;
    nf_organisations *out;
} reader;

/* Row of well_known.tsv with the longest term at `at`, NF_NONE: none. */
static uint32_t known_at(const reader *r, uint32_t at, uint32_t limit, uint32_t *end)
{
    const nf_dictionary *d = &r->from->engine->dictionary;
    nf_trie_walk w = nf_trie_start(&d->trie);
    uint32_t found = NF_NONE, len;
    for (uint32_t i = at; i < limit; i++) {
        if (!nf_trie_step(&d->trie, &w, nf_trie_code(&d->trie, r->from->text->fold[i]))) break;
        nf_sense own;
        const nf_sense *senses = nf_senses_of(d, w.value, &own, &len);
        for (uint32_t k = 0; k < len; k++) {
            uint32_t row = nf_sense_row(senses[k]);
            if (nf_sense_table(senses[k]) != NF_TABLE_WELL_KNOWN) continue;
            if (newsfacts__well_known[row].type != NEWSFACTS_ORG_MEDIA) continue;
            found = row;
            *end = i + 1;
        }
    }
    return found;
}

static bool add(reader *r, nf_span span)
{
    nf_organisation *o = NF_VEC_ADD(r->out, &r->work->scratch);
    if (!o) return false;
    o->span = span;
    o->sentence = NF_NONE;
    o->entity = NF_NONE;
    o->type = NEWSFACTS_ORG_MEDIA;
    o->confidence = 0.9f;
    return true;
}

static bool read_stretch(reader *r, nf_span span)
{
    for (uint32_t at = span.begin; at < span.end;) {
        uint32_t end = at + 1;
        if (known_at(r, at, span.end, &end) != NF_NONE && !add(r, nf_span_make(at, end)))
            return false;
        at = end;
    }
    return true;
}

static bool has_bad(const nf_text *t, nf_span span)
{
    for (uint32_t i = span.begin; i < span.end; i++)
        if (nf_class_at(t, i) == NF_CLASS_BAD) return true;
    return false;
}

/* The publisher that the layout found, where no known name stands at it. */
static bool read_publisher(reader *r, uint32_t first)
{
    nf_span span = r->from->layout->publisher;
    if (nf_span_len(span) < 2 || has_bad(r->from->text, span)) return true;
    for (uint32_t i = first; i < r->out->len; i++)
        if (nf_span_overlaps(r->out->data[i].span, span)) return true;
    return add(r, span);
}

newsfacts_status newsfacts__organisation_bylines(nf_work *work, const nf_name_source *source,
                                                 nf_organisations *out)
{
    reader r = {work, source, out};
    const nf_segments *s = &source->layout->segments;
    for (uint32_t i = 0; i < s->len; i++) {
        const nf_segment *segment = &s->data[i];
        bool byline = segment->kind == NEWSFACTS_SEGMENT_BYLINE;
        nf_span span = byline ? segment->span : segment->credit_block;
        if (!nf_spend(work, nf_span_len(span))) return NEWSFACTS_E_LIMIT;
        uint32_t first = out->len;
        if (!read_stretch(&r, span)) return NEWSFACTS_E_MEMORY;
        if (nf_span_covers(segment->span, source->layout->publisher)
            && nf_span_covers(span, source->layout->publisher) && !read_publisher(&r, first))
            return NEWSFACTS_E_MEMORY;
    }
    return NEWSFACTS_OK;
}
