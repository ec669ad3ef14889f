/* Rules of the user: what they find, what is wrong with them, and what they cost. */
#include "support/consume.h"
#include "support/samples.h"
#include "test.h"

#include <newsfacts/newsfacts.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    newsfacts_engine *engine;
    newsfacts_document *doc;
} reading;

static newsfacts_engine *engine_with(const char *rules, size_t size)
{
    newsfacts_config *config = NULL;
    newsfacts_engine *engine = NULL;
    newsfacts_error error;
    assert_int_equal(newsfacts_config_new(NULL, &config, NULL), NEWSFACTS_OK);
    char *copy = malloc(size + 1); /* to be gone before the engine is made */
    assert_non_null(copy);
    memcpy(copy, rules, size);
    newsfacts_status status = newsfacts_config_add_rules(config, copy, size, &error);
    if (status) print_message("%u: %s\n", (unsigned)error.line, error.message);
    assert_int_equal(status, NEWSFACTS_OK);
    free(copy);
    assert_int_equal(newsfacts_engine_new(config, &engine, &error), NEWSFACTS_OK);
    newsfacts_config_free(config);
    return engine;
}

static reading read_with(const char *rules, const char *text)
{
    reading r = {engine_with(rules, strlen(rules)), NULL};
    assert_int_equal(newsfacts_parse(r.engine, text, strlen(text), NULL, &r.doc, NULL), NEWSFACTS_OK);
    consume(r.doc, text, strlen(text));
    return r;
}

static void end(reading r)
{
    newsfacts_document_free(r.doc);
    newsfacts_engine_free(r.engine);
}

/* The event with this trigger, NULL: none. */
static const newsfacts_event *event_of(const reading *r, const char *trigger)
{
    for (size_t i = 0; i < newsfacts_events_len(r->doc); i++)
        if (!strcmp(newsfacts_events_at(r->doc, i)->text.data, trigger))
            return newsfacts_events_at(r->doc, i);
    return NULL;
}

/* The i-th argument of a role, NULL: none. */
static const newsfacts_argument *argument_of(const reading *r, const newsfacts_event *e, int32_t role,
                                             int i)
{
    for (int32_t k = 0; k < e->arguments_len; k++) {
        const newsfacts_argument *a = newsfacts_arguments_at(r->doc, (size_t)(e->first_argument + k));
        if (a->role == role && i-- == 0) return a;
    }
    return NULL;
}

static const char *words_of(const reading *r, const newsfacts_event *e, int32_t role)
{
    const newsfacts_argument *a = argument_of(r, e, role, 0);
    return a ? a->text.data : "";
}

/* ---------------------------------------------------------------------- events */

static void groups_become_arguments(void **state)
{
    (void)state;
    reading r = read_with("name: pairing\r\ntype: DISPATCH\r\nsubtype: send\r\n"
                          "pattern: (?<time>\\d+月\\d+日)，(?<agent>\\p{Han}+?局)(?<trigger>派驻)"
                          "(?<count>\\d+名)(?<patient>\\p{Han}+?)到(?<place>\\p{Han}+?市)\r\n",
                          "2020年3月1日，云溪市农业农村局派驻34名蓝莓能手到长沙市。");
    const newsfacts_event *e = event_of(&r, "派驻");
    assert_non_null(e);
    assert_int_equal(e->type, NEWSFACTS_EVENT_DISPATCH);
    assert_string_equal(e->subtype.data, "send");
    assert_int_equal(e->rule, 0);
    assert_string_equal(newsfacts_rule_name(r.engine, 0), "pairing");
    assert_string_equal(newsfacts_rule_name(r.engine, 1), "");
    assert_string_equal(newsfacts_rule_name(r.engine, -1), "");
    assert_string_equal(newsfacts_rule_name(NULL, 0), "");
    assert_string_equal(words_of(&r, e, NEWSFACTS_ROLE_AGENT), "云溪市农业农村局");
    assert_true(argument_of(&r, e, NEWSFACTS_ROLE_AGENT, 0)->organisation >= 0);
    assert_string_equal(words_of(&r, e, NEWSFACTS_ROLE_PATIENT), "蓝莓能手");
    assert_int_equal(argument_of(&r, e, NEWSFACTS_ROLE_PATIENT, 0)->organisation, -1);
    assert_true(argument_of(&r, e, NEWSFACTS_ROLE_COUNT, 0)->count >= 0);
    assert_string_equal(newsfacts_places_at(r.doc, (size_t)e->place)->text.data, "长沙市");
    assert_string_equal(newsfacts_times_at(r.doc, (size_t)e->time)->value.data, "2020-03-01");
    end(r);
}

