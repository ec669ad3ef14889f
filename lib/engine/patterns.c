/* patterns.c: the patterns of tables/source/layout.tsv. */
#include "engine/pattern.h"

#include "base/status.h"
#include "tables/tables.h"

#include <string.h>

/* Slots of the map from characters to marks: a power of two, well above the
 * number of characters in column needs. */
enum { SLOT_BITS = 9, SLOTS = 1 << SLOT_BITS, GROUPS = 64 };

typedef struct {
    uint32_t character; /* 0: free */
    uint64_t marks;
} slot;

struct nf_patterns {
    newsfacts_allocator allocator;
    nf_pattern *rows[NF_LAYOUT_LEN];
    uint64_t needs[NF_LAYOUT_LEN]; /* one bit a group; 0: always possible */
    slot slots[SLOTS];
    uint32_t slots_used;
};

static bool is_part(const nf_layout_row *row)
{
    return row->kind == NF_LAYOUT_KIND_PART;
}

/* ------------------------------------------------------------ column needs */

static const slot *find_slot(const nf_patterns *p, uint32_t character)
{
    uint32_t at = (character * 2654435769u) >> (32 - SLOT_BITS);
    while (p->slots[at].character && p->slots[at].character != character) at = (at + 1) % SLOTS;
    return &p->slots[at];
}

/* The character at *at, which moves on. Tables are valid UTF-8. */
static uint32_t next_char(const char **at)
{
    const unsigned char *b = (const unsigned char *)*at;
    uint32_t size = b[0] < 0x80 ? 1 : b[0] < 0xe0 ? 2 : b[0] < 0xf0 ? 3 : 4;
    uint32_t c = size == 1 ? b[0] : b[0] & (0xffu >> (size + 1));
    for (uint32_t i = 1; i < size; i++) c = c << 6 | (b[i] & 0x3fu);
    *at += size;
    return c;
}

/* Gives a row's groups the next free bits; rows beyond the last bit are always
 * tried, which costs time and nothing else. */
static void read_needs(nf_patterns *p, uint32_t row, uint32_t *group)
{
    const char *at = newsfacts__layout[row].needs;
    for (bool open = false; *at;) {
        uint32_t c = next_char(&at);
        if (c == ' ') {
            open = false;
            continue;
        }
        if (*group == GROUPS || p->slots_used == SLOTS / 2) return;
        if (!open) p->needs[row] |= (uint64_t)1 << (*group)++;
        open = true;
        slot *s = &p->slots[find_slot(p, c) - p->slots];
        p->slots_used += !s->character;
        s->character = c;
        s->marks |= (uint64_t)1 << (*group - 1);
    }
}

uint64_t newsfacts__patterns_marks(const nf_patterns *patterns, uint32_t character)
{
    return character ? find_slot(patterns, character)->marks : 0;
}

bool newsfacts__pattern_possible(const nf_patterns *patterns, uint32_t row, uint64_t marks)
{
    return (patterns->needs[row] & ~marks) == 0;
}

/* ----------------------------------------------------------------- compile */

/* Kinds that see most paragraphs or most short lines; the others would not earn
 * back the time of compiling to machine code. */
static bool runs_often(const nf_layout_row *row)
{
    switch (row->kind) {
    case NF_LAYOUT_KIND_DATELINE:
    case NF_LAYOUT_KIND_CREDIT:
    case NF_LAYOUT_KIND_BOILERPLATE:
    case NF_LAYOUT_KIND_BYLINE: return true;
    default: return false;
    }
}

/* Whether `text` calls the part: (?&name). */
static bool calls(const char *text, const char *name)
{
    size_t size = strlen(name);
    for (const char *at = text; (at = strstr(at, "(?&")); at++)
        if (!strncmp(at + 3, name, size) && at[3 + size] == ')') return true;
    return false;
}

/* Appends `text` at *size while there is room; *size grows in any case. */
static void append(char *out, size_t room, size_t *size, const char *text)
{
    size_t more = strlen(text);
    if (out && more <= room - *size) memcpy(out + *size, text, more);
    *size += more;
}

/* Marks the parts that `text` calls and those that they call. A part may call
 * parts of the rows before it alone, so one pass from the last row will do. */
static void mark_parts(const char *text, bool *used)
{
    for (uint32_t i = NF_LAYOUT_LEN; i-- > 0;) {
        const nf_layout_row *part = &newsfacts__layout[i];
        if (!is_part(part)) continue;
        used[i] = calls(text, part->name);
        for (uint32_t k = i + 1; k < NF_LAYOUT_LEN && !used[i]; k++)
            used[i] = used[k] && calls(newsfacts__layout[k].pattern, part->name);
    }
}

/* The pattern with the definitions of its parts before it; returns its size. */
static size_t write_source(uint32_t row, const bool *used, char *out, size_t room)
{
    size_t size = 0;
    append(out, room, &size, "(?(DEFINE)");
    for (uint32_t i = 0; i < NF_LAYOUT_LEN; i++) {
        if (!used[i]) continue;
        append(out, room, &size, "(?<");
        append(out, room, &size, newsfacts__layout[i].name);
        append(out, room, &size, ">");
        append(out, room, &size, newsfacts__layout[i].pattern);
        append(out, room, &size, ")");
    }
    append(out, room, &size, ")");
    append(out, room, &size, newsfacts__layout[row].pattern);
    return size;
}

static newsfacts_status compile_row(nf_patterns *p, uint32_t row, newsfacts_error *error)
{
    bool used[NF_LAYOUT_LEN] = {false};
    mark_parts(newsfacts__layout[row].pattern, used);
    size_t size = write_source(row, used, NULL, 0);
    char *source = p->allocator.alloc(p->allocator.user, size);
    if (!source)
        return newsfacts__fail(error, NEWSFACTS_E_MEMORY, 0, 0, "the allocator returned no memory");
    write_source(row, used, source, size);
    newsfacts_status status = newsfacts__pattern_new(
        &p->allocator, source, size, runs_often(&newsfacts__layout[row]) ? NF_PATTERN_OFTEN : 0,
        &p->rows[row], error);
    p->allocator.release(p->allocator.user, source, size);
    return status;
}

newsfacts_status newsfacts__patterns_new(const newsfacts_allocator *allocator, nf_patterns **out,
                                         newsfacts_error *error)
{
    *out = NULL;
    nf_patterns *p = allocator->alloc(allocator->user, sizeof *p);
    if (!p)
        return newsfacts__fail(error, NEWSFACTS_E_MEMORY, 0, 0, "the allocator returned no memory");
    memset(p, 0, sizeof *p);
    p->allocator = *allocator;
    uint32_t group = 0;
    for (uint32_t row = 0; row < NF_LAYOUT_LEN; row++) {
        if (is_part(&newsfacts__layout[row])) continue;
        read_needs(p, row, &group);
        newsfacts_status status = compile_row(p, row, error);
        if (status == NEWSFACTS_OK) continue;
        newsfacts__patterns_free(p);
        return status;
    }
    *out = p;
    return NEWSFACTS_OK;
}

void newsfacts__patterns_free(nf_patterns *patterns)
{
    if (!patterns) return;
    newsfacts_allocator allocator = patterns->allocator;
    for (uint32_t row = 0; row < NF_LAYOUT_LEN; row++) newsfacts__pattern_free(patterns->rows[row]);
    allocator.release(allocator.user, patterns, sizeof *patterns);
}

const nf_pattern *newsfacts__pattern_of(const nf_patterns *patterns, uint32_t row)
{
    return patterns->rows[row];
}
