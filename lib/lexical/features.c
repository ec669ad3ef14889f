#include "lexical/features.h"

/* A word as features see it. */
struct nf_word_view {
    uint64_t key;
    uint16_t at;     /* from the begin of the piece */
    uint8_t len;
    uint8_t tag;     /* part of speech */
    uint8_t size;    /* length, cut at 4 */
    uint8_t cluster; /* 0: none */
    uint8_t head;    /* ends organisations: its number; 0: does not */
    uint8_t names;   /* flags of the list of names that holds the words here, */
    uint8_t place;   /* and where in the name this word stands: single, first, inner, last */
    uint8_t breaks;  /* a mark that no name leaps over */
};

typedef struct nf_word_view word_view;

enum {
    EDGE = 2,         /* views and symbols beyond each end of a piece */
    AHEAD = 13,       /* characters within which the last word of an organisation is looked for */
    NAME_WORDS = 4,   /* words of a listed name */
    BEFORE_TEXT = 1,  /* symbols beyond the ends */
    AFTER_TEXT = 2
};

static uint64_t mix(uint64_t h)
{
    h ^= h >> 31;
    h *= UINT64_C(0x7fb5d329728ea185);
    h ^= h >> 27;
    h *= UINT64_C(0x81dadef4bc2dd44d);
    return h ^ (h >> 33);
}

static uint64_t key2(enum nf_family family, uint64_t a, uint64_t b)
{
    uint64_t number = (uint64_t)family;
    return mix(a * UINT64_C(0x9e3779b97f4a7c15) + (b + number) * UINT64_C(0xd1b54a32d192ed03)
               + (number << 56));
}

static uint64_t key_chars(enum nf_family family, uint64_t a, uint64_t b, uint64_t c)
{
    return mix((a | b << 21 | c << 42) + (uint64_t)family * UINT64_C(0x9e3779b97f4a7c15));
}

newsfacts_status newsfacts__features_init(nf_arena *arena, uint32_t longest, nf_features *out)
{
    out->len = 0;
    out->list = newsfacts__arena_raw(arena, (size_t)longest * NF_FEATURES_EACH, sizeof *out->list);
    out->views = newsfacts__arena_raw(arena, longest + 2 * EDGE, sizeof *out->views);
    out->symbols = newsfacts__arena_raw(arena, longest + 2 * EDGE, sizeof *out->symbols);
    return out->list && out->views && out->symbols ? NEWSFACTS_OK : NEWSFACTS_E_MEMORY;
}

