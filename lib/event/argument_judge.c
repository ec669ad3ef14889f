/* argument_judge.c: the linear ranker that answers in the library. */
#include "event/argument.h"

newsfacts_status newsfacts__argument_model_open(const void *data, size_t size,
                                                enum nf_blob_trust trust, nf_argument_model *out,
                                                newsfacts_error *error)
{
    nf_blob blob;
    size_t thresholds = 0, rows = 0;
    newsfacts_status status = newsfacts__blob_open(data, size, NF_ARGUMENT_MODEL_KIND,
                                                   NF_ARGUMENT_MODEL_VERSION, trust, &blob, error);
    if (status != NEWSFACTS_OK) return status;
    out->thresholds = newsfacts__blob_section(&blob, NF_ARGUMENT_THRESHOLDS,
                                              sizeof *out->thresholds, &thresholds);
    out->weights =
        newsfacts__blob_section(&blob, NF_ARGUMENT_WEIGHTS, 1u << NF_ARGUMENT_BITS, &rows);
    if (thresholds != NF_ASKED_LEN || rows != NF_ASKED_LEN)
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0,
                               "ranker of arguments: a section is missing");
    return NEWSFACTS_OK;
}

static int32_t score(const int8_t *weights, const nf_clues *f)
{
    int32_t sum = 0;
    for (uint32_t i = 0; i < f->len; i++) sum += weights[f->at[i]];
    return sum;
}

static void answer_counts(const nf_question *q, const int8_t *weights, int32_t lead, bool *chosen)
{
    int32_t nothing = score(weights, &q->nothing);
    for (uint32_t i = 0; i < q->len; i++)
        chosen[i] = score(weights, q->features[i]) - nothing > lead;
}

static void answer(void *context, const nf_question *q, bool *chosen)
{
    const nf_argument_model *model = context;
    const int8_t *weights = model->weights + ((size_t)q->role << NF_ARGUMENT_BITS);
    const int32_t lead = model->thresholds[q->role];
    if (q->role == NF_ASKED_COUNT) {
        answer_counts(q, weights, lead, chosen);
        return;
    }
    int32_t best = score(weights, &q->nothing) + lead;
    uint32_t which = NF_NONE;
    for (uint32_t i = 0; i < q->len; i++) {
        int32_t one = score(weights, q->features[i]);
        if (one <= best) continue;
        best = one;
        which = i;
    }
    if (which != NF_NONE) chosen[which] = true;
}

nf_judge newsfacts__argument_judge(nf_argument_model *model)
{
    nf_judge judge = {answer, model};
    return judge;
}
