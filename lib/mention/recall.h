/* recall.h: names seen in a document, to find them where they stand again.
 *
 * A hash of the first two characters leads to the names that begin so; a look-up
 * is a few comparisons, so a whole document is looked through in one pass. */
#ifndef NF_MENTION_RECALL_H
#define NF_MENTION_RECALL_H

#include "base/vec.h"
#include "text/text.h"

typedef struct {
    nf_span span;   /* where the name was seen */
    uint32_t value; /* the caller's */
    uint32_t next;  /* of the same slot, or NF_NONE */
} nf_recalled;

typedef NF_VEC(nf_recalled) nf_recalled_list;

enum { NF_RECALL_SLOTS = 1024 };

typedef struct {
    const nf_text *text;
    nf_recalled_list list;
    uint32_t slots[NF_RECALL_SLOTS];
} nf_recall;

void newsfacts__recall_init(nf_recall *recall, const nf_text *text);

/* Remembers the name at `span`, two characters or more, unless it is there already;
 * a slot that is full forgets nothing and takes no more. false: out of memory. */
bool newsfacts__recall_add(nf_recall *recall, nf_arena *arena, nf_span span, uint32_t value);

/* The longest name that stands at [at, …limit); its length is 0 where none does. */
typedef struct {
    uint32_t len;
    uint32_t value;
} nf_recall_hit;

nf_recall_hit newsfacts__recall_find(const nf_recall *recall, uint32_t at, uint32_t limit);

#endif
