/* json.c: a document in the form "newsfacts/1". */
#include "base/status.h"
#include "document/document.h"
#include "document/json_writer.h"

typedef struct {
    nf_json json;
    const newsfacts_document *doc;
    uint32_t offsets; /* NEWSFACTS_JSON_BYTES, _CODEPOINTS or _UTF16 */
} writer;

/* ------------------------------------------------------------------ offsets */

/* Characters before `at` that UTF-16 writes as two units. */
static uint32_t wide_before(const newsfacts_document *doc, uint32_t at)
{
    size_t low = 0, high = doc->wide_len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (doc->wide[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

static uint64_t offset(const writer *w, uint32_t byte, uint32_t character)
{
    if (w->offsets == NEWSFACTS_JSON_BYTES) return byte;
    if (w->offsets == NEWSFACTS_JSON_CODEPOINTS) return character;
    return (uint64_t)character + wide_before(w->doc, character);
}

static void span(writer *w, newsfacts_span s)
{
    newsfacts__json_key(&w->json, "start");
    newsfacts__json_uint(&w->json, offset(w, s.byte_begin, s.char_begin));
    newsfacts__json_key(&w->json, "end");
    newsfacts__json_uint(&w->json, offset(w, s.byte_end, s.char_end));
}

/* ------------------------------------------------------------------- fields */

static void text_field(writer *w, const char *key, const char *text)
{
    newsfacts__json_key(&w->json, key);
    newsfacts__json_text(&w->json, text);
}

static void string_field(writer *w, const char *key, newsfacts_string string)
{
    newsfacts__json_key(&w->json, key);
    newsfacts__json_string(&w->json, string);
}

/* An empty string says "not stated", which is null in JSON. */
static void optional_field(writer *w, const char *key, newsfacts_string string)
{
    newsfacts__json_key(&w->json, key);
    if (string.size)
        newsfacts__json_string(&w->json, string);
    else
        newsfacts__json_null(&w->json);
}

static void uint_field(writer *w, const char *key, uint64_t value)
{
    newsfacts__json_key(&w->json, key);
    newsfacts__json_uint(&w->json, value);
}

/* An index, -1 for none. */
static void index_field(writer *w, const char *key, int32_t value)
{
    newsfacts__json_key(&w->json, key);
    if (value >= 0)
        newsfacts__json_uint(&w->json, (uint64_t)value);
    else
        newsfacts__json_null(&w->json);
}

static void confidence_field(writer *w, float value)
{
    newsfacts__json_key(&w->json, "confidence");
    newsfacts__json_confidence(&w->json, value);
}

/* {"start","end"} and "text" where there is one; null for an empty span. */
static void span_field(writer *w, const char *key, newsfacts_span s, const newsfacts_string *text)
{
    newsfacts__json_key(&w->json, key);
    if (s.byte_begin >= s.byte_end) {
        newsfacts__json_null(&w->json);
        return;
    }
    newsfacts__json_open(&w->json, '{');
    span(w, s);
    if (text) string_field(w, "text", *text);
    newsfacts__json_close(&w->json, '}');
}

/* ---------------------------------------------------------------------- rows */

static void open_row(writer *w)
{
    newsfacts__json_line(&w->json, 2);
    newsfacts__json_open(&w->json, '{');
}

static void close_row(writer *w)
{
    newsfacts__json_close(&w->json, '}');
}

static void open_rows(writer *w, const char *key)
{
    newsfacts__json_line(&w->json, 1);
    newsfacts__json_key(&w->json, key);
    newsfacts__json_open(&w->json, '[');
}

static void close_rows(writer *w, size_t len)
{
    if (len) {
        w->json.comma = false; /* the last row has none */
        newsfacts__json_line(&w->json, 1);
    }
    newsfacts__json_close(&w->json, ']');
}

/* What every fact begins with. */
static void open_fact(writer *w, size_t id, newsfacts_span s, newsfacts_string text)
{
    open_row(w);
    uint_field(w, "id", id);
    span(w, s);
    string_field(w, "text", text);
}

/* ---------------------------------------------------------------- the article */

static void write_head(writer *w)
{
    static const char *const offsets[] = {"bytes", "codepoints", "utf16"};
    newsfacts__json_line(&w->json, 1);
    text_field(w, "schema", "newsfacts/1");
    uint_field(w, "bytes", w->doc->text.size);
    uint_field(w, "invalid_bytes", w->doc->invalid_bytes);
    text_field(w, "offsets", offsets[w->offsets]);
    optional_field(w, "reference", w->doc->reference);
}

static void write_dateline(writer *w, const newsfacts_source *source)
{
    newsfacts__json_key(&w->json, "dateline");
    if (!source->dateline_place.size && !source->dateline_date.size) {
        newsfacts__json_null(&w->json);
        return;
    }
    newsfacts__json_open(&w->json, '{');
    optional_field(w, "place", source->dateline_place);
    optional_field(w, "date", source->dateline_date);
    newsfacts__json_close(&w->json, '}');
}

static void write_source(writer *w)
{
    newsfacts__json_line(&w->json, 1);
    newsfacts__json_key(&w->json, "source");
    newsfacts__json_open(&w->json, '{');
    optional_field(w, "publisher", w->doc->source.publisher);
    newsfacts__json_key(&w->json, "authors");
    newsfacts__json_open(&w->json, '[');
    for (size_t i = 0; i < w->doc->authors_len; i++)
        newsfacts__json_string(&w->json, w->doc->authors[i].name);
    newsfacts__json_close(&w->json, ']');
    write_dateline(w, &w->doc->source);
    newsfacts__json_close(&w->json, '}');
}

static void write_segment(writer *w, const newsfacts_segment *s)
{
    open_row(w);
    text_field(w, "kind", newsfacts_segment_kind_name(s->kind));
    span(w, s->span);
    span_field(w, "prefix", s->prefix, NULL);
    span_field(w, "credit", s->credit_span, &s->credit);
    confidence_field(w, s->confidence);
    close_row(w);
}

static void write_sentence(writer *w, const newsfacts_sentence *s)
{
    open_row(w);
    span(w, s->span);
    index_field(w, "segment", s->segment);
    confidence_field(w, s->confidence);
    close_row(w);
}

/* --------------------------------------------------------------------- facts */

static void write_anchor(writer *w, const newsfacts_time *t)
{
    newsfacts__json_key(&w->json, "anchor");
    if (t->anchor == NEWSFACTS_ANCHOR_NONE) {
        newsfacts__json_null(&w->json);
        return;
    }
    newsfacts__json_open(&w->json, '{');
    text_field(w, "kind", newsfacts_anchor_name(t->anchor));
    index_field(w, "time", t->anchor_time);
    newsfacts__json_close(&w->json, '}');
}

static void write_time(writer *w, size_t id, const newsfacts_time *t)
{
    open_fact(w, id, t->span, t->text);
    text_field(w, "type", newsfacts_time_type_name(t->type));
    optional_field(w, "value", t->value);
    text_field(w, "qualifier", newsfacts_qualifier_name(t->qualifier));
    write_anchor(w, t);
    index_field(w, "sentence", t->sentence);
    confidence_field(w, t->confidence);
    close_row(w);
}

static void write_bound(writer *w, const char *key, const newsfacts_number *n)
{
    newsfacts__json_key(&w->json, key);
    if (n->form == NEWSFACTS_NUMBER_OPEN)
        newsfacts__json_null(&w->json);
    else
        newsfacts__json_string(&w->json, n->text);
}

static void write_unit(writer *w, const newsfacts_count *c)
{
    newsfacts__json_key(&w->json, "unit");
    newsfacts__json_open(&w->json, '{');
    optional_field(w, "text", c->unit);
    text_field(w, "kind", newsfacts_unit_kind_name(c->unit_kind));
    optional_field(w, "code", c->unit_code);
    newsfacts__json_close(&w->json, '}');
}

static void write_aspect(writer *w, uint32_t aspect)
{
    newsfacts__json_key(&w->json, "aspect");
    newsfacts__json_open(&w->json, '[');
    for (uint32_t bit = 1; bit && bit <= aspect; bit <<= 1) {
        const char *name = aspect & bit ? newsfacts_aspect_name(bit) : "";
        if (*name) newsfacts__json_text(&w->json, name);
    }
    newsfacts__json_close(&w->json, ']');
}

static void write_count(writer *w, size_t id, const newsfacts_count *c)
{
    open_fact(w, id, c->span, c->text);
    write_bound(w, "low", &c->low);
    write_bound(w, "high", &c->high);
    text_field(w, "qualifier", newsfacts_qualifier_name(c->qualifier));
    write_unit(w, c);
    span_field(w, "object", c->object, &c->object_text);
    write_aspect(w, c->aspect);
    index_field(w, "part_of", c->part_of);
    index_field(w, "time", c->time);
    index_field(w, "sentence", c->sentence);
    confidence_field(w, c->confidence);
    close_row(w);
}

/* --------------------------------------------------------------------- names */

/* The words of nested names, or of titles: the rest is in the records. */
static void write_parts(writer *w, const newsfacts_organisation *o)
{
    newsfacts__json_key(&w->json, "parts");
    newsfacts__json_open(&w->json, '[');
    for (int32_t i = 0; i < o->parts_len; i++) {
        const newsfacts_part *part = &w->doc->parts[o->first_part + i];
        newsfacts__json_open(&w->json, '{');
        span(w, part->span);
        string_field(w, "text", part->text);
        newsfacts__json_close(&w->json, '}');
    }
    newsfacts__json_close(&w->json, ']');
}

static void write_organisation(writer *w, size_t id, const newsfacts_organisation *o)
{
    open_fact(w, id, o->span, o->text);
    string_field(w, "name", o->name);
    text_field(w, "type", newsfacts_organisation_type_name(o->type));
    optional_field(w, "place", o->place);
    optional_field(w, "code", o->place_code);
    write_parts(w, o);
    index_field(w, "entity", o->entity);
    index_field(w, "sentence", o->sentence);
    confidence_field(w, o->confidence);
    close_row(w);
}

static void write_titles(writer *w, const newsfacts_person *p)
{
    newsfacts__json_key(&w->json, "titles");
    newsfacts__json_open(&w->json, '[');
    for (int32_t i = 0; i < p->titles_len; i++)
        newsfacts__json_string(&w->json, w->doc->titles[p->first_title + i].text);
    newsfacts__json_close(&w->json, ']');
}

static void write_person(writer *w, size_t id, const newsfacts_person *p)
{
    open_fact(w, id, p->span, p->text);
    write_titles(w, p);
    index_field(w, "age", p->age);
    index_field(w, "organisation", p->organisation);
    index_field(w, "entity", p->entity);
    index_field(w, "sentence", p->sentence);
    confidence_field(w, p->confidence);
    close_row(w);
}

static void write_place(writer *w, size_t id, const newsfacts_place *p)
{
    open_fact(w, id, p->span, p->text);
    optional_field(w, "code", p->code);
    index_field(w, "entity", p->entity);
    index_field(w, "sentence", p->sentence);
    confidence_field(w, p->confidence);
    close_row(w);
}

static void write_entity(writer *w, size_t id, const newsfacts_entity *e)
{
    open_row(w);
    uint_field(w, "id", id);
    text_field(w, "kind", newsfacts_entity_kind_name(e->kind));
    string_field(w, "name", e->name);
    newsfacts__json_key(&w->json, "type");
    if (e->type)
        newsfacts__json_text(&w->json, newsfacts_organisation_type_name(e->type));
    else
        newsfacts__json_null(&w->json);
    optional_field(w, "code", e->code);
    newsfacts__json_key(&w->json, "mentions");
    newsfacts__json_open(&w->json, '[');
    for (int32_t i = 0; i < e->mentions_len; i++)
        newsfacts__json_uint(&w->json, (uint64_t)w->doc->mentions[e->first_mention + i].index);
    newsfacts__json_close(&w->json, ']');
    close_row(w);
}

/* -------------------------------------------------------------------- events */

/* A record of another kind, or the words themselves. */
static void write_argument(writer *w, const newsfacts_argument *a)
{
    newsfacts__json_open(&w->json, '{');
    if (a->organisation >= 0)
        index_field(w, "organisation", a->organisation);
    else if (a->person >= 0)
        index_field(w, "person", a->person);
    else if (a->place >= 0)
        index_field(w, "place", a->place);
    else {
        span(w, a->span);
        string_field(w, "text", a->text);
    }
    newsfacts__json_close(&w->json, '}');
}

static void write_arguments(writer *w, const char *key, const newsfacts_event *e, int32_t role)
{
    newsfacts__json_key(&w->json, key);
    newsfacts__json_open(&w->json, '[');
    for (int32_t i = 0; i < e->arguments_len; i++) {
        const newsfacts_argument *a = &w->doc->arguments[e->first_argument + i];
        if (a->role != role) continue;
        if (role != NEWSFACTS_ROLE_COUNT)
            write_argument(w, a);
        else if (a->count >= 0)
            newsfacts__json_uint(&w->json, (uint64_t)a->count);
    }
    newsfacts__json_close(&w->json, ']');
}

/* The index of a place; of what is no named place the organisation or the span. */
static void write_event_place(writer *w, const newsfacts_event *e)
{
    const newsfacts_argument *site = NULL;
    for (int32_t i = 0; i < e->arguments_len; i++) {
        const newsfacts_argument *a = &w->doc->arguments[e->first_argument + i];
        if (a->role == NEWSFACTS_ROLE_PLACE) site = a;
    }
    if (e->place >= 0 || !site) {
        index_field(w, "place", e->place);
        return;
    }
    newsfacts__json_key(&w->json, "place");
    write_argument(w, site);
}

static void write_event(writer *w, size_t id, const newsfacts_event *e)
{
    open_fact(w, id, e->span, e->text);
    text_field(w, "type", newsfacts_event_type_name(e->type));
    optional_field(w, "subtype", e->subtype);
    index_field(w, "time", e->time);
    write_event_place(w, e);
    write_arguments(w, "agents", e, NEWSFACTS_ROLE_AGENT);
    write_arguments(w, "patients", e, NEWSFACTS_ROLE_PATIENT);
    write_arguments(w, "counts", e, NEWSFACTS_ROLE_COUNT);
    text_field(w, "polarity", newsfacts_polarity_name(e->polarity));
    text_field(w, "modality", newsfacts_modality_name(e->modality));
    span_field(w, "source", e->source, &e->source_text);
    index_field(w, "same_as", e->same_as);
    index_field(w, "rule", e->rule);
    index_field(w, "sentence", e->sentence);
    confidence_field(w, e->confidence);
    close_row(w);
}

/* ------------------------------------------------------------------ document */

static void write_layout(writer *w)
{
    const newsfacts_document *doc = w->doc;
    open_rows(w, "segments");
    for (size_t i = 0; i < doc->segments_len; i++) write_segment(w, &doc->segments[i]);
    close_rows(w, doc->segments_len);
    open_rows(w, "sentences");
    for (size_t i = 0; i < doc->sentences_len; i++) write_sentence(w, &doc->sentences[i]);
    close_rows(w, doc->sentences_len);
}

/* The rows of one kind, where it was asked for. */
#define WRITE_ROWS(w, bit, key, kind, write_row)                                          \
    do {                                                                                  \
        if (!((w)->doc->want & (bit))) break;                                             \
        open_rows((w), (key));                                                            \
        for (size_t i = 0; i < (w)->doc->kind##_len; i++)                                 \
            write_row((w), i, &(w)->doc->kind[i]);                                        \
        close_rows((w), (w)->doc->kind##_len);                                            \
    } while (0)

static void write_facts(writer *w)
{
    WRITE_ROWS(w, NEWSFACTS_WANT_TIMES, "times", times, write_time);
    WRITE_ROWS(w, NEWSFACTS_WANT_COUNTS, "counts", counts, write_count);
    WRITE_ROWS(w, NEWSFACTS_WANT_ORGANISATIONS, "organisations", organisations,
               write_organisation);
    WRITE_ROWS(w, NEWSFACTS_WANT_PEOPLE, "people", people, write_person);
    WRITE_ROWS(w, NEWSFACTS_WANT_PLACES, "places", places, write_place);
    WRITE_ROWS(w, NF_WANT_NAMES, "entities", entities, write_entity);
    WRITE_ROWS(w, NEWSFACTS_WANT_EVENTS, "events", events, write_event);
}

static void write_document(writer *w)
{
    newsfacts__json_open(&w->json, '{');
    write_head(w);
    write_source(w);
    write_layout(w);
    write_facts(w);
    w->json.comma = false;
    newsfacts__json_line(&w->json, 0);
    newsfacts__json_close(&w->json, '}');
}

static newsfacts_status bad_argument(newsfacts_error *error, const char *what)
{
    return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "%s", what);
}

newsfacts_status newsfacts_write_json(const newsfacts_document *document, uint32_t flags,
                                      newsfacts_write write, void *user, newsfacts_error *error)
{
    newsfacts__clear(error);
    if (!document) return bad_argument(error, "document is NULL");
    if (!write) return bad_argument(error, "write is NULL");
    uint32_t offsets = flags & NEWSFACTS_JSON_OFFSETS;
    if (offsets == NEWSFACTS_JSON_OFFSETS
        || flags & ~(uint32_t)(NEWSFACTS_JSON_OFFSETS | NEWSFACTS_JSON_INDENT))
        return bad_argument(error, "flags are not those of newsfacts_json_flags");

    writer w;
    w.doc = document;
    w.offsets = offsets;
    newsfacts__json_begin(&w.json, write, user, (flags & NEWSFACTS_JSON_INDENT) != 0);
    write_document(&w);
    int32_t refused = newsfacts__json_end(&w.json);
    if (!refused) return NEWSFACTS_OK;
    return newsfacts__fail(error, NEWSFACTS_E_WRITE, 0, 0, "the write callback returned %ld",
                           (long)refused);
}
