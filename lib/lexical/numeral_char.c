#include "lexical/numeral_scan.h"

#include "text/utf8.h"

static nf_numeral_char made(uint8_t kind, int64_t value)
{
    nf_numeral_char c = {kind, value};
    return c;
}

static nf_numeral_char plain(uint32_t c)
{
    switch (c) {
    case 0x96f6:                                     /* 零 */
    case 0x3007: return made(NF_NUM_DIGIT, 0);       /* 〇 */
    case 0x4e00: return made(NF_NUM_DIGIT, 1);       /* 一 */
    case 0x4e8c:                                     /* 二 */
    case 0x4e24: return made(NF_NUM_DIGIT, 2);       /* 两 */
    case 0x4e09: return made(NF_NUM_DIGIT, 3);       /* 三 */
    case 0x56db: return made(NF_NUM_DIGIT, 4);       /* 四 */
    case 0x4e94: return made(NF_NUM_DIGIT, 5);       /* 五 */
    case 0x516d: return made(NF_NUM_DIGIT, 6);       /* 六 */
    case 0x4e03: return made(NF_NUM_DIGIT, 7);       /* 七 */
    case 0x516b: return made(NF_NUM_DIGIT, 8);       /* 八 */
    case 0x4e5d: return made(NF_NUM_DIGIT, 9);       /* 九 */
    case 0x5341: return made(NF_NUM_SMALL, 10);      /* 十 */
    case 0x767e: return made(NF_NUM_SMALL, 100);     /* 百 */
    case 0x5343: return made(NF_NUM_SMALL, 1000);    /* 千 */
    case 0x4e07: return made(NF_NUM_BIG, 10000);     /* 万 */
    case 0x4ebf: return made(NF_NUM_BIG, 100000000); /* 亿 */
    case 0x5eff: return made(NF_NUM_TENS, 20);       /* 廿 */
    case 0x5345: return made(NF_NUM_TENS, 30);       /* 卅 */
    case 0x51e0:                                     /* 几 */
    case 0x6570: return made(NF_NUM_VAGUE, 0);       /* 数 */
    case 0x534a: return made(NF_NUM_HALF, 0);        /* 半 */
    default: return made(NF_NUM_NONE, 0);
    }
}

static nf_numeral_char financial(uint32_t c)
{
    switch (c) {
    case 0x8086: return made(NF_NUM_DIGIT, 4);                    /* 肆 */
    case 0x4f0d: return made(NF_NUM_DIGIT, 5);                    /* 伍 */
    case 0x9646: return made(NF_NUM_DIGIT, 6);                    /* 陆 */
    case 0x7396: return made(NF_NUM_DIGIT, 9);                    /* 玖 */
    case 0x62fe: return made(NF_NUM_SMALL, 10);                   /* 拾 */
    case 0x5146: return made(NF_NUM_BIG, INT64_C(1000000000000)); /* 兆 */
    default: return made(NF_NUM_NONE, 0);
    }
}

/* Folding has made 佰 a 百; whether a numeral is financial only its own spelling tells. */
static bool spelt_financially(const nf_text *t, uint32_t at)
{
    uint32_t cp;
    if (at >= t->len) return false;
    nf_utf8_next(t->bytes + t->offset[at], t->size - t->offset[at], &cp);
    switch (cp) {
    case 0x58f9:              /* 壹 */
    case 0x8d30:              /* 贰 */
    case 0x8cb3:              /* 貳 */
    case 0x53c1:              /* 叁 */
    case 0x67d2:              /* 柒 */
    case 0x634c:              /* 捌 */
    case 0x62fe:              /* 拾 */
    case 0x4f70:              /* 佰 */
    case 0x4edf: return true; /* 仟 */
    default: return false;
    }
}

static bool is_unit_group(uint32_t c)
{
    return c == 0x4e07 || c == 0x4ebf || c == 0x96f6; /* 万 亿 零 */
}

/* 拾 is also to pick up: it is ten after a digit and before 万. */
static bool is_ten(const nf_text *t, uint32_t at)
{
    uint32_t next = nf_char_at(t, at + 1);
    if (at > 0 && (t->cls[at - 1] & (NF_CLASS_NUMERAL | NF_CLASS_STRICT))) return true;
    return next == 0x4e07 || next == 0x4ebf; /* 万 亿 */
}

/* 陆 is land and a surname, 伍 and 玖 are names: they need a financial neighbour. */
static bool in_financial(const nf_text *t, uint32_t at)
{
    if (spelt_financially(t, at + 1)) return true;
    if (at == 0) return false;
    if (spelt_financially(t, at - 1)) return true;
    return at >= 2 && is_unit_group(t->fold[at - 1])
           && (spelt_financially(t, at - 2) || (t->cls[at - 2] & NF_CLASS_STRICT));
}

static bool is_digit_or_multiplier(const nf_text *t, uint32_t at)
{
    return nf_class_at(t, at) == NF_CLASS_DIGIT || plain(t->fold[at]).kind != NF_NUM_NONE;
}

/* 兆 is a million million where more digits or money follow (papers of Taiwan), and
 * else mega: 兆瓦, 百兆光纤. */
static bool is_trillion(const nf_text *t, uint32_t next)
{
    if (next < t->len && is_digit_or_multiplier(t, next)) return true;
    switch (nf_char_at(t, next)) {
    case 0x5143:              /* 元 */
    case 0x5706:              /* 圆 */
    case 0x65e5:              /* 日 */
    case 0x97e9:              /* 韩 */
    case 0x7f8e:              /* 美 */
    case 0x53f0: return true; /* 台 */
    default: return false;
    }
}

nf_numeral_char newsfacts__numeral_char(const nf_text *text, uint32_t at, uint32_t end)
{
    nf_numeral_char none = made(NF_NUM_NONE, 0);
    if (at >= end) return none;
    uint8_t cls = text->cls[at];
    if (cls & NF_CLASS_NUMERAL) {
        nf_numeral_char c = plain(text->fold[at]);
        if (c.kind != NF_NUM_NONE) return c;
    }
    if (!(cls & NF_CLASS_STRICT)) return none;
    if (text->fold[at] == 0x5146) { /* 兆 */
        bool number = at > 0 && is_digit_or_multiplier(text, at - 1);
        return number && is_trillion(text, at + 1) ? financial(0x5146) : none;
    }
    if (text->fold[at] == 0x62fe && is_ten(text, at)) return financial(0x62fe); /* 拾 */
    return in_financial(text, at) ? financial(text->fold[at]) : none;
}
