/* test_organisation.c: the records behind organisations. What texts mean is in
 * tests/spec/organisations.txt. */
#include "mention/alias.h"
#include "unit/stages.h"

static stages run;

static const nf_organisation *only(const char *text)
{
    stages_run(&run, text, NULL, STAGE_NAME);
    assert_int_equal(run.names.organisations.len, 1);
    return &run.names.organisations.data[0];
}

static void name_place_and_code(void **state)
{
    (void)state;
    const nf_organisation *o = only("湖南省财政厅昨天下发通知。");
    assert_true(stages_text_is(&run, o->span, "湖南省财政厅"));
    assert_true(stages_text_is(&run, o->place, "湖南省"));
    assert_int_equal(o->type, NEWSFACTS_ORG_GOVERNMENT);
    assert_int_equal(o->sentence, 0);
    assert_int_equal(o->name.size, 0); /* as written */
    stages_end(&run);
}

static void parts_begin_where_the_name_begins(void **state)
{
    (void)state;
    const nf_organisation *o = only("湖南省人民医院急诊科增加了夜班。");
    assert_true(stages_text_is(&run, o->span, "湖南省人民医院急诊科"));
    assert_int_equal(o->parts_len, 1);
    assert_true(stages_text_is(&run, run.names.parts.data[o->first_part].span, "湖南省人民医院"));
    stages_end(&run);
}

static void mentions_are_grouped_by_entity(void **state)
{
    (void)state;
    stages_run(&run, "湖南省财政厅下发通知。各县要求省财政厅说明。国家统计局没有回应。", NULL, STAGE_NAME);
    assert_int_equal(run.names.organisations.len, 3);
    const nf_organisation *o = run.names.organisations.data;
    assert_int_equal(o[0].entity, o[1].entity);
    assert_int_not_equal(o[0].entity, o[2].entity);
    const nf_entity *e = &run.names.entities.data[o[0].entity];
    assert_int_equal(e->kind, NEWSFACTS_ENTITY_ORGANISATION);
    assert_int_equal(e->mentions_len, 2);
    assert_int_equal(run.names.mentions.data[e->first_mention + 1].index, 1);
    stages_end(&run);
}

static void places_inside_names_are_no_places(void **state)
{
    (void)state;
    only("湖南省财政厅昨天下发通知。");
    assert_int_equal(run.names.places.len, 0);
    stages_end(&run);
}

static void aliases_forget_rather_than_search(void **state)
{
    (void)state;
    nf_aliases a;
    stages_run(&run, "甲乙丙丁甲乙", NULL, STAGE_TEXT);
    assert_true(newsfacts__aliases_init(&a, &run.work, &run.text, 2));
    newsfacts__alias_put(&a, nf_span_make(0, 2), 7);
    assert_int_equal(newsfacts__alias_find(&a, nf_span_make(4, 6)), 7);
    newsfacts__alias_put(&a, nf_span_make(4, 6), 8);
    assert_int_equal(newsfacts__alias_find(&a, nf_span_make(0, 2)), 8);
    assert_int_equal(newsfacts__alias_find(&a, nf_span_make(1, 3)), NF_NONE);
    for (uint32_t i = 0; i < 6; i++) newsfacts__alias_put(&a, nf_span_make(i, 6), i);
    stages_end(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_place_and_code),
        cmocka_unit_test(parts_begin_where_the_name_begins),
        cmocka_unit_test(mentions_are_grouped_by_entity),
        cmocka_unit_test(places_inside_names_are_no_places),
        cmocka_unit_test(aliases_forget_rather_than_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
