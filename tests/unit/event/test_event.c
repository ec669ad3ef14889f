/* test_event.c: candidates, the scorer's model, attributes, and the same event twice. */
#include "event/scorer.h"
#include "tables/blob.h"
#include "unit/event/fixture.h"

#include <stdlib.h>
#include <string.h>

static size_t model_size(void)
{
    return (size_t)(newsfacts__events_end - newsfacts__events_begin);
}

static bool has_candidate(const fixture *f, const nf_candidates *all, const char *words)
{
    const nf_text *t = &f->stages.text;
    size_t size = strlen(words);
    for (uint32_t i = 0; i < all->len; i++) {
        uint32_t from = t->offset[all->data[i].span.begin], to = t->offset[all->data[i].span.end];
        if (to - from == size && !memcmp(t->bytes + from, words, size)) return true;
    }
    return false;
}

/* --------------------------------------------------------------- candidates */

static void triggers_and_verbs_are_candidates(void **state)
{
    fixture f;
    nf_candidates all = {0};
    (void)state;
    begin(&f, "县里派出医疗队，他说小说很好看。");
    assert_int_equal(newsfacts__event_candidates(&f.stages.work, &f.source, &all), NEWSFACTS_OK);
    assert_true(has_candidate(&f, &all, "派出"));
    assert_true(has_candidate(&f, &all, "说"));
    for (uint32_t i = 1; i < all.len; i++)
        assert_true(nf_span_order(all.data[i - 1].span, all.data[i].span) < 0);
    stages_end(&f.stages);
}

static void a_character_inside_a_word_is_no_candidate(void **state)
{
    fixture f;
    nf_candidates all = {0};
    (void)state;
    begin(&f, "这部小说卖得很好。");
    assert_int_equal(newsfacts__event_candidates(&f.stages.work, &f.source, &all), NEWSFACTS_OK);
    assert_false(has_candidate(&f, &all, "说"));
    stages_end(&f.stages);
}

static void candidates_cost_steps(void **state)
{
    fixture f;
    nf_candidates all = {0};
    (void)state;
    begin(&f, "县里派出医疗队。");
    f.stages.work.steps_left = 1;
    assert_int_equal(newsfacts__event_candidates(&f.stages.work, &f.source, &all), NEWSFACTS_E_LIMIT);
    stages_end(&f.stages);
}

/* --------------------------------------------------------------------- model */

static void the_model_is_whole(void **state)
{
    nf_event_model model;
    newsfacts_error error;
    (void)state;
    assert_int_equal(newsfacts__event_model_open(newsfacts__events_begin, model_size(),
                                                 NF_BLOB_VERIFY, &model, &error), NEWSFACTS_OK);
    assert_true(model_size() <= 1 << 20);
    assert_true(model.info->scale > 0 && model.info->type_scale > 0);
    assert_int_equal(NF_EVENT_TYPES, NF_EVENT_TYPES_LEN);
}

static void a_damaged_model_is_refused(void **state)
{
    nf_event_model model;
    newsfacts_error error;
    unsigned char *bytes = malloc(model_size());
    (void)state;
    assert_non_null(bytes);
    memcpy(bytes, newsfacts__events_begin, model_size());
    bytes[model_size() / 2] ^= 1;
    assert_int_equal(newsfacts__event_model_open(bytes, model_size(), NF_BLOB_VERIFY, &model, &error),
                     NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts__event_model_open(bytes, 16, NF_BLOB_VERIFY, &model, &error),
                     NEWSFACTS_E_ARGUMENT);
    assert_true(error.message[0]);
    free(bytes);
}

static void a_bucket_has_the_weights_of_its_keys(void **state)
{
    const nf_event_bucket bucket = {0x00ff7f10, 0x0005fb81}; /* of the keys 10, 7f and ff */
    (void)state;
    assert_int_equal(nf_event_weight(bucket, 0x10), -127);
    assert_int_equal(nf_event_weight(bucket, 0xabcd7f), -5);
    assert_int_equal(nf_event_weight(bucket, 0xff), 5);
    assert_int_equal(nf_event_weight(bucket, 0x11), 0);
    assert_int_equal(nf_event_weight(bucket, 0), 0); /* the slot that is empty */
}

static void read_features(fixture *f, const nf_candidate *c, nf_event_features *out)
{
    nf_event_view view;
    nf_event_site site;
    out->len = 0;
    assert_int_equal(newsfacts__event_view(&f->stages.work, &f->source, &view), NEWSFACTS_OK);
    newsfacts__event_site(&view, c, &site);
    for (uint32_t stage = 0; stage < NF_EVENT_STAGES; stage++)
        newsfacts__event_features(&site, stage, out);
    assert_true(out->len < NF_EVENT_FEATURES_MAX);
}

