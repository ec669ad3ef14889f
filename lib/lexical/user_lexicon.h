/* user_lexicon.h: where names of the user's lexicon stand. */
#ifndef NF_LEXICAL_USER_LEXICON_H
#define NF_LEXICAL_USER_LEXICON_H

#include "lexical/tagger.h"

/* Puts the longest names of the lexicon into the tags, sure (confidence 1), and takes
 * out what overlaps them. */
newsfacts_status newsfacts__user_lexicon_read(nf_work *work, const newsfacts_engine *engine,
                                              const nf_text *text,
                                              const nf_sentencing *sentencing, nf_tags *tags);

/* Makes `tags` all of `sure`, and what of them overlaps none of these; both are by begin.
 * false: out of memory. */
bool newsfacts__tags_merge(nf_work *work, const nf_tags *sure, nf_tags *tags);

/* The entry of `kind` with exactly the words of `span`; NULL: none. */
const nf_lexicon_entry *newsfacts__user_lexicon_entry(const newsfacts_engine *engine,
                                                      const nf_text *text, nf_span span,
                                                      int32_t kind);

#endif
