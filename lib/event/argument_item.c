/* argument_item.c: what is known of the items of a sentence, whichever event asks. */
#include "event/argument.h"

#include <string.h>

enum { SLACK = 4 /* elements of item_of behind those of the sentence */ };
#define BASIS 2166136261u
enum { PRIME = 16777619, HASHED = 8 /* characters */ };

uint32_t newsfacts__scene_hash(const nf_text *text, nf_span span)
{
    uint32_t hash = BASIS;
    for (uint32_t i = span.begin; i < span.end && i < span.begin + HASHED; i++)
        hash = (hash ^ nf_char_at(text, i)) * PRIME;
    return hash;
}

/* The same for words, which are short: no branch depends on how short. */
static uint32_t word_hash(const nf_text *text, nf_span span)
{
    enum { SHORT = 4 };
    uint32_t len = nf_span_len(span), hash[SHORT + 1] = {BASIS};
    if (len > SHORT || span.begin + SHORT > text->len) return newsfacts__scene_hash(text, span);
    const uint32_t *c = &text->fold[span.begin];
    hash[1] = (hash[0] ^ c[0]) * PRIME;
    hash[2] = (hash[1] ^ c[1]) * PRIME;
    hash[3] = (hash[2] ^ c[2]) * PRIME;
    hash[4] = (hash[3] ^ c[3]) * PRIME;
    return hash[len];
}

/* Words of grammar, each at a place of its own. */
#define PLACE(character)      (((character)*181u & 0xffffu) >> 10)
#define WORD(character, what) [PLACE(character)] = {character, NF_GRAMMAR_##what}

static const struct {
    uint16_t character;
    uint8_t grammar;
} grammar_words[64] = {
    WORD(0x88ab, PASSIVE),                                             /* 被 */
    WORD(0x906d, SUFFER),  WORD(0x53d7, SUFFER), WORD(0x83b7, SUFFER), /* 遭受获 */
    WORD(0x5c06, OBJECT),  WORD(0x628a, OBJECT),                       /* 将把 */
    WORD(0x7531, BY),                                                  /* 由 */
    WORD(0x5bf9, TO),      WORD(0x5411, TO),     WORD(0x4e3a, TO),     /* 对向为 */
    WORD(0x7ed9, TO),      WORD(0x4e0e, TO),     WORD(0x540c, TO),     /* 给与同 */
    WORD(0x5728, AT),      WORD(0x4e8e, AT),     WORD(0x4ece, AT),     /* 在于从 */
    WORD(0x8d74, AT),      WORD(0x5230, AT),                           /* 赴到 */
    WORD(0x7684, OF),                                                  /* 的 */
    WORD(0x4f7f, CAUSE),   WORD(0x8ba9, CAUSE),  WORD(0x4ee4, CAUSE),  /* 使让令 */
    WORD(0x81f4, CAUSE),                                               /* 致 */
};

static uint8_t grammar_of(const nf_item *item, uint32_t character)
{
    uint32_t place = PLACE(character);
    bool is = (nf_span_len(item->span) == 1) & (grammar_words[place].character == character);
    uint32_t grammar = grammar_words[place].grammar & (0u - is);
    return (uint8_t)(item->cls == NF_ITEM_CONJUNCTION ? (uint32_t)NF_GRAMMAR_AND : grammar);
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
    GOVERNED_BREAK = 63, /* the clause ends: not governed */
    GOVERNED_REACH = 16, /* items */
    LOCATED_REACH = 6
};

typedef struct {
    uint32_t governor;
    uint32_t by, of; /* for how many more items the governor and 的 count */
    uint32_t at;     /* and 在 or 前往 of the same clause */
} governing;

/* What items do to the phrases after them, first by their grammar, then by their class; 0:
 * they let go on. */
static const uint8_t governing_grammar[NF_GRAMMAR_LEN] = {
    [NF_GRAMMAR_PASSIVE] = GOVERNED_GRAMMAR + NF_GRAMMAR_PASSIVE,
    [NF_GRAMMAR_OBJECT] = GOVERNED_GRAMMAR + NF_GRAMMAR_OBJECT,
    [NF_GRAMMAR_BY] = GOVERNED_GRAMMAR + NF_GRAMMAR_BY,
    [NF_GRAMMAR_TO] = GOVERNED_GRAMMAR + NF_GRAMMAR_TO,
    [NF_GRAMMAR_AT] = GOVERNED_GRAMMAR + NF_GRAMMAR_AT,
    [NF_GRAMMAR_CAUSE] = GOVERNED_GRAMMAR + NF_GRAMMAR_CAUSE,
    [NF_GRAMMAR_SUFFER] = GOVERNED_GRAMMAR + NF_GRAMMAR_SUFFER,
};

static const uint8_t governing_class[NF_ITEM_BREAK + 1] = {
    [NF_ITEM_VERB] = GOVERNED_VERB,   [NF_ITEM_LINK] = GOVERNED_VERB,
    [NF_ITEM_HAVE] = GOVERNED_VERB,   [NF_ITEM_CHANGE] = GOVERNED_VERB,
    [NF_ITEM_BREAK] = GOVERNED_BREAK, [NF_ITEM_PREPOSITION] = GOVERNED_PREPOSITION,
};

