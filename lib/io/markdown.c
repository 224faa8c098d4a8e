/*
 * Escaping for Markdown. See markdown.h.
 */
#include "io/markdown.h"

#include <string.h>

#include "io/escape.h"

/* Any ASCII punctuation may stand behind a backslash in CommonMark; these would be read as signs
 * somewhere. What begins a list, such as "-" and "1.", does so only where a line begins, and no
 * text of strangers does. */
#define SIGNS "\\`*_{}[]<>|#~&$!"

void tenet__append_markdown(GString *out, const char *text)
{
    g_autoptr(GString) line = g_string_new(NULL);
    tenet__append_visible(line, text, -1, FALSE);
    for (const char *at = line->str; *at != '\0'; at++) {
        if (strchr(SIGNS, *at) != NULL)
            g_string_append_c(out, '\\');
        g_string_append_c(out, *at);
    }
}
