/*
 * The options that say how a CSV file is read; score and explain share them.
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
    gboolean quiet;
} reading;

/** The entries of GOption for a `reading` named `given`, to stand in a verb's list. */
#define READING_OPTIONS(given)                                                                     \
    {"model",                                                                                      \
     'm',                                                                                          \
     0,                                                                                            \
     G_OPTION_ARG_FILENAME,                                                                        \
     &(given).model,                                                                               \
     "Your values model; without it the built-in one is used",                                     \
     "FILE"},                                                                                      \
        {"column",                                                                                 \
         'c',                                                                                      \
         0,                                                                                        \
         G_OPTION_ARG_FILENAME_ARRAY,                                                              \
         &(given).columns,                                                                         \
         "What a column holds; may be repeated. Roles: id, notes, answer, question, rating, "      \
         "value, "                                                                                 \
         "values, ignore",                                                                         \
         "ROLE=HEADER"},                                                                           \
        {"long", 0, 0, G_OPTION_ARG_NONE, &(given).is_long, "One row is one answer", NULL},        \
        {"wide", 0, 0, G_OPTION_ARG_NONE, &(given).wide, "One row is one candidate", NULL},        \
        {"group",                                                                                  \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_NONE,                                                                        \
         &(given).group,                                                                           \
         "Rows of one candidate may stand anywhere in the file",                                   \
         NULL},                                                                                    \
        {"rating-scale",                                                                           \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_FILENAME,                                                                    \
         &(given).rating_scale,                                                                    \
         "Scale of the ratings, worst to best, such as 1-4 (default: 1-5)",                        \
         "LO-HI"},                                                                                 \
        {"delimiter",                                                                              \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_FILENAME,                                                                    \
         &(given).delimiter,                                                                       \
         "What parts the cells: comma, semicolon, tab or bar (default: found out)",                \
         "NAME"},                                                                                  \
        {"encoding",                                                                               \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_FILENAME,                                                                    \
         &(given).encoding,                                                                        \
         "Such as utf-8 or windows-1252 (default: found out)",                                     \
         "NAME"},                                                                                  \
        {"rejects",                                                                                \
         0,                                                                                        \
         0,                                                                                        \
         G_OPTION_ARG_FILENAME,                                                                    \
         &(given).rejects,                                                                         \
         "Set rows that cannot be read aside into this file and go on",                            \
         "FILE"},                                                                                  \
    {                                                                                              \
        "quiet", 'q', 0, G_OPTION_ARG_NONE, &(given).quiet, "Print no summary and no notices",     \
            NULL                                                                                   \
    }

/** Makes the library's options. They point into `given`. -1, or EXIT_USAGE after telling why. */
int reading_options(const reading *given, const char *verb, tenet_read_options *options);

void reading_clear(reading *given);

#endif
