#include "support/promise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void broken(const char *file, int line, const char *condition)
{
    fprintf(stderr, "%s:%d: broken promise: %s\n", file, line, condition);
    abort();
}

void check_span(const view *v, newsfacts_span s)
{
    PROMISE(s.byte_begin <= s.byte_end && s.byte_end <= v->chars.size);
    PROMISE(s.char_begin == v->chars.at[s.byte_begin]);
    PROMISE(s.char_end == v->chars.at[s.byte_end]);
}

void check_string(newsfacts_string s)
{
    PROMISE(s.data);
    PROMISE(strlen(s.data) == s.size);
}

void check_text(const view *v, newsfacts_span s, newsfacts_string text)
{
    check_span(v, s);
    check_string(text);
    PROMISE(text.size == s.byte_end - s.byte_begin);
    PROMISE(!memcmp(text.data, v->text + s.byte_begin, text.size));
    for (uint32_t i = s.byte_begin; i < s.byte_end; i++) PROMISE(!v->chars.bad[i]);
}

void check_order(newsfacts_span a, newsfacts_span b)
{
    PROMISE(a.byte_begin <= b.byte_begin);
    PROMISE(a.byte_begin < b.byte_begin || a.byte_end >= b.byte_end);
}

int inside(newsfacts_span outer, newsfacts_span inner)
{
    return inner.byte_begin >= outer.byte_begin && inner.byte_end <= outer.byte_end;
}

void check_confidence(float confidence)
{
    PROMISE(confidence >= 0 && confidence <= 1);
}

void check_place(const view *v, newsfacts_span s, int32_t sentence)
{
    PROMISE(sentence >= 0);
    const newsfacts_sentence *home = newsfacts_sentences_at(v->doc, (size_t)sentence);
    PROMISE(home);
    PROMISE(s.byte_begin < s.byte_end);
    PROMISE(inside(home->span, s));
    const newsfacts_segment *segment = newsfacts_segments_at(v->doc, (size_t)home->segment);
    PROMISE(segment && segment->kind != NEWSFACTS_SEGMENT_BOILERPLATE);
}
