#include "mention/count_scan.h"

static const nf_unit no_unit = {{0, 0}, NEWSFACTS_UNIT_NONE, "", NF_SCALE_NONE};

static bool is_latin(const nf_count_scan *scan, uint32_t at)
{
    return at < scan->body.end && nf_class_at(scan->text, at) == NF_CLASS_LATIN;
}

/* 5m and 220V are units, 5A级 and 4K电视 are names: a single letter is a unit only
 * where it is not read on. */
static bool letter_unit_ends(const nf_count_scan *scan, const nf_hit *hit)
{
    uint32_t end = hit->begin + hit->len;
    if (!is_latin(scan, end - 1)) return true;
    if (is_latin(scan, end)
        || (end < scan->body.end && nf_class_at(scan->text, end) == NF_CLASS_DIGIT))
        return false;
    if (hit->len > 1) return true;
    switch (scan->text->fold[hit->begin]) {
    case 'm':
    case 'g':
    case 't':
    case 'L':
    case 'l':
    case 'W':
    case 'V': return true;
    default: return !nf_count_is_han(scan, end);
    }
}

/* 六部门 has no unit 部, 38家庭 no unit 家: where a noun stands that numbers are set
 * before, it is the noun. */
static bool begins_noun(const nf_count_scan *scan, const nf_hit *hit)
{
    const nf_hit *noun = newsfacts__hit_at(scan->lexical, hit->begin, NF_TABLE_COUNTED_NOUNS);
    return noun && noun->len > hit->len && noun->begin + noun->len <= scan->body.end;
}

/* 200余平民, 三度假村: signs of units that begin common words. 米, 吨 and 元 hardly do,
 * what begins with them (米处, 吨重) is a number's unit all the same. */
static bool is_ambiguous(const nf_count_scan *scan, const nf_word *w)
{
    switch (scan->text->fold[w->begin]) {
    case 0x7c73:               /* 米 */
    case 0x5428:               /* 吨 */
    case 0x65a4:               /* 斤 */
    case 0x5143:               /* 元 */
    case 0x4ea9:               /* 亩 */
    case 0x514b:               /* 克 */
    case 0x500d:               /* 倍 */
    case 0x5c81: return false; /* 岁 */
    default: return w->len == 2 && (w->pos == NF_POS_NOUN || w->pos == NF_POS_VERB);
    }
}

/* 两 is a weight only where nothing that 两 counts follows: 十六、十七两个乘组. */
static bool is_two(const nf_count_scan *scan, const nf_hit *hit)
{
    uint32_t end = hit->begin + hit->len;
    if (hit->len != 1 || scan->text->fold[hit->begin] != 0x4e24) return false; /* 两 */
    return newsfacts__hit_at(scan->lexical, end, NF_TABLE_CLASSIFIERS)
           || newsfacts__hit_at(scan->lexical, end, NF_TABLE_COUNTED_NOUNS);
}

/* 三层楼, 两辆车: words of the dictionary that are numeral, classifier and noun. */
static bool counts_by_itself(const nf_count_scan *scan, const nf_word *w, const nf_hit *hit)
{
    if (w->len != 3 || w->pos != NF_POS_NOUN || w->begin + 1 != hit->begin) return false;
    switch (nf_count_char(scan, hit->begin)) {
    case 0x5c42:              /* 层 */
    case 0x8f86:              /* 辆 */
    case 0x95f4: return true; /* 间 */
    default: return false;
    }
}

/* 800发布, 17日圆满, 零部件: the word at the unit's end is no noun behind it. */
static bool cut_from_word(const nf_count_scan *scan, const nf_hit *hit)
{
    uint32_t end = hit->begin + hit->len;
    if (!nf_count_is_han(scan, end - 1) || !nf_count_splits_word(scan, end)) return false;
    const nf_word *w = nf_count_word_at(scan, end);
    if (w->begin != hit->begin) return !counts_by_itself(scan, w, hit);
    if (nf_count_char(scan, end) == 0x534a) return false; /* 半: 斤半 */
    if (nf_count_char(scan, end) == 0x9636) return true;  /* 阶: 百亿台阶 */
    if (hit->table != NF_TABLE_CLASSIFIERS) return hit->len == 1 && is_ambiguous(scan, w);
    switch (w->pos) {
    case NF_POS_VERB:
    case NF_POS_VN:
    case NF_POS_ADVERB:
    case NF_POS_ADJECTIVE:
    case NF_POS_PLACE:
    case NF_POS_ORG: return true;
    default: return false;
    }
}

/* 个月 and 周 are ages only before 大 (7个月大的婴儿) and else durations. */
static bool is_duration(const nf_count_scan *scan, const nf_hit *hit)
{
    uint32_t end = hit->begin + hit->len;
    if (hit->table != NF_TABLE_UNITS || newsfacts__units[hit->row].kind != NEWSFACTS_UNIT_AGE)
        return false;
    if (nf_count_char(scan, end - 1) == 0x5c81) return false; /* 岁 */
    return nf_count_char(scan, end) != 0x5927;                /* 大 */
}

