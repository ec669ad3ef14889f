/* inherit.c: the times and places that an event may have: those of its sentence and,
 * where it says none, the last ones before it. Which of them, and whether any,
 * is for the ranker: it has learnt not to inherit into captions or for what is said. */
#include "event/argument.h"

#include <string.h>

enum { BEFORE = 5, MOST = 40 };

static bool add(nf_work *work, nf_scene *s, nf_fillers *list, nf_span span, uint32_t sentence,
                uint8_t kind, uint32_t ref)
{
    nf_filler *c = NF_VEC_ADD(list, &work->scratch);
    if (!c) return false;
    memset(c, 0, sizeof *c);
    bool here = sentence == s->sentence;
    c->span = span;
    c->kind = kind;
    c->ref = ref;
    c->joined = NF_NONE;
    c->sentence = sentence;
    c->first = here ? newsfacts__scene_item(s, span.begin) : NF_NONE;
    c->last = here ? newsfacts__scene_item(s, span.end - 1) : NF_NONE;
    c->head = newsfacts__scene_hash(s->source->text, span);
    return true;
}

/* Mentions [*from, *to) of a list by begin that lie in `sentence` or shortly before it. */
#define WINDOW(list, sentence, from, to)                              \
    do {                                                              \
        uint32_t low_ = 0, high_ = (list)->len;                       \
        while (low_ < high_) {                                        \
            uint32_t middle_ = low_ + (high_ - low_) / 2;             \
            if ((list)->data[middle_].span.begin < (sentence).begin)  \
                low_ = middle_ + 1;                                   \
            else                                                      \
                high_ = middle_;                                      \
        }                                                             \
        (to) = low_;                                                  \
        (from) = low_ > BEFORE ? low_ - BEFORE : 0;                   \
        while ((to) < (list)->len && (list)->data[to].span.end <= (sentence).end \
               && (to) - low_ < MOST)                                 \
            (to)++;                                                   \
    } while (0)

bool newsfacts__inherit_candidates(nf_work *work, nf_scene *s)
{
    const nf_times *times = s->source->times;
    const nf_places *places = &s->source->names->places;
    nf_span sentence = s->source->sentencing->sentences.data[s->sentence].span;
    uint32_t from, to;
    s->times.len = s->places.len = 0;
    WINDOW(times, sentence, from, to);
    for (uint32_t i = from; i < to; i++)
        if (!add(work, s, &s->times, times->data[i].span, times->data[i].sentence, NF_FILLER_TIME, i))
            return false;
    WINDOW(places, sentence, from, to);
    for (uint32_t i = from; i < to; i++)
        if (!add(work, s, &s->places, places->data[i].span, places->data[i].sentence, NF_FILLER_PLACE, i))
            return false;
    return true;
}
