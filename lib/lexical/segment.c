#include "lexical/segment.h"

/* Costs of words that are not in the table, in 1/NF_COST_UNIT of -ln(probability).
 * A run is one word of a kind that is frequent in news; a character that nothing
 * knows costs more than any word. */
enum {
    RUN_COST = 7 * NF_COST_UNIT,      /* 2020, 1.7, GDP */
    NUMERAL_COST = 9 * NF_COST_UNIT,  /* 一百二十三, 1.7万: cheaper than its characters */
    MARK_COST = NF_COST_UNIT,         /* punctuation and spaces: always alone */
    UNKNOWN_COST = 20 * NF_COST_UNIT, /* an unknown character */
    /* The one thing that is known of neighbours: a classifier behind a numeral is
     * likelier by so much than elsewhere (三|名|医生, not 三|名医|生). */
    CLASSIFIER_GAIN = 3 * NF_COST_UNIT
};

#define NEVER (UINT32_MAX / 2)

/* A sentence longer than this is cut, behind a mark if one is near. It bounds memory
 * and the sum of costs; no sentence of a newspaper comes close. */
enum { PIECE = 16384, NEAR = 256 };

newsfacts_status newsfacts__segmenter_init(nf_segmenter *s, nf_work *work,
                                           const nf_dictionary *dictionary, const nf_text *text,
                                           const nf_sentences *sentences)
{
    size_t longest = 0;
    for (uint32_t i = 0; i < sentences->len; i++) {
        uint32_t len = nf_span_len(sentences->data[i].span);
        if (len > longest) longest = len;
    }
    if (longest > PIECE) longest = PIECE;
    s->work = work;
    s->dictionary = dictionary;
    s->text = text;
    s->codes = newsfacts__arena_raw(&work->scratch, longest + 1, sizeof *s->codes);
    s->steps = newsfacts__arena_raw(&work->scratch, longest + 1, sizeof *s->steps);
    return s->codes && s->steps ? NEWSFACTS_OK : NEWSFACTS_E_MEMORY;
}

static void clear(nf_segmenter *s, nf_span sentence)
{
    static const nf_step unreached = {NEVER, 0, 0, 0};
    const nf_trie *trie = &s->dictionary->trie;
    uint32_t len = nf_span_len(sentence);
    for (uint32_t i = 0; i < len; i++) {
        s->codes[i] = (uint16_t)nf_trie_code(trie, s->text->fold[sentence.begin + i]);
        s->steps[i] = unreached;
    }
    s->codes[len] = 0;
    s->steps[len] = unreached;
    s->steps[0].cost = 0;
}

static inline void relax(nf_segmenter *s, uint32_t at, uint32_t len, uint32_t word, uint8_t known)
{
    const nf_step *from = &s->steps[at];
    uint32_t cost = from->cost + (word & NF_VALUE_COST);
    if (word >> NF_VALUE_POS_SHIFT == NF_POS_CLASSIFIER && from->pos == NF_POS_NUMERAL
        && cost > CLASSIFIER_GAIN)
        cost -= CLASSIFIER_GAIN;
    nf_step *to = &s->steps[at + len];
    if (cost >= to->cost) return;
    to->cost = cost;
    to->len = (uint16_t)len;
    to->pos = (uint8_t)(word >> NF_VALUE_POS_SHIFT);
    to->known = known;
}

static inline uint32_t word_of(enum nf_pos pos, uint32_t cost)
{
    return (uint32_t)pos << NF_VALUE_POS_SHIFT | cost;
}

/* ---------------------------------------------------------------- the walk */

/* Letters of one word and digits of one number hold together: no term begins or
 * ends between them. So m is not found in mm, nor GDP in GDPR. */
static inline bool is_glue(uint8_t before, uint8_t after)
{
    before &= NF_CLASS_MASK;
    after &= NF_CLASS_MASK;
    return before == after && (before == NF_CLASS_LATIN || before == NF_CLASS_DIGIT);
}

