/* table_names.c: organisations, people and places for people. */
#include "table_cells.h"

#include <string.h>

/* The name of an entity where the text has another form of it. */
static void cell_name(grid *g, newsfacts_string name, newsfacts_string text)
{
    bool same = name.size == text.size && !memcmp(name.data, text.data, text.size);
    cell_text(g, same ? "" : name.data);
}

static void add_organisation(grid *g, const newsfacts_document *d, size_t i)
{
    const newsfacts_organisation *o = newsfacts_organisations_at(d, i);
    cell_index(g, (int32_t)i);
    cell_string(g, o->text);
    cell_name(g, o->name, o->text);
    cell_text(g, newsfacts_organisation_type_name(o->type));
    cell_string(g, o->place);
    cell_string(g, o->place_code);
    cell_index(g, o->entity);
    cell_sentence(g, d, o->sentence, o->span);
}

static const grid_column organisation_columns[] = {
    {"", INK_DIM, 6, true},         {"text", INK_TEXT, 28, false},
    {"name", INK_VALUE, 28, false}, {"type", INK_PLAIN, 13, false},
    {"place", INK_BOLD, 16, false}, {"code", INK_PLAIN, 9, false},
    {"entity", INK_DIM, 6, true},   {"sentence", INK_PLAIN, 0, false}};
const section section_organisations = {"Organisations", NEWSFACTS_WANT_ORGANISATIONS,
                                       SECTION_COLUMNS(organisation_columns),
                                       newsfacts_organisations_len, add_organisation};

/* The first title: more than one are rare, and the line is short. */
static void add_title(grid *g, const newsfacts_document *d, const newsfacts_person *p)
{
    const newsfacts_title *t =
        p->titles_len ? newsfacts_titles_at(d, (size_t)p->first_title) : NULL;
    cell_text(g, t ? t->text.data : "");
}

static void add_person(grid *g, const newsfacts_document *d, size_t i)
{
    const newsfacts_person *p = newsfacts_people_at(d, i);
    cell_index(g, (int32_t)i);
    cell_string(g, p->text);
    add_title(g, d, p);
    cell_index(g, p->age);
    cell_index(g, p->organisation);
    cell_index(g, p->entity);
    cell_sentence(g, d, p->sentence, p->span);
}

static const grid_column person_columns[] = {
    {"", INK_DIM, 6, true},           {"text", INK_TEXT, 24, false}, {"title", INK_NOTE, 32, false},
    {"age", INK_PLAIN, 4, true},      {"of", INK_DIM, 6, true},      {"entity", INK_DIM, 6, true},
    {"sentence", INK_PLAIN, 0, false}};
const section section_people = {"People", NEWSFACTS_WANT_PEOPLE, SECTION_COLUMNS(person_columns),
                                newsfacts_people_len, add_person};

static void add_place(grid *g, const newsfacts_document *d, size_t i)
{
    const newsfacts_place *p = newsfacts_places_at(d, i);
    cell_index(g, (int32_t)i);
    cell_string(g, p->text);
    cell_string(g, p->code);
    cell_index(g, p->entity);
    cell_sentence(g, d, p->sentence, p->span);
}

static const grid_column place_columns[] = {{"", INK_DIM, 6, true},
                                            {"text", INK_TEXT, 28, false},
                                            {"code", INK_VALUE, 9, false},
                                            {"entity", INK_DIM, 6, true},
                                            {"sentence", INK_PLAIN, 0, false}};
const section section_places = {"Places", NEWSFACTS_WANT_PLACES, SECTION_COLUMNS(place_columns),
                                newsfacts_places_len, add_place};
