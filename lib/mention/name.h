/* name.h: organisations, people and places as internal records.
 *
 * Four readers work one after the other on the same nf_names:
 *
 *   place_read         all named places, those inside organisations' names too
 *   organisation_read  sees the places: 湖南省 before 财政厅
 *   person_read        sees both: titles hold organisations
 *   entity_read        who is who: entities and their mentions
 *
 * Before people are read, name.c drops the places that turned out to be part of an
 * organisation's name. Each reader appends its own records by begin, then longer
 * first, without overlap within one kind. */
#ifndef NF_MENTION_NAME_H
#define NF_MENTION_NAME_H

#include "lexical/tagger.h"
#include "mention/count.h"

/* The kinds of facts that come out of names. */
enum { NF_WANT_NAMES = NEWSFACTS_WANT_ORGANISATIONS | NEWSFACTS_WANT_PEOPLE | NEWSFACTS_WANT_PLACES };

enum { NF_PLACE_CODE = 12 }; /* nine digits of a township, and its NUL */

typedef struct {
    nf_span span;
    uint32_t sentence; /* NF_NONE in bylines */
    uint32_t entity;
    char code[NF_PLACE_CODE]; /* GB/T 2260 or ISO 3166; "" unknown */
    float confidence;
} nf_place;

typedef struct {
    nf_span span;
    uint32_t sentence;
    uint32_t entity;
    int32_t type;          /* newsfacts_organisation_type */
    newsfacts_string name; /* full form: static, of the engine or in work->scratch; size 0: as written */
    nf_span place;         /* the place in the name; empty: none */
    char place_code[NF_PLACE_CODE];
    uint32_t first_part; /* parts [first_part, first_part + parts_len) */
    uint32_t parts_len;
    float confidence;
} nf_organisation;

/* An organisation's name inside another's. */
typedef struct {
    nf_span span;
    uint32_t organisation;
} nf_name_part;

typedef struct {
    nf_span span; /* the name alone */
    uint32_t sentence;
    uint32_t entity;
    int32_t age;          /* -1: not stated */
    uint32_t first_title; /* titles [first_title, first_title + titles_len) */
    uint32_t titles_len;
    uint32_t organisation; /* index or NF_NONE */
    float confidence;
} nf_person;

typedef struct {
    nf_span span;
    uint32_t person;
} nf_name_title;

typedef struct {
    int32_t kind; /* newsfacts_entity_kind */
    int32_t type; /* of organisations, else 0 */
    newsfacts_string name; /* as in nf_organisation */
    nf_span span;          /* where `name` is as written: the mention that has it */
    char code[NF_PLACE_CODE];
    uint32_t first_mention; /* mentions [first_mention, first_mention + mentions_len) */
    uint32_t mentions_len;
} nf_entity;

typedef struct {
    uint32_t entity;
    uint32_t index; /* into organisations, people or places, by the entity's kind */
} nf_mention;

typedef NF_VEC(nf_place) nf_places;
typedef NF_VEC(nf_organisation) nf_organisations;
typedef NF_VEC(nf_name_part) nf_name_parts;
typedef NF_VEC(nf_person) nf_people;
typedef NF_VEC(nf_name_title) nf_name_titles;
typedef NF_VEC(nf_entity) nf_entities;
typedef NF_VEC(nf_mention) nf_mentions;

typedef struct {
    nf_organisations organisations;
    nf_name_parts parts; /* by organisation, then begin */
    nf_people people;
    nf_name_titles titles;
    nf_places places;
    nf_entities entities;
    nf_mentions mentions; /* by entity, then index */
} nf_names;

/* What the readers look at. */
typedef struct {
    const newsfacts_engine *engine;
    const nf_text *text;
    const nf_layout *layout;
    const nf_sentencing *sentencing;
    const nf_lexical *lexical;
    const nf_tags *tags; /* by begin */
    const nf_times *times;
    const nf_counts *counts;
} nf_name_source;

newsfacts_status newsfacts__name_read(nf_work *work, const nf_name_source *source, nf_names *out);

/* name_tags.c: source->tags as the readers want them. */
newsfacts_status newsfacts__name_tags(nf_work *work, const nf_name_source *source, nf_tags *out);

newsfacts_status newsfacts__place_read(nf_work *work, const nf_name_source *source, nf_names *out);
newsfacts_status newsfacts__organisation_read(nf_work *work, const nf_name_source *source,
                                              nf_names *out);
newsfacts_status newsfacts__person_read(nf_work *work, const nf_name_source *source, nf_names *out);
newsfacts_status newsfacts__entity_read(nf_work *work, const nf_name_source *source, nf_names *out);

#endif
