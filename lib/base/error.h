/*
 * Diagnostics: collecting them inside the library and handing them over as a public tenet_error.
 *
 * A tenet_error doubles as the growing list: functions inside the library take `tenet_error *` and
 * add to it; the public call creates it, and gives it to the caller or frees it.
 */
#ifndef TENET_LIB_BASE_ERROR_H
#define TENET_LIB_BASE_ERROR_H

#include <glib.h>

#include "tenet/base.h"

/** A place in a file or text. Zero everything but `source` where it is unknown. */
typedef struct tenet__place {
    const char *source; /**< NULL: none */
    int64_t offset;     /**< bytes from 0; -1 unknown */
    int32_t line;       /**< from 1; 0 unknown */
    int32_t column;     /**< characters from 1; 0 unknown */
} tenet__place;

#define TENET__NOWHERE ((tenet__place){.offset = -1})

tenet_error *tenet__error_new(void);

/** Adds a diagnostic. The message is one sentence without a final full stop. Past
 *  TENET_LIMIT_DIAGNOSTICS further ones are counted but not kept, and the last line says so. */
void tenet__error_add(tenet_error *error, int32_t severity, int32_t code, tenet__place place,
                      const char *format, ...) G_GNUC_PRINTF(5, 6);

/** The same with severity error. */
#define tenet__error_error(error, code, place, ...)                                                \
    tenet__error_add((error), TENET_SEVERITY_ERROR, (code), (place), __VA_ARGS__)

/** Copies all diagnostics of `from` behind those of `to`. */
void tenet__error_append(tenet_error *to, const tenet_error *from);

/** Sorts by line, column; stable. */
void tenet__error_sort(tenet_error *error);

/** Number of diagnostics of at least this severity. */
int64_t tenet__error_count(const tenet_error *error, int32_t severity);

/** Ends a public call: with errors in `list`, hands it to *error (or frees it when the caller
 *  passed NULL) and returns its status, which is the code of its first error. Without errors,
 *  frees it, sets *error to NULL and returns TENET_OK. */
int32_t tenet__error_finish(tenet_error *list, tenet_error **error);

/** For a public call with one thing to say: sets *error and returns `code`. */
int32_t tenet__fail(tenet_error **error, int32_t code, const char *format, ...) G_GNUC_PRINTF(3, 4);

#endif
