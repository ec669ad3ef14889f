/* feature.c: what stands around a candidate, as hashes. */
#include "event/feature.h"

/* What a feature looks at. The numbers are in events.bin. */
enum feature {
    F_WORD = 1, F_LAST, F_FIRST, F_LISTED, F_LISTED_ALSO, F_SUBTYPE, F_CLUSTER, F_TAG, F_EDGES,
    F_LENGTH, F_NEXT, F_PREVIOUS, F_TAGS, F_WORD_TAG, F_WORD_TAG_NEXT, F_WORD_TAG_PREVIOUS,
    F_LISTED_TAG_NEXT, F_LISTED_TAG_PREVIOUS, F_CLUSTER_NEXT, F_CLUSTER_PREVIOUS, F_TOPIC,
    F_SIZE_NEXT, F_LISTED_TOPIC, F_WORD_TOPIC, F_LISTED_NAME,
    /* the neighbours */
    F_WORD_NEXT = 40, F_WORD_PREVIOUS, F_NEXT_2, F_PREVIOUS_2, F_WORD_NEXT_2, F_TAG_NEXT,
    F_TAG_PREVIOUS, F_TAGS_NEXT, F_TAGS_PREVIOUS, F_LISTED_NEXT, F_LISTED_PREVIOUS,
    F_LISTED_CLUSTER_NEXT, F_LISTED_CLUSTER_PREVIOUS, F_CLUSTER_NEXT_2, F_CLUSTER_PREVIOUS_2,
    F_OWN_TAG_NEXT, F_OWN_TAG_PREVIOUS, F_MARK_AFTER, F_MARK_BEFORE, F_TAGS_THREE, F_SUBTYPE_TAGS,
    F_DOUBLED,
    /* the clause */
    F_VERB_BEFORE = 80, F_WORD_VERB_BEFORE, F_VERB_AFTER, F_VERBS, F_VERB_CLUSTER,
    F_LISTED_VERB_CLUSTER, F_NOUN_AFTER, F_LISTED_NOUN_AFTER, F_WORD_NOUN_AFTER, F_NOUN_BEFORE,
    F_WORD_NOUN_BEFORE, F_HEAD_CLUSTER, F_SUBJECT_CLUSTER, F_LIST, F_LISTED_LIST, F_WORD_LIST,
    F_FIRST_OF_CLAUSE, F_FIRST_CLUSTER, F_CLAUSE_VERBS, F_LISTED_CLAUSE_VERBS, F_CLAUSE_FACTS,
    F_LISTED_FACTS, F_WORD_FACTS, F_SENTENCE_FACTS,
    /* the rest */
    F_SEGMENT = 130, F_WORD_SEGMENT, F_LISTED_SEGMENT, F_COUNT, F_WORD_COUNT, F_LISTED_COUNT,
    F_TIME, F_WORD_TIME, F_PAIR, F_WORD_PAIR, F_CLAUSE_PLACE, F_WORD_CLAUSE_PLACE, F_ASPECT,
    F_WORD_ASPECT, F_LISTED_ASPECT, F_CLAUSE_LENGTH, F_OF_AFTER, F_WORD_OF_AFTER, F_SENTENCE,
    F_ENDING
};

#define ADD(feature, a, b) nf_event_add(out, feature, a, b)

/* ---------------------------------------------------------------------- first */

/* How many verbs a clause has, and whether some stand on either side of the candidate. */
static uint64_t verbs_of(const nf_event_site *s)
{
    const nf_event_stretch *clause = &s->view->clause;
    return (clause->verbs < 4 ? clause->verbs : 4u) * 4u
           + (clause->first_verb != NF_NONE && clause->first_verb < s->word)
           + 2u * (clause->last_verb != NF_NONE && clause->last_verb > s->word);
}

