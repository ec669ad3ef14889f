#include "mention/count.h"

newsfacts_status newsfacts__count_link(nf_work *work, const nf_text *text,
                                       const nf_layout *layout, const nf_sentencing *sentencing,
                                       const nf_lexical *lexical, const nf_times *times,
                                       nf_counts *counts)
{
    (void)work; (void)text; (void)layout; (void)sentencing; (void)lexical; (void)times; (void)counts;
    return NEWSFACTS_OK;
}
