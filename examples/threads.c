/* threads FILE...: one engine, four threads, every file an article. An engine
 * never changes, so that the threads share it without a lock; all that they must
 * agree on is who takes which file. */
#define _POSIX_C_SOURCE 200809L
#include <newsfacts/newsfacts.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 4 };

typedef struct {
    const newsfacts_engine *engine;
    char **files;
    int files_len;
    int next; /* the file that nobody has taken yet */
    int failures;
    pthread_mutex_t lock; /* guards next, failures and standard output */
} work;

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    if (file && fseek(file, 0, SEEK_END) == 0 && ftell(file) >= 0) {
        *size = (size_t)ftell(file);
        rewind(file);
        text = malloc(*size + 1);
        if (text && fread(text, 1, *size, file) != *size) {
            free(text);
            text = NULL;
        }
    }
    if (file) fclose(file);
    return text;
}

static void report(work *w, const char *path, const newsfacts_document *article,
                   const char *problem)
{
    pthread_mutex_lock(&w->lock);
    if (article)
        printf("%s: %lu times, %lu counts\n", path, (unsigned long)newsfacts_times_len(article),
               (unsigned long)newsfacts_counts_len(article));
    else
        fprintf(stderr, "threads: %s: %s\n", path, problem);
    w->failures += !article;
    pthread_mutex_unlock(&w->lock);
}

static void read_article(work *w, const char *path)
{
    newsfacts_document *article = NULL;
    newsfacts_error error = {0};
    size_t size = 0;
    char *text = read_file(path, &size);
    if (text) newsfacts_parse(w->engine, text, size, NULL, &article, &error);
    report(w, path, article, text ? error.message : "cannot be read");
    newsfacts_document_free(article);
    free(text);
}

static int take(work *w)
{
    pthread_mutex_lock(&w->lock);
    int file = w->next < w->files_len ? w->next++ : -1;
    pthread_mutex_unlock(&w->lock);
    return file;
}

static void *run(void *user)
{
    work *w = user;
    for (int file; (file = take(w)) >= 0;) read_article(w, w->files[file]);
    return NULL;
}

int main(int argc, char **argv)
{
    newsfacts_engine *engine;
    newsfacts_error error;
    if (newsfacts_engine_new(NULL, &engine, &error) != NEWSFACTS_OK) {
        fprintf(stderr, "threads: %s\n", error.message);
        return 1;
    }
    work w = {engine, argv + 1, argc - 1, 0, 0, PTHREAD_MUTEX_INITIALIZER};
    pthread_t threads[THREADS];
    int started = 0;
    while (started < THREADS && pthread_create(&threads[started], NULL, run, &w) == 0) started++;
    if (!started) run(&w);
    for (int i = 0; i < started; i++) pthread_join(threads[i], NULL);
    newsfacts_engine_free(engine);
    return w.failures ? 1 : 0;
}
