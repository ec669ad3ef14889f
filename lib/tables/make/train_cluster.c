/* train_cluster.c: words that stand between the same words get the same number.
 *
 * Exchange clustering of class bigrams in both directions: a word goes to the
 * cluster that makes its neighbours' words likeliest, again and again. Counts of
 * word and cluster are kept in full, so a move costs the distinct neighbours of
 * the word times the clusters. */
#include "train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 60000, COUNT_LEAST = 4, LOG_TABLE = 1 << 16 };

typedef struct {
    uint64_t key;
    uint32_t count;
} vocable;

typedef struct {
    uint32_t word, count;
} neighbour;

/* Neighbours of each word on one side: list[at[w]] to list[at[w + 1]]. */
typedef struct {
    size_t *at;
    neighbour *list;
    uint32_t *with; /* [words][clusters] how often a word has that cluster on its other side */
} side;

typedef struct {
    uint32_t words, clusters;
    vocable *vocables; /* most frequent first */
    uint8_t *cluster;  /* [words] */
    uint64_t *sizes;   /* [clusters] */
    side sides[2];
    double *logs;      /* x log x */
} clustering;

typedef struct {
    uint32_t *words; /* by number, UINT32_MAX between sentences */
    size_t len, cap;
} stream;

static void stream_add(stream *s, uint32_t word)
{
    if (s->len == s->cap)
        s->words = regrow(s->words, s->cap = s->cap * 2 + (1 << 16), sizeof *s->words);
    s->words[s->len++] = word;
}

/* Every word of the articles, numbered as they come; counts by number. */
static stream read_words(const articles *all, vocable **vocables, uint32_t *len)
{
    stream s = {0};
    key_map map = {0};
    uint32_t cap = 0;
    *len = 0;
    for (size_t i = 0; i < all->len; i++) {
        reading r;
        uint32_t sentence = 0;
        if (all->data[i].use == USE_TEST) continue;
        reading_begin(&r, all->data[i].text, all->data[i].size);
        for (uint32_t w = 0; w < r.lexical.words.len; w++) {
            const nf_word *word = &r.lexical.words.data[w];
            uint64_t key =
                newsfacts__word_key(&r.text, nf_span_make(word->begin, word->begin + word->len));
            uint32_t *number = key_map_at(&map, key);
            if (!*number) {
                if (*len == cap)
                    *vocables = regrow(*vocables, cap = cap * 2 + 4096, sizeof **vocables);
                (*vocables)[*len].key = key;
                (*vocables)[*len].count = 0;
                *number = ++*len;
            }
            if (sentence < r.sentencing.sentences.len
                && word->begin >= r.sentencing.sentences.data[sentence].span.end) {
                stream_add(&s, UINT32_MAX);
                sentence++;
            }
            (*vocables)[*number - 1].count++;
            stream_add(&s, *number - 1);
        }
        stream_add(&s, UINT32_MAX);
        reading_end(&r);
    }
    free(map.keys);
    free(map.values);
    return s;
}

static const vocable *sorting;

static int by_count(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    if (sorting[x].count != sorting[y].count) return sorting[x].count < sorting[y].count ? 1 : -1;
    return x < y ? -1 : x > y;
}

/* Renumbers the words by frequency and drops the rare ones from the stream. */
static void keep_frequent(clustering *c, stream *s, vocable *vocables, uint32_t len)
{
    uint32_t *order = grab(len, sizeof *order), *renamed = grab(len, sizeof *renamed);
    for (uint32_t i = 0; i < len; i++) order[i] = i;
    sorting = vocables;
    qsort(order, len, sizeof *order, by_count);
    c->vocables = grab(len, sizeof *c->vocables);
    for (uint32_t i = 0; i < len; i++) {
        bool kept = i < WORDS_MOST && vocables[order[i]].count >= COUNT_LEAST;
        renamed[order[i]] = kept ? i : UINT32_MAX;
        c->vocables[i] = vocables[order[i]];
        if (kept) c->words = i + 1;
    }
    for (size_t i = 0; i < s->len; i++)
        if (s->words[i] != UINT32_MAX) s->words[i] = renamed[s->words[i]];
    free(order);
    free(renamed);
}

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* Pairs (word << 32 | neighbour), sorted, become counted lists. */
static void list_neighbours(clustering *c, side *one, uint64_t *pairs, size_t len)
{
    qsort(pairs, len, sizeof *pairs, by_number);
    one->at = grab((size_t)c->words + 1, sizeof *one->at);
    one->list = grab(len + 1, sizeof *one->list);
    size_t to = 0, i = 0;
    for (uint32_t w = 0; w < c->words; w++) {
        one->at[w] = to;
        for (; i < len && pairs[i] >> 32 == w; i++) {
            if (to > one->at[w] && one->list[to - 1].word == (uint32_t)pairs[i]) {
                one->list[to - 1].count++;
                continue;
            }
            one->list[to].word = (uint32_t)pairs[i];
            one->list[to++].count = 1;
        }
    }
    one->at[c->words] = to;
    one->with = grab((size_t)c->words * c->clusters, sizeof *one->with);
}

