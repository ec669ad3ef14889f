/* name_tags.c: the tagger's names as the readers of names want them: rows of people cut
 * anew, the source of a dateline apart from its place, and kinds by the endings. */
#include "lexical/roster.h"
#include "lexical/user_lexicon.h"
#include "mention/alias.h"
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

/* -------------------------------------------------------------------- agreement */

typedef struct {
    float sum[NF_TAG_KINDS]; /* of the confidence that the same words are of a kind */
} votes;

/* A country or a division: no vote makes it a person. */
static bool is_listed(const nf_lexical *l, nf_span span)
{
    const nf_hit *country = newsfacts__hit_at(l, span.begin, NF_TABLE_COUNTRIES);
    const nf_hit *division = newsfacts__hit_at(l, span.begin, NF_TABLE_REGIONS);
    return (country && country->len == nf_span_len(span))
           || (division && division->len == nf_span_len(span));
}

/* The same words are the same kind of name all over a document: 卡尔巴拉 is the place that
 * it is elsewhere, where one mention looks like a person. */
static bool agree(nf_work *work, const nf_name_source *source, nf_tags *tags)
{
    static const float sure = 0.9f, more = 2.0f;
    nf_aliases words;
    votes *all = newsfacts__arena_array(&work->scratch, tags->len, sizeof *all);
    if (!all || !newsfacts__aliases_init(&words, work, source->text, tags->len)) return false;
    for (uint32_t i = 0; i < tags->len; i++) {
        const nf_tag *tag = &tags->data[i];
        uint32_t at = newsfacts__alias_find(&words, tag->span);
        if (at == NF_NONE) newsfacts__alias_put(&words, tag->span, at = i);
        all[at].sum[tag->kind] += tag->confidence;
    }
    for (uint32_t i = 0; i < tags->len; i++) {
        nf_tag *tag = &tags->data[i];
        uint32_t at = newsfacts__alias_find(&words, tag->span);
        if (tag->confidence >= sure || at == NF_NONE || is_listed(source->lexical, tag->span)) continue;
        for (int kind = 0; kind < NF_TAG_KINDS; kind++)
            if (all[at].sum[kind] > more * all[at].sum[tag->kind]) tag->kind = (uint8_t)kind;
    }
    return true;
}

/* ---------------------------------------------------------------------- edges */

/* Signs of mark-up and tables, which left-overs of web pages have around names. */
static bool is_mark_up(const nf_text *text, uint32_t at)
{
    uint32_t c = text->fold[at];
    return c == '<' || c == '>' || c == '|' || c == '=' || nf_class_at(text, at) == NF_CLASS_CONTROL;
}

static bool is_symbol(const nf_text *text, uint32_t at)
{
    return nf_class_at(text, at) == NF_CLASS_SYMBOL;
}

/* 青江大学 of p>青江大学<: the longest stretch without mark-up, and without symbols at its
 * edges. Names hold other symbols (A&B). A person with a symbol is a user's name (@…), and
 * stays one, which is nobody. */
static nf_span without_mark_up(const nf_text *text, const nf_tag *tag)
{
    nf_span span = tag->span, best = nf_span_make(span.begin, span.begin), now = best;
    for (uint32_t i = span.begin; i < span.end; i++) {
        if (is_mark_up(text, i)) now.begin = i + 1;
        now.end = i + 1;
        if (nf_span_len(now) > nf_span_len(best)) best = now;
    }
    if (tag->kind == NF_TAG_PER) return best;
    while (best.begin < best.end && is_symbol(text, best.begin)) best.begin++;
    while (best.begin < best.end && is_symbol(text, best.end - 1)) best.end--;
    return best;
}

newsfacts_status newsfacts__name_tags(nf_work *work, const nf_name_source *source, nf_tags *out)
{
    nf_tags copy = {0};
    for (uint32_t i = 0; i < source->tags->len; i++) {
        nf_span span = without_mark_up(source->text, &source->tags->data[i]);
        if (nf_span_empty(span)) continue;
        nf_tag *tag = NF_VEC_ADD(&copy, &work->scratch);
        if (!tag) return NEWSFACTS_E_MEMORY;
        *tag = source->tags->data[i];
        tag->span = span;
        tag->kind = kind_of(source->lexical, tag);
    }
    *out = copy;
    if (copy.len && !agree(work, source, out)) return NEWSFACTS_E_MEMORY;
    if (!read_dateline(work, source->layout, out)) return NEWSFACTS_E_MEMORY;
    return newsfacts__roster_read(work, source->text, source->sentencing, out);
}
