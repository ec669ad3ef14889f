/* train_marked.c: reads sentences that are marked where they stand:
 *
 *     省里昨天[派出|DISPATCH]医疗队，[慰问|VISIT?]信也到了。
 *
 * Each line is a passage of its own; ? says that the event may be told or not. */
#include "train_labels.h"

#include "newsfacts/newsfacts.h"

#include <string.h>

static int32_t type_of(const char *name, size_t size)
{
    for (int32_t t = 1; t <= NEWSFACTS_EVENT_SCIENCE; t++)
        if (strlen(newsfacts_event_type_name(t)) == size
            && !strncmp(newsfacts_event_type_name(t), name, size))
            return t;
    return 0;
}

static uint32_t chars_in(const char *text, size_t size)
{
    uint32_t chars = 0;
    for (size_t i = 0; i < size; i++) chars += ((unsigned char)text[i] & 0xc0) != 0x80;
    return chars;
}

static void append(labelled *d, const char *text, size_t size)
{
    d->text = regrow(d->text, d->size + size + 1, 1);
    memcpy(d->text + d->size, text, size);
    d->size += size;
    d->text[d->size] = 0;
}

/* One mark: trigger and type without the brackets. */
static bool read_mark(labelled *d, const char *mark, size_t size)
{
    const char *bar = memchr(mark, '|', size);
    if (!bar) return false;
    size_t name = (size_t)(mark + size - bar - 1);
    label_event e = {.polarity = NEWSFACTS_POLARITY_ASSERTED,
                     .modality = NEWSFACTS_MODALITY_ACTUAL};
    if (name && bar[name] == '?') {
        e.optional = true;
        name--;
    }
    e.type = type_of(bar + 1, name);
    e.span.begin = chars_in(d->text ? d->text : "", d->size);
    append(d, mark, (size_t)(bar - mark));
    e.span.end = chars_in(d->text, d->size);
    d->events = regrow(d->events, d->events_len + 1, sizeof *d->events);
    d->events[d->events_len++] = e;
    return e.type > 0 && e.span.begin < e.span.end;
}

static void read_line(labelled_list *out, const char *line, const char *path, unsigned number)
{
    labelled d = {"sentence", "", NULL, 0, "2020-02-29", false, NULL, 0};
    while (*line) {
        size_t plain = strcspn(line, "[");
        append(&d, line, plain);
        line += plain;
        if (!*line) break;
        size_t mark = strcspn(line + 1, "]");
        if (!line[1 + mark] || !read_mark(&d, line + 1, mark))
            stop_at(path, number, "a mark is [trigger|TYPE]");
        line += mark + 2;
    }
    out->data = regrow(out->data, out->len + 1, sizeof *out->data);
    out->data[out->len++] = d;
}

void marked_read(labelled_list *out, const char *path)
{
    size_t size;
    unsigned number = 0;
    char *data = file_read(path, &size);
    for (char *line = data, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = 0;
        number++;
        if (*line && *line != '#') read_line(out, line, path, number);
    }
}
