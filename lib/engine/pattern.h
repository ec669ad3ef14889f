/* pattern.h: the one door to PCRE2. Compiled once, shared by all threads; match
 * data belong to the parse that matches. */
#ifndef NF_ENGINE_PATTERN_H
#define NF_ENGINE_PATTERN_H

#include <newsfacts/newsfacts.h>

/* The compiled patterns of tables/source/layout.tsv, by row. */
typedef struct nf_patterns nf_patterns;

newsfacts_status newsfacts__patterns_new(const newsfacts_allocator *allocator, nf_patterns **out,
                                         newsfacts_error *error);
void newsfacts__patterns_free(nf_patterns *patterns);

#endif
