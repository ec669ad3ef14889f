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

/* Lanes hold the labels but O, then O: so a row of weights is added as it is. */
enum { NF_LANE_O = NF_MODEL_WEIGHTS };

static inline int nf_lane_label(int lane)
{
    return lane == NF_LANE_O ? NF_LABEL_O : lane + 1;
}

static inline int nf_lane_kind(int lane)
{
    return lane / 4;
}

static inline enum nf_label nf_lane_part(int lane)
{
    return lane == NF_LANE_O ? NF_LABEL_O : (enum nf_label)(lane % 4 + 1);
}

#if defined(__SSE2__)

/* score[l] += row[l] */
static inline void nf_lanes_add(int16_t *score, const int8_t *row)
{
    __m128i *to = (__m128i *)(void *)score;
    __m128i weights = _mm_loadu_si128((const __m128i *)(const void *)row);
    __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(weights, weights), 8);
    __m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(weights, weights), 8);
    _mm_storeu_si128(to, _mm_add_epi16(_mm_loadu_si128(to), low));
    _mm_storeu_si128(to + 1, _mm_add_epi16(_mm_loadu_si128(to + 1), high));
}

/* out[l] = the largest from[p] + step[p][l] */
static inline void nf_lanes_best(const int16_t *from, const int16_t step[][NF_MODEL_LANES],
                                 int16_t *out)
{
    __m128i low = _mm_set1_epi16(INT16_MIN), high = low;
    for (int p = 0; p < NF_MODEL_LABELS; p++) {
        const __m128i *at = (const __m128i *)(const void *)step[p];
        __m128i start = _mm_set1_epi16(from[p]);
        low = _mm_max_epi16(low, _mm_adds_epi16(start, _mm_loadu_si128(at)));
        high = _mm_max_epi16(high, _mm_adds_epi16(start, _mm_loadu_si128(at + 1)));
    }
    _mm_storeu_si128((__m128i *)(void *)out, low);
    _mm_storeu_si128((__m128i *)(void *)out + 1, high);
}

/* paths[l] += more[l]; then the best path becomes 0 and none is below `lowest`. The
 * lanes beyond the labels must not be the best: scores are 0 there, steps never. */
static inline void nf_lanes_settle(int16_t *paths, const int16_t *more, int16_t lowest)
{
    __m128i *at = (__m128i *)(void *)paths;
    const __m128i *add = (const __m128i *)(const void *)more, floor = _mm_set1_epi16(lowest);
    __m128i low = _mm_adds_epi16(_mm_loadu_si128(at), _mm_loadu_si128(add));
    __m128i high = _mm_adds_epi16(_mm_loadu_si128(at + 1), _mm_loadu_si128(add + 1));
    __m128i top = _mm_max_epi16(low, high);
    top = _mm_max_epi16(top, _mm_shuffle_epi32(top, 0x4e));
    top = _mm_max_epi16(top, _mm_shuffle_epi32(top, 0xb1));
    top = _mm_max_epi16(top, _mm_or_si128(_mm_slli_epi32(top, 16), _mm_srli_epi32(top, 16)));
    _mm_storeu_si128(at, _mm_max_epi16(_mm_subs_epi16(low, top), floor));
    _mm_storeu_si128(at + 1, _mm_max_epi16(_mm_subs_epi16(high, top), floor));
}

#else

static inline void nf_lanes_add(int16_t *score, const int8_t *row)
{
    for (int l = 0; l < NF_MODEL_LANES; l++) score[l] = (int16_t)(score[l] + row[l]);
}

static inline void nf_lanes_best(const int16_t *from, const int16_t step[][NF_MODEL_LANES],
                                 int16_t *out)
{
    for (int l = 0; l < NF_MODEL_LANES; l++) out[l] = INT16_MIN;
    for (int p = 0; p < NF_MODEL_LABELS; p++)
        for (int l = 0; l < NF_MODEL_LANES; l++) {
            int16_t x = (int16_t)(from[p] + step[p][l]);
            out[l] = x > out[l] ? x : out[l];
        }
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
