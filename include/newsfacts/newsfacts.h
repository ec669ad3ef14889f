/* newsfacts.h: reads the facts out of a Chinese news article in memory.
 *
 * This header is the manual. A program does five things:
 *
 *     newsfacts_engine *engine = NULL;
 *     newsfacts_document *doc = NULL;
 *     newsfacts_engine_new(NULL, &engine, NULL);
 *     newsfacts_parse(engine, text, size, NULL, &doc, NULL);
 *     for (size_t i = 0; i < newsfacts_counts_len(doc); i++) {
 *         const newsfacts_count *c = newsfacts_counts_at(doc, i);
 *         printf("%s = %s\n", c->text.data, c->low.text.data);
 *     }
 *     newsfacts_document_free(doc);
 *     newsfacts_engine_free(engine);
 *
 * OWNERSHIP. What you get through an out-parameter (T **out) is yours: free it
 * with the function named after it; NULL may be freed. What a function returns
 * (const char *, const newsfacts_count *) belongs to the object you passed and
 * lives exactly as long. A document holds copies of all that it shows: engine,
 * input buffer and document may be freed in any order.
 *
 * THREADS. An engine and a document never change once you have them: any number
 * of threads may use the same one at the same time without a lock. A config
 * belongs to one thread at a time. The library has no global state, reads no
 * clock, no locale, no environment and no file, and prints nothing.
 *
 * ERRORS. A function that can fail returns a newsfacts_status, NEWSFACTS_OK or
 * negative, and describes the failure in the newsfacts_error that you pass, or
 * that you do not (NULL). On failure out-parameters are set to NULL. A text that
 * is not valid UTF-8 is no error: see newsfacts_invalid_bytes.
 *
 * RECORDS. Facts are structs owned by the document, one accessor pair a kind:
 * ..._len says how many there are, ..._at gives the i-th, NULL beyond the end; a
 * NULL document has none. Times, counts, organisations, people, places and events
 * are sorted by start, a longer one before a shorter one with the same start; parts,
 * titles, mentions and arguments are grouped by their owner. References between
 * records are indices, -1 for none, and for kinds that options.want left out.
 * confidence estimates the chance that the record is right, from annotated news.
 *
 * COSTS. Time and memory are linear in the size of the text, whatever it holds. While
 * it runs, newsfacts_parse takes about 60 bytes of memory for each byte of news, and of
 * no text more than 64 KiB and 300 for each byte; a document of news keeps about 20. Let
 * options.max_bytes fit what you have. No function takes more than 64 KiB of stack,
 * callbacks apart.
 *
 * COMPATIBILITY. Within one ABI number (newsfacts_abi_number) functions and enum
 * values are only added, and records only grow at their end: read the fields
 * that you know, skip values of an enum that you do not know, never copy a
 * record by sizeof, never walk records as an array. The structs marked "frozen"
 * never change at all. NEWSFACTS_CHECK_VERSION refuses a library that is older than
 * this header. A program that wants to run with one all the same asks
 * NEWSFACTS_HAS_FIELD before it reads what later versions added.
 *
 * The meaning of every field follows TimeML/TIMEX3 for times, ISO 4217 for
 * currencies and UCUM for physical units.
 */
#ifndef NEWSFACTS_NEWSFACTS_H
#define NEWSFACTS_NEWSFACTS_H

#include <stddef.h>
#include <stdint.h>

#include <newsfacts/version.h>

