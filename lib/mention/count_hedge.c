#include "mention/count_scan.h"

const nf_hit *newsfacts__count_hedge_at(const nf_count_scan *scan, uint32_t at,
                                        enum nf_hedges_place place)
{
    if (at >= scan->body.end) return NULL;
    if (!(scan->lexical->begins[at] & nf_table_bit(NF_TABLE_HEDGES))) return NULL;
    for (uint32_t i = scan->lexical->hit_at[at]; i < scan->lexical->hit_at[at + 1]; i++) {
        const nf_hit *hit = &scan->lexical->hits.data[i];
        if (hit->table != NF_TABLE_HEDGES || hit->begin + hit->len > scan->body.end) continue;
        if (newsfacts__hedges[hit->row].place == (int32_t)place) return hit;
    }
    return NULL;
}

bool newsfacts__count_inside_word(const nf_count_scan *scan, uint32_t at)
{
    if (!nf_count_splits_word(scan, at)) return false;
    uint32_t begin = nf_count_word_at(scan, at)->begin;
    const nf_hit *hit = newsfacts__count_hedge_at(scan, begin, NF_HEDGES_PLACE_PREFIX);
    return !hit || hit->begin + hit->len != at;
}

static int32_t qualifier_of(const nf_hit *hit)
{
    return newsfacts__hedges[hit->row].qualifier;
}

/* ------------------------------------------------------------------- before it */

/* The longest prefix hedge that ends at `end`. */
static const nf_hit *prefix_before(const nf_count_scan *scan, uint32_t end)
{
    enum { LONGEST = 5 };
    uint32_t from = end > scan->taken + LONGEST ? end - LONGEST : scan->taken;
    for (uint32_t at = from; at < end; at++) {
        const nf_hit *hit = newsfacts__count_hedge_at(scan, at, NF_HEDGES_PLACE_PREFIX);
        if (hit && hit->begin + hit->len == end) return hit;
    }
    return NULL;
}

/* 过 is a hedge before what is reckoned (过三成, 过亿元) and else a particle (去过3次). */
static bool is_particle(const nf_count_scan *scan, const nf_hit *hit, const nf_reading *reading)
{
    if (hit->len > 1 || nf_count_char(scan, hit->begin) != 0x8fc7) return false; /* 过 */
    bool reckoned = reading->unit.kind == NEWSFACTS_UNIT_PERCENT
                    || (reading->quantity.flags & NF_NUMERAL_MULTIPLIER);
    return !reckoned;
}

/* 附近3公里, 纽约2家: the hedge is the end of another word. 全长约 is one of the
 * dictionary's words and two of the language's. */
static bool ends_word(const nf_count_scan *scan, const nf_hit *hit)
{
    if (!nf_count_splits_word(scan, hit->begin)) return false;
    uint32_t begin = nf_count_word_at(scan, hit->begin)->begin;
    const nf_hit *glued = newsfacts__count_hedge_at(scan, begin, NF_HEDGES_PLACE_GLUED);
    return !glued || glued->begin + glued->len != hit->begin + hit->len;
}

static void extend(nf_reading *reading, uint32_t begin)
{
    reading->count.span.begin = begin;
}

/* A name or sign of money before the number: US$3亿, 人民币500元. It says what the
 * money is, the unit is still what follows the number. */
static bool add_money(const nf_count_scan *scan, nf_reading *reading)
{
    uint32_t end = reading->count.span.begin;
    if (end > scan->taken && nf_class_at(scan->text, end - 1) == NF_CLASS_SPACE) end--;
    if (end > scan->taken && nf_class_at(scan->text, end - 1) == NF_CLASS_SPACE) end--;
    const nf_hit *hit = newsfacts__hit_before(scan->lexical, scan->taken, end, NF_TABLE_CURRENCIES);
    bool money_after = reading->unit.kind == NEWSFACTS_UNIT_CURRENCY;
    if (!hit || (!money_after && !nf_span_empty(reading->unit.span))) return false;
    const nf_currencies_row *row = &newsfacts__currencies[hit->row];
    if (row->place == NF_CURRENCIES_PLACE_AFTER) return false;
    if (nf_class_at(scan->text, end - 1) == NF_CLASS_LATIN && hit->begin > scan->body.begin
        && nf_class_at(scan->text, hit->begin - 1) == NF_CLASS_LATIN)
        return false;
    if (!money_after) reading->unit.span = nf_span_make(hit->begin, end);
    reading->unit.kind = NEWSFACTS_UNIT_CURRENCY;
    reading->unit.code = row->code;
    extend(reading, hit->begin);
    return true;
}

/* 突破50种以上装备: with a hedge of its own behind the number 突破 is a verb. */
static bool is_breakthrough(const nf_count_scan *scan, const nf_hit *hit)
{
    return nf_count_char(scan, hit->begin + hit->len - 1) == 0x7834; /* 破 */
}

static uint32_t skip_le(const nf_count_scan *scan, uint32_t at)
{
    return at > scan->taken && scan->text->fold[at - 1] == 0x4e86 ? at - 1 : at; /* 了 */
}

