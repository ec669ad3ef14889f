/* organisation_name.c: the full name of each organisation, its place, its parts. */
#include "lexical/user_lexicon.h"
#include "mention/alias.h"
#include "mention/organisation.h"
#include "mention/organisation_home.h"

#include <string.h>

enum {
    STARTS = 6, /* of the words inside a name, so many may begin its short form */
    PARTS = 4,
    FIRSTS = 64, /* chains of names by their first character, */
    LOOKS = 8    /* and names of a chain that a short one is compared with */
};

typedef struct {
    nf_work *work;
    const nf_name_source *from;
    const uint32_t *known_forms;
    nf_names *names;
    nf_aliases tails; /* words at the end of longer names -> organisation */
    nf_aliases given; /* short names of brackets -> organisation */
    uint32_t latest[FIRSTS]; /* organisation, or NF_NONE */
    uint32_t *before;        /* [organisations]: the one before it in its chain */
    nf_home home;
    bool failed;
} namer;

/* --------------------------------------------------------------------- names */

static newsfacts_string bytes_of(const nf_text *t, nf_span span)
{
    newsfacts_string s = {(const char *)t->bytes + t->offset[span.begin],
                          t->offset[span.end] - t->offset[span.begin]};
    return s;
}

static newsfacts_string name_of(const namer *n, const nf_organisation *o)
{
    return o->name.size ? o->name : bytes_of(n->from->text, o->span);
}

static newsfacts_string join(namer *n, newsfacts_string a, newsfacts_string b, newsfacts_string c)
{
    newsfacts_string out = {"", 0};
    char *data = newsfacts__arena_raw(&n->work->scratch, a.size + b.size + c.size + 1, 1);
    if (!data) {
        n->failed = true;
        return out;
    }
    memcpy(data, a.data, a.size);
    memcpy(data + a.size, b.data, b.size);
    memcpy(data + a.size + b.size, c.data, c.size);
    out.data = data;
    out.size = a.size + b.size + c.size;
    return out;
}

/* 省, 市, 县 at the begin of a name; 0: it begins with something else. */
static uint32_t unit_of(const nf_text *t, const nf_lexical *l, nf_span span)
{
    const nf_hit *division = newsfacts__hit_at(l, span.begin, NF_TABLE_REGIONS);
    if (division && division->len > 1) return 0;
    const nf_hit *word = newsfacts__hit_at(l, span.begin, NF_TABLE_ORGANISATION_WORDS);
    if (word && newsfacts__organisation_words[word->row].use == NF_ORGANISATION_WORDS_USE_PLAIN) return 0;
    const nf_span first = nf_span_make(span.begin, span.begin + 1);
    bool level = newsfacts__organisation_word(l, first, NF_ORGANISATION_WORDS_USE_LEVEL) != NULL;
    return level ? t->fold[span.begin] : 0;
}

/* 省财政厅 → 湖南省财政厅, with the division of that level that the text is about. */
static bool expand_level(namer *n, nf_organisation *o)
{
    const nf_text *t = n->from->text;
    uint32_t unit = unit_of(t, n->from->lexical, o->span);
    nf_span place = unit ? newsfacts__home_division(&n->home, unit, o->span.begin) : nf_span_make(0, 0);
    if (nf_span_empty(place)) return false;
    if (t->fold[place.end - 1] == unit) place.end--;
    const newsfacts_string none = {"", 0};
    o->name = join(n, bytes_of(t, place), bytes_of(t, o->span), none);
    return true;
}

/* 韩国…国会 → 韩国国会. */
static bool expand_state(namer *n, nf_organisation *o)
{
    if (!newsfacts__organisation_word(n->from->lexical, o->span, NF_ORGANISATION_WORDS_USE_STATE))
        return false;
    nf_span country = newsfacts__home_country(n->from, n->names, o->span.begin);
    if (nf_span_empty(country)) return false;
    const newsfacts_string none = {"", 0};
    o->name = join(n, bytes_of(n->from->text, country), bytes_of(n->from->text, o->span), none);
    return true;
}

/* Where the name goes on behind a country in one character (俄国防部, 马国卫生部); 0: it does not. */
static uint32_t behind_letter(const namer *n, nf_span span)
{
    enum { GUO = 0x56fd /* 国 */ };
    const nf_lexical *l = n->from->lexical;
    uint32_t at = span.begin + 1;
    const nf_hit *ending = newsfacts__hit_at(l, at, NF_TABLE_ORGANISATION_SUFFIXES);
    if (ending && ending->len > 1) return at;
    if (newsfacts__hit_at(l, span.begin, NF_TABLE_COUNTRIES)) return 0;
    if (n->from->text->fold[at] == GUO && at + 2 < span.end && nf_word_begins(l, n->from->text, at + 1))
        return at + 1;
    return nf_word_begins(l, n->from->text, at) ? at : 0;
}

