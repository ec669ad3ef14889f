#include "text/text.h"
newsfacts_status newsfacts__text_read(nf_work *work, const void *bytes, size_t size, nf_text *out)
{
    (void)work; (void)bytes; (void)size; (void)out;
    return NEWSFACTS_OK;
}