/* What tells most of what is no event, and costs least. */
static void add_first(const nf_event_site *s, nf_event_features *out)
{
    const nf_text *text = s->view->source->text;
    const nf_words *words = &s->view->source->lexical->words;
    const nf_event_word *a = s->before[0], *z = s->after[0];
    uint32_t begin = s->c->span.begin, end = s->c->span.end, topic = s->view->topic;
    bool whole = words->data[s->word].begin == begin;
    bool ends = s->next >= s->view->whole.last || words->data[s->next].begin == end;
    uint64_t verbs = verbs_of(s);
    ADD(F_WORD, s->own.key, 0);
    ADD(F_WORD_TAG, s->own.key, s->own.tag);
    ADD(F_WORD_TOPIC, s->own.key, topic);
    ADD(F_LAST, text->fold[end - 1], 0);
    ADD(F_FIRST, text->fold[begin], 0);
    ADD(F_EDGES, (uint64_t)whole * 2 + ends, end - begin);
    ADD(F_CLUSTER, s->own.cluster, s->listed > 0);
    ADD(F_SUBTYPE, s->subtype, 0);
    ADD(F_LISTED_NAME, s->listed, s->own.tag);
    ADD(F_LISTED_TOPIC, s->listed, topic);
    ADD(F_LISTED_TAG_NEXT, s->listed, z->tag);
    ADD(F_LISTED_CLUSTER_NEXT, s->listed, z->cluster);
    ADD(F_LISTED_CLUSTER_PREVIOUS, s->listed, a->cluster);
    ADD(F_LISTED_CLAUSE_VERBS, s->listed, verbs);
    ADD(F_CLAUSE_VERBS, verbs, 0);
    ADD(F_CLAUSE_FACTS, s->view->clause.facts, 0);
    ADD(F_OWN_TAG_NEXT, s->own.cluster, z->tag);
    ADD(F_OWN_TAG_PREVIOUS, s->own.cluster, a->tag);
    ADD(F_CLUSTER_NEXT, z->cluster, z->tag);
    ADD(F_CLUSTER_PREVIOUS, a->cluster, a->tag);
    ADD(F_CLUSTER_NEXT_2, s->after[1]->cluster, s->after[1]->tag);
    ADD(F_TAGS_PREVIOUS, a->tag, s->before[1]->tag);
}

/* ----------------------------------------------------------------- neighbours */

static void add_neighbours(const nf_event_site *s, nf_event_features *out)
{
    const nf_event_word *const *a = s->before, *const *z = s->after;
    ADD(F_NEXT, z[0]->key, 0);
    ADD(F_PREVIOUS, a[0]->key, 0);
    ADD(F_NEXT_2, z[1]->key, 0);
    ADD(F_PREVIOUS_2, a[1]->key, 0);
    ADD(F_WORD_NEXT, s->own.key, z[0]->key);
    ADD(F_WORD_PREVIOUS, s->own.key, a[0]->key);
    ADD(F_WORD_NEXT_2, s->own.key, z[1]->key);
    ADD(F_LISTED_NEXT, s->listed, z[0]->key);
    ADD(F_LISTED_PREVIOUS, s->listed, a[0]->key);
    ADD(F_WORD_TAG_NEXT, s->own.key, z[0]->tag);
    ADD(F_WORD_TAG_PREVIOUS, s->own.key, a[0]->tag);
    ADD(F_LISTED_TAG_PREVIOUS, s->listed, a[0]->tag);
    ADD(F_SUBTYPE_TAGS, s->subtype, a[0]->tag * 64u + z[0]->tag);
    ADD(F_CLUSTER_PREVIOUS_2, a[1]->cluster, a[1]->tag);
    ADD(F_TAG_NEXT, z[0]->tag, 0);
    ADD(F_TAG_PREVIOUS, a[0]->tag, 0);
    ADD(F_TAGS, a[0]->tag, z[0]->tag);
    ADD(F_TAGS_NEXT, z[0]->tag, z[1]->tag);
    ADD(F_TAGS_THREE, z[0]->tag * 64u + z[1]->tag, z[2]->tag);
    ADD(F_SIZE_NEXT, z[0]->size * 64u + z[0]->tag, s->listed > 0); /* 请战书 */
}

