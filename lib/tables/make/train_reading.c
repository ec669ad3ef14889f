#include "train_reading.h"

#include "engine/engine.h"
#include "engine/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void need(newsfacts_status status)
{
    if (status == NEWSFACTS_OK) return;
    fprintf(stderr, "a stage of the library failed: %s\n", newsfacts_status_name(status));
    exit(1);
}

const newsfacts_engine *the_engine(void)
{
    static newsfacts_engine *engine;
    if (!engine) need(newsfacts_engine_new(NULL, &engine, NULL));
    return engine;
}

static void read_names(text_reading *r)
{
    nf_model model;
    const nf_name_source source = {r->engine,   &r->text, &r->layout, &r->sentencing,
                                   &r->lexical, &r->tags, &r->times,  &r->counts};
    need(newsfacts__tagger_builtin(&model, NULL));
    need(newsfacts__tagger_read(&r->work, &model, &r->text, &r->sentencing, &r->lexical, &r->tags));
    need(newsfacts__name_read(&r->work, &source, &r->names));
}

void text_reading_begin(text_reading *r, const char *text, size_t size, const char *reference)
{
    newsfacts_allocator allocator = newsfacts__default_allocator();
    nf_date date;
    char dateline[NF_TIME_VALUE] = "";
    memset(r, 0, sizeof *r);
    r->engine = the_engine();
    nf_work_init(&r->work, &allocator, UINT64_MAX, NULL);
    need(newsfacts__reference_option(reference, &date, NULL));
    need(newsfacts__text_read(&r->work, text, size, &r->text));
    need(newsfacts__layout_read(&r->work, r->engine, &r->text, &r->layout));
    need(newsfacts__sentence_read(&r->work, &r->text, &r->layout, &r->sentencing));
    need(newsfacts__lexical_read(&r->work, r->engine, &r->text, &r->sentencing, &r->lexical));
    need(newsfacts__numeral_read(&r->work, &r->text, &r->sentencing, &r->numbering));
    need(newsfacts__time_read(&r->work, r->engine, &r->text, &r->layout, &r->sentencing,
                              &r->lexical, &r->numbering, &date, dateline, &r->times));
    need(newsfacts__count_read(&r->work, r->engine, &r->text, &r->layout, &r->sentencing,
                               &r->lexical, &r->numbering, &r->times, &r->counts));
    read_names(r);
}

void text_reading_end(text_reading *r)
{
    nf_work_end(&r->work);
    newsfacts__arena_free(&r->work.keep);
}

nf_event_source text_reading_source(const text_reading *r)
{
    nf_event_source source = {r->engine,   &r->text,  &r->layout, &r->sentencing,
                              &r->lexical, &r->times, &r->counts, &r->names};
    return source;
}
