/* document_name.c: freezes organisations, people, places and entities. */
#include "document/document.h"

#include <string.h>

/* Entities of kinds that nobody asked for are left out, so the others move up. */
typedef struct {
    nf_freezer *f;
    const nf_names *names;
    uint32_t want;
    int32_t *entity; /* [names->entities.len]: public index, -1 left out */
} name_freezer;

static bool wanted(const name_freezer *n, int32_t kind)
{
    switch (kind) {
    case NEWSFACTS_ENTITY_ORGANISATION: return n->want & NEWSFACTS_WANT_ORGANISATIONS;
    case NEWSFACTS_ENTITY_PERSON: return n->want & NEWSFACTS_WANT_PEOPLE;
    default: return n->want & NEWSFACTS_WANT_PLACES;
    }
}

static int32_t entity_of(const name_freezer *n, uint32_t entity)
{
    return entity < n->names->entities.len ? n->entity[entity] : -1;
}

static newsfacts_string text_of(nf_freezer *f, const char *text)
{
    return newsfacts__freeze_string(f, text, strlen(text));
}

/* A name that was put together or looked up, or the words of the text. */
static newsfacts_string name_of(nf_freezer *f, newsfacts_string name, nf_span span)
{
    return name.size ? newsfacts__freeze_string(f, name.data, name.size)
                     : newsfacts__freeze_text(f, span);
}

static void freeze_parts(name_freezer *n, newsfacts_document *d)
{
    const nf_name_parts *in = &n->names->parts;
    d->parts = newsfacts__freeze_records(n->f, in->len, sizeof *d->parts);
    for (uint32_t i = 0; !n->f->failed && i < in->len; i++) {
        newsfacts_part *to = &d->parts[i];
        to->record_size = NF_RECORD_SIZE(to, text);
        to->organisation = nf_public_index(in->data[i].organisation);
        to->span = newsfacts__freeze_span(n->f, in->data[i].span);
        to->text = newsfacts__freeze_text(n->f, in->data[i].span);
    }
    d->parts_len = in->len;
}

static void freeze_organisations(name_freezer *n, newsfacts_document *d)
{
    const nf_organisations *in = &n->names->organisations;
    d->organisations = newsfacts__freeze_records(n->f, in->len, sizeof *d->organisations);
    for (uint32_t i = 0; !n->f->failed && i < in->len; i++) {
        const nf_organisation *from = &in->data[i];
        newsfacts_organisation *to = &d->organisations[i];
        to->record_size = NF_RECORD_SIZE(to, confidence);
        to->type = from->type;
        to->span = newsfacts__freeze_span(n->f, from->span);
        to->text = newsfacts__freeze_text(n->f, from->span);
        to->name = name_of(n->f, from->name, from->span);
        to->place = newsfacts__freeze_text(n->f, from->place);
        to->place_code = text_of(n->f, from->place_code);
        to->first_part = (int32_t)from->first_part;
        to->parts_len = (int32_t)from->parts_len;
        to->entity = entity_of(n, from->entity);
        to->sentence = nf_public_index(from->sentence);
        to->confidence = from->confidence;
    }
    d->organisations_len = in->len;
}

static void freeze_titles(name_freezer *n, newsfacts_document *d)
{
    const nf_name_titles *in = &n->names->titles;
    d->titles = newsfacts__freeze_records(n->f, in->len, sizeof *d->titles);
    for (uint32_t i = 0; !n->f->failed && i < in->len; i++) {
        newsfacts_title *to = &d->titles[i];
        to->record_size = NF_RECORD_SIZE(to, text);
        to->person = nf_public_index(in->data[i].person);
        to->span = newsfacts__freeze_span(n->f, in->data[i].span);
        to->text = newsfacts__freeze_text(n->f, in->data[i].span);
    }
    d->titles_len = in->len;
}

