#include "document/document.h"
#include "document/json_writer.h"
#include "test.h"

#include <string.h>

/* Gathers the output; refuses from call `refuse_at` on, where that is not 0. */
typedef struct {
    char data[1 << 17];
    size_t size;
    int calls, refuse_at;
    size_t longest;
} sink;

static int32_t gather(void *user, const char *data, size_t size)
{
    sink *s = user;
    s->calls++;
    if (s->refuse_at && s->calls >= s->refuse_at) return 7;
    assert_true(s->size + size < sizeof s->data);
    memcpy(s->data + s->size, data, size);
    s->size += size;
    s->data[s->size] = '\0';
    if (size > s->longest) s->longest = size;
    return 0;
}

static sink out;

static void clear(void)
{
    memset(&out, 0, sizeof out);
}

static newsfacts_string string(const char *text)
{
    newsfacts_string s = {text, strlen(text)};
    return s;
}

/* ------------------------------------------------------------------- syntax */

static void assert_string_is(const char *data, size_t size, const char *expected)
{
    nf_json json;
    newsfacts_string s = {data, size};
    clear();
    newsfacts__json_begin(&json, gather, &out, false);
    newsfacts__json_string(&json, s);
    assert_int_equal(newsfacts__json_end(&json), 0);
    assert_string_equal(out.data, expected);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    assert_string_is("", 0, "\"\"");
    assert_string_is("“医疗队”\"\\/", 18, "\"“医疗队”\\\"\\\\/\"");
    assert_string_is("\b\f\n\r\t", 5, "\"\\b\\f\\n\\r\\t\"");
    assert_string_is("a\0b", 3, "\"a\\u0000b\"");
    assert_string_is("\x1f\x7f", 2, "\"\\u001f\\u007f\"");
    assert_string_is("\xC2\x85\xE2\x80\xA8\xE2\x80\xA9", 8, "\"\\u0085\\u2028\\u2029\"");
    assert_string_is("𠮷", 4, "\"𠮷\"");
}

