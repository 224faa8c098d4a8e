/*
 * The candidate's own statement, brought into one shape: entries that name values, with a rank or
 * rating where the form has one.
 */
#ifndef TENET_LIB_SCORE_STATEMENT_H
#define TENET_LIB_SCORE_STATEMENT_H

#include <glib.h>

#include "model/model.h"
#include "score/candidate.h"

typedef struct tenet__entry {
    char *name;    /**< as written */
    double number; /**< rank or rating */
    int32_t value; /**< index in the model; -1 = none of its values */
    int32_t text;  /**< index in the candidate's statements; -1 = given as an entry */
    int64_t start; /**< its bytes in that text; -1 */
    int64_t end;
} tenet__entry;

typedef struct tenet__statement {
    int32_t form;       /**< TENET_FORM_ */
    double low, high;   /**< scale of ratings */
    GArray *entries;    /**< tenet__entry; of entries that name one thing twice the first is kept */
    GHashTable *names;  /**< the folded names of the entries; both NULL until there are any */
    GHashTable *values; /**< GINT_TO_POINTER(value + 1) of those that name one of the model's */
} tenet__statement;

/** Reads a candidate's entries and list-like texts. Prose is left to the reader of evidence, which
 *  adds an entry for each value named with tenet__statement_add(): form is then PROSE, entries
 *  empty. */
void tenet__statement_read(const tenet_model *model, const tenet_candidate *candidate,
                           tenet__statement *statement);
void tenet__statement_clear(tenet__statement *statement);

/** Adds an entry unless its value (or, for a stranger, its name) is there already. */
void tenet__statement_add(tenet__statement *statement, const char *name, gssize length,
                          double number, int32_t value, int32_t text, int64_t start);

#endif
