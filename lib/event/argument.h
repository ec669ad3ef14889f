/* argument.h: how the arguments of events are found.
 *
 * One question for each event and role: which of a few candidates is it? A
 * candidate is a mention or the noun phrase that ends in a certain item; what is
 * known of it and of its way to the trigger becomes numbers of features. A judge
 * answers: in the library a table of weights (argument_judge.c), in its trainer
 * the weights as they are so far. Everything that is looked at is bounded, so the
 * time is linear in the number of events. */
#ifndef NF_EVENT_ARGUMENT_H
#define NF_EVENT_ARGUMENT_H

#include "base/blob.h"
#include "event/event.h"

enum nf_asked {
    NF_ASKED_TIME,
    NF_ASKED_PLACE,
    NF_ASKED_AGENT,
    NF_ASKED_PATIENT,
    NF_ASKED_COUNT,
    NF_ASKED_LEN
};

enum {
    NF_ARGUMENT_BITS = 16,       /* weights of a role, as a power of two */
    NF_ARGUMENT_CANDIDATES = 24, /* of a question */
    NF_ARGUMENT_FEATURES = 64    /* of a candidate */
};

/* After any change of the features raise the version and train again. */
enum { NF_ARGUMENT_MODEL_KIND = 0x53475241 /* "ARGS" */, NF_ARGUMENT_MODEL_VERSION = 3 };

enum nf_argument_section {
    NF_ARGUMENT_THRESHOLDS = 1,
    NF_ARGUMENT_WHO,
    NF_ARGUMENT_TIMES,
    NF_ARGUMENT_PLACES,
    NF_ARGUMENT_COUNTS
};

enum nf_filler_kind {
    NF_FILLER_NONE,
    NF_FILLER_ORGANISATION,
    NF_FILLER_PERSON,
    NF_FILLER_PLACE,
    NF_FILLER_NOUN,
    NF_FILLER_PRONOUN,
    NF_FILLER_VERB,
    NF_FILLER_TITLED, /* 《…》 */
    NF_FILLER_PEOPLE, /* 三人 */
    NF_FILLER_TIME,
    NF_FILLER_COUNT
};

typedef struct {
    nf_span span;
    uint32_t first, last; /* items; NF_NONE outside the sentence of the event */
    uint32_t ref;         /* index of the mention that it is, NF_NONE */
    uint32_t sentence;
    uint32_t head;   /* hash of its last word */
    uint32_t joined; /* candidate that a list joins to it on its left, or NF_NONE */
    uint32_t form;   /* of a time or place: what its value or its last character says */
    uint8_t kind;    /* nf_filler_kind */
    bool counted;    /* it is the object of a count */
} nf_filler;

typedef NF_VEC(nf_filler) nf_fillers;

/* What the judge's model thinks of a list of features: as who did it, where agents or patients
 * are asked for, and as whom it was done to. */
typedef struct {
    int32_t score, as_patient;
} nf_rating;

/* Numbers of features, each below 1 << NF_ARGUMENT_BITS. */
typedef struct {
    uint32_t at[NF_ARGUMENT_FEATURES];
    uint32_t len;
    nf_rating rating;
} nf_clues;

typedef struct {
    enum nf_asked role;
    uint32_t event;
    uint32_t len;
    const nf_filler *candidates[NF_ARGUMENT_CANDIDATES];
    nf_rating ratings[NF_ARGUMENT_CANDIDATES];        /* if the judge has a model, */
    const nf_clues *features[NF_ARGUMENT_CANDIDATES]; /* and what it would be learnt from if not */
    nf_clues own[NF_ARGUMENT_CANDIDATES];
    nf_filler standing; /* the place that stands from sentences before */
    nf_clues nothing; /* what speaks for no answer at all; not for counts */
} nf_question;

/* Agents and patients have the same features and are rated at once. */
typedef struct {
    int8_t agent, patient;
} nf_who_weights;

/* A linear ranker: weights of each feature, and what an answer must have more than nothing. */
typedef struct {
    const int32_t *thresholds; /* [NF_ASKED_LEN] */
    const nf_who_weights *who; /* [1 << NF_ARGUMENT_BITS], as are these: */
    const int8_t *times, *places, *counts;
} nf_argument_model;

typedef struct {
    /* Writes which candidates are the answer, at most one, of counts any; returns how many. */
    uint32_t (*answer)(void *context, const nf_question *question, uint32_t *chosen);
    void *context;
    const nf_argument_model *model; /* rates features as they are written; NULL: nobody does */
} nf_judge;

