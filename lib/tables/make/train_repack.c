/* train_repack.c: repack_tagger OLD NEW [NAME=VALUE ...]: packs a model of the tagger anew.
 *
 * Reads which of its features the corpora use (names=FOLDER gold=FOLDER news=FILE,...) and
 * what each does for the labels there, and keeps those that are worth most: bytes=NUMBER of
 * them and their rows. lists= as for train_tagger: the names of these lists. */
#include "train.h"
#include "train_options.h"

#include <stdlib.h>
#include <string.h>

static articles texts_of(const options *o)
{
    const char *files[32];
    size_t len = option_list(o, "news", files, 32);
    articles all = {0};
    corpus_read(&all, option_text(o, "names", "names"), option_text(o, "gold", "gold"));
    for (size_t i = 0; i < len; i++) corpus_read_news(&all, files[i], SIZE_MAX);
    return all;
}

static void stay(void *context, const samples *one)
{
    (void)context;
    (void)one;
}

typedef struct {
    const options *options;
    const articles *texts;
    const nf_model *model;
    const folded *folded;
    double *worth; /* [features] */
} repacking;

static void weigh(void *context, const samples *s)
{
    const repacking *r = context;
    const double gold = option_number(r->options, "gold_weight", 10);
    for (size_t i = 0; i < s->len; i++) {
        const sample *one = &s->data[i];
        worth_add(r->worth, r->folded, s, one, one->source == SOURCE_GOLD ? gold : 1);
    }
}

/* A model with the rows that are worth their bytes. */
static folded prune(const options *o, const articles *texts, const nf_model *model, samples *s)
{
    folded f = unpack_model(model, s);
    const double bytes = option_number(o, "bytes", 0);
    if (bytes <= 0) return f;
    const repacking r = {o, texts, model, &f, grab(s->features, sizeof *r.worth)};
    samples again;
    samples_stream(&again, texts, model, weigh, (void *)&r);
    bool *keep = features_within(s, r.worth, bytes);
    samples_keep(s, keep);
    free(f.w);
    free(r.worth);
    free(keep);
    return unpack_model(model, s);
}

int main(int argc, char **argv)
{
    const options o = {argc, argv};
    const char *lists[32];
    samples s;
    if (argc < 3) {
        fprintf(stderr, "usage: repack_tagger OLD NEW names=FOLDER gold=FOLDER [news=FILE,...] "
                        "[lists=...] [bytes=NUMBER]\n");
        return 2;
    }
    nf_model model = model_of(argv[1], NULL);
    const size_t lists_len = option_list(&o, "lists", lists, 32);
    if (lists_len) words_names(lists, lists_len, &model);
    const articles texts = texts_of(&o);
    samples_stream(&s, &texts, &model, stay, NULL);
    folded f = prune(&o, &texts, &model, &s);
    output *out = out_open("", "");
    out->path = argv[2];
    pack_model(out, &f, &s, &model, model.info);
    out_close(out);
    return 0;
}
