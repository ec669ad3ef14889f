/* terminal.h: what the stream leads to. */
#ifndef COMMAND_TERMINAL_H
#define COMMAND_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

bool terminal_is(FILE *stream);

/* A terminal that shows colours, to a user who has not set NO_COLOR. */
bool terminal_has_color(FILE *stream);

/* Columns: $COLUMNS, the terminal's, or 100. */
int terminal_width(FILE *stream);

#endif
