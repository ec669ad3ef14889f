#include "support/consume.h"

#include "support/promise.h"

#include <stdlib.h>
#include <string.h>

static int is_near(double a, double b)
{
    double difference = a < b ? b - a : a - b, size = b < 0 ? -b : b;
    return difference <= size * 2.3e-16;
}

static void check_number(const newsfacts_number *n)
{
    double value = newsfacts_number_double(n);
    check_string(n->text);
    switch (n->form) {
    case NEWSFACTS_NUMBER_OPEN: PROMISE(n->text.size == 0 && value != value); break;
    case NEWSFACTS_NUMBER_DECIMAL:
        PROMISE(n->denominator == 1);
        PROMISE(n->coefficient ? n->coefficient % 10 : n->exponent == 0);
        PROMISE(strspn(n->text.data, "-0123456789.") == n->text.size && n->text.size);
        PROMISE(is_near(value, strtod(n->text.data, NULL)));
        break;
    case NEWSFACTS_NUMBER_FRACTION:
        PROMISE(n->denominator > 0 && n->exponent == 0);
        PROMISE(strchr(n->text.data, '/'));
        PROMISE(is_near(value, (double)n->coefficient / (double)n->denominator));
        break;
    default: PROMISE(!"a form of number that the header does not know");
    }
}

/* -------------------------------------------------------------------- layout */

/* Text that lies in no segment is blank: no letters, digits or ideographs. */
static void check_gap(const view *v, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        unsigned char b = v->text[i];
        PROMISE(v->chars.bad[i] || b <= ' ' || b >= 0x7f);
        PROMISE(v->chars.bad[i] || v->chars.at[i] == (uint32_t)INSIDE || b < 0xe4 || b > 0xe9);
    }
}

static void check_segments(const view *v)
{
    uint32_t end = 0;
    for (size_t i = 0; i < newsfacts_segments_len(v->doc); i++) {
        const newsfacts_segment *s = newsfacts_segments_at(v->doc, i);
        PROMISE(s->record_size == FIELDS_SIZE(s, confidence));
        check_span(v, s->span);
        PROMISE(s->span.byte_begin >= end && s->span.byte_begin < s->span.byte_end);
        check_gap(v, end, s->span.byte_begin);
        check_span(v, s->prefix);
        PROMISE(inside(s->span, s->prefix));
        check_text(v, s->credit_span, s->credit);
        PROMISE(!s->credit.size || inside(s->span, s->credit_span));
        PROMISE(*newsfacts_segment_kind_name(s->kind));
        check_confidence(s->confidence);
        end = s->span.byte_end;
    }
    check_gap(v, end, (uint32_t)v->chars.size);
    PROMISE(!newsfacts_segments_at(v->doc, newsfacts_segments_len(v->doc)));
}

static void check_sentences(const view *v)
{
    uint32_t end = 0;
    for (size_t i = 0; i < newsfacts_sentences_len(v->doc); i++) {
        const newsfacts_sentence *s = newsfacts_sentences_at(v->doc, i);
        PROMISE(s->record_size == FIELDS_SIZE(s, confidence));
        check_span(v, s->span);
        PROMISE(s->span.byte_begin >= end && s->span.byte_begin < s->span.byte_end);
        const newsfacts_segment *home = newsfacts_segments_at(v->doc, (size_t)s->segment);
        PROMISE(s->segment >= 0 && home && inside(home->span, s->span));
        check_confidence(s->confidence);
        end = s->span.byte_end;
    }
    PROMISE(!newsfacts_sentences_at(v->doc, newsfacts_sentences_len(v->doc)));
}

static void check_source(const view *v)
{
    const newsfacts_source *s = newsfacts_source_of(v->doc);
    PROMISE(s && s->record_size == FIELDS_SIZE(s, dateline_date_span));
    check_text(v, s->publisher_span, s->publisher);
    check_text(v, s->dateline_place_span, s->dateline_place);
    check_span(v, s->dateline_date_span);
    check_string(s->dateline_date);
    for (size_t i = 0; i < newsfacts_authors_len(v->doc); i++) {
        const newsfacts_author *a = newsfacts_authors_at(v->doc, i);
        PROMISE(a->record_size == FIELDS_SIZE(a, role));
        check_text(v, a->span, a->name);
        PROMISE(a->name.size);
        check_string(a->role);
    }
    PROMISE(!newsfacts_authors_at(v->doc, newsfacts_authors_len(v->doc)));
}

/* --------------------------------------------------------------------- facts */

