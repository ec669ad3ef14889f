#include "train.h"

#include <stdlib.h>
#include <string.h>

enum { ALL_LABELS = (1 << NF_MODEL_LABELS) - 1, SURE_O = 1 << NF_LABEL_O };

/* Labels of a name that is there for sure, or may be. */
static void allow(uint16_t *allowed, uint32_t len, const mark *m)
{
    for (uint32_t i = 0; i < len; i++) {
        enum nf_label part = len == 1 ? NF_LABEL_S : i == 0 ? NF_LABEL_B
                             : i == len - 1 ? NF_LABEL_E : NF_LABEL_I;
        uint16_t bit = (uint16_t)(1u << nf_label(m->kind, part));
        allowed[i] = (uint16_t)(m->sure ? bit : allowed[i] | bit);
    }
}

/* Sure names first claim their characters, outermost first; others add to what is free. */
static void label_text(uint16_t *allowed, uint32_t len, const article *a)
{
    for (uint32_t i = 0; i < len; i++) allowed[i] = SURE_O;
    uint32_t taken = 0;
    for (uint32_t i = 0; i < a->marks_len; i++) {
        const mark *m = &a->marks[i];
        if (!m->sure || m->span.begin < taken || m->span.end > len) continue;
        allow(allowed + m->span.begin, nf_span_len(m->span), m);
        taken = m->span.end;
    }
    for (uint32_t i = 0; i < a->marks_len; i++) {
        const mark *m = &a->marks[i];
        bool is_free = !m->sure && m->span.end <= len;
        for (uint32_t k = m->span.begin; is_free && k < m->span.end; k++)
            is_free = allowed[k] & SURE_O;
        if (is_free) allow(allowed + m->span.begin, nf_span_len(m->span), m);
    }
}

static sample *add_sample(samples *s, const nf_piece *piece, const uint16_t *allowed)
{
    if (s->len == s->cap) s->data = regrow(s->data, s->cap = s->cap * 2 + 1024, sizeof *s->data);
    sample *one = &s->data[s->len++];
    one->first = (uint32_t)s->chars;
    one->len = nf_span_len(piece->span);
    one->sure = true;
    if (s->chars + one->len + 1 > s->chars_cap) {
        s->chars_cap = s->chars_cap * 2 + (1 << 16);
        s->allowed = regrow(s->allowed, s->chars_cap, sizeof *s->allowed);
        s->at = regrow(s->at, s->chars_cap + 1, sizeof *s->at);
    }
    for (uint32_t i = 0; i < one->len; i++) {
        uint16_t bits = allowed[piece->span.begin + i];
        s->allowed[s->chars + i] = bits;
        if (bits & (bits - 1)) one->sure = false;
    }
    return one;
}

/* Numbers of the features of each character, by slots of a key. */
typedef struct {
    key_map map; /* key and slot -> number */
    uint32_t *of_char; /* [NF_PIECE][MOST] */
    uint32_t used[NF_PIECE];
    size_t cap;
} numbering;

enum { MOST = 128 };

static uint32_t number_of(numbering *n, samples *s, uint64_t key, uint32_t slot, bool add)
{
    uint64_t full = (key & ~(uint64_t)7) | slot; /* keys are hashes: three bits are no loss */
    if (!add) {
        const uint32_t *found = key_map_find(&n->map, full);
        return found ? *found : 0;
    }
    uint32_t *number = key_map_at(&n->map, full);
    if (*number) return *number;
    if (s->features >= n->cap) {
        n->cap = n->cap * 2 + (1 << 20);
        s->keys = regrow(s->keys, n->cap, sizeof *s->keys);
        s->slots = regrow(s->slots, n->cap, sizeof *s->slots);
        s->counts = regrow(s->counts, n->cap, sizeof *s->counts);
    }
    s->keys[s->features] = key;
    s->slots[s->features] = (uint8_t)slot;
    s->counts[s->features] = 0;
    return *number = s->features++;
}

static void spread(numbering *n, samples *s, const nf_features *f, uint32_t len, bool add)
{
    memset(n->used, 0, sizeof n->used);
    for (uint32_t i = 0; i < f->len; i++) {
        if (s->without >> f->list[i].family & 1) continue;
        uint32_t slots = newsfacts__shape_slots(f->list[i].shape);
        for (uint32_t slot = 0; slot < slots; slot++) {
            nf_feature_range p = nf_feature_places(&f->list[i], slot);
            if (p.begin < 0) p.begin = 0;
            if (p.end > (int32_t)len) p.end = (int32_t)len;
            if (p.begin >= p.end) continue;
            uint32_t number = number_of(n, s, f->list[i].key, slot, add);
            if (!number) continue;
            if (add) s->counts[number] += (uint32_t)(p.end - p.begin);
            for (int32_t k = p.begin; k < p.end; k++)
                if (n->used[k] < MOST) n->of_char[(uint32_t)k * MOST + n->used[k]++] = number;
        }
    }
}

