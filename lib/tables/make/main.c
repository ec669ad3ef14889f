/* main.c: make_tables [--check] SOURCE_FOLDER OUTPUT_FOLDER */
#include "make.h"
#include "tables/data_version.h"

#include <stdlib.h>
#include <string.h>

static table *source(const char *folder, const char *name)
{
    return tsv_read(join(folder, "/", name));
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
    table *numerals = source(argv[1], "numerals.tsv");
    chars_make(source(argv[1], "chars.tsv"), source(argv[1], "traditional.tsv"), numerals);
    chars_write(argv[2]);
    return EXIT_SUCCESS;
}
