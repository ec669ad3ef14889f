/* train_blob.h: a model as the blob that the library reads. */
#ifndef NF_TABLES_TRAIN_BLOB_H
#define NF_TABLES_TRAIN_BLOB_H

#include "base/blob.h"

typedef struct {
    uint32_t id, element_size;
    const void *data;
    uint64_t count;
} blob_part;

/* Sections of the parts, in their order, behind a header with their checksum. */
unsigned char *blob_pack(uint32_t kind, uint32_t version, const blob_part *parts, uint32_t len,
                         size_t *size);

#endif