/* 0: it lets go on. */
static uint32_t governs(const nf_scene_item *item, bool begins_trigger, uint32_t character)
{
    uint32_t by = item->grammar ? governing_grammar[item->grammar] : governing_class[item->cls];
    by += by == GOVERNED_PREPOSITION ? character & 0xff : 0;
    return begins_trigger ? (uint32_t)GOVERNED_VERB : by;
}

static uint16_t governor_of(const governing *g)
{
    return (uint16_t)((g->by ? g->governor : (uint32_t)GOVERNED_NOT) << 1 | (g->of > 0));
}

/* Moves on behind an item that governs as `here` says. */
static void govern(governing *g, uint32_t here, bool goes, const nf_scene_item *item)
{
    const bool of = item->grammar == NF_GRAMMAR_OF, at = goes | (item->grammar == NF_GRAMMAR_AT);
    uint32_t governor = here == GOVERNED_BREAK ? (uint32_t)GOVERNED_NOT : here;
    g->governor = here ? governor : g->governor;
    g->by = here ? (uint32_t)GOVERNED_REACH : g->by - (g->by > 0);
    g->of = g->of - (g->of > 0);
    g->of = here ? 0 : of ? (uint32_t)GOVERNED_REACH : g->of;
    g->at = at ? (uint32_t)LOCATED_REACH : g->at - (g->at > 0);
    g->at = item->cls == NF_ITEM_BREAK ? 0 : g->at;
}

static uint16_t follower_of(const nf_scene_item *item, bool begins_trigger, uint32_t character)
{
    uint32_t follower =
        item->cls == NF_ITEM_PREPOSITION ? NF_FOLLOWER_PREPOSITION + (character & 0xff) : item->cls;
    follower = item->grammar ? (uint32_t)NF_FOLLOWER_GRAMMAR + item->grammar : follower;
    return (uint16_t)(begins_trigger ? (uint32_t)NF_FOLLOWER_EVENT : follower);
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
static void pass_events(const nf_event_list *events, uint32_t end, nf_scene_item *next)
{
    uint32_t event = next->event;
    for (; event < events->len && events->data[event].span.begin < end; event++) {
        next->triggers++;
        next->speech += events->data[event].type <= NEWSFACTS_EVENT_URGE;
    }
    next->event = event;
}

/* Fills what is known of item i, and what is known of the next one because of it. */
static void measure(nf_scene *s, uint32_t i, governing *g)
{
    const nf_item *item = &s->items.data[i];
    const nf_text *text = s->source->text;
    nf_scene_item *here = &s->at[i], *next = here + 1;
    uint32_t character = text->fold[item->span.begin];
    here->word = word_hash(text, item->span);
    here->cls = item->cls;
    here->pos = item->pos;
    here->grammar = grammar_of(item, character);
    here->counted = false;
    next->steps = here->steps * 31 + (here->grammar ? 64u + here->grammar : item->cls);
    next->event = here->event;
    next->triggers = here->triggers;
    next->speech = here->speech;
    bool pause = item->cls == NF_ITEM_BREAK && nf_span_len(item->span) == 1
                 && nf_class_at(text, item->span.begin) != NF_CLASS_SPACE;
    next->breaks = (uint16_t)(here->breaks + pause);
    pass_events(s->events, item->span.end, next);
    bool begins_trigger = next->triggers > here->triggers;
    here->follower = follower_of(here, begins_trigger, character);
    here->governor = governor_of(g);
    here->located = g->at > 0;
    bool goes = item->marks & NF_PHRASE_WORDS_MARKS_GOES;
    govern(g, governs(here, begins_trigger, character), goes, here);
}

/* Positions [from, to) of the scene are of item i. A few behind them may be written, too. */
static void fill(uint32_t *item_of, uint32_t from, uint32_t to, uint32_t i)
{
    for (uint32_t n = 0; n < SLACK; n++) item_of[from + n] = i;
    for (from += SLACK; from < to; from++) item_of[from] = i;
}

static bool make_room(nf_work *work, nf_scene *s)
{
    void *at = s->at ? s->at - 1 : NULL, *item_of = s->item_of;
    if (!reserve(work, &at, &s->at_cap, s->items.len + 3, sizeof *s->at)
        || !reserve(work, &item_of, &s->item_of_cap, nf_span_len(s->span) + SLACK,
                    sizeof *s->item_of))
        return false;
    s->at = (nf_scene_item *)at + 1;
    s->item_of = item_of;
    return true;
}

bool newsfacts__scene_items(nf_work *work, nf_scene *s)
{
    uint32_t len = s->items.len, position = 0;
    governing g = {GOVERNED_NOT, 0, 0, 0};
    if (!make_room(work, s)) return false;
    s->at[-1] = s->at[0] = edge();
    s->at[0].event = len ? first_event(s->events, s->items.data[0].span.begin) : 0;
    for (uint32_t i = 0; i < len; i++) {
        uint32_t end = s->items.data[i].span.end - s->span.begin;
        fill(s->item_of, position, end, i);
        position = end;
        measure(s, i, &g);
    }
    while (position < nf_span_len(s->span)) s->item_of[position++] = len;
    nf_scene_item last = edge();
    last.event = s->at[len].event;
    last.steps = s->at[len].steps;
    last.breaks = s->at[len].breaks;
    last.triggers = s->at[len].triggers;
    last.speech = s->at[len].speech;
    last.governor = governor_of(&g);
    last.located = g.at > 0;
    s->at[len] = s->at[len + 1] = last;
    return true;
}
