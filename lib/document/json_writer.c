#include "document/json_writer.h"

#include <string.h>
#include <utf8proc.h>

static void flush(nf_json *json)
{
    if (!json->refused && json->len)
        json->refused = json->write(json->user, json->buffer, json->len);
    json->len = 0;
}

static void put_char(nf_json *json, char c)
{
    if (json->len == sizeof json->buffer) flush(json);
    json->buffer[json->len++] = c;
}

static void put(nf_json *json, const char *data, size_t size)
{
    while (size && !json->refused) {
        if (json->len == sizeof json->buffer) flush(json);
        size_t room = sizeof json->buffer - json->len;
        size_t n = size < room ? size : room;
        memcpy(json->buffer + json->len, data, n);
        json->len += n;
        data += n;
        size -= n;
    }
}

void newsfacts__json_begin(nf_json *json, newsfacts_write write, void *user, bool indent)
{
    json->write = write;
    json->user = user;
    json->indent = indent;
    json->comma = false;
    json->refused = 0;
    json->len = 0;
}

int32_t newsfacts__json_end(nf_json *json)
{
    flush(json);
    return json->refused;
}

/* The comma before an element. */
static void separate(nf_json *json)
{
    if (!json->comma) return;
    json->comma = false;
    put_char(json, ',');
    if (json->indent) put_char(json, ' ');
}

void newsfacts__json_open(nf_json *json, char bracket)
{
    separate(json);
    put_char(json, bracket);
}

void newsfacts__json_close(nf_json *json, char bracket)
{
    put_char(json, bracket);
    json->comma = true;
}

void newsfacts__json_line(nf_json *json, int depth)
{
    if (!json->indent) return;
    if (json->comma) put_char(json, ',');
    json->comma = false;
    put_char(json, '\n');
    while (depth-- > 0) put(json, "  ", 2);
}

void newsfacts__json_key(nf_json *json, const char *key)
{
    separate(json);
    put_char(json, '"');
    put(json, key, strlen(key));
    put(json, "\": ", json->indent ? 3 : 2);
}

void newsfacts__json_null(nf_json *json)
{
    separate(json);
    put(json, "null", 4);
    json->comma = true;
}

void newsfacts__json_uint(nf_json *json, uint64_t value)
{
    char digits[20];
    size_t at = sizeof digits;
    do digits[--at] = (char)('0' + value % 10);
    while (value /= 10);
    separate(json);
    put(json, digits + at, sizeof digits - at);
    json->comma = true;
}

/* By integers: printf would write the decimal point of the locale. */
void newsfacts__json_confidence(nf_json *json, float value)
{
    int hundredths = value >= 1 ? 100 : value > 0 ? (int)(value * 100 + 0.5f) : 0;
    char text[4];
    text[0] = (char)('0' + hundredths / 100);
    text[1] = '.';
    text[2] = (char)('0' + hundredths / 10 % 10);
    text[3] = (char)('0' + hundredths % 10);
    separate(json);
    put(json, text, sizeof text);
    json->comma = true;
}

static void put_escape(nf_json *json, uint32_t c)
{
    static const char hex[] = "0123456789abcdef";
    static const char names[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    put_char(json, '\\');
    for (const char *n = names; *n; n += 2)
        if (c == (unsigned char)*n) {
            put_char(json, n[1]);
            return;
        }
    put_char(json, 'u');
    for (int shift = 12; shift >= 0; shift -= 4) put_char(json, hex[c >> shift & 15]);
}

/* Beyond what JSON demands: C1 controls and the Unicode line separators, which
 * readers of JSON lines take for the end of a line. */
static bool needs_escape(uint32_t c)
{
    return c < 0x20 || c == '"' || c == '\\' || (c >= 0x7f && c < 0xa0) || c == 0x2028
           || c == 0x2029;
}

/* Length of the bad bytes at `data`: one, and continuation bytes that led nowhere. */
static size_t bad_len(const unsigned char *data, size_t size)
{
    size_t n = 1;
    while (n < size && n < 4 && (data[n] & 0xc0) == 0x80) n++;
    return n;
}

static void put_escaped(nf_json *json, const unsigned char *data, size_t size)
{
    for (size_t at = 0; at < size && !json->refused;) {
        utf8proc_int32_t c;
        utf8proc_ssize_t left = size - at < 4 ? (utf8proc_ssize_t)(size - at) : 4;
        utf8proc_ssize_t n = utf8proc_iterate(data + at, left, &c);
        if (n <= 0) {
            put(json, "\xEF\xBF\xBD", 3);
            at += bad_len(data + at, size - at);
            continue;
        }
        if (needs_escape((uint32_t)c))
            put_escape(json, (uint32_t)c);
        else
            put(json, (const char *)data + at, (size_t)n);
        at += (size_t)n;
    }
}

void newsfacts__json_string(nf_json *json, newsfacts_string string)
{
    separate(json);
    put_char(json, '"');
    put_escaped(json, (const unsigned char *)string.data, string.size);
    put_char(json, '"');
    json->comma = true;
}

void newsfacts__json_text(nf_json *json, const char *text)
{
    newsfacts_string string = {text, strlen(text)};
    newsfacts__json_string(json, string);
}
