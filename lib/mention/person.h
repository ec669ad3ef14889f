/* person.h: shared by the files that read people. */
#ifndef NF_MENTION_PERSON_H
#define NF_MENTION_PERSON_H

#include "mention/name.h"

enum { NF_PERSON_TITLES = 8 };

/* What the words around a name say of the person. */
typedef struct {
    nf_span titles[NF_PERSON_TITLES]; /* before the name, in the order of the text */
    uint32_t titles_len;
    nf_span after;         /* title behind the name (习近平主席); empty: none */
    int32_t age;           /* -1: not stated */
    uint32_t organisation; /* index or NF_NONE */
} nf_person_about;

/* Cursors over lists that are by begin: names must be asked for in order. */
typedef struct {
    const nf_name_source *from;
    const nf_names *names;
    uint32_t count;        /* first count that ends behind what was asked last */
    uint32_t organisation; /* likewise */
} nf_person_reader;

nf_person_about newsfacts__person_about(nf_person_reader *reader, nf_span name, nf_span sentence);

#endif
