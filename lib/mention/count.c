#include "mention/count.h"

#include "mention/count_scan.h"

static const nf_reading blank_reading = {
    .count = {.part_of = NF_NONE,
              .time = NF_NONE,
              .unit_code = "",
              .qualifier = NEWSFACTS_QUALIFIER_EXACT},
    .unit = {.code = "", .scale = NF_SCALE_NONE},
};

/* ------------------------------------------------------------ one number */

static nf_bound bound_of(const nf_quantity *q, nf_decimal value)
{
    nf_bound b = {NEWSFACTS_NUMBER_DECIMAL, value, 0, 1};
    if (!q->denominator) return b;
    b.form = NEWSFACTS_NUMBER_FRACTION;
    b.decimal = newsfacts__decimal(0, 0);
    b.numerator = q->numerator;
    b.denominator = q->denominator;
    return b;
}

static void set_value(nf_reading *r)
{
    const nf_quantity *q = &r->quantity;
    nf_count *count = &r->count;
    count->low = bound_of(q, q->low);
    count->high = bound_of(q, q->high);
    if (q->flags & NF_NUMERAL_VAGUE)
        count->qualifier = NEWSFACTS_QUALIFIER_VAGUE;
    else if (q->flags & NF_NUMERAL_RANGE)
        count->qualifier = NEWSFACTS_QUALIFIER_RANGE;
    if (q->flags & NF_NUMERAL_HIGH_OPEN) count->high.form = NEWSFACTS_NUMBER_OPEN;
}

/* 三成 is 30 percent. */
static void tens_of_percent(const nf_count_scan *scan, nf_reading *r)
{
    bool tenths = r->unit.kind == NEWSFACTS_UNIT_PERCENT
                  && nf_count_char(scan, r->unit.span.begin) == 0x6210; /* 成 */
    if (!tenths) return;
    nf_quantity *q = &r->quantity;
    q->low = newsfacts__decimal(q->low.coefficient, q->low.exponent + 1);
    q->high = newsfacts__decimal(q->high.coefficient, q->high.exponent + 1);
}

/* 翻两番 is four times as much. */
static bool doublings(const nf_count_scan *scan, nf_reading *r)
{
    uint32_t begin = r->quantity.span.begin;
    int32_t times;
    if (r->unit.kind != NEWSFACTS_UNIT_MULTIPLE
        || nf_count_char(scan, r->unit.span.begin) != 0x756a) /* 番 */
        return true;
    if (nf_count_before(scan, begin, 1) == 0x4e86) begin--;      /* 了 */
    if (nf_count_before(scan, begin, 1) != 0x7ffb) return false; /* 翻 */
    if (!newsfacts__decimal_int(r->quantity.low, &times) || times < 1 || times > 20) return false;
    r->quantity.low = r->quantity.high = newsfacts__decimal(INT64_C(1) << times, 0);
    r->count.span.begin = begin - 1;
    return true;
}

static uint8_t construct_of(const nf_reading *r)
{
    bool article = nf_span_len(r->quantity.span) == 1 && r->quantity.form == NF_NUMERAL_HAN
                   && r->quantity.low.coefficient == 1 && r->quantity.low.exponent == 0;
    switch (r->unit.kind) {
    case NEWSFACTS_UNIT_CLASSIFIER: return article ? NF_CONSTRUCT_ARTICLE : NF_CONSTRUCT_CLASSIFIER;
    case NEWSFACTS_UNIT_PEOPLE: return article ? NF_CONSTRUCT_ONE_PERSON : NF_CONSTRUCT_PEOPLE;
    case NEWSFACTS_UNIT_CURRENCY: return NF_CONSTRUCT_MONEY;
    case NEWSFACTS_UNIT_PERCENT:
    case NEWSFACTS_UNIT_PERCENT_POINT: return NF_CONSTRUCT_PERCENT;
    case NEWSFACTS_UNIT_AGE: return NF_CONSTRUCT_AGE;
    case NEWSFACTS_UNIT_MULTIPLE: return NF_CONSTRUCT_MULTIPLE;
    case NEWSFACTS_UNIT_RATIO: return NF_CONSTRUCT_FRACTION;
    default: return NF_CONSTRUCT_MEASURE;
    }
}

