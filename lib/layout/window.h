/* window.h: a part of a line as patterns see it.
 *
 * Patterns do not run on the caller's bytes: a window is written anew as valid
 * UTF-8 from folded code points, with one form of every mark (layout.tsv says
 * which), so a pattern need not know half- from full-width. Windows are short,
 * which keeps matching linear in the text. */
#ifndef NF_LAYOUT_WINDOW_H
#define NF_LAYOUT_WINDOW_H

#include "engine/pattern.h"
#include "text/text.h"

enum { NF_WINDOW = 128 }; /* code points */

typedef struct {
    char text[NF_WINDOW * 4];
    uint16_t at[NF_WINDOW * 4 + 1]; /* code point of each byte, counted from begin */
    uint16_t size;                  /* bytes */
    uint32_t begin;                 /* position of the first code point */
    uint32_t end;                   /* of the span asked for, which may go on behind the window */
    uint64_t marks;                 /* of its characters: which rows may match */
} nf_window;

/* Fills *window with the first NF_WINDOW code points of `span`. */
void newsfacts__window(const nf_text *text, const nf_patterns *patterns, nf_span span,
                       nf_window *window);

/* Where bytes [begin, end) of the window stand in the text. */
static inline nf_span nf_window_span(const nf_window *w, size_t begin, size_t end)
{
    return nf_span_make(w->begin + w->at[begin], w->begin + w->at[end]);
}

#endif
