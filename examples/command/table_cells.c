/* table_cells.c: cells of records. */
#include "table_cells.h"

#include <string.h>

void cell_string(grid *g, newsfacts_string s)
{
    grid_add(g, s.data, s.size);
}

void cell_text(grid *g, const char *text)
{
    grid_add(g, text, strlen(text));
}

void cell_index(grid *g, int32_t index)
{
    char text[16];
    int size = index >= 0 ? snprintf(text, sizeof text, "%ld", (long)index) : 0;
    grid_add(g, text, (size_t)size);
}

void cell_sentence(grid *g, const newsfacts_document *d, int32_t sentence, newsfacts_span s)
{
    const newsfacts_sentence *around =
        sentence < 0 ? NULL : newsfacts_sentences_at(d, (size_t)sentence);
    newsfacts_span a =
        around && around->span.byte_begin <= s.byte_begin && s.byte_end <= around->span.byte_end
            ? around->span
            : s;
    grid_add_excerpt(g, newsfacts_text(d).data + a.byte_begin, a.byte_end - a.byte_begin,
                     s.byte_begin - a.byte_begin, s.byte_end - a.byte_begin);
}

void cell_time(grid *g, const newsfacts_document *d, int32_t index)
{
    const newsfacts_time *t = index < 0 ? NULL : newsfacts_times_at(d, (size_t)index);
    if (!t)
        cell_text(g, "");
    else
        cell_string(g, t->value.size ? t->value : t->text);
}

void cell_append(cell *c, const char *text)
{
    size_t size = strlen(text);
    if (size >= sizeof c->text - c->size) return;
    memcpy(c->text + c->size, text, size + 1);
    c->size += size;
}
