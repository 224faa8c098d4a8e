/*
 * What must be said for a regular expression to match: runs of letters and digits that stand in
 * everything it can match.
 */
#ifndef TENET_LIB_MODEL_LITERALS_H
#define TENET_LIB_MODEL_LITERALS_H

#include <glib.h>

/** Lower-case ASCII strings of at least two letters or digits (GPtrArray of char *, which it
 *  frees): wherever the valid pattern matches folded text, one of them stands within one word of
 *  it. NULL where none is known for certain. */
GPtrArray *tenet__literals_of(const char *pattern);

#endif
