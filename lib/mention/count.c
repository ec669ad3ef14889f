#include "mention/count.h"

newsfacts_status newsfacts__count_read(nf_work *work, const newsfacts_engine *engine,
                                       const nf_text *text, const nf_layout *layout,
                                       const nf_sentencing *sentencing, const nf_lexical *lexical,
                                       const nf_numbering *numbering, const nf_times *times,
                                       nf_counts *out)
{
    (void)work; (void)engine; (void)text; (void)layout; (void)sentencing; (void)lexical; (void)numbering; (void)times; (void)out;
    return NEWSFACTS_OK;
}
