/*
 * Folding: the form in which words are compared.
 *
 * It goes character by character, a character being a base with its combining marks: that keeps a
 * place in the original for each, and keeps the ordering of marks, which is quadratic in their
 * number, short on hostile input.
 */
#include "text/fold.h"

#include <string.h>

#include "text/chars.h"
#include "text/document.h"

/* Marks past this many bytes begin a new character; real writing has a handful. */
#define CHARACTER_BYTES 48

/* Medial vowels and final consonants of Hangul compose with what stands before them. */
static gboolean joins_before(gunichar c)
{
    return tenet__is_mark(c) || (c >= 0x1160 && c <= 0x11FF);
}

/* Composed already, and folded by the simple lower case: Latin-1 letters, basic Cyrillic, Han. */
static gboolean folds_simply(gunichar c)
{
    return (c < 0x80) || (c >= 0xC0 && c <= 0xFE && c != 0xDF) || (c >= 0x400 && c <= 0x45F) ||
           (c >= 0x4E00 && c <= 0x9FFF);
}

/* A character alone need not be composed first. */
static void fold_fully(const char *p, const char *end, gboolean alone, GString *folded)
{
    g_autofree char *composed = alone ? NULL : g_utf8_normalize(p, end - p, G_NORMALIZE_NFC);
    g_autofree char *lower = composed ? g_utf8_casefold(composed, -1) : g_utf8_casefold(p, end - p);
    g_autofree char *result = g_utf8_normalize(lower, -1, G_NORMALIZE_NFC);
    g_string_append(folded, result != NULL ? result : lower);
}

const char *tenet__fold_character(const char *p, const char *end, GString *folded)
{
    gunichar c = tenet__char(p);
    const char *next = g_utf8_next_char(p);
    if (tenet__is_ignorable(c))
        return next;
    const char *after = next;
    while (after < end && !tenet__is_ascii(after) && after - p < CHARACTER_BYTES &&
           joins_before(tenet__char(after)))
        after = g_utf8_next_char(after);
    if (c == 0)
        g_string_append_c(folded, '\0');
    else if (after > next)
        fold_fully(p, after, after == next, folded);
    else if (tenet__is_apostrophe(c))
        g_string_append_c(folded, '\'');
    else if (c < 0x80)
        g_string_append_c(folded, g_ascii_tolower((char)c));
    else if (folds_simply(c))
        g_string_append_unichar(folded, g_unichar_tolower(c));
    else
        fold_fully(p, after, after == next, folded);
    return after;
}

char *tenet__fold(const char *text, gssize length)
{
    size_t size = length < 0 ? strlen(text) : (size_t)length;
    g_autofree char *valid =
        g_utf8_validate_len(text, size, NULL) ? NULL : g_utf8_make_valid(text, (gssize)size);
    const char *p = valid ? valid : text;
    const char *end = p + (valid ? strlen(valid) : size);
    GString *folded = g_string_sized_new(size);
    p = tenet__skip_blank(p, end);
    end = tenet__trim_end(p, end);
    while (p < end) {
        gboolean plain = tenet__is_ascii(p) && (p + 1 == end || tenet__is_ascii(p + 1));
        if (tenet__is_white(tenet__char(p))) {
            g_string_append_c(folded, ' ');
            p = tenet__skip_blank(p, end);
        } else if (plain && *p != '`') { /* no mark can follow, so that it folds by itself */
            g_string_append_c(folded, g_ascii_tolower(*p));
            p++;
        } else {
            p = tenet__fold_character(p, end, folded);
        }
    }
    return g_string_free(folded, FALSE);
}
