/* document.h: the frozen result: public records with byte offsets. */
#ifndef NF_DOCUMENT_DOCUMENT_H
#define NF_DOCUMENT_DOCUMENT_H

#include "event/event.h"
#include "mention/count.h"
#include "mention/name.h"
#include "mention/time.h"

/* What the stages hand to document/. */
typedef struct {
    const nf_text *text;
    const nf_layout *layout;
    const nf_sentencing *sentencing;
    const nf_times *times;
    const nf_counts *counts;
    const nf_names *names;
    const nf_events *events;
    const nf_date *reference;  /* year 0: none */
    const char *dateline_date; /* TIMEX3 value or "" */
    uint32_t want;
} nf_draft;

/* record_size: up to the end of the last field, without the padding behind it, which a
 * later field may take. */
#define NF_RECORD_SIZE(record, last) \
    ((uint32_t)((const char *)(&(record)->last + 1) - (const char *)(record)))

/* Arrays are read by accessors and by json.c only; callers see one element at a time. */
struct newsfacts_document {
    nf_arena arena; /* holds everything below and this struct itself */
    newsfacts_string text;
    newsfacts_string reference;
    size_t invalid_bytes;
    uint32_t want;
    newsfacts_source source;
    newsfacts_author *authors;
    newsfacts_segment *segments;
    newsfacts_sentence *sentences;
    newsfacts_time *times;
    newsfacts_count *counts;
    newsfacts_organisation *organisations;
    newsfacts_part *parts;
    newsfacts_person *people;
    newsfacts_title *titles;
    newsfacts_place *places;
    newsfacts_entity *entities;
    newsfacts_mention *mentions;
    newsfacts_event *events;
    newsfacts_argument *arguments;
    size_t authors_len, segments_len, sentences_len, times_len, counts_len;
    size_t organisations_len, parts_len, people_len, titles_len, places_len;
    size_t entities_len, mentions_len, events_len, arguments_len;
    uint32_t *wide; /* code points beyond U+FFFF, ascending: UTF-16 offsets count them twice */
    size_t wide_len;
};

/* Fills out->wide; false: out of memory. */
bool newsfacts__document_wide(nf_arena *arena, const nf_text *text, newsfacts_document *out);

/* What freezing needs: the text for offsets, the arena for copies. */
typedef struct {
    const nf_text *text;
    nf_arena *arena;
    bool failed;
} nf_freezer;

/* Parts of freezing that more than one file needs (document.c). On failure they set failed. */
newsfacts_string newsfacts__freeze_string(nf_freezer *f, const char *data, size_t size);
newsfacts_string newsfacts__freeze_text(nf_freezer *f, nf_span span);
newsfacts_span newsfacts__freeze_span(const nf_freezer *f, nf_span span);
/* A span that may be missing: all zero then. */
newsfacts_span newsfacts__freeze_optional(const nf_freezer *f, nf_span span);
/* Bytes that are no text are part of no name and of no noun: empty where there
 * are some in the span. */
nf_span newsfacts__freeze_clean(const nf_freezer *f, nf_span span);
void *newsfacts__freeze_records(nf_freezer *f, size_t len, size_t size);

/* Events and their arguments (document_event.c). */
void newsfacts__freeze_events(nf_freezer *f, const nf_draft *draft, newsfacts_document *d);

/* Organisations, people, places and who is who (document_name.c). */
void newsfacts__freeze_names(nf_freezer *f, const nf_draft *draft, newsfacts_document *d);

static inline int32_t nf_public_index(uint32_t index)
{
    return index == NF_NONE ? -1 : (int32_t)index;
}

/* Moves work->keep into the document. */
newsfacts_status newsfacts__document_freeze(nf_work *work, const nf_draft *draft,
                                            newsfacts_document **out);

#endif
