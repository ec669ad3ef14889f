#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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
    return status;
}

void newsfacts__clear(newsfacts_error *error)
{
    if (!error) return;
    memset(error, 0, sizeof *error);
}
