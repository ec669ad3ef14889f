/* user_rule_parse.c: the text format of rules, one a paragraph of "key: value" lines. */
#include "engine/user_rule.h"

#include "base/status.h"
#include "tables/tables.h"

#include <string.h>
#include <utf8proc.h>

const char *const newsfacts__rule_groups[NF_RULE_GROUPS] = {"trigger", "agent", "patient",
                                                            "place",   "time",  "count"};

enum key { KEY_TYPE, KEY_SUBTYPE, KEY_NAME, KEY_PATTERN, KEYS };

static const char *const keys[KEYS] = {"type", "subtype", "name", "pattern"};

/* Bytes of the text; empty: none. */
typedef struct {
    size_t begin, end;
} part;

typedef struct {
    const newsfacts_allocator *allocator;
    const char *bytes;
    size_t size;
    unsigned flags;
    nf_arena *keep;
    nf_user_rules *out;
    newsfacts_error *error;
    bool open;         /* inside a paragraph */
    size_t paragraph;  /* where it begins */
    part values[KEYS]; /* of the paragraph */
} parser;

/* ------------------------------------------------------------------- mistakes */

static bool is_trail(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* Line and column, in characters, of a byte: both from 1. */
static uint32_t locate(const parser *p, size_t at, uint32_t *column)
{
    uint32_t line = 1;
    *column = 1;
    for (size_t i = 0; i < at; i++) {
        if (p->bytes[i] == '\n') {
            line++;
            *column = 1;
        } else if (!is_trail(p->bytes[i]))
            ++*column;
    }
    return line;
}

/* What is wrong at byte `at`, with the words it is about; empty: nothing to quote. */
static newsfacts_status fault(const parser *p, size_t at, const char *what, part about)
{
    enum { MOST = 60 };
    uint32_t column, line = locate(p, at, &column);
    const char *quoted = p->bytes + about.begin;
    size_t size = about.end - about.begin;
    if (!size)
        return newsfacts__fail(p->error, NEWSFACTS_E_ARGUMENT, line, at, "column %u: %s",
                               (unsigned)column, what);
    if (size > MOST)
        for (size = MOST; size && is_trail(quoted[size]);) size--;
    return newsfacts__fail(p->error, NEWSFACTS_E_ARGUMENT, line, at, "column %u: %s: '%.*s'%s",
                           (unsigned)column, what, (int)size, quoted,
                           size < about.end - about.begin ? "..." : "");
}

static newsfacts_status fault_of(const parser *p, const char *what, part about)
{
    return fault(p, about.begin, what, about);
}

static newsfacts_status no_memory(const parser *p)
{
    return newsfacts__fail(p->error, NEWSFACTS_E_MEMORY, 0, 0, "the allocator returned no memory");
}

static newsfacts_status check_utf8(const parser *p)
{
    const part nothing = {0, 0};
    for (size_t i = 0; i < p->size;) {
        utf8proc_int32_t c;
        utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)p->bytes + i,
                                              (utf8proc_ssize_t)(p->size - i), &c);
        if (n <= 0) return fault(p, i, "this is not UTF-8", nothing);
        i += (size_t)n;
    }
    return NEWSFACTS_OK;
}

/* --------------------------------------------------------------------- a rule */

static bool is_word(const parser *p, part words, const char *expected)
{
    size_t size = words.end - words.begin;
    return size == strlen(expected) && !memcmp(p->bytes + words.begin, expected, size);
}

static int32_t type_of(const parser *p, part value)
{
    for (int32_t i = 0; i < NF_EVENT_TYPES_LEN; i++)
        if (is_word(p, value, newsfacts__event_types[i].name)) return newsfacts__event_types[i].number;
    return 0;
}

/* Where a pattern names its group: (?<name>, (?P<name> or (?'name'. */
static part group_in(const parser *p, part pattern, const char *name)
{
    size_t size = strlen(name);
    for (size_t i = pattern.begin; i + size + 2 <= pattern.end; i++) {
        part found = {i + 1, i + 1 + size};
        if (p->bytes[i] != '<' && p->bytes[i] != '\'') continue;
        if (p->bytes[found.end] != '>' && p->bytes[found.end] != '\'') continue;
        if (is_word(p, found, name)) return found;
    }
    return pattern;
}

static bool is_group(const char *name)
{
    for (int i = 0; i < NF_RULE_GROUPS; i++)
        if (!strcmp(name, newsfacts__rule_groups[i])) return true;
    return false;
}

static newsfacts_status check_groups(const parser *p, part value, const nf_pattern *pattern)
{
    bool trigger = false;
    const char *name;
    for (uint32_t i = 0; (name = newsfacts__pattern_group(pattern, i)); i++) {
        if (!is_group(name))
            return fault_of(p, "unknown group, not trigger, agent, patient, place, time or count",
                            group_in(p, value, name));
        trigger = trigger || !strcmp(name, newsfacts__rule_groups[NF_RULE_TRIGGER]);
    }
    return trigger ? NEWSFACTS_OK : fault_of(p, "the pattern has no group (?<trigger>...)", value);
}