/* The unit behind the quantity, and what it makes of the value. */
static bool read_unit(const nf_count_scan *scan, nf_reading *r)
{
    nf_quantity *q = &r->quantity;
    if (q->percent) {
        r->unit.span = nf_span_make(q->span.begin, q->span.begin + 3);
        r->unit.kind = NEWSFACTS_UNIT_PERCENT;
        r->unit.code = "%";
    } else {
        r->unit = newsfacts__unit_at(scan, q->span.end, false);
        if (!nf_span_empty(r->unit.span))
            r->count.span.end = r->unit.span.end;
        else if (q->denominator)
            r->unit.kind = NEWSFACTS_UNIT_RATIO;
    }
    tens_of_percent(scan, r);
    if (!doublings(scan, r)) return false;
    set_value(r);
    return true;
}

/* 3平 of a league table is a draw, 504平 are square metres. */
static void settle_level(const nf_count_scan *scan, nf_reading *r)
{
    nf_decimal small = newsfacts__decimal(20, 0);
    bool level = nf_span_len(r->unit.span) == 1
                 && nf_count_char(scan, r->unit.span.begin) == 0x5e73; /* 平 */
    if (!level || r->quantity.low.exponent < 0) return;
    if (newsfacts__decimal_compare(r->quantity.low, small) >= 0) return;
    r->unit.kind = NEWSFACTS_UNIT_CLASSIFIER;
    r->unit.code = "";
}

/* 两方势力, 一方: parties; 3万方: cubic metres. */
static void settle_party(const nf_count_scan *scan, nf_reading *r)
{
    bool party = nf_span_len(r->unit.span) == 1
                 && nf_count_char(scan, r->unit.span.begin) == 0x65b9 /* 方 */
                 && r->quantity.form == NF_NUMERAL_HAN && nf_span_len(r->quantity.span) == 1
                 && !(r->quantity.flags & NF_NUMERAL_MULTIPLIER);
    if (!party) return;
    r->unit.kind = NEWSFACTS_UNIT_CLASSIFIER;
    r->unit.code = "";
}

/* 两万块: 块 counts money where nothing follows that it could count. */
static void settle_yuan(const nf_count_scan *scan, nf_reading *r)
{
    bool yuan = nf_span_len(r->unit.span) == 1
                && nf_count_char(scan, r->unit.span.begin) == 0x5757; /* 块 */
    if (!yuan || nf_count_is_han(scan, r->count.span.end)) return;
    r->unit.kind = NEWSFACTS_UNIT_CURRENCY;
    r->unit.code = "CNY";
}

/* 度 is a degree of heat below zero and where the clause speaks of temperature,
 * a kilowatt hour where it speaks of electricity. */
static void settle_degree(const nf_count_scan *scan, nf_reading *r)
{
    enum { REACH = 16 };
    if (nf_span_len(r->unit.span) != 1 || nf_count_char(scan, r->unit.span.begin) != 0x5ea6)
        return; /* 度 */
    uint32_t begin = r->quantity.span.begin;
    uint32_t from = begin > scan->body.begin + REACH ? begin - REACH : scan->body.begin;
    bool heat = (r->quantity.flags & NF_NUMERAL_SIGN) != 0, power = false;
    for (uint32_t at = from; at < begin; at++) {
        heat |= scan->text->fold[at] == 0x6e29 || scan->text->fold[at] == 0x6c0f; /* 温 氏 */
        power |= scan->text->fold[at] == 0x7535;                                  /* 电 */
    }
    bool times =
        !heat && !power && r->quantity.form == NF_NUMERAL_HAN && nf_span_len(r->quantity.span) == 1;
    if (times) { /* 两度会晤 */
        r->unit.kind = NEWSFACTS_UNIT_CLASSIFIER;
        r->unit.code = "";
    }
    if (!heat && !power) return;
    r->unit.kind = heat ? NEWSFACTS_UNIT_TEMPERATURE : NEWSFACTS_UNIT_ENERGY;
    r->unit.code = heat ? "Cel" : "kW.h";
}

