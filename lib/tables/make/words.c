/* words.c: the dictionary blob, words.bin: terms of all tables and the words. */
#include "base/trie_build.h"
#include "engine/dictionary.h"
#include "make.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One sense of one term, or a term as a word. */
typedef struct {
    uint32_t *text;
    uint32_t len;
    uint32_t table; /* 0: as a word */
    uint32_t row;
    uint32_t word;
    uint32_t frequency; /* of a word */
} entry;

typedef struct {
    entry *data;
    size_t len, cap;
} entries;

typedef struct {
    nf_trie_term *trie_terms;
    nf_term *terms;
    nf_sense *senses;
    uint32_t trie_len, terms_len, senses_len;
} dictionary;

/* What the entries of one text have in common. */
typedef struct {
    size_t first, last;
    uint32_t frequency;
} group;

static void add_entry(entries *all, entry e)
{
    if (all->len == all->cap) {
        all->cap = all->cap ? all->cap * 2 : 1024;
        all->data = regrow(all->data, all->cap, sizeof *all->data);
    }
    all->data[all->len++] = e;
}

/* A term folded as texts are. */
static entry fold_term(const table *t, size_t row, const char *term, size_t size)
{
    entry e = {grab(size + 1, sizeof *e.text), 0, 0, (uint32_t)row, 0, 0};
    const char *end = term + size;
    for (const char *at = term; at < end;) e.text[e.len++] = fold(utf8_next(&at));
    if (!e.len || e.len > NF_TRIE_DEPTH)
        stop_row(t, row, "a term is empty or longer than %d characters", NF_TRIE_DEPTH);
    if (e.text[0] == ' ' || e.text[e.len - 1] == ' ')
        stop_row(t, row, "a term begins or ends with a space");
    return e;
}

/* "=" is the term of the row above, which alone has a sense in the dictionary: a
 * name that hundreds of towns share must not give hundreds of hits. */
static bool same_as_above(const char *cell)
{
    return !strcmp(cell, "=");
}

static void add_cell(entries *all, const table *t, uint32_t number, size_t row, size_t col)
{
    const char *begin = tsv_cell(t, row, col);
    if (same_as_above(begin)) return;
    for (const char *bar; begin; begin = bar ? bar + 1 : NULL) {
        bar = strchr(begin, '|');
        entry e = fold_term(t, row, begin, bar ? (size_t)(bar - begin) : strlen(begin));
        e.table = number;
        add_entry(all, e);
    }
}

static void add_table(entries *all, const table *t, uint32_t number)
{
    for (size_t col = 0; col < t->columns_len; col++) {
        if (strcmp(t->columns[col].type, "key") != 0) continue;
        for (size_t row = 0; row < t->rows; row++) add_cell(all, t, number, row, col);
    }
}

static uint32_t pos_named(const table *t, size_t row, const char *name)
{
    static const char *const names[NF_POS_LEN] = {
        [NF_POS_NOUN] = "n",        [NF_POS_VERB] = "v",        [NF_POS_VN] = "vn",
        [NF_POS_ADJECTIVE] = "a",   [NF_POS_ADVERB] = "d",      [NF_POS_PERSON] = "nr",
        [NF_POS_PLACE] = "ns",      [NF_POS_ORG] = "nt",        [NF_POS_PROPER] = "nz",
        [NF_POS_TIME] = "t",        [NF_POS_NUMERAL] = "m",     [NF_POS_CLASSIFIER] = "q",
        [NF_POS_PREPOSITION] = "p", [NF_POS_CONJUNCTION] = "c", [NF_POS_PARTICLE] = "u",
        [NF_POS_PRONOUN] = "r",     [NF_POS_DIRECTION] = "f",   [NF_POS_PLACEWORD] = "s",
        [NF_POS_IDIOM] = "i",       [NF_POS_AFFIX] = "k",       [NF_POS_SOUND] = "o",
        [NF_POS_LATIN] = "x",       [NF_POS_PUNCTUATION] = "w", [NF_POS_UNKNOWN] = "-"};
    for (uint32_t i = 0; i < NF_POS_LEN; i++)
        if (!strcmp(name, names[i])) return i;
    stop_row(t, row, "part of speech \"%s\" is not known", name);
}

