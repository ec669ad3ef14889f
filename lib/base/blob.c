#include "base/blob.h"
#include "base/status.h"

#include <string.h>

static const unsigned char magic[8] = {'N', 'F', 'B', 'L', 'O', 'B', '\r', '\n'};

enum { BYTE_ORDER_MARK = 0x01020304 };

uint32_t newsfacts__crc32(uint32_t crc, const void *data, size_t size)
{
    uint32_t table[16]; /* four bits at a time: small, and only verification needs it */
    for (uint32_t i = 0; i < 16; i++) {
        table[i] = i;
        for (int bit = 0; bit < 4; bit++)
            table[i] = table[i] & 1 ? table[i] >> 1 ^ 0xedb88320u : table[i] >> 1;
    }
    const unsigned char *p = data;
    crc = ~crc;
    for (size_t i = 0; i < size; i++) {
        crc ^= p[i];
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return ~crc;
}

static newsfacts_status damaged(newsfacts_error *error, size_t offset, const char *what)
{
    return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, offset, "data is damaged: %s", what);
}

static newsfacts_status check_header(const nf_blob_header *h, size_t size, uint32_t kind,
                                     uint32_t version, newsfacts_error *error)
{
    if (memcmp(h->magic, magic, sizeof magic) != 0)
        return damaged(error, 0, "it does not begin as data of newsfacts does");
    if (h->byte_order != BYTE_ORDER_MARK)
        return newsfacts__fail(error, NEWSFACTS_E_VERSION, 0, 8,
                               "data was made for the other byte order");
    if (h->format != NF_BLOB_FORMAT)
        return newsfacts__fail(error, NEWSFACTS_E_VERSION, 0, 12,
                               "data has format %u, this library reads format %u",
                               (unsigned)h->format, (unsigned)NF_BLOB_FORMAT);
    if (h->kind != kind)
        return newsfacts__fail(error, NEWSFACTS_E_VERSION, 0, 16,
                               "data is of kind %08x, wanted is %08x", (unsigned)h->kind,
                               (unsigned)kind);
    if (h->version != version)
        return newsfacts__fail(error, NEWSFACTS_E_VERSION, 0, 20,
                               "data has version %08x, this library needs %08x",
                               (unsigned)h->version, (unsigned)version);
    if (h->size != size) return damaged(error, 24, "its size is not what it says");
    return NEWSFACTS_OK;
}

static bool section_fits(const nf_blob_section *s, size_t begin, size_t size)
{
    return s->element_size && s->offset % NF_BLOB_ALIGN == 0 && s->offset >= begin
           && s->offset <= size && s->count <= (size - s->offset) / s->element_size;
}

newsfacts_status newsfacts__blob_open(const void *data, size_t size, uint32_t kind,
                                      uint32_t version, enum nf_blob_trust trust, nf_blob *out,
                                      newsfacts_error *error)
{
    memset(out, 0, sizeof *out);
    if (!data || (uintptr_t)data % 8)
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "data is not aligned");
    if (size < sizeof(nf_blob_header)) return damaged(error, size, "it ends inside its header");
    const nf_blob_header *h = data;
    newsfacts_status status = check_header(h, size, kind, version, error);
    if (status != NEWSFACTS_OK) return status;
    const nf_blob_section *sections = (const void *)(h + 1);
    if (h->sections_len > NF_BLOB_SECTIONS_MAX
        || h->sections_len > (size - sizeof *h) / sizeof *sections)
        return damaged(error, 36, "it has too many sections");
    size_t begin = sizeof *h + h->sections_len * sizeof *sections;
    for (uint32_t i = 0; i < h->sections_len; i++)
        if (!section_fits(&sections[i], begin, size))
            return damaged(error, sizeof *h + i * sizeof *sections, "a section leaves it");
    if (trust == NF_BLOB_VERIFY && newsfacts__crc32(0, h + 1, size - sizeof *h) != h->crc)
        return damaged(error, 32, "its checksum does not match");
    out->data = data;
    out->sections = sections;
    out->sections_len = h->sections_len;
    return NEWSFACTS_OK;
}

const void *newsfacts__blob_section(const nf_blob *blob, uint32_t id, size_t element_size,
                                    size_t *count)
{
    *count = 0;
    for (uint32_t i = 0; i < blob->sections_len; i++) {
        const nf_blob_section *s = &blob->sections[i];
        if (s->id != id) continue;
        if (s->element_size != element_size) return NULL;
        *count = (size_t)s->count;
        return blob->data + s->offset;
    }
    return NULL;
}
