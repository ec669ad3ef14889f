/* organisation_edge.c: where names begin and end by the conventions of the field. */
#include "mention/organisation.h"

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

/* 《人民日报》, “…”: marks at the edges are no part of a name. */
static nf_span without_marks(const nf_text *t, nf_span span)
{
    while (span.begin < span.end && nf_class_at(t, span.begin) != NF_CLASS_HAN
           && nf_class_at(t, span.begin) != NF_CLASS_LATIN
           && nf_class_at(t, span.begin) != NF_CLASS_DIGIT
           && nf_class_at(t, span.begin) != NF_CLASS_QUOTE_OPEN)
        span.begin++;
    while (span.begin < span.end && nf_class_at(t, span.end - 1) == NF_CLASS_TITLE_CLOSE) span.end--;
    uint32_t open = 0, close = 0;
    for (uint32_t i = span.begin; i < span.end; i++) {
        open += nf_class_at(t, i) == NF_CLASS_QUOTE_OPEN || nf_class_at(t, i) == NF_CLASS_OPEN;
        close += nf_class_at(t, i) == NF_CLASS_QUOTE_CLOSE || nf_class_at(t, i) == NF_CLASS_CLOSE;
    }
    if (open > close && nf_class_at(t, span.begin) == NF_CLASS_QUOTE_OPEN) span.begin++;
    if (close > open && nf_class_at(t, span.end - 1) == NF_CLASS_QUOTE_CLOSE) span.end--;
    return span;
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

static bool has_bad(const nf_text *t, nf_span span)
{
    for (uint32_t i = span.begin; i < span.end; i++)
        if (nf_class_at(t, i) == NF_CLASS_BAD || nf_class_at(t, i) == NF_CLASS_NEWLINE) return true;
    return false;
}

nf_span newsfacts__organisation_edges(nf_org_finder *f, nf_span span, const nf_org_candidate *c)
{
    span = without_marks(f->from->text, span);
    if (nf_span_empty(span) || has_bad(f->from->text, span)) return nf_span_make(0, 0);
    span.end = with_units(f, span);
    if (takes_place(f, span, c)) {
        const nf_place *p = newsfacts__place_before(f->names, span.begin);
        if (p && p->code[0] && p->span.begin >= f->sentence.begin) span.begin = p->span.begin;
    }
    return is_generic(f, span, c) ? nf_span_make(0, 0) : span;
}
