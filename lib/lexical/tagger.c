#include "lexical/tagger.h"

#include "lexical/features.h"
#include "lexical/lanes.h"

enum {
    OVERLAP = 64,    /* characters that two pieces of a long sentence share */
    LEAD = 8,        /* features whose bucket is fetched before it is needed */
    EDGE = 2,        /* places beyond a piece that features at its ends speak for */
    LOWEST = -12000  /* of a path against the best one: sums stay inside 16 bits */
};

typedef int16_t steps[NF_MODEL_LANES];

/* A feature that the model knows. */
typedef struct {
    const int8_t *row; /* one for each bit of the mask */
    uint32_t feature;
    uint32_t mask;
} found_row;

/* Workspace for one piece at a time. */
typedef struct {
    const nf_model *model;
    nf_features features;
    found_row *found; /* [longest * NF_FEATURES_EACH] */
    steps *score;     /* [longest] of each label by the features, and EDGE more at both ends */
    steps *best;      /* [longest] of the best path up to here, by label */
    steps *rest;      /* [longest] of the best path from here on */
    uint8_t *lane;    /* [longest] the best path of all */
    steps back[NF_MODEL_LANES]; /* model->scores->step by the label that follows */
} desk;

/* For pieces of up to `longest` characters: most articles have no sentence near NF_PIECE. */
static newsfacts_status desk_init(desk *d, nf_arena *arena, const nf_model *model, uint32_t longest)
{
    d->model = model;
    d->found = newsfacts__arena_raw(arena, (size_t)longest * NF_FEATURES_EACH, sizeof *d->found);
    d->score = newsfacts__arena_raw(arena, longest + 2 * EDGE, sizeof *d->score);
    d->best = newsfacts__arena_raw(arena, longest, sizeof *d->best);
    d->rest = newsfacts__arena_raw(arena, longest, sizeof *d->rest);
    d->lane = newsfacts__arena_raw(arena, longest, sizeof *d->lane);
    if (arena->failed) return NEWSFACTS_E_MEMORY;
    d->score += EDGE;
    for (int p = 0; p < NF_MODEL_LANES; p++)
        for (int l = 0; l < NF_MODEL_LANES; l++) d->back[l][p] = model->scores->step[p][l];
    return newsfacts__features_init(arena, longest, &d->features);
}

/* ------------------------------------------------------------ scores */

/* Memory that will be needed soon. */
static void fetch(const void *memory)
{
#if defined(__GNUC__)
    __builtin_prefetch(memory);
#else
    (void)memory;
#endif
}

/* Looks up all features and asks for their rows, which lie far apart. */
static uint32_t find_rows(desk *d)
{
    const nf_keys keys = d->model->features;
    const nf_feature *all = d->features.list;
    uint32_t len = d->features.len, found = 0;
    for (uint32_t i = 0; i < len; i++) {
        if (i + LEAD < len) nf_key_fetch(&keys, all[i + LEAD].key);
        nf_key_place place = nf_key_find(&keys, all[i].key);
        if (!place.value) continue;
        found_row *f = &d->found[found++];
        f->row = d->model->rows + (size_t)nf_feature_row(d->model, place) * NF_MODEL_WEIGHTS;
        f->feature = i;
        f->mask = place.value;
        fetch(f->row);
    }
    return found;
}

/* Slots of characters are neighbouring places: at - 2 and on for one, at - 1 for two. */
static void add_char(desk *d, const nf_feature *f, const int8_t *row, uint32_t mask)
{
    steps *score = d->score + f->at - (f->shape == NF_SHAPE_ONE ? 2 : f->shape == NF_SHAPE_PAIR);
    for (; mask; score++, mask >>= 1) {
        if (!(mask & 1)) continue;
        nf_lanes_add(*score, row);
        row += NF_MODEL_WEIGHTS;
    }
}

/* The row of the lowest bit of *mask goes to places [begin, end); rows and bits move on. */
static inline const int8_t *add_places(desk *d, const int8_t *row, uint32_t *mask, int32_t begin,
                                       int32_t end)
{
    uint32_t bit = *mask & 1;
    *mask >>= 1;
    if (!bit) return row;
    for (int32_t i = begin; i < end; i++) nf_lanes_add(d->score[i], row);
    return row + NF_MODEL_WEIGHTS;
}

/* What nf_feature_range says of the slots of words, in one go. */
static void add_word(desk *d, const nf_feature *f, const int8_t *row, uint32_t mask)
{
    int32_t begin = f->at, end = begin + f->own, last = f->own > 1 ? end - 1 : end;
    if (f->shape == NF_SHAPE_WORDS) {
        row = add_places(d, row, &mask, end - 1, end);
        row = add_places(d, row, &mask, begin, end - 1);
    } else {
        row = add_places(d, row, &mask, begin, f->own == 1 ? end : begin);
        row = add_places(d, row, &mask, begin, f->own == 1 ? begin : begin + 1);
        row = add_places(d, row, &mask, begin + 1, last);
        row = add_places(d, row, &mask, last, end);
        if (!mask) return;
        row = add_places(d, row, &mask, f->before ? begin - 1 : begin, begin);
        row = add_places(d, row, &mask, begin - f->before, begin - 1);
    }
    row = add_places(d, row, &mask, end, f->after ? end + 1 : end);
    add_places(d, row, &mask, end + 1, end + f->after);
}

