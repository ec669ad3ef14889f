/* entity.c: mentions of the same organisation, person or place.
 *
 * Organisations are the same when their full names are, places when they have the
 * same code or the same words, people when they have the same name or when one name
 * is the end of another behind a dot (特朗普), or its first character (李). */
#include "mention/name.h"

#include <string.h>

enum { PROBES = 32, DOT_TAILS = 3 };

typedef struct {
    newsfacts_string key; /* size 0: free */
    int32_t kind;
    uint32_t entity;
} slot;

typedef struct {
    nf_work *work;
    const nf_text *text;
    nf_names *names;
    slot *slots;
    uint32_t mask;
} registry;

static newsfacts_string bytes_of(const nf_text *t, nf_span span)
{
    newsfacts_string s = {(const char *)t->bytes + t->offset[span.begin],
                          t->offset[span.end] - t->offset[span.begin]};
    return s;
}

static uint32_t hash_of(newsfacts_string key, int32_t kind)
{
    uint32_t hash = 2166136261u ^ (uint32_t)kind;
    for (size_t i = 0; i < key.size; i++) hash = (hash ^ (unsigned char)key.data[i]) * 16777619u;
    return hash ^ hash >> 15;
}

/* The slot of the key, or the one to put it into; NULL: its neighbourhood is full. */
static slot *slot_of(const registry *r, newsfacts_string key, int32_t kind)
{
    uint32_t at = hash_of(key, kind);
    for (uint32_t i = 0; i < PROBES; i++) {
        slot *s = &r->slots[(at + i) & r->mask];
        if (!s->key.size) return s;
        if (s->kind == kind && s->key.size == key.size
            && !memcmp(s->key.data, key.data, key.size))
            return s;
    }
    return NULL;
}

static uint32_t find(const registry *r, newsfacts_string key, int32_t kind)
{
    const slot *s = key.size ? slot_of(r, key, kind) : NULL;
    return s && s->key.size ? s->entity : NF_NONE;
}

static void put(registry *r, newsfacts_string key, int32_t kind, uint32_t entity)
{
    slot *s = key.size ? slot_of(r, key, kind) : NULL;
    if (!s || s->key.size) return; /* the first that had the words keeps them */
    s->key = key;
    s->kind = kind;
    s->entity = entity;
}

/* The entity of `key`, made where there is none; NF_NONE: out of memory. */
static uint32_t entity_of(registry *r, newsfacts_string key, int32_t kind, nf_span span)
{
    uint32_t found = find(r, key, kind);
    if (found != NF_NONE) return found;
    nf_entity *e = NF_VEC_ADD(&r->names->entities, &r->work->scratch);
    if (!e) return NF_NONE;
    e->kind = kind;
    e->span = span;
    put(r, key, kind, r->names->entities.len - 1);
    return r->names->entities.len - 1;
}

/* ----------------------------------------------------------------- the kinds */

static bool read_organisations(registry *r)
{
    for (uint32_t i = 0; i < r->names->organisations.len; i++) {
        nf_organisation *o = &r->names->organisations.data[i];
        newsfacts_string name = o->name.size ? o->name : bytes_of(r->text, o->span);
        o->entity = entity_of(r, name, NEWSFACTS_ENTITY_ORGANISATION, o->span);
        if (o->entity == NF_NONE) return false;
        nf_entity *e = &r->names->entities.data[o->entity];
        e->name = name;
        if (!e->type) e->type = o->type;
        if (!e->code[0]) memcpy(e->code, o->place_code, sizeof e->code);
    }
    return true;
}

static bool is_dot(const nf_text *t, uint32_t at)
{
    return nf_class_at(t, at) == NF_CLASS_DOT;
}

/* The ends of a name behind its dots, and the first character of a name without. */
static void put_short_forms(registry *r, nf_span span, uint32_t entity)
{
    uint32_t tails = 0;
    for (uint32_t at = span.end - 1; at > span.begin && tails < DOT_TAILS; at--) {
        if (!is_dot(r->text, at)) continue;
        put(r, bytes_of(r->text, nf_span_make(at + 1, span.end)), NEWSFACTS_ENTITY_PERSON, entity);
        tails++;
    }
    if (!tails && nf_span_len(span) < 4)
        put(r, bytes_of(r->text, nf_span_make(span.begin, span.begin + 1)),
            NEWSFACTS_ENTITY_PERSON, entity);
}