/* 俄国防部 → 俄罗斯国防部. Forces keep their letter: 俄军. */
static bool expand_letter(namer *n, nf_organisation *o)
{
    nf_span letter = nf_span_make(o->span.begin, o->span.begin + 1);
    const nf_organisation_words_row *row = newsfacts__organisation_word(
        n->from->lexical, letter, NF_ORGANISATION_WORDS_USE_LETTER);
    if (!row || nf_span_len(o->span) < 3) return false;
    if (o->type != NEWSFACTS_ORG_GOVERNMENT && o->type != NEWSFACTS_ORG_MILITARY) return false;
    uint32_t rest = behind_letter(n, o->span);
    if (!rest) return false;
    const newsfacts_string country = {row->name, strlen(row->name)}, none = {"", 0};
    o->name = join(n, country, bytes_of(n->from->text, nf_span_make(rest, o->span.end)), none);
    return true;
}

/* The longest form of a well-known name that the document has. */
static bool expand_known(namer *n, nf_organisation *o)
{
    const nf_hit *h = newsfacts__organisation_known(n->from->lexical, o->span);
    if (!h) return false;
    uint32_t best = n->known_forms[h->row];
    for (uint32_t row = h->row ? h->row - 1 : 0; row <= h->row + 1u && row < NF_WELL_KNOWN_LEN; row++) {
        uint32_t form = n->known_forms[row];
        if (form == NF_NONE) continue;
        if (strcmp(newsfacts__well_known[row].name, newsfacts__well_known[h->row].name)) continue;
        if (best == NF_NONE
            || n->from->lexical->hits.data[form].len > n->from->lexical->hits.data[best].len)
            best = form;
    }
    if (best == NF_NONE) return true;
    const nf_hit *form = &n->from->lexical->hits.data[best];
    o->name = bytes_of(n->from->text, nf_span_make(form->begin, form->begin + form->len));
    return true;
}

/* The longer name of the same kind that ends with, or begins with, this one. */
static bool expand_tail(namer *n, nf_organisation *o)
{
    uint32_t longer = newsfacts__alias_find(&n->tails, o->span);
    if (longer == NF_NONE) return false;
    const nf_organisation *other = &n->names->organisations.data[longer];
    if (other->type != o->type || nf_span_len(other->span) <= nf_span_len(o->span)) return false;
    o->name = name_of(n, other);
    return true;
}

static void stand_for(namer *n, nf_organisation *o, const nf_organisation *full)
{
    o->type = full->type;
    o->name = name_of(n, full);
}

/* 乙公司 behind 甲乙科技有限公司（以下简称“乙公司”）. */
static bool expand_given(namer *n, nf_organisation *o)
{
    uint32_t full = newsfacts__alias_find(&n->given, o->span);
    if (full == NF_NONE) return false;
    stand_for(n, o, &n->names->organisations.data[full]);
    return true;
}

/* The form of the short name says another type than the full name's. */
static bool contradicts(const namer *n, const nf_organisation *o, const nf_organisation *full)
{
    const nf_lexical *l = n->from->lexical;
    if (full->type == o->type) return false;
    return newsfacts__organisation_known(l, o->span) || newsfacts__organisation_ending(l, o->span);
}

static uint32_t *chain_of(namer *n, nf_span span)
{
    return &n->latest[n->from->text->fold[span.begin] % FIRSTS];
}

/* 浙传 → 浙江传媒学院. Forces keep their letter: 俄军. */
static bool expand_short(namer *n, nf_organisation *o)
{
    uint32_t full = *chain_of(n, o->span);
    if (o->type == NEWSFACTS_ORG_MILITARY) return false;
    for (int i = 0; i < LOOKS && full != NF_NONE; i++, full = n->before[full]) {
        const nf_organisation *other = &n->names->organisations.data[full];
        if (contradicts(n, o, other)) continue;
        if (!newsfacts__organisation_abridged(n->from, o->span, other->span)) continue;
        stand_for(n, o, other);
        return true;
    }
    return false;
}

/* A name that short ones may stand for. */
static void put_full(namer *n, uint32_t index)
{
    nf_span span = n->names->organisations.data[index].span;
    nf_span bracket = newsfacts__organisation_bracket(n->from, span.end);
    uint32_t *latest = chain_of(n, span);
    if (!nf_span_empty(bracket)) newsfacts__alias_put(&n->given, bracket, index);
    if (nf_span_len(span) < 4) return;
    n->before[index] = *latest;
    *latest = index;
}

/* Offers the ends of a name (法国 + 国防部: 国防部), and its proper part (乙股份有限公司: 乙). */
static void put_tails(namer *n, uint32_t index)
{
    const nf_lexical *l = n->from->lexical;
    nf_span span = n->names->organisations.data[index].span;
    uint32_t starts = 0;
    for (uint32_t at = span.begin + 1; at + 2 < span.end && starts < STARTS; at++) {
        if (!nf_word_begins(l, n->from->text, at)) continue;
        newsfacts__alias_put(&n->tails, nf_span_make(at, span.end), index);
        starts++;
    }
    const nf_hit *ending = newsfacts__organisation_ending(l, span);
    if (ending && ending->begin >= span.begin + 2)
        newsfacts__alias_put(&n->tails, nf_span_make(span.begin, ending->begin), index);
}

