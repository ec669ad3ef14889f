/* document.c: freezes the work of the stages into public records. */
#include "document/document.h"

#include <stdio.h>
#include <string.h>

newsfacts_string newsfacts__freeze_string(nf_freezer *f, const char *data, size_t size)
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

newsfacts_string newsfacts__freeze_text(nf_freezer *f, nf_span span)
{
    if (nf_span_empty(span)) return newsfacts__freeze_string(f, "", 0);
    uint32_t from = f->text->offset[span.begin], to = f->text->offset[span.end];
    return newsfacts__freeze_string(f, (const char *)f->text->bytes + from, to - from);
}

newsfacts_span newsfacts__freeze_span(const nf_freezer *f, nf_span span)
{
    newsfacts_span out = {f->text->offset[span.begin], f->text->offset[span.end], span.begin,
                          span.end};
    return out;
}

newsfacts_span newsfacts__freeze_optional(const nf_freezer *f, nf_span span)
{
    newsfacts_span none = {0, 0, 0, 0};
    return nf_span_empty(span) ? none : newsfacts__freeze_span(f, span);
}

nf_span newsfacts__freeze_clean(const nf_freezer *f, nf_span span)
{
    if (!f->text->invalid_bytes) return span;
    for (uint32_t i = span.begin; i < span.end; i++)
        if (nf_class_at(f->text, i) == NF_CLASS_BAD) return nf_span_make(0, 0);
    return span;
}

void *newsfacts__freeze_records(nf_freezer *f, size_t len, size_t size)
{
    void *out = newsfacts__arena_array(f->arena, len, size);
    if (!out) f->failed = true;
    return out;
}

static newsfacts_number number_of(nf_freezer *f, const nf_bound *bound)
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
    n.text = newsfacts__freeze_string(f, buffer, size);
    return n;
}

static void freeze_source(nf_freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    newsfacts_source *s = &d->source;
    const nf_layout *l = draft->layout;
    s->record_size = NF_RECORD_SIZE(s, dateline_date_span);
    nf_span publisher = newsfacts__freeze_clean(f, l->publisher), place = newsfacts__freeze_clean(f, l->dateline_place);
    s->publisher = newsfacts__freeze_text(f, publisher);
    s->publisher_span = newsfacts__freeze_optional(f, publisher);
    s->dateline_place = newsfacts__freeze_text(f, place);
    s->dateline_place_span = newsfacts__freeze_optional(f, place);
    s->dateline_date = newsfacts__freeze_string(f, draft->dateline_date, strlen(draft->dateline_date));
    s->dateline_date_span = newsfacts__freeze_optional(f, l->dateline_date);
}

static void freeze_authors(nf_freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_authors *in = &draft->layout->authors;
    d->authors = newsfacts__freeze_records(f, in->len, sizeof *d->authors);
    for (uint32_t i = 0; !f->failed && i < in->len; i++) {
        if (nf_span_empty(newsfacts__freeze_clean(f, in->data[i].name))) continue;
        newsfacts_author *a = &d->authors[d->authors_len++];
        a->record_size = NF_RECORD_SIZE(a, role);
        a->span = newsfacts__freeze_span(f, in->data[i].name);
        a->name = newsfacts__freeze_text(f, in->data[i].name);
        a->role = newsfacts__freeze_text(f, newsfacts__freeze_clean(f, in->data[i].role));
    }
}

static void freeze_segments(nf_freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_segments *in = &draft->layout->segments;
    d->segments = newsfacts__freeze_records(f, in->len, sizeof *d->segments);
    for (uint32_t i = 0; !f->failed && i < in->len; i++) {
        const nf_segment *from = &in->data[i];
        newsfacts_segment *to = &d->segments[i];
        nf_span start = nf_span_make(from->span.begin, from->span.begin);
        to->record_size = NF_RECORD_SIZE(to, confidence);
        to->kind = from->kind;
        to->span = newsfacts__freeze_span(f, from->span);
        to->prefix = newsfacts__freeze_span(f, nf_span_empty(from->prefix) ? start : from->prefix);
        nf_span credit = newsfacts__freeze_clean(f, from->credit);
        to->credit = newsfacts__freeze_text(f, credit);
        to->credit_span = newsfacts__freeze_optional(f, credit);
        to->confidence = from->confidence;
    }
    d->segments_len = in->len;
}

