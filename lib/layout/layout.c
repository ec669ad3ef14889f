/* layout.c: reads the lines once, forward, each by its own marks and by what
 * stood before it; structure.c then settles what only the lines after it tell. */
#include "layout/layout.h"

#include "layout/scan.h"
#include "layout/structure.h"

/* Code points: lines longer than these are running text whatever they look like. */
enum { TITLE_MAX = 90, SHORT_MAX = 60, FURNITURE_MAX = 110 };

/* What the reader knows of the lines before. */
typedef struct {
    nf_scan scan;
    bool in_titles; /* no line of the body has been read */
    bool in_links;  /* below 编辑推荐 */
} reader;

static bool has_stop_inside(const nf_text *t, nf_span s)
{
    for (uint32_t i = s.begin; i < s.end; i++)
        if (t->fold[i] == 0x3002) return true; /* 。 */
    return false;
}

static void set_kind(nf_segment *s, int32_t kind, float confidence)
{
    s->kind = kind;
    s->confidence = confidence;
}

/* ---------------------------------------------------------- page furniture */

/* Notices may be long and end with a stop; their first characters give them away. */
static bool may_be_notice(const nf_text *t, nf_span s)
{
    static const uint32_t firsts[] = {
        0x51e1, 0x7248, 0x672a, 0x672c, 0x8f6c, 0x6b22, 0x626b, 0x957f, 0x70b9, 0x5173, 0x6253,
        0x4e0b, 0x5fae, 0x66f4, 0x514d, 0x7279, 0x90d1, 0x58f0, 0x5982, 0x4ee5, '*',    0x203b};
    /* 凡版未本转欢扫长点关打下微更免特郑声如以*※ */
    uint32_t c = nf_char_at(t, s.begin);
    if (nf_class_at(t, s.begin) == NF_CLASS_OPEN) c = nf_char_at(t, s.begin + 1);
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
        if (c == firsts[i]) return true;
    return false;
}

static bool is_furniture(reader *r, const nf_line *line)
{
    uint32_t len = nf_span_len(line->span);
    if (len > FURNITURE_MAX && !may_be_notice(r->scan.text, line->span)) return false;
    if (line->flags & NF_LINE_ENDS && !may_be_notice(r->scan.text, line->span)) return false;
    return newsfacts__scan_span(&r->scan, NF_LAYOUT_KIND_BOILERPLATE, line->span);
}

/* Links under 编辑推荐 are short and no sentences. */
static bool is_link(reader *r, const nf_line *line)
{
    r->in_links = r->in_links && nf_span_len(line->span) <= SHORT_MAX
                  && !(line->flags & NF_LINE_ENDS && has_stop_inside(r->scan.text, line->span));
    return r->in_links;
}

static bool opens_links(reader *r, const nf_line *line)
{
    if (nf_span_len(line->span) > 12) return false;
    r->in_links = newsfacts__scan_span(&r->scan, NF_LAYOUT_KIND_LINKS, line->span);
    return r->in_links;
}

/* ------------------------------------------------------------ single lines */

static bool may_be_byline(const nf_line *line)
{
    return nf_span_len(line->span) <= FURNITURE_MAX && !(line->flags & NF_LINE_ENDS);
}

static bool is_attribution(reader *r, const nf_line *line)
{
    return nf_class_at(r->scan.text, line->span.begin) == NF_CLASS_DASH
           && !(line->flags & NF_LINE_ENDS) && newsfacts__quotable_above(r->scan.out)
           && newsfacts__scan_span(&r->scan, NF_LAYOUT_KIND_ATTRIBUTION, line->span);
}

/* The first line may ask or call out, those below it (kickers, the headline once
 * more) are shorter and end without a mark. */
static bool may_be_title(const reader *r, const nf_line *line)
{
    bool first = r->scan.out->segments.len == 1;
    uint8_t barred = NF_LINE_LAST | NF_LINE_GOES_ON | (first ? 0 : NF_LINE_ENDS);
    return r->in_titles && !(line->flags & barred)
           && nf_span_len(line->span) <= (first ? (uint32_t)TITLE_MAX : (uint32_t)SHORT_MAX)
           && !has_stop_inside(r->scan.text, line->span);
}

/* The mark before a list item, a title or a heading (###). */
static uint32_t read_mark(const reader *r, nf_segment *s)
{
    uint32_t mark = newsfacts__list_mark(r->scan.text, s->span);
    s->prefix.end = s->span.begin + mark;
    return mark;
}

static bool is_heading_mark(const reader *r, const nf_segment *s)
{
    return r->scan.text->fold[s->span.begin] == '#';
}

