#include "train.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static char *file_bytes(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    if (!f) stop_at(path, 0, "cannot be read");
    size_t cap = 1 << 16, len = 0, got;
    char *data = grab(cap + 1, 1);
    while ((got = fread(data + len, 1, cap - len, f)) > 0) {
        len += got;
        if (len == cap) data = regrow(data, (cap *= 2) + 1, 1);
    }
    fclose(f);
    data[len] = '\0';
    *size = len;
    return data;
}

static article *add_article(articles *out, const char *text, size_t size, enum source source,
                            enum use use)
{
    if (out->len == out->cap)
        out->data = regrow(out->data, out->cap = out->cap * 2 + 64, sizeof *out->data);
    article *a = &out->data[out->len++];
    memset(a, 0, sizeof *a);
    a->text = copy(text, size);
    a->size = size;
    a->source = (uint8_t)source;
    a->use = (uint8_t)use;
    return a;
}

static int kind_of(const char *name)
{
    if (!strcmp(name, "PER")) return NF_TAG_PER;
    if (!strcmp(name, "LOC")) return NF_TAG_LOC;
    return strcmp(name, "ORG") ? -1 : NF_TAG_ORG;
}

static void add_mark(article *a, uint32_t begin, uint32_t end, int kind, bool sure)
{
    a->marks = regrow(a->marks, a->marks_len + 1, sizeof *a->marks);
    mark *m = &a->marks[a->marks_len++];
    m->span = nf_span_make(begin, end);
    m->kind = (uint8_t)kind;
    m->sure = sure;
}

static int by_span(const void *a, const void *b)
{
    const mark *x = a, *y = b;
    int order = nf_span_order(x->span, y->span);
    return order ? order : (int)y->sure - (int)x->sure;
}

/* CLUENER marks addresses rather than places: they teach nothing on either. */
static bool is_address(const json *fine, uint32_t begin)
{
    const json *addresses = json_member(fine, "address");
    for (const json *m = addresses ? addresses->child : NULL; m; m = m->next)
        for (const json *span = m->child; span; span = span->next)
            if ((uint32_t)span->child->number == begin) return true;
    return false;
}

static void read_entities(article *a, const json *line)
{
    const json *entities = json_member(line, "entities"), *fine = json_member(line, "fine");
    for (const json *e = entities ? entities->child : NULL; e; e = e->next) {
        uint32_t begin = (uint32_t)e->child->number, end = (uint32_t)e->child->next->number;
        int kind = kind_of(e->child->next->next->text);
        if (kind >= 0)
            add_mark(a, begin, end, kind, !(kind == NF_TAG_LOC && is_address(fine, begin)));
    }
    if (a->marks_len) qsort(a->marks, a->marks_len, sizeof *a->marks, by_span);
}

/* Our names are the outermost: 湖北省|黄冈市 is one place, 美国|盖洛普公司 one organisation.
 * Single characters in a row (中美) are names of their own. */
static bool joins(const mark *a, const mark *b)
{
    if (a->span.end != b->span.begin || !a->sure || !b->sure) return false;
    if (nf_span_len(a->span) < 2 || nf_span_len(b->span) < 2) return false;
    if (a->kind == NF_TAG_LOC) return b->kind != NF_TAG_PER;
    return a->kind == NF_TAG_ORG && b->kind == NF_TAG_ORG;
}

static void join_marks(article *a)
{
    uint32_t to = 0;
    for (uint32_t i = 0; i < a->marks_len; i++) {
        if (to && joins(&a->marks[to - 1], &a->marks[i])) {
            a->marks[to - 1].span.end = a->marks[i].span.end;
            a->marks[to - 1].kind = a->marks[i].kind;
        } else {
            a->marks[to++] = a->marks[i];
        }
    }
    a->marks_len = to;
}

