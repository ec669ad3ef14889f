#include "lexical/numeral.h"

newsfacts_status newsfacts__numeral_read(nf_work *work, const nf_text *text, const nf_sentencing *sentencing, nf_numbering *out)
{
    (void)work;
    (void)text;
    (void)sentencing;
    (void)out;
    return NEWSFACTS_OK;
}
