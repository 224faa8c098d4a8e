/*
 * The labelled cases of interview language (tests/cases/reading-*.md), read for the evaluation.
 */
#ifndef TENET_TESTS_EVAL_CASES_H
#define TENET_TESTS_EVAL_CASES_H

#include <glib.h>
#include <stdint.h>

/** One labelled match. */
typedef struct expectation {
    char *words;
    int64_t start; /* bytes in the case's text */
    int64_t end;
    int32_t state;
    int32_t kind;        /* TENET_KIND_ */
    int64_t cause_start; /* -1 = none given */
    int64_t cause_end;
    int line;
} expectation;

typedef struct labelled_case {
    char *file;
    char *name;
    char *form;     /* notes, answer, transcript */
    char *question; /* NULL if none */
    gboolean hard;
    GString *text;
    GArray *expectations;
    int line;
} labelled_case;

/** Reads a file; cases are appended to `cases`. FALSE with a message on stderr if it cannot. */
gboolean cases_read(const char *path, GPtrArray *cases);

void case_free(gpointer data);

#endif
