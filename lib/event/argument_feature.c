/* argument_feature.c: what is known of a candidate and of its way to the trigger. */
#include "event/argument.h"

enum { WAY = 6, CLAUSE = 3 };

/* Candidates that are asked: the nearest before and after, and the first of the sentence. Who
 * did it may stand furthest away. */
typedef struct {
    uint32_t before, after, leading;
} window;

static const window agents = {11, 5, 3}, others = {6, 3, 2};

/* One question, while its features are written. */
typedef struct {
    const nf_scene *s;
    const nf_event *event;
    const nf_taken *before, *own;
    enum nf_asked role;
    uint32_t first, last; /* items of the trigger */
    uint32_t word;        /* hash of the trigger */
    uint32_t type;
    uint32_t left[NF_GRAMMAR_LEN];  /* the last item before the trigger that is one, NF_NONE */
    uint32_t right[NF_GRAMMAR_LEN]; /* the first after it */
    uint32_t segment_kind;
    uint32_t lefts, rights; /* nouns of the same clause before and after */
} asking;

static void put(nf_clues *f, uint32_t id, uint32_t a, uint32_t b)
{
    uint32_t h = id * 0x9e3779b1u ^ a * 0x85ebca6bu ^ (b * 0xc2b2ae35u + 0x27d4eb2fu);
    h ^= h >> 15;
    h *= 0x2c1b3c6du;
    h ^= h >> 12;
    h *= 0x297a2d39u;
    if (f->len < NF_ARGUMENT_FEATURES) f->at[f->len++] = (uint16_t)(h >> (32 - NF_ARGUMENT_BITS));
}

static uint32_t bucket(uint32_t n)
{
    return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 14 ? 6 : n < 22 ? 7 : 8;
}

static uint32_t few(uint32_t n)
{
    return n < 3 ? n : 3;
}

static uint32_t class_at(const asking *q, uint32_t i)
{
    return nf_item_class_at(&q->s->line, i);
}

static uint32_t word_at(const asking *q, uint32_t i)
{
    return i < q->s->items.len ? newsfacts__scene_hash(q->s->source->text, q->s->items.data[i].span)
                               : 1;
}

/* Which grammar words stand between items a and b, both exclusive; a is the candidate
 * on the left or b the one on the right of the trigger. */
static uint32_t grammar_between(const asking *q, const nf_filler *c, bool left)
{
    uint32_t mask = 0;
    for (uint32_t g = 1; g < NF_GRAMMAR_LEN; g++) {
        uint32_t at = left ? q->left[g] : q->right[g];
        if (at == NF_NONE) continue;
        if (left ? at > c->last : at < c->first) mask |= 1u << g;
    }
    return mask;
}

static void find_grammar(asking *q)
{
    const nf_scene *s = q->s;
    enum { REACH = 40 };
    for (uint32_t g = 0; g < NF_GRAMMAR_LEN; g++) q->left[g] = q->right[g] = NF_NONE;
    for (uint32_t i = q->first; i > 0 && q->first - i < REACH; i--)
        if (q->left[s->grammar[i - 1]] == NF_NONE) q->left[s->grammar[i - 1]] = i - 1;
    for (uint32_t i = q->last + 1; i < s->items.len && i - q->last < REACH; i++)
        if (q->right[s->grammar[i]] == NF_NONE) q->right[s->grammar[i]] = i;
}

/* Classes of the few items between, as one number; 1: too many. */
static uint32_t way(const asking *q, uint32_t from, uint32_t to)
{
    if (to < from || to - from > WAY) return 1;
    uint32_t h = 7;
    for (uint32_t i = from; i < to; i++)
        h = h * 31 + (q->s->grammar[i] ? 64u + q->s->grammar[i] : q->s->items.data[i].cls);
    return h;
}

/* -------------------------------------------- nothing: no answer at all */

