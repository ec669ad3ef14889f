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
    float bias_slope;
} fitting;

static bool used(const fitting *f, const event_example *x)
{
    if (x->corpus == EVENT_CEC) return x->fold != 0;
    return f->options->hold != x->fold;
}

static bool frequent(const fitting *f, uint32_t id)
{
    return f->examples->seen[id] >= f->options->cutoff;
}

static void step(float *weight, float *slope, float gradient, float rate, float decay)
{
    float g = gradient + decay * *weight;
    *slope += g * g;
    *weight -= rate * g / sqrtf(*slope + 1e-6f);
}

static void fit_event(fitting *f, const event_example *x)
{
    const uint32_t *ids = f->examples->ids + x->first;
    float *general = f->weights->detect[0], *own = f->weights->detect[1 + x->corpus];
    float sum = f->weights->bias, rate = f->options->rate, decay = f->options->decay;
    for (uint32_t i = 0; i < x->len; i++)
        if (frequent(f, ids[i])) sum += general[ids[i]] + own[ids[i]];
    float wrong = 1.0f / (1.0f + power_of(-sum)) - (float)x->label;
    if (x->corpus == EVENT_CEC) wrong *= f->options->cec;
    for (uint32_t i = 0; i < x->len; i++) {
        uint32_t id = ids[i];
        if (!frequent(f, id)) continue;
        step(&general[id], &f->slope[0][id], wrong, rate, decay);
        step(&own[id], &f->slope[1 + x->corpus][id], wrong, rate, decay * 2);
    }
    step(&f->weights->bias, &f->bias_slope, wrong, rate, 0);
}

static void chances(const fitting *f, const event_example *x, float out[NF_EVENT_ROW])
{
    const uint32_t *ids = f->examples->ids + x->first;
    float sum = 0, most = -1e9f;
    for (int t = 0; t < NF_EVENT_TYPES; t++) out[t] = 0;
    for (uint32_t i = 0; i < x->types_len; i++) {
        const float *row = f->weights->type + (size_t)ids[i] * NF_EVENT_ROW;
        for (int t = 0; t < NF_EVENT_TYPES; t++) out[t] += row[t];
    }
    for (int t = 0; t < NF_EVENT_TYPES; t++) most = out[t] > most ? out[t] : most;
    for (int t = 0; t < NF_EVENT_TYPES; t++) sum += out[t] = power_of(out[t] - most);
    for (int t = 0; t < NF_EVENT_TYPES; t++) out[t] /= sum;
}

static void fit_type(fitting *f, const event_example *x)
{
    const uint32_t *ids = f->examples->ids + x->first;
    float p[NF_EVENT_ROW];
    chances(f, x, p);
    p[x->type - 1] -= 1.0f;
    float weight = x->corpus == EVENT_CEC ? 0.2f : x->label < 0 ? 0.6f : 1.0f;
    for (uint32_t i = 0; i < x->types_len; i++) {
        float *row = f->weights->type + (size_t)ids[i] * NF_EVENT_ROW;
        float *slope = f->type_slope + (size_t)ids[i] * NF_EVENT_ROW;
        for (int t = 0; t < NF_EVENT_TYPES; t++)
            step(&row[t], &slope[t], p[t] * weight, f->options->rate, f->options->type_decay);
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

void event_fit(event_weights *out, const event_examples *examples, const event_options *options)
{
    fitting f = {examples, options, out, {NULL}, NULL, 0};
    size_t features = examples->features;
    for (int c = 0; c <= EVENT_CORPORA; c++) {
        out->detect[c] = grab(features, sizeof(float));
        f.slope[c] = grab(features, sizeof(float));
    }
    out->type = grab(features, NF_EVENT_ROW * sizeof(float));
    f.type_slope = grab(features, NF_EVENT_ROW * sizeof(float));
    uint32_t *order = grab(examples->len, sizeof *order);
    out->bias = -1.0f;
    for (size_t i = 0; i < examples->len; i++) order[i] = (uint32_t)i;
    for (unsigned round = 0; round < options->rounds; round++) {
        shuffle(order, examples->len, round + 1);
        for (size_t i = 0; i < examples->len; i++) {
            const event_example *x = &examples->data[order[i]];
            if (!used(&f, x)) continue;
            if (x->label >= 0) fit_event(&f, x);
            if (x->type && x->label) fit_type(&f, x);
        }
    }
    for (int c = 0; c <= EVENT_CORPORA; c++) free(f.slope[c]);
    free(f.type_slope);
    free(order);
}
