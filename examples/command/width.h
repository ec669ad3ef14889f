/* width.h: how many columns of a terminal a text takes, and printing it there. */
#ifndef COMMAND_WIDTH_H
#define COMMAND_WIDTH_H

#include <stddef.h>
#include <stdio.h>

/* Columns of `size` bytes of UTF-8: Chinese characters take two. */
int width_of(const char *text, size_t size);

/* Bytes of the longest beginning that takes at most `columns`. */
size_t width_fit(const char *text, size_t size, int columns);

/* Bytes of the longest ending that takes at most `columns`. */
size_t width_fit_end(const char *text, size_t size, int columns);

/* Prints the text with a mark in place of everything that a terminal would not
 * show but obey (controls, marks of direction) and of bytes that are no UTF-8. */
void width_print(FILE *out, const char *text, size_t size);

#endif
