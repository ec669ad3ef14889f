/* train_event.c: trains and measures the scorer of events.
 *
 *     train_events gold=FOLDER cec=FILE out=FOLDER [key=value …]
 *
 * gold/train is the convention that counts. Of CEC, whose events are emergency
 * news by another convention, a fifth is kept out. folds=1 measures gold by
 * cross-validation instead of writing a model. */
#include "train_event.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    unsigned right, wrong, missed;
} tally;

static double f1_of(const tally *t)
{
    double all = 2.0 * t->right + t->wrong + t->missed;
    return all > 0 ? 2.0 * t->right / all : 0;
}

static void print_tally(const char *what, const tally *t)
{
    double p = t->right + t->wrong ? (double)t->right / (t->right + t->wrong) : 0;
    double r = t->right + t->missed ? (double)t->right / (t->right + t->missed) : 0;
    printf("%-22s P %.3f R %.3f F1 %.3f (%u)\n", what, p, r, f1_of(t), t->right + t->missed);
}

enum rule { RULE_OVERLAP, RULE_TYPE, RULE_EXACT, RULE_STRICT };

static bool fits(const event_mark *m, const nf_event *e, enum rule rule)
{
    if (rule == RULE_EXACT) return nf_span_equal(m->span, e->span);
    return nf_span_overlaps(m->span, e->span) && (rule != RULE_TYPE || m->type == e->type);
}

/* Pairs each event with the first mark that is free; optional marks count neither way. */
static void compare(const event_article *a, const nf_event_list *events, enum rule rule, tally *t)
{
    bool *taken = grab(a->marks_len + 1, sizeof *taken);
    for (uint32_t i = 0; i < events->len; i++) {
        bool paired = false, either = false;
        for (int pass = 0; pass < 2 && !paired; pass++)
            for (uint32_t m = 0; m < a->marks_len && !paired; m++) {
                const event_mark *known = &a->marks[m];
                if (known->optional && nf_span_overlaps(known->span, events->data[i].span))
                    either = true;
                if (taken[m]
                    || !fits(known, &events->data[i],
                             pass                ? rule
                             : rule == RULE_TYPE ? rule
                                                 : RULE_EXACT))
                    continue;
                if (known->optional && rule == RULE_STRICT) continue;
                taken[m] = paired = true;
                t->right += !known->optional;
            }
        t->wrong += !paired && (!either || rule == RULE_STRICT);
    }
    for (uint32_t m = 0; m < a->marks_len; m++) t->missed += !taken[m] && !a->marks[m].optional;
    free(taken);
}

/* What was found wrongly, missed, or called another type: for reading. */
static void show_errors(const event_article *a, const nf_text *text, const nf_event_list *events)
{
    for (uint32_t i = 0; i < events->len; i++) {
        const nf_event *e = &events->data[i];
        const event_mark *m = NULL;
        for (uint32_t k = 0; k < a->marks_len && !m; k++)
            if (nf_span_overlaps(a->marks[k].span, e->span)) m = &a->marks[k];
        if (m && m->type == e->type) continue;
        uint32_t from = e->span.begin > 12 ? e->span.begin - 12 : 0,
                 to = e->span.end + 12 < text->len ? e->span.end + 12 : text->len;
        size_t begin = text->offset[from], end = text->offset[to];
        printf("%s\t%s\t%s\t%s\t", m ? "type" : "wrong", a->kind,
               m ? newsfacts_event_type_name(m->type) : "-", newsfacts_event_type_name(e->type));
        for (size_t k = begin; k < end; k++) {
            if (k == text->offset[e->span.begin]) putchar('[');
            if (k == text->offset[e->span.end]) putchar(']');
            putchar(a->text[k] == '\n' ? '/' : a->text[k]);
        }
        putchar('\n');
    }
}

typedef struct {
    tally overlap, type, exact, strict;
    bool show; /* print errors */
} measure;

