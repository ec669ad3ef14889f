/* argument_ask.c: which candidates an event is asked about, and what speaks for none. */
#include "event/argument_ask.h"

/* Candidates that are asked: the nearest before and after, and the first of the sentence. Who
 * did it may stand furthest away. */
typedef struct {
    uint32_t before, after, leading;
} window;

static const window of_agents = {11, 5, 3}, of_places = {8, 3, 3}, of_others = {6, 3, 2};

/* ----------------------------------------------------------- the trigger */

static void find_grammar(nf_asking *q)
{
    const nf_scene_item *before = &q->s->at[q->first] - 1, *after = &q->s->at[q->last] + 1;
    const uint32_t words = ~(1u << NF_GRAMMAR_NONE), behind = q->last + 1;
    uint32_t rest = behind < q->s->items.len ? q->s->items.len - behind : 0;
    q->left_len = q->first < NF_ASK_REACH ? q->first : NF_ASK_REACH;
    q->right_len = rest < NF_ASK_REACH - 1 ? rest : NF_ASK_REACH - 1;
    q->left[0] = q->right[0] = 0;
    for (uint32_t n = 0; n < q->left_len; n++)
        q->left[n + 1] = (uint16_t)(q->left[n] | (1u << (before - n)->grammar & words));
    for (uint32_t n = 0; n < q->right_len; n++)
        q->right[n + 1] = (uint16_t)(q->right[n] | (1u << (after + n)->grammar & words));
}

/* The nearest word of grammar `g` before the trigger, where nothing parts them; NF_NONE. */
static uint32_t governing(const nf_asking *q, enum nf_grammar g)
{
    const nf_scene_item *at = q->s->at, *trigger = &at[q->first];
    if (!(q->left[q->left_len] & 1u << g)) return NF_NONE;
    uint32_t i = q->first - 1;
    while (at[i].grammar != g) i--;
    return at[i].breaks == trigger->breaks && at[i].triggers == trigger->triggers ? i : NF_NONE;
}

static bool is_trigger(const nf_asking *q, const nf_filler *c)
{
    return c->first != NF_NONE && c->first <= q->last && c->last >= q->first
           && c->kind != NF_FILLER_COUNT;
}

/* Candidates of a list that end before the trigger; all those of earlier sentences do. */
static uint32_t count_left(const nf_asking *q, const nf_fillers *list)
{
    uint32_t low = 0, high = list->len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        bool left = list->data[middle].last + 1 <= q->first; /* NF_NONE + 1 is 0 */
        low = left ? middle + 1 : low;
        high = left ? high : middle;
    }
    return low;
}

/* Candidates [0, *left) end before the trigger; [*right, len) begin after it. */
static void split(const nf_asking *q, const nf_fillers *list, uint32_t *left, uint32_t *right)
{
    const nf_scene *s = q->s;
    *left = list == &s->nouns     ? s->at[q->first].nouns
            : list == &s->numbers ? s->at[q->first].numbers
                                  : count_left(q, list);
    *right = *left;
    while (*right < list->len && is_trigger(q, &list->data[*right])) ++*right;
}

/* How many nouns of the trigger's own clause stand before and behind it. */
static void count_clause(nf_asking *q)
{
    const nf_scene_item *at = q->s->at;
    const nf_fillers *list = &q->s->nouns;
    uint32_t left, right;
    enum { MOST = 3 };
    split(q, list, &left, &right);
    q->lefts = q->rights = 0;
    while (q->lefts < MOST && q->lefts < left
           && at[q->first].breaks == at[list->data[left - 1 - q->lefts].last + 1].breaks)
        q->lefts++;
    while (q->rights < MOST && right + q->rights < list->len
           && at[q->last + 1].breaks == at[list->data[right + q->rights].first].breaks)
        q->rights++;
}

/* Illness, recovery, injury, death: what befalls people, of whom reports give a count each. */
static bool befalls(int32_t type)
{
    return type >= NEWSFACTS_EVENT_FALL_ILL && type <= NEWSFACTS_EVENT_DIE;
}