/* Rounded the same way everywhere: the last bits of log() differ between machines,
 * but never near enough to a half to show in 1/256. */
static uint32_t cost_of(double frequency, double total)
{
    double cost = floor(log(total / frequency) * NF_COST_UNIT + 0.5);
    if (cost < 1) return 1;
    return cost > NF_VALUE_COST ? NF_VALUE_COST : (uint32_t)cost;
}

static void add_words(entries *all, const table *t)
{
    size_t word = tsv_column(t, "word"), pos = tsv_column(t, "pos"),
           frequency = tsv_column(t, "frequency");
    double total = 0;
    for (size_t row = 0; row < t->rows; row++) {
        if (tsv_int(t, row, frequency) < 1) stop_row(t, row, "the frequency is below 1");
        total += (double)tsv_int(t, row, frequency);
    }
    for (size_t row = 0; row < t->rows; row++) {
        const char *text = tsv_cell(t, row, word);
        entry e = fold_term(t, row, text, strlen(text));
        e.frequency = (uint32_t)tsv_int(t, row, frequency);
        e.word = pos_named(t, row, tsv_cell(t, row, pos)) << NF_VALUE_POS_SHIFT
                 | cost_of((double)tsv_int(t, row, frequency), total);
        add_entry(all, e);
    }
}

static int by_text(const entry *x, const entry *y)
{
    for (uint32_t i = 0; i < x->len && i < y->len; i++)
        if (x->text[i] != y->text[i]) return x->text[i] < y->text[i] ? -1 : 1;
    return x->len < y->len ? -1 : x->len > y->len;
}

/* By text, then by table and row; of words that fold to the same text the likeliest
 * comes first. */
