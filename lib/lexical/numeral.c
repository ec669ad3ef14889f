#include "lexical/numeral.h"

#include "lexical/numeral_scan.h"

static uint32_t before(const nf_text *t, uint32_t at, uint32_t n)
{
    return at >= n ? t->fold[at - n] : 0;
}

static bool digit_at(const nf_text *t, uint32_t at, uint32_t end)
{
    return at < end && nf_class_at(t, at) == NF_CLASS_DIGIT;
}

static bool starts_number(const nf_text *t, uint32_t at, uint32_t end)
{
    return digit_at(t, at, end) || newsfacts__numeral_char(t, at, end).kind != NF_NUM_NONE;
}

/* ------------------------------------------------------------------- signs */

/* A hyphen is a minus sign at the start of a phrase (－3℃, （-3.5%）, 为-3.5%); elsewhere
 * it joins (3-5, 歼-20, F-16). */
static bool minus_here(const nf_text *t, uint32_t at)
{
    uint32_t sign = t->fold[at];
    if (sign != '-' && sign != 0x2212 && sign != 0xff0d) return false;
    if (at == 0) return true;
    switch (nf_class_at(t, at - 1)) {
    case NF_CLASS_DIGIT:
    case NF_CLASS_LATIN:
    case NF_CLASS_CLOSE:
    case NF_CLASS_QUOTE_CLOSE:
    case NF_CLASS_TITLE_CLOSE:
    case NF_CLASS_DOT:
    case NF_CLASS_BAD: return false;
    case NF_CLASS_DASH: return t->fold[at - 1] != '-';
    case NF_CLASS_SYMBOL: return t->fold[at - 1] != '%' && t->fold[at - 1] != 0x2103; /* ℃ */
    case NF_CLASS_HAN: break;
    default: return true;
    }
    switch (t->fold[at - 1]) {
    case 0x4e3a:              /* 为 */
    case 0x81f3:              /* 至 */
    case 0x5230:              /* 到 */
    case 0x662f:              /* 是 */
    case 0x8fbe:              /* 达 */
    case 0x7ea6:              /* 约 */
    case 0x6e29:              /* 温 */
    case 0x5728: /* 在 */
    case 0x4ece: /* 从 */
    case 0x7531: /* 由 */
    case 0x6bd4: /* 比 */
    case 0x957f: /* 长 */
    case 0x901f: /* 速 */
    case 0x7387: /* 率 */
    case 0x5e45: /* 幅 */
    case 0x4e8e: return true; /* 于 */
    default: return false;
    }
}

/* 肩负, 担负, 胜负: 负 as the end of a word is no sign. */
static bool bears(const nf_text *t, uint32_t at)
{
    switch (before(t, at, 1)) {
    case 0x80a9:              /* 肩 */
    case 0x62c5:              /* 担 */
    case 0x80cc:              /* 背 */
    case 0x627f:              /* 承 */
    case 0x80dc:              /* 胜 */
    case 0x8eab:              /* 身 */
    case 0x81ea:              /* 自 */
    case 0x62b1:              /* 抱 */
    case 0x6b20: return true; /* 欠 */
    default: return false;
    }
}

/* Length of the sign at `at`: -, 负, 零下; 0: none. */
static uint32_t sign_len(const nf_text *t, uint32_t at, uint32_t end)
{
    if (digit_at(t, at + 1, end) && minus_here(t, at)) return 1;
    if (t->fold[at] == 0x8d1f && !bears(t, at)) { /* 负 */
        uint32_t space = at + 1 < end && nf_class_at(t, at + 1) == NF_CLASS_SPACE;
        return starts_number(t, at + 1 + space, end) && t->fold[at + 1] != 0x6570 ? 1 + space : 0;
    }
    bool below_zero = t->fold[at] == 0x96f6 && nf_char_at(t, at + 1) == 0x4e0b; /* 零下 */
    return below_zero && starts_number(t, at + 2, end) ? 2 : 0;
}

