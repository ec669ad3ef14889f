/* inherit.c: the times and places that an event may have: those of its sentence and,
 * where it says none, the last ones before it. Which of them, and whether any,
 * is for the ranker: it has learnt not to inherit into captions or for what is said. */
#include "event/argument.h"

enum { BEFORE = 5, MOST = 40 };

static bool add(nf_work *work, nf_scene *s, nf_fillers *list, nf_span span, uint32_t sentence,
                uint8_t kind, uint32_t ref)
{
    nf_filler *c = NF_VEC_ADD(list, &work->stage);
    if (!c) return false;
    bool here = sentence == s->sentence;
    c->span = span;
    c->kind = kind;
    c->ref = ref;
    c->joined = NF_NONE;
    c->counted = false;
    c->sentence = sentence;
    c->first = here ? nf_scene_item_at(s, span.begin) : NF_NONE;
    c->last = here ? nf_scene_item_at(s, span.end - 1) : NF_NONE;
    return true;
}

/* The same mention stands in many scenes: its hash is kept. */
static uint32_t head_of(const nf_scene *s, uint32_t *heads, const nf_filler *c)
{
    if (!heads[c->ref]) heads[c->ref] = newsfacts__scene_hash(s->source->text, c->span);
    return heads[c->ref];
}

static bool add_mention(nf_work *work, nf_scene *s, nf_fillers *list, nf_span span,
                        uint32_t sentence, uint8_t kind, uint32_t ref, uint32_t *heads)
{
    if (!add(work, s, list, span, sentence, kind, ref)) return false;
    list->data[list->len - 1].head = head_of(s, heads, &list->data[list->len - 1]);
    return true;
}

/* Mentions [*from, *to) of a list by begin that lie in `sentence` or shortly before it; `next`
 * moves on with the scenes. */
#define WINDOW(list, sentence, next, from, to)                                                     \
    do {                                                                                           \
        while ((next) < (list)->len && (list)->data[next].span.begin < (sentence).begin) (next)++; \
        (to) = (next);                                                                             \
        (from) = (next) > BEFORE ? (next)-BEFORE : 0;                                              \
        while ((to) < (list)->len && (list)->data[to].span.end <= (sentence).end                   \
               && (to) - (next) < MOST)                                                            \
            (to)++;                                                                                \
    } while (0)

/* ------------------------------------- places that are not named as such */

/* Keeps the list in the order of the text. */
static bool insert(nf_work *work, nf_scene *s, nf_span span, uint8_t kind, uint32_t ref)
{
    nf_fillers *list = &s->places;
    if (list->len >= MOST) return true;
    if (!add(work, s, list, span, s->sentence, kind, ref)) return false;
    list->data[list->len - 1].head = newsfacts__scene_hash(s->source->text, span);
    nf_filler one = list->data[list->len - 1];
    uint32_t i = list->len - 1;
    for (; i > 0 && list->data[i - 1].span.begin > span.begin; i--)
        list->data[i] = list->data[i - 1];
    list->data[i] = one;
    return true;
}

/* 在, 到 and the like shortly before item i, in the same clause. */
static bool is_located(const nf_scene *s, uint32_t i)
{
    enum { REACH = 6 };
    for (uint32_t k = i; k > 0 && i - k < REACH; k--) {
        if (s->items.data[k - 1].cls == NF_ITEM_BREAK) return false;
        if (s->at[k - 1].grammar == NF_GRAMMAR_AT) return true;
    }
    return false;
}

/* Organisations, and nouns after 在: 在市人民医院, 在隧道里. */
static bool add_sites(nf_work *work, nf_scene *s)
{
    for (uint32_t i = 0; i < s->nouns.len; i++) {
        const nf_filler *c = &s->nouns.data[i];
        bool organisation = c->kind == NF_FILLER_ORGANISATION;
        bool noun = c->kind == NF_FILLER_NOUN
                    && (s->items.data[c->last].cls == NF_ITEM_PLACEWORD || is_located(s, c->first));
        if ((organisation || noun) && !insert(work, s, c->span, c->kind, c->ref)) return false;
    }
    return true;
}

/* 全国, 全省, 海外: before other nouns too. */
static bool add_regions(nf_work *work, nf_scene *s)
{
    for (uint32_t i = 0; i < s->items.len; i++) {
        const nf_item *item = &s->items.data[i];
        bool region = nf_span_len(item->span) == 2 && (item->marks & NF_PHRASE_WORDS_MARKS_OUTSIDE);
        if (region && !insert(work, s, item->span, NF_FILLER_NOUN, NF_NONE)) return false;
    }
    return true;
}

static bool make_room(nf_work *work, nf_scene *s)
{
    if (s->time_heads) return true;
    s->time_heads =
        newsfacts__arena_array(&work->stage, s->source->times->len, sizeof *s->time_heads);
    s->place_heads =
        newsfacts__arena_array(&work->stage, s->source->names->places.len, sizeof *s->place_heads);
    return s->time_heads && s->place_heads;
}

bool newsfacts__inherit_candidates(nf_work *work, nf_scene *s)
{
    const nf_times *times = s->source->times;
    const nf_places *places = &s->source->names->places;
    uint32_t from, to;
    s->times.len = s->places.len = 0;
    if (!make_room(work, s)) return false;
    WINDOW(times, s->span, s->next_time, from, to);
    for (uint32_t i = from; i < to; i++)
        if (!add_mention(work, s, &s->times, times->data[i].span, times->data[i].sentence,
                         NF_FILLER_TIME, i, s->time_heads))
            return false;
    WINDOW(places, s->span, s->next_place, from, to);
    for (uint32_t i = from; i < to; i++)
        if (!add_mention(work, s, &s->places, places->data[i].span, places->data[i].sentence,
                         NF_FILLER_PLACE, i, s->place_heads))
            return false;
    return add_sites(work, s) && add_regions(work, s);
}