static void check_times(const view *v)
{
    const newsfacts_time *last = NULL;
    for (size_t i = 0; i < newsfacts_times_len(v->doc); i++) {
        const newsfacts_time *t = newsfacts_times_at(v->doc, i);
        PROMISE(t->record_size == FIELDS_SIZE(t, confidence));
        check_text(v, t->span, t->text);
        check_place(v, t->span, t->sentence);
        check_string(t->value);
        PROMISE(*newsfacts_time_type_name(t->type));
        PROMISE(*newsfacts_qualifier_name(t->qualifier));
        PROMISE(*newsfacts_anchor_name(t->anchor));
        PROMISE(t->anchor_time >= -1 && t->anchor_time < (int64_t)i);
        PROMISE((t->anchor == NEWSFACTS_ANCHOR_TIME) == (t->anchor_time >= 0));
        check_confidence(t->confidence);
        if (last) check_order(last->span, t->span);
        last = t;
    }
    PROMISE(!newsfacts_times_at(v->doc, newsfacts_times_len(v->doc)));
}

/* A count is never a part of itself, however far the way. seen[i]: the walk that
 * came by i first; a later one need not go on from there. */
static void check_parts(const view *v)
{
    size_t len = newsfacts_counts_len(v->doc);
    size_t *seen = calloc(len + 1, sizeof *seen);
    PROMISE(seen);
    for (size_t walk = 1; walk <= len; walk++) {
        size_t at = walk - 1;
        while (!seen[at]) {
            int32_t whole = newsfacts_counts_at(v->doc, at)->part_of;
            seen[at] = walk;
            PROMISE(whole >= -1 && whole < (int64_t)len);
            if (whole < 0) break;
            at = (size_t)whole;
            PROMISE(seen[at] != walk);
        }
    }
    free(seen);
}

static void check_count(const view *v, const newsfacts_count *c)
{
    check_text(v, c->span, c->text);
    check_place(v, c->span, c->sentence);
    check_number(&c->low);
    check_number(&c->high);
    check_string(c->unit);
    check_string(c->unit_code);
    PROMISE(!c->unit.size || strstr(c->text.data, c->unit.data));
    check_text(v, c->object, c->object_text);
    PROMISE(*newsfacts_qualifier_name(c->qualifier));
    PROMISE(*newsfacts_unit_kind_name(c->unit_kind));
    for (uint32_t bit = 1; bit; bit <<= 1)
        PROMISE(!(c->aspect & bit) || *newsfacts_aspect_name(bit));
    PROMISE(c->time >= -1 && c->time < (int64_t)newsfacts_times_len(v->doc));
    check_confidence(c->confidence);
}

static void check_counts(const view *v)
{
    const newsfacts_count *last = NULL;
    for (size_t i = 0; i < newsfacts_counts_len(v->doc); i++) {
        const newsfacts_count *c = newsfacts_counts_at(v->doc, i);
        PROMISE(c->record_size == FIELDS_SIZE(c, confidence));
        check_count(v, c);
        if (last) check_order(last->span, c->span);
        last = c;
    }
    check_parts(v);
    PROMISE(!newsfacts_counts_at(v->doc, newsfacts_counts_len(v->doc)));
}

/* ---------------------------------------------------------------------- JSON */

typedef struct {
    char *data;
    size_t len, cap;
} buffer;

static int32_t append(void *user, const char *data, size_t size)
{
    buffer *b = user;
    if (b->len + size >= b->cap) {
        b->cap = (b->len + size + 1) * 2;
        b->data = realloc(b->data, b->cap);
        if (!b->data) abort();
    }
    memcpy(b->data + b->len, data, size);
    b->len += size;
    return 0;
}

char *json_of(const newsfacts_document *doc, uint32_t flags)
{
    buffer b = {NULL, 0, 0};
    PROMISE(newsfacts_write_json(doc, flags, append, &b, NULL) == NEWSFACTS_OK);
    PROMISE(b.len && b.data[b.len - 1] == '}');
    b.data[b.len] = '\0';
    PROMISE(strlen(b.data) == b.len);
    return b.data;
}

static void check_json(const newsfacts_document *doc)
{
    for (uint32_t flags = 0; flags < 8; flags++) {
        if ((flags & NEWSFACTS_JSON_OFFSETS) == NEWSFACTS_JSON_OFFSETS) continue;
        char *json = json_of(doc, flags);
        chars c = chars_of(json, strlen(json));
        PROMISE(c.invalid == 0);
        PROMISE(flags & NEWSFACTS_JSON_INDENT || !strchr(json, '\n'));
        chars_free(&c);
        free(json);
    }
}

void consume(const newsfacts_document *doc, const void *text, size_t size)
{
    newsfacts_string copy = newsfacts_text(doc);
    PROMISE(copy.size == size && copy.data[size] == '\0');
    PROMISE(!size || !memcmp(copy.data, text, size));
    view v = {doc, (const unsigned char *)copy.data, chars_of(copy.data, size)};
    PROMISE(newsfacts_invalid_bytes(doc) == v.chars.invalid);
    check_string(newsfacts_reference(doc));
    check_segments(&v);
    check_sentences(&v);
    check_source(&v);
    check_times(&v);
    check_counts(&v);
    check_names(&v);
    check_events(&v);
    check_json(doc);
    chars_free(&v.chars);
}
