#include "sentence/clause.h"

/* Brackets nested deeper than this are no edges: their text stays with the
 * bracket around them. */
enum { DEPTH = 16 };

typedef struct {
    nf_work *work;
    const nf_text *text;
    nf_sentencing *out;
    uint32_t sentence;
    nf_span span;          /* of the sentence */
    uint32_t begin;        /* of the clause being read */
    uint32_t close[DEPTH]; /* closing marks of the brackets around `at` */
    uint8_t depth;
    uint32_t title_end; /* end of the book title around `at`: no marks count in it */
} reader;

static bool is_edge_space(uint8_t cls)
{
    return cls == NF_CLASS_SPACE || cls == NF_CLASS_CONTROL;
}

/* Ends the clause before `end`; the next one begins at `next`. */
static bool cut(reader *r, uint32_t end, uint32_t next)
{
    nf_span s = nf_span_make(r->begin, end);
    r->begin = next;
    while (s.begin < s.end && is_edge_space(nf_class_at(r->text, s.begin))) s.begin++;
    while (s.end > s.begin && is_edge_space(nf_class_at(r->text, s.end - 1))) s.end--;
    if (nf_span_empty(s)) return true;
    nf_clause *c = NF_VEC_ADD(&r->out->clauses, &r->work->scratch);
    if (!c) return false;
    c->span = s;
    c->sentence = r->sentence;
    c->depth = r->depth;
    return true;
}

static bool digit_at(const reader *r, uint32_t at)
{
    return at >= r->span.begin && at < r->span.end && nf_class_at(r->text, at) == NF_CLASS_DIGIT;
}

/* 5,700万 and 5，700万: three digits follow and no fourth. */
static bool groups_digits(const reader *r, uint32_t at)
{
    return digit_at(r, at - 1) && digit_at(r, at + 1) && digit_at(r, at + 2) && digit_at(r, at + 3)
           && !digit_at(r, at + 4);
}

/* —— and －－ between words; a single dash, and any between digits, joins. */
static uint32_t dash_end(const reader *r, uint32_t at)
{
    uint32_t end = at + 1;
    while (end < r->span.end && nf_class_at(r->text, end) == NF_CLASS_DASH) end++;
    bool joins = end == at + 1 || (at > r->span.begin && digit_at(r, at - 1) && digit_at(r, end));
    return joins ? at : end;
}

/* End of the mark at `at` that parts clauses, or `at`: it does not. */
static uint32_t mark_end(const reader *r, uint32_t at)
{
    bool inner = at > r->span.begin;
    switch (nf_class_at(r->text, at)) {
    case NF_CLASS_SEMI: return at + 1;
    case NF_CLASS_STOP: return at + 1;
    case NF_CLASS_COMMA: return inner && groups_digits(r, at) ? at : at + 1;
    case NF_CLASS_COLON: return inner && digit_at(r, at - 1) && digit_at(r, at + 1) ? at : at + 1;
    case NF_CLASS_DASH: return dash_end(r, at);
    default: return at;
    }
}

/* A pair that begins here: brackets are edges, titles hide the marks in them. */
static bool open_pair(reader *r, const nf_pair *pair)
{
    if (pair->kind == NF_PAIR_TITLE) r->title_end = pair->span.end;
    if (pair->kind != NF_PAIR_BRACKET || r->depth == DEPTH) return true;
    if (!cut(r, pair->span.begin, pair->span.begin + 1)) return false;
    r->close[r->depth++] = pair->span.end - 1;
    return true;
}

static const nf_pair *pair_at(const reader *r, uint32_t *pair, uint32_t at)
{
    const nf_pairs *pairs = &r->out->pairs;
    while (*pair < pairs->len && pairs->data[*pair].span.begin < at) ++*pair;
    if (*pair == pairs->len || pairs->data[*pair].span.begin != at) return NULL;
    return &pairs->data[*pair];
}

/* Reads the mark at `at`; *next is where to go on. */
static bool read_at(reader *r, uint32_t at, uint32_t *pair, uint32_t *next)
{
    const nf_pair *opened = pair_at(r, pair, at);
    if (opened) return open_pair(r, opened);
    if (r->depth && r->close[r->depth - 1] == at) {
        if (!cut(r, at, at + 1)) return false;
        r->depth--;
        return true;
    }
    uint32_t end = mark_end(r, at);
    if (end == at) return true;
    *next = end;
    return cut(r, at, end);
}

bool newsfacts__clauses_add(nf_work *work, const nf_text *text, const nf_marks *marks,
                            nf_sentencing *out, uint32_t sentence, nf_clause_reader *from)
{
    reader r = {work, text, out, sentence, out->sentences.data[sentence].span, 0, {0}, 0, 0};
    uint32_t next = r.begin = r.span.begin;
    for (; from->mark < marks->len; from->mark++) {
        uint32_t at = marks->data[from->mark];
        if (at >= r.span.end) break;
        if (at < next || at < r.title_end) continue;
        next = at + 1;
        if (!read_at(&r, at, &from->pair, &next)) return false;
    }
    return cut(&r, r.span.end, r.span.end);
}
