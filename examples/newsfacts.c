/* newsfacts: the library on the command line.
 *
 * command/ holds the parts that have little to do with the library: options,
 * files, JSON on a stream, tables for people. */
#include "command/input.h"
#include "command/json.h"
#include "command/knowledge.h"
#include "command/options.h"
#include "command/table.h"
#include "command/terminal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    options options;
    newsfacts_engine *engine;
    table_style style;
    uint32_t json_flags;
    bool several; /* articles: each needs its name in the output */
    int exit_code;
} command;

/* Which article this is, where there are several: what stands over its table. */
static void print_as_table(const command *c, const newsfacts_document *document, const article *a)
{
    char name[256];
    const char *what = a->id ? a->id : a->where.file;
    if (a->where.line && !a->id)
        snprintf(name, sizeof name, "%s:%lu", what, a->where.line);
    else
        snprintf(name, sizeof name, "%s", what);
    print_table(stdout, document, c->several ? name : NULL, &c->style);
}

/* Several files: each object gets the name of its file for an id. */
static void print_as_json(const command *c, const newsfacts_document *document, const article *a)
{
    char *name = c->several && !a->where.line ? json_of(a->where.file) : NULL;
    print_json(stdout, document, a->id ? a->id : name, c->json_flags);
    free(name);
}

static void print_document(const command *c, const newsfacts_document *document, const article *a)
{
    if (c->options.format == FORMAT_TABLE)
        print_as_table(c, document, a);
    else
        print_as_json(c, document, a);
    if (a->where.line) fflush(stdout); /* whoever talks to us over pipes waits for it */
}

static newsfacts_status parse(const command *c, const article *a, newsfacts_document **out,
                              newsfacts_error *error)
{
    newsfacts_options own = NEWSFACTS_OPTIONS_INIT;
    own.reference = a->reference ? a->reference : c->options.reference;
    own.want = c->options.want;
    return newsfacts_parse(c->engine, a->text, a->size, &own, out, error);
}

static void read_article(command *c, const article *a)
{
    newsfacts_document *document;
    newsfacts_error error;
    if (parse(c, a, &document, &error) != NEWSFACTS_OK) {
        complain(a->where, "%s", error.message);
        c->exit_code = EXIT_FAILED;
        return;
    }
    print_document(c, document, a);
    newsfacts_document_free(document);
}

static void read_input(command *c, const char *path)
{
    input in;
    article a;
    enum input_result result = INPUT_BAD;
    if (!input_open(&in, path, c->options.jsonl_input)) {
        c->exit_code = EXIT_FAILED;
        return;
    }
    while (!ferror(stdout) && (result = input_next(&in, &a)) != INPUT_END) {
        if (result == INPUT_ARTICLE)
            read_article(c, &a);
        else
            c->exit_code = EXIT_FAILED;
    }
    input_close(&in);
}

static void read_inputs(command *c)
{
    if (!c->options.files_len) read_input(c, "-");
    for (int i = 0; i < c->options.files_len && !ferror(stdout); i++)
        read_input(c, c->options.files[i]);
    if (fflush(stdout) || ferror(stdout)) {
        place where = {"standard output", 0};
        complain(where, "%s", strerror(errno));
        c->exit_code = EXIT_FAILED;
    }
}

/* What the options leave to the circumstances. */
static void settle(command *c)
{
    options *o = &c->options;
    c->several = o->jsonl_input || o->files_len > 1;
    if (o->format == FORMAT_AUTO) o->format = terminal_is(stdout) ? FORMAT_TABLE : FORMAT_JSON;
    c->json_flags = o->offsets;
    if (o->format == FORMAT_JSON && !c->several) c->json_flags |= NEWSFACTS_JSON_INDENT;
    c->style.color =
        o->color == COLOR_ALWAYS || (o->color == COLOR_AUTO && terminal_has_color(stdout));
    c->style.width = terminal_width(stdout);
    c->style.want = o->want;
}

/* A wrong --reference is a mistake of usage, to be told before any article. */
static bool check_reference(const command *c)
{
    article nothing = {"", 0, NULL, NULL, {NULL, 0}};
    newsfacts_document *document;
    newsfacts_error error;
    newsfacts_status status = parse(c, &nothing, &document, &error);
    newsfacts_document_free(document);
    if (status != NEWSFACTS_E_REFERENCE) return true;
    place where = {"--reference", 0};
    complain(where, "%s", error.message);
    return false;
}

static int start(command *c)
{
    place none = {NULL, 0};
    newsfacts_config *config = NULL;
    newsfacts_error error;
    int code = EXIT_FAILED;
    if (NEWSFACTS_CHECK_VERSION(&error) != NEWSFACTS_OK
        || newsfacts_config_new(NULL, &config, &error) != NEWSFACTS_OK)
        complain(none, "%s", error.message);
    else if (!knowledge_add(config, &c->options))
        code = EXIT_USAGE;
    else if (newsfacts_engine_new(config, &c->engine, &error) != NEWSFACTS_OK)
        complain(none, "%s", error.message);
    else
        code = check_reference(c) ? EXIT_FINE : EXIT_USAGE;
    newsfacts_config_free(config);
    return code;
}

int main(int argc, char **argv)
{
    command c;
    memset(&c, 0, sizeof c);
    int code = options_read(&c.options, argc, argv);
    if (code >= 0) return code;
    c.exit_code = start(&c);
    settle(&c);
    if (c.exit_code == EXIT_FINE) read_inputs(&c);
    newsfacts_engine_free(c.engine);
    return c.exit_code;
}