static void put_context(const asking *q, nf_clues *f, uint32_t before, uint32_t after)
{
    uint32_t next = class_at(q, q->last + 1),
             last = q->first ? class_at(q, q->first - 1) : NF_ITEM_BREAK;
    uint32_t nb = few(before), na = few(after);
    put(f, 1, 0, 0);
    put(f, 2, q->type, 0);
    put(f, 3, q->word, 0);
    put(f, 4, next, q->type);
    put(f, 5, last, q->type);
    put(f, 6, next, last);
    put(f, 7, word_at(q, q->last + 1), 0);
    put(f, 8, q->first ? word_at(q, q->first - 1) : 1, 0);
    put(f, 9, nb * 4 + na, q->type);
    put(f, 10, nb * 4 + na, next);
    put(f, 11, q->segment_kind, q->type);
    put(f, 12, q->before->sentence == q->s->sentence, nf_span_empty(q->before->span[q->role]));
    put(f, 13, q->before->sentence == q->s->sentence ? nf_span_empty(q->before->span[q->role]) : 2,
        q->type);
    if (q->first < q->s->items.len) put(f, 14, q->s->items.data[q->first].pos, next);
    put(f, 15, q->word, next);
    put(f, 16, q->word, last);
    put(f, 17, nf_span_len(q->event->span), next);
    if (q->role >= NF_ASKED_PATIENT)
        put(f, 18, nf_span_empty(q->own->span[NF_ASKED_AGENT]), q->type);
}

/* ------------------------------------------------- nouns of the sentence */

enum { NEXT_TRIGGER = 63, NEXT_EVENT = 62, NEXT_GRAMMAR = 64, NEXT_PREPOSITION = 128 };

/* What comes after a phrase: a word of grammar, a trigger, or a class. */
static uint32_t next_role(const asking *q, uint32_t i)
{
    if (i >= q->s->items.len) return NF_ITEM_BREAK;
    if (i == q->first) return NEXT_TRIGGER;
    if (nf_scene_begins_trigger(q->s, i)) return NEXT_EVENT;
    const nf_item *item = &q->s->items.data[i];
    if (q->s->grammar[i]) return NEXT_GRAMMAR + q->s->grammar[i];
    if (item->cls == NF_ITEM_PREPOSITION)
        return NEXT_PREPOSITION + (nf_char_at(q->s->source->text, item->span.begin) & 0xff);
    return item->cls;
}

static uint32_t taken_as(const asking *q, const nf_filler *c)
{
    uint32_t bits = 0;
    if (q->before->sentence == q->s->sentence) {
        bits |= nf_span_equal(q->before->span[NF_ASKED_AGENT], c->span) ? 1 : 0;
        bits |= nf_span_equal(q->before->span[NF_ASKED_PATIENT], c->span) ? 2 : 0;
        bits |= nf_span_empty(q->before->span[NF_ASKED_AGENT]) ? 8 : 0;
        bits |= nf_span_equal(q->before->kept[NF_ASKED_AGENT], c->span) ? 16 : 0;
    }
    if (q->role == NF_ASKED_PATIENT && nf_span_equal(q->own->span[NF_ASKED_AGENT], c->span))
        bits |= 4;
    return bits;
}

/* What governs the phrase in its clause: nothing (it may be the subject), a verb, a word
 * of grammar or a preposition. */
enum { GOVERNED_NOT, GOVERNED_VERB, GOVERNED_GRAMMAR = 16, GOVERNED_PREPOSITION = 64 };

static uint32_t governor(const asking *q, uint32_t first, bool *of)
{
    const nf_scene *s = q->s;
    enum { REACH = 16 };
    *of = false;
    for (uint32_t i = first; i > 0 && first - i < REACH; i--) {
        const nf_item *item = &s->items.data[i - 1];
        if (nf_scene_begins_trigger(q->s, i - 1)) return GOVERNED_VERB;
        if (s->grammar[i - 1] == NF_GRAMMAR_OF) {
            *of = true;
            continue;
        }
        if (s->grammar[i - 1] && s->grammar[i - 1] != NF_GRAMMAR_AND)
            return GOVERNED_GRAMMAR + s->grammar[i - 1];
        switch (item->cls) {
        case NF_ITEM_BREAK: return GOVERNED_NOT;
        case NF_ITEM_VERB:
        case NF_ITEM_LINK:
        case NF_ITEM_HAVE:
        case NF_ITEM_CHANGE: return GOVERNED_VERB;
        case NF_ITEM_PREPOSITION:
            return GOVERNED_PREPOSITION + (nf_char_at(s->source->text, item->span.begin) & 0xff);
        default: break;
        }
    }
    return GOVERNED_NOT;
}

