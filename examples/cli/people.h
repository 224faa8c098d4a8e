/*
 * Candidates of a CSV file that were asked for by their ids, assessed.
 */
#ifndef TENET_CLI_PEOPLE_H
#define TENET_CLI_PEOPLE_H

#include <glib.h>

#include "reading.h"

/** Who is meant: `ids` ends with NULL; without any, everybody in the file. */
typedef struct people {
    char **ids;
    int least;           /**< so many are needed */
    int most;            /**< so many are allowed */
    GPtrArray *assessed; /**< tenet_assessment *, in the order of the file */
    gboolean rejected;   /**< rows were set aside */
} people;

/** Reads and assesses. -1, or the exit code after telling what is wrong: a file that cannot be
 *  read, an id that is not in it, or too few or too many candidates. */
int people_read(people *who, const tenet_model *model, const char *input, const reading *given,
                const tenet_read_options *options);

void people_clear(people *who);

#endif
