/* train.h: what the parts of the tagger's trainer share.
 *
 * Like the table generator a program of the developers: it stops at the first
 * mistake and frees nothing. The same data, options and seed give the same bytes. */
#ifndef NF_TABLES_TRAIN_H
#define NF_TABLES_TRAIN_H

#include "lexical/features.h"
#include "make.h"

/* ------------------------------------------------------- train_corpus.c */

/* Where an article comes from: what its annotators call a name differs. */
enum source {
    SOURCE_MSRA,
    SOURCE_BOSON,
    SOURCE_CLUENER,
    SOURCE_UNER,
    SOURCE_GOLD,
    SOURCE_ROSTER,
    SOURCE_NEWS,
    SOURCES
};

/* What an article is for. */
enum use { USE_TRAIN, USE_HELD, USE_TEST };

typedef struct {
    nf_span span;
    uint8_t kind; /* nf_tag_kind */
    bool sure;    /* false: may be called a name or not */
} mark;

typedef struct {
    char *text;
    size_t size;
    mark *marks; /* by begin */
    uint32_t marks_len;
    uint8_t source;
    uint8_t use;
} article;

typedef struct {
    article *data;
    size_t len, cap;
} articles;

/* Adds the articles of FOLDER/names, FOLDER/../gold and FOLDER/news. Passages that
 * stand in gold too are left out of the other sets. */
void corpus_read(articles *out, const char *names, const char *gold);
/* Makes the names of a set outermost ones, as ours are. */
void corpus_join(articles *all, enum source source);

/* Keeps one in `part` of the gold training articles for measuring. */
void corpus_hold_gold(articles *all, unsigned part);

/* Adds made-up rows of names of a list: text is rich in them, our corpora are not. */
void corpus_add_rosters(articles *out, const char *path, size_t count);
void corpus_read_news(articles *out, const char *path, size_t most);

/* ---------------------------------------------------------- train_json.c */

typedef struct json {
    enum {
        JSON_NULL,
        JSON_FALSE,
        JSON_TRUE,
        JSON_NUMBER,
        JSON_STRING,
        JSON_ARRAY,
        JSON_OBJECT
    } type;
    const char *name;    /* of an object's member */
    char *text;          /* of a string, NUL-terminated; size bytes */
    size_t size;
    double number;
    struct json *child;  /* first element or member */
    struct json *next;
} json;

/* One value from *at on, which moves behind it. The memory is taken from a pool
 * that json_reset empties. */
json *json_read(const char **at);
const json *json_member(const json *object, const char *name);
void json_reset(void);

/* --------------------------------------------------------- train_words.c */

/* Calls the stages that come before the tagger. */
typedef struct {
    nf_work work;
    nf_text text;
    nf_sentencing sentencing;
    nf_lexical lexical;
} reading;

void reading_begin(reading *r, const char *text, size_t size);
void reading_end(reading *r);

/* The next piece of a reading; *sentence and *word start at 0. */
bool reading_piece(const reading *r, uint32_t *sentence, uint32_t *word, nf_piece *out);

/* A growing table of keys, 0 for none. */
typedef struct {
    uint64_t *keys;
    uint32_t *values;
    size_t slots, len;
} key_map;

uint32_t *key_map_at(key_map *map, uint64_t key); /* value, 0 when new */
const uint32_t *key_map_find(const key_map *map, uint64_t key);

typedef struct {
    uint64_t key;
    uint8_t value;
} key_value;

/* Packs pairs into buckets, most important first; the few that find no place are
 * dropped. *who (NULL allowed): the pair in each slot of each bucket. */
nf_keys keys_pack(const key_value *pairs, size_t len, double load, uint32_t **who);

/* The perfect hash of lexical/weights.h. */
typedef struct {
    uint16_t *pilots;
    uint32_t *slot_of; /* [keys] */
    uint32_t pilots_len, slots_len;
} key_slots;

/* No key comes twice. */
key_slots keys_place(const uint64_t *keys, uint32_t len);

/* Tables of words that features look at, learnt from the articles. */
nf_keys words_heads(const articles *all, unsigned one_in); /* that do so once in `one_in` */
nf_keys words_clusters(const articles *all, unsigned clusters, unsigned rounds);
/* Each list as FLAG:PATH, flags below 16. Fills names and starts of the model. */
void words_names(const char *const *lists, size_t lists_len, nf_model *out);

/* ---------------------------------------------------------- train_data.c */

/* A piece of an article with its features. */
typedef struct {
    uint32_t first; /* of its characters in the arrays of `samples` */
    uint32_t begin; /* in the article */
    uint32_t len;
    uint32_t article;
    uint8_t source, use;
    bool sure;      /* every character has one label only */
} sample;