static void find_event_before(nf_asking *q)
{
    const nf_scene *s = q->s;
    q->apart = NF_ASK_APART;
    q->last_type = 0;
    if (!q->same) return;
    const nf_event *last = &s->events->data[q->before->event];
    const nf_scene_item *at = &s->at[nf_scene_item_at(s, last->span.begin)];
    q->apart = nf_few((uint32_t)s->at[q->first].breaks - at->breaks);
    q->last_type = (uint32_t)last->type;
}

void newsfacts__asking_begin(const nf_scene *scene, const nf_judge *judge, uint32_t event,
                             const nf_taken *before, const nf_taken *own, nf_asking *out)
{
    const nf_event *e = &scene->events->data[event];
    out->s = scene;
    out->judge = judge;
    out->event = e;
    out->before = before;
    out->own = own;
    out->first = nf_scene_item_at(scene, e->span.begin);
    out->last = nf_scene_item_at(scene, e->span.end - 1);
    out->previous = nf_item_before(scene, out->first);
    out->next = &scene->at[out->last + 1];
    out->word = newsfacts__scene_hash(scene->source->text, e->span);
    out->type = (uint32_t)e->type;
    out->segment_kind = (uint32_t)scene->source->layout->segments.data[scene->segment].kind;
    out->same = before->sentence == scene->sentence;
    out->befalls = befalls(e->type);
    find_event_before(out);
    find_grammar(out);
    out->barred[0] = governing(out, NF_GRAMMAR_PASSIVE);
    out->barred[1] = governing(out, NF_GRAMMAR_BY);
    out->has_bars = out->barred[0] != NF_NONE || out->barred[1] != NF_NONE;
    count_clause(out);
    newsfacts__ask_nothing_begin(out);
}

/* ------------------------------------------------------------ candidates */

/* What grammar forbids: who stands before 被 or 由 did not do it, who stands after did. */
static bool is_forbidden(const nf_asking *q, const nf_filler *c)
{
    bool agent = q->role == NF_ASKED_AGENT;
    if (!q->has_bars || (!agent && q->role != NF_ASKED_PATIENT) || c->last >= q->first)
        return false;
    for (uint32_t i = 0; i < 2; i++)
        if (q->barred[i] != NF_NONE && agent == (c->last < q->barred[i])) return true;
    return false;
}

/* 12人 of 12人死亡、35人受伤 says nothing of 受伤, and 死亡 is nobody. */
static bool is_of_another(const nf_asking *q, const nf_filler *c)
{
    if (!q->befalls || c->first == NF_NONE) return false;
    if (c->kind == NF_FILLER_NOUN || c->kind == NF_FILLER_VERB)
        return nf_scene_begins_trigger(q->s, c->last);
    if (c->kind != NF_FILLER_COUNT && c->kind != NF_FILLER_PEOPLE) return false;
    uint32_t next = c->last + 1;
    return next != q->first && nf_scene_begins_trigger(q->s, next)
           && q->s->items.data[next].span.begin == c->span.end;
}

static bool is_who(enum nf_asked role)
{
    return role == NF_ASKED_AGENT || role == NF_ASKED_PATIENT;
}

/* What is known of a noun as an agent serves for a patient, but of the agent itself. Both are
 * asked for in the same order. */
static bool is_known(nf_asking *q, const nf_filler *c)
{
    const nf_question *agents = q->agents;
    if (q->role != NF_ASKED_PATIENT) return false;
    while (q->agent < agents->len && agents->candidates[q->agent] < c) q->agent++;
    return q->agent < agents->len && agents->candidates[q->agent] == c
           && !nf_same_span(q->own->span[NF_ASKED_AGENT], c->span);
}

