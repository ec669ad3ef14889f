#include "sentence/sentence.h"

newsfacts_status newsfacts__sentence_read(nf_work *work, const nf_text *text, const nf_layout *layout, nf_sentencing *out)
{
    (void)work;
    (void)text;
    (void)layout;
    (void)out;
    return NEWSFACTS_OK;
}
