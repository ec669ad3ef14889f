/* access.c: the accessors of a document. */
#include "document/document.h"

void newsfacts_document_free(newsfacts_document *document)
{
    if (!document) return;
    nf_arena arena = document->arena; /* the struct itself lies in it */
    newsfacts__arena_free(&arena);
}

static const newsfacts_string no_string = {"", 0};

newsfacts_string newsfacts_text(const newsfacts_document *document)
{
    return document ? document->text : no_string;
}

newsfacts_string newsfacts_reference(const newsfacts_document *document)
{
    return document ? document->reference : no_string;
}

size_t newsfacts_invalid_bytes(const newsfacts_document *document)
{
    return document ? document->invalid_bytes : 0;
}

const newsfacts_source *newsfacts_source_of(const newsfacts_document *document)
{
    return document ? &document->source : NULL;
}

/* One pair of accessors for each kind of record. */
#define ACCESSORS(kind, record)                                                            \
    size_t newsfacts_##kind##_len(const newsfacts_document *document)                      \
    {                                                                                      \
        return document ? document->kind##_len : 0;                                        \
    }                                                                                      \
    const record *newsfacts_##kind##_at(const newsfacts_document *document, size_t index)  \
    {                                                                                      \
        return document && index < document->kind##_len ? &document->kind[index] : NULL;   \
    }

ACCESSORS(authors, newsfacts_author)
ACCESSORS(segments, newsfacts_segment)
ACCESSORS(sentences, newsfacts_sentence)
ACCESSORS(times, newsfacts_time)
ACCESSORS(counts, newsfacts_count)
ACCESSORS(organisations, newsfacts_organisation)
ACCESSORS(parts, newsfacts_part)
ACCESSORS(people, newsfacts_person)
ACCESSORS(titles, newsfacts_title)
ACCESSORS(places, newsfacts_place)
ACCESSORS(entities, newsfacts_entity)
ACCESSORS(mentions, newsfacts_mention)
ACCESSORS(events, newsfacts_event)
ACCESSORS(arguments, newsfacts_argument)
