#include "lexical/user_lexicon.h"

const nf_lexicon_entry *newsfacts__user_lexicon_entry(const newsfacts_engine *engine,
                                                      const nf_text *text, nf_span span,
                                                      int32_t kind)
{
    const nf_lexicon_entry *e =
        newsfacts__lexicon_find(&engine->lexicon, text->fold + span.begin, nf_span_len(span));
    return e && e->kind == kind ? e : NULL;
}

static uint8_t tag_kind(int32_t kind)
{
    return kind == NEWSFACTS_ENTITY_PERSON  ? NF_TAG_PER
           : kind == NEWSFACTS_ENTITY_PLACE ? NF_TAG_LOC
                                            : NF_TAG_ORG;
}

/* A word of letters or digits does not end inside another. */
static bool cuts_word(const nf_text *t, uint32_t at)
{
    if (!at || at >= t->len) return false;
    uint8_t a = nf_class_at(t, at - 1), b = nf_class_at(t, at);
    return (a == NF_CLASS_LATIN && b == NF_CLASS_LATIN)
           || (a == NF_CLASS_DIGIT && b == NF_CLASS_DIGIT);
}

typedef struct {
    const nf_text *text;
    uint32_t begin;
} place;

static bool may_end(const void *context, uint32_t len)
{
    const place *p = context;
    return !cuts_word(p->text, p->begin + len);
}

/* The longest name at `at`, and its length; NULL: none begins there. */
static const nf_lexicon_entry *name_at(const nf_lexicon *l, const nf_text *t, uint32_t at,
                                       uint32_t limit, uint32_t *len)
{
    const place p = {t, at};
    if (cuts_word(t, at)) return NULL;
    return newsfacts__lexicon_longest(l, t->fold + at, limit - at, may_end, &p, len);
}

static bool find_all(nf_work *work, const nf_lexicon *l, const nf_text *t,
                     const nf_sentences *sentences, nf_tags *out)
{
    for (uint32_t i = 0; i < sentences->len; i++) {
        nf_span sentence = sentences->data[i].span;
        for (uint32_t at = sentence.begin; at < sentence.end;) {
            uint32_t len = 0;
            const nf_lexicon_entry *entry = name_at(l, t, at, sentence.end, &len);
            if (!entry) {
                at++;
                continue;
            }
            nf_tag *tag = NF_VEC_ADD(out, &work->scratch);
            if (!tag) return false;
            tag->span = nf_span_make(at, at + len);
            tag->kind = tag_kind(entry->kind);
            tag->confidence = 1.0f;
            at += len;
        }
    }
    return true;
}

bool newsfacts__tags_merge(nf_work *work, const nf_tags *sure, nf_tags *tags)
{
    nf_tags out = {0};
    uint32_t i = 0, k = 0;
    while (i < sure->len || k < tags->len) {
        bool own = k == tags->len
                   || (i < sure->len && sure->data[i].span.begin <= tags->data[k].span.begin);
        nf_tag tag = own ? sure->data[i++] : tags->data[k++];
        bool covered = out.len && out.data[out.len - 1].span.end > tag.span.begin;
        bool ahead = !own && i < sure->len && sure->data[i].span.begin < tag.span.end;
        if (!own && (covered || ahead)) continue;
        nf_tag *to = NF_VEC_ADD(&out, &work->scratch);
        if (!to) return false;
        *to = tag;
    }
    *tags = out;
    return true;
}

newsfacts_status newsfacts__user_lexicon_read(nf_work *work, const newsfacts_engine *engine,
                                              const nf_text *text,
                                              const nf_sentencing *sentencing, nf_tags *tags)
{
    nf_tags sure = {0};
    if (!engine->lexicon.len) return NEWSFACTS_OK;
    if (!nf_spend(work, text->len)) return NEWSFACTS_E_LIMIT;
    if (!find_all(work, &engine->lexicon, text, &sentencing->sentences, &sure))
        return NEWSFACTS_E_MEMORY;
    return newsfacts__tags_merge(work, &sure, tags) ? NEWSFACTS_OK : NEWSFACTS_E_MEMORY;
}
