/*
 * Writing HTML that is escaped and balanced by construction: names of elements and attributes are
 * literals of the program, everything else goes through tenet__html_text() or an attribute's value
 * and is escaped there. There is no way to write raw markup.
 */
#ifndef TENET_LIB_IO_HTML_H
#define TENET_LIB_IO_HTML_H

#include <glib.h>

/** Elements that may be open at once; deeper ones are a mistake of the program. */
#define TENET__HTML_DEPTH 32

/** A page or a part of one under way. Zero it, set `out`. */
typedef struct tenet__html {
    GString *out;
    const char *open[TENET__HTML_DEPTH]; /**< the elements that are open, the outermost first */
    int depth;
} tenet__html;

/** Opens an element. Pairs of an attribute's name and value follow, then NULL. A value that is NULL
 *  leaves its attribute out; "" gives a bare one. */
void tenet__html_open(tenet__html *html, const char *tag, ...) G_GNUC_NULL_TERMINATED;

/** Closes the element that was opened last. */
void tenet__html_close(tenet__html *html);

/** An element without content or end tag, such as br, meta and col. Attributes as above. */
void tenet__html_void(tenet__html *html, const char *tag, ...) G_GNUC_NULL_TERMINATED;

/** A whole element with text in it. Attributes as above. */
void tenet__html_element(tenet__html *html, const char *tag, const char *text,
                         ...) G_GNUC_NULL_TERMINATED;

/** Text of the program's own: interface messages and figures. */
void tenet__html_text(tenet__html *html, const char *text);

/** Text of strangers, `length` bytes or -1 for up to NUL: names, ids, quotes. What is not all ASCII
 *  stands in <bdi>, so that text from right to left does not reorder what stands beside it.
 *  Controls that reorder a line, and those that HTML forbids, become visible escapes. */
void tenet__html_foreign(tenet__html *html, const char *text, gssize length);

/** The same without <bdi>, for an element that has dir="auto" itself. */
void tenet__html_foreign_run(tenet__html *html, const char *text, gssize length);

/** Appends text escaped for an element or a quoted attribute: what the writers above use. */
void tenet__append_html(GString *out, const char *text, gssize length);

/** A whole page: <!DOCTYPE html>, the head with the style sheet that all pages share (page.css) and
 *  a content security policy that allows nothing but it, and the opened body. The page needs no
 *  script and loads nothing. `lang` is a language tag such as "de"; `dir` is "ltr" or "rtl". */
void tenet__html_begin_page(tenet__html *html, const char *title, const char *lang,
                            const char *dir);

/** Closes what is open, to the end of the page. */
void tenet__html_end_page(tenet__html *html);

#endif
