/* organisation.c: organisations of every sentence. */
#include "mention/organisation.h"

#include <string.h>

enum { LONGEST = 40 /* characters of a name */ };

const nf_organisation_words_row *newsfacts__organisation_word(const nf_lexical *lexical,
                                                              nf_span span, int32_t use)
{
    for (uint32_t i = lexical->hit_at[span.begin]; i < lexical->hit_at[span.begin + 1]; i++) {
        const nf_hit *h = &lexical->hits.data[i];
        if (h->table != NF_TABLE_ORGANISATION_WORDS || h->len != nf_span_len(span)) continue;
        if (newsfacts__organisation_words[h->row].use == use)
            return &newsfacts__organisation_words[h->row];
    }
    return NULL;
}

const nf_hit *newsfacts__organisation_ending(const nf_lexical *lexical, nf_span span)
{
    return newsfacts__hit_before(lexical, span.begin, span.end, NF_TABLE_ORGANISATION_SUFFIXES);
}

const nf_place *newsfacts__place_before(const nf_names *names, uint32_t end)
{
    const nf_places *p = &names->places;
    uint32_t low = 0, high = p->len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (p->data[middle].span.end < end)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->len && p->data[low].span.end == end ? &p->data[low] : NULL;
}

/* --------------------------------------------------------------- candidates */

void newsfacts__organisation_offer(nf_org_finder *f, nf_span span, float score, uint32_t known)
{
    if (nf_span_len(span) < 2 || nf_span_len(span) > LONGEST) return;
    if (span.begin < f->sentence.begin || span.end > f->sentence.end) return;
    nf_org_candidate *c = &f->at[span.begin - f->sentence.begin];
    bool better =
        !c->end || score >= 1.0f || span.end > c->end || (span.end == c->end && score > c->score);
    if (span.end == c->end && c->known != NF_NONE) known = c->known;
    if (!better || (c->end && c->score >= 1.0f)) return; /* the user's names stay */
    c->end = span.end;
    c->score = score;
    c->known = known;
}

/* The first word from `at` on that stands between names and in none (关于); `end`: none does. */
static uint32_t break_in(const nf_org_finder *f, uint32_t at, uint32_t end)
{
    const nf_lexical *l = f->from->lexical;
    for (; at < end; at++) {
        if (!nf_word_begins(l, f->from->text, at) || l->word_at[at] == NF_NONE) continue;
        nf_span word = nf_span_make(at, at + l->words.data[l->word_at[at]].len);
        if (newsfacts__organisation_word(l, word, NF_ORGANISATION_WORDS_USE_BREAK)) return at;
    }
    return end;
}

/* 同, 与 of 愿同古巴全国人大 */
static bool joins_phrases(const nf_lexical *l, uint32_t at)
{
    uint8_t pos = l->word_at[at] == NF_NONE ? 0 : l->words.data[l->word_at[at]].pos;
    return pos == NF_POS_PREPOSITION || pos == NF_POS_CONJUNCTION;
}

/* 国防科技大学坚决贯彻党中央: the ends are names, each for itself, if they end as names do. */
static void offer_tag(nf_org_finder *f, const nf_tag *tag)
{
    const nf_lexical *l = f->from->lexical;
    nf_span span = tag->span, left = span;
    left.end = break_in(f, span.begin + 2, span.end);
    if (left.end == span.end) {
        newsfacts__organisation_offer(f, span, tag->confidence, NF_NONE);
        return;
    }
    if (newsfacts__organisation_ending(l, left))
        newsfacts__organisation_offer(f, left, tag->confidence, NF_NONE);
    while (left.end < span.end) {
        span.begin = left.end + l->words.data[l->word_at[left.end]].len;
        left.end = break_in(f, span.begin, span.end);
    }
    while (span.begin < span.end && joins_phrases(l, span.begin))
        span.begin += l->words.data[l->word_at[span.begin]].len;
    if (nf_span_len(span) > 2 && newsfacts__organisation_ending(l, span))
        newsfacts__organisation_offer(f, span, tag->confidence, NF_NONE);
}

static void offer_tags(nf_org_finder *f)
{
    const nf_tags *tags = f->from->tags;
    while (f->tag < tags->len && tags->data[f->tag].span.begin < f->sentence.begin) f->tag++;
    for (uint32_t i = f->tag; i < tags->len && tags->data[i].span.begin < f->sentence.end; i++)
        if (tags->data[i].kind == NF_TAG_ORG) offer_tag(f, &tags->data[i]);
}

/* Whether the tagger saw an organisation that holds `span`. */
static bool tagged(const nf_org_finder *f, nf_span span)
{
    const nf_tags *tags = f->from->tags;
    for (uint32_t i = f->tag; i < tags->len && tags->data[i].span.begin <= span.begin; i++)
        if (tags->data[i].kind == NF_TAG_ORG && nf_span_covers(tags->data[i].span, span))
            return true;
    return false;
}

/* The full form of an ambiguous name stands in the row before it. */
static bool full_form_seen(const nf_org_finder *f, uint32_t row)
{
    return row && f->known_forms[row - 1] != NF_NONE
           && !strcmp(newsfacts__well_known[row - 1].name, newsfacts__well_known[row].name);
}

