#include "layout/layout.h"

nf_span newsfacts__segment_body(const nf_segment *s)
{
    nf_span body = s->span;
    if (!nf_span_empty(s->prefix)) body.begin = s->prefix.end;
    if (!nf_span_empty(s->credit_block)) body.end = s->credit_block.begin;
    return body;
}

static bool is_space(const nf_text *t, uint32_t i)
{
    uint8_t c = nf_class_at(t, i);
    return c == NF_CLASS_SPACE || c == NF_CLASS_CONTROL;
}

/* The next line that is not blank, without surrounding spaces; empty: none left. */
static nf_span next_line(const nf_text *t, uint32_t *at)
{
    uint32_t i = *at;
    while (i < t->len && (is_space(t, i) || nf_class_at(t, i) == NF_CLASS_NEWLINE)) i++;
    uint32_t begin = i, end = i;
    for (; i < t->len && nf_class_at(t, i) != NF_CLASS_NEWLINE; i++)
        if (!is_space(t, i)) end = i + 1;
    *at = i;
    return nf_span_make(begin, end);
}

static bool ends_sentence(const nf_text *t, nf_span line)
{
    uint32_t i = line.end;
    while (i > line.begin && (nf_class_at(t, i - 1) == NF_CLASS_QUOTE_CLOSE || nf_class_at(t, i - 1) == NF_CLASS_CLOSE)) i--;
    return i > line.begin && nf_char_at(t, i - 1) == 0x3002;
}

newsfacts_status newsfacts__layout_read(nf_work *work, const newsfacts_engine *engine,
                                        const nf_text *text, nf_layout *out)
{
    (void)engine;
    if (!nf_spend(work, text->len)) return NEWSFACTS_E_LIMIT;
    uint32_t at = 0;
    bool lead = false;
    for (;;) {
        nf_span line = next_line(text, &at);
        if (nf_span_empty(line)) break;
        nf_segment *s = NF_VEC_ADD(&out->segments, &work->scratch);
        if (!s) return NEWSFACTS_E_MEMORY;
        s->span = line;
        s->prefix = nf_span_make(line.begin, line.begin);
        s->credit = s->credit_block = nf_span_make(line.end, line.end);
        s->confidence = 1;
        bool title = !lead && at < text->len && nf_span_len(line) <= 60 && !ends_sentence(text, line);
        s->kind = title ? NEWSFACTS_SEGMENT_TITLE
                        : lead ? NEWSFACTS_SEGMENT_PARAGRAPH : NEWSFACTS_SEGMENT_LEAD;
        if (!title) lead = true;
    }
    return NEWSFACTS_OK;
}
