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

/* Single characters that are grammar of their own, whatever the word table says; each at a
 * place of its own. */
#define PLACE(character)      (((character)*79u & 0xffffu) >> 12)
#define WORD(character, what) [PLACE(character)] = {character, NF_ITEM_##what}

static const struct {
    uint16_t character;
    uint8_t cls;
} grammar_characters[16] = {
    WORD(0x7684, OF),          WORD(0x4e4b, OF),          /* 的之 */
    WORD(0x548c, CONJUNCTION), WORD(0x53ca, CONJUNCTION), /* 和及 */
    WORD(0x6216, CONJUNCTION), WORD(0x66a8, CONJUNCTION), /* 或暨 */
    WORD(0x7b49, AND_SO_ON),                              /* 等 */
    WORD(0x4e86, PARTICLE),    WORD(0x7740, PARTICLE),    /* 了着 */
    WORD(0x8fc7, PARTICLE),    WORD(0x5f97, PARTICLE),    /* 过得 */
};

static uint8_t class_of_character(uint32_t c)
{
    uint32_t place = PLACE(c);
    return grammar_characters[place].character == c ? grammar_characters[place].cls
                                                    : (uint8_t)NF_ITEM_OTHER;
}

/* 点 of 服务点, 类 of 药品类: a measure word right after a noun is part of it;
 * 车 of 300辆车: one right after a count is a noun. */
static bool is_suffix(const nf_item_source *s, const nf_item *item, const nf_item *before)
{
    if (item->pos != NF_POS_CLASSIFIER && item->pos != NF_POS_NUMERAL && item->pos != NF_POS_AFFIX)
        return false;
    if (nf_span_len(item->span) != 1) return false;
    if (!before || before->span.end != item->span.begin) return false;
    if (!nf_item_nominal(before) && before->cls != NF_ITEM_COUNT
        && before->cls != NF_ITEM_ADJECTIVE)
        return false;
    return !(s->text->cls[item->span.begin] & NF_CLASS_NUMERAL)
           && nf_class_at(s->text, item->span.begin) == NF_CLASS_HAN;
}

static bool is_double_dash(const nf_text *t, nf_span span)
{
    return nf_span_len(span) > 1 || nf_class_at(t, span.end) == NF_CLASS_DASH
           || (span.begin > 0 && nf_class_at(t, span.begin - 1) == NF_CLASS_DASH);
}

