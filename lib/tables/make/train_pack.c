/* train_pack.c: weights become whole numbers in a blob. */
#include "train.h"

#include "lexical/lanes.h"
#include "train_blob.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Weights against O, by label but O. */
static void against_o(const float *w, float *out)
{
    for (int l = 0; l < NF_MODEL_WEIGHTS; l++) out[l] = w[l + 1] - w[NF_LABEL_O];
}

static double range(const float *w)
{
    float out[NF_MODEL_WEIGHTS], low = 0, high = 0;
    against_o(w, out);
    for (int l = 0; l < NF_MODEL_WEIGHTS; l++) {
        low = out[l] < low ? out[l] : low;
        high = out[l] > high ? out[l] : high;
    }
    return high - low;
}

typedef struct {
    double worth;
    uint32_t feature;
} ranked;

static int by_worth(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->worth != y->worth) return x->worth < y->worth ? 1 : -1;
    return x->feature < y->feature ? -1 : x->feature > y->feature;
}

/* A weight matters as far as it tells labels apart, and a little more when it is used often. */
static ranked *rank(const folded *f, const samples *s, uint32_t *len)
{
    ranked *all = grab(s->features, sizeof *all);
    *len = 0;
    for (uint32_t i = 1; i < s->features; i++) {
        all[*len].worth = range(f->w[i]) * pow(s->counts[i], 0.25);
        all[(*len)++].feature = i;
    }
    qsort(all, *len, sizeof *all, by_worth);
    return all;
}

bool *features_worth(const folded *f, const samples *s, uint32_t rows)
{
    uint32_t len;
    bool *keep = grab(s->features, sizeof *keep);
    ranked *all = rank(f, s, &len);
    for (uint32_t i = 0; i < len && i < rows; i++) keep[all[i].feature] = true;
    free(all);
    return keep;
}

/* ---------------------------------------------------------- numbers */

/* One step is a hundred-and-twenty-seventh of the largest weight, but few weights
 * are large: the largest hundredth of a percent are cut. */
static float fitting_scale(const folded *f, const samples *s)
{
    enum { BINS = 4096 };
    static uint32_t bins[BINS];
    uint64_t total = 0, above = 0;
    memset(bins, 0, sizeof bins);
    for (uint32_t i = 1; i < s->features; i++) {
        float out[NF_MODEL_WEIGHTS];
        against_o(f->w[i], out);
        for (int l = 0; l < NF_MODEL_WEIGHTS; l++, total++) {
            float bin = fabsf(out[l]) * (BINS / 16.0f);
            bins[bin < BINS - 1 ? (int)bin : BINS - 1]++;
        }
    }
    int bin = BINS - 1;
    while (bin > 0 && above + bins[bin] < total / 10000) above += bins[bin--];
    return (float)(bin + 1) * (16.0f / BINS) / 127.0f;
}

static int whole(float x, int low, int high)
{
    int i = (int)floorf(x + 0.5f);
    return i < low ? low : i > high ? high : i;
}

static int lane_of(int label)
{
    if (label == NF_LABEL_O) return NF_LANE_O;
    return nf_lane((label - 1) / 4, (enum nf_label)((label - 1) % 4 + 1));
}

static nf_model_scores whole_scores(const folded *f, float scale)
{
    nf_model_scores s;
    for (int i = 0; i < NF_MODEL_LANES * NF_MODEL_LANES; i++) (&s.step[0][0])[i] = NF_MODEL_NEVER;
    for (int l = 0; l < NF_MODEL_LANES; l++) s.first[l] = s.last[l] = NF_MODEL_NEVER;
    for (int p = 0; p < NF_MODEL_LABELS; p++) {
        bool opens = f->step[NF_LABEL_O][p] > -1000, closes = f->step[p][NF_LABEL_O] > -1000;
        if (opens) s.first[lane_of(p)] = 0;
        if (closes) s.last[lane_of(p)] = 0;
        for (int l = 0; l < NF_MODEL_LABELS; l++)
            if (f->step[p][l] > -1000)
                s.step[lane_of(p)][lane_of(l)] = (int16_t)whole(f->step[p][l] / scale, -2000, 2000);
    }
    return s;
}

/* ------------------------------------------------------- features */

/* Rows that would be all zeros are not worth a place. */
static bool is_nothing(const float *w, float scale)
{
    float out[NF_MODEL_WEIGHTS];
    against_o(w, out);
    for (int l = 0; l < NF_MODEL_WEIGHTS; l++)
        if (whole(out[l] / scale, -127, 127)) return false;
    return true;
}

static bool *features_that_say(const folded *f, const samples *s, float scale)
{
    bool *out = grab(s->features, sizeof *out);
    for (uint32_t i = 1; i < s->features; i++) out[i] = !is_nothing(f->w[i], scale);
    return out;
}

typedef struct {
    key_slots keys;
    nf_weight_slot *slots;
    uint8_t *rows;
    uint32_t rows_len;
} packed;

/* A row of zeros, then the weights of a feature if there is one. */
static void pack_row(packed *p, const folded *f, uint32_t feature, float scale)
{
    uint8_t *to = p->rows + (size_t)p->rows_len++ * NF_MODEL_WEIGHTS;
    float out[NF_MODEL_WEIGHTS] = {0};
    if (feature) against_o(f->w[feature], out);
    for (int l = 0; l < NF_MODEL_WEIGHTS; l++) {
        int lane = lane_of(l + 1), weight = whole(out[l] / scale, -127, 127);
        if (lane < NF_LANE_UPPER) to[2 * lane] = (uint8_t)(weight + 128);
        else to[2 * (lane - NF_LANE_UPPER) + 1] = (uint8_t)weight;
    }
}

