#include "train.h"

#include <string.h>

/* Optional names count neither way: not as missing, and not against what touches them. */
static bool touches_unsure(const article *a, const mark *found)
{
    for (uint32_t i = 0; i < a->marks_len; i++)
        if (!a->marks[i].sure && a->marks[i].kind == found->kind
            && nf_span_overlaps(a->marks[i].span, found->span))
            return true;
    return false;
}

static bool is_there(const article *a, const mark *found)
{
    for (uint32_t i = 0; i < a->marks_len; i++)
        if (a->marks[i].sure && a->marks[i].kind == found->kind
            && nf_span_equal(a->marks[i].span, found->span))
            return true;
    return false;
}

void score_article(score *s, const article *a, const mark *found, uint32_t found_len)
{
    for (uint32_t i = 0; i < a->marks_len; i++)
        if (a->marks[i].sure) s->there[a->marks[i].kind]++;
    for (uint32_t i = 0; i < found_len; i++) {
        bool right = is_there(a, &found[i]);
        if (!right && touches_unsure(a, &found[i])) continue;
        s->right[found[i].kind] += right;
        s->found[found[i].kind]++;
    }
}

uint32_t score_marks(const uint8_t *labels, uint32_t len, uint32_t begin, mark *out)
{
    uint32_t marks_len = 0, start = 0;
    for (uint32_t i = 0; i < len; i++) {
        if (labels[i] == NF_LABEL_O) continue;
        int part = (labels[i] - 1) % 4 + 1;
        if (part == NF_LABEL_B || part == NF_LABEL_S) start = i;
        if (part != NF_LABEL_E && part != NF_LABEL_S) continue;
        mark *m = &out[marks_len++];
        m->span = nf_span_make(begin + start, begin + i + 1);
        m->kind = (uint8_t)((labels[i] - 1) / 4);
        m->sure = true;
    }
    return marks_len;
}

static void rates(uint32_t right, uint32_t found, uint32_t there, char *out, size_t size)
{
    double p = found ? 100.0 * right / found : 0, r = there ? 100.0 * right / there : 0;
    snprintf(out, size, "%5.2f (%5.1f/%5.1f)", right ? 2 * p * r / (p + r) : 0, p, r);
}

void score_print(const char *name, const score *s)
{
    static const char *const kinds[NF_TAG_KINDS] = {"PER", "LOC", "ORG"};
    uint32_t right = 0, found = 0, there = 0;
    char text[64];
    printf("%-10s", name);
    for (int k = 0; k < NF_TAG_KINDS; k++) {
        rates(s->right[k], s->found[k], s->there[k], text, sizeof text);
        printf(" %s %s", kinds[k], text);
        right += s->right[k];
        found += s->found[k];
        there += s->there[k];
    }
    rates(right, found, there, text, sizeof text);
    printf(" all %s\n", text);
    fflush(stdout);
}
