/* user_rule_argument.c: what the groups of a user's rule say of its event.
 *
 * A role that has a group is filled by it alone; the others keep what the arguments'
 * reader found. */
#include "event/event.h"

enum { LONGEST_LIST = 12 };

/* Mentions of one kind by begin; each begins with its span. */
typedef struct {
    const void *data;
    uint32_t len;
    size_t size;
} mentions;

#define MENTIONS(list) {(list).data, (list).len, sizeof *(list).data}

static nf_span mention_span(const mentions *m, uint32_t i)
{
    return *(const nf_span *)(const void *)((const unsigned char *)m->data + i * m->size);
}

/* The mention that holds position `at`, or NF_NONE. */
static uint32_t mention_at(const mentions *m, uint32_t at)
{
    uint32_t low = 0, high = m->len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (mention_span(m, middle).begin <= at) low = middle + 1;
        else high = middle;
    }
    return low && nf_span_has(mention_span(m, low - 1), at) ? low - 1 : NF_NONE;
}

/* The last mention that has a character of the group, or NF_NONE. */
static uint32_t mention_in(const mentions *m, nf_span group)
{
    for (uint32_t at = group.end; at-- > group.begin;) {
        uint32_t i = mention_at(m, at);
        if (i != NF_NONE) return i;
    }
    return NF_NONE;
}

/* ------------------------------------------------------------------ arguments */

static nf_argument plain(uint32_t event, int32_t role, nf_span span)
{
    const nf_argument a = {span, event, role, NF_NONE, NF_NONE, NF_NONE, NF_NONE};
    return a;
}

/* The organisation, person or place that holds position `at`; false: none does. */
static bool name_at(const nf_names *names, uint32_t at, nf_argument *out)
{
    const mentions kinds[] = {MENTIONS(names->organisations), MENTIONS(names->people),
                              MENTIONS(names->places)};
    uint32_t *const fields[] = {&out->organisation, &out->person, &out->place};
    for (int i = 0; i < 3; i++) {
        uint32_t found = mention_at(&kinds[i], at);
        if (found == NF_NONE) continue;
        *fields[i] = found;
        out->span = mention_span(&kinds[i], found);
        return true;
    }
    return false;
}

/* Where the words and marks begin that join list members and end at `end`. */
static uint32_t before_joint(const nf_text *text, uint32_t begin, uint32_t end)
{
    const uint32_t and[] = {0x548c, 0x4e0e, 0x53ca, 0x540c, 0x66a8}; /* 和与及同暨 */
    while (end > begin) {
        uint8_t cls = nf_class_at(text, end - 1);
        bool joins = cls == NF_CLASS_PAUSE || cls == NF_CLASS_COMMA || cls == NF_CLASS_SPACE;
        for (size_t i = 0; i < sizeof and / sizeof *and; i++)
            joins = joins || text->fold[end - 1] == and[i];
        if (!joins) break;
        end--;
    }
    return end;
}

/* The members of a list of names, from the last one to the first; returns how many:
 * 1 where the group is something else that ends with a name, 0 where it is none. */
static uint32_t name_list(const nf_event_source *s, nf_span group, uint32_t event, int32_t role,
                          nf_argument *out)
{
    uint32_t len = 0, end = group.end;
    while (end > group.begin && len < LONGEST_LIST) {
        out[len] = plain(event, role, group);
        if (!name_at(s->names, end - 1, &out[len])) break;
        end = out[len++].span.begin;
        uint32_t joint = before_joint(s->text, group.begin, end);
        if (joint == end) break;
        end = joint;
    }
    return len > 1 && end > group.begin ? 1 : len;
}

static bool add(nf_work *work, nf_arguments *to, nf_argument argument)
{
    nf_argument *a = NF_VEC_ADD(to, &work->scratch);
    if (a) *a = argument;
    return a != NULL;
}

static bool add_names(nf_work *work, const nf_event_source *s, nf_span group, uint32_t event,
                      int32_t role, nf_arguments *to)
{
    nf_argument list[LONGEST_LIST];
    uint32_t len = name_list(s, group, event, role, list);
    if (!len) return add(work, to, plain(event, role, group));
    while (len-- > 0)
        if (!add(work, to, list[len])) return false;
    return true;
}

