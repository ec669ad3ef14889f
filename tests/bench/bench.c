/* How fast, how much memory: figures for people, no test.
 *
 *     bench [-n ROUNDS] [--hostile] FILE...
 *     bench --lexicon NAMES
 *
 * FILE: a text, or JSON lines with a "text" each (.jsonl). Everything is read
 * before the clock starts; each article is parsed on its own, with one engine. */
#include "bench/articles.h"
#include "bench/lexicon.h"

#include <newsfacts/newsfacts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* The thread's own time: what else the machine does is no matter of ours. */
static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---------------------------------------------------- what memory is asked for */

typedef struct {
    size_t now, peak;
} meter;

static void *metered_alloc(void *user, size_t size)
{
    meter *m = user;
    m->now += size;
    if (m->now > m->peak) m->peak = m->now;
    return malloc(size);
}

static void metered_release(void *user, void *memory, size_t size)
{
    meter *m = user;
    m->now -= size;
    free(memory);
}

static newsfacts_engine *metered_engine(meter *m)
{
    newsfacts_allocator allocator = {metered_alloc, metered_release, m};
    newsfacts_config *config = NULL;
    newsfacts_engine *engine = NULL;
    newsfacts_error error;
    if (newsfacts_config_new(&allocator, &config, &error)
        || newsfacts_engine_new(config, &engine, &error)) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    newsfacts_config_free(config);
    return engine;
}

/* ---------------------------------------------------------------------- parse */

static size_t records_of(const newsfacts_document *doc)
{
    return newsfacts_segments_len(doc) + newsfacts_sentences_len(doc) + newsfacts_times_len(doc)
           + newsfacts_counts_len(doc) + newsfacts_organisations_len(doc)
           + newsfacts_people_len(doc) + newsfacts_places_len(doc) + newsfacts_events_len(doc);
}

/* Parses one text; returns its number of records. */
static size_t parse(const newsfacts_engine *engine, const char *text, size_t size, uint32_t want)
{
    newsfacts_options options = NEWSFACTS_OPTIONS_INIT;
    options.reference = "2020-02-29";
    options.want = want;
    newsfacts_document *doc = NULL;
    newsfacts_error error;
    if (newsfacts_parse(engine, text, size, &options, &doc, &error)) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    size_t records = records_of(doc);
    newsfacts_document_free(doc);
    return records;
}

static size_t parse_all(const newsfacts_engine *engine, const articles *list, uint32_t want)
{
    size_t records = 0;
    for (size_t i = 0; i < list->len; i++)
        records += parse(engine, list->data[i].text, list->data[i].size, want);
    return records;
}

/* ---------------------------------------------------------------------- print */

/* The first engine pays for page faults as a program's only one does. */
static void print_start(void)
{
    double begin = seconds();
    newsfacts_engine *engine = NULL;
    if (newsfacts_engine_new(NULL, &engine, NULL)) exit(1);
    printf("engine start        %8.2f ms\n", (seconds() - begin) * 1e3);
    newsfacts_engine_free(engine);
}

/* The largest ratio over articles that are no mere line: a document and its
 * scratch memory together. */
static void print_memory(const articles *list)
{
    meter m = {0, 0};
    newsfacts_engine *engine = metered_engine(&m);
    size_t engine_bytes = m.now;
    double worst = 0, sum = 0;
    for (size_t i = 0; i < list->len; i++) {
        m.peak = m.now;
        parse(engine, list->data[i].text, list->data[i].size, NEWSFACTS_WANT_ALL);
        double asked = (double)(m.peak - engine_bytes);
        double ratio = asked / (double)(list->data[i].size ? list->data[i].size : 1);
        sum += asked;
        if (list->data[i].size >= 4096 && ratio > worst) worst = ratio;
    }
    printf("engine memory       %8.2f MB on the heap\n", (double)engine_bytes / 1e6);
    printf("parse memory        %8.1f bytes a byte of text, at worst %.1f (texts of 4 KB and more)\n",
           sum / (double)list->bytes, worst);
    newsfacts_engine_free(engine);
}

