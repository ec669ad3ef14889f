/* alias.h: from words of the document to the name that they stood for.
 *
 * A hash table over spans of the text. Time for each call is bounded: chains that
 * get too long forget, which costs a link and never time. */
#ifndef NF_MENTION_ALIAS_H
#define NF_MENTION_ALIAS_H

#include "base/work.h"
#include "text/text.h"

typedef struct {
    nf_span span;  /* the words where they were last put in */
    uint32_t value;
} nf_alias;

typedef struct {
    const nf_text *text;
    nf_alias *slots; /* empty span: free */
    uint32_t mask;
} nf_aliases;

/* Room for `len` entries; false: out of memory. */
bool newsfacts__aliases_init(nf_aliases *a, nf_work *work, const nf_text *text, uint32_t len);

void newsfacts__alias_put(nf_aliases *a, nf_span span, uint32_t value);

/* What was last put in for these words, or NF_NONE. */
uint32_t newsfacts__alias_find(const nf_aliases *a, nf_span span);

#endif
