#include "train.h"
#include "train_reading.h"

#include "engine/engine.h"

#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------- key_map */

static size_t map_slot(const key_map *map, uint64_t key)
{
    size_t mask = map->slots - 1, i = (size_t)(key ^ key >> 32) & mask;
    while (map->keys[i] && map->keys[i] != key) i = (i + 1) & mask;
    return i;
}

static void map_grow(key_map *map)
{
    key_map old = *map;
    map->slots = old.slots ? old.slots * 2 : 1024;
    map->keys = grab(map->slots, sizeof *map->keys);
    map->values = grab(map->slots, sizeof *map->values);
    for (size_t i = 0; i < old.slots; i++) {
        if (!old.keys[i]) continue;
        size_t to = map_slot(map, old.keys[i]);
        map->keys[to] = old.keys[i];
        map->values[to] = old.values[i];
    }
    free(old.keys);
    free(old.values);
}

uint32_t *key_map_at(key_map *map, uint64_t key)
{
    if (!key) key = 1;
    if (map->len * 10 >= map->slots * 7) map_grow(map);
    size_t i = map_slot(map, key);
    if (!map->keys[i]) {
        map->keys[i] = key;
        map->len++;
    }
    return &map->values[i];
}

const uint32_t *key_map_find(const key_map *map, uint64_t key)
{
    if (!map->slots) return NULL;
    size_t i = map_slot(map, key ? key : 1);
    return map->keys[i] ? &map->values[i] : NULL;
}

/* ----------------------------------------------------------- reading */

/* Every line is a paragraph: corpora have no layout worth reading. */
static void lines_of(nf_work *work, const nf_text *text, nf_layout *layout)
{
    for (uint32_t at = 0; at < text->len;) {
        uint32_t begin = at;
        while (at < text->len && nf_class_at(text, at) != NF_CLASS_NEWLINE) at++;
        nf_segment *s = at > begin ? NF_VEC_ADD(&layout->segments, &work->scratch) : NULL;
        if (s) {
            s->kind = NEWSFACTS_SEGMENT_PARAGRAPH;
            s->span = nf_span_make(begin, at);
        }
        at++;
    }
}

void reading_begin(reading *r, const char *text, size_t size)
{
    newsfacts_allocator allocator = newsfacts__default_allocator();
    nf_layout layout;
    memset(r, 0, sizeof *r);
    memset(&layout, 0, sizeof layout);
    nf_work_init(&r->work, &allocator, UINT64_MAX, NULL);
    need(newsfacts__text_read(&r->work, text, size, &r->text));
    lines_of(&r->work, &r->text, &layout);
    need(newsfacts__sentence_read(&r->work, &r->text, &layout, &r->sentencing));
    need(newsfacts__lexical_read(&r->work, the_engine(), &r->text, &r->sentencing, &r->lexical));
}

void reading_end(reading *r)
{
    nf_work_end(&r->work);
    newsfacts__arena_free(&r->work.keep);
}

bool reading_piece(const reading *r, uint32_t *sentence, uint32_t *word, nf_piece *out)
{
    const nf_words *words = &r->lexical.words;
    for (; *sentence < r->sentencing.sentences.len; (*sentence)++, *word = 0) {
        nf_span span = r->sentencing.sentences.data[*sentence].span;
        if (!*word) *word = r->lexical.word_at[span.begin];
        while (*word < words->len && words->data[*word].len > NF_PIECE) (*word)++;
        uint32_t first = *word, last = first;
        while (last < words->len && words->data[last].begin < span.end
               && words->data[last].begin + words->data[last].len
                      <= words->data[first].begin + NF_PIECE)
            last++;
        if (last == first) continue;
        uint32_t end = words->data[last - 1].begin + words->data[last - 1].len;
        nf_piece piece = {&r->text, words, first, last,
                          nf_span_make(words->data[first].begin, end)};
        *out = piece;
        *word = last;
        return true;
    }
    return false;
}

/* ----------------------------------------------------------- packing */

