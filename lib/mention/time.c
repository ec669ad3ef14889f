#include "mention/time.h"

newsfacts_status newsfacts__reference_option(const char *text, nf_date *out,
                                             newsfacts_error *error) { (void)text; (void)out; (void)error; return NEWSFACTS_OK; }
newsfacts_status newsfacts__time_read(nf_work *work, const newsfacts_engine *engine,
                                      const nf_text *text, const nf_layout *layout,
                                      const nf_sentencing *sentencing, const nf_lexical *lexical,
                                      const nf_numbering *numbering, nf_date *reference,
                                      char dateline_date[NF_TIME_VALUE], nf_times *out)
{
    (void)work; (void)engine; (void)text; (void)layout; (void)sentencing; (void)lexical; (void)numbering; (void)reference; (void)dateline_date; (void)out;
    return NEWSFACTS_OK;
}