/* ------------------------------------------------------------------ document */

static void take_place(namer *n, nf_organisation *o)
{
    nf_places *p = &n->names->places;
    uint32_t low = 0, high = p->len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (p->data[middle].span.begin < o->span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == p->len || !nf_span_covers(o->span, p->data[low].span)) return;
    o->place = p->data[low].span;
    memcpy(o->place_code, p->data[low].code, sizeof o->place_code);
}

/* What the user says of the name. */
static bool take_given(namer *n, nf_organisation *o)
{
    const nf_lexicon_entry *e = newsfacts__user_lexicon_entry(
        n->from->engine, n->from->text, o->span, NEWSFACTS_ENTITY_ORGANISATION);
    if (!e) return false;
    if (e->type) o->type = e->type;
    if (e->full.size) o->name = e->full;
    return e->full.size != 0;
}

static void name_one(namer *n, nf_organisation *o)
{
    if (take_given(n, o)) return;
    if (expand_given(n, o) || expand_level(n, o) || expand_state(n, o)) return;
    bool known = expand_known(n, o);
    if (o->name.size || (!known && (expand_letter(n, o) || expand_tail(n, o)))) return;
    expand_short(n, o);
}

/* By names further down. */
static void expand_back(namer *n, nf_organisation *o)
{
    bool known = newsfacts__organisation_known(n->from->lexical, o->span) != NULL;
    if (expand_given(n, o) || (!known && expand_tail(n, o))) return;
    expand_short(n, o);
}

static void forget_full(namer *n)
{
    for (int i = 0; i < FIRSTS; i++) n->latest[i] = NF_NONE;
}

/* Names that the text gives in full come before or after their short forms: what
 * stands before is nearer to the reader, so the way forward comes first. */
static void name_all(namer *n)
{
    nf_organisations *o = &n->names->organisations;
    newsfacts__home_read(n->from, n->names, &n->home);
    forget_full(n);
    for (uint32_t i = 0; i < o->len; i++) {
        nf_organisation *one = &o->data[i];
        if (!one->type) one->type = newsfacts__organisation_type(n->from->lexical, one->span);
        take_place(n, one);
        name_one(n, one);
        put_tails(n, i);
        put_full(n, i);
    }
    memset(n->tails.slots, 0, (size_t)(n->tails.mask + 1) * sizeof *n->tails.slots);
    forget_full(n);
    for (uint32_t i = o->len; i-- > 0;) {
        if (!o->data[i].name.size) expand_back(n, &o->data[i]);
        put_tails(n, i);
        put_full(n, i);
    }
}

/* Organisations inside the name that begin where it begins. */
static bool add_parts(namer *n, uint32_t index)
{
    const nf_lexical *l = n->from->lexical;
    nf_organisation *o = &n->names->organisations.data[index];
    o->first_part = n->names->parts.len;
    for (uint32_t at = o->span.begin; at < o->span.end && o->parts_len < PARTS; at++) {
        const nf_hit *h = newsfacts__hit_at(l, at, NF_TABLE_ORGANISATION_SUFFIXES);
        uint32_t end = h ? h->begin + h->len : 0;
        if (!h || end + 1 >= o->span.end || end - o->span.begin < 3 || at == o->span.begin) continue;
        if (!nf_word_begins(l, n->from->text, end)) continue;
        nf_name_part *part = NF_VEC_ADD(&n->names->parts, &n->work->scratch);
        if (!part) return false;
        part->span = nf_span_make(o->span.begin, end);
        part->organisation = index;
        o->parts_len++;
        at = end - 1;
    }
    return true;
}

newsfacts_status newsfacts__organisation_name(nf_work *work, const nf_name_source *source,
                                              const uint32_t *known_forms, nf_names *names)
{
    namer n;
    memset(&n, 0, sizeof n);
    n.work = work;
    n.from = source;
    n.known_forms = known_forms;
    n.names = names;
    uint32_t len = names->organisations.len;
    n.before = newsfacts__arena_raw(&work->stage, len + 1, sizeof *n.before);
    if (!n.before || !newsfacts__aliases_init(&n.tails, work, source->text, (STARTS + 1) * len)
        || !newsfacts__aliases_init(&n.given, work, source->text, len))
        return NEWSFACTS_E_MEMORY;
    name_all(&n);
    for (uint32_t i = 0; i < len; i++)
        if (!add_parts(&n, i)) return NEWSFACTS_E_MEMORY;
    if (n.failed) return NEWSFACTS_E_MEMORY;
    return nf_spend(work, len) ? NEWSFACTS_OK : NEWSFACTS_E_LIMIT;
}
