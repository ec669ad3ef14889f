/* options.h: the caller's options, checked. */
#ifndef NF_ENGINE_OPTIONS_H
#define NF_ENGINE_OPTIONS_H

#include <newsfacts/newsfacts.h>

/* Copies what this library knows of *options (NULL: the defaults) into *out and
 * checks it against the size of the text. */
newsfacts_status newsfacts__options_read(const newsfacts_options *options, size_t text_size,
                                         newsfacts_options *out, newsfacts_error *error);

#endif
