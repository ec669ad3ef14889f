#include "lexical/lexical.h"

newsfacts_status newsfacts__lexical_read(nf_work *work, const newsfacts_engine *engine, const nf_text *text, const nf_sentencing *sentencing, nf_lexical *out)
{
    (void)work;
    (void)engine;
    (void)text;
    (void)sentencing;
    (void)out;
    return NEWSFACTS_OK;
}
