/* train_event_data.c: annotated articles. */
#include "train_event.h"
#include "train_labels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static event_article *add_article(event_articles *out, const char *text, size_t size,
                                  uint8_t corpus, const char *kind)
{
    if (out->len == out->cap)
        out->data = regrow(out->data, out->cap = out->cap * 2 + 64, sizeof *out->data);
    event_article *a = &out->data[out->len++];
    memset(a, 0, sizeof *a);
    a->text = copy(text, size);
    a->size = size;
    a->corpus = corpus;
    strncpy(a->kind, kind, sizeof a->kind - 1);
    a->fold = (uint8_t)(newsfacts__crc32(0, text, size) % EVENT_FOLDS);
    return a;
}

static int by_begin(const void *a, const void *b)
{
    const event_mark *x = a, *y = b;
    return nf_span_order(x->span, y->span);
}

static event_mark *add_mark(event_article *a, uint32_t begin, uint32_t end)
{
    a->marks = regrow(a->marks, a->marks_len + 1, sizeof *a->marks);
    event_mark *m = &a->marks[a->marks_len++];
    memset(m, 0, sizeof *m);
    m->span = nf_span_make(begin, end);
    return m;
}

static int32_t type_named(const char *name)
{
    for (int32_t t = 1; t <= NF_EVENT_TYPES; t++)
        if (!strcmp(newsfacts_event_type_name(t), name)) return t;
    return 0;
}

static const char *text_member(const json *object, const char *name)
{
    const json *m = json_member(object, name);
    return m && m->type == JSON_STRING ? m->text : "";
}

static uint32_t number_member(const json *object, const char *name)
{
    const json *m = json_member(object, name);
    return m ? (uint32_t)m->number : 0;
}

static void read_gold(event_articles *out, const char *path)
{
    size_t size, text_size;
    char *data = file_read(path, &size),
         *text_path = copy(path, strlen(path) - strlen(".gold.json"));
    char *text = file_read(join(text_path, ".txt", ""), &text_size);
    const char *at = data;
    json_reset();
    const json *gold = json_read(&at), *events = json_member(gold, "events");
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    char *kind = copy(name, strcspn(name, "-."));
    event_article *a = add_article(out, text, text_size, EVENT_GOLD, kind);
    strncpy(a->reference, text_member(gold, "reference"), sizeof a->reference - 1);
    for (const json *e = events ? events->child : NULL; e; e = e->next) {
        const json *optional = json_member(e, "optional");
        event_mark *m = add_mark(a, number_member(e, "start"), number_member(e, "end"));
        m->type = type_named(text_member(e, "type"));
        m->optional = optional && optional->type == JSON_TRUE;
    }
    if (a->marks_len) qsort(a->marks, a->marks_len, sizeof *a->marks, by_begin);
    free(data);
    free(text);
}

void event_corpus_gold(event_articles *out, const char *folder)
{
    size_t len;
    char **names = files_named(folder, ".gold.json", &len);
    for (size_t i = 0; i < len; i++) read_gold(out, names[i]);
}

void event_corpus_labels(event_articles *out, const char *folder, const char *corpora)
{
    labelled_list all = {NULL, 0};
    labels_read(&all, folder, corpora);
    for (size_t i = 0; i < all.len; i++) {
        const labelled *d = &all.data[i];
        event_article *a = add_article(out, d->text, d->size, EVENT_GOLD, d->corpus);
        strncpy(a->reference, d->reference, sizeof a->reference - 1);
        for (size_t e = 0; e < d->events_len; e++) {
            event_mark *m = add_mark(a, d->events[e].span.begin, d->events[e].span.end);
            m->type = d->events[e].type;
            m->optional = d->events[e].optional;
        }
        if (a->marks_len) qsort(a->marks, a->marks_len, sizeof *a->marks, by_begin);
    }
}

/* Classes of CEC that have a type here; the others take that of the table. */
static int32_t type_of_class(const char *name)
{
    if (!strcmp(name, "statement")) return NEWSFACTS_EVENT_STATE;
    return strcmp(name, "movement") ? 0 : NEWSFACTS_EVENT_TRAVEL;
}

static void read_cec_line(event_articles *out, const json *line)
{
    const json *text = json_member(line, "text"), *events = json_member(line, "events");
    if (!text || !events) return;
    event_article *a = add_article(out, text->text, text->size, EVENT_CEC, "cec");
    for (const json *e = events->child; e; e = e->next) {
        const json *spans = json_member(e, "denoter");
        for (const json *s = spans ? spans->child : NULL; s; s = s->next) {
            if (!s->child || !s->child->next) continue;
            event_mark *m =
                add_mark(a, (uint32_t)s->child->number, (uint32_t)s->child->next->number);
            m->type = type_of_class(text_member(e, "type"));
        }
    }
    if (a->marks_len) qsort(a->marks, a->marks_len, sizeof *a->marks, by_begin);
}

void event_corpus_cec(event_articles *out, const char *path)
{
    size_t size;
    char *data = file_read(path, &size);
    for (char *line = strtok(data, "\n"); line; line = strtok(NULL, "\n")) {
        const char *at = line;
        json_reset();
        read_cec_line(out, json_read(&at));
    }
    free(data);
}
