/* feature.h: what the files that write features share. */
#ifndef NF_EVENT_FEATURE_H
#define NF_EVENT_FEATURE_H

#include "event/scorer.h"

/* Tags beyond nf_pos: words of facts that were read before. */
enum nf_event_tag {
    NF_EVENT_TAG_ORGANISATION = 32,
    NF_EVENT_TAG_PERSON,
    NF_EVENT_TAG_PLACE,
    NF_EVENT_TAG_TIME,
    NF_EVENT_TAG_COUNT,
    NF_EVENT_TAG_TITLE,
    NF_EVENT_TAG_EDGE,
    NF_EVENT_TAG_END
};

/* The number of a feature is part of its hash, and so of events.bin. */
static inline uint64_t nf_event_key(uint32_t number, uint64_t a, uint64_t b)
{
    uint64_t h = a * UINT64_C(0x9e3779b97f4a7c15) + b * UINT64_C(0xd1b54a32d192ed03)
                 + number * UINT64_C(0x81dadef4bc2dd44d);
    h ^= h >> 32;
    h *= UINT64_C(0x7fb5d329728ea185);
    return h ^ h >> 29;
}

static inline void nf_event_add(nf_event_features *out, uint32_t number, uint64_t a, uint64_t b)
{
    if (out->len < NF_EVENT_FEATURES_MAX) out->hash[out->len++] = nf_event_key(number, a, b);
}

/* Tags are below 64: a set of them is a word of bits. */
static inline uint64_t nf_event_tag_bit(uint32_t tag)
{
    return UINT64_C(1) << tag;
}

static inline bool nf_event_is_verb(const nf_event_word *w)
{
    return (nf_event_tag_bit(NF_POS_VERB) | nf_event_tag_bit(NF_POS_VN)) >> w->tag & 1;
}

static inline bool nf_event_is_noun(const nf_event_word *w)
{
    const uint64_t nouns =
        nf_event_tag_bit(NF_POS_NOUN) | nf_event_tag_bit(NF_POS_ORG)
        | nf_event_tag_bit(NF_POS_PERSON) | nf_event_tag_bit(NF_POS_PLACE)
        | nf_event_tag_bit(NF_POS_PROPER) | nf_event_tag_bit(NF_EVENT_TAG_ORGANISATION)
        | nf_event_tag_bit(NF_EVENT_TAG_PERSON) | nf_event_tag_bit(NF_EVENT_TAG_PLACE)
        | nf_event_tag_bit(NF_EVENT_TAG_TITLE);
    return nouns >> w->tag & 1;
}

#endif