static bool negate(const nf_text *text, uint32_t at, uint32_t len, uint32_t end, nf_numeral *out)
{
    nf_span no_skip = {0, 0};
    if (!newsfacts__numeral_value(text, at + len, end, no_skip, out)) return false;
    nf_decimal low = out->low;
    out->span.begin = at;
    out->low = newsfacts__decimal(-out->high.coefficient, out->high.exponent);
    out->high = newsfacts__decimal(-low.coefficient, low.exponent);
    out->flags |= NF_NUMERAL_SIGN;
    return true;
}

/* ------------------------------------------------- 上百, 成千上万, 数以万计 */

static bool is_power(uint32_t c)
{
    return c == 0x767e || c == 0x5343 || c == 0x4e07 || c == 0x4ebf; /* 百 千 万 亿 */
}

static bool open_above(const nf_text *text, nf_span span, nf_numeral *out)
{
    (void)text;
    out->span = span;
    out->form = NF_NUMERAL_HAN;
    out->flags = NF_NUMERAL_VAGUE | NF_NUMERAL_HIGH_OPEN | NF_NUMERAL_MULTIPLIER;
    out->digits = 0;
    return true;
}

/* 上百, 上千万; not 以上百姓, 早上千人. */
static bool scan_upwards(const nf_text *t, uint32_t at, uint32_t end, nf_numeral *out)
{
    nf_span no_skip = {0, 0};
    if (t->fold[at] != 0x4e0a || !is_power(nf_char_at(t, at + 1))) return false; /* 上 */
    switch (before(t, at, 1)) {
    case 0x4ee5:               /* 以 */
    case 0x65e9:               /* 早 */
    case 0x665a:               /* 晚 */
    case 0x7f51:               /* 网 */
    case 0x9a6c:               /* 马 */
    case 0x8def: return false; /* 路 */
    default: break;
    }
    if (!newsfacts__numeral_value(t, at + 1, end, no_skip, out)) return false;
    return open_above(t, nf_span_make(at, out->span.end), out);
}

/* 成百上千, 成千上万: at least the smaller. */
static bool scan_piled(const nf_text *t, uint32_t at, uint32_t end, nf_numeral *out)
{
    if (t->fold[at] != 0x6210 || at + 4 > end) return false; /* 成 */
    if (!is_power(t->fold[at + 1]) || t->fold[at + 2] != 0x4e0a || !is_power(t->fold[at + 3]))
        return false;
    out->low = out->high = newsfacts__decimal(newsfacts__numeral_char(t, at + 1, end).value, 0);
    return open_above(t, nf_span_make(at, at + 4), out);
}

/* 数以万计, 数以百万计 */
static bool scan_reckoned(const nf_text *t, uint32_t at, uint32_t end, nf_numeral *out)
{
    nf_span no_skip = {0, 0};
    if (t->fold[at] != 0x6570 || nf_char_at(t, at + 1) != 0x4ee5) return false; /* 数以 */
    if (at + 2 >= end || !newsfacts__numeral_value(t, at + 2, end, no_skip, out)) return false;
    if (nf_char_at(t, out->span.end) != 0x8ba1 || out->span.end >= end) return false; /* 计 */
    return open_above(t, nf_span_make(at, out->span.end + 1), out);
}

/* ------------------------------------------------------------------- glued */

static bool latin_before(const nf_text *t, uint32_t at)
{
    if (at == 0) return false;
    if (nf_class_at(t, at - 1) == NF_CLASS_LATIN) return true;
    return t->fold[at - 1] == '-' && at >= 2 && nf_class_at(t, at - 2) == NF_CLASS_LATIN;
}

/* A4, G20, COVID-19, 5G. Units that are Latin (5km) are for those who know units. */
static void mark_code(const nf_text *t, nf_numeral *n)
{
    bool left = nf_class_at(t, n->span.begin) == NF_CLASS_DIGIT && latin_before(t, n->span.begin);
    bool right = nf_class_at(t, n->span.end - 1) == NF_CLASS_DIGIT
                 && nf_class_at(t, n->span.end) == NF_CLASS_LATIN;
    if (left || right) n->flags |= NF_NUMERAL_CODE;
}

/* ------------------------------------------------------------------ driver */

