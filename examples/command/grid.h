/* grid.h: aligned columns under their titles, if they have any. Knows nothing of news.
 *
 * Columns without any text vanish, the others get the width that they need. The
 * last column may be an excerpt: it takes what is left of the line, around the
 * part of its text that matters, and vanishes where too little is left. */
#ifndef COMMAND_GRID_H
#define COMMAND_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum ink { INK_PLAIN, INK_DIM, INK_BOLD, INK_TEXT, INK_VALUE, INK_NOTE, INK_FOCUS };

typedef struct {
    const char *title;
    enum ink ink;
    int most;   /* columns of the terminal, 0: an excerpt */
    bool right; /* flush right */
} grid_column;

/* The text of an excerpt belongs to the caller and must outlive the grid; its
 * bytes [from, to) are the part that matters. */
typedef struct {
    char *copy;
    const char *text;
    size_t size, from, to;
} grid_cell;

typedef struct {
    const grid_column *columns;
    size_t columns_len;
    grid_cell *cells; /* row after row */
    size_t cells_len, room;
    bool failed; /* out of memory */
} grid;

void grid_init(grid *g, const grid_column *columns, size_t columns_len);
void grid_free(grid *g);

/* Cells are added from left to right, row after row. */
void grid_add(grid *g, const char *text, size_t size);
void grid_add_excerpt(grid *g, const char *text, size_t size, size_t from, size_t to);

void grid_print(FILE *out, const grid *g, int width, bool color);

/* Switches the colour of what follows; INK_PLAIN switches back. */
void ink_set(FILE *out, enum ink ink, bool color);

#endif