static void freeze_people(name_freezer *n, newsfacts_document *d)
{
    const nf_people *in = &n->names->people;
    d->people = newsfacts__freeze_records(n->f, in->len, sizeof *d->people);
    for (uint32_t i = 0; !n->f->failed && i < in->len; i++) {
        const nf_person *from = &in->data[i];
        newsfacts_person *to = &d->people[i];
        to->record_size = NF_RECORD_SIZE(to, confidence);
        to->age = from->age;
        to->span = newsfacts__freeze_span(n->f, from->span);
        to->text = newsfacts__freeze_text(n->f, from->span);
        to->first_title = (int32_t)from->first_title;
        to->titles_len = (int32_t)from->titles_len;
        bool known = wanted(n, NEWSFACTS_ENTITY_ORGANISATION);
        to->organisation = known ? nf_public_index(from->organisation) : -1;
        to->entity = entity_of(n, from->entity);
        to->sentence = nf_public_index(from->sentence);
        to->confidence = from->confidence;
    }
    d->people_len = in->len;
}

static void freeze_places(name_freezer *n, newsfacts_document *d)
{
    const nf_places *in = &n->names->places;
    d->places = newsfacts__freeze_records(n->f, in->len, sizeof *d->places);
    for (uint32_t i = 0; !n->f->failed && i < in->len; i++) {
        const nf_place *from = &in->data[i];
        newsfacts_place *to = &d->places[i];
        to->record_size = NF_RECORD_SIZE(to, confidence);
        to->entity = entity_of(n, from->entity);
        to->span = newsfacts__freeze_span(n->f, from->span);
        to->text = newsfacts__freeze_text(n->f, from->span);
        to->code = text_of(n->f, from->code);
        to->sentence = nf_public_index(from->sentence);
        to->confidence = from->confidence;
    }
    d->places_len = in->len;
}

static void freeze_mentions(name_freezer *n, const nf_entity *from, newsfacts_entity *to,
                            newsfacts_document *d)
{
    to->first_mention = (int32_t)d->mentions_len;
    to->mentions_len = (int32_t)from->mentions_len;
    for (uint32_t i = 0; i < from->mentions_len; i++) {
        newsfacts_mention *m = &d->mentions[d->mentions_len++];
        m->record_size = NF_RECORD_SIZE(m, index);
        m->entity = (int32_t)d->entities_len;
        m->index = (int32_t)n->names->mentions.data[from->first_mention + i].index;
    }
}

/* Fills n->entity too, so it runs first. */
static void freeze_entities(name_freezer *n, newsfacts_document *d)
{
    const nf_entities *in = &n->names->entities;
    n->entity = newsfacts__freeze_records(n->f, in->len, sizeof *n->entity);
    d->entities = newsfacts__freeze_records(n->f, in->len, sizeof *d->entities);
    d->mentions =
        newsfacts__freeze_records(n->f, n->names->mentions.len, sizeof *d->mentions);
    for (uint32_t i = 0; !n->f->failed && i < in->len; i++) {
        const nf_entity *from = &in->data[i];
        n->entity[i] = -1;
        if (!wanted(n, from->kind)) continue;
        newsfacts_entity *to = &d->entities[d->entities_len];
        to->record_size = NF_RECORD_SIZE(to, mentions_len);
        to->kind = from->kind;
        to->name = name_of(n->f, from->name, from->span);
        to->type = from->type;
        to->code = text_of(n->f, from->code);
        freeze_mentions(n, from, to, d);
        n->entity[i] = (int32_t)d->entities_len++;
    }
}

void newsfacts__freeze_names(nf_freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    name_freezer n = {f, draft->names, draft->want, NULL};
    freeze_entities(&n, d);
    if (wanted(&n, NEWSFACTS_ENTITY_ORGANISATION)) {
        freeze_organisations(&n, d);
        freeze_parts(&n, d);
    }
    if (wanted(&n, NEWSFACTS_ENTITY_PERSON)) {
        freeze_people(&n, d);
        freeze_titles(&n, d);
    }
    if (wanted(&n, NEWSFACTS_ENTITY_PLACE)) freeze_places(&n, d);
}
