/*
 * Options structs of callers that may have been compiled against another version.
 */
#ifndef TENET_LIB_INTERVIEW_TAKE_H
#define TENET_LIB_INTERVIEW_TAKE_H

#include <glib.h>

/** Copies a caller's struct of options, which begins with its own size, over the `size` bytes of
 *  this version's; NULL leaves it as it is. FALSE if it is shorter than this version's, or longer
 *  and asks for something that this version does not know. */
gboolean tenet__take_options(void *options, gsize size, const void *given);

#endif
