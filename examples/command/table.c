/* table.c: a document for people: what the article is, then its facts kind by kind. */
#include "table.h"
#include "table_cells.h"
#include "width.h"

#include <string.h>

/* ------------------------------------------------------------------- article */

static void append_number(cell *c, size_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%lu", (unsigned long)number);
    cell_append(c, text);
}

static void add_pair(grid *g, const char *name, newsfacts_string a, newsfacts_string b)
{
    cell c = {"", 0};
    cell_append(&c, a.data);
    cell_append(&c, a.size && b.size ? ", " : "");
    cell_append(&c, b.data);
    if (!c.size) return;
    cell_text(g, name);
    cell_text(g, c.text);
}

static void add_authors(grid *g, const newsfacts_document *d)
{
    cell c = {"", 0};
    for (size_t i = 0; i < newsfacts_authors_len(d); i++) {
        const newsfacts_author *a = newsfacts_authors_at(d, i);
        cell_append(&c, i ? ", " : "");
        cell_append(&c, a->name.data);
        if (!a->role.size) continue;
        cell_append(&c, " (");
        cell_append(&c, a->role.data);
        cell_append(&c, ")");
    }
    if (!c.size) return;
    cell_text(g, "Authors");
    cell_text(g, c.text);
}

/* ", 14 paragraphs". */
static void append_kind(cell *c, int32_t kind, size_t len)
{
    if (c->size) cell_append(c, ", ");
    append_number(c, len);
    cell_append(c, " ");
    size_t from = c->size;
    cell_append(c, newsfacts_segment_kind_name(kind));
    for (; from < c->size; from++)
        if (c->text[from] == '_') c->text[from] = ' ';
    if (len > 1) cell_append(c, "s");
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
    cell_append(&c, newsfacts_sentences_len(d) == 1 ? " sentence, " : " sentences, ");
    append_number(&c, newsfacts_text(d).size);
    cell_append(&c, newsfacts_text(d).size == 1 ? " byte" : " bytes");
    cell_text(g, "Size");
    cell_text(g, c.text);
}

static void add_invalid(grid *g, const newsfacts_document *d)
{
    cell c = {"", 0};
    if (!newsfacts_invalid_bytes(d)) return;
    append_number(&c, newsfacts_invalid_bytes(d));
    cell_append(&c, newsfacts_invalid_bytes(d) == 1 ? " byte is" : " bytes are");
    cell_append(&c, " no valid UTF-8");
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

/* -------------------------------------------------------------------- sections */

static void print_heading(FILE *out, const char *text, size_t len, const table_style *style)
{
    fputc('\n', out);
    ink_set(out, INK_BOLD, style->color);
    fputs(text, out);
    ink_set(out, INK_PLAIN, style->color);
    ink_set(out, INK_DIM, style->color);
    fprintf(out, "  %lu\n", (unsigned long)len);
    ink_set(out, INK_PLAIN, style->color);
}

static void print_section(FILE *out, const newsfacts_document *d, const section *s,
                          const table_style *style)
{
    size_t len = s->len(d);
    grid g;
    if (!(style->want & s->want)) return;
    print_heading(out, s->title, len, style);
    if (!len) return;
    grid_init(&g, s->columns, s->columns_len);
    for (size_t i = 0; i < len; i++) s->add(&g, d, i);
    grid_print(out, &g, style->width, style->color);
    grid_free(&g);
}

void print_table(FILE *out, const newsfacts_document *document, const char *name,
                 const table_style *style)
{
    static const section *const sections[] = {&section_times,         &section_counts,
                                              &section_organisations, &section_people,
                                              &section_places,        &section_events};
    if (name) print_name(out, name, style);
    print_title(out, document, style);
    print_article(out, document, style);
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        print_section(out, document, sections[i], style);
    if (name) fputc('\n', out);
}
