#include "json.h"

/* The stream, and the id that is still to be put into the object. */
typedef struct {
    FILE *out;
    const char *id;
    const char *gap; /* what stands before and after it */
} sink;

static int32_t write_bytes(void *user, const char *data, size_t size)
{
    sink *s = user;
    if (s->id && size) { /* the first byte is the brace that opens the object */
        fprintf(s->out, "{%s\"id\":%s%s,", s->gap, *s->gap ? " " : "", s->id);
        s->id = NULL;
        data++;
        size--;
    }
    return fwrite(data, 1, size, s->out) == size ? 0 : 1;
}

void print_json(FILE *out, const newsfacts_document *document, const char *id, uint32_t flags)
{
    sink s = {out, id, flags & NEWSFACTS_JSON_INDENT ? "\n  " : ""};
    newsfacts_write_json(document, flags, write_bytes, &s, NULL);
    fputc('\n', out);
}
