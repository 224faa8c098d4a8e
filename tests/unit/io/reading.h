/*
 * What the tests of reading share: CSV text in, one line for each candidate out.
 */
#ifndef TENET_TESTS_READING_H
#define TENET_TESTS_READING_H

#include <glib.h>

#include "tenet/io.h"

/** What came of reading a file. */
typedef struct reading {
    char *candidates; /**< one line each: "C-1: notes <...>, answer to <...> <...>, respect 4" */
    char *error;      /**< tenet_error_text(), or "" */
    char *notices;    /**< "code: message" a line */
    int32_t status;
    int64_t offset; /**< of the first error; -1 = none */
    tenet_summary summary;
    char delimiter;
} reading;

/** The model the tests read with: values helpfulness and "service-excellence", question hlp-q1. */
tenet_model *reading_model(void);

/** Reads text as the file "in.csv". `options` may be NULL. */
reading *read_bytes(const char *text, gsize length, const tenet_read_options *options);
reading *read_text(const char *text, const tenet_read_options *options);

/** Reads a file. */
reading *read_file(const char *path, const tenet_read_options *options);
void reading_free(reading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(reading, reading_free)

/** Whether a text contains another; prints both if not. */
gboolean contains(const char *text, const char *part);

#endif