static uint64_t text_hash(const char *text, size_t size)
{
    uint64_t h = UINT64_C(1469598103934665603);
    for (size_t i = 0; i < size; i++) h = (h ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    return h ^ (h >> 29);
}

/* Shared runs of bytes tell that a passage stands in gold too. */
enum { RUN = 60 };

static bool knows_run(key_map *gold, const char *text, size_t size)
{
    for (size_t i = 0; i + RUN <= size; i++)
        if (key_map_find(gold, text_hash(text + i, RUN))) return true;
    return false;
}

static void read_lines(articles *out, const char *path, enum source source, enum use use,
                       bool split, key_map *gold)
{
    size_t size;
    char *data = file_bytes(path, &size);
    for (const char *at = data; *at; at++) {
        json_reset();
        json *line = json_read(&at);
        const json *text = json_member(line, "text");
        if (gold && knows_run(gold, text->text, text->size)) continue;
        bool held = split && text_hash(text->text, text->size) % 5 == 0;
        article *a = add_article(out, text->text, text->size, source, held ? USE_HELD : use);
        read_entities(a, line);
        while (*at && *at != '\n') at++;
        if (!*at) break;
    }
    free(data);
}

static void read_facts(article *a, const json *facts, const char *list, int kind)
{
    const json *all = json_member(facts, list);
    for (const json *f = all ? all->child : NULL; f; f = f->next) {
        const json *optional = json_member(f, "optional");
        add_mark(a, (uint32_t)json_member(f, "start")->number,
                 (uint32_t)json_member(f, "end")->number, kind,
                 !(optional && optional->type == JSON_TRUE));
    }
}

static void read_gold_file(articles *out, const char *stem, enum use use, key_map *runs)
{
    size_t size;
    char *text = file_bytes(join(stem, ".txt", ""), &size);
    article *a = add_article(out, text, size, SOURCE_GOLD, use);
    const char *facts_at = file_bytes(join(stem, ".gold.json", ""), &size);
    json_reset();
    json *facts = json_read(&facts_at);
    read_facts(a, facts, "people", NF_TAG_PER);
    read_facts(a, facts, "places", NF_TAG_LOC);
    read_facts(a, facts, "organisations", NF_TAG_ORG);
    if (a->marks_len) qsort(a->marks, a->marks_len, sizeof *a->marks, by_span);
    for (size_t i = 0; i + RUN <= a->size; i++) *key_map_at(runs, text_hash(a->text + i, RUN)) = 1;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void read_gold(articles *out, const char *folder, enum use use, key_map *runs)
{
    DIR *dir = opendir(folder);
    if (!dir) stop_at(folder, 0, "cannot be read");
    char **names = NULL;
    size_t len = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        size_t size = strlen(entry->d_name);
        if (size < 5 || strcmp(entry->d_name + size - 4, ".txt")) continue;
        names = regrow(names, len + 1, sizeof *names);
        names[len++] = copy(entry->d_name, size - 4);
    }
    closedir(dir);
    qsort(names, len, sizeof *names, by_name);
    for (size_t i = 0; i < len; i++) read_gold_file(out, join(folder, "/", names[i]), use, runs);
}

void corpus_join(articles *all, enum source source)
{
    for (size_t i = 0; i < all->len; i++)
        if (all->data[i].use == USE_TRAIN && all->data[i].source == source)
            join_marks(&all->data[i]);
}

void corpus_hold_gold(articles *all, unsigned part)
{
    for (size_t i = 0; i < all->len; i++) {
        article *a = &all->data[i];
        if (a->source == SOURCE_GOLD && a->use == USE_TRAIN
            && text_hash(a->text, a->size) % part == 0)
            a->use = USE_HELD;
    }
}

void corpus_read(articles *out, const char *names, const char *gold)
{
    key_map runs = {0};
    read_gold(out, join(gold, "/train", ""), USE_TRAIN, &runs);
    read_gold(out, join(gold, "/dev", ""), USE_TEST, &runs);
    read_lines(out, join(names, "/msra-test.jsonl", ""), SOURCE_MSRA, USE_TEST, false, NULL);
    read_lines(out, join(names, "/msra-train.jsonl", ""), SOURCE_MSRA, USE_TRAIN, false, NULL);
    read_lines(out, join(names, "/boson-train.jsonl", ""), SOURCE_BOSON, USE_TRAIN, true, &runs);
    read_lines(out, join(names, "/cluener-train.jsonl", ""), SOURCE_CLUENER, USE_TRAIN, true,
               &runs);
    read_lines(out, join(names, "/uner-train.jsonl", ""), SOURCE_UNER, USE_TRAIN, false, NULL);
    read_lines(out, join(names, "/uner-dev.jsonl", ""), SOURCE_UNER, USE_TEST, false, NULL);
}

void corpus_read_news(articles *out, const char *path, size_t most)
{
    size_t before = out->len;
    read_lines(out, path, SOURCE_NEWS, USE_TRAIN, false, NULL);
    if (out->len - before > most) out->len = before + most;
}

/* --------------------------------------------------------------- rosters */

typedef struct {
    char **names;
    size_t len, cap;
} roster_names;

static uint32_t chars_in(const char *text, size_t size)
{
    uint32_t n = 0;
    for (size_t i = 0; i < size; i++) n += ((unsigned char)text[i] & 0xc0) != 0x80;
    return n;
}

static void read_roster_names(roster_names *out, const char *path)
{
    FILE *f = fopen(path, "rb");
    char line[1024];
    if (!f) stop_at(path, 0, "cannot be read");
    while (fgets(line, sizeof line, f)) {
        size_t size = strcspn(line, " \t\r\n");
        if (size < 6 || size > 36 || (unsigned char)line[0] < 0xe0) continue;
        if (out->len == out->cap)
            out->names = regrow(out->names, out->cap = out->cap * 2 + 1024, sizeof *out->names);
        out->names[out->len++] = copy(line, size);
    }
    fclose(f);
}

static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*state >> 33) % below);
}

