#include "sentence/clause.h"
#include "sentence/pair.h"

/* Quotes and brackets up to this long are never cut: “甲。乙。”他说 is one
 * sentence. A longer one is a passage of its own and splits at its full stops. */
enum { WHOLE_PAIR = 120 };

/* No sentence of news is longer; what has no full stop for so long is cut at the
 * last mark inside a sentence, or where it is. Later stages may so look at a
 * whole sentence for each thing in it, and stay linear in the text. */
enum { LONGEST = 2000 };

/* Where a sentence is being looked for. */
typedef struct {
    const nf_text *text;
    const nf_marks *marks;
    const nf_pairs *pairs;
    uint32_t mark; /* first mark at or after `at` */
    uint32_t pair; /* first pair that begins at or after `at` */
    uint32_t at;
    nf_span body;
    uint32_t begin; /* of the sentence */
    uint32_t first_pair; /* of this body */
} reader;

static uint8_t class_in(const reader *r, uint32_t i)
{
    return i < r->body.end ? nf_class_at(r->text, i) : NF_CLASS_NEWLINE;
}

static bool is_closing(uint8_t cls)
{
    return cls == NF_CLASS_CLOSE || cls == NF_CLASS_QUOTE_CLOSE || cls == NF_CLASS_TITLE_CLOSE;
}

static bool is_word(uint8_t cls)
{
    return cls == NF_CLASS_LATIN || cls == NF_CLASS_DIGIT;
}

/* Marks that go on with the same sentence: “好！”，他说 and “好。”的声音. */
static bool goes_on(const reader *r, uint32_t at)
{
    switch (class_in(r, at)) {
    case NF_CLASS_COMMA:
    case NF_CLASS_PAUSE:
    case NF_CLASS_SEMI:
    case NF_CLASS_COLON:
    case NF_CLASS_DASH: return true;
    default: return nf_char_at(r->text, at) == 0x7684; /* 的 */
    }
}

/* '?' and '!' of addresses and names (a?b=c, Yahoo!). */
static bool inside_word(const reader *r, uint32_t at)
{
    return r->text->fold[at] < 0x80 && at > r->body.begin && is_word(nf_class_at(r->text, at - 1))
           && is_word(class_in(r, at + 1));
}

/* The pair that begins at `at`, or NULL. Pairs are met in order. */
static const nf_pair *pair_at(reader *r, uint32_t at)
{
    while (r->pair < r->pairs->len && r->pairs->data[r->pair].span.begin < at) r->pair++;
    if (r->pair == r->pairs->len || r->pairs->data[r->pair].span.begin != at) return NULL;
    return &r->pairs->data[r->pair];
}

/* Past the run of end marks at `at` and the closing marks after it. */
static uint32_t past_stop(reader *r, uint32_t at)
{
    while (class_in(r, at) == NF_CLASS_STOP) at++;
    while (is_closing(class_in(r, at))) at++;
    while (class_in(r, at) == NF_CLASS_QUOTE && !pair_at(r, at)) at++;
    return at;
}

/* A full stop of Latin text: a letter of a longer word before it, a space and a
 * capital after it. “Mr. Wang” and “U.S. Army” do not end there. */
static bool latin_stop(const reader *r, uint32_t at)
{
    const nf_text *t = r->text;
    if (t->fold[at] != '.' || class_in(r, at + 1) != NF_CLASS_SPACE) return false;
    if (at < r->body.begin + 4) return false;
    for (uint32_t i = at - 4; i < at; i++)
        if (nf_class_at(t, i) != NF_CLASS_LATIN) return false;
    uint32_t next = nf_char_at(t, at + 2);
    return at + 2 < r->body.end && next >= 'A' && next <= 'Z';
}

/* Speech is announced before `at`: 说： and 说， (称 道 示 with it). */
static bool is_announced(const reader *r, uint32_t at)
{
    const nf_text *t = r->text;
    if (at <= r->begin) return false;
    uint8_t cls = nf_class_at(t, at - 1);
    if (cls == NF_CLASS_COLON) return true;
    if (cls != NF_CLASS_COMMA || at < r->begin + 2) return false;
    switch (t->fold[at - 2]) {
    case 0x8bf4:
    case 0x79f0:
    case 0x9053:
    case 0x793a: return true;
    default: return false;
    }
}

/* Whether a whole pair that has a stop before its closing mark ends the
 * sentence: 他说：“…。” does, “…。”他说 does not. */
static bool pair_ends(const reader *r, nf_pair pair)
{
    const nf_text *t = r->text;
    uint32_t begin = pair.span.begin, end = pair.span.end;
    if (pair.kind == NF_PAIR_TITLE || end < begin + 3) return false;
    if (nf_class_at(t, end - 2) != NF_CLASS_STOP || goes_on(r, end)) return false;
    if (pair.kind == NF_PAIR_BRACKET) return begin == r->begin;
    uint32_t next = end;
    while (next < end + 4 && class_in(r, next) == NF_CLASS_SPACE) next++;
    return class_in(r, next) == NF_CLASS_QUOTE_OPEN || is_announced(r, begin);
}

/* Goes to the next mark; false: there is none before the end. */
static bool next_mark(reader *r, uint32_t *at)
{
    while (r->mark < r->marks->len && r->marks->data[r->mark] < r->at) r->mark++;
    if (r->mark == r->marks->len) return false;
    *at = r->marks->data[r->mark++];
    r->at = *at + 1;
    return true;
}