static bool add_hits(nf_segmenter *s, uint32_t begin, uint32_t len, const nf_term *term,
                     nf_lexical *out)
{
    for (uint32_t i = 0; i < term->senses_len; i++) {
        const nf_sense *sense = &s->dictionary->senses[term->first_sense + i];
        nf_hit *hit = NF_VEC_ADD(&out->hits, &s->work->scratch);
        if (!hit) return false;
        hit->begin = begin;
        hit->len = (uint16_t)len;
        hit->table = (uint16_t)sense->table;
        hit->row = sense->row;
    }
    return true;
}

/* Terms with senses that were met on one walk, shorter first. */
typedef struct {
    const nf_term *term[NF_TRIE_DEPTH];
    uint8_t len[NF_TRIE_DEPTH];
    uint32_t found;
} met_terms;

/* Walks from position `at` of the sentence: relaxes words, collects terms. `left` is
 * the rest of the sentence. */
static void walk(nf_segmenter *s, nf_span sentence, uint32_t at, met_terms *met)
{
    const nf_trie *trie = &s->dictionary->trie;
    const uint8_t *cls = s->text->cls + sentence.begin;
    uint32_t left = nf_span_len(sentence) - at, value;
    nf_trie_walk w = nf_trie_start(trie);
    if (left > NF_TRIE_DEPTH) left = NF_TRIE_DEPTH;
    for (uint32_t i = at; i < at + left && nf_trie_step(trie, &w, s->codes[i]);) {
        i++;
        if (!nf_trie_value(trie, &w, &value) || is_glue(cls[i - 1], cls[i])) continue;
        if (value & NF_VALUE_RECORD) {
            const nf_term *term = &s->dictionary->terms[value & ~(uint32_t)NF_VALUE_RECORD];
            met->len[met->found] = (uint8_t)(i - at);
            met->term[met->found++] = term;
            value = term->word;
        }
        if (value) relax(s, at, i - at, value, 1);
    }
}

/* -------------------------------------------------------------------- runs */

static uint32_t run_of(const uint8_t *cls, uint32_t at, uint32_t len, uint8_t wanted)
{
    while (at < len && (cls[at] & NF_CLASS_MASK) == wanted) at++;
    return at;
}

static uint32_t numeral_run(const uint8_t *cls, uint32_t at, uint32_t len)
{
    while (at < len && cls[at] & NF_CLASS_NUMERAL) at++;
    return at;
}

/* End of the number in digits that begins at `at`: 1,200.5 holds together. */
static uint32_t digit_run(const nf_text *text, nf_span sentence, uint32_t at)
{
    const uint8_t *cls = text->cls + sentence.begin;
    const uint32_t *fold = text->fold + sentence.begin;
    uint32_t len = nf_span_len(sentence), end = run_of(cls, at, len, NF_CLASS_DIGIT);
    while (end + 1 < len && (fold[end] == '.' || fold[end] == ',')
           && (cls[end + 1] & NF_CLASS_MASK) == NF_CLASS_DIGIT)
        end = run_of(cls, end + 1, len, NF_CLASS_DIGIT);
    return end;
}

static void relax_digits(nf_segmenter *s, nf_span sentence, uint32_t at)
{
    const uint8_t *cls = s->text->cls + sentence.begin;
    uint32_t len = nf_span_len(sentence), end = digit_run(s->text, sentence, at);
    relax(s, at, end - at, word_of(NF_POS_NUMERAL, RUN_COST), 0);
    uint32_t more = numeral_run(cls, end, len);
    if (more > end) relax(s, at, more - at, word_of(NF_POS_NUMERAL, NUMERAL_COST), 0);
}

static void relax_numeral(nf_segmenter *s, nf_span sentence, uint32_t at)
{
    const uint8_t *cls = s->text->cls + sentence.begin;
    if (at && cls[at - 1] & NF_CLASS_NUMERAL) return;
    uint32_t end = numeral_run(cls, at, nf_span_len(sentence));
    if (end > at + 1) relax(s, at, end - at, word_of(NF_POS_NUMERAL, NUMERAL_COST), 0);
}

