#include "lexical/roster.h"

#include "tables/tables.h"

/* Costs are ten times the negative logarithm of a chance, as in surnames.tsv. */
enum {
    NAMES = 3,    /* of a row at least */
    COVER = 60,   /* percent of a row that are names */
    LONGEST = 8,  /* characters of a tagger's name */
    GIVEN = 68,   /* a character of a given name that is no surname */
    UNKNOWN = 75, /* a character of a tagger's name that begins with no surname */
    OTHER = 95,   /* a character that is in no name */
    TAGGED = 15,  /* less for what the tagger says too */
    TWO = 9, THREE = 5, /* names of two and of three characters */
    NEVER = 1 << 28
};

typedef struct {
    int32_t cost;
    uint32_t from; /* where the last piece begins */
    bool name;     /* that piece is a name */
} cut;

typedef struct {
    nf_work *work;
    const nf_text *text;
    const nf_tags *tags;
    cut *cuts; /* [longest sentence + 1] */
    nf_tags out;
} reader;

/* The row with these characters; NULL: no surname. */
static const nf_surnames_row *surname(uint32_t first, uint32_t second)
{
    uint32_t low = 0, high = NF_SURNAMES_LEN;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const nf_surnames_row *row = &newsfacts__surnames[middle];
        if (row->first < first || (row->first == first && row->second < second))
            low = middle + 1;
        else
            high = middle;
    }
    const nf_surnames_row *row = &newsfacts__surnames[low];
    return low < NF_SURNAMES_LEN && row->first == first && row->second == second ? row : NULL;
}

static int32_t given_cost(uint32_t c)
{
    const nf_surnames_row *row = surname(c, 0);
    return row ? row->given : GIVEN;
}

/* Cost of the characters [begin, end) as a Chinese name. */
static int32_t name_cost(const nf_text *t, uint32_t begin, uint32_t end)
{
    uint32_t len = end - begin;
    const nf_surnames_row *two = len > 2 ? surname(t->fold[begin], t->fold[begin + 1]) : NULL;
    const nf_surnames_row *one = surname(t->fold[begin], 0);
    const nf_surnames_row *row = two ? two : one;
    uint32_t given = len - (two ? 2 : 1);
    if (!row || !given || given > 2) return NEVER;
    int32_t cost = row->surname + (given == 1 ? TWO : THREE);
    for (uint32_t i = end - given; i < end; i++) cost += given_cost(t->fold[i]);
    return cost;
}

static void offer(cut *to, int32_t cost, uint32_t from, bool name)
{
    if (cost >= to->cost) return;
    to->cost = cost;
    to->from = from;
    to->name = name;
}

/* The best way to cut [run.begin, run.end), whose tags begin at `tag`. */
static void cut_row(const reader *r, nf_span run, uint32_t tag)
{
    uint32_t len = nf_span_len(run);
    for (uint32_t i = 0; i <= len; i++) r->cuts[i].cost = i ? NEVER : 0;
    for (uint32_t i = 0; i < len; i++) {
        uint32_t at = run.begin + i;
        int32_t cost = r->cuts[i].cost;
        offer(&r->cuts[i + 1], cost + OTHER, i, false);
        for (uint32_t n = 2; n <= 4 && i + n <= len; n++)
            offer(&r->cuts[i + n], cost + name_cost(r->text, at, at + n), i, true);
        while (tag < r->tags->len && r->tags->data[tag].span.begin < at) tag++;
        if (tag == r->tags->len || r->tags->data[tag].span.begin != at) continue;
        uint32_t n = nf_span_len(r->tags->data[tag].span);
        int32_t own = name_cost(r->text, at, at + n), other = (int32_t)n * UNKNOWN;
        if (i + n <= len && n <= LONGEST)
            offer(&r->cuts[i + n], cost + (own < other ? own : other) - TAGGED, i, true);
    }
}