static void bytes_that_are_no_utf8_become_u_fffd(void **state)
{
    (void)state;
    assert_string_is("a\xFF"
                     "b",
                     3,
                     "\"a\xEF\xBF\xBD"
                     "b\"");
    assert_string_is("\xE4\xBA", 2, "\"\xEF\xBF\xBD\"");
    assert_string_is("\xED\xA0\x80人", 6, "\"\xEF\xBF\xBD人\"");
    assert_string_is("\xC0\xAF", 2, "\"\xEF\xBF\xBD\"");
    assert_string_is("\xFF\xFF", 2, "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

static void confidence_has_two_decimals(void **state)
{
    (void)state;
    static const struct {
        float value;
        const char *text;
    } cases[] = {{0, "0.00"},     {1, "1.00"},  {0.5f, "0.50"}, {0.999f, "1.00"},
                 {0.07f, "0.07"}, {-1, "0.00"}, {2, "1.00"},    {0.854f, "0.85"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nf_json json;
        clear();
        newsfacts__json_begin(&json, gather, &out, false);
        newsfacts__json_confidence(&json, cases[i].value);
        newsfacts__json_end(&json);
        assert_string_equal(out.data, cases[i].text);
    }
}

/* Pieces stay small however long a string is, and no byte is lost between them. */
static void output_comes_in_pieces(void **state)
{
    (void)state;
    static char text[50000];
    for (size_t i = 0; i < sizeof text; i++) text[i] = (char)('a' + i % 26);
    nf_json json;
    newsfacts_string s = {text, sizeof text};
    clear();
    newsfacts__json_begin(&json, gather, &out, false);
    newsfacts__json_string(&json, s);
    assert_int_equal(newsfacts__json_end(&json), 0);
    assert_int_equal(out.size, sizeof text + 2);
    assert_memory_equal(out.data + 1, text, sizeof text);
    assert_true(out.calls > 10 && out.longest <= 4096);
}

/* ---------------------------------------------------------------- a document */

static const char text[] = "𠮷市34人。";

static newsfacts_span span(uint32_t byte_begin, uint32_t byte_end, uint32_t begin, uint32_t end)
{
    newsfacts_span s = {byte_begin, byte_end, begin, end};
    return s;
}

static newsfacts_number decimal(const char *digits)
{
    newsfacts_number n = {NEWSFACTS_NUMBER_DECIMAL, 0, 0, 1, {"", 0}};
    n.text = string(digits);
    return n;
}

/* One of everything; facts that say much and facts that say nothing. */
typedef struct {
    newsfacts_document doc;
    newsfacts_author author;
    newsfacts_segment segment;
    newsfacts_sentence sentence;
    newsfacts_time times[2];
    newsfacts_count counts[2];
    uint32_t wide[1];
} fixture;

static void make_facts(fixture *f)
{
    newsfacts_string none = {"", 0};
    for (int i = 0; i < 2; i++) {
        newsfacts_time t = {sizeof t,
                            NEWSFACTS_TIME_DURATION,
                            span(7, 9, 2, 4),
                            string("34"),
                            none,
                            NEWSFACTS_QUALIFIER_EXACT,
                            NEWSFACTS_ANCHOR_NONE,
                            -1,
                            0,
                            1};
        newsfacts_count c = {sizeof c,
                             NEWSFACTS_QUALIFIER_VAGUE,
                             span(7, 12, 2, 5),
                             string("34人"),
                             {NEWSFACTS_NUMBER_OPEN, 0, 0, 1, none},
                             {NEWSFACTS_NUMBER_OPEN, 0, 0, 1, none},
                             NEWSFACTS_UNIT_NONE,
                             0,
                             none,
                             none,
                             span(0, 0, 0, 0),
                             none,
                             -1,
                             -1,
                             -1,
                             0};
        f->times[i] = t;
        f->counts[i] = c;
    }
    f->times[1].value = string("P34D");
    f->times[1].anchor = NEWSFACTS_ANCHOR_TIME;
    f->times[1].anchor_time = 0;
    newsfacts_count *c = &f->counts[1];
    c->low = c->high = decimal("34");
    c->qualifier = NEWSFACTS_QUALIFIER_EXACT;
    c->unit_kind = NEWSFACTS_UNIT_CURRENCY;
    c->unit = string("元");
    c->unit_code = string("CNY");
    c->object = span(0, 7, 0, 2);
    c->object_text = string("𠮷市");
    c->aspect = NEWSFACTS_ASPECT_TOTAL | NEWSFACTS_ASPECT_RANK | 1u << 31;
    c->part_of = c->time = c->sentence = 0;
    c->confidence = 0.75f;
}

static newsfacts_document *make(fixture *f)
{
    memset(f, 0, sizeof *f);
    newsfacts_string none = {"", 0};
    newsfacts_document *d = &f->doc;
    d->text = string(text);
    d->reference = d->source.publisher = d->source.dateline_date = none;
    d->source.dateline_place = none;
    d->want = NEWSFACTS_WANT_TIMES | NEWSFACTS_WANT_COUNTS;
    f->segment.kind = NEWSFACTS_SEGMENT_LIST_ITEM;
    f->segment.span = f->sentence.span = span(0, 15, 0, 6);
    f->segment.credit = none;
    f->author.name = string("张三");
    make_facts(f);
    f->wide[0] = 0;
    d->wide = f->wide;
    d->wide_len = 1;
    d->authors = &f->author;
    d->segments = &f->segment;
    d->sentences = &f->sentence;
    d->times = f->times;
    d->counts = f->counts;
    d->authors_len = d->segments_len = d->sentences_len = 1;
    d->times_len = d->counts_len = 2;
    return d;
}

static void write(const newsfacts_document *doc, uint32_t flags)
{
    clear();
    assert_int_equal(newsfacts_write_json(doc, flags, gather, &out, NULL), NEWSFACTS_OK);
}

#define HEAD(offsets)                                                                           \
    "{\"schema\":\"newsfacts/1\",\"bytes\":15,\"invalid_bytes\":0,\"offsets\":\"" offsets "\"," \
    "\"reference\":null,\"source\":{\"publisher\":null,\"authors\":[\"张三\"],\"dateline\":null},"

static void every_key_is_there_in_its_order(void **state)
{
    (void)state;
    fixture f;
    write(make(&f), 0);
    assert_string_equal(
        out.data,
        HEAD("bytes") "\"segments\":[{\"kind\":\"list_item\",\"start\":0,\"end\":15,\"prefix\":"
                      "null,\"credit\":null,"
                      "\"confidence\":0.00}],"
                      "\"sentences\":[{\"start\":0,\"end\":15,\"segment\":0,\"confidence\":0.00}],"
                      "\"times\":["
                      "{\"id\":0,\"start\":7,\"end\":9,\"text\":\"34\",\"type\":\"duration\","
                      "\"value\":null,"
                      "\"qualifier\":\"exact\",\"anchor\":null,\"sentence\":0,\"confidence\":1.00},"
                      "{\"id\":1,\"start\":7,\"end\":9,\"text\":\"34\",\"type\":\"duration\","
                      "\"value\":\"P34D\","
                      "\"qualifier\":\"exact\",\"anchor\":{\"kind\":\"time\",\"time\":0},"
                      "\"sentence\":0,"
                      "\"confidence\":1.00}],"
                      "\"counts\":["
                      "{\"id\":0,\"start\":7,\"end\":12,\"text\":\"34人\",\"low\":null,\"high\":"
                      "null,"
                      "\"qualifier\":\"vague\",\"unit\":{\"text\":null,\"kind\":\"none\",\"code\":"
                      "null},"
                      "\"object\":null,\"aspect\":[],\"part_of\":null,\"time\":null,\"sentence\":"
                      "null,"
                      "\"confidence\":0.00},"
                      "{\"id\":1,\"start\":7,\"end\":12,\"text\":\"34人\",\"low\":\"34\",\"high\":"
                      "\"34\","
                      "\"qualifier\":\"exact\",\"unit\":{\"text\":\"元\",\"kind\":\"currency\","
                      "\"code\":\"CNY\"},"
                      "\"object\":{\"start\":0,\"end\":7,\"text\":\"𠮷市\"},\"aspect\":[\"total\","
                      "\"rank\"],"
                      "\"part_of\":0,\"time\":0,\"sentence\":0,\"confidence\":0.75}]}");
}

static void offsets_have_three_units(void **state)
{
    (void)state;
    fixture f;
    newsfacts_document *doc = make(&f);
    write(doc, NEWSFACTS_JSON_CODEPOINTS);
    assert_non_null(strstr(out.data, HEAD("codepoints")));
    assert_non_null(strstr(out.data, "\"object\":{\"start\":0,\"end\":2,"));
    assert_non_null(strstr(out.data, "{\"id\":1,\"start\":2,\"end\":5,"));
    write(doc, NEWSFACTS_JSON_UTF16);
    assert_non_null(strstr(out.data, HEAD("utf16")));
    assert_non_null(strstr(out.data, "\"object\":{\"start\":0,\"end\":3,"));
    assert_non_null(strstr(out.data, "{\"id\":1,\"start\":3,\"end\":6,"));
}

static void facts_not_wanted_are_left_out(void **state)
{
    (void)state;
    fixture f;
    newsfacts_document *doc = make(&f);
    doc->want = NEWSFACTS_WANT_COUNTS;
    write(doc, 0);
    assert_null(strstr(out.data, "\"times\":["));
    assert_non_null(strstr(out.data, "\"counts\":["));
}

static void indented_output_has_one_fact_a_line(void **state)
{
    (void)state;
    fixture f;
    newsfacts_document *doc = make(&f);
    doc->times_len = 0;
    write(doc, NEWSFACTS_JSON_INDENT);
    assert_non_null(strstr(out.data, "{\n  \"schema\": \"newsfacts/1\", "));
    assert_non_null(strstr(out.data, ",\n  \"times\": [],\n  \"counts\": [\n    {\"id\": 0, "));
    assert_non_null(strstr(out.data, "},\n    {\"id\": 1, "));
    assert_string_equal(out.data + out.size - 7, "}\n  ]\n}");
}

static void a_callback_may_stop(void **state)
{
    (void)state;
    fixture f;
    newsfacts_error error;
    clear();
    out.refuse_at = 1;
    assert_int_equal(newsfacts_write_json(make(&f), 0, gather, &out, &error), NEWSFACTS_E_WRITE);
    assert_string_equal(error.message, "the write callback returned 7");
    assert_int_equal(out.calls, 1);
}

static void wrong_arguments_are_refused(void **state)
{
    (void)state;
    fixture f;
    newsfacts_document *doc = make(&f);
    newsfacts_error error;
    assert_int_equal(newsfacts_write_json(NULL, 0, gather, &out, &error), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_write_json(doc, 0, NULL, &out, &error), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_write_json(doc, 3, gather, &out, &error), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(newsfacts_write_json(doc, 8, gather, &out, &error), NEWSFACTS_E_ARGUMENT);
    assert_int_equal(error.status, NEWSFACTS_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(bytes_that_are_no_utf8_become_u_fffd),
        cmocka_unit_test(confidence_has_two_decimals),
        cmocka_unit_test(output_comes_in_pieces),
        cmocka_unit_test(every_key_is_there_in_its_order),
        cmocka_unit_test(offsets_have_three_units),
        cmocka_unit_test(facts_not_wanted_are_left_out),
        cmocka_unit_test(indented_output_has_one_fact_a_line),
        cmocka_unit_test(a_callback_may_stop),
        cmocka_unit_test(wrong_arguments_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
