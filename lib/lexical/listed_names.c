/* listed_names.c: the lists are large and lie far from the processor. So some words are
 * gone through several times, and each time asks for the memory that the next one reads. */
#include "lexical/listed_names.h"

enum {
    CHUNK = 32,    /* words that are gone through together */
    NAME_WORDS = 4 /* words of a listed name */
};

/* A run of words that may be a listed name. */
typedef struct {
    uint64_t key;
    uint32_t word; /* its first */
    uint32_t len;
    uint32_t slot;
} name_run;

/* Keys of what begins at each word of a chunk: the word, and it and the next one. */
typedef struct {
    uint64_t one[CHUNK], two[CHUNK];
} chunk_keys;

static void make_keys(const nf_model *model, const nf_word_view *views, nf_span words,
                      chunk_keys *out)
{
    for (uint32_t i = words.begin; i < words.end; i++) {
        uint32_t at = i - words.begin;
        out->one[at] = nf_words_key(0, views[i].key);
        out->two[at] = nf_words_key(out->one[at], views[i + 1].key); /* the edge has a view too */
        nf_filter_fetch(&model->starts, out->one[at]);
        nf_filter_fetch(&model->starts, out->two[at]);
    }
}

static void add_run(const nf_model *model, uint64_t key, uint32_t word, uint32_t len, name_run *out)
{
    const name_run run = {key, word, len, 0};
    nf_name_group_fetch(&model->names, key);
    *out = run;
}

/* Runs from word `i` on up to a mark that breaks, if they begin as listed names do, the
 * longest first; how many. */
static uint32_t runs_from(const nf_model *model, const nf_word_view *views, uint32_t i,
                          uint64_t one, uint64_t two, name_run *out)
{
    uint32_t most = 0, len = 0;
    while (most < NAME_WORDS && !views[i + most].breaks) most++;
    if (!most) return 0;
    if (most == 1 || !nf_filter_has(&model->starts, two)) {
        if (!nf_filter_has(&model->starts, one)) return 0;
        add_run(model, one, i, 1, out);
        return 1;
    }
    uint64_t key = 0;
    for (; len < most; len++) {
        key = nf_words_key(key, views[i + len].key);
        add_run(model, key, i, len + 1, &out[most - 1 - len]);
    }
    return most;
}

static void mark_name(nf_word_view *v, uint32_t n, uint8_t flags)
{
    for (uint32_t i = 0; i < n; i++) {
        v[i].names = flags;
        v[i].place = (uint8_t)(n == 1 ? 0 : i == 0 ? 1 : i == n - 1 ? 3 : 2);
    }
}

/* The names that begin in some words; where the last of all names so far ends. */
static uint32_t mark_names(const nf_model *model, nf_word_view *views, nf_span words,
                           uint32_t free_from)
{
    chunk_keys keys;
    name_run runs[CHUNK * NAME_WORDS];
    uint32_t len = 0;
    make_keys(model, views, words, &keys);
    for (uint32_t i = words.begin; i < words.end; i++)
        len += runs_from(model, views, i, keys.one[i - words.begin], keys.two[i - words.begin],
                         runs + len);
    for (uint32_t k = 0; k < len; k++) runs[k].slot = nf_name_fetch(&model->names, runs[k].key);
    for (uint32_t k = 0; k < len; k++) {
        const name_run *run = &runs[k];
        uint8_t flags = nf_name_flags(&model->names, run->key, run->slot);
        if (!flags || run->word < free_from) continue;
        mark_name(views + run->word, run->len, flags);
        free_from = run->word + run->len;
    }
    return free_from;
}

void newsfacts__listed_names(const nf_model *model, nf_word_view *views, uint32_t len)
{
    if (!model->names.slots_len) return;
    for (uint32_t begin = 0, free_from = 0; begin < len; begin += CHUNK) {
        uint32_t end = begin + CHUNK < len ? begin + CHUNK : len;
        free_from = mark_names(model, views, nf_span_make(begin, end), free_from);
    }
}
