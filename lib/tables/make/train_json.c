#include "train.h"

#include <stdlib.h>
#include <string.h>

/* Values live until json_reset. */
static struct {
    char **blocks;
    size_t len, block, used;
} pool;

enum { BLOCK = 1 << 20 };

static void *take(size_t size)
{
    size = (size + 15) & ~(size_t)15;
    if (size > BLOCK) return grab(1, size);
    if (pool.len && pool.used + size > BLOCK) {
        pool.block++;
        pool.used = 0;
    }
    if (pool.block >= pool.len) {
        pool.blocks = regrow(pool.blocks, pool.len + 1, sizeof *pool.blocks);
        pool.blocks[pool.len++] = grab(1, BLOCK);
    }
    void *memory = pool.blocks[pool.block] + pool.used;
    pool.used += size;
    return memset(memory, 0, size);
}

void json_reset(void)
{
    pool.block = pool.used = 0;
}

static void blanks(const char **at)
{
    while (**at == ' ' || **at == '\t' || **at == '\n' || **at == '\r') (*at)++;
}

static void put_utf8(char **out, uint32_t c)
{
    char *o = *out;
    if (c < 0x80) {
        *o++ = (char)c;
    } else if (c < 0x800) {
        *o++ = (char)(0xc0 | c >> 6);
        *o++ = (char)(0x80 | (c & 0x3f));
    } else {
        if (c >= 0x10000) {
            *o++ = (char)(0xf0 | c >> 18);
            *o++ = (char)(0x80 | (c >> 12 & 0x3f));
        } else {
            *o++ = (char)(0xe0 | c >> 12);
        }
        *o++ = (char)(0x80 | (c >> 6 & 0x3f));
        *o++ = (char)(0x80 | (c & 0x3f));
    }
    *out = o;
}

static uint32_t hex4(const char *p)
{
    char digits[5] = {p[0], p[1], p[2], p[3], 0};
    return (uint32_t)strtoul(digits, NULL, 16);
}

static void escape(const char **at, char **out)
{
    static const char from[] = "bfnrt\"\\/", to[] = "\b\f\n\r\t\"\\/";
    char c = *(*at)++;
    if (c != 'u') {
        const char *found = strchr(from, c);
        *(*out)++ = found ? to[found - from] : c;
        return;
    }
    uint32_t code = hex4(*at);
    *at += 4;
    if (code >= 0xd800 && code < 0xdc00 && (*at)[0] == '\\' && (*at)[1] == 'u') {
        code = 0x10000 + ((code & 0x3ff) << 10) + (hex4(*at + 2) & 0x3ff);
        *at += 6;
    }
    put_utf8(out, code);
}

static char *string(const char **at, size_t *size)
{
    const char *end = ++*at;
    while (*end && *end != '"') end += *end == '\\' && end[1] ? 2 : 1;
    char *text = take((size_t)(end - *at) + 1), *out = text;
    while (*at < end) {
        if (**at == '\\') {
            (*at)++;
            escape(at, &out);
        } else {
            *out++ = *(*at)++;
        }
    }
    *at = end + (*end == '"');
    *size = (size_t)(out - text);
    return text;
}

static json *word(const char **at, json *value)
{
    if (**at == 't') value->type = JSON_TRUE;
    else if (**at == 'f') value->type = JSON_FALSE;
    while (**at >= 'a' && **at <= 'z') (*at)++;
    return value;
}

static void members(const char **at, json *value, char close)
{
    json **tail = &value->child;
    for ((*at)++, blanks(at); **at && **at != close; blanks(at)) {
        const char *name = NULL;
        size_t size;
        if (close == '}') {
            name = string(at, &size);
            blanks(at);
            (*at)++; /* : */
        }
        *tail = json_read(at);
        (*tail)->name = name;
        tail = &(*tail)->next;
        blanks(at);
        if (**at == ',') (*at)++;
    }
    if (**at) (*at)++;
}

json *json_read(const char **at)
{
    json *value = take(sizeof *value);
    blanks(at);
    switch (**at) {
    case '{': value->type = JSON_OBJECT; members(at, value, '}'); return value;
    case '[': value->type = JSON_ARRAY; members(at, value, ']'); return value;
    case '"': value->type = JSON_STRING; value->text = string(at, &value->size); return value;
    default: break;
    }
    if (**at == '-' || (**at >= '0' && **at <= '9')) {
        char *end;
        value->type = JSON_NUMBER;
        value->number = strtod(*at, &end);
        *at = end;
        return value;
    }
    if (**at < 'a' || **at > 'z') stop_at("json", 0, "no value at \"%.20s\"", *at);
    return word(at, value);
}

const json *json_member(const json *object, const char *name)
{
    if (!object || object->type != JSON_OBJECT) return NULL;
    for (const json *m = object->child; m; m = m->next)
        if (!strcmp(m->name, name)) return m;
    return NULL;
}
