/* arena.h: memory that lives and dies together.
 *
 * A parse has three arenas (work.h): one is emptied when a stage ends, one lasts as
 * long as the parse, one becomes the document. Nothing in them is freed singly, so no stage has a
 * cleanup path. When the caller's allocator fails the arena remembers it:
 * nf_arena.failed stays true and every later request fails at once, so a stage
 * may simply stop and return NEWSFACTS_E_MEMORY. */
#ifndef NF_BASE_ARENA_H
#define NF_BASE_ARENA_H

#include <newsfacts/newsfacts.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct nf_arena_block nf_arena_block;

typedef struct {
    newsfacts_allocator allocator;
    nf_arena_block *blocks; /* newest first */
    unsigned char *at;      /* free bytes of the newest block: [at, limit) */
    unsigned char *limit;
    size_t size;            /* of all blocks */
    bool failed;
} nf_arena;

void newsfacts__arena_init(nf_arena *arena, const newsfacts_allocator *allocator);
void newsfacts__arena_free(nf_arena *arena);

/* Zeroed memory, aligned for any record; NULL when the allocator fails. */
void *newsfacts__arena_alloc(nf_arena *arena, size_t size);

/* count * size bytes, zeroed; NULL on failure or when the product overflows. */
void *newsfacts__arena_array(nf_arena *arena, size_t count, size_t size);

/* The same without zeroing, for arrays that are written in full at once. */
void *newsfacts__arena_raw(nf_arena *arena, size_t count, size_t size);

/* Lengthens memory of the arena where it lies, from old_size to size bytes; what is new
 * is not zeroed. False: it is not the youngest, or its block is full. */
bool newsfacts__arena_extend(nf_arena *arena, void *data, size_t old_size, size_t size);

/* A NUL-terminated copy of [data, data+size); NULL on failure. */
char *newsfacts__arena_copy(nf_arena *arena, const void *data, size_t size);

#endif