static void put_noun(const asking *q, nf_clues *f, const nf_filler *c, uint32_t rank)
{
    const nf_scene *s = q->s;
    bool left = c->last < q->first;
    uint32_t from = left ? c->last + 1 : q->last + 1, to = left ? q->first : c->first;
    if (to < from) to = from;
    uint32_t side = left, breaks = few((uint32_t)s->breaks[to] - s->breaks[from]);
    uint32_t triggers = few((uint32_t)s->triggers[to] - s->triggers[from]);
    uint32_t distance = bucket(to - from), path = way(q, from, to);
    uint32_t mask = grammar_between(q, c, left), r = rank < 6 ? rank : 6;
    uint32_t before = c->first ? class_at(q, c->first - 1) : NF_ITEM_BREAK,
             next = class_at(q, c->last + 1);
    uint32_t next_word = word_at(q, c->last + 1);
    uint32_t place = side << 8 | breaks << 4 | triggers, kind = c->kind;
    uint32_t tail = nf_char_at(s->source->text, c->span.end - 1), taken = taken_as(q, c);
    uint32_t last = q->first ? class_at(q, q->first - 1) : NF_ITEM_BREAK;
    bool opens = before == NF_ITEM_BREAK || c->first == 0;
    bool of;
    uint32_t gov = governor(q, c->first, &of) << 1 | of;
    uint32_t speech = few((uint32_t)s->speech[to] - s->speech[from]);
    uint32_t nexts = next_role(q, c->last + 1),
             pos = s->items.data[c->last < s->items.len ? c->last : 0].pos;
    uint32_t ends = class_at(q, q->last + 1) == NF_ITEM_BREAK;
    put(f, 201, gov, place);
    put(f, 202, gov, nexts << 10 | side);
    put(f, 203, gov, q->type << 1 | side);
    put(f, 204, gov << 10 | nexts, place);
    put(f, 205, gov, taken);
    put(f, 206, speech, place);
    put(f, 207, speech, taken << 1 | side);
    put(f, 208, pos << 1 | side, q->type);
    put(f, 209, nexts, place);
    put(f, 210, gov << 1 | side, q->word);
    put(f, 211, gov << 1 | ends, place);
    put(f, 212, q->rights << 4 | q->lefts, place << 4 | r);
    put(f, 213, q->rights << 1 | side, q->type << 2 | few(rank));
    put(f, 214, q->rights << 1 | side, q->word);
    put(f, 31, place, distance);
    put(f, 32, place, q->type);
    put(f, 34, place << 4 | r, kind);
    put(f, 35, place << 4 | r, q->type);
    put(f, 36, q->word, side << 8 | r);
    put(f, 37, q->word, side << 8 | breaks << 4 | kind);
    put(f, 38, q->type, side << 8 | kind);
    put(f, 39, tail, q->type << 1 | side);
    put(f, 40, c->head, side);
    put(f, 41, c->head, q->type);
    put(f, 42, c->head, q->word);
    put(f, 43, mask, side);
    put(f, 44, mask, q->type << 1 | side);
    put(f, 46, before, place);
    put(f, 47, next_word, place);
    put(f, 48, next, place << 1 | opens);
    put(f, 49, path, side);
    put(f, 50, path, q->type << 1 | side);
    put(f, 51, path, q->word);
    put(f, 52, taken, side);
    put(f, 53, taken, q->type);
    put(f, 54, taken, place << 4 | r);
    put(f, 55, (uint32_t)c->counted << 1 | side, q->type);
    put(f, 56, opens, place << 4 | (uint32_t)(c->first == 0));
    put(f, 57, class_at(q, q->last + 1), place << 4 | r);
    put(f, 58, last, place << 4 | r);
    put(f, 59, c->joined != NF_NONE, place);
    put(f, 60, few(nf_span_len(c->span) / 2), kind);
    put(f, 61, before << 5 | next, side << 4 | kind);
    put(f, 62, tail, side << 4 | breaks);
    put(f, 63, q->segment_kind, place);
    put(f, 64, mask, place << 4 | r);
    put(f, 66, taken, class_at(q, q->last + 1) << 8 | last);
    put(f, 67, taken, q->word);
    put(f, 65, opens, q->type << 4 | breaks << 1 | side);
}

