/* table_cells.h: what the sections of a document's table share. */
#ifndef COMMAND_TABLE_CELLS_H
#define COMMAND_TABLE_CELLS_H

#include "grid.h"
#include "table.h"

void cell_string(grid *g, newsfacts_string s);
void cell_text(grid *g, const char *text);

/* An index of a record; empty for -1. */
void cell_index(grid *g, int32_t index);

/* The value of a time, or its words where it has none; empty for -1. */
void cell_time(grid *g, const newsfacts_document *d, int32_t index);

/* The sentence around a fact. */
void cell_sentence(grid *g, const newsfacts_document *d, int32_t sentence, newsfacts_span s);

/* A cell put together from pieces; what does not fit is left out. */
typedef struct {
    char text[512];
    size_t size;
} cell;

void cell_append(cell *c, const char *text);

/* One kind of facts: a heading with their number, and a row for each. */
typedef struct {
    const char *title;
    uint32_t want; /* its bit of newsfacts_want */
    const grid_column *columns;
    size_t columns_len;
    size_t (*len)(const newsfacts_document *d);
    void (*add)(grid *g, const newsfacts_document *d, size_t i);
} section;

#define SECTION_COLUMNS(columns) columns, sizeof columns / sizeof *columns

/* table_numbers.c, table_names.c, table_events.c */
extern const section section_times, section_counts;
extern const section section_organisations, section_people, section_places;
extern const section section_events;

#endif
