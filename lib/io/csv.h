/*
 * Rows and cells of CSV text. The one file that uses libcsv.
 *
 * The text is pushed in pieces of any size, as valid UTF-8, and rows are pulled out. libcsv finds
 * and unquotes the cells; this file knows where each of them stands, keeps the row as it was
 * written, bounds its size, and goes on after a row that breaks the rules.
 *
 * The rules are strict: a cell with a quote in it is quoted as a whole and its quotes are doubled.
 * Nothing is trimmed. LF, CR and CRLF end rows; empty lines are no rows.
 */
#ifndef TENET_LIB_IO_CSV_H
#define TENET_LIB_IO_CSV_H

#include <glib.h>

#include "base/error.h"
#include "base/limits.h"

/** A row as written, line ends in quotes included, may have this many bytes. */
#define TENET__MAX_ROW_BYTES (4 * TENET__MAX_CELL_BYTES)

typedef struct tenet__csv tenet__csv;

typedef struct tenet__cell {
    const char *text; /**< ends in NUL; may contain NUL bytes if the file does */
    gsize length;
    tenet__place place; /**< where the cell begins, its opening quote included; no source */
} tenet__cell;

/** One row. Valid until the next call on the parser. */
typedef struct tenet__row {
    const tenet__cell *cells;
    guint count;
    const char *raw; /**< as written, without its line end */
    gsize raw_length;
    tenet__place place;
} tenet__row;

/** What is wrong with a row that cannot be read. Valid until the next call on the parser. */
typedef struct tenet__csv_problem {
    int32_t code;        /**< TENET_E_SYNTAX, _LIMIT or _MEMORY */
    gboolean fatal;      /**< reading cannot go on behind it */
    guint cell;          /**< number of the cell, from 0 */
    tenet__place place;  /**< the byte that breaks the rule */
    const char *message; /**< static */
} tenet__csv_problem;

typedef enum {
    TENET__CSV_ROW,    /**< a row is ready */
    TENET__CSV_MORE,   /**< push more text, or say that it ended */
    TENET__CSV_BROKEN, /**< a row broke the rules; the next call goes on behind it */
    TENET__CSV_END     /**< no more rows */
} tenet__csv_state;

/** A parser for cells parted by `delimiter`. `offset` is the offset of the text's first byte in
 *  its file, or -1 if bytes of the text are not bytes of the file. */
tenet__csv *tenet__csv_new(char delimiter, int64_t offset);
void tenet__csv_free(tenet__csv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__csv, tenet__csv_free)

void tenet__csv_push(tenet__csv *csv, const char *text, gsize length);

/** The text under way, at whose end more can be put as well, without a copy. Only for appending,
 *  and until the next call on the parser. */
GString *tenet__csv_text(tenet__csv *csv);

void tenet__csv_end(tenet__csv *csv);

/** The next row. Of a broken row only `raw` and `place` are filled: for a stray quote everything up
 *  to the end of the line it stands in; for a quote that is never closed and for a limit the first
 *  line of the row, so that as little as possible is lost. */
tenet__csv_state tenet__csv_next(tenet__csv *csv, tenet__row *row, tenet__csv_problem *problem);

/** Where the text pushed so far ends, if everything was pulled. */
tenet__place tenet__csv_place(const tenet__csv *csv);

/** The delimiter of a text that begins with `sample`: the one of , ; TAB | that stands in the first
 *  row and gives most rows as many cells as the first. A comma if none does. `whole` says that the
 *  sample is the whole text. */
char tenet__csv_delimiter(const char *sample, gsize length, gboolean whole);

#endif
