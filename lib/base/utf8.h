/*
 * UTF-8 by the piece: whether it is valid, and how many characters it has.
 */
#ifndef TENET_LIB_BASE_UTF8_H
#define TENET_LIB_BASE_UTF8_H

#include <glib.h>

/** The number of bytes of the longest beginning that is UTF-8. NUL is a character like any other.
 */
gsize tenet__utf8_valid(const char *text, gsize length);

/** The number of characters of a valid text. */
gsize tenet__utf8_characters(const char *text, gsize length);

#endif
