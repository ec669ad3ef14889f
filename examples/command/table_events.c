/* table_events.c: events as a newsroom's log. */
#include "table_cells.h"

/* All arguments of a role, with commas. */
static void add_role(grid *g, const newsfacts_document *d, const newsfacts_event *e, int32_t role)
{
    cell c = {"", 0};
    for (int32_t i = 0; i < e->arguments_len; i++) {
        const newsfacts_argument *a = newsfacts_arguments_at(d, (size_t)(e->first_argument + i));
        if (a->role != role) continue;
        cell_append(&c, c.size ? ", " : "");
        cell_append(&c, a->text.data);
    }
    cell_text(g, c.text);
}

/* The named place, or where else: 全国, a hospital. */
static void add_place(grid *g, const newsfacts_document *d, const newsfacts_event *e)
{
    if (e->place >= 0)
        cell_string(g, newsfacts_places_at(d, (size_t)e->place)->text);
    else
        add_role(g, d, e, NEWSFACTS_ROLE_PLACE);
}

/* "not", "planned": only what is unusual. */
static void add_attributes(grid *g, const newsfacts_event *e)
{
    cell c = {"", 0};
    if (e->polarity == NEWSFACTS_POLARITY_NEGATED) cell_append(&c, "not");
    if (e->modality != NEWSFACTS_MODALITY_ACTUAL) {
        cell_append(&c, c.size ? " " : "");
        cell_append(&c, newsfacts_modality_name(e->modality));
    }
    cell_text(g, c.text);
}

static void add_event(grid *g, const newsfacts_document *d, size_t i)
{
    const newsfacts_event *e = newsfacts_events_at(d, i);
    cell_index(g, (int32_t)i);
    cell_time(g, d, e->time);
    cell_text(g, newsfacts_event_type_name(e->type));
    cell_string(g, e->text);
    add_attributes(g, e);
    add_role(g, d, e, NEWSFACTS_ROLE_AGENT);
    add_role(g, d, e, NEWSFACTS_ROLE_PATIENT);
    add_role(g, d, e, NEWSFACTS_ROLE_COUNT);
    add_place(g, d, e);
    cell_string(g, e->source_text);
    cell_index(g, e->same_as);
    cell_sentence(g, d, e->sentence, e->span);
}

static const grid_column event_columns[] = {
    {"", INK_DIM, 6, true},          {"when", INK_VALUE, 16, false},
    {"type", INK_PLAIN, 18, false},  {"what", INK_TEXT, 12, false},
    {"how", INK_NOTE, 12, false},    {"who", INK_BOLD, 20, false},
    {"whom", INK_BOLD, 20, false},   {"count", INK_VALUE, 16, false},
    {"where", INK_PLAIN, 14, false}, {"says", INK_NOTE, 14, false},
    {"same", INK_DIM, 5, true},      {"sentence", INK_PLAIN, 0, false}};
const section section_events = {"Events", NEWSFACTS_WANT_EVENTS, SECTION_COLUMNS(event_columns),
                                newsfacts_events_len, add_event};
