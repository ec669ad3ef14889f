#include "document/document.h"
newsfacts_status newsfacts__document_freeze(nf_work *work, const nf_draft *draft,
                                            newsfacts_document **out)
{
    (void)work; (void)draft; *out = 0;
    return NEWSFACTS_OK;
}
