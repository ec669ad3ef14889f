/* stages.h: runs the stages over a text up to the one under test.
 *
 *     stages s;
 *     stages_run(&s, "新增确诊病例3例。", NULL, STAGE_NUMERAL);
 *     assert_int_equal(s.numbering.all.len, 1);
 *     assert_true(stages_text_is(&s, s.numbering.all.data[0].span, "3"));
 *     stages_end(&s);
 */
#ifndef NF_TESTS_UNIT_STAGES_H
#define NF_TESTS_UNIT_STAGES_H

#include "base/work.h"
#include "lexical/lexical.h"
#include "lexical/numeral.h"
#include "mention/count.h"
#include "mention/name.h"
#include "mention/time.h"
#include "test.h"

enum stage {
    STAGE_TEXT,
    STAGE_LAYOUT,
    STAGE_SENTENCE,
    STAGE_LEXICAL,
    STAGE_NUMERAL,
    STAGE_TIME,
    STAGE_COUNT,
    STAGE_NAME,
    STAGE_COUNT_LINK
};

typedef struct {
    newsfacts_engine *engine;
    newsfacts_error error;
    nf_work work;
    nf_text text;
    nf_layout layout;
    nf_sentencing sentencing;
    nf_lexical lexical;
    nf_numbering numbering;
    nf_date reference;
    char dateline_date[NF_TIME_VALUE];
    nf_times times;
    nf_counts counts;
    nf_tags tags;
    nf_names names;
} stages;

/* Runs all stages up to and with `last`; every one must succeed. `text` is
 * NUL-terminated and must outlive *s; reference as in newsfacts_options, or NULL. */
void stages_run(stages *s, const char *text, const char *reference, enum stage last);
void stages_end(stages *s);

/* The bytes of a span are those of `expected`. Prints both when they are not. */
bool stages_text_is(const stages *s, nf_span span, const char *expected);

#endif
