#include "table.h"
#include "table_cells.h"
#include "value.h"
#include "width.h"

#include <string.h>

void cell_string(grid *g, newsfacts_string s)
{
    grid_add(g, s.data, s.size);
}

void cell_text(grid *g, const char *text)
{
    grid_add(g, text, strlen(text));
}

/* ------------------------------------------------------------------- article */

/* A cell put together from pieces; what does not fit is left out. */
typedef struct {
    char text[512];
    size_t size;
} cell;

static void append(cell *c, const char *text)
{
    size_t size = strlen(text);
    if (size >= sizeof c->text - c->size) return;
    memcpy(c->text + c->size, text, size + 1);
    c->size += size;
}

static void append_number(cell *c, size_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%lu", (unsigned long)number);
    append(c, text);
}

static void add_pair(grid *g, const char *name, newsfacts_string a, newsfacts_string b)
{
    cell c = {"", 0};
    append(&c, a.data);
    append(&c, a.size && b.size ? ", " : "");
    append(&c, b.data);
    if (!c.size) return;
    cell_text(g, name);
    cell_text(g, c.text);
}

static void add_authors(grid *g, const newsfacts_document *d)
{
    cell c = {"", 0};
    for (size_t i = 0; i < newsfacts_authors_len(d); i++) {
        const newsfacts_author *a = newsfacts_authors_at(d, i);
        append(&c, i ? ", " : "");
        append(&c, a->name.data);
        if (!a->role.size) continue;
        append(&c, " (");
        append(&c, a->role.data);
        append(&c, ")");
    }
    if (!c.size) return;
    cell_text(g, "Authors");
    cell_text(g, c.text);
}

/* ", 14 paragraphs". */
static void append_kind(cell *c, int32_t kind, size_t len)
{
    if (c->size) append(c, ", ");
    append_number(c, len);
    append(c, " ");
    size_t from = c->size;
    append(c, newsfacts_segment_kind_name(kind));
    for (; from < c->size; from++)
        if (c->text[from] == '_') c->text[from] = ' ';
    if (len > 1) append(c, "s");
}

/* How many segments of each kind there are. */
static void add_layout(grid *g, const newsfacts_document *d)
{
    cell c = {"", 0};
    size_t seen[NEWSFACTS_SEGMENT_BOILERPLATE + 1] = {0};
    for (size_t i = 0; i < newsfacts_segments_len(d); i++) {
        int32_t kind = newsfacts_segments_at(d, i)->kind;
        if (kind > 0 && kind <= NEWSFACTS_SEGMENT_BOILERPLATE) seen[kind]++;
    }
    for (int32_t kind = 1; kind <= NEWSFACTS_SEGMENT_BOILERPLATE; kind++)
        if (seen[kind]) append_kind(&c, kind, seen[kind]);
    if (!c.size) return;
    cell_text(g, "Layout");
    cell_text(g, c.text);
}

static void add_size(grid *g, const newsfacts_document *d)
{
    cell c = {"", 0};
    append_number(&c, newsfacts_sentences_len(d));
    append(&c, newsfacts_sentences_len(d) == 1 ? " sentence, " : " sentences, ");
    append_number(&c, newsfacts_text(d).size);
    append(&c, newsfacts_text(d).size == 1 ? " byte" : " bytes");
    cell_text(g, "Size");
    cell_text(g, c.text);
}

static void add_invalid(grid *g, const newsfacts_document *d)
{
    cell c = {"", 0};
    if (!newsfacts_invalid_bytes(d)) return;
    append_number(&c, newsfacts_invalid_bytes(d));
    append(&c, newsfacts_invalid_bytes(d) == 1 ? " byte is" : " bytes are");
    append(&c, " no valid UTF-8");
    cell_text(g, "Note");
    cell_text(g, c.text);
}

static void print_article(FILE *out, const newsfacts_document *d, const table_style *style)
{
    static const grid_column columns[] = {{"", INK_DIM, 12, false}, {"", INK_PLAIN, 1000, false}};
    const newsfacts_string none = {"", 0};
    const newsfacts_source *s = newsfacts_source_of(d);
    grid g;
    grid_init(&g, columns, sizeof columns / sizeof *columns);
    add_pair(&g, "Source", s->publisher, none);
    add_authors(&g, d);
    add_pair(&g, "Dateline", s->dateline_place, s->dateline_date);
    add_pair(&g, "Reference", newsfacts_reference(d), none);
    add_layout(&g, d);
    add_size(&g, d);
    add_invalid(&g, d);
    grid_print(out, &g, style->width, style->color);
    grid_free(&g);
}

/* ------------------------------------------------------------------ headings */

void table_heading(FILE *out, const char *text, size_t len, const table_style *style)
{
    fputc('\n', out);
    ink_set(out, INK_BOLD, style->color);
    fputs(text, out);
    ink_set(out, INK_PLAIN, style->color);
    ink_set(out, INK_DIM, style->color);
    fprintf(out, "  %lu\n", (unsigned long)len);
    ink_set(out, INK_PLAIN, style->color);
}

/* "── name ─────". */
static void print_name(FILE *out, const char *name, const table_style *style)
{
    size_t fit = width_fit(name, strlen(name), style->width - 6);
    ink_set(out, INK_DIM, style->color);
    fputs("── ", out);
    width_print(out, name, fit);
    fputc(' ', out);
    for (int i = width_of(name, fit) + 4; i < style->width; i++) fputs("─", out);
    ink_set(out, INK_PLAIN, style->color);
    fputc('\n', out);
}

