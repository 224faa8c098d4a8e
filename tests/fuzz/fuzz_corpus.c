/*
 * Fuzz harness: any bytes, read as a corpus with labels, give its texts or a clear error and
 * nothing. The first byte chooses how the file is read, the rest is the file.
 */
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "learn/corpus.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
    if (!holds)
        abort();
}

static char *path; /* of the one file through which the bytes go, since the reader takes a path */

static void remove_file(void)
{
    (void)g_remove(path);
    g_free(path);
}

static void write_file(const uint8_t *data, size_t size)
{
    if (path == NULL) {
        require(g_close(g_file_open_tmp("fuzz-corpus-XXXXXX", &path, NULL), NULL));
        require(atexit(remove_file) == 0);
    }
    FILE *stream = fopen(path, "wb");
    require(stream != NULL);
    require(fwrite(data, 1, size, stream) == size);
    require(fclose(stream) == 0);
}

static tenet_corpus_options choose(uint8_t choice)
{
    static const char *const encodings[] = {"utf-8", "windows-1252", "utf-16le", NULL};
    static const char delimiters[] = {0, ',', ';', '\t'};
    static const char *const texts[] = {"answer", "question"};
    static const char *const labels[] = {"rating"};
    return (tenet_corpus_options){.struct_size = sizeof(tenet_corpus_options),
                                  .encoding = encodings[choice & 3],
                                  .delimiter = (uint32_t)delimiters[choice >> 2 & 3],
                                  .texts = texts,
                                  .text_count = (choice & 16) != 0 ? 2 : 0,
                                  .labels = labels,
                                  .label_count = (choice & 32) != 0,
                                  .person = (choice & 128) != 0 ? "candidate_id" : NULL};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const tenet_corpus_options options = choose(data[0]);
    tenet_corpus *corpus = NULL;
    tenet_error *error = NULL, *notices = NULL;
    write_file(data + 1, size - 1);
    int32_t status = tenet_corpus_read_csv(path, &options, &corpus, &notices, &error);
    require((status == TENET_OK) == (corpus != NULL) && (status == TENET_OK) == (error == NULL));
    require(tenet_error_status(error) == status && notices != NULL);
    for (guint i = 0; corpus != NULL && i < corpus->samples->len; i++) {
        const tenet__sample *sample = &g_array_index(corpus->samples, tenet__sample, i);
        require(g_utf8_validate(sample->text, (gssize)sample->length, NULL));
        require(sample->group >= 0 && (guint)sample->group < corpus->groups->len);
        require(options.label_count == 0 || !isinf(tenet__corpus_label(corpus, i, 0)));
    }
    tenet_corpus_free(corpus);
    tenet_error_free(notices);
    tenet_error_free(error);
    return 0;
}