static void put_candidate(nf_asking *q, nf_question *out, const nf_filler *c, uint32_t rank,
                          uint32_t own)
{
    if (out->len == NF_ARGUMENT_CANDIDATES || is_forbidden(q, c) || is_of_another(q, c)) return;
    const uint32_t at = out->len++;
    nf_clues *f = &out->own[q->judge->model ? 0 : at]; /* what is rated is not needed any more */
    out->candidates[at] = c;
    if (is_known(q, c)) {
        out->features[at] = q->agents->features[q->agent];
        out->ratings[at] = q->agents->ratings[q->agent];
        return;
    }
    if (is_who(q->role))
        newsfacts__ask_noun(q, c, rank, f);
    else if (q->role == NF_ASKED_COUNT)
        newsfacts__ask_count(q, c, rank, f);
    else if (q->role == NF_ASKED_PLACE && c->first == NF_NONE)
        newsfacts__ask_standing(q, c, own, f);
    else if (q->role == NF_ASKED_PLACE)
        newsfacts__ask_place(q, c, rank, f);
    else if (c->first == NF_NONE)
        newsfacts__ask_inherited(q, c, rank, own, f);
    else
        newsfacts__ask_circumstance(q, c, rank, f);
    out->features[at] = f;
    out->ratings[at] = f->rating;
}

/* How many of the last three before the trigger are of its sentence. */
static uint32_t count_inside(const nf_asking *q, const nf_fillers *list, uint32_t left)
{
    uint32_t n = 0;
    if (list == &q->s->nouns || list == &q->s->numbers) return nf_few(left);
    while (n < left && n < 3 && list->data[left - 1 - n].first != NF_NONE) n++;
    return n;
}

/* The place that stands from a sentence before. */
static void ask_standing(nf_asking *q, uint32_t own, nf_question *out)
{
    if (!q->before->place.kind || q->before->place.sentence == q->s->sentence) return;
    out->standing = q->before->place;
    out->standing.first = out->standing.last = NF_NONE;
    put_candidate(q, out, &out->standing, 0, own);
}

static void ask_list(nf_asking *q, const nf_fillers *list, nf_question *out)
{
    uint32_t left, right, own;
    split(q, list, &left, &right);
    const window *w = q->role == NF_ASKED_AGENT   ? &of_agents
                      : q->role == NF_ASKED_PLACE ? &of_places
                                                  : &of_others;
    uint32_t from = left > w->before ? left - w->before : 0;
    uint32_t to = list->len - right > w->after ? right + w->after : list->len;
    uint32_t inside = count_inside(q, list, left);
    own = inside + nf_few(list->len - right);
    for (uint32_t i = 0; i < w->leading && i < from; i++)
        put_candidate(q, out, &list->data[i], left - 1 - i, own);
    for (uint32_t i = from; i < left; i++) put_candidate(q, out, &list->data[i], left - 1 - i, own);
    for (uint32_t i = right; i < to; i++) put_candidate(q, out, &list->data[i], i - right, own);
    if (q->role == NF_ASKED_PLACE) ask_standing(q, own, out);
    newsfacts__ask_nothing(q, inside, list->len - right, &out->nothing);
}

/* NULL: those of `who`, or none at all. */
static const int8_t *weights_of(const nf_argument_model *model, enum nf_asked role)
{
    if (!model || is_who(role)) return NULL;
    return role == NF_ASKED_TIME    ? model->times
           : role == NF_ASKED_PLACE ? model->places
                                    : model->counts;
}

void newsfacts__asking_ask(nf_asking *q, enum nf_asked role, const nf_question *agents,
                           nf_question *out)
{
    const nf_scene *s = q->s;
    q->role = role;
    q->agents = agents;
    q->agent = 0;
    q->weights = weights_of(q->judge->model, role);
    out->role = role;
    out->event = (uint32_t)(q->event - s->events->data);
    out->len = 0;
    ask_list(q,
             role == NF_ASKED_TIME    ? &s->times
             : role == NF_ASKED_PLACE ? &s->places
             : role == NF_ASKED_COUNT ? &s->numbers
                                      : &s->nouns,
             out);
}
