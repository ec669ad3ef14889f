#include "layout/scan.h"

bool newsfacts__scan(nf_scan *scan, int32_t kind, size_t from)
{
    for (uint32_t row = 0; row < NF_LAYOUT_LEN; row++) {
        if (newsfacts__layout[row].kind != kind) continue;
        if (!newsfacts__pattern_possible(scan->patterns, row, scan->window.marks)) continue;
        scan->hit = newsfacts__pattern_of(scan->patterns, row);
        if (newsfacts__match(scan->hit, scan->matcher, scan->window.text, scan->window.size, from))
            return true;
        if (newsfacts__match_end(scan->matcher) == NF_MATCH_MEMORY) scan->out_of_memory = true;
    }
    return false;
}

bool newsfacts__scan_span(nf_scan *scan, int32_t kind, nf_span span)
{
    if (scan->window.begin != span.begin || scan->window.end != span.end)
        newsfacts__window(scan->text, scan->patterns, span, &scan->window);
    return newsfacts__scan(scan, kind, 0);
}

bool newsfacts__scan_group(const nf_scan *scan, const char *name, nf_span *out)
{
    size_t begin, end;
    if (!newsfacts__group(scan->hit, scan->matcher, name, &begin, &end)) return false;
    *out = nf_window_span(&scan->window, begin, end);
    return true;
}
