/* user_rule.h: rules for events that the user has brought along.
 *
 * A config keeps the texts that it was given; an engine has the rules compiled. */
#ifndef NF_ENGINE_USER_RULE_H
#define NF_ENGINE_USER_RULE_H

#include "base/vec.h"
#include "engine/pattern.h"

/* The named groups that a pattern may have. */
enum nf_rule_group {
    NF_RULE_TRIGGER,
    NF_RULE_AGENT,
    NF_RULE_PATIENT,
    NF_RULE_PLACE,
    NF_RULE_TIME,
    NF_RULE_COUNT,
    NF_RULE_GROUPS
};

extern const char *const newsfacts__rule_groups[NF_RULE_GROUPS];

typedef struct {
    nf_pattern *pattern;
    int32_t type;        /* newsfacts_event_type */
    const char *subtype; /* or "" */
    const char *name;    /* or "" */
} nf_user_rule;

typedef NF_VEC(nf_user_rule) nf_user_rules;
typedef NF_VEC(newsfacts_string) nf_rule_texts; /* as they were added */

/* Appends the rules of a text to *out. Strings lie in `keep`; `flags` as for
 * newsfacts__pattern_new. On failure *out holds the rules before the fault. */
newsfacts_status newsfacts__user_rules_parse(const newsfacts_allocator *allocator,
                                             newsfacts_string text, unsigned flags, nf_arena *keep,
                                             nf_user_rules *out, newsfacts_error *error);

/* Compiles the rules of all texts, to be freed in any case. */
newsfacts_status newsfacts__user_rules_build(const nf_rule_texts *texts,
                                             const newsfacts_allocator *allocator, nf_arena *keep,
                                             nf_user_rules *out, newsfacts_error *error);
void newsfacts__user_rules_free(nf_user_rules *rules);

#endif
