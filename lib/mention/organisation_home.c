#include "mention/organisation_home.h"

#include "mention/organisation.h"

#include <string.h>

enum { BACK = 12 /* places before a name that are looked at */ };

/* 省 市 州 县 区 */
enum { SHENG = 0x7701, SHI = 0x5e02, ZHOU = 0x5dde, XIAN = 0x53bf, QU = 0x533a };

/* --------------------------------------------------------------------- units */

/* What a short name (株洲) leaves out, by the code: GB/T 2260 gives provinces,
 * prefectures and what is below them ranges of numbers for each kind. */
static uint32_t unit_of_code(uint32_t code)
{
    enum { PREFECTURES = 21, COUNTIES = 21, CITIES = 81, UNDER_PROVINCE = 90 };
    bool municipality = code == 11 || code == 12 || code == 31 || code == 50; /* 京津沪渝 */
    bool region = code == 15 || code == 45 || code == 54 || code == 64 || code == 65 || code > 80;
    if (code < 100) return municipality ? SHI : region ? 0 : SHENG;
    if (code < 10000) return code % 100 < PREFECTURES ? SHI : ZHOU;
    uint32_t prefecture = code / 100 % 100, own = code % 100;
    if (own >= CITIES) return SHI;
    if (own >= COUNTIES) return XIAN;
    return prefecture < PREFECTURES ? QU : SHI;
}

/* 市 of 株洲 and of 北京; 0: of no use here. */
static uint32_t unit_of(const nf_text *text, const nf_hit *hit)
{
    const nf_regions_row *row = &newsfacts__regions[hit->row];
    if (row->form == NF_REGIONS_FORM_LETTER || row->code >= 1000000) return 0;
    uint32_t last = text->fold[hit->begin + hit->len - 1], guess = unit_of_code((uint32_t)row->code);
    bool full = row->form == NF_REGIONS_FORM_FULL || row->form == NF_REGIONS_FORM_FORMER;
    if (row->code < 100) return guess;
    return full && hit->len > 2 ? last : guess;
}

/* ------------------------------------------------------------------ divisions */

static nf_home_division *division_of(nf_home *home, uint32_t code, uint32_t unit)
{
    for (uint32_t i = 0; i < home->len; i++)
        if (home->list[i].code == code && home->list[i].unit == unit) return &home->list[i];
    if (home->len == NF_HOME_DIVISIONS) return NULL;
    nf_home_division *d = &home->list[home->len++];
    memset(d, 0, sizeof *d);
    d->code = code;
    d->unit = unit;
    return d;
}

/* The next division of the chain at `at`; NULL: none is left. */
static const nf_hit *division_at(const nf_lexical *lexical, uint32_t at, uint32_t end)
{
    const nf_hit *hit = at < end ? newsfacts__hit_at(lexical, at, NF_TABLE_REGIONS) : NULL;
    return hit && hit->len > 1 && hit->begin + hit->len <= end ? hit : NULL;
}

/* Counts the divisions of a chain: 株洲市 and 攸县 of 株洲市攸县. */
static void note_place(nf_home *home, nf_span place, uint32_t weight)
{
    const nf_hit *hit;
    for (uint32_t at = place.begin; (hit = division_at(home->from->lexical, at, place.end)); at += hit->len) {
        uint32_t unit = unit_of(home->from->text, hit);
        nf_home_division *d =
            unit ? division_of(home, (uint32_t)newsfacts__regions[hit->row].code, unit) : NULL;
        if (!d) continue;
        d->span = nf_span_make(hit->begin, hit->begin + hit->len);
        d->votes += weight;
    }
}

/* Of the divisions with this unit the one that a chain of `place` holds. */
static const nf_home_division *division_in(const nf_home *home, nf_span place, uint32_t unit)
{
    const nf_hit *hit;
    for (uint32_t at = place.begin; (hit = division_at(home->from->lexical, at, place.end)); at += hit->len)
        for (uint32_t i = 0; i < home->len; i++)
            if (home->list[i].unit == unit && unit_of(home->from->text, hit) == unit
                && home->list[i].code == (uint32_t)newsfacts__regions[hit->row].code)
                return &home->list[i];
    return NULL;
}

