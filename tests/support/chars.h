/* chars.h: a second opinion on UTF-8, written for clarity: which code point each
 * byte belongs to, and whether it is well-formed. */
#ifndef NF_TESTS_SUPPORT_CHARS_H
#define NF_TESTS_SUPPORT_CHARS_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t *at;       /* [size + 1]: number of the code point that begins here, INSIDE otherwise */
    unsigned char *bad; /* [size + 1]: 1 where the byte is no valid UTF-8 */
    size_t invalid;     /* bad bytes */
    size_t size;
} chars;

enum { INSIDE = -1 };

chars chars_of(const void *text, size_t size);
void chars_free(chars *c);

#endif
