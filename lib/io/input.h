/*
 * A CSV file as a stream of rows: bytes, encoding, delimiter and cells together. Memory is bounded
 * by the longest row, not by the file.
 */
#ifndef TENET_LIB_IO_INPUT_H
#define TENET_LIB_IO_INPUT_H

#include <glib.h>
#include <stdio.h>

#include "base/error.h"
#include "io/csv.h"
#include "tenet/io.h"

typedef struct tenet__input tenet__input;

typedef enum {
    TENET__INPUT_ROW,
    TENET__INPUT_BROKEN, /**< see tenet__csv_next() */
    TENET__INPUT_END,
    TENET__INPUT_FAILED /**< an error was added */
} tenet__input_state;

/** Opens a file; NULL or "-" is standard input. NULL with an error added if it cannot be read. */
tenet__input *tenet__input_open(const char *path, const tenet_read_options *options,
                                tenet_error *notices, tenet_error *error);

/** The same for an open stream, which is closed with the input if `close` is set, and also if
 *  this fails. */
tenet__input *tenet__input_open_stream(FILE *stream, gboolean close, const char *source,
                                       const tenet_read_options *options, tenet_error *notices,
                                       tenet_error *error);
void tenet__input_free(tenet__input *input);

/** Called whenever a piece was read, and ten times a second while nothing comes from a pipe; FALSE
 *  ends the reading with TENET_E_CANCELLED. */
typedef gboolean (*tenet__input_watch)(void *user);
void tenet__input_set_watch(tenet__input *input, tenet__input_watch watch, void *user);

/** The next row; its cells are valid until the next call. */
tenet__input_state tenet__input_next(tenet__input *input, tenet__row *row,
                                     tenet__csv_problem *problem, tenet_error *error);

/** The name of the file in messages. */
const char *tenet__input_source(const tenet__input *input);

char tenet__input_delimiter(const tenet__input *input);

/** Bytes read so far, and of the whole file, or -1. */
int64_t tenet__input_bytes_read(const tenet__input *input);
int64_t tenet__input_bytes_total(const tenet__input *input);

/** Whether `path` is the very file that is read. */
gboolean tenet__input_is(const tenet__input *input, const char *path);

#endif
