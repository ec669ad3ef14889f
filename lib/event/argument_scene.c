/* argument_scene.c: a sentence as items, with everything that may be an argument. */
#include "event/argument.h"

#include <string.h>

uint32_t newsfacts__scene_hash(const nf_text *text, nf_span span)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = span.begin; i < span.end && i < span.begin + 8; i++)
        hash = (hash ^ nf_char_at(text, i)) * 16777619u;
    return hash;
}

/* The item that holds position `at`, or the first after it; items.len: none. */
uint32_t newsfacts__scene_item(const nf_scene *scene, uint32_t at)
{
    uint32_t low = 0, high = scene->items.len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (scene->items.data[middle].span.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* -------------------------------------------------------------- grammar */

static uint8_t grammar_of(const nf_scene *s, const nf_item *item)
{
    if (item->cls == NF_ITEM_CONJUNCTION) return NF_GRAMMAR_AND;
    if (nf_span_len(item->span) != 1) return NF_GRAMMAR_NONE;
    switch (nf_char_at(s->source->text, item->span.begin)) {
    case 0x88ab: return NF_GRAMMAR_PASSIVE; /* 被 */
    case 0x906d:
    case 0x53d7:
    case 0x83b7: return NF_GRAMMAR_SUFFER; /* 遭受获 */
    case 0x5c06:
    case 0x628a: return NF_GRAMMAR_OBJECT; /* 将把 */
    case 0x7531: return NF_GRAMMAR_BY;     /* 由 */
    case 0x5bf9:
    case 0x5411:
    case 0x4e3a:
    case 0x7ed9:
    case 0x4e0e:
    case 0x540c: return NF_GRAMMAR_TO; /* 对向为给与同 */
    case 0x5728:
    case 0x4e8e:
    case 0x4ece:
    case 0x8d74:
    case 0x5230: return NF_GRAMMAR_AT; /* 在于从赴到 */
    case 0x7684: return NF_GRAMMAR_OF; /* 的 */
    case 0x4f7f:
    case 0x8ba9:
    case 0x4ee4:
    case 0x81f4: return NF_GRAMMAR_CAUSE; /* 使让令致 */
    default: return NF_GRAMMAR_NONE;
    }
}

static bool is_pause(const nf_scene *s, const nf_item *item)
{
    return item->cls == NF_ITEM_BREAK && nf_span_len(item->span) == 1
           && nf_class_at(s->source->text, item->span.begin) != NF_CLASS_SPACE;
}

/* Index of the first event of the list that begins at or after `at`. */
static uint32_t first_event(const nf_event_list *events, uint32_t at)
{
    uint32_t low = 0, high = events->len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (events->data[middle].span.begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool measure(nf_work *work, nf_scene *s)
{
    uint32_t len = s->items.len;
    s->breaks = newsfacts__arena_array(&work->stage, len + 1, sizeof *s->breaks);
    s->triggers = newsfacts__arena_array(&work->stage, len + 1, sizeof *s->triggers);
    s->speech = newsfacts__arena_array(&work->stage, len + 1, sizeof *s->speech);
    s->grammar = newsfacts__arena_array(&work->stage, len + 1, sizeof *s->grammar);
    s->counted = newsfacts__arena_array(&work->stage, len + 1, sizeof *s->counted);
    if (!s->breaks || !s->triggers || !s->grammar || !s->speech || !s->counted) return false;
    uint32_t event = len ? first_event(s->events, s->items.data[0].span.begin) : 0;
    for (uint32_t i = 0; i < len; i++) {
        const nf_item *item = &s->items.data[i];
        uint32_t begun = 0, said = 0;
        for (; event < s->events->len && s->events->data[event].span.begin < item->span.end;
             event++) {
            begun++;
            said += s->events->data[event].type <= NEWSFACTS_EVENT_URGE;
        }
        s->speech[i + 1] = (uint16_t)(s->speech[i] + said);
        s->grammar[i] = grammar_of(s, item);
        s->breaks[i + 1] = (uint16_t)(s->breaks[i] + is_pause(s, item));
        s->triggers[i + 1] = (uint16_t)(s->triggers[i] + begun);
    }
    return true;
}

/* ----------------------------------------------------------- candidates */

static nf_filler *add(nf_work *work, nf_fillers *list, nf_span span, uint8_t kind, uint32_t ref)
{
    nf_filler *c = NF_VEC_ADD(list, &work->stage);
    if (!c) return NULL;
    memset(c, 0, sizeof *c);
    c->span = span;
    c->kind = kind;
    c->ref = ref;
    c->joined = NF_NONE;
    return c;
}

/* Names are by begin in lists of their own; three cursors find the one at a place. */
typedef struct {
    const nf_names *names;
    uint32_t organisation, person, place;
} name_cursor;

#define FIRST_NAME(list, at, out)                         \
    do {                                                  \
        uint32_t low_ = 0, high_ = (list).len;            \
        while (low_ < high_) {                            \
            uint32_t middle_ = low_ + (high_ - low_) / 2; \
            if ((list).data[middle_].span.begin < (at))   \
                low_ = middle_ + 1;                       \
            else                                          \
                high_ = middle_;                          \
        }                                                 \
        (out) = low_;                                     \
    } while (0)

static name_cursor names_from(const nf_names *names, uint32_t at)
{
    name_cursor c = {names, 0, 0, 0};
    FIRST_NAME(names->organisations, at, c.organisation);
    FIRST_NAME(names->people, at, c.person);
    FIRST_NAME(names->places, at, c.place);
    return c;
}

static void consider(nf_filler *best, nf_span span, uint8_t kind, uint32_t ref)
{
    if (best->kind && nf_span_order(best->span, span) <= 0) return;
    best->span = span;
    best->kind = kind;
    best->ref = ref;
}

/* The next name that begins at or after `at` and ends by `end`; kind NONE: there is none. */
static nf_filler next_name(name_cursor *c, uint32_t at, uint32_t end)
{
    nf_filler best;
    const nf_names *n = c->names;
    memset(&best, 0, sizeof best);
    while (c->organisation < n->organisations.len
           && n->organisations.data[c->organisation].span.begin < at)
        c->organisation++;
    while (c->person < n->people.len && n->people.data[c->person].span.begin < at) c->person++;
    while (c->place < n->places.len && n->places.data[c->place].span.begin < at) c->place++;
    if (c->organisation < n->organisations.len)
        consider(&best, n->organisations.data[c->organisation].span, NF_FILLER_ORGANISATION,
                 c->organisation);
    if (c->person < n->people.len)
        consider(&best, n->people.data[c->person].span, NF_FILLER_PERSON, c->person);
    if (c->place < n->places.len)
        consider(&best, n->places.data[c->place].span, NF_FILLER_PLACE, c->place);
    if (best.kind && best.span.end > end) best.kind = NF_FILLER_NONE;
    return best;
}

/* 三人, where nothing else says who. */
static bool is_people(const nf_scene *s, const nf_item *item)
{
    const nf_count *count = &s->source->counts->data[item->ref];
    return count->unit_kind == NEWSFACTS_UNIT_PEOPLE && nf_span_empty(count->object);
}

/* Whether a noun phrase may end with item i, and as what. */
static uint8_t head_kind(const nf_scene *s, uint32_t i)
{
    const nf_item *item = &s->items.data[i];
    uint8_t next = nf_item_class_at(&s->line, i + 1);
    bool goes_on = next == NF_ITEM_NOUN && !nf_scene_begins_trigger(s, i + 1);
    switch (item->cls) {
    case NF_ITEM_PRONOUN: return goes_on ? NF_FILLER_NONE : NF_FILLER_PRONOUN;
    case NF_ITEM_NOUN:
    case NF_ITEM_VAGUE:
    case NF_ITEM_PLACEWORD: return goes_on ? NF_FILLER_NONE : NF_FILLER_NOUN;
    case NF_ITEM_TITLE:
        return nf_class_at(s->source->text, item->span.begin) == NF_CLASS_TITLE_CLOSE && !goes_on
                   ? NF_FILLER_TITLED
                   : NF_FILLER_NONE;
    case NF_ITEM_COUNT: return is_people(s, item) ? NF_FILLER_PEOPLE : NF_FILLER_NONE;
    case NF_ITEM_VN:
        return goes_on || (next == NF_ITEM_VN && !nf_scene_begins_trigger(s, i + 1)) ? NF_FILLER_NONE
                                                                            : NF_FILLER_NOUN;
    case NF_ITEM_VERB:
    case NF_ITEM_CHANGE:
    case NF_ITEM_ADJECTIVE:
    case NF_ITEM_RATE:
    case NF_ITEM_OTHER:
        if (nf_class_at(s->source->text, item->span.begin) != NF_CLASS_HAN) return NF_FILLER_NONE;
        return next == NF_ITEM_BREAK || next == NF_ITEM_CONJUNCTION || next == NF_ITEM_AND_SO_ON
                       || next == NF_ITEM_QUOTE_CLOSE
                   ? NF_FILLER_VERB
                   : NF_FILLER_NONE;
    default: return NF_FILLER_NONE;
    }
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
    for (uint32_t e = first_event(s->events, span.begin);
         e < s->events->len && s->events->data[e].span.begin < span.end; e++)
        if (s->events->data[e].span.end < span.end && s->events->data[e].span.end > from)
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
    c->first = newsfacts__scene_item(s, span.begin);
    c->sentence = s->sentence;
    c->head = newsfacts__scene_hash(s->source->text, s->items.data[last].span);
    if (kind != NF_FILLER_NOUN && kind != NF_FILLER_VERB) c->head = kind;
    c->counted = s->counted[last];
    if (is_in_row(s, c->first)) c->joined = s->nouns.len - 2;
    return true;
}

static bool read_nouns(nf_work *work, nf_scene *s, nf_span sentence)
{
    name_cursor cursor = names_from(s->source->names, sentence.begin);
    nf_filler name = next_name(&cursor, sentence.begin, sentence.end);
    for (uint32_t i = 0; i < s->items.len; i++) {
        nf_span item = s->items.data[i].span;
        while (name.kind && item.end >= name.span.end) {
            if (!add_noun(work, s, name.span, i, name.kind, name.ref)) return false;
            uint32_t end = name.span.end;
            name = next_name(&cursor, end, sentence.end);
            if (end == item.end) goto next;
        }
        if (!name.kind || item.end <= name.span.begin) {
            uint8_t kind = head_kind(s, i);
            if (kind && !add_noun(work, s, phrase_of(s, i, sentence.begin), i, kind, NF_NONE))
                return false;
        }
    next:;
    }
    return true;
}

static bool read_numbers(nf_work *work, nf_scene *s)
{
    s->numbers.len = 0;
    for (uint32_t i = 0; i < s->items.len; i++) {
        if (s->items.data[i].cls != NF_ITEM_COUNT) continue;
        uint32_t ref = s->items.data[i].ref;
        nf_filler *c =
            add(work, &s->numbers, s->source->counts->data[ref].span, NF_FILLER_COUNT, ref);
        if (!c) return false;
        c->first = c->last = i;
        c->sentence = s->sentence;
        nf_span object = s->source->counts->data[ref].object;
        uint32_t at =
            nf_span_empty(object) ? s->items.len : newsfacts__scene_item(s, object.end - 1);
        if (at < s->items.len && s->items.data[at].span.end == object.end) s->counted[at] = true;
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
    if (!newsfacts__phrase_items(work, items, at->span, &scene->items)) return false;
    scene->line.text = source->text;
    scene->line.lexical = source->lexical;
    scene->line.items = scene->items.data;
    scene->line.len = scene->items.len;
    scene->nouns.len = 0;
    return measure(work, scene) && read_numbers(work, scene) && read_nouns(work, scene, at->span)
           && newsfacts__inherit_candidates(work, scene);
}
