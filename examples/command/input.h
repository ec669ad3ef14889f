/* input.h: articles out of files. */
#ifndef COMMAND_INPUT_H
#define COMMAND_INPUT_H

#include "message.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct {
    const char *text; /* may hold NULs; lives until the next article is asked for */
    size_t size;
    const char *id;        /* as JSON; NULL: none */
    const char *reference; /* NULL: none of its own */
    place where;
} article;

typedef struct {
    FILE *file;
    place where;
    bool jsonl;
    bool done;
    char *bytes; /* the file, or the line */
    size_t size, room;
    struct json_t *object; /* the line */
    char *id;
} input;

enum input_result { INPUT_ARTICLE, INPUT_BAD, INPUT_END };

/* Opens `path`, "-" being standard input. False, with a message, when it cannot. */
bool input_open(input *in, const char *path, bool jsonl);

/* The next article. INPUT_BAD, with a message: one could not be read, ask on. */
enum input_result input_next(input *in, article *out);

void input_close(input *in);

/* `text` as a JSON string, to be freed; NULL when it is no UTF-8 or memory is out. */
char *json_of(const char *text);

#endif