static bool fits(const nf_count_scan *scan, const nf_hit *hit)
{
    uint32_t end = hit->begin + hit->len;
    if (is_duration(scan, hit)) return false;
    if (end > scan->body.end || !letter_unit_ends(scan, hit)) return false;
    return !begins_noun(scan, hit) && !is_two(scan, hit) && !cut_from_word(scan, hit);
}

static bool from_classifier(const nf_hit *hit, bool ordinal, nf_unit *out)
{
    const nf_classifiers_row *row = &newsfacts__classifiers[hit->row];
    if (row->use == NF_CLASSIFIERS_USE_ORDINAL && !ordinal) return false;
    out->kind = row->kind;
    out->code = "";
    out->scale = NF_SCALE_NONE;
    return true;
}

static bool from_hit(const nf_hit *hit, bool ordinal, nf_unit *out)
{
    switch (hit->table) {
    case NF_TABLE_UNITS:
        out->kind = newsfacts__units[hit->row].kind;
        out->code = newsfacts__units[hit->row].code;
        out->scale = newsfacts__units[hit->row].scale;
        return true;
    case NF_TABLE_CURRENCIES:
        if (newsfacts__currencies[hit->row].place == NF_CURRENCIES_PLACE_BEFORE) return false;
        out->kind = NEWSFACTS_UNIT_CURRENCY;
        out->code = newsfacts__currencies[hit->row].code;
        out->scale = newsfacts__currencies[hit->row].scale;
        return true;
    case NF_TABLE_CLASSIFIERS: return from_classifier(hit, ordinal, out);
    default: return false;
    }
}

static bool counts_things(int32_t kind)
{
    return kind == NEWSFACTS_UNIT_CLASSIFIER || kind == NEWSFACTS_UNIT_PEOPLE;
}

/* Of senses of the same length a measure or money comes before a classifier. */
static nf_unit longest(const nf_count_scan *scan, uint32_t at, bool ordinal)
{
    nf_unit best = no_unit, unit;
    if (at >= scan->body.end) return best;
    for (uint32_t i = scan->lexical->hit_at[at]; i < scan->lexical->hit_at[at + 1]; i++) {
        const nf_hit *hit = &scan->lexical->hits.data[i];
        if (hit->len < nf_span_len(best.span)) break;
        if (!from_hit(hit, ordinal, &unit) || !fits(scan, hit)) continue;
        if (hit->len == nf_span_len(best.span)
            && (!counts_things(best.kind) || counts_things(unit.kind)))
            continue;
        best = unit;
        best.span = nf_span_make(at, at + hit->len);
        best.kind = unit.kind;
    }
    return best;
}

/* 公斤/亩, 元/吨: what is measured for each of something. */
static void add_per(const nf_count_scan *scan, nf_unit *unit)
{
    uint32_t at = unit->span.end;
    bool per = nf_count_char(scan, at) == '/';
    if (!per || unit->kind == NEWSFACTS_UNIT_PERCENT || unit->kind == NEWSFACTS_UNIT_CLASSIFIER)
        return;
    nf_unit below = longest(scan, at + 1, false);
    bool time_unit = false;
    switch (nf_count_char(scan, at + 1)) {
    case 0x65e5:                          /* 日 */
    case 0x5929:                          /* 天 */
    case 0x5e74:                          /* 年 */
    case 0x6708:                          /* 月 */
    case 0x79d2:                          /* 秒 */
    case 0x5468:                          /* 周 */
    case 0x65f6: time_unit = true; break; /* 时 */
    default: break;
    }
    if (nf_span_empty(below.span) && !time_unit) return;
    unit->span.end = time_unit && nf_span_empty(below.span) ? at + 2 : below.span.end;
    unit->scale = NF_SCALE_NONE;
    if (unit->kind == NEWSFACTS_UNIT_CURRENCY) return;
    unit->code = "";
    unit->kind = NEWSFACTS_UNIT_OTHER;
}

/* 台（套）, 人（次）: a second classifier in brackets. */
static void add_bracket(const nf_count_scan *scan, nf_unit *unit)
{
    uint32_t at = unit->span.end;
    if (unit->kind != NEWSFACTS_UNIT_CLASSIFIER && unit->kind != NEWSFACTS_UNIT_PEOPLE) return;
    if (at >= scan->body.end || nf_class_at(scan->text, at) != NF_CLASS_OPEN) return;
    nf_unit inner = longest(scan, at + 1, false);
    if (nf_span_empty(inner.span) || inner.span.end >= scan->body.end) return;
    if (nf_class_at(scan->text, inner.span.end) != NF_CLASS_CLOSE) return;
    unit->span.end = inner.span.end + 1;
}

nf_unit newsfacts__unit_at(const nf_count_scan *scan, uint32_t at, bool ordinal)
{
    if (at < scan->body.end && nf_class_at(scan->text, at) == NF_CLASS_SPACE) at++;
    nf_unit unit = longest(scan, at, ordinal);
    if (nf_span_empty(unit.span)) return unit;
    add_per(scan, &unit);
    add_bracket(scan, &unit);
    return unit;
}