/* A line that is neither furniture nor byline: a title, or text of the body. */
static newsfacts_status read_text(reader *r, const nf_line *line, nf_segment *s)
{
    newsfacts_status status = newsfacts__dateline_read(&r->scan, s);
    if (status != NEWSFACTS_OK) return status;
    bool credited = newsfacts__credit_read(&r->scan, s);
    if (!s->dateline && (credited || newsfacts__caption_head(&r->scan, s->span))) {
        set_kind(s, NEWSFACTS_SEGMENT_CAPTION, credited ? 1 : 0.8f);
        return NEWSFACTS_OK;
    }
    if (s->dateline) {
        r->in_titles = false;
        if (s->prefix.end == s->span.end) set_kind(s, NEWSFACTS_SEGMENT_BYLINE, 1);
        return newsfacts__tail_read(&r->scan, s);
    }
    uint32_t mark = read_mark(r, s);
    if (may_be_title(r, line) && (!mark || is_heading_mark(r, s))) {
        set_kind(s, NEWSFACTS_SEGMENT_TITLE, s == r->scan.out->segments.data ? 0.95f : 0.7f);
        return NEWSFACTS_OK;
    }
    if (mark && is_heading_mark(r, s))
        set_kind(s, NEWSFACTS_SEGMENT_HEADING, 1);
    else
        r->in_titles = false;
    if (mark && !is_heading_mark(r, s)) set_kind(s, NEWSFACTS_SEGMENT_LIST_ITEM, 1);
    return newsfacts__tail_read(&r->scan, s);
}

static newsfacts_status read_line(reader *r, const nf_line *line, nf_segment *s)
{
    if (is_link(r, line) || opens_links(r, line) || is_furniture(r, line)) {
        set_kind(s, NEWSFACTS_SEGMENT_BOILERPLATE, r->in_links ? 0.8f : 1);
        return NEWSFACTS_OK;
    }
    if (may_be_byline(line) && newsfacts__scan_span(&r->scan, NF_LAYOUT_KIND_BYLINE, line->span)) {
        set_kind(s, NEWSFACTS_SEGMENT_BYLINE, 1);
        return newsfacts__byline_read(&r->scan, line->span);
    }
    if (is_attribution(r, line)) {
        newsfacts__quote_above(r->scan.out);
        set_kind(s, NEWSFACTS_SEGMENT_QUOTE, 0.9f);
        return NEWSFACTS_OK;
    }
    return read_text(r, line, s);
}

static nf_segment *add_segment(reader *r, nf_span span)
{
    nf_segment *s = NF_VEC_ADD(&r->scan.out->segments, &r->scan.work->scratch);
    if (!s) return NULL;
    s->kind = NEWSFACTS_SEGMENT_PARAGRAPH;
    s->span = span;
    s->prefix = nf_span_make(span.begin, span.begin);
    s->credit = s->credit_block = nf_span_make(span.end, span.end);
    s->confidence = 1;
    return s;
}

static newsfacts_status read_lines(reader *r)
{
    uint32_t at = 0;
    nf_line line;
    while (newsfacts__line_next(r->scan.text, &at, &line)) {
        nf_segment *s = add_segment(r, line.span);
        if (!s) return NEWSFACTS_E_MEMORY;
        newsfacts_status status = read_line(r, &line, s);
        if (status != NEWSFACTS_OK) return status;
    }
    newsfacts__structure(r->scan.text, r->scan.out);
    return NEWSFACTS_OK;
}

newsfacts_status newsfacts__layout_read(nf_work *work, const newsfacts_engine *engine,
                                        const nf_text *text, nf_layout *out)
{
    if (!nf_spend(work, text->len)) return NEWSFACTS_E_LIMIT;
    reader r = {0};
    r.scan.work = work;
    r.scan.patterns = engine->layout;
    r.scan.text = text;
    r.scan.out = out;
    r.in_titles = true;
    r.scan.matcher = newsfacts__matcher_new(&engine->allocator);
    if (!r.scan.matcher) return NEWSFACTS_E_MEMORY;
    newsfacts_status status = read_lines(&r);
    newsfacts__matcher_free(r.scan.matcher);
    return status == NEWSFACTS_OK && r.scan.out_of_memory ? NEWSFACTS_E_MEMORY : status;
}

nf_span newsfacts__segment_body(const nf_segment *s)
{
    nf_span body = s->span;
    if (!nf_span_empty(s->prefix)) body.begin = s->prefix.end;
    if (!nf_span_empty(s->credit_block)) body.end = s->credit_block.begin;
    if (body.end < body.begin) body.end = body.begin;
    return body;
}
