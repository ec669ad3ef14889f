/* segment.c: the inner loop of the stage.
 *
 * It goes through a piece of text from right to left. At each position it walks the
 * dictionary, notes terms that have senses and chooses the word with which the
 * cheapest way to the end begins; read from the left, the choices are the words.
 *
 * A third of the time of a parse for times and counts is spent here, on branches that
 * nothing can foresee, whether a term ends, whether it has senses, whether its word is
 * cheaper, and on memory that lies far away. So the code selects with masks and minima,
 * and asks for the nodes of the dictionary some positions ahead. */
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

/* A sentence longer than this is cut, behind a mark if one is near. It bounds memory
 * and the sum of costs; no sentence of a newspaper comes close. */
enum { PIECE = 16384, NEAR = 256 };

enum {
    FETCH = 10,      /* positions ahead of the walk that memory is asked for, */
    FETCH_AGAIN = 5, /* and so many behind that once more */
    BEHIND = 8       /* characters behind a piece that either looks at */
};

/* -------------------------------------------------------------------- ways */

#define NEVER  0x7fffffffu /* cost of a position that no word may begin at */
#define NO_WAY ((nf_way)NEVER << 32 | 0xffffffffu)

static inline uint32_t way_cost(nf_way way)
{
    return (uint32_t)(way >> 32);
}

static inline uint32_t way_len(nf_way way)
{
    return 0xffff - (uint32_t)(way >> 16 & 0xffff);
}

static inline uint8_t way_pos(nf_way way)
{
    return (uint8_t)(way >> 8);
}

static inline nf_way cheaper(nf_way a, nf_way b)
{
    return a < b ? a : b;
}

/* The way over a word of `len` characters and on by `rest`. */
static inline nf_way way_over(nf_way rest, uint32_t len, uint32_t pos, uint32_t cost, bool known)
{
    bool counts = pos == NF_POS_NUMERAL && way_pos(rest) == NF_POS_CLASSIFIER;
    cost = way_cost(rest) + cost - (counts ? CLASSIFIER_GAIN : 0);
    return (nf_way)cost << 32 | (0xffff - len) << 16 | pos << 8 | known;
}

/* The same with a word of the dictionary; word 0: there is none. */
static inline nf_way way_by_word(nf_way rest, uint32_t len, uint32_t word)
{
    nf_way way = way_over(rest, len, word >> NF_VALUE_POS_SHIFT, word & NF_VALUE_COST, true);
    return word ? way : NO_WAY;
}

newsfacts_status newsfacts__segmenter_init(nf_segmenter *s, nf_work *work,
                                           const nf_dictionary *dictionary, const nf_text *text,
                                           const nf_sentences *sentences)
{
    static const nf_mets none = {NULL, 0, 0};
    size_t longest = 0;
    for (uint32_t i = 0; i < sentences->len; i++) {
        uint32_t len = nf_span_len(sentences->data[i].span);
        if (len > longest) longest = len;
    }
    if (longest > PIECE) longest = PIECE;
    s->work = work;
    s->dictionary = dictionary;
    s->text = text;
    s->mets = none;
    s->codes = newsfacts__arena_raw(&work->stage, longest + BEHIND, sizeof *s->codes);
    s->bases = newsfacts__arena_raw(&work->stage, longest + BEHIND, sizeof *s->bases);
    s->ways = newsfacts__arena_raw(&work->stage, longest + 1, sizeof *s->ways);
    return s->codes && s->bases && s->ways ? NEWSFACTS_OK : NEWSFACTS_E_MEMORY;
}

/* Letters of one word and digits of one number hold together: no term begins or
 * ends between them. So m is not found in mm, nor GDP in GDPR. */
static inline bool is_glue(uint8_t before, uint8_t after)
{
    after &= NF_CLASS_MASK;
    return (after == NF_CLASS_LATIN || after == NF_CLASS_DIGIT)
           && (before & NF_CLASS_MASK) == after;
}

/* Behind the piece stand characters of no term, which end every walk. */
static void read_codes(nf_segmenter *s, nf_span piece)
{
    const nf_trie *trie = &s->dictionary->trie;
    const uint32_t *fold = s->text->fold + piece.begin;
    const uint8_t *cls = s->text->cls + piece.begin;
    uint32_t len = nf_span_len(piece);
    for (uint32_t i = 0; i < len; i++) {
        s->codes[i] = nf_trie_code(trie, fold[i]);
        nf_trie_fetch(trie, nf_trie_start(trie), s->codes[i]);
        if (i && is_glue(cls[i - 1], cls[i])) s->codes[i] |= NF_GLUED;
    }
    for (uint32_t i = len; i < len + BEHIND; i++) s->codes[i] = s->bases[i] = 0;
    if (len && is_glue(cls[len - 1], cls[len])) s->codes[len] = NF_GLUED;
    s->ways[len] = 0;
}

/* ---------------------------------------------------------------- the walk */