/* Places that begin before `at`. */
static uint32_t places_before(const nf_names *names, uint32_t at)
{
    uint32_t low = 0, high = names->places.len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (names->places.data[middle].span.begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t paragraph_begin(const nf_layout *layout, uint32_t at)
{
    const nf_segments *s = &layout->segments;
    uint32_t low = 0, high = s->len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->data[middle].span.begin <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? s->data[low - 1].span.begin : 0;
}

/* Of the divisions of the paragraph before `at` the one that the document names most. */
static const nf_home_division *in_paragraph(const nf_home *home, uint32_t unit, uint32_t at)
{
    uint32_t least = paragraph_begin(home->from->layout, at), place = places_before(home->names, at);
    const nf_home_division *best = NULL;
    for (uint32_t back = 0; place > 0 && back < BACK; back++) {
        nf_span span = home->names->places.data[--place].span;
        if (span.begin < least) break;
        const nf_home_division *d = division_in(home, span, unit);
        if (d && (!best || d->votes > best->votes)) best = d;
    }
    return best;
}

static const nf_home_division *in_document(const nf_home *home, uint32_t unit)
{
    const nf_home_division *best = NULL;
    for (uint32_t i = 0; i < home->len; i++) {
        const nf_home_division *d = &home->list[i];
        if (d->unit == unit && (!best || d->votes > best->votes)) best = d;
    }
    return best;
}

nf_span newsfacts__home_division(const nf_home *home, uint32_t unit, uint32_t at)
{
    if (unit == SHENG) return home->province;
    const nf_home_division *d = in_paragraph(home, unit, at);
    if (!d) d = in_document(home, unit);
    return d ? d->span : nf_span_make(0, 0);
}

/* ------------------------------------------------------------------- province */

/* The province that the name of a paper, a station or a dateline begins with. */
static nf_span province_of(const nf_lexical *lexical, nf_span name)
{
    const nf_hit *hit = nf_span_empty(name) ? NULL : newsfacts__hit_at(lexical, name.begin, NF_TABLE_REGIONS);
    bool good = hit && hit->len > 1
                && unit_of_code((uint32_t)newsfacts__regions[hit->row].code) == SHENG;
    return good ? nf_span_make(hit->begin, hit->begin + hit->len) : nf_span_make(0, 0);
}

static bool in_byline(const nf_name_source *source, const nf_organisation *o)
{
    if (o->sentence == NF_NONE) return false;
    const nf_hit *ending = newsfacts__organisation_ending(source->lexical, o->span);
    const nf_hit *known = newsfacts__hit_at(source->lexical, o->span.begin, NF_TABLE_WELL_KNOWN);
    bool media = ending && newsfacts__organisation_suffixes[ending->row].type == NEWSFACTS_ORG_MEDIA;
    media = media || (known && newsfacts__well_known[known->row].type == NEWSFACTS_ORG_MEDIA);
    uint32_t segment = source->sentencing->sentences.data[o->sentence].segment;
    return media && source->layout->segments.data[segment].kind == NEWSFACTS_SEGMENT_BYLINE;
}

/* The paper's own province, or the one that is named most. */
static nf_span choose_province(const nf_home *home)
{
    const nf_name_source *s = home->from;
    const nf_organisations *o = &home->names->organisations;
    nf_span found = province_of(s->lexical, s->layout->publisher);
    if (nf_span_empty(found)) found = province_of(s->lexical, s->layout->dateline_place);
    for (uint32_t i = 0; i < o->len && nf_span_empty(found); i++)
        if (in_byline(s, &o->data[i])) found = province_of(s->lexical, o->data[i].span);
    uint32_t votes = 0;
    if (!nf_span_empty(found)) return found;
    for (uint32_t i = 0; i < home->len; i++) {
        if (home->list[i].unit != SHENG || home->list[i].votes <= votes) continue;
        votes = home->list[i].votes;
        found = home->list[i].span;
    }
    return found;
}

void newsfacts__home_read(const nf_name_source *source, const nf_names *names, nf_home *out)
{
    enum { DATELINE = 2 };
    memset(out, 0, sizeof *out);
    out->from = source;
    out->names = names;
    for (uint32_t i = 0; i < names->places.len; i++) note_place(out, names->places.data[i].span, 1);
    note_place(out, source->layout->dateline_place, DATELINE);
    out->province = choose_province(out);
}

/* -------------------------------------------------------------------- country */

/* 美国 of 美国得克萨斯州; empty: in China, or unknown. */
static nf_span foreign(const nf_name_source *source, const nf_place *p)
{
    const nf_hit *hit = newsfacts__hit_at(source->lexical, p->span.begin, NF_TABLE_COUNTRIES);
    if (!hit || hit->len < 2 || p->span.begin + hit->len > p->span.end) return nf_span_make(0, 0);
    if (!strcmp(newsfacts__countries[hit->row].code, "CN")) return nf_span_make(0, 0);
    return nf_span_make(hit->begin, hit->begin + hit->len);
}

nf_span newsfacts__home_country(const nf_name_source *source, const nf_names *names, uint32_t at)
{
    uint32_t least = paragraph_begin(source->layout, at), place = places_before(names, at);
    for (uint32_t back = 0; place > 0 && back < BACK; back++) {
        const nf_place *p = &names->places.data[--place];
        if (p->span.begin < least) break;
        nf_span country = foreign(source, p);
        if (!nf_span_empty(country)) return country;
    }
    return nf_span_make(0, 0);
}
