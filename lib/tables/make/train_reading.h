/* train_reading.h: a text with all stages before the events done, as the library does them. */
#ifndef NF_TABLES_TRAIN_READING_H
#define NF_TABLES_TRAIN_READING_H

#include "event/event.h"
#include "lexical/numeral.h"

typedef struct {
    const newsfacts_engine *engine;
    nf_work work;
    nf_text text;
    nf_layout layout;
    nf_sentencing sentencing;
    nf_lexical lexical;
    nf_numbering numbering;
    nf_times times;
    nf_counts counts; /* not linked yet */
    nf_tags tags;
    nf_names names;
} text_reading;

/* The built-in knowledge; one engine for the whole run. */
const newsfacts_engine *the_engine(void);

/* With the built-in knowledge. text must outlive *r; reference as in newsfacts_options, or NULL. */
void text_reading_begin(text_reading *r, const char *text, size_t size, const char *reference);
void text_reading_end(text_reading *r);

/* What events are read from; *r must stay where it is. */
nf_event_source text_reading_source(const text_reading *r);

/* Stops the program where a stage fails. */
void need(newsfacts_status status);

#endif
