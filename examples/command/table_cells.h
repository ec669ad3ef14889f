/* table_cells.h: what the sections of a document's table share. */
#ifndef COMMAND_TABLE_CELLS_H
#define COMMAND_TABLE_CELLS_H

#include "grid.h"
#include "table.h"

void cell_string(grid *g, newsfacts_string s);
void cell_text(grid *g, const char *text);

/* An index of a record; empty for -1. */
void cell_index(grid *g, int32_t index);

/* The sentence around a fact. */
void cell_sentence(grid *g, const newsfacts_document *d, int32_t sentence, newsfacts_span s);

/* "Counts  12". */
void table_heading(FILE *out, const char *text, size_t len, const table_style *style);

/* The sections of table_names.c and table_events.c. */
void print_organisations(FILE *out, const newsfacts_document *d, const table_style *style);
void print_people(FILE *out, const newsfacts_document *d, const table_style *style);
void print_events(FILE *out, const newsfacts_document *d, const table_style *style);
void print_places(FILE *out, const newsfacts_document *d, const table_style *style);

#endif
