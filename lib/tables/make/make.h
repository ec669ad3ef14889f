/* make.h: what the parts of the table generator share.
 *
 * A program of the developers, never of a user's build: it stops at the first
 * mistake with "file:line: what is wrong" and frees nothing. */
#ifndef NF_TABLES_MAKE_H
#define NF_TABLES_MAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#if defined(__GNUC__)
#define MAKE_PRINTF(a, b) __attribute__((format(printf, a, b)))
#define MAKE_NORETURN __attribute__((noreturn))
#else
#define MAKE_PRINTF(a, b)
#define MAKE_NORETURN
#endif

/* ------------------------------------------------------------------ tsv.c */

typedef struct {
    char *name;
    char *type; /* key, str, int, char, enum, flags */
    char *prefix; /* enum:PREFIX_ and flags:PREFIX_; or "" */
} column;

/* One source file. cells[row * columns_len + column] is never NULL. */
typedef struct {
    char *path; /* as messages name it */
    char *name; /* units of units.tsv */
    column *columns;
    size_t columns_len;
    char **cells;
    uint32_t *lines; /* of each row */
    size_t rows;
} table;

table *tsv_read(const char *path);
const char *tsv_cell(const table *t, size_t row, size_t column_index);
size_t tsv_column(const table *t, const char *name); /* stops when there is none */

/* A cell that is one character, as itself or as U+XXXX. */
uint32_t tsv_char(const table *t, size_t row, size_t column_index);
long tsv_int(const table *t, size_t row, size_t column_index);

MAKE_NORETURN MAKE_PRINTF(3, 4) void stop_at(const char *path, uint32_t line, const char *format,
                                             ...);
MAKE_NORETURN MAKE_PRINTF(3, 4) void stop_row(const table *t, size_t row, const char *format, ...);

/* ----------------------------------------------------------------- text.c */

void *grab(size_t count, size_t size); /* zeroed, or the program stops */
void *regrow(void *memory, size_t count, size_t size);
char *copy(const char *text, size_t size);
char *join(const char *a, const char *b, const char *c);
char *upper(const char *text);

/* The next code point of valid UTF-8, or UINT32_MAX; *at moves on. */
uint32_t utf8_next(const char **at);

/* An output file: held in memory, written by out_close where it differs from
 * what is on disk, so that builds depend on real changes only. */
typedef struct {
    char *path;
    char *data;
    size_t size;
    size_t cap;
} output;

output *out_open(const char *folder, const char *name);
MAKE_PRINTF(2, 3) void out_print(output *o, const char *format, ...);
void out_bytes(output *o, const void *data, size_t size);
void out_banner(output *o, const char *what, const char *sources);
void out_quoted(output *o, const char *text); /* a C string literal */
void out_close(output *o);

extern bool check_only;   /* out_close writes nothing, */
extern bool check_failed; /* and says here whether it would have changed a file */

/* ---------------------------------------------------------------- chars.c */

/* fold | class << 24 for every code point of the BMP, as nf_text has them. */
extern uint32_t char_props[0x10000];

void chars_make(const table *chars, const table *traditional, const table *numerals);
void chars_write(const char *folder);
uint32_t fold(uint32_t code_point);

/* --------------------------------------------------------------- tables.c */

/* enum nf_table of a table; 0: it has no terms. */
uint32_t table_number(table *const *tables, size_t len, const table *t);
uint32_t tables_stamp(table *const *tables, size_t len);
void tables_write_header(const char *folder, table *const *tables, size_t len);
void tables_write_list(const char *folder, table *const *tables, size_t len);
void table_write(const char *folder, const table *t);

/* ---------------------------------------------------------------- words.c */

void words_write(const char *folder, table *const *tables, size_t len, const table *words);

#endif
