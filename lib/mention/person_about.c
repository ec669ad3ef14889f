/* person_about.c: titles, age and organisation from the words around a name. */
#include "mention/organisation.h"
#include "mention/person.h"

/* How far before a name its titles may reach, in code points. */
enum { TITLE_REACH = 40, AGE_REACH = 24 };

/* ---------------------------------------------------------------------- titles */

static bool in_title(uint8_t pos)
{
    switch (pos) {
    case NF_POS_NOUN: case NF_POS_VN: case NF_POS_ADJECTIVE: case NF_POS_PLACE: case NF_POS_ORG:
    case NF_POS_PROPER: case NF_POS_AFFIX: case NF_POS_LATIN: case NF_POS_PLACEWORD:
    case NF_POS_NUMERAL: case NF_POS_CLASSIFIER: case NF_POS_DIRECTION: case NF_POS_UNKNOWN:
        return true;
    default: return false;
    }
}

/* 第九届…, 原…, 前…: may begin a title though no noun. */
static bool opens_title(uint32_t c)
{
    return c == 0x539f || c == 0x524d || c == 0x526f || c == 0x65b0 || c == 0x517c; /* 原前副新兼 */
}

/* 三名参赛选手, 对美国总统: a counted title has its number before it, and what looks like a
 * classifier without a number is none. */
static bool counts(const nf_text *t, const nf_word *w)
{
    enum { MING = 0x540d, WEI = 0x4f4d, GE = 0x4e2a }; /* 名 位 个 */
    if (w->pos != NF_POS_CLASSIFIER) return false;
    uint32_t c = t->fold[w->begin];
    bool numeral = w->begin && ((t->cls[w->begin - 1] & NF_CLASS_NUMERAL)
                                || nf_class_at(t, w->begin - 1) == NF_CLASS_DIGIT);
    return !numeral || (w->len == 1 && (c == MING || c == WEI || c == GE));
}

/* The organisation that ends at or covers `at`; NF_NONE: none. */
static uint32_t organisation_before(nf_person_reader *r, uint32_t at)
{
    const nf_organisations *o = &r->names->organisations;
    while (r->organisation < o->len && o->data[r->organisation].span.end < at) r->organisation++;
    while (r->organisation > 0 && o->data[r->organisation - 1].span.end >= at) r->organisation--;
    bool here = r->organisation < o->len && o->data[r->organisation].span.begin < at
                && o->data[r->organisation].span.end >= at;
    return here ? r->organisation : NF_NONE;
}

static uint32_t least_begin(nf_span sentence, uint32_t end)
{
    return end > sentence.begin + TITLE_REACH ? end - TITLE_REACH : sentence.begin;
}

/* Begin of the words before `at` that belong to a title; organisations go whole. */
static uint32_t title_begin(nf_person_reader *r, uint32_t at, nf_span sentence, uint32_t *organisation)
{
    const nf_lexical *l = r->from->lexical;
    uint32_t least = least_begin(sentence, at);
    while (at > least) {
        uint32_t org = organisation_before(r, at);
        if (org != NF_NONE && r->names->organisations.data[org].span.begin >= sentence.begin) {
            *organisation = org;
            at = r->names->organisations.data[org].span.begin;
            continue;
        }
        const nf_place *place = newsfacts__place_before(r->names, at);
        if (place && place->span.begin >= least) {
            at = place->span.begin;
            continue;
        }
        uint32_t word = l->word_at[at - 1];
        if (word == NF_NONE) break;
        const nf_word *w = &l->words.data[word];
        if (w->begin < least || w->begin + w->len > at) break;
        if (counts(r->from->text, w)) break;
        if (!in_title(w->pos) && !opens_title(nf_char_at(r->from->text, w->begin))) break;
        at = w->begin;
    }
    return at;
}

/* The title that ends at `end`; empty: none does. */
static nf_span title_ending(nf_person_reader *r, uint32_t end, nf_span sentence, uint32_t *organisation)
{
    nf_span none = {0, 0};
    uint32_t least = least_begin(sentence, end), org = NF_NONE;
    const nf_hit *head = newsfacts__hit_before(r->from->lexical, least, end, NF_TABLE_TITLES);
    if (!head || newsfacts__titles[head->row].side == NF_TITLES_SIDE_ADDRESS) return none;
    nf_span title = nf_span_make(title_begin(r, head->begin, sentence, &org), end);
    if (org != NF_NONE) *organisation = org;
    return title;
}

