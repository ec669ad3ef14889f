#include "input.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

static FILE *standard_input(void)
{
#ifdef _WIN32
    _setmode(_fileno(stdin), _O_BINARY);
#endif
    return stdin;
}

bool input_open(input *in, const char *path, bool jsonl)
{
    bool standard = !strcmp(path, "-");
    memset(in, 0, sizeof *in);
    in->where.file = standard ? "standard input" : path;
    in->jsonl = jsonl;
    in->file = standard ? standard_input() : fopen(path, "rb");
    if (!in->file) complain(in->where, "%s", strerror(errno));
    return in->file != NULL;
}

static void forget_line(input *in)
{
    json_decref(in->object);
    free(in->id);
    in->object = NULL;
    in->id = NULL;
}

void input_close(input *in)
{
    forget_line(in);
    free(in->bytes);
    if (in->file && in->file != stdin) fclose(in->file);
}

/* Room for at least one more byte. */
static bool grow(input *in)
{
    if (in->size < in->room) return true;
    size_t room = in->room ? in->room * 2 : 65536;
    char *bytes = room > in->room ? realloc(in->bytes, room) : NULL;
    if (!bytes) return false;
    in->bytes = bytes;
    in->room = room;
    return true;
}

/* Why reading stopped, once it has. */
static enum input_result stopped(input *in, bool memory)
{
    in->done = true;
    if (!memory)
        complain(in->where, "not enough memory");
    else if (ferror(in->file))
        complain(in->where, "%s", strerror(errno));
    return !memory || ferror(in->file) ? INPUT_BAD : INPUT_ARTICLE;
}

static enum input_result read_file(input *in)
{
    bool memory;
    while ((memory = grow(in))) {
        size_t n = fread(in->bytes + in->size, 1, in->room - in->size, in->file);
        if (!n) break;
        in->size += n;
    }
    return stopped(in, memory);
}

/* Reads up to and without the newline. INPUT_END: there was nothing left. */
static enum input_result read_line(input *in)
{
    in->size = 0;
    in->where.line++;
    for (int c; (c = getc(in->file)) != EOF;) {
        if (c == '\n') return INPUT_ARTICLE;
        if (!grow(in)) return stopped(in, false);
        in->bytes[in->size++] = (char)c;
    }
    enum input_result result = stopped(in, true);
    return result == INPUT_ARTICLE && !in->size ? INPUT_END : result;
}

static bool is_blank(const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!strchr(" \t\r", bytes[i]) || !bytes[i]) return false;
    return true;
}

static enum input_result bad_line(const input *in, const char *what)
{
    complain(in->where, "%s", what);
    return INPUT_BAD;
}

static enum input_result read_fields(input *in, article *out)
{
    const json_t *text = json_object_get(in->object, "text");
    const json_t *id = json_object_get(in->object, "id");
    const json_t *reference = json_object_get(in->object, "reference");
    if (!json_is_string(text)) return bad_line(in, "\"text\" is missing or no string");
    if (id && !json_is_string(id) && !json_is_number(id) && !json_is_null(id))
        return bad_line(in, "\"id\" is neither a string nor a number");
    if (reference && !json_is_string(reference) && !json_is_null(reference))
        return bad_line(in, "\"reference\" is no string");
    if (id && !json_is_null(id)) in->id = json_dumps(id, JSON_ENCODE_ANY);
    out->text = json_string_value(text);
    out->size = json_string_length(text);
    out->id = in->id;
    out->reference = json_string_value(reference);
    out->where = in->where;
    return INPUT_ARTICLE;
}

/* The line in in->bytes as an article. */
static enum input_result read_object(input *in, article *out)
{
    json_error_t error;
    size_t mark =
        in->where.line == 1 && in->size >= 3 && !memcmp(in->bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
    in->object = json_loadb(in->bytes + mark, in->size - mark, JSON_ALLOW_NUL, &error);
    if (!in->object) {
        complain(in->where, "no JSON: %s (column %d)", error.text, error.column);
        return INPUT_BAD;
    }
    if (!json_is_object(in->object)) return bad_line(in, "no JSON object");
    return read_fields(in, out);
}

static enum input_result next_line(input *in, article *out)
{
    forget_line(in);
    while (!in->done) {
        enum input_result result = read_line(in);
        if (result != INPUT_ARTICLE) return result;
        if (!is_blank(in->bytes, in->size)) return read_object(in, out);
    }
    return INPUT_END;
}

enum input_result input_next(input *in, article *out)
{
    memset(out, 0, sizeof *out);
    if (in->jsonl) return next_line(in, out);
    if (in->done) return INPUT_END;
    enum input_result result = read_file(in);
    out->text = in->bytes;
    out->size = in->size;
    out->where = in->where;
    return result;
}

char *json_of(const char *text)
{
    json_t *string = json_string(text);
    char *out = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;
    json_decref(string);
    return out;
}
