/* time_atom.c: what stands at a position of the sentence. */
#include "mention/time_parts.h"

uint32_t newsfacts__scan_skip(const nf_scan *scan, uint32_t at)
{
    for (int i = 0; i < 2 && at < scan->end && nf_class_at(scan->text, at) == NF_CLASS_SPACE; i++)
        at++;
    return at;
}

bool newsfacts__scan_han(const nf_scan *scan, uint32_t at)
{
    return at >= scan->begin && at < scan->end && nf_class_at(scan->text, at) == NF_CLASS_HAN;
}

bool newsfacts__scan_dash(const nf_scan *scan, uint32_t at)
{
    return at < scan->end && nf_class_at(scan->text, at) == NF_CLASS_DASH;
}

bool newsfacts__scan_colon(const nf_scan *scan, uint32_t at)
{
    return at < scan->end && nf_class_at(scan->text, at) == NF_CLASS_COLON;
}

bool newsfacts__scan_digits(const nf_scan *scan, uint32_t at, nf_digits *out)
{
    out->value = 0;
    out->len = 0;
    for (; at < scan->end && out->len <= 8 && nf_class_at(scan->text, at) == NF_CLASS_DIGIT; at++) {
        if (out->len < 8) out->value = out->value * 10 + (int32_t)(scan->text->fold[at] - '0');
        out->len++;
    }
    out->end = at;
    return out->len > 0 && out->len <= 8;
}

bool newsfacts__scan_numeral(const nf_scan *scan, uint32_t at, nf_numeral *out)
{
    for (uint32_t i = scan->numeral; i < scan->numerals_end; i++) {
        const nf_numeral *n = &scan->numbering->all.data[i];
        if (n->span.begin > at) return false;
        if (n->span.begin < at) continue;
        *out = *n;
        return true;
    }
    return false;
}

nf_found newsfacts__scan_word(const nf_scan *scan, uint32_t at, enum nf_table table)
{
    nf_found none = {NF_NONE, at};
    if (at < scan->begin || at >= scan->end) return none;
    const nf_hit *hit = newsfacts__hit_at(scan->lexical, at, table);
    if (!hit || hit->begin + hit->len > scan->end) return none;
    nf_found found = {hit->row, hit->begin + hit->len};
    return found;
}

static const nf_word *word_over(const nf_scan *scan, uint32_t at)
{
    uint32_t index = scan->lexical->word_at ? scan->lexical->word_at[at] : NF_NONE;
    if (index == NF_NONE) return NULL;
    const nf_word *word = &scan->lexical->words.data[index];
    return word->known ? word : NULL;
}

bool newsfacts__scan_alone(const nf_scan *scan, uint32_t at, uint32_t end)
{
    const nf_word *word = word_over(scan, at);
    return !word || word->begin + word->len <= end;
}

/* Words that the dictionary joins to a time and the sentence does not: 从今 of 从今年起. */
static bool joins(uint32_t c)
{
    return c == 0x4ece || c == 0x81ea || c == 0x5728 || c == 0x4e8e || c == 0x6bd4 || c == 0x8f83
           || c == 0x662f || c == 0x5230 || c == 0x81f3; /* 从 自 在 于 比 较 是 到 至 */
}

bool newsfacts__scan_crossed(const nf_scan *scan, uint32_t at, uint32_t end)
{
    const nf_word *first = word_over(scan, at), *last = word_over(scan, end - 1);
    if (first && first->begin < at && !joins(nf_scan_char(scan, at - 1))) return true;
    return last && last->begin > at && last->begin + last->len > end;
}

bool newsfacts__whole(const nf_numeral *n, int32_t *out)
{
    const uint16_t no =
        NF_NUMERAL_POINT | NF_NUMERAL_RANGE | NF_NUMERAL_VAGUE | NF_NUMERAL_SIGN | NF_NUMERAL_CODE;
    return !(n->flags & no) && newsfacts__decimal_int(n->low, out);
}
