/* user_lexicon_parse.c: newsfacts_config_add_lexicon: rows of a TSV become entries. */
#include "base/status.h"
#include "engine/engine.h"
#include "text/text.h"
#include "text/utf8.h"

#include <string.h>

enum { COLUMNS = 4, NAME = 0, KIND, TYPE, FULL };

typedef struct {
    newsfacts_config *config;
    const unsigned char *bytes;
    size_t size;
    uint32_t line;
    size_t line_begin;
    newsfacts_string cells[COLUMNS];
    newsfacts_error *error;
} parser;

static newsfacts_status fault(const parser *p, const char *what, const newsfacts_string *cell)
{
    uint64_t at = cell ? (uint64_t)((const unsigned char *)cell->data - p->bytes) : p->line_begin;
    int size = cell ? (int)(cell->size < 60 ? cell->size : 60) : 0;
    if (!size) return newsfacts__fail(p->error, NEWSFACTS_E_ARGUMENT, p->line, at, "%s", what);
    while (size && (size_t)size < cell->size && (cell->data[size] & 0xc0) == 0x80) size--;
    return newsfacts__fail(p->error, NEWSFACTS_E_ARGUMENT, p->line, at, "%s: '%.*s'", what, size,
                           cell->data);
}

static newsfacts_status no_memory(const parser *p)
{
    return newsfacts__fail(p->error, NEWSFACTS_E_MEMORY, p->line, 0,
                           "the allocator returned no memory");
}

static bool is(const newsfacts_string *cell, const char *word)
{
    return strlen(word) == cell->size && !memcmp(cell->data, word, cell->size);
}

/* ---------------------------------------------------------------------- cells */

static newsfacts_status split(parser *p, size_t end)
{
    size_t at = p->line_begin;
    memset(p->cells, 0, sizeof p->cells);
    for (int i = 0; i < COLUMNS; i++) p->cells[i].data = (const char *)p->bytes + end;
    for (int column = 0;; column++) {
        size_t from = at;
        while (at < end && p->bytes[at] != '\t') at++;
        if (column == COLUMNS) return fault(p, "more than four columns", NULL);
        p->cells[column].data = (const char *)p->bytes + from;
        p->cells[column].size = at - from;
        if (at == end) return NEWSFACTS_OK;
        at++;
    }
}

static newsfacts_status fault_at(const parser *p, const char *what, size_t at)
{
    return newsfacts__fail(p->error, NEWSFACTS_E_ARGUMENT, p->line, at, "%s", what);
}

static newsfacts_status check_text(const parser *p, size_t end)
{
    for (size_t at = p->line_begin; at < end;) {
        uint32_t c;
        unsigned size = nf_utf8_next(p->bytes + at, end - at, &c);
        if (c == NF_UTF8_BAD) return fault_at(p, "the line is no valid UTF-8", at);
        if (c < 0x20 && c != '\t') return fault_at(p, "the line has a control character", at);
        at += size;
    }
    return NEWSFACTS_OK;
}

/* The name as the trie has it. */
static newsfacts_status read_name(parser *p, nf_lexicon_entry *e)
{
    const newsfacts_string *name = &p->cells[NAME];
    uint32_t term[NF_TRIE_DEPTH], len = 0, c;
    if (!name->size) return fault(p, "the name is missing", NULL);
    for (size_t at = 0; at < name->size;) {
        at += nf_utf8_next((const unsigned char *)name->data + at, name->size - at, &c);
        if (len == NF_TRIE_DEPTH) return fault(p, "the name has more than 32 characters", name);
        term[len++] = newsfacts__fold_char(c, NULL);
    }
    if (len < 2) return fault(p, "the name has one character alone", name);
    if (term[0] == ' ' || term[len - 1] == ' ')
        return fault(p, "the name begins or ends with a space", name);
    uint32_t *copy = newsfacts__arena_raw(&p->config->arena, len, sizeof *copy);
    if (!copy) return no_memory(p);
    memcpy(copy, term, len * sizeof *copy);
    e->term = copy;
    e->len = len;
    return NEWSFACTS_OK;
}

static newsfacts_status read_kind(parser *p, nf_lexicon_entry *e)
{
    const newsfacts_string *kind = &p->cells[KIND];
    if (!kind->size) return fault(p, "the name is not followed by a tab and a kind", &p->cells[NAME]);
    for (e->kind = NEWSFACTS_ENTITY_ORGANISATION; e->kind <= NEWSFACTS_ENTITY_PLACE; e->kind++)
        if (is(kind, newsfacts_entity_kind_name(e->kind))) return NEWSFACTS_OK;
    return fault(p, "the kind is none of organisation, person, place", kind);
}

