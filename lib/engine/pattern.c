#include "engine/pattern.h"

#include "base/status.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

/* Patterns see windows of a few hundred bytes. The limits are far above what an
 * honest line needs and far below what anyone would wait for. */
enum { DEPTH_LIMIT = 2000, HEAP_LIMIT = 1024 /* KiB */, GROUPS = 64 };

/* PCRE2 calls itself for each group inside a group: with so many it stays within
 * the stack that the header promises. */
enum { NESTED = 40 };

/* PCRE2 frees without telling the size, the caller's allocator wants it: each
 * block begins with its size. The union keeps what follows aligned. */
typedef union {
    size_t size;
    long double align_float;
    void *align_pointer;
} block;

/* Where PCRE2 gets memory from. Versions before 10.46 crash when memory runs out
 * while they make machine code: what the caller's allocator refuses then comes
 * from a reserve, and the pattern is given up afterwards. */
typedef struct {
    newsfacts_allocator allocator;
    unsigned char *reserve; /* while machine code is made, NULL otherwise */
    size_t reserve_size;
    size_t reserve_used; /* not 0: the allocator has refused */
} source;

/* Machine code in the making takes at most 165 times the size of what it is made
 * from, of many that were tried. Larger patterns are left to the interpreter. */
enum { RESERVE = 64 * 1024, RESERVE_FACTOR = 256, LARGEST_MACHINE_CODE = 16 * 1024 };

static void *from_reserve(source *s, size_t size)
{
    size_t need = (size + sizeof(block) - 1) / sizeof(block) * sizeof(block);
    if (!s->reserve || need > s->reserve_size - s->reserve_used) return NULL;
    void *out = s->reserve + s->reserve_used;
    s->reserve_used += need;
    return out;
}

static bool in_reserve(const source *s, const void *memory)
{
    uintptr_t at = (uintptr_t)memory, begin = (uintptr_t)s->reserve;
    return s->reserve && at >= begin && at < begin + s->reserve_size;
}

static void *take(size_t size, void *user)
{
    source *s = user;
    if (size > SIZE_MAX - 2 * sizeof(block)) return NULL;
    block *b = s->allocator.alloc(s->allocator.user, size + sizeof *b);
    if (!b) b = from_reserve(s, size + sizeof *b);
    if (!b) return NULL;
    b->size = size + sizeof *b;
    return b + 1;
}

static void give(void *memory, void *user)
{
    source *s = user;
    if (!memory || in_reserve(s, memory)) return;
    block *b = (block *)memory - 1;
    s->allocator.release(s->allocator.user, b, b->size);
}

/* The source lives in these structs because PCRE2 keeps a pointer to it. */
struct nf_pattern {
    source source;
    pcre2_code *code;
};

struct nf_matcher {
    source source;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    int last; /* what the last match returned */
};

static void *zeroed(const newsfacts_allocator *allocator, size_t size)
{
    void *memory = allocator->alloc(allocator->user, size);
    if (memory) memset(memory, 0, size);
    return memory;
}

/* ------------------------------------------------------------------ compile */

static newsfacts_status no_memory(newsfacts_error *error)
{
    return newsfacts__fail(error, NEWSFACTS_E_MEMORY, 0, 0, "the allocator returned no memory");
}

static newsfacts_status explain(int code, size_t offset, newsfacts_error *error)
{
    unsigned char words[160] = "";
    if (code == PCRE2_ERROR_HEAP_FAILED) return no_memory(error);
    pcre2_get_error_message(code, words, sizeof words);
    return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, offset, "pattern: %s", (char *)words);
}

static uint32_t info(const nf_pattern *p, uint32_t what)
{
    uint32_t out = 0;
    (void)pcre2_pattern_info(p->code, what, &out);
    return out;
}

static newsfacts_status compile(nf_pattern *p, const char *text, size_t size, unsigned flags,
                                newsfacts_error *error)
{
    uint32_t blanks = flags & NF_PATTERN_PLAIN ? 0 : PCRE2_EXTENDED;
    pcre2_general_context *memory = pcre2_general_context_create(take, give, &p->source);
    if (!memory) return no_memory(error);
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    int code = PCRE2_ERROR_HEAP_FAILED;
    PCRE2_SIZE offset = 0;
    if (context) {
        pcre2_set_parens_nest_limit(context, NESTED);
        p->code =
            pcre2_compile((PCRE2_SPTR)text, size, PCRE2_UTF | blanks | PCRE2_NEVER_BACKSLASH_C,
                          &code, &offset, context);
    }
    pcre2_compile_context_free(context);
    pcre2_general_context_free(memory);
    if (!p->code) return explain(code, offset, error);
    if (info(p, PCRE2_INFO_CAPTURECOUNT) < GROUPS) return NEWSFACTS_OK;
    return newsfacts__fail(error, NEWSFACTS_E_ARGUMENT, 0, 0, "pattern: more than %d groups",
                           GROUPS - 1);
}

