/* credit.c: datelines before and credits after the text of a paragraph. */
#include "layout/scan.h"

/* How far into a line the mark of a dateline (电, 讯, 消息) may stand. */
enum { MARK_WITHIN = 48, TAIL = 80 };

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* 电, 讯, 稿, 消息, 信息, 报道, 报导. No branches: what stands here cannot be foreseen. */
static bool begins_mark(uint32_t c, uint32_t next)
{
    bool alone = (c == 0x7535) | (c == 0x8baf) | (c == 0x7a3f);
    bool news = ((c == 0x6d88) | (c == 0x4fe1)) & (next == 0x606f);
    bool report = (c == 0x62a5) & ((next == 0x9053) | (next == 0x5bfc));
    return alone | news | report;
}

/* Characters without which no dateline pattern matches. */
static bool may_have_dateline(const nf_text *t, nf_span line)
{
    if (nf_class_at(t, line.begin) == NF_CLASS_OPEN) return true;
    uint32_t end = least(line.end, line.begin + MARK_WITHIN);
    for (uint32_t i = line.begin; i < end; i++) {
        if (t->fold[i] == 0x3002) return false; /* 。: the text has begun */
        if (begins_mark(t->fold[i], i + 1 < line.end ? t->fold[i + 1] : 0)) return true;
    }
    return false;
}

static void take_if_unset(const nf_scan *scan, const char *group, nf_span *out)
{
    nf_span s;
    if (nf_span_empty(*out) && newsfacts__scan_group(scan, group, &s)) *out = s;
}

newsfacts_status newsfacts__dateline_read(nf_scan *scan, nf_segment *segment)
{
    nf_span span = segment->span, by;
    if (!may_have_dateline(scan->text, span)) return NEWSFACTS_OK;
    if (!newsfacts__scan_span(scan, NF_LAYOUT_KIND_DATELINE, span)) return NEWSFACTS_OK;
    newsfacts__scan_group(scan, NULL, &segment->prefix);
    segment->dateline = true;
    nf_span outlet;
    if (newsfacts__scan_group(scan, "outlet", &outlet)) newsfacts__publisher(scan, outlet);
    if (nf_span_empty(scan->out->dateline_date)) {
        take_if_unset(scan, "place", &scan->out->dateline_place);
        take_if_unset(scan, "place2", &scan->out->dateline_place);
    }
    take_if_unset(scan, "date", &scan->out->dateline_date);
    if (newsfacts__scan_group(scan, "by", &by) || newsfacts__scan_group(scan, "by2", &by))
        return newsfacts__byline_read(scan, by);
    return NEWSFACTS_OK;
}

static nf_span tail_of(nf_span span)
{
    return nf_span_make(span.end - least(nf_span_len(span), TAIL), span.end);
}

/* Last characters of a credit: 摄 摄影 摄影报道 供图 图 绘, 资料图片 资料照片. */
static bool may_have_credit(const nf_text *t, nf_span line)
{
    uint32_t end = line.end;
    while (end > line.begin && nf_class_at(t, end - 1) == NF_CLASS_CLOSE) end--;
    uint32_t from = end - least(end - line.begin, 16);
    switch (end > line.begin ? t->fold[end - 1] : 0) {
    case 0x6444:
    case 0x5f71:
    case 0x9053:
    case 0x56fe:
    case 0x7ed8:
    case 0x7247:
    case 0x622a:
    case 0x53d1: return true; /* 摄 影 道 图 绘 片 截 发 */
    default: break;
    }
    for (uint32_t i = from; i + 1 < end; i++) /* 图/某某, 图片来源：某网 */
        if (t->fold[i] == 0x56fe || t->fold[i] == 0x6444) return true;
    return false;
}

bool newsfacts__credit_read(nf_scan *scan, nf_segment *segment)
{
    if (!may_have_credit(scan->text, segment->span)) return false;
    if (!newsfacts__scan_span(scan, NF_LAYOUT_KIND_CREDIT, tail_of(segment->span))) return false;
    newsfacts__scan_group(scan, "block", &segment->credit_block);
    newsfacts__scan_group(scan, "credit", &segment->credit);
    return true;
}

/* 图为…, ▲图为…, 上图为…: a caption whether or not it names the photographer. */
bool newsfacts__caption_head(nf_scan *scan, nf_span line)
{
    uint32_t end = least(line.end, line.begin + 4);
    for (uint32_t i = line.begin; i < end; i++)
        if (scan->text->fold[i] == 0x56fe) /* 图 */
            return newsfacts__scan_span(scan, NF_LAYOUT_KIND_CAPTION, line);
    return false;
}

newsfacts_status newsfacts__tail_read(nf_scan *scan, nf_segment *segment)
{
    const nf_text *t = scan->text;
    nf_span by, span = tail_of(segment->span);
    if (!nf_span_empty(segment->credit_block)) return NEWSFACTS_OK;
    if (nf_span_empty(span) || nf_class_at(t, span.end - 1) != NF_CLASS_CLOSE) return NEWSFACTS_OK;
    uint32_t open = span.end - 1;
    while (open > span.begin && nf_class_at(t, open) != NF_CLASS_OPEN) open--;
    if (!newsfacts__scan_span(scan, NF_LAYOUT_KIND_TAIL, nf_span_make(open, span.end)))
        return NEWSFACTS_OK;
    newsfacts__scan_group(scan, "block", &segment->credit_block);
    if (!newsfacts__scan_group(scan, "by", &by)) return NEWSFACTS_OK;
    return newsfacts__byline_read(scan, by);
}
