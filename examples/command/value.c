#include "value.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { NUMBER_SIZE = 56 };

/* The number with a comma between groups of thousands; small ones stay as they are. */
static void group(const newsfacts_number *n, char text[NUMBER_SIZE])
{
    const char *from = n->text.data;
    size_t digits = 0, size = 0, start = *from == '-';
    while (from[start + digits] >= '0' && from[start + digits] <= '9') digits++;
    for (size_t i = 0; from[i] && size < NUMBER_SIZE - 2; i++) {
        size_t left = start + digits - i; /* of the whole part */
        if (digits > 4 && i > start && i < start + digits && left % 3 == 0) text[size++] = ',';
        text[size++] = from[i];
    }
    text[size] = '\0';
}

static bool is_open(const newsfacts_number *n)
{
    return n->form == NEWSFACTS_NUMBER_OPEN;
}

static const char *sign_of(const newsfacts_count *c)
{
    if (is_open(&c->high)) return c->qualifier == NEWSFACTS_QUALIFIER_OVER ? "> " : "≥ ";
    if (is_open(&c->low)) return c->qualifier == NEWSFACTS_QUALIFIER_UNDER ? "< " : "≤ ";
    if (c->qualifier == NEWSFACTS_QUALIFIER_ABOUT) return "≈ ";
    if (c->unit_kind == NEWSFACTS_UNIT_ORDINAL) return "no. ";
    return c->unit_kind == NEWSFACTS_UNIT_MULTIPLE ? "× " : "";
}

void value_of(const newsfacts_count *count, char text[VALUE_SIZE])
{
    char low[NUMBER_SIZE], high[NUMBER_SIZE];
    group(&count->low, low);
    group(&count->high, high);
    if (is_open(&count->low) && is_open(&count->high))
        snprintf(text, VALUE_SIZE, "?");
    else if (count->unit_kind == NEWSFACTS_UNIT_SCORE)
        snprintf(text, VALUE_SIZE, "%s : %s", low, high);
    else if (is_open(&count->low) || is_open(&count->high) || !strcmp(low, high))
        snprintf(text, VALUE_SIZE, "%s%s", sign_of(count), is_open(&count->low) ? high : low);
    else
        snprintf(text, VALUE_SIZE, "%s – %s", low, high);
}
