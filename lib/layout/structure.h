/* structure.h: what a line is by the lines around it. */
#ifndef NF_LAYOUT_STRUCTURE_H
#define NF_LAYOUT_STRUCTURE_H

#include "layout/layout.h"

/* Whether an attribution line, the last segment, has something above it that it
 * can be about; and makes quotes of that: list items, or one paragraph. */
bool newsfacts__quotable_above(const nf_layout *layout);
void newsfacts__quote_above(nf_layout *layout);

/* Finds headings and the lead. */
void newsfacts__structure(const nf_text *text, nf_layout *layout);

#endif
