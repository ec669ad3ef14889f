#include "engine/pattern.h"

newsfacts_status newsfacts__patterns_new(const newsfacts_allocator *allocator, nf_patterns **out,
                                         newsfacts_error *error)
{
    (void)allocator; (void)error;
    *out = NULL;
    return NEWSFACTS_OK;
}
void newsfacts__patterns_free(nf_patterns *patterns) { (void)patterns; }