static void places_without_a_name_are_words(void **state)
{
    (void)state;
    reading r = read_with("type: TRAIN\npattern: 在(?<place>.+?)(?<trigger>试练)", "他们在村口操场试练。");
    const newsfacts_event *e = event_of(&r, "试练");
    assert_non_null(e);
    assert_int_equal(e->place, -1);
    assert_string_equal(words_of(&r, e, NEWSFACTS_ROLE_PLACE), "村口操场");
    end(r);
}

static void a_list_of_names_is_several_arguments(void **state)
{
    (void)state;
    reading r = read_with("type: GIVE_AID\npattern: (?<trigger>援送).{0,5}给(?<patient>.+?)。",
                          "志愿者援送蔬菜给长沙市、湘潭市和株洲市。\n志愿者援送蔬菜给老街坊和株洲市。");
    const newsfacts_event *e = event_of(&r, "援送");
    assert_non_null(e);
    assert_string_equal(words_of(&r, e, NEWSFACTS_ROLE_PATIENT), "长沙市");
    assert_non_null(argument_of(&r, e, NEWSFACTS_ROLE_PATIENT, 2));
    assert_null(argument_of(&r, e, NEWSFACTS_ROLE_PATIENT, 3));
    end(r);
}

static size_t overlapping(const reading *r, const newsfacts_event *e)
{
    size_t n = 0;
    for (size_t i = 0; i < newsfacts_events_len(r->doc); i++) {
        const newsfacts_event *x = newsfacts_events_at(r->doc, i);
        n += x->span.byte_begin < e->span.byte_end && e->span.byte_begin < x->span.byte_end;
    }
    return n;
}

static void rules_come_before_what_is_built_in(void **state)
{
    (void)state;
    reading r = read_with("type: SCIENCE\npattern: (?<trigger>地震)\n\ntype: AWARD\n"
                          "pattern: (?<trigger>地震)\n\n\n# none\n\ntype: TRAIN\npattern: (?<trigger>级地)\n",
                          "3月1日，云南省发生5.1级地震，造成3人死亡。");
    const newsfacts_event *e = event_of(&r, "地震");
    assert_non_null(e);
    assert_int_equal(e->type, NEWSFACTS_EVENT_SCIENCE);
    assert_int_equal(e->rule, 0);
    assert_int_equal(overlapping(&r, e), 2); /* itself, and that of the third rule */
    assert_int_equal(event_of(&r, "级地")->rule, 2);
    const newsfacts_event *built_in = event_of(&r, "死亡");
    if (built_in) assert_int_equal(built_in->rule, -1);
    end(r);
}

static void every_match_of_a_sentence_counts(void **state)
{
    (void)state;
    reading r = read_with("type: TRAIN\npattern: (?J)(?<agent>甲|乙)(?<trigger>试练)|(?<trigger>练试)(?<agent>丙)\n",
                          "甲试练，乙试练，练试丙。");
    assert_int_equal(newsfacts_events_len(r.doc), 3);
    assert_string_equal(words_of(&r, event_of(&r, "练试"), NEWSFACTS_ROLE_AGENT), "丙");
    end(r);
    r = read_with("type: TRAIN\npattern: (?=.*?(?<trigger>试练))\n", "甲试练，乙试练。");
    assert_int_equal(newsfacts_events_len(r.doc), 2); /* each once, however often it is seen */
    end(r);
    r = read_with("type: TRAIN\npattern: (?<trigger>)甲\n", "甲试练。"); /* no words, no event */
    assert_null(event_of(&r, ""));
    end(r);
}

