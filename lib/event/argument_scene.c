/* argument_scene.c: a sentence as items, with everything that may be an argument. */
#include "event/argument.h"

#include <string.h>

static nf_filler *add(nf_work *work, nf_fillers *list, nf_span span, uint8_t kind, uint32_t ref)
{
    nf_filler *c = NF_VEC_ADD(list, &work->stage);
    if (!c) return NULL;
    c->span = span;
    c->kind = kind;
    c->ref = ref;
    c->head = c->form = 0;
    c->joined = NF_NONE;
    c->counted = false;
    return c;
}

typedef struct {
    nf_span span;
    uint32_t ref;
    uint8_t kind; /* nf_filler_kind */
} name;

static void consider(name *best, nf_span span, uint8_t kind, uint32_t ref)
{
    if (best->kind && nf_span_order(best->span, span) <= 0) return;
    best->span = span;
    best->kind = kind;
    best->ref = ref;
}

/* Moves on in a list of names to the first that begins at or after `at`. */
#define MOVE_ON(next, list, at) \
    while ((next) < (list).len && (list).data[next].span.begin < (at)) (next)++

/* The next name that begins at or after `at` and ends by `end`; kind NONE: there is none. */
static name next_name(nf_scene *s, uint32_t at, uint32_t end)
{
    const nf_names *n = s->source->names;
    name best = {{0, 0}, NF_NONE, NF_FILLER_NONE};
    MOVE_ON(s->organisation, n->organisations, at);
    MOVE_ON(s->person, n->people, at);
    MOVE_ON(s->place, n->places, at);
    if (s->organisation < n->organisations.len)
        consider(&best, n->organisations.data[s->organisation].span, NF_FILLER_ORGANISATION,
                 s->organisation);
    if (s->person < n->people.len)
        consider(&best, n->people.data[s->person].span, NF_FILLER_PERSON, s->person);
    if (s->place < n->places.len)
        consider(&best, n->places.data[s->place].span, NF_FILLER_PLACE, s->place);
    if (best.kind && best.span.end > end) best.kind = NF_FILLER_NONE;
    return best;
}

/* 三人, where nothing else says who. */
static bool is_people(const nf_scene *s, const nf_item *item)
{
    const nf_count *count = &s->source->counts->data[item->ref];
    return count->unit_kind == NEWSFACTS_UNIT_PEOPLE && nf_span_empty(count->object);
}

/* What a noun phrase whose last item is of this class is, if it may be one at all. */
static const uint8_t head_kinds[NF_ITEM_BREAK + 1] = {
    [NF_ITEM_PRONOUN] = NF_FILLER_PRONOUN, [NF_ITEM_NOUN] = NF_FILLER_NOUN,
    [NF_ITEM_VAGUE] = NF_FILLER_NOUN,      [NF_ITEM_PLACEWORD] = NF_FILLER_NOUN,
    [NF_ITEM_VN] = NF_FILLER_NOUN,         [NF_ITEM_TITLE] = NF_FILLER_TITLED,
    [NF_ITEM_COUNT] = NF_FILLER_PEOPLE,    [NF_ITEM_VERB] = NF_FILLER_VERB,
    [NF_ITEM_CHANGE] = NF_FILLER_VERB,     [NF_ITEM_ADJECTIVE] = NF_FILLER_VERB,
    [NF_ITEM_RATE] = NF_FILLER_VERB,       [NF_ITEM_OTHER] = NF_FILLER_VERB,
};

/* Whether a verb may be what is done: nothing that it governs follows. */
static bool ends(uint8_t next)
{
    return next == NF_ITEM_BREAK || next == NF_ITEM_CONJUNCTION || next == NF_ITEM_AND_SO_ON
           || next == NF_ITEM_QUOTE_CLOSE;
}

/* Whether a noun phrase may end with item i, and as what. */
static uint8_t head_kind(const nf_scene *s, uint32_t i)
{
    const nf_item *item = &s->items.data[i];
    const uint8_t kind = head_kinds[item->cls],
                  cls = nf_class_at(s->source->text, item->span.begin);
    const uint8_t next = s->at[i + 1].cls;
    bool goes_on = (next == NF_ITEM_NOUN) | ((next == NF_ITEM_VN) & (item->cls == NF_ITEM_VN));
    bool may = !(goes_on & (s->at[i + 1].follower != NF_FOLLOWER_EVENT));
    if (kind == NF_FILLER_PEOPLE) may = is_people(s, item);
    may = kind == NF_FILLER_VERB ? ends(next) & (cls == NF_CLASS_HAN) : may;
    may = kind == NF_FILLER_TITLED ? may & (cls == NF_CLASS_TITLE_CLOSE) : may;
    return may ? kind : (uint8_t)NF_FILLER_NONE;
}

