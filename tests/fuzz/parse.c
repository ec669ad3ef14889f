/* libFuzzer: the first bytes choose the options, the rest is the text; the
 * document is used in every way there is.
 *
 *     clang -fsanitize=fuzzer …                  (CMake: NEWSFACTS_BUILD_FUZZER)
 *     build/tests/fuzz_parse -dict=tests/fuzz/news.dict tests/fuzz/corpus
 */
#include "support/consume.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { REFERENCE = 16 };

/* Takes one byte off the input, 0 when there is none left. */
static uint8_t take(const uint8_t **data, size_t *size)
{
    if (!*size) return 0;
    (*size)--;
    return *(*data)++;
}

/* One in eight inputs brings a reference of its own; it may be nonsense. */
static void choose_options(newsfacts_options *options, char reference[REFERENCE + 1],
                           const uint8_t **data, size_t *size)
{
    static const char *const references[] = {NULL, "2020-02-29", "1999-12-31T23:59", "2100-01-01", ""};
    uint8_t choice = take(data, size);
    newsfacts_options_init(options, sizeof *options);
    options->reference = references[choice % 5];
    if (choice >= 0xe0) {
        for (int i = 0; i < REFERENCE; i++) reference[i] = (char)take(data, size);
        options->reference = reference;
    }
    uint8_t limits = take(data, size);
    options->want = limits & 3 ? limits & 3u : NEWSFACTS_WANT_ALL;
    if (limits & 4) options->max_steps = (uint64_t)(limits >> 3) * 64;
    if (limits == 0xff) options->max_bytes = 64;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static newsfacts_engine *engine;
    if (!engine && newsfacts_engine_new(NULL, &engine, NULL)) abort();
    newsfacts_options options;
    char reference[REFERENCE + 1] = "";
    choose_options(&options, reference, &data, &size);
    newsfacts_document *doc = NULL;
    newsfacts_error error;
    newsfacts_status status = newsfacts_parse(engine, data, size, &options, &doc, &error);
    if (status != error.status || (status == NEWSFACTS_OK) != (doc != NULL)) abort();
    if (status == NEWSFACTS_E_MEMORY) abort();
    if (!status) consume(doc, data, size);
    newsfacts_document_free(doc);
    return 0;
}
