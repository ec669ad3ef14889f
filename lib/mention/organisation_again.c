/* organisation_again.c: names that the document has introduced, where they return
 * without anything beside them that would show what they are. */
#include "mention/alias.h"
#include "mention/organisation.h"

enum {
    SHORTEST = 2,
    LONGEST = 16,
    SHORTENED = 3, /* characters of a name that is made of heads of words, at least, */
    SHORTENED_MOST = 8,
    LOOKS = 4, /* and names that it is compared with */
    FIRSTS = 512
};

typedef struct {
    nf_work *work;
    const nf_name_source *from;
    nf_names *names;
    nf_aliases known;       /* words -> organisation */
    uint32_t lengths[FIRSTS]; /* by the first character; bit n: an entry has n characters */
    uint32_t latest[FIRSTS];  /* by the first character: a name that may be shortened, or NF_NONE */
    uint32_t *before;         /* [organisations]: the one before it with such a character */
    bool some;              /* any entry */
    nf_organisations found; /* by begin */
} second_look;

static uint32_t *lengths_at(second_look *s, uint32_t at)
{
    return &s->lengths[s->from->text->fold[at] % FIRSTS];
}

static void learn(second_look *s, nf_span span, uint32_t organisation)
{
    if (nf_span_len(span) < SHORTEST || nf_span_len(span) > LONGEST) return;
    if (newsfacts__alias_find(&s->known, span) != NF_NONE) return;
    newsfacts__alias_put(&s->known, span, organisation);
    s->some = true;
    *lengths_at(s, span.begin) |= 1u << nf_span_len(span);
}

/* A name of several words, which may return by their heads: 湖南师范大学. */
static void learn_full(second_look *s, uint32_t organisation)
{
    nf_span span = s->names->organisations.data[organisation].span;
    uint32_t *latest = &s->latest[s->from->text->fold[span.begin] % FIRSTS];
    if (nf_span_len(span) < SHORTENED + 2) return;
    s->before[organisation] = *latest;
    *latest = organisation;
    s->some = true;
}

static void learn_all(second_look *s)
{
    static const float certain = 0.7f;
    const nf_organisations *o = &s->names->organisations;
    for (uint32_t i = 0; i < o->len; i++) {
        nf_span bracket = newsfacts__organisation_bracket(s->from, o->data[i].span.end);
        if (!nf_span_empty(bracket)) learn(s, bracket, i);
        if (o->data[i].confidence < certain || nf_span_len(o->data[i].span) < 3) continue;
        if (newsfacts__alias_find(&s->known, o->data[i].span) == NF_NONE) learn_full(s, i);
        learn(s, o->data[i].span, i);
    }
}

/* The longest known name at `at` that ends before `limit`; empty: none. */
static nf_span known_at(second_look *s, uint32_t at, uint32_t limit, uint32_t *organisation)
{
    uint32_t lengths = *lengths_at(s, at);
    if (!lengths) return nf_span_make(0, 0);
    for (uint32_t len = LONGEST; len >= SHORTEST; len--) {
        if (!(lengths & 1u << len) || limit - at < len) continue;
        nf_span span = nf_span_make(at, at + len);
        if (!nf_word_begins(s->from->lexical, s->from->text, span.end)) continue;
        *organisation = newsfacts__alias_find(&s->known, span);
        if (*organisation != NF_NONE) return span;
    }
    return nf_span_make(0, 0);
}

/* Whether a short name may end at `end`: not 上海市 of 上海市政府, 国防部 of 国防部长. */
static bool may_end(const second_look *s, uint32_t end)
{
    enum { CHANG = 0x957f /* 长 */ };
    const nf_lexical *l = s->from->lexical;
    const nf_text *t = s->from->text;
    if (!nf_word_begins(l, t, end) || nf_char_at(t, end) == CHANG) return false;
    if (newsfacts__place_before(s->names, end)) return false;
    const nf_hit *more = newsfacts__hit_at(l, end, NF_TABLE_ORGANISATION_SUFFIXES);
    return !more || more->len < 2 || !nf_word_begins(l, t, end + more->len);
}

