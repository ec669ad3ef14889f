/* feature.c: what stands around a candidate, as hashes. */
#include "event/scorer.h"

/* What a feature looks at. The numbers are in events.bin. */
enum feature {
    F_BIAS = 1, F_WORD, F_LAST, F_FIRST, F_LISTED, F_LISTED_ALSO, F_WORD_NEXT, F_WORD_PREVIOUS,
    F_NEXT, F_PREVIOUS, F_VERB_BEFORE, F_WORD_VERB_BEFORE, F_NOUN_AFTER, F_LISTED_NOUN_AFTER,
    F_WORD_NOUN_AFTER, F_TOPIC, F_WORD_TOPIC, F_NOUN_BEFORE, F_LISTED_TOPIC, F_WORD_NOUN_BEFORE,
    F_EDGES, F_LENGTH, F_NEXT_2, F_PREVIOUS_2, F_TAG_NEXT, F_TAG_PREVIOUS, F_TAGS, F_WORD_TAG_NEXT,
    F_WORD_TAG_PREVIOUS, F_LISTED_NEXT, F_LISTED_PREVIOUS, F_LISTED_TAG_NEXT,
    F_LISTED_TAG_PREVIOUS, F_SEGMENT, F_WORD_SEGMENT, F_CHAR_NEXT, F_CHAR_PREVIOUS, F_CHARS_NEXT,
    F_CHARS_PREVIOUS, F_COUNT_AFTER, F_COUNT_BEFORE, F_TIME, F_WORD_COUNT, F_LISTED_COUNT,
    F_WORD_TIME, F_PAIR, F_WORD_PAIR, F_NAME, F_CLAUSE_PLACE, F_WORD_CLAUSE_PLACE, F_VERB_AFTER,
    F_ASPECT, F_WORD_ASPECT, F_CLAUSE_LENGTH, F_OF_AFTER, F_WORD_OF_AFTER, F_TAG, F_WORD_TAG,
    F_SENTENCE, F_TAGS_NEXT, F_TAGS_PREVIOUS, F_WORD_NEXT_2, F_MARK_AFTER, F_MARK_BEFORE,
    F_LISTED_FACTS, F_VERBS
};

static uint64_t mix(uint64_t x)
{
    x ^= x >> 32;
    x *= UINT64_C(0xd6e8feb86659fd93);
    x ^= x >> 32;
    x *= UINT64_C(0xd6e8feb86659fd93);
    return x ^ x >> 32;
}

static void add(nf_event_features *out, enum feature f, uint64_t a, uint64_t b)
{
    if (out->len < NF_EVENT_FEATURES_MAX)
        out->hash[out->len++] =
            mix((uint64_t)f * UINT64_C(0x9e3779b97f4a7c15) ^ a ^ mix(b + UINT64_C(0x632be59bd9b4e019)));
}

static uint64_t hash_span(const nf_text *text, nf_span span)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (uint32_t i = span.begin; i < span.end; i++)
        h = (h ^ text->fold[i]) * UINT64_C(0x100000001b3);
    return mix(h);
}

/* -------------------------------------------------------------- the document */

/* Types that emergency news is full of: INJURE, DIE, hazards, rescue, attacks. */
static bool emergency(int32_t type)
{
    return type == NEWSFACTS_EVENT_INJURE || type == NEWSFACTS_EVENT_DIE
           || (type >= NEWSFACTS_EVENT_NATURAL_HAZARD && type <= NEWSFACTS_EVENT_EVACUATE);
}

static uint32_t topic_of(const nf_hits *hits)
{
    uint32_t all = 8, some = 0;
    for (uint32_t i = 0; i < hits->len; i++) {
        if (hits->data[i].table != NF_TABLE_TRIGGERS || hits->data[i].len < 2) continue;
        all++;
        some += emergency(newsfacts__triggers[hits->data[i].row].type);
    }
    uint32_t share = some * 16 / all;
    return share >= 5 ? 3 : share >= 3 ? 2 : share >= 1 ? 1 : 0;
}