/* What a walk from a position has met so far. */
typedef struct {
    nf_met *met;
    nf_way best;
    uint32_t at;
    uint32_t senses;
} meeting;

/* The walk has come to `end` and found this value; 0: no term ends there. */
static inline void meet(const nf_segmenter *s, meeting *m, uint32_t end, uint32_t value)
{
    value &= (s->codes[end] / NF_GLUED) - 1; /* 0 where it is glued */
    uint32_t record = 0u - (value / NF_VALUE_RECORD);
    uint32_t sense = 0u - (value / NF_VALUE_SENSE & 1); /* these three are all ones or 0 */
    const nf_term *term = &s->dictionary->terms[value & record & (NF_VALUE_SENSE - 1)];
    uint32_t word = (term->word & NF_TERM_WORD & record) | (value & ~(record | sense));
    m->met->value = value;
    m->met->begin = (uint16_t)m->at;
    m->met->len = (uint16_t)(end - m->at);
    m->met += (record | sense) & 1;
    m->senses += ((term->word & record) >> NF_TERM_SENSES_SHIFT) + (sense & 1);
    m->best = cheaper(m->best, way_by_word(s->ways[end], end - m->at, word));
}

/* Walks from position `at`: gives the cheapest way by a word of the dictionary, notes
 * terms with senses in s->mets, which has room, and adds the number of their senses
 * to *senses. */
static inline nf_way walk(nf_segmenter *s, uint32_t at, uint32_t *senses)
{
    const nf_trie *trie = &s->dictionary->trie;
    nf_trie_walk w = nf_trie_start(trie);
    meeting m = {s->mets.data + s->mets.len, NO_WAY, at, *senses};
    for (uint32_t i = at; nf_trie_step(trie, &w, s->codes[i] & (NF_GLUED - 1));)
        meet(s, &m, ++i, w.value);
    s->mets.len = (uint32_t)(m.met - s->mets.data);
    *senses = m.senses;
    return m.best;
}