/* ------------------------------------------------------ times and places */

/* What a time's value says: a day, longer, shorter, now. */
static uint32_t time_form(const asking *q, const nf_filler *c)
{
    const nf_time *t = &q->s->source->times->data[c->ref];
    uint32_t len = 0;
    while (len < NF_TIME_VALUE && t->value[len]) len++;
    uint32_t initial = (unsigned char)t->value[0];
    if (initial >= '0' && initial <= '9') initial = '0';
    return (uint32_t)t->type << 24 | (uint32_t)t->qualifier << 16 | initial << 8
           | (len < 12 ? len : 12);
}

static uint32_t form_of(const asking *q, const nf_filler *c)
{
    if (c->kind == NF_FILLER_TIME) return time_form(q, c);
    return nf_char_at(q->s->source->text, c->span.end - 1) << 2 | few(nf_span_len(c->span) - 1);
}

static uint32_t sentences_between(const asking *q, const nf_filler *c)
{
    const nf_sentences *all = &q->s->source->sentencing->sentences;
    if (c->sentence == NF_NONE || c->sentence > q->s->sentence) return 6;
    uint32_t n = q->s->sentence - c->sentence;
    bool same = all->data[c->sentence].segment == q->s->segment;
    return (n < 4 ? n : 4) << 1 | same;
}

/* The mention that the last event before took, 1, or another of the same words, 2. */
static uint32_t is_standing(const asking *q, const nf_filler *c)
{
    nf_span last = q->before->standing[q->role];
    if (nf_span_empty(last)) return 3;
    if (nf_span_equal(last, c->span)) return 1;
    return newsfacts__scene_hash(q->s->source->text, last) == c->head ? 2 : 0;
}

static void put_inherited(const asking *q, nf_clues *f, const nf_filler *c, uint32_t rank,
                          uint32_t own)
{
    uint32_t far = sentences_between(q, c), r = few(rank), form = form_of(q, c);
    bool again = nf_span_equal(q->before->span[q->role], c->span);
    uint32_t where = far << 4 | r << 2 | few(own), stands = is_standing(q, c);
    put(f, 101, where, 0);
    put(f, 102, where, q->type);
    put(f, 103, where, q->word);
    put(f, 104, form, far);
    put(f, 105, form, q->type);
    put(f, 106, again, where);
    put(f, 107, again, q->type);
    put(f, 108, q->segment_kind, where);
    put(f, 109, c->head, 0);
    put(f, 110, c->head, q->type);
    put(f, 111, few(own), again);
    put(f, 113, stands, where);
    put(f, 114, stands, q->type);
    put(f, 112, nf_span_empty(q->before->span[q->role]), where);
}

/* 叙利亚首都|大马士革: a place soon after says where more exactly; 在 before the chain. */
static void put_locality(const asking *q, nf_clues *f, const nf_filler *c, uint32_t place)
{
    const nf_scene *s = q->s;
    const nf_fillers *all = &s->places;
    uint32_t i = (uint32_t)(c - all->data), gap = 9, behind = 9, at = 0;
    if (i + 1 < all->len) gap = bucket(all->data[i + 1].first - c->last);
    if (i > 0 && all->data[i - 1].first != NF_NONE)
        behind = bucket(c->first - all->data[i - 1].last);
    for (uint32_t k = c->first;
         k > 0 && c->first - k < 8 && s->items.data[k - 1].cls != NF_ITEM_BREAK; k--)
        if (s->grammar[k - 1] == NF_GRAMMAR_AT) at = 1 + (c->first - k);
    uint32_t next = class_at(q, c->last + 1);
    uint32_t tail = c->last + 1 < s->items.len
                        ? nf_char_at(s->source->text, s->items.data[c->last + 1].span.end - 1)
                        : 1;
    put(f, 157, is_standing(q, c), place);
    put(f, 158, is_standing(q, c), q->type);
    put(f, 154, c->kind, place);
    put(f, 155, c->kind, q->type);
    put(f, 156, c->kind << 1 | (at > 0), next);
    put(f, 146, gap, place);
    put(f, 147, gap << 5 | next, behind);
    put(f, 148, at > 0, place);
    put(f, 149, at, gap);
    put(f, 150, next == NF_ITEM_NOUN ? tail : next, place >> 8);
    put(f, 151, next, q->type);
    put(f, 152, at > 0, q->type);
    put(f, 153, nf_span_equal(q->before->kept[NF_ASKED_PLACE], c->span), place);
}

