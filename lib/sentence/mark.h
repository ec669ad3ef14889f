/* mark.h: the punctuation of a segment, found in one pass so that the others
 * look at marks alone: nine characters in ten are none. */
#ifndef NF_SENTENCE_MARK_H
#define NF_SENTENCE_MARK_H

#include "sentence/sentence.h"

/* Positions of classes STOP to TITLE_CLOSE, in order. */
typedef NF_VEC(uint32_t) nf_marks;

/* Makes *marks those of `span`; false: out of memory. */
bool newsfacts__marks_read(nf_work *work, const nf_text *text, nf_span span, nf_marks *marks);

#endif
