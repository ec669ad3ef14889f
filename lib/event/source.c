/* source.c: who says so.
 *
 *   X表示，…         X is the source of the events after it in the sentence
 *   据X统计，…       the same
 *   “…。”X说。       X is the source of the events in the quotation before it
 *   ——X强调          X is the source of the list above it */
#include "event/event.h"

typedef struct {
    const nf_event_source *source;
    nf_events *events;
    uint32_t organisation, person; /* first that may be before the event: move on with the text */
} reading;

typedef struct {
    nf_span span; /* empty: nobody */
    uint32_t organisation, person;
} speaker;

static const speaker nobody = {{0, 0}, NF_NONE, NF_NONE};

static bool speaks(const nf_event *e)
{
    return e->type == NEWSFACTS_EVENT_STATE || e->type == NEWSFACTS_EVENT_URGE;
}

/* The last of a list of names that lies inside `side`; the list is by begin. */
#define LAST_INSIDE(list, cursor, side, found)                                          \
    do {                                                                                \
        (found) = NF_NONE;                                                              \
        while ((cursor) < (list).len && (list).data[cursor].span.end <= (side).begin)   \
            (cursor)++;                                                                 \
        for (uint32_t i_ = (cursor), n_ = 0; i_ < (list).len && n_ < 8; i_++, n_++)     \
            if ((list).data[i_].span.end <= (side).end && (list).data[i_].span.begin >= (side).begin) (found) = i_; \
    } while (0)

/* A run of nouns that ends at the last word of `side` that is no adverb or time. */
static nf_span nouns_of(const nf_event_source *s, nf_span side)
{
    const nf_lexical *lexical = s->lexical;
    nf_span found = {0, 0};
    if (nf_span_empty(side)) return found;
    uint32_t i = lexical->word_at[side.end - 1];
    for (uint32_t n = 0; n < 12 && i != NF_NONE && lexical->words.data[i].begin >= side.begin; n++) {
        const nf_word *w = &lexical->words.data[i];
        bool noun = w->pos == NF_POS_NOUN || w->pos == NF_POS_ORG || w->pos == NF_POS_PLACE
                    || w->pos == NF_POS_PERSON || w->pos == NF_POS_PROPER;
        if (noun) {
            if (nf_span_empty(found)) found.end = w->begin + w->len;
            found.begin = w->begin;
        } else if (!nf_span_empty(found) || (w->pos != NF_POS_ADVERB && w->pos != NF_POS_TIME
                                             && w->pos != NF_POS_NUMERAL)) {
            break;
        }
        if (!i) break;
        i--;
    }
    return found;
}

/* Who is named between the begin of the clause and the verb of saying. */
static speaker speaker_in(reading *r, nf_span side)
{
    const nf_names *names = r->source->names;
    speaker found = nobody;
    LAST_INSIDE(names->people, r->person, side, found.person);
    LAST_INSIDE(names->organisations, r->organisation, side, found.organisation);
    if (found.person != NF_NONE) {
        found.span = names->people.data[found.person].span;
        found.organisation = NF_NONE;
    } else if (found.organisation != NF_NONE) {
        found.span = names->organisations.data[found.organisation].span;
    } else {
        found.span = nouns_of(r->source, side);
    }
    return found;
}

static void give(nf_event *e, const speaker *who)
{
    if (nf_span_empty(who->span) || speaks(e) || nf_span_overlaps(e->span, who->span)) return;
    e->source = who->span;
    e->source_organisation = who->organisation;
    e->source_person = who->person;
}

static nf_span clause_of(const nf_event_source *s, const nf_event *e)
{
    uint32_t clause = newsfacts__clause_at(s->sentencing, e->sentence, e->span.begin);
    return clause == NF_NONE ? s->sentencing->sentences.data[e->sentence].span
                             : s->sentencing->clauses.data[clause].span;
}

static bool opens_with(const nf_event_source *s, nf_span clause, uint32_t character)
{
    return s->text->fold[clause.begin] == character;
}

/* Where the quotation opens that closes right before the clause; NF_NONE: none does. */
static uint32_t quote_before(const nf_event_source *s, nf_span clause)
{
    enum { BETWEEN = 3, LONGEST = 400 };
    uint32_t at = clause.begin; /* the closing mark may be the clause's first */
    if (nf_class_at(s->text, at) == NF_CLASS_QUOTE_CLOSE) at++;
    bool closed = false;
    for (uint32_t n = 0; at > 0 && n < BETWEEN && !closed; n++) {
        uint8_t cls = nf_class_at(s->text, --at);
        closed = cls == NF_CLASS_QUOTE_CLOSE;
        if (!closed && cls != NF_CLASS_COMMA && cls != NF_CLASS_STOP && cls != NF_CLASS_SPACE) break;
    }
    for (uint32_t n = 0; closed && at > 0 && n < LONGEST; n++)
        if (nf_class_at(s->text, --at) == NF_CLASS_QUOTE_OPEN) return at;
    return NF_NONE;
}

/* The events before `to` from the opening of the quotation on. */
static void give_back(nf_events *events, uint32_t to, uint32_t opening, const speaker *who)
{
    for (uint32_t i = to; i-- > 0 && events->events.data[i].span.begin >= opening;)
        if (nf_span_empty(events->events.data[i].source)) give(&events->events.data[i], who);
}

static const nf_segment *segment_of(const nf_event_source *s, uint32_t sentence)
{
    return &s->layout->segments.data[s->sentencing->sentences.data[sentence].segment];
}

/* The list items right above a line that begins with a dash. */
static void attribute_list(reading *r, uint32_t event, const speaker *who)
{
    const nf_event_source *s = r->source;
    const nf_event_list *events = &r->events->events;
    const nf_segment *line = segment_of(s, events->data[event].sentence);
    if (nf_class_at(s->text, line->span.begin) != NF_CLASS_DASH) return;
    for (uint32_t i = event; i-- > 0;) {
        if (segment_of(s, events->data[i].sentence)->kind != NEWSFACTS_SEGMENT_LIST_ITEM) break;
        give(&events->data[i], who);
    }
}

/* The events of one sentence, [from, to). */
static void attribute_sentence(reading *r, uint32_t from, uint32_t to)
{
    const uint32_t according = 0x636e; /* 据 */
    nf_event *events = r->events->events.data;
    speaker current = nobody;
    for (uint32_t i = from; i < to; i++) {
        give(&events[i], &current);
        if (!speaks(&events[i])) continue;
        nf_span clause = clause_of(r->source, &events[i]);
        nf_span side = nf_span_make(clause.begin, events[i].span.begin);
        if (opens_with(r->source, clause, according) && side.end > side.begin) side.begin++;
        speaker who = speaker_in(r, side);
        if (nf_span_empty(who.span)) continue;
        current = who;
        uint32_t quote = quote_before(r->source, clause);
        if (quote != NF_NONE) give_back(r->events, i, quote, &current);
        attribute_list(r, i, &current);
    }
}

newsfacts_status newsfacts__event_sources(nf_work *work, const nf_event_source *source,
                                          nf_events *out)
{
    reading r = {source, out, 0, 0};
    if (!nf_spend(work, out->events.len)) return NEWSFACTS_E_LIMIT;
    for (uint32_t from = 0; from < out->events.len;) {
        uint32_t to = from + 1;
        while (to < out->events.len && out->events.data[to].sentence == out->events.data[from].sentence)
            to++;
        attribute_sentence(&r, from, to);
        from = to;
    }
    return NEWSFACTS_OK;
}
