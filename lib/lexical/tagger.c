#include "lexical/tagger.h"

#include "lexical/scores.h"

enum {
    OVERLAP = 64,   /* characters that two pieces of a long sentence share */
    LOWEST = -12000 /* of a path against the best one: sums stay inside 16 bits */
};

typedef int16_t lanes[NF_MODEL_LANES];

/* Workspace for one piece at a time. */
typedef struct {
    const nf_model *model;
    nf_lane_steps steps;
    nf_scores scores;
    lanes *best;    /* [chars] of the best path up to here, by label */
    uint8_t *lane;  /* [chars] the best path of all */
    uint16_t *lead; /* [chars] of the best path against all that have another label here */
} desk;

/* ------------------------------------------------------------ steps */

static int16_t step_between(const nf_model_scores *s, int from, int to, bool allowed)
{
    return allowed ? s->step[from][to] : NF_MODEL_NEVER;
}

static bool goes_on(int lane)
{
    enum nf_label part = nf_lane_part(lane);
    return part == NF_LABEL_I || part == NF_LABEL_E;
}

/* Steps of the lanes in place `i` of their sorts as the loops over lanes want them. */
static void sort_steps(desk *d, int i)
{
    static const uint8_t closed[] = NF_LANES_CLOSED_LIST, follow[] = NF_LANES_FOLLOW_LIST;
    const nf_model_scores *s = d->model->scores;
    nf_lane_steps *out = &d->steps;
    const int begin = i & ~1, inner = i | 1, end = begin | NF_LANE_UPPER;
    const int inside = i % 2 ? inner : end;
    for (int k = 0; k < NF_LANES_CLOSED; k++) {
        const bool some = i < NF_LANES_CLOSED;
        out->from[k][i] = step_between(s, closed[k], some ? follow[i] : 0, some);
        out->to[k][i] = step_between(s, some ? closed[i] : 0, follow[k], some);
    }
    out->from_begin[i] = step_between(s, begin, inside, i < NF_LANE_O);
    out->from_inner[i] = step_between(s, inner, inside, i < NF_LANE_O);
    out->to_inner[i] = step_between(s, i, inner, i < NF_LANE_O);
    out->to_end[i] = step_between(s, i, end, i < NF_LANE_O);
    out->last[i] = i < NF_LANES_CLOSED ? s->last[closed[i]] : NF_MODEL_NEVER;
}

/* Steps to the end from all lanes. */
static nf_lanes last_steps(const desk *d)
{
    static const uint8_t closed[] = NF_LANES_CLOSED_LIST;
    lanes all;
    for (int l = 0; l < NF_MODEL_LANES; l++) all[l] = NF_MODEL_NEVER;
    for (int i = 0; i < NF_LANES_CLOSED; i++) all[closed[i]] = d->steps.last[i];
    return nf_lanes_load(all);
}

/* For pieces of up to so many characters and words: few articles have a sentence near
 * NF_PIECE. */
static newsfacts_status desk_init(desk *d, nf_arena *arena, const nf_model *model, uint32_t chars,
                                  uint32_t words)
{
    d->model = model;
    d->best = newsfacts__arena_raw(arena, chars, sizeof *d->best);
    d->lane = newsfacts__arena_raw(arena, chars, sizeof *d->lane);
    d->lead = newsfacts__arena_raw(arena, chars, sizeof *d->lead);
    if (arena->failed) return NEWSFACTS_E_MEMORY;
    for (int i = 0; i < NF_LANES_HALF; i++) sort_steps(d, i);
    return newsfacts__scores_init(arena, model, chars, words, &d->scores);
}

/* --------------------------------------------------------- best path */

static void find_best(desk *d, uint32_t len)
{
    nf_lanes paths = nf_lanes_load(d->model->scores->first);
    for (uint32_t i = 0; i < len; i++) {
        if (i) paths = nf_lanes_forward(&d->steps, paths);
        paths = nf_lanes_settle(paths, nf_lanes_load(d->scores.score[i]), LOWEST);
        nf_lanes_store(paths, d->best[i]);
    }
}