static void put_circumstance(const asking *q, nf_clues *f, const nf_filler *c, uint32_t rank)
{
    const nf_scene *s = q->s;
    bool left = c->last < q->first;
    uint32_t from = left ? c->last + 1 : q->last + 1, to = left ? q->first : c->first;
    if (to < from) to = from;
    uint32_t side = left, breaks = few((uint32_t)s->breaks[to] - s->breaks[from]);
    uint32_t triggers = few((uint32_t)s->triggers[to] - s->triggers[from]);
    uint32_t place = side << 8 | breaks << 4 | triggers, r = few(rank), form = form_of(q, c);
    uint32_t before = c->first ? class_at(q, c->first - 1) : NF_ITEM_BREAK,
             next = class_at(q, c->last + 1);
    bool again =
        nf_span_equal(q->before->span[q->role], c->span) && q->before->sentence == s->sentence;
    bool none = nf_span_empty(q->before->span[q->role]) && q->before->sentence == s->sentence;
    put(f, 71, place, r);
    put(f, 72, place, q->type);
    put(f, 73, place << 4 | r, bucket(to - from));
    put(f, 74, q->word, side << 4 | breaks);
    put(f, 75, form, place);
    put(f, 76, form, q->type);
    put(f, 77, form, r << 1 | side);
    put(f, 78, again, place << 4 | r);
    put(f, 79, again, q->type << 4 | none);
    put(f, 80, none, place << 4 | r);
    put(f, 81, before, place);
    put(f, 82, c->first ? word_at(q, c->first - 1) : 1, side << 4 | breaks);
    put(f, 83, next, place);
    put(f, 84, word_at(q, c->last + 1), side << 4 | breaks);
    put(f, 85, way(q, from, to), side);
    put(f, 86, way(q, from, to), q->type << 1 | side);
    put(f, 87, q->segment_kind, place);
    put(f, 88, c->head, side);
    put(f, 89, c->head, q->type);
    put(f, 90, c->first == 0, place << 4 | r);
    put(f, 91, grammar_between(q, c, left), side);
    put(f, 92, grammar_between(q, c, left), place);
    put(f, 93, class_at(q, q->last + 1), place);
    put(f, 94, before == NF_ITEM_BREAK, place << 2 | (next == NF_ITEM_BREAK));
    put(f, 95, next, q->type << 4 | breaks << 1 | side);
    if (q->role == NF_ASKED_PLACE) put_locality(q, f, c, place);
    if (q->role == NF_ASKED_PLACE)
        put(f, 96, nf_span_covers(q->own->span[NF_ASKED_AGENT], c->span), q->type);
}

/* ---------------------------------------------------------------- counts */

