#include "message.h"

#include <stdarg.h>
#include <stdio.h>

void complain(place where, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fflush(stdout); /* so that on a terminal the message follows what was printed before it */
    fputs("newsfacts: ", stderr);
    if (where.file && where.line)
        fprintf(stderr, "%s:%lu: ", where.file, where.line);
    else if (where.file)
        fprintf(stderr, "%s: ", where.file);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}
