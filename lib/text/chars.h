/*
 * Kinds of characters, by Unicode's general categories and without any locale. All functions expect
 * valid UTF-8 and read no byte at or past `end`.
 */
#ifndef TENET_LIB_TEXT_CHARS_H
#define TENET_LIB_TEXT_CHARS_H

#include <glib.h>
#include <stdint.h>
#include <string.h>

/** A letter or digit of ASCII, without a look into a table. */
static inline gboolean tenet__is_ascii_alnum(char c)
{
    return (guchar)((guchar)(c | 0x20) - 'a') < 26 || (guchar)((guchar)c - '0') < 10;
}

static inline gboolean tenet__is_ascii(const char *p)
{
    return (guchar)*p < 0x80;
}

/** The character at p. */
static inline gunichar tenet__char(const char *p)
{
    return tenet__is_ascii(p) ? (gunichar)*p : g_utf8_get_char(p);
}

/** The character before p, or 0 at `start`. */
static inline gunichar tenet__char_before(const char *p, const char *start)
{
    return p > start ? tenet__char(g_utf8_prev_char(p)) : 0;
}

/** The character at p, or 0 at `end`. */
static inline gunichar tenet__char_at(const char *p, const char *end)
{
    return p < end ? tenet__char(p) : 0;
}

/** The apostrophes people type or their word processor makes of them. */
static inline gboolean tenet__is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`' || c == 0xB4;
}

/** Invisible inside a word: soft hyphen, zero-width space and joiners, byte order mark. */
static inline gboolean tenet__is_ignorable(gunichar c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

/** A letter or number: a word can begin with it. */
static inline gboolean tenet__is_word_start(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalnum((char)c);
    switch (g_unichar_type(c)) {
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
        return c != 0x02BC;
    default:
        return FALSE;
    }
}

static inline gboolean tenet__is_letter(gunichar c)
{
    return c < 0x80 ? g_ascii_isalpha((char)c) : g_unichar_isalpha(c) && c != 0x02BC;
}

static inline gboolean tenet__is_mark(gunichar c)
{
    return c >= 0x300 && g_unichar_ismark(c);
}

static inline gboolean tenet__is_digit(gunichar c)
{
    return c < 0x80 ? g_ascii_isdigit((char)c) : g_unichar_isdigit(c);
}

static inline gboolean tenet__is_upper(gunichar c)
{
    return c < 0x80 ? g_ascii_isupper((char)c) : g_unichar_isupper(c) || g_unichar_istitle(c);
}

static inline gboolean tenet__is_lower(gunichar c)
{
    return c < 0x80 ? g_ascii_islower((char)c) : g_unichar_islower(c);
}

static inline gboolean tenet__is_white(gunichar c)
{
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : c == 0x85 || g_unichar_isspace(c);
}

/** White space, or what is as good as nothing between words. */
static inline gboolean tenet__is_blank(gunichar c)
{
    return tenet__is_white(c) || tenet__is_ignorable(c);
}

/** Ends a line: LF, CR, vertical tab, form feed, and Unicode's own. */
static inline gboolean tenet__is_line_end(gunichar c)
{
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static inline gboolean tenet__is_bullet(gunichar c)
{
    return c == '-' || c == '*' || c == 0x2022 || c == 0x2013 || c == 0x2014 || c == 0x25CF ||
           c == 0x25AA || c == 0x25E6 || c == 0x2023 || c == 0xB7 || c == 0xF0B7;
}

/** Eight times the same byte. */
#define TENET__EIGHT(byte) ((uint64_t)0x0101010101010101u * (byte))

/** Nonzero if one of eight bytes is zero. */
static inline uint64_t tenet__has_zero(uint64_t bytes)
{
    return (bytes - TENET__EIGHT(1)) & ~bytes & TENET__EIGHT(0x80);
}

/** The first place from p on that is not blank. */
static inline const char *tenet__skip_blank(const char *p, const char *end)
{
    while (p < end && tenet__is_blank(tenet__char(p)))
        p = g_utf8_next_char(p);
    return p;
}

/** The same, staying on the line. */
static inline const char *tenet__skip_blank_in_line(const char *p, const char *end)
{
    while (p < end && tenet__is_blank(tenet__char(p)) && !tenet__is_line_end(tenet__char(p)))
        p = g_utf8_next_char(p);
    return p;
}

/** The place behind the last character before `end` that is not blank. */
static inline const char *tenet__trim_end(const char *start, const char *end)
{
    while (end > start && tenet__is_blank(tenet__char_before(end, start)))
        end = g_utf8_prev_char(end);
    return end;
}

#endif