static void bad_bytes_are_no_trigger(void **state)
{
    (void)state;
    static const char text[] = "甲\xff\xfe试练，乙\xe4\xb8试练。";
    reading r = read_with("type: TRAIN\npattern: (?<agent>.).(?<trigger>试练)\n\n"
                          "type: TRAIN\npattern: (?<trigger>\\x{FFFD})\n", text);
    const newsfacts_event *e = event_of(&r, "试练");
    assert_non_null(e);
    for (size_t i = 0; i < newsfacts_events_len(r.doc); i++)
        assert_int_not_equal(newsfacts_events_at(r.doc, i)->rule, 1);
    end(r);
}

static void patterns_see_the_text_as_written(void **state)
{
    (void)state;
    reading r = read_with("type: TRAIN\npattern: (?<trigger>試練) １\n", "老師試練 １次。");
    assert_non_null(event_of(&r, "試練"));
    end(r);
}

static void configs_collect(void **state)
{
    (void)state;
    newsfacts_config *config = NULL;
    reading r = {NULL, NULL};
    static const char one[] = "\xef\xbb\xbftype: TRAIN\npattern: (?<trigger>试练)";
    static const char two[] = "\n\nname: second\n  type :  AWARD \npattern:(?<trigger>授勋章)\n\n";
    static const char text[] = "甲试练，乙授勋章。";
    assert_int_equal(newsfacts_config_new(NULL, &config, NULL), 0);
    assert_int_equal(newsfacts_config_add_rules(config, one, sizeof one - 1, NULL), 0);
    assert_int_equal(newsfacts_config_add_rules(config, "x", 1, NULL), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_config_add_rules(config, "", 0, NULL), 0);
    assert_int_equal(newsfacts_config_add_rules(config, NULL, 0, NULL), 0);
    assert_int_equal(newsfacts_config_add_rules(config, two, sizeof two - 1, NULL), 0);
    assert_int_equal(newsfacts_engine_new(config, &r.engine, NULL), 0);
    newsfacts_config_free(config);
    assert_int_equal(newsfacts_parse(r.engine, text, sizeof text - 1, NULL, &r.doc, NULL), 0);
    assert_int_equal(event_of(&r, "试练")->rule, 0);
    assert_int_equal(event_of(&r, "授勋章")->rule, 1);
    assert_string_equal(newsfacts_rule_name(r.engine, 0), "");
    assert_string_equal(newsfacts_rule_name(r.engine, 1), "second");
    end(r);
}

static void the_example_has_five_rules(void **state)
{
    (void)state;
    sample s = sample_read(EXAMPLES "/rules.txt");
    static const char text[] =
        "云溪市防汛\n\n7月2日上午，松岭水库开闸泄洪。云溪市农业农村局选派34名技术员到石门渡村驻点。"
        "云溪市气象台挂出暴雨橙色预警。3月5日起，云溪至青江航线复航。"
        "云溪市消防救援队接力搜寻3名失联人员。";
    static const char *const triggers[] = {"开闸泄洪", "选派", "挂出", "复航", "接力"};
    reading r = {engine_with(s.data, s.size), NULL};
    assert_int_equal(newsfacts_parse(r.engine, text, sizeof text - 1, NULL, &r.doc, NULL), 0);
    for (int32_t i = 0; i < 5; i++) {
        assert_non_null(event_of(&r, triggers[i]));
        assert_int_equal(event_of(&r, triggers[i])->rule, i);
        assert_true(*newsfacts_rule_name(r.engine, i));
    }
    assert_string_equal(words_of(&r, event_of(&r, "选派"), NEWSFACTS_ROLE_PATIENT), "技术员");
    end(r);
    free(s.data);
}

/* -------------------------------------------------------------------- mistakes */

typedef struct {
    const char *rules;
    uint32_t line;
    uint64_t offset;
    const char *message;
} mistake;

