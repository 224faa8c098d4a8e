/*
 * Verbs that write one page: which form, and where it goes.
 */
#ifndef TENET_CLI_PAGE_H
#define TENET_CLI_PAGE_H

#include <glib.h>
#include <stdint.h>

/** Where a page goes and how it is written, as given on the command line. */
typedef struct page {
    char *output;
    char *format;
    char *language;
} page;

/** Finds the TENET_PAGE_ form: by its name if one was given, else by the output's extension, else
 *  text. -1, or the exit code after telling what is wrong. `text` is what the text form is called:
 *  "markdown" or "text", and `extension` its extension. */
int page_form(const page *given, const char *verb, const char *text, const char *extension,
              int32_t *form);

/** Writes the page to its file or to standard output. Returns the exit code. */
int page_write(const page *given, const char *text, int64_t length);

void page_clear(page *given);

#endif
