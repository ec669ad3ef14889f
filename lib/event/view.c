/* view.c: words, clauses and sentences as the features of events see them. */
#include "event/feature.h"

#include "lexical/features.h"
#include "lexical/tagger.h"

enum { LONGEST = 96 }; /* words of a clause that are looked at */

/* -------------------------------------------------------------- the document */

/* Types that emergency news is full of: INJURE, DIE, hazards, rescue, attacks. */
static bool emergency(int32_t type)
{
    const uint64_t hazards =
        (UINT64_C(2) << NEWSFACTS_EVENT_EVACUATE) - (UINT64_C(1) << NEWSFACTS_EVENT_NATURAL_HAZARD);
    const uint64_t harm =
        UINT64_C(1) << NEWSFACTS_EVENT_INJURE | UINT64_C(1) << NEWSFACTS_EVENT_DIE;
    return (hazards | harm) >> type & 1;
}

static uint32_t topic_of(const nf_hits *hits)
{
    uint32_t all = 8, some = 0;
    for (uint32_t i = 0; i < hits->len; i++) {
        if (hits->data[i].table != NF_TABLE_TRIGGERS || hits->data[i].len < 2) continue;
        all++;
        some += emergency(newsfacts__triggers[hits->data[i].row].type);
    }
    uint32_t share = some * 16 / all;
    return share >= 5 ? 3 : share >= 3 ? 2 : share >= 1 ? 1 : 0;
}

static void tag_span(nf_event_view *view, nf_span span, enum nf_event_tag tag)
{
    const nf_lexical *lexical = view->source->lexical;
    if (span.begin >= span.end) return;
    uint32_t first = lexical->word_at[span.begin], last = lexical->word_at[span.end - 1];
    if (first == NF_NONE || last == NF_NONE) return;
    for (uint32_t i = first; i <= last; i++) view->words[i].tag = (uint8_t)tag;
}

static void tag_facts(nf_event_view *view)
{
    const nf_event_source *s = view->source;
    for (uint32_t i = 0; i < s->times->len; i++)
        tag_span(view, s->times->data[i].span, NF_EVENT_TAG_TIME);
    for (uint32_t i = 0; i < s->counts->len; i++)
        tag_span(view, s->counts->data[i].span, NF_EVENT_TAG_COUNT);
    for (uint32_t i = 0; i < s->names->titles.len; i++)
        tag_span(view, s->names->titles.data[i].span, NF_EVENT_TAG_TITLE);
    for (uint32_t i = 0; i < s->names->places.len; i++)
        tag_span(view, s->names->places.data[i].span, NF_EVENT_TAG_PLACE);
    for (uint32_t i = 0; i < s->names->people.len; i++)
        tag_span(view, s->names->people.data[i].span, NF_EVENT_TAG_PERSON);
    for (uint32_t i = 0; i < s->names->organisations.len; i++)
        tag_span(view, s->names->organisations.data[i].span, NF_EVENT_TAG_ORGANISATION);
}

/* Clusters are asked for some words before they are looked at: they lie far away. */
static void read_words(const nf_event_source *source, const nf_keys *clusters, nf_event_word *out)
{
    enum { AHEAD = 16 };
    const nf_words *words = &source->lexical->words;
    for (uint32_t i = 0; i < words->len + AHEAD; i++) {
        if (i < words->len) {
            const nf_word *w = &words->data[i];
            nf_event_word *v = &out[i];
            v->key = newsfacts__word_key(source->text, nf_span_make(w->begin, w->begin + w->len));
            nf_key_fetch(clusters, v->key);
            v->pos = v->tag = w->pos;
            v->size = (uint8_t)(w->len < 4 ? w->len : 4);
        }
        if (i >= AHEAD) out[i - AHEAD].cluster = nf_key_find(clusters, out[i - AHEAD].key).value;
    }
}

newsfacts_status newsfacts__event_view(nf_work *work, const nf_event_source *source,
                                       nf_event_view *out)
{
    const nf_words *words = &source->lexical->words;
    nf_model model;
    newsfacts_status status = newsfacts__tagger_builtin(&model, work->error);
    if (status != NEWSFACTS_OK) return status;
    out->source = source;
    newsfacts__event_view_again(out);
    out->topic = topic_of(&source->lexical->hits);
    out->words = newsfacts__arena_raw(&work->stage, words->len + 1, sizeof *out->words);
    if (!out->words) return NEWSFACTS_E_MEMORY;
    read_words(source, &model.clusters, out->words);
    tag_facts(out);
    return NEWSFACTS_OK;
}

void newsfacts__event_view_again(nf_event_view *view)
{
    const nf_event_stretch nowhere = {{0, 0}, 0, 0, 0, 0, NF_NONE, NF_NONE};
    view->sentence = NF_NONE;
    view->clause_at = view->pair_at = 0;
    view->whole = view->clause = nowhere;
}

