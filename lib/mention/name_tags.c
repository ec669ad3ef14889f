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
        if (tag->confidence >= sure || at == NF_NONE || is_listed(source->lexical, tag->span))
            continue;
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
    return c == '<' || c == '>' || c == '|' || c == '='
           || nf_class_at(text, at) == NF_CLASS_CONTROL;
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

/* The next space from `at` on with a character of Chinese on each side; its end: none. */
static uint32_t space_from(const nf_text *text, uint32_t at, nf_span span)
{
    for (uint32_t i = at; i + 1 < span.end; i++)
        if (nf_class_at(text, i) == NF_CLASS_SPACE && nf_class_at(text, i - 1) == NF_CLASS_HAN
            && nf_class_at(text, i + 1) == NF_CLASS_HAN)
            return i;
    return span.end;
}

/* A name by its form: 国家电影局, not 学院 alone, 北部. */
static bool says_what_it_is(const nf_lexical *l, nf_span span)
{
    const nf_hit *ending = newsfacts__organisation_ending(l, span);
    bool named = ending && ending->begin > span.begin && nf_span_len(span) > 3;
    return named || newsfacts__organisation_known(l, span) || is_place(l, span);
}

/* Where what follows the space at `space` of the name at `span` may stand alone. */
static bool parts_names(const nf_name_source *source, nf_span span, uint32_t space)
{
    enum { LONG_NAME = 5 /* what goes on so long before a name is no part of it */ };
    const nf_span left = nf_span_make(span.begin, space);
    const nf_span right = nf_span_make(space + 1, space_from(source->text, space + 1, span));
    if (!says_what_it_is(source->lexical, right)) return false;
    return nf_span_len(left) >= LONG_NAME || says_what_it_is(source->lexical, left);
}

/* 财政部 应急管理部, as titles have it: two names. The end of the first one in `span`. */
static uint32_t first_end(const nf_name_source *source, const nf_tag *tag, nf_span span)
{
    uint32_t at = span.begin + 1;
    if (tag->kind == NF_TAG_PER) return span.end; /* 周 华 */
    while ((at = space_from(source->text, at, span)) < span.end) {
        if (tag->kind == NF_TAG_LOC || parts_names(source, span, at)) return at;
        at++;
    }
    return span.end;
}

static bool add_names(nf_work *work, const nf_name_source *source, const nf_tag *tag, nf_tags *out)
{
    nf_span rest = without_mark_up(source->text, tag);
    while (!nf_span_empty(rest)) {
        uint32_t end = first_end(source, tag, rest);
        const nf_span span = nf_span_make(rest.begin, end);
        const bool last = end == rest.end;
        rest.begin = last ? end : end + 1;
        bool part = !last && tag->kind == NF_TAG_ORG;
        if (part && !says_what_it_is(source->lexical, span)) continue;
        nf_tag *name = NF_VEC_ADD(out, &work->scratch);
        if (!name) return false;
        *name = *tag;
        name->span = span;
        name->kind = kind_of(source->lexical, name);
    }
    return true;
}

newsfacts_status newsfacts__name_tags(nf_work *work, const nf_name_source *source, nf_tags *out)
{
    nf_tags copy = {0};
    for (uint32_t i = 0; i < source->tags->len; i++)
        if (!add_names(work, source, &source->tags->data[i], &copy)) return NEWSFACTS_E_MEMORY;
    *out = copy;
    if (copy.len && !agree(work, source, out)) return NEWSFACTS_E_MEMORY;
    if (!read_dateline(work, source->layout, out)) return NEWSFACTS_E_MEMORY;
    return newsfacts__roster_read(work, source->text, source->sentencing, out);
}
