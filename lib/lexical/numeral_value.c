#include "lexical/numeral_scan.h"

/* A value is (total + section + pending) * 10^-point, each with a low and a high
 * side. 3亿5000万: total 3亿, section 5 * 1000, pending none. */

typedef struct {
    int64_t low, high;
} pair;

enum pending {
    PENDING_NONE,
    PENDING_ARABIC,
    PENDING_HAN,
    PENDING_RANGE, /* 两三 */
    PENDING_VAGUE, /* 几 */
    PENDING_DIGITS /* 二〇二〇 */
};

typedef struct {
    const nf_text *text;
    uint32_t end;
    nf_span skip;
    uint32_t at;
    pair total, section, number;
    uint8_t pending; /* enum pending: what `number` is */
    int64_t small;   /* last of 十百千 in this section */
    int64_t big;     /* last of 万亿 */
    int64_t last;    /* the multiplier just read, 0: none yet */
    int32_t point;
    uint16_t flags;
    uint8_t digits;
    bool arabic, han, bare, filled, overflow;
} value_scan;

static const int64_t none_yet = INT64_MAX;
static const int64_t limit = INT64_C(1000000000000000000);

static bool times(pair *p, int64_t factor)
{
    if (p->high >= limit / factor) return false;
    p->low *= factor;
    p->high *= factor;
    return true;
}

static void plus(pair *p, pair q)
{
    p->low += q.low;
    p->high += q.high;
}

static bool first(const value_scan *s)
{
    return s->last == 0 && s->pending == PENDING_NONE;
}

static nf_numeral_char char_at(const value_scan *s, uint32_t at)
{
    return newsfacts__numeral_char(s->text, at, s->end);
}

static bool is_multiplier(nf_numeral_char c)
{
    return c.kind == NF_NUM_SMALL || c.kind == NF_NUM_BIG;
}

/* A hedge that the caller found is passed over: 2亿3000[多]万. */
static uint32_t past_skip(const value_scan *s, uint32_t at)
{
    return at == s->skip.begin && !nf_span_empty(s->skip) ? s->skip.end : at;
}

/* Whether the multiplier at `at` may follow what has been read. */
static bool descends(const value_scan *s, uint32_t at)
{
    nf_numeral_char c = char_at(s, past_skip(s, at));
    if (c.kind == NF_NUM_SMALL) return c.value < s->small;
    return c.kind == NF_NUM_BIG && c.value < s->big;
}

/* ------------------------------------------------------------------- digits */

/* 3亿5000万, 1万2千: a further number needs its own, smaller multiplier, or all the
 * places that the last one leaves: 3万4000, 1千零20. */
static bool arabic_goes_on(const value_scan *s, const nf_literal *l)
{
    if (s->bare || s->point || l->point || l->digits > 4 || l->flags) return false;
    if (descends(s, l->end)) return true;
    if (nf_char_at(s->text, l->end) == 0x5e74) return false; /* 年 */
    if (s->filled) return l->coefficient < s->last;
    return s->last == 10000 && s->arabic && l->digits == 4;
}

static bool take_arabic(value_scan *s)
{
    nf_literal l = newsfacts__literal_arabic(s->text, s->at, s->end);
    if (s->last != 0 && !arabic_goes_on(s, &l)) return false;
    s->number.low = s->number.high = l.coefficient;
    s->point = l.point;
    s->flags |= l.flags;
    if (s->last == 0) s->digits = (uint8_t)(l.digits > 255 ? 255 : l.digits);
    s->overflow |= (l.flags & NF_NUMERAL_CODE) != 0;
    s->pending = PENDING_ARABIC;
    s->arabic = true;
    s->at = l.end;
    return true;
}

/* 两三, 七八 and 三五 mean from … to …; 二八 does not. */
static bool is_range(int64_t two_digits)
{
    int64_t a = two_digits / 10, b = two_digits % 10;
    return a >= 1 && (b == a + 1 || two_digits == 35);
}

static void set_range(value_scan *s, int64_t two_digits)
{
    s->number.low = two_digits / 10;
    s->number.high = two_digits % 10;
    s->pending = PENDING_RANGE;
    s->flags |= NF_NUMERAL_RANGE;
}

