/* train_blob.c: a model as the blob that the library reads. */
#include "train_blob.h"

#include "make.h"

#include <string.h>

static uint64_t aligned(uint64_t at)
{
    return (at + NF_BLOB_ALIGN - 1) / NF_BLOB_ALIGN * NF_BLOB_ALIGN;
}

unsigned char *blob_pack(uint32_t kind, uint32_t version, const blob_part *parts, uint32_t len,
                         size_t *size)
{
    nf_blob_header header = {{'N', 'F', 'B', 'L', 'O', 'B', '\r', '\n'},
                             0x01020304,
                             NF_BLOB_FORMAT,
                             kind,
                             version,
                             0,
                             0,
                             len,
                             {0}};
    nf_blob_section sections[NF_BLOB_SECTIONS_MAX];
    uint64_t at = aligned(sizeof header + len * sizeof *sections);
    for (uint32_t i = 0; i < len; i++) {
        nf_blob_section s = {parts[i].id, parts[i].element_size, at, parts[i].count};
        sections[i] = s;
        at = aligned(at + s.element_size * s.count);
    }
    header.size = at;
    unsigned char *bytes = grab(at, 1);
    memcpy(bytes + sizeof header, sections, len * sizeof *sections);
    for (uint32_t i = 0; i < len; i++)
        if (parts[i].count)
            memcpy(bytes + sections[i].offset, parts[i].data, parts[i].element_size * parts[i].count);
    header.crc = newsfacts__crc32(0, bytes + sizeof header, at - sizeof header);
    memcpy(bytes, &header, sizeof header);
    *size = (size_t)at;
    return bytes;
}