static void count_neighbours(clustering *c, const stream *s)
{
    uint64_t *pairs = grab(s->len + 1, sizeof *pairs);
    for (int direction = 0; direction < 2; direction++) {
        size_t len = 0;
        for (size_t i = 1; i < s->len; i++) {
            uint64_t a = s->words[i - 1], b = s->words[i];
            if (a == UINT32_MAX || b == UINT32_MAX) continue;
            pairs[len++] = direction ? a << 32 | b : b << 32 | a;
        }
        list_neighbours(c, &c->sides[direction], pairs, len);
    }
    free(pairs);
}

static double xlogx(const clustering *c, uint64_t x)
{
    return x < LOG_TABLE ? c->logs[x] : (double)x * log((double)x);
}

/* Adds a word to the counts of its cluster, or takes it away. */
static void count_word(clustering *c, uint32_t word, bool add)
{
    uint8_t cluster = c->cluster[word];
    c->sizes[cluster] += add ? c->vocables[word].count : 0 - (uint64_t)c->vocables[word].count;
    for (int d = 0; d < 2; d++) {
        side *one = &c->sides[d];
        for (size_t i = one->at[word]; i < one->at[word + 1]; i++)
            one->with[(size_t)one->list[i].word * c->clusters + cluster] +=
                add ? one->list[i].count : 0 - one->list[i].count;
    }
}

static bool move_word(clustering *c, uint32_t word, double *gain)
{
    uint64_t count = c->vocables[word].count;
    count_word(c, word, false);
    for (uint32_t k = 0; k < c->clusters; k++)
        gain[k] = 2 * (xlogx(c, c->sizes[k]) - xlogx(c, c->sizes[k] + count));
    for (int d = 0; d < 2; d++) {
        const side *one = &c->sides[d];
        for (size_t i = one->at[word]; i < one->at[word + 1]; i++) {
            const uint32_t *with = one->with + (size_t)one->list[i].word * c->clusters;
            uint32_t n = one->list[i].count;
            for (uint32_t k = 0; k < c->clusters; k++)
                gain[k] += xlogx(c, with[k] + n) - xlogx(c, with[k]);
        }
    }
    uint32_t best = c->cluster[word];
    for (uint32_t k = 0; k < c->clusters; k++)
        if (gain[k] > gain[best] + 1e-9) best = k;
    bool moved = best != c->cluster[word];
    c->cluster[word] = (uint8_t)best;
    count_word(c, word, true);
    return moved;
}

nf_keys words_clusters(const articles *all, unsigned clusters, unsigned rounds)
{
    clustering c = {0};
    vocable *vocables = NULL;
    uint32_t len;
    stream s = read_words(all, &vocables, &len);
    c.clusters = clusters;
    keep_frequent(&c, &s, vocables, len);
    count_neighbours(&c, &s);
    c.cluster = grab(c.words, 1);
    c.sizes = grab(c.clusters, sizeof *c.sizes);
    c.logs = grab(LOG_TABLE, sizeof *c.logs);
    for (uint32_t x = 2; x < LOG_TABLE; x++) c.logs[x] = x * log(x);
    for (uint32_t w = 0; w < c.words; w++) {
        c.cluster[w] = (uint8_t)(w % c.clusters);
        count_word(&c, w, true);
    }
    double *gain = grab(c.clusters, sizeof *gain);
    for (unsigned round = 0; round < rounds; round++) {
        uint32_t moved = 0;
        for (uint32_t w = 0; w < c.words; w++) moved += move_word(&c, w, gain);
        fprintf(stderr, "clusters: %u of %u words moved\n", moved, c.words);
    }
    key_value *pairs = grab(c.words, sizeof *pairs);
    for (uint32_t w = 0; w < c.words; w++) {
        pairs[w].key = c.vocables[w].key;
        pairs[w].value = (uint8_t)(c.cluster[w] + 1);
    }
    return keys_pack(pairs, c.words, 0.75, NULL);
}
