#include "base/vec.h"

#include <string.h>

bool newsfacts__vec_grow(nf_vec_any *vec, nf_arena *arena, size_t element_size)
{
    nf_vec_any now;
    memcpy(&now, vec, sizeof now);
    if (now.len < now.cap) return true;
    if (now.cap >= UINT32_MAX / 2) {
        arena->failed = true;
        return false;
    }
    uint32_t cap = now.cap ? now.cap * 2 : 16;
    unsigned char *data = now.data;
    if (!newsfacts__arena_extend(arena, data, now.cap * element_size, cap * element_size)) {
        data = newsfacts__arena_raw(arena, cap, element_size);
        if (!data) return false;
        if (now.len) memcpy(data, now.data, now.len * element_size);
    }
    memset(data + now.len * element_size, 0, (cap - now.len) * element_size);
    now.data = data;
    now.cap = cap;
    memcpy(vec, &now, sizeof now);
    return true;
}

/* Grows a full array as long as it is too small. */
bool newsfacts__vec_reserve(nf_vec_any *vec, nf_arena *arena, size_t element_size, uint32_t more)
{
    nf_vec_any now;
    memcpy(&now, vec, sizeof now);
    const uint32_t len = now.len;
    bool grown = true;
    while (grown && now.cap - len < more) {
        now.len = now.cap;
        grown = newsfacts__vec_grow(&now, arena, element_size);
    }
    now.len = len;
    memcpy(vec, &now, sizeof now);
    return grown;
}
