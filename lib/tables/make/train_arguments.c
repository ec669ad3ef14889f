/* train_arguments.c: train_arguments GOLD [NAME=VALUE ...]: weights of the ranker of arguments.
 *
 * Reads annotated articles (X.txt with X.gold.json), asks the library's own questions
 * about their triggers and learns from the answers: softmax over the candidates and
 * "nothing", AdaGrad, the mean of the last epochs. labels=FOLDER and corpora=FOLDER add
 * the tables of labels, cec=FILE the emergency corpus as a second convention: features
 * have weights for both together and for each alone, and ours are written. parts=N
 * measures on every Nth article after training on the others; test=FOLDER measures on
 * others; out=PATH writes the weights. */
#include "train_argument.h"
#include "train_blob.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WEIGHTS = 1 << NF_ARGUMENT_BITS, LARGEST = 127 };

static struct {
    float w[ARGUMENT_CORPORA][NF_ASKED_LEN][WEIGHTS], g[ARGUMENT_CORPORA][NF_ASKED_LEN][WEIGHTS],
        mean[NF_ASKED_LEN][WEIGHTS];
    float weight[ARGUMENT_CORPORA];
    float optional[NF_ASKED_LEN];
    float rate[NF_ASKED_LEN];
    float zero[WEIGHTS];
    float threshold[NF_ASKED_LEN];
    float decay, drop;
    uint64_t random;
    bool learning;
    const piece *at;
    bool weighing; /* counts what the candidates could give */
    uint32_t possible[NF_ASKED_LEN];
} ranker;

static const char *const role_names[] = {"eventtime", "eventplace", "agents", "patients",
                                         "eventcounts"};

/* ------------------------------------------------------------- options */

static const char *option(int count, char **list, const char *name, const char *otherwise)
{
    size_t size = strlen(name);
    for (int i = 2; i < count; i++)
        if (!strncmp(list[i], name, size) && list[i][size] == '=') return list[i] + size + 1;
    return otherwise;
}

static double number(int count, char **list, const char *name, double otherwise)
{
    const char *value = option(count, list, name, NULL);
    return value ? strtod(value, NULL) : otherwise;
}

/* -------------------------------------------------------------- ranker */

static bool same(nf_span g, nf_span p)
{
    uint32_t begin = g.begin > p.begin ? g.begin : p.begin, end = g.end < p.end ? g.end : p.end;
    if (end <= begin) return false;
    uint32_t both = end - begin, any = nf_span_len(g) + nf_span_len(p) - both;
    return g.end == p.end || both * 2 >= any;
}

static bool is_right(const nf_question *q, uint32_t i)
{
    const annotated *a = &ranker.at->gold[q->event];
    for (uint32_t k = 0; k < a->lens[q->role]; k++)
        if (same(a->roles[q->role][k], q->candidates[i]->span)) return true;
    return false;
}

static float rated(enum nf_asked role, const nf_clues *f)
{
    float sum = 0;
    const float *a = ranker.w[ARGUMENT_COMMON][role], *b = ranker.w[ranker.at->corpus][role];
    if (!ranker.learning) a = ranker.mean[role], b = ranker.zero;
    for (uint32_t i = 0; i < f->len; i++) sum += a[f->at[i]] + b[f->at[i]];
    return sum;
}

static uint32_t random_below(uint32_t n)
{
    ranker.random = ranker.random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((ranker.random >> 33) % n);
}

static void learn(enum nf_asked role, const nf_clues *f, float gradient)
{
    for (uint32_t i = 0; i < f->len; i++) {
        if (random_below(1000) < (uint32_t)(ranker.drop * 1000)) continue;
        for (int d = ARGUMENT_COMMON;; d = ranker.at->corpus) {
            float *w = &ranker.w[d][role][f->at[i]], *g = &ranker.g[d][role][f->at[i]];
            float step = gradient - ranker.decay * *w;
            *g += step * step;
            *w += ranker.rate[role] * step / sqrtf(*g + 0.01f);
            if (d) break;
        }
    }
}

