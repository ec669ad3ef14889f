/* count_link.c: goes through the sentences and links their counts. */
#include "mention/count_link.h"

/* 其中 opens the sentence: it goes on with the counts of the one before. */
static bool goes_on(const nf_line *line)
{
    for (uint32_t i = 0; i < line->len && i < 3; i++) {
        nf_span s = line->items[i].span;
        if (line->items[i].cls == NF_ITEM_COUNT) break;
        if (nf_span_len(s) == 2 && nf_char_at(line->text, s.begin) == 0x5176 /* 其中 */
            && nf_char_at(line->text, s.begin + 1) == 0x4e2d)
            return true;
    }
    return false;
}

static void link_sentence(nf_linking *l)
{
    nf_named none = {NF_NONE, {0, 0}};
    l->earlier = l->last;
    l->last = goes_on(&l->line) ? l->earlier : none;
    for (uint32_t i = 0; i < l->line.len; i++)
        if (l->line.items[i].cls == NF_ITEM_COUNT) newsfacts__count_object(l, i);
    newsfacts__count_respectively(l);
    for (uint32_t i = 0; i < l->line.len; i++) {
        if (l->line.items[i].cls != NF_ITEM_COUNT) continue;
        newsfacts__count_aspect(l, i);
        newsfacts__count_part(l, i);
        newsfacts__count_time(l, i);
    }
}

newsfacts_status newsfacts__count_link(nf_work *work, const nf_text *text, const nf_layout *layout,
                                       const nf_sentencing *sentencing, const nf_lexical *lexical,
                                       const nf_times *times, nf_counts *counts)
{
    (void)layout;
    nf_items items = {0};
    nf_item_source source = {text, lexical, counts, times, 0, 0};
    nf_named none = {NF_NONE, {0, 0}};
    nf_linking l = {work, {text, lexical, NULL, 0}, times, counts, none, none};
    if (!nf_spend(work, text->len)) return NEWSFACTS_E_LIMIT;
    for (uint32_t i = 0; i < counts->len;) {
        nf_span sentence = sentencing->sentences.data[counts->data[i].sentence].span;
        if (!newsfacts__phrase_items(work, &source, sentence, &items)) return NEWSFACTS_E_MEMORY;
        l.line.items = items.data;
        l.line.len = items.len;
        link_sentence(&l);
        uint32_t here = counts->data[i].sentence;
        while (i < counts->len && counts->data[i].sentence == here) i++;
    }
    return NEWSFACTS_OK;
}
