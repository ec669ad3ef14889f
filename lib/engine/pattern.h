/* pattern.h: the one door to PCRE2. Patterns are compiled once and shared by all
 * threads; what a match writes belongs to the matcher of one parse.
 *
 * Subjects are UTF-8 that the caller knows to be valid: stages write their windows
 * themselves, so no match looks at raw input. Every match has limits of steps,
 * depth and memory; a match that runs into one counts as no match. */
#ifndef NF_ENGINE_PATTERN_H
#define NF_ENGINE_PATTERN_H

#include <newsfacts/newsfacts.h>
#include <stdbool.h>

typedef struct nf_pattern nf_pattern;
typedef struct nf_matcher nf_matcher;

enum {
    NF_PATTERN_OFTEN = 1, /* it will run on many lines, so machine code is worth its making */
    NF_PATTERN_PLAIN = 2  /* blanks stand for themselves; otherwise for nothing outside of classes */
};

/* Compiles [source, source + size). E_ARGUMENT: error->message says what is wrong and
 * error->byte_offset where. */
newsfacts_status newsfacts__pattern_new(const newsfacts_allocator *allocator, const char *source,
                                        size_t size, unsigned flags, nf_pattern **out,
                                        newsfacts_error *error);
void newsfacts__pattern_free(nf_pattern *pattern);

/* Name of the i-th of its named groups in the order of names, NULL beyond the last. */
const char *newsfacts__pattern_group(const nf_pattern *pattern, uint32_t i);

/* Room for the groups of any pattern; NULL: out of memory. */
nf_matcher *newsfacts__matcher_new(const newsfacts_allocator *allocator);
void newsfacts__matcher_free(nf_matcher *matcher);

/* First match at or after `from`. */
bool newsfacts__match(const nf_pattern *pattern, nf_matcher *matcher, const char *subject,
                      size_t size, size_t from);

/* How the last match ended: what newsfacts__match calls false may be a limit. */
enum nf_match_end { NF_MATCH_FOUND, NF_MATCH_NONE, NF_MATCH_LIMIT, NF_MATCH_MEMORY };
enum nf_match_end newsfacts__match_end(const nf_matcher *matcher);

enum { NF_MATCH_STEPS = 20000 }; /* the limit of steps from one beginning */

/* Bytes [*begin, *end) of a named group of the last match; NULL: of the whole
 * match. false: the pattern has no such group, or it took no part. Of several
 * groups with one name, the first that took part. */
bool newsfacts__group(const nf_pattern *pattern, const nf_matcher *matcher, const char *name,
                      size_t *begin, size_t *end);

/* The compiled patterns of tables/source/layout.tsv, by row. */
typedef struct nf_patterns nf_patterns;

newsfacts_status newsfacts__patterns_new(const newsfacts_allocator *allocator, nf_patterns **out,
                                         newsfacts_error *error);
void newsfacts__patterns_free(nf_patterns *patterns);

/* Most rows can be ruled out by the characters of a text alone (column needs):
 * the marks of a text are the marks of its characters or-ed together, and a row
 * whose marks are not all among them cannot match it. */
uint64_t newsfacts__patterns_marks(const nf_patterns *patterns, uint32_t character);
bool newsfacts__pattern_possible(const nf_patterns *patterns, uint32_t row, uint64_t marks);

/* NULL for rows of kind part, which serve the others alone. */
const nf_pattern *newsfacts__pattern_of(const nf_patterns *patterns, uint32_t row);

#endif
