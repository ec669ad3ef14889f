/* blob.h: binary tables compiled into the library. */
#ifndef NF_TABLES_BLOB_H
#define NF_TABLES_BLOB_H

extern const unsigned char newsfacts__words_begin[];
extern const unsigned char newsfacts__words_end[];

/* The model of the tagger, where the build has NEWSFACTS_TAGGER on. */
extern const unsigned char newsfacts__tagger_begin[];
extern const unsigned char newsfacts__tagger_end[];

/* The model of the event scorer. */
extern const unsigned char newsfacts__events_begin[];
extern const unsigned char newsfacts__events_end[];

/* The ranker of arguments. */
extern const unsigned char newsfacts__arguments_begin[];
extern const unsigned char newsfacts__arguments_end[];

#endif