/* Returns the seconds of the best round. */
static double print_speed_of(const newsfacts_engine *engine, const articles *list, int rounds,
                             const char *what, uint32_t want)
{
    size_t records = parse_all(engine, list, want);
    double best = 1e300;
    for (int i = 0; i < rounds; i++) {
        double begin = seconds();
        parse_all(engine, list, want);
        double took = seconds() - begin;
        if (took < best) best = took;
    }
    printf("%-20s%8.2f MB/s, %zu records\n", what, (double)list->bytes / best / 1e6, records);
    return best;
}

/* Returns ns a byte for all facts. */
static double print_speed(const articles *list, int rounds)
{
    const uint32_t numbers = NEWSFACTS_WANT_TIMES | NEWSFACTS_WANT_COUNTS;
    newsfacts_engine *engine = NULL;
    if (newsfacts_engine_new(NULL, &engine, NULL)) exit(1);
    printf("articles            %8zu, %.2f MB; each speed is the best of %d rounds, one thread's CPU time\n",
           list->len, (double)list->bytes / 1e6, rounds);
    print_speed_of(engine, list, rounds, "times and counts", numbers);
    print_speed_of(engine, list, rounds, "and names", NEWSFACTS_WANT_ALL & ~NEWSFACTS_WANT_EVENTS);
    double best = print_speed_of(engine, list, rounds, "and events: all", NEWSFACTS_WANT_ALL);
    newsfacts_engine_free(engine);
    return best / (double)list->bytes * 1e9;
}

static void print_peak(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("peak memory         %8.2f MB resident\n", (double)usage.ru_maxrss / 1e3);
}

/* -------------------------------------------------------------------- hostile */

static void print_hostile_one(const newsfacts_engine *engine, const char *unit, size_t bytes, double usual)
{
    size_t size = strlen(unit), times = bytes / size;
    char *text = malloc(times * size);
    if (!text) exit(1);
    for (size_t i = 0; i < times; i++) memcpy(text + i * size, unit, size);
    double begin = seconds();
    parse(engine, text, times * size, NEWSFACTS_WANT_ALL);
    double ns = (seconds() - begin) / (double)(times * size) * 1e9;
    printf("  %8.1f %6.1fx %6.1f MB of %s\n", ns, ns / usual, (double)(times * size) / 1e6,
           strcmp(unit, "\n") ? unit : "newlines");
    free(text);
}

static void print_hostile(double usual)
{
    static const char *const units[] = {
        "一", "9", "（", "“", "年", "、", "。", "，", "\n", "万", "几", "上", "两三", "3、", "1至", "1,",
        "2月", "2020年", "1日至", "昨天", "3名", "3名的", "共3名（", "其中3名，", "约30多", "分之", "1/", "1:",
        "新华社长沙2月28日电", "记者 ", "摄）", "一、", "中国", "的", "a1", "\xff",
        "张三会见李四，", "爆炸造成3人死亡，", "北京市海淀区", "省财政厅、", "据介绍，", "成立", "（以下简称",
        "医院", "记者张三李四"};
    newsfacts_engine *engine = NULL;
    if (newsfacts_engine_new(NULL, &engine, NULL)) exit(1);
    printf("hostile texts: ns a byte, against %.1f for the news above\n", usual);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        print_hostile_one(engine, units[i], 3000000, usual);
    print_hostile_one(engine, "全市新增确诊病例3例治愈出院十二人较昨天减少约百分之五", 10000000, usual);
    newsfacts_engine_free(engine);
}

int main(int argc, char **argv)
{
    int rounds = 5, hostile = 0;
    articles list = {NULL, 0, 0, 0};
    if (argc == 3 && !strcmp(argv[1], "--lexicon")) {
        lexicon_print((unsigned)atoi(argv[2]));
        return 0;
    }
    print_start();
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "-n") && i + 1 < argc) rounds = atoi(argv[++i]);
        else if (!strcmp(argv[i], "--hostile")) hostile = 1;
        else articles_read(&list, argv[i]);
    }
    if (!list.len || !list.bytes || rounds < 1) {
        fprintf(stderr, "usage: bench [-n ROUNDS] [--hostile] FILE...\n");
        return 2;
    }
    double usual = print_speed(&list, rounds);
    print_memory(&list);
    print_peak();
    if (hostile) print_hostile(usual);
    articles_free(&list);
    return 0;
}
