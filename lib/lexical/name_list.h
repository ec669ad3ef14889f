/* name_list.h: the names of lists, as hashes of their words.
 *
 * A perfect hash as that of weights.h, but a name takes two bytes: twelve bits of its
 * key, and of which lists it is. One lookup in four thousand finds a name that is on
 * no list; callers ask only for what begins as a listed name does (nf_filter). */
#ifndef NF_LEXICAL_NAME_LIST_H
#define NF_LEXICAL_NAME_LIST_H

#include "lexical/weights.h"

enum {
    NF_NAME_FLAG_BITS = 4, /* lists that a name may be on */
    NF_NAME_FLAGS = (1 << NF_NAME_FLAG_BITS) - 1
};

typedef struct {
    const uint16_t *pilots;
    const uint16_t *slots; /* low bits of a key, but for the lowest: flags; 0: empty */
    uint32_t pilots_len;
    uint32_t slots_len; /* 0: an empty list */
} nf_name_list;

/* What the slot of a key must be, but for the flags. */
static inline uint32_t nf_name_check(uint64_t key)
{
    return (uint32_t)key & (UINT16_MAX & ~(uint32_t)NF_NAME_FLAGS);
}

/* Asks for what names the slot of a key. */
static inline void nf_name_group_fetch(const nf_name_list *list, uint64_t key)
{
    nf_weight_fetch(&list->pilots[nf_weight_group(key, list->pilots_len)]);
}

/* Asks for the slot that a name has if it is on the list, and returns its number. */
static inline uint32_t nf_name_fetch(const nf_name_list *list, uint64_t key)
{
    uint32_t pilot = list->pilots[nf_weight_group(key, list->pilots_len)];
    uint32_t slot = nf_weight_slot_by(key, pilot, list->slots_len);
    nf_weight_fetch(&list->slots[slot]);
    return slot;
}

/* The flags of the lists that hold the name with this key and slot; 0: none. */
static inline uint8_t nf_name_flags(const nf_name_list *list, uint64_t key, uint32_t slot)
{
    uint32_t there = list->slots[slot] ^ nf_name_check(key);
    return (uint8_t)(there <= NF_NAME_FLAGS ? there : 0);
}

#endif
