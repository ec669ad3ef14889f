/* time.h: time expressions as internal records. */
#ifndef NF_MENTION_TIME_H
#define NF_MENTION_TIME_H

#include "lexical/lexical.h"
#include "lexical/numeral.h"

enum { NF_TIME_VALUE = 48 }; /* "2020-02-28T16:30:00/2020-02-29T16:30:00" and its NUL */

typedef struct {
    nf_span span;
    uint32_t sentence;
    int32_t type;      /* newsfacts_time_type */
    int32_t qualifier; /* newsfacts_qualifier */
    int32_t anchor;    /* newsfacts_anchor */
    uint32_t anchor_time; /* index or NF_NONE */
    char value[NF_TIME_VALUE]; /* "" where the text alone does not place it */
    float confidence;
} nf_time;

typedef NF_VEC(nf_time) nf_times;

/* A calendar date; month or day 0: not known. year 0: not known. */
typedef struct {
    int32_t year, month, day;
    int32_t hour, minute; /* -1: not known */
} nf_date;

/* Reads options.reference (NULL or "": year 0). NEWSFACTS_E_REFERENCE with a
 * message that quotes it and says what is wrong, where it is no ISO 8601 date. */
newsfacts_status newsfacts__reference_option(const char *text, nf_date *out,
                                             newsfacts_error *error);

/* Finds and resolves all times. `reference` has year 0 where the caller gave
 * none: then the dateline of the layout serves, and what was used comes back in
 * *reference. dateline_date gets the value of the dateline's date or "". */
newsfacts_status newsfacts__time_read(nf_work *work, const newsfacts_engine *engine,
                                      const nf_text *text, const nf_layout *layout,
                                      const nf_sentencing *sentencing, const nf_lexical *lexical,
                                      const nf_numbering *numbering, nf_date *reference,
                                      char dateline_date[NF_TIME_VALUE], nf_times *out);

#endif