/* ----------------------------------------------------------- clause, sentence */

/* Without branches on tags: which word is a verb cannot be foreseen. */
static nf_event_stretch stretch_of(const nf_event_view *view, nf_span span)
{
    const nf_lexical *lexical = view->source->lexical;
    nf_event_stretch s = {
        span, lexical->word_at[span.begin], lexical->word_at[span.end - 1] + 1, 0, 0, 0, 0};
    uint32_t end = s.last - s.first < LONGEST ? s.last : s.first + LONGEST;
    uint64_t tags = 0;
    s.first_verb = s.last_verb = NF_NONE;
    for (uint32_t i = s.first; i < end; i++) {
        bool verb = nf_event_is_verb(&view->words[i]);
        tags |= nf_event_tag_bit(view->words[i].tag);
        s.verbs += verb;
        s.last_verb = verb ? i : s.last_verb;
        s.first_verb = verb && s.verbs == 1 ? i : s.first_verb;
    }
    s.facts = (uint32_t)(tags >> NF_EVENT_TAG_ORGANISATION);
    s.verbs = s.verbs < 7 ? s.verbs : 7;
    return s;
}

static void enter_clause(nf_event_view *view, uint32_t at)
{
    const nf_clauses *clauses = &view->source->sentencing->clauses;
    uint32_t *i = &view->clause_at;
    while (*i < clauses->len && clauses->data[*i].span.end <= at) ++*i;
    bool inside = *i < clauses->len && clauses->data[*i].span.begin <= at;
    nf_span span = inside ? clauses->data[*i].span : view->whole.span;
    if (!nf_span_equal(span, view->clause.span)) view->clause = stretch_of(view, span);
}

static void enter(nf_event_view *view, const nf_candidate *c)
{
    if (view->sentence != c->sentence) {
        view->sentence = c->sentence;
        view->whole = stretch_of(view, view->source->sentencing->sentences.data[c->sentence].span);
    }
    enter_clause(view, c->span.begin);
}

/* ------------------------------------------------------------------- the site */

/* The tag that all words of a candidate have. */
static uint8_t tag_at(const nf_event_site *s)
{
    const nf_words *words = &s->view->source->lexical->words;
    const nf_event_word *first = &s->view->words[s->word];
    const nf_word *w = &words->data[s->word];
    if (w->begin + w->len >= s->c->span.end) return first->tag;
    return first->tag == s->view->words[s->word + 1].tag ? first->tag : (uint8_t)NF_POS_LEN;
}

/* Words of the sentence, and its edges. */
static const nf_event_word *word_or_edge(const nf_event_view *view, uint32_t i)
{
    static const nf_event_word begin = {1, 0, NF_POS_PUNCTUATION, NF_EVENT_TAG_EDGE, 0},
                               end = {2, 0, NF_POS_PUNCTUATION, NF_EVENT_TAG_EDGE, 0};
    if (i == NF_NONE || i < view->whole.first) return &begin;
    return i < view->whole.last ? &view->words[i] : &end;
}

static uint64_t subtype_key(const nf_triggers_row *row)
{
    uint64_t h = (uint64_t)row->type;
    for (const char *s = row->subtype; *s; s++) h = (h << 9 | h >> 55) ^ (unsigned char)*s;
    return h;
}

static void find_own(nf_event_site *s)
{
    const nf_word *w = &s->view->source->lexical->words.data[s->word];
    if (w->begin == s->c->span.begin && w->len == nf_span_len(s->c->span)) {
        s->own = s->view->words[s->word];
        return;
    }
    const nf_event_word joined = {newsfacts__word_key(s->view->source->text, s->c->span), 0,
                                  NF_POS_LEN, tag_at(s), 0};
    s->own = joined;
}

void newsfacts__event_site(nf_event_view *view, const nf_candidate *c, nf_event_site *out)
{
    const nf_lexical *lexical = view->source->lexical;
    enter(view, c);
    out->view = view;
    out->c = c;
    out->word = lexical->word_at[c->span.begin];
    out->next =
        c->span.end < view->whole.span.end ? lexical->word_at[c->span.end] : view->whole.last;
    for (uint32_t i = 0; i < NF_EVENT_NEAR; i++) {
        out->before[i] = word_or_edge(view, out->word > i ? out->word - i - 1 : NF_NONE);
        out->after[i] = word_or_edge(view, out->next + i);
    }
    find_own(out);
    out->listed = out->subtype = 0;
    if (!c->hits_len) return;
    const nf_triggers_row *row = &newsfacts__triggers[lexical->hits.data[c->hit].row];
    out->listed = (uint64_t)row->type;
    out->subtype = subtype_key(row);
}
