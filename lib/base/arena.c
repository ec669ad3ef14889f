#include "base/arena.h"

#include <string.h>

/* Blocks of an eighth of what is there keep the number of calls to the caller's
 * allocator logarithmic and what is never used small. */
enum { FIRST_BLOCK = 2 * 1024, LARGEST_BLOCK = 1024 * 1024, ALIGNMENT = 16 };

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
    arena->size = 0;
}

static nf_arena_block *new_block(nf_arena *arena, size_t size)
{
    nf_arena_block *block = arena->allocator.alloc(arena->allocator.user, size);
    if (!block) return NULL;
    block->size = size;
    arena->size += size;
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
    size_t size = (arena->size / 8 + FIRST_BLOCK - 1) / FIRST_BLOCK * FIRST_BLOCK;
    size = size < FIRST_BLOCK ? FIRST_BLOCK : size < LARGEST_BLOCK ? size : LARGEST_BLOCK;
    if (need > SIZE_MAX - HEADER) return NULL;
    if (need > size / 2) return own_block(arena, need);
    nf_arena_block *block = new_block(arena, size);
    if (!block) return NULL;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->at = (unsigned char *)block + HEADER + need;
    arena->limit = (unsigned char *)block + size;
    return (unsigned char *)block + HEADER;
}

static size_t aligned(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

void *newsfacts__arena_raw(nf_arena *arena, size_t count, size_t size)
{
    if (arena->failed) return NULL;
    if (size && count > (SIZE_MAX - ALIGNMENT) / size) {
        arena->failed = true;
        return NULL;
    }
    size_t need = aligned(count * size);
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

bool newsfacts__arena_extend(nf_arena *arena, void *data, size_t old_size, size_t size)
{
    size_t more = aligned(size) - aligned(old_size);
    if (!data || arena->failed) return false;
    if ((unsigned char *)data + aligned(old_size) != arena->at) return false;
    if (more > (size_t)(arena->limit - arena->at)) return false;
    arena->at += more;
    return true;
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