static void features_fit_and_repeat(void **state)
{
    fixture f;
    nf_candidates all = {0};
    nf_event_features first, again;
    (void)state;
    begin(&f, "截至2月28日，全省累计向湖北省派出医疗队18批次，共1478人。");
    assert_int_equal(newsfacts__event_candidates(&f.stages.work, &f.source, &all), NEWSFACTS_OK);
    for (uint32_t i = 0; i < all.len; i++) {
        read_features(&f, &all.data[i], &first);
        read_features(&f, &all.data[i], &again);
        assert_int_equal(first.len, again.len);
        assert_memory_equal(first.hash, again.hash, first.len * sizeof *first.hash);
    }
    stages_end(&f.stages);
}

/* ---------------------------------------------------------------------- choice */

static void read_events(fixture *f, const char *text)
{
    begin(f, text);
    assert_int_equal(newsfacts__event_read(&f->stages.work, &f->source, &f->events), NEWSFACTS_OK);
}

static void events_do_not_overlap(void **state)
{
    fixture f;
    (void)state;
    read_events(&f, "两车相撞后起火燃烧，造成2人死亡，伤员被紧急送往医院抢救治疗。");
    assert_true(f.events.events.len >= 3);
    for (uint32_t i = 0; i < f.events.events.len; i++) {
        const nf_event *e = &f.events.events.data[i];
        assert_true(e->confidence > 0.5f && e->confidence <= 1.0f);
        assert_true(*newsfacts_event_type_name(e->type));
        if (i) assert_true(f.events.events.data[i - 1].span.end <= e->span.begin);
    }
    stages_end(&f.stages);
}

static void nothing_from_nothing(void **state)
{
    fixture f;
    (void)state;
    read_events(&f, "");
    assert_int_equal(f.events.events.len, 0);
    stages_end(&f.stages);
}

/* ---------------------------------------------------------------- attributes */

static const nf_event *only_event(const fixture *f, const char *trigger)
{
    for (uint32_t i = 0; i < f->events.events.len; i++)
        if (stages_text_is(&f->stages, f->events.events.data[i].span, trigger))
            return &f->events.events.data[i];
    fail_msg("no event %s", trigger);
    return NULL;
}

static void attributes_by_the_words_before(void **state)
{
    static const struct {
        const char *text, *trigger;
        int32_t polarity, modality;
    } cases[] = {
        {"全市没有发生火灾。", "火灾", NEWSFACTS_POLARITY_NEGATED, NEWSFACTS_MODALITY_ACTUAL},
        {"县里已派出34名医疗队员。", "派出", NEWSFACTS_POLARITY_ASSERTED,
         NEWSFACTS_MODALITY_ACTUAL},
        {"县里将派出34名医疗队员。", "派出", NEWSFACTS_POLARITY_ASSERTED,
         NEWSFACTS_MODALITY_PLANNED},
        {"医院将重伤员转移到省城。", "转移", NEWSFACTS_POLARITY_ASSERTED,
         NEWSFACTS_MODALITY_ACTUAL},
        {"卫星有望下月发射。", "发射", NEWSFACTS_POLARITY_ASSERTED, NEWSFACTS_MODALITY_POSSIBLE},
        {"他经常看望老人。", "看望", NEWSFACTS_POLARITY_ASSERTED, NEWSFACTS_MODALITY_HABITUAL}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;
        read_events(&f, cases[i].text);
        const nf_event *e = only_event(&f, cases[i].trigger);
        assert_int_equal(e->polarity, cases[i].polarity);
        assert_int_equal(e->modality, cases[i].modality);
        stages_end(&f.stages);
    }
}

static void names_of_types_are_those_of_the_table(void **state)
{
    (void)state;
    for (int32_t t = 1; t <= NF_EVENT_TYPES; t++)
        assert_int_equal(newsfacts__event_types[t - 1].number, t);
    assert_string_equal(newsfacts_event_type_name(NEWSFACTS_EVENT_STATE), "STATE");
    assert_string_equal(newsfacts_event_type_name(NEWSFACTS_EVENT_SCIENCE), "SCIENCE");
    assert_string_equal(newsfacts_event_group_name(NEWSFACTS_EVENT_DIE), "HEALTH_LIFE");
    assert_string_equal(newsfacts_event_type_name(0), "");
    assert_string_equal(newsfacts_event_type_name(46), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(triggers_and_verbs_are_candidates),
        cmocka_unit_test(a_character_inside_a_word_is_no_candidate),
        cmocka_unit_test(candidates_cost_steps),
        cmocka_unit_test(the_model_is_whole),
        cmocka_unit_test(a_damaged_model_is_refused),
        cmocka_unit_test(a_bucket_has_the_weights_of_its_keys),
        cmocka_unit_test(features_fit_and_repeat),
        cmocka_unit_test(events_do_not_overlap),
        cmocka_unit_test(nothing_from_nothing),
        cmocka_unit_test(attributes_by_the_words_before),
        cmocka_unit_test(names_of_types_are_those_of_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
