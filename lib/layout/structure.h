/* structure.h: what a line is by the lines around it. */
#ifndef NF_LAYOUT_STRUCTURE_H
#define NF_LAYOUT_STRUCTURE_H

#include "layout/layout.h"

/* Makes quotes of the list items and quoted lines above an attribution line at
 * `line`, the last segment. false: nothing there can be quoted. */
bool newsfacts__quote_above(nf_layout *layout, nf_span line);

/* Finds headings and the lead. */
void newsfacts__structure(const nf_text *text, nf_layout *layout);

#endif
