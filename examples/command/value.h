/* value.h: the value of a count as people write it. */
#ifndef COMMAND_VALUE_H
#define COMMAND_VALUE_H

#include <newsfacts/newsfacts.h>

enum { VALUE_SIZE = 128 };

/* "17,000", "≈ 34", "> 300", "3 – 5", "2 : 1", "1/3", "no. 2", "× 2"; "?" where both
 * sides are open. */
void value_of(const newsfacts_count *count, char text[VALUE_SIZE]);

#endif
