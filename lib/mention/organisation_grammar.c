/* organisation_grammar.c: names by their form: a place, what tells the
 * organisation from others, an ending (湖南省 + 人民 + 医院). */
#include "mention/organisation.h"
#include "mention/organisation_home.h"

enum { REACH = 24 /* characters before an ending that its name may take */ };

/* What stands before an ending. */
typedef struct {
    uint32_t begin;  /* of the name; NF_NONE: no name */
    uint32_t middle; /* behind the place that it begins with */
    bool place;      /* begins with a division or country */
    bool level;      /* begins with 省, 市: the place that the text is about */
    bool proper;     /* holds a word that names something */
    bool generic;    /* a word that excludes names stands before it */
    bool joined;     /* a place, 驻 or 援, and what stands behind */
    bool linked;     /* 驻, 援 stands before it, and no place before that */
    bool letter;     /* the place is a country in one character */
    bool ordered;    /* 第4组 stands inside it */
} left_side;

static bool letter_before(const nf_org_finder *f, uint32_t at)
{
    if (at <= f->sentence.begin) return false;
    nf_span span = nf_span_make(at - 1, at);
    return nf_word_begins(f->from->lexical, f->from->text, at - 1)
           && newsfacts__organisation_word(f->from->lexical, span,
                                           NF_ORGANISATION_WORDS_USE_LETTER);
}

/* Words that stand inside names. */
static bool may_be_inside(const nf_word *w)
{
    switch (w->pos) {
    case NF_POS_NOUN:
    case NF_POS_VN:
    case NF_POS_PERSON:
    case NF_POS_PLACE:
    case NF_POS_ORG:
    case NF_POS_PROPER:
    case NF_POS_LATIN:
    case NF_POS_ADJECTIVE:
    case NF_POS_UNKNOWN: return true;
    default: return false;
    }
}

static bool is_proper(const nf_word *w)
{
    return w->pos == NF_POS_PROPER || w->pos == NF_POS_ORG || w->pos == NF_POS_LATIN
           || w->pos == NF_POS_PERSON || w->pos == NF_POS_UNKNOWN || w->pos == NF_POS_PLACE;
}

/* Any word of generic use that ends at `end`. */
static bool generic_before(const nf_org_finder *f, uint32_t end)
{
    const nf_lexical *l = f->from->lexical;
    const nf_hit *h = newsfacts__hit_before(l, f->sentence.begin, end, NF_TABLE_ORGANISATION_WORDS);
    return h && newsfacts__organisation_words[h->row].use == NF_ORGANISATION_WORDS_USE_GENERIC
           && nf_word_begins(l, f->from->text, h->begin);
}

static bool level_before(const nf_org_finder *f, uint32_t end, uint32_t *begin)
{
    const nf_lexical *l = f->from->lexical;
    const nf_hit *h = newsfacts__hit_before(l, f->sentence.begin, end, NF_TABLE_ORGANISATION_WORDS);
    if (!h) return false;
    int32_t use = newsfacts__organisation_words[h->row].use;
    if (use != NF_ORGANISATION_WORDS_USE_LEVEL && use != NF_ORGANISATION_WORDS_USE_NATIONAL)
        return false;
    *begin = h->begin;
    return nf_word_begins(l, f->from->text, h->begin) && !generic_before(f, h->begin);
}

/* 援鄂, 驻韩: such a word with a place in one character. */
static const nf_hit *link_of_letter(const nf_org_finder *f, uint32_t end)
{
    const nf_lexical *l = f->from->lexical;
    if (end < f->sentence.begin + 2) return NULL;
    const nf_hit *link = newsfacts__hit_at(l, end - 2, NF_TABLE_ORGANISATION_WORDS);
    const nf_hit *letter = newsfacts__hit_of(l, nf_span_make(end - 1, end), NF_TABLE_REGIONS);
    bool word = nf_word_begins(l, f->from->text, end - 2) && nf_word_begins(l, f->from->text, end);
    return word && letter && link && link->len == 1 ? link : NULL;
}

