#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

/* Messages quote what the caller gave, cut to some length: what is no UTF-8 of that
 * would make the message unreadable for programs that decode it. */
static void mend(char *message)
{
    while (*message) {
        utf8proc_int32_t c;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)message, -1, &c);
        if (size < 1) *message = '?';
        message += size < 1 ? 1 : size;
    }
}

newsfacts_status newsfacts__fail(newsfacts_error *error, newsfacts_status status, uint32_t line,
                                 uint64_t byte_offset, const char *format, ...)
{
    if (!error) return status;
    error->status = status;
    error->line = line;
    error->byte_offset = byte_offset;
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    mend(error->message);
    return status;
}

void newsfacts__clear(newsfacts_error *error)
{
    if (!error) return;
    memset(error, 0, sizeof *error);
}
