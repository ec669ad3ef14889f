/* options.h: what the user asked for. */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include <newsfacts/newsfacts.h>
#include <stdbool.h>

enum format { FORMAT_AUTO, FORMAT_JSON, FORMAT_JSONL, FORMAT_TABLE };
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

enum { EXIT_FINE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

enum { MOST_FILES = 16 };

typedef struct {
    const char *paths[MOST_FILES];
    int len;
} file_list;

typedef struct {
    enum format format;
    enum color color;
    bool jsonl_input;
    uint32_t offsets; /* NEWSFACTS_JSON_BYTES, _CODEPOINTS or _UTF16 */
    uint32_t want;    /* newsfacts_want */
    const char *reference;
    file_list lexicons;
    file_list rules;
    char **files; /* inside argv */
    int files_len;
} options;

/* Reads the command line. Returns -1 to go on, or the code to exit with: help
 * and version have been printed then, or a message about the mistake. */
int options_read(options *out, int argc, char **argv);

#endif
