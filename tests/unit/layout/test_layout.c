#include "unit/stages.h"

#include <string.h>

/* One letter a segment: T title, B byline, L lead, H heading, P paragraph,
 * C caption, Q quote, I list item, X boilerplate. */
static void assert_kinds(const stages *s, const char *expected)
{
    static const char letters[] = " TBLHPCQIX";
    char found[64] = "";
    assert_true(s->layout.segments.len < sizeof found);
    for (uint32_t i = 0; i < s->layout.segments.len; i++)
        found[i] = letters[s->layout.segments.data[i].kind];
    assert_string_equal(found, expected);
}

static void kinds(const char *text, const char *expected)
{
    stages s;
    stages_run(&s, text, NULL, STAGE_LAYOUT);
    assert_kinds(&s, expected);
    stages_end(&s);
}

#define BODY "全县今年新修水渠八条，灌溉条件明显好转，村民普遍反映浇地比往年省时省力得多。\n"

static void a_provincial_paper(void **state)
{
    (void)state;
    kinds("【新春走基层】水渠通到田头\n\n[来源:清江在线] [作者:林远 周青]\n\n水渠通到田头\n\n"
          "●把水送到最后一公里。\n\n——2021年3月2日,某某在全省水利会议上强调\n\n"
          "清江日报·清江在线记者 林远 周青\n\n" BODY
          "\n(3月1日,村民在新渠边洗菜。清江日报记者 周青 摄)\n\n"
          "修得好更要管得好\n\n" BODY "相关专题:春耕\n\n广告\n\n编辑推荐\n\n两座水库开始蓄水\n",
          "TBTQQBLCHPXXXX");
}

static void a_bulletin_of_many_items(void **state)
{
    (void)state;
    kinds("国内联播快讯\n央视网消息（新闻联播）：\n两条铁路同日通车\n" BODY
          "港口吞吐量再创新高\n" BODY BODY,
          "TBHLHPP");
}

static void a_passage_without_title(void **state)
{
    (void)state;
    kinds("昨日上午，两辆货车在环城路相撞，一人受伤", "L");
    kinds(BODY BODY, "LP");
    kinds("", "");
    kinds(" \n\t\n\xe3\x80\x80\n", "");
}

static void lists_and_headings(void **state)
{
    (void)state;
    kinds("新规下月实施\n" BODY "一、适用范围\n" BODY "（二）申请办法\n" BODY
          "1.需要哪些材料\n" BODY
          "①身份证\n▲住处证明\n1."
          "5万人已经申请，其余的人将在下月内陆续提交材料，窗口周末照常办理业务。\n",
          "TLIPIPIPIIP");
    kinds("清单\n1.水渠\n2.水库\n谁来管护\n" BODY, "TIIHL");
    kinds("日记\n3月1日\n" BODY "3月2日\n" BODY "2021年3月3日", "TTLHPB");
    kinds("标题在此\n" BODY "他问：\n" BODY "“还来得及吗”\n" BODY "某县人民政府", "TLPPPPP");
    kinds("# 标题\n" BODY "## 小标题\n" BODY
          "#话题#的讨论很热烈，参与的人数在一夜之间翻了一番还要多，至今没有降温。\n",
          "TLHPP");
}

static void page_furniture(void **state)
{
    (void)state;
    kinds("标题\n" BODY
          "（完）\n责任编辑：林远\n原标题：水渠通了\n未经授权不得转载\n扫一扫关注我们\n"
          "[查看原文](https://example.org/a)\n推荐阅读\n粮价平稳\n油价下调\n",
          "TLXXXXXXXXX");
    kinds("标题\n" BODY "编辑推荐\n粮价平稳\n" BODY, "TLXXP");
}

/* ----------------------------------------------------------------- prefixes */

typedef struct {
    const char *prefix;                             /* the text begins with it */
    const char *publisher, *place, *date, *authors; /* authors with roles: "记者 甲|记者 乙" */
} dateline;

static void assert_span(const stages *s, nf_span span, const char *expected)
{
    if (!expected)
        assert_true(nf_span_empty(span));
    else
        assert_true(stages_text_is(s, span, expected));
}

static void append(const stages *s, char *to, nf_span span)
{
    strncat(to, (const char *)s->text.bytes + s->text.offset[span.begin],
            s->text.offset[span.end] - s->text.offset[span.begin]);
}

