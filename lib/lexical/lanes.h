/* lanes.h: arithmetic on the scores of all labels at once.
 *
 * Sixteen lanes of 16 bits, in vector code where the machine is known and in
 * loops of fixed length where it is not. Sums stay inside 16 bits: see tagger.c. */
#ifndef NF_LEXICAL_LANES_H
#define NF_LEXICAL_LANES_H

#include "lexical/model.h"

#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Lanes hold in their lower half B and I of each kind of names, then O, in their upper
 * half E and S; the others are empty. So what may follow B and I is found by turning
 * pairs of lanes. */
enum {
    NF_LANE_O = 6,
    NF_LANE_UPPER = 8,
    NF_LANES_CLOSED = 7 /* O and E and S of each kind: names may begin behind them */
};

/* The closed ones, and those that may follow them: O, B and S. In the order in which
 * the first of equals wins. */
#define NF_LANES_CLOSED_LIST            \
    {                                   \
        8, 9, 10, 11, 12, 13, NF_LANE_O \
    }
#define NF_LANES_FOLLOW_LIST          \
    {                                 \
        0, 9, 2, 11, 4, 13, NF_LANE_O \
    }

static inline int nf_lane(int kind, enum nf_label part)
{
    switch (part) {
    case NF_LABEL_B: return kind * 2;
    case NF_LABEL_I: return kind * 2 + 1;
    case NF_LABEL_E: return NF_LANE_UPPER + kind * 2;
    case NF_LABEL_S: return NF_LANE_UPPER + kind * 2 + 1;
    default: return NF_LANE_O;
    }
}

static inline int nf_lane_kind(int lane)
{
    return (lane & (NF_LANE_UPPER - 1)) / 2;
}

static inline enum nf_label nf_lane_part(int lane)
{
    if (lane == NF_LANE_O) return NF_LABEL_O;
    if (lane < NF_LANE_UPPER) return lane % 2 ? NF_LABEL_I : NF_LABEL_B;
    return lane % 2 ? NF_LABEL_S : NF_LABEL_E;
}

/* Steps between labels, as the loops below want them; NF_MODEL_NEVER where a step is
 * none that names take. */
typedef struct {
    int16_t from[NF_LANES_CLOSED][NF_MODEL_LANES]; /* a closed lane, to each lane */
    int16_t from_begin[NF_MODEL_LANES];            /* B of the kind of a lane, to that lane */
    int16_t from_inner[NF_MODEL_LANES];            /* likewise I */
    int16_t to[NF_LANES_CLOSED][NF_MODEL_LANES];   /* O, B and S, from each lane */
    int16_t to_inner[NF_MODEL_LANES];              /* I of the kind of a lane, from that lane */
    int16_t to_end[NF_MODEL_LANES];                /* likewise E */
} nf_lane_steps;

/* ------------------------------------------------------------------- sums */

/* A row has two weights in every 16 bits: the low byte is that of a lane of the lower
 * half and 128 more, the high byte that of the same lane of the upper half. The words
 * as they are add up to both; their high bytes add up to one. */

#if defined(__SSE2__)

typedef struct {
    __m128i words, upper;
} nf_sums;

static inline nf_sums nf_sums_none(void)
{
    nf_sums s = {_mm_setzero_si128(), _mm_setzero_si128()};
    return s;
}

static inline void nf_sums_add(nf_sums *s, const uint8_t *from)
{
    __m128i words = _mm_loadu_si128((const __m128i *)(const void *)from);
    s->words = _mm_add_epi16(s->words, words);
    s->upper = _mm_add_epi16(s->upper, _mm_srai_epi16(words, 8));
}

/* The sums of `rows` rows by lane. Rows reach beyond their weights, which are cut off. */
static inline void nf_sums_end(const nf_sums *s, int rows, int16_t *out)
{
    const __m128i keep = _mm_set_epi32(0, -1, -1, -1);
    __m128i lower = _mm_sub_epi16(s->words, _mm_slli_epi16(s->upper, 8));
    lower = _mm_sub_epi16(lower, _mm_set1_epi16((int16_t)(128 * rows)));
    _mm_storeu_si128((__m128i *)(void *)out, _mm_and_si128(lower, keep));
    _mm_storeu_si128((__m128i *)(void *)out + 1, _mm_and_si128(s->upper, keep));
}

#else

typedef struct {
    int16_t lane[NF_MODEL_LANES];
} nf_sums;

static inline nf_sums nf_sums_none(void)
{
    nf_sums s = {{0}};
    return s;
}

static inline void nf_sums_add(nf_sums *s, const uint8_t *from)
{
    for (int i = 0; i < NF_MODEL_WEIGHTS / 2; i++) {
        s->lane[i] = (int16_t)(s->lane[i] + from[2 * i]);
        s->lane[NF_LANE_UPPER + i] =
            (int16_t)(s->lane[NF_LANE_UPPER + i] + (from[2 * i + 1] ^ 0x80) - 0x80);
    }
}