static void put_count(const asking *q, nf_clues *f, const nf_filler *c, uint32_t rank)
{
    const nf_scene *s = q->s;
    const nf_count *n = &s->source->counts->data[c->ref];
    bool left = c->last < q->first;
    uint32_t from = left ? c->last + 1 : q->last + 1, to = left ? q->first : c->first;
    if (to < from) to = from;
    uint32_t side = left, breaks = few((uint32_t)s->breaks[to] - s->breaks[from]);
    uint32_t triggers = few((uint32_t)s->triggers[to] - s->triggers[from]), r = few(rank);
    uint32_t place = side << 8 | breaks << 4 | triggers, unit = (uint32_t)n->unit_kind;
    uint32_t object = nf_span_empty(n->object)                                      ? 0
                      : nf_span_overlaps(n->object, q->own->span[NF_ASKED_PATIENT]) ? 1
                      : nf_span_overlaps(n->object, q->own->span[NF_ASKED_AGENT])   ? 2
                      : nf_span_overlaps(n->object, q->event->span)                 ? 3
                                                                                    : 4;
    uint32_t next = class_at(q, c->last + 1),
             before = c->first ? class_at(q, c->first - 1) : NF_ITEM_BREAK;
    put(f, 121, place, r);
    put(f, 122, place, q->type);
    put(f, 123, place, unit);
    put(f, 124, unit, q->type << 1 | side);
    put(f, 125, object, place);
    put(f, 126, object, q->type);
    put(f, 127, object, unit);
    put(f, 128, q->word, unit << 2 | side << 1 | (breaks > 0));
    put(f, 129, newsfacts__scene_hash(s->source->text, n->unit), q->type);
    put(f, 130, bucket(to - from), place);
    put(f, 131, way(q, from, to), side);
    put(f, 132, way(q, from, to), q->type);
    put(f, 133, next, place);
    put(f, 134, before, place);
    put(f, 135, n->aspect, place);
    put(f, 136, n->aspect, q->type);
    put(f, 137, grammar_between(q, c, left), place);
    put(f, 138, word_at(q, c->last + 1), side);
    put(f, 139, c->first ? word_at(q, c->first - 1) : 1, side);
    put(f, 140, n->part_of != NF_NONE, place);
    put(f, 141, nf_span_equal(q->before->span[NF_ASKED_COUNT], c->span), place);
    put(f, 142, nf_span_equal(q->before->span[NF_ASKED_COUNT], c->span), q->type);
    put(f, 143, object, place << 4 | r);
    put(f, 144, q->word, place);
    put(f, 145, (uint32_t)n->qualifier, q->type);
}

/* ------------------------------------------------------------ candidates */

/* Whether the word of grammar at item `at` governs the trigger: nothing parts them. */
static bool governs(const asking *q, uint32_t at)
{
    return at != NF_NONE && q->s->breaks[q->first] == q->s->breaks[at]
           && q->s->triggers[q->first] == q->s->triggers[at];
}

/* What grammar forbids: who stands before 被 or 由 did not do it, who stands after did. */
static bool is_forbidden(const asking *q, const nf_filler *c)
{
    bool agent = q->role == NF_ASKED_AGENT;
    if ((!agent && q->role != NF_ASKED_PATIENT) || c->last >= q->first) return false;
    for (uint32_t g = NF_GRAMMAR_PASSIVE; g <= NF_GRAMMAR_BY;
         g += NF_GRAMMAR_BY - NF_GRAMMAR_PASSIVE)
        if (governs(q, q->left[g]) && agent == (c->last < q->left[g])) return true;
    return false;
}

/* Illness, recovery, injury, death: what befalls people, of whom reports give a count each. */
static bool befalls(const asking *q)
{
    return q->type >= NEWSFACTS_EVENT_FALL_ILL && q->type <= NEWSFACTS_EVENT_DIE;
}

/* 12人 of 12人死亡、35人受伤 says nothing of 受伤, and 死亡 is nobody. */
static bool is_of_another(const asking *q, const nf_filler *c)
{
    if (!befalls(q) || c->first == NF_NONE) return false;
    if (c->kind == NF_FILLER_NOUN || c->kind == NF_FILLER_VERB) return nf_scene_begins_trigger(q->s, c->last);
    if (c->kind != NF_FILLER_COUNT && c->kind != NF_FILLER_PEOPLE) return false;
    uint32_t next = c->last + 1;
    return next != q->first && nf_scene_begins_trigger(q->s, next)
           && q->s->items.data[next].span.begin == c->span.end;
}

