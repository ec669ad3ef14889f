/* text.h: the caller's bytes as code points.
 *
 * Gets: bytes. Hands on: three parallel arrays, one element a code point, and
 * the byte offset of each. Bytes that are no UTF-8 become one code point of
 * class NF_CLASS_BAD for each maximal subpart (Unicode 3.9, U+FFFD replacement),
 * so nothing is lost and offsets stay true.
 *
 * `fold` is what all matching looks at: full-width letters and digits become
 * half-width, traditional characters simplified, financial numerals plain
 * (only where the character has no other common meaning: 壹→一, not 陆→六),
 * every space U+0020. Letters keep their case. Folding never changes the number of code points. */
#ifndef NF_TEXT_TEXT_H
#define NF_TEXT_TEXT_H

#include "base/span.h"
#include "base/work.h"

/* Class of a code point: the low bits of nf_text.cls. */
enum nf_class {
    NF_CLASS_OTHER = 0,
    NF_CLASS_HAN,      /* ideographs, 々, 〇 */
    NF_CLASS_DIGIT,    /* 0-9 after folding */
    NF_CLASS_LATIN,    /* letters of any alphabet that is not Han */
    NF_CLASS_SPACE,    /* after folding one of: space, tab, ideographic, no-break, zero-width */
    NF_CLASS_NEWLINE,  /* \n, \r, U+2028, U+2029, U+0085 */
    NF_CLASS_STOP,     /* 。！？!?… and their half-width forms except the full stop */
    NF_CLASS_SEMI,     /* ；; */
    NF_CLASS_COMMA,    /* ，, */
    NF_CLASS_PAUSE,    /* 、 */
    NF_CLASS_COLON,    /* ：: ∶ */
    NF_CLASS_DOT,      /* . ． · • ・ */
    NF_CLASS_DASH,     /* - — – ― － ~ ～ 〜 */
    NF_CLASS_OPEN,     /* ( （ [ 【 〔 「 … but not quotes and book title marks */
    NF_CLASS_CLOSE,
    NF_CLASS_QUOTE_OPEN,  /* “ ‘ 「 『 */
    NF_CLASS_QUOTE_CLOSE, /* ” ’ 」 』 */
    NF_CLASS_QUOTE,       /* " ' : either side */
    NF_CLASS_TITLE_OPEN,  /* 《 〈 */
    NF_CLASS_TITLE_CLOSE, /* 》 〉 */
    NF_CLASS_SYMBOL,      /* other punctuation and symbols: % ‰ ℃ ￥ $ ● */
    NF_CLASS_CONTROL,     /* controls other than NUL */
    NF_CLASS_BAD          /* a run of bytes that is no UTF-8, or NUL: never part of a fact */
};

enum {
    NF_CLASS_MASK = 0x1f,
    NF_CLASS_NUMERAL = 0x20, /* flag on HAN: 一二三…十百千万亿零〇两半几数廿卅 */
    NF_CLASS_STRICT = 0x40   /* flag on HAN: may stand in a financial numeral only (陆伍捌叁…) */
};

typedef struct {
    const unsigned char *bytes; /* the caller's buffer */
    size_t size;
    uint32_t len;           /* code points */
    uint32_t *fold;         /* [len + 1], last 0 */
    uint8_t *cls;           /* [len + 1], last NF_CLASS_NEWLINE */
    uint32_t *offset;       /* [len + 1], last size */
    uint32_t invalid_bytes; /* bytes inside NF_CLASS_BAD code points */
    uint32_t nuls;          /* how many of them are NULs */
} nf_text;

static inline uint8_t nf_class_at(const nf_text *t, uint32_t i)
{
    return t->cls[i] & NF_CLASS_MASK;
}

/* Folded code point at i, 0 beyond the end: scanners may look ahead freely. */
static inline uint32_t nf_char_at(const nf_text *t, uint32_t i)
{
    return i < t->len ? t->fold[i] : 0;
}

newsfacts_status newsfacts__text_read(nf_work *work, const void *bytes, size_t size, nf_text *out);

/* Fold and class of one code point outside a text: for the makers of tables and
 * for user lexicons, which must fold as texts do. */
uint32_t newsfacts__fold_char(uint32_t code_point, uint8_t *cls);

#endif
