/* count_object.h: the parts of finding what a count counts.
 *
 *     count_object.c          which of them, ordinals, scores; what the clause goes on speaking of
 *     count_object_age.c      ages: whose
 *     count_object_thing.c    classifiers: 34名医疗队员, 党员15名
 *     count_object_measure.c  measures: 产量达20万吨
 *     count_cut.c             where the phrase ends before a predicate */
#ifndef NF_MENTION_COUNT_OBJECT_H
#define NF_MENTION_COUNT_OBJECT_H

#include "mention/count_link.h"

/* A count whose object is looked for, and what stands to its left. */
typedef struct {
    nf_linking *linking;
    nf_count *count;
    uint32_t item;
    nf_left_side left;
} nf_object_query;

static const nf_span nf_no_span = {0, 0};

static inline bool nf_item_changes(uint8_t near)
{
    return near == NF_ITEM_LINK || near == NF_ITEM_CHANGE || near == NF_ITEM_SHARE
           || near == NF_ITEM_EXCEED;
}

/* The object of the count at `item`. */
nf_span newsfacts__object_of(const nf_linking *linking, uint32_t item);

bool newsfacts__object_same(const nf_text *text, nf_span a, nf_span b);
bool newsfacts__object_same_unit(const nf_linking *linking, const nf_count *a, const nf_count *b);

/* The object of the newest count of this sentence that has the same unit. */
nf_span newsfacts__object_of_unit(const nf_object_query *q);

/* What the clause goes on speaking of. */
nf_span newsfacts__object_inherited(const nf_object_query *q);

/* Whether the count stands in the object of a verb that takes no clause. */
bool newsfacts__object_governed(const nf_object_query *q);

/* 人 and 人次 are themselves what is counted. */
bool newsfacts__object_is_unit(const nf_object_query *q);

nf_span newsfacts__object_of_age(const nf_object_query *q);
nf_span newsfacts__object_of_things(const nf_object_query *q);
nf_span newsfacts__object_of_measure(const nf_object_query *q);

#endif