static void put_candidate(const asking *q, nf_question *out, const nf_filler *c, uint32_t rank,
                          uint32_t own)
{
    if (out->len == NF_ARGUMENT_CANDIDATES || is_forbidden(q, c) || is_of_another(q, c)) return;
    nf_clues *f = &out->features[out->len];
    out->candidates[out->len++] = c;
    f->len = 0;
    if (q->role == NF_ASKED_AGENT || q->role == NF_ASKED_PATIENT)
        put_noun(q, f, c, rank);
    else if (q->role == NF_ASKED_COUNT)
        put_count(q, f, c, rank);
    else if (c->first == NF_NONE)
        put_inherited(q, f, c, rank, own);
    else
        put_circumstance(q, f, c, rank);
}

static bool is_trigger(const asking *q, const nf_filler *c)
{
    return c->first != NF_NONE && c->first <= q->last && c->last >= q->first
           && c->kind != NF_FILLER_COUNT;
}

/* Candidates [0, *left) end before the trigger; [*right, len) begin after it. */
static void split(const asking *q, const nf_fillers *list, uint32_t *left, uint32_t *right)
{
    uint32_t low = 0, high = list->len;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const nf_filler *c = &list->data[middle];
        if (c->first == NF_NONE || c->last < q->first)
            low = middle + 1;
        else
            high = middle;
    }
    *left = *right = low;
    while (*right < list->len && is_trigger(q, &list->data[*right])) ++*right;
}

static uint32_t inside(const nf_fillers *list, uint32_t left)
{
    uint32_t n = 0;
    while (n < left && n < 3 && list->data[left - 1 - n].first != NF_NONE) n++;
    return n;
}

/* How many nouns of the trigger's own clause stand before and behind it. */
static void count_clause(asking *q, const nf_fillers *list, uint32_t left, uint32_t right)
{
    const nf_scene *s = q->s;
    q->lefts = q->rights = 0;
    while (q->lefts < CLAUSE && q->lefts < left
           && s->breaks[q->first] == s->breaks[list->data[left - 1 - q->lefts].last + 1])
        q->lefts++;
    while (q->rights < CLAUSE && right + q->rights < list->len
           && s->breaks[q->last + 1] == s->breaks[list->data[right + q->rights].first])
        q->rights++;
}

static void ask_list(asking *q, const nf_fillers *list, nf_question *out)
{
    uint32_t left, right, own;
    split(q, list, &left, &right);
    const window *w = q->role == NF_ASKED_AGENT ? &agents : &others;
    uint32_t from = left > w->before ? left - w->before : 0;
    uint32_t to = list->len - right > w->after ? right + w->after : list->len;
    own = inside(list, left) + few(list->len - right);
    if (q->role == NF_ASKED_AGENT || q->role == NF_ASKED_PATIENT)
        count_clause(q, list, left, right);
    for (uint32_t i = 0; i < w->leading && i < from; i++)
        put_candidate(q, out, &list->data[i], left - 1 - i, own);
    for (uint32_t i = from; i < left; i++) put_candidate(q, out, &list->data[i], left - 1 - i, own);
    for (uint32_t i = right; i < to; i++) put_candidate(q, out, &list->data[i], i - right, own);
    put_context(q, &out->nothing, inside(list, left), list->len - right);
}

void newsfacts__argument_ask(const nf_scene *scene, uint32_t event, enum nf_asked role,
                             const nf_taken *before, const nf_taken *own, nf_question *out)
{
    asking q;
    q.s = scene;
    q.event = &scene->events->data[event];
    q.before = before;
    q.own = own;
    q.role = role;
    q.first = newsfacts__scene_item(scene, q.event->span.begin);
    q.last = newsfacts__scene_item(scene, q.event->span.end - 1);
    q.word = newsfacts__scene_hash(scene->source->text, q.event->span);
    q.type = (uint32_t)q.event->type;
    q.segment_kind = (uint32_t)scene->source->layout->segments.data[scene->segment].kind;
    find_grammar(&q);
    out->role = role;
    out->event = event;
    out->len = out->nothing.len = 0;
    ask_list(&q,
             role == NF_ASKED_TIME    ? &scene->times
             : role == NF_ASKED_PLACE ? &scene->places
             : role == NF_ASKED_COUNT ? &scene->numbers
                                      : &scene->nouns,
             out);
}
