/* argument_judge.c: the linear ranker that answers in the library. */
#include "event/argument.h"

enum { WEIGHTS = 1 << NF_ARGUMENT_BITS };

/* A section with one element for each feature; NULL: it is missing. */
static const void *weights(const nf_blob *blob, enum nf_argument_section id, size_t size)
{
    size_t len = 0;
    const void *data = newsfacts__blob_section(blob, id, size, &len);
    return len == WEIGHTS ? data : NULL;
}

newsfacts_status newsfacts__argument_model_open(const void *data, size_t size,
                                                enum nf_blob_trust trust, nf_argument_model *out,
                                                newsfacts_error *error)
{
    nf_blob blob;
    size_t thresholds = 0;
    newsfacts_status status = newsfacts__blob_open(data, size, NF_ARGUMENT_MODEL_KIND,
                                                   NF_ARGUMENT_MODEL_VERSION, trust, &blob, error);
    if (status != NEWSFACTS_OK) return status;
    out->thresholds = newsfacts__blob_section(&blob, NF_ARGUMENT_THRESHOLDS,
                                              sizeof *out->thresholds, &thresholds);
    out->who = weights(&blob, NF_ARGUMENT_WHO, sizeof *out->who);
    out->times = weights(&blob, NF_ARGUMENT_TIMES, 1);
    out->places = weights(&blob, NF_ARGUMENT_PLACES, 1);
    out->counts = weights(&blob, NF_ARGUMENT_COUNTS, 1);
    if (thresholds != NF_ASKED_LEN || !out->who || !out->times || !out->places || !out->counts)
        return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0,
                               "ranker of arguments: a section is missing");
    return NEWSFACTS_OK;
}

static uint32_t answer_counts(const nf_question *q, int32_t nothing, uint32_t *chosen)
{
    uint32_t len = 0;
    for (uint32_t i = 0; i < q->len; i++) {
        chosen[len] = i;
        len += q->ratings[i].score > nothing;
    }
    return len;
}

static uint32_t answer(void *context, const nf_question *q, uint32_t *chosen)
{
    const nf_argument_model *model = context;
    const bool patient = q->role == NF_ASKED_PATIENT;
    const nf_rating *nothing = &q->nothing.rating;
    int32_t best = (patient ? nothing->as_patient : nothing->score) + model->thresholds[q->role];
    if (q->role == NF_ASKED_COUNT) return answer_counts(q, best, chosen);
    uint32_t which = 0, len = 0;
    for (uint32_t i = 0; i < q->len; i++) {
        int32_t one = patient ? q->ratings[i].as_patient : q->ratings[i].score;
        which = one > best ? i : which;
        len = one > best ? 1 : len;
        best = one > best ? one : best;
    }
    chosen[0] = which;
    return len;
}

nf_judge newsfacts__argument_judge(nf_argument_model *model)
{
    nf_judge judge = {answer, model, model};
    return judge;
}
