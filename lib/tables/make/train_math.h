/* train_math.h: vector loops over the lanes of a row, in plain C.
 *
 * Compilers turn them into vector code; sums go lane by lane, so results do not
 * depend on how wide the vectors are. */
#ifndef NF_TABLES_TRAIN_MATH_H
#define NF_TABLES_TRAIN_MATH_H

#include "lexical/lanes.h"

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

#endif
