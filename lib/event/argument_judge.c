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

static void rate_who(const nf_who_weights *weights, nf_clues *f)
{
    int32_t agent = 0, patient = 0;
    for (uint32_t i = 0; i < f->len; i++) {
        agent += weights[f->at[i]].agent;
        patient += weights[f->at[i]].patient;
    }
    f->score = agent;
    f->as_patient = patient;
}

static void rate(void *context, enum nf_asked role, nf_clues *f)
{
    const nf_argument_model *model = context;
    if (role == NF_ASKED_AGENT || role == NF_ASKED_PATIENT) {
        rate_who(model->who, f);
        return;
    }
    const int8_t *weights = role == NF_ASKED_TIME    ? model->times
                            : role == NF_ASKED_PLACE ? model->places
                                                     : model->counts;
    int32_t sum = 0;
    for (uint32_t i = 0; i < f->len; i++) sum += weights[f->at[i]];
    f->score = sum;
}

static int32_t score(const nf_question *q, const nf_clues *f)
{
    return q->role == NF_ASKED_PATIENT ? f->as_patient : f->score;
}

static void answer(void *context, const nf_question *q, bool *chosen)
{
    const nf_argument_model *model = context;
    int32_t best = score(q, &q->nothing) + model->thresholds[q->role];
    uint32_t which = NF_NONE;
    for (uint32_t i = 0; i < q->len; i++) {
        int32_t one = score(q, q->features[i]);
        if (one <= best) continue;
        if (q->role == NF_ASKED_COUNT) {
            chosen[i] = true;
            continue;
        }
        best = one;
        which = i;
    }
    if (which != NF_NONE) chosen[which] = true;
}

nf_judge newsfacts__argument_judge(nf_argument_model *model)
{
    nf_judge judge = {answer, rate, model};
    return judge;
}
