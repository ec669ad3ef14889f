#include "layout/window.h"

static bool is_square(uint32_t c)
{
    switch (c) {
    case '[':
    case ']':
    case 0xff3b:
    case 0xff3d:
    case 0x3010:
    case 0x3011:
    case 0x3014:
    case 0x3015:
    case 0x3016:
    case 0x3017: return true;
    default: return false;
    }
}

/* Symbols that have a full-width twin outside of letters and digits. */
static uint32_t plain_symbol(uint32_t c)
{
    return c > 0xff00 && c < 0xff5f ? c - 0xfee0 : c;
}

static uint32_t plain(uint32_t c, uint8_t cls)
{
    switch (cls) {
    case NF_CLASS_HAN:
    case NF_CLASS_DIGIT:
    case NF_CLASS_LATIN: return c;
    case NF_CLASS_SPACE:
    case NF_CLASS_CONTROL:
    case NF_CLASS_NEWLINE: return ' ';
    case NF_CLASS_BAD: return 0xfffd;
    case NF_CLASS_OPEN: return is_square(c) ? '[' : '(';
    case NF_CLASS_CLOSE: return is_square(c) ? ']' : ')';
    case NF_CLASS_COMMA: return ',';
    case NF_CLASS_COLON: return ':';
    case NF_CLASS_SEMI: return ';';
    case NF_CLASS_DASH: return '-';
    default: return plain_symbol(c);
    }
}

/* Writes one code point; returns how many bytes it has. Folded text has no
 * surrogates and nothing above U+10FFFF. */
static unsigned write(uint32_t c, char *to)
{
    if (c >= 0x800 && c < 0x10000) {
        to[0] = (char)(0xe0 | c >> 12);
        to[1] = (char)(0x80 | (c >> 6 & 0x3f));
        to[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    unsigned size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (unsigned i = size - 1; i > 0; i--, c >>= 6) to[i] = (char)(0x80 | (c & 0x3f));
    to[0] = (char)(lead[size] | c);
    return size;
}

void newsfacts__window(const nf_text *text, const nf_patterns *patterns, nf_span span,
                       nf_window *window)
{
    uint32_t len = nf_span_len(span) < NF_WINDOW ? nf_span_len(span) : NF_WINDOW;
    uint16_t size = 0;
    window->begin = span.begin;
    window->end = span.end;
    window->marks = 0;
    for (uint32_t i = 0; i < len; i++) {
        uint32_t at = span.begin + i;
        uint32_t c = plain(text->fold[at], nf_class_at(text, at));
        unsigned more = write(c, window->text + size);
        window->marks |= newsfacts__patterns_marks(patterns, c);
        while (more--) window->at[size++] = (uint16_t)i;
    }
    window->at[size] = (uint16_t)len;
    window->size = size;
}
