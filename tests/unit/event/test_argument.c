/* test_argument.c: candidates of arguments, and what the ranker makes of them. */
#include "event/argument.h"
#include "tables/blob.h"
#include "unit/event/fixture.h"

#include <string.h>

static nf_span find(const fixture *f, const char *words)
{
    const nf_text *t = &f->stages.text;
    const char *text = (const char *)t->bytes, *at = strstr(text, words);
    nf_span span = {0, 0};
    assert_non_null(at);
    while (t->offset[span.begin] < (size_t)(at - text)) span.begin++;
    span.end = span.begin;
    while (t->offset[span.end] < (size_t)(at - text) + strlen(words)) span.end++;
    return span;
}

static nf_event *add_event(fixture *f, const char *trigger, int32_t type)
{
    nf_span span = find(f, trigger);
    nf_event *e = NF_VEC_ADD(&f->events.events, &f->stages.work.scratch);
    uint32_t sentence = 0;
    while (!nf_span_has(f->stages.sentencing.sentences.data[sentence].span, span.begin)) sentence++;
    *e = nf_event_make(span, sentence, type);
    return e;
}

static void read_arguments(fixture *f)
{
    assert_int_equal(newsfacts__event_arguments(&f->stages.work, &f->source, &f->events), NEWSFACTS_OK);
}

/* The nth argument of a role, or NULL. */
static const nf_argument *argument(const fixture *f, uint32_t event, int32_t role, uint32_t n)
{
    const nf_event *e = &f->events.events.data[event];
    for (uint32_t i = 0; i < e->arguments_len; i++) {
        const nf_argument *a = &f->events.arguments.data[e->first_argument + i];
        if (a->role == role && n-- == 0) return a;
    }
    return NULL;
}

static void check(const fixture *f, uint32_t event, int32_t role, uint32_t n, const char *text)
{
    const nf_argument *a = argument(f, event, role, n);
    assert_non_null(a);
    assert_int_equal(a->event, event);
    assert_true(stages_text_is(&f->stages, a->span, text));
}

static void who_sends_whom(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "县医院昨天派出34名医疗队员。");
    add_event(&f, "派出", NEWSFACTS_EVENT_DISPATCH);
    read_arguments(&f);
    check(&f, 0, NEWSFACTS_ROLE_AGENT, 0, "县医院");
    check(&f, 0, NEWSFACTS_ROLE_PATIENT, 0, "医疗队员");
    check(&f, 0, NEWSFACTS_ROLE_COUNT, 0, "34名");
    assert_int_equal(f.events.events.data[0].time, 0);
    stages_end(&f.stages);
}

static void a_list_gives_all_its_members(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "财政部、商务部联合印发通知。");
    add_event(&f, "印发", NEWSFACTS_EVENT_ISSUE_POLICY);
    read_arguments(&f);
    check(&f, 0, NEWSFACTS_ROLE_AGENT, 0, "财政部");
    check(&f, 0, NEWSFACTS_ROLE_AGENT, 1, "商务部");
    assert_null(argument(&f, 0, NEWSFACTS_ROLE_AGENT, 2));
    stages_end(&f.stages);
}

static void who_stands_before_by_is_no_agent(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "该方案由国务院批准。");
    add_event(&f, "批准", NEWSFACTS_EVENT_ISSUE_POLICY);
    read_arguments(&f);
    const nf_argument *agent = argument(&f, 0, NEWSFACTS_ROLE_AGENT, 0);
    assert_true(!agent || agent->span.begin > find(&f, "由").begin);
    const nf_argument *patient = argument(&f, 0, NEWSFACTS_ROLE_PATIENT, 0);
    assert_true(!patient || patient->span.end <= find(&f, "由").begin);
    stages_end(&f.stages);
}

static void a_later_clause_has_the_time_of_the_first(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "昨天，工厂发生火灾，消防部门出动20辆消防车。");
    add_event(&f, "火灾", NEWSFACTS_EVENT_FIRE_EXPLOSION);
    add_event(&f, "出动", NEWSFACTS_EVENT_DISPATCH);
    read_arguments(&f);
    assert_int_equal(f.events.events.data[0].time, 0);
    assert_int_equal(f.events.events.data[1].time, 0);
    check(&f, 1, NEWSFACTS_ROLE_PATIENT, 0, "消防车");
    check(&f, 1, NEWSFACTS_ROLE_COUNT, 0, "20辆");
    stages_end(&f.stages);
}

/* Records the widest question that is asked. */
static uint32_t widest(void *context, const nf_question *q, uint32_t *chosen)
{
    uint32_t *most = context;
    (void)chosen;
    if (q->len > *most) *most = q->len;
    for (uint32_t i = 0; i < q->len; i++) assert_true(q->features[i]->len < NF_ARGUMENT_FEATURES);
    return 0;
}

