/*
 * The private side of the reader: reading from an open stream, for tests.
 */
#ifndef TENET_LIB_IO_READER_H
#define TENET_LIB_IO_READER_H

#include <stdio.h>

#include "io/record.h"
#include "tenet/io.h"

/** As tenet_reader_open(), from a stream that stays the caller's. */
int32_t tenet__reader_open_stream(const tenet_model *model, FILE *stream, const char *source,
                                  const tenet_read_options *options, tenet_reader **reader,
                                  tenet_error **error);

/** Called as the watch of tenet__input_set_watch(), with the counts so far. */
typedef gboolean (*tenet__reader_watch)(void *user, const tenet_summary *summary);
void tenet__reader_set_watch(tenet_reader *reader, tenet__reader_watch watch, void *user);

/** The rows of the next candidate, or *record = NULL at the end of the file. tenet_reader_next()
 *  in two halves: the other is tenet__record_candidate(), which another thread can do. FALSE with
 *  an error added ends the reading for good. The file of rows set aside does not get its name
 *  before tenet__reader_finish(). */
gboolean tenet__reader_next_record(tenet_reader *reader, tenet__record **record,
                                   tenet_error *error);

/** After the end of the file: gives the file of rows set aside its name. */
gboolean tenet__reader_finish(tenet_reader *reader, tenet_error *error);

/** How many notices there are so far. */
int64_t tenet__reader_notice_count(const tenet_reader *reader);

/** The character that parts the cells. */
char tenet__reader_delimiter(const tenet_reader *reader);

#endif
