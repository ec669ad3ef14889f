/* json.h: documents as JSON on a stream. */
#ifndef COMMAND_JSON_H
#define COMMAND_JSON_H

#include <newsfacts/newsfacts.h>
#include <stdio.h>

/* Writes the document and a newline, `id` (JSON, or NULL) as its first key.
 * Write errors are left in the stream for the caller to find. */
void print_json(FILE *out, const newsfacts_document *document, const char *id, uint32_t flags);

#endif
