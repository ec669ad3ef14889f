#include "grid.h"
#include "width.h"

#include <stdlib.h>
#include <string.h>

enum { MARGIN = 2, GAP = 2, LEAST = 4, LEAST_EXCERPT = 16, MOST_COLUMNS = 12 };

void ink_set(FILE *out, enum ink ink, bool color)
{
    static const char *const codes[] = {"0", "2", "1", "36", "32", "33", "1;36"};
    if (color) fprintf(out, "\033[%sm", codes[ink]);
}

/* --------------------------------------------------------------------- cells */

void grid_init(grid *g, const grid_column *columns, size_t columns_len)
{
    memset(g, 0, sizeof *g);
    g->columns = columns;
    g->columns_len = columns_len;
}

void grid_free(grid *g)
{
    for (size_t i = 0; i < g->cells_len; i++) free(g->cells[i].copy);
    free(g->cells);
}

static grid_cell *add(grid *g)
{
    if (g->cells_len == g->room) {
        size_t room = g->room ? g->room * 2 : 256;
        grid_cell *cells = realloc(g->cells, room * sizeof *cells);
        if (!cells) {
            g->failed = true;
            return NULL;
        }
        g->cells = cells;
        g->room = room;
    }
    grid_cell *cell = &g->cells[g->cells_len++];
    memset(cell, 0, sizeof *cell);
    return cell;
}

void grid_add(grid *g, const char *text, size_t size)
{
    grid_cell *cell = add(g);
    if (!cell || !size) return;
    cell->copy = malloc(size);
    if (!cell->copy) {
        g->failed = true;
        return;
    }
    memcpy(cell->copy, text, size);
    cell->text = cell->copy;
    cell->size = size;
}

void grid_add_excerpt(grid *g, const char *text, size_t size, size_t from, size_t to)
{
    grid_cell *cell = add(g);
    if (!cell) return;
    cell->text = text;
    cell->size = size;
    cell->from = from;
    cell->to = to;
}

/* -------------------------------------------------------------------- widths */

static int needed(const grid *g, size_t column)
{
    const grid_column *c = &g->columns[column];
    int most = 0;
    for (size_t i = column; i < g->cells_len; i += g->columns_len) {
        int width = width_of(g->cells[i].text, g->cells[i].size);
        if (width > most) most = width;
    }
    int title = (int)strlen(c->title);
    if (most == 0) return 0;
    if (most > c->most) most = c->most;
    return most < title ? title : most;
}

static int total(const int *widths, size_t len)
{
    int sum = MARGIN;
    for (size_t i = 0; i < len; i++)
        if (widths[i]) sum += widths[i] + GAP;
    return sum - GAP;
}

static size_t last_shown(const int *widths, size_t len)
{
    while (len > 1 && !widths[len - 1]) len--;
    return len - 1;
}

/* Takes from the widest column until all fit; where that would leave none
 * readable, the last ones go. */
static void squeeze(int *widths, size_t len, int width)
{
    while (total(widths, len) > width) {
        size_t widest = 0;
        for (size_t i = 1; i < len; i++)
            if (widths[i] > widths[widest]) widest = i;
        if (widths[widest] > LEAST)
            widths[widest]--;
        else
            widths[last_shown(widths, len)] = 0;
    }
}

static void lay_out(const grid *g, int width, int *widths)
{
    size_t fixed = g->columns_len;
    bool excerpt = g->columns[fixed - 1].most == 0;
    if (excerpt) fixed--;
    for (size_t i = 0; i < fixed; i++) widths[i] = needed(g, i);
    squeeze(widths, fixed, width);
    if (!excerpt) return;
    int left = width - total(widths, fixed) - GAP;
    widths[fixed] = left < LEAST_EXCERPT ? 0 : left;
}

/* ------------------------------------------------------------------ printing */

static void spaces(FILE *out, int n)
{
    while (n-- > 0) fputc(' ', out);
}

/* The beginning that fits, with an ellipsis where that is not all. Returns the
 * columns that it took. */
static int print_start(FILE *out, const char *text, size_t size, int width)
{
    int all = width_of(text, size);
    if (all <= width) {
        width_print(out, text, size);
        return all;
    }
    size_t fit = width_fit(text, size, width - 1);
    width_print(out, text, fit);
    fputs("…", out);
    return width_of(text, fit) + 1;
}

static void print_end(FILE *out, const char *text, size_t size, int width)
{
    size_t fit = width_fit_end(text, size, width);
    if (fit < size) {
        fputs("…", out);
        fit = width_fit_end(text, size, width - 1);
    }
    width_print(out, text + size - fit, fit);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* What stands before the part that matters gets a third of the room, and more
 * where what follows needs less. */
static void print_excerpt(FILE *out, const grid_cell *c, int width, bool color)
{
    const char *focus = c->text + c->from, *after = c->text + c->to;
    size_t focus_size = c->to - c->from, after_size = c->size - c->to;
    int before_width = width_of(c->text, c->from), after_width = width_of(after, after_size);
    int room = width - width_of(focus, focus_size);
    if (room < 0) {
        print_start(out, focus, focus_size, width);
        return;
    }
    int before = least(before_width, room / 3 > room - after_width ? room / 3 : room - after_width);
    print_end(out, c->text, c->from, before);
    ink_set(out, INK_FOCUS, color);
    width_print(out, focus, focus_size);
    ink_set(out, INK_PLAIN, color);
    if (room > before) print_start(out, after, after_size, room - before);
}

static void print_cell(FILE *out, const grid_column *column, const grid_cell *cell, int width,
                       bool last, bool color)
{
    if (column->most == 0) {
        print_excerpt(out, cell, width, color);
        return;
    }
    if (column->right) spaces(out, width - width_of(cell->text, cell->size));
    ink_set(out, column->ink, color && cell->size);
    int printed = print_start(out, cell->text, cell->size, width);
    ink_set(out, INK_PLAIN, color && cell->size);
    if (!last && !column->right) spaces(out, width - printed);
}

static bool has_titles(const grid *g)
{
    for (size_t i = 0; i < g->columns_len; i++)
        if (*g->columns[i].title) return true;
    return false;
}

static void print_titles(FILE *out, const grid *g, const int *widths, bool color)
{
    if (!has_titles(g)) return;
    size_t last = last_shown(widths, g->columns_len);
    ink_set(out, INK_DIM, color);
    spaces(out, MARGIN);
    for (size_t i = 0; i <= last; i++) {
        if (!widths[i]) continue;
        int size = least((int)strlen(g->columns[i].title), widths[i]);
        if (g->columns[i].right) spaces(out, widths[i] - size);
        fprintf(out, "%.*s", size, g->columns[i].title);
        if (i < last) spaces(out, (g->columns[i].right ? 0 : widths[i] - size) + GAP);
    }
    ink_set(out, INK_PLAIN, color);
    fputc('\n', out);
}

void grid_print(FILE *out, const grid *g, int width, bool color)
{
    int widths[MOST_COLUMNS] = {0};
    size_t len = g->columns_len;
    if (g->failed || len > MOST_COLUMNS) return;
    lay_out(g, width, widths);
    size_t last = last_shown(widths, len);
    print_titles(out, g, widths, color);
    for (size_t row = 0; row + len <= g->cells_len; row += len) {
        spaces(out, MARGIN);
        for (size_t i = 0; i <= last; i++) {
            if (!widths[i]) continue;
            print_cell(out, &g->columns[i], &g->cells[row + i], widths[i], i == last, color);
            if (i < last) spaces(out, GAP);
        }
        fputc('\n', out);
    }
}
