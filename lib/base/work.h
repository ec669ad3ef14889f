/* work.h: what one parse carries from stage to stage: memory, a budget of
 * steps, and the caller's error struct. Not shared between threads. */
#ifndef NF_BASE_WORK_H
#define NF_BASE_WORK_H

#include "base/arena.h"

typedef struct {
    nf_arena stage;         /* what only one stage needs: emptied when it ends */
    nf_arena scratch;       /* what later stages read: freed when the parse ends */
    nf_arena keep;          /* becomes the document */
    uint64_t steps_left;    /* options.max_steps, or UINT64_MAX */
    newsfacts_error *error; /* may be NULL */
} nf_work;

static inline void nf_work_init(nf_work *work, const newsfacts_allocator *allocator,
                                uint64_t steps, newsfacts_error *error)
{
    newsfacts__arena_init(&work->stage, allocator);
    newsfacts__arena_init(&work->scratch, allocator);
    newsfacts__arena_init(&work->keep, allocator);
    work->steps_left = steps;
    work->error = error;
}

/* Frees everything but what is kept. */
static inline void nf_work_end(nf_work *work)
{
    newsfacts__arena_free(&work->stage);
    newsfacts__arena_free(&work->scratch);
}

/* Takes `steps` off the budget; false when it is used up. A step is about one
 * code point visited once by one stage. */
static inline bool nf_spend(nf_work *work, uint64_t steps)
{
    if (steps > work->steps_left) {
        work->steps_left = 0;
        return false;
    }
    work->steps_left -= steps;
    return true;
}

#endif
