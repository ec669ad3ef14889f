/* train_options.h: NAME=VALUE on the command lines of trainers, and the models they name. */
#ifndef NF_TABLES_TRAIN_OPTIONS_H
#define NF_TABLES_TRAIN_OPTIONS_H

#include "lexical/model.h"

typedef struct {
    int count;
    char **list;
} options;

const char *option_text(const options *o, const char *name, const char *otherwise);
double option_number(const options *o, const char *name, double otherwise);

/* The values of NAME=VALUE,VALUE; how many. */
size_t option_list(const options *o, const char *name, const char **out, size_t most);

/* The model in a file; *size (NULL allowed): of the file. */
nf_model model_of(const char *path, size_t *size);

#endif
