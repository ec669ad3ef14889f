/* document.c: freezes the work of the stages into public records. */
#include "document/document.h"

#include <stdio.h>
#include <string.h>

/* Freezing knows the text for its offsets and the arena for its copies. */
typedef struct {
    const nf_text *text;
    nf_arena *arena;
    bool failed;
} freezer;

static newsfacts_string string_of(freezer *f, const char *data, size_t size)
{
    newsfacts_string s = {"", 0};
    if (!size) return s;
    char *copy = newsfacts__arena_copy(f->arena, data, size);
    if (!copy) {
        f->failed = true;
        return s;
    }
    s.data = copy;
    s.size = size;
    return s;
}

static newsfacts_string string_of_span(freezer *f, nf_span span)
{
    if (nf_span_empty(span)) return string_of(f, "", 0);
    uint32_t from = f->text->offset[span.begin], to = f->text->offset[span.end];
    return string_of(f, (const char *)f->text->bytes + from, to - from);
}

static newsfacts_span public_span(const freezer *f, nf_span span)
{
    newsfacts_span out = {f->text->offset[span.begin], f->text->offset[span.end], span.begin,
                          span.end};
    return out;
}

/* A span that may be missing: all zero then. */
static newsfacts_span optional_span(const freezer *f, nf_span span)
{
    newsfacts_span none = {0, 0, 0, 0};
    return nf_span_empty(span) ? none : public_span(f, span);
}

/* Bytes that are no text are part of no name and of no noun: empty where there
 * are some in the span. */
static nf_span clean(const freezer *f, nf_span span)
{
    if (!f->text->invalid_bytes) return span;
    for (uint32_t i = span.begin; i < span.end; i++)
        if (nf_class_at(f->text, i) == NF_CLASS_BAD) return nf_span_make(0, 0);
    return span;
}

static void *records(freezer *f, size_t len, size_t size)
{
    void *out = newsfacts__arena_array(f->arena, len, size);
    if (!out) f->failed = true;
    return out;
}

static int32_t index_of(uint32_t index)
{
    return index == NF_NONE ? -1 : (int32_t)index;
}

static newsfacts_number number_of(freezer *f, const nf_bound *bound)
{
    newsfacts_number n;
    memset(&n, 0, sizeof n);
    n.form = bound->form;
    n.denominator = 1;
    char buffer[NF_DECIMAL_TEXT];
    size_t size = 0;
    if (bound->form == NEWSFACTS_NUMBER_DECIMAL) {
        n.coefficient = bound->decimal.coefficient;
        n.exponent = bound->decimal.exponent;
        size = newsfacts__decimal_text(bound->decimal, buffer);
    } else if (bound->form == NEWSFACTS_NUMBER_FRACTION) {
        n.coefficient = bound->numerator;
        n.denominator = bound->denominator;
        size = (size_t)snprintf(buffer, sizeof buffer, "%lld/%lld", (long long)bound->numerator,
                                (long long)bound->denominator);
    }
    n.text = string_of(f, buffer, size);
    return n;
}

static void freeze_source(freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    newsfacts_source *s = &d->source;
    const nf_layout *l = draft->layout;
    s->record_size = sizeof *s;
    nf_span publisher = clean(f, l->publisher), place = clean(f, l->dateline_place);
    s->publisher = string_of_span(f, publisher);
    s->publisher_span = optional_span(f, publisher);
    s->dateline_place = string_of_span(f, place);
    s->dateline_place_span = optional_span(f, place);
    s->dateline_date = string_of(f, draft->dateline_date, strlen(draft->dateline_date));
    s->dateline_date_span = optional_span(f, l->dateline_date);
}

static void freeze_authors(freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_authors *in = &draft->layout->authors;
    d->authors = records(f, in->len, sizeof *d->authors);
    for (uint32_t i = 0; !f->failed && i < in->len; i++) {
        if (nf_span_empty(clean(f, in->data[i].name))) continue;
        newsfacts_author *a = &d->authors[d->authors_len++];
        a->record_size = sizeof *a;
        a->span = public_span(f, in->data[i].name);
        a->name = string_of_span(f, in->data[i].name);
        a->role = string_of_span(f, in->data[i].role);
    }
}

