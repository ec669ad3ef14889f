/* phrase_item.c: words, counts and times of a sentence in one row. */
#include "mention/phrase.h"

static uint8_t class_of_role(int32_t role)
{
    switch (role) {
    case NF_PHRASE_WORDS_ROLE_LINK: return NF_ITEM_LINK;
    case NF_PHRASE_WORDS_ROLE_HAVE: return NF_ITEM_HAVE;
    case NF_PHRASE_WORDS_ROLE_UP:
    case NF_PHRASE_WORDS_ROLE_DOWN: return NF_ITEM_CHANGE;
    case NF_PHRASE_WORDS_ROLE_RATE: return NF_ITEM_RATE;
    case NF_PHRASE_WORDS_ROLE_SHARE: return NF_ITEM_SHARE;
    case NF_PHRASE_WORDS_ROLE_COMPARE: return NF_ITEM_COMPARE;
    case NF_PHRASE_WORDS_ROLE_EXCEED: return NF_ITEM_EXCEED;
    case NF_PHRASE_WORDS_ROLE_LEVEL: return NF_ITEM_LEVEL;
    case NF_PHRASE_WORDS_ROLE_ADVERB: return NF_ITEM_ADVERB;
    case NF_PHRASE_WORDS_ROLE_PREPOSITION: return NF_ITEM_PREPOSITION;
    case NF_PHRASE_WORDS_ROLE_DIRECTION: return NF_ITEM_DIRECTION;
    case NF_PHRASE_WORDS_ROLE_EACH: return NF_ITEM_EACH;
    case NF_PHRASE_WORDS_ROLE_DISTANCE: return NF_ITEM_DISTANCE;
    case NF_PHRASE_WORDS_ROLE_VAGUE: return NF_ITEM_VAGUE;
    case NF_PHRASE_WORDS_ROLE_VERB: return NF_ITEM_VERB;
    case NF_PHRASE_WORDS_ROLE_NOUN: return NF_ITEM_NOUN;
    case NF_PHRASE_WORDS_ROLE_VERBAL_NOUN: return NF_ITEM_VN;
    default: return NF_ITEM_OTHER;
    }
}

static uint8_t class_of_pos(uint8_t pos)
{
    switch (pos) {
    case NF_POS_UNKNOWN:
    case NF_POS_NOUN:
    case NF_POS_PERSON:
    case NF_POS_PLACE:
    case NF_POS_ORG:
    case NF_POS_PROPER:
    case NF_POS_IDIOM:
    case NF_POS_AFFIX:
    case NF_POS_LATIN: return NF_ITEM_NOUN;
    case NF_POS_VN: return NF_ITEM_VN;
    case NF_POS_VERB: return NF_ITEM_VERB;
    case NF_POS_ADJECTIVE: return NF_ITEM_ADJECTIVE;
    case NF_POS_ADVERB: return NF_ITEM_ADVERB;
    case NF_POS_TIME: return NF_ITEM_TIME;
    case NF_POS_NUMERAL:
    case NF_POS_CLASSIFIER: return NF_ITEM_NUMBER;
    case NF_POS_PREPOSITION: return NF_ITEM_PREPOSITION;
    case NF_POS_CONJUNCTION: return NF_ITEM_CONJUNCTION;
    case NF_POS_PARTICLE: return NF_ITEM_PARTICLE;
    case NF_POS_PRONOUN: return NF_ITEM_PRONOUN;
    case NF_POS_DIRECTION: return NF_ITEM_DIRECTION;
    case NF_POS_PLACEWORD: return NF_ITEM_PLACEWORD;
    default: return NF_ITEM_OTHER;
    }
}

/* Marks, by the class of their first character; NF_ITEM_OTHER for words. */
static uint8_t class_of_mark(uint8_t cls)
{
    switch (cls) {
    case NF_CLASS_STOP:
    case NF_CLASS_SEMI:
    case NF_CLASS_COMMA:
    case NF_CLASS_COLON:
    case NF_CLASS_NEWLINE:
    case NF_CLASS_CONTROL:
    case NF_CLASS_BAD: return NF_ITEM_BREAK;
    case NF_CLASS_PAUSE: return NF_ITEM_CONJUNCTION;
    case NF_CLASS_OPEN: return NF_ITEM_BRACKET_OPEN;
    case NF_CLASS_CLOSE: return NF_ITEM_BRACKET_CLOSE;
    case NF_CLASS_QUOTE_OPEN: return NF_ITEM_QUOTE_OPEN;
    case NF_CLASS_QUOTE_CLOSE: return NF_ITEM_QUOTE_CLOSE;
    case NF_CLASS_TITLE_OPEN:
    case NF_CLASS_TITLE_CLOSE: return NF_ITEM_TITLE;
    default: return NF_ITEM_OTHER;
    }
}