static void take_unit(nf_reading *r)
{
    r->count.unit = r->unit.span;
    r->count.unit_kind = r->unit.kind;
    r->count.unit_code = r->unit.code;
}

static bool read_measured(nf_count_scan *scan, nf_reading *r)
{
    if (!read_unit(scan, r)) return false;
    if (nf_span_empty(r->unit.span) && newsfacts__count_score(scan, r)) return true;
    newsfacts__count_join(scan, r);
    settle_degree(scan, r);
    settle_level(scan, r);
    settle_party(scan, r);
    settle_yuan(scan, r);
    newsfacts__count_hedge(scan, r);
    newsfacts__count_hedge_far(scan, r);
    take_unit(r);
    if (nf_span_empty(r->unit.span) && !r->quantity.denominator)
        return newsfacts__count_stands_alone(scan, r) && !newsfacts__count_rejects(scan, r);
    r->construct = construct_of(r);
    return !newsfacts__count_rejects(scan, r);
}

static bool read_number(nf_count_scan *scan, uint32_t index, nf_reading *r, uint32_t *end)
{
    const nf_numeral *n = &scan->numbering->all.data[index];
    *r = blank_reading;
    if (newsfacts__count_rejects_number(scan, n, end)) return false;
    if (!newsfacts__quantity_read(scan, index, &r->quantity)) return false;
    r->count.span = r->quantity.span;
    if (newsfacts__count_is_ordinal(scan, &r->quantity)) {
        set_value(r);
        return newsfacts__count_ordinal(scan, r) && !newsfacts__count_rejects_ordinal(scan, r);
    }
    return read_measured(scan, r);
}

/* ---------------------------------------------------------- one sentence */

/* End of the time that overlaps `span`; 0: none. */
static uint32_t time_over(nf_count_scan *scan, nf_span span)
{
    const nf_times *times = scan->times;
    while (scan->time < times->len && times->data[scan->time].span.end <= span.begin) {
        if (times->data[scan->time].span.end > scan->taken)
            scan->taken = times->data[scan->time].span.end;
        scan->time++;
    }
    bool over = scan->time < times->len && nf_span_overlaps(times->data[scan->time].span, span);
    return over ? times->data[scan->time].span.end : 0;
}

static newsfacts_status keep(nf_work *work, nf_count_scan *scan, const nf_reading *r,
                             nf_counts *out)
{
    nf_count *slot = NF_VEC_ADD(out, &work->scratch);
    if (!slot) return NEWSFACTS_E_MEMORY;
    *slot = r->count;
    slot->sentence = scan->sentence;
    slot->confidence = newsfacts__count_confidence(r);
    scan->taken = slot->span.end;
    return NEWSFACTS_OK;
}

static newsfacts_status take_number(nf_work *work, nf_count_scan *scan, uint32_t index,
                                    nf_counts *out)
{
    nf_reading r;
    nf_span span = scan->numbering->all.data[index].span;
    if (span.begin < scan->taken || span.begin < scan->body.begin || span.end > scan->body.end)
        return NEWSFACTS_OK;
    uint32_t end = time_over(scan, span);
    if (end) {
        scan->taken = end;
        return NEWSFACTS_OK;
    }
    if (!read_number(scan, index, &r, &end)) {
        if (end > span.end) scan->taken = end;
        return NEWSFACTS_OK;
    }
    return time_over(scan, r.count.span) ? NEWSFACTS_OK : keep(work, scan, &r, out);
}