bool newsfacts__numeral_scan(const nf_text *text, uint32_t at, uint32_t end, nf_numeral *out)
{
    nf_span no_skip = {0, 0};
    if (at >= end) return false;
    uint32_t sign = sign_len(text, at, end);
    bool found = sign ? negate(text, at, sign, end, out)
                      : scan_upwards(text, at, end, out) || scan_piled(text, at, end, out)
                            || scan_reckoned(text, at, end, out)
                            || newsfacts__numeral_value(text, at, end, no_skip, out);
    if (found) mark_code(text, out);
    return found;
}

bool newsfacts__numeral_resume(const nf_text *text, const nf_numeral *head, uint32_t at,
                               uint32_t end, nf_numeral *out)
{
    uint32_t sign = sign_len(text, head->span.begin, end);
    nf_span hedge = {head->span.end, at};
    if (sign || !newsfacts__numeral_value(text, head->span.begin, end, hedge, out)) return false;
    return out->span.end > at;
}

/* Numerals that begin with a word (负, 上百, 成千) are noticed at their first numeral
 * character: this many characters may stand before it. */
static uint32_t start_of(const nf_text *t, uint32_t at, uint32_t from)
{
    if (at == from) return at;
    switch (t->fold[at - 1]) {
    case 0x4e0a: /* 上 */
    case 0x6210: /* 成 */
    case 0x8d1f: /* 负 */
    case '-':
    case 0x2212:
    case 0xff0d: return at - 1;
    case ' ': return at >= from + 2 && t->fold[at - 2] == 0x8d1f ? at - 2 : at; /* 负 */
    default: return at;
    }
}

static bool interesting(uint8_t cls)
{
    return (cls & NF_CLASS_MASK) == NF_CLASS_DIGIT || (cls & (NF_CLASS_NUMERAL | NF_CLASS_STRICT));
}

static bool read_at(const nf_text *text, uint32_t at, nf_span left, nf_numeral *n)
{
    uint32_t start = start_of(text, at, left.begin);
    if (start != at && newsfacts__numeral_scan(text, start, left.end, n)) return true;
    return newsfacts__numeral_scan(text, at, left.end, n);
}

/* A power behind digits so long that they cannot take it: the number is larger than can be
 * read, and 亿 of 100…000亿 has no value of its own. */
static bool is_left_over(const nf_text *text, uint32_t at, nf_span last)
{
    enum { LONG = 15 };
    return at == last.end && nf_span_len(last) > LONG && is_power(text->fold[at]);
}

static newsfacts_status read_span(nf_work *work, const nf_text *text, nf_span span,
                                  nf_numerals *all)
{
    nf_numeral n = {0};
    nf_span last = {0, 0};
    for (uint32_t at = span.begin; at < span.end;) {
        if (is_left_over(text, at, last)) {
            last.end = ++at;
            continue;
        }
        if (!interesting(text->cls[at]) || !read_at(text, at, span, &n)) {
            at++;
            continue;
        }
        nf_numeral *slot = NF_VEC_ADD(all, &work->scratch);
        if (!slot) return NEWSFACTS_E_MEMORY;
        *slot = n;
        last = n.span;
        at = span.begin = n.span.end;
    }
    return nf_spend(work, nf_span_len(span)) ? NEWSFACTS_OK : NEWSFACTS_E_LIMIT;
}

newsfacts_status newsfacts__numeral_read(nf_work *work, const nf_text *text,
                                         const nf_sentencing *sentencing, nf_numbering *out)
{
    const nf_sentences *sentences = &sentencing->sentences;
    out->first_of =
        newsfacts__arena_raw(&work->scratch, (size_t)sentences->len + 1, sizeof *out->first_of);
    if (!out->first_of) return NEWSFACTS_E_MEMORY;
    for (uint32_t i = 0; i < sentences->len; i++) {
        out->first_of[i] = out->all.len;
        newsfacts_status status = read_span(work, text, sentences->data[i].span, &out->all);
        if (status) return status;
    }
    out->first_of[sentences->len] = out->all.len;
    return NEWSFACTS_OK;
}