static void questions_are_bounded(void **state)
{
    (void)state;
    char text[8192];
    fixture f;
    uint32_t most = 0;
    nf_judge judge = {widest, &most, NULL};
    text[0] = 0;
    for (int i = 0; i < 60; i++) strcat(text, "财政部、商务部、两家公司昨天在北京，");
    strcat(text, "印发通知。");
    begin(&f, text);
    add_event(&f, "印发", NEWSFACTS_EVENT_ISSUE_POLICY);
    assert_int_equal(newsfacts__argument_read(&f.stages.work, &f.source, &judge, &f.events), NEWSFACTS_OK);
    assert_in_range(most, 1, NF_ARGUMENT_CANDIDATES);
    assert_int_equal(f.events.arguments.len, 0);
    stages_end(&f.stages);
}

/* Rates a list of features as a learner sees it. */
static int32_t sum_of(const nf_argument_model *m, enum nf_asked role, const nf_clues *f)
{
    int32_t sum = 0;
    for (uint32_t i = 0; i < f->len; i++)
        sum += role == NF_ASKED_AGENT     ? m->who[f->at[i]].agent
               : role == NF_ASKED_PATIENT ? m->who[f->at[i]].patient
               : role == NF_ASKED_TIME    ? m->times[f->at[i]]
               : role == NF_ASKED_PLACE   ? m->places[f->at[i]]
                                          : m->counts[f->at[i]];
    return sum;
}

static uint32_t answer_from_features(void *context, const nf_question *q, uint32_t *chosen)
{
    const nf_argument_model *m = context;
    int32_t best = sum_of(m, q->role, &q->nothing) + m->thresholds[q->role];
    uint32_t len = 0;
    for (uint32_t i = 0; i < q->len; i++) {
        int32_t one = sum_of(m, q->role, q->features[i]);
        if (one <= best) continue;
        if (q->role != NF_ASKED_COUNT) best = one, len = 0;
        chosen[len++] = i;
    }
    return len;
}

static void add_events(fixture *f)
{
    add_event(f, "火灾", NEWSFACTS_EVENT_FIRE_EXPLOSION);
    add_event(f, "受伤", NEWSFACTS_EVENT_INJURE);
    add_event(f, "派出", NEWSFACTS_EVENT_DISPATCH);
    add_event(f, "表示", NEWSFACTS_EVENT_STATE);
    add_event(f, "批准", NEWSFACTS_EVENT_ISSUE_POLICY);
}

/* The shorter way of the library and the whole lists of its learner. */
static void learners_see_what_is_rated(void **state)
{
    static const char text[] =
        "昨天，县城一家工厂发生火灾，2人受伤。县医院和消防大队派出34名队员，副县长王明表示，"
        "救援方案已由县政府在当晚批准。";
    const size_t size = (size_t)(newsfacts__arguments_end - newsfacts__arguments_begin);
    nf_argument_model model;
    fixture a, b;
    (void)state;
    assert_int_equal(newsfacts__argument_model_open(newsfacts__arguments_begin, size,
                                                    NF_BLOB_VERIFY, &model, NULL), NEWSFACTS_OK);
    const nf_judge learner = {answer_from_features, &model, NULL};
    begin(&a, text);
    begin(&b, text);
    add_events(&a);
    add_events(&b);
    read_arguments(&a);
    assert_int_equal(newsfacts__argument_read(&b.stages.work, &b.source, &learner, &b.events), NEWSFACTS_OK);
    assert_true(a.events.arguments.len > 4);
    assert_int_equal(a.events.arguments.len, b.events.arguments.len);
    assert_memory_equal(a.events.arguments.data, b.events.arguments.data,
                        a.events.arguments.len * sizeof *a.events.arguments.data);
    for (uint32_t i = 0; i < a.events.events.len; i++) {
        assert_int_equal(a.events.events.data[i].time, b.events.events.data[i].time);
        assert_int_equal(a.events.events.data[i].place, b.events.events.data[i].place);
    }
    stages_end(&a.stages);
    stages_end(&b.stages);
}

static void a_used_up_budget_stops(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "县医院派出医疗队。");
    add_event(&f, "派出", NEWSFACTS_EVENT_DISPATCH);
    f.stages.work.steps_left = 3;
    assert_int_equal(newsfacts__event_arguments(&f.stages.work, &f.source, &f.events), NEWSFACTS_E_LIMIT);
    stages_end(&f.stages);
}

static void the_ranker_is_whole(void **state)
{
    const size_t size = (size_t)(newsfacts__arguments_end - newsfacts__arguments_begin);
    nf_argument_model model;
    newsfacts_error error;
    (void)state;
    assert_int_equal(newsfacts__argument_model_open(newsfacts__arguments_begin, size,
                                                    NF_BLOB_VERIFY, &model, &error), NEWSFACTS_OK);
    assert_int_equal(newsfacts__argument_model_open(newsfacts__arguments_begin, 16,
                                                    NF_BLOB_VERIFY, &model, &error),
                     NEWSFACTS_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_sends_whom),
        cmocka_unit_test(a_list_gives_all_its_members),
        cmocka_unit_test(who_stands_before_by_is_no_agent),
        cmocka_unit_test(a_later_clause_has_the_time_of_the_first),
        cmocka_unit_test(questions_are_bounded),
        cmocka_unit_test(learners_see_what_is_rated),
        cmocka_unit_test(a_used_up_budget_stops),
        cmocka_unit_test(the_ranker_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