typedef struct {
    sample *data;
    size_t len, cap;
    uint16_t *allowed;    /* [chars] bit of every label that a character may have */
    uint32_t *at;         /* [chars + 1] its features: list[at[i]] to list[at[i + 1]] */
    uint32_t *list;       /* features by number */
    size_t chars, chars_cap, list_len, list_cap;
    uint32_t features;    /* numbers are below this; 0 is none */
    uint64_t *keys;       /* [features] */
    uint8_t *slots;       /* [features] row of the key's block */
    uint8_t *families;    /* [features] nf_family */
    uint32_t *counts;     /* [features] in training */
    uint64_t without;     /* bit of every nf_family that is left out */
    const nf_weights *known; /* NULL, or: features without weights here get no number */
} samples;

void samples_read(samples *out, const articles *all, const nf_model *words, uint32_t cutoff,
                  uint64_t without);

/* The features of a model that the articles have; `see` gets the samples of one article
 * after the other. */
typedef void samples_seer(void *context, const samples *one);
void samples_stream(samples *out, const articles *all, const nf_model *model, samples_seer *see,
                    void *context);

/* Shares what samples_keep does not change. */
void samples_copy(samples *out, const samples *s);

/* Keeps features with keep[f], numbers them anew. */
void samples_keep(samples *s, const bool *keep);

/* ----------------------------------------------------------- train_crf.c */

enum { COPIES = 3 }; /* weights of a sample: those of all and of up to two sets */

typedef struct {
    float w[NF_MODEL_LANES];
    float g[NF_MODEL_LANES]; /* sums of squared gradients */
} row;

/* Weights of one set: own rows for features that it knows well. */
typedef struct {
    uint32_t *row_of; /* [features] number of the row, 0 none */
    float step[NF_MODEL_LANES][NF_MODEL_LANES], step_g[NF_MODEL_LANES][NF_MODEL_LANES];
} weights;

enum set { SET_ALL, SET_MSRA, SET_NEWS, SET_CLUENER, SET_UNER, SET_GOLD, SETS };

typedef struct {
    weights sets[SETS];
    row *rows;      /* row 0 is nobody's */
    size_t rows_len;
} crf;

typedef struct {
    double rate;         /* AdaGrad */
    double start;        /* of the sums of squared gradients; below 0: as they are */
    double dropout;
    unsigned epochs, averaged; /* the last so many are averaged */
    double weight[SOURCES];    /* of a source's gradients */
    uint64_t seed;
} crf_options;

void crf_init(crf *model, const samples *s, uint32_t copy_cutoff);
void crf_train(crf *model, const samples *s, const crf_options *options);

/* The weights of a profile: [features][LANES], and steps. */
typedef struct {
    float (*w)[NF_MODEL_LANES];
    float step[NF_MODEL_LANES][NF_MODEL_LANES];
} folded;

/* `bias` goes to every name against O, once a character. */
folded crf_fold(const crf *model, const samples *s, enum source profile, double bias);
/* How likely each label is at each character. */
void crf_believe(const folded *f, const samples *s, const sample *one,
                 float (*out)[NF_MODEL_LANES]);

void crf_decode(const folded *f, const samples *s, const sample *one, uint8_t *labels);

/* Takes `other` into a mean of `count` models. */
void crf_mean(crf *model, const crf *other, unsigned count);
void crf_scale(crf *model, double factor);
void crf_free(crf *model);

/* A model of the kept features only, before samples_keep renumbers them. */
void crf_keep(crf *out, const crf *model, const samples *s, const bool *keep);

/* ----------------------------------------------------------- train_pack.c */

/* The `rows` features that matter most. */
bool *features_worth(const folded *f, const samples *s, uint32_t rows);

/* The rows of features that have a key in common: by slot, from `first` to `end`. */
typedef struct {
    uint64_t key, count;
    uint32_t feature[NF_MODEL_BLOCK]; /* by slot, 0 none: a row of zeros */
    uint8_t family, first, end;
    uint8_t zeros, zeros_behind; /* rows of zeros at the begin and the end */
    uint8_t shared;              /* of `zeros`: those at the end of the block before */
} feature_block;

/* Blocks of the features that say anything, in the order in which they are to lie. */
feature_block *feature_blocks(const samples *s, const bool *say, uint32_t *len);

/* about->scale 0: one that fits the weights. */
void pack_model(output *o, const folded *f, const samples *s, const nf_model *words,
                const nf_model_info *about);

/* The weights of a packed model for the features of samples_stream. */
folded unpack_model(const nf_model *model, const samples *s);

/* ---------------------------------------------------------- train_prune.c */

/* Adds to each feature what it does for the labels of a sample: by how much they would be
 * less likely without it, as far as the second derivative says. */
void worth_add(double *worth, const folded *f, const samples *s, const sample *one, double weight);

/* The features that are worth most among those that take so many bytes. */
bool *features_within(const samples *s, const double *worth, double bytes);

/* ---------------------------------------------------------- train_score.c */

typedef struct {
    uint32_t right[NF_TAG_KINDS], found[NF_TAG_KINDS], there[NF_TAG_KINDS];
} score;

/* Names that labels say, in places from `begin` on; returns how many. */
uint32_t score_marks(const uint8_t *labels, uint32_t len, uint32_t begin, mark *out);

void score_article(score *s, const article *a, const mark *found, uint32_t found_len);
void score_print(const char *name, const score *s);

#endif
