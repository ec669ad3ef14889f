/* phrase_beside.c: the phrase of nouns before or behind a candidate. */
#include "event/feature.h"

enum { REACH = 8 };

/* What may stand inside a phrase of nouns. */
static bool joins(const nf_event_word *w)
{
    return nf_event_is_noun(w) || w->tag == NF_POS_VN || w->tag == NF_POS_ADJECTIVE
           || w->tag == NF_POS_AFFIX || w->tag == NF_POS_LATIN || w->tag == NF_EVENT_TAG_COUNT
           || w->tag == NF_POS_NUMERAL || w->tag == NF_POS_CLASSIFIER || w->tag == NF_POS_IDIOM;
}

static nf_event_word edge_of(const nf_event_view *view, uint32_t i)
{
    const nf_event_word edge = {i < view->whole.first ? 1u : 2u, 0, NF_POS_PUNCTUATION, NF_EVENT_TAG_EDGE, 0};
    return i >= view->whole.first && i < view->whole.last ? view->words[i] : edge;
}

nf_event_phrase newsfacts__event_phrase_after(const nf_event_site *s)
{
    const nf_event_view *view = s->view;
    nf_event_phrase p = {{0, 0, 0, NF_EVENT_TAG_EDGE, 0}, {0, 0, 0, 0, 0}, 0};
    uint32_t i = s->next;
    for (; i < view->whole.last && p.len < REACH && joins(&view->words[i]); i++, p.len++)
        if (nf_event_is_noun(&view->words[i]) || view->words[i].tag == NF_POS_VN) p.head = view->words[i];
    p.stop = edge_of(view, i);
    return p;
}

nf_event_phrase newsfacts__event_phrase_before(const nf_event_site *s)
{
    const nf_event_view *view = s->view;
    nf_event_phrase p = {{0, 0, 0, NF_EVENT_TAG_EDGE, 0}, {1, 0, NF_POS_PUNCTUATION, NF_EVENT_TAG_EDGE, 0}, 0};
    for (uint32_t i = s->word; i-- > view->whole.first;) {
        if (p.len >= REACH || !joins(&view->words[i])) {
            p.stop = view->words[i];
            return p;
        }
        if (!p.head.key && nf_event_is_noun(&view->words[i])) p.head = view->words[i];
        p.len++;
    }
    return p;
}
