/* document.h: the frozen result: public records with byte offsets. */
#ifndef NF_DOCUMENT_DOCUMENT_H
#define NF_DOCUMENT_DOCUMENT_H

#include "mention/count.h"
#include "mention/time.h"

/* What the stages hand to document/. */
typedef struct {
    const nf_text *text;
    const nf_layout *layout;
    const nf_sentencing *sentencing;
    const nf_times *times;
    const nf_counts *counts;
    const nf_date *reference;  /* year 0: none */
    const char *dateline_date; /* TIMEX3 value or "" */
    uint32_t want;
} nf_draft;

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
    size_t authors_len, segments_len, sentences_len, times_len, counts_len;
    uint32_t *wide; /* code points beyond U+FFFF, ascending: UTF-16 offsets count them twice */
    size_t wide_len;
};

/* Fills out->wide; false: out of memory. */
bool newsfacts__document_wide(nf_arena *arena, const nf_text *text, newsfacts_document *out);

/* Moves work->keep into the document. */
newsfacts_status newsfacts__document_freeze(nf_work *work, const nf_draft *draft,
                                            newsfacts_document **out);

#endif
