#include "options.h"
#include "message.h"

#include <stdio.h>
#include <string.h>

static const char help[] =
    "Usage: newsfacts [OPTION]... [FILE]...\n"
    "Reads times, counts, organisations, people, places and events out of Chinese\n"
    "news articles, one article a file.\n"
    "Without FILE, or with -, reads standard input.\n"
    "\n"
    "  --format FORMAT     table  for people; the default on a terminal\n"
    "                      json   newsfacts/1, an object over several lines, or one\n"
    "                             line each when there are several articles; the\n"
    "                             default elsewhere\n"
    "                      jsonl  newsfacts/1, always one line an article\n"
    "  --reference DATE    when the article was published, as 2020-02-29: what\n"
    "                      yesterday and dates without a year are resolved against\n"
    "  --input FORMAT      text   the file is the article (default)\n"
    "                      jsonl  one object a line: \"text\", and optionally \"id\" and\n"
    "                             \"reference\"; the id is repeated in the output\n"
    "  --offsets UNIT      bytes (default), codepoints or utf16; for JSON\n"
    "  --only KINDS        times, counts, organisations, people, places, events: what\n"
    "                      to look for, separated by commas\n"
    "  --lexicon FILE      names to know, one a line; may be given several times\n"
    "  --rules FILE        rules for events of your own; may be given several times\n"
    "  --color WHEN        auto (default), always or never; NO_COLOR is respected\n"
    "  -h, --help          print this help\n"
    "  --version           print the versions of command, library and tables\n"
    "\n"
    "Exit status: 0 all articles read, 1 some article could not be read, 2 usage.\n";

/* A word that an option takes, and what it stands for. */
typedef struct {
    const char *name;
    uint32_t value;
} choice;

static const choice formats[] = {
    {"table", FORMAT_TABLE}, {"json", FORMAT_JSON}, {"jsonl", FORMAT_JSONL}, {0}};
static const choice inputs[] = {{"text", 0}, {"jsonl", 1}, {0}};
static const choice offsets[] = {{"bytes", NEWSFACTS_JSON_BYTES},
                                 {"codepoints", NEWSFACTS_JSON_CODEPOINTS},
                                 {"utf16", NEWSFACTS_JSON_UTF16},
                                 {0}};
static const choice colors[] = {
    {"auto", COLOR_AUTO}, {"always", COLOR_ALWAYS}, {"never", COLOR_NEVER}, {0}};
static const choice kinds[] = {
    {"times", NEWSFACTS_WANT_TIMES},
    {"counts", NEWSFACTS_WANT_COUNTS},
    {"organisations", NEWSFACTS_WANT_ORGANISATIONS},
    {"people", NEWSFACTS_WANT_PEOPLE},
    {"places", NEWSFACTS_WANT_PLACES},
    {"events", NEWSFACTS_WANT_EVENTS},
    {0}};

static int usage(const char *what, const char *detail)
{
    place none = {NULL, 0};
    complain(none, "%s%s", what, detail);
    fputs("Try 'newsfacts --help'.\n", stderr);
    return EXIT_USAGE;
}

static int wrong_value(const char *option, const char *value, size_t size, const choice *choices)
{
    fprintf(stderr, "newsfacts: %s: '%.*s' is none of", option, (int)size, value);
    for (; choices->name; choices++)
        fprintf(stderr, " %s%s", choices->name, choices[1].name ? "," : "\n");
    fputs("Try 'newsfacts --help'.\n", stderr);
    return EXIT_USAGE;
}

static const choice *find(const choice *choices, const char *value, size_t size)
{
    for (; choices->name; choices++)
        if (strlen(choices->name) == size && !memcmp(choices->name, value, size)) return choices;
    return NULL;
}

static int choose(const char *option, const char *value, const choice *choices, uint32_t *out)
{
    const choice *found = find(choices, value, strlen(value));
    if (!found) return wrong_value(option, value, strlen(value), choices);
    *out = found->value;
    return -1;
}

/* A list of kinds between commas. */
static int choose_kinds(const char *value, uint32_t *want)
{
    *want = 0;
    for (const char *at = value;;) {
        size_t size = strcspn(at, ",");
        const choice *found = find(kinds, at, size);
        if (!found) return wrong_value("--only", at, size, kinds);
        *want |= found->value;
        if (!at[size]) return -1;
        at += size + 1;
    }
}

static int add_file(file_list *list, const char *option, const char *path)
{
    if (list->len == MOST_FILES) return usage("given too often: ", option);
    list->paths[list->len++] = path;
    return -1;
}

/* An option that takes a value. */
static int set(options *o, const char *option, const char *value)
{
    uint32_t chosen = 0;
    int code = -1;
    if (!strcmp(option, "--reference")) {
        o->reference = value;
    } else if (!strcmp(option, "--format")) {
        code = choose(option, value, formats, &chosen);
        o->format = (enum format)chosen;
    } else if (!strcmp(option, "--input")) {
        code = choose(option, value, inputs, &chosen);
        o->jsonl_input = chosen != 0;
    } else if (!strcmp(option, "--lexicon")) {
        code = add_file(&o->lexicons, option, value);
    } else if (!strcmp(option, "--rules")) {
        code = add_file(&o->rules, option, value);
    } else if (!strcmp(option, "--offsets")) {
        code = choose(option, value, offsets, &o->offsets);
    } else if (!strcmp(option, "--color")) {
        code = choose(option, value, colors, &chosen);
        o->color = (enum color)chosen;
    } else {
        code = choose_kinds(value, &o->want);
    }
    return code;
}

static int print_version(void)
{
    printf("newsfacts %s (library %s, tables %s)\n", NEWSFACTS_VERSION_STRING,
           newsfacts_version_string(), newsfacts_data_version());
    return EXIT_FINE;
}

static int print_help(void)
{
    fputs(help, stdout);
    return EXIT_FINE;
}

static bool takes_value(const char *option)
{
    static const char *const names[] = {"--format",  "--reference", "--input",
                                        "--offsets", "--only",      "--color",
                                        "--lexicon", "--rules"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(option, names[i])) return true;
    return false;
}

/* Reads the option at argv[*at], "--name VALUE" or "--name=VALUE", and moves *at
 * to its last word. */
static int read_option(options *o, char **argv, int *at)
{
    char name[16];
    const char *word = argv[*at], *equals = strchr(word, '=');
    size_t size = equals ? (size_t)(equals - word) : strlen(word);
    if (!strcmp(word, "--help") || !strcmp(word, "-h")) return print_help();
    if (!strcmp(word, "--version")) return print_version();
    if (size >= sizeof name) return usage("unknown option ", word);
    memcpy(name, word, size);
    name[size] = '\0';
    if (!takes_value(name)) return usage("unknown option ", word);
    if (equals) return set(o, name, equals + 1);
    if (!argv[*at + 1]) return usage("a value is missing after ", name);
    return set(o, name, argv[++*at]);
}

int options_read(options *out, int argc, char **argv)
{
    memset(out, 0, sizeof *out);
    out->want = NEWSFACTS_WANT_ALL;
    out->files = argv; /* files move to the front: argv[0] is not needed any more */
    bool only_files = false;
    for (int i = 1; i < argc; i++) {
        if (only_files || argv[i][0] != '-' || !argv[i][1]) {
            out->files[out->files_len++] = argv[i];
        } else if (!strcmp(argv[i], "--")) {
            only_files = true;
        } else {
            int code = read_option(out, argv, &i);
            if (code >= 0) return code;
        }
    }
    return -1;
}
