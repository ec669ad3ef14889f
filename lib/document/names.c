/* names.c: enum values as the JSON form spells them. */
#include <newsfacts/newsfacts.h>

#include "tables/tables.h"

/* The i-th name of a table of names whose values count from 0. */
static const char *name_of(const char *const *names, size_t len, int32_t value)
{
    return value >= 0 && (size_t)value < len ? names[value] : "";
}

#define NAME_OF(names, value) name_of((names), sizeof(names) / sizeof *(names), (value))

const char *newsfacts_segment_kind_name(int32_t kind)
{
    static const char *const names[] = {"",          "title",      "byline",  "lead",
                                        "heading",   "paragraph",  "caption", "quote",
                                        "list_item", "boilerplate"};
    return NAME_OF(names, kind);
}

const char *newsfacts_qualifier_name(int32_t qualifier)
{
    static const char *const names[] = {"",       "exact",   "about",  "over",  "at_least",
                                        "under",  "at_most", "range",  "vague", "start",
                                        "middle", "end",     "before", "after"};
    return NAME_OF(names, qualifier);
}

const char *newsfacts_time_type_name(int32_t type)
{
    static const char *const names[] = {"", "date", "time", "duration", "set"};
    return NAME_OF(names, type);
}

const char *newsfacts_anchor_name(int32_t anchor)
{
    static const char *const names[] = {"none", "reference", "time"};
    return NAME_OF(names, anchor);
}

const char *newsfacts_unit_kind_name(int32_t kind)
{
    static const char *const names[] = {
        "none",   "classifier", "people",  "currency",  "percent",     "percent_point",
        "length", "area",       "volume",  "mass",      "temperature", "speed",
        "energy", "power",      "data",    "frequency", "multiple",    "ratio",
        "age",    "score",      "ordinal", "other"};
    return NAME_OF(names, kind);
}

const char *newsfacts_organisation_type_name(int32_t type)
{
    static const char *const names[] = {
        "",         "government", "party",  "military",    "company",       "health", "education",
        "research", "media",      "sports", "association", "international", "team",   "other"};
    return NAME_OF(names, type);
}

const char *newsfacts_entity_kind_name(int32_t kind)
{
    static const char *const names[] = {"", "organisation", "person", "place"};
    return NAME_OF(names, kind);
}

/* Rows of the table are in the order of the enum. */
static const nf_event_types_row *event_type(int32_t type)
{
    return type >= 1 && type <= NF_EVENT_TYPES_LEN ? &newsfacts__event_types[type - 1] : NULL;
}

const char *newsfacts_event_type_name(int32_t type)
{
    const nf_event_types_row *row = event_type(type);
    return row ? row->name : "";
}

const char *newsfacts_event_group_name(int32_t type)
{
    const nf_event_types_row *row = event_type(type);
    return row ? row->group : "";
}

const char *newsfacts_polarity_name(int32_t polarity)
{
    static const char *const names[] = {"", "asserted", "negated"};
    return NAME_OF(names, polarity);
}

const char *newsfacts_modality_name(int32_t modality)
{
    static const char *const names[] = {"", "actual", "planned", "possible", "required", "habitual"};
    return NAME_OF(names, modality);
}

const char *newsfacts_role_name(int32_t role)
{
    static const char *const names[] = {"", "agent", "patient", "count", "place"};
    return NAME_OF(names, role);
}

const char *newsfacts_aspect_name(uint32_t bit)
{
    static const char *const names[] = {"total",    "cumulative", "new",     "existing", "increase",
                                        "decrease", "share",      "average", "target",   "rank"};
    for (int32_t i = 0; (size_t)i < sizeof names / sizeof *names; i++)
        if (bit == 1u << i) return names[i];
    return "";
}

const char *newsfacts_status_name(newsfacts_status status)
{
    static const char *const names[] = {"NEWSFACTS_OK",
                                        "NEWSFACTS_E_MEMORY",
                                        "NEWSFACTS_E_ARGUMENT",
                                        "NEWSFACTS_E_TOO_LARGE",
                                        "NEWSFACTS_E_LIMIT",
                                        "NEWSFACTS_E_REFERENCE",
                                        "NEWSFACTS_E_UNSUPPORTED",
                                        "NEWSFACTS_E_VERSION",
                                        "NEWSFACTS_E_WRITE"};
    const char *name = status > -1000 && status <= 0 ? NAME_OF(names, -status) : "";
    return *name ? name : "unknown status";
}
