/* tables.c: rows of a source table as a C array, and tables.h. */
#include "make.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 65536, TABLES_MOST = 256 }; /* hits hold both in few bits */

/* The different values of a column, sorted, so that moving rows changes nothing. */
typedef struct {
    char **names;
    size_t len;
} values;

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The next of a cell's values: one for an enum, several with commas for flags.
 * *at is NULL after the last. */
static char *next_value(const char **at, bool several)
{
    const char *begin = *at;
    const char *comma = several ? strchr(begin, ',') : NULL;
    *at = comma ? comma + 1 : NULL;
    return copy(begin, comma ? (size_t)(comma - begin) : strlen(begin));
}

static void check_value(const table *t, size_t row, const char *name)
{
    for (const char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '_' && *c != '-')
            stop_row(t, row, "\"%s\" may hold letters, digits, _ and - only", name);
}

static values column_values(const table *t, size_t col)
{
    values all = {NULL, 0}, unique = {NULL, 0};
    bool flags = !strcmp(t->columns[col].type, "flags");
    for (size_t row = 0; row < t->rows; row++)
        for (const char *at = tsv_cell(t, row, col); at;) {
            char *name = next_value(&at, flags);
            if (!*name || !strcmp(name, "none")) continue;
            check_value(t, row, name);
            all.names = regrow(all.names, all.len + 1, sizeof *all.names);
            all.names[all.len++] = name;
        }
    if (all.len) qsort(all.names, all.len, sizeof *all.names, by_name);
    unique.names = grab(all.len, sizeof *all.names);
    for (size_t i = 0; i < all.len; i++)
        if (!i || strcmp(all.names[i], all.names[i - 1]) != 0)
            unique.names[unique.len++] = all.names[i];
    return unique;
}

static bool own_values(const column *c)
{
    return !*c->prefix && (!strcmp(c->type, "enum") || !strcmp(c->type, "flags"));
}

/* NF_UNITS_KIND_ for the values of column kind of units.tsv. */
static char *own_prefix(const table *t, const column *c)
{
    return join(join("NF_", upper(t->name), "_"), upper(c->name), "_");
}

static void write_enum(output *h, const table *t, size_t col)
{
    const column *c = &t->columns[col];
    bool flags = !strcmp(c->type, "flags");
    values v = column_values(t, col);
    if (flags && v.len > 32) stop_at(t->path, 0, "column \"%s\" has over 32 flags", c->name);
    out_print(h, "\nenum nf_%s_%s {\n", t->name, c->name);
    out_print(h, "    %sNONE = 0", own_prefix(t, c));
    for (size_t i = 0; i < v.len; i++) {
        out_print(h, ",\n    %s%s", own_prefix(t, c), upper(v.names[i]));
        if (flags) out_print(h, " = 1 << %zu", i);
    }
    out_print(h, "\n};\n");
}

/* Terms are in the dictionary; a hit's span says which one it was. */
static bool in_struct(const column *c)
{
    return strcmp(c->type, "key") != 0;
}

/* A table of bare terms needs no rows: that one of them stands there is all. */
static bool has_rows(const table *t)
{
    for (size_t i = 0; i < t->columns_len; i++)
        if (in_struct(&t->columns[i])) return true;
    return false;
}

static const char *c_type(const column *c)
{
    if (!strcmp(c->type, "str")) return "const char *";
    if (!strcmp(c->type, "int") || !strcmp(c->type, "enum")) return "int32_t ";
    return "uint32_t ";
}

static void write_struct(output *h, const table *t)
{
    for (size_t i = 0; i < t->columns_len; i++)
        if (own_values(&t->columns[i])) write_enum(h, t, i);
    out_print(h, "\ntypedef struct {\n");
    for (size_t i = 0; i < t->columns_len; i++) {
        const column *c = &t->columns[i];
        if (!in_struct(c)) continue;
        out_print(h, "    %s%s;", c_type(c), c->name);
        if (own_values(c)) out_print(h, " /* nf_%s_%s */", t->name, c->name);
        if (*c->prefix) out_print(h, " /* %s... */", c->prefix);
        out_print(h, "\n");
    }
    if (t->rows > ROWS_MOST) stop_at(t->name, 0, "more rows than a hit can name");
    out_print(h, "} nf_%s_row;\n\n", t->name);
    out_print(h, "enum { NF_%s_LEN = %zu };\n", upper(t->name), t->rows);
    out_print(h, "extern const nf_%s_row newsfacts__%s[];\n", t->name, t->name);
}

