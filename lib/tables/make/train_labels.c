/* train_labels.c: reads tables of labels and finds the texts that they speak of. */
#include "train_labels.h"

#include "newsfacts/newsfacts.h"
#include "train.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *file_read(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file) stop_at(path, 0, "cannot be read");
    char *data = NULL;
    size_t len = 0, cap = 0;
    for (;;) {
        if (len + 65536 > cap) data = regrow(data, cap = cap * 2 + 131072, 1);
        size_t got = fread(data + len, 1, cap - len - 1, file);
        len += got;
        if (!got) break;
    }
    fclose(file);
    data[len] = 0;
    *size = len;
    return data;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char **files_named(const char *folder, const char *ending, size_t *len)
{
    DIR *dir = opendir(folder);
    char **names = NULL;
    if (!dir) stop_at(folder, 0, "cannot be read");
    *len = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        size_t size = strlen(entry->d_name), end = strlen(ending);
        if (size < end || strcmp(entry->d_name + size - end, ending)) continue;
        names = regrow(names, *len + 1, sizeof *names);
        names[(*len)++] = join(folder, "/", entry->d_name);
    }
    closedir(dir);
    if (*len) qsort(names, *len, sizeof *names, by_text);
    return names;
}

/* ------------------------------------------------------------------- corpora */

/* The lines of a corpus; the texts of rows are read when asked for. */
typedef struct {
    const char *name, *file, *reference;
    char **lines;
    size_t len;
} corpus;

static corpus corpora_known[] = {
    {"boson", "boson-train.jsonl", "2013-12-01", NULL, 0},
    {"msra", "msra-train.jsonl", "1998-06-01", NULL, 0},
};

static corpus *corpus_named(const char *name, const char *folder)
{
    corpus *c = NULL;
    for (size_t i = 0; i < sizeof corpora_known / sizeof *corpora_known; i++)
        if (!strcmp(corpora_known[i].name, name)) c = &corpora_known[i];
    if (!c || c->lines) return c;
    size_t size;
    char *data = file_read(join(folder, "/", c->file), &size);
    for (char *line = strtok(data, "\n"); line; line = strtok(NULL, "\n")) {
        if (!(c->len & (c->len - 1)))
            c->lines = regrow(c->lines, c->len ? c->len * 2 : 1, sizeof *c->lines);
        c->lines[c->len++] = line;
    }
    return c;
}

/* Rows FROM to TO - 1, joined by newlines; a single ROW is itself. */
static void read_rows(labelled *out, const corpus *c, const char *rows)
{
    char *end;
    size_t from = strtoul(rows, &end, 10), to = *end == '-' ? strtoul(end + 1, NULL, 10) : from + 1;
    if (to > c->len || from >= to) stop_at(c->file, 0, "has no such rows");
    for (size_t i = from; i < to; i++) {
        const char *at = c->lines[i];
        json_reset();
        const json *text = json_member(json_read(&at), "text");
        if (!text) stop_at(c->file, (unsigned)i + 1, "has no text");
        out->text = regrow(out->text, out->size + text->size + 2, 1);
        if (i > from) out->text[out->size++] = '\n';
        memcpy(out->text + out->size, text->text, text->size);
        out->size += text->size;
        out->text[out->size] = 0;
    }
    out->reference = c->reference;
}

/* ---------------------------------------------------------------------- rows */

static int32_t named(const char *name, const char *(*name_of)(int32_t), int32_t from, int32_t to)
{
    for (int32_t i = from; i <= to; i++)
        if (!strcmp(name_of(i), name)) return i;
    return from - 1;
}

static nf_span span_of(const char *cell)
{
    char *end;
    unsigned long from = strtoul(cell, &end, 10),
                  to = *end == '-' ? strtoul(end + 1, NULL, 10) : from;
    return nf_span_make((uint32_t)from, (uint32_t)to);
}

