/* json_writer.h: JSON syntax: commas, rows, escapes. Knows nothing of facts.
 *
 * Output is gathered in a buffer on the caller's stack and handed to the
 * callback when it is full. Once the callback has refused, nothing more is
 * written and nobody has to look until newsfacts__json_end. */
#ifndef NF_DOCUMENT_JSON_WRITER_H
#define NF_DOCUMENT_JSON_WRITER_H

#include <newsfacts/newsfacts.h>
#include <stdbool.h>

typedef struct {
    newsfacts_write write;
    void *user;
    bool indent;
    bool comma;      /* the next element of the open container needs one */
    int32_t refused; /* what the callback returned, 0: still going */
    size_t len;
    char buffer[4096];
} nf_json;

void newsfacts__json_begin(nf_json *json, newsfacts_write write, void *user, bool indent);

/* Hands over the rest. Returns what the callback refused with, or 0. */
int32_t newsfacts__json_end(nf_json *json);

/* '{' or '[' and the matching end. */
void newsfacts__json_open(nf_json *json, char bracket);
void newsfacts__json_close(nf_json *json, char bracket);

/* Starts a line, `depth` steps deep, for the element that follows; the comma
 * before it belongs to the line above. Nothing without indent. */
void newsfacts__json_line(nf_json *json, int depth);

void newsfacts__json_key(nf_json *json, const char *key);

/* Values. Strings are UTF-8; bytes that are not come out as U+FFFD. */
void newsfacts__json_null(nf_json *json);
void newsfacts__json_uint(nf_json *json, uint64_t value);
void newsfacts__json_confidence(nf_json *json, float value); /* 0.00 to 1.00 */
void newsfacts__json_text(nf_json *json, const char *text);
void newsfacts__json_string(nf_json *json, newsfacts_string string);

#endif
