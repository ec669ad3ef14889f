/* One engine, eight threads, and a document that all of them read. */
#include "support/consume.h"
#include "support/samples.h"
#include "test.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, ROUNDS = 20 };

typedef struct {
    const newsfacts_engine *engine;
    const newsfacts_document *shared;
    const sample *samples;
    char *const *expected; /* the JSON of each sample */
    int wrong;
} job;

static void *work(void *user)
{
    job *j = user;
    for (int round = 0; round < ROUNDS; round++) {
        int i = round % SAMPLE_FILES;
        newsfacts_document *doc = NULL;
        if (newsfacts_parse(j->engine, j->samples[i].data, j->samples[i].size, NULL, &doc, NULL)) {
            j->wrong++;
            continue;
        }
        char *json = json_of(doc, NEWSFACTS_JSON_UTF16), *again = json_of(j->shared, NEWSFACTS_JSON_UTF16);
        j->wrong += strcmp(json, j->expected[i]) != 0;
        j->wrong += strcmp(again, j->expected[0]) != 0;
        free(json);
        free(again);
        newsfacts_document_free(doc);
    }
    return NULL;
}

static void eight_threads_agree(void **state)
{
    (void)state;
    newsfacts_engine *engine = NULL;
    assert_int_equal(newsfacts_engine_new(NULL, &engine, NULL), NEWSFACTS_OK);
    sample samples[SAMPLE_FILES];
    newsfacts_document *docs[SAMPLE_FILES];
    char *expected[SAMPLE_FILES];
    for (int i = 0; i < SAMPLE_FILES; i++) {
        samples[i] = sample_file(i);
        assert_int_equal(newsfacts_parse(engine, samples[i].data, samples[i].size, NULL, &docs[i], NULL), 0);
        expected[i] = json_of(docs[i], NEWSFACTS_JSON_UTF16);
    }
    pthread_t threads[THREADS];
    job jobs[THREADS];
    for (int i = 0; i < THREADS; i++) {
        job j = {engine, docs[0], samples, expected, 0};
        jobs[i] = j;
        assert_int_equal(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(jobs[i].wrong, 0);
    }
    newsfacts_engine_free(engine);
    for (int i = 0; i < SAMPLE_FILES; i++) {
        newsfacts_document_free(docs[i]);
        free(expected[i]);
        free(samples[i].data);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(eight_threads_agree)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
