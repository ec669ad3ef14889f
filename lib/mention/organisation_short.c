/* organisation_short.c: short names that a bracket introduces, and those that are made of the
 * heads of a longer name's words (浙传 of 浙江传媒学院, 湖南师大 of 湖南师范大学). */
#include "mention/organisation.h"

enum {
    BRACKET = 20, /* characters that are looked at for a short name in a bracket */
    SHORTEST = 2,
    LONGEST = 8,    /* of a short name */
    FULL_MOST = 32, /* of a full one: longer ones would be long to look at */
    LONG_WORD = 4, /* from this length on a word is read as words of two characters: 师范大学 */
    HE = 0x548c    /* 和: one character between them */
};

/* A short name beside the full one. */
typedef struct {
    const nf_name_source *from;
    nf_span brief, full;
    uint32_t at;       /* what is read of the short name */
    uint32_t abridged; /* words that are only there by their heads */
    uint32_t skipped;  /* words in the middle that are not there, */
    uint32_t gaps;     /* those before the last word that is there */
    bool leaps;        /* two of them in a row */
    uint32_t end;      /* of the last word of the full name that is there */
} comparison;

/* Behind the country or division at `begin`; 0: there is none. */
static uint32_t place_end(const nf_lexical *l, uint32_t begin)
{
    const nf_hit *country = newsfacts__hit_at(l, begin, NF_TABLE_COUNTRIES);
    const nf_hit *division = newsfacts__hit_at(l, begin, NF_TABLE_REGIONS);
    const nf_hit *place = country ? country : division;
    return place && place->len > 1 ? begin + place->len : 0;
}

/* Where the word of the full name that begins at `begin` ends. */
static uint32_t word_end(const comparison *c, uint32_t begin)
{
    const nf_lexical *l = c->from->lexical;
    uint32_t end = begin + 1, word = l->word_at[begin];
    while (end < c->full.end && !nf_word_begins(l, c->from->text, end)) end++;
    if (word == NF_NONE || l->words.data[word].len < LONG_WORD) return end;
    uint32_t place = place_end(l, begin);
    if (place && place <= end) return place;
    if (c->from->text->fold[begin] == HE) return begin + 1;
    if (c->full.end - begin == 3
        && newsfacts__hit_of(l, nf_span_make(begin, c->full.end), NF_TABLE_ORGANISATION_SUFFIXES))
        return c->full.end; /* 委员会 */
    return begin + 2 < end ? begin + 2 : end;
}

static bool same(const comparison *c, uint32_t at)
{
    return c->at < c->brief.end && c->from->text->fold[c->at] == c->from->text->fold[at];
}

/* 和 of 人力资源和社会保障局, 省 of 湖南省: nobody misses them. */
static bool says_little(const comparison *c, nf_span word)
{
    const nf_lexical *l = c->from->lexical;
    uint32_t at = l->word_at[word.begin];
    bool joins = at != NF_NONE && l->words.data[at].pos == NF_POS_CONJUNCTION;
    bool level = newsfacts__organisation_word(l, word, NF_ORGANISATION_WORDS_USE_LEVEL) != NULL;
    return nf_span_len(word) == 1 && (joins || level || c->from->text->fold[word.begin] == HE);
}

/* Where the short name may join in the word: at its head, or at the tail of a last word of
 * three characters (局 of 保障局). 县 of 县政府 is no head, it is a place's. */
static uint32_t joint_of(const comparison *c, nf_span word)
{
    const nf_span head = nf_span_make(word.begin, word.begin + 1);
    if (word.end < c->full.end || nf_span_len(word) < 3) return word.begin;
    bool level =
        newsfacts__organisation_word(c->from->lexical, head, NF_ORGANISATION_WORDS_USE_LEVEL);
    return level || !same(c, word.begin) ? word.end - 1 : word.begin;
}