static void learn_counts(const nf_question *q, const float *scores, float nothing, float weight)
{
    for (uint32_t i = 0; i < q->len; i++) {
        float p = 1 / (1 + expf(nothing - scores[i]));
        float gradient = (is_right(q, i) ? 1.0f : 0.0f) - p;
        learn(q->role, q->features[i], gradient * weight);
        learn(q->role, &q->nothing, -gradient * weight);
    }
}

static void learn_one(const nf_question *q, const float *scores, float nothing, float weight)
{
    float top = nothing, sum, right = 0, p[NF_ARGUMENT_CANDIDATES];
    for (uint32_t i = 0; i < q->len; i++) top = scores[i] > top ? scores[i] : top;
    float none = expf(nothing - top);
    sum = none;
    for (uint32_t i = 0; i < q->len; i++) {
        p[i] = expf(scores[i] - top);
        sum += p[i];
        if (is_right(q, i)) right += p[i];
    }
    bool any = false;
    for (uint32_t i = 0; i < q->len; i++) any |= is_right(q, i);
    if (!any) right = none;
    for (uint32_t i = 0; i < q->len; i++)
        learn(q->role, q->features[i],
              ((is_right(q, i) ? p[i] / right : 0) - p[i] / sum) * weight);
    learn(q->role, &q->nothing, ((any ? 0 : 1) - none / sum) * weight);
}

static bool verbose;

static void show(const piece *p, const nf_event *e, enum nf_asked role, const char *how,
                 nf_span span)
{
    const uint32_t *o = p->reading.text.offset;
    nf_span s = p->reading.sentencing.sentences.data[e->sentence == NF_NONE ? 0 : e->sentence].span;
    printf("%s %s %.*s -> %.*s | %.*s\n", how, role_names[role],
           (int)(o[e->span.end] - o[e->span.begin]), p->text + o[e->span.begin],
           (int)(o[span.end] - o[span.begin]), p->text + o[span.begin],
           (int)(o[s.end] - o[s.begin]), p->text + o[s.begin]);
}

/* How many of the right answers are among the candidates. */
static void weigh(const nf_question *q)
{
    const annotated *a = &ranker.at->gold[q->event];
    if (a->optional) return;
    for (uint32_t k = 0; k < a->lens[q->role]; k++) {
        bool there = false;
        for (uint32_t i = 0; i < q->len; i++)
            there |= same(a->roles[q->role][k], q->candidates[i]->span);
        ranker.possible[q->role] += there;
        if (!there && verbose)
            show(ranker.at, &ranker.at->events.events.data[q->event], q->role, "missing",
                 a->roles[q->role][k]);
    }
}

/* What an annotation is worth. */
static float weight_of(const nf_question *q)
{
    const annotated *a = &ranker.at->gold[q->event];
    if (a->unknown[q->role]) return 0;
    float weight = ranker.weight[ranker.at->corpus];
    if (!a->optional) return weight;
    bool nowhere = q->role == NF_ASKED_PLACE && !a->lens[q->role];
    return weight * ranker.optional[q->role] * (nowhere ? 0.3f : 1);
}

static bool is_other_clause(nf_span event, nf_span candidate)
{
    const nf_text *text = &ranker.at->reading.text;
    nf_span between = candidate.end <= event.begin ? nf_span_make(candidate.end, event.begin)
                                                   : nf_span_make(event.end, candidate.begin);
    for (uint32_t i = between.begin; i < between.end; i++)
        if (nf_char_at(text, i) == 0xff0c || nf_char_at(text, i) == ',') return true;
    return false;
}

/* Passages have mostly places of the clause: that nothing further off is named teaches nothing. */
static bool is_unknown(const nf_question *q, uint32_t i)
{
    if (!ranker.learning || q->role != NF_ASKED_PLACE || !ranker.at->passage) return false;
    const nf_filler *c = q->candidates[i];
    bool far =
        c->first == NF_NONE || is_other_clause(ranker.at->gold[q->event].span, c->span);
    return far && !is_right(q, i);
}

