#include "train.h"

#include <stdlib.h>
#include <string.h>

enum { ALL_LABELS = (1 << NF_MODEL_LABELS) - 1, SURE_O = 1 << NF_LABEL_O };

/* Labels of a name that is there for sure, or may be. */
static void allow(uint16_t *allowed, uint32_t len, const mark *m)
{
    for (uint32_t i = 0; i < len; i++) {
        enum nf_label part = len == 1       ? NF_LABEL_S
                             : i == 0       ? NF_LABEL_B
                             : i == len - 1 ? NF_LABEL_E
                                            : NF_LABEL_I;
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

/* ------------------------------------------------- features and slots */

/* A feature in places of a piece. */
typedef struct {
    uint64_t key;
    uint8_t family;
    uint8_t slot;
    int32_t begin, end;
} spot;

/* Numbers of the features of each character, by slots of a key. */
typedef struct {
    key_map map;       /* key and slot -> number */
    uint32_t *of_char; /* [NF_PIECE][MOST] */
    uint32_t used[NF_PIECE];
    size_t cap;
} numbering;

/* Where and how the features of a piece are numbered. */
typedef struct {
    numbering *n;
    samples *s;
    int32_t len;
    bool add; /* new ones get a number */
} counter;

enum { MOST = 128 };

/* The model has a row of weights for it that is not all zeros. */
static bool is_known(const nf_weights *w, const spot *f)
{
    uint32_t block;
    nf_weights_find(w, &f->key, 1, &block);
    const uint8_t *here = w->rows + block + f->slot * NF_MODEL_WEIGHTS;
    return block && memcmp(here, w->rows, NF_MODEL_WEIGHTS) != 0;
}

static uint32_t number_of(const counter *c, const spot *f)
{
    numbering *n = c->n;
    samples *s = c->s;
    uint64_t full = (f->key & ~(uint64_t)7) | f->slot; /* keys are hashes: three bits are no loss */
    if (s->known && !is_known(s->known, f)) return 0;
    if (!c->add) {
        const uint32_t *found = key_map_find(&n->map, full);
        return found ? *found : 0;
    }
    uint32_t *number = key_map_at(&n->map, full);
    if (*number) return *number;
    if (s->features >= n->cap) {
        n->cap = n->cap * 2 + (1 << 20);
        s->keys = regrow(s->keys, n->cap, sizeof *s->keys);
        s->slots = regrow(s->slots, n->cap, sizeof *s->slots);
        s->families = regrow(s->families, n->cap, sizeof *s->families);
        s->counts = regrow(s->counts, n->cap, sizeof *s->counts);
    }
    s->keys[s->features] = f->key;
    s->slots[s->features] = f->slot;
    s->families[s->features] = f->family;
    s->counts[s->features] = 0;
    return *number = s->features++;
}

static void count_spot(const counter *c, uint64_t key, int family, int slot, int32_t begin,
                       int32_t end)
{
    spot f = {key, (uint8_t)family, (uint8_t)slot, begin < 0 ? 0 : begin,
              end < c->len ? end : c->len};
    if (!key || f.begin >= f.end || c->s->without >> family & 1) return;
    uint32_t number = number_of(c, &f);
    if (!number) return;
    if (c->add) c->s->counts[number] += (uint32_t)(f.end - f.begin);
    for (int32_t k = f.begin; k < f.end; k++)
        if (c->n->used[k] < MOST) c->n->of_char[(uint32_t)k * MOST + c->n->used[k]++] = number;
}

static void count_char(const counter *c, const uint64_t *keys, int32_t at)
{
    for (int k = 0; k < 5; k++)
        count_spot(c, keys[NF_KEY_ONE], NF_CHAR_ONE, k, at + k - 2, at + k - 1);
    for (int k = 0; k < 4; k++)
        count_spot(c, keys[NF_KEY_PAIR], NF_CHAR_PAIR, k, at + k - 1, at + k);
    count_spot(c, keys[NF_KEY_SKIP], NF_CHAR_SKIP, 0, at, at + 1);
    for (int k = 0; k < 3; k++)
        count_spot(c, keys[NF_KEY_THREE], NF_CHAR_THREE, k, at + k, at + k + 1);
}

/* A word of a piece and the lengths of the words beside it, cut as readers cut them. */
typedef struct {
    int32_t begin, end;
    int32_t before, after;
} extent;

static void count_own(const counter *c, uint64_t key, int family, const extent *w)
{
    bool single = w->end - w->begin == 1;
    if (single) {
        count_spot(c, key, family, NF_OWN_SINGLE, w->begin, w->end);
        return;
    }
    count_spot(c, key, family, NF_OWN_FIRST, w->begin, w->begin + 1);
    count_spot(c, key, family, NF_OWN_INNER, w->begin + 1, w->end - 1);
    count_spot(c, key, family, NF_OWN_LAST, w->end - 1, w->end);
}

static void count_wide(const counter *c, uint64_t key, int family, const extent *w)
{
    count_own(c, key, family, w);
    if (w->before) {
        count_spot(c, key, family, NF_BEFORE_LAST, w->begin - 1, w->begin);
        count_spot(c, key, family, NF_BEFORE_OTHER, w->begin - w->before, w->begin - 1);
    }
    if (w->after) {
        count_spot(c, key, family, NF_AFTER_FIRST, w->end, w->end + 1);
        count_spot(c, key, family, NF_AFTER_OTHER, w->end + 1, w->end + w->after);
    }
}

static void count_two(const counter *c, uint64_t key, int family, const extent *w)
{
    count_spot(c, key, family, NF_TWO_LAST, w->end - 1, w->end);
    count_spot(c, key, family, NF_TWO_OTHER, w->begin, w->end - 1);
    if (!w->after) return;
    count_spot(c, key, family, NF_TWO_NEXT_FIRST, w->end, w->end + 1);
    count_spot(c, key, family, NF_TWO_NEXT_OTHER, w->end + 1, w->end + w->after);
}

static extent extent_of(const nf_piece *piece, uint32_t word)
{
    const nf_word *w = &piece->words->data[piece->first + word];
    int32_t begin = (int32_t)(w->begin - piece->span.begin);
    extent e = {begin, begin + w->len, 0, 0};
    if (word) e.before = w[-1].len;
    if (piece->first + word + 1 < piece->last) e.after = w[1].len;
    return e;
}

/* In this order features have always been numbered, and on it depends how sums of
 * weights are rounded. */
static void count_word(const counter *c, const nf_view *view, const nf_piece *piece, uint32_t word)
{
    static const uint8_t first[NF_WORD_KEYS] = {NF_KEY_WORD,    4,          5, 6, 7,
                                                NF_KEY_CLUSTER, NF_KEY_TWO, 3};
    uint64_t keys[NF_WORD_KEYS_MOST];
    uint8_t families[NF_WORD_KEYS_MOST];
    uint32_t len = newsfacts__word_keys(view, word, keys, families);
    const extent w = extent_of(piece, word);
    for (uint32_t i = 0; i < len; i++) {
        uint32_t k = i < NF_WORD_KEYS ? first[i] : i;
        if (k == NF_KEY_TWO)
            count_two(c, keys[k], families[k], &w);
        else if (k <= NF_KEY_CLUSTER)
            count_wide(c, keys[k], families[k], &w);
        else
            count_own(c, keys[k], families[k], &w);
    }
}

static void count_piece(const counter *c, const nf_view *view, const nf_piece *piece)
{
    uint64_t keys[NF_PIECE][NF_CHAR_KEYS];
    uint32_t len = (uint32_t)c->len;
    memset(c->n->used, 0, sizeof c->n->used);
    newsfacts__char_keys(view, 0, len, keys);
    for (uint32_t i = 0; i < len; i++) count_char(c, keys[i], (int32_t)i);
    for (uint32_t i = 0; i < len; i++)
        count_spot(c, keys[i][NF_KEY_TYPES], NF_CHAR_TYPES, 0, (int32_t)i, (int32_t)i + 1);
    for (uint32_t i = piece->last - piece->first; i-- > 0;) count_word(c, view, piece, i);
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
    nf_view view;
    nf_piece piece;
    uint32_t sentence = 0, word = 0;
    reading_begin(&r, a->text, a->size);
    newsfacts__view_init(&r.work.scratch, words, NF_PIECE, NF_PIECE, &view);
    uint16_t *allowed = grab(r.text.len + 1, sizeof *allowed);
    label_text(allowed, r.text.len, a);
    while (reading_piece(&r, &sentence, &word, &piece)) {
        sample *one = add_sample(s, &piece, allowed);
        one->article = index;
        one->begin = piece.span.begin;
        one->source = a->source;
        one->use = a->use;
        newsfacts__view_read(&view, &piece);
        const counter c = {n, s, (int32_t)one->len, a->use == USE_TRAIN};
        count_piece(&c, &view, &piece);
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
    out->families = grab(s->features, sizeof *out->families);
    out->counts = grab(s->features, sizeof *out->counts);
    memcpy(out->at, s->at, (s->chars + 1) * sizeof *out->at);
    memcpy(out->list, s->list, s->list_len * sizeof *out->list);
    memcpy(out->keys, s->keys, s->features * sizeof *out->keys);
    memcpy(out->slots, s->slots, s->features * sizeof *out->slots);
    memcpy(out->families, s->families, s->features * sizeof *out->families);
    memcpy(out->counts, s->counts, s->features * sizeof *out->counts);
}

void samples_keep(samples *s, const bool *keep)
{
    uint32_t *renamed = grab(s->features, sizeof *renamed), kept = 1;
    for (uint32_t f = 1; f < s->features; f++) {
        if (!keep[f]) continue;
        s->keys[kept] = s->keys[f];
        s->slots[kept] = s->slots[f];
        s->families[kept] = s->families[f];
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

void samples_stream(samples *out, const articles *all, const nf_model *model, samples_seer *see,
                    void *context)
{
    numbering n;
    memset(&n, 0, sizeof n);
    memset(out, 0, sizeof *out);
    n.of_char = grab((size_t)NF_PIECE * MOST, sizeof *n.of_char);
    out->known = &model->weights;
    out->features = 1;
    for (size_t i = 0; i < all->len; i++) {
        out->len = out->chars = out->list_len = 0;
        if (all->data[i].use != USE_TRAIN) continue;
        read_article(out, &all->data[i], (uint32_t)i, model, &n);
        see(context, out);
    }
    out->len = out->chars = out->list_len = 0;
    free(n.map.keys);
    free(n.map.values);
    free(n.of_char);
}
