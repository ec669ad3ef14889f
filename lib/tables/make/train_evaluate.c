/* train_evaluate.c: evaluate_tagger MODEL [names=FOLDER] [gold=FOLDER]: F1 of a model by set,
 * through the stages that a text goes through, and its speed. */
#include "lexical/roster.h"
#include "train.h"
#include "train_options.h"

#include "lexical/tagger.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* How often a confidence was right, by tenths, and what it should have been: the sums
 * of a logistic regression of being right on the log-odds that were said. */
typedef struct {
    uint32_t found[10], right[10];
    double said[10];
    double *odds;
    bool *was_right;
    size_t len;
} calibration;

static void calibrate(calibration *c, const article *a, const nf_tags *tags)
{
    for (uint32_t i = 0; i < tags->len; i++) {
        const nf_tag *tag = &tags->data[i];
        bool right = false, unsure = false;
        for (uint32_t k = 0; k < a->marks_len; k++) {
            if (!nf_span_overlaps(a->marks[k].span, tag->span)) continue;
            unsure |= !a->marks[k].sure;
            right |= a->marks[k].sure && a->marks[k].kind == tag->kind
                     && nf_span_equal(a->marks[k].span, tag->span);
        }
        if (unsure && !right) continue;
        int bin = (int)(tag->confidence * 10);
        if (bin > 9) bin = 9;
        c->found[bin]++;
        c->right[bin] += right;
        c->said[bin] += tag->confidence;
        c->odds = regrow(c->odds, c->len + 1, sizeof *c->odds);
        c->was_right = regrow(c->was_right, c->len + 1, sizeof *c->was_right);
        double p = tag->confidence < 0.999999 ? tag->confidence : 0.999999;
        c->odds[c->len] = log(p / (1 - p));
        c->was_right[c->len++] = right;
    }
}

static double bounded(double x, double most)
{
    return x > most ? most : x < -most ? -most : x;
}

/* Prints the line through log-odds that fits best: what trust and sharpness should be
 * in a model that has trust 0 and sharpness 1. */
static void print_fit(const calibration *c)
{
    double a = 0.5, b = 0;
    for (int round = 0; round < 200; round++) {
        double ga = 0, gb = 0, aa = 1e-6, ab = 0, bb = 1e-6;
        for (size_t i = 0; i < c->len; i++) {
            double x = c->odds[i], p = 1 / (1 + exp(-(a * x + b))), e = c->was_right[i] - p;
            double w = p * (1 - p);
            ga += e * x, gb += e;
            aa += w * x * x, ab += w * x, bb += w;
        }
        double det = aa * bb - ab * ab;
        a += bounded((bb * ga - ab * gb) / det, 0.1);
        b += bounded((aa * gb - ab * ga) / det, 0.3);
    }
    printf("           sharpness %.3f trust %.3f would fit\n", a, b);
}

static void print_calibration(const char *name, const calibration *c)
{
    printf("%-10s confidence:", name);
    for (int i = 0; i < 10; i++)
        if (c->found[i])
            printf(" %.2f=%.2f(%u)", c->said[i] / c->found[i], (double)c->right[i] / c->found[i],
                   c->found[i]);
    printf("\n");
}

typedef struct {
    const nf_model *model;
    const articles *all;
    double tagging; /* seconds spent in the tagger */
    size_t bytes;
} evaluation;

static void tag_article(evaluation *e, const article *a, score *s, calibration *c)
{
    reading r;
    nf_tags tags = {0};
    reading_begin(&r, a->text, a->size);
    double start = seconds();
    newsfacts__tagger_read(&r.work, e->model, &r.text, &r.sentencing, &r.lexical, &tags);
    newsfacts__roster_read(&r.work, &r.text, &r.sentencing, &tags);
    e->tagging += seconds() - start;
    e->bytes += a->size;
    mark *found = grab(tags.len, sizeof *found);
    for (uint32_t i = 0; i < tags.len; i++) {
        found[i].span = tags.data[i].span;
        found[i].kind = tags.data[i].kind;
    }
    score_article(s, a, found, tags.len);
    calibrate(c, a, &tags);
    free(found);
    reading_end(&r);
}

static void evaluate(evaluation *e, const char *name, enum source source, enum use use)
{
    score s;
    calibration c;
    memset(&s, 0, sizeof s);
    memset(&c, 0, sizeof c);
    for (size_t i = 0; i < e->all->len; i++) {
        const article *a = &e->all->data[i];
        if (a->source == source && a->use == use) tag_article(e, a, &s, &c);
    }
    if (!s.there[0] && !s.there[1] && !s.there[2]) return;
    score_print(name, &s);
    print_calibration(name, &c);
    print_fit(&c);
}

static void time_news(evaluation *e, const char *path)
{
    articles news = {0};
    score s;
    calibration c;
    memset(&s, 0, sizeof s);
    memset(&c, 0, sizeof c);
    corpus_read_news(&news, path, SIZE_MAX);
    e->tagging = 0;
    e->bytes = 0;
    for (size_t i = 0; i < news.len; i++) tag_article(e, &news.data[i], &s, &c);
    printf("%s: %.2f MB/s\n", path, (double)e->bytes / 1e6 / e->tagging);
}

int main(int argc, char **argv)
{
    size_t size;
    const options o = {argc, argv};
    articles all = {0};
    if (argc < 2) {
        fprintf(stderr, "usage: evaluate_tagger MODEL [names=FOLDER] [gold=FOLDER] [news=FILE]\n");
        return 2;
    }
    const nf_model model = model_of(argv[1], &size);
    printf("%s: profile %s, data %s, %lu bytes\n", argv[1], model.info->profile, model.info->data,
           (unsigned long)size);
    evaluation e = {&model, &all, 0, 0};
    if (option_text(&o, "news", NULL)) time_news(&e, option_text(&o, "news", ""));
    if (!option_text(&o, "names", NULL)) return 0;
    corpus_read(&all, option_text(&o, "names", ""), option_text(&o, "gold", ""));
    evaluate(&e, "msra-test", SOURCE_MSRA, USE_TEST);
    evaluate(&e, "boson", SOURCE_BOSON, USE_HELD);
    evaluate(&e, "cluener", SOURCE_CLUENER, USE_HELD);
    evaluate(&e, "gold/dev", SOURCE_GOLD, USE_TEST);
    return 0;
}
