/* blob.c: puts words.bin into .rodata, where processes share it. The assembler
 * reads the file: as C source it would be five times as large, and slow to
 * compile. NF_WORDS_FILE comes from the build. */
#include "tables/blob.h"

#if defined(__APPLE__)
#define SECTION ".const_data"
#define NAME(name) "_" name
#define HIDDEN(name) ".private_extern " NAME(name)
#define RESTORE ".text"
#elif defined(_WIN32)
#define SECTION ".section .rdata,\"dr\""
#define NAME(name) name
#define HIDDEN(name) ""
#define RESTORE ".text"
#else
#define SECTION ".section .rodata.newsfacts,\"a\",%progbits"
#define NAME(name) name
#define HIDDEN(name) ".hidden " name
#define RESTORE ".previous"
#endif

#define BLOB(name, file)                                            \
    __asm__(SECTION "\n"                                            \
            ".balign 64\n"                                          \
            ".globl " NAME(name "_begin") "\n"                      \
            HIDDEN(name "_begin") "\n"                              \
            NAME(name "_begin") ":\n"                               \
            ".incbin \"" file "\"\n"                                \
            ".globl " NAME(name "_end") "\n"                        \
            HIDDEN(name "_end") "\n"                                \
            NAME(name "_end") ":\n"                                 \
            ".byte 0\n"                                             \
            RESTORE "\n")

BLOB("newsfacts__words", NF_WORDS_FILE);
#ifdef NF_TAGGER_FILE
BLOB("newsfacts__tagger", NF_TAGGER_FILE);
#endif
BLOB("newsfacts__events", NF_EVENTS_FILE);
BLOB("newsfacts__arguments", NF_ARGUMENTS_FILE);
