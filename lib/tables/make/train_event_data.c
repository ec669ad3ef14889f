/* train_event_data.c: annotated articles, and the examples that they give. */
#include "train_event.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_all(const char *path, size_t *size)
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

static event_article *add_article(event_articles *out, const char *text, size_t size, uint8_t corpus)
{
    if (out->len == out->cap) out->data = regrow(out->data, out->cap = out->cap * 2 + 64, sizeof *out->data);
    event_article *a = &out->data[out->len++];
    memset(a, 0, sizeof *a);
    a->text = copy(text, size);
    a->size = size;
    a->corpus = corpus;
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
    char *data = read_all(path, &size), *text_path = copy(path, strlen(path) - strlen(".gold.json"));
    char *text = read_all(join(text_path, ".txt", ""), &text_size);
    const char *at = data;
    json_reset();
    const json *gold = json_read(&at), *events = json_member(gold, "events");
    event_article *a = add_article(out, text, text_size, EVENT_GOLD);
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

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void event_corpus_gold(event_articles *out, const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir) stop_at(folder, 0, "cannot be read");
    char **names = NULL;
    size_t len = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        size_t size = strlen(entry->d_name);
        if (size < 10 || strcmp(entry->d_name + size - 10, ".gold.json")) continue;
        names = regrow(names, len + 1, sizeof *names);
        names[len++] = join(folder, "/", entry->d_name);
    }
    closedir(dir);
    if (len) qsort(names, len, sizeof *names, by_text);
    for (size_t i = 0; i < len; i++) read_gold(out, names[i]);
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
    event_article *a = add_article(out, text->text, text->size, EVENT_CEC);
    for (const json *e = events->child; e; e = e->next) {
        const json *spans = json_member(e, "denoter");
        for (const json *s = spans ? spans->child : NULL; s; s = s->next) {
            if (!s->child || !s->child->next) continue;
            event_mark *m = add_mark(a, (uint32_t)s->child->number, (uint32_t)s->child->next->number);
            m->type = type_of_class(text_member(e, "type"));
        }
    }
    if (a->marks_len) qsort(a->marks, a->marks_len, sizeof *a->marks, by_begin);
}

void event_corpus_cec(event_articles *out, const char *path)
{
    size_t size;
    char *data = read_all(path, &size);
    for (char *line = strtok(data, "\n"); line; line = strtok(NULL, "\n")) {
        const char *at = line;
        json_reset();
        read_cec_line(out, json_read(&at));
    }
    free(data);
}

/* ------------------------------------------------------------------- reading */

static void need(newsfacts_status status)
{
    if (status == NEWSFACTS_OK) return;
    fprintf(stderr, "train_event: %s\n", newsfacts_status_name(status));
    exit(1);
}

static const newsfacts_engine *the_engine(void)
{
    static newsfacts_engine *engine;
    if (!engine) need(newsfacts_engine_new(NULL, &engine, NULL));
    return engine;
}

static void read_names(event_reading *r, const newsfacts_engine *e)
{
    nf_model model;
    const nf_name_source source = {e,           &r->text, &r->layout, &r->sentencing,
                                   &r->lexical, &r->tags, &r->times,  &r->counts};
    need(newsfacts__tagger_builtin(&model, NULL));
    need(newsfacts__tagger_read(&r->work, &model, &r->text, &r->sentencing, &r->lexical, &r->tags));
    need(newsfacts__name_read(&r->work, &source, &r->names));
}

void event_reading_begin(event_reading *r, const event_article *a)
{
    newsfacts_allocator allocator = newsfacts__default_allocator();
    const newsfacts_engine *e = the_engine();
    nf_date reference;
    char date[NF_TIME_VALUE] = "";
    memset(r, 0, sizeof *r);
    newsfacts__arena_init(&r->work.scratch, &allocator);
    newsfacts__arena_init(&r->work.keep, &allocator);
    r->work.steps_left = UINT64_MAX;
    need(newsfacts__reference_option(a->reference, &reference, NULL));
    need(newsfacts__text_read(&r->work, a->text, a->size, &r->text));
    need(newsfacts__layout_read(&r->work, e, &r->text, &r->layout));
    need(newsfacts__sentence_read(&r->work, &r->text, &r->layout, &r->sentencing));
    need(newsfacts__lexical_read(&r->work, e, &r->text, &r->sentencing, &r->lexical));
    need(newsfacts__numeral_read(&r->work, &r->text, &r->sentencing, &r->numbering));
    need(newsfacts__time_read(&r->work, e, &r->text, &r->layout, &r->sentencing, &r->lexical,
                              &r->numbering, &reference, date, &r->times));
    need(newsfacts__count_read(&r->work, e, &r->text, &r->layout, &r->sentencing, &r->lexical,
                               &r->numbering, &r->times, &r->counts));
    read_names(r, e);
    const nf_event_source source = {e,           &r->text,  &r->layout, &r->sentencing,
                                    &r->lexical, &r->times, &r->counts, &r->names};
    r->source = source;
}

