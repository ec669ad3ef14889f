#include "lexical/features.h"
#include "lexical/listed_names.h"

typedef nf_word_view word_view;

enum {
    AHEAD = 13,      /* characters within which the last word of an organisation is looked for */
    BEFORE_TEXT = 1, /* symbols beyond the ends */
    AFTER_TEXT = 2,
    NO_TYPE = 63,   /* of characters beyond the ends */
    MARKS_SHIFT = 6 /* of the open marks in a type */
};

static uint64_t key2(enum nf_family family, uint64_t a, uint64_t b)
{
    uint64_t number = (uint64_t)family;
    return nf_key_mix(a * UINT64_C(0x9e3779b97f4a7c15) + (b + number) * UINT64_C(0xd1b54a32d192ed03)
                      + (number << 56));
}

static uint64_t key_chars(enum nf_family family, uint64_t a, uint64_t b, uint64_t c)
{
    return nf_key_mix((a | b << 21 | c << 42) + (uint64_t)family * UINT64_C(0x9e3779b97f4a7c15));
}

newsfacts_status newsfacts__view_init(nf_arena *arena, const nf_model *model, uint32_t chars,
                                      uint32_t words, nf_view *out)
{
    out->model = model;
    out->words = newsfacts__arena_raw(arena, words + 2 * NF_EDGE, sizeof *out->words);
    out->symbols = newsfacts__arena_raw(arena, chars + 2 * NF_EDGE, sizeof *out->symbols);
    out->types = newsfacts__arena_raw(arena, chars + 2 * NF_EDGE, sizeof *out->types);
    if (arena->failed) return NEWSFACTS_E_MEMORY;
    out->words += NF_EDGE;
    out->symbols += NF_EDGE;
    out->types += NF_EDGE;
    return NEWSFACTS_OK;
}