/* 援, 驻: what stands before is the place that sent, and behind the place it went to. */
static bool link_before(const nf_org_finder *f, uint32_t end, uint32_t *begin)
{
    const nf_hit *h = newsfacts__hit_before(f->from->lexical, f->sentence.begin, end,
                                            NF_TABLE_ORGANISATION_WORDS);
    if (!h) h = link_of_letter(f, end);
    *begin = h ? h->begin : end;
    return h && newsfacts__organisation_words[h->row].use == NF_ORGANISATION_WORDS_USE_LINK;
}

static bool is_figure(const nf_text *t, uint32_t at)
{
    return nf_class_at(t, at) == NF_CLASS_DIGIT || (t->cls[at] & NF_CLASS_NUMERAL);
}

/* 第4组, 第三批: a part by its number. */
static bool order_before(const nf_org_finder *f, uint32_t end, uint32_t *begin)
{
    enum { DI = 0x7b2c /* 第 */, DIGITS = 3 };
    const nf_text *t = f->from->text;
    const nf_hit *h = newsfacts__hit_before(f->from->lexical, f->sentence.begin, end,
                                            NF_TABLE_ORGANISATION_WORDS);
    if (!h || newsfacts__organisation_words[h->row].use != NF_ORGANISATION_WORDS_USE_ORDER)
        return false;
    uint32_t at = h->begin;
    while (at > f->sentence.begin && h->begin - at < DIGITS && is_figure(t, at - 1)) at--;
    *begin = at - 1;
    return at < h->begin && at > f->sentence.begin && t->fold[at - 1] == DI;
}

/* Goes left from `at` over places and words of names. The name begins with the
 * leftmost place or proper noun. */
static void read_left(const nf_org_finder *f, uint32_t at, left_side *out)
{
    const nf_lexical *l = f->from->lexical;
    uint32_t limit = at - f->sentence.begin > REACH ? at - REACH : f->sentence.begin;
    uint32_t end = at, begin;
    while (at > limit) {
        const nf_place *place = newsfacts__place_before(f->names, at);
        if (place && place->span.begin >= limit) {
            bool two = out->place && out->begin == at;
            if (two && !out->joined) return; /* the nearer one's */
            at = place->span.begin;
            if (two) {
                out->begin = at; /* 黄石江西援鄂医疗队: where it is, whose it is */
                return;
            }
            if (!out->place) out->middle = place->span.end;
            out->begin = at;
            out->place = true;
            out->level = false;
            out->joined = out->joined || out->linked;
            out->linked = false;
            continue;
        }
        if (link_before(f, at, &begin) && begin >= limit) {
            out->linked = true;
            at = begin;
            continue;
        }
        if (out->linked) return;
        if (order_before(f, at, &begin) && begin >= limit) {
            out->ordered = true;
            at = begin;
            continue;
        }
        if (generic_before(f, at)) {
            out->generic = at == end;
            return;
        }
        if (level_before(f, at, &begin) && begin >= limit) {
            out->begin = begin;
            out->middle = at;
            out->level = true;
            out->place = false;
            at = begin;
            continue;
        }
        if (at == end && letter_before(f, at)) {
            out->begin = at - 1;
            out->middle = at;
            out->place = out->letter = true;
            return;
        }
        const nf_word *w = &l->words.data[l->word_at[at - 1]];
        if (l->word_at[at - 1] == NF_NONE || w->begin < limit || !may_be_inside(w)) return;
        at = w->begin;
        if (!is_proper(w)) continue;
        out->proper = true;
        if (!out->place && !out->level) out->begin = at;
    }
}

static bool of_the_state(int32_t type)
{
    return type == NEWSFACTS_ORG_GOVERNMENT || type == NEWSFACTS_ORG_MILITARY
           || type == NEWSFACTS_ORG_PARTY;
}

