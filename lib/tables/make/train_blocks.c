/* train_blocks.c: blocks of rows, one for each key of features, in an order that saves room. */
#include "train.h"

#include "lexical/features.h"

#include <stdlib.h>
#include <string.h>

static int by_key(const void *a, const void *b)
{
    const feature_block *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

/* Frequent ones lie together, so that a cache holds them and little else. */
static int by_count(const void *a, const void *b)
{
    const feature_block *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return by_key(a, b);
}

/* A block for each feature, then one for each key. */
static feature_block *group(const samples *s, const bool *say, uint32_t *len)
{
    feature_block *all = grab(s->features, sizeof *all);
    uint32_t n = 0;
    for (uint32_t i = 1; i < s->features; i++) {
        if (!say[i]) continue;
        all[n].key = s->keys[i];
        all[n].count = s->counts[i];
        all[n].family = s->families[i];
        all[n++].feature[s->slots[i]] = i;
    }
    qsort(all, n, sizeof *all, by_key);
    *len = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (*len && all[*len - 1].key == all[i].key) {
            for (int k = 0; k < NF_MODEL_BLOCK; k++)
                if (all[i].feature[k]) all[*len - 1].feature[k] = all[i].feature[k];
            all[*len - 1].count += all[i].count;
        } else {
            all[(*len)++] = all[i];
        }
    }
    return all;
}

/* The rows of a block that readers may ask for: all that a family has, but the word
 * itself where its length is part of the key. */
typedef struct {
    uint32_t first, end;
} slots;

static slots slots_of(const feature_block *b)
{
    static const slots single = {NF_OWN_SINGLE, NF_OWN_SINGLE + 1}, longer = {0, NF_OWN_SINGLE};
    slots all = {0, 4};
    switch (b->family) {
    case NF_CHAR_ONE: all.end = 5; break;
    case NF_CHAR_THREE: all.end = 3; break;
    case NF_CHAR_SKIP: case NF_CHAR_TYPES: all.end = 1; break;
    case NF_WORD: case NF_CLUSTER: all.end = NF_MODEL_BLOCK; break;
    case NF_TAG_BEFORE: case NF_TAG_AFTER: case NF_TAG_AROUND: case NF_TAG_TWO_BEFORE:
    case NF_HEAD_TAG: case NF_NAME_TAG: return b->feature[NF_OWN_SINGLE] ? single : longer;
    default: break;
    }
    return all;
}

static void find_rows(feature_block *b)
{
    const slots all = slots_of(b);
    b->first = (uint8_t)all.first;
    b->end = (uint8_t)all.end;
    while (!b->feature[all.first + b->zeros]) b->zeros++;
    while (!b->feature[all.end - 1 - b->zeros_behind]) b->zeros_behind++;
}

/* -------------------------------------------------------------- order */

enum { NONE = -1, WINDOW = 4096 }; /* blocks that may change places */

/* Blocks of a window by the zeros at their begin, frequent ones first. */
typedef struct {
    const feature_block *all;
    int head[NF_MODEL_BLOCK], next[WINDOW];
} waiting;

static void wait_for_turn(waiting *w, const feature_block *all, uint32_t len)
{
    w->all = all;
    for (int k = 0; k < NF_MODEL_BLOCK; k++) w->head[k] = NONE;
    for (uint32_t i = len; i-- > 0;) {
        int zeros = all[i].zeros;
        w->next[i] = w->head[zeros];
        w->head[zeros] = (int)i;
    }
}

/* How many zeros a block may best begin with behind one that ends with `zeros`. */
static int best_begin(const waiting *w, int zeros)
{
    for (int k = zeros; k > 0; k--)
        if (w->head[k] != NONE) return k;
    for (int k = zeros + 1; zeros && k < NF_MODEL_BLOCK; k++)
        if (w->head[k] != NONE) return k;
    for (int k = 0; k < NF_MODEL_BLOCK; k++)
        if (w->head[k] != NONE) return k;
    return NONE;
}

/* The zeros at the end of a block are, as far as can be, those at the begin of the next. */
static void put_in_order(waiting *w, const feature_block *all, uint32_t len, int zeros,
                         feature_block *out)
{
    wait_for_turn(w, all, len);
    for (uint32_t i = 0; i < len; i++) {
        int begin = best_begin(w, zeros), taken = w->head[begin];
        w->head[begin] = w->next[taken];
        out[i] = all[taken];
        out[i].shared = (uint8_t)(begin < zeros ? begin : zeros);
        zeros = out[i].zeros_behind;
    }
}

feature_block *feature_blocks(const samples *s, const bool *say, uint32_t *len)
{
    waiting w;
    feature_block *all = group(s, say, len), *out = grab(*len, sizeof *out);
    for (uint32_t i = 0; i < *len; i++) find_rows(&all[i]);
    qsort(all, *len, sizeof *all, by_count);
    for (uint32_t at = 0; at < *len; at += WINDOW) {
        uint32_t end = at + WINDOW < *len ? at + WINDOW : *len;
        put_in_order(&w, all + at, end - at, at ? out[at - 1].zeros_behind : 0, out + at);
    }
    free(all);
    return out;
}
