/* engine.h: everything that parsing needs and that does not depend on the text.
 * Immutable once newsfacts_engine_new has returned it. */
#ifndef NF_ENGINE_ENGINE_H
#define NF_ENGINE_ENGINE_H

#include "base/arena.h"
#include "engine/dictionary.h"
#include "engine/lexicon.h"
#include "engine/pattern.h"

struct newsfacts_config {
    newsfacts_allocator allocator;
    nf_arena arena;             /* of the entries */
    nf_lexicon_entries lexicon; /* in the order in which they were added */
};

struct newsfacts_engine {
    newsfacts_allocator allocator;
    nf_patterns *layout; /* compiled layout patterns */
    nf_dictionary dictionary; /* terms of the tables, and words */
    nf_arena arena;           /* of the lexicon */
    nf_lexicon lexicon;       /* the user's names */
};

/* malloc and free. */
newsfacts_allocator newsfacts__default_allocator(void);

#endif
