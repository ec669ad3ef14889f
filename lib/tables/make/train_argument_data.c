/* train_argument_data.c: annotated texts for the trainer of arguments. */
#include "train_argument.h"

#include "event/scorer.h"
#include "lexical/numeral.h"
#include "tables/blob.h"
#include "train_labels.h"

#include <stdlib.h>
#include <string.h>

static uint32_t sentence_at(const piece *p, uint32_t at)
{
    for (uint32_t i = 0; i < p->reading.sentencing.sentences.len; i++)
        if (nf_span_has(p->reading.sentencing.sentences.data[i].span, at)) return i;
    return NF_NONE;
}

static void read_stages(piece *p, const char *reference)
{
    text_reading *r = &p->reading;
    text_reading_begin(r, p->text, p->size, reference);
    need(newsfacts__count_link(&r->work, &r->text, &r->layout, &r->sentencing, &r->lexical,
                               &r->times, &r->counts));
}

static piece *add_piece(pieces *all, const char *text, size_t size, const char *reference,
                        int corpus)
{
    all->data = regrow(all->data, all->len + 1, sizeof *all->data);
    piece *p = &all->data[all->len++];
    memset(p, 0, sizeof *p);
    p->text = copy(text, size);
    p->size = size;
    p->corpus = corpus;
    read_stages(p, reference);
    return p;
}

static annotated *add_annotated(piece *p, nf_span span, int32_t type, bool optional)
{
    p->gold = regrow(p->gold, p->gold_len + 1, sizeof *p->gold);
    annotated *a = &p->gold[p->gold_len++];
    memset(a, 0, sizeof *a);
    a->span = span;
    a->type = type;
    a->optional = optional;
    return a;
}

static void add_role(annotated *a, enum nf_asked role, nf_span span)
{
    if (a->lens[role] < ARGUMENT_SPANS) a->roles[role][a->lens[role]++] = span;
}

static int by_span(const void *a, const void *b)
{
    return nf_span_order(((const annotated *)a)->span, ((const annotated *)b)->span);
}

static void sort_annotated(piece *p)
{
    if (p->gold_len) qsort(p->gold, p->gold_len, sizeof *p->gold, by_span);
}

/* The annotated triggers become the events that are asked about. */
static void make_events(piece *p)
{
    for (size_t i = 0; i < p->gold_len; i++) {
        nf_span span = p->gold[i].span;
        nf_event *e = NF_VEC_ADD(&p->events.events, &p->reading.work.scratch);
        if (!e) need(NEWSFACTS_E_MEMORY);
        *e = nf_event_make(span, sentence_at(p, span.begin), p->gold[i].type);
    }
}

/* -------------------------------------------------------- annotated articles */

static uint32_t position(const json *value, const char *name)
{
    const json *n = json_member(value, name);
    return n && n->type == JSON_NUMBER ? (uint32_t)n->number : 0;
}

static nf_span span_of(const json *value)
{
    return nf_span_make(position(value, "start"), position(value, "end"));
}

static void add_fact(annotated *a, enum nf_asked role, const json *value)
{
    if (value && value->type == JSON_OBJECT && json_member(value, "end"))
        add_role(a, role, span_of(value));
}

static void add_facts(annotated *a, enum nf_asked role, const json *list)
{
    for (const json *v = list ? list->child : NULL; v; v = v->next) add_fact(a, role, v);
}

static int32_t type_number(const char *name)
{
    for (uint32_t i = 0; i < NF_EVENT_TYPES_LEN; i++)
        if (!strcmp(newsfacts__event_types[i].name, name)) return newsfacts__event_types[i].number;
    return 0;
}

static void add_event(piece *p, const json *event)
{
    const json *optional = json_member(event, "optional");
    annotated *a = add_annotated(p, span_of(event), type_number(json_member(event, "type")->text),
                                 optional && optional->type == JSON_TRUE);
    add_fact(a, NF_ASKED_TIME, json_member(event, "time"));
    add_fact(a, NF_ASKED_PLACE, json_member(event, "place"));
    add_facts(a, NF_ASKED_AGENT, json_member(event, "agents"));
    add_facts(a, NF_ASKED_PATIENT, json_member(event, "patients"));
    add_facts(a, NF_ASKED_COUNT, json_member(event, "counts"));
}

static void read_gold(pieces *all, const char *path)
{
    size_t size, text_size;
    char *facts = file_read(path, &size);
    char *text_path = copy(path, strlen(path) - strlen(".gold.json"));
    char *text = file_read(join(text_path, ".txt", ""), &text_size);
    const char *at = facts;
    json_reset();
    const json *root = json_read(&at), *reference = json_member(root, "reference");
    const json *events = json_member(root, "events");
    piece *p = add_piece(all, text, text_size, reference ? reference->text : NULL, ARGUMENT_OWN);
    for (const json *v = events ? events->child : NULL; v; v = v->next) add_event(p, v);
    sort_annotated(p);
    make_events(p);
    free(facts);
    free(text);
}

void pieces_read_gold(pieces *all, const char *folder)
{
    size_t len;
    char **paths = files_named(folder, ".gold.json", &len);
    for (size_t i = 0; i < len; i++) read_gold(all, paths[i]);
}

/* ---------------------------------------------------------- tables of labels */

