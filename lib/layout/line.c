/* line.c: lines and the marks at their two ends. */
#include "layout/scan.h"

static bool is_blank(const nf_text *t, uint32_t at)
{
    uint8_t cls = nf_class_at(t, at);
    return cls == NF_CLASS_SPACE || cls == NF_CLASS_CONTROL
           || (cls == NF_CLASS_BAD && !t->fold[at]); /* NUL */
}

static bool is_closing(uint8_t cls)
{
    return cls == NF_CLASS_CLOSE || cls == NF_CLASS_QUOTE_CLOSE || cls == NF_CLASS_QUOTE;
}

static uint8_t end_flags(const nf_text *t, nf_span line)
{
    uint32_t end = line.end;
    while (end > line.begin && is_closing(nf_class_at(t, end - 1))) end--;
    if (end == line.begin) return 0;
    switch (nf_class_at(t, end - 1)) {
    case NF_CLASS_STOP: return NF_LINE_ENDS;
    case NF_CLASS_SEMI:
    case NF_CLASS_COMMA:
    case NF_CLASS_PAUSE:
    case NF_CLASS_COLON:
    case NF_CLASS_DASH: return NF_LINE_GOES_ON;
    default: return 0;
    }
}

static uint32_t skip_blank(const nf_text *t, uint32_t at)
{
    while (at < t->len && (is_blank(t, at) || nf_class_at(t, at) == NF_CLASS_NEWLINE)) at++;
    return at;
}

bool newsfacts__line_next(const nf_text *text, uint32_t *at, nf_line *out)
{
    uint32_t begin = skip_blank(text, *at), end = begin;
    while (end < text->len && nf_class_at(text, end) != NF_CLASS_NEWLINE) end++;
    *at = skip_blank(text, end);
    while (end > begin && is_blank(text, end - 1)) end--;
    out->span = nf_span_make(begin, end);
    out->flags = end_flags(text, out->span);
    if (*at == text->len) out->flags |= NF_LINE_LAST;
    return begin < end;
}

/* ● ■ ▲ ◆ ★ ① ⑴ ⒈ and their like. */
static bool is_bullet(uint32_t c)
{
    if (c >= 0x25a0 && c <= 0x25ff) return true; /* geometric shapes */
    if (c >= 0x2460 && c <= 0x249b) return true; /* enclosed numbers */
    if (c >= 0x2600 && c <= 0x27bf) return true; /* stars, dingbats, arrows */
    return c == 0x2022 || c == 0xb7 || c == 0x203b || c == 0x30fb;
}

static bool is_numeral(const nf_text *t, uint32_t at)
{
    return at < t->len && (t->cls[at] & NF_CLASS_NUMERAL) && nf_class_at(t, at) == NF_CLASS_HAN;
}

/* End of a number of at most three digits or numerals at `at`, or `at`. */
static uint32_t number_end(const nf_text *t, uint32_t at, bool *han)
{
    uint32_t end = at;
    *han = is_numeral(t, at);
    while (end < at + 3 && (*han ? is_numeral(t, end) : nf_class_at(t, end) == NF_CLASS_DIGIT))
        end++;
    return end;
}

/* Past the mark after a list number: 一、 1. 1、 1） ; `end` when there is none.
 * "1.5" and "1、2月" are no marks. */
static uint32_t past_number_mark(const nf_text *t, uint32_t end, bool han)
{
    uint32_t c = nf_char_at(t, end);
    bool digit_next = nf_class_at(t, end + 1 < t->len ? end + 1 : t->len) == NF_CLASS_DIGIT;
    if (c == 0x3001) return digit_next || is_numeral(t, end + 1) ? end : end + 1;
    if (!han && (c == '.' || c == 0xff0e)) return digit_next ? end : end + 1;
    if (!han && nf_class_at(t, end) == NF_CLASS_CLOSE) return end + 1;
    return end;
}

/* 一、 1. （一） 1) */
static uint32_t number_mark(const nf_text *t, nf_span line)
{
    bool han, bracket = nf_class_at(t, line.begin) == NF_CLASS_OPEN;
    uint32_t begin = line.begin + bracket, end = number_end(t, begin, &han);
    if (end == begin || end >= line.end) return 0;
    uint32_t past = end;
    if (!bracket)
        past = past_number_mark(t, end, han);
    else if (nf_class_at(t, end) == NF_CLASS_CLOSE)
        past = end + 1;
    return past == end ? 0 : past - line.begin;
}

/* Markdown's headings: one to six # and a space; #话题# is none. */
static uint32_t hash_mark(const nf_text *t, nf_span line)
{
    uint32_t end = line.begin;
    while (end < line.end && end < line.begin + 6 && t->fold[end] == '#') end++;
    return end < line.end && is_blank(t, end) ? end - line.begin : 0;
}

static uint32_t bullet_mark(const nf_text *t, nf_span line)
{
    uint32_t end = line.begin;
    while (end < line.end && end < line.begin + 4 && is_bullet(t->fold[end])) end++;
    return end - line.begin;
}

uint32_t newsfacts__list_mark(const nf_text *text, nf_span line)
{
    uint32_t mark = bullet_mark(text, line);
    if (!mark) mark = hash_mark(text, line);
    if (!mark) mark = number_mark(text, line);
    if (!mark) return 0;
    uint32_t end = line.begin + mark;
    while (end < line.end && is_blank(text, end)) end++;
    return end < line.end ? end - line.begin : 0;
}
