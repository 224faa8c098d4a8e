/*
 * The options that say how a CSV file is read, and what is shown of it;
 * all verbs that read one share them.
 */
#ifndef TENET_CLI_READING_H
#define TENET_CLI_READING_H

#include <glib.h>
#include <tenet/tenet.h>

/** What was given on the command line. */
typedef struct reading {
    char *model;
    char **columns;
    char *encoding;
    char *delimiter;
    char *rating_scale;
    char *rejects;
    gboolean group, is_long, wide;
    gboolean ratings_first;
    gboolean quiet;
} reading;

/** What the help of a verb that reads says of columns. */
extern const char READING_HELP[];

/** The entries of GOption that fill `given`; g_free(). */
GOptionEntry *reading_entries(reading *given);

/** Makes the library's options. They point into `given`. -1, or EXIT_USAGE after telling why. */
int reading_options(const reading *given, const char *verb, tenet_read_options *options);

/** Ends a run over a whole file: tells notices and counts, or what went wrong, and frees both
 * lists. Returns the exit code. */
int reading_ended(const reading *given, int32_t status, const tenet_summary *counts,
                  tenet_error *notices, tenet_error *error);

void reading_clear(reading *given);

#endif