static const mistake mistakes[] = {
    {"type: DISPTCH\npattern: (?<trigger>x)", 1, 6, "column 7: unknown type of event: 'DISPTCH'"},
    {"# 注\n\ntype: TRAIN\n\n", 3, 7, "column 1: the rule has no line 'pattern: ...'"},
    {"name: 无\npattern: (?<trigger>x)", 1, 0, "column 1: the rule has no line 'type: ...'"},
    {"type: TRAIN\n名字: x", 2, 12, "column 1: unknown key, not type, subtype, name or pattern: '名字'"},
    {"type: TRAIN\n  type: AWARD", 2, 14, "column 3: the rule has two lines of this key: 'type'"},
    {"type:  \n", 1, 0, "column 1: there is no value after: 'type'"},
    {"type: TRAIN\n练\n", 2, 12, "column 1: this line is not 'key: value': '练'"},
    {"type: TRAIN\npattern: 练(?<agent>x)", 2, 21,
     "column 10: the pattern has no group (?<trigger>...): '练(?<agent>x)'"},
    {"type: TRAIN\npattern: 练(?<trigger>x)(?<agnet>y)", 2, 40,
     "column 27: unknown group, not trigger, agent, patient, place, time or count: 'agnet'"},
    {"type: TRAIN\npattern: (?<trigger>练", 2, 35,
     "column 22: pattern: missing closing parenthesis, after: '(?<trigger>练'"},
    {"type: TRAIN\npattern: (?<trigger>练)\n\ntype: TRAIN\nname: \xe7\xbb", 5, 56,
     "column 7: this is not UTF-8"},
    {"type: TRAIN\npattern: \\C(?<trigger>练)", 2, 23, "column 12: pattern: using \\C is disabled"},
};

static void mistakes_are_told_with_their_place(void **state)
{
    (void)state;
    newsfacts_config *config = NULL;
    assert_int_equal(newsfacts_config_new(NULL, &config, NULL), 0);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const mistake *m = &mistakes[i];
        newsfacts_error e;
        assert_int_equal(newsfacts_config_add_rules(config, m->rules, strlen(m->rules), &e),
                         NEWSFACTS_E_ARGUMENT);
        if (strncmp(e.message, m->message, strlen(m->message)) || e.line != m->line
            || e.byte_offset != m->offset)
            fail_msg("%zu: line %u, byte %u: %s", i, (unsigned)e.line, (unsigned)e.byte_offset,
                     e.message);
        assert_int_equal(e.status, NEWSFACTS_E_ARGUMENT);
    }
    newsfacts_config_free(config);
}

static void other_errors(void **state)
{
    (void)state;
    newsfacts_config *config = NULL;
    newsfacts_error e;
    assert_int_equal(newsfacts_config_new(NULL, &config, NULL), 0);
    assert_int_equal(newsfacts_config_add_rules(NULL, "", 0, &e), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_config_add_rules(config, NULL, 3, &e), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_config_add_rules(config, "#", 17 * 1024 * 1024, &e),
                     NEWSFACTS_E_TOO_LARGE);
    char many[1024] = "type: TRAIN\npattern: (?<trigger>x)";
    for (int i = 0; i < 64; i++) strcat(many, "(y)?");
    assert_int_equal(newsfacts_config_add_rules(config, many, strlen(many), &e), NEWSFACTS_E_ARGUMENT);
    assert_non_null(strstr(e.message, "more than 63 groups"));
    newsfacts_config_free(config);
}

/* Long values are quoted in part, and never cut inside a character. */
static void long_words_are_quoted_in_part(void **state)
{
    (void)state;
    newsfacts_config *config = NULL;
    newsfacts_error e;
    char rules[2048] = "type: ";
    for (int i = 0; i < 300; i++) strcat(rules, "练");
    assert_int_equal(newsfacts_config_new(NULL, &config, NULL), 0);
    assert_int_equal(newsfacts_config_add_rules(config, rules, strlen(rules), &e),
                     NEWSFACTS_E_ARGUMENT);
    assert_non_null(strstr(e.message, "练'..."));
    newsfacts_config_free(config);
}

/* ----------------------------------------------------------------------- limits */

