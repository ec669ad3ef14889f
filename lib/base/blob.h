/* blob.h: read-only binary data in sections, used where it lies: in .rodata, in a
 * mapped file, in a caller's buffer.
 *
 *     header (64 bytes) | section entries | sections, each aligned to 64 bytes
 *
 * All numbers are little endian. A blob of the other byte order, of another kind
 * or version, cut short or damaged is refused with a message that says which. */
#ifndef NF_BASE_BLOB_H
#define NF_BASE_BLOB_H

#include <newsfacts/newsfacts.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    NF_BLOB_FORMAT = 1,
    NF_BLOB_ALIGN = 64,
    NF_BLOB_SECTIONS_MAX = 64
};

typedef struct {
    unsigned char magic[8];  /* "NFBLOB\r\n": shows damage done by text transfers */
    uint32_t byte_order;     /* 0x01020304 */
    uint32_t format;         /* NF_BLOB_FORMAT */
    uint32_t kind;           /* what the sections are: a number of the user of the blob */
    uint32_t version;        /* version of that kind */
    uint64_t size;           /* of the whole blob */
    uint32_t crc;            /* CRC-32 of everything after the header */
    uint32_t sections_len;
    uint32_t reserved[6];
} nf_blob_header;

typedef struct {
    uint32_t id;
    uint32_t element_size;
    uint64_t offset; /* from the start of the blob */
    uint64_t count;  /* elements */
} nf_blob_section;

typedef struct {
    const unsigned char *data;
    const nf_blob_section *sections;
    uint32_t sections_len;
} nf_blob;

/* Whether the CRC is computed. The library's own data can only be damaged together
 * with its code, so engines trust it and start faster; the tests do not. */
enum nf_blob_trust { NF_BLOB_VERIFY, NF_BLOB_TRUSTED };

/* data must be aligned to 8 bytes and outlive *out. NEWSFACTS_E_VERSION where
 * kind or version differ, NEWSFACTS_E_ARGUMENT where the data is damaged. */
newsfacts_status newsfacts__blob_open(const void *data, size_t size, uint32_t kind,
                                      uint32_t version, enum nf_blob_trust trust, nf_blob *out,
                                      newsfacts_error *error);

/* The elements of section `id` and how many there are; NULL where the section is
 * missing or has elements of another size. */
const void *newsfacts__blob_section(const nf_blob *blob, uint32_t id, size_t element_size,
                                    size_t *count);

/* CRC-32 (IEEE 802.3) of data, continued from `crc` (0 at the start). */
uint32_t newsfacts__crc32(uint32_t crc, const void *data, size_t size);

#endif
