/* train_event_fit.c: logistic and softmax regression by AdaGrad, one example after
 * the other: the same sums in the same order give the same bytes. */
#include "train_event.h"

#include <math.h>
#include <stdlib.h>

/* exp(x) of our own: the same on every machine and C library. */
static float power_of(float x)
{
    if (x < -30.0f) x = -30.0f;
    if (x > 30.0f) x = 30.0f;
    double y = (double)x / 1024.0, p = 1.0 + y * (1.0 + y * (0.5 + y * (1.0 / 6.0)));
    for (int i = 0; i < 10; i++) p *= p;
    return (float)p;
}

typedef struct {
    const event_examples *examples;
    const event_options *options;
    event_weights *weights;
    float *slope[EVENT_CORPORA + 1]; /* AdaGrad: sums of squared gradients */
    float *type_slope;
    float bias_slope[EVENT_CORPORA], first_slope[EVENT_CORPORA];
} fitting;

static bool used(const fitting *f, const event_example *x)
{
    if (x->corpus == EVENT_CEC) return x->fold != 0;
    return f->options->hold != x->fold;
}

static bool frequent(const fitting *f, uint32_t id)
{
    return f->examples->detect.seen[id] >= f->options->cutoff
           && (!f->options->detect || f->options->detect[id]);
}

static bool tells(const fitting *f, uint32_t id)
{
    return !f->options->tell || f->options->tell[id];
}

static void step(float *weight, float *slope, float gradient, float rate, float decay)
{
    float g = gradient + decay * *weight;
    *slope += g * g;
    *weight -= rate * g / sqrtf(*slope + 1e-6f);
}

static float weighed(const fitting *f, const event_example *x, float wrong)
{
    if (x->corpus == EVENT_CEC) wrong *= f->options->cec;
    if (x->label < 0) wrong *= f->options->optional;
    return wrong;
}

static float error_of(const event_example *x, float sum)
{
    return 1.0f / (1.0f + power_of(-sum)) - (x->label > 0 ? 1.0f : 0.0f);
}

/* The features of the first stage learn what all together say, and what they say alone: so
 * their sum tells early what is hopeless. */
static void fit_event(fitting *f, const event_example *x)
{
    const uint32_t *ids = f->examples->ids + x->first;
    float *general = f->weights->detect[0], *own = f->weights->detect[1 + x->corpus];
    float rate = f->options->rate, decay = f->options->decay, sum = 0, first = 0;
    for (uint32_t i = 0; i < x->len; i++) {
        if (frequent(f, ids[i])) sum += general[ids[i]] + own[ids[i]];
        if (i + 1 == x->stage[0]) first = sum;
    }
    float wrong = weighed(f, x, error_of(x, sum + f->weights->bias[x->corpus]));
    float alone = weighed(f, x, error_of(x, first + f->weights->bias_first[x->corpus]));
    alone *= f->options->first;
    for (uint32_t i = 0; i < x->len; i++) {
        uint32_t id = ids[i];
        if (!frequent(f, id)) continue;
        float g = i < x->stage[0] ? wrong + alone : wrong;
        step(&general[id], &f->slope[0][id], g, rate, decay);
        step(&own[id], &f->slope[1 + x->corpus][id], g, rate, decay * 2);
    }
    step(&f->weights->bias[x->corpus], &f->bias_slope[x->corpus], wrong, rate, 0);
    step(&f->weights->bias_first[x->corpus], &f->first_slope[x->corpus], alone, rate, 0);
}

static void chances(const fitting *f, const event_example *x, float out[NF_EVENT_ROW])
{
    const uint32_t *ids = f->examples->ids + x->types;
    float sum = 0, most = -1e9f;
    for (int t = 0; t < NF_EVENT_TYPES; t++) out[t] = (float)x->listed[t] * (event_type_most / 127);
    for (uint32_t i = 0; i < x->types_len; i++) {
        const float *lane = f->weights->type + (size_t)ids[i] * NF_EVENT_ROW;
        if (!tells(f, ids[i])) continue;
        for (int t = 0; t < NF_EVENT_TYPES; t++) out[t] += lane[t];
    }
    for (int t = 0; t < NF_EVENT_TYPES; t++) most = out[t] > most ? out[t] : most;
    for (int t = 0; t < NF_EVENT_TYPES; t++) sum += out[t] = power_of(out[t] - most);
    for (int t = 0; t < NF_EVENT_TYPES; t++) out[t] /= sum;
}

