/* Runs the fuzz target over files: the committed corpus with any compiler, or one
 * input that a fuzzer has found.
 *
 *     replay FILE...
 */
#include "support/samples.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        sample s = sample_read(argv[i]);
        fprintf(stderr, "%s\n", argv[i]);
        LLVMFuzzerTestOneInput((const uint8_t *)s.data, s.size);
        free(s.data);
    }
    printf("%d inputs\n", argc - 1);
    return argc > 1 ? 0 : 2;
}
