/* count.h: counts as internal records. */
#ifndef NF_MENTION_COUNT_H
#define NF_MENTION_COUNT_H

#include "mention/time.h"

/* One side of a count. */
typedef struct {
    int32_t form; /* newsfacts_number_form */
    nf_decimal decimal;
    int64_t numerator, denominator; /* fractions */
} nf_bound;

typedef struct {
    nf_span span;
    uint32_t sentence;
    int32_t qualifier;
    nf_bound low, high;
    nf_span unit;     /* as written, without multiplier; empty: none */
    int32_t unit_kind;
    const char *unit_code; /* static; "" none */
    nf_span object;   /* empty: none */
    uint32_t aspect;
    uint32_t part_of; /* index or NF_NONE */
    uint32_t time;    /* index or NF_NONE */
    float confidence;
} nf_count;

typedef NF_VEC(nf_count) nf_counts;

/* Finds counts: numerals that no time has taken, with hedges, unit and value. */
newsfacts_status newsfacts__count_read(nf_work *work, const newsfacts_engine *engine,
                                       const nf_text *text, const nf_layout *layout,
                                       const nf_sentencing *sentencing, const nf_lexical *lexical,
                                       const nf_numbering *numbering, const nf_times *times,
                                       nf_counts *out);

/* Links them: object, aspect, part_of, time. Runs when all mentions are there. */
newsfacts_status newsfacts__count_link(nf_work *work, const nf_text *text,
                                       const nf_layout *layout, const nf_sentencing *sentencing,
                                       const nf_lexical *lexical, const nf_times *times,
                                       nf_counts *counts);

#endif
