/* table_numbers.c: times and counts for people. */
#include "table_cells.h"
#include "value.h"
#include "width.h"

#include <string.h>

static void add_anchor(grid *g, const newsfacts_time *t)
{
    if (t->anchor == NEWSFACTS_ANCHOR_TIME)
        cell_index(g, t->anchor_time);
    else
        cell_text(g, t->anchor == NEWSFACTS_ANCHOR_NONE ? "" : newsfacts_anchor_name(t->anchor));
}

static void add_time(grid *g, const newsfacts_document *d, size_t i)
{
    const newsfacts_time *t = newsfacts_times_at(d, i);
    cell_index(g, (int32_t)i);
    cell_string(g, t->text);
    cell_string(g, t->value);
    cell_text(g, newsfacts_time_type_name(t->type));
    cell_text(
        g, t->qualifier == NEWSFACTS_QUALIFIER_EXACT ? "" : newsfacts_qualifier_name(t->qualifier));
    add_anchor(g, t);
    cell_sentence(g, d, t->sentence, t->span);
}

static const grid_column time_columns[] = {
    {"", INK_DIM, 6, true},           {"text", INK_TEXT, 28, false},
    {"value", INK_VALUE, 24, false},  {"type", INK_PLAIN, 8, false},
    {"hedge", INK_NOTE, 8, false},    {"from", INK_DIM, 9, false},
    {"sentence", INK_PLAIN, 0, false}};
const section section_times = {"Times", NEWSFACTS_WANT_TIMES, SECTION_COLUMNS(time_columns),
                               newsfacts_times_len, add_time};

/* What the unit stands for: a code, or per cent where it is written in words, as
 * values of 三成 are (30). */
static const char *code_of(const newsfacts_count *c)
{
    bool words = c->unit_kind == NEWSFACTS_UNIT_PERCENT && width_of(c->unit.data, c->unit.size) > 1;
    if (!c->unit_code.size && words) return "%";
    return strcmp(c->unit.data, c->unit_code.data) ? c->unit_code.data : "";
}

/* "元 CNY". */
static void add_unit(grid *g, const newsfacts_count *c)
{
    cell text = {"", 0};
    cell_append(&text, c->unit.data);
    cell_append(&text, c->unit.size && *code_of(c) ? " " : "");
    cell_append(&text, code_of(c));
    cell_text(g, text.text);
}

static void add_aspect(grid *g, uint32_t aspect)
{
    cell text = {"", 0};
    for (uint32_t bit = 1; bit && bit <= aspect; bit <<= 1) {
        const char *name = aspect & bit ? newsfacts_aspect_name(bit) : "";
        cell_append(&text, *name && text.size ? " " : "");
        cell_append(&text, name);
    }
    cell_text(g, text.text);
}

static void add_count(grid *g, const newsfacts_document *d, size_t i)
{
    const newsfacts_count *c = newsfacts_counts_at(d, i);
    char value[VALUE_SIZE];
    value_of(c, value);
    cell_index(g, (int32_t)i);
    cell_string(g, c->text);
    cell_text(g, value);
    add_unit(g, c);
    cell_string(g, c->object_text);
    add_aspect(g, c->aspect);
    cell_index(g, c->part_of);
    cell_time(g, d, c->time);
    cell_sentence(g, d, c->sentence, c->span);
}

static const grid_column count_columns[] = {
    {"", INK_DIM, 6, true},           {"text", INK_TEXT, 22, false},
    {"value", INK_VALUE, 22, true},   {"unit", INK_PLAIN, 12, false},
    {"object", INK_BOLD, 20, false},  {"aspect", INK_NOTE, 20, false},
    {"of", INK_DIM, 6, true},         {"when", INK_VALUE, 16, false},
    {"sentence", INK_PLAIN, 0, false}};
const section section_counts = {"Counts", NEWSFACTS_WANT_COUNTS, SECTION_COLUMNS(count_columns),
                                newsfacts_counts_len, add_count};
