#include "bench/articles.h"

#include "support/samples.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Takes the text over. */
static void add(articles *list, char *text, size_t size)
{
    if (list->len == list->cap) {
        list->cap = list->cap ? list->cap * 2 : 64;
        list->data = realloc(list->data, list->cap * sizeof *list->data);
        if (!list->data) abort();
    }
    article a = {text, size};
    list->data[list->len++] = a;
    list->bytes += size;
}

/* The member "text" of one line of JSON; a line without one is passed over. */
static void add_line(articles *list, const char *line, size_t size)
{
    json_t *root = json_loadb(line, size, 0, NULL);
    json_t *value = json_object_get(root, "text");
    if (json_is_string(value)) {
        size_t len = json_string_length(value);
        char *text = malloc(len + 1);
        if (!text) abort();
        memcpy(text, json_string_value(value), len);
        add(list, text, len);
    }
    json_decref(root);
}

void articles_read(articles *list, const char *path)
{
    sample file = sample_read(path);
    const char *dot = strrchr(path, '.');
    if (!dot || strcmp(dot, ".jsonl") != 0) {
        add(list, file.data, file.size);
        return;
    }
    for (size_t at = 0; at < file.size;) {
        const char *newline = memchr(file.data + at, '\n', file.size - at);
        size_t size = newline ? (size_t)(newline - file.data) - at : file.size - at;
        add_line(list, file.data + at, size);
        at += size + 1;
    }
    free(file.data);
}

void articles_free(articles *list)
{
    for (size_t i = 0; i < list->len; i++) free(list->data[i].text);
    free(list->data);
}
