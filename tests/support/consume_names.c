/* consume_names.c: organisations, people, places, and the entities behind them. */
#include "support/promise.h"

#include <string.h>

/* What a mention of any kind promises. Names of bylines and credits have no sentence. */
static void check_mention(const view *v, newsfacts_span s, newsfacts_string text, int32_t sentence,
                          float confidence)
{
    check_text(v, s, text);
    PROMISE(text.size);
    PROMISE(sentence >= -1);
    if (sentence >= 0) check_place(v, s, sentence);
    check_confidence(confidence);
}

static void check_entity_of(const view *v, int32_t entity, int32_t kind)
{
    const newsfacts_entity *e = entity < 0 ? NULL : newsfacts_entities_at(v->doc, (size_t)entity);
    PROMISE(e && e->kind == kind);
}

/* [first, first + len) of `all` records. */
static void check_range(int32_t first, int32_t len, size_t all)
{
    PROMISE(len >= 0);
    PROMISE(!len || (first >= 0 && (size_t)first + (size_t)len <= all));
}

static void check_organisation(const view *v, size_t index)
{
    const newsfacts_organisation *o = newsfacts_organisations_at(v->doc, index);
    PROMISE(o->record_size == FIELDS_SIZE(o, confidence));
    check_mention(v, o->span, o->text, o->sentence, o->confidence);
    check_entity_of(v, o->entity, NEWSFACTS_ENTITY_ORGANISATION);
    check_string(o->name);
    PROMISE(o->name.size);
    check_string(o->place);
    check_string(o->place_code);
    PROMISE(*newsfacts_organisation_type_name(o->type));
    check_range(o->first_part, o->parts_len, newsfacts_parts_len(v->doc));
    for (int32_t i = 0; i < o->parts_len; i++) {
        const newsfacts_part *p = newsfacts_parts_at(v->doc, (size_t)(o->first_part + i));
        PROMISE(p->record_size == FIELDS_SIZE(p, text));
        PROMISE(p->organisation == (int32_t)index);
        check_text(v, p->span, p->text);
        PROMISE(p->text.size && p->text.size < o->text.size && inside(o->span, p->span));
    }
}

static void check_person(const view *v, size_t index)
{
    const newsfacts_person *p = newsfacts_people_at(v->doc, index);
    PROMISE(p->record_size == FIELDS_SIZE(p, confidence));
    check_mention(v, p->span, p->text, p->sentence, p->confidence);
    check_entity_of(v, p->entity, NEWSFACTS_ENTITY_PERSON);
    PROMISE(p->age >= -1 && p->age < 200);
    PROMISE(p->organisation >= -1 && p->organisation < (int64_t)newsfacts_organisations_len(v->doc));
    check_range(p->first_title, p->titles_len, newsfacts_titles_len(v->doc));
    for (int32_t i = 0; i < p->titles_len; i++) {
        const newsfacts_title *t = newsfacts_titles_at(v->doc, (size_t)(p->first_title + i));
        PROMISE(t->record_size == FIELDS_SIZE(t, text));
        PROMISE(t->person == (int32_t)index);
        check_text(v, t->span, t->text);
        PROMISE(t->text.size);
    }
}

static void check_named_place(const view *v, size_t index)
{
    const newsfacts_place *p = newsfacts_places_at(v->doc, index);
    PROMISE(p->record_size == FIELDS_SIZE(p, confidence));
    check_mention(v, p->span, p->text, p->sentence, p->confidence);
    check_entity_of(v, p->entity, NEWSFACTS_ENTITY_PLACE);
    check_string(p->code);
}

/* The entity that the index-th record of a kind names; -2: no such record. */
static int32_t entity_named_by(const view *v, int32_t kind, size_t index)
{
    const newsfacts_organisation *o = newsfacts_organisations_at(v->doc, index);
    const newsfacts_person *p = newsfacts_people_at(v->doc, index);
    const newsfacts_place *l = newsfacts_places_at(v->doc, index);
    if (kind == NEWSFACTS_ENTITY_ORGANISATION) return o ? o->entity : -2;
    if (kind == NEWSFACTS_ENTITY_PERSON) return p ? p->entity : -2;
    return l ? l->entity : -2;
}

/* Entities list each mention once: they are as many, and each leads back. */
static void check_entities(const view *v)
{
    size_t mentions = 0;
    for (size_t i = 0; i < newsfacts_entities_len(v->doc); i++) {
        const newsfacts_entity *e = newsfacts_entities_at(v->doc, i);
        PROMISE(e->record_size == FIELDS_SIZE(e, mentions_len));
        PROMISE(*newsfacts_entity_kind_name(e->kind));
        check_string(e->name);
        check_string(e->code);
        PROMISE(e->name.size && e->mentions_len > 0 && (size_t)e->first_mention == mentions);
        check_range(e->first_mention, e->mentions_len, newsfacts_mentions_len(v->doc));
        for (int32_t k = 0; k < e->mentions_len; k++, mentions++) {
            const newsfacts_mention *m = newsfacts_mentions_at(v->doc, mentions);
            const newsfacts_mention *before = k ? newsfacts_mentions_at(v->doc, mentions - 1) : NULL;
            PROMISE(m->record_size == FIELDS_SIZE(m, index) && m->entity == (int32_t)i);
            PROMISE(m->index >= 0 && (!before || before->index < m->index));
            PROMISE(entity_named_by(v, e->kind, (size_t)m->index) == (int32_t)i);
        }
    }
    PROMISE(mentions == newsfacts_mentions_len(v->doc));
    PROMISE(mentions == newsfacts_organisations_len(v->doc) + newsfacts_people_len(v->doc)
                            + newsfacts_places_len(v->doc));
}

/* check_KIND over all records of a kind, their order, and NULL beyond the end. */
#define CHECK_ALL(kind, check)                                                              \
    do {                                                                                    \
        size_t len_ = newsfacts_##kind##_len(v->doc);                                       \
        for (size_t i_ = 0; i_ < len_; i_++) {                                              \
            check(v, i_);                                                                   \
            if (i_) check_order(newsfacts_##kind##_at(v->doc, i_ - 1)->span,                \
                                newsfacts_##kind##_at(v->doc, i_)->span);                   \
        }                                                                                   \
        PROMISE(!newsfacts_##kind##_at(v->doc, len_));                                      \
    } while (0)

void check_names(const view *v)
{
    CHECK_ALL(organisations, check_organisation);
    CHECK_ALL(people, check_person);
    CHECK_ALL(places, check_named_place);
    check_entities(v);
    PROMISE(!newsfacts_parts_at(v->doc, newsfacts_parts_len(v->doc)));
    PROMISE(!newsfacts_titles_at(v->doc, newsfacts_titles_len(v->doc)));
    PROMISE(!newsfacts_entities_at(v->doc, newsfacts_entities_len(v->doc)));
    PROMISE(!newsfacts_mentions_at(v->doc, newsfacts_mentions_len(v->doc)));
}
