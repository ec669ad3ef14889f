#include "base/arena.h"

#include <string.h>

/* Doubling blocks keep the number of calls to the caller's allocator
 * logarithmic; the first is small because most documents are. */
enum { FIRST_BLOCK = 8 * 1024, LARGEST_BLOCK = 1024 * 1024, ALIGNMENT = 16 };

struct nf_arena_block {
    nf_arena_block *next;
    size_t size; /* whole block, header included */
};

#define HEADER ((sizeof(nf_arena_block) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1))

void newsfacts__arena_init(nf_arena *arena, const newsfacts_allocator *allocator)
{
    memset(arena, 0, sizeof *arena);
    arena->allocator = *allocator;
}

void newsfacts__arena_free(nf_arena *arena)
{
    nf_arena_block *block = arena->blocks;
    while (block) {
        nf_arena_block *next = block->next;
        arena->allocator.release(arena->allocator.user, block, block->size);
        block = next;
    }
    arena->blocks = NULL;
    arena->at = arena->limit = NULL;
}

static nf_arena_block *new_block(nf_arena *arena, size_t size)
{
    nf_arena_block *block = arena->allocator.alloc(arena->allocator.user, size);
    if (block) block->size = size;
    return block;
}

/* A request that would fill most of a block gets one of its own, behind the
 * newest: the rest of that one stays in use, and blocks do not grow because one
 * stage needed a large array. */
static void *own_block(nf_arena *arena, size_t need)
{
    nf_arena_block *block = new_block(arena, HEADER + need);
    if (!block) return NULL;
    nf_arena_block **link = arena->blocks ? &arena->blocks->next : &arena->blocks;
    block->next = *link;
    *link = block;
    return (unsigned char *)block + HEADER;
}

static void *from_new_block(nf_arena *arena, size_t need)
{
    size_t size = arena->next_size ? arena->next_size : FIRST_BLOCK;
    if (need > SIZE_MAX - HEADER) return NULL;
    if (need > size / 2) return own_block(arena, need);
    nf_arena_block *block = new_block(arena, size);
    if (!block) return NULL;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->at = (unsigned char *)block + HEADER + need;
    arena->limit = (unsigned char *)block + size;
    if (size < LARGEST_BLOCK) arena->next_size = size * 2;
    return (unsigned char *)block + HEADER;
}

void *newsfacts__arena_raw(nf_arena *arena, size_t count, size_t size)
{
    if (arena->failed) return NULL;
    if (size && count > (SIZE_MAX - ALIGNMENT) / size) {
        arena->failed = true;
        return NULL;
    }
    size_t need = (count * size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (!need) need = ALIGNMENT; /* NULL always means failure */
    if (need > (size_t)(arena->limit - arena->at)) {
        void *out = from_new_block(arena, need);
        if (!out) arena->failed = true;
        return out;
    }
    void *out = arena->at;
    arena->at += need;
    return out;
}

void *newsfacts__arena_array(nf_arena *arena, size_t count, size_t size)
{
    void *out = newsfacts__arena_raw(arena, count, size);
    if (out) memset(out, 0, count * size);
    return out;
}

void *newsfacts__arena_alloc(nf_arena *arena, size_t size)
{
    return newsfacts__arena_array(arena, 1, size);
}

char *newsfacts__arena_copy(nf_arena *arena, const void *data, size_t size)
{
    char *out = size < SIZE_MAX ? newsfacts__arena_raw(arena, size + 1, 1) : NULL;
    if (!out) return NULL;
    if (size) memcpy(out, data, size);
    out[size] = '\0';
    return out;
}
