/* train_event_examples.c: the examples that articles give. */
#include "train_event.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ examples */

static uint32_t number_of(event_feature_set *set, uint64_t key)
{
    uint32_t *number = key_map_at(&set->numbers, key);
    if (!*number) {
        if (set->len + 1 >= set->cap) {
            set->cap = set->cap * 2 + 65536;
            set->keys = regrow(set->keys, set->cap, sizeof *set->keys);
            set->seen = regrow(set->seen, set->cap, sizeof *set->seen);
        }
        if (!set->len) set->len = 1;
        set->keys[set->len] = key;
        set->seen[set->len] = 0;
        *number = set->len++;
    }
    return *number;
}

static uint32_t add_ids(event_examples *out, event_feature_set *set, const nf_event_features *f)
{
    uint32_t first = (uint32_t)out->ids_len;
    for (uint32_t i = 0; i < f->len; i++) {
        if (out->ids_len == out->ids_cap)
            out->ids = regrow(out->ids, out->ids_cap = out->ids_cap * 2 + 65536, sizeof *out->ids);
        uint32_t id = number_of(set, f->hash[i]);
        set->seen[id]++;
        out->ids[out->ids_len++] = id;
    }
    return first;
}

static event_example *add_example(event_examples *out, const nf_event_site *site)
{
    nf_event_features f;
    if (out->len == out->cap)
        out->data = regrow(out->data, out->cap = out->cap * 2 + 1024, sizeof *out->data);
    event_example *x = &out->data[out->len++];
    memset(x, 0, sizeof *x);
    f.len = 0;
    for (uint32_t stage = 0; stage < NF_EVENT_STAGES; stage++) {
        newsfacts__event_features(site, stage, &f);
        x->stage[stage] = f.len;
    }
    x->len = f.len;
    x->first = add_ids(out, &out->detect, &f);
    f.len = 0;
    newsfacts__event_type_features(site, &f);
    int16_t listed[NF_EVENT_ROW];
    newsfacts__event_listed(site, listed);
    for (int t = 0; t < NF_EVENT_ROW; t++) x->listed[t] = (int8_t)listed[t];
    x->types_len = f.len;
    x->types = add_ids(out, &out->tell, &f);
    return x;
}

/* What the marks say of a candidate. A mark that no candidate fits exactly counts
 * for those that overlap it. */
static void label(event_example *x, const event_article *a, const nf_candidate *c,
                  const bool *exact, const nf_lexical *lexical)
{
    for (uint32_t i = 0; i < a->marks_len; i++) {
        const event_mark *m = &a->marks[i];
        if (!nf_span_overlaps(m->span, c->span)) continue;
        bool same = nf_span_equal(m->span, c->span);
        if (same || !exact[i]) {
            x->label = m->optional || (!same && a->corpus == EVENT_CEC) ? -1 : 1;
            x->optional = m->optional;
            x->type = m->type;
            if (a->corpus == EVENT_CEC && c->hits_len)
                x->type = newsfacts__triggers[lexical->hits.data[c->hit].row].type;
            if (same) return;
        } else if (m->optional && x->label == 0) {
            x->label = -1;
            x->optional = true;
        }
    }
}

static void read_article(event_examples *out, const event_article *a)
{
    text_reading r;
    nf_candidates candidates = {0};
    nf_event_view view;
    text_reading_begin(&r, a->text, a->size, a->reference);
    const nf_event_source source = text_reading_source(&r);
    need(newsfacts__event_candidates(&r.work, &source, &candidates));
    need(newsfacts__event_view(&r.work, &source, &view));
    bool *exact = grab(a->marks_len + 1, sizeof *exact);
    for (uint32_t i = 0; i < candidates.len; i++)
        for (uint32_t m = 0; m < a->marks_len; m++)
            if (nf_span_equal(a->marks[m].span, candidates.data[i].span)) exact[m] = true;
    for (uint32_t i = 0; i < candidates.len; i++) {
        nf_event_site site;
        newsfacts__event_site(&view, &candidates.data[i], &site);
        event_example *x = add_example(out, &site);
        x->corpus = a->corpus;
        x->fold = a->fold;
        label(x, a, &candidates.data[i], exact, &r.lexical);
    }
    free(exact);
    text_reading_end(&r);
}

void event_examples_read(event_examples *out, const event_articles *all)
{
    for (size_t i = 0; i < all->len; i++) read_article(out, &all->data[i]);
}
