/* organisation_edge.c: where names begin and end by the conventions of the field. */
#include "mention/organisation.h"
#include "mention/organisation_home.h"

/* Central bodies, agencies and papers take no place before them. */
static bool takes_place(const nf_org_finder *f, nf_span span, const nf_org_candidate *c)
{
    const nf_lexical *l = f->from->lexical;
    if (c->known != NF_NONE) {
        int32_t type = newsfacts__well_known[c->known].type;
        return type == NEWSFACTS_ORG_COMPANY || type == NEWSFACTS_ORG_GOVERNMENT;
    }
    const nf_hit *h = newsfacts__hit_at(l, span.begin, NF_TABLE_ORGANISATION_WORDS);
    return !h || newsfacts__organisation_words[h->row].use != NF_ORGANISATION_WORDS_USE_NATIONAL;
}

/* 党校（行政学院 + ）, 哈马斯）+ 政治局: both brackets belong to a name or none. */
static nf_span with_whole_brackets(const nf_text *t, nf_span span)
{
    uint32_t open = NF_NONE;
    for (uint32_t i = span.begin; i < span.end; i++) {
        uint8_t cls = nf_class_at(t, i);
        if (cls == NF_CLASS_OPEN) open = i;
        if (cls != NF_CLASS_CLOSE) continue;
        if (open == NF_NONE) span.begin = i + 1;
        open = NF_NONE;
    }
    if (open == NF_NONE) return span;
    if (nf_class_at(t, span.end) == NF_CLASS_CLOSE)
        span.end++;
    else
        span.end = open;
    return span;
}

/* 《人民日报》, “…”: marks at the edges are no part of a name. */
static nf_span without_marks(const nf_text *t, nf_span span)
{
    while (span.begin < span.end && nf_class_at(t, span.begin) != NF_CLASS_HAN
           && nf_class_at(t, span.begin) != NF_CLASS_LATIN
           && nf_class_at(t, span.begin) != NF_CLASS_DIGIT
           && nf_class_at(t, span.begin) != NF_CLASS_QUOTE_OPEN)
        span.begin++;
    while (span.begin < span.end && nf_class_at(t, span.end - 1) == NF_CLASS_TITLE_CLOSE) span.end--;
    for (uint32_t i = span.begin; i < span.end; i++) {
        uint8_t cls = nf_class_at(t, i);
        if (cls == NF_CLASS_COMMA || cls == NF_CLASS_SEMI || cls == NF_CLASS_STOP
            || cls == NF_CLASS_COLON)
            span.end = i;
    }
    return span;
}

/* Where the quotation that is open at `end` began, a few characters before; `end`: none is. */
static uint32_t quote_before(const nf_text *t, uint32_t end, uint32_t least)
{
    enum { REACH = 12 };
    for (uint32_t at = end; at > least && end - at < REACH; at--) {
        if (nf_class_at(t, at - 1) == NF_CLASS_QUOTE_CLOSE) break;
        if (nf_class_at(t, at - 1) == NF_CLASS_QUOTE_OPEN) return at - 1;
    }
    return end;
}

/* Both quotes belong to a name or none: “厄尔布”号 with the one before it, 武装“抵抗组织 without
 * what stands before its quote. */
static nf_span with_whole_quotes(const nf_text *t, nf_span span, uint32_t least)
{
    uint32_t open = NF_NONE;
    for (uint32_t i = span.begin; i < span.end; i++) {
        uint8_t cls = nf_class_at(t, i);
        if (cls == NF_CLASS_QUOTE_OPEN) open = i;
        if (cls != NF_CLASS_QUOTE_CLOSE) continue;
        if (open == NF_NONE && i + 1 == span.end) return nf_span_make(span.begin, i);
        if (open == NF_NONE) span.begin = quote_before(t, span.begin, least);
        open = NF_NONE;
    }
    if (open != NF_NONE && open + 2 < span.end) span.begin = open + 1;
    return span;
}