static void freeze_sentences(nf_freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_sentences *in = &draft->sentencing->sentences;
    d->sentences = newsfacts__freeze_records(f, in->len, sizeof *d->sentences);
    for (uint32_t i = 0; !f->failed && i < in->len; i++) {
        newsfacts_sentence *s = &d->sentences[i];
        s->record_size = NF_RECORD_SIZE(s, confidence);
        s->segment = nf_public_index(in->data[i].segment);
        s->span = newsfacts__freeze_span(f, in->data[i].span);
        s->confidence = 1.0f;
    }
    d->sentences_len = in->len;
}

static void freeze_times(nf_freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_times *in = draft->times;
    d->times = newsfacts__freeze_records(f, in->len, sizeof *d->times);
    for (uint32_t i = 0; !f->failed && i < in->len; i++) {
        const nf_time *from = &in->data[i];
        newsfacts_time *to = &d->times[i];
        to->record_size = NF_RECORD_SIZE(to, confidence);
        to->type = from->type;
        to->span = newsfacts__freeze_span(f, from->span);
        to->text = newsfacts__freeze_text(f, from->span);
        to->value = newsfacts__freeze_string(f, from->value, strlen(from->value));
        to->qualifier = from->qualifier;
        to->anchor = from->anchor;
        to->anchor_time = nf_public_index(from->anchor_time);
        to->sentence = nf_public_index(from->sentence);
        to->confidence = from->confidence;
    }
    d->times_len = in->len;
}

static void freeze_counts(nf_freezer *f, const nf_draft *draft, newsfacts_document *d)
{
    const nf_counts *in = draft->counts;
    d->counts = newsfacts__freeze_records(f, in->len, sizeof *d->counts);
    for (uint32_t i = 0; !f->failed && i < in->len; i++) {
        const nf_count *from = &in->data[i];
        newsfacts_count *to = &d->counts[i];
        to->record_size = NF_RECORD_SIZE(to, confidence);
        to->qualifier = from->qualifier;
        to->span = newsfacts__freeze_span(f, from->span);
        to->text = newsfacts__freeze_text(f, from->span);
        to->low = number_of(f, &from->low);
        to->high = number_of(f, &from->high);
        to->unit_kind = from->unit_kind;
        to->aspect = from->aspect;
        to->unit = newsfacts__freeze_text(f, from->unit);
        to->unit_code = newsfacts__freeze_string(f, from->unit_code, strlen(from->unit_code));
        nf_span object = newsfacts__freeze_clean(f, from->object);
        to->object = newsfacts__freeze_optional(f, object);
        to->object_text = newsfacts__freeze_text(f, object);
        to->part_of = nf_public_index(from->part_of);
        to->time = draft->want & NEWSFACTS_WANT_TIMES ? nf_public_index(from->time) : -1;
        to->sentence = nf_public_index(from->sentence);
        to->confidence = from->confidence;
    }
    d->counts_len = in->len;
}

static void freeze_reference(nf_freezer *f, const nf_date *date, newsfacts_document *d)
{
    char buffer[32];
    int size = date->year ? snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", (int)date->year,
                                     (int)date->month, (int)date->day)
                          : 0;
    d->reference = newsfacts__freeze_string(f, buffer, (size_t)size);
}

newsfacts_status newsfacts__document_freeze(nf_work *work, const nf_draft *draft,
                                            newsfacts_document **out)
{
    nf_freezer f = {draft->text, &work->keep, false};
    newsfacts_document *d = newsfacts__arena_alloc(&work->keep, sizeof *d);
    if (!d) return NEWSFACTS_E_MEMORY;
    d->text = newsfacts__freeze_string(&f, (const char *)draft->text->bytes, draft->text->size);
    d->invalid_bytes = draft->text->invalid_bytes - draft->text->nuls;
    d->want = draft->want;
    freeze_reference(&f, draft->reference, d);
    freeze_source(&f, draft, d);
    freeze_authors(&f, draft, d);
    freeze_segments(&f, draft, d);
    freeze_sentences(&f, draft, d);
    if (draft->want & NEWSFACTS_WANT_TIMES) freeze_times(&f, draft, d);
    if (draft->want & NEWSFACTS_WANT_COUNTS) freeze_counts(&f, draft, d);
    newsfacts__freeze_names(&f, draft, d);
    if (draft->want & NEWSFACTS_WANT_EVENTS) newsfacts__freeze_events(&f, draft, d);
    if (!newsfacts__document_wide(&work->keep, draft->text, d) || f.failed)
        return NEWSFACTS_E_MEMORY;
    /* The document holds the arena that holds the document: from here on
     * work->keep must not be touched. */
    d->arena = work->keep;
    *out = d;
    return NEWSFACTS_OK;
}