newsfacts_status newsfacts__event_view(nf_work *work, const nf_event_source *source,
                                       nf_event_view *out)
{
    const nf_words *words = &source->lexical->words;
    const nf_event_cursors none = {0, 0, 0, 0, 0, 0, 0};
    out->source = source;
    out->at = none;
    out->topic = topic_of(&source->lexical->hits);
    out->words = newsfacts__arena_raw(&work->scratch, words->len + 1, sizeof *out->words);
    if (!out->words) return NEWSFACTS_E_MEMORY;
    for (uint32_t i = 0; i < words->len; i++) {
        const nf_word *w = &words->data[i];
        out->words[i] = w->pos == NF_POS_NUMERAL
                            ? NF_POS_NUMERAL
                            : hash_span(source->text, nf_span_make(w->begin, w->begin + w->len));
    }
    return NEWSFACTS_OK;
}

/* ------------------------------------------------------------------- the site */

/* A candidate and what is near it. */
typedef struct {
    nf_event_view *view;
    const nf_candidate *c;
    nf_span sentence, clause;
    uint32_t first_word, last_word; /* words of the sentence, [first, last) */
    uint32_t word;                  /* that the candidate begins in */
    uint32_t next;                  /* that begins behind it, or is cut by its end */
    uint64_t text;
    uint64_t listed; /* first type of the table, 0 none */
} site;

/* Hash of a word of the sentence; small numbers stand for its edges. */
static uint64_t word_hash(const site *s, uint32_t i)
{
    if (i < s->first_word || i == NF_NONE) return 1;
    return i < s->last_word ? s->view->words[i] : 2;
}

static uint64_t tag_of(const site *s, uint32_t i)
{
    if (i < s->first_word || i == NF_NONE) return NF_POS_LEN;
    return i < s->last_word ? s->view->source->lexical->words.data[i].pos : NF_POS_LEN + 1;
}

static const nf_word *word_at(const site *s, uint32_t i)
{
    return i != NF_NONE && i >= s->first_word && i < s->last_word
               ? &s->view->source->lexical->words.data[i]
               : NULL;
}

static void find_clause(site *s)
{
    const nf_clauses *clauses = &s->view->source->sentencing->clauses;
    uint32_t *at = &s->view->at.clause;
    while (*at < clauses->len && clauses->data[*at].span.end <= s->c->span.begin) ++*at;
    s->clause = s->sentence;
    if (*at < clauses->len && clauses->data[*at].span.begin <= s->c->span.begin)
        s->clause = clauses->data[*at].span;
}

static site site_of(nf_event_view *view, const nf_candidate *c)
{
    const nf_lexical *lexical = view->source->lexical;
    site s;
    s.view = view;
    s.c = c;
    s.sentence = view->source->sentencing->sentences.data[c->sentence].span;
    s.first_word = lexical->word_at[s.sentence.begin];
    s.last_word = lexical->word_at[s.sentence.end - 1] + 1;
    s.word = lexical->word_at[c->span.begin];
    s.next = c->span.end < s.sentence.end ? lexical->word_at[c->span.end] : s.last_word;
    s.text = hash_span(view->source->text, c->span);
    s.listed = c->hits_len ? (uint64_t)newsfacts__triggers[lexical->hits.data[c->hit].row].type : 0;
    find_clause(&s);
    return s;
}

/* ---------------------------------------------------------------- neighbours */

enum { REACH = 8 }; /* words that are looked at on either side */

static bool is_noun(const nf_word *w)
{
    return w->pos == NF_POS_NOUN || w->pos == NF_POS_ORG || w->pos == NF_POS_PERSON
           || w->pos == NF_POS_PLACE || w->pos == NF_POS_PROPER;
}

static bool is_verb(const nf_word *w)
{
    return w->pos == NF_POS_VERB || w->pos == NF_POS_VN;
}

/* The nearest word before in the clause that is a verb (or a noun). */
static uint32_t before(const site *s, bool verb)
{
    for (uint32_t i = s->word, n = 0; i-- > s->first_word && n < REACH; n++) {
        const nf_word *w = word_at(s, i);
        if (!w || w->begin < s->clause.begin) break;
        if (verb ? is_verb(w) : is_noun(w)) return i;
    }
    return NF_NONE;
}