static uint32_t answer(void *context, const nf_question *q, uint32_t *chosen)
{
    (void)context;
    if (ranker.weighing) weigh(q);
    enum { NEVER = 50 };
    float scores[NF_ARGUMENT_CANDIDATES], nothing = rated(q->role, &q->nothing);
    float best = nothing + (ranker.learning ? 0 : ranker.threshold[q->role]);
    uint32_t len = 0;
    for (uint32_t i = 0; i < q->len; i++) {
        scores[i] = is_unknown(q, i) ? nothing - NEVER : rated(q->role, q->features[i]);
        if (scores[i] <= best) continue;
        if (q->role == NF_ASKED_COUNT)
            chosen[len++] = i;
        else
            best = scores[i], chosen[0] = i, len = 1;
    }
    if (!ranker.learning) return len;
    float weight = weight_of(q);
    if (weight <= 0) return len;
    if (q->role == NF_ASKED_COUNT)
        learn_counts(q, scores, nothing, weight);
    else
        learn_one(q, scores, nothing, weight);
    return len;
}

static void run(piece *p)
{
    const nf_judge judge = {answer, NULL, NULL};
    const nf_event_source source = text_reading_source(&p->reading);
    p->events.arguments.len = 0;
    for (uint32_t i = 0; i < p->events.events.len; i++)
        p->events.events.data[i].time = p->events.events.data[i].place = NF_NONE;
    ranker.at = p;
    need(newsfacts__argument_read(&p->reading.work, &source, &judge, &p->events));
}

/* Adds the weights of the later half of the epochs to the sum in ranker.mean. */
static void train_once(pieces *all, unsigned epochs, uint64_t seed)
{
    uint32_t *order = grab(all->len, sizeof *order);
    memset(ranker.w, 0, sizeof ranker.w);
    memset(ranker.g, 0, sizeof ranker.g);
    ranker.random = seed;
    for (uint32_t i = 0; i < all->len; i++) order[i] = i;
    for (unsigned epoch = 0; epoch < epochs; epoch++) {
        for (uint32_t i = (uint32_t)all->len; i > 1; i--) {
            uint32_t j = random_below(i), swap = order[i - 1];
            order[i - 1] = order[j];
            order[j] = swap;
        }
        ranker.learning = true;
        for (size_t i = 0; i < all->len; i++)
            if (!all->data[order[i]].held) run(&all->data[order[i]]);
        ranker.learning = false;
        if (epoch * 2 < epochs) continue;
        for (size_t r = 0; r < NF_ASKED_LEN; r++)
            for (size_t i = 0; i < WEIGHTS; i++)
                ranker.mean[r][i] += ranker.w[ARGUMENT_COMMON][r][i] + ranker.w[ARGUMENT_OWN][r][i];
    }
    free(order);
}

/* The mean of several trainings: what one order of articles gave by chance is less. */
static void train(pieces *all, unsigned epochs, unsigned seeds)
{
    memset(ranker.mean, 0, sizeof ranker.mean);
    for (unsigned seed = 1; seed <= seeds; seed++) train_once(all, epochs, seed);
    float taken = (float)(seeds * (epochs - (epochs + 1) / 2));
    for (size_t r = 0; r < NF_ASKED_LEN; r++)
        for (size_t i = 0; i < WEIGHTS; i++) ranker.mean[r][i] /= taken;
}

/* ------------------------------------------------------------- measure */

typedef struct {
    uint32_t right, found, there;
} tally;