static void freeze_segments(freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_segments *in = &draft->layout->segments;
    d->segments = records(f, in->len, sizeof *d->segments);
    for (uint32_t i = 0; !f->failed && i < in->len; i++) {
        const nf_segment *from = &in->data[i];
        newsfacts_segment *to = &d->segments[i];
        nf_span start = nf_span_make(from->span.begin, from->span.begin);
        to->record_size = sizeof *to;
        to->kind = from->kind;
        to->span = public_span(f, from->span);
        to->prefix = public_span(f, nf_span_empty(from->prefix) ? start : from->prefix);
        nf_span credit = clean(f, from->credit);
        to->credit = string_of_span(f, credit);
        to->credit_span = optional_span(f, credit);
        to->confidence = from->confidence;
    }
    d->segments_len = in->len;
}

static void freeze_sentences(freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_sentences *in = &draft->sentencing->sentences;
    d->sentences = records(f, in->len, sizeof *d->sentences);
    for (uint32_t i = 0; !f->failed && i < in->len; i++) {
        newsfacts_sentence *s = &d->sentences[i];
        s->record_size = sizeof *s;
        s->segment = index_of(in->data[i].segment);
        s->span = public_span(f, in->data[i].span);
        s->confidence = 1.0f;
    }
    d->sentences_len = in->len;
}

static void freeze_times(freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_times *in = draft->times;
    d->times = records(f, in->len, sizeof *d->times);
    for (uint32_t i = 0; !f->failed && i < in->len; i++) {
        const nf_time *from = &in->data[i];
        newsfacts_time *to = &d->times[i];
        to->record_size = sizeof *to;
        to->type = from->type;
        to->span = public_span(f, from->span);
        to->text = string_of_span(f, from->span);
        to->value = string_of(f, from->value, strlen(from->value));
        to->qualifier = from->qualifier;
        to->anchor = from->anchor;
        to->anchor_time = index_of(from->anchor_time);
        to->sentence = index_of(from->sentence);
        to->confidence = from->confidence;
    }
    d->times_len = in->len;
}

static void freeze_counts(freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_counts *in = draft->counts;
    d->counts = records(f, in->len, sizeof *d->counts);
    for (uint32_t i = 0; !f->failed && i < in->len; i++) {
        const nf_count *from = &in->data[i];
        newsfacts_count *to = &d->counts[i];
        to->record_size = sizeof *to;
        to->qualifier = from->qualifier;
        to->span = public_span(f, from->span);
        to->text = string_of_span(f, from->span);
        to->low = number_of(f, &from->low);
        to->high = number_of(f, &from->high);
        to->unit_kind = from->unit_kind;
        to->aspect = from->aspect;
        to->unit = string_of_span(f, from->unit);
        to->unit_code = string_of(f, from->unit_code, strlen(from->unit_code));
        nf_span object = clean(f, from->object);
        to->object = optional_span(f, object);
        to->object_text = string_of_span(f, object);
        to->part_of = index_of(from->part_of);
        to->time = draft->want & NEWSFACTS_WANT_TIMES ? index_of(from->time) : -1;
        to->sentence = index_of(from->sentence);
        to->confidence = from->confidence;
    }
    d->counts_len = in->len;
}

static void freeze_reference(freezer *f, const nf_date *date, newsfacts_document *d)
{
    char buffer[32];
    int size = date->year ? snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", (int)date->year,
                                     (int)date->month, (int)date->day)
                          : 0;
    d->reference = string_of(f, buffer, (size_t)size);
}

newsfacts_status newsfacts__document_freeze(nf_work *work, const nf_draft *draft,
                                            newsfacts_document **out)
{
    freezer f = {draft->text, &work->keep, false};
    newsfacts_document *d = newsfacts__arena_alloc(&work->keep, sizeof *d);
    if (!d) return NEWSFACTS_E_MEMORY;
    d->text = string_of(&f, (const char *)draft->text->bytes, draft->text->size);
    d->invalid_bytes = draft->text->invalid_bytes;
    d->want = draft->want;
    freeze_reference(&f, draft->reference, d);
    freeze_source(&f, draft, d);
    freeze_authors(&f, draft, d);
    freeze_segments(&f, draft, d);
    freeze_sentences(&f, draft, d);
    if (draft->want & NEWSFACTS_WANT_TIMES) freeze_times(&f, draft, d);
    if (draft->want & NEWSFACTS_WANT_COUNTS) freeze_counts(&f, draft, d);
    if (!newsfacts__document_wide(&work->keep, draft->text, d) || f.failed)
        return NEWSFACTS_E_MEMORY;
    /* The document holds the arena that holds the document: from here on
     * work->keep must not be touched. */
    d->arena = work->keep;
    *out = d;
    return NEWSFACTS_OK;
}
