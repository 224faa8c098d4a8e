/*
 * Fuzz harness: any bytes, read as a CSV file in any way, give candidates or a clear error, and the
 * counts agree. The first byte chooses how the file is read, the rest is the file.
 */
#include <stdio.h>
#include <stdlib.h>

#include "io/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
    if (!holds)
        abort();
}

static const tenet_model *model(void)
{
    static tenet_model *loaded;
    if (loaded == NULL)
        require(tenet_model_builtin(&loaded, NULL) == TENET_OK);
    return loaded;
}

static tenet_read_options choose(uint8_t choice)
{
    static const char *const encodings[] = {NULL, "utf-8", "windows-1252", "utf-16le"};
    static const uint32_t forms[] = {0, TENET_READ_GROUP, TENET_READ_LONG, TENET_READ_WIDE};
    static const char delimiters[] = {0, ',', ';', '\t'};
    return (tenet_read_options){.struct_size = sizeof(tenet_read_options),
                                .flags = forms[choice & 3],
                                .encoding = encodings[choice >> 2 & 3],
                                .delimiter = (uint32_t)delimiters[choice >> 4 & 3],
                                .rejects = (choice & 64) != 0 ? "/dev/null" : NULL};
}

static void read_all(tenet_reader *reader)
{
    tenet_candidate *candidate = NULL;
    tenet_error *error = NULL;
    tenet_summary summary;
    int64_t candidates = 0;
    int32_t status;
    while ((status = tenet_reader_next(reader, &candidate, &error)) == TENET_OK &&
           candidate != NULL) {
        candidates++;
        tenet_candidate_free(candidate);
    }
    require((status != TENET_OK) == (error != NULL) && candidate == NULL);
    require(tenet_error_status(error) == status);
    require(tenet_reader_summary(reader, &summary) == TENET_OK);
    require(summary.candidates == candidates);
    require(summary.rows_read == summary.rows_used + summary.rows_rejected);
    tenet_error_free(error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    tenet_read_options options = choose(data[0]);
    tenet_reader *reader = NULL;
    tenet_error *error = NULL;
    FILE *stream = fmemopen((void *)(data + 1), size - 1, "rb");
    require(stream != NULL);
    int32_t status = tenet__reader_open_stream(model(), stream, "fuzz", &options, &reader, &error);
    require((status == TENET_OK) == (reader != NULL) && (status == TENET_OK) == (error == NULL));
    if (reader != NULL)
        read_all(reader);
    tenet_reader_free(reader);
    tenet_error_free(error);
    fclose(stream);
    return 0;
}
