#include "base/status.h"
#include "document/document.h"

newsfacts_status newsfacts_write_json(const newsfacts_document *document, uint32_t flags,
                                      newsfacts_write write, void *user, newsfacts_error *error)
{
    (void)document; (void)flags; (void)user;
    newsfacts__clear(error);
    return write ? NEWSFACTS_OK : NEWSFACTS_E_ARGUMENT;
}
