#include "text/text.h"

#include "text/chars.h"
#include "text/utf8.h"

#include <string.h>
#include <utf8proc.h>

/* Letters and marks outside the BMP are rare (emoji, extension B names), so they
 * are looked up in utf8proc and not in a table of our own. */
static uint8_t class_beyond_bmp(uint32_t cp)
{
    if (cp >= 0x20000 && cp <= 0x3ffff) return NF_CLASS_HAN;
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return NF_CLASS_LATIN;
    case UTF8PROC_CATEGORY_SO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK: return NF_CLASS_SYMBOL;
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF: return NF_CLASS_CONTROL;
    default: return NF_CLASS_OTHER;
    }
}

/* Mathematical and enclosed letters and digits (𝟏𝟗) have a one-character
 * compatibility form in the BMP; everything else stays as it is. */
static uint32_t prop_beyond_bmp(uint32_t cp)
{
    utf8proc_int32_t plain[4];
    int boundary = UTF8PROC_BOUNDCLASS_START;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)cp, plain, 4, UTF8PROC_COMPAT, &boundary);
    if (n == 1 && plain[0] > 0 && plain[0] < 0x10000) return nf_prop_of_bmp((uint32_t)plain[0]);
    return cp | (uint32_t)class_beyond_bmp(cp) << NF_PROP_CLASS_SHIFT;
}

static inline uint32_t prop_of(uint32_t cp)
{
    return cp < 0x10000 ? nf_prop_of_bmp(cp) : prop_beyond_bmp(cp);
}

uint32_t newsfacts__fold_char(uint32_t code_point, uint8_t *cls)
{
    uint32_t prop = prop_of(code_point);
    if (cls) *cls = (uint8_t)(prop >> NF_PROP_CLASS_SHIFT);
    return prop & NF_PROP_FOLD;
}

/* Code points of valid UTF-8; of other bytes a lower bound. */
static size_t count_leads(const unsigned char *bytes, size_t size)
{
    size_t leads = 0;
    for (size_t i = 0; i < size; i++) leads += (bytes[i] & 0xc0) != 0x80;
    return leads;
}

static bool reserve(nf_work *work, nf_text *t, size_t code_points)
{
    t->fold = newsfacts__arena_raw(&work->scratch, code_points + 1, sizeof *t->fold);
    t->offset = newsfacts__arena_raw(&work->scratch, code_points + 1, sizeof *t->offset);
    t->cls = newsfacts__arena_raw(&work->scratch, code_points + 1, sizeof *t->cls);
    return t->fold && t->offset && t->cls;
}

/* Decodes until the end or until `capacity` code points are full; returns the
 * bytes read. */
static size_t decode(nf_text *t, size_t capacity)
{
    const unsigned char *s = t->bytes;
    size_t size = t->size, at = 0, n = 0;
    uint32_t bad = 0;
    while (at < size && n < capacity) {
        uint32_t cp;
        unsigned len = nf_utf8_next(s + at, size - at, &cp);
        t->offset[n] = (uint32_t)at;
        if (cp == NF_UTF8_BAD) {
            t->fold[n] = 0xfffd;
            t->cls[n] = NF_CLASS_BAD;
            bad += len;
        } else {
            uint32_t prop = prop_of(cp);
            t->fold[n] = prop & NF_PROP_FOLD;
            t->cls[n] = (uint8_t)(prop >> NF_PROP_CLASS_SHIFT);
        }
        at += len;
        n++;
    }
    t->len = (uint32_t)n;
    t->invalid_bytes = bad;
    return at;
}

/* NULs are valid UTF-8, but no C program expects one in a name: they end facts as
 * invalid bytes do. Few texts have any, so they are looked for afterwards. */
static void hide_nuls(nf_text *t)
{
    if (!t->size || !memchr(t->bytes, 0, t->size)) return;
    for (uint32_t i = 0; i < t->len; i++) {
        if (t->bytes[t->offset[i]]) continue;
        t->cls[i] = NF_CLASS_BAD;
        t->nuls++;
    }
    t->invalid_bytes += t->nuls;
}

newsfacts_status newsfacts__text_read(nf_work *work, const void *bytes, size_t size, nf_text *out)
{
    out->bytes = bytes;
    out->size = size;
    size_t capacity = count_leads(bytes, size);
    if (!reserve(work, out, capacity)) return NEWSFACTS_E_MEMORY;
    /* Only stray continuation bytes make more code points than leads. */
    if (decode(out, capacity) < size) {
        if (!reserve(work, out, size)) return NEWSFACTS_E_MEMORY;
        decode(out, size);
    }
    hide_nuls(out);
    out->fold[out->len] = 0;
    out->cls[out->len] = NF_CLASS_NEWLINE;
    out->offset[out->len] = (uint32_t)size;
    return nf_spend(work, out->len) ? NEWSFACTS_OK : NEWSFACTS_E_LIMIT;
}
