/* main.c: make_tables [--check] SOURCE_FOLDER OUTPUT_FOLDER */
#include "make.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/* Sources that do not become an array of rows. */
static const char *const special[] = {"chars", "traditional", "numerals", "words"};

typedef struct {
    table **data;
    size_t len;
} sources;

static int by_name(const void *a, const void *b)
{
    const table *const *x = a, *const *y = b;
    return strcmp((*x)->name, (*y)->name);
}

static bool is_table(const char *file)
{
    size_t len = strlen(file);
    return len > 4 && file[0] != '.' && !strcmp(file + len - 4, ".tsv");
}

static sources read_folder(const char *folder)
{
    sources all = {NULL, 0};
    DIR *dir = opendir(folder);
    if (!dir) stop_at(folder, 0, "cannot be read");
    for (struct dirent *e; (e = readdir(dir)) != NULL;) {
        if (!is_table(e->d_name)) continue;
        all.data = regrow(all.data, all.len + 1, sizeof *all.data);
        all.data[all.len++] = tsv_read(join(folder, "/", e->d_name));
    }
    closedir(dir);
    qsort(all.data, all.len, sizeof *all.data, by_name);
    return all;
}

static const table *named(const sources *all, const char *folder, const char *name)
{
    for (size_t i = 0; i < all->len; i++)
        if (!strcmp(all->data[i]->name, name)) return all->data[i];
    stop_at(folder, 0, "has no %s.tsv", name);
}

static bool is_special(const table *t)
{
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (!strcmp(t->name, special[i])) return true;
    return false;
}

static sources plain(const sources *all)
{
    sources out = {grab(all->len, sizeof *out.data), 0};
    for (size_t i = 0; i < all->len; i++)
        if (!is_special(all->data[i])) out.data[out.len++] = all->data[i];
    return out;
}

static void make(const char *from, const char *to)
{
    sources all = read_folder(from), tables = plain(&all);
    chars_make(named(&all, from, "chars"), named(&all, from, "traditional"),
               named(&all, from, "numerals"));
    chars_write(to);
    tables_write_header(to, tables.data, tables.len);
    for (size_t i = 0; i < tables.len; i++) table_write(to, tables.data[i]);
    tables_write_list(to, tables.data, tables.len);
    words_write(to, tables.data, tables.len, named(&all, from, "words"));
}

int main(int argc, char **argv)
{
    if (argc == 4 && !strcmp(argv[1], "--check")) {
        check_only = true;
        argc--;
        argv++;
    }
    if (argc != 3) {
        fprintf(stderr, "usage: make_tables [--check] SOURCE_FOLDER OUTPUT_FOLDER\n");
        return 2;
    }
    make(argv[1], argv[2]);
    return check_failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
