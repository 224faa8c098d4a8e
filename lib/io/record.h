/*
 * What the rows of a file say about one candidate, from the cells to a tenet_candidate.
 */
#ifndef TENET_LIB_IO_RECORD_H
#define TENET_LIB_IO_RECORD_H

#include <glib.h>

#include "base/error.h"
#include "io/header.h"

/** Ids, questions and names of values are no longer than a candidate takes. */
#define TENET__MAX_LABEL_BYTES 4096

/** What a row or several rows say. */
typedef struct tenet__record {
    char *id;
    GPtrArray *items;   /**< of struct record_item *, in the order of rows and columns */
    tenet__place place; /**< of its first row */
    int64_t row;        /**< number of its first row, from 1 */
    gsize bytes;        /**< of text */
} tenet__record;

/** Something in a row's cells that makes the row unreadable, or was left out. */
typedef struct tenet__row_report {
    guint cell;         /**< number of the cell, from 0 */
    char *message;      /**< why the row cannot be read; NULL if it can; to be freed */
    gboolean nul_bytes; /**< NUL bytes were left out; `cell` says where first */
} tenet__row_report;

tenet__record *tenet__record_new(const char *id, tenet__place place, int64_t row);
void tenet__record_free(tenet__record *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__record, tenet__record_free)

/** The text of a cell as it is read: without NUL bytes, and without the apostrophe that
 *  spreadsheets put before = + - @. Freed by the caller; NULL if memory lacks. */
char *tenet__cell_text(const tenet__cell *cell, gsize *length);

/** Whether there is nothing but white space. */
gboolean tenet__is_blank(const char *text, gsize length);

/** The id in a row, trimmed; "" if it is blank, NULL if no column holds ids. Freed by the caller.
 */
char *tenet__record_id(const tenet__columns *columns, const tenet__row *row);

/** The number of the first cell that holds an id, question or value's name that is too long, or the
 *  number of cells if there is none. */
guint tenet__record_long_label(const tenet__columns *columns, const tenet__row *row);

/** Adds a row, all of it or, if it cannot be read, nothing. The row has as many cells as columns.
 */
gboolean tenet__record_add(tenet__record *record, const tenet__columns *columns,
                           const tenet__row *row, tenet__row_report *report);

/** Brings the items into an order that does not depend on the order of the rows. */
void tenet__record_sort(tenet__record *record);

/** The candidate, which takes the record's texts. NULL, with an error added at the record's place,
 *  if it cannot be made. */
tenet_candidate *tenet__record_candidate(tenet__record *record, tenet_error *error);

#endif