/* The word nearest to the number decides; 约 gives way to all others. */
static int32_t add_prefixes(const nf_count_scan *scan, nf_reading *reading, int32_t suffix)
{
    int32_t qualifier = 0;
    for (int words = 0; words < 4; words++) {
        if (add_money(scan, reading)) continue;
        const nf_hit *hit = prefix_before(scan, reading->count.span.begin);
        if (!hit) hit = prefix_before(scan, skip_le(scan, reading->count.span.begin));
        if (!hit || ends_word(scan, hit) || is_particle(scan, hit, reading)) break;
        if (suffix == NEWSFACTS_QUALIFIER_AT_LEAST && is_breakthrough(scan, hit)) break;
        if (!qualifier || qualifier == NEWSFACTS_QUALIFIER_ABOUT) qualifier = qualifier_of(hit);
        extend(reading, hit->begin);
    }
    return qualifier;
}

/* -------------------------------------------------------------------- after it */

/* 起 and 许 begin other words. */
static bool suffix_stands(const nf_count_scan *scan, const nf_hit *hit)
{
    uint32_t end = hit->begin + hit->len;
    return hit->len > 1 || !nf_count_splits_word(scan, end);
}

/* 起 is a hedge of prices (99元起) and else a verb or classifier. */
static bool suffix_fits(const nf_count_scan *scan, const nf_hit *hit, const nf_reading *reading)
{
    if (nf_count_char(scan, hit->begin) != 0x8d77) return true; /* 起 */
    return reading->unit.kind == NEWSFACTS_UNIT_CURRENCY
           && !nf_count_is_han(scan, hit->begin + hit->len);
}

static int32_t add_suffix(const nf_count_scan *scan, nf_reading *reading)
{
    uint32_t at = reading->count.span.end;
    const nf_hit *hit = newsfacts__count_hedge_at(scan, at, NF_HEDGES_PLACE_SUFFIX);
    if (!hit || !suffix_stands(scan, hit) || !suffix_fits(scan, hit, reading)) return 0;
    reading->count.span.end = at + hit->len;
    return qualifier_of(hit);
}

/* ---------------------------------------------------------------------- bounds */

static nf_bound open_bound(void)
{
    nf_bound b = {NEWSFACTS_NUMBER_OPEN, {0, 0}, 0, 1};
    return b;
}

static void apply(nf_count *count, int32_t qualifier)
{
    count->qualifier = qualifier;
    switch (qualifier) {
    case NEWSFACTS_QUALIFIER_OVER:
    case NEWSFACTS_QUALIFIER_AT_LEAST: count->high = open_bound(); break;
    case NEWSFACTS_QUALIFIER_UNDER:
    case NEWSFACTS_QUALIFIER_AT_MOST: count->low = open_bound(); break;
    default: break;
    }
}

static bool is_spread(const nf_count *count)
{
    return count->qualifier == NEWSFACTS_QUALIFIER_RANGE
           || count->qualifier == NEWSFACTS_QUALIFIER_VAGUE
           || count->unit_kind == NEWSFACTS_UNIT_SCORE;
}

void newsfacts__count_hedge(const nf_count_scan *scan, nf_reading *reading)
{
    nf_count *count = &reading->count;
    int32_t suffix = add_suffix(scan, reading);
    int32_t prefix = add_prefixes(scan, reading, suffix);
    int32_t qualifier = prefix && prefix != NEWSFACTS_QUALIFIER_ABOUT   ? prefix
                        : suffix && suffix != NEWSFACTS_QUALIFIER_ABOUT ? suffix
                        : reading->quantity.over                        ? NEWSFACTS_QUALIFIER_OVER
                        : prefix                                        ? prefix
                                                                        : suffix;
    if (qualifier && !is_spread(count)) apply(count, qualifier);
}

/* -------------------------------------------------------------------- far away */

static bool ends_clause(uint8_t cls)
{
    switch (cls) {
    case NF_CLASS_COMMA:
    case NF_CLASS_STOP:
    case NF_CLASS_SEMI:
    case NF_CLASS_COLON:
    case NF_CLASS_NEWLINE: return true;
    default: return false;
    }
}

/* Goes back through the clause, as far as the last fact. */
void newsfacts__count_hedge_far(const nf_count_scan *scan, nf_reading *reading)
{
    enum { REACH = 16 };
    uint32_t begin = reading->count.span.begin;
    uint32_t from = begin > scan->taken + REACH ? begin - REACH : scan->taken;
    if (reading->count.qualifier != NEWSFACTS_QUALIFIER_EXACT) return;
    for (uint32_t at = begin; at-- > from && !ends_clause(nf_class_at(scan->text, at));) {
        const nf_hit *hit = newsfacts__count_hedge_at(scan, at, NF_HEDGES_PLACE_FAR);
        if (!hit || hit->begin + hit->len > begin || ends_word(scan, hit)) continue;
        apply(&reading->count, qualifier_of(hit));
        return;
    }
}
