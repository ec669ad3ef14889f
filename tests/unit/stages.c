#include "unit/stages.h"

#include "base/status.h"

#include <string.h>

static newsfacts_status read_names(stages *s)
{
    const nf_name_source source = {s->engine,   &s->text, &s->layout, &s->sentencing,
                                   &s->lexical, &s->tags, &s->times,  &s->counts};
    nf_model model;
    newsfacts_status status = newsfacts__tagger_builtin(&model, &s->error);
    if (status == NEWSFACTS_OK)
        status = newsfacts__tagger_read(&s->work, &model, &s->text, &s->sentencing, &s->lexical,
                                        &s->tags);
    return status == NEWSFACTS_OK ? newsfacts__name_read(&s->work, &source, &s->names) : status;
}

static newsfacts_status run(stages *s, enum stage stage)
{
    nf_work *w = &s->work;
    const newsfacts_engine *e = s->engine;
    switch (stage) {
    case STAGE_TEXT: return NEWSFACTS_OK;
    case STAGE_LAYOUT: return newsfacts__layout_read(w, e, &s->text, &s->layout);
    case STAGE_SENTENCE:
        return newsfacts__sentence_read(w, &s->text, &s->layout, &s->sentencing);
    case STAGE_LEXICAL:
        return newsfacts__lexical_read(w, e, &s->text, &s->sentencing, &s->lexical);
    case STAGE_NUMERAL:
        return newsfacts__numeral_read(w, &s->text, &s->sentencing, &s->numbering);
    case STAGE_TIME:
        return newsfacts__time_read(w, e, &s->text, &s->layout, &s->sentencing, &s->lexical,
                                    &s->numbering, &s->reference, s->dateline_date, &s->times);
    case STAGE_COUNT:
        return newsfacts__count_read(w, e, &s->text, &s->layout, &s->sentencing, &s->lexical,
                                     &s->numbering, &s->times, &s->counts);
    case STAGE_NAME: return read_names(s);
    case STAGE_COUNT_LINK:
        return newsfacts__count_link(w, &s->text, &s->layout, &s->sentencing, &s->lexical,
                                     &s->times, &s->counts);
    }
    return NEWSFACTS_E_ARGUMENT;
}

void stages_run(stages *s, const char *text, const char *reference, enum stage last)
{
    memset(s, 0, sizeof *s);
    assert_int_equal(newsfacts_engine_new(NULL, &s->engine, NULL), NEWSFACTS_OK);
    newsfacts_allocator allocator = newsfacts__default_allocator();
    nf_work_init(&s->work, &allocator, UINT64_MAX, &s->error);
    assert_int_equal(newsfacts__reference_option(reference, &s->reference, &s->error), NEWSFACTS_OK);
    assert_int_equal(newsfacts__text_read(&s->work, text, strlen(text), &s->text), NEWSFACTS_OK);
    for (int stage = STAGE_LAYOUT; stage <= (int)last; stage++)
        assert_int_equal(run(s, (enum stage)stage), NEWSFACTS_OK);
}

void stages_end(stages *s)
{
    nf_work_end(&s->work);
    newsfacts__arena_free(&s->work.keep);
    newsfacts_engine_free(s->engine);
}

bool stages_text_is(const stages *s, nf_span span, const char *expected)
{
    const unsigned char *begin = s->text.bytes + s->text.offset[span.begin];
    size_t size = s->text.offset[span.end] - s->text.offset[span.begin];
    bool same = size == strlen(expected) && !memcmp(begin, expected, size);
    if (!same) print_message("expected %s\n     got %.*s\n", expected, (int)size, (const char *)begin);
    return same;
}