static newsfacts_status read_type(parser *p, nf_lexicon_entry *e)
{
    const newsfacts_string *type = &p->cells[TYPE];
    if (!type->size) return NEWSFACTS_OK;
    if (e->kind != NEWSFACTS_ENTITY_ORGANISATION)
        return fault(p, "only organisations have a type", type);
    for (e->type = NEWSFACTS_ORG_GOVERNMENT; e->type <= NEWSFACTS_ORG_OTHER; e->type++)
        if (is(type, newsfacts_organisation_type_name(e->type))) return NEWSFACTS_OK;
    return fault(p, "no such type of organisation", type);
}

/* 2, 4, 6 or 9 digits, or two capital letters. */
static bool is_code(const newsfacts_string *cell)
{
    bool digits = true, letters = true;
    for (size_t i = 0; i < cell->size; i++) {
        digits = digits && cell->data[i] >= '0' && cell->data[i] <= '9';
        letters = letters && cell->data[i] >= 'A' && cell->data[i] <= 'Z';
    }
    if (letters) return cell->size == 2;
    return digits && (cell->size == 2 || cell->size == 4 || cell->size == 6 || cell->size == 9);
}

static newsfacts_status read_full(parser *p, nf_lexicon_entry *e)
{
    const newsfacts_string *full = &p->cells[FULL];
    if (e->kind == NEWSFACTS_ENTITY_PLACE && full->size && !is_code(full))
        return fault(p, "no code of GB/T 2260 or ISO 3166", full);
    char *copy = newsfacts__arena_copy(&p->config->arena, full->data, full->size);
    if (!copy) return no_memory(p);
    e->full.data = copy;
    e->full.size = full->size;
    return NEWSFACTS_OK;
}

/* ----------------------------------------------------------------------- rows */

static newsfacts_status read_row(parser *p, size_t end)
{
    nf_lexicon_entry e;
    memset(&e, 0, sizeof e);
    newsfacts_status status = check_text(p, end);
    if (status == NEWSFACTS_OK) status = split(p, end);
    if (status == NEWSFACTS_OK) status = read_name(p, &e);
    if (status == NEWSFACTS_OK) status = read_kind(p, &e);
    if (status == NEWSFACTS_OK) status = read_type(p, &e);
    if (status == NEWSFACTS_OK) status = read_full(p, &e);
    if (status != NEWSFACTS_OK) return status;
    nf_lexicon_entry *to = NF_VEC_ADD(&p->config->lexicon, &p->config->arena);
    if (!to) return no_memory(p);
    *to = e;
    return NEWSFACTS_OK;
}

static newsfacts_status read_rows(parser *p)
{
    static const unsigned char mark[] = {0xef, 0xbb, 0xbf}; /* byte order mark */
    size_t at = p->size >= sizeof mark && !memcmp(p->bytes, mark, sizeof mark) ? sizeof mark : 0;
    while (at < p->size) {
        const unsigned char *newline = memchr(p->bytes + at, '\n', p->size - at);
        size_t next = newline ? (size_t)(newline - p->bytes) + 1 : p->size;
        size_t end = newline ? next - 1 : next;
        if (end > at && p->bytes[end - 1] == '\r') end--;
        p->line++;
        p->line_begin = at;
        if (end > at && p->bytes[at] != '#') {
            newsfacts_status status = read_row(p, end);
            if (status != NEWSFACTS_OK) return status;
        }
        at = next;
    }
    return NEWSFACTS_OK;
}

newsfacts_status newsfacts_config_add_lexicon(newsfacts_config *config, const void *bytes,
                                              size_t size, newsfacts_error *error)
{
    newsfacts__clear(error);
    if (!config) return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "config is NULL");
    if (!bytes && size)
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "bytes is NULL and size is not 0");
    parser p = {config, bytes, size, 0, 0, {{NULL, 0}}, error};
    uint32_t before = config->lexicon.len;
    newsfacts_status status = size ? read_rows(&p) : NEWSFACTS_OK;
    if (status == NEWSFACTS_OK) return status;
    config->lexicon.len = before;   /* all of it or nothing */
    config->arena.failed = false;
    return status;
}