static void set_digits(value_scan *s, nf_literal l)
{
    s->number.low = s->number.high = l.coefficient;
    s->pending = l.digits == 1 ? PENDING_HAN : PENDING_DIGITS;
    s->overflow |= (l.flags & NF_NUMERAL_CODE) != 0;
    if (l.digits > 1 && char_at(s, s->at).value == 0) s->flags |= NF_NUMERAL_ZERO;
}

static bool take_first_run(value_scan *s)
{
    nf_literal l = newsfacts__literal_han(s->text, s->at, s->end);
    bool one_two = s->text->fold[s->at] == 0x4e00 && l.digits == 1
                   && nf_char_at(s->text, s->at + 1) == 0x4e24; /* 一两个 */
    if (one_two && s->at + 1 < s->end) {
        set_range(s, 12);
        l.end++;
    } else if (l.digits == 2 && is_range(l.coefficient)) {
        set_range(s, l.coefficient);
    } else {
        set_digits(s, l);
    }
    s->at = l.end;
    return true;
}

/* A digit without multiplier of its own counts in tenths of the last one: 三万五,
 * but not 一, which is rather an article (三百一位), nor after Arabic digits. */
static bool may_trail(const value_scan *s, nf_literal l)
{
    if (s->last == 10 || s->filled) return true;
    return !s->arabic && l.coefficient != 1;
}

/* 零 holds the place of missing multipliers: 一万零三百, 2千零30. */
static bool take_zero(value_scan *s)
{
    if (s->bare || s->point || nf_class_at(s->text, s->at + 1) != NF_CLASS_DIGIT) return false;
    s->filled = true;
    s->at++;
    if (take_arabic(s)) return true;
    s->at--;
    s->filled = false;
    return false;
}

static bool take_further_run(value_scan *s)
{
    uint32_t begin = s->at;
    bool zero = char_at(s, begin).value == 0;
    if (zero && begin + 1 < s->end && take_zero(s)) return true;
    if (zero && char_at(s, begin + 1).kind != NF_NUM_DIGIT
        && char_at(s, begin + 1).kind != NF_NUM_SMALL)
        return false;
    nf_literal l = newsfacts__literal_han(s->text, begin + zero, s->end);
    if (s->bare || s->point || l.digits > 2) return false;
    if (l.digits == 2 && !is_range(l.coefficient)) return false;
    s->filled = zero;
    if (!descends(s, l.end) && !may_trail(s, l)) return false;
    s->at = l.end;
    s->number.low = s->number.high = l.coefficient;
    s->pending = l.digits ? PENDING_HAN : PENDING_NONE;
    if (l.digits == 2) set_range(s, l.coefficient);
    return true;
}

/* 几 begins a number, follows 十, or has a multiplier of its own; 数 only begins one. */
static bool take_vague(value_scan *s)
{
    if (s->last != 0) {
        if (s->bare || s->point || s->text->fold[s->at] == 0x6570) return false;
        if (s->last != 10 && !descends(s, s->at + 1)) return false;
    }
    s->pending = PENDING_VAGUE;
    s->flags |= NF_NUMERAL_VAGUE;
    s->at++;
    return true;
}

static bool take_number(value_scan *s, nf_numeral_char c)
{
    if (s->pending != PENDING_NONE) return false;
    if (nf_class_at(s->text, s->at) == NF_CLASS_DIGIT) return take_arabic(s);
    s->han = true;
    if (c.kind == NF_NUM_VAGUE) return take_vague(s);
    return s->last == 0 ? take_first_run(s) : take_further_run(s);
}

/* -------------------------------------------------------------- multipliers */

/* 5千克, 950百帕: the multiplier belongs to the unit. */
static bool part_of_unit(const value_scan *s)
{
    uint32_t c = s->text->fold[s->at], next = nf_char_at(s->text, s->at + 1);
    if (c == 0x767e) return next == 0x5e15; /* 百帕 */
    if (c != 0x5343) return false;          /* 千 */
    switch (next) {
    case 0x7c73: return s->pending == PENDING_ARABIC; /* 米 */
    case 0x514b:                                      /* 克 */
    case 0x74e6:                                      /* 瓦 */
    case 0x4f0f:                                      /* 伏 */
    case 0x5361:                                      /* 卡 */
    case 0x5e15:                                      /* 帕 */
    case 0x8d6b:                                      /* 赫 */
    case 0x7126:                                      /* 焦 */
    case 0x5b57: return s->pending != PENDING_VAGUE;  /* 字 */
    default: return false;
    }
}