/* Digits are alike; so are capitals and small letters. */
static uint32_t symbol_at(const nf_text *text, uint32_t at)
{
    uint32_t c = text->fold[at];
    if (nf_class_at(text, at) == NF_CLASS_DIGIT) return '0';
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

uint64_t newsfacts__word_key(const nf_text *text, nf_span word)
{
    if (nf_class_at(text, word.begin) == NF_CLASS_DIGIT) return mix('0');
    uint64_t h = 0;
    for (uint32_t i = word.begin; i < word.end; i++)
        h = (h + symbol_at(text, i)) * UINT64_C(0x9e3779b97f4a7c15);
    return mix(h);
}

uint64_t newsfacts__words_key(uint64_t left, uint64_t right)
{
    return mix(left * 3 + right);
}

static bool class_breaks(uint8_t cls)
{
    return cls >= NF_CLASS_NEWLINE && cls <= NF_CLASS_COLON;
}

static uint8_t cut(uint32_t n, uint32_t most)
{
    return (uint8_t)(n < most ? n : most);
}

static void view_word(const nf_model *model, const nf_piece *p, const nf_word *word, word_view *v)
{
    uint8_t cls = nf_class_at(p->text, word->begin);
    v->key = newsfacts__word_key(p->text, nf_span_make(word->begin, word->begin + word->len));
    v->at = (uint16_t)(word->begin - p->span.begin);
    v->len = cut(word->len, 255);
    v->size = cut(word->len, 4);
    v->tag = word->known ? word->pos : (uint8_t)(128 + cls);
    v->cluster = nf_key_find(&model->clusters, v->key).value;
    v->head = nf_key_find(&model->heads, v->key).value;
    v->names = v->place = 0;
    v->breaks = class_breaks(cls);
}

static void view_edge(word_view *v, uint8_t tag, uint32_t at)
{
    word_view edge = {0};
    *v = edge;
    v->key = tag;
    v->tag = (uint8_t)(250 + tag);
    v->breaks = 1;
    v->at = (uint16_t)at;
}

/* Words [i, i + n) are a listed name. */
static void mark_name(word_view *v, uint32_t n, uint8_t flags)
{
    for (uint32_t i = 0; i < n; i++) {
        v[i].names = flags;
        v[i].place = (uint8_t)(n == 1 ? 0 : i == 0 ? 1 : i == n - 1 ? 3 : 2);
    }
}

/* Keys of the runs of words that begin here, up to a mark that breaks; how many. */
static uint32_t name_keys(const word_view *v, const word_view *end, uint64_t *keys)
{
    uint32_t n = 0;
    for (uint64_t key = 0; n < NAME_WORDS && v < end && !v->breaks; v++, n++)
        keys[n] = key = newsfacts__words_key(key, v->key);
    return n;
}

/* Marks the longest listed name of `n` words at most; how many words it has. */
static uint32_t find_name(const nf_keys *names, word_view *v, const uint64_t *keys, uint32_t n)
{
    for (; n > 0; n--) {
        uint8_t flags = nf_key_find(names, keys[n - 1]).value;
        if (!flags) continue;
        mark_name(v, n, flags);
        return n;
    }
    return 0;
}

/* The longest listed name from each word on, leftmost first. The list is large: keys
 * are made some words ahead, so that their buckets are there when they are looked up. */
static void view_names(const nf_keys *names, word_view *views, uint32_t len)
{
    enum { LEAD = 4 }; /* a power of two */
    uint64_t keys[LEAD][NAME_WORDS];
    uint32_t counts[LEAD], free_from = 0;
    for (uint32_t i = 0; names->len && i < len + LEAD; i++) {
        uint32_t k = i % LEAD;
        if (i >= LEAD && i - LEAD >= free_from)
            free_from = i - LEAD + find_name(names, &views[i - LEAD], keys[k], counts[k]);
        counts[k] = i < len ? name_keys(&views[i], views + len, keys[k]) : 0;
        for (uint32_t n = 0; n < counts[k]; n++) nf_key_fetch(names, keys[k][n]);
    }
}

static uint32_t view_words(const nf_model *model, const nf_piece *p, nf_features *out)
{
    uint32_t len = p->last - p->first;
    word_view *views = out->views + EDGE;
    for (uint32_t i = 0; i < len; i++)
        view_word(model, p, &p->words->data[p->first + i], &views[i]);
    for (uint32_t i = 1; i <= EDGE; i++) {
        view_edge(&views[-(int32_t)i], BEFORE_TEXT, 0);
        view_edge(&views[len + i - 1], AFTER_TEXT, nf_span_len(p->span));
    }
    view_names(&model->names, views, len);
    return len;
}

static void add(nf_features *out, enum nf_family family, uint64_t key, uint8_t shape, uint32_t at)
{
    nf_feature *f = &out->list[out->len++];
    f->key = key;
    f->family = (uint8_t)family;
    f->shape = shape;
    f->at = (uint16_t)at;
    f->before = f->own = f->after = 0;
}

/* A feature of the word *v from two numbers. */
static void add_word(nf_features *out, enum nf_family family, uint64_t a, uint64_t b, uint8_t shape,
                     const word_view *v)
{
    nf_feature *f = &out->list[out->len++];
    f->key = key2(family, a, b);
    f->family = (uint8_t)family;
    f->shape = shape;
    f->at = v->at;
    f->before = v[-1].len;
    f->own = v->len;
    f->after = v[1].len;
}

/* A class, with numerals and letters of numbers told apart. */
static uint64_t type_at(const nf_text *text, nf_span span, int64_t at)
{
    if (at < (int64_t)span.begin || at >= (int64_t)span.end) return 63;
    uint8_t cls = text->cls[at];
    return (uint64_t)(cls & NF_CLASS_MASK) | (cls & NF_CLASS_NUMERAL);
}

/* Inside 《…》 or “…”, from the mark on that opens it. */
static uint8_t marks_after(uint8_t marks, uint8_t cls)
{
    switch (cls) {
    case NF_CLASS_TITLE_OPEN: return marks | 1;
    case NF_CLASS_TITLE_CLOSE: return marks & 2;
    case NF_CLASS_QUOTE_OPEN: return marks | 2;
    case NF_CLASS_QUOTE_CLOSE: return marks & 1;
    default: return marks;
    }
}

static void add_types(const nf_piece *p, nf_features *out)
{
    const nf_text *t = p->text;
    uint64_t window = 63 | 63 << 6;
    uint8_t marks = 0;
    for (int64_t i = 0; i < 2; i++) window = window << 6 | type_at(t, p->span, p->span.begin + i);
    for (uint32_t i = p->span.begin; i < p->span.end; i++) {
        window = (window << 6 | type_at(t, p->span, (int64_t)i + 2)) & 0x3fffffff;
        marks = marks_after(marks, nf_class_at(t, i));
        add(out, NF_CHAR_TYPES, key2(NF_CHAR_TYPES, window, marks), NF_SHAPE_HERE,
            i - p->span.begin);
    }
}

static void add_chars(const nf_piece *p, nf_features *out)
{
    uint32_t n = nf_span_len(p->span);
    uint32_t *s = out->symbols + EDGE;
    for (uint32_t i = 0; i < n; i++) s[i] = symbol_at(p->text, p->span.begin + i);
    s[-1] = s[-2] = BEFORE_TEXT;
    s[n] = s[n + 1] = AFTER_TEXT;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t before = s[(int32_t)i - 1], own = s[i], after = s[i + 1];
        uint32_t second = s[i + 2 > n + 1 ? n + 1 : i + 2];
        add(out, NF_CHAR_ONE, key_chars(NF_CHAR_ONE, own, 0, 0), NF_SHAPE_ONE, i);
        add(out, NF_CHAR_PAIR, key_chars(NF_CHAR_PAIR, own, after, 0), NF_SHAPE_PAIR, i);
        add(out, NF_CHAR_SKIP, key_chars(NF_CHAR_SKIP, before, after, 0), NF_SHAPE_HERE, i);
        add(out, NF_CHAR_THREE, key_chars(NF_CHAR_THREE, own, after, second), NF_SHAPE_THREE, i);
    }
}

