/* layout.h: what each line of the article is for.
 *
 * Gets: code points. Hands on: segments in text order, and what bylines and
 * datelines say of the source. Every line that is not blank is in exactly one
 * segment; a segment is one line without its surrounding spaces. */
#ifndef NF_LAYOUT_LAYOUT_H
#define NF_LAYOUT_LAYOUT_H

#include "base/vec.h"
#include "engine/engine.h"
#include "text/text.h"

typedef struct {
    int32_t kind; /* newsfacts_segment_kind */
    nf_span span;
    nf_span prefix;       /* dateline, byline or list mark before the body text; empty: none */
    nf_span credit;       /* caption: the photographer's name; empty: none */
    nf_span credit_block; /* caption: the whole credit, which holds no facts; empty: none */
    bool dateline;        /* prefix is a dateline: a sentence of its own, for its date is a fact */
    float confidence;
} nf_segment;

typedef NF_VEC(nf_segment) nf_segments;

typedef struct {
    nf_span name;
    nf_span role; /* 记者, 通讯员, 作者; empty: not stated */
} nf_author;

typedef NF_VEC(nf_author) nf_authors;

typedef struct {
    nf_segments segments;
    nf_authors authors;
    nf_span publisher;      /* empty: not stated */
    nf_span dateline_place; /* empty: not stated */
    nf_span dateline_date;  /* the words: 2月28日; empty: not stated */
} nf_layout;

/* The text of a segment that facts are read from: without prefix and credit. */
nf_span newsfacts__segment_body(const nf_segment *segment);

newsfacts_status newsfacts__layout_read(nf_work *work, const newsfacts_engine *engine,
                                        const nf_text *text, nf_layout *out);

#endif