const nf_phrase_words_row *newsfacts__phrase_word(const nf_lexical *lexical, nf_span span)
{
    const nf_hit *hit = newsfacts__hit_of(lexical, span, NF_TABLE_PHRASE_WORDS);
    return hit ? &newsfacts__phrase_words[hit->row] : NULL;
}

bool newsfacts__phrase_ends_in(const nf_line *line, nf_span span, uint32_t marks)
{
    if (nf_span_empty(span)) return false;
    const nf_phrase_words_row *row =
        newsfacts__phrase_word(line->lexical, nf_span_make(span.end - 1, span.end));
    return row && (row->marks & marks);
}

uint32_t newsfacts__phrase_marks(const nf_line *line, uint32_t item)
{
    nf_span span = line->items[item].span, last = nf_span_make(span.end - 1, span.end);
    const nf_phrase_words_row *row = newsfacts__phrase_word(line->lexical, span);
    if (!row) row = newsfacts__phrase_word(line->lexical, last);
    return row ? row->marks : 0;
}

/* Single characters that are grammar of their own, whatever the word table says. */
static uint8_t class_of_character(uint32_t c)
{
    switch (c) {
    case 0x7684:
    case 0x4e4b: return NF_ITEM_OF; /* 的 之 */
    case 0x548c:
    case 0x53ca:
    case 0x6216:
    case 0x66a8: return NF_ITEM_CONJUNCTION; /* 和及或暨 */
    case 0x7b49: return NF_ITEM_AND_SO_ON;   /* 等 */
    case 0x4e86:
    case 0x7740:
    case 0x8fc7:
    case 0x5f97: return NF_ITEM_PARTICLE; /* 了着过得 */
    default: return NF_ITEM_OTHER;
    }
}

/* 点 of 服务点, 类 of 药品类: a measure word right after a noun is part of it;
 * 车 of 300辆车: one right after a count is a noun. */
static bool is_suffix(const nf_item_source *s, const nf_item *item, const nf_item *before)
{
    if (!before || before->span.end != item->span.begin) return false;
    if (!nf_item_nominal(before) && before->cls != NF_ITEM_COUNT
        && before->cls != NF_ITEM_ADJECTIVE)
        return false;
    if (nf_span_len(item->span) != 1) return false;
    if (item->pos != NF_POS_CLASSIFIER && item->pos != NF_POS_NUMERAL && item->pos != NF_POS_AFFIX)
        return false;
    return !(s->text->cls[item->span.begin] & NF_CLASS_NUMERAL)
           && nf_class_at(s->text, item->span.begin) == NF_CLASS_HAN;
}

static bool is_double_dash(const nf_text *t, nf_span span)
{
    return nf_span_len(span) > 1 || nf_class_at(t, span.end) == NF_CLASS_DASH
           || (span.begin > 0 && nf_class_at(t, span.begin - 1) == NF_CLASS_DASH);
}

static void classify_word(const nf_item_source *s, nf_item *item, const nf_item *before)
{
    uint8_t mark = nf_class_at(s->text, item->span.begin);
    item->cls = class_of_mark(mark);
    if (mark == NF_CLASS_DASH) /* —— breaks, 中国—东盟 does not */
        item->cls = is_double_dash(s->text, item->span) ? NF_ITEM_BREAK : NF_ITEM_OTHER;
    if (mark == NF_CLASS_DASH || item->cls != NF_ITEM_OTHER) return;
    if (nf_span_len(item->span) == 1)
        item->cls = class_of_character(s->text->fold[item->span.begin]);
    if (item->cls != NF_ITEM_OTHER) return;
    const nf_phrase_words_row *row = newsfacts__phrase_word(s->lexical, item->span);
    if (row) {
        item->cls = class_of_role(row->role);
        item->marks = (uint16_t)row->marks;
    }
    if (item->cls != NF_ITEM_OTHER) return;
    item->cls = is_suffix(s, item, before) ? (uint8_t)NF_ITEM_NOUN : class_of_pos(item->pos);
}

/* A space is a break between Chinese words, and nothing next to Latin ones. */
static bool is_break(const nf_text *t, uint32_t at)
{
    uint8_t next = nf_class_at(t, at + 1);
    return next != NF_CLASS_LATIN && next != NF_CLASS_SPACE && at > 0
           && nf_class_at(t, at - 1) != NF_CLASS_LATIN;
}

static nf_item *add_item(nf_work *work, nf_items *out, nf_span span)
{
    nf_item *item = NF_VEC_ADD(out, &work->stage);
    if (!item) return NULL;
    item->span = span;
    item->cls = NF_ITEM_OTHER;
    item->pos = NF_POS_UNKNOWN;
    item->marks = 0;
    item->ref = NF_NONE;
    return item;
}

