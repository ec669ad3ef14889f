/* wide.c: the characters that UTF-16 writes as two units. */
#include "document/document.h"

static bool is_wide(const nf_text *text, uint32_t at)
{
    return text->bytes[text->offset[at]] >= 0xF0 && nf_class_at(text, at) != NF_CLASS_BAD;
}

bool newsfacts__document_wide(nf_arena *arena, const nf_text *text, newsfacts_document *out)
{
    size_t len = 0;
    for (uint32_t i = 0; i < text->len; i++) len += is_wide(text, i);
    if (!len) return true;
    out->wide = newsfacts__arena_raw(arena, len, sizeof *out->wide);
    if (!out->wide) return false;
    for (uint32_t i = 0; out->wide_len < len; i++)
        if (is_wide(text, i)) out->wide[out->wide_len++] = i;
    return true;
}