static inline void nf_sums_end(const nf_sums *s, int rows, int16_t *out)
{
    memcpy(out, s->lane, sizeof s->lane);
    for (int i = 0; i < NF_MODEL_WEIGHTS / 2; i++) out[i] = (int16_t)(out[i] - 128 * rows);
}

#endif

/* ------------------------------------------------------------------ paths */

#if defined(__SSE2__)

typedef struct {
    __m128i low, high;
} nf_lanes;

static inline nf_lanes nf_lanes_load(const int16_t *from)
{
    nf_lanes x = {_mm_loadu_si128((const __m128i *)(const void *)from),
                  _mm_loadu_si128((const __m128i *)(const void *)from + 1)};
    return x;
}

static inline void nf_lanes_store(nf_lanes x, int16_t *to)
{
    _mm_storeu_si128((__m128i *)(void *)to, x.low);
    _mm_storeu_si128((__m128i *)(void *)to + 1, x.high);
}

static inline nf_lanes nf_lanes_add(nf_lanes a, nf_lanes b)
{
    nf_lanes x = {_mm_adds_epi16(a.low, b.low), _mm_adds_epi16(a.high, b.high)};
    return x;
}

static inline nf_lanes nf_lanes_max(nf_lanes a, nf_lanes b)
{
    nf_lanes x = {_mm_max_epi16(a.low, b.low), _mm_max_epi16(a.high, b.high)};
    return x;
}

/* The largest of all, everywhere. */
static inline __m128i nf_lanes_top(nf_lanes x)
{
    __m128i top = _mm_max_epi16(x.low, x.high);
    top = _mm_max_epi16(top, _mm_shuffle_epi32(top, 0x4e));
    top = _mm_max_epi16(top, _mm_shuffle_epi32(top, 0xb1));
    return _mm_max_epi16(top, _mm_or_si128(_mm_slli_epi32(top, 16), _mm_srli_epi32(top, 16)));
}

/* paths + more; then the best path becomes 0 and none is below `lowest`. The lanes
 * beyond the labels must not be the best: scores are 0 there, steps never. */
static inline nf_lanes nf_lanes_settle(nf_lanes paths, nf_lanes more, int16_t lowest)
{
    const __m128i floor = _mm_set1_epi16(lowest);
    nf_lanes x = nf_lanes_add(paths, more);
    __m128i top = nf_lanes_top(x);
    x.low = _mm_max_epi16(_mm_subs_epi16(x.low, top), floor);
    x.high = _mm_max_epi16(_mm_subs_epi16(x.high, top), floor);
    return x;
}

/* One lane of a half everywhere. */
#define NF_LANE_LEFT(half, lane) _mm_shuffle_epi32(_mm_shufflelo_epi16(half, (lane)*0x55), 0x00)
#define NF_LANE_RIGHT(half, lane) \
    _mm_shuffle_epi32(_mm_shufflehi_epi16(half, ((lane)-4) * 0x55), 0xaa)

/* The even or the odd lane of each pair in both. */
#define NF_LANE_PAIRS(half, order) _mm_shufflehi_epi16(_mm_shufflelo_epi16(half, order), order)
#define NF_LANE_EVEN(half)         NF_LANE_PAIRS(half, 0xa0)
#define NF_LANE_ODD(half)          NF_LANE_PAIRS(half, 0xf5)

static inline nf_lanes nf_lanes_relax(nf_lanes best, __m128i start, const int16_t *step)
{
    const nf_lanes from = {start, start};
    return nf_lanes_max(best, nf_lanes_add(from, nf_lanes_load(step)));
}

/* To each lane the largest from a lane plus the step between them. */
static inline nf_lanes nf_lanes_forward(const nf_lane_steps *s, nf_lanes x)
{
    const __m128i begin = NF_LANE_EVEN(x.low), inner = NF_LANE_ODD(x.low);
    const nf_lanes from = {begin, begin};
    nf_lanes to = nf_lanes_add(from, nf_lanes_load(s->from_begin));
    to = nf_lanes_relax(to, inner, s->from_inner);
    to = nf_lanes_relax(to, NF_LANE_LEFT(x.high, 0), s->from[0]);
    to = nf_lanes_relax(to, NF_LANE_LEFT(x.high, 1), s->from[1]);
    to = nf_lanes_relax(to, NF_LANE_LEFT(x.high, 2), s->from[2]);
    to = nf_lanes_relax(to, NF_LANE_LEFT(x.high, 3), s->from[3]);
    to = nf_lanes_relax(to, NF_LANE_RIGHT(x.high, 4), s->from[4]);
    to = nf_lanes_relax(to, NF_LANE_RIGHT(x.high, 5), s->from[5]);
    return nf_lanes_relax(to, NF_LANE_RIGHT(x.low, NF_LANE_O), s->from[6]);
}