static void add_own(const nf_event_site *s, nf_event_features *out)
{
    const nf_text *text = s->view->source->text;
    uint32_t begin = s->c->span.begin, end = s->c->span.end;
    ADD(F_LISTED, s->listed, 0);
    ADD(F_TAG, s->own.pos, s->listed);
    ADD(F_LENGTH, end - begin, s->listed > 0);
    ADD(F_MARK_AFTER, nf_class_at(text, end), s->listed);
    ADD(F_MARK_BEFORE, begin ? nf_class_at(text, begin - 1) : 0, s->listed);
    /* 称一称 */
    if (begin + 1 == end && nf_char_at(text, end) == 0x4e00
        && nf_char_at(text, end + 1) == text->fold[begin])
        ADD(F_DOUBLED, 0, 0);
}

/* --------------------------------------------------------------------- clause */

enum { REACH = 8 }; /* words that are looked at on either side */

static const nf_event_word nothing = {3, 0, 0, 0, 0};

/* What the clause has on one side of a candidate. */
typedef struct {
    const nf_event_word *verb; /* the nearest */
    const nf_event_word *noun; /* the nearest; behind, the last of the first run of nouns */
    uint32_t count, time;      /* how near they are; 0: nowhere */
} side;

static void note(side *found, const nf_event_word *w, uint32_t n)
{
    uint32_t near = n == 0 ? 1 : n < 3 ? 2 : 3;
    if (found->verb == &nothing && nf_event_is_verb(w)) found->verb = w;
    if (!found->count && w->tag == NF_EVENT_TAG_COUNT) found->count = near;
    if (!found->time && w->tag == NF_EVENT_TAG_TIME) found->time = near;
}

static side look_before(const nf_event_site *s)
{
    side found = {&nothing, &nothing, 0, 0};
    for (uint32_t i = s->word, n = 0; i-- > s->view->clause.first && n < REACH; n++) {
        const nf_event_word *w = &s->view->words[i];
        if (found.noun == &nothing && nf_event_is_noun(w)) found.noun = w;
        note(&found, w, n);
    }
    return found;
}

static side look_behind(const nf_event_site *s)
{
    side found = {&nothing, &nothing, 0, 0};
    bool ended = false;
    for (uint32_t i = s->next, n = 0; i < s->view->clause.last && n < REACH; i++, n++) {
        const nf_event_word *w = &s->view->words[i];
        if (!nf_event_is_noun(w)) ended = found.noun != &nothing;
        else if (!ended) found.noun = w;
        note(&found, w, n);
    }
    return found;
}

/* A member of a list with 、 and whether 等 closes it: 走访慰问、表彰宣传等措施. */
static uint32_t list_of(const nf_event_site *s)
{
    const nf_text *text = s->view->source->text;
    const uint32_t enumerates = 0x3001, and_so_on = 0x7b49;
    uint32_t found = 0, end = s->view->whole.span.end;
    if (s->c->span.begin && text->fold[s->c->span.begin - 1] == enumerates) found = 1;
    for (uint32_t i = s->c->span.end, n = 0; i < end && n < 16; i++, n++) {
        uint32_t c = text->fold[i];
        if (c == and_so_on) return found | 4;
        if (c == enumerates) found |= n == 0 ? 2 : 8;
        if (c == 0x3002 || c == 0xff0c || c == 0x2c) break;
    }
    return found;
}

