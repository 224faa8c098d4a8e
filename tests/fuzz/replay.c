/*
 * Runs a fuzz harness without a fuzzer: over files, each whole and cut short at a few places, and
 * over no bytes at all.
 */
#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { CUTS = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++) {
        char *bytes;
        gsize length;
        if (!g_file_get_contents(argv[i], &bytes, &length, NULL)) {
            fprintf(stderr, "cannot read %s\n", argv[i]);
            return EXIT_FAILURE;
        }
        for (gsize cut = 1; cut <= CUTS; cut++)
            LLVMFuzzerTestOneInput((const uint8_t *)bytes, length / CUTS * cut);
        LLVMFuzzerTestOneInput((const uint8_t *)bytes, length);
        g_free(bytes);
    }
    printf("%d files, %d cuts each\n", argc - 1, (int)CUTS);
    return EXIT_SUCCESS;
}