/* The phrase of head i, not further left than `from`. */
static nf_span phrase_of(const nf_scene *s, uint32_t i, uint32_t from)
{
    nf_span span = s->items.data[i].span;
    if (s->items.data[i].cls == NF_ITEM_TITLE) {
        uint32_t open = newsfacts__phrase_open(&s->line, i, NF_ITEM_TITLE);
        return open == NF_NONE ? span : nf_span_make(s->items.data[open].span.begin, span.end);
    }
    if (nf_item_nominal(&s->items.data[i])) span = newsfacts__phrase_left(&s->line, i);
    for (uint32_t e = s->at[nf_scene_item_at(s, span.begin)].event;
         e < s->events->len && s->events->data[e].span.begin < span.end; e++)
        if (s->events->data[e].span.begin >= span.begin && s->events->data[e].span.end < span.end
            && s->events->data[e].span.end > from)
            from = s->events->data[e].span.end;
    if (span.begin < from)
        span.begin = from < s->items.data[i].span.begin ? from : s->items.data[i].span.begin;
    return span;
}

/* Whether the noun before the one that begins with item `first` is in a row with it; 死亡 of
 * 12人死亡、35人受伤 is in none. */
static bool is_in_row(const nf_scene *s, uint32_t first)
{
    if (!first || s->nouns.len < 2) return false;
    if (s->items.data[first - 1].cls != NF_ITEM_CONJUNCTION) return false;
    const nf_filler *before = &s->nouns.data[s->nouns.len - 2];
    return before->last + 2 == first && !nf_scene_begins_trigger(s, before->last);
}

static bool add_noun(nf_work *work, nf_scene *s, nf_span span, uint32_t last, uint8_t kind,
                     uint32_t ref)
{
    nf_filler *c = add(work, &s->nouns, span, kind, ref);
    if (!c) return false;
    c->last = last;
    c->first = nf_scene_item_at(s, span.begin);
    c->sentence = s->sentence;
    c->head = kind == NF_FILLER_NOUN || kind == NF_FILLER_VERB ? s->at[last].word : kind;
    c->counted = s->at[last].counted;
    if (is_in_row(s, c->first)) c->joined = s->nouns.len - 2;
    return true;
}

static bool read_nouns(nf_work *work, nf_scene *s)
{
    const nf_span sentence = s->span;
    name named = next_name(s, sentence.begin, sentence.end);
    for (uint32_t i = 0; i < s->items.len; i++) {
        nf_span item = s->items.data[i].span;
        s->at[i].nouns = s->nouns.len;
        while (named.kind && item.end >= named.span.end) {
            if (!add_noun(work, s, named.span, i, named.kind, named.ref)) return false;
            uint32_t end = named.span.end;
            named = next_name(s, end, sentence.end);
            if (end == item.end) goto next;
        }
        if (!named.kind || item.end <= named.span.begin) {
            uint8_t kind = head_kind(s, i);
            if (kind && !add_noun(work, s, phrase_of(s, i, sentence.begin), i, kind, NF_NONE))
                return false;
        }
    next:;
    }
    s->at[s->items.len].nouns = s->nouns.len;
    return true;
}

static bool read_numbers(nf_work *work, nf_scene *s)
{
    s->numbers.len = 0;
    for (uint32_t i = 0; i <= s->items.len; i++) {
        s->at[i].numbers = s->numbers.len;
        if (s->at[i].cls != NF_ITEM_COUNT) continue;
        uint32_t ref = s->items.data[i].ref;
        nf_filler *c =
            add(work, &s->numbers, s->source->counts->data[ref].span, NF_FILLER_COUNT, ref);
        if (!c) return false;
        c->first = c->last = i;
        c->sentence = s->sentence;
        nf_span object = s->source->counts->data[ref].object;
        uint32_t at = nf_span_empty(object) ? s->items.len : nf_scene_item_at(s, object.end - 1);
        if (at < s->items.len && s->items.data[at].span.end == object.end) s->at[at].counted = true;
    }
    return true;
}

bool newsfacts__argument_scene(nf_work *work, const nf_event_source *source,
                               const nf_event_list *events, uint32_t sentence,
                               nf_item_source *items, nf_scene *scene)
{
    const nf_sentence *at = &source->sentencing->sentences.data[sentence];
    scene->source = source;
    scene->events = events;
    scene->sentence = sentence;
    scene->segment = at->segment;
    scene->span = at->span;
    if (!newsfacts__phrase_items(work, items, at->span, &scene->items)) return false;
    scene->line.text = source->text;
    scene->line.lexical = source->lexical;
    scene->line.items = scene->items.data;
    scene->line.len = scene->items.len;
    scene->nouns.len = 0;
    return newsfacts__scene_items(work, scene) && read_numbers(work, scene)
           && read_nouns(work, scene) && newsfacts__inherit_candidates(work, scene);
}