/* What the events before have taken, in the order of the text. */
typedef struct {
    uint32_t sentence;
    nf_span span[NF_ASKED_LEN];     /* empty: nothing */
    nf_span kept[NF_ASKED_LEN];     /* the last in this sentence that was something */
    nf_span standing[NF_ASKED_LEN]; /* the last in the document; empty: none */
    uint32_t head[NF_ASKED_LEN];    /* of what stands */
    uint32_t event;                 /* that took all this */
    nf_filler place;                /* the last with a name in the document; kind NONE: none */
    int32_t place_type;             /* of the event that took it last, */
    uint32_t place_run;             /* and how many did, one after the other */
} nf_taken;

/* Words whose place between trigger and candidate says who does what. */
enum nf_grammar {
    NF_GRAMMAR_NONE,
    NF_GRAMMAR_PASSIVE,
    NF_GRAMMAR_OBJECT,
    NF_GRAMMAR_BY,
    NF_GRAMMAR_TO,
    NF_GRAMMAR_AT,
    NF_GRAMMAR_OF,
    NF_GRAMMAR_AND,
    NF_GRAMMAR_CAUSE,
    NF_GRAMMAR_SUFFER,
    NF_GRAMMAR_LEN
};

/* What is known of an item, whichever event asks. */
typedef struct {
    uint32_t word;     /* hash of what it says */
    uint32_t event;    /* the first event that may begin in it or after it */
    uint32_t nouns;    /* nouns of the scene that end before it, */
    uint32_t numbers;  /* and counts */
    uint32_t steps;    /* hash of the steps before it */
    uint16_t breaks;   /* commas and the like before it */
    uint16_t triggers; /* triggers that begin before it */
    uint16_t speech;   /* of them, those that somebody says */
    uint16_t governor; /* what governs a phrase that begins with it */
    uint16_t follower; /* what it is to a phrase before it */
    uint8_t cls;       /* nf_item_class */
    uint8_t pos;       /* nf_pos */
    uint8_t grammar;   /* nf_grammar */
    bool counted;      /* a count's object ends here */
    bool located;      /* 在, 到, 前往 and the like stand shortly before it in its clause */
} nf_scene_item;

/* What comes after a phrase: an nf_item_class, or another event's trigger, or a word of
 * grammar or a preposition, each of its own. */
enum {
    NF_FOLLOWER_EVENT = 62,
    NF_FOLLOWER_TRIGGER = 63,
    NF_FOLLOWER_GRAMMAR = 64,
    NF_FOLLOWER_PREPOSITION = 128
};

/* A sentence with its candidates, and what is known of its items. */
typedef struct {
    const nf_event_source *source;
    const nf_event_list *events;
    uint32_t sentence;
    uint32_t segment;
    nf_span span;
    nf_line line;
    nf_items items;
    nf_scene_item *at; /* [-1 ... items.len + 1]: the edges of the sentence are items, too */
    uint32_t *item_of; /* [span]: the item that holds a position, or the first after it */
    uint32_t at_cap, item_of_cap;
    uint32_t organisation, person, place; /* the next names: they move on with the scenes, */
    uint32_t next_time, next_place;       /* as do these */
    nf_filler *kept_times;  /* [of the source's]: kind NONE: not made yet */
    nf_fillers nouns;                     /* by end */
    nf_fillers numbers;                   /* counts */
    nf_fillers times;                     /* of the sentence and a few before it */
    nf_fillers places;
} nf_scene;

/* Whether a trigger begins in item `i`. */
static inline bool nf_scene_begins_trigger(const nf_scene *s, uint32_t i)
{
    return i < s->items.len && s->at[i + 1].triggers > s->at[i].triggers;
}

/* The item that holds position `at`, or the first after it; items.len: none. */
static inline uint32_t nf_scene_item_at(const nf_scene *s, uint32_t at)
{
    if (at < s->span.begin) return 0;
    return at < s->span.end ? s->item_of[at - s->span.begin] : s->items.len;
}

/* Makes the scene of the sentence of event `event`; the arrays of *scene are used again. */
bool newsfacts__argument_scene(nf_work *work, const nf_event_source *source,
                               const nf_event_list *events, uint32_t sentence,
                               nf_item_source *items, nf_scene *scene);

/* Fills what is known of the scene's items. */
bool newsfacts__scene_items(nf_work *work, nf_scene *scene);

/* Times and places that an event may take: those of the sentence, and times before it. */
bool newsfacts__inherit_candidates(nf_work *work, nf_scene *scene);

uint32_t newsfacts__scene_hash(const nf_text *text, nf_span span);

newsfacts_status newsfacts__argument_read(nf_work *work, const nf_event_source *source,
                                          const nf_judge *judge, nf_events *out);

/* Opens a blob that train_arguments has written. */
newsfacts_status newsfacts__argument_model_open(const void *data, size_t size,
                                                enum nf_blob_trust trust, nf_argument_model *out,
                                                newsfacts_error *error);

nf_judge newsfacts__argument_judge(nf_argument_model *model);

#endif