/* 局长、党委书记张辉: titles before the one next to the name, in reading order. */
static void titles_before(nf_person_reader *r, nf_span name, nf_span sentence, nf_person_about *out)
{
    uint32_t end = name.begin;
    nf_span found[NF_PERSON_TITLES];
    uint32_t len = 0;
    while (end > sentence.begin && nf_class_at(r->from->text, end - 1) == NF_CLASS_SPACE) end--;
    while (len < NF_PERSON_TITLES) {
        nf_span title = title_ending(r, end, sentence, &out->organisation);
        if (nf_span_empty(title)) break;
        found[len++] = title;
        if (title.begin <= sentence.begin || nf_class_at(r->from->text, title.begin - 1) != NF_CLASS_PAUSE)
            break;
        end = title.begin - 1;
    }
    for (uint32_t i = 0; i < len; i++) out->titles[i] = found[len - 1 - i];
    out->titles_len = len;
}

/* 来自…医院的党员许玉婷: the organisation stands before 的. */
static void organisation_of_phrase(nf_person_reader *r, nf_span name, nf_person_about *out)
{
    uint32_t begin = out->titles_len ? out->titles[0].begin : name.begin;
    if (out->organisation != NF_NONE || begin == 0) return;
    if (nf_char_at(r->from->text, begin - 1) == 0x7684) begin--; /* 的 */
    uint32_t org = organisation_before(r, begin);
    if (org != NF_NONE && r->names->organisations.data[org].span.end == begin) out->organisation = org;
}

static nf_span title_after(const nf_person_reader *r, nf_span name, nf_span sentence)
{
    nf_span none = {0, 0};
    const nf_hit *hit = newsfacts__hit_at(r->from->lexical, name.end, NF_TABLE_TITLES);
    if (!hit || name.end + hit->len > sentence.end) return none;
    if (newsfacts__titles[hit->row].side != NF_TITLES_SIDE_BOTH) return none;
    return nf_span_make(name.end, name.end + hit->len);
}

/* ------------------------------------------------------------------------- age */

/* No mark of a clause and no other number lies between age and name. */
static bool same_phrase(const nf_text *t, nf_span between)
{
    for (uint32_t i = between.begin; i < between.end; i++)
        switch (nf_class_at(t, i)) {
        case NF_CLASS_HAN: case NF_CLASS_LATIN: case NF_CLASS_DOT: case NF_CLASS_PAUSE:
        case NF_CLASS_SPACE: break;
        default: return false;
        }
    return true;
}

/* 张某（45岁）, 李某，男，45岁: marks and the sex at most. */
static bool apposition(const nf_text *t, nf_span between)
{
    for (uint32_t i = between.begin; i < between.end; i++) {
        uint8_t cls = nf_class_at(t, i);
        bool sex = t->fold[i] == 0x7537 || t->fold[i] == 0x5973 || t->fold[i] == 0x4eca; /* 男女今 */
        if (!sex && cls != NF_CLASS_OPEN && cls != NF_CLASS_COMMA) return false;
    }
    return !nf_span_empty(between);
}

static int32_t years(const nf_count *count)
{
    int32_t value;
    if (count->unit_kind != NEWSFACTS_UNIT_AGE || count->low.form != NEWSFACTS_NUMBER_DECIMAL) return -1;
    return newsfacts__decimal_int(count->low.decimal, &value) && value >= 0 ? value : -1;
}

static int32_t age_of(nf_person_reader *r, nf_span name, nf_span sentence)
{
    enum { AFTER = 6 };
    const nf_counts *c = r->from->counts;
    const nf_text *t = r->from->text;
    while (r->count < c->len && c->data[r->count].span.end <= name.begin) r->count++;
    if (r->count > 0) {
        const nf_count *before = &c->data[r->count - 1];
        nf_span between = nf_span_make(before->span.end, name.begin);
        if (before->span.begin >= sentence.begin && nf_span_len(between) <= AGE_REACH
            && years(before) >= 0 && same_phrase(t, between))
            return years(before);
    }
    if (r->count == c->len) return -1;
    const nf_count *after = &c->data[r->count];
    if (after->span.begin < name.end || after->span.begin > name.end + AFTER) return -1;
    return apposition(t, nf_span_make(name.end, after->span.begin)) ? years(after) : -1;
}

nf_person_about newsfacts__person_about(nf_person_reader *reader, nf_span name, nf_span sentence)
{
    nf_person_about about = {.organisation = NF_NONE, .age = -1};
    titles_before(reader, name, sentence, &about);
    about.after = title_after(reader, name, sentence);
    organisation_of_phrase(reader, name, &about);
    about.age = age_of(reader, name, sentence);
    return about;
}
