/*
 * The private side of the reader: reading from an open stream, for tests.
 */
#ifndef TENET_LIB_IO_READER_H
#define TENET_LIB_IO_READER_H

#include <stdio.h>

#include "tenet/io.h"

/** As tenet_reader_open(), from a stream that stays the caller's. */
int32_t tenet__reader_open_stream(const tenet_model *model, FILE *stream, const char *source,
                                  const tenet_read_options *options, tenet_reader **reader,
                                  tenet_error **error);

/** The character that parts the cells. */
char tenet__reader_delimiter(const tenet_reader *reader);

#endif
