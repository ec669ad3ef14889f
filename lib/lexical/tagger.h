/* tagger.h: where names of people, places and organisations stand.
 *
 * Gets: sentences and their words. Hands on: spans that a model of characters
 * believes to be names, with how sure it is. What follows from a name's form or
 * from the rest of the document is for the stages after it. */
#ifndef NF_LEXICAL_TAGGER_H
#define NF_LEXICAL_TAGGER_H

#include "lexical/lexical.h"
#include "lexical/model.h"

typedef struct {
    nf_span span;
    uint8_t kind;     /* nf_tag_kind */
    float confidence; /* chance that span and kind are right, as the model sees it */
} nf_tag;

typedef NF_VEC(nf_tag) nf_tags;

/* The model that is compiled into the library. */
newsfacts_status newsfacts__tagger_builtin(nf_model *out, newsfacts_error *error);

/* The engine's: the caller's, or the built-in one. */
newsfacts_status newsfacts__tagger_model(const newsfacts_engine *engine, nf_model *out,
                                         newsfacts_error *error);

/* Appends names by begin; they do not overlap and stay inside their sentence. */
newsfacts_status newsfacts__tagger_read(nf_work *work, const nf_model *model, const nf_text *text,
                                        const nf_sentencing *sentencing,
                                        const nf_lexical *lexical, nf_tags *out);

#endif
