/* test_count_link.c: items and noun phrases of sentences, and what links counts. */
#include "mention/count_link.h"
#include "unit/stages.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    stages stages;
    nf_items items;
    nf_line line;
} fixture;

static void begin(fixture *f, const char *text)
{
    stages *s = &f->stages;
    memset(f, 0, sizeof *f);
    stages_run(s, text, "2021-06-10", STAGE_COUNT_LINK);
    nf_item_source source = {&s->text, &s->lexical, &s->counts, &s->times, 0, 0};
    assert_true(newsfacts__phrase_items(&s->work, &source, s->sentencing.sentences.data[0].span,
                                        &f->items));
    f->line.text = &s->text;
    f->line.lexical = &s->lexical;
    f->line.items = f->items.data;
    f->line.len = f->items.len;
}

static void end(fixture *f)
{
    stages_end(&f->stages);
}

/* Item that begins with the given text. */
static uint32_t item_of(const fixture *f, const char *text)
{
    for (uint32_t i = 0; i < f->line.len; i++) {
        nf_span s = f->line.items[i].span;
        const nf_text *t = &f->stages.text;
        if (t->offset[s.end] - t->offset[s.begin] == strlen(text)
            && !memcmp(t->bytes + t->offset[s.begin], text, strlen(text)))
            return i;
    }
    fail_msg("no item %s", text);
    return 0;
}

static void items_cover_the_sentence(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "截至5月底，34名队员（含3名医生）已抵达“清江”水库。");
    uint32_t at = 0;
    for (uint32_t i = 0; i < f.line.len; i++) {
        assert_int_equal(f.line.items[i].span.begin, at);
        at = f.line.items[i].span.end;
    }
    assert_int_equal(at, f.stages.text.len);
    assert_int_equal(f.line.items[item_of(&f, "34名")].cls, NF_ITEM_COUNT);
    assert_int_equal(f.line.items[item_of(&f, "5月底")].cls, NF_ITEM_TIME);
    assert_int_equal(f.line.items[item_of(&f, "，")].cls, NF_ITEM_BREAK);
    end(&f);
}

static void words_of_the_table_hold_together(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "产量迈上100万吨台阶。");
    assert_int_equal(f.line.items[item_of(&f, "迈上")].cls, NF_ITEM_LINK);
    end(&f);
}

static void marks_pair_within_bounds(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "共34人（其中医生5人）到达。");
    uint32_t open = item_of(&f, "（"), close = item_of(&f, "）");
    assert_int_equal(newsfacts__phrase_close(&f.line, open, NF_ITEM_BRACKET_CLOSE), close);
    assert_int_equal(newsfacts__phrase_open(&f.line, close, NF_ITEM_BRACKET_OPEN), open);
    assert_int_equal(newsfacts__phrase_open(&f.line, open, NF_ITEM_BRACKET_OPEN), NF_NONE);
    end(&f);
}

static void phrases_end_with_their_head(void **state)
{
    (void)state;
    fixture f;
    nf_phrase p;
    begin(&f, "全国规模以上工业企业利润增长3%。");
    assert_true(stages_text_is(&f.stages, newsfacts__phrase_left(&f.line, item_of(&f, "利润")),
                               "规模以上工业企业利润"));
    end(&f);
    begin(&f, "新建5座大型水电站。");
    assert_true(newsfacts__phrase_right(&f.line, item_of(&f, "5座") + 1, 0, &p));
    assert_true(stages_text_is(&f.stages, p.span, "大型水电站"));
    assert_false(newsfacts__phrase_right(&f.line, f.line.len - 1, 0, &p));
    end(&f);
}

static void left_side_tells_what_joins(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "全市货运量比去年同期增长6%。");
    nf_left_side left = newsfacts__count_left(&f.line, item_of(&f, "6%"), NEWSFACTS_UNIT_PERCENT);
    assert_int_equal(left.near, NF_ITEM_CHANGE);
    assert_true(stages_text_is(&f.stages, left.phrase, "货运量"));
    assert_int_equal(left.count, NF_NONE);
    end(&f);
    begin(&f, "有12名医生、30名护士。");
    left = newsfacts__count_left(&f.line, item_of(&f, "30名"), NEWSFACTS_UNIT_PEOPLE);
    assert_int_equal(left.near, NF_ITEM_OTHER);
    end(&f);
}

static void objects_stay_inside_their_sentence(void **state)
{
    (void)state;
    stages s;
    stages_run(&s, "来了3名。医生说没有事。", NULL, STAGE_COUNT_LINK);
    assert_int_equal(s.counts.len, 1);
    assert_true(nf_span_empty(s.counts.data[0].object));
    stages_end(&s);
}

static void parts_come_after_their_whole(void **state)
{
    (void)state;
    stages s;
    stages_run(&s, "其中党员3名。全队34人，其中医生5人，护士29人。", NULL, STAGE_COUNT_LINK);
    assert_int_equal(s.counts.len, 4);
    assert_int_equal(s.counts.data[0].part_of, NF_NONE);
    assert_int_equal(s.counts.data[1].part_of, NF_NONE);
    assert_int_equal(s.counts.data[2].part_of, 1);
    assert_int_equal(s.counts.data[3].part_of, 1);
    stages_end(&s);
}

/* What is looked through for a count is bounded, wherever in a sentence it stands. */
static void long_sentences_link_to_their_end(void **state)
{
    (void)state;
    static const char clause[] = "县里新增床位3张，";
    enum { CLAUSES = 2000 };
    stages s;
    char *text = calloc(CLAUSES, sizeof clause);
    for (size_t i = 0; i < CLAUSES; i++) memcpy(text + i * (sizeof clause - 1), clause, sizeof clause);
    stages_run(&s, text, NULL, STAGE_COUNT_LINK);
    assert_int_equal(s.counts.len, CLAUSES);
    assert_true(stages_text_is(&s, s.counts.data[CLAUSES - 1].object, "床位"));
    assert_int_equal(s.counts.data[CLAUSES - 1].aspect, NEWSFACTS_ASPECT_NEW);
    stages_end(&s);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_cover_the_sentence),
        cmocka_unit_test(words_of_the_table_hold_together),
        cmocka_unit_test(marks_pair_within_bounds),
        cmocka_unit_test(phrases_end_with_their_head),
        cmocka_unit_test(left_side_tells_what_joins),
        cmocka_unit_test(objects_stay_inside_their_sentence),
        cmocka_unit_test(parts_come_after_their_whole),
        cmocka_unit_test(long_sentences_link_to_their_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
