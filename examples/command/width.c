#include "width.h"

#include <stdbool.h>
#include <utf8proc.h>

/* A code point as it is printed. */
typedef struct {
    size_t size;
    int columns;
    bool shown; /* as it is; otherwise a mark stands for it */
} glyph;

static bool is_obeyed(utf8proc_int32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f
           || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static glyph glyph_at(const char *text, size_t size)
{
    glyph g = {1, 1, false};
    utf8proc_int32_t c;
    utf8proc_ssize_t n =
        utf8proc_iterate((const utf8proc_uint8_t *)text, size < 4 ? (utf8proc_ssize_t)size : 4, &c);
    if (n <= 0) return g;
    g.size = (size_t)n;
    if (is_obeyed(c)) return g;
    g.columns = utf8proc_charwidth(c);
    g.shown = true;
    return g;
}

int width_of(const char *text, size_t size)
{
    int columns = 0;
    for (size_t at = 0; at < size;) {
        glyph g = glyph_at(text + at, size - at);
        columns += g.columns;
        at += g.size;
    }
    return columns;
}

size_t width_fit(const char *text, size_t size, int columns)
{
    size_t at = 0;
    while (at < size) {
        glyph g = glyph_at(text + at, size - at);
        if (g.columns > columns) break;
        columns -= g.columns;
        at += g.size;
    }
    return at;
}

size_t width_fit_end(const char *text, size_t size, int columns)
{
    size_t from = size;
    while (from > 0) {
        size_t start = from - 1;
        while (start > 0 && from - start < 4 && ((unsigned char)text[start] & 0xc0) == 0x80)
            start--;
        columns -= width_of(text + start, from - start);
        if (columns < 0) break;
        from = start;
    }
    return size - from;
}

void width_print(FILE *out, const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        glyph g = glyph_at(text + at, size - at);
        if (g.shown)
            fwrite(text + at, 1, g.size, out);
        else
            fputs(text[at] == '\t' || text[at] == '\n' || text[at] == '\r' ? " " : "\xEF\xBF\xBD",
                  out);
        at += g.size;
    }
}
