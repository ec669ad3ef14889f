#include "bench/articles.h"

#include "support/samples.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void add(articles *list, char *text, size_t size)
{
    if (list->len == list->cap) {
        list->cap = list->cap ? list->cap * 2 : 64;
        list->data = realloc(list->data, list->cap * sizeof *list->data);
        if (!list->data) abort();
    }
    article a = {text, size};
    list->data[list->len++] = a;
    list->bytes += size;
}

static uint32_t hex4(const char *s)
{
    char digits[5] = {s[0], s[1], s[2], s[3], 0};
    return (uint32_t)strtoul(digits, NULL, 16);
}

static size_t put_utf8(char *out, uint32_t c)
{
    unsigned char *o = (unsigned char *)out;
    if (c < 0x80) return o[0] = (unsigned char)c, 1;
    if (c < 0x800) return o[0] = (unsigned char)(0xc0 | c >> 6), o[1] = (unsigned char)(0x80 | (c & 63)), 2;
    if (c < 0x10000) {
        o[0] = (unsigned char)(0xe0 | c >> 12);
        o[1] = (unsigned char)(0x80 | (c >> 6 & 63));
        o[2] = (unsigned char)(0x80 | (c & 63));
        return 3;
    }
    o[0] = (unsigned char)(0xf0 | c >> 18);
    o[1] = (unsigned char)(0x80 | (c >> 12 & 63));
    o[2] = (unsigned char)(0x80 | (c >> 6 & 63));
    o[3] = (unsigned char)(0x80 | (c & 63));
    return 4;
}

/* One escape at s (behind the backslash); returns how much of s it takes. */
static size_t unescape(const char *s, size_t left, char *out, size_t *written)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    const char *simple = *s ? strchr(from, *s) : NULL;
    *written = 1;
    *out = simple ? to[simple - from] : *s;
    if (*s != 'u' || left < 5) return 1;
    uint32_t c = hex4(s + 1);
    size_t took = 5;
    if (c >= 0xd800 && c < 0xdc00 && left >= 11 && s[5] == '\\' && s[6] == 'u') {
        c = 0x10000 + ((c - 0xd800) << 10) + (hex4(s + 7) - 0xdc00);
        took = 11;
    }
    *written = put_utf8(out, c);
    return took;
}

/* The string behind "text": of one line of JSON; lines without one are passed over. */
static void add_line(articles *list, const char *line, size_t size)
{
    static const char key[] = "\"text\":";
    const char *end = line + size, *s = line;
    while (s + sizeof key < end && memcmp(s, key, sizeof key - 1) != 0) s++;
    while (s < end && *s != ':') s++;
    while (s < end && *s != '"') s++;
    if (s++ >= end) return;
    char *text = malloc(size + 1);
    if (!text) abort();
    size_t len = 0;
    while (s < end && *s != '"') {
        size_t written = 1;
        if (*s == '\\' && s + 1 < end) {
            s += 1 + unescape(s + 1, (size_t)(end - s - 1), text + len, &written);
        } else {
            text[len] = *s++;
        }
        len += written;
    }
    add(list, text, len);
}

void articles_read(articles *list, const char *path)
{
    sample file = sample_read(path);
    const char *dot = strrchr(path, '.');
    if (!dot || strcmp(dot, ".jsonl") != 0) {
        add(list, file.data, file.size);
        return;
    }
    for (size_t at = 0; at < file.size;) {
        const char *newline = memchr(file.data + at, '\n', file.size - at);
        size_t size = newline ? (size_t)(newline - file.data) - at : file.size - at;
        add_line(list, file.data + at, size);
        at += size + 1;
    }
    free(file.data);
}

void articles_free(articles *list)
{
    for (size_t i = 0; i < list->len; i++) free(list->data[i].text);
    free(list->data);
}
