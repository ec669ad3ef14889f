/* vec.h: a growing array in an arena.
 *
 *     typedef NF_VEC(nf_hit) nf_hits;
 *     nf_hits hits = {0};
 *     nf_hit *h = NF_VEC_ADD(&hits, arena);   // zeroed element, or NULL: out of memory
 *     for (uint32_t i = 0; i < hits.len; i++) use(&hits.data[i]);
 *
 * The youngest array of an arena grows where it lies if there is room. Otherwise
 * growth leaves the old block in the arena: at most as much again as the array
 * itself, and no bookkeeping. Pointers to elements die at the next add. */
#ifndef NF_BASE_VEC_H
#define NF_BASE_VEC_H

#include "base/arena.h"

#define NF_VEC(type) \
    struct {         \
        type *data;  \
        uint32_t len; \
        uint32_t cap; \
    }

/* The layout shared by every NF_VEC, for the one function that grows them. */
typedef NF_VEC(void) nf_vec_any;

/* Makes room for one more element; false: out of memory, nothing changed. */
bool newsfacts__vec_grow(nf_vec_any *vec, nf_arena *arena, size_t element_size);

/* Makes room for `more` elements; false: out of memory. */
bool newsfacts__vec_reserve(nf_vec_any *vec, nf_arena *arena, size_t element_size, uint32_t more);

/* The void cast keeps the strict aliasing rule: the generic view is read and
 * written through memcpy in newsfacts__vec_grow. */
#define NF_VEC_ADD(vec, arena)                                                              \
    (((vec)->len < (vec)->cap                                                               \
      || newsfacts__vec_grow((nf_vec_any *)(void *)(vec), (arena), sizeof *(vec)->data))    \
         ? &(vec)->data[(vec)->len++]                                                       \
         : NULL)

/* Room for `more` elements behind the last, to be written by hand. */
#define NF_VEC_RESERVE(vec, arena, more)                                                     \
    ((vec)->cap - (vec)->len >= (more)                                                       \
     || newsfacts__vec_reserve((nf_vec_any *)(void *)(vec), (arena), sizeof *(vec)->data, (more)))

#endif
