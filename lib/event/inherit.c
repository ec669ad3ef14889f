/* inherit.c: the times and places that an event may have: those of its sentence and the last
 * times before it; of the places before it the one that stands is asked (argument_ask.c). Which
 * of them, and whether any, is for the ranker: it has learnt not to inherit into captions or
 * for what is said. */
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

/* Moves on in a list of mentions by begin to the first that does not begin before `at`. */
#define MOVE_ON(next, list, at) \
    while ((next) < (list)->len && (list)->data[next].span.begin < (at)) (next)++

static bool add_times(nf_work *work, nf_scene *s)
{
    const nf_times *times = s->source->times;
    MOVE_ON(s->next_time, times, s->span.begin);
    uint32_t from = s->next_time > BEFORE ? s->next_time - BEFORE : 0, to = s->next_time;
    while (to < times->len && times->data[to].span.end <= s->span.end && to - s->next_time < MOST)
        to++;
    for (uint32_t i = from; i < to; i++)
        if (!add(work, s, &s->times, kept_time(s, i))) return false;
    return true;
}

/* --------------------------------------------------------------- places */

/* Keeps the list in the order of the text. */
static bool insert(nf_work *work, nf_scene *s, nf_span span, uint8_t kind, uint32_t ref)
{
    nf_fillers *list = &s->places;
    if (list->len >= MOST) return true;
    for (uint32_t k = list->len; k > 0 && list->data[k - 1].span.end >= span.end; k--)
        if (nf_span_equal(list->data[k - 1].span, span)) return true;
    const nf_filler made = make(s, span, kind, ref);
    if (!add(work, s, list, &made)) return false;
    nf_filler one = list->data[list->len - 1];
    uint32_t i = list->len - 1;
    for (; i > 0 && list->data[i - 1].span.begin > span.begin; i--)
        list->data[i] = list->data[i - 1];
    list->data[i] = one;
    return true;
}

/* 河南 of 山西、河南: the first of a list stands for it. */
static bool is_next_in_list(const nf_scene *s, nf_span place)
{
    if (!s->places.len) return false;
    const nf_filler *before = &s->places.data[s->places.len - 1];
    uint32_t first = nf_scene_item_at(s, place.begin);
    return first == before->last + 2 && s->at[first - 1].cls == NF_ITEM_CONJUNCTION;
}

static bool add_named(nf_work *work, nf_scene *s)
{
    const nf_places *places = &s->source->names->places;
    MOVE_ON(s->next_place, places, s->span.begin);
    for (uint32_t i = s->next_place; i < places->len; i++) {
        nf_span span = places->data[i].span;
        if (span.end > s->span.end) break;
        if (!is_next_in_list(s, span) && !insert(work, s, span, NF_FILLER_PLACE, i)) return false;
    }
    return true;
}

/* 在 and a noun is a place as a rule, but for 在能源领域, 在实地考察. */
static bool is_located(const nf_scene *s, const nf_filler *c)
{
    const uint32_t others = NF_PHRASE_WORDS_MARKS_CLOSES | NF_PHRASE_WORDS_MARKS_PROJECT
                            | NF_PHRASE_WORDS_MARKS_EVENT;
    return s->at[c->first].located && s->at[c->last].cls != NF_ITEM_VN
           && !(s->items.data[c->last].marks & others);
}

/* Organisations, nouns that are places without a name, nouns after 在: 在市人民医院, 在隧道里. */
static bool is_site(const nf_scene *s, const nf_filler *c)
{
    if (c->kind != NF_FILLER_NOUN) return c->kind == NF_FILLER_ORGANISATION;
    return is_located(s, c) || s->at[c->last].cls == NF_ITEM_PLACEWORD
           || (newsfacts__phrase_marks(&s->line, c->last) & NF_PHRASE_WORDS_MARKS_REGION);
}

static bool add_sites(nf_work *work, nf_scene *s)
{
    for (uint32_t i = 0; i < s->nouns.len; i++) {
        const nf_filler *c = &s->nouns.data[i];
        if (is_site(s, c) && !insert(work, s, c->span, c->kind, c->ref)) return false;
    }
    return true;
}

/* 全国, 全省, 海外: before other nouns too; 京 of 在京. */
static bool add_regions(nf_work *work, nf_scene *s)
{
    for (uint32_t i = 0; i < s->items.len; i++) {
        const nf_item *item = &s->items.data[i];
        if (!(item->marks & NF_PHRASE_WORDS_MARKS_REGION)) continue;
        bool within = item->cls == NF_ITEM_VERB || item->cls == NF_ITEM_ADVERB
                      || item->cls == NF_ITEM_VN;
        if (!within && !(item->marks & NF_PHRASE_WORDS_MARKS_OUTSIDE)) continue;
        nf_span span = item->span;
        if (within) span.begin = span.end - 1;
        if (!insert(work, s, span, NF_FILLER_NOUN, NF_NONE)) return false;
    }
    return true;
}

static bool make_room(nf_work *work, nf_scene *s)
{
    if (s->kept_times) return true;
    s->kept_times =
        newsfacts__arena_array(&work->stage, s->source->times->len, sizeof *s->kept_times);
    return s->kept_times != NULL;
}

bool newsfacts__inherit_candidates(nf_work *work, nf_scene *s)
{
    s->times.len = s->places.len = 0;
    return make_room(work, s) && add_times(work, s) && add_named(work, s) && add_sites(work, s)
           && add_regions(work, s);
}
