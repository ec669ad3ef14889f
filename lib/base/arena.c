#include "base/arena.h"

#include <string.h>

/* Doubling blocks keep the number of calls to the caller's allocator
 * logarithmic; the first is small because most documents are. */
enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024, ALIGNMENT = 16 };

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

static size_t next_block_size(const nf_arena *arena, size_t need)
{
    size_t size = arena->total ? arena->total : FIRST_BLOCK;
    if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
    return size > need ? size : need;
}

static bool add_block(nf_arena *arena, size_t need)
{
    if (need > SIZE_MAX - HEADER) return false;
    size_t size = next_block_size(arena, need + HEADER);
    nf_arena_block *block = arena->allocator.alloc(arena->allocator.user, size);
    if (!block) return false;
    block->next = arena->blocks;
    block->size = size;
    arena->blocks = block;
    arena->at = (unsigned char *)block + HEADER;
    arena->limit = (unsigned char *)block + size;
    arena->total += size;
    return true;
}

void *newsfacts__arena_raw(nf_arena *arena, size_t count, size_t size)
{
    if (arena->failed) return NULL;
    if (size && count > (SIZE_MAX - ALIGNMENT) / size) {
        arena->failed = true;
        return NULL;
    }
    size_t need = (count * size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (need > (size_t)(arena->limit - arena->at) && !add_block(arena, need)) {
        arena->failed = true;
        return NULL;
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