#ifdef __cplusplus
extern "C" {
#endif

/* NEWSFACTS_STATIC: define it when linking the static library (the CMake target
 * does so, and pkg-config where there is no shared one or --static asks for it). */
#if defined(_WIN32) && !defined(NEWSFACTS_STATIC)
#ifdef NEWSFACTS_BUILDING
#define NEWSFACTS_API __declspec(dllexport)
#else
#define NEWSFACTS_API __declspec(dllimport)
#endif
#elif defined(__GNUC__) && !defined(NEWSFACTS_STATIC)
#define NEWSFACTS_API __attribute__((visibility("default")))
#else
#define NEWSFACTS_API
#endif

/* ------------------------------------------------------------------ version */

/* The version of the library that runs, in the form of NEWSFACTS_VERSION_NUMBER
 * and NEWSFACTS_VERSION_STRING. The string is static. */
NEWSFACTS_API uint32_t newsfacts_version_number(void);
NEWSFACTS_API const char *newsfacts_version_string(void);

/* The SONAME number of the library that runs. */
NEWSFACTS_API uint32_t newsfacts_abi_number(void);

/* The version of the built-in tables, for example "2026.11.1". Facts can differ
 * between data versions where no code has changed: quote it in bug reports.
 * The string is static. */
NEWSFACTS_API const char *newsfacts_data_version(void);

/* ------------------------------------------------------------- basic structs */

/* Half-open range of the caller's buffer, in bytes and in Unicode code points.
 * It never splits a code point. Of bytes that are no UTF-8 each maximal
 * subpart of a sequence counts as one code point (FF FE E4 BD: three), as in Python
 * and wherever U+FFFD replaces them. Frozen. */
typedef struct newsfacts_span {
    uint32_t byte_begin;
    uint32_t byte_end;
    uint32_t char_begin;
    uint32_t char_end;
} newsfacts_span;

/* UTF-8, followed by a NUL that size does not count. data is never NULL. No string but
 * newsfacts_text has a NUL inside. Frozen. */
typedef struct newsfacts_string {
    const char *data;
    size_t size;
} newsfacts_string;

/* Memory functions of the caller. alloc returns memory aligned for any type, or
 * NULL; it is never asked for 0 bytes. release gets the size that alloc was asked for,
 * and never NULL. Both may be called from every thread that uses an engine made with
 * them, and must stay valid until the last config, engine and document made with them
 * is freed. The machine code that PCRE2 makes of patterns, if it can, lies in pages of
 * its own and not in their memory. Frozen. */
typedef struct newsfacts_allocator {
    void *(*alloc)(void *user, size_t size);
    void (*release)(void *user, void *memory, size_t size);
    void *user;
} newsfacts_allocator;

/* Whether a record has a field: every record begins with record_size, the bytes up to
 * the end of the last field that the library knows. type is the record's. */
#define NEWSFACTS_HAS_FIELD(record, type, field) \
    ((record)->record_size >= offsetof(type, field) + sizeof(record)->field)

/* ------------------------------------------------------------------- errors */

typedef int32_t newsfacts_status;

enum newsfacts_status_code {
    NEWSFACTS_OK = 0,
    NEWSFACTS_E_MEMORY = -1,      /* an allocation failed */
    NEWSFACTS_E_ARGUMENT = -2,    /* NULL or a value that the function does not take */
    NEWSFACTS_E_TOO_LARGE = -3,   /* text longer than options.max_bytes or 4 GiB */
    NEWSFACTS_E_LIMIT = -4,       /* options.max_steps used up */
    NEWSFACTS_E_REFERENCE = -5,   /* options.reference is no ISO 8601 date */
    NEWSFACTS_E_UNSUPPORTED = -6, /* options are longer than this library knows, and set there */
    NEWSFACTS_E_VERSION = -7,     /* header and library do not agree */
    NEWSFACTS_E_WRITE = -8        /* the caller's write callback asked to stop */
};

/* What went wrong and where. The caller owns it, usually on the stack. Functions
 * that succeed set status to NEWSFACTS_OK and message to "". Frozen. */
typedef struct newsfacts_error {
    newsfacts_status status;
    uint32_t line;        /* 1-based line of the bytes that were read, 0: does not apply */
    uint64_t byte_offset; /* offset into the bytes that were read, or of the bad option */
    char message[240];    /* English, UTF-8, NUL-terminated */
} newsfacts_error;

/* "NEWSFACTS_E_MEMORY" and so on; "unknown status" for other numbers. Static. */
NEWSFACTS_API const char *newsfacts_status_name(newsfacts_status status);

/* NEWSFACTS_OK when a program compiled against header version `header_version`
 * and ABI `header_abi` can use this library; otherwise NEWSFACTS_E_VERSION and a
 * message with both numbers. Call it through the macro. */
NEWSFACTS_API newsfacts_status newsfacts_check_version(uint32_t header_version, uint32_t header_abi,
                                                       newsfacts_error *error);
#define NEWSFACTS_CHECK_VERSION(error) \
    newsfacts_check_version(NEWSFACTS_VERSION_NUMBER, NEWSFACTS_ABI_NUMBER, (error))

/* ---------------------------------------------------------- config and engine */

/* What an engine is to be made of. One thread, short-lived. */
typedef struct newsfacts_config newsfacts_config;

/* Everything that parsing needs and that does not depend on the text. Immutable,
 * shared by any number of threads. */
typedef struct newsfacts_engine newsfacts_engine;

/* A new config. With an allocator, the config, engines made from it and their
 * documents use it for all their memory; the struct is copied. NULL: malloc.
 * Errors: E_ARGUMENT (out is NULL, or an allocator without both functions),
 * E_MEMORY. */
NEWSFACTS_API newsfacts_status newsfacts_config_new(const newsfacts_allocator *allocator,
                                                    newsfacts_config **out,
                                                    newsfacts_error *error);
/* Frees the config; engines made with it stay valid. */
NEWSFACTS_API void newsfacts_config_free(newsfacts_config *config);

/* Adds names that engines made with this config are to know: bytes of UTF-8, one
 * name a line, columns between tabs (shown as |): name, kind, type, full name
 *
 *     乙能源|organisation|company|乙新能源股份有限公司
 *     丙某|person
 *     丁家湾|place||430121
 *
 * kind: organisation, person or place. type: of organisations, as
 * newsfacts_organisation_type_name spells it; empty: by the form of the name. The
 * last column of a place is its code. Columns at the end may be missing. Empty lines
 * and lines that begin with # are skipped. A name has 2 to 32 characters and is found
 * wherever it stands, the longest first; of rows with the same name the last counts.
 * The bytes are copied. On failure nothing is added and error says which line.
 * Errors: E_ARGUMENT, E_MEMORY. */
NEWSFACTS_API newsfacts_status newsfacts_config_add_lexicon(newsfacts_config *config,
                                                            const void *bytes, size_t size,
                                                            newsfacts_error *error);

/* Adds rules for events that engines made with this config are to find: bytes of
 * UTF-8, one rule a paragraph, with an empty line between paragraphs:
 *
 *     # Water let through a dam
 *     name: release
 *     type: CAMPAIGN
 *     subtype: control
 *     pattern: (?<agent>\p{Han}{2,8}(?:水库|电站)).{0,12}?(?<trigger>开闸泄洪|泄洪)
 *
 * type: a newsfacts_event_type as newsfacts_event_type_name spells it. pattern: a
 * regular expression of PCRE2, searched for in each sentence as it was written. Both
 * are needed; subtype and name are not: any words. Lines that begin with # are
 * skipped. A line has one key, and a key one line.
 *
 * The words that the group trigger matches are the event's. The groups agent,
 * patient, place, time and count, as far as there are any and they took part, say who
 * or what they are named after: a record of this library where one ends with the
 * group's last character or holds it, several where the group is a list of them
 * (甲院、乙院和丙院), and otherwise the group's words as they are; a time is a record
 * or nothing. Roles without a group, polarity, modality and source are found as for
 * other events. No other group may have a name. At most 63 groups capture, and brackets
 * lie at most 40 deep in each other.
 *
 * After a match the search goes on behind it. The rule's event takes the place of
 * built-in events whose trigger it overlaps; of rules with the same trigger the
 * first counts. Bytes that are no UTF-8 are U+FFFD to a pattern, and never in a
 * trigger; a sentence of more than 512 characters is searched in parts. Where a
 * match would take too many steps, too deep or too much memory, the rule passes
 * over the sentence, so a bad pattern costs time, but a bounded one.
 *
 * The bytes are copied. Rules are numbered from 0 in the order in which they were
 * added (newsfacts_event.rule). On failure nothing is added, and error has line,
 * offset and, in the message, the column in characters. Errors: E_ARGUMENT, E_MEMORY,
 * E_TOO_LARGE (more than 16 MiB). */
NEWSFACTS_API newsfacts_status newsfacts_config_add_rules(newsfacts_config *config,
                                                          const void *bytes, size_t size,
                                                          newsfacts_error *error);

/* Gives engines made with this config a model of your own for people, places and
 * organisations, made by train_tagger (lib/tables/tagger.md). The bytes are copied;
 * the last model counts. A file that is damaged or no model gives E_ARGUMENT, one of
 * another format or with other features E_VERSION, and the config keeps what it had.
 * Errors: E_ARGUMENT, E_VERSION, E_MEMORY. */
NEWSFACTS_API newsfacts_status newsfacts_config_set_tagger(newsfacts_config *config,
                                                           const void *bytes, size_t size,
                                                           newsfacts_error *error);

/* A new engine; config NULL: the built-in knowledge alone. The config may be
 * freed or used again afterwards. It takes milliseconds, and some more for each thousand
 * names of a lexicon. Errors: E_ARGUMENT, E_MEMORY. */
NEWSFACTS_API newsfacts_status newsfacts_engine_new(const newsfacts_config *config,
                                                    newsfacts_engine **out,
                                                    newsfacts_error *error);

/* Frees the engine. Documents made with it stay valid; no newsfacts_parse may
 * still be running. */
NEWSFACTS_API void newsfacts_engine_free(newsfacts_engine *engine);

/* The name of a rule of newsfacts_config_add_rules by its number; "" for rules
 * without a name, for other numbers and without an engine. It lives as long as the
 * engine. */
NEWSFACTS_API const char *newsfacts_rule_name(const newsfacts_engine *engine, int32_t rule);

/* ------------------------------------------------------------------- options */

/* Kinds of facts, for options.want. What is left out has no records, and the others
 * are the same without it; parsing is faster without names and events. Segments and
 * sentences are always there. Bits that this library does not know mean nothing. */
enum newsfacts_want {
    NEWSFACTS_WANT_TIMES = 1 << 0,
    NEWSFACTS_WANT_COUNTS = 1 << 1,
    NEWSFACTS_WANT_ORGANISATIONS = 1 << 2, /* with their parts */
    NEWSFACTS_WANT_PEOPLE = 1 << 3,        /* with their titles */
    NEWSFACTS_WANT_PLACES = 1 << 4,
    NEWSFACTS_WANT_EVENTS = 1 << 5,        /* with their arguments */
    NEWSFACTS_WANT_ALL = 0x7fffffff
};

/* How to parse one text. The caller owns it; it may grow in later versions, so
 * always start with newsfacts_options_init. */
typedef struct newsfacts_options {
    size_t struct_size; /* set by newsfacts_options_init */

    /* When the article was published, ISO 8601: "2020-02-29", "2020-02-29T16:30",
     * "2020-02-29T16:30:00+08:00" (the zone is read and has no effect: times in
     * the text are local to the paper). Relative times (昨天, 上周五) and dates
     * without a year are resolved against it. "2020-02" and "2020" mean their last
     * day. NULL or "": the dateline of the article (新华社长沙2月28日电), or else the
     * times stay open (XXXX-02-28). Not needed after newsfacts_parse has returned. */
    const char *reference;

    uint32_t want;      /* bit set of newsfacts_want; default all */
    uint32_t max_bytes; /* longer texts give E_TOO_LARGE; default 16 MiB, 0: 4 GiB - 2 */

    /* Work limit, about one step a code point and stage; 0 (default): none. Work
     * is linear in the text, so max_bytes is limit enough for most programs; rules of
     * your own can cost more steps, and count here. */
    uint64_t max_steps;
} newsfacts_options;

/* Fills *options with the defaults. struct_size is sizeof *options as the
 * caller's compiler sees it; a macro does the same for C programs. */
NEWSFACTS_API void newsfacts_options_init(newsfacts_options *options, size_t struct_size);
#define NEWSFACTS_OPTIONS_INIT {sizeof(newsfacts_options), NULL, NEWSFACTS_WANT_ALL, 268435456u, 0}

/* --------------------------------------------------------------------- parse */

/* One article with all its facts. Immutable. */
typedef struct newsfacts_document newsfacts_document;

/* Reads one article: plain text in UTF-8, with or without a byte order mark, lines
 * ending in LF, CR LF or CR. Mark-up (HTML, Markdown) is text like any other: take it
 * out first. text need not be NUL-terminated and may contain NULs, which no fact
 * reaches across; it may be NULL when size is 0. options NULL: the defaults. Any
 * number of threads may parse with one engine.
 * Errors: E_ARGUMENT, E_TOO_LARGE, E_LIMIT, E_REFERENCE, E_UNSUPPORTED, E_MEMORY. */
NEWSFACTS_API newsfacts_status newsfacts_parse(const newsfacts_engine *engine, const void *text,
                                               size_t size, const newsfacts_options *options,
                                               newsfacts_document **out, newsfacts_error *error);
/* Frees the document and with it every record and string that it returned. */
NEWSFACTS_API void newsfacts_document_free(newsfacts_document *document);

/* The document's own copy of the text; spans index it. */
NEWSFACTS_API newsfacts_string newsfacts_text(const newsfacts_document *document);

/* How many bytes of the text are no valid UTF-8 (overlong forms, surrogates, stray
 * or missing continuation bytes). They are never part of a fact. Where they are many, the
 * text is most likely GB 18030 or UTF-16 and wants to be converted. */
NEWSFACTS_API size_t newsfacts_invalid_bytes(const newsfacts_document *document);

/* The date that times were resolved against, "2020-02-29"; "" when there is none. */
NEWSFACTS_API newsfacts_string newsfacts_reference(const newsfacts_document *document);

/* ------------------------------------------------------- where it comes from */

/* What bylines, datelines and source brackets say of the article. */
typedef struct newsfacts_source {
    uint32_t record_size;
    newsfacts_string publisher;      /* "湖南日报", "新华社"; "" when not stated */
    newsfacts_span publisher_span;   /* all zero when not stated */
    newsfacts_string dateline_place; /* "长沙" of 新华社长沙2月28日电; or "" */
    newsfacts_span dateline_place_span;
    newsfacts_string dateline_date; /* "2020-02-28", "XXXX-02-28" without a year; or "" */
    newsfacts_span dateline_date_span;
} newsfacts_source;

/* Never NULL for a document. */
NEWSFACTS_API const newsfacts_source *newsfacts_source_of(const newsfacts_document *document);

/* Authors in the order of the byline, each once. */
typedef struct newsfacts_author {
    uint32_t record_size;
    newsfacts_span span;
    newsfacts_string name;
    newsfacts_string role; /* as written: "记者", "通讯员", "作者"; or "" */
} newsfacts_author;

NEWSFACTS_API size_t newsfacts_authors_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_author *newsfacts_authors_at(const newsfacts_document *document,
                                                           size_t index);

/* ------------------------------------------------------------------ segments */

/* What a piece of the layout is. Values are never renumbered. */
enum newsfacts_segment_kind {
    NEWSFACTS_SEGMENT_TITLE = 1,      /* headline, kicker, repeated headline */
    NEWSFACTS_SEGMENT_BYLINE = 2,     /* source, authors, dateline on a line of their own */
    NEWSFACTS_SEGMENT_LEAD = 3,       /* the first paragraph of the body */
    NEWSFACTS_SEGMENT_HEADING = 4,    /* a heading between paragraphs */
    NEWSFACTS_SEGMENT_PARAGRAPH = 5,
    NEWSFACTS_SEGMENT_CAPTION = 6,    /* photo caption, with its credit */
    NEWSFACTS_SEGMENT_QUOTE = 7,      /* quotation block or its attribution line (——…) */
    NEWSFACTS_SEGMENT_LIST_ITEM = 8,  /* ● ▲ 一、 1. */
    NEWSFACTS_SEGMENT_BOILERPLATE = 9 /* 广告, 编辑推荐, 责任编辑: no facts are read from it */
};

/* A piece of the layout. Segments do not overlap, are in text order and cover
 * every line that is not blank. */
typedef struct newsfacts_segment {
    uint32_t record_size;
    int32_t kind; /* newsfacts_segment_kind */
    newsfacts_span span;
    /* Leading part that is not body text: the dateline of a lead (新华社长沙2月28日电（记者…）),
     * the mark of a list item (●). Empty span at the start where there is none. */
    newsfacts_span prefix;
    /* Photographer or writer of a caption's credit (辜鹏博 摄); "" when not stated. */
    newsfacts_string credit;
    newsfacts_span credit_span;
    float confidence; /* 0 to 1 */
} newsfacts_segment;

NEWSFACTS_API size_t newsfacts_segments_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_segment *newsfacts_segments_at(const newsfacts_document *document,
                                                             size_t index);

/* ----------------------------------------------------------------- sentences */

/* A sentence with its final mark and closing quotes. In titles, headings and
 * list items without a full stop the line is the sentence. */
typedef struct newsfacts_sentence {
    uint32_t record_size;
    int32_t segment; /* index of its segment */
    newsfacts_span span;
    float confidence;
} newsfacts_sentence;

NEWSFACTS_API size_t newsfacts_sentences_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_sentence *newsfacts_sentences_at(const newsfacts_document *document,
                                                               size_t index);

/* ---------------------------------------------------------------- qualifiers */

/* How the text hedges a count or a time. Values are never renumbered. */
enum newsfacts_qualifier {
    NEWSFACTS_QUALIFIER_EXACT = 1,
    NEWSFACTS_QUALIFIER_ABOUT = 2,    /* 约 左右 许 */
    NEWSFACTS_QUALIFIER_OVER = 3,     /* 余 多 超过 逾: high is open */
    NEWSFACTS_QUALIFIER_AT_LEAST = 4, /* 至少 以上 不低于: high is open */
    NEWSFACTS_QUALIFIER_UNDER = 5,    /* 近 不足 不到: low is open */
    NEWSFACTS_QUALIFIER_AT_MOST = 6,  /* 最多 以内 以下: low is open */
    NEWSFACTS_QUALIFIER_RANGE = 7,    /* 3至5 两三 */
    NEWSFACTS_QUALIFIER_VAGUE = 8,    /* 几 数十 上百 若干 */
    NEWSFACTS_QUALIFIER_START = 9,    /* times only: 年初 上旬 */
    NEWSFACTS_QUALIFIER_MIDDLE = 10,  /* times only: 年中 中旬 */
    NEWSFACTS_QUALIFIER_END = 11,     /* times only: 年底 下旬 */
    NEWSFACTS_QUALIFIER_BEFORE = 12,  /* times only: 年底前 */
    NEWSFACTS_QUALIFIER_AFTER = 13    /* times only: 今年以来 */
};

/* --------------------------------------------------------------------- times */

/* TIMEX3 types. Values are never renumbered. */
enum newsfacts_time_type {
    NEWSFACTS_TIME_DATE = 1,
    NEWSFACTS_TIME_OF_DAY = 2,
    NEWSFACTS_TIME_DURATION = 3,
    NEWSFACTS_TIME_SET = 4
};

/* What a relative expression was resolved against. */
enum newsfacts_anchor {
    NEWSFACTS_ANCHOR_NONE = 0,      /* absolute, or not resolved */
    NEWSFACTS_ANCHOR_REFERENCE = 1, /* options.reference or the article's dateline */
    NEWSFACTS_ANCHOR_TIME = 2       /* an earlier time of the text: anchor_time */
};

/* A time expression. */
typedef struct newsfacts_time {
    uint32_t record_size;
    int32_t type; /* newsfacts_time_type */
    newsfacts_span span;
    newsfacts_string text;
    /* TIMEX3 value: "2020-02-28", "2020-02-28T16", "2020-02-21TMO" (MO morning, NI
     * night, …), "2020-02", "2020-Q1", "2020-H1", "2020-W08", "2020-SP", "202" (the
     * 2020s), "P17D", "PT2H", sets by their
     * period "P1D", intervals "2019-12/2020-02", PRESENT_REF,
     * PAST_REF, FUTURE_REF; X for digits that nothing in the text or the reference
     * gives: "XXXX-02-28". "" when it denotes a time that the text alone does not
     * place (会议召开以来). */
    newsfacts_string value;
    int32_t qualifier;   /* newsfacts_qualifier; value is the whole period (年初: the year) */
    int32_t anchor;      /* newsfacts_anchor */
    int32_t anchor_time; /* index into times, or -1 */
    int32_t sentence;    /* index into sentences */
    float confidence;    /* 0 to 1 */
} newsfacts_time;

NEWSFACTS_API size_t newsfacts_times_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_time *newsfacts_times_at(const newsfacts_document *document,
                                                       size_t index);

/* -------------------------------------------------------------------- counts */

/* Form of a number's bound. Values are never renumbered. */
enum newsfacts_number_form {
    NEWSFACTS_NUMBER_OPEN = 0,    /* the text leaves this side open */
    NEWSFACTS_NUMBER_DECIMAL = 1, /* coefficient * 10^exponent */
    NEWSFACTS_NUMBER_FRACTION = 2 /* coefficient / denominator, as written (2/4 stays 2/4) */
};

/* An exact number. Frozen. */
typedef struct newsfacts_number {
    int32_t form;         /* newsfacts_number_form */
    int32_t exponent;     /* decimals; 0 otherwise */
    int64_t coefficient;  /* decimals without trailing zeros, or the numerator */
    int64_t denominator;  /* fractions; 1 otherwise */
    newsfacts_string text; /* "17000", "0.5", "-3", "1/3"; "" when open */
} newsfacts_number;

/* The number as a double, rounded: at most one unit in the last place away, whatever the
 * locale (strtod of the text is not). NaN when open, and for NULL. */
NEWSFACTS_API double newsfacts_number_double(const newsfacts_number *number);

/* What a unit measures. Values are never renumbered. */
enum newsfacts_unit_kind {
    NEWSFACTS_UNIT_NONE = 0,
    NEWSFACTS_UNIT_CLASSIFIER = 1, /* 个 家 批次 */
    NEWSFACTS_UNIT_PEOPLE = 2,     /* 人 名 位 人次 */
    NEWSFACTS_UNIT_CURRENCY = 3,
    NEWSFACTS_UNIT_PERCENT = 4, /* % 成: in percent, 四成 is 40 */
    NEWSFACTS_UNIT_PERCENT_POINT = 5,
    NEWSFACTS_UNIT_LENGTH = 6,
    NEWSFACTS_UNIT_AREA = 7,
    NEWSFACTS_UNIT_VOLUME = 8,
    NEWSFACTS_UNIT_MASS = 9,
    NEWSFACTS_UNIT_TEMPERATURE = 10,
    NEWSFACTS_UNIT_SPEED = 11,
    NEWSFACTS_UNIT_ENERGY = 12,
    NEWSFACTS_UNIT_POWER = 13,
    NEWSFACTS_UNIT_DATA = 14,
    NEWSFACTS_UNIT_FREQUENCY = 15,
    NEWSFACTS_UNIT_MULTIPLE = 16, /* 倍 as written; 翻一番 is 2 */
    NEWSFACTS_UNIT_RATIO = 17,    /* 三分之一: fraction 1/3; 一半: decimal 0.5 */
    NEWSFACTS_UNIT_AGE = 18,
    NEWSFACTS_UNIT_SCORE = 19,   /* 2比1: low and high are the two sides */
    NEWSFACTS_UNIT_ORDINAL = 20, /* 第三批, 首个 */
    NEWSFACTS_UNIT_OTHER = 21
};

/* What the clause says of a count; a bit set, several may hold. */
enum newsfacts_aspect {
    NEWSFACTS_ASPECT_TOTAL = 1 << 0,      /* 共 总 合计 */
    NEWSFACTS_ASPECT_CUMULATIVE = 1 << 1, /* 累计 */
    NEWSFACTS_ASPECT_NEW = 1 << 2,        /* 新增 */
    NEWSFACTS_ASPECT_EXISTING = 1 << 3,   /* 现有 */
    NEWSFACTS_ASPECT_INCREASE = 1 << 4,   /* 增长 上涨 */
    NEWSFACTS_ASPECT_DECREASE = 1 << 5,   /* 下降 减少 */
    NEWSFACTS_ASPECT_SHARE = 1 << 6,      /* 占 */
    NEWSFACTS_ASPECT_AVERAGE = 1 << 7,    /* 平均 人均 */
    NEWSFACTS_ASPECT_TARGET = 1 << 8,     /* 力争 将达 */
    NEWSFACTS_ASPECT_RANK = 1 << 9        /* 位居第三 */
};

/* A number that the text states about something. */
typedef struct newsfacts_count {
    uint32_t record_size;
    int32_t qualifier; /* newsfacts_qualifier */
    newsfacts_span span;
    newsfacts_string text;
    /* Bounds in units of `unit`, multiplied out: 1.7万余名 is 17000 and open. Equal when
     * exact or about; over, at_least: high open; under, at_most: low open; a vague word
     * gives what it allows (几十: 20 to 90). A score has its two sides: 2比1 is 2 and 1. */
    newsfacts_number low;
    newsfacts_number high;
    int32_t unit_kind;     /* newsfacts_unit_kind */
    uint32_t aspect;       /* bit set of newsfacts_aspect */
    newsfacts_string unit; /* as written, without multiplier: "名", "元"; or "" */
    newsfacts_string unit_code; /* ISO 4217 for money, UCUM for physical units; or "" */
    newsfacts_span object;      /* what is counted (34名医疗队员: 医疗队员); empty when not named */
    newsfacts_string object_text; /* or "" */
    int32_t part_of;  /* the count that this one is a part of (其中党员15名), or -1 */
    int32_t time;     /* index of the time that it holds for, where its clause gives one, or -1 */
    int32_t sentence; /* index into sentences */
    float confidence; /* 0 to 1 */
} newsfacts_count;

NEWSFACTS_API size_t newsfacts_counts_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_count *newsfacts_counts_at(const newsfacts_document *document,
                                                         size_t index);

/* ---------------------------------------------- organisations, people, places */

/* What kind of organisation. Values are never renumbered. */
enum newsfacts_organisation_type {
    NEWSFACTS_ORG_GOVERNMENT = 1,    /* administrations, legislatures, courts, procuratorates, police */
    NEWSFACTS_ORG_PARTY = 2,
    NEWSFACTS_ORG_MILITARY = 3,
    NEWSFACTS_ORG_COMPANY = 4,       /* banks and state firms included */
    NEWSFACTS_ORG_HEALTH = 5,
    NEWSFACTS_ORG_EDUCATION = 6,
    NEWSFACTS_ORG_RESEARCH = 7,
    NEWSFACTS_ORG_MEDIA = 8,
    NEWSFACTS_ORG_SPORTS = 9,
    NEWSFACTS_ORG_ASSOCIATION = 10,  /* societies, unions, charities, leagues */
    NEWSFACTS_ORG_INTERNATIONAL = 11,
    NEWSFACTS_ORG_TEAM = 12,         /* named task forces: 湖南援助黄冈医疗队 */
    NEWSFACTS_ORG_OTHER = 13
};

/* A named organisation, one record a mention, outermost name. */
typedef struct newsfacts_organisation {
    uint32_t record_size;
    int32_t type; /* newsfacts_organisation_type */
    newsfacts_span span;
    newsfacts_string text;
    newsfacts_string name;       /* the fullest form that the document supports: 湖南省委组织部 for 省委组织部 */
    newsfacts_string place;      /* the place in the text: 湖南 of 湖南日报; or "" */
    newsfacts_string place_code; /* its GB/T 2260 or ISO 3166 code; or "" */
    int32_t first_part;          /* its nested organisation names: newsfacts_parts [first_part, first_part + parts_len) */
    int32_t parts_len;
    int32_t entity;              /* index into entities */
    int32_t sentence;            /* index into sentences, or -1 in bylines and credits */
    float confidence;            /* 0 to 1 */
} newsfacts_organisation;

NEWSFACTS_API size_t newsfacts_organisations_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_organisation *newsfacts_organisations_at(const newsfacts_document *document,
                                                                       size_t index);

/* An organisation's name inside another's: 中南大学 in 中南大学湘雅医院团委. */
typedef struct newsfacts_part {
    uint32_t record_size;
    int32_t organisation; /* index of the outer one */
    newsfacts_span span;
    newsfacts_string text;
} newsfacts_part;

NEWSFACTS_API size_t newsfacts_parts_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_part *newsfacts_parts_at(const newsfacts_document *document,
                                                       size_t index);

/* A person, one record a mention; the span is the name alone. */
typedef struct newsfacts_person {
    uint32_t record_size;
    int32_t age; /* in years where stated (65岁的李新中), or -1 */
    newsfacts_span span;
    newsfacts_string text;
    int32_t first_title;  /* newsfacts_titles [first_title, first_title + titles_len) */
    int32_t titles_len;
    int32_t organisation; /* index into organisations, or -1 */
    int32_t entity;       /* index into entities */
    int32_t sentence;     /* index into sentences, or -1 in bylines and credits */
    float confidence;     /* 0 to 1 */
} newsfacts_person;

NEWSFACTS_API size_t newsfacts_people_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_person *newsfacts_people_at(const newsfacts_document *document,
                                                          size_t index);

/* A title as written before or after the name, organisation included: 永州市中心医院感染科医生. */
typedef struct newsfacts_title {
    uint32_t record_size;
    int32_t person;
    newsfacts_span span;
    newsfacts_string text;
} newsfacts_title;

NEWSFACTS_API size_t newsfacts_titles_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_title *newsfacts_titles_at(const newsfacts_document *document,
                                                         size_t index);

/* A named place that is not part of an organisation's name, outermost. */
typedef struct newsfacts_place {
    uint32_t record_size;
    int32_t entity;   /* index into entities */
    newsfacts_span span;
    newsfacts_string text;
    /* GB/T 2260, six digits (湖南 430000, 长沙 430100); the statistical code of nine for
     * townships and streets; ISO 3166-1 alpha-2 for countries; "" for other places. */
    newsfacts_string code;
    int32_t sentence; /* index into sentences, or -1 */
    float confidence; /* 0 to 1 */
} newsfacts_place;

NEWSFACTS_API size_t newsfacts_places_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_place *newsfacts_places_at(const newsfacts_document *document,
                                                         size_t index);

enum newsfacts_entity_kind {
    NEWSFACTS_ENTITY_ORGANISATION = 1,
    NEWSFACTS_ENTITY_PERSON = 2,
    NEWSFACTS_ENTITY_PLACE = 3
};

/* One organisation, person or place of the world, with all its mentions. Organisations
 * come first, then people, then places. */
typedef struct newsfacts_entity {
    uint32_t record_size;
    int32_t kind;          /* newsfacts_entity_kind */
    newsfacts_string name; /* full name of an organisation, else the longest mention */
    int32_t type;          /* newsfacts_organisation_type for organisations, else 0 */
    newsfacts_string code; /* code of the place, or of the organisation's place; or "" */
    int32_t first_mention; /* newsfacts_mentions [first_mention, first_mention + mentions_len) */
    int32_t mentions_len;
} newsfacts_entity;

NEWSFACTS_API size_t newsfacts_entities_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_entity *newsfacts_entities_at(const newsfacts_document *document,
                                                            size_t index);

/* One mention of an entity: index into organisations, people or places by the entity's kind. */
typedef struct newsfacts_mention {
    uint32_t record_size;
    int32_t entity;
    int32_t index;
} newsfacts_mention;

NEWSFACTS_API size_t newsfacts_mentions_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_mention *newsfacts_mentions_at(const newsfacts_document *document,
                                                             size_t index);

/* -------------------------------------------------------------------- events */

/* What kind of thing happened. Values are never renumbered. */
enum newsfacts_event_type {
    NEWSFACTS_EVENT_STATE = 1,               /* says, announces, confirms, denies */
    NEWSFACTS_EVENT_URGE = 2,                /* emphasises, demands, calls for */
    NEWSFACTS_EVENT_MEET = 3,                /* meeting, talks, conference */
    NEWSFACTS_EVENT_VISIT = 4,               /* visits, inspects, condoles */
    NEWSFACTS_EVENT_CEREMONY = 5,            /* oath, commemoration, festival */
    NEWSFACTS_EVENT_SIGN_AGREEMENT = 6,      /* contract or cooperation, its end too */
    NEWSFACTS_EVENT_ISSUE_POLICY = 7,        /* law, policy, document; its end too */
    NEWSFACTS_EVENT_CAMPAIGN = 8,            /* organised measure: screening, patrols */
    NEWSFACTS_EVENT_APPLY = 9,               /* application, request, report */
    NEWSFACTS_EVENT_APPOINT = 10,            /* appointed, elected, promoted */
    NEWSFACTS_EVENT_LEAVE_POST = 11,         /* resigns, retires, is removed */
    NEWSFACTS_EVENT_RECRUIT_JOIN = 12,       /* recruits, or joins an organisation */
    NEWSFACTS_EVENT_DISPATCH = 13,           /* people or teams sent, mobilised */
    NEWSFACTS_EVENT_TRAVEL = 14,             /* goes, arrives, leaves, returns */
    NEWSFACTS_EVENT_TRAIN = 15,              /* training, teaching, drill */
    NEWSFACTS_EVENT_AWARD = 16,              /* honour, prize, reward */
    NEWSFACTS_EVENT_FOUND_ORG = 17,          /* founded, merged, dissolved */
    NEWSFACTS_EVENT_FALL_ILL = 18,           /* illness, infection, cases */
    NEWSFACTS_EVENT_TREAT = 19,              /* hospital, treatment, vaccination */
    NEWSFACTS_EVENT_RECOVER = 20,            /* cured, discharged, out of danger */
    NEWSFACTS_EVENT_INJURE = 21,             /* people are hurt */
    NEWSFACTS_EVENT_DIE = 22,                /* people die or are missing */
    NEWSFACTS_EVENT_FAMILY_LIFE = 23,        /* birth, marriage, divorce */
    NEWSFACTS_EVENT_NATURAL_HAZARD = 24,     /* earthquake, flood, storm, drought */
    NEWSFACTS_EVENT_HAZARD_WARNING = 25,     /* warning or response level, its end too */
    NEWSFACTS_EVENT_FIRE_EXPLOSION = 26,     /* fire, explosion */
    NEWSFACTS_EVENT_TRAFFIC_ACCIDENT = 27,   /* on road, rail, water, in the air */
    NEWSFACTS_EVENT_ACCIDENT = 28,           /* poisoning, collapse, leak, mine */
    NEWSFACTS_EVENT_RESCUE = 29,             /* search and rescue, fire-fighting, repair */
    NEWSFACTS_EVENT_EVACUATE = 30,           /* people or goods moved to safety */
    NEWSFACTS_EVENT_GIVE_AID = 31,           /* donated, delivered, granted */
    NEWSFACTS_EVENT_INVESTIGATE = 32,        /* investigation, survey, statistics */
    NEWSFACTS_EVENT_ATTACK = 33,             /* violence, war, terrorism */
    NEWSFACTS_EVENT_PROTEST = 34,            /* demonstration, strike */
    NEWSFACTS_EVENT_ARREST = 35,             /* caught, detained, released */
    NEWSFACTS_EVENT_TRIAL = 36,              /* suing, hearing, verdict */
    NEWSFACTS_EVENT_PUNISH = 37,             /* fine, ban, discipline */
    NEWSFACTS_EVENT_ACQUIRE_INVEST = 38,     /* investment, acquisition, listing */
    NEWSFACTS_EVENT_INDICATOR_CHANGE = 39,   /* a figure rises, falls, reaches */
    NEWSFACTS_EVENT_LAUNCH_PRODUCT = 40,     /* product, film, app; its recall too */
    NEWSFACTS_EVENT_PRODUCE_ORDER = 41,      /* production, sale, import, export */
    NEWSFACTS_EVENT_RESUME_SUSPEND = 42,     /* work, school, traffic: on or off */
    NEWSFACTS_EVENT_BUILD_OPEN = 43,         /* projects start, complete, open */
    NEWSFACTS_EVENT_MATCH_RESULT = 44,       /* win, loss, draw, title */
    NEWSFACTS_EVENT_SCIENCE = 45             /* discovery, invention, space launch */
};

enum newsfacts_polarity {
    NEWSFACTS_POLARITY_ASSERTED = 1,
    NEWSFACTS_POLARITY_NEGATED = 2 /* 未能到岗, 没有人员伤亡 */
};

enum newsfacts_modality {
    NEWSFACTS_MODALITY_ACTUAL = 1,   /* has happened or happens */
    NEWSFACTS_MODALITY_PLANNED = 2,  /* 将, 拟, 计划 */
    NEWSFACTS_MODALITY_POSSIBLE = 3, /* 可能, 有望, 如果 */
    NEWSFACTS_MODALITY_REQUIRED = 4, /* 要求, 应当, 必须 */
    NEWSFACTS_MODALITY_HABITUAL = 5  /* 每周三, 经常 */
};

/* Something that the text says happened, happens or will happen. A reference to a
 * record of a kind that options.want left out is -1. */
typedef struct newsfacts_event {
    uint32_t record_size;
    int32_t type;             /* newsfacts_event_type */
    newsfacts_span span;      /* the trigger: the shortest word that names the event */
    newsfacts_string text;
    newsfacts_string subtype; /* finer than the type: "earthquake"; or "". More may come */
    int32_t time;             /* index into times, or -1; may be a duration or a set */
    int32_t place;            /* index into places, or -1; see NEWSFACTS_ROLE_PLACE */
    int32_t first_argument;   /* newsfacts_arguments [first_argument, first_argument + arguments_len) */
    int32_t arguments_len;
    int32_t polarity;         /* newsfacts_polarity */
    int32_t modality;         /* newsfacts_modality */
    newsfacts_span source;    /* who says so; empty when nobody in particular */
    newsfacts_string source_text; /* or "" */
    int32_t source_organisation;  /* the organisation or person that it is, or -1 */
    int32_t source_person;
    int32_t same_as;          /* the first event that tells the same, or -1 */
    int32_t rule;             /* number of the caller's rule that found it, or -1 */
    int32_t sentence;         /* index into sentences */
    float confidence;         /* 0 to 1 */
} newsfacts_event;

NEWSFACTS_API size_t newsfacts_events_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_event *newsfacts_events_at(const newsfacts_document *document,
                                                         size_t index);

enum newsfacts_role {
    NEWSFACTS_ROLE_AGENT = 1,   /* who did it */
    NEWSFACTS_ROLE_PATIENT = 2, /* whom or what it was done to, or befell */
    NEWSFACTS_ROLE_COUNT = 3,   /* what measures it */
    NEWSFACTS_ROLE_PLACE = 4    /* where, when that is no named place: 全国, a hospital */
};

/* Who or what takes part in an event: a record of another kind, or a noun. */
typedef struct newsfacts_argument {
    uint32_t record_size;
    int32_t event;
    int32_t role; /* newsfacts_role */
    newsfacts_span span;
    newsfacts_string text;
    int32_t organisation; /* the record that it is: one of these is an index, the others */
    int32_t person;       /* -1; all are -1 where it is a noun without a record */
    int32_t place;
    int32_t count;
} newsfacts_argument;

NEWSFACTS_API size_t newsfacts_arguments_len(const newsfacts_document *document);
NEWSFACTS_API const newsfacts_argument *newsfacts_arguments_at(const newsfacts_document *document,
                                                               size_t index);

/* --------------------------------------------------------------- names, JSON */

/* Names of enum values as the JSON form spells them: "paragraph", "about",
 * "duration", "currency". "" for numbers that this library does not know. Static. */
NEWSFACTS_API const char *newsfacts_segment_kind_name(int32_t kind);
NEWSFACTS_API const char *newsfacts_qualifier_name(int32_t qualifier);
NEWSFACTS_API const char *newsfacts_time_type_name(int32_t type);
NEWSFACTS_API const char *newsfacts_unit_kind_name(int32_t kind);
NEWSFACTS_API const char *newsfacts_anchor_name(int32_t anchor);
NEWSFACTS_API const char *newsfacts_organisation_type_name(int32_t type);
NEWSFACTS_API const char *newsfacts_entity_kind_name(int32_t kind);
NEWSFACTS_API const char *newsfacts_event_type_name(int32_t type);  /* "FALL_ILL" */
NEWSFACTS_API const char *newsfacts_event_group_name(int32_t type); /* "HEALTH_LIFE" */
NEWSFACTS_API const char *newsfacts_polarity_name(int32_t polarity);
NEWSFACTS_API const char *newsfacts_modality_name(int32_t modality);
NEWSFACTS_API const char *newsfacts_role_name(int32_t role);

/* The name of one bit of newsfacts_aspect: "total", "share". */
NEWSFACTS_API const char *newsfacts_aspect_name(uint32_t bit);

/* Unit of the offsets in JSON, and its form. */
enum newsfacts_json_flags {
    NEWSFACTS_JSON_BYTES = 0,
    NEWSFACTS_JSON_CODEPOINTS = 1,
    NEWSFACTS_JSON_UTF16 = 2,
    NEWSFACTS_JSON_OFFSETS = 3, /* mask of the three above */
    NEWSFACTS_JSON_INDENT = 4   /* one fact a line; otherwise the whole object on one line */
};

/* Gets the next piece of output; returns 0 to go on, anything else to stop. */
typedef int32_t (*newsfacts_write)(void *user, const char *data, size_t size);

/* Writes the document in the form "newsfacts/1": one JSON object, UTF-8, without
 * a final newline. Facts are left out that options.want did not ask for. Errors:
 * E_ARGUMENT (NULL, unknown flags), E_WRITE (the callback stopped). */
NEWSFACTS_API newsfacts_status newsfacts_write_json(const newsfacts_document *document,
                                                    uint32_t flags, newsfacts_write write,
                                                    void *user, newsfacts_error *error);

#ifdef __cplusplus
}
#endif

#endif
