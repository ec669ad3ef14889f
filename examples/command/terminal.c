#ifndef _WIN32
#define _DEFAULT_SOURCE /* fileno, isatty, ioctl under -std=c99 */
#define _DARWIN_C_SOURCE
#include <sys/ioctl.h>
#include <unistd.h>
#else
#include <io.h>
#endif

#include "terminal.h"

#include <stdlib.h>
#include <string.h>

bool terminal_is(FILE *stream)
{
#ifdef _WIN32
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) == 1;
#endif
}

bool terminal_has_color(FILE *stream)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (no_color && *no_color) return false;
    return terminal_is(stream) && (!term || strcmp(term, "dumb") != 0);
}

static int ask_terminal(FILE *stream)
{
#ifdef TIOCGWINSZ
    struct winsize size;
    if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0) return size.ws_col;
#else
    (void)stream;
#endif
    return 0;
}

int terminal_width(FILE *stream)
{
    const char *columns = getenv("COLUMNS");
    int width = columns ? atoi(columns) : 0;
    if (width <= 0) width = ask_terminal(stream);
    if (width <= 0) return 100;
    return width < 40 ? 40 : width > 400 ? 400 : width;
}
