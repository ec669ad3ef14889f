#include "lexical/tagger.h"

#include "tables/blob.h"

newsfacts_status newsfacts__tagger_builtin(nf_model *out, newsfacts_error *error)
{
    const size_t size = (size_t)(newsfacts__tagger_end - newsfacts__tagger_begin);
    return newsfacts__model_open(newsfacts__tagger_begin, size, NF_BLOB_TRUSTED, out, error);
}
