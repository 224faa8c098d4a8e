/*
 * Writing HTML. See html.h.
 *
 * The style sheet is named in the policy by its hash, so that no other style is applied even if
 * markup were to slip in; there are no style attributes for that reason.
 */
#include "io/html.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

/* page.css, embedded when building. */
extern const char tenet__page_css[];
extern const int64_t tenet__page_css_length;

/* ---- Escaping ---------------------------------------------------------------------------- */

/* ASCII that may stand as it is. */
static gboolean is_plain(guchar c)
{
    return (c >= 0x20 && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'') ||
           c == '\t' || c == '\n';
}

/* Reorders what follows on the line. The marks U+200E and U+200F do not: they are part of well
 * written text from right to left. */
static gboolean is_reordering(gunichar c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Controls, and the code points that HTML forbids as they are no characters. */
static gboolean is_forbidden(gunichar c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c & 0xFFFE) == 0xFFFE;
}

/* Appends what is not plain; returns where it ends. */
static const char *append_special(GString *out, const char *p, const char *end)
{
    switch (*p) {
    case '&':
        g_string_append(out, "&amp;");
        return p + 1;
    case '<':
        g_string_append(out, "&lt;");
        return p + 1;
    case '>':
        g_string_append(out, "&gt;");
        return p + 1;
    case '"':
        g_string_append(out, "&quot;");
        return p + 1;
    case '\'':
        g_string_append(out, "&#39;");
        return p + 1;
    case '\r':
        if (p + 1 == end || p[1] != '\n')
            g_string_append_c(out, '\n');
        return p + 1;
    default:
        break;
    }
    gunichar c = g_utf8_get_char_validated(p, end - p);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        g_string_append_printf(out, "\\x%02x", (guchar)*p);
        return p + 1;
    }
    const char *next = g_utf8_next_char(p);
    if (is_reordering(c) || is_forbidden(c))
        g_string_append_printf(out, c < 0x100 ? "\\x%02x" : "\\u%04x", c);
    else
        g_string_append_len(out, p, next - p);
    return next;
}

void tenet__append_html(GString *out, const char *text, gssize length)
{
    const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
    while (text < end) {
        const char *run = text;
        while (text < end && is_plain((guchar)*text))
            text++;
        g_string_append_len(out, run, text - run);
        if (text < end)
            text = append_special(out, text, end);
    }
}

/* ---- Elements ---------------------------------------------------------------------------- */

static void append_tag(GString *out, const char *tag, va_list attributes)
{
    const char *name;
    g_string_append_c(out, '<');
    g_string_append(out, tag);
    while ((name = va_arg(attributes, const char *)) != NULL) {
        const char *value = va_arg(attributes, const char *);
        if (value == NULL)
            continue;
        g_string_append_c(out, ' ');
        g_string_append(out, name);
        if (*value == '\0')
            continue;
        g_string_append(out, "=\"");
        tenet__append_html(out, value, -1);
        g_string_append_c(out, '"');
    }
    g_string_append_c(out, '>');
}

static void push(tenet__html *html, const char *tag)
{
    g_assert(html->depth < TENET__HTML_DEPTH);
    html->open[html->depth++] = tag;
}

void tenet__html_open(tenet__html *html, const char *tag, ...)
{
    va_list attributes;
    va_start(attributes, tag);
    append_tag(html->out, tag, attributes);
    va_end(attributes);
    push(html, tag);
}

void tenet__html_void(tenet__html *html, const char *tag, ...)
{
    va_list attributes;
    va_start(attributes, tag);
    append_tag(html->out, tag, attributes);
    va_end(attributes);
}

void tenet__html_element(tenet__html *html, const char *tag, const char *text, ...)
{
    va_list attributes;
    va_start(attributes, text);
    append_tag(html->out, tag, attributes);
    va_end(attributes);
    push(html, tag);
    tenet__html_text(html, text);
    tenet__html_close(html);
}

/* Whether a line may begin behind the end of an element: between blocks it changes nothing. */
static gboolean is_block(const char *tag)
{
    static const char *const blocks[] = {"p",  "li",      "tr",  "h1",  "h2",     "h3",
                                         "ul", "section", "dl",  "dd",  "table",  "thead",
                                         "ol", "tbody",   "div", "svg", "details"};
    for (gsize i = 0; i < G_N_ELEMENTS(blocks); i++) {
        if (strcmp(tag, blocks[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

void tenet__html_close(tenet__html *html)
{
    g_assert(html->depth > 0);
    const char *tag = html->open[--html->depth];
    g_string_append(html->out, "</");
    g_string_append(html->out, tag);
    g_string_append(html->out, is_block(tag) ? ">\n" : ">");
}

/* ---- Text -------------------------------------------------------------------------------- */

void tenet__html_text(tenet__html *html, const char *text)
{
    tenet__append_html(html->out, text, -1);
}

void tenet__html_foreign_run(tenet__html *html, const char *text, gssize length)
{
    tenet__append_html(html->out, text, length);
}

static gboolean is_ascii(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if ((guchar)text[i] >= 0x80)
            return FALSE;
    }
    return TRUE;
}

void tenet__html_foreign(tenet__html *html, const char *text, gssize length)
{
    gsize bytes = length < 0 ? strlen(text) : (gsize)length;
    if (is_ascii(text, bytes)) {
        tenet__append_html(html->out, text, (gssize)bytes);
        return;
    }
    tenet__html_open(html, "bdi", NULL);
    tenet__append_html(html->out, text, (gssize)bytes);
    tenet__html_close(html);
}

/* ---- The page ---------------------------------------------------------------------------- */

/* "default-src 'none'; style-src 'sha256-...'", for the caller to free. */
static char *policy(void)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)tenet__page_css, (gssize)tenet__page_css_length);
    g_checksum_get_digest(sum, digest, &length);
    g_autofree char *hash = g_base64_encode(digest, length);
    return g_strdup_printf("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; "
                           "form-action 'none'",
                           hash);
}

void tenet__html_begin_page(tenet__html *html, const char *title, const char *lang, const char *dir)
{
    g_autofree char *allowed = policy();
    g_string_append(html->out, "<!DOCTYPE html>\n");
    tenet__html_open(html, "html", "lang", lang, "dir", dir, NULL);
    g_string_append_c(html->out, '\n');
    tenet__html_open(html, "head", NULL);
    g_string_append_c(html->out, '\n');
    tenet__html_void(html, "meta", "charset", "utf-8", NULL);
    tenet__html_void(html, "meta", "http-equiv", "Content-Security-Policy", "content", allowed,
                     NULL);
    tenet__html_void(html, "meta", "name", "viewport", "content",
                     "width=device-width, initial-scale=1", NULL);
    tenet__html_void(html, "meta", "name", "color-scheme", "content", "light dark", NULL);
    tenet__html_void(html, "meta", "name", "referrer", "content", "no-referrer", NULL);
    g_string_append_c(html->out, '\n');
    tenet__html_element(html, "title", title, NULL);
    tenet__html_open(html, "style", NULL);
    g_string_append_len(html->out, tenet__page_css, (gssize)tenet__page_css_length);
    tenet__html_close(html);
    tenet__html_close(html);
    g_string_append_c(html->out, '\n');
    tenet__html_open(html, "body", NULL);
    g_string_append_c(html->out, '\n');
}

void tenet__html_end_page(tenet__html *html)
{
    while (html->depth > 0)
        tenet__html_close(html);
    g_string_append_c(html->out, '\n');
}