/* The next name of a roster: of any kind, or, where a roster goes by surnames, a
 * little further down the list. Long foreign names are rare among them. */
static const char *next_name(const roster_names *names, bool sorted, uint32_t *at, uint64_t *state)
{
    enum { LONG_NAME = 12, STEP = 12 };
    for (;;) {
        *at = sorted ? *at + 1 + draw(state, STEP) : draw(state, (uint32_t)names->len);
        const char *name = names->names[*at % names->len];
        if (strlen(name) <= LONG_NAME || draw(state, 8) == 0) return name;
    }
}

/* What stands behind one name in ten. */
static const char *note(uint64_t *state)
{
    static const char *const notes[] = {"（女）", "（女）", "（女）", "（回族）", "（藏族）",
                                        "（蒙古族）", "（壮族）", "（女，苗族）", "（女，满族）"};
    return draw(state, 10) ? "" : notes[draw(state, sizeof notes / sizeof *notes)];
}

/* Names in a row, as newspapers print committees: with nothing, a space or 、 between
 * them, here and there （女） behind one. */
static void add_roster(articles *out, const roster_names *names, uint64_t *state)
{
    static const char *const between[] = {"", "", "", " ", "、"};
    const char *separator = between[draw(state, 5)];
    uint32_t count = 8 + draw(state, 24), at = 0, begins[32], ends[32];
    uint32_t where = draw(state, (uint32_t)names->len);
    bool sorted = draw(state, 2);
    char text[4096] = "";
    for (uint32_t i = 0; i < count; i++) {
        const char *name = next_name(names, sorted, &where, state);
        begins[i] = at;
        ends[i] = at += chars_in(name, strlen(name));
        strcat(text, name);
        const char *extra = note(state);
        strcat(text, extra);
        strcat(text, separator);
        at += chars_in(extra, strlen(extra)) + chars_in(separator, strlen(separator));
    }
    article *a = add_article(out, text, strlen(text), SOURCE_ROSTER, USE_TRAIN);
    for (uint32_t i = 0; i < count; i++) add_mark(a, begins[i], ends[i], NF_TAG_PER, true);
}

void corpus_add_rosters(articles *out, const char *path, size_t count)
{
    roster_names names = {0};
    uint64_t state = 7;
    read_roster_names(&names, path);
    for (size_t i = 0; i < count && names.len; i++) add_roster(out, &names, &state);
}
