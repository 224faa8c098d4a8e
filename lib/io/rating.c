/*
 * Rating words and numbers. The words are those of the scorecards that many systems share:
 * Definitely Not, No, Mixed, Yes, Strong Yes.
 */
#include "io/rating.h"

#include <string.h>

#include "text/document.h"

#define LONGEST 64

static const char *const WORDS[] = {"definitely not", "no", "mixed", "yes", "strong yes"};

static const char *const NO_RATING[] = {
    "", "-", "--", "\xE2\x80\x93", "\xE2\x80\x94", "none", "no rating", "no decision", "not rated"};

/* A judgement too: the interviewer looked, or did not ask, and says so. */
static const char *const NOT_OBSERVED[] = {"not observed", "not asked", "not assessed", "n/a",
                                           "na"};

static gboolean is_among(const char *text, const char *const *words, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        if (strcmp(text, words[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Reads digits with at most one point or comma; moves *text behind them. */
static gboolean read_number(const char **text, double *number)
{
    char digits[LONGEST + 1];
    gsize length = strspn(*text, "0123456789.,");
    if (length == 0 || length > LONGEST)
        return FALSE;
    memcpy(digits, *text, length);
    digits[length] = '\0';
    char *comma = strpbrk(digits, ".,");
    if (comma != NULL)
        *comma = '.';
    if (!g_ascii_isdigit(digits[0]) || (comma != NULL && !g_ascii_isdigit(comma[1])) ||
        (comma != NULL && strpbrk(comma + 1, ".,") != NULL))
        return FALSE;
    *number = g_ascii_strtod(digits, NULL);
    *text += length;
    return TRUE;
}

/* Passes over the first of the words between a rating and the best one, with its blanks. */
static gboolean skip_out_of(const char **text)
{
    static const char *const between[] = {" out of ", " of ", " / ", "/"};
    for (gsize i = 0; i < G_N_ELEMENTS(between); i++) {
        if (g_str_has_prefix(*text, between[i])) {
            *text += strlen(between[i]);
            return TRUE;
        }
    }
    return FALSE;
}

static tenet__rating_kind read_figure(const char *text, double low, double high,
                                      tenet__rating *rating)
{
    double sign = 1, number, best;
    if (*text == '-') {
        sign = -1;
        text++;
    }
    if (!read_number(&text, &number))
        return TENET__RATING_UNKNOWN;
    number *= sign;
    *rating = (tenet__rating){number, low, high};
    if (*text != '\0') {
        if (!skip_out_of(&text) || !read_number(&text, &best) || *text != '\0')
            return TENET__RATING_UNKNOWN;
        if (best != high)
            return TENET__RATING_OUTSIDE;
    }
    return number >= low && number <= high ? TENET__RATING_GIVEN : TENET__RATING_OUTSIDE;
}

tenet__rating_kind tenet__rating_read(const char *text, gsize length, double low, double high,
                                      tenet__rating *rating)
{
    if (length > LONGEST)
        return TENET__RATING_UNKNOWN;
    g_autofree char *folded = tenet__fold(text, (gssize)length);
    for (char *at = folded; *at != '\0'; at++) {
        if (*at == '_')
            *at = ' ';
    }
    if (is_among(folded, NO_RATING, G_N_ELEMENTS(NO_RATING)))
        return TENET__RATING_NONE;
    if (is_among(folded, NOT_OBSERVED, G_N_ELEMENTS(NOT_OBSERVED)))
        return TENET__RATING_NOT_OBSERVED;
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (strcmp(folded, WORDS[i]) == 0) {
            *rating = (tenet__rating){(double)(i + 1), 1, G_N_ELEMENTS(WORDS)};
            return TENET__RATING_GIVEN;
        }
    }
    return read_figure(folded, low, high, rating);
}