/* Reads a word of the full name: its head and what follows it, or head and tail (科学院: 科院). */
static void read_word(comparison *c, nf_span word)
{
    uint32_t at = joint_of(c, word);
    if (!same(c, at)) {
        if (!says_little(c, word)) c->skipped++;
        return;
    }
    c->leaps = c->leaps || c->skipped > c->gaps + 1;
    c->gaps = c->skipped;
    uint32_t begin = c->at;
    for (; at < word.end && same(c, at); at++) c->at++;
    c->end = word.end;
    if (at == word.end) return;
    if (word.end == c->full.end) c->at = begin + 1; /* 委 or 委员会, not 委员 */
    c->abridged += c->at == begin + 1;
    if (same(c, word.end - 1)) c->at++;
}

/* A firm or a school goes without its ending, other bodies do not. */
static bool is_left_out(const nf_hit *ending)
{
    int32_t type = ending ? newsfacts__organisation_suffixes[ending->row].type : 0;
    return type == NEWSFACTS_ORG_COMPANY || type == NEWSFACTS_ORG_EDUCATION;
}

/* 学院, 集团有限公司: what stands behind `at` says only what kind of body it is. */
static bool is_kind(const comparison *c, uint32_t at)
{
    enum { ENDINGS = 3 };
    nf_span name = c->full;
    for (int i = 0; i < ENDINGS && name.end > at; i++) {
        const nf_hit *ending = newsfacts__organisation_ending(c->from->lexical, name);
        if (!is_left_out(ending)) return false;
        name.end = ending->begin;
    }
    return name.end <= at;
}

nf_abridged newsfacts__organisation_abridged(const nf_name_source *source, nf_span brief,
                                             nf_span full)
{
    comparison c = {source, brief, full, brief.begin, 0, 0, 0, false, full.begin};
    const uint32_t len = nf_span_len(brief), most = nf_span_len(full);
    if (len < SHORTEST || len > LONGEST || most < len + 2 || most > FULL_MOST)
        return NF_ABRIDGED_NOT;
    if (!same(&c, full.begin)) return NF_ABRIDGED_NOT;
    for (uint32_t at = full.begin; at < full.end && c.at < brief.end;) {
        const nf_span word = nf_span_make(at, word_end(&c, at));
        read_word(&c, word);
        at = word.end;
    }
    if (c.at < brief.end || !c.abridged || c.leaps) return NF_ABRIDGED_NOT;
    const bool whole = c.end == full.end;
    if (whole && !c.skipped) return NF_ABRIDGED_ALL;
    bool stands = whole ? c.abridged > 1 : !c.skipped && is_kind(&c, c.end);
    return stands ? NF_ABRIDGED_PARTS : NF_ABRIDGED_NOT;
}

nf_span newsfacts__organisation_bracket(const nf_name_source *source, uint32_t open)
{
    const nf_text *t = source->text;
    uint32_t end = open + 1;
    bool latin = true;
    if (nf_class_at(t, open) != NF_CLASS_OPEN) return nf_span_make(0, 0);
    while (end < t->len && end - open < BRACKET && nf_class_at(t, end) != NF_CLASS_CLOSE) {
        latin = latin && nf_class_at(t, end) == NF_CLASS_LATIN;
        end++;
    }
    if (nf_class_at(t, end) != NF_CLASS_CLOSE || end == open + 1) return nf_span_make(0, 0);
    if (latin) return nf_span_make(open + 1, end);
    const nf_hit *h = newsfacts__hit_at(source->lexical, open + 1, NF_TABLE_ORGANISATION_WORDS);
    if (!h || newsfacts__organisation_words[h->row].use != NF_ORGANISATION_WORDS_USE_SHORT)
        return nf_span_make(0, 0);
    nf_span name = nf_span_make(h->begin + h->len, end);
    while (name.begin < name.end && nf_class_at(t, name.begin) != NF_CLASS_HAN
           && nf_class_at(t, name.begin) != NF_CLASS_LATIN)
        name.begin++;
    while (name.begin < name.end && nf_class_at(t, name.end - 1) != NF_CLASS_HAN
           && nf_class_at(t, name.end - 1) != NF_CLASS_LATIN)
        name.end--;
    return name;
}
