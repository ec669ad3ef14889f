/* span.h: a half-open range of code points, the unit in which every stage speaks.
 * Only document/ turns code points back into the caller's bytes. */
#ifndef NF_BASE_SPAN_H
#define NF_BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

#define NF_NONE UINT32_MAX /* "no such index" in internal records */

typedef struct {
    uint32_t begin;
    uint32_t end;
} nf_span;

static inline nf_span nf_span_make(uint32_t begin, uint32_t end)
{
    nf_span s = {begin, end};
    return s;
}

static inline uint32_t nf_span_len(nf_span s)
{
    return s.end - s.begin;
}

static inline bool nf_span_empty(nf_span s)
{
    return s.end <= s.begin;
}

static inline bool nf_span_has(nf_span s, uint32_t at)
{
    return at >= s.begin && at < s.end;
}

static inline bool nf_span_covers(nf_span outer, nf_span inner)
{
    return inner.begin >= outer.begin && inner.end <= outer.end;
}

static inline bool nf_span_overlaps(nf_span a, nf_span b)
{
    return a.begin < b.end && b.begin < a.end;
}

static inline bool nf_span_equal(nf_span a, nf_span b)
{
    return a.begin == b.begin && a.end == b.end;
}

/* The order of facts in a document: by start, the longer one first. */
static inline int nf_span_order(nf_span a, nf_span b)
{
    if (a.begin != b.begin) return a.begin < b.begin ? -1 : 1;
    if (a.end != b.end) return a.end > b.end ? -1 : 1;
    return 0;
}

#endif