/* Nouns: the last of the first run of them, which is the head. */
static uint32_t after(const site *s, bool verb)
{
    uint32_t found = NF_NONE;
    for (uint32_t i = s->next, n = 0; n < REACH; i++, n++) {
        const nf_word *w = word_at(s, i);
        if (!w || w->begin >= s->clause.end) break;
        if (verb ? is_verb(w) : is_noun(w))
            found = i;
        else if (found != NF_NONE)
            break;
        if (verb && found != NF_NONE) break;
    }
    return found;
}

static uint64_t hash_or(const site *s, uint32_t word)
{
    return word == NF_NONE ? 3 : word_hash(s, word);
}

static void add_types(const site *s, nf_event_features *out)
{
    const nf_text *text = s->view->source->text;
    const nf_lexical *lexical = s->view->source->lexical;
    uint64_t previous = word_hash(s, s->word ? s->word - 1 : NF_NONE), next = word_hash(s, s->next);
    uint64_t verb = hash_or(s, before(s, true)), noun = hash_or(s, after(s, false));
    uint64_t subject = hash_or(s, before(s, false)), topic = s->view->topic;
    add(out, F_BIAS, 0, 0);
    add(out, F_WORD, s->text, 0);
    add(out, F_LAST, text->fold[s->c->span.end - 1], 0);
    add(out, F_FIRST, text->fold[s->c->span.begin], 0);
    add(out, F_LISTED, s->listed, 0);
    for (uint32_t i = 1; i < s->c->hits_len && i < 4; i++)
        add(out, F_LISTED_ALSO,
            (uint64_t)newsfacts__triggers[lexical->hits.data[s->c->hit + i].row].type, 0);
    add(out, F_WORD_NEXT, s->text, next);
    add(out, F_WORD_PREVIOUS, s->text, previous);
    add(out, F_NEXT, next, 0);
    add(out, F_PREVIOUS, previous, 0);
    add(out, F_VERB_BEFORE, verb, 0);
    add(out, F_WORD_VERB_BEFORE, s->text, verb);
    add(out, F_NOUN_AFTER, noun, 0);
    add(out, F_LISTED_NOUN_AFTER, s->listed, noun);
    add(out, F_WORD_NOUN_AFTER, s->text, noun);
    add(out, F_NOUN_BEFORE, subject, 0);
    add(out, F_WORD_NOUN_BEFORE, s->text, subject);
    add(out, F_TOPIC, topic, 0);
    add(out, F_WORD_TOPIC, s->text, topic);
    add(out, F_LISTED_TOPIC, s->listed, topic);
    out->types_len = out->len;
}

static void add_words(const site *s, nf_event_features *out)
{
    uint32_t before_word = s->word ? s->word - 1 : NF_NONE;
    uint32_t before_2 = s->word > 1 ? s->word - 2 : NF_NONE;
    uint64_t tag_next = tag_of(s, s->next), tag_previous = tag_of(s, before_word);
    uint64_t next = word_hash(s, s->next), previous = word_hash(s, before_word);
    uint64_t tag = tag_of(s, s->word);
    add(out, F_NEXT_2, word_hash(s, s->next + 1), 0);
    add(out, F_WORD_NEXT_2, s->text, word_hash(s, s->next + 1));
    add(out, F_PREVIOUS_2, word_hash(s, before_2), 0);
    add(out, F_TAG_NEXT, tag_next, 0);
    add(out, F_TAG_PREVIOUS, tag_previous, 0);
    add(out, F_TAGS, tag_previous, tag_next);
    add(out, F_TAGS_NEXT, tag_next, tag_of(s, s->next + 1));
    add(out, F_TAGS_PREVIOUS, tag_previous, tag_of(s, before_2));
    add(out, F_WORD_TAG_NEXT, s->text, tag_next);
    add(out, F_WORD_TAG_PREVIOUS, s->text, tag_previous);
    add(out, F_LISTED_NEXT, s->listed, next);
    add(out, F_LISTED_PREVIOUS, s->listed, previous);
    add(out, F_LISTED_TAG_NEXT, s->listed, tag_next);
    add(out, F_LISTED_TAG_PREVIOUS, s->listed, tag_previous);
    add(out, F_TAG, tag, s->listed);
    add(out, F_WORD_TAG, s->text, tag);
    add(out, F_VERB_AFTER, hash_or(s, after(s, true)), 0);
    add(out, F_VERBS, before(s, true) == NF_NONE, (after(s, true) == NF_NONE) + 2u);
}

