/* train_prune.c: which rows of weights a model of so many bytes has. */
#include "train.h"

#include "lexical/features.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

void worth_add(double *worth, const folded *f, const samples *s, const sample *one, double weight)
{
    static float likely[NF_PIECE][NF_MODEL_LANES];
    crf_believe(f, s, one, likely);
    for (uint32_t i = 0; i < one->len; i++)
        for (size_t k = s->at[one->first + i]; k < s->at[one->first + i + 1]; k++) {
            const float *w = f->w[s->list[k]], *p = likely[i];
            double mean = 0, square = 0;
            for (int l = 0; l < NF_MODEL_LABELS; l++) {
                mean += p[l] * w[l];
                square += p[l] * w[l] * w[l];
            }
            worth[s->list[k]] += weight * (square - mean * mean);
        }
}

/* ------------------------------------------------------------- choice */

/* Bytes of a block: its slot and its share of a pilot, and rows from the first to the last
 * that is not all zeros. Two in five of those of zeros around them lie in other blocks. */
enum { BYTES_OF_KEY = 9, BYTES_OF_ZEROS = 7 };

static double bytes_of(const feature_block *b, int begin, int end)
{
    int rows = end - begin, zeros = b->end - b->first - rows;
    return BYTES_OF_KEY + rows * NF_MODEL_WEIGHTS + zeros * BYTES_OF_ZEROS;
}

/* The rows [begin, end) of a block that are worth more than their bytes at a price. */
typedef struct {
    int begin, end;
    double bytes;
} choice;

static choice choose(const feature_block *b, const double *worth, double price)
{
    choice best = {0, 0, 0};
    double most = 0;
    for (int begin = 0; begin < NF_MODEL_BLOCK; begin++) {
        double sum = 0;
        for (int end = begin; b->feature[begin] && end < NF_MODEL_BLOCK; end++) {
            if (!b->feature[end]) continue;
            const double bytes = bytes_of(b, begin, end + 1);
            sum += worth[b->feature[end]];
            if (sum - price * bytes <= most) continue;
            const choice this = {begin, end + 1, bytes};
            most = sum - price * bytes;
            best = this;
        }
    }
    return best;
}

static double bytes_at(const feature_block *all, uint32_t len, const double *worth, double price)
{
    double bytes = 0;
    for (uint32_t i = 0; i < len; i++) bytes += choose(&all[i], worth, price).bytes;
    return bytes;
}

bool *features_within(const samples *s, const double *worth, double bytes)
{
    uint32_t len;
    bool *say = grab(s->features, sizeof *say), *keep = grab(s->features, sizeof *keep);
    for (uint32_t i = 1; i < s->features; i++) say[i] = true;
    feature_block *all = feature_blocks(s, say, &len);
    double low = 0, high = 1e9;
    if (bytes_at(all, len, worth, 0) <= bytes) high = 0;
    for (int i = 0; i < 100; i++) {
        double price = low + (high - low) / 2;
        if (bytes_at(all, len, worth, price) > bytes) low = price;
        else high = price;
    }
    for (uint32_t i = 0; i < len; i++) {
        const choice c = choose(&all[i], worth, high);
        for (int k = c.begin; k < c.end; k++)
            if (all[i].feature[k]) keep[all[i].feature[k]] = true;
    }
    free(all);
    free(say);
    return keep;
}