/* Ends the sentence at `end`, which may lie before marks that have been read. */
static uint32_t cut_at(reader *r, uint32_t end)
{
    while (r->mark > 0 && r->marks->data[r->mark - 1] >= end) r->mark--;
    while (r->pair > r->first_pair && r->pairs->data[r->pair - 1].span.begin >= end) r->pair--;
    return r->at = end;
}

/* End of the sentence that begins at r->begin. */
static uint32_t sentence_end(reader *r)
{
    uint32_t at, cut = r->begin, limit = r->begin + LONGEST;
    while (next_mark(r, &at)) {
        if (at >= limit) break;
        uint8_t cls = nf_class_at(r->text, at);
        const nf_pair *pair = cls >= NF_CLASS_OPEN ? pair_at(r, at) : NULL;
        if (pair && (pair->kind == NF_PAIR_TITLE || nf_span_len(pair->span) <= WHOLE_PAIR)) {
            r->at = pair->span.end;
            if (pair_ends(r, *pair)) return r->at = past_stop(r, r->at);
        } else if (cls == NF_CLASS_STOP && !inside_word(r, at)) {
            r->at = past_stop(r, at);
            if (!goes_on(r, r->at)) return r->at;
        } else if (cls == NF_CLASS_DOT && latin_stop(r, at)) {
            return r->at;
        } else if (cls != NF_CLASS_DOT && cls < NF_CLASS_OPEN) {
            cut = at + 1;
        }
        if (r->at > limit) break;
    }
    if (r->body.end <= limit) return r->at = r->body.end;
    return cut_at(r, cut > r->begin ? cut : limit);
}

/* What one text's sentences are made with. */
typedef struct {
    nf_work *work;
    const nf_text *text;
    nf_sentencing *out;
    nf_marks marks; /* of the part being read */
    nf_clause_reader clauses;
} maker;

static nf_span trimmed(const nf_text *t, nf_span s)
{
    while (s.begin < s.end && nf_class_at(t, s.begin) == NF_CLASS_SPACE) s.begin++;
    while (s.end > s.begin && nf_class_at(t, s.end - 1) == NF_CLASS_SPACE) s.end--;
    return s;
}

static newsfacts_status add_sentence(maker *m, nf_span span, uint32_t segment)
{
    nf_sentence *s = NF_VEC_ADD(&m->out->sentences, &m->work->scratch);
    if (!s) return NEWSFACTS_E_MEMORY;
    s->span = trimmed(m->text, span);
    s->segment = segment;
    s->first_clause = m->out->clauses.len;
    if (!newsfacts__clauses_add(m->work, m->text, &m->marks, m->out, m->out->sentences.len - 1,
                                &m->clauses))
        return NEWSFACTS_E_MEMORY;
    s->clauses_len = m->out->clauses.len - s->first_clause;
    return NEWSFACTS_OK;
}

/* Finds marks and pairs of a part of a segment. */
static bool open_part(maker *m, nf_span part)
{
    m->clauses.mark = 0;
    m->clauses.pair = m->out->pairs.len;
    return newsfacts__marks_read(m->work, m->text, part, &m->marks)
           && newsfacts__pairs_add(m->work, m->text, part, &m->marks, &m->out->pairs);
}

static newsfacts_status read_body(maker *m, nf_span body, uint32_t segment)
{
    reader r = {m->text,           &m->marks,  &m->out->pairs, 0,
                m->out->pairs.len, body.begin, body,           body.begin,
                m->out->pairs.len};
    if (!open_part(m, body)) return NEWSFACTS_E_MEMORY;
    while (r.at < body.end) {
        r.begin = r.at = trimmed(m->text, nf_span_make(r.at, body.end)).begin;
        if (r.at == body.end) break;
        newsfacts_status status = add_sentence(m, nf_span_make(r.begin, sentence_end(&r)), segment);
        if (status != NEWSFACTS_OK) return status;
    }
    return NEWSFACTS_OK;
}

static newsfacts_status read_segment(maker *m, const nf_segment *segment, uint32_t index)
{
    if (segment->kind == NEWSFACTS_SEGMENT_BOILERPLATE) return NEWSFACTS_OK;
    if (segment->dateline) {
        if (!open_part(m, segment->prefix)) return NEWSFACTS_E_MEMORY;
        newsfacts_status status = add_sentence(m, segment->prefix, index);
        if (status != NEWSFACTS_OK) return status;
    }
    return read_body(m, newsfacts__segment_body(segment), index);
}

newsfacts_status newsfacts__sentence_read(nf_work *work, const nf_text *text,
                                          const nf_layout *layout, nf_sentencing *out)
{
    if (!nf_spend(work, text->len)) return NEWSFACTS_E_LIMIT;
    maker m = {work, text, out, {NULL, 0, 0}, {0, 0}};
    for (uint32_t i = 0; i < layout->segments.len; i++) {
        newsfacts_status status = read_segment(&m, &layout->segments.data[i], i);
        if (status != NEWSFACTS_OK) return status;
    }
    return NEWSFACTS_OK;
}

uint32_t newsfacts__clause_at(const nf_sentencing *s, uint32_t sentence, uint32_t at)
{
    uint32_t low = s->sentences.data[sentence].first_clause;
    uint32_t high = low + s->sentences.data[sentence].clauses_len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        nf_span span = s->clauses.data[middle].span;
        if (nf_span_has(span, at)) return middle;
        if (at < span.begin)
            high = middle;
        else
            low = middle + 1;
    }
    return NF_NONE;
}
