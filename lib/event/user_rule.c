/* user_rule.c: events by the rules of the user.
 *
 * Patterns see the sentence as it was written. Bytes that are no UTF-8 are written as
 * U+FFFD, so the subject is always valid. It is a window of bounded length, and a
 * match has its limits, so the time is linear in the text for any rule. */
#include "event/event.h"

#include <string.h>

enum { WINDOW = 512 }; /* code points */

/* An event that a rule found. */
typedef struct {
    nf_event event;
    nf_rule_match match;
    uint32_t next; /* with the same begin, shorter; NF_NONE */
} found;

typedef NF_VEC(found) found_list;

/* A sentence, or a part of a long one, as patterns see it. */
typedef struct {
    nf_span span;
    uint32_t sentence;
    char text[WINDOW * 4];
    uint32_t size;
    uint32_t at[WINDOW + 1]; /* byte of each code point */
    uint32_t first[WINDOW];  /* events with their trigger there, NF_NONE */
} window;

typedef struct {
    nf_work *work;
    const nf_event_source *source;
    nf_matcher *matcher;
    window *window;
    found_list found; /* as found */
    found_list list;  /* in the order of events */
} search;

/* -------------------------------------------------------------------- windows */

/* The longest part of a sentence from `begin` that fits, up to a mark where there is one. */
static nf_span part_from(const nf_text *text, uint32_t begin, uint32_t end)
{
    if (end - begin <= WINDOW) return nf_span_make(begin, end);
    for (uint32_t at = begin + WINDOW; at > begin + WINDOW / 2; at--)
        switch (nf_class_at(text, at - 1)) {
        case NF_CLASS_STOP:
        case NF_CLASS_SEMI:
        case NF_CLASS_COMMA: return nf_span_make(begin, at);
        default: break;
        }
    return nf_span_make(begin, begin + WINDOW);
}

static void write_window(const nf_text *text, nf_span span, uint32_t sentence, window *w)
{
    w->span = span;
    w->sentence = sentence;
    w->size = 0;
    for (uint32_t i = 0; i < nf_span_len(span); i++) {
        uint32_t at = span.begin + i;
        bool bad = nf_class_at(text, at) == NF_CLASS_BAD;
        const void *from = bad ? (const void *)"\xef\xbf\xbd" : text->bytes + text->offset[at];
        uint32_t size = bad ? 3 : text->offset[at + 1] - text->offset[at];
        w->at[i] = w->size;
        w->first[i] = NF_NONE;
        memcpy(w->text + w->size, from, size);
        w->size += size;
    }
    w->at[nf_span_len(span)] = w->size;
}

