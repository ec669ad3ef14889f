/* table.h: a document for people. */
#ifndef COMMAND_TABLE_H
#define COMMAND_TABLE_H

#include <newsfacts/newsfacts.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct {
    bool color;
    int width;     /* columns of the terminal */
    uint32_t want; /* sections to show: newsfacts_want */
} table_style;

/* Prints the document, under the heading `name` where it is not NULL. */
void print_table(FILE *out, const newsfacts_document *document, const char *name,
                 const table_style *style);

#endif