static void print_line(FILE *out, const char *text, size_t size, int width)
{
    size_t fit = width_fit(text, size, width);
    if (fit < size) fit = width_fit(text, size, width - 1);
    width_print(out, text, fit);
    fputs(fit < size ? "…\n" : "\n", out);
}

/* The first title. */
static void print_title(FILE *out, const newsfacts_document *d, const table_style *style)
{
    for (size_t i = 0; i < newsfacts_segments_len(d); i++) {
        const newsfacts_segment *s = newsfacts_segments_at(d, i);
        if (s->kind != NEWSFACTS_SEGMENT_TITLE) continue;
        ink_set(out, INK_BOLD, style->color);
        print_line(out, newsfacts_text(d).data + s->span.byte_begin,
                   s->span.byte_end - s->span.byte_begin, style->width);
        ink_set(out, INK_PLAIN, style->color);
        return;
    }
}

/* --------------------------------------------------------------------- facts */

void cell_index(grid *g, int32_t index)
{
    char text[16];
    int size = index >= 0 ? snprintf(text, sizeof text, "%ld", (long)index) : 0;
    grid_add(g, text, (size_t)size);
}

/* The sentence around a fact. */
void cell_sentence(grid *g, const newsfacts_document *d, int32_t sentence, newsfacts_span s)
{
    const newsfacts_sentence *around =
        sentence < 0 ? NULL : newsfacts_sentences_at(d, (size_t)sentence);
    newsfacts_span a =
        around && around->span.byte_begin <= s.byte_begin && s.byte_end <= around->span.byte_end
            ? around->span
            : s;
    grid_add_excerpt(g, newsfacts_text(d).data + a.byte_begin, a.byte_end - a.byte_begin,
                     s.byte_begin - a.byte_begin, s.byte_end - a.byte_begin);
}

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
    cell_text(g, t->qualifier == NEWSFACTS_EXACT ? "" : newsfacts_qualifier_name(t->qualifier));
    add_anchor(g, t);
    cell_sentence(g, d, t->sentence, t->span);
}

static void print_times(FILE *out, const newsfacts_document *d, const table_style *style)
{
    static const grid_column columns[] = {
        {"", INK_DIM, 6, true},           {"text", INK_TEXT, 28, false},
        {"value", INK_VALUE, 24, false},  {"type", INK_PLAIN, 8, false},
        {"hedge", INK_NOTE, 8, false},    {"from", INK_DIM, 9, false},
        {"sentence", INK_PLAIN, 0, false}};
    grid g;
    table_heading(out, "Times", newsfacts_times_len(d), style);
    if (!newsfacts_times_len(d)) return;
    grid_init(&g, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < newsfacts_times_len(d); i++) add_time(&g, d, i);
    grid_print(out, &g, style->width, style->color);
    grid_free(&g);
}

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
    append(&text, c->unit.data);
    append(&text, c->unit.size && *code_of(c) ? " " : "");
    append(&text, code_of(c));
    cell_text(g, text.text);
}

static void add_aspect(grid *g, uint32_t aspect)
{
    cell text = {"", 0};
    for (uint32_t bit = 1; bit && bit <= aspect; bit <<= 1) {
        const char *name = aspect & bit ? newsfacts_aspect_name(bit) : "";
        append(&text, *name && text.size ? " " : "");
        append(&text, name);
    }
    cell_text(g, text.text);
}

/* The time that a count holds for: its value, or its words where it has none. */
static void add_count_time(grid *g, const newsfacts_document *d, int32_t index)
{
    const newsfacts_time *t = index < 0 ? NULL : newsfacts_times_at(d, (size_t)index);
    if (!t)
        cell_text(g, "");
    else
        cell_string(g, t->value.size ? t->value : t->text);
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
    add_count_time(g, d, c->time);
    cell_sentence(g, d, c->sentence, c->span);
}

static void print_counts(FILE *out, const newsfacts_document *d, const table_style *style)
{
    static const grid_column columns[] = {
        {"", INK_DIM, 6, true},           {"text", INK_TEXT, 22, false},
        {"value", INK_VALUE, 22, true},   {"unit", INK_PLAIN, 12, false},
        {"object", INK_BOLD, 20, false},  {"aspect", INK_NOTE, 20, false},
        {"of", INK_DIM, 6, true},         {"when", INK_VALUE, 16, false},
        {"sentence", INK_PLAIN, 0, false}};
    grid g;
    table_heading(out, "Counts", newsfacts_counts_len(d), style);
    if (!newsfacts_counts_len(d)) return;
    grid_init(&g, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < newsfacts_counts_len(d); i++) add_count(&g, d, i);
    grid_print(out, &g, style->width, style->color);
    grid_free(&g);
}

void print_table(FILE *out, const newsfacts_document *document, const char *name,
                 const table_style *style)
{
    if (name) print_name(out, name, style);
    print_title(out, document, style);
    print_article(out, document, style);
    if (style->want & NEWSFACTS_WANT_TIMES) print_times(out, document, style);
    if (style->want & NEWSFACTS_WANT_COUNTS) print_counts(out, document, style);
    if (style->want & NEWSFACTS_WANT_ORGANISATIONS) print_organisations(out, document, style);
    if (style->want & NEWSFACTS_WANT_PEOPLE) print_people(out, document, style);
    if (style->want & NEWSFACTS_WANT_PLACES) print_places(out, document, style);
    if (style->want & NEWSFACTS_WANT_EVENTS) print_events(out, document, style);
    if (name) fputc('\n', out);
}
