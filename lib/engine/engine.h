/* engine.h: everything that parsing needs and that does not depend on the text.
 * Immutable once newsfacts_engine_new has returned it. */
#ifndef NF_ENGINE_ENGINE_H
#define NF_ENGINE_ENGINE_H

#include "base/arena.h"
#include "engine/dictionary.h"
#include "engine/lexicon.h"
#include "engine/pattern.h"
#include "engine/user_rule.h"

struct newsfacts_config {
    newsfacts_allocator allocator;
    nf_arena arena;             /* of the entries */
    nf_lexicon_entries lexicon; /* in the order in which they were added */
    nf_rule_texts rules;
    newsfacts_string tagger;    /* the caller's model; size 0: the built-in one */
};

struct newsfacts_engine {
    newsfacts_allocator allocator;
    nf_patterns *layout; /* compiled layout patterns */
    nf_dictionary dictionary; /* terms of the tables, and words */
    nf_arena arena;           /* of the lexicon */
    nf_lexicon lexicon;       /* the user's names */
    nf_user_rules rules;      /* by the numbers of newsfacts_event.rule */
    newsfacts_string tagger;  /* the caller's model, verified; size 0: the built-in one */
};

/* malloc and free. */
newsfacts_allocator newsfacts__default_allocator(void);

#endif
