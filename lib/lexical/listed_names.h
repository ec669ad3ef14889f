/* listed_names.h: which words are a name of the model's lists. */
#ifndef NF_LEXICAL_LISTED_NAMES_H
#define NF_LEXICAL_LISTED_NAMES_H

#include "lexical/features.h"

/* Marks the longest listed name from each word on, leftmost first. */
void newsfacts__listed_names(const nf_model *model, nf_word_view *views, uint32_t len);

#endif
