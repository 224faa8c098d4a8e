/*
 * A file that is written whole or not at all.
 *
 * The text goes into a temporary file beside the target, which takes the target's name only when
 * everything is on the disk; until then an older file stays as it was. Standard output, pipes and
 * devices have no name to take: they are written to as they are.
 */
#ifndef TENET_LIB_IO_OUTPUT_FILE_H
#define TENET_LIB_IO_OUTPUT_FILE_H

#include <glib.h>

#include "base/error.h"

typedef struct tenet__output tenet__output;

/** Opens a file for writing; NULL or "-" is standard output. NULL with an error if it cannot be. */
tenet__output *tenet__output_open(const char *path, tenet_error *error);

/** Writes bytes. FALSE with an error if they cannot all be written; the file is then only good to
 * be discarded. */
gboolean tenet__output_write(tenet__output *output, const char *bytes, gsize length,
                             tenet_error *error);

/** Completes the file, gives it its name and frees it. FALSE with an error if that fails; the
 *  temporary file is then gone and the old one untouched. */
gboolean tenet__output_commit(tenet__output *output, tenet_error *error);

/** Removes the temporary file and frees; NULL is allowed. */
void tenet__output_discard(tenet__output *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(tenet__output, tenet__output_discard)

#endif
