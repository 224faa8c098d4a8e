/*
 * The file of rows that could not be read: as they were written, behind the number of their line
 * and the reason, so that they can be mended and read again. It is UTF-8 whatever the input was.
 */
#ifndef TENET_LIB_IO_REJECTS_H
#define TENET_LIB_IO_REJECTS_H

#include <glib.h>

#include "base/error.h"

typedef struct tenet__rejects tenet__rejects;

/** Begins the file under a temporary name beside `path`, with the header as it was written. NULL
 *  with an error added if that cannot be done. */
tenet__rejects *tenet__rejects_new(const char *path, char delimiter, const char *header,
                                   gsize header_length, tenet_error *error);

/** Adds one row, which may be several lines. */
gboolean tenet__rejects_add(tenet__rejects *rejects, int32_t line, const char *reason,
                            const char *row, gsize row_length, tenet_error *error);

/** Gives the file its own name. */
gboolean tenet__rejects_finish(tenet__rejects *rejects, tenet_error *error);

/** Frees; a file that was not finished is removed, and an older one stays as it was. */
void tenet__rejects_free(tenet__rejects *rejects);

#endif