bool newsfacts__place_begins(const nf_org_finder *f, uint32_t at)
{
    const nf_places *p = &f->names->places;
    uint32_t low = 0, high = p->len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (p->data[middle].span.begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->len && p->data[low].span.begin == at;
}

/* Letters on both sides of a word of letters make it part of another. */
static bool stands_alone(const nf_org_finder *f, nf_span span)
{
    const nf_text *t = f->from->text;
    const nf_lexical *l = f->from->lexical;
    bool latin_before = span.begin > 0 && nf_class_at(t, span.begin - 1) == NF_CLASS_LATIN;
    if (nf_class_at(t, span.begin) == NF_CLASS_LATIN && latin_before) return false;
    if (nf_class_at(t, span.end - 1) == NF_CLASS_LATIN
        && nf_class_at(t, span.end) == NF_CLASS_LATIN)
        return false;
    return nf_word_begins(l, t, span.begin)
           && (nf_word_begins(l, t, span.end) || newsfacts__place_begins(f, span.end));
}

static void offer_known_hit(nf_org_finder *f, const nf_hit *h)
{
    static const float score = 0.9f;
    nf_span span = nf_span_make(h->begin, h->begin + h->len);
    while (f->tag < f->from->tags->len && f->from->tags->data[f->tag].span.end <= span.begin)
        f->tag++;
    if (!stands_alone(f, span)) return;
    bool ambiguous = newsfacts__well_known[h->row].ambiguous == NF_WELL_KNOWN_AMBIGUOUS_YES;
    if (ambiguous && !full_form_seen(f, h->row) && !tagged(f, span)) return;
    newsfacts__organisation_offer(f, span, score, h->row);
}

static void offer_known(nf_org_finder *f)
{
    const nf_lexical *l = f->from->lexical;
    const uint32_t known = nf_table_bit(NF_TABLE_WELL_KNOWN);
    uint32_t at = f->sentence.begin;
    for (; (at = nf_hit_from(l, known, at, f->sentence.end)) < f->sentence.end; at++)
        for (uint32_t i = l->hit_at[at]; i < l->hit_at[at + 1]; i++)
            if (l->hits.data[i].table == NF_TABLE_WELL_KNOWN) offer_known_hit(f, &l->hits.data[i]);
}

/* ---------------------------------------------------------------- the sentence */

static bool add(nf_org_finder *f, nf_span span, const nf_org_candidate *c)
{
    nf_organisations *out = &f->names->organisations;
    span = newsfacts__organisation_edges(f, span, c);
    if (nf_span_len(span) < 2) return true;
    if (out->len && out->data[out->len - 1].span.end > span.begin) return true;
    nf_organisation *o = NF_VEC_ADD(out, &f->work->scratch);
    if (!o) return false;
    o->span = span;
    o->sentence = f->sentence_index;
    o->entity = NF_NONE;
    o->confidence = c->score;
    return true;
}

/* Of names that overlap the outer one stays if it is likely at all, else the
 * likelier. */
static bool read_sentence(nf_org_finder *f)
{
    static const float likely = 0.4f;
    uint32_t len = nf_span_len(f->sentence);
    for (uint32_t i = 0; i < len;) {
        const nf_org_candidate *best = &f->at[i];
        uint32_t begin = i;
        if (!best->end || best->score < likely) {
            i++;
            continue;
        }
        uint32_t stop = best->end - f->sentence.begin;
        for (uint32_t k = i + 1; k < stop; k++) {
            const nf_org_candidate *c = &f->at[k];
            if (c->end <= best->end || c->score <= best->score) continue;
            best = c; /* crosses the one before, and is likelier */
            begin = k;
            stop = best->end - f->sentence.begin;
        }
        if (!add(f, nf_span_make(f->sentence.begin + begin, best->end), best)) return false;
        i = stop;
    }
    memset(f->at, 0, len * sizeof *f->at);
    return true;
}

static bool init(nf_org_finder *f)
{
    const nf_sentences *s = &f->from->sentencing->sentences;
    const nf_lexical *l = f->from->lexical;
    uint32_t longest = 0;
    for (uint32_t i = 0; i < s->len; i++)
        if (nf_span_len(s->data[i].span) > longest) longest = nf_span_len(s->data[i].span);
    f->at = newsfacts__arena_array(&f->work->stage, longest + 1, sizeof *f->at);
    f->known_forms =
        newsfacts__arena_raw(&f->work->stage, NF_WELL_KNOWN_LEN, sizeof *f->known_forms);
    if (!f->at || !f->known_forms) return false;
    for (uint32_t i = 0; i < NF_WELL_KNOWN_LEN; i++) f->known_forms[i] = NF_NONE;
    for (uint32_t i = 0; i < l->hits.len; i++) {
        const nf_hit *h = &l->hits.data[i];
        if (h->table != NF_TABLE_WELL_KNOWN) continue;
        uint32_t *form = &f->known_forms[h->row];
        if (*form == NF_NONE || l->hits.data[*form].len < h->len) *form = i;
    }
    return true;
}

newsfacts_status newsfacts__organisation_read(nf_work *work, const nf_name_source *source,
                                              nf_names *out)
{
    nf_org_finder f = {work, source, out, NULL, {0, 0}, 0, 0, NULL};
    const nf_sentences *s = &source->sentencing->sentences;
    if (!init(&f)) return NEWSFACTS_E_MEMORY;
    for (uint32_t i = 0; i < s->len; i++) {
        f.sentence = s->data[i].span;
        f.sentence_index = i;
        if (!nf_spend(work, nf_span_len(f.sentence))) return NEWSFACTS_E_LIMIT;
        offer_tags(&f);
        newsfacts__organisation_grammar(&f);
        offer_known(&f);
        if (!read_sentence(&f)) return NEWSFACTS_E_MEMORY;
    }
    nf_organisations bylines = {0};
    newsfacts_status status = newsfacts__organisation_again(work, source, out);
    if (status == NEWSFACTS_OK) status = newsfacts__organisation_bylines(work, source, &bylines);
    if (status == NEWSFACTS_OK) status = newsfacts__organisation_merge(work, &bylines, out);
    if (status != NEWSFACTS_OK) return status;
    return newsfacts__organisation_name(work, source, f.known_forms, out);
}