/* The closed lane of the largest sum, of equal ones the first. */
static uint8_t best_closed(const int16_t *best, const int16_t *steps)
{
    return (uint8_t)nf_lane_of_first(nf_lanes_best_closed(best, steps));
}

/* The lane from which the best path came to `to`. */
static uint8_t came_from(const desk *d, const int16_t *best, int to)
{
    const nf_lane_steps *s = &d->steps;
    if (!goes_on(to)) return best_closed(best, s->to[to % NF_LANE_UPPER]);
    int begin = to & ~NF_LANE_UPPER & ~1, inner = begin | 1;
    int inside = nf_lane_part(to) == NF_LABEL_I ? inner : begin; /* its place among its sort */
    bool later = best[inner] + s->from_inner[inside] > best[begin] + s->from_begin[inside];
    return (uint8_t)(later ? inner : begin);
}

/* Where the first name on the best path begins; len: there is none. */
static uint32_t walk_back(desk *d, uint32_t len)
{
    uint32_t first = len;
    uint8_t lane = best_closed(d->best[len - 1], d->steps.last);
    for (uint32_t i = len; i-- > 0;) {
        d->lane[i] = lane;
        first = lane != NF_LANE_O ? i : first;
        if (i) lane = came_from(d, d->best[i - 1], lane);
    }
    return first;
}

/* -------------------------------------------------------- confidence */

/* By how much the best path leads all that have another label here. `paths`: the
 * best that go on from each. */
static uint16_t lead_of(const int16_t *best, nf_lanes paths, int lane)
{
    lanes sums;
    nf_lanes_store(nf_lanes_add(nf_lanes_load(best), paths), sums);
    const int own = sums[lane];
    sums[lane] = INT16_MIN;
    return (uint16_t)(own - nf_lanes_peak(nf_lanes_load(sums)));
}

/* The lead of every character of a name; the first name begins at `first`. */
static void find_leads(desk *d, uint32_t first, uint32_t len)
{
    nf_lanes paths = last_steps(d);
    for (uint32_t i = len; i-- > first;) {
        if (d->lane[i] != NF_LANE_O) d->lead[i] = lead_of(d->best[i], paths, d->lane[i]);
        paths = nf_lanes_settle(paths, nf_lanes_load(d->scores.score[i]), LOWEST);
        paths = nf_lanes_backward(&d->steps, paths);
    }
}

/* exp(x) to about a hundredth: confidences need no more, and no library. */
static float rough_exp(float x)
{
    float power = 1.0f + (x > -20.0f ? x < 20.0f ? x : 20.0f : -20.0f) / 256.0f;
    for (int i = 0; i < 8; i++) power *= power;
    return power;
}

/* A name is as sure as its most doubtful character. */
static float confidence_of(const desk *d, uint32_t begin, uint32_t end)
{
    const nf_model_info *info = d->model->info;
    int lead = INT32_MAX;
    for (uint32_t i = begin; i < end; i++) {
        lead = d->lead[i] < lead ? d->lead[i] : lead;
    }
    return 1.0f / (1.0f + rough_exp(-(info->trust + info->sharpness * info->scale * (float)lead)));
}

/* ------------------------------------------------------------ pieces */

static newsfacts_status add_tag(nf_work *work, const desk *d, const nf_piece *piece, uint32_t begin,
                                uint32_t end, nf_tags *out)
{
    nf_tag *tag = NF_VEC_ADD(out, &work->scratch);
    if (!tag) return NEWSFACTS_E_MEMORY;
    tag->span = nf_span_make(piece->span.begin + begin, piece->span.begin + end);
    tag->kind = (uint8_t)nf_lane_kind(d->lane[begin]);
    tag->confidence = confidence_of(d, begin, end);
    return NEWSFACTS_OK;
}

