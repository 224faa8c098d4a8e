/*
 * The line that shows how far a long run has come.
 */
#ifndef TENET_CLI_PROGRESS_H
#define TENET_CLI_PROGRESS_H

#include <glib.h>
#include <tenet/tenet.h>

typedef struct progress {
    gboolean shown; /* on a terminal and wanted */
    gboolean drawn; /* a line stands there */
    int64_t began;  /* microseconds */
    int64_t last;
    int width;
} progress;

/** Begins; `wanted` is FALSE with --quiet. From here on an interrupt (Ctrl-C) asks the run to stop,
 *  so that it can remove its temporary file. */
void progress_begin(progress *line, gboolean wanted);

/** A tenet_progress function; `user` is the progress. */
int32_t progress_tell(void *user, const tenet_summary *summary);

/** Takes the line away. */
void progress_end(progress *line);

#endif
