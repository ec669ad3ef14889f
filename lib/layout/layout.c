#include "layout/layout.h"

newsfacts_status newsfacts__layout_read(nf_work *work, const newsfacts_engine *engine, const nf_text *text, nf_layout *out)
{
    (void)work;
    (void)engine;
    (void)text;
    (void)out;
    return NEWSFACTS_OK;
}