/* PCRE2 says where in the pattern: quotes what stands before. */
static newsfacts_status bad_pattern(const parser *p, part value, const newsfacts_error *reason)
{
    enum { MOST = 36 };
    size_t at = value.begin + (size_t)reason->byte_offset;
    part before = {value.begin, at};
    char what[160];
    if (reason->status != NEWSFACTS_E_ARGUMENT) return no_memory(p);
    if (at - before.begin > MOST)
        for (before.begin = at - MOST; is_trail(p->bytes[before.begin]);) before.begin++;
    size_t size = strlen(reason->message) < 130 ? strlen(reason->message) : 130;
    memcpy(what, reason->message, size);
    strcpy(what + size, before.end > before.begin ? ", after" : "");
    return fault(p, at, what, before);
}

static newsfacts_status compile(const parser *p, nf_user_rule *rule)
{
    part value = p->values[KEY_PATTERN];
    newsfacts_error reason;
    newsfacts_status status =
        newsfacts__pattern_new(p->allocator, p->bytes + value.begin, value.end - value.begin,
                               p->flags | NF_PATTERN_PLAIN, &rule->pattern, &reason);
    if (status != NEWSFACTS_OK) return bad_pattern(p, value, &reason);
    return check_groups(p, value, rule->pattern);
}

static const char *copy(const parser *p, part value)
{
    return newsfacts__arena_copy(p->keep, p->bytes + value.begin, value.end - value.begin);
}

/* The paragraph ends: its lines become a rule. */
static newsfacts_status end_rule(parser *p)
{
    const part nothing = {0, 0};
    if (!p->open) return NEWSFACTS_OK;
    p->open = false;
    if (!p->values[KEY_TYPE].end)
        return fault(p, p->paragraph, "the rule has no line 'type: ...'", nothing);
    if (!p->values[KEY_PATTERN].end)
        return fault(p, p->paragraph, "the rule has no line 'pattern: ...'", nothing);
    nf_user_rule *rule = NF_VEC_ADD(p->out, p->keep);
    if (!rule) return no_memory(p);
    rule->type = type_of(p, p->values[KEY_TYPE]);
    rule->subtype = copy(p, p->values[KEY_SUBTYPE]);
    rule->name = copy(p, p->values[KEY_NAME]);
    if (!rule->subtype || !rule->name) return no_memory(p);
    return compile(p, rule);
}

/* --------------------------------------------------------------------- lines */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static part trim(const parser *p, part x)
{
    while (x.begin < x.end && is_blank(p->bytes[x.begin])) x.begin++;
    while (x.begin < x.end && is_blank(p->bytes[x.end - 1])) x.end--;
    return x;
}

static newsfacts_status set(parser *p, part key, part value)
{
    for (int i = 0; i < KEYS; i++) {
        if (!is_word(p, key, keys[i])) continue;
        if (p->values[i].end) return fault_of(p, "the rule has two lines of this key", key);
        if (value.begin == value.end) return fault_of(p, "there is no value after", key);
        if (i == KEY_TYPE && !type_of(p, value)) return fault_of(p, "unknown type of event", value);
        p->values[i] = value;
        return NEWSFACTS_OK;
    }
    return fault_of(p, "unknown key, not type, subtype, name or pattern", key);
}

static newsfacts_status read_line(parser *p, part line)
{
    line = trim(p, line);
    if (line.begin == line.end) return end_rule(p);
    if (p->bytes[line.begin] == '#') return NEWSFACTS_OK;
    const char *colon = memchr(p->bytes + line.begin, ':', line.end - line.begin);
    if (!colon) return fault_of(p, "this line is not 'key: value'", line);
    if (!p->open) {
        memset(p->values, 0, sizeof p->values);
        p->paragraph = line.begin;
        p->open = true;
    }
    size_t at = (size_t)(colon - p->bytes);
    part key = {line.begin, at}, value = {at + 1, line.end};
    return set(p, trim(p, key), trim(p, value));
}

newsfacts_status newsfacts__user_rules_parse(const newsfacts_allocator *allocator,
                                             newsfacts_string text, unsigned flags, nf_arena *keep,
                                             nf_user_rules *out, newsfacts_error *error)
{
    parser p = {allocator, text.data, text.size, flags, keep, out, error, false, 0, {{0, 0}}};
    newsfacts_status status = check_utf8(&p);
    size_t at = text.size >= 3 && !memcmp(text.data, "\xef\xbb\xbf", 3) ? 3 : 0;
    while (at < text.size && status == NEWSFACTS_OK) {
        const char *end = memchr(text.data + at, '\n', text.size - at);
        part line = {at, end ? (size_t)(end - text.data) : text.size};
        status = read_line(&p, line);
        at = line.end + 1;
    }
    return status == NEWSFACTS_OK ? end_rule(&p) : status;
}
