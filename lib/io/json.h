/*
 * Writing JSON: members of objects and elements of lists, with the commas between them.
 */
#ifndef TENET_LIB_IO_JSON_H
#define TENET_LIB_IO_JSON_H

#include <glib.h>
#include <stdint.h>

/** Begins a member whose value the caller appends. */
void tenet__json_key(GString *out, const char *name);

/** A number that reads back exactly; NaN is null. */
void tenet__json_number(GString *out, const char *name, double number);
void tenet__json_bool(GString *out, const char *name, gboolean truth);

/** Text of anybody; NULL is null. */
void tenet__json_string(GString *out, const char *name, const char *text);

/** An index or offset; -1 is null. */
void tenet__json_index(GString *out, const char *name, int64_t index);

void tenet__json_open_list(GString *out, const char *name);

/** An object that is an element of a list, or the value of the key just written. */
void tenet__json_open_object(GString *out);

/** Closes with '}' or ']'. */
void tenet__json_close(GString *out, char bracket);

#endif
