#include "bench/lexicon.h"

#include <newsfacts/newsfacts.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROW = 256 /* bytes at most */, ROUNDS = 5 };

static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33) % below;
}

/* A character of the common block, at random: no two names begin alike by habit. */
static char *put_char(char *at, uint64_t *state)
{
    uint32_t c = 0x4e00 + draw(state, 0x5000);
    *at++ = (char)(0xe0 | c >> 12);
    *at++ = (char)(0x80 | (c >> 6 & 0x3f));
    *at++ = (char)(0x80 | (c & 0x3f));
    return at;
}

static size_t make_rows(char *rows, unsigned names)
{
    uint64_t state = 1;
    char *at = rows;
    for (unsigned i = 0; i < names; i++) {
        for (uint32_t n = 4 + draw(&state, 12); n > 0; n--) at = put_char(at, &state);
        at += sprintf(at, "\torganisation\tcompany\t");
        for (uint32_t n = 8 + draw(&state, 8); n > 0; n--) at = put_char(at, &state);
        *at++ = '\n';
    }
    return (size_t)(at - rows);
}

/* Milliseconds to read the rows and to build an engine with them. */
static void measure(const char *rows, size_t size, double *read, double *build)
{
    newsfacts_config *config = NULL;
    newsfacts_engine *engine = NULL;
    newsfacts_error error;
    double begin = milliseconds();
    if (newsfacts_config_new(NULL, &config, &error)
        || newsfacts_config_add_lexicon(config, rows, size, &error))
        exit(1);
    double middle = milliseconds();
    if (newsfacts_engine_new(config, &engine, &error)) exit(1);
    *read = middle - begin;
    *build = milliseconds() - middle;
    newsfacts_engine_free(engine);
    newsfacts_config_free(config);
}

void lexicon_print(unsigned names)
{
    char *rows = malloc((size_t)names * ROW);
    double best_read = 1e9, best_build = 1e9;
    if (!rows) exit(1);
    size_t size = make_rows(rows, names);
    for (int i = 0; i < ROUNDS; i++) {
        double read, build;
        measure(rows, size, &read, &build);
        if (read + build >= best_read + best_build) continue;
        best_read = read;
        best_build = build;
    }
    printf("lexicon             %8u names, %.1f MB: %.1f ms to read, %.1f ms to build the engine\n", names,
           (double)size / 1e6, best_read, best_build);
    free(rows);
}