/* Long names first, so that short ones find them wherever they stand. */
static bool read_people(registry *r)
{
    nf_people *p = &r->names->people;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < p->len; i++) {
            nf_person *person = &p->data[i];
            bool dotted = false;
            for (uint32_t at = person->span.begin; at < person->span.end; at++)
                dotted = dotted || is_dot(r->text, at);
            bool full = dotted || nf_span_len(person->span) == 3;
            if (full != (pass == 0)) continue;
            newsfacts_string name = bytes_of(r->text, person->span);
            person->entity = entity_of(r, name, NEWSFACTS_ENTITY_PERSON, person->span);
            if (person->entity == NF_NONE) return false;
            put_short_forms(r, person->span, person->entity);
        }
    }
    return true;
}

static bool read_places(registry *r)
{
    for (uint32_t i = 0; i < r->names->places.len; i++) {
        nf_place *p = &r->names->places.data[i];
        newsfacts_string text = bytes_of(r->text, p->span), code = {p->code, strlen(p->code)};
        newsfacts_string key = code.size ? code : text;
        p->entity = entity_of(r, key, NEWSFACTS_ENTITY_PLACE, p->span);
        if (p->entity == NF_NONE) return false;
        nf_entity *e = &r->names->entities.data[p->entity];
        if (nf_span_len(p->span) > nf_span_len(e->span)) e->span = p->span;
        memcpy(e->code, p->code, sizeof e->code);
    }
    return true;
}

/* ------------------------------------------------------------------ mentions */

typedef struct {
    uint32_t entity, index;
} link;

/* Mentions sorted by entity: counted, then put in their places. */
static bool list_mentions(registry *r)
{
    nf_names *n = r->names;
    uint32_t len = n->organisations.len + n->people.len + n->places.len, at = 0, next = 0;
    link *links = newsfacts__arena_raw(&r->work->stage, len, sizeof *links);
    nf_mention *out = newsfacts__arena_raw(&r->work->scratch, len, sizeof *out);
    if (!links || !out) return false;
    for (uint32_t i = 0; i < n->organisations.len; i++, at++)
        links[at] = (link){n->organisations.data[i].entity, i};
    for (uint32_t i = 0; i < n->people.len; i++, at++)
        links[at] = (link){n->people.data[i].entity, i};
    for (uint32_t i = 0; i < n->places.len; i++, at++)
        links[at] = (link){n->places.data[i].entity, i};
    for (uint32_t i = 0; i < len; i++) n->entities.data[links[i].entity].mentions_len++;
    for (uint32_t i = 0; i < n->entities.len; i++) {
        n->entities.data[i].first_mention = next;
        next += n->entities.data[i].mentions_len;
        n->entities.data[i].mentions_len = 0;
    }
    for (uint32_t i = 0; i < len; i++) {
        nf_entity *e = &n->entities.data[links[i].entity];
        out[e->first_mention + e->mentions_len++] = (nf_mention){links[i].entity, links[i].index};
    }
    n->mentions.data = out;
    n->mentions.len = n->mentions.cap = len;
    return true;
}

newsfacts_status newsfacts__entity_read(nf_work *work, const nf_name_source *source, nf_names *out)
{
    uint32_t len = out->organisations.len + out->people.len + out->places.len, size = 16;
    registry r = {work, source->text, out, NULL, 0};
    if (!len) return NEWSFACTS_OK;
    while (size < UINT32_MAX / 4 && size / 4 < len) size *= 2;
    r.slots = newsfacts__arena_array(&work->stage, size, sizeof *r.slots);
    r.mask = size - 1;
    if (!r.slots || !read_organisations(&r) || !read_people(&r) || !read_places(&r))
        return NEWSFACTS_E_MEMORY;
    if (!list_mentions(&r)) return NEWSFACTS_E_MEMORY;
    return nf_spend(work, len) ? NEWSFACTS_OK : NEWSFACTS_E_LIMIT;
}
