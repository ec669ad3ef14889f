/* argument_judge.c: the linear ranker with the weights that are compiled in. */
#include "event/argument.h"
#include "tables/argument_weights.h"

static int32_t score(const int8_t *weights, const nf_clues *f)
{
    int32_t sum = 0;
    for (uint32_t i = 0; i < f->len; i++) sum += weights[f->at[i]];
    return sum;
}

static void answer_counts(const nf_question *q, const int8_t *weights, bool *chosen)
{
    int32_t nothing = score(weights, &q->nothing);
    for (uint32_t i = 0; i < q->len; i++)
        chosen[i] = score(weights, &q->features[i]) - nothing > newsfacts__argument_thresholds[q->role];
}

static void answer(void *context, const nf_question *q, bool *chosen)
{
    (void)context;
    const int8_t *weights = newsfacts__argument_weights[q->role];
    if (q->role == NF_ASKED_COUNT) {
        answer_counts(q, weights, chosen);
        return;
    }
    int32_t best = score(weights, &q->nothing) + newsfacts__argument_thresholds[q->role];
    uint32_t which = NF_NONE;
    for (uint32_t i = 0; i < q->len; i++) {
        int32_t one = score(weights, &q->features[i]);
        if (one <= best) continue;
        best = one;
        which = i;
    }
    if (which != NF_NONE) chosen[which] = true;
}

nf_judge newsfacts__argument_judge(void)
{
    nf_judge judge = {answer, NULL};
    return judge;
}
