/* scan.h: what the parts of layout/ share while one text is read. */
#ifndef NF_LAYOUT_SCAN_H
#define NF_LAYOUT_SCAN_H

#include "layout/layout.h"
#include "layout/window.h"
#include "tables/tables.h"

typedef struct {
    nf_work *work;
    const nf_patterns *patterns;
    nf_matcher *matcher;
    const nf_text *text;
    nf_layout *out;
    const nf_pattern *hit; /* of the last match */
    uint32_t bylines;      /* that have been read */
    bool out_of_memory;    /* a match could not be tried */
    nf_window window;      /* that it looked at */
} nf_scan;

/* The first row of `kind` that matches the scan's window at byte `from`. */
bool newsfacts__scan(nf_scan *scan, int32_t kind, size_t from);

/* The same in a new window over `span`. */
bool newsfacts__scan_span(nf_scan *scan, int32_t kind, nf_span span);

/* Where a group of the last match stands; false: it took no part. NULL: the
 * whole match. */
bool newsfacts__scan_group(const nf_scan *scan, const char *name, nf_span *out);

/* ------------------------------------------------------------------ lines */

enum {
    NF_LINE_ENDS = 1 << 0,    /* ends with 。！？… */
    NF_LINE_GOES_ON = 1 << 1, /* ends with ：；，、—— */
    NF_LINE_LAST = 1 << 2     /* no line follows */
};

typedef struct {
    nf_span span; /* without surrounding spaces */
    uint8_t flags;
} nf_line;

/* The next line that is not blank, from *at on; false: none left. */
bool newsfacts__line_next(const nf_text *text, uint32_t *at, nf_line *out);

/* Length of the list mark at the start of a line (●, 一、, （一）, 1.), spaces after it included;
 * 0: none. */
uint32_t newsfacts__list_mark(const nf_text *text, nf_span line);

/* ----------------------------------------------------------------- bylines */

/* Reads names, roles, publisher and date out of a byline. */
newsfacts_status newsfacts__byline_read(nf_scan *scan, nf_span span);

/* Takes `outlet` as publisher unless one is known or it is 本报. */
void newsfacts__publisher(nf_scan *scan, nf_span outlet);

/* ------------------------------------------------------ parts of paragraphs */

/* Finds a dateline at the start of the segment: sets prefix and dateline, and
 * what it says of the source. */
newsfacts_status newsfacts__dateline_read(nf_scan *scan, nf_segment *segment);

/* Finds a photo credit at the end: sets credit and credit_block. */
bool newsfacts__credit_read(nf_scan *scan, nf_segment *segment);

/* Whether a line begins as captions do. */
bool newsfacts__caption_head(nf_scan *scan, nf_span line);

/* Finds a byline in brackets at the end: sets credit_block. */
newsfacts_status newsfacts__tail_read(nf_scan *scan, nf_segment *segment);

#endif