static void add_clause(const nf_event_site *s, const side *before, const side *behind,
                       nf_event_features *out)
{
    const nf_event_stretch *clause = &s->view->clause;
    const nf_event_word *first = &s->view->words[clause->first];
    uint32_t list = list_of(s);
    ADD(F_VERB_BEFORE, before->verb->key, 0);
    ADD(F_VERB_CLUSTER, before->verb->cluster, 0);
    ADD(F_LISTED_VERB_CLUSTER, s->listed, before->verb->cluster);
    ADD(F_WORD_VERB_BEFORE, s->own.key, before->verb->key);
    ADD(F_VERB_AFTER, behind->verb->key, 0);
    ADD(F_VERBS, before->verb == &nothing, behind->verb == &nothing);
    ADD(F_NOUN_AFTER, behind->noun->key, 0);
    ADD(F_LISTED_NOUN_AFTER, s->listed, behind->noun->key);
    ADD(F_WORD_NOUN_AFTER, s->own.key, behind->noun->key);
    ADD(F_NOUN_BEFORE, before->noun->key, 0);
    ADD(F_SUBJECT_CLUSTER, before->noun->cluster, before->noun->tag);
    ADD(F_WORD_NOUN_BEFORE, s->own.key, before->noun->key);
    ADD(F_FIRST_OF_CLAUSE, first->key, 0);
    ADD(F_FIRST_CLUSTER, first->cluster, first->tag);
    ADD(F_LISTED_FACTS, s->listed, clause->facts);
    ADD(F_WORD_FACTS, s->own.key, clause->facts);
    ADD(F_SENTENCE_FACTS, s->view->whole.facts, s->listed > 0);
    ADD(F_LIST, list, s->listed > 0);
    ADD(F_LISTED_LIST, s->listed, list);
    ADD(F_WORD_LIST, s->own.key, list);
}

/* ------------------------------------------------------------------- the rest */

/* Characters that say how a verb is meant: 已 将 被 把 正 曾 了 过 未 没 不 对. */
static uint32_t aspect(uint32_t c)
{
    switch (c) {
    case 0x5df2: return 1;
    case 0x5c06: return 2;
    case 0x88ab: return 3;
    case 0x628a: return 4;
    case 0x6b63: return 5;
    case 0x66fe: return 6;
    case 0x4e86: return 7;
    case 0x8fc7: return 8;
    case 0x672a: return 9;
    case 0x6ca1: return 10;
    case 0x4e0d: return 11;
    case 0x5bf9: return 12;
    default: return 0;
    }
}

/* The nearest one before in the clause. */
static uint32_t aspect_of(const nf_event_site *s)
{
    const nf_text *text = s->view->source->text;
    uint32_t clause = s->view->clause.span.begin, begin = s->c->span.begin;
    uint32_t from = begin > clause + 12 ? begin - 12 : clause, found = 0;
    for (uint32_t i = begin; i-- > from && !found;) found = aspect(text->fold[i]);
    return found;
}

/* 0: no 的 behind in the clause; else how near it is. */
static uint32_t of_after(const nf_event_site *s)
{
    const nf_text *text = s->view->source->text;
    for (uint32_t i = s->c->span.end, n = 0; i < s->view->clause.span.end && n < 10; i++, n++)
        if (text->fold[i] == 0x7684) return n == 0 ? 1 : n < 4 ? 2 : 3;
    return 0;
}

/* Kind of the quote, title or bracket around, and how long it is. */
static uint32_t pair_around(const nf_event_site *s)
{
    const nf_pairs *pairs = &s->view->source->sentencing->pairs;
    uint32_t *at = &s->view->pair_at, found = 0;
    while (*at < pairs->len && pairs->data[*at].span.end <= s->c->span.begin) ++*at;
    for (uint32_t i = *at, n = 0; i < pairs->len && n < 4; i++, n++) {
        uint32_t len = nf_span_len(pairs->data[i].span);
        if (pairs->data[i].span.begin > s->c->span.begin) break;
        if (pairs->data[i].span.end < s->c->span.end) continue;
        found = pairs->data[i].kind + (len > 30 ? 12u : len > 14 ? 8u : len > 8 ? 4u : 0u);
    }
    return found;
}

static void add_near(const nf_event_site *s, const side *before, const side *behind,
                     nf_event_features *out)
{
    const nf_span clause = s->view->clause.span;
    uint32_t count = behind->count + 8u * before->count, time = before->time + 4u * behind->time;
    uint32_t mark = aspect_of(s), of = of_after(s), pair = pair_around(s);
    uint32_t place = (s->c->span.begin == clause.begin) + 2u * (s->c->span.end == clause.end);
    ADD(F_COUNT, count, 0);
    ADD(F_WORD_COUNT, s->own.key, count);
    ADD(F_LISTED_COUNT, s->listed, count);
    ADD(F_TIME, time, 0);
    ADD(F_WORD_TIME, s->own.key, time);
    ADD(F_PAIR, pair, 0);
    ADD(F_WORD_PAIR, s->own.key, pair);
    ADD(F_CLAUSE_PLACE, place, 0);
    ADD(F_WORD_CLAUSE_PLACE, s->own.key, place);
    ADD(F_ASPECT, mark, 0);
    ADD(F_WORD_ASPECT, s->own.key, mark);
    ADD(F_LISTED_ASPECT, s->listed, mark);
    ADD(F_CLAUSE_LENGTH, nf_span_len(clause) > 30 ? 4 : nf_span_len(clause) / 8, 0);
    ADD(F_OF_AFTER, of, s->listed > 0);
    ADD(F_WORD_OF_AFTER, s->own.key, of);
}

