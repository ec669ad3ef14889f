/* event.h: what happened, as internal records.
 *
 * newsfacts__event_read calls, one after the other, the readers that stand below;
 * each looks at what the ones before it have put into nf_events:
 *
 *   trigger     which words tell an event, and of which type
 *   user_rule   events that the user's own rules find
 *   attribute   asserted or not, and whether it really happened
 *   source      who says so
 *   arguments   time, place, who, to whom, how many; then what user's rules say of it
 *   merge       the same event told again */
#ifndef NF_EVENT_EVENT_H
#define NF_EVENT_EVENT_H

#include "mention/name.h"
#include "mention/phrase.h"

typedef struct {
    nf_span span; /* the trigger */
    uint32_t sentence;
    int32_t type;              /* newsfacts_event_type */
    const char *subtype;       /* static or of the engine; "" none */
    uint32_t time;             /* index or NF_NONE */
    uint32_t place;            /* index or NF_NONE */
    uint32_t first_argument;   /* arguments [first_argument, first_argument + arguments_len) */
    uint32_t arguments_len;
    int32_t polarity;          /* newsfacts_polarity */
    int32_t modality;          /* newsfacts_modality */
    nf_span source;            /* who says so; empty: nobody in particular */
    uint32_t source_organisation; /* the record that it is, or NF_NONE */
    uint32_t source_person;
    uint32_t same_as;          /* the first event that tells the same, or NF_NONE */
    uint32_t rule;             /* number of the user's rule that made it, or NF_NONE */
    float confidence;
} nf_event;

typedef struct {
    nf_span span;
    uint32_t event;
    int32_t role;          /* newsfacts_role */
    uint32_t organisation; /* the record that it is; NF_NONE: none of them, a plain noun */
    uint32_t person;
    uint32_t place;
    uint32_t count;
} nf_argument;

typedef NF_VEC(nf_event) nf_event_list;
typedef NF_VEC(nf_argument) nf_arguments;

/* What the groups of a user's rule matched; empty: took no part. */
typedef struct {
    uint32_t event;
    nf_span span[NF_RULE_GROUPS];
} nf_rule_match;

typedef NF_VEC(nf_rule_match) nf_rule_matches;

typedef struct {
    nf_event_list events;   /* by begin, then longer first */
    nf_arguments arguments; /* by event, then role, then begin */
    nf_rule_matches matches; /* of the user's rules, by event */
} nf_events;

/* What the readers look at. Names are read before: their lists may be empty. */
typedef struct {
    const newsfacts_engine *engine;
    const nf_text *text;
    const nf_layout *layout;
    const nf_sentencing *sentencing;
    const nf_lexical *lexical;
    const nf_times *times;
    const nf_counts *counts;
    const nf_names *names;
} nf_event_source;

newsfacts_status newsfacts__event_read(nf_work *work, const nf_event_source *source,
                                       nf_events *out);

/* An event without arguments, asserted and actual. */
static inline nf_event nf_event_make(nf_span span, uint32_t sentence, int32_t type)
{
    const nf_event e = {.span = span,
                        .sentence = sentence,
                        .type = type,
                        .subtype = "",
                        .time = NF_NONE,
                        .place = NF_NONE,
                        .polarity = NEWSFACTS_POLARITY_ASSERTED,
                        .modality = NEWSFACTS_MODALITY_ACTUAL,
                        .source_organisation = NF_NONE,
                        .source_person = NF_NONE,
                        .same_as = NF_NONE,
                        .rule = NF_NONE,
                        .confidence = 1.0f};
    return e;
}

newsfacts_status newsfacts__event_triggers(nf_work *work, const nf_event_source *source,
                                           nf_events *out);
newsfacts_status newsfacts__event_user_rules(nf_work *work, const nf_event_source *source,
                                             nf_events *out);
/* What a rule says of its event stands instead of what the arguments' reader found. */
newsfacts_status newsfacts__event_user_arguments(nf_work *work, const nf_event_source *source,
                                                 nf_events *out);
newsfacts_status newsfacts__event_attributes(nf_work *work, const nf_event_source *source,
                                             nf_events *out);
newsfacts_status newsfacts__event_sources(nf_work *work, const nf_event_source *source,
                                          nf_events *out);
/* Fills time and place of the events, and the arguments. */
newsfacts_status newsfacts__event_arguments(nf_work *work, const nf_event_source *source,
                                            nf_events *out);
newsfacts_status newsfacts__event_merge(nf_work *work, const nf_event_source *source,
                                        nf_events *out);

#endif
