/* name_tags.c: the tagger's names as the readers of names want them: rows of people cut
 * anew, the source of a dateline apart from its place, and kinds by the endings. */
#include "lexical/roster.h"
#include "lexical/user_lexicon.h"
#include "mention/name.h"
#include "mention/organisation.h"

#include <string.h>

/* ----------------------------------------------------------------------- kinds */

static int32_t place_use(const nf_lexical *l, nf_span span, uint32_t *len)
{
    const nf_hit *hit = newsfacts__hit_before(l, span.begin, span.end, NF_TABLE_PLACE_WORDS);
    *len = hit ? hit->len : 0;
    return hit ? newsfacts__place_words[hit->row].use : 0;
}

/* 曼德海峡, 意大利 */
static bool is_place(const nf_lexical *l, nf_span span)
{
    uint32_t len;
    const nf_hit *country = newsfacts__hit_at(l, span.begin, NF_TABLE_COUNTRIES);
    if (country && country->len > 1 && country->len == nf_span_len(span)) return true;
    int32_t use = place_use(l, span, &len);
    const nf_hit *ending = newsfacts__organisation_ending(l, span);
    bool facility = use == NF_PLACE_WORDS_USE_FACILITY || use == NF_PLACE_WORDS_USE_SITE;
    return facility && len < nf_span_len(span) && (!ending || ending->len < len);
}

/* 浙江科技学院, 驻伊美军: said of a place, and an organisation all the same. */
static bool is_organisation(const nf_lexical *l, nf_span span)
{
    const nf_hit *ending = newsfacts__organisation_ending(l, span);
    if (!ending || ending->begin == span.begin) return false;
    const nf_organisation_suffixes_row *row = &newsfacts__organisation_suffixes[ending->row];
    switch (row->type) {
    case NEWSFACTS_ORG_EDUCATION:
    case NEWSFACTS_ORG_HEALTH:
    case NEWSFACTS_ORG_MEDIA:
    case NEWSFACTS_ORG_MILITARY:
    case NEWSFACTS_ORG_GOVERNMENT:
        return ending->len > 1 && row->form == NF_ORGANISATION_SUFFIXES_FORM_SURE;
    default: return false;
    }
}

static uint8_t kind_of(const nf_lexical *l, const nf_tag *tag)
{
    static const float sure = 0.97f;
    if (tag->confidence >= sure) return tag->kind;
    if (tag->kind == NF_TAG_ORG && is_place(l, tag->span)) return NF_TAG_LOC;
    if (tag->kind == NF_TAG_LOC && is_organisation(l, tag->span)) return NF_TAG_ORG;
    return tag->kind;
}

/* -------------------------------------------------------------------- datelines */

static bool in_dateline(const nf_layout *layout, nf_span span)
{
    const nf_segments *s = &layout->segments;
    for (uint32_t i = 0; i < s->len && s->data[i].span.begin <= span.begin; i++)
        if (s->data[i].dateline && nf_span_covers(s->data[i].prefix, span)) return true;
    return false;
}

static bool add(nf_work *work, const nf_layout *layout, nf_span span, uint8_t kind, nf_tags *out)
{
    static const float certain = 0.95f;
    if (nf_span_len(span) < 2 || !in_dateline(layout, span)) return true;
    nf_tag *tag = NF_VEC_ADD(out, &work->scratch);
    if (!tag) return false;
    memset(tag, 0, sizeof *tag);
    tag->span = span;
    tag->kind = kind;
    tag->confidence = certain;
    return true;
}

/* 新华网 and 福州长乐 of 新华网福州长乐2月1日电. */
static bool read_dateline(nf_work *work, const nf_layout *layout, nf_tags *tags)
{
    nf_tags sure = {0};
    bool good = add(work, layout, layout->publisher, NF_TAG_ORG, &sure);
    if (layout->dateline_place.begin >= layout->publisher.end)
        good = good && add(work, layout, layout->dateline_place, NF_TAG_LOC, &sure);
    return good && newsfacts__tags_merge(work, &sure, tags);
}

newsfacts_status newsfacts__name_tags(nf_work *work, const nf_name_source *source, nf_tags *out)
{
    nf_tags copy = {0};
    for (uint32_t i = 0; i < source->tags->len; i++) {
        nf_tag *tag = NF_VEC_ADD(&copy, &work->scratch);
        if (!tag) return NEWSFACTS_E_MEMORY;
        *tag = source->tags->data[i];
        tag->kind = kind_of(source->lexical, tag);
    }
    *out = copy;
    if (!read_dateline(work, source->layout, out)) return NEWSFACTS_E_MEMORY;
    return newsfacts__roster_read(work, source->text, source->sentencing, out);
}
