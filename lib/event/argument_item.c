/* argument_item.c: what is known of the items of a sentence, whichever event asks. */
#include "event/argument.h"

#include <string.h>

uint32_t newsfacts__scene_hash(const nf_text *text, nf_span span)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = span.begin; i < span.end && i < span.begin + 8; i++)
        hash = (hash ^ nf_char_at(text, i)) * 16777619u;
    return hash;
}

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

/* What governs a phrase in its clause: nothing (it may be the subject), a verb, a word of
 * grammar or a preposition; whether 的 stands between; shifted left by one. */
enum {
    GOVERNED_NOT,
    GOVERNED_VERB,
    GOVERNED_GRAMMAR = 16,
    GOVERNED_PREPOSITION = 64,
    GOVERNED_GOES_ON = 1 << 9, /* the item governs nothing itself */
    GOVERNED_REACH = 16        /* items */
};

static uint32_t last_byte(const nf_scene *s, const nf_item *item)
{
    return nf_char_at(s->source->text, item->span.begin) & 0xff;
}

/* What item i does to the phrases after it. */
static uint32_t governs(const nf_scene *s, uint32_t i)
{
    const nf_item *item = &s->items.data[i];
    uint8_t grammar = s->at[i].grammar;
    if (nf_scene_begins_trigger(s, i)) return GOVERNED_VERB;
    if (grammar == NF_GRAMMAR_OF) return GOVERNED_GOES_ON;
    if (grammar && grammar != NF_GRAMMAR_AND) return GOVERNED_GRAMMAR + grammar;
    switch (item->cls) {
    case NF_ITEM_BREAK: return GOVERNED_NOT;
    case NF_ITEM_VERB:
    case NF_ITEM_LINK:
    case NF_ITEM_HAVE:
    case NF_ITEM_CHANGE: return GOVERNED_VERB;
    case NF_ITEM_PREPOSITION: return GOVERNED_PREPOSITION + last_byte(s, item);
    default: return GOVERNED_GOES_ON;
    }
}

static void find_governors(nf_scene *s)
{
    uint32_t governor = GOVERNED_NOT, by = 0, of = 0; /* both: how many items from here on */
    for (uint32_t i = 0; i < s->items.len; i++) {
        s->at[i].governor = (uint16_t)((by ? governor : GOVERNED_NOT) << 1 | (of > 0));
        uint32_t here = governs(s, i);
        if (by) by--;
        if (of) of--;
        if (here != GOVERNED_GOES_ON) {
            governor = here;
            by = GOVERNED_REACH;
            of = 0;
        } else if (s->at[i].grammar == NF_GRAMMAR_OF) {
            of = GOVERNED_REACH;
        }
    }
    s->at[s->items.len].governor = (uint16_t)((by ? governor : GOVERNED_NOT) << 1 | (of > 0));
}

static uint16_t follower(const nf_scene *s, uint32_t i)
{
    const nf_item *item = &s->items.data[i];
    if (nf_scene_begins_trigger(s, i)) return NF_FOLLOWER_EVENT;
    if (s->at[i].grammar) return (uint16_t)(NF_FOLLOWER_GRAMMAR + s->at[i].grammar);
    if (item->cls == NF_ITEM_PREPOSITION)
        return (uint16_t)(NF_FOLLOWER_PREPOSITION + last_byte(s, item));
    return item->cls;
}

/* Makes room for `len` elements of an array that no longer needs what is in it. */
static bool reserve(nf_work *work, void **data, uint32_t *cap, uint32_t len, size_t size)
{
    enum { FEW = 128 };
    if (len <= *cap) return true;
    *cap = len < FEW ? FEW : len < UINT32_MAX / 2 ? len * 2 : len;
    *data = newsfacts__arena_raw(&work->stage, *cap, size);
    return *data != NULL;
}

/* An item outside the sentence. */
static nf_scene_item edge(void)
{
    nf_scene_item out;
    memset(&out, 0, sizeof out);
    out.word = 1;
    out.cls = out.follower = NF_ITEM_BREAK;
    return out;
}

/* The events that begin before `end` from *event on: how many, and how many that are said. */
static void pass_events(const nf_event_list *events, uint32_t end, uint32_t *event,
                        nf_scene_item *next)
{
    for (; *event < events->len && events->data[*event].span.begin < end; ++*event) {
        next->triggers++;
        next->speech += events->data[*event].type <= NEWSFACTS_EVENT_URGE;
    }
    next->event = *event;
}

static void measure_item(nf_scene *s, uint32_t i, uint32_t *event)
{
    const nf_item *item = &s->items.data[i];
    nf_scene_item *here = &s->at[i], *next = here + 1;
    here->word = newsfacts__scene_hash(s->source->text, item->span);
    here->cls = item->cls;
    here->pos = item->pos;
    here->grammar = grammar_of(s, item);
    here->step = here->grammar ? (uint8_t)(64 + here->grammar) : item->cls;
    here->counted = false;
    next->breaks = (uint16_t)(here->breaks + is_pause(s, item));
    next->triggers = here->triggers;
    next->speech = here->speech;
    pass_events(s->events, item->span.end, event, next);
}

bool newsfacts__scene_items(nf_work *work, nf_scene *s)
{
    uint32_t len = s->items.len;
    void *at = s->at ? s->at - 1 : NULL, *item_of = s->item_of;
    if (!reserve(work, &at, &s->at_cap, len + 3, sizeof *s->at)
        || !reserve(work, &item_of, &s->item_of_cap, nf_span_len(s->span), sizeof *s->item_of))
        return false;
    s->at = (nf_scene_item *)at + 1;
    s->item_of = item_of;
    s->at[-1] = s->at[0] = edge();
    uint32_t event = len ? first_event(s->events, s->items.data[0].span.begin) : 0, position = 0;
    s->at[0].event = event;
    for (uint32_t i = 0; i < len; i++) {
        uint32_t end = s->items.data[i].span.end - s->span.begin;
        while (position < end) s->item_of[position++] = i;
        measure_item(s, i, &event);
    }
    while (position < nf_span_len(s->span)) s->item_of[position++] = len;
    nf_scene_item last = edge();
    last.breaks = s->at[len].breaks;
    last.triggers = s->at[len].triggers;
    last.speech = s->at[len].speech;
    last.event = s->at[len].event;
    s->at[len] = s->at[len + 1] = last;
    for (uint32_t i = 0; i < len; i++) s->at[i].follower = follower(s, i);
    find_governors(s);
    return true;
}
