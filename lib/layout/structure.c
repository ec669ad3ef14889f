#include "layout/structure.h"

/* Code points of a heading, and how many of them may follow one another. */
enum { HEADING_MAX = 40, QUESTION_MAX = 25, IN_A_ROW = 2 };

bool newsfacts__quotable_above(const nf_layout *layout)
{
    if (layout->segments.len < 2) return false;
    const nf_segment *above = &layout->segments.data[layout->segments.len - 2];
    return above->kind == NEWSFACTS_SEGMENT_LIST_ITEM
           || (above->kind == NEWSFACTS_SEGMENT_PARAGRAPH && !above->dateline);
}

static void quote(nf_segment *s, float confidence)
{
    s->kind = NEWSFACTS_SEGMENT_QUOTE;
    s->confidence = confidence;
}

void newsfacts__quote_above(nf_layout *layout)
{
    nf_segment *data = layout->segments.data;
    uint32_t i = layout->segments.len - 1; /* the attribution line itself */
    if (data[i - 1].kind == NEWSFACTS_SEGMENT_PARAGRAPH) {
        quote(&data[i - 1], 0.7f);
        return;
    }
    while (i > 0 && data[i - 1].kind == NEWSFACTS_SEGMENT_LIST_ITEM) quote(&data[--i], 0.9f);
}

static bool is_quoted(const nf_text *t, nf_span s)
{
    uint8_t first = nf_class_at(t, s.begin), last = nf_class_at(t, s.end - 1);
    return (first == NF_CLASS_QUOTE_OPEN || first == NF_CLASS_QUOTE)
           && (last == NF_CLASS_QUOTE_CLOSE || last == NF_CLASS_QUOTE);
}

static bool has_han(const nf_text *t, nf_span s)
{
    for (uint32_t i = s.begin; i < s.end; i++)
        if (nf_class_at(t, i) == NF_CLASS_HAN) return true;
    return false;
}

/* The line ends like running text: with 。 or with a mark that something follows. */
static bool ends_open(const nf_text *t, nf_span s)
{
    switch (nf_class_at(t, s.end - 1)) {
    case NF_CLASS_SEMI:
    case NF_CLASS_COMMA:
    case NF_CLASS_PAUSE:
    case NF_CLASS_COLON:
    case NF_CLASS_DASH:
    case NF_CLASS_CLOSE: return true;
    case NF_CLASS_STOP: {
        uint32_t c = t->fold[s.end - 1];
        bool asks = c == '?' || c == '!' || c == 0xff1f || c == 0xff01;
        return !asks || nf_span_len(s) > QUESTION_MAX;
    }
    default: return false;
    }
}

static bool looks_like_heading(const nf_text *t, const nf_segment *s)
{
    return s->kind == NEWSFACTS_SEGMENT_PARAGRAPH && !s->dateline
           && nf_span_len(s->span) <= HEADING_MAX && !ends_open(t, s->span)
           && !is_quoted(t, s->span) && has_han(t, s->span);
}

/* Something that a heading may stand above. */
static bool is_body(const nf_text *t, const nf_segment *s)
{
    switch (s->kind) {
    case NEWSFACTS_SEGMENT_LIST_ITEM:
    case NEWSFACTS_SEGMENT_CAPTION: return true;
    case NEWSFACTS_SEGMENT_PARAGRAPH:
        return nf_span_len(s->span) > HEADING_MAX || ends_open(t, s->span);
    default: return false;
    }
}

/* From the last line up: a short line without a stop is a heading when a
 * paragraph follows, directly or below one more such line. */
static void find_headings(const nf_text *t, nf_segments *segments)
{
    int since_body = IN_A_ROW;
    for (uint32_t i = segments->len; i-- > 0;) {
        nf_segment *s = &segments->data[i];
        if (looks_like_heading(t, s)) {
            if (since_body < IN_A_ROW && i > 0) {
                s->kind = NEWSFACTS_SEGMENT_HEADING;
                s->confidence = since_body ? 0.6f : 0.8f;
            }
            since_body++;
        } else {
            since_body = is_body(t, s) ? 0 : IN_A_ROW;
        }
    }
}

static void find_lead(nf_segments *segments)
{
    for (uint32_t i = 0; i < segments->len; i++) {
        if (segments->data[i].kind != NEWSFACTS_SEGMENT_PARAGRAPH) continue;
        segments->data[i].kind = NEWSFACTS_SEGMENT_LEAD;
        return;
    }
}

void newsfacts__structure(const nf_text *text, nf_layout *layout)
{
    find_headings(text, &layout->segments);
    find_lead(&layout->segments);
}
