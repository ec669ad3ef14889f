/* weights.h: from the keys of features to their rows of weights.
 *
 * A perfect hash: the lower half of a key names a group, the pilot of the group and
 * the upper half name a slot that no other key of the model has. The slot says which
 * key it is for, by the lower half, and where the block of its rows begins. So a
 * lookup has no search and no branch; one in four thousand million finds a key that
 * was never put there. */
#ifndef NF_LEXICAL_WEIGHTS_H
#define NF_LEXICAL_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

enum {
    NF_MODEL_WEIGHTS = 12, /* of a row: one for each label but O */
    NF_MODEL_BLOCK = 8     /* rows that a block may have; the first block of all is of zeros */
};

typedef struct {
    uint32_t check; /* lower half of the key */
    uint32_t at;    /* where its block begins, in bytes from the first row on */
} nf_weight_slot;

typedef struct {
    const uint16_t *pilots;
    const nf_weight_slot *slots;
    const uint8_t *rows; /* [rows_len][NF_MODEL_WEIGHTS] and some bytes that may be read */
    uint32_t pilots_len;
    uint32_t slots_len;
    uint32_t rows_len;
} nf_weights;

/* Scales an evenly spread number of 32 bits down to one below `len`. */
static inline uint32_t nf_weight_share(uint32_t hash, uint32_t len)
{
    return (uint32_t)(((uint64_t)hash * len) >> 32);
}

static inline uint32_t nf_weight_group(uint64_t key, uint32_t pilots_len)
{
    return nf_weight_share((uint32_t)key, pilots_len);
}

static inline uint32_t nf_weight_slot_by(uint64_t key, uint32_t pilot, uint32_t slots_len)
{
    return nf_weight_share((uint32_t)(key >> 32) * (pilot * 0x9e3779b2u | 1), slots_len);
}

/* Asks for memory that will be needed soon. */
static inline void nf_weight_fetch(const void *memory)
{
#if defined(__GNUC__)
    __builtin_prefetch(memory);
#else
    (void)memory;
#endif
}

/* Where the block of each key begins, 0 where the model does not know it. Slots and
 * rows lie far apart, so they are asked for before any is needed. */
static inline void nf_weights_find(const nf_weights *w, const uint64_t *keys, uint32_t len,
                                   uint32_t *blocks)
{
    for (uint32_t i = 0; i < len; i++) {
        uint32_t pilot = w->pilots[nf_weight_group(keys[i], w->pilots_len)];
        blocks[i] = nf_weight_slot_by(keys[i], pilot, w->slots_len);
        nf_weight_fetch(&w->slots[blocks[i]]);
    }
    for (uint32_t i = 0; i < len; i++) {
        nf_weight_slot slot = w->slots[blocks[i]];
        blocks[i] = slot.at & (0u - (slot.check == (uint32_t)keys[i])); /* cannot be foreseen */
        nf_weight_fetch(w->rows + blocks[i]);
        nf_weight_fetch(w->rows + blocks[i] + 4 * NF_MODEL_WEIGHTS); /* often in the next line */
    }
}

#endif