static void add_features(desk *d, uint32_t len)
{
    uint32_t found = find_rows(d);
    memset(d->score - EDGE, 0, (len + 2 * EDGE) * sizeof *d->score);
    for (uint32_t i = 0; i < found; i++) {
        const nf_feature *f = &d->features.list[d->found[i].feature];
        if (f->shape <= NF_SHAPE_HERE) add_char(d, f, d->found[i].row, d->found[i].mask);
        else add_word(d, f, d->found[i].row, d->found[i].mask);
    }
    for (uint32_t i = 0; i < len; i++) /* rows reach into the lanes behind them */
        for (int l = NF_MODEL_WEIGHTS; l < NF_MODEL_LANES; l++) d->score[i][l] = 0;
}

/* --------------------------------------------------------- best path */

static void find_best(desk *d, uint32_t len)
{
    const nf_model_scores *s = d->model->scores;
    memcpy(d->best[0], s->first, sizeof *d->best);
    nf_lanes_settle(d->best[0], d->score[0], LOWEST);
    for (uint32_t i = 1; i < len; i++) {
        nf_lanes_best(d->best[i - 1], s->step, d->best[i]);
        nf_lanes_settle(d->best[i], d->score[i], LOWEST);
    }
}

/* The same from the end, for the paths that go on from each label. */
static void find_rest(desk *d, uint32_t len)
{
    static const steps nothing;
    steps next;
    memcpy(d->rest[len - 1], d->model->scores->last, sizeof *d->rest);
    for (uint32_t i = len - 1; i > 0; i--) {
        memcpy(next, d->rest[i], sizeof next);
        nf_lanes_settle(next, d->score[i], LOWEST);
        nf_lanes_best(next, (const int16_t (*)[NF_MODEL_LANES])d->back, d->rest[i - 1]);
        nf_lanes_settle(d->rest[i - 1], nothing, LOWEST);
    }
}

/* The lane from which the best path came to `to`. */
static uint8_t came_from(const steps *step, const int16_t *best, uint8_t to)
{
    int from = 0, top = INT32_MIN;
    for (int p = 0; p < NF_MODEL_LABELS; p++) {
        int x = best[p] + step[p][to];
        if (x > top) top = x, from = p;
    }
    return (uint8_t)from;
}

/* False: no name on the best path. */
static bool walk_back(desk *d, uint32_t len)
{
    const nf_model_scores *s = d->model->scores;
    uint8_t lane = 0;
    bool names = false;
    for (int top = INT32_MIN, l = 0; l < NF_MODEL_LABELS; l++) {
        int x = d->best[len - 1][l] + s->last[l];
        if (x > top) top = x, lane = (uint8_t)l;
    }
    for (uint32_t i = len; i-- > 0;) {
        d->lane[i] = lane;
        names |= lane != NF_LANE_O;
        if (i) lane = came_from(s->step, d->best[i - 1], lane);
    }
    return names;
}

/* -------------------------------------------------------- confidence */

/* By how much the best path leads all that have another label at i. */
static int lead_at(const desk *d, uint32_t i)
{
    int other = INT32_MIN, best = d->best[i][d->lane[i]] + d->rest[i][d->lane[i]];
    for (int l = 0; l < NF_MODEL_LABELS; l++) {
        int x = d->best[i][l] + d->rest[i][l];
        if (l != d->lane[i] && x > other) other = x;
    }
    return best - other;
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
        int here = lead_at(d, i);
        lead = here < lead ? here : lead;
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
static newsfacts_status add_tags(nf_work *work, desk *d, const nf_piece *piece, nf_span wanted,
                                 nf_tags *out)
{
    uint32_t len = nf_span_len(piece->span), begin = 0;
    uint32_t free_from = out->len ? out->data[out->len - 1].span.end : 0;
    find_rest(d, len);
    for (uint32_t i = 0; i < len; i++) {
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
        newsfacts__features_read(d->model, &piece, &d->features);
        add_features(d, nf_span_len(piece.span));
        find_best(d, nf_span_len(piece.span));
        newsfacts_status status = NEWSFACTS_OK;
        if (walk_back(d, nf_span_len(piece.span)))
            status = add_tags(work, d, &piece, nf_span_make(from, to), out);
        if (status != NEWSFACTS_OK || whole) return status;
        first = next_first(&piece);
        from = to;
    }
    return NEWSFACTS_OK;
}

static uint32_t longest_piece(const nf_sentencing *sentencing)
{
    uint32_t longest = 1;
    for (uint32_t i = 0; i < sentencing->sentences.len && longest < NF_PIECE; i++) {
        uint32_t len = nf_span_len(sentencing->sentences.data[i].span);
        if (len > longest) longest = len < NF_PIECE ? len : NF_PIECE;
    }
    return longest;
}

newsfacts_status newsfacts__tagger_read(nf_work *work, const nf_model *model, const nf_text *text,
                                        const nf_sentencing *sentencing,
                                        const nf_lexical *lexical, nf_tags *out)
{
    desk *d = newsfacts__arena_raw(&work->scratch, 1, sizeof *d);
    if (!d) return NEWSFACTS_E_MEMORY;
    newsfacts_status status = desk_init(d, &work->scratch, model, longest_piece(sentencing));
    for (uint32_t i = 0; i < sentencing->sentences.len && status == NEWSFACTS_OK; i++) {
        nf_span sentence = sentencing->sentences.data[i].span;
        if (!nf_spend(work, nf_span_len(sentence))) return NEWSFACTS_E_LIMIT;
        status = read_sentence(work, d, text, lexical, sentence, out);
    }
    return status;
}