/* `row`: of phrase_words.tsv for exactly this word, or NULL. */
static void classify_word(const nf_item_source *s, const nf_phrase_words_row *row, nf_item *item,
                          const nf_item *before)
{
    uint8_t mark = nf_class_at(s->text, item->span.begin);
    item->cls = class_of_mark(mark);
    if (mark == NF_CLASS_DASH) /* —— breaks, 中国—东盟 does not */
        item->cls = is_double_dash(s->text, item->span) ? NF_ITEM_BREAK : NF_ITEM_OTHER;
    if (mark == NF_CLASS_DASH || item->cls != NF_ITEM_OTHER) return;
    uint8_t own = class_of_character(s->text->fold[item->span.begin]);
    item->cls = nf_span_len(item->span) == 1 ? own : (uint8_t)NF_ITEM_OTHER;
    if (item->cls != NF_ITEM_OTHER) return;
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

/* The counts and times that lie before `at` are behind us (nested ones, and
 * those of text outside sentences). */
static void skip_behind(nf_item_source *s, uint32_t at)
{
    while (s->next_count < s->counts->len && s->counts->data[s->next_count].span.begin < at)
        s->next_count++;
    while (s->next_time < s->times->len && s->times->data[s->next_time].span.begin < at)
        s->next_time++;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Where the next count or time begins at or after `at`; `end`: behind it. */
static uint32_t next_mention(nf_item_source *s, uint32_t at, uint32_t end)
{
    skip_behind(s, at);
    if (s->next_count < s->counts->len) end = least(end, s->counts->data[s->next_count].span.begin);
    if (s->next_time < s->times->len) end = least(end, s->times->data[s->next_time].span.begin);
    return end;
}

/* The count or time that begins at *at, as far as `end`; *at moves behind it. */
static bool add_mention(nf_work *work, const nf_item_source *s, uint32_t *at, uint32_t end,
                        nf_items *out)
{
    const nf_counts *counts = s->counts;
    bool count = s->next_count < counts->len && counts->data[s->next_count].span.begin == *at;
    nf_span span = count ? counts->data[s->next_count].span : s->times->data[s->next_time].span;
    span.end = least(span.end, end);
    nf_item *item = add_item(work, out, span);
    if (!item) return false;
    item->cls = count ? NF_ITEM_COUNT : NF_ITEM_TIME;
    item->ref = count ? s->next_count : s->next_time;
    *at = span.end;
    return true;
}

static bool is_time(const nf_item_source *s, uint32_t at, uint32_t end)
{
    if (at == (s->next_time < s->times->len ? s->times->data[s->next_time].span.begin : end))
        return true;
    uint32_t word = at < s->text->len ? s->lexical->word_at[at] : NF_NONE;
    return word != NF_NONE && s->lexical->words.data[word].pos == NF_POS_TIME;
}

/* The row of phrase_words.tsv for the word [at, *end). Words that the table writes as one and
 * the segmentation cuts (迈|上) are one: *end becomes that of the longest that ends with a word. */
static const nf_phrase_words_row *row_at(const nf_item_source *s, uint32_t at, uint32_t limit,
                                         uint32_t *end)
{
    const nf_lexical *lexical = s->lexical;
    if (!(lexical->begins[at] & nf_table_bit(NF_TABLE_PHRASE_WORDS))) return NULL;
    for (uint32_t i = lexical->hit_at[at]; i < lexical->hit_at[at + 1]; i++) {
        const nf_hit *hit = &lexical->hits.data[i];
        uint32_t stop = at + hit->len;
        if (stop < *end) break;
        if (hit->table != NF_TABLE_PHRASE_WORDS || stop > limit) continue;
        uint32_t next = stop > *end && stop < limit ? lexical->word_at[stop] : NF_NONE;
        if (next != NF_NONE && lexical->words.data[next].begin != stop) continue;
        *end = stop;
        return &newsfacts__phrase_words[hit->row];
    }
    return NULL;
}

/* The word at *at, which ends by `limit`; *at moves behind it. */
static bool add_word(nf_work *work, const nf_item_source *s, uint32_t *at, uint32_t limit,
                     uint32_t end, nf_items *out)
{
    const nf_text *t = s->text;
    const nf_phrase_words_row *row;
    uint32_t begin = *at, index = s->lexical->word_at[begin], stop = begin + 1;
    const nf_word *word = index == NF_NONE ? NULL : &s->lexical->words.data[index];
    if (word && word->begin + word->len > stop) stop = word->begin + word->len;
    stop = least(stop, limit);
    if (stop - begin > 2 && t->fold[stop - 1] == 0x6bd4 && is_time(s, stop, end))
        row = newsfacts__phrase_word(s->lexical, nf_span_make(begin, --stop)); /* 价格比|节前 */
    else
        row = row_at(s, begin, limit, &stop);
    *at = stop;
    uint8_t cls = nf_class_at(t, begin);
    if (cls == NF_CLASS_SPACE && !is_break(t, begin)) return true;
    nf_item *item = add_item(work, out, nf_span_make(begin, stop));
    if (!item) return false;
    if (word && word->begin == begin && word->len == stop - begin) item->pos = word->pos;
    if (cls == NF_CLASS_SPACE)
        item->cls = NF_ITEM_BREAK;
    else
        classify_word(s, row, item, out->len > 1 ? item - 1 : NULL);
    return true;
}

bool newsfacts__phrase_items(nf_work *work, nf_item_source *source, nf_span sentence, nf_items *out)
{
    uint32_t at = sentence.begin, end = sentence.end, mention = next_mention(source, at, end);
    out->len = 0;
    while (at < end) {
        if (at < mention) {
            if (!add_word(work, source, &at, mention, end, out)) return false;
        } else {
            if (!add_mention(work, source, &at, end, out)) return false;
            mention = next_mention(source, at, end);
        }
    }
    return true;
}
