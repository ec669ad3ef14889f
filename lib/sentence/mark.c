#include "sentence/mark.h"

/* Room for every character of the span, so that the loop below need not ask.
 * All that is ever taken is less than a text of spans, each longer than the last. */
static bool make_room(nf_work *work, nf_marks *marks, uint32_t len)
{
    if (len <= marks->cap) return true;
    marks->data = newsfacts__arena_raw(&work->stage, len, sizeof *marks->data);
    marks->cap = marks->data ? len : 0;
    return marks->data != NULL;
}

bool newsfacts__marks_read(nf_work *work, const nf_text *text, nf_span span, nf_marks *marks)
{
    if (!make_room(work, marks, nf_span_len(span))) return false;
    uint32_t len = 0;
    for (uint32_t i = span.begin; i < span.end; i++) {
        unsigned above = (text->cls[i] & NF_CLASS_MASK) - (unsigned)NF_CLASS_STOP;
        marks->data[len] = i; /* stays when it is a mark: no branch to predict */
        len += above <= (unsigned)(NF_CLASS_TITLE_CLOSE - NF_CLASS_STOP);
    }
    marks->len = len;
    return true;
}