/* Room for what one walk notes, and for what it writes before it knows. */
static inline bool make_room(nf_segmenter *s)
{
    return NF_VEC_RESERVE(&s->mets, &s->work->stage, NF_TRIE_DEPTH + 1);
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

static inline bool is_digit(const uint8_t *cls, uint32_t at)
{
    return (cls[at] & NF_CLASS_MASK) == NF_CLASS_DIGIT;
}

static inline bool is_point(uint32_t c)
{
    return c == '.' || c == ',';
}

/* End of the number in digits that begins at `at`: 1,200.5 holds together. */
static uint32_t digit_run(const uint8_t *cls, const uint32_t *fold, uint32_t at, uint32_t len)
{
    uint32_t end = run_of(cls, at, len, NF_CLASS_DIGIT);
    while (end + 1 < len && is_point(fold[end]) && is_digit(cls, end + 1))
        end = run_of(cls, end + 1, len, NF_CLASS_DIGIT);
    return end;
}

/* No word begins inside a number, 200.5 of 1,200.5, which also keeps this linear. */
static nf_way way_by_digits(const nf_segmenter *s, nf_span piece, uint32_t at)
{
    const uint8_t *cls = s->text->cls + piece.begin;
    const uint32_t *fold = s->text->fold + piece.begin;
    uint32_t len = nf_span_len(piece);
    if (at >= 2 && is_point(fold[at - 1]) && is_digit(cls, at - 2)) return NO_WAY;
    uint32_t end = digit_run(cls, fold, at, len), more = numeral_run(cls, end, len);
    nf_way way = way_over(s->ways[end], end - at, NF_POS_NUMERAL, RUN_COST, false);
    if (more == end) return way;
    return cheaper(way, way_over(s->ways[more], more - at, NF_POS_NUMERAL, NUMERAL_COST, false));
}

static nf_way way_by_numeral(const nf_segmenter *s, nf_span piece, uint32_t at)
{
    const uint8_t *cls = s->text->cls + piece.begin;
    if (at && cls[at - 1] & NF_CLASS_NUMERAL) return NO_WAY;
    uint32_t end = numeral_run(cls, at, nf_span_len(piece));
    if (end == at + 1) return NO_WAY;
    return way_over(s->ways[end], end - at, NF_POS_NUMERAL, NUMERAL_COST, false);
}

static nf_way way_by_letters(const nf_segmenter *s, nf_span piece, uint32_t at)
{
    const uint8_t *cls = s->text->cls + piece.begin;
    uint32_t end = run_of(cls, at, nf_span_len(piece), NF_CLASS_LATIN);
    return way_over(s->ways[end], end - at, NF_POS_LATIN, RUN_COST, false);
}

/* Ways by words that no table knows, so that every position has one. */
static inline nf_way way_unknown(const nf_segmenter *s, nf_span piece, uint32_t at)
{
    uint8_t cls = s->text->cls[piece.begin + at];
    nf_way rest = s->ways[at + 1];
    switch (cls & NF_CLASS_MASK) {
    case NF_CLASS_HAN: {
        nf_way way = way_over(rest, 1, NF_POS_UNKNOWN, UNKNOWN_COST, false);
        return cls & NF_CLASS_NUMERAL ? cheaper(way, way_by_numeral(s, piece, at)) : way;
    }
    case NF_CLASS_DIGIT: return way_by_digits(s, piece, at);
    case NF_CLASS_LATIN: return way_by_letters(s, piece, at);
    default: return way_over(rest, 1, NF_POS_PUNCTUATION, MARK_COST, false);
    }
}

/* ----------------------------------------------------------------- results */

static void write_hit(nf_lexical *out, nf_hit *to, nf_span span, nf_sense sense)
{
    const nf_hit hit = {span.begin, (uint16_t)nf_sense_row(sense), (uint8_t)nf_span_len(span),
                        (uint8_t)nf_sense_table(sense)};
    *to = hit;
    out->begins[span.begin] |= nf_table_bit(hit.table);
    out->ends[span.end] |= nf_table_end(hit.table);
}

/* The hits of the piece. hit_at holds for each position how many hits begin there
 * or to the right of it. */
static bool add_hits(nf_segmenter *s, nf_span piece, uint32_t total, nf_lexical *out)
{
    uint32_t end = out->hits.len + total;
    if (!NF_VEC_RESERVE(&out->hits, &s->work->scratch, total)) return false;
    nf_hit *to = out->hits.data + out->hits.len;
    for (uint32_t i = s->mets.len; i-- > 0;) {
        const nf_met *met = &s->mets.data[i];
        uint32_t begin = piece.begin + met->begin, len;
        nf_span span = nf_span_make(begin, begin + met->len);
        nf_sense own;
        const nf_sense *senses = nf_senses_of(s->dictionary, met->value, &own, &len);
        for (uint32_t k = 0; k < len; k++) write_hit(out, to++, span, senses[k]);
    }
    out->hits.len = end;
    for (uint32_t i = piece.begin; i < piece.end; i++) out->hit_at[i] = end - out->hit_at[i];
    return true;
}

/* The words of the piece. Most have one or two characters: four elements of word_at
 * are written at once, and what is too much the next word writes over, or whoever
 * comes behind the sentence. */
static bool add_words(nf_segmenter *s, nf_span piece, nf_lexical *out)
{
    uint32_t len = nf_span_len(piece);
    for (uint32_t at = 0; at < len;) {
        uint32_t index = out->words.len, *word_at = out->word_at + piece.begin + at;
        nf_word *word = NF_VEC_ADD(&out->words, &s->work->scratch);
        if (!word) return false;
        nf_way way = s->ways[at];
        word->begin = piece.begin + at;
        word->len = (uint16_t)way_len(way);
        word->pos = way_pos(way);
        word->known = way & 1;
        for (uint32_t k = 0; k < NF_WORD_AT_SLACK; k++) word_at[k] = index;
        for (uint32_t k = NF_WORD_AT_SLACK; k < word->len; k++) word_at[k] = index;
        at += word->len;
    }
    return true;
}

/* Asks for the node that the walk from `at` needs for its second step, and for that of
 * the third step of a walk that this was done for before: nodes lie anywhere. */
static inline void fetch(const nf_segmenter *s, uint32_t at)
{
    const nf_trie *trie = &s->dictionary->trie;
    const uint32_t *codes = s->codes + at;
    nf_trie_walk w = nf_trie_start(trie);
    nf_trie_try(trie, &w, codes[0] & (NF_GLUED - 1));
    nf_trie_fetch(trie, w, codes[1] & (NF_GLUED - 1));
    s->bases[at] = w.base;
    codes += FETCH_AGAIN;
    w.base = s->bases[at + FETCH_AGAIN];
    nf_trie_try(trie, &w, codes[1] & (NF_GLUED - 1));
    nf_trie_fetch(trie, w, codes[2] & (NF_GLUED - 1));
}

static newsfacts_status segment_piece(nf_segmenter *s, nf_span piece, nf_lexical *out)
{
    uint32_t *hit_at = out->hit_at + piece.begin;
    uint32_t len = nf_span_len(piece), senses = 0;
    read_codes(s, piece);
    s->mets.len = 0;
    for (uint32_t at = len + FETCH; at-- > 0;) {
        if (at >= FETCH) fetch(s, at - FETCH);
        if (at >= len) continue;
        s->ways[at] = NO_WAY;
        if (!(s->codes[at] & NF_GLUED)) {
            if (!make_room(s)) return NEWSFACTS_E_MEMORY;
            nf_way known = walk(s, at, &senses);
            s->ways[at] = cheaper(known, way_unknown(s, piece, at));
        }
        hit_at[at] = senses;
    }
    bool added = add_hits(s, piece, senses, out) && add_words(s, piece, out);
    return added ? NEWSFACTS_OK : NEWSFACTS_E_MEMORY;
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
