#include "train_options.h"

#include "make.h"

#include <stdlib.h>
#include <string.h>

const char *option_text(const options *o, const char *name, const char *otherwise)
{
    size_t size = strlen(name);
    for (int i = 1; i < o->count; i++)
        if (!strncmp(o->list[i], name, size) && o->list[i][size] == '=')
            return o->list[i] + size + 1;
    return otherwise;
}

double option_number(const options *o, const char *name, double otherwise)
{
    const char *value = option_text(o, name, NULL);
    return value ? strtod(value, NULL) : otherwise;
}

size_t option_list(const options *o, const char *name, const char **out, size_t most)
{
    const char *list = option_text(o, name, "");
    size_t len = 0;
    while (*list && len < most) {
        size_t size = strcspn(list, ",");
        out[len++] = copy(list, size);
        list += size + (list[size] == ',');
    }
    return len;
}

static void *file_aligned(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    if (!f) stop_at(path, 0, "cannot be read");
    fseek(f, 0, SEEK_END);
    *size = (size_t)ftell(f);
    rewind(f);
    void *data = grab(*size / 64 + 1, 64);
    if (fread(data, 1, *size, f) != *size) stop_at(path, 0, "cannot be read");
    fclose(f);
    return data;
}

nf_model model_of(const char *path, size_t *size)
{
    size_t bytes;
    nf_model model;
    newsfacts_error error;
    const void *data = file_aligned(path, &bytes);
    if (newsfacts__model_open(data, bytes, NF_BLOB_VERIFY, &model, &error) != NEWSFACTS_OK)
        stop_at(path, 0, "%s", error.message);
    if (size) *size = bytes;
    return model;
}