/* Index of the code point that begins at `byte`. */
static uint32_t index_of(const window *w, size_t byte)
{
    uint32_t low = 0, high = nf_span_len(w->span);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (w->at[middle] < byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* -------------------------------------------------------------------- matches */

static nf_span group_span(const search *s, const nf_pattern *pattern, const char *name)
{
    size_t begin, end;
    const window *w = s->window;
    if (!newsfacts__group(pattern, s->matcher, name, &begin, &end)) return nf_span_make(0, 0);
    return nf_span_make(w->span.begin + index_of(w, begin), w->span.begin + index_of(w, end));
}

static bool is_trigger(const nf_text *text, nf_span span)
{
    for (uint32_t i = span.begin; i < span.end; i++)
        if (nf_class_at(text, i) == NF_CLASS_BAD) return false;
    return !nf_span_empty(span);
}

/* The last match becomes an event, unless there is one with its trigger. */
static bool take(search *s, uint32_t number)
{
    const nf_user_rule *rule = &s->source->engine->rules.data[number];
    nf_span trigger = group_span(s, rule->pattern, newsfacts__rule_groups[NF_RULE_TRIGGER]);
    if (!is_trigger(s->source->text, trigger)) return true;
    uint32_t *link = &s->window->first[trigger.begin - s->window->span.begin];
    while (*link != NF_NONE && s->found.data[*link].event.span.end > trigger.end)
        link = &s->found.data[*link].next;
    if (*link != NF_NONE && s->found.data[*link].event.span.end == trigger.end) return true;
    uint32_t next = *link;
    *link = s->found.len;
    found *f = NF_VEC_ADD(&s->found, &s->work->stage); /* moves what link points to: it is done with */
    if (!f) return false;
    f->next = next;
    f->event = nf_event_make(trigger, s->window->sentence, rule->type);
    f->event.subtype = rule->subtype;
    f->event.rule = number;
    for (int i = 0; i < NF_RULE_GROUPS; i++)
        f->match.span[i] = group_span(s, rule->pattern, newsfacts__rule_groups[i]);
    return true;
}

/* A match that ran into a limit is work too. */
static bool spend(search *s, enum nf_match_end end)
{
    return nf_spend(s->work,
                    nf_span_len(s->window->span) + (end == NF_MATCH_LIMIT ? NF_MATCH_STEPS : 0));
}

static newsfacts_status search_rule(search *s, uint32_t number)
{
    const nf_pattern *pattern = s->source->engine->rules.data[number].pattern;
    const window *w = s->window;
    for (size_t from = 0; from < w->size;) {
        bool matched = newsfacts__match(pattern, s->matcher, w->text, w->size, from);
        size_t begin, end = from;
        if (!spend(s, newsfacts__match_end(s->matcher))) return NEWSFACTS_E_LIMIT;
        if (newsfacts__match_end(s->matcher) == NF_MATCH_MEMORY) return NEWSFACTS_E_MEMORY;
        if (!matched) return NEWSFACTS_OK;
        if (!take(s, number)) return NEWSFACTS_E_MEMORY;
        newsfacts__group(pattern, s->matcher, NULL, &begin, &end);
        from = end > from ? end : w->at[index_of(w, from) + 1];
    }
    return NEWSFACTS_OK;
}

/* Appends what was found in the window to the list, in order. */
static bool collect(search *s)
{
    const window *w = s->window;
    for (uint32_t i = 0; i < nf_span_len(w->span); i++)
        for (uint32_t k = w->first[i]; k != NF_NONE; k = s->found.data[k].next) {
            found *f = NF_VEC_ADD(&s->list, &s->work->stage);
            if (!f) return false;
            *f = s->found.data[k];
        }
    s->found.len = 0;
    return true;
}

static newsfacts_status search_sentence(search *s, uint32_t sentence)
{
    nf_span span = s->source->sentencing->sentences.data[sentence].span;
    while (!nf_span_empty(span)) {
        nf_span part = part_from(s->source->text, span.begin, span.end);
        write_window(s->source->text, part, sentence, s->window);
        for (uint32_t i = 0; i < s->source->engine->rules.len; i++) {
            newsfacts_status status = search_rule(s, i);
            if (status != NEWSFACTS_OK) return status;
        }
        if (!collect(s)) return NEWSFACTS_E_MEMORY;
        span.begin = part.end;
    }
    return NEWSFACTS_OK;
}

/* --------------------------------------------------------------------- events */

static bool add_found(search *s, const found *f, nf_event_list *list, nf_rule_matches *matches)
{
    nf_event *e = NF_VEC_ADD(list, &s->work->scratch);
    nf_rule_match *m = e ? NF_VEC_ADD(matches, &s->work->scratch) : NULL;
    if (!m) return false;
    *e = f->event;
    *m = f->match;
    m->event = list->len - 1;
    return true;
}

/* Built-in events do not overlap each other: those before k with the largest end are
 * all that can reach into one. */
static bool unite(search *s, nf_events *out)
{
    nf_event_list list = {0};
    uint32_t k = 0, reached = 0;
    for (uint32_t i = 0; i < out->events.len; i++) {
        const nf_event *old = &out->events.data[i];
        for (; k < s->list.len && s->list.data[k].event.span.begin < old->span.end; k++) {
            nf_span span = s->list.data[k].event.span;
            if (!add_found(s, &s->list.data[k], &list, &out->matches)) return false;
            if (span.end > reached) reached = span.end;
        }
        if (reached > old->span.begin) continue;
        nf_event *e = NF_VEC_ADD(&list, &s->work->scratch);
        if (!e) return false;
        *e = *old;
    }
    for (; k < s->list.len; k++)
        if (!add_found(s, &s->list.data[k], &list, &out->matches)) return false;
    out->events = list;
    return true;
}

static newsfacts_status search_all(search *s, nf_events *out)
{
    s->window = newsfacts__arena_alloc(&s->work->stage, sizeof *s->window);
    if (!s->window) return NEWSFACTS_E_MEMORY;
    for (uint32_t i = 0; i < s->source->sentencing->sentences.len; i++) {
        newsfacts_status status = search_sentence(s, i);
        if (status != NEWSFACTS_OK) return status;
    }
    return s->list.len && !unite(s, out) ? NEWSFACTS_E_MEMORY : NEWSFACTS_OK;
}

newsfacts_status newsfacts__event_user_rules(nf_work *work, const nf_event_source *source,
                                             nf_events *out)
{
    search s;
    memset(&s, 0, sizeof s);
    s.work = work;
    s.source = source;
    if (!source->engine->rules.len) return NEWSFACTS_OK;
    s.matcher = newsfacts__matcher_new(&source->engine->allocator);
    if (!s.matcher) return NEWSFACTS_E_MEMORY;
    newsfacts_status status = search_all(&s, out);
    newsfacts__matcher_free(s.matcher);
    return status;
}
