/* train_arguments.c: train_arguments GOLD [NAME=VALUE ...]: weights of the ranker of arguments.
 *
 * Reads annotated articles (X.txt with X.gold.json), asks the library's own questions
 * about their triggers and learns from the answers: softmax over the candidates and
 * "nothing", AdaGrad, the mean of the last epochs. The same data and options give the
 * same bytes. fold=K parts=N leaves every Nth article out and measures on it;
 * out=PATH writes the weights; names=gold trains with the annotated names. */
#include "train.h"

#include "engine/engine.h"
#include "engine/options.h"
#include "event/argument.h"
#include "lexical/numeral.h"

#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WEIGHTS = 1 << NF_ARGUMENT_BITS, MOST_SPANS = 16, LARGEST = 127 };

typedef struct {
    nf_span span;
    int32_t type;
    nf_span roles[NF_ASKED_LEN][MOST_SPANS];
    uint32_t lens[NF_ASKED_LEN];
    bool optional;
} annotated;

typedef struct {
    char *text;
    size_t size;
    bool held;
    nf_work work;
    nf_text characters;
    nf_layout layout;
    nf_sentencing sentencing;
    nf_lexical lexical;
    nf_numbering numbering;
    nf_times times;
    nf_counts counts;
    nf_tags tags;
    nf_names names;
    nf_events events;
    annotated *gold; /* by event */
} piece;

typedef struct {
    piece *data;
    size_t len, cap;
} pieces;

