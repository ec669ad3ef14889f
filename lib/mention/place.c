/* place.c: named places, from the tagger's labels and from the tables of
 * divisions and countries. */
#include "mention/place.h"

#include <string.h>

typedef struct {
    nf_work *work;
    const nf_name_source *from;
    nf_places *places;
    nf_region_home home;
    uint32_t tag;      /* first tag that ends behind `at` */
    uint32_t sentence; /* first sentence that ends behind `at` */
} finder;

/* ------------------------------------------------------------------- edges */

/* Row of place_words.tsv for a word of `use` at `at`; 0: none. */
static uint32_t edge_word_at(const finder *f, uint32_t at, int32_t use)
{
    const nf_hit *hit = newsfacts__hit_at(f->from->lexical, at, NF_TABLE_PLACE_WORDS);
    return hit && newsfacts__place_words[hit->row].use == use ? hit->len : 0;
}

/* 缅甸北部, 河南等地: what follows the name is no part of it. */
static uint32_t trimmed_end(const finder *f, nf_span span)
{
    const nf_hit *hit =
        newsfacts__hit_before(f->from->lexical, span.begin + 1, span.end, NF_TABLE_PLACE_WORDS);
    bool trim = hit && newsfacts__place_words[hit->row].use == NF_PLACE_WORDS_USE_TRIM;
    return trim ? hit->begin : span.end;
}

/* 贵国卡尔纳利省, 该国南部瓦哈卡州: words before the name. */
static uint32_t lead_len(const finder *f, nf_span span)
{
    uint32_t len = edge_word_at(f, span.begin, NF_PLACE_WORDS_USE_LEAD);
    if (len) len += edge_word_at(f, span.begin + len, NF_PLACE_WORDS_USE_TRIM);
    return len + 2 <= nf_span_len(span) ? len : 0;
}

static bool between_words(const finder *f, nf_span span)
{
    const nf_lexical *l = f->from->lexical;
    return nf_word_begins(l, f->from->text, span.begin)
           && nf_word_begins(l, f->from->text, span.end);
}

/* --------------------------------------------------------------- candidates */

/* A division or country that is one without a tagger's word for it: full names,
 * and short ones that are no common word. */
static bool is_certain(const finder *f, const nf_hit *hit)
{
    nf_span span = nf_span_make(hit->begin, hit->begin + hit->len);
    if (hit->len < 2 || !between_words(f, span)) return false;
    if (hit->table == NF_TABLE_COUNTRIES) return true;
    if (hit->table != NF_TABLE_REGIONS) return false;
    switch (newsfacts__regions[hit->row].form) {
    case NF_REGIONS_FORM_FULL: return hit->len > 2;
    case NF_REGIONS_FORM_SHORT: return true;
    case NF_REGIONS_FORM_FORMER: return hit->len > 2;
    default: return false;
    }
}

/* The longest certain name at `at`, with the chain of divisions that it begins. */
static uint32_t certain_end(const finder *f, uint32_t at, uint32_t limit)
{
    const nf_lexical *l = f->from->lexical;
    uint32_t end = at, chain;
    for (uint32_t i = l->hit_at[at]; i < l->hit_at[at + 1] && end == at; i++)
        if (l->hits.data[i].begin + l->hits.data[i].len <= limit && is_certain(f, &l->hits.data[i]))
            end = at + l->hits.data[i].len;
    if (end == at) return at;
    newsfacts__region_read(l, nf_span_make(at, limit), &f->home, &chain);
    return chain > end && nf_word_begins(l, f->from->text, chain) ? chain : end;
}

/* --------------------------------------------------------------------- adding */

/* 贵州 + 花滩子水库 is one name, 重庆 + 长沙 are two. */
static bool joins(const finder *f, nf_span before, nf_span span)
{
    const nf_lexical *l = f->from->lexical;
    uint32_t end;
    if (before.end != span.begin) return false;
    nf_span both = nf_span_make(before.begin, span.end);
    bool known = newsfacts__region_read(l, before, &f->home, &end) != 0 && end == before.end;
    const nf_hit *country = newsfacts__hit_at(l, before.begin, NF_TABLE_COUNTRIES);
    known = known || (country && country->begin + country->len == before.end);
    if (!known) return false;
    if (edge_word_at(f, before.begin, NF_PLACE_WORDS_USE_LEAD)) return false; /* 我国 */
    bool division = newsfacts__region_read(l, span, NULL, &end) != 0;
    if (newsfacts__hit_at(l, span.begin, NF_TABLE_COUNTRIES)) return false;
    if (!division) return true;
    newsfacts__region_read(l, both, &f->home, &end);
    return end > before.end;
}