/* Rows of a block; those of zeros at its begin may be there already. */
static void pack_block(packed *p, const folded *f, const feature_block *b, float scale)
{
    for (int k = b->first + b->shared; k < b->end; k++) pack_row(p, f, b->feature[k], scale);
}

static packed pack_features(const folded *f, const samples *s, float scale)
{
    uint32_t len;
    packed p;
    bool *say = features_that_say(f, s, scale);
    feature_block *all = feature_blocks(s, say, &len);
    uint64_t *keys = grab(len, sizeof *keys);
    uint32_t *firsts = grab(len, sizeof *firsts);
    p.rows = grab((len + 2) * (size_t)NF_MODEL_BLOCK, NF_MODEL_WEIGHTS);
    p.rows_len = 0;
    while (p.rows_len < NF_MODEL_BLOCK) pack_row(&p, f, 0, scale);
    for (uint32_t i = 0; i < len; i++) {
        keys[i] = all[i].key;
        firsts[i] = p.rows_len - all[i].shared - all[i].first;
        pack_block(&p, f, &all[i], scale);
    }
    for (int k = 0; k < NF_MODEL_BLOCK; k++) pack_row(&p, f, 0, scale);
    p.keys = keys_place(keys, len);
    p.slots = grab(p.keys.slots_len, sizeof *p.slots);
    for (uint32_t i = 0; i < len; i++) {
        const nf_weight_slot slot = {(uint32_t)keys[i], firsts[i] * NF_MODEL_WEIGHTS};
        p.slots[p.keys.slot_of[i]] = slot;
    }
    free(say);
    free(keys);
    free(firsts);
    free(all);
    fprintf(stderr, "%u keys, %u rows\n", len, p.rows_len);
    return p;
}

void pack_model(output *o, const folded *f, const samples *s, const nf_model *words,
                const nf_model_info *about)
{
    nf_model_info info = *about;
    if (info.scale <= 0) info.scale = fitting_scale(f, s);
    nf_model_scores scores = whole_scores(f, info.scale);
    packed p = pack_features(f, s, info.scale);
    const blob_part parts[] = {
        {NF_MODEL_INFO, sizeof info, &info, 1},
        {NF_MODEL_SCORES, sizeof scores, &scores, 1},
        {NF_MODEL_PILOTS, sizeof *p.keys.pilots, p.keys.pilots, p.keys.pilots_len},
        {NF_MODEL_SLOTS, sizeof *p.slots, p.slots, p.keys.slots_len},
        {NF_MODEL_ROWS, NF_MODEL_WEIGHTS, p.rows, (uint64_t)p.rows_len + 1},
        {NF_MODEL_CLUSTERS, sizeof(nf_key_bucket), words->clusters.buckets, words->clusters.len},
        {NF_MODEL_HEADS, sizeof(nf_key_bucket), words->heads.buckets, words->heads.len},
        {NF_MODEL_NAMES, sizeof *words->names.slots, words->names.slots, words->names.slots_len},
        {NF_MODEL_NAME_PILOTS, sizeof *words->names.pilots, words->names.pilots,
         words->names.pilots_len},
        {NF_MODEL_STARTS, sizeof *words->starts.bits, words->starts.bits, words->starts.len},
    };
    size_t size;
    unsigned char *bytes = blob_pack(NF_MODEL_KIND, NF_MODEL_FORMAT << 16 | NF_FEATURES_VERSION, parts,
                                     sizeof parts / sizeof *parts, &size);
    out_bytes(o, bytes, size);
    free(bytes);
}

/* ----------------------------------------------------------- unpacking */

static void unpack_row(const nf_weights *w, uint64_t key, uint8_t slot, float scale, float *out)
{
    uint32_t block;
    nf_weights_find(w, &key, 1, &block);
    const uint8_t *from = w->rows + block + slot * NF_MODEL_WEIGHTS;
    for (int label = 1; label < NF_MODEL_LABELS; label++) {
        int lane = lane_of(label);
        int weight = lane < NF_LANE_UPPER ? from[2 * lane] - 128
                                          : (int8_t)from[2 * (lane - NF_LANE_UPPER) + 1];
        out[label] = (float)weight * scale;
    }
}

folded unpack_model(const nf_model *model, const samples *s)
{
    const float scale = model->info->scale;
    folded f;
    f.w = grab(s->features, sizeof *f.w);
    for (uint32_t i = 1; i < s->features; i++)
        unpack_row(&model->weights, s->keys[i], s->slots[i], scale, f.w[i]);
    for (int p = 0; p < NF_MODEL_LANES; p++)
        for (int l = 0; l < NF_MODEL_LANES; l++) f.step[p][l] = -1e4f;
    for (int p = 0; p < NF_MODEL_LABELS; p++)
        for (int l = 0; l < NF_MODEL_LABELS; l++) {
            int step = model->scores->step[lane_of(p)][lane_of(l)];
            if (step > NF_MODEL_NEVER) f.step[p][l] = (float)step * scale;
        }
    return f;
}