static struct {
    float w[NF_ASKED_LEN][WEIGHTS], g[NF_ASKED_LEN][WEIGHTS], mean[NF_ASKED_LEN][WEIGHTS];
    float threshold[NF_ASKED_LEN];
    float rate, decay, drop;
    uint64_t random;
    bool learning;
    const piece *at;
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

/* ------------------------------------------------------------ articles */

static char *slurp(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    if (!f) stop_at(path, 0, "cannot be read");
    fseek(f, 0, SEEK_END);
    *size = (size_t)ftell(f);
    rewind(f);
    char *data = grab(*size + 1, 1);
    if (fread(data, 1, *size, f) != *size) stop_at(path, 0, "cannot be read");
    fclose(f);
    return data;
}

static uint32_t position(const json *value, const char *name)
{
    const json *n = json_member(value, name);
    return n && n->type == JSON_NUMBER ? (uint32_t)n->number : 0;
}

static bool is_span(const json *value)
{
    return value && value->type == JSON_OBJECT && json_member(value, "end");
}

static nf_span span_of(const json *value)
{
    return nf_span_make(position(value, "start"), position(value, "end"));
}

static void add_role(annotated *a, enum nf_asked role, const json *value)
{
    if (is_span(value) && a->lens[role] < MOST_SPANS)
        a->roles[role][a->lens[role]++] = span_of(value);
}

static void add_roles(annotated *a, enum nf_asked role, const json *list)
{
    for (const json *v = list ? list->child : NULL; v; v = v->next) add_role(a, role, v);
}

static int32_t type_number(const char *name)
{
    for (uint32_t i = 0; i < NF_EVENT_TYPES_LEN; i++)
        if (!strcmp(newsfacts__event_types[i].name, name)) return newsfacts__event_types[i].number;
    return 0;
}

static annotated annotation(const json *event)
{
    annotated a;
    const json *optional = json_member(event, "optional");
    memset(&a, 0, sizeof a);
    a.span = span_of(event);
    a.type = type_number(json_member(event, "type")->text);
    a.optional = optional && optional->type == JSON_TRUE;
    add_role(&a, NF_ASKED_TIME, json_member(event, "time"));
    add_role(&a, NF_ASKED_PLACE, json_member(event, "place"));
    add_roles(&a, NF_ASKED_AGENT, json_member(event, "agents"));
    add_roles(&a, NF_ASKED_PATIENT, json_member(event, "patients"));
    add_roles(&a, NF_ASKED_COUNT, json_member(event, "counts"));
    return a;
}

static void need(newsfacts_status status)
{
    if (status == NEWSFACTS_OK) return;
    fprintf(stderr, "a stage of the library failed: %s\n", newsfacts_status_name(status));
    exit(1);
}

#define NAMES_FROM(list, facts, type)                                        \
    for (const json *v_ = (facts) ? (facts)->child : NULL; v_; v_ = v_->next) { \
        type *name_ = NF_VEC_ADD(&(list), &p->work.scratch);                 \
        memset(name_, 0, sizeof *name_);                                     \
        name_->span = span_of(v_);                                           \
        name_->sentence = 0;                                                 \
    }

static uint32_t sentence_at(const piece *p, uint32_t at)
{
    for (uint32_t i = 0; i < p->sentencing.sentences.len; i++)
        if (nf_span_has(p->sentencing.sentences.data[i].span, at)) return i;
    return NF_NONE;
}

static void gold_names(piece *p, const json *root)
{
    p->names.organisations.len = p->names.people.len = p->names.places.len = 0;
    NAMES_FROM(p->names.organisations, json_member(root, "organisations"), nf_organisation)
    NAMES_FROM(p->names.people, json_member(root, "people"), nf_person)
    NAMES_FROM(p->names.places, json_member(root, "places"), nf_place)
    for (uint32_t i = 0; i < p->names.places.len; i++)
        p->names.places.data[i].sentence = sentence_at(p, p->names.places.data[i].span.begin);
}

static void read_stages(piece *p, const newsfacts_engine *engine, const char *reference)
{
    newsfacts_allocator allocator = newsfacts__default_allocator();
    newsfacts_error error;
    nf_date date;
    char dateline[NF_TIME_VALUE];
    nf_work *w = &p->work;
    nf_work_init(w, &allocator, UINT64_MAX, &error);
    need(newsfacts__reference_option(reference, &date, &error));
    need(newsfacts__text_read(w, p->text, p->size, &p->characters));
    need(newsfacts__layout_read(w, engine, &p->characters, &p->layout));
    need(newsfacts__sentence_read(w, &p->characters, &p->layout, &p->sentencing));
    need(newsfacts__lexical_read(w, engine, &p->characters, &p->sentencing, &p->lexical));
    need(newsfacts__numeral_read(w, &p->characters, &p->sentencing, &p->numbering));
    need(newsfacts__time_read(w, engine, &p->characters, &p->layout, &p->sentencing, &p->lexical,
                              &p->numbering, &date, dateline, &p->times));
    need(newsfacts__count_read(w, engine, &p->characters, &p->layout, &p->sentencing, &p->lexical,
                               &p->numbering, &p->times, &p->counts));
    nf_model model;
    need(newsfacts__tagger_builtin(&model, &error));
    need(newsfacts__tagger_read(w, &model, &p->characters, &p->sentencing, &p->lexical, &p->tags));
    const nf_name_source names = {engine,      &p->characters, &p->layout, &p->sentencing,
                                  &p->lexical, &p->tags,       &p->times,  &p->counts};
    need(newsfacts__name_read(w, &names, &p->names));
    need(newsfacts__count_link(w, &p->characters, &p->layout, &p->sentencing, &p->lexical,
                               &p->times, &p->counts));
}

static int by_span(const void *a, const void *b)
{
    return nf_span_order(((const annotated *)a)->span, ((const annotated *)b)->span);
}

static void read_events(piece *p, const json *list)
{
    size_t len = 0;
    for (const json *v = list ? list->child : NULL; v; v = v->next) len++;
    p->gold = grab(len + 1, sizeof *p->gold);
    len = 0;
    for (const json *v = list ? list->child : NULL; v; v = v->next) p->gold[len++] = annotation(v);
    qsort(p->gold, len, sizeof *p->gold, by_span);
    for (size_t i = 0; i < len; i++) {
        nf_event *e = NF_VEC_ADD(&p->events.events, &p->work.scratch);
        *e = nf_event_make(p->gold[i].span, sentence_at(p, p->gold[i].span.begin), p->gold[i].type);
    }
}

static void read_piece(piece *p, const newsfacts_engine *engine, const char *folder,
                       const char *name, bool names)
{
    size_t size;
    char *facts = slurp(join(folder, "/", join(name, ".gold.json", "")), &size);
    const char *at = facts;
    const json *root = json_read(&at), *reference = json_member(root, "reference");
    p->text = slurp(join(folder, "/", join(name, ".txt", "")), &p->size);
    read_stages(p, engine, reference ? reference->text : NULL);
    if (names) gold_names(p, root);
    read_events(p, json_member(root, "events"));
    json_reset();
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void read_folder(pieces *all, const char *folder, bool names)
{
    newsfacts_engine *engine;
    char *list[4096];
    size_t len = 0;
    DIR *dir = opendir(folder);
    if (!dir) stop_at(folder, 0, "cannot be read");
    need(newsfacts_engine_new(NULL, &engine, NULL));
    for (struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        char *end = strstr(e->d_name, ".gold.json");
        if (end && len < 4096) list[len++] = copy(e->d_name, (size_t)(end - e->d_name));
    }
    closedir(dir);
    qsort(list, len, sizeof *list, by_name);
    all->data = grab(len + 1, sizeof *all->data);
    for (all->len = 0; all->len < len; all->len++)
        read_piece(&all->data[all->len], engine, folder, list[all->len], names);
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

static float rated(const float *w, const nf_clues *f)
{
    float sum = 0;
    for (uint32_t i = 0; i < f->len; i++) sum += w[f->at[i]];
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
        float *w = &ranker.w[role][f->at[i]], *g = &ranker.g[role][f->at[i]];
        float step = gradient - ranker.decay * *w;
        *g += step * step;
        *w += ranker.rate * step / sqrtf(*g + 0.01f);
    }
}

static void learn_counts(const nf_question *q, const float *scores, float nothing)
{
    for (uint32_t i = 0; i < q->len; i++) {
        float p = 1 / (1 + expf(nothing - scores[i]));
        float gradient = (is_right(q, i) ? 1.0f : 0.0f) - p;
        learn(q->role, &q->features[i], gradient);
        learn(q->role, &q->nothing, -gradient);
    }
}

static void learn_one(const nf_question *q, const float *scores, float nothing)
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
        learn(q->role, &q->features[i], (is_right(q, i) ? p[i] / right : 0) - p[i] / sum);
    learn(q->role, &q->nothing, (any ? 0 : 1) - none / sum);
}

static void answer(void *context, const nf_question *q, bool *chosen)
{
    (void)context;
    const float *w = ranker.learning ? ranker.w[q->role] : ranker.mean[q->role];
    float scores[NF_ARGUMENT_CANDIDATES], nothing = rated(w, &q->nothing);
    float best = nothing + (ranker.learning ? 0 : ranker.threshold[q->role]);
    int which = -1;
    for (uint32_t i = 0; i < q->len; i++) {
        scores[i] = rated(w, &q->features[i]);
        if (q->role == NF_ASKED_COUNT) chosen[i] = scores[i] > best;
        else if (scores[i] > best) {
            best = scores[i];
            which = (int)i;
        }
    }
    if (which >= 0) chosen[which] = true;
    if (!ranker.learning || (q->role != NF_ASKED_PATIENT && ranker.at->gold[q->event].optional))
        return;
    if (q->role == NF_ASKED_COUNT) learn_counts(q, scores, nothing);
    else learn_one(q, scores, nothing);
}

static void run(piece *p)
{
    const nf_judge judge = {answer, NULL};
    const nf_event_source source = {NULL,        &p->characters, &p->layout, &p->sentencing,
                                    &p->lexical, &p->times,      &p->counts, &p->names};
    p->events.arguments.len = 0;
    for (uint32_t i = 0; i < p->events.events.len; i++)
        p->events.events.data[i].time = p->events.events.data[i].place = NF_NONE;
    ranker.at = p;
    need(newsfacts__argument_read(&p->work, &source, &judge, &p->events));
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
            for (size_t i = 0; i < WEIGHTS; i++) ranker.mean[r][i] += ranker.w[r][i];
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
    if (role == NF_ASKED_TIME && e->time != NF_NONE) out[len++] = p->times.data[e->time].span;
    if (role == NF_ASKED_PLACE && e->place != NF_NONE)
        out[len++] = p->names.places.data[e->place].span;
    for (uint32_t i = 0; i < e->arguments_len && len < MOST_SPANS; i++) {
        const nf_argument *a = &p->events.arguments.data[e->first_argument + i];
        if (role == NF_ASKED_PLACE && a->role == NEWSFACTS_ROLE_PLACE) out[len++] = a->span;
        if (role >= NF_ASKED_AGENT
            && a->role == (int32_t)role - NF_ASKED_AGENT + NEWSFACTS_ROLE_AGENT)
            out[len++] = a->span;
    }
    return len;
}

static bool verbose;

static void show(const piece *p, const nf_event *e, enum nf_asked role, const char *how,
                 nf_span span)
{
    const uint32_t *o = p->characters.offset;
    nf_span s = p->sentencing.sentences.data[e->sentence == NF_NONE ? 0 : e->sentence].span;
    printf("%s %s %.*s -> %.*s | %.*s\n", how, role_names[role],
           (int)(o[e->span.end] - o[e->span.begin]), p->text + o[e->span.begin],
           (int)(o[span.end] - o[span.begin]), p->text + o[span.begin],
           (int)(o[s.end] - o[s.begin]), p->text + o[s.begin]);
}

static void measure_event(const piece *p, uint32_t event, tally *t)
{
    const annotated *a = &p->gold[event];
    const nf_event *e = &p->events.events.data[event];
    for (int r = 0; r < NF_ASKED_LEN; r++) {
        nf_span found[MOST_SPANS];
        bool used[MOST_SPANS] = {false};
        uint32_t len = found_spans(p, e, (enum nf_asked)r, found);
        t[r].found += len;
        t[r].there += a->lens[r];
        for (uint32_t i = 0; i < a->lens[r]; i++) {
            uint32_t k = 0;
            while (k < len && (used[k] || !same(a->roles[r][i], found[k]))) k++;
            if (k < len) used[k] = true, t[r].right++;
            else if (verbose) show(p, e, (enum nf_asked)r, "-", a->roles[r][i]);
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
        run(p);
        for (uint32_t k = 0; k < p->events.events.len; k++)
            if (!p->gold[k].optional) measure_event(p, k, t);
    }
}

static void print(const tally *t)
{
    for (int r = 0; r < NF_ASKED_LEN; r++) {
        double p = t[r].found ? (double)t[r].right / t[r].found : 0;
        double c = t[r].there ? (double)t[r].right / t[r].there : 0;
        printf("%-12s P %.3f R %.3f F %.3f of %u\n", role_names[r], p, c,
               p + c > 0 ? 2 * p * c / (p + c) : 0, t[r].there);
    }
}

/* --------------------------------------------------------------- write */

static float fitting_step(const float *w)
{
    float most = 0;
    for (size_t i = 0; i < WEIGHTS; i++) most = fabsf(w[i]) > most ? fabsf(w[i]) : most;
    return most > 0 ? most / LARGEST : 1;
}

static void write_weights(const char *path)
{
    output *o = out_open("", "");
    o->path = copy(path, strlen(path));
    float steps[NF_ASKED_LEN];
    out_print(o, "/* Generated by lib/tables/make/train_arguments.c: weights of the ranker of "
                 "arguments. */\n"
                 "#include \"tables/argument_weights.h\"\n\n"
                 "const int32_t newsfacts__argument_thresholds[NF_ARGUMENT_WEIGHTS_ROLES] = {");
    for (int r = 0; r < NF_ASKED_LEN; r++) {
        steps[r] = fitting_step(ranker.mean[r]);
        out_print(o, "%s%d", r ? ", " : "", (int)floorf(ranker.threshold[r] / steps[r] + 0.5f));
    }
    out_print(
        o, "};\n\nconst int8_t "
           "newsfacts__argument_weights[NF_ARGUMENT_WEIGHTS_ROLES][NF_ARGUMENT_WEIGHTS_LEN] = {\n");
    for (int r = 0; r < NF_ASKED_LEN; r++) {
        out_print(o, "{\n");
        for (size_t i = 0; i < WEIGHTS; i++)
            out_print(o, "%d,%s", (int)floorf(ranker.mean[r][i] / steps[r] + 0.5f),
                      i % 32 == 31 ? "\n" : "");
        out_print(o, "},\n");
    }
    out_print(o, "};\n");
    out_close(o);
}

int main(int count, char **list)
{
    if (count < 2) stop_at("train_arguments", 0, "GOLD [NAME=VALUE ...]");
    pieces all = {0};
    tally t[NF_ASKED_LEN];
    memset(t, 0, sizeof t);
    unsigned parts = (unsigned)number(count, list, "parts", 0),
             epochs = (unsigned)number(count, list, "epochs", 8);
    unsigned seeds = (unsigned)number(count, list, "seeds", 8);
    ranker.rate = (float)number(count, list, "rate", 0.1);
    ranker.decay = (float)number(count, list, "decay", 0.005);
    ranker.drop = (float)number(count, list, "drop", 0.1);
    verbose = number(count, list, "verbose", 0) > 0;
    static const double leads[NF_ASKED_LEN] = {0, -0.6, -0.5, -0.75, -0.5};
    for (int r = 0; r < NF_ASKED_LEN; r++)
        ranker.threshold[r] = (float)number(count, list, role_names[r], leads[r]);
    read_folder(&all, list[1], !strcmp(option(count, list, "names", "read"), "gold"));
    for (unsigned fold = 0; fold < parts; fold++) {
        for (size_t i = 0; i < all.len; i++) all.data[i].held = i % parts == fold;
        train(&all, epochs, seeds);
        measure_fold(&all, t);
    }
    if (parts) print(t);
    if (!option(count, list, "out", NULL)) return 0;
    for (size_t i = 0; i < all.len; i++) all.data[i].held = false;
    train(&all, epochs, seeds);
    write_weights(option(count, list, "out", NULL));
    return 0;
}
