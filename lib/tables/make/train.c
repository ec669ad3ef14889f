/* train.c: train_tagger [NAME=VALUE ...]: makes the model of the tagger. */
#include "train.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *option(int argc, char **argv, const char *name, const char *otherwise)
{
    size_t size = strlen(name);
    for (int i = 1; i < argc; i++)
        if (!strncmp(argv[i], name, size) && argv[i][size] == '=') return argv[i] + size + 1;
    return otherwise;
}

static double number(int argc, char **argv, const char *name, double otherwise)
{
    const char *value = option(argc, argv, name, NULL);
    return value ? strtod(value, NULL) : otherwise;
}

static const char *show;

static void show_mark(const article *a, const mark *m, const char *how)
{
    static const char *const kinds[] = {"PER", "LOC", "ORG"};
    const char *p = a->text, *b = NULL, *e = NULL;
    uint32_t n = 0;
    uint32_t from = m->span.begin > 8 ? m->span.begin - 8 : 0;
    const char *x = p, *y = NULL;
    for (; ; p++) {
        if (((unsigned char)*p & 0xc0) == 0x80) continue;
        if (n == from) x = p;
        if (n == m->span.begin) b = p;
        if (n == m->span.end) e = p;
        if (n == m->span.end + 8) y = p;
        if (!*p) break;
        n++;
    }
    if (!y) y = p;
    if (!e) e = p;
    printf("%s %s %.*s[%.*s]%.*s\n", how, kinds[m->kind], (int)(b - x), x, (int)(e - b), b, (int)(y - e), e);
}

static void show_errors(const article *a, const mark *found, uint32_t len)
{
    for (uint32_t i = 0; i < len; i++) {
        bool ok = false;
        for (uint32_t k = 0; k < a->marks_len; k++)
            ok |= a->marks[k].kind == found[i].kind && nf_span_equal(a->marks[k].span, found[i].span);
        if (!ok) show_mark(a, &found[i], "+");
    }
    for (uint32_t k = 0; k < a->marks_len; k++) {
        bool ok = !a->marks[k].sure;
        for (uint32_t i = 0; i < len; i++)
            ok |= a->marks[k].kind == found[i].kind && nf_span_equal(a->marks[k].span, found[i].span);
        if (!ok) show_mark(a, &a->marks[k], "-");
    }
}

static double bias; /* of every label but O */

static void evaluate(const crf *model, const samples *s, const articles *all, const char *name,
                     enum source source, enum use use, enum source profile)
{
    folded f = crf_fold(model, s, profile);
    for (int p = 0; p < NF_MODEL_LABELS; p++) f.step[p][0] -= (float)bias;
    uint8_t labels[NF_PIECE];
    score total;
    memset(&total, 0, sizeof total);
    mark *found = grab(1 << 16, sizeof *found);
    for (size_t i = 0; i < s->len;) {
        uint32_t index = s->data[i].article, len = 0;
        bool wanted = s->data[i].source == source && s->data[i].use == use;
        for (; i < s->len && s->data[i].article == index; i++) {
            if (!wanted) continue;
            crf_decode(&f, s, &s->data[i], labels);
            len += score_marks(labels, s->data[i].len, s->data[i].begin, found + len);
        }
        if (wanted) score_article(&total, &all->data[index], found, len);
        if (wanted && show && !strcmp(show, name)) show_errors(&all->data[index], found, len);
    }
    score_print(name, &total);
    free(found);
    free(f.w);
}

static void evaluate_all(const crf *model, const samples *s, const articles *all)
{
    evaluate(model, s, all, "msra", SOURCE_MSRA, USE_TEST, SOURCE_MSRA);
    evaluate(model, s, all, "boson", SOURCE_BOSON, USE_HELD, SOURCE_BOSON);
    evaluate(model, s, all, "boson/news", SOURCE_BOSON, USE_HELD, SOURCE_GOLD);
    evaluate(model, s, all, "cluener", SOURCE_CLUENER, USE_HELD, SOURCE_CLUENER);
    evaluate(model, s, all, "clue/news", SOURCE_CLUENER, USE_HELD, SOURCE_GOLD);
    evaluate(model, s, all, "gold/dev", SOURCE_GOLD, USE_TEST, SOURCE_GOLD);
}

static void stamp(const char *what)
{
    fprintf(stderr, "[%5.1f s] %s\n", (double)clock() / CLOCKS_PER_SEC, what);
}

int main(int argc, char **argv)
{
    articles all = {0};
    samples s;
    crf model;
    nf_model words;
    memset(&words, 0, sizeof words);
    corpus_read(&all, option(argc, argv, "names", "names"), option(argc, argv, "gold", "gold"));
    stamp("read");
    if (number(argc, argv, "heads", 1) > 0) words.heads = words_heads(&all);
    unsigned clusters = (unsigned)number(argc, argv, "clusters", 0);
    if (clusters) {
        articles text = {0};
        for (size_t i = 0; i < all.len; i++) {
            if (text.len == text.cap)
                text.data = regrow(text.data, text.cap = text.cap * 2 + 64, sizeof *text.data);
            text.data[text.len++] = all.data[i];
        }
        const char *news = option(argc, argv, "news", NULL);
        while (news && *news) {
            size_t size = strcspn(news, ",");
            corpus_read_news(&text, copy(news, size), SIZE_MAX);
            news += size + (news[size] == ',');
        }
        words.clusters = words_clusters(&text, clusters, (unsigned)number(argc, argv, "rounds", 8));
    }
    const char *lists[32], *list = option(argc, argv, "lists", "");
    size_t lists_len = 0;
    while (*list) {
        size_t size = strcspn(list, ",");
        lists[lists_len++] = copy(list, size);
        list += size + (list[size] == ',');
    }
    if (lists_len) words.names = words_names(lists, lists_len);
    stamp("words");
    samples_read(&s, &all, &words, (uint32_t)number(argc, argv, "cutoff", 3));
    stamp("features");
    crf_init(&model, &s, (uint32_t)number(argc, argv, "copycutoff", 2));
    crf_options o = {0};
    o.rate = number(argc, argv, "rate", 0.15);
    o.start = number(argc, argv, "start", 0.1);
    o.dropout = number(argc, argv, "dropout", 0.2);
    o.epochs = (unsigned)number(argc, argv, "epochs", 10);
    o.averaged = (unsigned)number(argc, argv, "averaged", 5);
    o.seed = (uint64_t)number(argc, argv, "seed", 1);
    for (int i = 0; i < SOURCES; i++) o.weight[i] = 1;
    o.weight[SOURCE_GOLD] = number(argc, argv, "gold_weight", 2);
    o.weight[SOURCE_MSRA] = number(argc, argv, "msra_weight", 1);
    crf_train(&model, &s, &o);
    stamp("trained");
    show = option(argc, argv, "show", NULL);
    const char *biases = option(argc, argv, "bias", "0");
    for (char *end; *biases; biases = *end ? end + 1 : end) {
        bias = strtod(biases, &end);
        printf("bias %g\n", bias);
        evaluate_all(&model, &s, &all);
    }
    return 0;
}
