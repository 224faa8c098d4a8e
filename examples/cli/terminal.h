/*
 * Whether a person looks on, and with which means.
 */
#ifndef TENET_CLI_TERMINAL_H
#define TENET_CLI_TERMINAL_H

#include <glib.h>

typedef enum { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color_choice;

gboolean terminal_is_output(void);
gboolean terminal_is_error(void);

/** Columns of the terminal on standard error; 80 if it does not say. */
int terminal_width(void);

/** Reads auto, always or never. FALSE for anything else. */
gboolean terminal_read_color(const char *text, color_choice *choice);

/** Whether standard output is to be coloured: with auto on a terminal that can, unless NO_COLOR is
 *  set to anything (no-color.org). */
gboolean terminal_use_color(color_choice choice);

#endif
