/* train_labels.h: passages with events that were labelled for this library.
 *
 * The texts of corpora are not in this tree: a table of labels says which rows of
 * which corpus, and what stands where. Articles that were written for this library
 * lie beside the tables as they are. See lib/tables/source/events/README.md. */
#ifndef NF_TABLES_TRAIN_LABELS_H
#define NF_TABLES_TRAIN_LABELS_H

#include "base/span.h"
#include "make.h"

/* What an event has: role is that of newsfacts_role, or one of these. */
enum { LABEL_TIME = -1, LABEL_PLACE = -2 };

typedef struct {
    nf_span span;
    int32_t role;
} label_argument;

typedef struct {
    nf_span span;      /* the trigger, in code points */
    int32_t type;      /* newsfacts_event_type */
    int32_t polarity;  /* newsfacts_polarity */
    int32_t modality;  /* newsfacts_modality */
    bool optional;     /* may be told or not */
    label_argument *arguments;
    size_t arguments_len;
} label_event;

typedef struct {
    const char *corpus;    /* "article", "boson", "msra", "sentence" */
    const char *row;       /* the article's name; ROW or FROM-TO of the corpus */
    char *text;
    size_t size;
    const char *reference; /* nominal date of the text */
    bool complete;         /* polarity, modality and arguments are labelled, too */
    label_event *events;   /* by begin */
    size_t events_len;
} labelled;

typedef struct {
    labelled *data;
    size_t len;
} labelled_list;

/* Adds the passages of all FOLDER/NAME.labels.tsv and FOLDER/NAME.marked.txt, by name. `corpora`
 * has boson-train.jsonl and msra-train.jsonl; NULL leaves their passages out. */
void labels_read(labelled_list *out, const char *folder, const char *corpora);

/* Adds the sentences of a file of marked ones. */
void marked_read(labelled_list *out, const char *path);

/* The whole of a file, with a NUL behind it. */
char *file_read(const char *path, size_t *size);

/* The paths of the files of a folder whose names end so, by name. */
char **files_named(const char *folder, const char *ending, size_t *len);

#endif
