/*
 * Sentences: where they end within one turn. Full stops end them unless they belong to an
 * abbreviation, an initial, a number or an address; line breaks end them in lists and short notes
 * but not in text that was wrapped at a margin. The lists of words stand in abbreviations.c.
 */
#include "text/sentences.h"

#include <limits.h>

#include "text/abbreviations.h"
#include "text/scan.h"

/* A line this long can have been broken at a margin. */
#define WRAP_COLUMNS_MIN 50
#define WRAP_COLUMNS_MAX 120
#define WRAP_LINES_MIN   3

/* "12." and "12)" number a list. */
#define LIST_DIGITS_MAX 3

/* ---- Lines --------------------------------------------------------------------------------- */

/* Behind the line break at p, a CR LF being one. */
static const char *skip_line_end(const char *p, const char *end)
{
    if (*p == '\r' && p + 1 < end && p[1] == '\n')
        return p + 2;
    return g_utf8_next_char(p);
}

static const char *find_line_end(const char *p, const char *end)
{
    /* the ends beyond ASCII begin with the bytes C2 and E2 */
    static const tenet__landmarks ends = {
        {TENET__LINE_END_BITS, 0, 0, TENET__BIT(0xC2) | TENET__BIT(0xE2)}, {0}, FALSE};
    p = tenet__scan(p, end, &ends);
    while (p < end && !tenet__is_line_end(tenet__char(p)))
        p = tenet__scan(p + 1, end, &ends);
    return p;
}

/* The place behind "12." or "b)" at p; p where there is none. */
static const char *skip_number(const char *p, const char *end)
{
    const char *q = p;
    if (q < end && g_ascii_isalpha(*q) && q + 1 < end && q[1] == ')')
        return q + 2;
    while (q < end && q - p < LIST_DIGITS_MAX && g_ascii_isdigit(*q))
        q++;
    return q > p && q < end && (*q == '.' || *q == ')') ? q + 1 : p;
}

static gboolean is_list_line(const char *p, const char *end)
{
    p = tenet__skip_blank_in_line(p, end);
    const char *behind = skip_number(p, end);
    if (behind == p && p < end && tenet__is_bullet(tenet__char(p)))
        behind = g_utf8_next_char(p);
    return behind > p && (behind == end || tenet__is_blank(tenet__char(behind)) ||
                          (!g_ascii_isdigit(*behind) && g_ascii_isdigit(*p)));
}

/* Characters up to a NUL; past WRAP_COLUMNS_MAX it does not matter how many. */
static int columns(const char *p, const char *end)
{
    int count = 0;
    for (; p < end && *p != '\0' && count <= WRAP_COLUMNS_MAX; p++)
        count += ((guchar)*p & 0xC0) != 0x80;
    return count;
}

/* Whether the paragraph at p, which ends at the next blank or list line, was wrapped at a margin:
 * each line but the last is too long for the first word of the next one to have stood on it. */
static gboolean is_wrapped(const char *p, const char *end)
{
    int lines = 0, before = 0, longest = 0, shortest_refused = INT_MAX;
    while (p < end) {
        const char *line_end = find_line_end(p, end);
        const char *first = tenet__skip_blank_in_line(p, line_end);
        if (first == line_end || (lines > 0 && is_list_line(p, end)))
            break;
        const char *word_end = first;
        while (word_end < line_end && !tenet__is_blank(tenet__char(word_end)))
            word_end = g_utf8_next_char(word_end);
        if (lines > 0)
            shortest_refused = MIN(shortest_refused, before + 1 + columns(first, word_end));
        before = columns(first, tenet__trim_end(first, line_end));
        longest = MAX(longest, before);
        if (longest > WRAP_COLUMNS_MAX || shortest_refused <= longest)
            return FALSE;
        lines = MIN(lines + 1, WRAP_LINES_MIN);
        p = line_end < end ? skip_line_end(line_end, end) : line_end;
    }
    return lines >= WRAP_LINES_MIN && longest >= WRAP_COLUMNS_MIN;
}

/* The same of the present paragraph. It is measured when that first matters: where lines end with
 * sentences it never does. */
