/* train_math.h: vector loops over the lanes of a row, in plain C.
 *
 * Compilers turn them into vector code; sums go lane by lane, so results do not
 * depend on how wide the vectors are. The exponential is our own: the same on
 * every machine and C library. */
#ifndef NF_TABLES_TRAIN_MATH_H
#define NF_TABLES_TRAIN_MATH_H

#include "lexical/model.h"

#include <string.h>

typedef float lanes[NF_MODEL_LANES];

static inline float lanes_sum(const float *x)
{
    float sum = 0;
    for (int l = 0; l < NF_MODEL_LABELS; l++) sum += x[l];
    return sum;
}

static inline float lanes_max(const float *x)
{
    float max = x[0];
    for (int l = 1; l < NF_MODEL_LABELS; l++) max = x[l] > max ? x[l] : max;
    return max;
}

/* 2 to the power of whole numbers: the bits of such a float. */
static inline void lanes_power(const int32_t *restrict whole, float *restrict out)
{
    int32_t bits[NF_MODEL_LANES];
    for (int l = 0; l < NF_MODEL_LANES; l++) bits[l] = (whole[l] + 127) * (1 << 23);
    memcpy(out, bits, sizeof bits);
}

/* exp(x) to about six digits, for x from -80 to 80; what lies beyond is cut. */
static inline void lanes_exp(const float *restrict in, float *restrict out)
{
    float scaled[NF_MODEL_LANES], power[NF_MODEL_LANES];
    int32_t whole[NF_MODEL_LANES];
    for (int l = 0; l < NF_MODEL_LANES; l++) {
        float x = in[l] > -80.0f ? in[l] : -80.0f;
        scaled[l] = (x < 80.0f ? x : 80.0f) * 1.44269504f;
        whole[l] = (int32_t)(scaled[l] + 128.0f) - 128; /* floor, above -128 */
    }
    lanes_power(whole, power);
    for (int l = 0; l < NF_MODEL_LANES; l++) {
        float x = (scaled[l] - (float)whole[l]) * 0.693147181f;
        out[l] = power[l] * (1.0f + x * (1.0f + x * (0.5f + x * (0.166666667f + x * (0.0416666667f
                 + x * (0.00833333333f + x * 0.00138888889f))))));
    }
}

/* out[l] = sum over p of in[p] * step[p][l] */
static inline void lanes_forward(const float *restrict in, const float step[][NF_MODEL_LANES],
                                    float *restrict out)
{
    float sum[NF_MODEL_LANES] = {0};
    for (int p = 0; p < NF_MODEL_LABELS; p++)
        for (int l = 0; l < NF_MODEL_LANES; l++) sum[l] += in[p] * step[p][l];
    memcpy(out, sum, sizeof sum);
}

#endif