static bool add(finder *f, nf_span span, float confidence)
{
    span.begin += lead_len(f, span);
    span.end = trimmed_end(f, span);
    span.end += edge_word_at(f, span.end, NF_PLACE_WORDS_USE_EXTEND);
    span.end = newsfacts__place_facility_end(f->from, span, &f->home);
    if (nf_span_len(span) < 2) return true;
    nf_place *last = f->places->len ? &f->places->data[f->places->len - 1] : NULL;
    if (last && last->span.end > span.begin) return true;
    if (last && joins(f, last->span, span)) {
        last->span.end = span.end;
        return true;
    }
    nf_place *place = NF_VEC_ADD(f->places, &f->work->scratch);
    if (!place) return false;
    const nf_sentences *s = &f->from->sentencing->sentences;
    while (f->sentence < s->len && s->data[f->sentence].span.end <= span.begin) f->sentence++;
    place->span = span;
    place->sentence = f->sentence < s->len ? f->sentence : NF_NONE;
    place->entity = NF_NONE;
    place->confidence = confidence;
    newsfacts__region_vote(f->from->lexical, span, 1, &f->home);
    return true;
}

/* 重庆长沙: two divisions that the tagger took for one name. */
static bool add_tag(finder *f, const nf_tag *tag)
{
    const nf_lexical *l = f->from->lexical;
    uint32_t end, last;
    if (!newsfacts__region_read(l, tag->span, &f->home, &end) || end >= tag->span.end)
        return add(f, tag->span, tag->confidence);
    nf_span rest = nf_span_make(end, tag->span.end);
    bool two = nf_span_len(rest) > 1 && newsfacts__region_read(l, rest, &f->home, &last)
               && last == rest.end && certain_end(f, rest.begin, rest.end) == rest.end;
    if (!two) return add(f, tag->span, tag->confidence);
    return add(f, nf_span_make(tag->span.begin, end), tag->confidence)
           && add(f, rest, tag->confidence);
}

/* The tag that holds `at`, or the next one; NULL: none is left. */
static const nf_tag *tag_from(finder *f, uint32_t at)
{
    const nf_tags *tags = f->from->tags;
    while (f->tag < tags->len && tags->data[f->tag].span.end <= at) f->tag++;
    return f->tag < tags->len ? &tags->data[f->tag] : NULL;
}

/* Names that the tables know, in a stretch without labels or inside an
 * organisation's name. */
static bool read_stretch(finder *f, nf_span stretch)
{
    static const float certain = 0.93f; /* of such names in annotated news are places */
    const uint32_t places = nf_table_bit(NF_TABLE_REGIONS) | nf_table_bit(NF_TABLE_COUNTRIES);
    uint32_t at = stretch.begin;
    while ((at = nf_hit_from(f->from->lexical, places, at, stretch.end)) < stretch.end) {
        uint32_t end = certain_end(f, at, stretch.end);
        if (end > at && !add(f, nf_span_make(at, end), certain)) return false;
        at = end > at ? end : at + 1;
    }
    return true;
}

static bool read_sentence(finder *f, nf_span sentence)
{
    uint32_t at = sentence.begin;
    while (at < sentence.end) {
        const nf_tag *tag = tag_from(f, at);
        bool here = tag && tag->span.begin < sentence.end;
        uint32_t stop = here ? tag->span.begin : sentence.end;
        if (!read_stretch(f, nf_span_make(at, stop))) return false;
        if (!here) break;
        if (tag->kind == NF_TAG_LOC && !add_tag(f, tag)) return false;
        if (tag->kind == NF_TAG_ORG && !read_stretch(f, tag->span)) return false;
        at = tag->span.end;
    }
    return true;
}

/* ---------------------------------------------------------------------- codes */

/* A paper's own province counts more than any place it mentions. */
static void vote_for_home(finder *f)
{
    enum { OWN = 5 };
    const nf_layout *layout = f->from->layout;
    newsfacts__region_vote(f->from->lexical, layout->dateline_place, OWN, &f->home);
    newsfacts__region_vote(f->from->lexical, layout->publisher, OWN, &f->home);
}

newsfacts_status newsfacts__place_read(nf_work *work, const nf_name_source *source, nf_names *out)
{
    finder f = {work, source, &out->places, {{0}}, 0, 0};
    vote_for_home(&f);
    for (uint32_t i = 0; i < source->sentencing->sentences.len; i++)
        if (!read_sentence(&f, source->sentencing->sentences.data[i].span))
            return NEWSFACTS_E_MEMORY;
    for (uint32_t i = 0; i < out->places.len; i++)
        newsfacts__region_code(source->lexical, out->places.data[i].span, &f.home,
                               out->places.data[i].code);
    return nf_spend(work, source->text->len) ? NEWSFACTS_OK : NEWSFACTS_E_LIMIT;
}
