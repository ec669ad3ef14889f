/* samples.h: texts to parse: the files of samples/, and texts made of fragments
 * by a seeded generator. */
#ifndef NF_TESTS_SUPPORT_SAMPLES_H
#define NF_TESTS_SUPPORT_SAMPLES_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    char *data; /* free(); exactly size bytes, so that sanitizers see a read beyond the end */
    size_t size;
} sample;

enum { SAMPLE_FILES = 4 };

/* The i-th file of samples/, i < SAMPLE_FILES. */
sample sample_file(int i);

/* A whole file; ends the program when it cannot be read. */
sample sample_read(const char *path);

/* xorshift64*: small, and the same everywhere. state must not be 0. */
uint32_t sample_random(uint64_t *state);

/* Fragments of news (numerals, dates, marks, names, newlines) in random order. */
sample sample_fragments(uint64_t seed, size_t fragments);

/* Bytes without sense: fragments, cut and patched, and noise. */
sample sample_soup(uint64_t seed, size_t size);

#endif