static void add_layout(const nf_event_site *s, nf_event_features *out)
{
    const nf_event_source *source = s->view->source;
    const nf_sentence *sentence = &source->sentencing->sentences.data[s->c->sentence];
    uint64_t kind = (uint64_t)source->layout->segments.data[sentence->segment].kind;
    uint32_t ending = nf_char_at(source->text, sentence->span.end - 1);
    ADD(F_SEGMENT, kind, 0);
    ADD(F_WORD_SEGMENT, s->own.key, kind);
    ADD(F_LISTED_SEGMENT, s->listed, kind);
    ADD(F_SENTENCE, s->c->sentence < 3 ? s->c->sentence : 3, kind);
    ADD(F_ENDING, ending, nf_char_at(source->text, s->view->clause.span.end));
}

void newsfacts__event_features(const nf_event_site *site, uint32_t stage, nf_event_features *out)
{
    if (stage == 0) {
        add_first(site, out);
        return;
    }
    side before = look_before(site), behind = look_behind(site);
    add_neighbours(site, out);
    add_own(site, out);
    add_clause(site, &before, &behind, out);
    add_near(site, &before, &behind, out);
    add_layout(site, out);
}

/* Types that the table has for the word beside its usual one. */
static void add_also(const nf_event_site *s, nf_event_features *out)
{
    const nf_hit *hits = s->view->source->lexical->hits.data;
    for (uint32_t i = 1; i < s->c->hits_len && i < 4; i++)
        ADD(F_LISTED_ALSO, (uint64_t)newsfacts__triggers[hits[s->c->hit + i].row].type, 0);
}

void newsfacts__event_type_features(const nf_event_site *s, nf_event_features *out)
{
    const nf_text *text = s->view->source->text;
    side before = look_before(s), behind = look_behind(s);
    const nf_event_word *verb = before.verb, *noun = behind.noun, *subject = before.noun;
    ADD(F_WORD, s->own.key, 0);
    ADD(F_LAST, text->fold[s->c->span.end - 1], 0);
    ADD(F_FIRST, text->fold[s->c->span.begin], 0);
    ADD(F_LISTED, s->listed, 0);
    ADD(F_SUBTYPE, s->subtype, 0);
    add_also(s, out);
    ADD(F_CLUSTER, s->own.cluster, 0);
    ADD(F_NEXT, s->after[0]->key, 0);
    ADD(F_PREVIOUS, s->before[0]->key, 0);
    ADD(F_CLUSTER_NEXT, s->after[0]->cluster, 0);
    ADD(F_CLUSTER_PREVIOUS, s->before[0]->cluster, 0);
    ADD(F_VERB_BEFORE, verb->key, 0);
    ADD(F_NOUN_AFTER, noun->key, 0);
    ADD(F_HEAD_CLUSTER, noun->cluster, 0);
    ADD(F_LISTED_NOUN_AFTER, s->listed, noun->key);
    ADD(F_WORD_NOUN_AFTER, s->own.key, noun->key);
    ADD(F_NOUN_BEFORE, subject->key, 0);
    ADD(F_SUBJECT_CLUSTER, subject->cluster, 0);
    ADD(F_TOPIC, s->view->topic, 0);
    ADD(F_WORD_TOPIC, s->own.key, s->view->topic);
    ADD(F_LISTED_TOPIC, s->listed, s->view->topic);
}