/* Digits are alike; so are capitals and small letters. */
static uint32_t symbol_at(const nf_text *text, uint32_t at)
{
    uint32_t c = text->fold[at];
    if (nf_class_at(text, at) == NF_CLASS_DIGIT) return '0';
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static uint64_t key_of_symbols(const uint32_t *symbols, uint32_t len)
{
    if (symbols[0] == '0') return nf_key_mix('0');
    uint64_t h = 0;
    for (uint32_t i = 0; i < len; i++) h = (h + symbols[i]) * UINT64_C(0x9e3779b97f4a7c15);
    return nf_key_mix(h);
}

uint64_t newsfacts__word_key(const nf_text *text, nf_span word)
{
    uint64_t h = 0;
    if (symbol_at(text, word.begin) == '0') return nf_key_mix('0');
    for (uint32_t i = word.begin; i < word.end; i++)
        h = (h + symbol_at(text, i)) * UINT64_C(0x9e3779b97f4a7c15);
    return nf_key_mix(h);
}

static bool class_breaks(uint8_t cls)
{
    return cls >= NF_CLASS_NEWLINE && cls <= NF_CLASS_COLON;
}

static uint8_t cut(uint32_t n, uint32_t most)
{
    return (uint8_t)(n < most ? n : most);
}

static void view_word(const nf_view *view, const nf_piece *p, const nf_word *word, word_view *v)
{
    const nf_keys *clusters = &view->model->clusters;
    uint8_t cls = nf_class_at(p->text, word->begin);
    v->key = key_of_symbols(view->symbols + (word->begin - p->span.begin), word->len);
    v->size = cut(word->len, 4);
    v->tag = word->known ? word->pos : (uint8_t)(128 + cls);
    v->names = v->place = 0;
    v->breaks = class_breaks(cls);
    if (clusters->len) nf_key_fetch(clusters, v->key);
}

static void look_up_word(const nf_model *model, word_view *v)
{
    v->cluster = nf_key_find(&model->clusters, v->key).value;
    v->head = nf_key_find(&model->heads, v->key).value;
}

static word_view edge_view(uint8_t tag)
{
    word_view edge = {0};
    edge.key = tag;
    edge.tag = (uint8_t)(250 + tag);
    edge.breaks = 1;
    return edge;
}

/* Finds for each word the next one that ends organisations, before any mark that breaks. */
static void view_heads(const nf_word *words, word_view *views, uint32_t len)
{
    uint32_t head = NF_NONE;
    for (uint32_t i = len; i-- > 0;) {
        word_view *v = &views[i];
        if (v->breaks) head = NF_NONE;
        bool near = head != NF_NONE && words[head].begin - words[i].begin <= AHEAD;
        v->ahead = (uint8_t)(near ? head - i : 0);
        if (v->head) head = i;
    }
}

static void view_words(nf_view *view, const nf_piece *p)
{
    const nf_word *words = p->words->data + p->first;
    uint32_t len = p->last - p->first;
    word_view *views = view->words;
    for (uint32_t i = 0; i < len; i++) view_word(view, p, &words[i], &views[i]);
    for (uint32_t i = 0; i < len; i++) look_up_word(view->model, &views[i]);
    for (uint32_t i = 1; i <= NF_EDGE; i++) {
        views[-(int32_t)i] = edge_view(BEFORE_TEXT);
        views[len + i - 1] = edge_view(AFTER_TEXT);
    }
    newsfacts__listed_names(view->model, views, len);
    view_heads(words, views, len);
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

/* A type is a class, with numerals and letters of numbers told apart, and the marks
 * that are open. */
static void view_chars(nf_view *view, const nf_piece *p)
{
    const uint8_t *cls = p->text->cls + p->span.begin;
    uint32_t *symbols = view->symbols, len = nf_span_len(p->span);
    uint8_t *types = view->types, marks = 0;
    for (uint32_t i = 0; i < len; i++) {
        symbols[i] = symbol_at(p->text, p->span.begin + i);
        marks = marks_after(marks, cls[i] & NF_CLASS_MASK);
        types[i] = (uint8_t)((cls[i] & (NF_CLASS_MASK | NF_CLASS_NUMERAL)) | marks << MARKS_SHIFT);
    }
    symbols[-1] = symbols[-2] = BEFORE_TEXT;
    symbols[len] = symbols[len + 1] = AFTER_TEXT;
    types[-1] = types[-2] = types[len] = types[len + 1] = NO_TYPE;
}

void newsfacts__view_read(nf_view *view, const nf_piece *piece)
{
    view_chars(view, piece);
    view_words(view, piece);
}

/* -------------------------------------------------------------------- keys */

static uint64_t types_key(const uint8_t *types)
{
    uint64_t window = 0;
    for (int i = -2; i <= 2; i++) window = window << MARKS_SHIFT | (types[i] & NO_TYPE);
    return key2(NF_CHAR_TYPES, window, types[0] >> MARKS_SHIFT);
}

void newsfacts__char_keys(const nf_view *view, uint32_t begin, uint32_t end,
                          uint64_t (*out)[NF_CHAR_KEYS])
{
    for (uint32_t i = begin; i < end; i++, out++) {
        const uint32_t *s = view->symbols + i;
        (*out)[NF_KEY_ONE] = key_chars(NF_CHAR_ONE, s[0], 0, 0);
        (*out)[NF_KEY_PAIR] = key_chars(NF_CHAR_PAIR, s[0], s[1], 0);
        (*out)[NF_KEY_SKIP] = key_chars(NF_CHAR_SKIP, s[-1], s[1], 0);
        (*out)[NF_KEY_THREE] = key_chars(NF_CHAR_THREE, s[0], s[1], s[2]);
        (*out)[NF_KEY_TYPES] = types_key(view->types + i);
    }
}

static uint64_t tag_size(const word_view *v)
{
    return (uint64_t)v->tag << 3 | v->size;
}

/* Keys in the making. */
typedef struct {
    uint64_t *keys;
    uint8_t *family;
    uint32_t len;
} key_list;

static inline void add(key_list *out, enum nf_family family, uint64_t a, uint64_t b)
{
    out->keys[out->len] = key2(family, a, b);
    out->family[out->len++] = (uint8_t)family;
}

static void add_clusters(key_list *out, const word_view *v, bool known)
{
    uint64_t own = v->cluster, before = v[-1].cluster, after = v[1].cluster;
    add(out, NF_CLUSTER, own, 0);
    add(out, NF_CLUSTER_AROUND, before, after);
    out->keys[NF_KEY_TWO] = key2(NF_CLUSTER_PAIR, own, after);
    out->family[NF_KEY_TWO] = NF_CLUSTER_PAIR;
    if (!known) out->keys[NF_KEY_TWO] = out->keys[out->len - 2] = out->keys[out->len - 1] = 0;
}

static void add_tags(key_list *out, const word_view *v)
{
    uint64_t own = tag_size(v), before = tag_size(v - 1), after = tag_size(v + 1);
    add(out, NF_TAG_BEFORE, own, before);
    add(out, NF_TAG_AFTER, own, after);
    add(out, NF_TAG_AROUND, own, before << 32 | after);
    add(out, NF_TAG_TWO_BEFORE, own, before << 32 | v[-2].tag);
}

static void add_head_ahead(key_list *out, const word_view *v)
{
    const word_view *head = v + v->ahead;
    uint64_t far = v->ahead;
    add(out, NF_HEAD_AHEAD, head->head, far);
    add(out, NF_HEAD_TAG, head->head, tag_size(v) << 8 | (far > 3 ? 3 : far));
    add(out, NF_HEAD_WORD, head->head, v->key);
}

static void add_listed_name(key_list *out, const word_view *v)
{
    uint64_t name = (uint64_t)v->names << 8 | v->place;
    add(out, NF_NAME_LIST, name, 0);
    add(out, NF_NAME_TAG, name, tag_size(v));
}

uint32_t newsfacts__word_keys(const nf_view *view, uint32_t word, uint64_t out[NF_WORD_KEYS_MOST],
                              uint8_t family[NF_WORD_KEYS_MOST])
{
    const word_view *v = &view->words[word];
    key_list list = {out, family, NF_KEY_WORD};
    add(&list, NF_WORD, v->key, 0);
    add_clusters(&list, v, view->model->clusters.len != 0);
    add_tags(&list, v);
    if (v->head) add(&list, NF_HEAD_OWN, v->head, v[-1].tag);
    if (v->ahead) add_head_ahead(&list, v);
    if (v->names) add_listed_name(&list, v);
    return list.len;
}
