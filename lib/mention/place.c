#include "mention/name.h"

newsfacts_status newsfacts__place_read(nf_work *work, const nf_name_source *source, nf_names *out)
{
    (void)work;
    (void)source;
    (void)out;
    return NEWSFACTS_OK;
}