static void append(numbering *n, samples *s, uint32_t len)
{
    if (s->list_len + (size_t)len * MOST > s->list_cap) {
        s->list_cap = s->list_cap * 2 + (size_t)NF_PIECE * MOST;
        s->list = regrow(s->list, s->list_cap, sizeof *s->list);
    }
    for (uint32_t i = 0; i < len; i++) {
        s->at[s->chars + i] = (uint32_t)s->list_len;
        memcpy(s->list + s->list_len, n->of_char + (size_t)i * MOST, n->used[i] * sizeof *s->list);
        s->list_len += n->used[i];
    }
    s->chars += len;
    s->at[s->chars] = (uint32_t)s->list_len;
}

static void read_article(samples *s, const article *a, uint32_t index, const nf_model *words,
                         numbering *n)
{
    reading r;
    nf_features features;
    nf_piece piece;
    uint32_t sentence = 0, word = 0;
    reading_begin(&r, a->text, a->size);
    newsfacts__features_init(&r.work.scratch, NF_PIECE, &features);
    uint16_t *allowed = grab(r.text.len + 1, sizeof *allowed);
    label_text(allowed, r.text.len, a);
    while (reading_piece(&r, &sentence, &word, &piece)) {
        sample *one = add_sample(s, &piece, allowed);
        one->article = index;
        one->begin = piece.span.begin;
        one->source = a->source;
        one->use = a->use;
        newsfacts__features_read(words, &piece, &features);
        spread(n, s, &features, one->len, a->use == USE_TRAIN);
        append(n, s, one->len);
    }
    free(allowed);
    reading_end(&r);
}

void samples_copy(samples *out, const samples *s)
{
    *out = *s;
    out->at = grab(s->chars + 1, sizeof *out->at);
    out->list = grab(s->list_len, sizeof *out->list);
    out->keys = grab(s->features, sizeof *out->keys);
    out->slots = grab(s->features, sizeof *out->slots);
    out->counts = grab(s->features, sizeof *out->counts);
    memcpy(out->at, s->at, (s->chars + 1) * sizeof *out->at);
    memcpy(out->list, s->list, s->list_len * sizeof *out->list);
    memcpy(out->keys, s->keys, s->features * sizeof *out->keys);
    memcpy(out->slots, s->slots, s->features * sizeof *out->slots);
    memcpy(out->counts, s->counts, s->features * sizeof *out->counts);
}

void samples_keep(samples *s, const bool *keep)
{
    uint32_t *renamed = grab(s->features, sizeof *renamed), kept = 1;
    for (uint32_t f = 1; f < s->features; f++) {
        if (!keep[f]) continue;
        s->keys[kept] = s->keys[f];
        s->slots[kept] = s->slots[f];
        s->counts[kept] = s->counts[f];
        renamed[f] = kept++;
    }
    size_t to = 0, from = 0;
    for (size_t i = 0; i < s->chars; i++) {
        size_t end = s->at[i + 1];
        s->at[i] = (uint32_t)to;
        for (; from < end; from++)
            if (renamed[s->list[from]]) s->list[to++] = renamed[s->list[from]];
    }
    s->at[s->chars] = (uint32_t)to;
    s->list_len = to;
    s->features = kept;
    free(renamed);
}

void samples_read(samples *out, const articles *all, const nf_model *words, uint32_t cutoff,
                  uint64_t without)
{
    numbering n;
    memset(&n, 0, sizeof n);
    memset(out, 0, sizeof *out);
    out->without = without;
    n.of_char = grab((size_t)NF_PIECE * MOST, sizeof *n.of_char);
    out->features = 1;
    for (int test = 0; test < 2; test++) /* training first: it names the features */
        for (size_t i = 0; i < all->len; i++)
            if ((all->data[i].use != USE_TRAIN) == test)
                read_article(out, &all->data[i], (uint32_t)i, words, &n);
    bool *keep = grab(out->features, sizeof *keep);
    for (uint32_t f = 1; f < out->features; f++) keep[f] = out->counts[f] >= cutoff;
    fprintf(stderr, "%lu characters, %u features", (unsigned long)out->chars, out->features);
    samples_keep(out, keep);
    fprintf(stderr, ", %u of them %u times or more\n", out->features, cutoff);
    free(keep);
    free(n.map.keys);
    free(n.map.values);
    free(n.of_char);
}
