/* articles.h: texts for the benchmark, from plain files and JSON lines. */
#ifndef NF_TESTS_BENCH_ARTICLES_H
#define NF_TESTS_BENCH_ARTICLES_H

#include <stddef.h>

typedef struct {
    char *text;
    size_t size;
} article;

typedef struct {
    article *data;
    size_t len, cap;
    size_t bytes; /* of all texts */
} articles;

/* Adds the article of a text file, or every one of a .jsonl file. Ends the
 * program when the file cannot be read. */
void articles_read(articles *list, const char *path);
void articles_free(articles *list);

#endif
