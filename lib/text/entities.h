/*
 * Character references of HTML and WebVTT: "&amp;", "&#233;", "&#xE9;".
 */
#ifndef TENET_LIB_TEXT_ENTITIES_H
#define TENET_LIB_TEXT_ENTITIES_H

#include <glib.h>

/** Reads the reference whose "&" stands at p: gives its character and returns the place behind the
 *  semicolon; NULL when it is no reference but text. */
const char *tenet__entity(const char *p, const char *end, gunichar *character);

#endif
