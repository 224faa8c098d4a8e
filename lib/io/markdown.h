/*
 * Text of strangers in Markdown.
 */
#ifndef TENET_LIB_IO_MARKDOWN_H
#define TENET_LIB_IO_MARKDOWN_H

#include <glib.h>

/** Appends text on one line, with everything escaped that Markdown or the HTML in it would read as
 *  a sign. */
void tenet__append_markdown(GString *out, const char *text);

#endif