void event_reading_end(event_reading *r)
{
    newsfacts__arena_free(&r->work.scratch);
    newsfacts__arena_free(&r->work.keep);
}

/* ------------------------------------------------------------------ examples */

static key_map numbers;

static uint32_t number_of(event_examples *out, uint64_t key)
{
    uint32_t *number = key_map_at(&numbers, key);
    if (!*number) {
        static uint32_t cap;
        if (out->features + 1 >= cap) {
            cap = cap * 2 + 65536;
            out->keys = regrow(out->keys, cap, sizeof *out->keys);
            out->seen = regrow(out->seen, cap, sizeof *out->seen);
        }
        if (!out->features) out->features = 1;
        out->keys[out->features] = key;
        out->seen[out->features] = 0;
        *number = out->features++;
    }
    return *number;
}

static event_example *add_example(event_examples *out, const nf_event_features *f)
{
    if (out->len == out->cap) out->data = regrow(out->data, out->cap = out->cap * 2 + 1024, sizeof *out->data);
    event_example *x = &out->data[out->len++];
    memset(x, 0, sizeof *x);
    x->first = (uint32_t)out->ids_len;
    x->len = f->len;
    x->types_len = f->types_len;
    for (uint32_t i = 0; i < f->len; i++) {
        if (out->ids_len == out->ids_cap)
            out->ids = regrow(out->ids, out->ids_cap = out->ids_cap * 2 + 65536, sizeof *out->ids);
        uint32_t id = number_of(out, f->hash[i]);
        out->seen[id]++;
        out->ids[out->ids_len++] = id;
    }
    return x;
}

/* What the marks say of a candidate. A mark that no candidate fits exactly counts
 * for those that overlap it. */
static void label(event_example *x, const event_article *a, const nf_candidate *c,
                  const bool *exact, const nf_lexical *lexical)
{
    for (uint32_t i = 0; i < a->marks_len; i++) {
        const event_mark *m = &a->marks[i];
        if (!nf_span_overlaps(m->span, c->span)) continue;
        bool same = nf_span_equal(m->span, c->span);
        if (same || !exact[i]) {
            x->label = m->optional || (!same && a->corpus == EVENT_CEC) ? -1 : 1;
            x->optional = m->optional;
            x->type = m->type;
            if (a->corpus == EVENT_CEC && c->hits_len)
                x->type = newsfacts__triggers[lexical->hits.data[c->hit].row].type;
            if (same) return;
        } else if (m->optional && x->label == 0) {
            x->label = -1;
            x->optional = true;
        }
    }
}

static void read_article(event_examples *out, const event_article *a)
{
    event_reading r;
    nf_candidates candidates = {0};
    nf_event_view view;
    event_reading_begin(&r, a);
    need(newsfacts__event_candidates(&r.work, &r.source, &candidates));
    need(newsfacts__event_view(&r.work, &r.source, &view));
    bool *exact = grab(a->marks_len + 1, sizeof *exact);
    for (uint32_t i = 0; i < candidates.len; i++)
        for (uint32_t m = 0; m < a->marks_len; m++)
            if (nf_span_equal(a->marks[m].span, candidates.data[i].span)) exact[m] = true;
    for (uint32_t i = 0; i < candidates.len; i++) {
        nf_event_features f;
        newsfacts__event_features(&view, &candidates.data[i], &f);
        event_example *x = add_example(out, &f);
        x->corpus = a->corpus;
        x->fold = a->fold;
        label(x, a, &candidates.data[i], exact, &r.lexical);
    }
    free(exact);
    event_reading_end(&r);
}

void event_examples_read(event_examples *out, const event_articles *all)
{
    for (size_t i = 0; i < all->len; i++) read_article(out, &all->data[i]);
}