static bool add_word(nf_work *work, const nf_item_source *s, nf_span span, nf_items *out)
{
    const nf_text *t = s->text;
    uint8_t cls = nf_class_at(t, span.begin);
    if (cls == NF_CLASS_SPACE && !is_break(t, span.begin)) return true;
    nf_item *item = add_item(work, out, span);
    if (!item) return false;
    uint32_t word = s->lexical->word_at[span.begin];
    if (word != NF_NONE) {
        const nf_word *w = &s->lexical->words.data[word];
        if (w->begin == span.begin && w->len == nf_span_len(span)) item->pos = w->pos;
    }
    if (cls == NF_CLASS_SPACE)
        item->cls = NF_ITEM_BREAK;
    else
        classify_word(s, item, out->len > 1 ? &out->data[out->len - 2] : NULL);
    return true;
}

/* The counts and times that lie before `at` are behind us (nested ones, and
 * those of text outside sentences). */
static void skip_behind(nf_item_source *s, uint32_t at)
{
    while (s->next_count < s->counts->len && s->counts->data[s->next_count].span.begin < at)
        s->next_count++;
    while (s->next_time < s->times->len && s->times->data[s->next_time].span.begin < at)
        s->next_time++;
}

/* Words that phrase_words.tsv writes as one and the segmentation cuts (迈|上):
 * the end of the longest that ends with a word, or `end`, that of the first. */
static uint32_t joined_end(const nf_item_source *s, uint32_t at, uint32_t end, uint32_t limit)
{
    const nf_hits *hits = &s->lexical->hits;
    for (uint32_t i = s->lexical->hit_at[at]; i < hits->len; i++) {
        const nf_hit *hit = &hits->data[i];
        uint32_t stop = at + hit->len;
        if (hit->begin != at || stop <= end) break;
        if (hit->table != NF_TABLE_PHRASE_WORDS || stop > limit) continue;
        uint32_t next = stop < limit ? s->lexical->word_at[stop] : NF_NONE;
        if (next == NF_NONE || s->lexical->words.data[next].begin == stop) return stop;
    }
    return end;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static bool is_time(const nf_item_source *s, uint32_t at, nf_span time)
{
    if (at == time.begin) return true;
    uint32_t word = at < s->text->len ? s->lexical->word_at[at] : NF_NONE;
    return word != NF_NONE && s->lexical->words.data[word].pos == NF_POS_TIME;
}

/* Where the piece that begins at `at` ends, and the mention it is, if any. */
static nf_span next_piece(const nf_item_source *s, uint32_t at, uint32_t end, uint8_t *cls,
                          uint32_t *ref)
{
    nf_span count = {end, end}, time = {end, end};
    if (s->next_count < s->counts->len) count = s->counts->data[s->next_count].span;
    if (s->next_time < s->times->len) time = s->times->data[s->next_time].span;
    *cls = NF_ITEM_OTHER;
    if (count.begin == at && count.end > at) {
        *cls = NF_ITEM_COUNT;
        *ref = s->next_count;
        return nf_span_make(at, least(count.end, end));
    }
    if (time.begin == at && time.end > at) {
        *cls = NF_ITEM_TIME;
        *ref = s->next_time;
        return nf_span_make(at, least(time.end, end));
    }
    uint32_t stop = at + 1, word = s->lexical->word_at[at];
    if (word != NF_NONE) {
        const nf_word *w = &s->lexical->words.data[word];
        if (w->begin + w->len > stop) stop = w->begin + w->len;
    }
    uint32_t limit = least(end, least(count.begin, time.begin));
    stop = least(stop, limit);
    if (stop - at > 2 && s->text->fold[stop - 1] == 0x6bd4 && is_time(s, stop, time))
        return nf_span_make(at, stop - 1); /* 价格比|节前 */
    return nf_span_make(at, joined_end(s, at, stop, limit));
}

bool newsfacts__phrase_items(nf_work *work, nf_item_source *source, nf_span sentence, nf_items *out)
{
    out->len = 0;
    for (uint32_t at = sentence.begin; at < sentence.end;) {
        uint8_t cls;
        uint32_t ref = NF_NONE;
        skip_behind(source, at);
        nf_span span = next_piece(source, at, sentence.end, &cls, &ref);
        if (cls == NF_ITEM_OTHER) {
            if (!add_word(work, source, span, out)) return false;
        } else {
            nf_item *item = add_item(work, out, span);
            if (!item) return false;
            item->cls = cls;
            item->ref = ref;
        }
        at = span.end;
    }
    return true;
}
