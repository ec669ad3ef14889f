#include "train.h"
#include "train_math.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Scores of one sample and what follows from them. */
typedef struct {
    lanes score[NF_PIECE], e[NF_PIECE], alpha[NF_PIECE], beta[NF_PIECE], p[NF_PIECE], q[NF_PIECE];
    lanes step, steps_p[NF_MODEL_LANES], steps_q[NF_MODEL_LANES];
    lanes exp_step[NF_MODEL_LANES], exp_back[NF_MODEL_LANES];
    uint8_t dropped[NF_PIECE * 128];
} desk;

/* A label may follow another: a name goes on to its end, and only there it ends. */
static bool may_follow(int from, int to)
{
    bool open = from != NF_LABEL_O && ((from - 1) % 4 == 0 || (from - 1) % 4 == 1);
    bool goes_on = to != NF_LABEL_O && ((to - 1) % 4 == 1 || (to - 1) % 4 == 2);
    if (!open) return !goes_on;
    return goes_on && (from - 1) / 4 == (to - 1) / 4;
}

static bool may_begin(int label)
{
    return may_follow(NF_LABEL_O, label);
}

static bool may_end(int label)
{
    return may_follow(label, NF_LABEL_O);
}

static uint64_t random_next(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

/* Sets whose weights add up for articles of a source. */
static uint32_t sets_of(enum source source, enum set *sets)
{
    uint32_t len = 0;
    sets[len++] = SET_ALL;
    switch (source) {
    case SOURCE_MSRA: sets[len++] = SET_MSRA; break;
    case SOURCE_CLUENER: sets[len++] = SET_CLUENER; break;
    case SOURCE_UNER: sets[len++] = SET_UNER; break;
    case SOURCE_ROSTER: break;
    case SOURCE_BOSON: sets[len++] = SET_NEWS; break;
    default: sets[len++] = SET_NEWS; sets[len++] = SET_GOLD; break;
    }
    return len;
}

static void count_set(const samples *s, enum set set, uint32_t *counts)
{
    for (size_t i = 0; i < s->len; i++) {
        const sample *one = &s->data[i];
        enum set sets[COPIES];
        bool in = false;
        for (uint32_t k = sets_of((enum source)one->source, sets); k-- > 0;) in |= sets[k] == set;
        if (!in || one->use != USE_TRAIN) continue;
        for (size_t f = s->at[one->first]; f < s->at[one->first + one->len]; f++)
            counts[s->list[f]]++;
    }
}

void crf_init(crf *model, const samples *s, uint32_t copy_cutoff)
{
    uint32_t *counts = grab(s->features, sizeof *counts);
    memset(model, 0, sizeof *model);
    model->rows_len = 1;
    for (int set = 0; set < SETS; set++) {
        uint32_t *row_of = model->sets[set].row_of = grab(s->features, sizeof *row_of);
        memset(counts, 0, s->features * sizeof *counts);
        if (set != SET_ALL) count_set(s, (enum set)set, counts);
        for (uint32_t f = 1; f < s->features; f++)
            if (set == SET_ALL || counts[f] >= copy_cutoff) row_of[f] = (uint32_t)model->rows_len++;
    }
    model->rows = grab(model->rows_len, sizeof *model->rows);
    free(counts);
    fprintf(stderr, "%lu rows\n", (unsigned long)model->rows_len);
}

static void add_row(float *to, const float *w)
{
    for (int l = 0; l < NF_MODEL_LANES; l++) to[l] += w[l];
}

/* Which features are left out this time, and the scores that the others give. */
static void add_scores(const crf *model, const samples *s, const sample *one, desk *d,
                       double dropout, uint64_t *random)
{
    enum set sets[COPIES];
    uint32_t sets_len = sets_of((enum source)one->source, sets);
    uint64_t limit = (uint64_t)(dropout * 65536.0), bits = 0;
    size_t base = s->at[one->first];
    for (uint32_t i = 0; i < one->len; i++) {
        lanes sum = {0};
        for (size_t k = s->at[one->first + i]; k < s->at[one->first + i + 1]; k++) {
            if ((k & 3) == 0 || k == base) bits = random_next(random);
            d->dropped[k - base] = (bits & 0xffff) < limit;
            bits = bits >> 16 | bits << 48;
            if (d->dropped[k - base]) continue;
            for (uint32_t c = 0; c < sets_len; c++)
                add_row(sum, model->rows[model->sets[sets[c]].row_of[s->list[k]]].w);
        }
        memcpy(d->score[i], sum, sizeof sum);
    }
}

static void exp_steps(const crf *model, const sample *one, desk *d)
{
    enum set sets[COPIES];
    uint32_t sets_len = sets_of((enum source)one->source, sets);
    for (int p = 0; p < NF_MODEL_LANES; p++) {
        lanes sum = {0};
        for (uint32_t c = 0; c < sets_len; c++) add_row(sum, model->sets[sets[c]].step[p]);
        lanes_exp(sum, d->exp_step[p]);
        for (int l = 0; l < NF_MODEL_LANES; l++)
            if (p >= NF_MODEL_LABELS || l >= NF_MODEL_LABELS || !may_follow(p, l))
                d->exp_step[p][l] = 0;
    }
    for (int p = 0; p < NF_MODEL_LANES; p++)
        for (int l = 0; l < NF_MODEL_LANES; l++) d->exp_back[l][p] = d->exp_step[p][l];
}

static void normalise(float *x)
{
    float sum = lanes_sum(x), factor = sum > 0 ? 1 / sum : 0;
    for (int l = 0; l < NF_MODEL_LANES; l++) x[l] *= factor;
}

/* e[i] = exp(score), 0 where a label is not allowed. */
static void exp_scores(desk *d, const uint16_t *allowed, uint32_t len)
{
    for (uint32_t i = 0; i < len; i++) {
        lanes x;
        float max = lanes_max(d->score[i]);
        for (int l = 0; l < NF_MODEL_LANES; l++) x[l] = d->score[i][l] - max;
        lanes_exp(x, d->e[i]);
        for (int l = 0; l < NF_MODEL_LANES; l++) {
            bool may = l < NF_MODEL_LABELS && (!allowed || (allowed[i] >> l & 1))
                       && (i > 0 || may_begin(l)) && (i + 1 < len || may_end(l));
            if (!may) d->e[i][l] = 0;
        }
    }
}

/* Marginals into p, expected steps into steps. */
static void marginals(desk *d, uint32_t len, lanes *p, lanes *steps)
{
    memcpy(d->alpha[0], d->e[0], sizeof(lanes));
    normalise(d->alpha[0]);
    for (uint32_t i = 1; i < len; i++) {
        lanes_forward(d->alpha[i - 1], (const float (*)[NF_MODEL_LANES])d->exp_step, d->alpha[i]);
        for (int l = 0; l < NF_MODEL_LANES; l++) d->alpha[i][l] *= d->e[i][l];
        normalise(d->alpha[i]);
    }
    for (int l = 0; l < NF_MODEL_LANES; l++) d->beta[len - 1][l] = 1;
    memset(steps, 0, NF_MODEL_LANES * sizeof *steps);
    for (uint32_t i = len - 1;; i--) {
        for (int l = 0; l < NF_MODEL_LANES; l++) p[i][l] = d->alpha[i][l] * d->beta[i][l];
        normalise(p[i]);
        if (!i) break;
        lanes next;
        for (int l = 0; l < NF_MODEL_LANES; l++) next[l] = d->e[i][l] * d->beta[i][l];
        lanes_forward(next, (const float (*)[NF_MODEL_LANES])d->exp_back, d->beta[i - 1]);
        float total = 0;
        for (int l = 0; l < NF_MODEL_LABELS; l++) total += d->alpha[i - 1][l] * d->beta[i - 1][l];
        float factor = total > 0 ? 1 / total : 0;
        for (int q = 0; q < NF_MODEL_LABELS; q++)
            for (int l = 0; l < NF_MODEL_LANES; l++)
                steps[q][l] += d->alpha[i - 1][q] * factor * d->exp_step[q][l] * next[l];
        normalise(d->beta[i - 1]);
    }
}

static void sure_marginals(const uint16_t *allowed, uint32_t len, lanes *q, lanes *steps)
{
    memset(steps, 0, NF_MODEL_LANES * sizeof *steps);
    int before = -1;
    for (uint32_t i = 0; i < len; i++) {
        memset(q[i], 0, sizeof *q);
        int label = 0;
        while (!(allowed[i] >> label & 1)) label++;
        q[i][label] = 1;
        if (before >= 0) steps[before][label] += 1;
        before = label;
    }
}

static void learn(float *w, float *g, const float *gradient, float rate)
{
    for (int l = 0; l < NF_MODEL_LANES; l++) {
        g[l] += gradient[l] * gradient[l];
        w[l] -= rate * gradient[l] / sqrtf(g[l]);
    }
}

/* A place that is right with near certainty teaches nothing. */
static bool worth_learning(const float *gradient)
{
    float max = 0;
    for (int l = 0; l < NF_MODEL_LABELS; l++)
        max = fabsf(gradient[l]) > max ? fabsf(gradient[l]) : max;
    return max > 0.002f;
}

static void learn_sample(crf *model, const samples *s, const sample *one, desk *d, float rate,
                         float weight)
{
    enum set sets[COPIES];
    uint32_t sets_len = sets_of((enum source)one->source, sets);
    size_t base = s->at[one->first];
    for (uint32_t i = 0; i < one->len; i++) {
        lanes gradient;
        for (int l = 0; l < NF_MODEL_LANES; l++) gradient[l] = weight * (d->p[i][l] - d->q[i][l]);
        if (!worth_learning(gradient)) continue;
        for (size_t k = s->at[one->first + i]; k < s->at[one->first + i + 1]; k++) {
            if (d->dropped[k - base]) continue;
            for (uint32_t c = 0; c < sets_len; c++) {
                uint32_t number = model->sets[sets[c]].row_of[s->list[k]];
                if (number) learn(model->rows[number].w, model->rows[number].g, gradient, rate);
            }
        }
    }
    for (uint32_t c = 0; c < sets_len; c++)
        for (int p = 0; p < NF_MODEL_LABELS; p++) {
            lanes gradient;
            weights *set = &model->sets[sets[c]];
            for (int l = 0; l < NF_MODEL_LANES; l++)
                gradient[l] = weight * (d->steps_p[p][l] - d->steps_q[p][l]);
            learn(set->step[p], set->step_g[p], gradient, rate);
        }
}

static void train_sample(crf *model, const samples *s, const sample *one, desk *d,
                         const crf_options *o, uint64_t *random)
{
    const uint16_t *allowed = s->allowed + one->first;
    exp_steps(model, one, d);
    add_scores(model, s, one, d, o->dropout, random);
    if (one->sure) {
        sure_marginals(allowed, one->len, d->q, d->steps_q);
    } else {
        exp_scores(d, allowed, one->len);
        marginals(d, one->len, d->q, d->steps_q);
    }
    exp_scores(d, NULL, one->len);
    marginals(d, one->len, d->p, d->steps_p);
    learn_sample(model, s, one, d, (float)o->rate, (float)o->weight[one->source]);
}

/* Training samples in an order of the seed. */
static uint32_t *shuffled(const samples *s, size_t *len, uint64_t *random)
{
    uint32_t *order = grab(s->len, sizeof *order);
    *len = 0;
    for (size_t i = 0; i < s->len; i++)
        if (s->data[i].use == USE_TRAIN) order[(*len)++] = (uint32_t)i;
    for (size_t i = *len; i > 1; i--) {
        size_t k = (size_t)(random_next(random) % i);
        uint32_t swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
    return order;
}

/* Sum of the weights at the ends of the last epochs, then their mean. */
static void average(crf *model, lanes *sums, lanes *step_sums, unsigned epochs, bool last)
{
    for (size_t i = 0; i < model->rows_len; i++) {
        add_row(sums[i], model->rows[i].w);
        for (int l = 0; last && l < NF_MODEL_LANES; l++)
            model->rows[i].w[l] = sums[i][l] / (float)epochs;
    }
    for (int k = 0; k < SETS * NF_MODEL_LANES; k++) {
        float *step = model->sets[k / NF_MODEL_LANES].step[k % NF_MODEL_LANES];
        add_row(step_sums[k], step);
        for (int l = 0; last && l < NF_MODEL_LANES; l++) step[l] = step_sums[k][l] / (float)epochs;
    }
}

static void start_sums(crf *model, float start)
{
    if (start < 0) return;
    for (size_t i = 0; i < model->rows_len; i++)
        for (int l = 0; l < NF_MODEL_LANES; l++) model->rows[i].g[l] = start;
    for (int set = 0; set < SETS; set++)
        for (int p = 0; p < NF_MODEL_LANES; p++)
            for (int l = 0; l < NF_MODEL_LANES; l++) model->sets[set].step_g[p][l] = 1;
}

void crf_scale(crf *model, double factor)
{
    for (size_t i = 0; i < model->rows_len; i++)
        for (int l = 0; l < NF_MODEL_LANES; l++) model->rows[i].w[l] *= (float)factor;
}

void crf_train(crf *model, const samples *s, const crf_options *o)
{
    desk *d = grab(1, sizeof *d);
    lanes *sums = grab(model->rows_len, sizeof *sums);
    lanes *step_sums = grab((size_t)SETS * NF_MODEL_LANES, sizeof *step_sums);
    uint64_t random = o->seed;
    start_sums(model, (float)o->start);
    for (unsigned epoch = 0; epoch < o->epochs; epoch++) {
        size_t len;
        uint32_t *order = shuffled(s, &len, &random);
        for (size_t i = 0; i < len; i++)
            train_sample(model, s, &s->data[order[i]], d, o, &random);
        free(order);
        if (epoch + o->averaged >= o->epochs)
            average(model, sums, step_sums, o->averaged, epoch + 1 == o->epochs);
        fprintf(stderr, ".");
    }
    fprintf(stderr, "\n");
    crf_scale(model, 1 - o->dropout);
    free(step_sums);
    free(sums);
    free(d);
}

void crf_mean(crf *model, const crf *other, unsigned count)
{
    const float share = 1.0f / (float)(count + 1);
    for (size_t i = 0; i < model->rows_len; i++)
        for (int l = 0; l < NF_MODEL_LANES; l++)
            model->rows[i].w[l] += (other->rows[i].w[l] - model->rows[i].w[l]) * share;
    for (int set = 0; set < SETS; set++)
        for (int p = 0; p < NF_MODEL_LANES; p++)
            for (int l = 0; l < NF_MODEL_LANES; l++)
                model->sets[set].step[p][l] +=
                    (other->sets[set].step[p][l] - model->sets[set].step[p][l]) * share;
}

void crf_free(crf *model)
{
    for (int set = 0; set < SETS; set++) free(model->sets[set].row_of);
    free(model->rows);
}

void crf_keep(crf *out, const crf *model, const samples *s, const bool *keep)
{
    memcpy(out, model, sizeof *out);
    out->rows = grab(model->rows_len, sizeof *out->rows);
    out->rows_len = 1;
    for (int set = 0; set < SETS; set++) {
        uint32_t *row_of = out->sets[set].row_of = grab(s->features, sizeof *row_of);
        for (uint32_t f = 1, to = 1; f < s->features; f++) {
            if (!keep[f]) continue;
            uint32_t old = model->sets[set].row_of[f];
            if (old) {
                out->rows[out->rows_len] = model->rows[old];
                row_of[to] = (uint32_t)out->rows_len++;
            }
            to++;
        }
    }
}

folded crf_fold(const crf *model, const samples *s, enum source profile, double bias)
{
    enum set sets[COPIES];
    uint32_t sets_len = sets_of(profile, sets);
    folded f;
    memset(&f, 0, sizeof f);
    f.w = grab(s->features, sizeof *f.w);
    for (uint32_t c = 0; c < sets_len; c++) {
        for (uint32_t i = 1; i < s->features; i++)
            add_row(f.w[i], model->rows[model->sets[sets[c]].row_of[i]].w);
        for (int p = 0; p < NF_MODEL_LABELS; p++) add_row(f.step[p], model->sets[sets[c]].step[p]);
    }
    for (int p = 0; p < NF_MODEL_LABELS; p++) f.step[p][NF_LABEL_O] -= (float)bias;
    for (int p = 0; p < NF_MODEL_LANES; p++)
        for (int l = 0; l < NF_MODEL_LANES; l++)
            if (p >= NF_MODEL_LABELS || l >= NF_MODEL_LABELS || !may_follow(p, l))
                f.step[p][l] = -1e4f;
    return f;
}

void crf_believe(const folded *f, const samples *s, const sample *one,
                 float (*out)[NF_MODEL_LANES])
{
    static desk d;
    memset(d.score, 0, one->len * sizeof *d.score);
    for (uint32_t i = 0; i < one->len; i++)
        for (size_t k = s->at[one->first + i]; k < s->at[one->first + i + 1]; k++)
            add_row(d.score[i], f->w[s->list[k]]);
    for (int p = 0; p < NF_MODEL_LANES; p++) {
        lanes_exp(f->step[p], d.exp_step[p]);
        for (int l = 0; l < NF_MODEL_LANES; l++)
            if (f->step[p][l] < -1000) d.exp_step[p][l] = 0;
    }
    for (int p = 0; p < NF_MODEL_LANES; p++)
        for (int l = 0; l < NF_MODEL_LANES; l++) d.exp_back[l][p] = d.exp_step[p][l];
    exp_scores(&d, NULL, one->len);
    marginals(&d, one->len, d.p, d.steps_p);
    memcpy(out, d.p, one->len * sizeof *out);
}

void crf_decode(const folded *f, const samples *s, const sample *one, uint8_t *labels)
{
    static float best[NF_PIECE][NF_MODEL_LANES];
    static uint8_t from[NF_PIECE][NF_MODEL_LANES];
    for (uint32_t i = 0; i < one->len; i++) {
        lanes e = {0};
        for (size_t k = s->at[one->first + i]; k < s->at[one->first + i + 1]; k++)
            add_row(e, f->w[s->list[k]]);
        for (int l = 0; l < NF_MODEL_LABELS; l++) {
            float top = i ? -1e9f : may_begin(l) ? 0 : -1e6f;
            for (int p = 0; i && p < NF_MODEL_LABELS; p++) {
                float x = best[i - 1][p] + f->step[p][l];
                if (x > top) top = x, from[i][l] = (uint8_t)p;
            }
            best[i][l] = top + e[l] - (i + 1 == one->len && !may_end(l) ? 1e6f : 0);
        }
    }
    int label = 0;
    for (int l = 1; l < NF_MODEL_LABELS; l++)
        if (best[one->len - 1][l] > best[one->len - 1][label]) label = l;
    for (uint32_t i = one->len; i-- > 0; label = from[i][label]) labels[i] = (uint8_t)label;
}
