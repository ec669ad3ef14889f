/* inherit.c: the times and places that an event may have: those of its sentence and,
 * where it says none, the last ones before it. Which of them, and whether any,
 * is for the ranker: it has learnt not to inherit into captions or for what is said. */
#include "event/argument.h"

enum { BEFORE = 5, MOST = 40 };

/* What a time's value says: a day, longer, shorter, now. */
static uint32_t form_of_time(const nf_time *t)
{
    enum { LONGEST = 12 };
    uint32_t len = 0;
    while (len < LONGEST && t->value[len]) len++;
    uint32_t initial = (unsigned char)t->value[0];
    if (initial >= '0' && initial <= '9') initial = '0';
    return (uint32_t)t->type << 24 | (uint32_t)t->qualifier << 16 | initial << 8 | len;
}

static uint32_t form_of_place(const nf_scene *s, nf_span span)
{
    uint32_t more = nf_span_len(span) - 1;
    return nf_char_at(s->source->text, span.end - 1) << 2 | (more < 3 ? more : 3);
}

static nf_filler make(const nf_scene *s, nf_span span, uint8_t kind, uint32_t ref)
{
    const nf_time *time = kind == NF_FILLER_TIME ? &s->source->times->data[ref] : NULL;
    nf_filler c = {span, NF_NONE, NF_NONE, ref, s->sentence, 0, NF_NONE, 0, kind, false};
    c.head = newsfacts__scene_hash(s->source->text, span);
    c.form = time ? form_of_time(time) : form_of_place(s, span);
    return c;
}

/* Adds one to a list; *kept: the same mention stands in many scenes, and is made once. */
static bool add(nf_work *work, nf_scene *s, nf_fillers *list, const nf_filler *kept)
{
    nf_filler *c = NF_VEC_ADD(list, &work->stage);
    if (!c) return false;
    *c = *kept;
    if (c->sentence != s->sentence) return true;
    c->first = nf_scene_item_at(s, c->span.begin);
    c->last = nf_scene_item_at(s, c->span.end - 1);
    return true;
}

static const nf_filler *kept_time(const nf_scene *s, uint32_t ref)
{
    const nf_time *t = &s->source->times->data[ref];
    nf_filler *c = &s->kept_times[ref];
    if (c->kind) return c;
    *c = make(s, t->span, NF_FILLER_TIME, ref);
    c->sentence = t->sentence;
    return c;
}

static const nf_filler *kept_place(const nf_scene *s, uint32_t ref)
{
    const nf_place *place = &s->source->names->places.data[ref];
    nf_filler *c = &s->kept_places[ref];
    if (c->kind) return c;
    *c = make(s, place->span, NF_FILLER_PLACE, ref);
    c->sentence = place->sentence;
    return c;
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
    const nf_filler made = make(s, span, kind, ref);
    if (!add(work, s, list, &made)) return false;
    nf_filler one = list->data[list->len - 1];
    uint32_t i = list->len - 1;
    for (; i > 0 && list->data[i - 1].span.begin > span.begin; i--)
        list->data[i] = list->data[i - 1];
    list->data[i] = one;
    return true;
}

/* Organisations, and nouns after 在: 在市人民医院, 在隧道里. */
static bool add_sites(nf_work *work, nf_scene *s)
{
    for (uint32_t i = 0; i < s->nouns.len; i++) {
        const nf_filler *c = &s->nouns.data[i];
        bool organisation = c->kind == NF_FILLER_ORGANISATION;
        bool noun = c->kind == NF_FILLER_NOUN
                    && (s->items.data[c->last].cls == NF_ITEM_PLACEWORD || s->at[c->first].located);
        if ((organisation || noun) && !insert(work, s, c->span, c->kind, c->ref)) return false;
    }
    return true;
}

/* 全国, 全省, 海外: before other nouns too. */
static bool add_regions(nf_work *work, nf_scene *s)
{
    for (uint32_t i = 0; i < s->items.len; i++) {
        const nf_item *item = &s->items.data[i];
        bool region = (item->marks & NF_PHRASE_WORDS_MARKS_OUTSIDE) && nf_span_len(item->span) == 2;
        if (region && !insert(work, s, item->span, NF_FILLER_NOUN, NF_NONE)) return false;
    }
    return true;
}

static bool make_room(nf_work *work, nf_scene *s)
{
    const uint32_t times = s->source->times->len, places = s->source->names->places.len;
    if (s->kept_times) return true;
    s->kept_times = newsfacts__arena_array(&work->stage, times, sizeof *s->kept_times);
    s->kept_places = newsfacts__arena_array(&work->stage, places, sizeof *s->kept_places);
    return s->kept_times && s->kept_places;
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
        if (!add(work, s, &s->times, kept_time(s, i))) return false;
    WINDOW(places, s->span, s->next_place, from, to);
    for (uint32_t i = from; i < to; i++)
        if (!add(work, s, &s->places, kept_place(s, i))) return false;
    return add_sites(work, s) && add_regions(work, s);
}
