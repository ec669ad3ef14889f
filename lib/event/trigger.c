/* trigger.c: chooses among the candidates: of overlapping ones the likeliest. */
#include "event/feature.h"

#include "tables/blob.h"

typedef struct {
    nf_work *work;
    const nf_event_source *source;
    const nf_event_model *model;
    const nf_candidates *candidates;
    float *scores; /* [candidates.len] */
    nf_event_view view;
} choosing;

/* 1 / (1 + exp(-x)) by halves: near enough for a confidence, and the same everywhere. */
static float chance(float x)
{
    float y = (x < 0 ? -x : x) / 64.0f, power = 1.0f + y + y * y / 2.0f; /* exp(|x| / 64) */
    for (int i = 0; i < 6 && power < 1e6f; i++) power *= power;
    return x < 0 ? 1.0f / (1.0f + power) : power / (1.0f + power);
}

static const char *subtype_of(const choosing *c, const nf_candidate *candidate, int32_t type)
{
    for (uint32_t i = 0; i < candidate->hits_len; i++) {
        const nf_hit *hit = &c->source->lexical->hits.data[candidate->hit + i];
        const nf_triggers_row *row = &newsfacts__triggers[hit->row];
        if (row->type == type) return row->subtype;
    }
    return "";
}

static bool take(choosing *c, uint32_t i, nf_events *out)
{
    const nf_candidate *candidate = &c->candidates->data[i];
    nf_event_site site;
    newsfacts__event_site(&c->view, candidate, &site);
    int32_t type = newsfacts__event_type(c->model, &site);
    nf_event *e = NF_VEC_ADD(&out->events, &c->work->scratch);
    if (!e) return false;
    *e = nf_event_make(candidate->span, candidate->sentence, type);
    e->subtype = subtype_of(c, candidate, type);
    e->confidence = chance(c->scores[i]);
    return true;
}

/* A run of candidates that overlap one after the other, [from, to), all above 0: the
 * best one, then the best of what is left on either side. Runs are short; a long one
 * is cut, so this stays linear. */
static bool take_run(choosing *c, uint32_t from, uint32_t to, nf_events *out)
{
    uint32_t end = 0;
    while (from < to) {
        uint32_t best = NF_NONE;
        for (uint32_t i = from; i < to; i++) {
            if (c->scores[i] <= 0 || c->candidates->data[i].span.begin < end) continue;
            if (best != NF_NONE
                && c->candidates->data[i].span.begin >= c->candidates->data[best].span.end)
                break;
            if (best == NF_NONE || c->scores[i] > c->scores[best]) best = i;
        }
        if (best == NF_NONE) return true;
        if (!take(c, best, out)) return false;
        end = c->candidates->data[best].span.end;
        while (from < to && c->candidates->data[from].span.begin < end) from++;
    }
    return true;
}

static newsfacts_status choose(choosing *c, nf_events *out)
{
    const nf_candidates *all = c->candidates;
    for (uint32_t i = 0; i < all->len;) {
        uint32_t next = i + 1, end = all->data[i].span.end;
        for (; next < all->len && all->data[next].span.begin < end; next++)
            if (all->data[next].span.end > end) end = all->data[next].span.end;
        if (!take_run(c, i, next, out)) return NEWSFACTS_E_MEMORY;
        i = next;
    }
    return NEWSFACTS_OK;
}

/* 建国 of 王建国 tells nothing. */
static bool in_name(const nf_event_site *site)
{
    return site->own.tag >= NF_EVENT_TAG_ORGANISATION && site->own.tag <= NF_EVENT_TAG_PLACE;
}

static newsfacts_status score_all(choosing *c)
{
    newsfacts_status status = newsfacts__event_view(c->work, c->source, &c->view);
    if (status != NEWSFACTS_OK) return status;
    c->scores = newsfacts__arena_raw(&c->work->stage, c->candidates->len, sizeof *c->scores);
    if (!c->scores) return NEWSFACTS_E_MEMORY;
    if (!nf_spend(c->work, c->candidates->len)) return NEWSFACTS_E_LIMIT;
    for (uint32_t i = 0; i < c->candidates->len; i++) {
        nf_event_site site;
        newsfacts__event_site(&c->view, &c->candidates->data[i], &site);
        c->scores[i] = in_name(&site) ? -1.0f : newsfacts__event_score(c->model, &site);
    }
    return NEWSFACTS_OK;
}

newsfacts_status newsfacts__event_choose(nf_work *work, const nf_event_source *source,
                                         const nf_event_model *model, nf_events *out)
{
    nf_candidates candidates = {0};
    choosing c;
    c.work = work;
    c.source = source;
    c.model = model;
    c.candidates = &candidates;
    newsfacts_status status = newsfacts__event_candidates(work, source, &candidates);
    if (status == NEWSFACTS_OK) status = score_all(&c);
    if (status != NEWSFACTS_OK) return status;
    newsfacts__event_view_again(&c.view);
    return choose(&c, out);
}

/* A dateline (新华社长沙2月28日电) says who reports, and is no news. */
static bool in_dateline(const nf_event_source *source, const nf_event *e)
{
    const nf_sentence *sentence = &source->sentencing->sentences.data[e->sentence];
    const nf_segment *segment = &source->layout->segments.data[sentence->segment];
    return segment->dateline && nf_span_overlaps(segment->prefix, e->span);
}

static void drop_datelines(const nf_event_source *source, nf_event_list *events)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < events->len; i++)
        if (!in_dateline(source, &events->data[i])) events->data[kept++] = events->data[i];
    events->len = kept;
}

newsfacts_status newsfacts__event_triggers(nf_work *work, const nf_event_source *source,
                                           nf_events *out)
{
    nf_event_model model;
    const size_t size = (size_t)(newsfacts__events_end - newsfacts__events_begin);
    newsfacts_status status = newsfacts__event_model_open(newsfacts__events_begin, size,
                                                          NF_BLOB_TRUSTED, &model, work->error);
    if (status == NEWSFACTS_OK) status = newsfacts__event_choose(work, source, &model, out);
    if (status == NEWSFACTS_OK) drop_datelines(source, &out->events);
    return status;
}
