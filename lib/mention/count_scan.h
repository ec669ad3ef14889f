/* count_scan.h: the parts of the scanner of counts.
 *
 *     count.c            the way through a sentence, and what is kept
 *     count_quantity.c   numeral with infix hedge, fraction, range: 30多万, 三分之一
 *     count_unit.c       what stands after it: 名, 万元人民币, 公斤/亩, 台（套）
 *     count_hedge.c      what stands around it: 约, 超过, 以上, US$
 *     count_join.c       two numbers that are one count: 3至5人, 2比1, 16公里720米
 *     count_word.c       counts without a numeral: 首批, 多名, 若干; 第二批
 *     count_reject.c     what is no number of anything: names, idioms, codes
 *     count_reject_unit.c   what is no count in spite of a unit: addresses, slogans
 *     count_alone.c      what is a count without a unit: 3亿, 六部门
 *     count_confidence.c how far each construction is to be trusted
 */
#ifndef NF_MENTION_COUNT_SCAN_H
#define NF_MENTION_COUNT_SCAN_H

#include "mention/count.h"

/* One sentence on its way. */
typedef struct {
    const nf_text *text;
    const nf_lexical *lexical;
    const nf_numbering *numbering;
    const nf_sentencing *sentencing;
    const nf_times *times;
    nf_span body; /* of the sentence, without what is no body text */
    uint32_t sentence;
    uint32_t last_numeral; /* numerals of the sentence end here */
    uint32_t taken;        /* everything before it belongs to an earlier fact */
    uint32_t time;         /* first time that ends after `taken` */
    uint32_t pair;         /* first pair that begins after the number */
} nf_count_scan;

/* A number as it stands, before any unit. */
typedef struct {
    nf_span span;
    nf_decimal low, high;
    int64_t numerator, denominator; /* denominator 0: no fraction */
    uint16_t flags;                 /* of the numeral */
    uint8_t form;
    bool over;     /* 余 多 来 */
    bool percent;  /* 百分之 */
    uint32_t next; /* first numeral after it */
} nf_quantity;

typedef struct {
    nf_span span; /* empty: none */
    int32_t kind; /* newsfacts_unit_kind */
    const char *code;
    int32_t scale; /* NF_SCALE_NONE: in no compound */
} nf_unit;

enum { NF_SCALE_NONE = 99 };

/* How a count was recognised: what its confidence depends on. */
enum nf_construct {
    NF_CONSTRUCT_MEASURE, /* 13公里 */
    NF_CONSTRUCT_MONEY,
    NF_CONSTRUCT_PERCENT,
    NF_CONSTRUCT_PEOPLE,
    NF_CONSTRUCT_CLASSIFIER,
    NF_CONSTRUCT_ARTICLE,    /* 一个 */
    NF_CONSTRUCT_ONE_PERSON, /* 一名 */
    NF_CONSTRUCT_AGE,
    NF_CONSTRUCT_MULTIPLE,
    NF_CONSTRUCT_FRACTION,
    NF_CONSTRUCT_SCORE,
    NF_CONSTRUCT_ORDINAL,
    NF_CONSTRUCT_PLACE_IN_ORDER, /* 第二 without unit */
    NF_CONSTRUCT_FIRST,          /* 首批 */
    NF_CONSTRUCT_VAGUE,          /* 若干 多名 */
    NF_CONSTRUCT_LARGE,          /* 3亿, 数千 without unit */
    NF_CONSTRUCT_NOUN,           /* 六部门 */
    NF_CONSTRUCT_LEVEL,          /* 指数为89.3 */
    NF_CONSTRUCT_LEN
};

/* A count in the making: count.span grows around the quantity. */
typedef struct {
    nf_count count;
    nf_quantity quantity;
    nf_unit unit;
    uint8_t construct;
} nf_reading;

/* ------------------------------------------------------------- quantity, unit */

/* The quantity whose first numeral has index `index`; false: it is no quantity. */
bool newsfacts__quantity_read(const nf_count_scan *scan, uint32_t index, nf_quantity *out);

/* The quantity that begins at `at`, its numeral having index `from` or later. */
bool newsfacts__quantity_at(const nf_count_scan *scan, uint32_t from, uint32_t at,
                            nf_quantity *out);

/* The multiplier that the numeral ends in: 1000000 of 五百万, or of 万 and 亿 only
 * 10000; 1 of 35. */
int64_t newsfacts__quantity_multiplier(const nf_count_scan *scan, const nf_quantity *quantity,
                                       bool groups_only);

/* The longest unit at `at` (one space may stand before it); an empty span: none. */
nf_unit newsfacts__unit_at(const nf_count_scan *scan, uint32_t at, bool ordinal);