static void fit_type(fitting *f, const event_example *x)
{
    const uint32_t *ids = f->examples->ids + x->types;
    float p[NF_EVENT_ROW];
    chances(f, x, p);
    p[x->type - 1] -= 1.0f;
    float weight = x->corpus == EVENT_CEC ? f->options->cec_type : x->label < 0 ? 0.6f : 1.0f;
    for (uint32_t i = 0; i < x->types_len; i++) {
        float *lane = f->weights->type + (size_t)ids[i] * NF_EVENT_ROW;
        float *slope = f->type_slope + (size_t)ids[i] * NF_EVENT_ROW;
        if (!tells(f, ids[i])) continue;
        for (int t = 0; t < NF_EVENT_TYPES; t++)
            step(&lane[t], &slope[t], p[t] * weight, f->options->type_rate, f->options->type_decay);
    }
}

/* xorshift: the order of a round. */
static void shuffle(uint32_t *order, size_t len, uint64_t seed)
{
    uint64_t x = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
    for (size_t i = len; i > 1; i--) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        size_t j = (size_t)(x % i);
        uint32_t other = order[j];
        order[j] = order[i - 1];
        order[i - 1] = other;
    }
}

static void fit_example(fitting *f, const event_example *x)
{
    if (!used(f, x)) return;
    if (x->label >= 0 || (x->optional && f->options->optional > 0)) fit_event(f, x);
    if (x->type && x->label) fit_type(f, x);
}

/* Rounds of the second half are averaged: the last examples count no more than others. */
static void gather(event_weights *sum, const event_weights *w, const event_examples *x)
{
    for (int c = 0; c < EVENT_CORPORA; c++) sum->bias[c] += w->bias[c];
    for (int c = 0; c <= EVENT_CORPORA; c++)
        for (size_t i = 0; i < x->detect.len; i++) sum->detect[c][i] += w->detect[c][i];
    for (size_t i = 0; i < (size_t)x->tell.len * NF_EVENT_ROW; i++) sum->type[i] += w->type[i];
}

static void scale_down(event_weights *w, const event_examples *x, float rounds)
{
    for (int c = 0; c < EVENT_CORPORA; c++) w->bias[c] /= rounds;
    for (int c = 0; c <= EVENT_CORPORA; c++)
        for (size_t i = 0; i < x->detect.len; i++) w->detect[c][i] /= rounds;
    for (size_t i = 0; i < (size_t)x->tell.len * NF_EVENT_ROW; i++) w->type[i] /= rounds;
}

static void make_weights(event_weights *w, const event_examples *x)
{
    for (int c = 0; c <= EVENT_CORPORA; c++) w->detect[c] = grab(x->detect.len, sizeof(float));
    w->type = grab(x->tell.len, NF_EVENT_ROW * sizeof(float));
    for (int c = 0; c < EVENT_CORPORA; c++) w->bias[c] = w->bias_first[c] = -1.0f;
}

void event_weights_free(event_weights *w)
{
    for (int c = 0; c <= EVENT_CORPORA; c++) free(w->detect[c]);
    free(w->type);
}

/* One fit from nothing; adds the weights of its later rounds to `out`. */
static unsigned fit_once(event_weights *out, const event_examples *examples,
                         const event_options *options, unsigned seed)
{
    event_weights now;
    fitting f = {examples, options, &now, {NULL}, NULL, {0}, {0}};
    unsigned kept = 0;
    make_weights(&now, examples);
    for (int c = 0; c <= EVENT_CORPORA; c++) f.slope[c] = grab(examples->detect.len, sizeof(float));
    f.type_slope = grab(examples->tell.len, NF_EVENT_ROW * sizeof(float));
    uint32_t *order = grab(examples->len, sizeof *order);
    for (size_t i = 0; i < examples->len; i++) order[i] = (uint32_t)i;
    for (unsigned round = 0; round < options->rounds; round++) {
        shuffle(order, examples->len, seed * options->rounds + round + 1);
        for (size_t i = 0; i < examples->len; i++) fit_example(&f, &examples->data[order[i]]);
        if (round < options->rounds / 2) continue;
        gather(out, &now, examples);
        kept++;
    }
    for (int c = 0; c <= EVENT_CORPORA; c++) free(f.slope[c]);
    free(f.type_slope);
    free(order);
    event_weights_free(&now);
    return kept;
}

/* The mean of several fits: the order of the examples decides less. */
void event_fit(event_weights *out, const event_examples *examples, const event_options *options)
{
    unsigned kept = 0;
    make_weights(out, examples);
    for (int c = 0; c < EVENT_CORPORA; c++) out->bias[c] = 0;
    for (unsigned seed = 0; seed < options->seeds; seed++)
        kept += fit_once(out, examples, options, seed);
    scale_down(out, examples, (float)kept);
}