static bool keep(reader *r, nf_tag tag)
{
    nf_tag *to = NF_VEC_ADD(&r->out, &r->work->scratch);
    if (to) *to = tag;
    return to != NULL;
}

/* The names of the row that was cut, in the order of the text. */
static bool add_names(reader *r, nf_span run)
{
    static const float cut_out = 0.8f;
    uint32_t at = nf_span_len(run), next = NF_NONE;
    while (at > 0) { /* turns the way round */
        uint32_t from = r->cuts[at].from;
        r->cuts[at].from = next;
        next = at;
        at = from;
    }
    for (uint32_t begin = 0; next != NF_NONE; begin = next, next = r->cuts[next].from) {
        nf_tag tag = {.span = nf_span_make(run.begin + begin, run.begin + next)};
        tag.kind = NF_TAG_PER;
        tag.confidence = cut_out;
        if (r->cuts[next].name && !keep(r, tag)) return false;
    }
    return true;
}

/* Whether the tags [first, last) of a run of characters are a row of names. */
static bool is_row(const reader *r, nf_span run, uint32_t first, uint32_t last)
{
    uint32_t covered = 0;
    if (last < first + NAMES) return false;
    for (uint32_t i = first; i < last; i++) {
        const nf_tag *tag = &r->tags->data[i];
        if (tag->kind != NF_TAG_PER || tag->confidence >= 1.0f) return false;
        covered += nf_span_len(tag->span);
    }
    return covered * 100 >= COVER * nf_span_len(run);
}

/* Most sentences have too few tags for a row. */
static bool has_row(const reader *r, nf_span sentence, uint32_t tag)
{
    return tag + NAMES <= r->tags->len && r->tags->data[tag + NAMES - 1].span.begin < sentence.end;
}

static bool read_sentence(reader *r, nf_span sentence, uint32_t *tag)
{
    if (!has_row(r, sentence, *tag)) return true;
    for (uint32_t at = sentence.begin; at < sentence.end;) {
        nf_span run = nf_span_make(at, at);
        while (run.end < sentence.end && nf_class_at(r->text, run.end) == NF_CLASS_HAN) run.end++;
        while (*tag < r->tags->len && r->tags->data[*tag].span.begin < run.begin)
            if (!keep(r, r->tags->data[(*tag)++])) return false;
        uint32_t first = *tag, last = first;
        while (last < r->tags->len && r->tags->data[last].span.end <= run.end) last++;
        if (is_row(r, run, first, last)) {
            run = nf_span_make(r->tags->data[first].span.begin, r->tags->data[last - 1].span.end);
            cut_row(r, run, first);
            if (!add_names(r, run)) return false;
            *tag = last;
        }
        at = run.end > at ? run.end : at + 1;
    }
    return true;
}

newsfacts_status newsfacts__roster_read(nf_work *work, const nf_text *text,
                                        const nf_sentencing *sentencing, nf_tags *tags)
{
    const nf_sentences *s = &sentencing->sentences;
    reader r = {work, text, tags, NULL, {0}};
    uint32_t longest = 0, tag = 0;
    if (tags->len < NAMES) return NEWSFACTS_OK;
    if (!nf_spend(work, text->len)) return NEWSFACTS_E_LIMIT;
    for (uint32_t i = 0; i < s->len; i++)
        if (nf_span_len(s->data[i].span) > longest) longest = nf_span_len(s->data[i].span);
    r.cuts = newsfacts__arena_array(&work->stage, longest + 1, sizeof *r.cuts);
    if (!r.cuts) return NEWSFACTS_E_MEMORY;
    for (uint32_t i = 0; i < s->len; i++)
        if (!read_sentence(&r, s->data[i].span, &tag)) return NEWSFACTS_E_MEMORY;
    while (tag < tags->len)
        if (!keep(&r, tags->data[tag++])) return NEWSFACTS_E_MEMORY;
    *tags = r.out;
    return NEWSFACTS_OK;
}