static enum nf_asked asked_of(int32_t role)
{
    switch (role) {
    case LABEL_TIME: return NF_ASKED_TIME;
    case LABEL_PLACE: return NF_ASKED_PLACE;
    case NEWSFACTS_ROLE_AGENT: return NF_ASKED_AGENT;
    case NEWSFACTS_ROLE_PATIENT: return NF_ASKED_PATIENT;
    default: return NF_ASKED_COUNT;
    }
}

void pieces_read_labels(pieces *all, const char *folder, const char *corpora)
{
    labelled_list list = {NULL, 0};
    labels_read(&list, folder, corpora);
    for (size_t i = 0; i < list.len; i++) {
        const labelled *d = &list.data[i];
        if (!d->complete) continue;
        piece *p = add_piece(all, d->text, d->size, d->reference, ARGUMENT_OWN);
        p->passage = true;
        for (size_t k = 0; k < d->events_len; k++) {
            const label_event *e = &d->events[k];
            annotated *a = add_annotated(p, e->span, e->type, e->optional);
            for (size_t n = 0; n < e->arguments_len; n++)
                add_role(a, asked_of(e->arguments[n].role), e->arguments[n].span);
        }
        sort_annotated(p);
        make_events(p);
    }
}

/* ---------------------------------------------------------- emergency corpus */

static void add_spans(annotated *a, enum nf_asked role, const json *event, const char *name)
{
    const json *spans = json_member(event, name);
    for (const json *s = spans ? spans->child : NULL; s; s = s->next)
        if (s->child && s->child->next)
            add_role(a, role,
                     nf_span_make((uint32_t)s->child->number, (uint32_t)s->child->next->number));
}

static bool is_statement(const json *event)
{
    const json *type = json_member(event, "type");
    return type && type->type == JSON_STRING && !strcmp(type->text, "statement");
}

/* The corpus has classes of its own: our types are what the scorer of events says. */
static void read_types(piece *p)
{
    nf_event_source source = text_reading_source(&p->reading);
    size_t size = (size_t)(newsfacts__events_end - newsfacts__events_begin);
    nf_event_model model;
    nf_event_view view;
    nf_event_site site;
    nf_candidates found = {0};
    need(newsfacts__event_model_open(newsfacts__events_begin, size, NF_BLOB_TRUSTED, &model, NULL));
    need(newsfacts__event_candidates(&p->reading.work, &source, &found));
    need(newsfacts__event_view(&p->reading.work, &source, &view));
    uint32_t at = 0;
    for (size_t i = 0; i < p->gold_len; i++) {
        annotated *a = &p->gold[i];
        while (at < found.len && found.data[at].span.end <= a->span.begin) at++;
        if (a->type || at == found.len || !nf_span_overlaps(found.data[at].span, a->span)) continue;
        newsfacts__event_site(&view, &found.data[at], &site);
        a->type = newsfacts__event_type(&model, &site);
    }
}

/* The corpus has participants: of what befalls somebody they are those it befalls. */
static bool is_suffered(int32_t type)
{
    return (type >= NEWSFACTS_EVENT_FALL_ILL && type <= NEWSFACTS_EVENT_ACCIDENT)
           || type == NEWSFACTS_EVENT_INDICATOR_CHANGE;
}

static void add_cec_event(piece *p, const json *event)
{
    const json *spans = json_member(event, "denoter"), *first = spans ? spans->child : NULL;
    if (!first || !first->child || !first->child->next) return;
    nf_span span =
        nf_span_make((uint32_t)first->child->number, (uint32_t)first->child->next->number);
    annotated *a = add_annotated(p, span, is_statement(event) ? NEWSFACTS_EVENT_STATE : 0, false);
    add_spans(a, NF_ASKED_TIME, event, "time");
    add_spans(a, NF_ASKED_PLACE, event, "location");
    add_spans(a, NF_ASKED_AGENT, event, "participant");
    add_spans(a, NF_ASKED_PATIENT, event, "object");
    a->unknown[NF_ASKED_COUNT] = true;
}

/* Participants come first among the patients. */
static void move_participants(annotated *a)
{
    annotated before = *a;
    a->lens[NF_ASKED_AGENT] = a->lens[NF_ASKED_PATIENT] = 0;
    for (uint32_t i = 0; i < before.lens[NF_ASKED_AGENT]; i++)
        add_role(a, NF_ASKED_PATIENT, before.roles[NF_ASKED_AGENT][i]);
    for (uint32_t i = 0; i < before.lens[NF_ASKED_PATIENT]; i++)
        add_role(a, NF_ASKED_PATIENT, before.roles[NF_ASKED_PATIENT][i]);
}

static void read_cec_line(pieces *all, const json *line)
{
    const json *text = json_member(line, "text"), *events = json_member(line, "events");
    if (!text || !events) return;
    piece *p = add_piece(all, text->text, text->size, NULL, ARGUMENT_CEC);
    p->passage = true;
    for (const json *e = events->child; e; e = e->next) add_cec_event(p, e);
    sort_annotated(p);
    read_types(p);
    for (size_t i = 0; i < p->gold_len; i++)
        if (is_suffered(p->gold[i].type)) move_participants(&p->gold[i]);
    make_events(p);
}

void pieces_read_cec(pieces *all, const char *path)
{
    size_t size;
    char *data = file_read(path, &size);
    for (char *line = strtok(data, "\n"); line; line = strtok(NULL, "\n")) {
        const char *at = line;
        json_reset();
        read_cec_line(all, json_read(&at));
    }
    free(data);
}
