/* organisation_home.h: where a body belongs whose name does not say it: 市公安局, 国会.
 *
 * A division is chosen by its unit (省, 市, 县, 区, 州, 旗): of those that the paragraph has
 * named before, else of all, the one that the document names most, the dateline's
 * counting more. 省 is the province of the paper. */
#ifndef NF_MENTION_ORGANISATION_HOME_H
#define NF_MENTION_ORGANISATION_HOME_H

#include "mention/name.h"

enum { NF_HOME_DIVISIONS = 32 };

typedef struct {
    nf_span span; /* where it was named last */
    uint32_t code;
    uint32_t unit; /* 市, 县, … as a code point */
    uint32_t votes;
} nf_home_division;

typedef struct {
    const nf_name_source *from;
    const nf_names *names;
    nf_home_division list[NF_HOME_DIVISIONS]; /* those named first, if there are more */
    uint32_t len;
    nf_span province; /* empty: unknown */
} nf_home;

/* Reads the divisions of the document from its places. */
void newsfacts__home_read(const nf_name_source *source, const nf_names *names, nf_home *out);

/* The division with this unit that a body at `at` belongs to; empty: none. */
nf_span newsfacts__home_division(const nf_home *home, uint32_t unit, uint32_t at);

/* The foreign country that the sentence or paragraph spoke of last before `at`; empty: none. */
nf_span newsfacts__home_country(const nf_name_source *source, const nf_names *names, uint32_t at);

#endif
