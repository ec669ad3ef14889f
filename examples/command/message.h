/* message.h: what goes to standard error. */
#ifndef COMMAND_MESSAGE_H
#define COMMAND_MESSAGE_H

/* The place a message speaks of. */
typedef struct {
    const char *file;   /* NULL: none */
    unsigned long line; /* 0: the file as a whole */
} place;

/* "newsfacts: FILE:LINE: MESSAGE". */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void complain(place where, const char *format, ...);

#endif
