/* train.c: train_tagger [NAME=VALUE ...]: makes the model of the tagger.
 *
 * Reads annotated corpora, learns the tables of words that features look at, then
 * the weights of all profiles at once; prunes, tunes and writes one model for each
 * profile that is asked for: news=PATH, msra=PATH, cluener=PATH. */
#include "train.h"
#include "train_options.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static void stamp(const char *what)
{
    fprintf(stderr, "[%5.1f s] %s\n", (double)clock() / CLOCKS_PER_SEC, what);
}

/* ------------------------------------------------------- evaluation */

static const char *show; /* set whose errors are printed */

static const char *at_char(const char *text, uint32_t n)
{
    for (; *text && n; n--)
        do text++;
        while (((unsigned char)*text & 0xc0) == 0x80);
    return text;
}

static void show_mark(const article *a, const mark *m, const char *how)
{
    static const char *const kinds[] = {"PER", "LOC", "ORG"};
    uint32_t before = m->span.begin < 8 ? m->span.begin : 8;
    const char *from = at_char(a->text, m->span.begin - before), *begin = at_char(from, before);
    const char *end = at_char(begin, nf_span_len(m->span)), *to = at_char(end, 8);
    printf("%s %s %.*s[%.*s]%.*s\n", how, kinds[m->kind], (int)(begin - from), from,
           (int)(end - begin), begin, (int)(to - end), end);
}

static bool among(const mark *list, uint32_t len, const mark *m)
{
    for (uint32_t i = 0; i < len; i++)
        if (list[i].kind == m->kind && nf_span_equal(list[i].span, m->span)) return true;
    return false;
}

static void show_errors(const article *a, const mark *found, uint32_t len)
{
    for (uint32_t i = 0; i < len; i++)
        if (!among(a->marks, a->marks_len, &found[i])) show_mark(a, &found[i], "+");
    for (uint32_t i = 0; i < a->marks_len; i++)
        if (a->marks[i].sure && !among(found, len, &a->marks[i])) show_mark(a, &a->marks[i], "-");
}

static void evaluate(const folded *f, const samples *s, const articles *all, const char *name,
                     enum source source, enum use use)
{
    uint8_t labels[NF_PIECE];
    score total;
    mark *found = grab(1 << 16, sizeof *found);
    memset(&total, 0, sizeof total);
    for (size_t i = 0; i < s->len;) {
        uint32_t index = s->data[i].article, len = 0;
        bool wanted = s->data[i].source == source && s->data[i].use == use;
        for (; i < s->len && s->data[i].article == index; i++) {
            if (!wanted) continue;
            crf_decode(f, s, &s->data[i], labels);
            len += score_marks(labels, s->data[i].len, s->data[i].begin, found + len);
        }
        if (!wanted) continue;
        score_article(&total, &all->data[index], found, len);
        if (show && !strcmp(show, name)) show_errors(&all->data[index], found, len);
    }
    score_print(name, &total);
    free(found);
}

static void evaluate_profile(const crf *model, const samples *s, const articles *all,
                             enum source profile, double bias)
{
    folded f = crf_fold(model, s, profile, bias);
    if (profile == SOURCE_MSRA) evaluate(&f, s, all, "msra", SOURCE_MSRA, USE_TEST);
    if (profile == SOURCE_CLUENER) evaluate(&f, s, all, "cluener", SOURCE_CLUENER, USE_HELD);
    if (profile == SOURCE_BOSON) evaluate(&f, s, all, "boson", SOURCE_BOSON, USE_HELD);
    if (profile == SOURCE_GOLD) {
        evaluate(&f, s, all, "boson/news", SOURCE_BOSON, USE_HELD);
        evaluate(&f, s, all, "clue/news", SOURCE_CLUENER, USE_HELD);
        evaluate(&f, s, all, "gold/held", SOURCE_GOLD, USE_HELD);
        evaluate(&f, s, all, "gold/dev", SOURCE_GOLD, USE_TEST);
    }
    free(f.w);
}

static void evaluate_all(const options *a, const crf *model, const samples *s,
                         const articles *all)
{
    const char *biases[16];
    size_t len = option_list(a, "try", biases, 16);
    show = option_text(a, "show", NULL);
    for (size_t i = 0; i < len; i++) {
        double bias = strtod(biases[i], NULL);
        printf("bias %g\n", bias);
        evaluate_profile(model, s, all, SOURCE_MSRA, bias);
        evaluate_profile(model, s, all, SOURCE_BOSON, bias);
        evaluate_profile(model, s, all, SOURCE_CLUENER, bias);
        evaluate_profile(model, s, all, SOURCE_GOLD, bias);
    }
}

/* --------------------------------------------------------- training */

static crf_options options_of(const options *a)
{
    crf_options o = {0};
    o.rate = option_number(a, "rate", 0.15);
    o.start = option_number(a, "start", 0.1);
    o.dropout = option_number(a, "dropout", 0.2);
    o.epochs = (unsigned)option_number(a, "epochs", 10);
    o.averaged = (unsigned)option_number(a, "averaged", 5);
    o.seed = (uint64_t)option_number(a, "seed", 1);
    for (int i = 0; i < SOURCES; i++) o.weight[i] = 1;
    o.weight[SOURCE_GOLD] = option_number(a, "gold_weight", 2);
    o.weight[SOURCE_MSRA] = option_number(a, "msra_weight", 1);
    return o;
}