static void assert_authors(const stages *s, const char *expected)
{
    char found[512] = "";
    for (uint32_t i = 0; i < s->layout.authors.len; i++) {
        if (i) strcat(found, "|");
        append(s, found, s->layout.authors.data[i].role);
        if (!nf_span_empty(s->layout.authors.data[i].role)) strcat(found, " ");
        append(s, found, s->layout.authors.data[i].name);
    }
    assert_string_equal(found, expected ? expected : "");
}

static void check_dateline(const dateline *d)
{
    char text[1024];
    stages s;
    strcpy(text, d->prefix);
    strcat(text, BODY);
    stages_run(&s, text, NULL, STAGE_LAYOUT);
    assert_kinds(&s, "L");
    assert_true(stages_text_is(&s, s.layout.segments.data[0].prefix, d->prefix));
    assert_true(s.layout.segments.data[0].dateline);
    assert_span(&s, s.layout.publisher, d->publisher);
    assert_span(&s, s.layout.dateline_place, d->place);
    assert_span(&s, s.layout.dateline_date, d->date);
    assert_authors(&s, d->authors);
    stages_end(&s);
}

static void datelines_of_agencies_and_papers(void **state)
{
    (void)state;
    static const dateline cases[] = {
        {"新华社长沙2月28日电（记者林远）", "新华社", "长沙", "2月28日", "记者 林远"},
        {"新华社阿克拉１２月３０日电（记者　周青　林远）", "新华社", "阿克拉", "１２月３０日",
         "记者 周青|记者 林远"},
        {"中新社杭州十二月四日电(林远晴徐晓明)", "中新社", "杭州", "十二月四日", "林远晴|徐晓明"},
        {"中新网4月15日电", "中新网", NULL, "4月15日", NULL},
        {"据新华社电", "新华社", NULL, NULL, NULL},
        {"本报讯(记者 林远 通讯员 周青)", NULL, NULL, NULL, "记者 林远|通讯员 周青"},
        {"本报北京5月20日讯记者林远、周青报道：", NULL, "北京", "5月20日", "记者 林远|记者 周青"},
        {"本报清江讯（林远记者周青）", NULL, "清江", NULL, "林远|记者 周青"},
        {"清江在线杭州4月25日讯（首席记者 林远）", "清江在线", "杭州", "4月25日", "首席记者 林远"},
        {"今视网3月12日南昌讯（林远）", "今视网", "南昌", "3月12日", "林远"},
        {"央视网消息（新闻联播）：", "央视网", NULL, NULL, NULL},
        {"东方网7月27日消息：", "东方网", NULL, "7月27日", NULL},
        {"中广网银川11月29日消息(记者林远)", "中广网", "银川", "11月29日", "记者 林远"},
        {"国际在线专稿：", "国际在线", NULL, NULL, NULL},
        {"羊城晚报讯 记者林远报道：", "羊城晚报", NULL, NULL, "记者 林远"},
        {"武汉2月5日电", NULL, "武汉", "2月5日", NULL},
        {"9月19日讯　", NULL, NULL, "9月19日", NULL},
        {"（记者林远、周青通讯员王小海）：", NULL, NULL, NULL, "记者 林远|记者 周青|通讯员 王小海"},
        {"【环球网综合报道】", "环球网", NULL, NULL, NULL},
        {"（中央社記者林遠台北28日電）", "中央社", "台北", "28日", "記者 林遠"},
        {"本报加的夫（英国）6月15日电记者林远报道：", NULL, "加的夫", "6月15日", "记者 林远"},
        {"海峡都市报记者林远王小海报道：", "海峡都市报", NULL, NULL, "记者 林远|记者 王小海"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_dateline(&cases[i]);
}

static void no_datelines(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "7月5日电影上映首日，票房超过两亿元，多地影院加开了夜场。",
        "记者从县水利局获悉，今年新修水渠八条。",
        "据新华社消息，会议将于下月举行。",
        "电视台的讯号中断了三个小时，抢修人员随后赶到。",
        "据当地媒体28日报道，火势已经得到控制。",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        stages s;
        stages_run(&s, texts[i], NULL, STAGE_LAYOUT);
        assert_true(nf_span_empty(s.layout.segments.data[0].prefix));
        stages_end(&s);
    }
}

/* ----------------------------------------------------------------- captions */

static void captions(void **state)
{
    (void)state;
    static const struct {
        const char *text, *credit, *block;
    } cases[] = {
        {"(3月1日,村民在新渠边洗菜。林远 摄)", "林远", "林远 摄)"},
        {"（村民在新渠边洗菜。清江日报·清江在线记者 林远 周青 摄影报道）", "林远 周青",
         "清江日报·清江在线记者 林远 周青 摄影报道）"},
        {"村民在新渠边洗菜。林远/摄", "林远", "林远/摄"},
        {"村民在新渠边洗菜。新华社记者 林远 摄", "林远", "新华社记者 林远 摄"},
        {"村民在新渠边洗菜（资料图片）", NULL, "（资料图片）"},
        {"村民在新渠边洗菜。新华社发（林远 摄）", "林远", "新华社发（林远 摄）"},
        {"（本报记者林远摄）", "林远", "本报记者林远摄）"},
        {"▲图为村民在新渠边洗菜。", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        stages s;
        char text[512] = "标题\n";
        strcat(text, cases[i].text);
        strcat(text, "\n" BODY);
        stages_run(&s, text, NULL, STAGE_LAYOUT);
        assert_kinds(&s, "TCL");
        assert_span(&s, s.layout.segments.data[1].credit, cases[i].credit);
        assert_span(&s, s.layout.segments.data[1].credit_block, cases[i].block);
        stages_end(&s);
    }
}

/* ------------------------------------------------------------------ bylines */

static void bylines(void **state)
{
    (void)state;
    static const struct {
        const char *line, *publisher, *authors;
    } cases[] = {
        {"清江日报·清江在线记者 林远 周青", "清江日报·清江在线", "记者 林远|记者 周青"},
        {"来源：清江晚报 作者：林远", "清江晚报", "作者 林远"},
        {"2021-03-02 10:20 来源：清江晚报", "清江晚报", ""},
        {"文/本报记者 林远 图/周青", NULL, "记者 林远|图 周青"},
        {"记者 林远 通讯员 周青 林远", NULL, "记者 林远|通讯员 周青"},
        {"（记者 欧阳小海）", NULL, "记者 欧阳小海"},
        {"記者林遠／台北報導", NULL, "記者 林遠"},
        {"（作者系清江大学教授）", NULL, ""},
        {"《清江日报》（2021年03月02日 第01版）", "清江日报", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        stages s;
        char text[512] = "标题\n";
        strcat(text, cases[i].line);
        strcat(text, "\n" BODY);
        stages_run(&s, text, NULL, STAGE_LAYOUT);
        assert_kinds(&s, "TBL");
        assert_span(&s, s.layout.publisher, cases[i].publisher);
        assert_authors(&s, cases[i].authors);
        stages_end(&s);
    }
}

static void body_leaves_marks_and_credits_out(void **state)
{
    (void)state;
    stages s;
    stages_run(&s, "标题\n●村民在新渠边洗菜。\n渠水很清。（记者 林远）\n", NULL, STAGE_LAYOUT);
    assert_kinds(&s, "TIL");
    assert_true(stages_text_is(&s, newsfacts__segment_body(&s.layout.segments.data[1]),
                               "村民在新渠边洗菜。"));
    assert_true(
        stages_text_is(&s, newsfacts__segment_body(&s.layout.segments.data[2]), "渠水很清。"));
    assert_authors(&s, "记者 林远");
    stages_end(&s);
}

/* Bad bytes and NULs may stand anywhere in a line that patterns look at. */
static void bad_bytes_in_a_byline(void **state)
{
    (void)state;
    kinds("标题\n本报\xff讯（记者\xe4\xbd林远）\n" BODY, "TTL");
    kinds("\xff\n\xe4\n", "TL");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_provincial_paper),
        cmocka_unit_test(a_bulletin_of_many_items),
        cmocka_unit_test(a_passage_without_title),
        cmocka_unit_test(lists_and_headings),
        cmocka_unit_test(page_furniture),
        cmocka_unit_test(datelines_of_agencies_and_papers),
        cmocka_unit_test(no_datelines),
        cmocka_unit_test(captions),
        cmocka_unit_test(bylines),
        cmocka_unit_test(body_leaves_marks_and_credits_out),
        cmocka_unit_test(bad_bytes_in_a_byline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
