/* Every allocation may fail: the n-th one does, for n = 1, 2, … until none is left. */
#include "support/consume.h"
#include "support/samples.h"
#include "test.h"

#include <newsfacts/newsfacts.h>
#include <stdlib.h>
#include <string.h>

/* Counts what it gives and takes; each piece remembers its size. */
typedef struct {
    size_t left;  /* allocations before the one that fails */
    size_t pieces;
    size_t bytes;
    int failed;
} purse;

typedef union {
    size_t size;
    void *pointer;
    long double widest;
} header;

static void *purse_alloc(void *user, size_t size)
{
    purse *p = user;
    if (p->left-- == 0) {
        p->left = 0; /* and all that follow */
        p->failed = 1;
        return NULL;
    }
    header *h = malloc(sizeof *h + size);
    if (!h) return NULL;
    h->size = size;
    memset(h + 1, 0xcd, size); /* nobody may count on zeros */
    p->pieces++;
    p->bytes += size;
    return h + 1;
}

static void purse_release(void *user, void *memory, size_t size)
{
    purse *p = user;
    if (!memory) return;
    header *h = (header *)memory - 1;
    assert_int_equal(h->size, size);
    p->pieces--;
    p->bytes -= size;
    memset(memory, 0xdd, size);
    free(h);
}

static newsfacts_status all_steps(purse *p, const sample *s)
{
    newsfacts_allocator allocator = {purse_alloc, purse_release, p};
    newsfacts_config *config = NULL;
    newsfacts_engine *engine = NULL;
    newsfacts_document *doc = NULL;
    newsfacts_error error;
    newsfacts_status status = newsfacts_config_new(&allocator, &config, &error);
    if (!status) status = newsfacts_engine_new(config, &engine, &error);
    newsfacts_config_free(config);
    if (!status) status = newsfacts_parse(engine, s->data, s->size, NULL, &doc, &error);
    newsfacts_engine_free(engine);
    if (!status) consume(doc, s->data, s->size);
    else assert_null(doc);
    newsfacts_document_free(doc);
    assert_int_equal(error.status, status);
    return status;
}

static void walk(const sample *s)
{
    for (size_t n = 0;; n++) {
        purse p = {n, 0, 0, 0};
        newsfacts_status status = all_steps(&p, s);
        assert_int_equal(p.pieces, 0);
        assert_int_equal(p.bytes, 0);
        assert_int_equal(status, p.failed ? NEWSFACTS_E_MEMORY : NEWSFACTS_OK);
        if (!p.failed) {
            assert_true(n >= 4); /* config, engine, scratch, document */
            print_message("%zu bytes: %zu allocations\n", s->size, n);
            return;
        }
    }
}

static void over_samples(void **state)
{
    (void)state;
    for (int i = 0; i < SAMPLE_FILES; i++) {
        sample s = sample_file(i);
        walk(&s);
        free(s.data);
    }
}

/* Long enough that every array of every stage has to grow. */
static void over_a_long_text(void **state)
{
    (void)state;
    sample s = sample_fragments(5, 60000);
    walk(&s);
    free(s.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(over_samples),
        cmocka_unit_test(over_a_long_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