static uint64_t tag_size(const word_view *v)
{
    return (uint64_t)v->tag << 3 | v->size;
}

static void add_tags(nf_features *out, const word_view *v)
{
    uint64_t own = tag_size(v), before = tag_size(v - 1), after = tag_size(v + 1);
    add_word(out, NF_TAG_BEFORE, own, before, NF_SHAPE_OWN, v);
    add_word(out, NF_TAG_AFTER, own, after, NF_SHAPE_OWN, v);
    add_word(out, NF_TAG_AROUND, own, before << 32 | after, NF_SHAPE_OWN, v);
    add_word(out, NF_TAG_TWO_BEFORE, own, before << 32 | v[-2].tag, NF_SHAPE_OWN, v);
}

static void add_clusters(nf_features *out, const word_view *v)
{
    uint64_t own = v->cluster, before = v[-1].cluster, after = v[1].cluster;
    add_word(out, NF_CLUSTER, own, 0, NF_SHAPE_WORD, v);
    add_word(out, NF_CLUSTER_PAIR, own, after, NF_SHAPE_WORDS, v);
    add_word(out, NF_CLUSTER_AROUND, before, after, NF_SHAPE_OWN, v);
}

/* `head` is the next word that ends organisations, before any mark that breaks. */
static void add_heads(nf_features *out, const word_view *v, const word_view *head)
{
    if (v->head) add_word(out, NF_HEAD_OWN, v->head, v[-1].tag, NF_SHAPE_OWN, v);
    if (!head || head->at - v->at > AHEAD) return;
    uint64_t far = (uint64_t)(head - v);
    add_word(out, NF_HEAD_AHEAD, head->head, far, NF_SHAPE_OWN, v);
    add_word(out, NF_HEAD_TAG, head->head, tag_size(v) << 8 | (far > 3 ? 3 : far), NF_SHAPE_OWN,
             v);
    add_word(out, NF_HEAD_WORD, head->head, v->key, NF_SHAPE_OWN, v);
}

static void add_words(const nf_model *model, uint32_t len, nf_features *out)
{
    const word_view *words = out->views + EDGE, *head = NULL;
    bool clusters = model->clusters.len != 0;
    for (uint32_t i = len; i-- > 0;) {
        const word_view *v = &words[i];
        if (v->breaks) head = NULL;
        add_word(out, NF_WORD, v->key, 0, NF_SHAPE_WORD, v);
        add_tags(out, v);
        if (clusters) add_clusters(out, v);
        add_heads(out, v, head);
        if (v->names) {
            uint64_t name = (uint64_t)v->names << 8 | v->place;
            add_word(out, NF_NAME_LIST, name, 0, NF_SHAPE_OWN, v);
            add_word(out, NF_NAME_TAG, name, tag_size(v), NF_SHAPE_OWN, v);
        }
        if (v->head) head = v;
    }
}

void newsfacts__features_read(const nf_model *model, const nf_piece *piece, nf_features *out)
{
    out->len = 0;
    add_chars(piece, out);
    add_types(piece, out);
    add_words(model, view_words(model, piece, out), out);
}

uint32_t newsfacts__shape_slots(uint32_t shape)
{
    static const uint8_t slots[NF_SHAPES] = {5, 4, 3, 1, 4, 8, 4};
    return slots[shape];
}
