#include "lexical/scores.h"

enum { CHUNK = 32 }; /* characters or words whose blocks are looked up together */

newsfacts_status newsfacts__scores_init(nf_arena *arena, const nf_model *model, uint32_t chars,
                                        uint32_t words, nf_scores *out)
{
    size_t blocks = (size_t)words * NF_WORD_KEYS_MOST + 2 * NF_WORD_KEYS;
    out->chars = newsfacts__arena_raw(arena, chars + 2 * NF_EDGE, sizeof *out->chars);
    out->words = newsfacts__arena_raw(arena, blocks, sizeof *out->words);
    out->word_at = newsfacts__arena_raw(arena, words + 3, sizeof *out->word_at);
    out->score = newsfacts__arena_raw(arena, chars, sizeof *out->score);
    if (arena->failed) return NEWSFACTS_E_MEMORY;
    out->chars += NF_EDGE;
    out->word_at++;
    return newsfacts__view_init(arena, model, chars, words, &out->view);
}

/* ------------------------------------------------------------------ blocks */

static void find_chars(nf_scores *s, uint32_t len)
{
    uint64_t keys[CHUNK][NF_CHAR_KEYS];
    for (uint32_t begin = 0; begin < len; begin += CHUNK) {
        uint32_t end = begin + CHUNK < len ? begin + CHUNK : len;
        newsfacts__char_keys(&s->view, begin, end, keys);
        nf_weights_find(&s->view.model->weights, keys[0], (end - begin) * NF_CHAR_KEYS,
                        s->chars[begin]);
    }
    memset(s->chars[-NF_EDGE], 0, NF_EDGE * sizeof *s->chars);
    memset(s->chars[len], 0, NF_EDGE * sizeof *s->chars);
}

/* Beyond both ends stand words that say nothing. */
static void find_words(nf_scores *s, uint32_t len)
{
    uint64_t keys[CHUNK * NF_WORD_KEYS_MOST];
    uint8_t families[NF_WORD_KEYS_MOST];
    uint32_t at = NF_WORD_KEYS;
    memset(s->words, 0, NF_WORD_KEYS * sizeof *s->words);
    s->word_at[-1] = 0;
    for (uint32_t begin = 0; begin < len; begin += CHUNK) {
        uint32_t end = begin + CHUNK < len ? begin + CHUNK : len, keys_len = 0;
        for (uint32_t i = begin; i < end; i++) {
            s->word_at[i] = at + keys_len;
            keys_len += newsfacts__word_keys(&s->view, i, keys + keys_len, families);
        }
        nf_weights_find(&s->view.model->weights, keys, keys_len, s->words + at);
        at += keys_len;
    }
    memset(s->words + at, 0, NF_WORD_KEYS * sizeof *s->words);
    s->word_at[len] = at;
    s->word_at[len + 1] = at + NF_WORD_KEYS;
}

/* -------------------------------------------------------------------- sums */

enum { ROW = NF_MODEL_WEIGHTS, ROWS_OF_CHAR = 5 + 4 + 3 + 1 + 1, ROWS_OF_NEIGHBOURS = 2 + 2 + 2 };

/* What the characters around `at` say of it. */
static inline void add_chars(nf_sums *sums, const uint8_t *rows, uint32_t (*at)[NF_CHAR_KEYS])
{
    for (int k = 0; k < 5; k++) nf_sums_add(sums, rows + at[2 - k][NF_KEY_ONE] + k * ROW);
    for (int k = 0; k < 4; k++) nf_sums_add(sums, rows + at[1 - k][NF_KEY_PAIR] + k * ROW);
    for (int k = 0; k < 3; k++) nf_sums_add(sums, rows + at[-k][NF_KEY_THREE] + k * ROW);
    nf_sums_add(sums, rows + at[0][NF_KEY_SKIP]);
    nf_sums_add(sums, rows + at[0][NF_KEY_TYPES]);
}

/* Blocks of a word and of the words beside it. */
typedef struct {
    const uint32_t *own, *before, *after;
    uint32_t own_len;
} word_blocks;

/* What the word says of one of its characters, and what the words beside it say of that. */
static inline void add_word(nf_sums *sums, const uint8_t *rows, const word_blocks *b, bool first,
                            bool last)
{
    const int place = first  ? last ? NF_OWN_SINGLE : NF_OWN_FIRST
                      : last ? NF_OWN_LAST
                             : NF_OWN_INNER;
    const uint8_t *own = rows + place * ROW;
    const uint8_t *after = rows + (first ? NF_AFTER_FIRST : NF_AFTER_OTHER) * ROW;
    const uint8_t *before = rows + (last ? NF_BEFORE_LAST : NF_BEFORE_OTHER) * ROW;
    const uint8_t *next = rows + (first ? NF_TWO_NEXT_FIRST : NF_TWO_NEXT_OTHER) * ROW;
    const uint8_t *two = rows + (last ? NF_TWO_LAST : NF_TWO_OTHER) * ROW;
    for (uint32_t k = NF_KEY_WORD; k < b->own_len; k++) nf_sums_add(sums, own + b->own[k]);
    nf_sums_add(sums, after + b->before[NF_KEY_WORD]);
    nf_sums_add(sums, after + b->before[NF_KEY_CLUSTER]);
    nf_sums_add(sums, before + b->after[NF_KEY_WORD]);
    nf_sums_add(sums, before + b->after[NF_KEY_CLUSTER]);
    nf_sums_add(sums, next + b->before[NF_KEY_TWO]);
    nf_sums_add(sums, two + b->own[NF_KEY_TWO]);
}

static void sum_word(nf_scores *s, uint32_t word, uint32_t begin, uint32_t len)
{
    const uint8_t *rows = s->view.model->weights.rows;
    const uint32_t *at = s->word_at + word;
    const word_blocks blocks = {s->words + at[0], s->words + at[-1], s->words + at[1],
                                at[1] - at[0]};
    const int rows_len = ROWS_OF_CHAR + ROWS_OF_NEIGHBOURS + (int)blocks.own_len - NF_KEY_WORD;
    for (uint32_t i = 0; i < len; i++) {
        nf_sums sums = nf_sums_none();
        add_chars(&sums, rows, s->chars + begin + i);
        add_word(&sums, rows, &blocks, i == 0, i + 1 == len);
        nf_sums_end(&sums, rows_len, s->score[begin + i]);
    }
}

void newsfacts__scores_read(const nf_piece *piece, nf_scores *out)
{
    const nf_word *words = piece->words->data + piece->first;
    uint32_t words_len = piece->last - piece->first;
    newsfacts__view_read(&out->view, piece);
    find_chars(out, nf_span_len(piece->span));
    find_words(out, words_len);
    for (uint32_t i = 0; i < words_len; i++)
        sum_word(out, i, words[i].begin - piece->span.begin, words[i].len);
}
