#include "mention/region.h"

#include <stdio.h>
#include <string.h>

/* Codes as the table has them: 43, 4301, 430121, 430121101. */
static uint32_t province_of(uint32_t code)
{
    while (code >= 100) code /= code >= 1000000 ? 1000 : 100;
    return code;
}

static int level_of(uint32_t code)
{
    return code < 100 ? 0 : code < 10000 ? 1 : code < 1000000 ? 2 : 3;
}

static uint32_t parent_of(uint32_t code)
{
    return code >= 1000000 ? code / 1000 : code / 100;
}

/* 430121 lies in 43 and in 4301, not in itself. */
static bool lies_in(uint32_t code, uint32_t outer)
{
    while (code > outer) code = parent_of(code);
    return code == outer;
}

/* Homonyms stand one after another in the table, the larger divisions first. */
typedef struct {
    const nf_regions_row *rows;
    uint32_t len;
} homonyms;

static homonyms homonyms_at(const nf_hit *hit)
{
    homonyms h = {&newsfacts__regions[hit->row], 0};
    h.len = (uint32_t)h.rows[0].more + 1;
    return h;
}

/* The one that lies in `outer` if there is one; else the largest of those whose
 * province the document speaks of most. */
static uint32_t choose(homonyms h, uint32_t outer, const nf_region_home *home)
{
    enum { OFTEN = 9, LEVEL = 3 };
    uint32_t best = 0;
    int best_score = -1;
    for (uint32_t i = 0; i < h.len; i++) {
        uint32_t code = (uint32_t)h.rows[i].code;
        if (outer && lies_in(code, outer)) return code;
        int votes = home ? home->votes[province_of(code)] : 0;
        int score = (votes > OFTEN ? OFTEN : votes) + LEVEL * (3 - level_of(code));
        if (score > best_score) {
            best_score = score;
            best = code;
        }
    }
    return outer ? 0 : best;
}

/* A letter (湘) is a division only on its own: the first character of 湘江 is not. */
static const nf_hit *division_at(const nf_lexical *lexical, uint32_t at, nf_span place)
{
    for (uint32_t i = lexical->hit_at[at]; i < lexical->hit_at[at + 1]; i++) {
        const nf_hit *hit = &lexical->hits.data[i];
        if (hit->table != NF_TABLE_REGIONS || at + hit->len > place.end) continue;
        if (newsfacts__regions[hit->row].form == NF_REGIONS_FORM_LETTER
            && nf_span_len(place) != hit->len)
            continue;
        return hit;
    }
    return NULL;
}

/* 中国 before a division (中国湖南) says nothing more. */
static uint32_t past_china(const nf_lexical *lexical, nf_span place)
{
    const nf_hit *country = newsfacts__hit_at(lexical, place.begin, NF_TABLE_COUNTRIES);
    if (!country || country->begin + country->len >= place.end) return place.begin;
    if (strcmp(newsfacts__countries[country->row].code, "CN") != 0) return place.begin;
    return country->begin + country->len;
}

uint32_t newsfacts__region_read(const nf_lexical *lexical, nf_span place,
                                const nf_region_home *home, uint32_t *end)
{
    uint32_t at = past_china(lexical, place), code = 0;
    *end = place.begin;
    while (at < place.end) {
        const nf_hit *hit = division_at(lexical, at, place);
        if (!hit) break;
        uint32_t inner = choose(homonyms_at(hit), code, home);
        if (!inner) break; /* 重庆长沙: two places side by side */
        code = inner;
        at += hit->len;
        *end = at;
    }
    return code;
}

void newsfacts__region_vote(const nf_lexical *lexical, nf_span place, uint16_t weight,
                            nf_region_home *home)
{
    uint32_t end;
    const nf_hit *hit = division_at(lexical, place.begin, place);
    if (!hit || homonyms_at(hit).len > 1) return;
    uint32_t region = newsfacts__region_read(lexical, place, NULL, &end);
    uint16_t *votes = &home->votes[province_of(region)];
    if (*votes < UINT16_MAX - weight) *votes = (uint16_t)(*votes + weight);
}

void newsfacts__region_text(uint32_t region, char code[NF_PLACE_CODE])
{
    uint32_t six = region < 100 ? region * 10000 : region < 10000 ? region * 100 : region;
    code[0] = '\0';
    if (region) snprintf(code, NF_PLACE_CODE, "%u", (unsigned)six);
}

static bool country_code(const nf_lexical *lexical, nf_span place, char code[NF_PLACE_CODE])
{
    const nf_hit *hit = newsfacts__hit_at(lexical, place.begin, NF_TABLE_COUNTRIES);
    if (!hit || hit->len != nf_span_len(place)) return false;
    snprintf(code, NF_PLACE_CODE, "%s", newsfacts__countries[hit->row].code);
    return true;
}

bool newsfacts__region_code(const nf_lexical *lexical, nf_span place,
                            const nf_region_home *home, char code[NF_PLACE_CODE])
{
    uint32_t end, region;
    code[0] = '\0';
    if (nf_span_empty(place)) return false;
    if (country_code(lexical, place, code)) return true;
    region = newsfacts__region_read(lexical, place, home, &end);
    if (!region || end != place.end) return false;
    newsfacts__region_text(region, code);
    return true;
}