/* Adds the names that begin in `wanted`, which is a part of the piece. */
static newsfacts_status read_piece(nf_work *work, desk *d, const nf_piece *piece, nf_span wanted,
                                   nf_tags *out)
{
    uint32_t len = nf_span_len(piece->span), begin = 0;
    uint32_t free_from = out->len ? out->data[out->len - 1].span.end : 0;
    newsfacts__scores_read(piece, &d->scores);
    find_best(d, len);
    uint32_t first = walk_back(d, len);
    if (first < len) find_leads(d, first, len);
    for (uint32_t i = first; i < len; i++) {
        enum nf_label part = nf_lane_part(d->lane[i]);
        if (part == NF_LABEL_B || part == NF_LABEL_S) begin = i;
        if (part != NF_LABEL_E && part != NF_LABEL_S) continue;
        uint32_t at = piece->span.begin + begin;
        if (!nf_span_has(wanted, at) || at < free_from) continue;
        newsfacts_status status = add_tag(work, d, piece, begin, i + 1, out);
        if (status != NEWSFACTS_OK) return status;
    }
    return NEWSFACTS_OK;
}

/* As many words from `first` on as a piece holds. A word that is longer than a
 * piece holds no names and makes none. */
static nf_piece piece_from(const nf_text *text, const nf_words *words, uint32_t first, uint32_t end)
{
    uint32_t begin = words->data[first].begin, last = first;
    while (last < words->len && words->data[last].begin < end
           && words->data[last].begin + words->data[last].len <= begin + NF_PIECE)
        last++;
    const nf_word *word = &words->data[last > first ? last - 1 : first];
    nf_piece piece = {text, words, first, last, nf_span_make(begin, word->begin + word->len)};
    return piece;
}

/* The first word of the piece after this one. */
static uint32_t next_first(const nf_piece *piece)
{
    uint32_t next = piece->last;
    while (next - 1 > piece->first
           && piece->words->data[next - 1].begin + OVERLAP >= piece->span.end)
        next--;
    return next;
}

static newsfacts_status read_sentence(nf_work *work, desk *d, const nf_text *text,
                                      const nf_lexical *lexical, nf_span sentence, nf_tags *out)
{
    uint32_t first = lexical->word_at[sentence.begin], from = sentence.begin;
    while (first < lexical->words.len && lexical->words.data[first].begin < sentence.end) {
        nf_piece piece = piece_from(text, &lexical->words, first, sentence.end);
        bool whole = piece.span.end >= sentence.end;
        first = piece.last;
        if (piece.last == piece.first) {
            first++;
            continue;
        }
        uint32_t to = whole ? sentence.end : piece.span.end - OVERLAP / 2;
        newsfacts_status status = read_piece(work, d, &piece, nf_span_make(from, to), out);
        if (status != NEWSFACTS_OK || whole) return status;
        first = next_first(&piece);
        from = to;
    }
    return NEWSFACTS_OK;
}

/* Room for the longest sentence, or for a piece of it. */
static newsfacts_status prepare(nf_arena *arena, const nf_model *model,
                                const nf_sentencing *sentencing, const nf_lexical *lexical, desk *d)
{
    uint32_t chars = 1, words = 1;
    for (uint32_t i = 0; i < sentencing->sentences.len; i++) {
        nf_span span = sentencing->sentences.data[i].span;
        uint32_t len = nf_span_len(span);
        if (!len) continue;
        uint32_t more = lexical->word_at[span.end - 1] - lexical->word_at[span.begin] + 1;
        chars = len > chars ? len : chars;
        words = more > words ? more : words;
    }
    chars = chars < NF_PIECE ? chars : NF_PIECE;
    return desk_init(d, arena, model, chars, words < chars ? words : chars);
}

newsfacts_status newsfacts__tagger_read(nf_work *work, const nf_model *model, const nf_text *text,
                                        const nf_sentencing *sentencing, const nf_lexical *lexical,
                                        nf_tags *out)
{
    desk d;
    newsfacts_status status = prepare(&work->stage, model, sentencing, lexical, &d);
    for (uint32_t i = 0; i < sentencing->sentences.len && status == NEWSFACTS_OK; i++) {
        nf_span sentence = sentencing->sentences.data[i].span;
        if (!nf_spend(work, nf_span_len(sentence))) return NEWSFACTS_E_LIMIT;
        status = read_sentence(work, &d, text, lexical, sentence, out);
    }
    return status;
}
