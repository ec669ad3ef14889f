/* blob.h: binary tables compiled into the library. */
#ifndef NF_TABLES_BLOB_H
#define NF_TABLES_BLOB_H

extern const unsigned char newsfacts__words_begin[];
extern const unsigned char newsfacts__words_end[];

#endif
