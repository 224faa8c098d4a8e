/*
 * Escaping. See escape.h. Which first characters make a formula is OWASP's list on CSV injection,
 * with the full-width forms that some spreadsheets accept.
 */
#include "io/escape.h"

#include <string.h>

/* Reverses or embeds the direction of what follows on the line. */
static gboolean is_bidi_control(gunichar c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* Must not reach a terminal as it is. */
static gboolean is_unsafe(gunichar c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || is_bidi_control(c);
}

/* The character at p and its length in bytes; of a byte that is not UTF-8, (gunichar)-1 and 1. */
static gunichar next_char(const char *p, const char *end, gsize *length)
{
    *length = 1;
    if ((guchar)*p < 0x80)
        return (guchar)*p;
    gunichar c = g_utf8_get_char_validated(p, end - p);
    if (c == (gunichar)-1 || c == (gunichar)-2)
        return (gunichar)-1;
    *length = (gsize)(g_utf8_next_char(p) - p);
    return c;
}

static void append_json_char(GString *out, gunichar c, const char *bytes, gsize length)
{
    static const char letters[] = {
        ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'};
    if (c == '"' || c == '\\')
        g_string_append_printf(out, "\\%c", (char)c);
    else if (c < sizeof letters && letters[c] != 0)
        g_string_append_printf(out, "\\%c", letters[c]);
    else if (c == (gunichar)-1)
        g_string_append(out, "\xEF\xBF\xBD");
    else if (is_unsafe(c))
        g_string_append_printf(out, "\\u%04x", c);
    else
        g_string_append_len(out, bytes, (gssize)length);
}

void tenet__append_json_string(GString *out, const char *text, gssize length)
{
    const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
    gsize step;
    g_string_append_c(out, '"');
    for (const char *p = text; p < end; p += step) {
        gunichar c = next_char(p, end, &step);
        append_json_char(out, c, p, step);
    }
    g_string_append_c(out, '"');
}

static gboolean begins_formula(const char *text)
{
    switch (g_utf8_get_char(text)) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
        return TRUE;
    default:
        return FALSE;
    }
}

void tenet__append_csv_cell(GString *out, const char *text, gboolean raw)
{
    gboolean guarded = !raw && begins_formula(text);
    gboolean blank_edge = text[0] == ' ' || g_str_has_suffix(text, " ");
    if (strpbrk(text, ",;\t|\"\r\n") == NULL && !blank_edge) {
        g_string_append(out, guarded ? "'" : "");
        g_string_append(out, text);
        return;
    }
    g_string_append(out, guarded ? "\"'" : "\"");
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

static gboolean is_white(gunichar c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Appends a run of white space as one blank, or line by line; returns where it ends. */
static const char *append_white(GString *out, const char *p, const char *end, gboolean lines)
{
    gsize step = 1;
    if (lines && (*p == '\n' || *p == '\r')) {
        g_string_append_c(out, '\n');
        return p + (*p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1);
    }
    g_string_append_c(out, ' ');
    if (lines)
        return g_utf8_next_char(p);
    while (p < end && is_white(next_char(p, end, &step)))
        p += step;
    return p;
}

void tenet__append_visible(GString *out, const char *text, gssize length, gboolean lines)
{
    const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
    gsize step;
    for (const char *p = text; p < end;) {
        gunichar c = next_char(p, end, &step);
        if (is_white(c)) {
            p = append_white(out, p, end, lines);
            continue;
        }
        if (c == (gunichar)-1)
            g_string_append_printf(out, "\\x%02x", (guchar)*p);
        else if (is_unsafe(c))
            g_string_append_printf(out, c < 0x100 ? "\\x%02x" : "\\u%04x", c);
        else
            g_string_append_len(out, p, (gssize)step);
        p += step;
    }
}
