/* table_events.c: events as a newsroom's log. */
#include "table_cells.h"

#include <string.h>

/* A cell put together from pieces; what does not fit is left out. */
typedef struct {
    char text[256];
    size_t size;
} cell;

static void append(cell *c, const char *text)
{
    size_t size = strlen(text);
    if (size >= sizeof c->text - c->size) return;
    memcpy(c->text + c->size, text, size + 1);
    c->size += size;
}

/* The value of the time, or its words where it has none. */
static void add_time(grid *g, const newsfacts_document *d, int32_t index)
{
    const newsfacts_time *t = index < 0 ? NULL : newsfacts_times_at(d, (size_t)index);
    if (!t)
        cell_text(g, "");
    else
        cell_string(g, t->value.size ? t->value : t->text);
}

static void add_place(grid *g, const newsfacts_document *d, int32_t index)
{
    const newsfacts_place *p = index < 0 ? NULL : newsfacts_places_at(d, (size_t)index);
    if (!p)
        cell_text(g, "");
    else
        cell_string(g, p->text);
}

/* All arguments of a role, with commas. */
static void add_role(grid *g, const newsfacts_document *d, const newsfacts_event *e, int32_t role)
{
    cell c = {"", 0};
    for (int32_t i = 0; i < e->arguments_len; i++) {
        const newsfacts_argument *a = newsfacts_arguments_at(d, (size_t)(e->first_argument + i));
        if (a->role != role) continue;
        append(&c, c.size ? ", " : "");
        append(&c, a->text.data);
    }
    cell_text(g, c.text);
}

/* "not", "planned": only what is unusual. */
static void add_attributes(grid *g, const newsfacts_event *e)
{
    cell c = {"", 0};
    if (e->polarity == NEWSFACTS_NEGATED) append(&c, "not");
    if (e->modality != NEWSFACTS_ACTUAL) {
        append(&c, c.size ? " " : "");
        append(&c, newsfacts_modality_name(e->modality));
    }
    cell_text(g, c.text);
}

static void add_event(grid *g, const newsfacts_document *d, size_t i)
{
    const newsfacts_event *e = newsfacts_events_at(d, i);
    cell_index(g, (int32_t)i);
    add_time(g, d, e->time);
    cell_text(g, newsfacts_event_type_name(e->type));
    cell_string(g, e->text);
    add_attributes(g, e);
    add_role(g, d, e, NEWSFACTS_ROLE_AGENT);
    add_role(g, d, e, NEWSFACTS_ROLE_PATIENT);
    add_role(g, d, e, NEWSFACTS_ROLE_COUNT);
    add_place(g, d, e->place);
    cell_string(g, e->source_text);
    cell_index(g, e->same_as);
    cell_sentence(g, d, e->sentence, e->span);
}

void print_events(FILE *out, const newsfacts_document *d, const table_style *style)
{
    static const grid_column columns[] = {
        {"", INK_DIM, 6, true},          {"when", INK_VALUE, 16, false},
        {"type", INK_PLAIN, 18, false},  {"what", INK_TEXT, 12, false},
        {"how", INK_NOTE, 12, false},    {"who", INK_BOLD, 20, false},
        {"whom", INK_BOLD, 20, false},   {"count", INK_VALUE, 16, false},
        {"where", INK_PLAIN, 14, false}, {"says", INK_NOTE, 14, false},
        {"same", INK_DIM, 5, true},      {"sentence", INK_PLAIN, 0, false}};
    size_t len = newsfacts_events_len(d);
    grid g;
    table_heading(out, "Events", len, style);
    if (!len) return;
    grid_init(&g, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < len; i++) add_event(&g, d, i);
    grid_print(out, &g, style->width, style->color);
    grid_free(&g);
}
