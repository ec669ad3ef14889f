/* person.c: people named in the text, its bylines and its photo credits. */
#include "mention/person.h"
#include "mention/recall.h"

/* Names in bylines and credits are names by their place. */
static const float certain = 0.97f;

typedef struct {
    nf_work *work;
    const nf_name_source *from;
    nf_names *names;
    nf_person_reader reader;
    nf_recall seen;
    uint32_t tag;    /* first tag that ends behind the place that is read */
    uint32_t author; /* first author that has not been added */
} finder;

/* ------------------------------------------------------------------ adding */

/* People are added by begin; bylines, credits and labels may claim the same words. */
static bool is_free(const finder *f, nf_span span)
{
    const nf_people *people = &f->names->people;
    return !people->len || people->data[people->len - 1].span.end <= span.begin;
}

static nf_person *add(finder *f, nf_span span, uint32_t sentence, float confidence)
{
    nf_person *p = NF_VEC_ADD(&f->names->people, &f->work->scratch);
    if (!p) return NULL;
    p->span = span;
    p->sentence = sentence;
    p->entity = p->organisation = NF_NONE;
    p->age = -1;
    p->first_title = f->names->titles.len;
    p->confidence = confidence;
    return p;
}

static bool add_title(finder *f, nf_span span)
{
    if (nf_span_empty(span)) return true;
    nf_name_title *title = NF_VEC_ADD(&f->names->titles, &f->work->scratch);
    if (!title) return false;
    title->span = span;
    title->person = f->names->people.len - 1;
    f->names->people.data[title->person].titles_len++;
    return true;
}

static bool add_in_sentence(finder *f, nf_span span, uint32_t sentence, float confidence)
{
    nf_span limits = f->from->sentencing->sentences.data[sentence].span;
    nf_person_about about = newsfacts__person_about(&f->reader, span, limits);
    nf_person *p = add(f, span, sentence, confidence);
    if (!p) return false;
    p->age = about.age;
    p->organisation = about.organisation;
    for (uint32_t i = 0; i < about.titles_len; i++)
        if (!add_title(f, about.titles[i])) return false;
    return add_title(f, about.after);
}

/* --------------------------------------------------------- bylines and credits */

/* 记者 and 通讯员 among the names of a credit. */
static bool is_role(const nf_text *t, nf_span word)
{
    uint32_t last = nf_char_at(t, word.end - 1);
    return last == 0x8005 || last == 0x5458; /* 者 员 */
}

static bool in_name(const nf_text *t, uint32_t i)
{
    uint8_t cls = nf_class_at(t, i);
    return cls == NF_CLASS_HAN || cls == NF_CLASS_LATIN || cls == NF_CLASS_DOT;
}

/* Names of a credit stand between spaces, some behind what they are: 李健 通讯员 黄姿. */
static bool add_credit(finder *f, nf_span credit)
{
    const nf_text *t = f->from->text;
    nf_span role = {0, 0};
    for (uint32_t at = credit.begin; at < credit.end;) {
        nf_span word = nf_span_make(at, at);
        while (word.end < credit.end && in_name(t, word.end)) word.end++;
        at = word.end + 1;
        if (nf_span_empty(word)) continue;
        if (is_role(t, word))
            role = word;
        else if (is_free(f, word) && (!add(f, word, NF_NONE, certain) || !add_title(f, role)))
            return false;
    }
    return true;
}

/* Authors and credits before `end` that lie in no sentence. */
static bool add_outside(finder *f, uint32_t end)
{
    const nf_authors *authors = &f->from->layout->authors;
    for (; f->author < authors->len && authors->data[f->author].name.begin < end; f->author++) {
        const nf_author *a = &authors->data[f->author];
        if (!is_free(f, a->name)) continue;
        if (!add(f, a->name, NF_NONE, certain) || !add_title(f, a->role)) return false;
    }
    return true;
}

/* ------------------------------------------------------------------ sentences */

/* A name has no digits and no marks but the dot and the dash between its parts. */
static bool is_name(const nf_text *t, nf_span span)
{
    enum { XING = 0x59d3 /* 姓: 李姓 */ };
    if (nf_span_len(span) < 2 || !in_name(t, span.end - 1)) return false;
    if (t->fold[span.end - 1] == XING) return false;
    for (uint32_t i = span.begin; i < span.end; i++)
        if (!in_name(t, i) && nf_class_at(t, i) != NF_CLASS_DASH) return false;
    return true;
}

/* A name that was found with certainty elsewhere in the document. */
static nf_span seen_at(const finder *f, uint32_t at, uint32_t limit)
{
    nf_recall_hit hit = newsfacts__recall_find(&f->seen, at, limit);
    nf_span span = nf_span_make(at, at + hit.len);
    const nf_lexical *l = f->from->lexical;
    const nf_text *t = f->from->text;
    bool whole = hit.len && nf_word_begins(l, t, at) && nf_word_begins(l, t, span.end);
    return whole ? span : nf_span_make(at, at);
}