static uint32_t found_spans(const piece *p, const nf_event *e, enum nf_asked role, nf_span *out)
{
    uint32_t len = 0;
    if (role == NF_ASKED_TIME && e->time != NF_NONE) out[len++] = p->reading.times.data[e->time].span;
    if (role == NF_ASKED_PLACE && e->place != NF_NONE)
        out[len++] = p->reading.names.places.data[e->place].span;
    for (uint32_t i = 0; i < e->arguments_len && len < ARGUMENT_SPANS; i++) {
        const nf_argument *a = &p->events.arguments.data[e->first_argument + i];
        if (role == NF_ASKED_PLACE && a->role == NEWSFACTS_ROLE_PLACE) out[len++] = a->span;
        if (role >= NF_ASKED_AGENT
            && a->role == (int32_t)role - NF_ASKED_AGENT + NEWSFACTS_ROLE_AGENT)
            out[len++] = a->span;
    }
    return len;
}

static void measure_event(const piece *p, uint32_t event, tally *t)
{
    const annotated *a = &p->gold[event];
    const nf_event *e = &p->events.events.data[event];
    for (int r = 0; r < NF_ASKED_LEN; r++) {
        nf_span found[ARGUMENT_SPANS];
        bool used[ARGUMENT_SPANS] = {false};
        uint32_t len = found_spans(p, e, (enum nf_asked)r, found);
        t[r].found += len;
        t[r].there += a->lens[r];
        for (uint32_t i = 0; i < a->lens[r]; i++) {
            uint32_t k = 0;
            while (k < len && (used[k] || !same(a->roles[r][i], found[k]))) k++;
            if (k < len)
                used[k] = true, t[r].right++;
            else if (verbose)
                show(p, e, (enum nf_asked)r, "-", a->roles[r][i]);
        }
        for (uint32_t k = 0; verbose && k < len; k++)
            if (!used[k]) show(p, e, (enum nf_asked)r, "+", found[k]);
    }
}

static void measure_fold(pieces *all, tally *t)
{
    for (size_t i = 0; i < all->len; i++) {
        piece *p = &all->data[i];
        if (!p->held) continue;
        ranker.weighing = true;
        run(p);
        ranker.weighing = false;
        for (uint32_t k = 0; k < p->events.events.len; k++)
            if (!p->gold[k].optional) measure_event(p, k, t);
    }
}

static void print(const tally *t)
{
    for (int r = 0; r < NF_ASKED_LEN; r++) {
        double p = t[r].found ? (double)t[r].right / t[r].found : 0;
        double c = t[r].there ? (double)t[r].right / t[r].there : 0;
        printf("%-12s P %.3f R %.3f F %.3f of %u, %u among the candidates\n", role_names[r], p, c,
               p + c > 0 ? 2 * p * c / (p + c) : 0, t[r].there, ranker.possible[r]);
    }
}

/* --------------------------------------------------------------- write */

static float fitting_step(const float *w)
{
    float most = 0;
    for (size_t i = 0; i < WEIGHTS; i++) most = fabsf(w[i]) > most ? fabsf(w[i]) : most;
    return most > 0 ? most / LARGEST : 1;
}

static void write_file(const char *path, const blob_part *parts, size_t len)
{
    size_t size;
    unsigned char *bytes =
        blob_pack(NF_ARGUMENT_MODEL_KIND, NF_ARGUMENT_MODEL_VERSION, parts, len, &size);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file))
        stop_at(path, 0, "cannot be written");
    free(bytes);
}

static void write_weights(const char *path)
{
    static int8_t rows[NF_ASKED_LEN][WEIGHTS];
    static nf_who_weights who[WEIGHTS];
    int32_t thresholds[NF_ASKED_LEN];
    for (int r = 0; r < NF_ASKED_LEN; r++) {
        float step = fitting_step(ranker.mean[r]);
        thresholds[r] = (int32_t)floorf(ranker.threshold[r] / step + 0.5f);
        for (size_t i = 0; i < WEIGHTS; i++)
            rows[r][i] = (int8_t)floorf(ranker.mean[r][i] / step + 0.5f);
    }
    for (size_t i = 0; i < WEIGHTS; i++) {
        who[i].agent = rows[NF_ASKED_AGENT][i];
        who[i].patient = rows[NF_ASKED_PATIENT][i];
    }
    const blob_part parts[] = {
        {NF_ARGUMENT_THRESHOLDS, sizeof *thresholds, thresholds, NF_ASKED_LEN},
        {NF_ARGUMENT_WHO, sizeof *who, who, WEIGHTS},
        {NF_ARGUMENT_TIMES, 1, rows[NF_ASKED_TIME], WEIGHTS},
        {NF_ARGUMENT_PLACES, 1, rows[NF_ASKED_PLACE], WEIGHTS},
        {NF_ARGUMENT_COUNTS, 1, rows[NF_ASKED_COUNT], WEIGHTS},
    };
    write_file(path, parts, sizeof parts / sizeof *parts);
}

