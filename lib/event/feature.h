/* feature.h: what the files that write features share. */
#ifndef NF_EVENT_FEATURE_H
#define NF_EVENT_FEATURE_H

#include "event/scorer.h"

/* Tags beyond nf_pos: words of facts that were read before. */
enum nf_event_tag {
    NF_EVENT_TAG_ORGANISATION = 32, NF_EVENT_TAG_PERSON, NF_EVENT_TAG_PLACE, NF_EVENT_TAG_TIME,
    NF_EVENT_TAG_COUNT, NF_EVENT_TAG_TITLE, NF_EVENT_TAG_EDGE, NF_EVENT_TAG_END
};

/* The number of a feature is part of its hash, and so of events.bin. */
static inline uint64_t nf_event_key(uint32_t number, uint64_t a, uint64_t b)
{
    uint64_t h = (a + number) * UINT64_C(0x9e3779b97f4a7c15) + (b + number) * UINT64_C(0xd1b54a32d192ed03);
    h ^= h >> 31;
    h *= UINT64_C(0x7fb5d329728ea185);
    h ^= h >> 27;
    h *= UINT64_C(0x81dadef4bc2dd44d);
    return h ^ h >> 33;
}

static inline void nf_event_add(nf_event_features *out, uint32_t number, uint64_t a, uint64_t b)
{
    if (out->len < NF_EVENT_FEATURES_MAX) out->hash[out->len++] = nf_event_key(number, a, b);
}

static inline bool nf_event_is_verb(const nf_event_word *w)
{
    return w->tag == NF_POS_VERB || w->tag == NF_POS_VN;
}

static inline bool nf_event_is_noun(const nf_event_word *w)
{
    return w->tag == NF_POS_NOUN || w->tag == NF_POS_ORG || w->tag == NF_POS_PERSON
           || w->tag == NF_POS_PLACE || w->tag == NF_POS_PROPER
           || (w->tag >= NF_EVENT_TAG_ORGANISATION && w->tag <= NF_EVENT_TAG_PLACE)
           || w->tag == NF_EVENT_TAG_TITLE;
}

/* The phrase of nouns that begins or ends beside a candidate. */
typedef struct {
    nf_event_word head; /* its last noun; key 0: it has none */
    nf_event_word stop; /* the word that it ends before, or begins behind */
    uint32_t len;       /* in words */
} nf_event_phrase;

nf_event_phrase newsfacts__event_phrase_after(const nf_event_site *s);
nf_event_phrase newsfacts__event_phrase_before(const nf_event_site *s);

#endif
