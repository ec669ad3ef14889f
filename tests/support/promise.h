/* promise.h: what every record of a document promises, for the parts of consume. */
#ifndef NF_TESTS_SUPPORT_PROMISE_H
#define NF_TESTS_SUPPORT_PROMISE_H

#include "support/chars.h"

#include <newsfacts/newsfacts.h>

/* Ends the program, saying which condition did not hold. */
#define PROMISE(condition) ((condition) ? (void)0 : broken(__FILE__, __LINE__, #condition))
void broken(const char *file, int line, const char *condition);

/* What record_size promises: where the last field of the header ends. */
#define FIELDS_SIZE(record, last) \
    ((size_t)((const char *)(&(record)->last + 1) - (const char *)(record)))

typedef struct {
    const newsfacts_document *doc;
    const unsigned char *text;
    chars chars;
} view;

/* The span lies in the text and its two forms agree. */
void check_span(const view *v, newsfacts_span s);

/* Never NULL, and ends with NUL. */
void check_string(newsfacts_string s);

/* A span and the text that was read from it, valid UTF-8; nothing stated: both empty. */
void check_text(const view *v, newsfacts_span s, newsfacts_string text);

/* The order of facts: by start, the longer one first. */
void check_order(newsfacts_span a, newsfacts_span b);

void check_confidence(float confidence);

/* A fact lies in its sentence, and not in boilerplate. */
void check_place(const view *v, newsfacts_span s, int32_t sentence);

int inside(newsfacts_span outer, newsfacts_span inner);

/* Organisations, people, places and entities. */
void check_names(const view *v);

/* Events and their arguments. */
void check_events(const view *v);

#endif