/* 2024年综合运输工作专班: the year is when, not who. */
static uint32_t behind_year(const nf_text *t, nf_span span)
{
    enum { NIAN = 0x5e74 /* 年 */, DIGITS = 4 };
    uint32_t at = span.begin;
    while (at < span.end && nf_class_at(t, at) == NF_CLASS_DIGIT) at++;
    bool year = at == span.begin + DIGITS && at + 2 < span.end && t->fold[at] == NIAN;
    return year ? at + 1 : span.begin;
}

/* 人民医院 + 急诊科: a part of the organisation, named right behind it. */
static uint32_t with_units(const nf_org_finder *f, nf_span span)
{
    const nf_lexical *l = f->from->lexical;
    for (int parts = 0; parts < 3 && span.end < f->sentence.end; parts++) {
        const nf_hit *h = newsfacts__hit_at(l, span.end, NF_TABLE_ORGANISATION_SUFFIXES);
        if (!h || h->begin + h->len > f->sentence.end) break;
        if (newsfacts__organisation_suffixes[h->row].unit != NF_ORGANISATION_SUFFIXES_UNIT_YES) break;
        if (!nf_word_begins(l, f->from->text, h->begin + h->len)) break;
        span.end = h->begin + h->len;
    }
    return span.end;
}

/* Nothing but an ending, with or without a word that excludes names before it. */
static bool is_generic(const nf_org_finder *f, nf_span span, const nf_org_candidate *c)
{
    const nf_lexical *l = f->from->lexical;
    if (c->known != NF_NONE) return false;
    if (newsfacts__organisation_word(l, span, NF_ORGANISATION_WORDS_USE_STATE)
        && !nf_span_empty(newsfacts__home_country(f->from, f->names, span.begin)))
        return false;
    const nf_hit *word = newsfacts__hit_at(l, span.begin, NF_TABLE_ORGANISATION_WORDS);
    bool generic =
        word && newsfacts__organisation_words[word->row].use == NF_ORGANISATION_WORDS_USE_GENERIC;
    uint32_t begin = generic ? word->begin + word->len : span.begin;
    if (begin >= span.end) return true;
    const nf_hit *h = newsfacts__hit_at(l, begin, NF_TABLE_ORGANISATION_SUFFIXES);
    bool ending = h && h->begin + h->len == span.end;
    if (!ending) return false;
    return generic
           || newsfacts__organisation_suffixes[h->row].form == NF_ORGANISATION_SUFFIXES_FORM_LOOSE;
}

/* 中共二十大, 中共二十届三中全会: a congress is none, the party before its number is. */
static uint32_t before_congress(const nf_text *t, nf_span span)
{
    enum { DA = 0x5927 /* 大 */, QUAN = 0x5168, HUI = 0x4f1a /* 全会 */ };
    uint32_t at = span.begin, last = t->fold[span.end - 1];
    bool plenary = last == HUI && t->fold[span.end - 2] == QUAN;
    bool congress = last == DA && (t->cls[span.end - 2] & NF_CLASS_NUMERAL);
    if (!plenary && !congress) return span.end;
    while (at < span.end && !(t->cls[at] & NF_CLASS_NUMERAL)) at++;
    return at;
}

/* 米兰冬奥会 */
static bool is_event(const nf_org_finder *f, nf_span span, const nf_org_candidate *c)
{
    const nf_hit *h = newsfacts__hit_before(f->from->lexical, span.begin, span.end,
                                            NF_TABLE_ORGANISATION_WORDS);
    return h && c->known == NF_NONE
           && newsfacts__organisation_words[h->row].use == NF_ORGANISATION_WORDS_USE_EVENT;
}

