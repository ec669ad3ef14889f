/* train_argument.h: what the parts of the trainer of arguments share.
 *
 * Like the table generator a program of the developers: it stops at the first
 * mistake and frees little. The same data and options give the same bytes. */
#ifndef NF_TABLES_TRAIN_ARGUMENT_H
#define NF_TABLES_TRAIN_ARGUMENT_H

#include "event/argument.h"
#include "train.h"
#include "train_reading.h"

/* Whose convention says what stands for an argument; COMMON is what all have weights for. */
enum { ARGUMENT_COMMON, ARGUMENT_OWN, ARGUMENT_CEC, ARGUMENT_CORPORA };

enum { ARGUMENT_SPANS = 16 };

typedef struct {
    nf_span span;
    int32_t type;
    nf_span roles[NF_ASKED_LEN][ARGUMENT_SPANS];
    uint32_t lens[NF_ASKED_LEN];
    bool unknown[NF_ASKED_LEN]; /* the corpus does not say */
    bool optional;
} annotated;

/* A text whose stages before the arguments are done, with its annotated events. */
typedef struct {
    char *text;
    size_t size;
    int corpus;
    bool passage; /* of a corpus whose annotators looked at sentences one by one */
    bool held;    /* not trained on: measured */
    text_reading reading;
    nf_events events;
    annotated *gold; /* by event */
    size_t gold_len;
} piece;

typedef struct {
    piece *data;
    size_t len;
} pieces;

/* Adds the articles of a folder (X.txt with X.gold.json), those of the tables of labels,
 * the lines of the emergency corpus. */
void pieces_read_gold(pieces *all, const char *folder);
void pieces_read_labels(pieces *all, const char *folder, const char *corpora);
void pieces_read_cec(pieces *all, const char *path);

#endif
