/* newsfacts.c: the stages in the order in which an article passes through them. */
#include "base/status.h"
#include "document/document.h"
#include "engine/options.h"
#include "event/event.h"
#include "lexical/lexical.h"
#include "lexical/numeral.h"
#include "lexical/user_lexicon.h"
#include "mention/count.h"
#include "mention/name.h"
#include "mention/time.h"

#include <string.h>

/* What each stage hands on. Lives in the scratch arena of one parse. */
typedef struct {
    nf_text text;
    nf_layout layout;
    nf_sentencing sentencing;
    nf_lexical lexical;
    nf_numbering numbering;
    nf_date reference;
    char dateline_date[NF_TIME_VALUE];
    nf_times times;
    nf_counts counts;
    nf_tags tags;
    nf_names names;
    nf_events events;
} stages;

/* A stage of work `w`, and what it needed for itself is given back. */
#define TRY(call)                                    \
    do {                                             \
        newsfacts_status status_ = (call);           \
        newsfacts__arena_free(&w->stage);            \
        if (status_ != NEWSFACTS_OK) return status_; \
    } while (0)

static newsfacts_status read_names(nf_work *w, const newsfacts_engine *e, uint32_t want, stages *s)
{
    const nf_name_source source = {e,           &s->text, &s->layout, &s->sentencing,
                                   &s->lexical, &s->tags, &s->times,  &s->counts};
    nf_model model;
    if (!(want & (NF_WANT_NAMES | NEWSFACTS_WANT_EVENTS))) return NEWSFACTS_OK;
    TRY(newsfacts__tagger_model(e, &model, w->error));
    TRY(newsfacts__tagger_read(w, &model, &s->text, &s->sentencing, &s->lexical, &s->tags));
    TRY(newsfacts__user_lexicon_read(w, e, &s->text, &s->sentencing, &s->tags));
    TRY(newsfacts__name_read(w, &source, &s->names));
    return NEWSFACTS_OK;
}

static nf_event_source event_source(const newsfacts_engine *e, const stages *s)
{
    const nf_event_source source = {e,           &s->text,  &s->layout, &s->sentencing,
                                    &s->lexical, &s->times, &s->counts, &s->names};
    return source;
}

static newsfacts_status run(nf_work *w, const newsfacts_engine *e, const void *bytes, size_t size,
                            const newsfacts_options *options, newsfacts_document **out)
{
    stages s;
    memset(&s, 0, sizeof s);
    TRY(newsfacts__reference_option(options->reference, &s.reference, w->error));
    TRY(newsfacts__text_read(w, bytes, size, &s.text));
    TRY(newsfacts__layout_read(w, e, &s.text, &s.layout));
    TRY(newsfacts__sentence_read(w, &s.text, &s.layout, &s.sentencing));
    TRY(newsfacts__lexical_read(w, e, &s.text, &s.sentencing, &s.lexical));
    TRY(newsfacts__numeral_read(w, &s.text, &s.sentencing, &s.numbering));
    TRY(newsfacts__time_read(w, e, &s.text, &s.layout, &s.sentencing, &s.lexical, &s.numbering,
                             &s.reference, s.dateline_date, &s.times));
    TRY(newsfacts__count_read(w, e, &s.text, &s.layout, &s.sentencing, &s.lexical, &s.numbering,
                              &s.times, &s.counts));
    TRY(read_names(w, e, options->want, &s));
    TRY(newsfacts__count_link(w, &s.text, &s.layout, &s.sentencing, &s.lexical, &s.times,
                              &s.counts));
    const nf_event_source source = event_source(e, &s);
    if (options->want & NEWSFACTS_WANT_EVENTS) TRY(newsfacts__event_read(w, &source, &s.events));
    nf_draft draft = {&s.text,   &s.layout, &s.sentencing, &s.times,        &s.counts,
                      &s.names,  &s.events, &s.reference,  s.dateline_date, options->want};
    return newsfacts__document_freeze(w, &draft, out);
}

/* Stages report a used-up budget or memory by status alone; the words for it
 * are the same wherever it happened. */
static newsfacts_status explain(newsfacts_status status, newsfacts_error *error)
{
    if (status == NEWSFACTS_E_MEMORY)
        return newsfacts__fail(error, status, 0, 0, "the allocator returned no memory");
    if (status == NEWSFACTS_E_LIMIT)
        return newsfacts__fail(error, status, 0, 0, "options.max_steps is used up");
    return status;
}

newsfacts_status newsfacts_parse(const newsfacts_engine *engine, const void *text, size_t size,
                                 const newsfacts_options *options, newsfacts_document **out,
                                 newsfacts_error *error)
{
    newsfacts__clear(error);
    if (!out) return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "out is NULL");
    *out = NULL;
    if (!engine) return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "engine is NULL");
    if (!text && size)
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "text is NULL and size is not 0");
    newsfacts_options own;
    newsfacts_status status = newsfacts__options_read(options, size, &own, error);
    if (status != NEWSFACTS_OK) return status;

    nf_work work;
    nf_work_init(&work, &engine->allocator, own.max_steps ? own.max_steps : UINT64_MAX, error);
    status = run(&work, engine, text, size, &own, out);
    nf_work_end(&work);
    if (status == NEWSFACTS_OK) return status;
    newsfacts__arena_free(&work.keep);
    return explain(status, error);
}