static newsfacts_status take_word(nf_work *work, nf_count_scan *scan, const nf_hit *hit,
                                  nf_counts *out)
{
    nf_span span = nf_span_make(hit->begin, hit->begin + hit->len);
    nf_reading r = blank_reading;
    if (span.begin < scan->taken || span.end > scan->body.end || time_over(scan, span))
        return NEWSFACTS_OK;
    uint32_t end;
    if (newsfacts__count_in_phrase(scan, span, &end) || newsfacts__count_in_title(scan, span, &end))
        return NEWSFACTS_OK;
    if (!newsfacts__count_word(scan, hit, &r)) return NEWSFACTS_OK;
    if (r.count.unit_kind == NEWSFACTS_UNIT_RATIO) {
        r.quantity.span = r.count.span;
        newsfacts__count_hedge(scan, &r);
        newsfacts__count_hedge_far(scan, &r);
    }
    return time_over(scan, r.count.span) ? NEWSFACTS_OK : keep(work, scan, &r, out);
}

/* The first hit from `h` on that is a word for a number; hits_end: there is none. */
static uint32_t next_word(const nf_count_scan *scan, uint32_t h, uint32_t hits_end)
{
    const nf_lexical *l = scan->lexical;
    const uint32_t words = nf_table_bit(NF_TABLE_VAGUE_NUMBERS);
    while (h < hits_end && l->hits.data[h].table != NF_TABLE_VAGUE_NUMBERS) {
        uint32_t at = l->hits.data[h++].begin, from = nf_hit_from(l, words, at, scan->body.end);
        if (from > at) h = l->hit_at[from];
    }
    return h;
}

/* Numerals and words in the order of the text; of two that begin together the word. */
static newsfacts_status read_sentence(nf_work *work, nf_count_scan *scan, uint32_t numeral,
                                      nf_counts *out)
{
    const nf_lexical *lexical = scan->lexical;
    newsfacts_status status = NEWSFACTS_OK;
    uint32_t h = lexical->hit_at[scan->body.begin], last = lexical->hit_at[scan->body.end];
    while (status == NEWSFACTS_OK && (h < last || numeral < scan->last_numeral)) {
        h = next_word(scan, h, last);
        uint32_t word_at = h < last ? lexical->hits.data[h].begin : UINT32_MAX;
        uint32_t numeral_at = numeral < scan->last_numeral
                                  ? scan->numbering->all.data[numeral].span.begin
                                  : UINT32_MAX;
        if (word_at == UINT32_MAX && numeral_at == UINT32_MAX) break;
        status = word_at <= numeral_at ? take_word(work, scan, &lexical->hits.data[h++], out)
                                       : take_number(work, scan, numeral++, out);
    }
    return status;
}

static bool holds_facts(int32_t kind)
{
    return kind != NEWSFACTS_SEGMENT_BYLINE && kind != NEWSFACTS_SEGMENT_BOILERPLATE;
}

/* The part of the sentence that lies in the body of its segment. */
static nf_span body_of(const nf_segment *segment, nf_span sentence)
{
    nf_span body = newsfacts__segment_body(segment);
    if (body.begin < sentence.begin) body.begin = sentence.begin;
    if (body.end > sentence.end) body.end = sentence.end;
    return body;
}

newsfacts_status newsfacts__count_read(nf_work *work, const newsfacts_engine *engine,
                                       const nf_text *text, const nf_layout *layout,
                                       const nf_sentencing *sentencing, const nf_lexical *lexical,
                                       const nf_numbering *numbering, const nf_times *times,
                                       nf_counts *out)
{
    nf_count_scan scan = {text, lexical, numbering, sentencing, times, {0, 0}, 0, 0, 0, 0, 0};
    newsfacts_status status = NEWSFACTS_OK;
    (void)engine;
    for (uint32_t i = 0; status == NEWSFACTS_OK && i < sentencing->sentences.len; i++) {
        const nf_sentence *s = &sentencing->sentences.data[i];
        const nf_segment *segment = &layout->segments.data[s->segment];
        scan.body = body_of(segment, s->span);
        if (nf_span_empty(scan.body) || !holds_facts(segment->kind)) continue;
        if (!nf_spend(work, nf_span_len(scan.body))) return NEWSFACTS_E_LIMIT;
        scan.sentence = i;
        scan.last_numeral = numbering->first_of[i + 1];
        scan.taken = scan.body.begin;
        status = read_sentence(work, &scan, numbering->first_of[i], out);
    }
    return status;
}