/* Where the machine has no JIT the interpreter gives the same matches. */
static newsfacts_status make_machine_code(nf_pattern *p, newsfacts_error *error)
{
    const newsfacts_allocator *a = &p->source.allocator;
    size_t size = 0;
    (void)pcre2_pattern_info(p->code, PCRE2_INFO_SIZE, &size);
    if (size > LARGEST_MACHINE_CODE) return NEWSFACTS_OK;
    p->source.reserve_size = RESERVE + RESERVE_FACTOR * size;
    p->source.reserve = a->alloc(a->user, p->source.reserve_size);
    if (!p->source.reserve) return no_memory(error);
    (void)pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
    bool refused = p->source.reserve_used != 0;
    if (refused) {
        pcre2_code_free(p->code);
        p->code = NULL;
    }
    a->release(a->user, p->source.reserve, p->source.reserve_size);
    p->source.reserve = NULL;
    return refused ? no_memory(error) : NEWSFACTS_OK;
}

newsfacts_status newsfacts__pattern_new(const newsfacts_allocator *allocator, const char *text,
                                        size_t size, unsigned flags, nf_pattern **out,
                                        newsfacts_error *error)
{
    *out = NULL;
    nf_pattern *p = zeroed(allocator, sizeof *p);
    if (!p) return no_memory(error);
    p->source.allocator = *allocator;
    newsfacts_status status = compile(p, text, size, flags, error);
    if (status == NEWSFACTS_OK && flags & NF_PATTERN_OFTEN) status = make_machine_code(p, error);
    if (status != NEWSFACTS_OK) {
        newsfacts__pattern_free(p);
        return status;
    }
    *out = p;
    return NEWSFACTS_OK;
}

void newsfacts__pattern_free(nf_pattern *pattern)
{
    if (!pattern) return;
    newsfacts_allocator allocator = pattern->source.allocator;
    pcre2_code_free(pattern->code);
    allocator.release(allocator.user, pattern, sizeof *pattern);
}

/* -------------------------------------------------------------------- match */

static bool prepare(nf_matcher *m)
{
    pcre2_general_context *memory = pcre2_general_context_create(take, give, &m->source);
    if (!memory) return false;
    m->data = pcre2_match_data_create(GROUPS, memory);
    m->limits = pcre2_match_context_create(memory);
    pcre2_general_context_free(memory);
    if (!m->data || !m->limits) return false;
    pcre2_set_match_limit(m->limits, NF_MATCH_STEPS);
    pcre2_set_depth_limit(m->limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(m->limits, HEAP_LIMIT);
    return true;
}

nf_matcher *newsfacts__matcher_new(const newsfacts_allocator *allocator)
{
    nf_matcher *m = zeroed(allocator, sizeof *m);
    if (!m) return NULL;
    m->source.allocator = *allocator;
    if (prepare(m)) return m;
    newsfacts__matcher_free(m);
    return NULL;
}

void newsfacts__matcher_free(nf_matcher *matcher)
{
    if (!matcher) return;
    newsfacts_allocator allocator = matcher->source.allocator;
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->limits);
    allocator.release(allocator.user, matcher, sizeof *matcher);
}

static int match(const nf_pattern *p, nf_matcher *m, const char *subject, size_t size, size_t from,
                 uint32_t options)
{
    return pcre2_match(p->code, (PCRE2_SPTR)subject, size, from, options | PCRE2_NO_UTF_CHECK,
                       m->data, m->limits);
}

bool newsfacts__match(const nf_pattern *pattern, nf_matcher *matcher, const char *subject,
                      size_t size, size_t from)
{
    int found = match(pattern, matcher, subject, size, from, 0);
    /* The compiled code has a small fixed stack, the interpreter uses the heap. */
    if (found == PCRE2_ERROR_JIT_STACKLIMIT)
        found = match(pattern, matcher, subject, size, from, PCRE2_NO_JIT);
    matcher->last = found;
    return found > 0;
}

enum nf_match_end newsfacts__match_end(const nf_matcher *matcher)
{
    if (matcher->last > 0) return NF_MATCH_FOUND;
    if (matcher->last == PCRE2_ERROR_NOMATCH) return NF_MATCH_NONE;
    return matcher->last == PCRE2_ERROR_NOMEMORY ? NF_MATCH_MEMORY : NF_MATCH_LIMIT;
}

static bool group(const nf_matcher *m, uint32_t number, size_t *begin, size_t *end)
{
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(m->data) + 2 * number;
    if (at[0] == PCRE2_UNSET) return false;
    *begin = at[0];
    *end = at[1];
    return true;
}

bool newsfacts__group(const nf_pattern *pattern, const nf_matcher *matcher, const char *name,
                      size_t *begin, size_t *end)
{
    if (!name) return group(matcher, 0, begin, end);
    PCRE2_SPTR entry, last;
    int size = pcre2_substring_nametable_scan(pattern->code, (PCRE2_SPTR)name, &entry, &last);
    if (size < 0) return false;
    for (; entry <= last; entry += size) {
        uint32_t number = (uint32_t)entry[0] << 8 | entry[1];
        if (group(matcher, number, begin, end)) return true;
    }
    return false;
}

const char *newsfacts__pattern_group(const nf_pattern *pattern, uint32_t i)
{
    PCRE2_SPTR table = NULL;
    if (i >= info(pattern, PCRE2_INFO_NAMECOUNT)) return NULL;
    (void)pcre2_pattern_info(pattern->code, PCRE2_INFO_NAMETABLE, &table);
    return (const char *)table + (size_t)i * info(pattern, PCRE2_INFO_NAMEENTRYSIZE) + 2;
}
