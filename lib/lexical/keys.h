/* keys.h: read-only tables from 64-bit hashes to bytes.
 *
 * Keys stand in buckets of one cache line. A key lives in the bucket that its
 * upper half names or, when that is full, in the next one. Of the key itself 24
 * bits are kept: one lookup in a million finds a key that was never put there. */
#ifndef NF_LEXICAL_KEYS_H
#define NF_LEXICAL_KEYS_H

#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum {
    NF_MODEL_BUCKET = 16, /* keys of a bucket */
    NF_MODEL_HOPS = 2     /* buckets that a key may live in */
};

typedef struct {
    uint16_t low[NF_MODEL_BUCKET];  /* 16 bits of the key, 0: empty */
    uint8_t high[NF_MODEL_BUCKET];  /* 8 more bits of it */
    uint8_t value[NF_MODEL_BUCKET]; /* never 0 in a slot that is used; used slots come first */
} nf_key_bucket;

typedef struct {
    const nf_key_bucket *buckets;
    uint32_t len; /* 0: an empty table */
} nf_keys;

typedef struct {
    uint32_t bucket;
    uint32_t slot;
    uint8_t value; /* 0: the key is not there */
} nf_key_place;

/* Spreads the bits of what keys are made of. */
static inline uint64_t nf_key_mix(uint64_t h)
{
    h ^= h >> 31;
    h *= UINT64_C(0x7fb5d329728ea185);
    h ^= h >> 27;
    h *= UINT64_C(0x81dadef4bc2dd44d);
    return h ^ (h >> 33);
}

/* Parts of a key, as reader and writer split it. */
static inline uint32_t nf_key_home(uint64_t key, uint32_t buckets_len)
{
    return (uint32_t)(((key >> 32) * buckets_len) >> 32);
}

static inline uint16_t nf_key_low(uint64_t key)
{
    uint16_t low = (uint16_t)key;
    return low ? low : 1;
}

static inline uint8_t nf_key_high(uint64_t key)
{
    return (uint8_t)(key >> 16);
}

/* Where the low part of a key stands in the bucket; NF_MODEL_BUCKET: nowhere. No
 * two keys of a bucket have the same low part. */
#if defined(__SSE2__) && defined(__GNUC__)
static inline uint32_t nf_key_slot(const nf_key_bucket *bucket, uint16_t low)
{
    const __m128i *at = (const __m128i *)(const void *)bucket->low;
    const __m128i want = _mm_set1_epi16((int16_t)low);
    __m128i first = _mm_cmpeq_epi16(_mm_loadu_si128(at), want);
    __m128i second = _mm_cmpeq_epi16(_mm_loadu_si128(at + 1), want);
    uint32_t equal = (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(first, second));
    return (uint32_t)__builtin_ctz(equal | 1u << NF_MODEL_BUCKET);
}
#else
static inline uint32_t nf_key_slot(const nf_key_bucket *bucket, uint16_t low)
{
    uint32_t slot = 0;
    while (slot < NF_MODEL_BUCKET && bucket->low[slot] != low) slot++;
    return slot;
}
#endif

/* Asks for the bucket of a key that will be looked up soon. */
static inline void nf_key_fetch(const nf_keys *keys, uint64_t key)
{
#if defined(__GNUC__)
    __builtin_prefetch(&keys->buckets[nf_key_home(key, keys->len)]);
#else
    (void)keys, (void)key;
#endif
}

/* Looks into the buckets behind a full one. */
static inline nf_key_place nf_key_find_on(const nf_keys *keys, uint64_t key, uint32_t bucket)
{
    nf_key_place place = {0, 0, 0};
    uint32_t end = bucket + NF_MODEL_HOPS - 1;
    for (; bucket < keys->len && bucket < end; bucket++) {
        const nf_key_bucket *b = &keys->buckets[bucket];
        uint32_t slot = nf_key_slot(b, nf_key_low(key));
        if (slot < NF_MODEL_BUCKET && b->high[slot] == nf_key_high(key)) {
            place.bucket = bucket;
            place.slot = slot;
            place.value = b->value[slot];
            break;
        }
        if (!b->value[NF_MODEL_BUCKET - 1]) break;
    }
    return place;
}

static inline nf_key_place nf_key_find(const nf_keys *keys, uint64_t key)
{
    nf_key_place place = {0, 0, 0};
    if (!keys->len) return place;
    uint32_t home = nf_key_home(key, keys->len);
    const nf_key_bucket *b = &keys->buckets[home];
    uint32_t slot = nf_key_slot(b, nf_key_low(key));
    if (slot < NF_MODEL_BUCKET && b->high[slot] == nf_key_high(key)) {
        place.bucket = home;
        place.slot = slot;
        place.value = b->value[slot];
        return place;
    }
    return b->value[NF_MODEL_BUCKET - 1] ? nf_key_find_on(keys, key, home + 1) : place;
}

#endif