static void measure_article(const event_article *a, const nf_event_model *model, measure *m)
{
    text_reading r;
    nf_events events;
    memset(&events, 0, sizeof events);
    text_reading_begin(&r, a->text, a->size, a->reference);
    const nf_event_source source = text_reading_source(&r);
    need(newsfacts__event_choose(&r.work, &source, model, &events));
    compare(a, &events.events, RULE_OVERLAP, &m->overlap);
    compare(a, &events.events, RULE_TYPE, &m->type);
    compare(a, &events.events, RULE_EXACT, &m->exact);
    compare(a, &events.events, RULE_STRICT, &m->strict);
    if (m->show) show_errors(a, &r.text, &events.events);
    text_reading_end(&r);
}

/* kind: only texts of it; NULL all. */
static void measure_all(const event_articles *all, uint8_t corpus, int fold, const char *kind,
                        float bias, const unsigned char *blob, size_t size, measure *m)
{
    nf_event_model model;
    newsfacts_error error;
    if (newsfacts__event_model_open(blob, size, NF_BLOB_VERIFY, &model, &error) != NEWSFACTS_OK) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    nf_event_model_info info = *model.info;
    info.bias += bias;
    model.info = &info;
    for (size_t i = 0; i < all->len; i++)
        if (all->data[i].corpus == corpus && (fold < 0 || all->data[i].fold == fold)
            && (!kind || !strcmp(all->data[i].kind, kind)))
            measure_article(&all->data[i], &model, m);
}

/* ------------------------------------------------------------------- options */

typedef struct {
    int argc;
    char **argv;
} arguments;

static const char *text_of(const arguments *a, const char *name, const char *other)
{
    size_t len = strlen(name);
    for (int i = 1; i < a->argc; i++)
        if (!strncmp(a->argv[i], name, len) && a->argv[i][len] == '=') return a->argv[i] + len + 1;
    return other;
}

static double number(const arguments *a, const char *name, double other)
{
    const char *text = text_of(a, name, NULL);
    return text ? atof(text) : other;
}

static event_pack_options pack_options(const arguments *a, enum event_corpus corpus, double bias)
{
    event_pack_options o = {corpus,
                            (size_t)number(a, "words", 80000),
                            (size_t)number(a, "rows", 3000),
                            (uint32_t)number(a, "buckets", 32768),
                            (uint32_t)number(a, "typeslots", 8192),
                            (float)bias,
                            (float)number(a, "missed", 0.03),
                            text_of(a, "data", "2026.11.2")};
    return o;
}

/* Fits all features, then again those that have a place in the blob. */
static void fit_twice(event_weights *out, const event_examples *x, event_options options,
                      const event_pack_options *pack)
{
    bool *detect = grab(x->detect.len, sizeof *detect), *tell = grab(x->tell.len, sizeof *tell);
    event_fit(out, x, &options);
    event_choose_features(out, x, pack, detect, tell);
    event_weights_free(out);
    options.detect = detect;
    options.tell = tell;
    event_fit(out, x, &options);
    free(detect);
    free(tell);
}

enum { SHIFTS = 7, KINDS = 7 };

static const char *const kinds[KINDS] = {NULL, "tv", "mix", "article", "boson", "msra", "sentence"};

static void cross_validate(const arguments *a, const event_articles *all, const event_examples *x,
                           event_options options)
{
    static const float shift[SHIFTS] = {0, 0.2f, 0.4f, 0.6f, 0.8f, 1.0f, 1.2f};
    static measure m[SHIFTS][KINDS];
    const event_pack_options pack = pack_options(a, EVENT_GOLD, 0);
    for (int fold = 0; fold < EVENT_FOLDS; fold++) {
        event_weights w;
        size_t size;
        options.hold = fold;
        fit_twice(&w, x, options, &pack);
        unsigned char *blob = event_pack(&w, x, &pack, &size);
        for (int s = 0; s < SHIFTS; s++)
            for (int k = 0; k < KINDS; k++) {
                m[s][k].show = k == 0 && s == 4 && number(a, "show", 0) > 0;
                measure_all(all, EVENT_GOLD, fold, kinds[k], shift[s], blob, size, &m[s][k]);
            }
        free(blob);
        event_weights_free(&w);
    }
    for (int s = 0; s < SHIFTS; s++) {
        printf("bias %+.1f ", (double)shift[s]);
        for (int k = 0; k < KINDS; k++) {
            const tally *t = &m[s][k].overlap;
            if (!(t->right + t->missed)) continue;
            printf("| %s %.3f/%.3f P %.2f R %.2f ", kinds[k] ? kinds[k] : "all", f1_of(t),
                   f1_of(&m[s][k].type), (double)t->right / (t->right + t->wrong),
                   (double)t->right / (t->right + t->missed));
        }
        printf("\n");
    }
}

