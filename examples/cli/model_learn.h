/*
 * tenet model suggest and learn: words and weights from one's own texts.
 */
#ifndef TENET_CLI_MODEL_LEARN_H
#define TENET_CLI_MODEL_LEARN_H

#include <glib.h>
#include <tenet/tenet.h>

int model_suggest_main(int argc, char **argv);
int model_learn_main(int argc, char **argv);

/** The options that say which columns of a CSV file make a corpus. */
typedef struct corpus_settings {
    char **texts;
    char **labels;
    char *person;
    char *encoding;
    gboolean quiet;
} corpus_settings;

/** The entries of GOption that fill `given`; with `label`, also that of labels. g_free(). */
GOptionEntry *corpus_entries(corpus_settings *given, gboolean label);

/** Reads a corpus. NULL after telling why not. */
tenet_corpus *corpus_read(const corpus_settings *given, const char *path);

void corpus_clear(corpus_settings *given);

#endif
