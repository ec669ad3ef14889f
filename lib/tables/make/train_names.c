/* train_names.c: lists of names as runs of words. */
#include "train.h"

#include <stdlib.h>
#include <string.h>

enum {
    WORDS_OF_NAME = 4,
    LOOSE = 8 /* lists with this flag have common words among their names: runs of words only */
};

/* The name in a line of a list: the first field, or the second of a table with codes. */
static void take_name(const char *line, size_t size, output *out)
{
    const char *comma = memchr(line, ',', size), *begin = line;
    const char *end = line + size;
    if (comma) begin = comma + 1;
    if (begin < end && *begin == '"') begin++;
    size_t len = strcspn(begin, " \t,\"\r\n");
    if (begin + len > end) len = (size_t)(end - begin);
    if (len < 6) return; /* one character is no name of a list */
    out_bytes(out, begin, len);
    out_bytes(out, "\n", 1);
}

/* Names by the key of their words, and the keys that their first words make. */
typedef struct {
    key_map all, starts;
} name_list;

static void add_names(name_list *list, const output *names, uint8_t flag)
{
    const uint32_t least = flag >= LOOSE ? 2 : 1;
    reading r;
    reading_begin(&r, names->data, names->size);
    for (uint32_t i = 0; i < r.sentencing.sentences.len; i++) {
        nf_span span = r.sentencing.sentences.data[i].span;
        uint64_t key = 0, start = 0;
        uint32_t words = 0;
        for (uint32_t w = r.lexical.word_at[span.begin];
             w < r.lexical.words.len && r.lexical.words.data[w].begin < span.end; w++, words++) {
            const nf_word *word = &r.lexical.words.data[w];
            key = nf_words_key(
                key,
                newsfacts__word_key(&r.text, nf_span_make(word->begin, word->begin + word->len)));
            if (words < 2) start = key;
        }
        if (words < least || words > WORDS_OF_NAME) continue;
        *key_map_at(&list->all, key) |= flag;
        *key_map_at(&list->starts, start) = 1;
    }
    reading_end(&r);
}

static void read_list(name_list *list, const char *path, uint8_t flag)
{
    FILE *f = fopen(path, "rb");
    if (!f) stop_at(path, 0, "cannot be read");
    output *names = out_open("", "");
    char line[4096];
    while (fgets(line, sizeof line, f)) take_name(line, strlen(line), names);
    fclose(f);
    if (names->size) add_names(list, names, flag);
}

static nf_name_list pack_names(const key_map *map)
{
    uint64_t *keys = grab(map->len, sizeof *keys);
    uint32_t *flags = grab(map->len, sizeof *flags), len = 0;
    for (size_t i = 0; i < map->slots; i++) {
        if (!map->keys[i]) continue;
        keys[len] = map->keys[i];
        flags[len++] = map->values[i];
    }
    fprintf(stderr, "%u listed names\n", len);
    const key_slots places = keys_place(keys, len);
    uint16_t *slots = grab(places.slots_len, sizeof *slots);
    for (uint32_t i = 0; i < len; i++)
        slots[places.slot_of[i]] = (uint16_t)(nf_name_check(keys[i]) | flags[i]);
    const nf_name_list list = {places.pilots, slots, places.pilots_len, places.slots_len};
    return list;
}

static nf_filter pack_starts(const key_map *map)
{
    enum { BITS = 5 }; /* a key: one stranger in six is taken for one */
    nf_filter filter;
    filter.len = (uint32_t)(map->len * BITS / 64 + 1);
    uint64_t *bits = grab(filter.len, sizeof *bits);
    for (size_t i = 0; i < map->slots; i++) {
        uint32_t bit = nf_filter_bit(map->keys[i], filter.len);
        if (map->keys[i]) bits[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    filter.bits = bits;
    return filter;
}

void words_names(const char *const *lists, size_t lists_len, nf_model *out)
{
    name_list list = {{0}, {0}};
    for (size_t i = 0; i < lists_len; i++) {
        int flag = atoi(lists[i]);
        if (flag <= 0 || flag > NF_NAME_FLAGS) stop_at(lists[i], 0, "no flag of a list");
        read_list(&list, strchr(lists[i], ':') + 1, (uint8_t)flag);
    }
    out->names = pack_names(&list.all);
    out->starts = pack_starts(&list.starts);
}