static nf_keys clusters_of(const options *a, const articles *all)
{
    const char *files[32];
    size_t files_len = option_list(a, "text", files, 32);
    articles text = {0};
    text.data = grab(all->len, sizeof *text.data);
    memcpy(text.data, all->data, all->len * sizeof *text.data);
    text.len = text.cap = all->len;
    for (size_t i = 0; i < files_len; i++) corpus_read_news(&text, files[i], SIZE_MAX);
    return words_clusters(&text, (unsigned)option_number(a, "clusters", 250),
                          (unsigned)option_number(a, "rounds", 8));
}

static nf_model words_of(const options *a, const articles *all)
{
    const char *lists[32];
    size_t lists_len = option_list(a, "lists", lists, 32);
    unsigned heads = (unsigned)option_number(a, "heads", 8);
    nf_model words;
    memset(&words, 0, sizeof words);
    if (heads) words.heads = words_heads(all, heads);
    if (option_number(a, "clusters", 250) > 0) words.clusters = clusters_of(a, all);
    if (lists_len) words_names(lists, lists_len, &words);
    return words;
}

/* without=NUMBER,NUMBER: families that are left out, to see what they are worth. */
static uint64_t families_of(const options *a)
{
    const char *numbers[NF_FAMILIES];
    uint64_t bits = 0;
    for (size_t i = option_list(a, "without", numbers, NF_FAMILIES); i-- > 0;)
        bits |= UINT64_C(1) << atoi(numbers[i]);
    return bits;
}

/* Keeps the rows that matter to a profile, trains them a little more, writes them. */
static void write_profile(const options *a, const crf *model, samples *s, const articles *all,
                          const nf_model *words, const char *name, enum source profile)
{
    const char *path = option_text(a, name, NULL);
    if (!path) return;
    folded f = crf_fold(model, s, profile, 0);
    double rows = option_number(a, "rows", 300000);
    if (profile != SOURCE_GOLD) rows = option_number(a, "other_rows", rows);
    bool *keep = features_worth(&f, s, (uint32_t)rows);
    samples kept;
    crf tuned;
    crf_options o = options_of(a);
    free(f.w);
    crf_keep(&tuned, model, s, keep);
    samples_copy(&kept, s);
    samples_keep(&kept, keep);
    o.epochs = o.averaged = (unsigned)option_number(a, "tuning", 2);
    o.start = -1;
    if (o.epochs) {
        crf_scale(&tuned, 1 / (1 - o.dropout)); /* training undoes it */
        crf_train(&tuned, &kept, &o);
    }
    stamp(name);
    double bias = option_number(a, profile == SOURCE_GOLD ? "news_bias" : "bias", 0);
    evaluate_profile(&tuned, &kept, all, profile, bias);
    f = crf_fold(&tuned, &kept, profile, bias);
    nf_model_info info = {"", "", 0, 1, 0};
    snprintf(info.profile, sizeof info.profile, "%s", name);
    snprintf(info.data, sizeof info.data, "%s", option_text(a, "data", "0"));
    info.sharpness = (float)option_number(a, "sharpness", 1);
    info.trust = (float)option_number(a, "trust", 0);
    output *out = out_open("", "");
    out->path = copy(path, strlen(path));
    pack_model(out, &f, &kept, words, &info);
    out_close(out);
    free(f.w);
    free(keep);
}

/* The mean of several trainings: what one order of samples gave by chance is less. */
static void train_seeds(const options *a, crf *model, const samples *s)
{
    crf_options o = options_of(a);
    unsigned seeds = (unsigned)option_number(a, "seeds", 1);
    crf_train(model, s, &o);
    for (unsigned i = 1; i < seeds; i++) {
        crf other;
        crf_init(&other, s, (uint32_t)option_number(a, "copycutoff", 2));
        o.seed++;
        crf_train(&other, s, &o);
        crf_mean(model, &other, i);
        crf_free(&other);
    }
}

/* join=NAME,NAME: sets whose adjoining names become one, as the profile news has them. */
static void join_sets(const options *a, articles *all)
{
    static const struct {
        const char *name;
        enum source source;
    } sets[] = {{"msra", SOURCE_MSRA}, {"boson", SOURCE_BOSON}, {"uner", SOURCE_UNER}};
    const char *names[8];
    for (size_t i = option_list(a, "join", names, 8); i-- > 0;)
        for (size_t k = 0; k < sizeof sets / sizeof *sets; k++)
            if (!strcmp(names[i], sets[k].name)) corpus_join(all, sets[k].source);
}

int main(int argc, char **argv)
{
    const options a = {argc, argv};
    articles all = {0};
    samples s;
    crf model;
    corpus_read(&all, option_text(&a, "names", "names"), option_text(&a, "gold", "gold"));
    if (option_text(&a, "rosters", NULL))
        corpus_add_rosters(&all, option_text(&a, "rosters", ""),
                           (size_t)option_number(&a, "roster_count", 400));
    join_sets(&a, &all);
    if (option_number(&a, "hold", 0) > 0) corpus_hold_gold(&all, (unsigned)option_number(&a, "hold", 0));
    stamp("read");
    nf_model words = words_of(&a, &all);
    stamp("words");
    samples_read(&s, &all, &words, (uint32_t)option_number(&a, "cutoff", 3), families_of(&a));
    stamp("features");
    crf_init(&model, &s, (uint32_t)option_number(&a, "copycutoff", 2));
    train_seeds(&a, &model, &s);
    stamp("trained");
    evaluate_all(&a, &model, &s, &all);
    write_profile(&a, &model, &s, &all, &words, "news", SOURCE_GOLD);
    write_profile(&a, &model, &s, &all, &words, "msra", SOURCE_MSRA);
    write_profile(&a, &model, &s, &all, &words, "cluener", SOURCE_CLUENER);
    write_profile(&a, &model, &s, &all, &words, "boson", SOURCE_BOSON);
    return 0;
}
