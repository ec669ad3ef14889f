/* tsv.c: reads a source table: comments, one header line, rows. */
#include "make.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void stop_at(const char *path, uint32_t line, const char *format, ...)
{
    if (line)
        fprintf(stderr, "%s:%u: ", path, (unsigned)line);
    else
        fprintf(stderr, "%s: ", path);
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(1);
}

void stop_row(const table *t, size_t row, const char *format, ...)
{
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    stop_at(t->path, t->lines[row], "%s", message);
}

static char *read_all(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) stop_at(path, 0, "cannot be read");
    size_t size = 0, cap = 1 << 16;
    char *data = grab(cap, 1);
    for (;;) {
        size += fread(data + size, 1, cap - size - 1, f);
        if (size < cap - 1) break;
        cap *= 2;
        data = regrow(data, cap, 1);
    }
    fclose(f);
    data[size] = '\0';
    if (strlen(data) != size) stop_at(path, 0, "has a NUL byte");
    return data;
}

static void check_utf8(const char *path, uint32_t line, const char *text)
{
    const char *at = text;
    while (*at)
        if (utf8_next(&at) == UINT32_MAX) stop_at(path, line, "is not valid UTF-8");
}

/* Cuts `text` at the next separator; returns what follows, NULL at the end. */
static char *cut(char *text, char separator)
{
    char *at = strchr(text, separator);
    if (!at) return NULL;
    *at = '\0';
    return at + 1;
}

static bool known_type(const char *type)
{
    static const char *const types[] = {"key", "str", "int", "char", "enum", "flags"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!strcmp(type, types[i])) return true;
    return false;
}

static void read_header(table *t, char *line, uint32_t number)
{
    for (char *cell = line, *next; cell; cell = next) {
        next = cut(cell, '\t');
        t->columns = regrow(t->columns, t->columns_len + 1, sizeof *t->columns);
        column *c = &t->columns[t->columns_len++];
        char none[] = "";
        c->name = cell;
        c->type = cut(cell, ':');
        if (!c->type) stop_at(t->path, number, "column \"%s\" has no type", cell);
        c->prefix = cut(c->type, ':');
        if (!c->prefix) c->prefix = copy(none, 0);
        if (!*c->name || !known_type(c->type))
            stop_at(t->path, number, "column \"%s\": type \"%s\" is not known", c->name, c->type);
    }
}

static void read_row(table *t, char *line, uint32_t number)
{
    t->lines = regrow(t->lines, t->rows + 1, sizeof *t->lines);
    t->cells = regrow(t->cells, (t->rows + 1) * t->columns_len, sizeof *t->cells);
    t->lines[t->rows] = number;
    size_t at = 0;
    for (char *cell = line, *next; cell; cell = next) {
        next = cut(cell, '\t');
        if (at == t->columns_len)
            stop_at(t->path, number, "has more than %zu cells", t->columns_len);
        t->cells[t->rows * t->columns_len + at++] = cell;
    }
    while (at < t->columns_len) { /* editors drop tabs at the end of a line */
        char none[] = "";
        t->cells[t->rows * t->columns_len + at++] = copy(none, 0);
    }
    t->rows++;
}

static char *stem(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return copy(name, dot ? (size_t)(dot - name) : strlen(name));
}

table *tsv_read(const char *path)
{
    table *t = grab(1, sizeof *t);
    t->path = copy(path, strlen(path));
    t->name = stem(path);
    uint32_t number = 0;
    for (char *line = read_all(path), *next; line && *line; line = next) {
        next = cut(line, '\n');
        number++;
        if (!*line || (*line == '#' && line[1] != '\t')) continue;
        check_utf8(t->path, number, line);
        if (strchr(line, '\r')) stop_at(t->path, number, "has a carriage return");
        if (!t->columns_len)
            read_header(t, line, number);
        else
            read_row(t, line, number);
    }
    if (!t->columns_len) stop_at(t->path, 0, "has no header line");
    return t;
}

const char *tsv_cell(const table *t, size_t row, size_t column_index)
{
    return t->cells[row * t->columns_len + column_index];
}

size_t tsv_column(const table *t, const char *name)
{
    for (size_t i = 0; i < t->columns_len; i++)
        if (!strcmp(t->columns[i].name, name)) return i;
    stop_at(t->path, 0, "has no column \"%s\"", name);
}

uint32_t tsv_char(const table *t, size_t row, size_t column_index)
{
    const char *cell = tsv_cell(t, row, column_index);
    if (cell[0] == 'U' && cell[1] == '+') {
        char *end;
        unsigned long code = strtoul(cell + 2, &end, 16);
        if (!*end && end > cell + 2 && code <= 0x10ffff) return (uint32_t)code;
    }
    const char *at = cell;
    uint32_t code = *at ? utf8_next(&at) : 0;
    if (!code || *at) stop_row(t, row, "\"%s\" is not one character", cell);
    return code;
}

long tsv_int(const table *t, size_t row, size_t column_index)
{
    const char *cell = tsv_cell(t, row, column_index);
    if (!*cell) return 0;
    char *end;
    long value = strtol(cell, &end, 10);
    if (*end || value > INT32_MAX || value < INT32_MIN)
        stop_row(t, row, "\"%s\" is not an integer of 32 bits", cell);
    return value;
}
