/* chars.h: fold and class of code points, from the generated table. */
#ifndef NF_TEXT_CHARS_H
#define NF_TEXT_CHARS_H

#include <stdint.h>

/* Two-stage table over the BMP: newsfacts__char_props[newsfacts__char_page[cp >> 8]][cp & 255]. */
extern const uint16_t newsfacts__char_page[256];
extern const uint32_t newsfacts__char_props[][256];

/* A property is the folded code point with the class (text.h) in its top byte. */
enum { NF_PROP_CLASS_SHIFT = 24, NF_PROP_FOLD = 0x1fffff };

static inline uint32_t nf_prop_of_bmp(uint32_t cp)
{
    return newsfacts__char_props[newsfacts__char_page[cp >> 8]][cp & 255];
}

#endif