/* The slot that takes the pair; NF_MODEL_BUCKET: full, or one with the same low part. */
static uint32_t put(nf_key_bucket *b, key_value pair)
{
    for (uint32_t i = 0; i < NF_MODEL_BUCKET; i++) {
        if (b->value[i] && b->low[i] == nf_key_low(pair.key)) break;
        if (b->value[i]) continue;
        b->low[i] = nf_key_low(pair.key);
        b->high[i] = nf_key_high(pair.key);
        b->value[i] = pair.value;
        return i;
    }
    return NF_MODEL_BUCKET;
}

nf_keys keys_pack(const key_value *pairs, size_t len, double load, uint32_t **who)
{
    nf_keys keys;
    keys.len = (uint32_t)((double)len / (NF_MODEL_BUCKET * load)) + 1;
    nf_key_bucket *buckets = grab(keys.len, sizeof *buckets);
    uint32_t *pair_of = grab((size_t)keys.len * NF_MODEL_BUCKET, sizeof *pair_of);
    keys.buckets = buckets;
    for (size_t i = 0; i < len; i++) {
        uint32_t home = nf_key_home(pairs[i].key, keys.len), slot = NF_MODEL_BUCKET;
        for (uint32_t b = home; b < keys.len && b < home + NF_MODEL_HOPS; b++) {
            slot = put(&buckets[b], pairs[i]);
            if (slot < NF_MODEL_BUCKET) {
                pair_of[b * NF_MODEL_BUCKET + slot] = (uint32_t)i;
                break;
            }
            if (!buckets[b].value[NF_MODEL_BUCKET - 1]) break; /* readers stop here too */
        }
    }
    if (who) *who = pair_of;
    else free(pair_of);
    return keys;
}

/* ------------------------------------------------------------- words */

static uint64_t word_key_at(const reading *r, uint32_t word)
{
    const nf_word *w = &r->lexical.words.data[word];
    return newsfacts__word_key(&r->text, nf_span_make(w->begin, w->begin + w->len));
}

typedef struct {
    uint64_t key;
    uint32_t ends, all;
} head;

static int by_ends(const void *a, const void *b)
{
    const head *x = a, *y = b;
    if (x->ends != y->ends) return x->ends < y->ends ? 1 : -1;
    return x->key < y->key ? -1 : x->key > y->key;
}

static bool worth_counting(const article *a)
{
    return a->use == USE_TRAIN && a->source != SOURCE_NEWS;
}

static head *count_heads(const articles *all, size_t *len)
{
    key_map map = {0};
    head *heads = NULL;
    size_t cap = 0;
    for (size_t i = 0; i < all->len; i++) {
        const article *a = &all->data[i];
        if (!worth_counting(a)) continue;
        reading r;
        reading_begin(&r, a->text, a->size);
        uint32_t m = 0;
        for (uint32_t w = 0; w < r.lexical.words.len; w++) {
            const nf_word *word = &r.lexical.words.data[w];
            uint32_t *number = key_map_at(&map, word_key_at(&r, w)), end = word->begin + word->len;
            if (!*number) {
                if (*len == cap) heads = regrow(heads, cap = cap * 2 + 1024, sizeof *heads);
                memset(&heads[*len], 0, sizeof *heads);
                heads[*len].key = word_key_at(&r, w);
                *number = (uint32_t)++*len;
            }
            heads[*number - 1].all++;
            while (m < a->marks_len && a->marks[m].span.end < end) m++;
            for (uint32_t k = m; k < a->marks_len && k < m + 3; k++)
                if (a->marks[k].span.end == end && a->marks[k].kind == NF_TAG_ORG
                    && a->marks[k].span.begin < word->begin) {
                    heads[*number - 1].ends++;
                    break;
                }
        }
        reading_end(&r);
    }
    return heads;
}

nf_keys words_heads(const articles *all, unsigned one_in)
{
    size_t len = 0, kept = 0;
    head *heads = count_heads(all, &len);
    key_value *pairs = grab(len, sizeof *pairs);
    qsort(heads, len, sizeof *heads, by_ends);
    for (size_t i = 0; i < len && heads[i].ends >= 4; i++) {
        if ((uint64_t)heads[i].ends * one_in < heads[i].all) continue;
        pairs[kept].key = heads[i].key;
        pairs[kept].value = (uint8_t)(kept < 254 ? kept + 1 : 255);
        kept++;
    }
    fprintf(stderr, "%lu words end organisations\n", (unsigned long)kept);
    return keys_pack(pairs, kept, 0.7, NULL);
}