static void add_argument(label_event *e, char *cell)
{
    static const struct { const char *key; int32_t role; } roles[] = {
        {"time", LABEL_TIME}, {"place", LABEL_PLACE}, {"agent", NEWSFACTS_ROLE_AGENT},
        {"patient", NEWSFACTS_ROLE_PATIENT}, {"count", NEWSFACTS_ROLE_COUNT}};
    char *value = strchr(cell, '=');
    if (!value) return;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (strncmp(cell, roles[i].key, strlen(roles[i].key))) continue;
        e->arguments = regrow(e->arguments, e->arguments_len + 1, sizeof *e->arguments);
        label_argument a = {span_of(value + 1), roles[i].role};
        e->arguments[e->arguments_len++] = a;
    }
}

/* event START END TRIGGER TYPE POLARITY MODALITY event|optional KEY=FROM-TO … */
static void read_event(labelled *out, char **cells, size_t len, const char *path, unsigned line)
{
    label_event e = {{0, 0}, 0, 0, 0, false, NULL, 0};
    if (len < 8) stop_at(path, line, "an event has eight cells or more");
    e.span =
        nf_span_make((uint32_t)strtoul(cells[1], NULL, 10), (uint32_t)strtoul(cells[2], NULL, 10));
    e.type = named(cells[4], newsfacts_event_type_name, 1, NEWSFACTS_EVENT_SCIENCE);
    e.polarity = named(cells[5], newsfacts_polarity_name, 1, 2);
    e.modality = named(cells[6], newsfacts_modality_name, 1, 5);
    e.optional = !strcmp(cells[7], "optional");
    if (e.type < 1 || e.polarity < 1 || e.modality < 1) stop_at(path, line, "unknown name");
    for (size_t i = 8; i < len; i++) add_argument(&e, cells[i]);
    out->events = regrow(out->events, out->events_len + 1, sizeof *out->events);
    out->events[out->events_len++] = e;
}

/* doc CORPUS ROW CODEPOINTS; returns NULL where the text is left out. */
static labelled *read_doc(labelled_list *out, char **cells, const char *folder, const char *corpora)
{
    labelled d = {copy(cells[1], strlen(cells[1])),
                  copy(cells[2], strlen(cells[2])),
                  NULL,
                  0,
                  "2020-02-29",
                  true,
                  NULL,
                  0};
    if (!strcmp(d.corpus, "article")) {
        d.text = file_read(join(join(folder, "/articles/", d.row), ".txt", ""), &d.size);
    } else {
        corpus *c = corpora ? corpus_named(d.corpus, corpora) : NULL;
        if (!c) return NULL;
        read_rows(&d, c, d.row);
    }
    size_t chars = 0;
    for (size_t i = 0; i < d.size; i++) chars += ((unsigned char)d.text[i] & 0xc0) != 0x80;
    if (chars != strtoul(cells[3], NULL, 10))
        stop_at(d.row, 0, "is not the text that was labelled");
    out->data = regrow(out->data, out->len + 1, sizeof *out->data);
    out->data[out->len] = d;
    return &out->data[out->len++];
}

static size_t split(char *line, char **cells, size_t most)
{
    size_t len = 0;
    for (char *at = line; at && len < most; len++) {
        cells[len] = at;
        at = strchr(at, '\t');
        if (at) *at++ = 0;
    }
    return len;
}

enum { CELLS = 64 };

static void read_table(labelled_list *out, const char *path, const char *folder,
                       const char *corpora)
{
    size_t size;
    unsigned number = 0;
    char *data = file_read(path, &size), *cells[CELLS];
    labelled *doc = NULL;
    for (char *line = data, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = 0;
        number++;
        if (!*line || *line == '#') continue;
        size_t len = split(line, cells, CELLS);
        if (!strcmp(cells[0], "doc") && len == 4) doc = read_doc(out, cells, folder, corpora);
        else if (!strcmp(cells[0], "event")) {
            if (doc) read_event(doc, cells, len, path, number);
        } else stop_at(path, number, "neither doc nor event");
    }
    free(data);
}

void labels_read(labelled_list *out, const char *folder, const char *corpora)
{
    size_t len;
    char **paths = files_named(folder, ".labels.tsv", &len);
    for (size_t i = 0; i < len; i++) read_table(out, paths[i], folder, corpora);
    paths = files_named(folder, ".marked.txt", &len);
    for (size_t i = 0; i < len; i++) marked_read(out, paths[i]);
}