/* 国防部长, 共产党人: the name goes on as a word for people. */
static bool is_title(const nf_org_finder *f, nf_span span)
{
    enum { CHANG = 0x957f /* 长 */, REN = 0x4eba /* 人 */, YUAN = 0x5458 /* 员 */ };
    const nf_lexical *l = f->from->lexical;
    uint32_t next = nf_char_at(f->from->text, span.end);
    if (next == CHANG)
        return newsfacts__organisation_ending(l, span) && !newsfacts__place_begins(f, span.end);
    if (next != REN && next != YUAN) return false;
    const nf_hit *h = newsfacts__organisation_ending(l, span);
    return h && newsfacts__organisation_suffixes[h->row].type == NEWSFACTS_ORG_PARTY;
}

/* 50个全国重点实验室: what a count stands before is a kind, no name. */
static bool is_counted(const nf_org_finder *f, nf_span span)
{
    const nf_counts *c = f->from->counts;
    uint32_t low = 0, high = c->len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (c->data[middle].span.end < span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->len && c->data[low].span.end == span.begin
           && c->data[low].unit_kind == NEWSFACTS_UNIT_CLASSIFIER;
}

/* The tagger's names that end in nothing known need a word of their own: not 疫情防控. */
static bool is_common(const nf_org_finder *f, nf_span span, const nf_org_candidate *c)
{
    static const float sure = 0.9f;
    const nf_lexical *l = f->from->lexical;
    const nf_hit *ending = newsfacts__organisation_ending(l, span);
    if (c->known != NF_NONE || c->score >= sure) return false;
    if (ending
        && newsfacts__organisation_suffixes[ending->row].form != NF_ORGANISATION_SUFFIXES_FORM_KIND)
        return false;
    const nf_hit *place = newsfacts__hit_at(l, span.begin, NF_TABLE_REGIONS);
    uint32_t at = place && place->len > 1 ? place->begin + place->len : span.begin;
    for (; at < span.end; at++) {
        if (!nf_word_begins(l, f->from->text, at)) continue;
        const nf_word *w = l->word_at[at] == NF_NONE ? NULL : &l->words.data[l->word_at[at]];
        if (!w || !w->known || w->len < 2) return false;
        if (w->pos != NF_POS_NOUN && w->pos != NF_POS_VN && w->pos != NF_POS_VERB) return false;
    }
    return true;
}

static bool has_bad(const nf_text *t, nf_span span)
{
    for (uint32_t i = span.begin; i < span.end; i++)
        if (nf_class_at(t, i) == NF_CLASS_BAD || nf_class_at(t, i) == NF_CLASS_NEWLINE) return true;
    return false;
}

nf_span newsfacts__organisation_edges(nf_org_finder *f, nf_span span, const nf_org_candidate *c)
{
    static const float given = 1.0f; /* by the user: as it stands there */
    if (c->score >= given) return span;
    span = with_whole_brackets(f->from->text, without_marks(f->from->text, span));
    if (nf_span_empty(span) || has_bad(f->from->text, span)) return nf_span_make(0, 0);
    const nf_span whole = with_whole_quotes(f->from->text, span, f->sentence.begin);
    const bool quoted = whole.begin > span.begin; /* the quote says that it is a name */
    span = nf_span_make(behind_year(f->from->text, whole), whole.end);
    span.end = before_congress(f->from->text, span);
    if (nf_span_len(span) < 2) return nf_span_make(0, 0);
    span.end = with_units(f, span);
    if (takes_place(f, span, c)) {
        const nf_place *p = newsfacts__place_before(f->names, span.begin);
        const nf_places *places = &f->names->places;
        bool own = p && p + 1 < places->data + places->len && p[1].span.begin == span.begin;
        if (p && !own && p->code[0] && p->span.begin >= f->sentence.begin) span.begin = p->span.begin;
    }
    bool name = !is_generic(f, span, c) && !is_title(f, span) && !is_counted(f, span)
                && (quoted || !is_common(f, span, c)) && !is_event(f, span, c);
    return name ? span : nf_span_make(0, 0);
}