/* ------------------------------------------------------------------ all */

static void read_options(int count, char **list)
{
    static const double leads[NF_ASKED_LEN] = {-0.2, -0.35, -0.7, -0.85, -0.7};
    for (int r = 0; r < NF_ASKED_LEN; r++)
        ranker.rate[r] = (float)number(count, list, "rate", 0.1);
    ranker.rate[NF_ASKED_PLACE] = (float)number(count, list, "placerate", 0.01);
    ranker.decay = (float)number(count, list, "decay", 0.005);
    ranker.drop = (float)number(count, list, "drop", 0.1);
    ranker.weight[ARGUMENT_OWN] = 1;
    ranker.weight[ARGUMENT_CEC] = (float)number(count, list, "cecweight", 0.3);
    /* What an optional event has may be annotated in part; patients were as a rule. */
    ranker.optional[NF_ASKED_PATIENT] = 1;
    ranker.optional[NF_ASKED_PLACE] = 0.5f;
    verbose = number(count, list, "verbose", 0) > 0;
    for (int r = 0; r < NF_ASKED_LEN; r++)
        ranker.threshold[r] = (float)number(count, list, role_names[r], leads[r]);
}

/* Articles of the folder come first: only they are measured. Returns how many. */
static size_t read_pieces(pieces *all, int count, char **list)
{
    const char *labels = option(count, list, "labels", NULL);
    const char *cec = option(count, list, "cec", NULL);
    pieces_read_gold(all, list[1]);
    size_t own = all->len;
    if (labels) pieces_read_labels(all, labels, option(count, list, "corpora", NULL));
    if (cec) pieces_read_cec(all, cec);
    return own;
}

static void cross_validate(pieces *all, size_t own, unsigned parts, unsigned epochs, unsigned seeds)
{
    tally t[NF_ASKED_LEN];
    memset(t, 0, sizeof t);
    for (unsigned fold = 0; fold < parts; fold++) {
        for (size_t i = 0; i < all->len; i++) all->data[i].held = i < own && i % parts == fold;
        train(all, epochs, seeds);
        measure_fold(all, t);
    }
    for (size_t i = 0; i < all->len; i++) all->data[i].held = false;
    print(t);
}

static void measure_folder(const char *folder)
{
    pieces other = {NULL, 0};
    tally t[NF_ASKED_LEN];
    memset(t, 0, sizeof t);
    memset(ranker.possible, 0, sizeof ranker.possible);
    pieces_read_gold(&other, folder);
    for (size_t i = 0; i < other.len; i++) other.data[i].held = true;
    measure_fold(&other, t);
    print(t);
}

int main(int count, char **list)
{
    if (count < 2) stop_at("train_arguments", 0, "GOLD [NAME=VALUE ...]");
    pieces all = {NULL, 0};
    unsigned parts = (unsigned)number(count, list, "parts", 0);
    unsigned epochs = (unsigned)number(count, list, "epochs", 8);
    unsigned seeds = (unsigned)number(count, list, "seeds", 24);
    const char *test = option(count, list, "test", NULL), *out = option(count, list, "out", NULL);
    read_options(count, list);
    size_t own = read_pieces(&all, count, list);
    if (parts) cross_validate(&all, own, parts, epochs, seeds);
    if (!test && !out) return 0;
    train(&all, epochs, seeds);
    if (test) measure_folder(test);
    if (out) write_weights(out);
    return 0;
}