/* -------------------------------------------------------------- around a count */

/* Adds what stands before (约, 人民币) and after it (左右, 以上) to the span and sets
 * qualifier and bounds. */
void newsfacts__count_hedge(const nf_count_scan *scan, nf_reading *reading);

/* The longest hedge of one place that begins at `at`; NULL: none. */
const nf_hit *newsfacts__count_hedge_at(const nf_count_scan *scan, uint32_t at,
                                        enum nf_hedges_place place);

/* Whether a word begins before `at` and goes on: 统|一. 近|百 does not count, the word
 * table glues some hedges to their numbers. */
bool newsfacts__count_inside_word(const nf_count_scan *scan, uint32_t at);

/* A hedge of the same clause that is not adjacent: 至少发现了1000对. */
void newsfacts__count_hedge_far(const nf_count_scan *scan, nf_reading *reading);

/* Joins the numbers after it that belong to the same count. */
void newsfacts__count_join(const nf_count_scan *scan, nf_reading *reading);

/* 2比1, 3:0; false: it is none. */
bool newsfacts__count_score(const nf_count_scan *scan, nf_reading *reading);

/* ------------------------------------------------------------------- ordinals */

bool newsfacts__count_is_ordinal(const nf_count_scan *scan, const nf_quantity *quantity);
bool newsfacts__count_ordinal(const nf_count_scan *scan, nf_reading *reading);

/* Count that a word of vague_numbers.tsv begins; false: none. */
bool newsfacts__count_word(const nf_count_scan *scan, const nf_hit *hit, nf_reading *reading);

/* -------------------------------------------------------------- what is no count */

/* Numbers that no unit can make a count: inside names, idioms, codes. *end is where
 * to go on. */
bool newsfacts__count_rejects_number(nf_count_scan *scan, const nf_numeral *numeral, uint32_t *end);

/* The innermost pair of quotes or titles around `at`; NULL: none. Asked in the order
 * of the text. */
const nf_pair *newsfacts__count_pair(nf_count_scan *scan, uint32_t at);

/* Inside 《…》; *end is where it ends. */
bool newsfacts__count_in_title(nf_count_scan *scan, nf_span span, uint32_t *end);

/* A phrase of not_counts.tsv that covers `span`; *end is its end. */
bool newsfacts__count_in_phrase(const nf_count_scan *scan, nf_span span, uint32_t *end);

/* Counts that their surroundings speak against. */
bool newsfacts__count_rejects(nf_count_scan *scan, const nf_reading *reading);

bool newsfacts__count_rejects_ordinal(const nf_count_scan *scan, const nf_reading *reading);

/* Whether a quantity without unit is a count; sets the construct. */
bool newsfacts__count_stands_alone(const nf_count_scan *scan, nf_reading *reading);

float newsfacts__count_confidence(const nf_reading *reading);

/* -------------------------------------------------------------------- helpers */

static inline uint32_t nf_count_char(const nf_count_scan *scan, uint32_t at)
{
    return at < scan->body.end ? scan->text->fold[at] : 0;
}

static inline uint32_t nf_count_before(const nf_count_scan *scan, uint32_t at, uint32_t n)
{
    return at >= scan->body.begin + n ? scan->text->fold[at - n] : 0;
}

/* The word that covers `at`; NULL outside sentences. */
static inline const nf_word *nf_count_word_at(const nf_count_scan *scan, uint32_t at)
{
    if (at >= scan->body.end) return NULL;
    uint32_t w = scan->lexical->word_at[at];
    return w == NF_NONE ? NULL : &scan->lexical->words.data[w];
}

/* Whether a word of the dictionary runs over the boundary at `at`. */
static inline bool nf_count_splits_word(const nf_count_scan *scan, uint32_t at)
{
    if (at <= scan->body.begin || at >= scan->body.end) return false;
    const nf_word *w = nf_count_word_at(scan, at);
    return w && w->known && w->begin < at && w->pos != NF_POS_NUMERAL;
}

static inline bool nf_count_casualty(uint32_t c)
{
    return c == 0x6b7b || c == 0x4f24 || c == 0x4ea1; /* 死 伤 亡 */
}

/* 一 and a classifier, which may be no more than an article. */
static inline bool nf_count_is_article(const nf_reading *reading)
{
    return reading->construct == NF_CONSTRUCT_ARTICLE
           || reading->construct == NF_CONSTRUCT_ONE_PERSON;
}

static inline bool nf_count_is_han(const nf_count_scan *scan, uint32_t at)
{
    return at < scan->body.end && nf_class_at(scan->text, at) == NF_CLASS_HAN;
}

#endif
