/* organisation.h: what the readers of organisations share.
 *
 * A sentence is read in three steps: candidates from the tagger, from the table of
 * well-known names and from the grammar of endings; the best of those that overlap;
 * their edges, as the conventions of names have them. When all are found they get
 * their types and full names, and names seen once are looked for again. */
#ifndef NF_MENTION_ORGANISATION_H
#define NF_MENTION_ORGANISATION_H

#include "mention/name.h"

/* A span that may be an organisation. */
typedef struct {
    uint32_t end;   /* 0: none begins here */
    float score;    /* chance that it is one */
    uint32_t known; /* row of well_known.tsv, or NF_NONE */
} nf_org_candidate;

typedef struct {
    nf_work *work;
    const nf_name_source *from;
    nf_names *names;
    nf_org_candidate *at; /* [longest sentence]: the best that begins at each position */
    nf_span sentence;     /* the one that is read */
    uint32_t sentence_index;
    uint32_t tag;         /* first tag that is not behind */
    uint32_t *known_forms; /* [NF_WELL_KNOWN_LEN]: the hit with the longest form, NF_NONE: none */
} nf_org_finder;

/* Row of organisation_words.tsv of `use` that stands on exactly `span`; NULL: none. */
const nf_organisation_words_row *newsfacts__organisation_word(const nf_lexical *lexical,
                                                              nf_span span, int32_t use);

/* The longest ending of a name that stands at the end of `span`; NULL: none. */
const nf_hit *newsfacts__organisation_ending(const nf_lexical *lexical, nf_span span);

/* The place that ends at `end`; NULL: none. */
const nf_place *newsfacts__place_before(const nf_names *names, uint32_t end);

/* A place begins at `at`: 长沙 of 新华社长沙电, though 社长 is a word. */
bool newsfacts__place_begins(const nf_org_finder *f, uint32_t at);

/* organisation_grammar.c: candidates from the endings of names in the sentence. */
void newsfacts__organisation_grammar(nf_org_finder *f);

/* Keeps a candidate where nothing better begins at the same place. */
void newsfacts__organisation_offer(nf_org_finder *f, nf_span span, float score, uint32_t known);

/* organisation_edge.c: the span with what belongs to it on both sides; empty: no name. */
nf_span newsfacts__organisation_edges(nf_org_finder *f, nf_span span, const nf_org_candidate *c);

/* How the words of a name are there in a short one. */
typedef enum {
    NF_ABRIDGED_NOT,   /* not in their order, or all in full */
    NF_ABRIDGED_PARTS, /* some of them are left out */
    NF_ABRIDGED_ALL    /* each is there, at least by its head */
} nf_abridged;

/* organisation_short.c: `brief` is made of the heads of the words of `full`. */
nf_abridged newsfacts__organisation_abridged(const nf_name_source *source, nf_span brief,
                                             nf_span full);

/* （以下简称“乙公司”）, （WHO）: the short name in the bracket that opens at `open`; empty: the
 * bracket says something else. */
nf_span newsfacts__organisation_bracket(const nf_name_source *source, uint32_t open);

/* organisation_again.c: names that the document has introduced, where they return. */
newsfacts_status newsfacts__organisation_again(nf_work *work, const nf_name_source *source,
                                               nf_names *names);

/* Merges `more` into the names' organisations; both are by begin. */
newsfacts_status newsfacts__organisation_merge(nf_work *work, const nf_organisations *more,
                                               nf_names *names);

/* organisation_byline.c: media of bylines and credits. */
newsfacts_status newsfacts__organisation_bylines(nf_work *work, const nf_name_source *source,
                                                 nf_organisations *out);

/* The well-known name that is exactly `span`; NULL: none. */
const nf_hit *newsfacts__organisation_known(const nf_lexical *lexical, nf_span span);

/* organisation_type.c: newsfacts_organisation_type of a name. Names without an ending that
 * says more are those of firms. */
int32_t newsfacts__organisation_type(const nf_lexical *lexical, nf_span span);

/* organisation_name.c: full names, places, parts. */
newsfacts_status newsfacts__organisation_name(nf_work *work, const nf_name_source *source,
                                              const uint32_t *known_forms, nf_names *names);

#endif