/* Whether the candidate begins and ends where words do. */
static void add_form(const site *s, nf_event_features *out)
{
    const nf_text *text = s->view->source->text;
    const nf_word *w = word_at(s, s->word), *n = word_at(s, s->next);
    uint32_t begin = s->c->span.begin, end = s->c->span.end, len = end - begin;
    bool whole = w && w->begin == begin, ends = !n || n->begin == end;
    add(out, F_EDGES, (uint64_t)whole * 2 + ends, len);
    add(out, F_LENGTH, len, s->listed > 0);
    uint64_t a = begin ? text->fold[begin - 1] : 0, z = nf_char_at(text, end);
    add(out, F_CHAR_NEXT, z, 0);
    add(out, F_CHAR_PREVIOUS, a, 0);
    add(out, F_CHARS_NEXT, z, nf_char_at(text, end + 1));
    add(out, F_CHARS_PREVIOUS, a, begin > 1 ? text->fold[begin - 2] : 0);
    add(out, F_MARK_AFTER, nf_class_at(text, end), s->listed);
    add(out, F_MARK_BEFORE, begin ? nf_class_at(text, begin - 1) : 0, s->listed);
}

/* -------------------------------------------------------------------- the clause */

/* Characters that say how a verb is meant: 已 将 被 把 正 曾 了 过 未 没 不 的. */
static uint32_t aspects_of(const site *s)
{
    static const uint16_t marks[] = {0x5df2, 0x5c06, 0x88ab, 0x628a, 0x6b63, 0x66fe,
                                     0x4e86, 0x8fc7, 0x672a, 0x6ca1, 0x4e0d, 0x5bf9};
    const nf_text *text = s->view->source->text;
    uint32_t found = 0, from = s->c->span.begin > s->clause.begin + 12 ? s->c->span.begin - 12
                                                                       : s->clause.begin;
    for (uint32_t i = from; i < s->c->span.begin; i++)
        for (uint32_t m = 0; m < sizeof marks / sizeof *marks; m++)
            if (text->fold[i] == marks[m]) found = m + 1; /* the nearest one */
    return found;
}

/* 0: no 的 behind in the clause; else how near it is. */
static uint32_t of_after(const site *s)
{
    const nf_text *text = s->view->source->text;
    for (uint32_t i = s->c->span.end, n = 0; i < s->clause.end && n < 10; i++, n++)
        if (text->fold[i] == 0x7684) return n == 0 ? 1 : n < 4 ? 2 : 3;
    return 0;
}

static uint32_t bucket(uint32_t distance)
{
    return distance == 0 ? 1 : distance < 3 ? 2 : distance < 8 ? 3 : 4;
}

/* How far behind the candidate its clause has a count; 0: it has none. */
static uint32_t count_after(const site *s, uint32_t *behind)
{
    const nf_counts *counts = s->view->source->counts;
    uint32_t *at = &s->view->at.count;
    *behind = 0;
    while (*at < counts->len && counts->data[*at].span.end <= s->clause.begin) ++*at;
    for (uint32_t i = *at, n = 0; i < counts->len && n < 6; i++, n++) {
        nf_span span = counts->data[i].span;
        if (span.begin >= s->clause.end) break;
        if (span.end <= s->c->span.begin) *behind = bucket(s->c->span.begin - span.end);
        else return span.begin > s->c->span.end ? bucket(span.begin - s->c->span.end) : 1;
    }
    return 0;
}

static uint32_t time_near(const site *s)
{
    const nf_times *times = s->view->source->times;
    uint32_t *at = &s->view->at.time;
    while (*at < times->len && times->data[*at].span.end <= s->clause.begin) ++*at;
    if (*at >= times->len || times->data[*at].span.begin >= s->clause.end) return 0;
    return times->data[*at].span.begin < s->c->span.begin ? 1 : 2;
}

