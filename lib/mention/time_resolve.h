/* time_resolve.h: the resolver of one phrase. */
#ifndef NF_MENTION_TIME_RESOLVE_H
#define NF_MENTION_TIME_RESOLVE_H

#include "mention/time_parts.h"

typedef struct {
    const nf_scan *scan;
    const nf_phrase *phrase;
    const nf_context *context;
    nf_when *when;
    const nf_moment *like; /* the first end of the range whose second is resolved, or NULL */
    int32_t like_clock;
    bool absolute; /* the words themselves give the year */
} nf_resolver;

/* Whether words near the phrase, in its clause, speak of the future. */
bool newsfacts__resolve_ahead(const nf_scan *scan, nf_span span);

/* The year that dates are reckoned in, a common one where there is no reference;
 * its day; and whether there is one to reckon from. */
int32_t newsfacts__resolve_reference_year(const nf_resolver *r);
int32_t newsfacts__resolve_today(const nf_resolver *r);
bool newsfacts__resolve_reckons(const nf_resolver *r);

void newsfacts__resolve_put_day(const nf_resolver *r, nf_moment *m, int32_t day);
void newsfacts__resolve_anchor(nf_resolver *r, int32_t anchor, uint32_t index);
void newsfacts__resolve_by_reference(nf_resolver *r);

/* 98 to 1998, the year that the point's words give (0: none), a month or a day of it. */
int32_t newsfacts__resolve_long_year(const nf_resolver *r, int32_t two_digits);
int32_t newsfacts__resolve_year(nf_resolver *r, const nf_point *p);
void newsfacts__resolve_month_day(nf_resolver *r, const nf_point *p, nf_moment *m);

/* ------------------------------------------------- time_resolve_part.c */

void newsfacts__resolve_week(nf_resolver *r, const nf_point *p, nf_moment *m);
void newsfacts__resolve_period(const nf_point *p, nf_moment *m, nf_moment *to);
void newsfacts__resolve_part(nf_resolver *r, const nf_point *p, nf_moment *m);
void newsfacts__resolve_span(nf_resolver *r, const nf_point *p, nf_moment *m);
void newsfacts__resolve_long(nf_resolver *r, const nf_point *p, nf_moment *m);
void newsfacts__resolve_same(nf_resolver *r, const nf_point *p, nf_moment *m);

void newsfacts__point_resolve(nf_resolver *r, const nf_point *point, nf_moment *out);

#endif