/* From each lane the largest to a lane plus the step between them. */
static inline nf_lanes nf_lanes_backward(const nf_lane_steps *s, nf_lanes x)
{
    const __m128i inner = NF_LANE_ODD(x.low), end = NF_LANE_EVEN(x.high);
    const nf_lanes to = {inner, inner};
    nf_lanes from = nf_lanes_add(to, nf_lanes_load(s->to_inner));
    from = nf_lanes_relax(from, end, s->to_end);
    from = nf_lanes_relax(from, NF_LANE_LEFT(x.low, 0), s->to[0]);
    from = nf_lanes_relax(from, NF_LANE_LEFT(x.high, 1), s->to[1]);
    from = nf_lanes_relax(from, NF_LANE_LEFT(x.low, 2), s->to[2]);
    from = nf_lanes_relax(from, NF_LANE_LEFT(x.high, 3), s->to[3]);
    from = nf_lanes_relax(from, NF_LANE_RIGHT(x.low, 4), s->to[4]);
    from = nf_lanes_relax(from, NF_LANE_RIGHT(x.high, 5), s->to[5]);
    return nf_lanes_relax(from, NF_LANE_RIGHT(x.low, NF_LANE_O), s->to[6]);
}

/* A bit for each lane that is the largest. */
static inline uint32_t nf_lanes_largest(nf_lanes x)
{
    __m128i top = nf_lanes_top(x);
    return (uint32_t)_mm_movemask_epi8(
        _mm_packs_epi16(_mm_cmpeq_epi16(x.low, top), _mm_cmpeq_epi16(x.high, top)));
}

#else

typedef struct {
    int16_t lane[NF_MODEL_LANES];
} nf_lanes;

static inline nf_lanes nf_lanes_load(const int16_t *from)
{
    nf_lanes x;
    memcpy(x.lane, from, sizeof x.lane);
    return x;
}

static inline void nf_lanes_store(nf_lanes x, int16_t *to)
{
    memcpy(to, x.lane, sizeof x.lane);
}

static inline nf_lanes nf_lanes_add(nf_lanes a, nf_lanes b)
{
    for (int l = 0; l < NF_MODEL_LANES; l++) {
        int x = a.lane[l] + b.lane[l];
        a.lane[l] = (int16_t)(x < INT16_MIN ? INT16_MIN : x > INT16_MAX ? INT16_MAX : x);
    }
    return a;
}

static inline int16_t nf_lanes_top(nf_lanes x)
{
    int16_t top = x.lane[0];
    for (int l = 1; l < NF_MODEL_LANES; l++) top = x.lane[l] > top ? x.lane[l] : top;
    return top;
}

static inline nf_lanes nf_lanes_settle(nf_lanes paths, nf_lanes more, int16_t lowest)
{
    nf_lanes x = nf_lanes_add(paths, more);
    int top = nf_lanes_top(x);
    for (int l = 0; l < NF_MODEL_LANES; l++) {
        int y = x.lane[l] - top;
        x.lane[l] = (int16_t)(y > lowest ? y : lowest);
    }
    return x;
}

static inline void nf_lanes_relax(nf_lanes *best, int start, const int16_t *step)
{
    for (int l = 0; l < NF_MODEL_LANES; l++) {
        int x = start + step[l];
        best->lane[l] = (int16_t)(x > best->lane[l] ? x : best->lane[l]);
    }
}

static inline nf_lanes nf_lanes_forward(const nf_lane_steps *s, nf_lanes x)
{
    static const uint8_t closed[] = NF_LANES_CLOSED_LIST;
    nf_lanes to;
    for (int l = 0; l < NF_MODEL_LANES; l++) {
        int begin = x.lane[l & 6] + s->from_begin[l],
            inner = x.lane[(l & 6) | 1] + s->from_inner[l];
        to.lane[l] = (int16_t)(begin > inner ? begin : inner);
    }
    for (int i = 0; i < NF_LANES_CLOSED; i++) nf_lanes_relax(&to, x.lane[closed[i]], s->from[i]);
    return to;
}

static inline nf_lanes nf_lanes_backward(const nf_lane_steps *s, nf_lanes x)
{
    static const uint8_t follow[] = NF_LANES_FOLLOW_LIST;
    nf_lanes from;
    for (int l = 0; l < NF_MODEL_LANES; l++) {
        int inner = x.lane[(l & 6) | 1] + s->to_inner[l];
        int end = x.lane[(l & 6) | NF_LANE_UPPER] + s->to_end[l];
        from.lane[l] = (int16_t)(inner > end ? inner : end);
    }
    for (int i = 0; i < NF_LANES_CLOSED; i++) nf_lanes_relax(&from, x.lane[follow[i]], s->to[i]);
    return from;
}

static inline uint32_t nf_lanes_largest(nf_lanes x)
{
    int16_t top = nf_lanes_top(x);
    uint32_t bits = 0;
    for (int l = 0; l < NF_MODEL_LANES; l++) bits |= (uint32_t)(x.lane[l] == top) << l;
    return bits;
}

#endif

/* The first closed lane among these; O: there is none. */
static inline int nf_lane_of_first(uint32_t bits)
{
    const uint32_t closed = (1u << 2 * NF_TAG_KINDS) - 1;
    int lane = NF_LANE_UPPER;
    bits = bits >> NF_LANE_UPPER & closed;
    if (!bits) return NF_LANE_O;
    for (; !(bits & 1); bits >>= 1) lane++;
    return lane;
}

#endif