/* What 几 is worth before a multiplier: 几十 is 20 to 90. */
static pair pending_value(const value_scan *s)
{
    pair none = {0, 0}, vague = {2, 9};
    if (s->pending == PENDING_NONE) return none;
    return s->pending == PENDING_VAGUE ? vague : s->number;
}

static bool take_small(value_scan *s, int64_t value)
{
    if (value >= s->small || s->pending == PENDING_DIGITS) return false;
    if (s->pending == PENDING_ARABIC && value == 10) return false;
    if (s->pending != PENDING_NONE && s->last == 0 && part_of_unit(s)) return false;
    pair number = pending_value(s);
    if (s->pending == PENDING_NONE) {
        /* 百余名 and 十五 need no digit; 一百十五 may leave it out. */
        if (!first(s) && (value != 10 || s->bare || s->last == 0)) return false;
        s->bare = first(s) && value != 10;
        number.low = number.high = 1;
    }
    if (!times(&number, value)) s->overflow = true;
    plus(&s->section, number);
    s->pending = PENDING_NONE;
    s->small = s->last = value;
    s->filled = false;
    s->at++;
    return true;
}

/* 万亿 multiplies all that stands before; 亿 then 万 adds. */
static bool take_big(value_scan *s, int64_t value)
{
    pair number = pending_value(s);
    plus(&number, s->section);
    bool after_big = s->last >= 10000;
    if (number.high == 0 && !first(s) && !(after_big && value >= s->last)) return false;
    bool squared = value == s->big; /* 万万 */
    if (squared && !(after_big && number.high == 0 && value == 10000)) return false;
    if (first(s)) {
        s->bare = true;
        number.low = number.high = 1;
    }
    if (value >= s->big && s->big != none_yet) {
        plus(&number, s->total);
        s->total.low = s->total.high = 0;
    }
    if (!times(&number, value)) s->overflow = true;
    plus(&s->total, number);
    s->section.low = s->section.high = 0;
    s->pending = PENDING_NONE;
    s->small = none_yet;
    s->big = s->last = value;
    s->filled = false;
    s->at++;
    return true;
}

/* 廿五, 卅 */
static bool take_tens(value_scan *s, int64_t value)
{
    if (s->pending != PENDING_NONE || s->small <= 10 || s->bare) return false;
    pair number = {value, value};
    plus(&s->section, number);
    s->small = s->last = 10;
    s->han = true;
    s->at++;
    return true;
}

/* ------------------------------------------------------------------ 三点五 */

/* 三点五十分 and 三点零五分 are clock times, 一点一滴 is an idiom. */
static bool fraction_follows(const value_scan *s, uint32_t end_of_digits)
{
    uint32_t next = nf_char_at(s->text, end_of_digits);
    uint32_t after = nf_char_at(s->text, end_of_digits + 1);
    if (end_of_digits >= s->end) return true;
    nf_numeral_char c = char_at(s, end_of_digits);
    if (c.kind == NF_NUM_SMALL && c.value == 10) return false;
    if (next == 0x523b || next == 0x6ef4 || next == 0x70b9) return false; /* 刻 滴 点 */
    if (next != 0x5206) return true;                                      /* 分 */
    return after == 0x4e4b || after == 0x949f;                            /* 分之 分钟 */
}