static void report(const event_articles *all, const char *name, uint8_t corpus, int fold,
                   const unsigned char *blob, size_t size)
{
    measure m;
    memset(&m, 0, sizeof m);
    measure_all(all, corpus, fold, NULL, 0, blob, size, &m);
    printf("%s\n", name);
    print_tally("  overlapping", &m.overlap);
    print_tally("  and of the type", &m.type);
    print_tally("  exact", &m.exact);
}

static void train(const arguments *a, const event_articles *all, const event_examples *x,
                  const event_options *options)
{
    event_weights w, cec_w;
    size_t size, cec_size;
    const event_pack_options pack = pack_options(a, EVENT_GOLD, number(a, "bias", 0.8));
    const event_pack_options cec_pack = pack_options(a, EVENT_CEC, number(a, "cecbias", 0.3));
    fit_twice(&w, x, *options, &pack);
    fit_twice(&cec_w, x, *options, &cec_pack);
    unsigned char *blob = event_pack(&w, x, &pack, &size),
                  *cec = event_pack(&cec_w, x, &cec_pack, &cec_size);
    report(all, "gold (trained on)", EVENT_GOLD, -1, blob, size);
    report(all, "CEC, the fifth kept out", EVENT_CEC, 0, blob, size);
    report(all, "CEC, the fifth kept out, by its own convention", EVENT_CEC, 0, cec, cec_size);
    printf("%lu bytes\n", (unsigned long)size);
    if (text_of(a, "out", NULL)) {
        output *o = out_open(text_of(a, "out", ""), "events.bin");
        out_bytes(o, blob, size);
        out_close(o);
    }
}

int main(int argc, char **argv)
{
    const arguments a = {argc, argv};
    event_articles all = {0};
    event_examples examples = {0};
    event_options options = {-1,
                             (unsigned)number(&a, "rounds", 40),
                             (unsigned)number(&a, "seeds", 6),
                             (float)number(&a, "rate", 0.006),
                             (float)number(&a, "typerate", 0.015),
                             (float)number(&a, "decay", 0.001),
                             (float)number(&a, "typedecay", 0.001),
                             (float)number(&a, "share", 0.7),
                             (float)number(&a, "typeshare", 0.2),
                             (float)number(&a, "optional", 0.1),
                             (float)number(&a, "first", 1.0),
                             (unsigned)number(&a, "cutoff", 3),
                             NULL,
                             NULL};
    if (text_of(&a, "gold", NULL)) event_corpus_gold(&all, text_of(&a, "gold", ""));
    if (text_of(&a, "labels", NULL))
        event_corpus_labels(&all, text_of(&a, "labels", ""), text_of(&a, "corpora", NULL));
    if (text_of(&a, "cec", NULL)) event_corpus_cec(&all, text_of(&a, "cec", ""));
    event_examples_read(&examples, &all);
    fprintf(stderr, "%lu articles, %lu examples, %u features\n", (unsigned long)all.len,
            (unsigned long)examples.len, examples.detect.len);
    if (number(&a, "folds", 0) > 0)
        cross_validate(&a, &all, &examples, options);
    else
        train(&a, &all, &examples, &options);
    return 0;
}
