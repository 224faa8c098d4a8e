/*
 * What the columns of a file hold, as told by their headers and by the caller.
 *
 * Headers are compared with whole names that exports are known to use, never with parts of names:
 * case, blanks, hyphens and underscores do not matter. Besides, a header may be a question, or name
 * a value of the model that is rated. What is not recognised is not read, and is named in a notice.
 */
#ifndef TENET_LIB_IO_HEADER_H
#define TENET_LIB_IO_HEADER_H

#include <glib.h>

#include "base/error.h"
#include "io/csv.h"
#include "tenet/io.h"

typedef enum {
    TENET__COLUMN_UNUSED,
    TENET__COLUMN_ID,
    TENET__COLUMN_NOTES,
    TENET__COLUMN_ANSWER,
    TENET__COLUMN_QUESTION,
    TENET__COLUMN_RATING,
    TENET__COLUMN_VALUE,       /**< the name of the value that the row's rating is about */
    TENET__COLUMN_VALUES,      /**< the candidate's own values */
    TENET__COLUMN_LAST_ANSWER, /**< the answer to the question with which the notes end */
    TENET__COLUMN_PERSONAL,    /**< names, addresses and the like: known, and never read */
    TENET__COLUMN_IGNORE       /**< the caller said so */
} tenet__column_role;

typedef struct tenet__column {
    char *header; /**< as written; "column 3" where it is empty */
    tenet__column_role role;
    char *
        subject; /**< of an answer: the question; of a rating: the value; NULL: other columns say */
    double low;  /**< scale of a rating */
    double high;
    int rank;              /**< among the columns of its role; lower is better */
    gboolean by_caller;    /**< the caller named it */
    gboolean zero_is_none; /**< of a rating: 0 means that nothing was rated */
} tenet__column;

typedef struct tenet__columns {
    GArray *list; /**< tenet__column, one for each of the file's */
    gboolean has_id;
    gboolean is_long; /**< the columns tell of several rows for one candidate */
    char *name_as_id; /**< the header of the id column if it may well hold names, else NULL */
} tenet__columns;

/** Recognises the columns of a header row. What the caller names in `options->columns` comes first:
 *  "notes=Details", "rating:helpfulness=Stars", "answer:hlp-q1=Q3"; for an id, notes, question,
 *  value or values the columns that are named replace those that would be recognised. Adds every
 * mistake to `error` with `source` as its source and returns NULL if there is any; adds what is not
 * read to `notices`. `options` is complete. */
tenet__columns *tenet__columns_read(const tenet_model *model, const tenet__row *header,
                                    const tenet_read_options *options, const char *source,
                                    tenet_error *notices, tenet_error *error);
void tenet__columns_free(tenet__columns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__columns, tenet__columns_free)

/** Whether a row looks like a header: one that could be read as it is. */
gboolean tenet__columns_look_like_header(const tenet_model *model, const tenet__row *row,
                                         const tenet_read_options *options);

/** The column at an index. */
static inline const tenet__column *tenet__column_at(const tenet__columns *columns, guint index)
{
    return &g_array_index(columns->list, tenet__column, index);
}

#endif
