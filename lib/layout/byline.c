/* byline.c: who wrote and who published the article. */
#include "layout/scan.h"

/* More authors and bylines than any page has: what is beyond them is not read,
 * which keeps "each once" and hostile input cheap. */
enum { AUTHORS = 64, BYLINES = 64 };

static bool same_text(const nf_text *t, nf_span a, nf_span b)
{
    if (nf_span_len(a) != nf_span_len(b)) return false;
    for (uint32_t i = 0; i < nf_span_len(a); i++)
        if (t->fold[a.begin + i] != t->fold[b.begin + i]) return false;
    return true;
}

static nf_author *known(const nf_scan *scan, nf_span name)
{
    for (uint32_t i = 0; i < scan->out->authors.len; i++)
        if (same_text(scan->text, scan->out->authors.data[i].name, name))
            return &scan->out->authors.data[i];
    return NULL;
}

/* [作者:林远] says less than （记者 林远）. */
static bool says_little(const nf_text *t, nf_span role)
{
    enum { ZUO = 0x4f5c, ZHE = 0x8005 }; /* 作者 */
    return nf_span_empty(role)
           || (nf_span_len(role) == 2 && t->fold[role.begin] == ZUO && t->fold[role.begin + 1] == ZHE);
}

static newsfacts_status add_author(nf_scan *scan, nf_span name, nf_span role)
{
    nf_author *before = known(scan, name);
    if (before && says_little(scan->text, before->role) && !nf_span_empty(role)) before->role = role;
    if (before || scan->out->authors.len == AUTHORS) return NEWSFACTS_OK;
    nf_author *author = NF_VEC_ADD(&scan->out->authors, &scan->work->scratch);
    if (!author) return NEWSFACTS_E_MEMORY;
    author->name = name;
    author->role = role;
    return NEWSFACTS_OK;
}

void newsfacts__publisher(nf_scan *scan, nf_span outlet)
{
    uint32_t first = nf_char_at(scan->text, outlet.begin);
    uint32_t second = nf_char_at(scan->text, outlet.begin + 1);
    bool own = first == 0x672c
               && (second == 0x62a5 || second == 0x7f51 || second == 0x520a || second == 0x53f0
                   || second == 0x793e); /* 本报 本网 本刊 … */
    if (!own && nf_span_empty(scan->out->publisher)) scan->out->publisher = outlet;
}

/* Takes what the item of the last match says; *role is the one in force. */
static newsfacts_status take_item(nf_scan *scan, nf_span *role)
{
    nf_span s;
    if (newsfacts__scan_group(scan, "source", &s) || newsfacts__scan_group(scan, "outlet", &s))
        newsfacts__publisher(scan, s);
    if (newsfacts__scan_group(scan, "date", &s) && nf_span_empty(scan->out->dateline_date))
        scan->out->dateline_date = s;
    if (newsfacts__scan_group(scan, "place", &s) && nf_span_empty(scan->out->dateline_place))
        scan->out->dateline_place = s;
    if (newsfacts__scan_group(scan, "role", role) || newsfacts__scan_group(scan, "part", role))
        return NEWSFACTS_OK;
    if (newsfacts__scan_group(scan, "name", &s)) return add_author(scan, s, *role);
    /* Without a surname that is listed only a role tells a name from （新闻联播）. */
    if (newsfacts__scan_group(scan, "unlisted", &s) && !nf_span_empty(*role))
        return add_author(scan, s, *role);
    return NEWSFACTS_OK;
}

/* Bytes of the character that begins at `at` of a window. */
static size_t char_size(const nf_window *w, size_t at)
{
    size_t end = at + 1;
    while (end < w->size && w->at[end] == w->at[at]) end++;
    return end - at;
}

newsfacts_status newsfacts__byline_read(nf_scan *scan, nf_span span)
{
    nf_span role = nf_span_make(span.begin, span.begin);
    if (scan->bylines == BYLINES) return NEWSFACTS_OK;
    scan->bylines++;
    newsfacts__window(scan->text, scan->patterns, span, &scan->window);
    for (size_t at = 0; at < scan->window.size;) {
        size_t begin, end;
        if (!newsfacts__scan(scan, NF_LAYOUT_KIND_WHO, at)
            || !newsfacts__group(scan->hit, scan->matcher, NULL, &begin, &end) || end <= at) {
            at += char_size(&scan->window, at); /* no item here: leave one character out */
            continue;
        }
        newsfacts_status status = take_item(scan, &role);
        if (status != NEWSFACTS_OK) return status;
        at = end;
    }
    return NEWSFACTS_OK;
}