static gboolean in_wrapped(tenet__sentence_walk *walk)
{
    if (!walk->measured)
        walk->wrapped = is_wrapped(walk->paragraph, walk->end);
    walk->measured = TRUE;
    return walk->wrapped;
}

/* Whether the sentence goes on behind the line break at p. */
static gboolean line_goes_on(tenet__sentence_walk *walk, const char *p)
{
    const char *next = skip_line_end(p, walk->end);
    const char *first = tenet__skip_blank_in_line(next, walk->end);
    if (first == walk->end || tenet__is_line_end(tenet__char(first)) ||
        is_list_line(next, walk->end))
        return FALSE;
    const char *line_end = tenet__trim_end(walk->line, p);
    gunichar last = tenet__char_before(line_end, walk->line);
    if (last == ',' || tenet__is_function_word(walk->line, line_end) || in_wrapped(walk))
        return TRUE;
    if (!tenet__is_lower(tenet__char(first)))
        return FALSE;
    return last == '-' || columns(walk->line, line_end) >= WRAP_COLUMNS_MIN;
}

/* ---- Full stops ---------------------------------------------------------------------------- */

static gboolean is_stop(gunichar c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* Ends a sentence without a blank behind it: scripts that use none. */
static gboolean is_wide_stop(gunichar c)
{
    if (c < 0x80)
        return FALSE;
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x0964 || c == 0x061F || c == 0x06D4;
}

static gboolean is_closer(gunichar c)
{
    if (c < 0x80)
        return c == ')' || c == ']' || c == '}' || c == '*';
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
           c == 0x201C;
}

/* Quotation marks and brackets that belong to the sentence before them. */
static const char *skip_closers(const char *p, const char *end)
{
    for (; p < end; p = g_utf8_next_char(p)) {
        gunichar c = tenet__char(p);
        if (c == '"' || c == '\'') {
            /* before a word it opens the next quotation */
            if (tenet__is_word_start(tenet__char_at(p + 1, end)))
                break;
        } else if (!is_closer(c)) {
            break;
        }
    }
    return p;
}

/* "Then", "I'm": the first word of a sentence, not the tail of a file name. */
static gboolean starts_sentence(const char *p, const char *end)
{
    if (!tenet__is_upper(tenet__char_at(p, end)))
        return FALSE;
    gunichar second = tenet__char_at(g_utf8_next_char(p), end);
    return second == 0 || tenet__is_lower(second) || tenet__is_blank(second) ||
           tenet__is_apostrophe(second);
}

/* The stop has no blank behind it: "in life.Question", but not "www.x.com" nor "3.5". */
static gboolean ends_tightly(const char *start, const char *stop, const char *behind,
                             const char *end)
{
    gunichar before = tenet__char_before(stop, start);
    if (!starts_sentence(behind, end))
        return FALSE;
    if (!tenet__is_letter(before) && !tenet__is_digit(before))
        return before != 0 && g_unichar_type(before) == G_UNICODE_CLOSE_PUNCTUATION;
    if (*stop != '.')
        return TRUE;
    const char *word = tenet__stop_word(start, stop);
    return stop - word > 1 && tenet__char_before(word, start) != '.' &&
           tenet__abbreviation(start, stop, behind, end) == TENET__NO_ABBREVIATION;
}

/* A single full stop with a blank behind it. */
static gboolean full_stop_ends(const char *start, const char *stop, const char *next,
                               const char *end)
{
    switch (tenet__abbreviation(start, stop, next, end)) {
    case TENET__NO_ABBREVIATION:
        return TRUE;
    case TENET__LEADS_ON:
        return FALSE;
    case TENET__ENDS_BEFORE_CAPITAL:
        return tenet__is_upper(tenet__char(next)) || tenet__char(next) == '"';
    default: /* an initial or acronym: only when what follows begins sentences */
        return tenet__is_sentence_opener(next, end);
    }
}

/* Whether the run of stops [stop, run_end), followed by `closed`, ends the sentence. */
static gboolean stop_ends(const tenet__sentence_walk *walk, const char *start, const char *stop,
                          const char *run_end, const char *closed)
{
    const char *next = tenet__skip_blank(closed, walk->end);
    if (next == walk->end)
        return TRUE;
    gunichar before = tenet__char_before(stop, start), after = tenet__char(next);
    gboolean asks = FALSE;
    for (const char *p = stop; p < run_end; p++)
        asks |= *p == '?' || *p == '!';
    gboolean ellipsis = !asks && (run_end - stop > 1);
    if (ellipsis)
        return tenet__is_upper(after);
    if (next == closed)
        return ends_tightly(start, stop, next, walk->end);
    if (asks) /* "really?" he said; (?) */
        return before != '(' && before != '[' && !(closed > run_end && tenet__is_lower(after));
    if (closed > run_end && tenet__is_lower(after))
        return FALSE;
    return closed > run_end || full_stop_ends(start, stop, next, walk->end);
}

/* ---- The walk ------------------------------------------------------------------------------ */

static int32_t ending_of(const char *stop, const char *run_end)
{
    for (const char *p = stop; p < run_end; p = g_utf8_next_char(p)) {
        gunichar c = tenet__char(p);
        if (c == '?' || c == 0xFF1F || c == 0x061F)
            return '?';
        if (c == '!' || c == 0xFF01)
            return '!';
    }
    return '.';
}

/* Goes to the next sign, minding where its line begins, and its paragraph: behind a blank line, or
 * with the line of a list. */
static const char *skip_to_sentence(tenet__sentence_walk *walk)
{
    const char *p = walk->at;
    int lines = 0;
    while (p < walk->end && tenet__is_blank(tenet__char(p))) {
        gboolean ends = tenet__is_line_end(tenet__char(p));
        lines = MIN(lines + ends, 2);
        p = ends ? skip_line_end(p, walk->end) : g_utf8_next_char(p);
    }
    if (walk->line == NULL || lines > 0)
        walk->line = p;
    if (walk->paragraph == NULL || lines > 1 || (lines > 0 && is_list_line(p, walk->end))) {
        walk->paragraph = p;
        walk->measured = FALSE;
    }
    return p;
}

/* Looks at one character of a sentence: gives where to go on, or NULL and the sentence's *end. */
static const char *step(tenet__sentence_walk *walk, const char *start, const char *p,
                        const char **end, int32_t *ending)
{
    gunichar c = tenet__char(p);
    const char *next = g_utf8_next_char(p);
    if (tenet__is_line_end(c)) {
        if (line_goes_on(walk, p))
            return walk->line = skip_line_end(p, walk->end);
        *ending = '\n';
        *end = p;
        return NULL;
    }
    if (!is_stop(c) && !is_wide_stop(c))
        return next;
    while (next < walk->end && (is_stop(tenet__char(next)) || is_wide_stop(tenet__char(next))))
        next = g_utf8_next_char(next);
    const char *closed = skip_closers(next, walk->end);
    if (!is_wide_stop(c) && !stop_ends(walk, start, p, next, closed))
        return next;
    *ending = ending_of(p, next);
    *end = closed;
    return NULL;
}

/* What step() has to look at, beyond ASCII by the first bytes; all else it passes over. */
static const tenet__landmarks notable = {
    {TENET__LINE_END_BITS | TENET__BIT('.') | TENET__BIT('!') | TENET__BIT('?'), 0, 0,
     TENET__BIT(0xC2) | TENET__BIT(0xD8) | TENET__BIT(0xDB) | TENET__BIT(0xE0) | TENET__BIT(0xE2) |
         TENET__BIT(0xE3) | TENET__BIT(0xEF)},
    {TENET__EIGHT('.'), TENET__EIGHT('!'), TENET__EIGHT('?')},
    FALSE};

gboolean tenet__sentence_next(tenet__sentence_walk *walk, const char **start, const char **end,
                              int32_t *ending)
{
    const char *from = skip_to_sentence(walk);
    if (from == walk->end)
        return FALSE;
    *start = from;
    *end = walk->end;
    *ending = 0;
    /* the full stop of a list line's number ends nothing */
    const char *p = from == walk->line ? skip_number(from, walk->end) : from;
    for (;;) {
        p = tenet__scan(p, walk->end, &notable);
        if (p == walk->end || (p = step(walk, from, p, end, ending)) == NULL)
            break;
    }
    walk->at = *end;
    if (*ending == 0 || *ending == '\n') /* no stop is blank */
        *end = tenet__trim_end(from, *end);
    return TRUE;
}
