/* status.h: how a failure becomes a status and a message. */
#ifndef NF_BASE_STATUS_H
#define NF_BASE_STATUS_H

#include <newsfacts/newsfacts.h>

/* Fills *error (NULL allowed) and returns `status`, so that a function can end
 * with `return newsfacts__fail(error, NEWSFACTS_E_…, line, offset, "…", …)`.
 * line 0 and offset 0 where they do not apply. */
#if defined(__GNUC__)
__attribute__((format(printf, 5, 6)))
#endif
newsfacts_status newsfacts__fail(newsfacts_error *error, newsfacts_status status, uint32_t line,
                                 uint64_t byte_offset, const char *format, ...);

/* Sets *error to NEWSFACTS_OK with an empty message. */
void newsfacts__clear(newsfacts_error *error);

#endif