/* The tag that begins at or behind `at` in the sentence; NULL: none is left in it. */
static const nf_tag *tag_in(finder *f, uint32_t at, nf_span sentence)
{
    const nf_tags *tags = f->from->tags;
    while (f->tag < tags->len && tags->data[f->tag].span.begin < at) f->tag++;
    bool inside = f->tag < tags->len && tags->data[f->tag].span.begin < sentence.end;
    return inside ? &tags->data[f->tag] : NULL;
}

static const nf_author *author_in(const finder *f, nf_span sentence)
{
    const nf_authors *authors = &f->from->layout->authors;
    bool inside = f->author < authors->len && authors->data[f->author].name.begin < sentence.end;
    return inside ? &authors->data[f->author] : NULL;
}

/* 普拉昌 + 达: the longer name that stands here and was seen with certainty elsewhere. */
static nf_span whole_name(const finder *f, const nf_tag *tag, nf_span sentence)
{
    static const float good = 0.95f;
    if (tag->kind != NF_TAG_PER || tag->confidence >= good) return tag->span;
    nf_recall_hit hit = newsfacts__recall_find(&f->seen, tag->span.begin, sentence.end);
    bool longer = hit.len > nf_span_len(tag->span);
    return longer ? nf_span_make(tag->span.begin, tag->span.begin + hit.len) : tag->span;
}

/* Names that were seen, between labels. */
static bool read_stretch(finder *f, nf_span stretch, uint32_t sentence)
{
    static const float seen = 0.85f;
    uint32_t at = stretch.begin;
    while (at < stretch.end) {
        nf_span name = seen_at(f, at, stretch.end);
        if (!nf_span_empty(name) && !add_in_sentence(f, name, sentence, seen)) return false;
        at = nf_span_empty(name) ? at + 1 : name.end;
    }
    return true;
}

static bool read_sentence(finder *f, uint32_t index)
{
    nf_span sentence = f->from->sentencing->sentences.data[index].span;
    uint32_t at = sentence.begin;
    if (!add_outside(f, at)) return false;
    while (at < sentence.end) {
        const nf_tag *tag = tag_in(f, at, sentence);
        const nf_author *author = author_in(f, sentence);
        bool by_author = author && (!tag || author->name.begin < tag->span.end);
        nf_span next = by_author ? author->name
                       : tag     ? whole_name(f, tag, sentence)
                                 : nf_span_make(sentence.end, sentence.end);
        if (next.begin > at && !read_stretch(f, nf_span_make(at, next.begin), index)) return false;
        at = next.end > at ? next.end : at + 1;
        if (by_author) {
            f->author++;
            if (!is_free(f, author->name)) continue;
            if (!add(f, author->name, index, certain) || !add_title(f, author->role)) return false;
        } else if (tag && tag->kind == NF_TAG_PER && is_name(f->from->text, next)
                   && !add_in_sentence(f, next, index, tag->confidence)) {
            return false;
        }
    }
    return true;
}

/* Remembers the names that are sure, for the second look. */
static bool collect(finder *f)
{
    static const float sure = 0.7f;
    const nf_tags *tags = f->from->tags;
    const nf_authors *authors = &f->from->layout->authors;
    for (uint32_t i = 0; i < tags->len; i++)
        if (tags->data[i].kind == NF_TAG_PER && tags->data[i].confidence >= sure
            && is_name(f->from->text, tags->data[i].span)
            && !newsfacts__recall_add(&f->seen, &f->work->stage, tags->data[i].span, i))
            return false;
    for (uint32_t i = 0; i < authors->len; i++)
        if (!newsfacts__recall_add(&f->seen, &f->work->stage, authors->data[i].name, i))
            return false;
    return true;
}

/* A caption's credit stands behind its sentences. */
static bool read_segments(finder *f)
{
    const nf_segments *segments = &f->from->layout->segments;
    const nf_sentences *sentences = &f->from->sentencing->sentences;
    uint32_t next = 0;
    for (uint32_t i = 0; i < segments->len; i++) {
        for (; next < sentences->len && sentences->data[next].segment == i; next++)
            if (!read_sentence(f, next)) return false;
        nf_span credit = segments->data[i].credit;
        if (!nf_span_empty(credit) && (!add_outside(f, credit.begin) || !add_credit(f, credit)))
            return false;
    }
    return add_outside(f, f->from->text->len);
}

newsfacts_status newsfacts__person_read(nf_work *work, const nf_name_source *source, nf_names *out)
{
    finder f = {.work = work, .from = source, .names = out};
    f.reader.from = source;
    f.reader.names = out;
    newsfacts__recall_init(&f.seen, source->text);
    if (!collect(&f) || !read_segments(&f)) return NEWSFACTS_E_MEMORY;
    return nf_spend(work, source->text->len) ? NEWSFACTS_OK : NEWSFACTS_E_LIMIT;
}
