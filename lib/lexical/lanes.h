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

/* Of three sorts of lanes there are at most eight, so that half of the room does. Closed
 * ones: E and S of each kind by turns, then O. Those that follow them: B and S by turns,
 * then O. Those that go on inside of names: E and I by turns. */
enum { NF_LANES_HALF = NF_MODEL_LANES / 2 };

/* Steps between labels, as the loops below want them; NF_MODEL_NEVER where there is none. */
typedef struct {
    int16_t from[NF_LANES_CLOSED][NF_LANES_HALF]; /* a closed lane, to those that follow */
    int16_t from_begin[NF_LANES_HALF]; /* B of the kind of a lane, to that lane inside of a name */
    int16_t from_inner[NF_LANES_HALF]; /* likewise I */
    int16_t to[NF_LANES_CLOSED][NF_LANES_HALF]; /* a lane that follows, from closed ones */
    int16_t to_inner[NF_LANES_HALF]; /* I of the kind of a lane, from that lane: B or I */
    int16_t to_end[NF_LANES_HALF];   /* likewise E */
    int16_t last[NF_LANES_HALF];     /* the end, from closed lanes */
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

/* The largest of all, everywhere. */
static inline __m128i nf_lanes_top(nf_lanes x)
{
    __m128i top = _mm_max_epi16(x.low, x.high);
    top = _mm_max_epi16(top, _mm_shuffle_epi32(top, 0x4e));
    top = _mm_max_epi16(top, _mm_shuffle_epi32(top, 0xb1));
    return _mm_max_epi16(top, _mm_or_si128(_mm_slli_epi32(top, 16), _mm_srli_epi32(top, 16)));
}

static inline int nf_lanes_peak(nf_lanes x)
{
    return (int16_t)_mm_cvtsi128_si32(nf_lanes_top(x));
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

/* The one lane or the other where the mask has ones or zeros. */
static inline __m128i nf_lanes_blend(__m128i mask, __m128i ones, __m128i zeros)
{
    return _mm_or_si128(_mm_and_si128(mask, ones), _mm_andnot_si128(mask, zeros));
}

static inline __m128i nf_lanes_step(__m128i start, const int16_t *step)
{
    return _mm_adds_epi16(start, _mm_loadu_si128((const __m128i *)(const void *)step));
}

static inline __m128i nf_lanes_relax(__m128i best, __m128i start, const int16_t *step)
{
    return _mm_max_epi16(best, nf_lanes_step(start, step));
}

/* To each lane the largest from a lane plus the step between them. */
static inline nf_lanes nf_lanes_forward(const nf_lane_steps *s, nf_lanes x)
{
    const __m128i even = _mm_set1_epi32(0xffff);
    __m128i inside = nf_lanes_step(NF_LANE_EVEN(x.low), s->from_begin);
    inside = nf_lanes_relax(inside, NF_LANE_ODD(x.low), s->from_inner);
    __m128i follow = nf_lanes_step(NF_LANE_LEFT(x.high, 0), s->from[0]);
    follow = nf_lanes_relax(follow, NF_LANE_LEFT(x.high, 1), s->from[1]);
    follow = nf_lanes_relax(follow, NF_LANE_LEFT(x.high, 2), s->from[2]);
    follow = nf_lanes_relax(follow, NF_LANE_LEFT(x.high, 3), s->from[3]);
    follow = nf_lanes_relax(follow, NF_LANE_RIGHT(x.high, 4), s->from[4]);
    follow = nf_lanes_relax(follow, NF_LANE_RIGHT(x.high, 5), s->from[5]);
    follow = nf_lanes_relax(follow, NF_LANE_RIGHT(x.low, NF_LANE_O), s->from[6]);
    nf_lanes to = {nf_lanes_blend(even, follow, inside), nf_lanes_blend(even, inside, follow)};
    return to;
}

/* From each lane the largest to a lane plus the step between them. */
static inline nf_lanes nf_lanes_backward(const nf_lane_steps *s, nf_lanes x)
{
    const __m128i kinds = _mm_set_epi32(0, -1, -1, -1), never = _mm_set1_epi16(NF_MODEL_NEVER);
    __m128i inside = nf_lanes_step(NF_LANE_ODD(x.low), s->to_inner);
    inside = nf_lanes_relax(inside, NF_LANE_EVEN(x.high), s->to_end);
    __m128i closed = nf_lanes_step(NF_LANE_LEFT(x.low, 0), s->to[0]);
    closed = nf_lanes_relax(closed, NF_LANE_LEFT(x.high, 1), s->to[1]);
    closed = nf_lanes_relax(closed, NF_LANE_LEFT(x.low, 2), s->to[2]);
    closed = nf_lanes_relax(closed, NF_LANE_LEFT(x.high, 3), s->to[3]);
    closed = nf_lanes_relax(closed, NF_LANE_RIGHT(x.low, 4), s->to[4]);
    closed = nf_lanes_relax(closed, NF_LANE_RIGHT(x.high, 5), s->to[5]);
    closed = nf_lanes_relax(closed, NF_LANE_RIGHT(x.low, NF_LANE_O), s->to[6]);
    nf_lanes from = {nf_lanes_blend(kinds, inside, closed), nf_lanes_blend(kinds, closed, never)};
    return from;
}

/* A bit for each closed lane where its score plus the step is the largest of these. */
static inline uint32_t nf_lanes_best_closed(const int16_t *scores, const int16_t *steps)
{
    const nf_lanes x = nf_lanes_load(scores);
    const __m128i kinds = _mm_set_epi32(0, -1, -1, -1);
    __m128i sums = nf_lanes_step(nf_lanes_blend(kinds, x.high, x.low), steps);
    const nf_lanes both = {sums, sums};
    __m128i best = _mm_cmpeq_epi16(sums, nf_lanes_top(both));
    return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(best, _mm_setzero_si128()));
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

static inline int16_t nf_lane_cut(int x)
{
    return (int16_t)(x < INT16_MIN ? INT16_MIN : x > INT16_MAX ? INT16_MAX : x);
}

static inline nf_lanes nf_lanes_add(nf_lanes a, nf_lanes b)
{
    for (int l = 0; l < NF_MODEL_LANES; l++) a.lane[l] = nf_lane_cut(a.lane[l] + b.lane[l]);
    return a;
}

static inline int16_t nf_lanes_top(nf_lanes x)
{
    int16_t top = x.lane[0];
    for (int l = 1; l < NF_MODEL_LANES; l++) top = x.lane[l] > top ? x.lane[l] : top;
    return top;
}

static inline int nf_lanes_peak(nf_lanes x)
{
    return nf_lanes_top(x);
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

static inline int nf_lanes_larger(int a, int b)
{
    return a > b ? a : b;
}

static inline nf_lanes nf_lanes_forward(const nf_lane_steps *s, nf_lanes x)
{
    static const uint8_t closed[] = NF_LANES_CLOSED_LIST;
    nf_lanes to;
    for (int l = 0; l < NF_LANES_HALF; l++) {
        int inside = nf_lanes_larger(x.lane[l & 6] + s->from_begin[l],
                                     x.lane[l | 1] + s->from_inner[l]);
        int follow = x.lane[closed[0]] + s->from[0][l];
        for (int i = 1; i < NF_LANES_CLOSED; i++)
            follow = nf_lanes_larger(follow, x.lane[closed[i]] + s->from[i][l]);
        to.lane[l] = nf_lane_cut(l % 2 ? inside : follow);
        to.lane[NF_LANE_UPPER + l] = nf_lane_cut(l % 2 ? follow : inside);
    }
    return to;
}

static inline nf_lanes nf_lanes_backward(const nf_lane_steps *s, nf_lanes x)
{
    static const uint8_t follow[] = NF_LANES_FOLLOW_LIST;
    nf_lanes from;
    for (int l = 0; l < NF_LANES_HALF; l++) {
        int inside = nf_lanes_larger(x.lane[l | 1] + s->to_inner[l],
                                     x.lane[(l & 6) | NF_LANE_UPPER] + s->to_end[l]);
        int closed = x.lane[follow[0]] + s->to[0][l];
        for (int i = 1; i < NF_LANES_CLOSED; i++)
            closed = nf_lanes_larger(closed, x.lane[follow[i]] + s->to[i][l]);
        from.lane[l] = nf_lane_cut(l < NF_LANE_O ? inside : closed);
        from.lane[NF_LANE_UPPER + l] = nf_lane_cut(l < NF_LANE_O ? closed : NF_MODEL_NEVER);
    }
    return from;
}

static inline uint32_t nf_lanes_best_closed(const int16_t *scores, const int16_t *steps)
{
    static const uint8_t closed[] = NF_LANES_CLOSED_LIST;
    uint32_t bits = 0;
    int top = INT32_MIN;
    for (int i = 0; i < NF_LANES_CLOSED; i++) {
        int x = scores[closed[i]] + steps[i];
        bits = x > top ? 1u << i : x == top ? bits | 1u << i : bits;
        top = nf_lanes_larger(x, top);
    }
    return bits;
}

#endif

/* The first of these closed lanes; O where there is none. */
static inline int nf_lane_of_first(uint32_t bits)
{
    int lane = NF_LANE_UPPER;
    bits &= (1u << 2 * NF_TAG_KINDS) - 1;
    if (!bits) return NF_LANE_O;
    for (; !(bits & 1); bits >>= 1) lane++;
    return lane;
}

#endif