/* Kind of the quote, title or bracket around, and whether it is short. */
static uint32_t pair_around(const site *s)
{
    const nf_pairs *pairs = &s->view->source->sentencing->pairs;
    uint32_t *at = &s->view->at.pair, found = 0;
    while (*at < pairs->len && pairs->data[*at].span.end <= s->c->span.begin) ++*at;
    for (uint32_t i = *at, n = 0; i < pairs->len && n < 4; i++, n++) {
        if (pairs->data[i].span.begin > s->c->span.begin) break;
        if (pairs->data[i].span.end < s->c->span.end) continue;
        found = pairs->data[i].kind + (nf_span_len(pairs->data[i].span) > 14 ? 4u : 0u);
    }
    return found;
}

/* Is the candidate inside a name? The lists are by begin. */
#define INSIDE(list, cursor, s, found)                                                    \
    do {                                                                                  \
        while ((cursor) < (list).len && (list).data[cursor].span.end <= (s)->c->span.begin) \
            (cursor)++;                                                                   \
        (found) = (cursor) < (list).len                                                   \
                  && nf_span_overlaps((list).data[cursor].span, (s)->c->span);            \
    } while (0)

static uint32_t name_around(const site *s)
{
    const nf_names *names = s->view->source->names;
    nf_event_cursors *at = &s->view->at;
    bool organisation, person, place;
    INSIDE(names->organisations, at->organisation, s, organisation);
    INSIDE(names->people, at->person, s, person);
    INSIDE(names->places, at->place, s, place);
    return organisation ? 1 : person ? 2 : place ? 3 : 0;
}

static void add_clause(const site *s, nf_event_features *out)
{
    uint32_t behind, count = count_after(s, &behind), time = time_near(s);
    uint32_t pair = pair_around(s), aspect = aspects_of(s), of = of_after(s);
    uint32_t place = (s->c->span.begin == s->clause.begin) + 2u * (s->c->span.end == s->clause.end);
    uint32_t len = nf_span_len(s->clause);
    add(out, F_COUNT_AFTER, count, 0);
    add(out, F_COUNT_BEFORE, behind, 0);
    add(out, F_WORD_COUNT, s->text, count + 8u * behind);
    add(out, F_LISTED_COUNT, s->listed, count + 8u * behind);
    add(out, F_TIME, time, 0);
    add(out, F_WORD_TIME, s->text, time);
    add(out, F_LISTED_FACTS, s->listed, time + 4u * (count > 0) + 8u * (behind > 0));
    add(out, F_PAIR, pair, 0);
    add(out, F_WORD_PAIR, s->text, pair);
    add(out, F_NAME, name_around(s), 0);
    add(out, F_CLAUSE_PLACE, place, 0);
    add(out, F_WORD_CLAUSE_PLACE, s->text, place);
    add(out, F_ASPECT, aspect, 0);
    add(out, F_WORD_ASPECT, s->text, aspect);
    add(out, F_CLAUSE_LENGTH, len > 30 ? 4 : len / 8, 0);
    add(out, F_OF_AFTER, of, s->listed > 0);
    add(out, F_WORD_OF_AFTER, s->text, of);
}

static void add_layout(const site *s, nf_event_features *out)
{
    const nf_sentence *sentence =
        &s->view->source->sentencing->sentences.data[s->c->sentence];
    uint64_t kind = (uint64_t)s->view->source->layout->segments.data[sentence->segment].kind;
    add(out, F_SEGMENT, kind, 0);
    add(out, F_WORD_SEGMENT, s->text, kind);
    add(out, F_SENTENCE, s->c->sentence < 3 ? s->c->sentence : 3, kind);
}

void newsfacts__event_features(nf_event_view *view, const nf_candidate *candidate,
                               nf_event_features *out)
{
    site s = site_of(view, candidate);
    out->len = out->types_len = 0;
    add_types(&s, out);
    add_words(&s, out);
    add_form(&s, out);
    add_clause(&s, out);
    add_layout(&s, out);
}
