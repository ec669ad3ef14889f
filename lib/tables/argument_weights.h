/* argument_weights.h: weights of the ranker of arguments, a row for each of enum
 * nf_asked; what the columns are is known to event/argument_feature.c alone. Made
 * from annotated articles by lib/tables/make/train_arguments.c. */
#ifndef NF_TABLES_ARGUMENT_WEIGHTS_H
#define NF_TABLES_ARGUMENT_WEIGHTS_H

#include <stdint.h>

enum { NF_ARGUMENT_WEIGHTS_ROLES = 5, NF_ARGUMENT_WEIGHTS_LEN = 1 << 14 };

extern const int32_t newsfacts__argument_thresholds[NF_ARGUMENT_WEIGHTS_ROLES];
extern const int8_t newsfacts__argument_weights[NF_ARGUMENT_WEIGHTS_ROLES][NF_ARGUMENT_WEIGHTS_LEN];

#endif
