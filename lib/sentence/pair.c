#include "sentence/pair.h"

/* Marks of one family close each other whatever their width: “（甲)”. */
enum family {
    FAMILY_NONE,
    ROUND,
    SQUARE,
    LENTICULAR,
    SHELL,
    CURLY,
    DOUBLE,
    SINGLE,
    CORNER,
    WHITE_CORNER,
    STRAIGHT,
    STRAIGHT_SINGLE,
    BOOK,
    ARTICLE,
    FAMILIES
};

static enum family family_of(uint32_t c)
{
    switch (c) {
    case '(':
    case ')':
    case 0xff08:
    case 0xff09: return ROUND;
    case '[':
    case ']':
    case 0xff3b:
    case 0xff3d: return SQUARE;
    case 0x3010:
    case 0x3011:
    case 0x3016:
    case 0x3017: return LENTICULAR;
    case 0x3014:
    case 0x3015: return SHELL;
    case '{':
    case '}':
    case 0xff5b:
    case 0xff5d: return CURLY;
    case 0x201c:
    case 0x201d: return DOUBLE;
    case 0x2018:
    case 0x2019: return SINGLE;
    case 0x300c:
    case 0x300d: return CORNER;
    case 0x300e:
    case 0x300f: return WHITE_CORNER;
    case '"':
    case 0xff02: return STRAIGHT;
    case '\'':
    case 0xff07: return STRAIGHT_SINGLE;
    case 0x300a:
    case 0x300b: return BOOK;
    case 0x3008:
    case 0x3009: return ARTICLE;
    default: return FAMILY_NONE;
    }
}

/* Deeper nesting than this is no prose: the outermost openings are forgotten. */
enum { DEPTH = 32 };

typedef struct {
    uint32_t pair; /* index into pairs; its span.end is 0 while it is open */
    uint8_t family;
} opening;

/* A ring of the newest DEPTH openings, and how many of each family it holds, so
 * that a closing mark searches only when it will find (and then drops what it
 * passed): linear over any input. */
typedef struct {
    opening ring[DEPTH];
    uint32_t base, len;
    uint32_t open[FAMILIES];
} stack;

static opening pop(stack *s)
{
    opening top = s->ring[(s->base + --s->len) % DEPTH];
    s->open[top.family]--;
    return top;
}

static void push(stack *s, uint32_t pair, enum family family)
{
    if (s->len == DEPTH) {
        s->open[s->ring[s->base].family]--;
        s->base = (s->base + 1) % DEPTH;
        s->len--;
    }
    opening *o = &s->ring[(s->base + s->len++) % DEPTH];
    o->pair = pair;
    o->family = (uint8_t)family;
    s->open[family]++;
}

static void close_mark(stack *s, nf_pairs *pairs, enum family family, uint32_t at)
{
    while (s->open[family]) {
        opening top = pop(s);
        if (top.family != family) continue;
        pairs->data[top.pair].span.end = at + 1;
        return;
    }
}

static bool open_mark(nf_work *work, stack *s, nf_pairs *pairs, enum family family, uint32_t at,
                      uint8_t kind)
{
    nf_pair *p = NF_VEC_ADD(pairs, &work->scratch);
    if (!p) return false;
    p->span = nf_span_make(at, 0);
    p->kind = kind;
    push(s, pairs->len - 1, family);
    return true;
}

/* "'" between letters is an apostrophe. */
static bool apostrophe(const nf_text *t, nf_span span, uint32_t at)
{
    return at > span.begin && at + 1 < span.end && nf_class_at(t, at - 1) == NF_CLASS_LATIN
           && nf_class_at(t, at + 1) == NF_CLASS_LATIN;
}

static uint8_t kind_of(uint8_t cls)
{
    switch (cls) {
    case NF_CLASS_OPEN: return NF_PAIR_BRACKET;
    case NF_CLASS_TITLE_OPEN: return NF_PAIR_TITLE;
    default: return NF_PAIR_QUOTE;
    }
}

static bool read_mark(nf_work *work, const nf_text *t, nf_span span, uint32_t at, stack *s,
                      nf_pairs *pairs)
{
    enum family family = family_of(t->fold[at]);
    if (family == FAMILY_NONE) return true;
    uint8_t cls = nf_class_at(t, at);
    switch (cls) {
    case NF_CLASS_CLOSE:
    case NF_CLASS_QUOTE_CLOSE:
    case NF_CLASS_TITLE_CLOSE:
        if (!apostrophe(t, span, at)) close_mark(s, pairs, family, at);
        return true;
    case NF_CLASS_QUOTE:
        if (apostrophe(t, span, at)) return true;
        if (s->open[family]) {
            close_mark(s, pairs, family, at);
            return true;
        }
        return open_mark(work, s, pairs, family, at, NF_PAIR_QUOTE);
    default: return open_mark(work, s, pairs, family, at, kind_of(cls));
    }
}

/* Drops the openings that found no closing mark. */
static void keep_closed(nf_pairs *pairs, uint32_t from)
{
    uint32_t kept = from;
    for (uint32_t i = from; i < pairs->len; i++)
        if (pairs->data[i].span.end) pairs->data[kept++] = pairs->data[i];
    pairs->len = kept;
}

bool newsfacts__pairs_add(nf_work *work, const nf_text *text, nf_span span, const nf_marks *marks,
                          nf_pairs *pairs)
{
    stack s = {{{0, 0}}, 0, 0, {0}};
    uint32_t from = pairs->len;
    for (uint32_t i = 0; i < marks->len; i++) {
        uint32_t at = marks->data[i];
        if (nf_class_at(text, at) < NF_CLASS_OPEN) continue;
        if (!read_mark(work, text, span, at, &s, pairs)) return false;
    }
    keep_closed(pairs, from);
    return true;
}