static int by_entry(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = by_text(x, y);
    if (order) return order;
    if (x->table != y->table) return x->table < y->table ? -1 : 1;
    uint32_t cx = x->word & NF_VALUE_COST, cy = y->word & NF_VALUE_COST;
    if (cx != cy) return cx < cy ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static nf_sense sense_of(const entry *e)
{
    if (e->row > NF_SENSE_ROW || e->table > (NF_VALUE_SENSE - 1) >> NF_SENSE_TABLE_SHIFT)
        stop_at("words.bin", 0, "table %u has too many rows", (unsigned)e->table);
    return e->table << NF_SENSE_TABLE_SHIFT | e->row;
}

/* The value of a term with senses; those from `first` on are its own. */
static uint32_t value_with(dictionary *d, uint32_t first, uint32_t word)
{
    uint32_t len = d->senses_len - first, senses = first;
    if (len > NF_TERM_WORD >> 16 || d->terms_len == NF_VALUE_SENSE)
        stop_at("words.bin", 0, "there are too many senses");
    if (len == 1) senses = d->senses[--d->senses_len];
    if (len == 1 && !word) return NF_VALUE_SENSE | senses;
    nf_term term = {senses, len << NF_TERM_SENSES_SHIFT | word};
    d->terms[d->terms_len] = term;
    return NF_VALUE_RECORD | d->terms_len++;
}

/* Turns the entries of a group into a term. */
static void add_term(dictionary *d, const entries *all, const group *g)
{
    const entry *e = &all->data[g->first];
    uint32_t word = e->table ? 0 : e->word, senses = d->senses_len;
    for (size_t i = g->first; i < g->last; i++) {
        const entry *s = &all->data[i];
        bool again = i > g->first && s[-1].table == s->table && s[-1].row == s->row;
        if (s->table && !again) d->senses[d->senses_len++] = sense_of(s);
    }
    uint32_t value = d->senses_len > senses ? value_with(d, senses, word) : word;
    nf_trie_term t = {e->text, e->len, value, g->frequency};
    d->trie_terms[d->trie_len++] = t;
}

static int by_frequency(const void *a, const void *b)
{
    const group *x = a, *y = b;
    if (x->frequency != y->frequency) return x->frequency > y->frequency ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* The terms; the most frequent first, so that what a parse reads of them lies together. */
static dictionary collect(entries *all)
{
    dictionary d = {grab(all->len, sizeof *d.trie_terms),
                    grab(all->len, sizeof *d.terms),
                    grab(all->len, sizeof *d.senses),
                    0,
                    0,
                    0};
    group *groups = grab(all->len, sizeof *groups);
    size_t len = 0;
    qsort(all->data, all->len, sizeof *all->data, by_entry);
    for (size_t first = 0, last; first < all->len; first = last) {
        for (last = first + 1; last < all->len; last++)
            if (by_text(&all->data[first], &all->data[last]) != 0) break;
        group g = {first, last, all->data[first].frequency};
        groups[len++] = g;
    }
    qsort(groups, len, sizeof *groups, by_frequency);
    for (size_t i = 0; i < len; i++) add_term(&d, all, &groups[i]);
    free(groups);
    return d;
}

static void *allocate(void *user, size_t size)
{
    (void)user;
    return malloc(size);
}

static void release(void *user, void *memory, size_t size)
{
    (void)user;
    (void)size;
    free(memory);
}

static nf_trie build_trie(const dictionary *d)
{
    newsfacts_allocator allocator = {allocate, release, NULL};
    nf_arena arena;
    nf_trie trie;
    newsfacts__arena_init(&arena, &allocator);
    enum nf_trie_problem problem =
        newsfacts__trie_build(d->trie_terms, d->trie_len, &arena, &arena, &trie, NULL);
    if (problem != NF_TRIE_BUILT) stop_at("words.bin", 0, "the trie failed: %d", (int)problem);
    return trie;
}

/* ---------------------------------------------------------------- the blob */

typedef struct {
    uint32_t id;
    size_t element_size;
    size_t count;
    const void *data;
} part;

static uint64_t aligned(uint64_t offset)
{
    return (offset + NF_BLOB_ALIGN - 1) / NF_BLOB_ALIGN * NF_BLOB_ALIGN;
}

static void write_blob(output *o, uint32_t kind, uint32_t version, const part *parts, uint32_t len)
{
    static const unsigned char padding[NF_BLOB_ALIGN];
    nf_blob_header header = {{'N', 'F', 'B', 'L', 'O', 'B', '\r', '\n'},
                             0x01020304,
                             NF_BLOB_FORMAT,
                             kind,
                             version,
                             0,
                             0,
                             len,
                             {0, 0, 0, 0, 0, 0}};
    nf_blob_section *sections = grab(len, sizeof *sections);
    uint64_t at = sizeof header + len * sizeof *sections;
    for (uint32_t i = 0; i < len; i++) {
        nf_blob_section s = {parts[i].id, (uint32_t)parts[i].element_size, aligned(at),
                             parts[i].count};
        sections[i] = s;
        at = aligned(at) + parts[i].element_size * parts[i].count;
    }
    out_bytes(o, &header, sizeof header);
    out_bytes(o, sections, len * sizeof *sections);
    for (uint32_t i = 0; i < len; i++) {
        out_bytes(o, padding, (size_t)(sections[i].offset - o->size));
        out_bytes(o, parts[i].data, parts[i].element_size * parts[i].count);
    }
    header.size = o->size;
    header.crc = newsfacts__crc32(0, o->data + sizeof header, o->size - sizeof header);
    memcpy(o->data, &header, sizeof header);
}

void words_write(const char *folder, table *const *tables, size_t len, const table *words)
{
    entries all = {NULL, 0, 0};
    for (size_t i = 0; i < len; i++)
        add_table(&all, tables[i], table_number(tables, len, tables[i]));
    if (words) add_words(&all, words);
    dictionary d = collect(&all);
    nf_trie trie = build_trie(&d);
    part parts[] = {
        {NF_SECTION_TRIE, sizeof *trie.nodes, trie.nodes_len, trie.nodes},
        {NF_SECTION_TRIE + 1, sizeof *trie.page, NF_TRIE_PAGES, trie.page},
        {NF_SECTION_TRIE + 2, sizeof *trie.codes, trie.codes_len, trie.codes},
        {NF_SECTION_TERMS, sizeof *d.terms, d.terms_len, d.terms},
        {NF_SECTION_SENSES, sizeof *d.senses, d.senses_len, d.senses},
    };
    output *o = out_open(folder, "words.bin");
    write_blob(o, NF_DICTIONARY_KIND, tables_stamp(tables, len), parts,
               sizeof parts / sizeof *parts);
    printf("words.bin: %u terms, %u nodes, %zu bytes\n", (unsigned)d.trie_len,
           (unsigned)trie.nodes_len, o->size);
    out_close(o);
}
