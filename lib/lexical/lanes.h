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

/* One lane in all lanes. */
#define NF_LANE_SPREAD(low, high, lane)                                                           \
    ((lane) % 8 < 4                                                                               \
         ? _mm_shuffle_epi32(_mm_shufflelo_epi16((lane) < 8 ? (low) : (high), ((lane)&3) * 0x55), \
                             0x00)                                                                \
         : _mm_shuffle_epi32(_mm_shufflehi_epi16((lane) < 8 ? (low) : (high), ((lane)&3) * 0x55), \
                             0xaa))

/* The even or the odd lane of each pair in both. */
#define NF_LANE_PAIRS(x, order) _mm_shufflehi_epi16(_mm_shufflelo_epi16(x, order), order)
#define NF_LANE_EVEN(x)         NF_LANE_PAIRS(x, 0xa0)
#define NF_LANE_ODD(x)          NF_LANE_PAIRS(x, 0xf5)

static inline __m128i nf_lane_load(const int16_t *lanes)
{
    return _mm_loadu_si128((const __m128i *)(const void *)lanes);
}

#define NF_LANE_RELAX(number, lane)                                                               \
    do {                                                                                          \
        const __m128i start_ = NF_LANE_SPREAD(low, high, lane);                                   \
        to_low = _mm_max_epi16(to_low, _mm_adds_epi16(start_, nf_lane_load(step[number])));       \
        to_high = _mm_max_epi16(to_high, _mm_adds_epi16(start_, nf_lane_load(step[number] + 8))); \
    } while (0)

/* out[l] = the largest from[p] plus the step from p to l */
static inline void nf_lanes_forward(const nf_lane_steps *s, const int16_t *from, int16_t *out)
{
    const int16_t(*step)[NF_MODEL_LANES] = s->from;
    const __m128i low = nf_lane_load(from), high = nf_lane_load(from + 8);
    const __m128i begin = NF_LANE_EVEN(low), inner = NF_LANE_ODD(low);
    __m128i to_low = _mm_max_epi16(_mm_adds_epi16(begin, nf_lane_load(s->from_begin)),
                                   _mm_adds_epi16(inner, nf_lane_load(s->from_inner)));
    __m128i to_high = _mm_max_epi16(_mm_adds_epi16(begin, nf_lane_load(s->from_begin + 8)),
                                    _mm_adds_epi16(inner, nf_lane_load(s->from_inner + 8)));
    NF_LANE_RELAX(0, 8);
    NF_LANE_RELAX(1, 9);
    NF_LANE_RELAX(2, 10);
    NF_LANE_RELAX(3, 11);
    NF_LANE_RELAX(4, 12);
    NF_LANE_RELAX(5, 13);
    NF_LANE_RELAX(6, NF_LANE_O);
    _mm_storeu_si128((__m128i *)(void *)out, to_low);
    _mm_storeu_si128((__m128i *)(void *)out + 1, to_high);
}

/* out[p] = the largest to[l] plus the step from p to l */
static inline void nf_lanes_backward(const nf_lane_steps *s, const int16_t *to, int16_t *out)
{
    const int16_t(*step)[NF_MODEL_LANES] = s->to;
    const __m128i low = nf_lane_load(to), high = nf_lane_load(to + 8);
    const __m128i inner = NF_LANE_ODD(low), end = NF_LANE_EVEN(high);
    __m128i to_low = _mm_max_epi16(_mm_adds_epi16(inner, nf_lane_load(s->to_inner)),
                                   _mm_adds_epi16(end, nf_lane_load(s->to_end)));
    __m128i to_high = _mm_set1_epi16(INT16_MIN);
    NF_LANE_RELAX(0, 0);
    NF_LANE_RELAX(1, 9);
    NF_LANE_RELAX(2, 2);
    NF_LANE_RELAX(3, 11);
    NF_LANE_RELAX(4, 4);
    NF_LANE_RELAX(5, 13);
    NF_LANE_RELAX(6, NF_LANE_O);
    _mm_storeu_si128((__m128i *)(void *)out, to_low);
    _mm_storeu_si128((__m128i *)(void *)out + 1, to_high);
}

/* paths[l] += more[l]; then the best path becomes 0 and none is below `lowest`. The
 * lanes beyond the labels must not be the best: scores are 0 there, steps never. */
static inline void nf_lanes_settle(int16_t *paths, const int16_t *more, int16_t lowest)
{
    __m128i *at = (__m128i *)(void *)paths;
    const __m128i floor = _mm_set1_epi16(lowest);
    __m128i low = _mm_adds_epi16(_mm_loadu_si128(at), nf_lane_load(more));
    __m128i high = _mm_adds_epi16(_mm_loadu_si128(at + 1), nf_lane_load(more + 8));
    __m128i top = _mm_max_epi16(low, high);
    top = _mm_max_epi16(top, _mm_shuffle_epi32(top, 0x4e));
    top = _mm_max_epi16(top, _mm_shuffle_epi32(top, 0xb1));
    top = _mm_max_epi16(top, _mm_or_si128(_mm_slli_epi32(top, 16), _mm_srli_epi32(top, 16)));
    _mm_storeu_si128(at, _mm_max_epi16(_mm_subs_epi16(low, top), floor));
    _mm_storeu_si128(at + 1, _mm_max_epi16(_mm_subs_epi16(high, top), floor));
}

#else

static inline void nf_lane_relax(const int16_t step[][NF_MODEL_LANES], const uint8_t *lanes,
                                 const int16_t *from, int16_t *out)
{
    for (int i = 0; i < NF_LANES_CLOSED; i++)
        for (int l = 0; l < NF_MODEL_LANES; l++) {
            int x = from[lanes[i]] + step[i][l];
            out[l] = (int16_t)(x > out[l] ? x : out[l]);
        }
}

static inline void nf_lanes_forward(const nf_lane_steps *s, const int16_t *from, int16_t *out)
{
    static const uint8_t closed[] = NF_LANES_CLOSED_LIST;
    for (int l = 0; l < NF_MODEL_LANES; l++) {
        int begin = from[l & 6] + s->from_begin[l], inner = from[(l & 6) | 1] + s->from_inner[l];
        out[l] = (int16_t)(begin > inner ? begin : inner);
    }
    nf_lane_relax(s->from, closed, from, out);
}

static inline void nf_lanes_backward(const nf_lane_steps *s, const int16_t *to, int16_t *out)
{
    static const uint8_t follow[] = NF_LANES_FOLLOW_LIST;
    for (int l = 0; l < NF_MODEL_LANES; l++) {
        int inner = to[(l & 6) | 1] + s->to_inner[l];
        int end = to[NF_LANE_UPPER | (l & 6)] + s->to_end[l];
        out[l] = l < NF_LANE_UPPER ? (int16_t)(inner > end ? inner : end) : INT16_MIN;
    }
    nf_lane_relax(s->to, follow, to, out);
}

static inline void nf_lanes_settle(int16_t *paths, const int16_t *more, int16_t lowest)
{
    int32_t sum[NF_MODEL_LANES], top = INT32_MIN;
    for (int l = 0; l < NF_MODEL_LANES; l++) {
        sum[l] = paths[l] + more[l];
        top = sum[l] > top ? sum[l] : top;
    }
    for (int l = 0; l < NF_MODEL_LANES; l++)
        paths[l] = (int16_t)(sum[l] - top > lowest ? sum[l] - top : lowest);
}

#endif

#endif
