/* consume.h: uses a document in every way there is and checks all that the
 * header promises of it. */
#ifndef NF_TESTS_SUPPORT_CONSUME_H
#define NF_TESTS_SUPPORT_CONSUME_H

#include <newsfacts/newsfacts.h>

/* Ends the program with a message when a promise is broken. */
void consume(const newsfacts_document *doc, const void *text, size_t size);

/* The JSON form, NUL-terminated, to free(). */
char *json_of(const newsfacts_document *doc, uint32_t flags);

#endif