static bool add_counts(nf_work *work, const nf_event_source *s, nf_span group, uint32_t event,
                       nf_arguments *to)
{
    const mentions counts = MENTIONS(*s->counts);
    uint32_t last = mention_in(&counts, group), first = last;
    if (last == NF_NONE) return add(work, to, plain(event, NEWSFACTS_ROLE_COUNT, group));
    while (first > 0 && last - first + 1 < LONGEST_LIST
           && mention_span(&counts, first - 1).end > group.begin)
        first--;
    for (uint32_t i = first; i <= last; i++) {
        nf_argument a = plain(event, NEWSFACTS_ROLE_COUNT, mention_span(&counts, i));
        a.count = i;
        if (!add(work, to, a)) return false;
    }
    return true;
}

/* A named place is a field of the event; an organisation or other words are an argument. */
static bool add_place(nf_work *work, const nf_event_source *s, nf_span group, uint32_t event,
                      nf_arguments *to)
{
    const mentions places = MENTIONS(s->names->places);
    nf_argument a = plain(event, NEWSFACTS_ROLE_PLACE, group);
    if (mention_in(&places, group) != NF_NONE) return true;
    (void)name_at(s->names, group.end - 1, &a);
    return add(work, to, a);
}

/* --------------------------------------------------------------------- events */

static bool add_old(nf_work *work, const nf_arguments *old, const nf_event *e, int32_t role,
                    nf_arguments *to)
{
    for (uint32_t i = 0; i < e->arguments_len; i++) {
        const nf_argument *a = &old->data[e->first_argument + i];
        if ((!role || a->role == role) && !add(work, to, *a)) return false;
    }
    return true;
}

static bool add_matched(nf_work *work, const nf_event_source *s, const nf_events *all,
                        const nf_rule_match *m, nf_arguments *to)
{
    static const struct {
        int32_t role;
        enum nf_rule_group group;
    } roles[] = {{NEWSFACTS_ROLE_AGENT, NF_RULE_AGENT},
                 {NEWSFACTS_ROLE_PATIENT, NF_RULE_PATIENT},
                 {NEWSFACTS_ROLE_COUNT, NF_RULE_COUNT},
                 {NEWSFACTS_ROLE_PLACE, NF_RULE_PLACE}};
    const nf_event *e = &all->events.data[m->event];
    bool added = true;
    for (int i = 0; i < 4 && added; i++) {
        nf_span group = m->span[roles[i].group];
        if (nf_span_empty(group))
            added = add_old(work, &all->arguments, e, roles[i].role, to);
        else if (roles[i].group == NF_RULE_COUNT)
            added = add_counts(work, s, group, m->event, to);
        else if (roles[i].group == NF_RULE_PLACE)
            added = add_place(work, s, group, m->event, to);
        else
            added = add_names(work, s, group, m->event, roles[i].role, to);
    }
    return added;
}

static void set_time_and_place(const nf_event_source *s, const nf_rule_match *m, nf_event *e)
{
    const mentions times = MENTIONS(*s->times), places = MENTIONS(s->names->places);
    uint32_t time = mention_in(&times, m->span[NF_RULE_TIME]);
    uint32_t place = mention_in(&places, m->span[NF_RULE_PLACE]);
    if (!nf_span_empty(m->span[NF_RULE_TIME])) e->time = time;
    if (!nf_span_empty(m->span[NF_RULE_PLACE])) e->place = place;
}

newsfacts_status newsfacts__event_user_arguments(nf_work *work, const nf_event_source *source,
                                                 nf_events *out)
{
    nf_arguments to = {0};
    uint32_t next = 0;
    if (!out->matches.len) return NEWSFACTS_OK;
    if (!nf_spend(work, out->events.len + out->arguments.len)) return NEWSFACTS_E_LIMIT;
    for (uint32_t i = 0; i < out->events.len; i++) {
        nf_event *e = &out->events.data[i];
        const nf_rule_match *m = next < out->matches.len ? &out->matches.data[next] : NULL;
        bool ruled = m && m->event == i;
        uint32_t first = to.len;
        if (ruled ? !add_matched(work, source, out, m, &to)
                  : !add_old(work, &out->arguments, e, 0, &to))
            return NEWSFACTS_E_MEMORY;
        e->first_argument = first;
        e->arguments_len = to.len - first;
        if (!ruled) continue;
        set_time_and_place(source, m, e);
        next++;
    }
    out->arguments = to;
    return NEWSFACTS_OK;
}