void tables_write_header(const char *folder, table *const *tables, size_t len)
{
    output *h = out_open(folder, "tables.h");
    out_banner(h, "tables.h: the tables of lib/tables/source as C.", "NAME.tsv");
    out_print(h, "#ifndef NF_TABLES_TABLES_H\n#define NF_TABLES_TABLES_H\n\n");
    out_print(h, "#include \"tables/pos.h\"\n\n#include <newsfacts/newsfacts.h>\n");
    out_print(h, "#include <stdint.h>\n\n/* Tables whose terms the dictionary finds. */\n");
    out_print(h, "enum nf_table {\n    NF_TABLE_NONE = 0");
    for (size_t i = 0; i < len; i++)
        if (table_number(tables, len, tables[i]))
            out_print(h, ",\n    NF_TABLE_%s", upper(tables[i]->name));
    out_print(h, ",\n    NF_TABLE_LEN\n};\n");
    for (size_t i = 0; i < len; i++) {
        if (!has_rows(tables[i])) continue;
        out_print(h, "\n/* ---- %s.tsv */\n", tables[i]->name);
        write_struct(h, tables[i]);
    }
    out_print(h, "\n/* What words.bin was made with: it and this header belong together. */\n");
    out_print(h, "#define NF_TABLES_STAMP 0x%08xu\n\n#endif\n",
              (unsigned)tables_stamp(tables, len));
    out_close(h);
}

static bool has_terms(const table *t)
{
    for (size_t i = 0; i < t->columns_len; i++)
        if (!strcmp(t->columns[i].type, "key")) return true;
    return false;
}

uint32_t table_number(table *const *tables, size_t len, const table *t)
{
    uint32_t number = 0;
    for (size_t i = 0; i < len; i++) {
        number += has_terms(tables[i]);
        if (tables[i] == t) return has_terms(t) ? number : 0;
    }
    return 0;
}

/* FNV-1a over the names, order and lengths of the tables. */
uint32_t tables_stamp(table *const *tables, size_t len)
{
    uint32_t stamp = 2166136261u;
    for (size_t i = 0; i < len; i++) {
        for (const char *c = tables[i]->name; *c; c++)
            stamp = (stamp ^ (unsigned char)*c) * 16777619u;
        stamp = (stamp ^ (uint32_t)tables[i]->rows) * 16777619u;
        stamp = (stamp ^ table_number(tables, len, tables[i])) * 16777619u;
    }
    return stamp;
}

static void write_names(output *o, const table *t, size_t row, size_t col)
{
    const column *c = &t->columns[col];
    const char *prefix = *c->prefix ? c->prefix : own_prefix(t, c);
    bool flags = !strcmp(c->type, "flags"), any = false;
    for (const char *at = tsv_cell(t, row, col); at;) {
        char *name = next_value(&at, flags);
        if (!*name || (own_values(c) && !strcmp(name, "none"))) continue;
        check_value(t, row, name);
        out_print(o, "%s%s%s", any ? " | " : "", prefix, upper(name));
        any = true;
    }
    if (!any) out_print(o, "0");
}

static void write_cell(output *o, const table *t, size_t row, size_t col)
{
    const char *type = t->columns[col].type;
    if (!strcmp(type, "str"))
        out_quoted(o, tsv_cell(t, row, col));
    else if (!strcmp(type, "int"))
        out_print(o, "%ld", tsv_int(t, row, col));
    else if (!strcmp(type, "char"))
        out_print(o, "0x%x", *tsv_cell(t, row, col) ? (unsigned)tsv_char(t, row, col) : 0);
    else
        write_names(o, t, row, col);
}

void table_write(const char *folder, const table *t)
{
    if (!has_rows(t)) return;
    char *file = join(t->name, ".c", "");
    output *o = out_open(folder, file);
    out_banner(o, join(file, ": rows of the table of that name.", ""), join(t->name, ".tsv", ""));
    out_print(o, "#include \"tables/tables.h\"\n\n");
    out_print(o, "const nf_%s_row newsfacts__%s[] = {\n", t->name, t->name);
    for (size_t row = 0; row < t->rows; row++) {
        out_print(o, "    {");
        for (size_t col = 0, written = 0; col < t->columns_len; col++) {
            if (!in_struct(&t->columns[col])) continue;
            if (written++) out_print(o, ", ");
            write_cell(o, t, row, col);
        }
        out_print(o, "},\n");
    }
    if (!t->rows) stop_at(t->path, 0, "has no rows");
    out_print(o, "};\n");
    out_close(o);
}

void tables_write_list(const char *folder, table *const *tables, size_t len)
{
    output *o = out_open(folder, "tables.cmake");
    out_print(o, "# Generated by lib/tables/make: the generated sources.\n");
    out_print(o, "set(NEWSFACTS_TABLE_SOURCES\n  lib/tables/chars.c\n");
    for (size_t i = 0; i < len; i++)
        if (has_rows(tables[i])) out_print(o, "  lib/tables/%s.c\n", tables[i]->name);
    out_print(o, ")\n");
    out_close(o);
}
