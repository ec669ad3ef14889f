/* place_facility.c: bridges, stadiums, parks by the form of their names: a region, what
 * tells the facility from others, an ending (上海 + 西郊 + 宾馆). */
#include "mention/place.h"

enum { WORDS = 3, REACH = 8 /* between region and ending */ };

static bool may_be_inside(const nf_word *w)
{
    switch (w->pos) {
    case NF_POS_NOUN:
    case NF_POS_PROPER:
    case NF_POS_PLACE:
    case NF_POS_PLACEWORD:
    case NF_POS_PERSON:
    case NF_POS_UNKNOWN: return true;
    default: return false;
    }
}

/* 陕西全省高速公路, 广东省内高铁 */
static bool is_general(const nf_name_source *source, const nf_word *w)
{
    enum { NEI = 0x5185, WAI = 0x5916, QUAN = 0x5168, JUN = 0x5747 }; /* 内 外 全 均 */
    uint32_t last = source->text->fold[w->begin + w->len - 1];
    return last == NEI || last == WAI || last == JUN || source->text->fold[w->begin] == QUAN;
}

static const nf_hit *ending_at(const nf_name_source *source, uint32_t at)
{
    const nf_hit *hit = newsfacts__hit_at(source->lexical, at, NF_TABLE_PLACE_WORDS);
    if (!hit || !nf_word_begins(source->lexical, source->text, at + hit->len)) return NULL;
    int32_t use = newsfacts__place_words[hit->row].use;
    return use == NF_PLACE_WORDS_USE_FACILITY || use == NF_PLACE_WORDS_USE_SITE ? hit : NULL;
}

/* The tagger has other plans for these words. */
static bool is_claimed(const nf_name_source *source, nf_span span)
{
    const nf_tags *tags = source->tags;
    uint32_t low = 0, high = tags->len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tags->data[middle].span.end <= span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low < tags->len && tags->data[low].span.begin < span.end
           && tags->data[low].kind != NF_TAG_LOC;
}

uint32_t newsfacts__place_facility_end(const nf_name_source *source, nf_span region,
                                       const nf_region_home *home)
{
    const nf_lexical *l = source->lexical;
    const nf_text *t = source->text;
    uint32_t end = region.end, at = region.end;
    if (!newsfacts__region_read(l, region, home, &end) || end != region.end) return region.end;
    for (uint32_t words = 0; words <= WORDS && at < region.end + REACH && at < t->len; words++) {
        uint32_t word = l->word_at[at];
        if (word == NF_NONE || l->words.data[word].begin != at) break;
        const nf_hit *hit = ending_at(source, at);
        bool direct = words == 0;
        if (hit && (!direct || newsfacts__place_words[hit->row].use == NF_PLACE_WORDS_USE_FACILITY)) {
            nf_span more = nf_span_make(region.end, at + hit->len);
            return is_claimed(source, more) ? region.end : more.end;
        }
        if (!may_be_inside(&l->words.data[word]) || is_general(source, &l->words.data[word])) break;
        at += l->words.data[word].len;
    }
    return region.end;
}