/* Sentences of n letters that a bad pattern would take ages for. */
static void catastrophic_patterns_are_passed_over(void **state)
{
    (void)state;
    static const char rules[] = "type: TRAIN\npattern: (?<trigger>(a+)+)[0-9]\n\n"
                                "type: TRAIN\npattern: (?<trigger>(.*)*(.*)*[0-9])\n\n"
                                "type: TRAIN\npattern: (?<trigger>a(?R)*)[0-9]\n\n"
                                "type: TRAIN\npattern: (?<trigger>试练)\n";
    char text[20000];
    memset(text, 'a', sizeof text);
    memcpy(text + 6000, "。试练。", 12);
    reading r = {engine_with(rules, sizeof rules - 1), NULL};
    assert_int_equal(newsfacts_parse(r.engine, text, sizeof text, NULL, &r.doc, NULL), 0);
    assert_non_null(event_of(&r, "试练"));
    assert_int_equal(event_of(&r, "试练")->rule, 3);
    newsfacts_document_free(r.doc);
    r.doc = NULL;
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    options.max_steps = 500000; /* enough for the text, not for these rules */
    assert_int_equal(newsfacts_parse(r.engine, text, sizeof text, &options, &r.doc, NULL),
                     NEWSFACTS_E_LIMIT);
    assert_null(r.doc);
    end(r);
}

/* Triggers on both sides of where a long sentence is parted. */
static void long_sentences_are_searched_in_parts(void **state)
{
    (void)state;
    char text[9000] = "";
    for (int i = 0; i < 200; i++) strcat(text, "甲乙丙丁，试练，");
    reading r = read_with("type: TRAIN\npattern: (?<trigger>试练)", text);
    size_t found = 0;
    for (size_t i = 0; i < newsfacts_events_len(r.doc); i++)
        found += newsfacts_events_at(r.doc, i)->rule == 0;
    assert_int_equal(found, 200);
    end(r);
}

/* ----------------------------------------------------------------------- memory */

typedef struct {
    size_t left, pieces;
    int failed;
} purse;

static void *purse_alloc(void *user, size_t size)
{
    purse *p = user;
    if (p->left == 0) {
        p->failed = 1;
        return NULL;
    }
    p->left--;
    p->pieces++;
    return malloc(size);
}

static void purse_release(void *user, void *memory, size_t size)
{
    purse *p = user;
    (void)size;
    if (memory) p->pieces--;
    free(memory);
}

static newsfacts_status with_memory(purse *p)
{
    static const char rules[] = "type: TRAIN\npattern: (?<agent>甲)(?<trigger>试练)\n\n"
                                "type: TRAIN\npattern: (*NO_JIT)(?<trigger>(.*)*y)\n";
    static const char text[] = "甲试练，甲试练。甲试练aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa。";
    newsfacts_allocator allocator = {purse_alloc, purse_release, p};
    newsfacts_config *config = NULL;
    newsfacts_engine *engine = NULL;
    newsfacts_document *doc = NULL;
    newsfacts_status status = newsfacts_config_new(&allocator, &config, NULL);
    if (!status) status = newsfacts_config_add_rules(config, rules, sizeof rules - 1, NULL);
    if (!status) status = newsfacts_engine_new(config, &engine, NULL);
    newsfacts_config_free(config);
    if (!status) status = newsfacts_parse(engine, text, sizeof text - 1, NULL, &doc, NULL);
    newsfacts_engine_free(engine);
    newsfacts_document_free(doc);
    return status;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    for (size_t n = 0;; n++) {
        purse p = {n, 0, 0};
        newsfacts_status status = with_memory(&p);
        assert_int_equal(p.pieces, 0);
        assert_int_equal(status, p.failed ? NEWSFACTS_E_MEMORY : NEWSFACTS_OK);
        if (!p.failed) return;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_become_arguments),
        cmocka_unit_test(places_without_a_name_are_words),
        cmocka_unit_test(a_list_of_names_is_several_arguments),
        cmocka_unit_test(rules_come_before_what_is_built_in),
        cmocka_unit_test(every_match_of_a_sentence_counts),
        cmocka_unit_test(bad_bytes_are_no_trigger),
        cmocka_unit_test(patterns_see_the_text_as_written),
        cmocka_unit_test(configs_collect),
        cmocka_unit_test(the_example_has_five_rules),
        cmocka_unit_test(mistakes_are_told_with_their_place),
        cmocka_unit_test(other_errors),
        cmocka_unit_test(long_words_are_quoted_in_part),
        cmocka_unit_test(catastrophic_patterns_are_passed_over),
        cmocka_unit_test(long_sentences_are_searched_in_parts),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
