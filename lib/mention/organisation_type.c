/* organisation_type.c: what kind of body a name says it is. */
#include "mention/organisation.h"

const nf_hit *newsfacts__organisation_known(const nf_lexical *l, nf_span span)
{
    const nf_hit *h = newsfacts__hit_at(l, span.begin, NF_TABLE_WELL_KNOWN);
    return h && h->len == nf_span_len(span) ? h : NULL;
}

/* 中金公司 of 中金公司资产管理部: the last ending before `end` that says more than its kind. */
static int32_t inner_type(const nf_lexical *l, nf_span span, uint32_t end)
{
    for (; end > span.begin + 2; end--) {
        const nf_hit *h = newsfacts__organisation_ending(l, nf_span_make(span.begin, end));
        if (!h || h->begin == span.begin) continue;
        if (newsfacts__organisation_suffixes[h->row].form != NF_ORGANISATION_SUFFIXES_FORM_KIND)
            return newsfacts__organisation_suffixes[h->row].type;
    }
    return 0;
}

/* 中国常驻联合国代表团: those who are sent to stay are no team. */
static bool is_mission(const nf_lexical *l, nf_span span)
{
    for (uint32_t i = l->hit_at[span.begin]; i < l->hit_at[span.end]; i++) {
        const nf_hit *h = &l->hits.data[i];
        if (h->table == NF_TABLE_ORGANISATION_WORDS
            && newsfacts__organisation_words[h->row].use == NF_ORGANISATION_WORDS_USE_MISSION)
            return true;
    }
    return false;
}

static int32_t type_by_ending(const nf_lexical *l, nf_span span, const nf_hit *ending)
{
    const nf_organisation_suffixes_row *row = &newsfacts__organisation_suffixes[ending->row];
    if (row->type == NEWSFACTS_ORG_TEAM && is_mission(l, span)) return NEWSFACTS_ORG_GOVERNMENT;
    bool own = row->type == NEWSFACTS_ORG_PARTY || row->type == NEWSFACTS_ORG_MILITARY;
    if (row->form != NF_ORGANISATION_SUFFIXES_FORM_KIND || own) return row->type;
    int32_t inner = inner_type(l, span, ending->begin);
    if (inner) return inner;
    const nf_hit *known = newsfacts__hit_at(l, span.begin, NF_TABLE_WELL_KNOWN);
    bool whole = known && span.begin + known->len <= ending->begin;
    return whole ? newsfacts__well_known[known->row].type : row->type;
}

int32_t newsfacts__organisation_type(const nf_lexical *l, nf_span span)
{
    const nf_hit *known = newsfacts__organisation_known(l, span);
    if (known) return newsfacts__well_known[known->row].type;
    const nf_hit *ending = newsfacts__organisation_ending(l, span);
    if (ending) return type_by_ending(l, span, ending);
    known = newsfacts__hit_at(l, span.begin, NF_TABLE_WELL_KNOWN);
    return known ? newsfacts__well_known[known->row].type : NEWSFACTS_ORG_COMPANY;
}