/* How likely a name of this form is one; 0: it is none. */
static float score_of(const nf_org_finder *f, const nf_hit *hit, const left_side *left)
{
    const nf_organisation_suffixes_row *row = &newsfacts__organisation_suffixes[hit->row];
    bool sure = row->form == NF_ORGANISATION_SUFFIXES_FORM_SURE;
    bool middle = left->middle < hit->begin;
    if (left->generic || left->linked || left->begin == NF_NONE) return 0;
    bool team = left->place && row->type == NEWSFACTS_ORG_TEAM;
    if (left->ordered && !left->joined && !team) return 0;  /* 全国第一批医院 */
    if (left->letter && !of_the_state(row->type)) return 0; /* 俄炼油厂 */
    if (left->place) {
        if (sure || left->joined) return 0.85f;
        if (!middle && of_the_state(row->type)) return 0.75f;
        if (!middle && row->type == NEWSFACTS_ORG_SPORTS)
            return newsfacts__hit_at(f->from->lexical, left->begin, NF_TABLE_COUNTRIES) ? 0.8f : 0;
        return middle && left->proper ? 0.6f : 0.3f;
    }
    if (left->level) return sure ? 0.75f : middle ? 0.45f : 0.3f;
    return sure && left->proper ? 0.55f : 0.3f;
}

/* 省委, 市政府: the ending holds the level itself. */
static bool begins_with_level(const nf_org_finder *f, const nf_hit *hit)
{
    const nf_organisation_suffixes_row *row = &newsfacts__organisation_suffixes[hit->row];
    return hit->len > 1 && of_the_state(row->type)
           && newsfacts__organisation_word(f->from->lexical,
                                           nf_span_make(hit->begin, hit->begin + 1),
                                           NF_ORGANISATION_WORDS_USE_LEVEL);
}

/* 国会, 总统府 alone: those of the country that the text has just spoken of. */
static bool of_a_country(const nf_org_finder *f, nf_span span)
{
    const nf_lexical *l = f->from->lexical;
    return newsfacts__organisation_word(l, span, NF_ORGANISATION_WORDS_USE_STATE)
           && nf_word_begins(l, f->from->text, span.begin)
           && !nf_span_empty(newsfacts__home_country(f->from, f->names, span.begin));
}

static void read_ending(nf_org_finder *f, const nf_hit *hit)
{
    const nf_lexical *l = f->from->lexical;
    nf_span span = nf_span_make(hit->begin, hit->begin + hit->len);
    left_side left = {NF_NONE, hit->begin, false, false, false, false, false, false, false, false};
    if (span.end > f->sentence.end || !nf_word_begins(l, f->from->text, span.end)) return;
    read_left(f, span.begin, &left);
    float score = score_of(f, hit, &left);
    bool level = begins_with_level(f, hit) && nf_word_begins(l, f->from->text, span.begin);
    if (level && !left.generic && (left.begin == NF_NONE || !left.place)) {
        left.begin = span.begin;
        score = 0.75f;
    }
    if (left.begin == NF_NONE && !left.generic && of_a_country(f, span)) {
        left.begin = span.begin;
        score = 0.6f;
    }
    if (score > 0)
        newsfacts__organisation_offer(f, nf_span_make(left.begin, span.end), score, NF_NONE);
}

void newsfacts__organisation_grammar(nf_org_finder *f)
{
    const nf_lexical *l = f->from->lexical;
    uint32_t end = 0; /* of the ending before: a shorter one with the same end says nothing new */
    const uint32_t endings = nf_table_bit(NF_TABLE_ORGANISATION_SUFFIXES);
    uint32_t at = f->sentence.begin;
    for (; (at = nf_hit_from(l, endings, at, f->sentence.end)) < f->sentence.end; at++) {
        const nf_hit *hit = newsfacts__hit_at(l, at, NF_TABLE_ORGANISATION_SUFFIXES);
        if (!hit || hit->begin + hit->len <= end) continue;
        if (newsfacts__organisation_suffixes[hit->row].form == NF_ORGANISATION_SUFFIXES_FORM_KIND)
            continue;
        end = hit->begin + hit->len;
        read_ending(f, hit);
    }
}
