/* roster.h: rows of names without anything between them (李新中王海周建平), as papers
 * print committees. A tagger that cuts one name wrongly cuts its neighbours wrongly
 * too: here a whole row is cut at once, by surnames. */
#ifndef NF_LEXICAL_ROSTER_H
#define NF_LEXICAL_ROSTER_H

#include "lexical/tagger.h"

/* Cuts the rows of people among the tags anew. */
newsfacts_status newsfacts__roster_read(nf_work *work, const nf_text *text,
                                        const nf_sentencing *sentencing, nf_tags *tags);

#endif