static bool take_point(value_scan *s)
{
    bool whole =
        s->pending == PENDING_HAN || (s->pending == PENDING_NONE && s->last != 0 && !s->bare);
    if (!whole || s->arabic || s->big != none_yet || s->flags) return false;
    if (nf_char_at(s->text, s->at + 1) == 0x4e24) return false; /* 两 */
    nf_literal l = newsfacts__literal_han(s->text, s->at + 1, s->end);
    if (l.digits == 0 || l.digits > 9 || !fraction_follows(s, l.end)) return false;
    pair number = s->section;
    plus(&number, pending_value(s));
    for (uint32_t i = 0; i < l.digits; i++)
        if (!times(&number, 10)) return false;
    number.low = number.high = number.low + l.coefficient;
    s->number = number;
    s->section.low = s->section.high = 0;
    s->pending = PENDING_HAN;
    s->small = none_yet;
    s->last = 0;
    s->point = (int32_t)l.digits;
    s->flags |= NF_NUMERAL_POINT;
    s->at = l.end;
    return true;
}

/* ------------------------------------------------------------------- driver */

static bool is_big_at(const value_scan *s, uint32_t at)
{
    return char_at(s, at).kind == NF_NUM_BIG;
}

static bool step(value_scan *s)
{
    uint32_t before = s->at;
    s->at = past_skip(s, s->at);
    bool spaced = s->pending == PENDING_ARABIC && nf_class_at(s->text, s->at) == NF_CLASS_SPACE
                  && is_big_at(s, s->at + 1);
    if (spaced) s->at++;
    bool taken = false;
    nf_numeral_char c = char_at(s, s->at);
    if (s->at < s->end) switch (c.kind) {
        case NF_NUM_SMALL: taken = take_small(s, c.value); break;
        case NF_NUM_BIG: taken = take_big(s, c.value); break;
        case NF_NUM_TENS: taken = take_tens(s, c.value); break;
        case NF_NUM_HALF: break;
        case NF_NUM_NONE:
            if (s->text->fold[s->at] == 0x70b9)
                taken = take_point(s); /* 点 */
            else if (nf_class_at(s->text, s->at) == NF_CLASS_DIGIT)
                taken = take_number(s, c);
            break;
        default: taken = take_number(s, c);
        }
    if (taken && is_multiplier(c)) s->han = true;
    if (!taken) s->at = before;
    return taken && !s->overflow;
}

/* A number at the end without a multiplier. */
static pair rest(const value_scan *s)
{
    pair number = pending_value(s), alone = {3, 9}, after_ten = {1, 9};
    if (s->pending == PENDING_VAGUE) return s->last == 10 ? after_ten : alone;
    bool trails =
        s->last > 10 && !s->filled && s->pending != PENDING_NONE && s->pending != PENDING_ARABIC;
    if (trails) times(&number, s->last / 10);
    return number;
}

static uint8_t form_of(const value_scan *s)
{
    if (s->arabic) return s->han ? NF_NUMERAL_MIXED : NF_NUMERAL_ARABIC;
    return s->pending == PENDING_DIGITS ? NF_NUMERAL_DIGITS : NF_NUMERAL_HAN;
}

static void finish(value_scan *s, uint32_t begin, nf_numeral *out)
{
    pair value = s->total;
    plus(&value, s->section);
    plus(&value, rest(s));
    if (s->overflow || value.high >= limit) {
        s->flags |= NF_NUMERAL_CODE;
        value.low = value.high = 0;
    }
    if (s->pending == PENDING_NONE && s->last != 0) s->flags |= NF_NUMERAL_MULTIPLIER;
    out->span = nf_span_make(begin, s->at);
    out->low = newsfacts__decimal(value.low, -s->point);
    out->high = newsfacts__decimal(value.high, -s->point);
    out->form = form_of(s);
    out->digits = s->digits;
    out->flags = s->flags;
}

static bool half(uint32_t at, nf_numeral *out)
{
    out->span = nf_span_make(at, at + 1);
    out->low = out->high = newsfacts__decimal(5, -1);
    out->form = NF_NUMERAL_HAN;
    out->flags = 0;
    out->digits = 0;
    return true;
}

bool newsfacts__numeral_value(const nf_text *text, uint32_t at, uint32_t end, nf_span skip,
                              nf_numeral *out)
{
    value_scan s = {0};
    s.text = text;
    s.end = end;
    s.skip = skip;
    s.at = at;
    s.small = s.big = none_yet;
    if (char_at(&s, at).kind == NF_NUM_HALF) return half(at, out);
    while (step(&s)) {
    }
    if (s.at == at) return false;
    finish(&s, at, out);
    return true;
}