/* Words that no table knows, so that every position that can be reached can be left. */
static void relax_unknown(nf_segmenter *s, nf_span sentence, uint32_t at)
{
    if (s->steps[at].cost >= NEVER) return; /* inside a run */
    const uint8_t *cls = s->text->cls + sentence.begin;
    uint32_t len = nf_span_len(sentence);
    switch (cls[at] & NF_CLASS_MASK) {
    case NF_CLASS_HAN:
        relax(s, at, 1, word_of(NF_POS_UNKNOWN, UNKNOWN_COST), 0);
        if (cls[at] & NF_CLASS_NUMERAL) relax_numeral(s, sentence, at);
        break;
    case NF_CLASS_DIGIT: relax_digits(s, sentence, at); break;
    case NF_CLASS_LATIN:
        relax(s, at, run_of(cls, at, len, NF_CLASS_LATIN) - at, word_of(NF_POS_LATIN, RUN_COST), 0);
        break;
    default: relax(s, at, 1, word_of(NF_POS_PUNCTUATION, MARK_COST), 0);
    }
}

/* ------------------------------------------------------------------- words */

/* Follows the cheapest way backwards, which fills the words from the last. */
static bool add_words(nf_segmenter *s, nf_span sentence, nf_lexical *out)
{
    uint32_t len = nf_span_len(sentence), count = 0, first = out->words.len;
    for (uint32_t at = len; at > 0; at -= s->steps[at].len) count++;
    for (uint32_t i = 0; i < count; i++) {
        nf_word *word = NF_VEC_ADD(&out->words, &s->work->scratch);
        if (!word) return false;
    }
    for (uint32_t at = len, i = first + count; at > 0;) {
        const nf_step *step = &s->steps[at];
        nf_word *word = &out->words.data[--i];
        at -= step->len;
        word->begin = sentence.begin + at;
        word->len = step->len;
        word->pos = step->pos;
        word->known = step->known;
        for (uint32_t k = 0; k < step->len; k++) out->word_at[word->begin + k] = i;
    }
    return true;
}

static newsfacts_status segment_piece(nf_segmenter *s, nf_span piece, nf_lexical *out)
{
    const uint8_t *cls = s->text->cls + piece.begin;
    uint32_t len = nf_span_len(piece);
    clear(s, piece);
    for (uint32_t at = 0; at < len; at++) {
        met_terms met;
        met.found = 0;
        out->hit_at[piece.begin + at] = out->hits.len;
        if (at && is_glue(cls[at - 1], cls[at])) continue;
        walk(s, piece, at, &met);
        while (met.found-- > 0)
            if (!add_hits(s, piece.begin + at, met.len[met.found], met.term[met.found], out))
                return NEWSFACTS_E_MEMORY;
        relax_unknown(s, piece, at);
    }
    return add_words(s, piece, out) ? NEWSFACTS_OK : NEWSFACTS_E_MEMORY;
}

/* Where the piece that begins at `begin` ends. */
static uint32_t piece_end(const nf_text *text, uint32_t begin, uint32_t end)
{
    if (end - begin <= PIECE) return end;
    end = begin + PIECE;
    for (uint32_t at = end; at > end - NEAR; at--)
        if (nf_class_at(text, at - 1) >= NF_CLASS_SPACE) return at;
    return end;
}

newsfacts_status newsfacts__segment_sentence(nf_segmenter *s, nf_span sentence, nf_lexical *out)
{
    for (uint32_t begin = sentence.begin, end; begin < sentence.end; begin = end) {
        end = piece_end(s->text, begin, sentence.end);
        newsfacts_status status = segment_piece(s, nf_span_make(begin, end), out);
        if (status != NEWSFACTS_OK) return status;
    }
    return NEWSFACTS_OK;
}