/* 湖南师大, made of the heads of all words of a name; the longest at `at`. */
static nf_span short_at(second_look *s, uint32_t at, uint32_t limit, uint32_t *organisation)
{
    const nf_text *t = s->from->text;
    const uint32_t first = s->latest[t->fold[at] % FIRSTS];
    const nf_organisation *all = s->names->organisations.data;
    if (first == NF_NONE) return nf_span_make(0, 0);
    for (uint32_t len = SHORTENED_MOST; len >= SHORTENED; len--) {
        const nf_span span = nf_span_make(at, at + len);
        if (limit - at < len || !may_end(s, span.end)) continue;
        uint32_t full = first;
        for (int i = 0; i < LOOKS && full != NF_NONE; i++, full = s->before[full]) {
            *organisation = full;
            if (newsfacts__organisation_abridged(s->from, span, all[full].span) == NF_ABRIDGED_ALL)
                return span;
        }
    }
    return nf_span_make(0, 0);
}

static bool add(second_look *s, nf_span span, uint32_t sentence, uint32_t like)
{
    static const float returned = 0.75f;
    nf_organisation *o = NF_VEC_ADD(&s->found, &s->work->stage);
    if (!o) return false;
    o->span = span;
    o->sentence = sentence;
    o->entity = NF_NONE;
    o->type = s->names->organisations.data[like].type;
    o->confidence = returned;
    return true;
}

/* Where the next word begins; no name begins before that. */
static uint32_t next_word(const nf_lexical *l, uint32_t at)
{
    const nf_word *w = l->word_at[at] != NF_NONE ? &l->words.data[l->word_at[at]] : NULL;
    return w ? w->begin + w->len : at + 1;
}

/* Looks between the names that are there already. */
static bool look(second_look *s)
{
    const nf_sentences *sentences = &s->from->sentencing->sentences;
    const nf_organisations *o = &s->names->organisations;
    uint32_t next = 0, like;
    for (uint32_t i = 0; i < sentences->len; i++) {
        nf_span sentence = sentences->data[i].span;
        for (uint32_t at = sentence.begin; at < sentence.end;) {
            while (next < o->len && o->data[next].span.end <= at) next++;
            uint32_t limit = next < o->len && o->data[next].span.begin < sentence.end
                                 ? o->data[next].span.begin
                                 : sentence.end;
            if (limit <= at) {
                at = o->data[next].span.end;
                continue;
            }
            bool begins = nf_word_begins(s->from->lexical, s->from->text, at);
            nf_span span = begins ? known_at(s, at, limit, &like) : nf_span_make(0, 0);
            if (begins && nf_span_empty(span)) span = short_at(s, at, limit, &like);
            if (!nf_span_empty(span) && !add(s, span, i, like)) return false;
            at = nf_span_empty(span) ? next_word(s->from->lexical, at) : span.end;
        }
    }
    return true;
}

newsfacts_status newsfacts__organisation_merge(nf_work *work, const nf_organisations *b,
                                               nf_names *names)
{
    const nf_organisations *a = &names->organisations;
    nf_organisations out = {NULL, 0, a->len + b->len};
    uint32_t i = 0, k = 0;
    out.data = newsfacts__arena_raw(&work->scratch, out.cap, sizeof *out.data);
    if (!out.data) return NEWSFACTS_E_MEMORY;
    while (i < a->len || k < b->len) {
        bool first = k == b->len || (i < a->len && a->data[i].span.begin < b->data[k].span.begin);
        nf_organisation from = first ? a->data[i++] : b->data[k++];
        if (out.len && out.data[out.len - 1].span.end > from.span.begin) continue;
        out.data[out.len++] = from;
    }
    names->organisations = out;
    return NEWSFACTS_OK;
}

newsfacts_status newsfacts__organisation_again(nf_work *work, const nf_name_source *source,
                                               nf_names *names)
{
    second_look s = {work, source, names, {0}, {0}, {0}, NULL, false, {0}};
    if (!names->organisations.len) return NEWSFACTS_OK;
    s.before = newsfacts__arena_raw(&work->stage, names->organisations.len, sizeof *s.before);
    if (!s.before
        || !newsfacts__aliases_init(&s.known, work, source->text, 2 * names->organisations.len))
        return NEWSFACTS_E_MEMORY;
    for (int i = 0; i < FIRSTS; i++) s.latest[i] = NF_NONE;
    learn_all(&s);
    if (!s.some) return NEWSFACTS_OK;
    if (!nf_spend(work, source->text->len)) return NEWSFACTS_E_LIMIT;
    if (!look(&s)) return NEWSFACTS_E_MEMORY;
    return newsfacts__organisation_merge(work, &s.found, names);
}
