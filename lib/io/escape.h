/*
 * Text of strangers on its way out: into a JSON string, a CSV cell, or onto a terminal.
 */
#ifndef TENET_LIB_IO_ESCAPE_H
#define TENET_LIB_IO_ESCAPE_H

#include <glib.h>

/** Appends a JSON string with its quotes. Besides what JSON demands, characters that would drive a
 *  terminal or reorder a line are written as \u escapes, and so are U+2028 and U+2029, which end
 *  lines in older JavaScript. A byte that is not UTF-8 becomes U+FFFD. */
void tenet__append_json_string(GString *out, const char *text, gssize length);

/** Appends a text as one CSV cell, quoted where RFC 4180 demands it. A cell that a spreadsheet
 *  would take for a formula gets an apostrophe in front, unless `raw`. Not for numbers. */
void tenet__append_csv_cell(GString *out, const char *text, gboolean raw);

/** Appends text for people. Control characters and those that reorder a line become visible escapes
 *  such as \x1b and \u202e. Line ends are kept as LF with `lines`, and else every run of white
 *  space becomes one blank. */
void tenet__append_visible(GString *out, const char *text, gssize length, gboolean lines);

#endif
