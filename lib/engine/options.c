#include "engine/options.h"

#include "base/status.h"

#include <string.h>

enum { DEFAULT_MAX_BYTES = 16 * 1024 * 1024 };

/* Offsets are 32 bits wide and one value means "none". */
#define LARGEST_TEXT (UINT32_MAX - 1)

static const newsfacts_options defaults = NEWSFACTS_OPTIONS_INIT;

void newsfacts_options_init(newsfacts_options *options, size_t struct_size)
{
    if (!options || struct_size < sizeof options->struct_size) return;
    memset(options, 0, struct_size);
    memcpy(options, &defaults, struct_size < sizeof defaults ? struct_size : sizeof defaults);
    options->struct_size = struct_size;
}

/* A newer caller's options may be longer than ours. They mean something only
 * where they are not zero, and then we must not silently ignore them. */
static newsfacts_status check_tail(const newsfacts_options *options, newsfacts_error *error)
{
    const unsigned char *bytes = (const unsigned char *)options;
    for (size_t i = sizeof *options; i < options->struct_size; i++) {
        if (bytes[i])
            return newsfacts__fail(error, NEWSFACTS_E_UNSUPPORTED, 0, i,
                                   "byte %zu of options is set, this library knows %zu bytes", i,
                                   sizeof *options);
    }
    return NEWSFACTS_OK;
}

static newsfacts_status copy(const newsfacts_options *options, newsfacts_options *out,
                             newsfacts_error *error)
{
    *out = defaults;
    if (!options) return NEWSFACTS_OK;
    /* The first field that callers always had ends behind `reference`. */
    if (options->struct_size < offsetof(newsfacts_options, want))
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0,
                               "options.struct_size is %zu: call newsfacts_options_init first",
                               options->struct_size);
    if (options->struct_size > 4096)
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0,
                               "options.struct_size is %zu: call newsfacts_options_init first",
                               options->struct_size);
    size_t known = options->struct_size < sizeof *out ? options->struct_size : sizeof *out;
    memcpy(out, options, known);
    out->struct_size = sizeof *out;
    return check_tail(options, error);
}

newsfacts_status newsfacts__options_read(const newsfacts_options *options, size_t text_size,
                                         newsfacts_options *out, newsfacts_error *error)
{
    newsfacts_status status = copy(options, out, error);
    if (status != NEWSFACTS_OK) return status;
    size_t largest = out->max_bytes && out->max_bytes < LARGEST_TEXT ? out->max_bytes : LARGEST_TEXT;
    if (text_size > largest)
        return newsfacts__fail(error, NEWSFACTS_E_TOO_LARGE, 0, largest,
                               "the text has %zu bytes, the limit is %zu", text_size, largest);
    return NEWSFACTS_OK;
}
