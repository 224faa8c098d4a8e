/*
 * Reading the literals off a pattern, along PCRE2's syntax. Whatever this does not know for certain
 * ends the reading, and the pattern then has no literal: that costs time but never a match. See
 * literals.h.
 *
 * A branch needs each of its items; of their literals the longest is kept, since long words are
 * rare. Alternatives need one of theirs. Lookarounds, optional items and classes need nothing.
 */
#include "model/literals.h"

#include <stdlib.h>
#include <string.h>

/* More alternatives than this, or deeper groups, are given up. */
#define MAX_LITERALS      32
#define MAX_DEPTH         32

#define LITERAL_BYTES_MIN 2

typedef struct literal_reader {
    const char *p;
    gboolean lost; /* met something that is not understood */
    int depth;
} literal_reader;

/* One branch while it is read. */
typedef struct branch {
    GString *run;    /* letters and digits in a row up to here */
    GPtrArray *best; /* or NULL */
} branch;

static GPtrArray *read_alternatives(literal_reader *reader);

static void lose(literal_reader *reader)
{
    reader->lost = TRUE;
    reader->p += strlen(reader->p);
}

static size_t shortest(const GPtrArray *literals)
{
    size_t least = G_MAXSIZE;
    for (guint i = 0; i < literals->len; i++)
        least = MIN(least, strlen(literals->pdata[i]));
    return least;
}

/* Keeps the better of the branch's literals and these, which it takes over; NULL is nothing. */
static void offer(branch *one, GPtrArray *literals)
{
    if (literals == NULL)
        return;
    gboolean better = one->best == NULL || shortest(literals) > shortest(one->best) ||
                      (shortest(literals) == shortest(one->best) && literals->len < one->best->len);
    if (better) {
        GPtrArray *worse = one->best;
        one->best = literals;
        literals = worse;
    }
    if (literals != NULL)
        g_ptr_array_unref(literals);
}

/* Ends a run of letters: what follows need not touch it. */
static void end_run(branch *one)
{
    if (one->run->len >= LITERAL_BYTES_MIN) {
        GPtrArray *literals = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(literals, g_strdup(one->run->str));
        offer(one, literals);
    }
    g_string_truncate(one->run, 0);
}

/* ---- Quantifiers --------------------------------------------------------------------------- */

/* How often the item before p must stand at least, and *fixed if it stands exactly once. */
static int read_quantifier(literal_reader *reader, gboolean *fixed)
{
    const char *p = reader->p;
    int least = *p == '+' ? 1 : 0;
    *fixed = FALSE;
    if (*p == '{') {
        /* "{2,}"; ",3" and blanks count from PCRE2 10.43 on. Else "{" is a sign like any other */
        size_t span = strspn(p + 1, "0123456789, \t");
        if (span == 0 || p[1 + span] != '}') {
            *fixed = TRUE;
            return 1;
        }
        least = g_ascii_isdigit(p[1]) && strtol(p + 1, NULL, 10) > 0;
        p += span + 2;
    } else if (*p == '*' || *p == '+' || *p == '?') {
        p++;
    } else {
        *fixed = TRUE;
        return 1;
    }
    if (*p == '?' || *p == '+') /* lazy, possessive */
        p++;
    reader->p = p;
    return least;
}

/* Passes over the quantifier of an item that needs no letters. */
static void skip_quantifier(literal_reader *reader)
{
    gboolean fixed;
    read_quantifier(reader, &fixed);
}

/* ---- Items --------------------------------------------------------------------------------- */

/* A letter or digit. Repeated it ends the run: behind it may stand the letter again. */
static void read_letter(literal_reader *reader, branch *one)
{
    char letter = g_ascii_tolower(*reader->p++);
    gboolean fixed;
    int least = read_quantifier(reader, &fixed);
    if (least > 0)
        g_string_append_c(one->run, letter);
    if (!fixed)
        end_run(one);
}

/* "[...]": passed over. */
static void read_class(literal_reader *reader)
{
    const char *p = reader->p + 1;
    p += *p == '^';
    if (*p == ']') /* first it is a sign of the class */
        p++;
    while (*p != '\0' && *p != ']') {
        if (p[0] == '\\' && p[1] != '\0') {
            if (p[1] == 'Q' || p[1] == 'E') {
                lose(reader);
                return;
            }
            p += 2;
        } else if (p[0] == '[' && (p[1] == ':' || p[1] == '.' || p[1] == '=')) {
            char end[] = {p[1], ']', '\0'};
            const char *close = strstr(p + 2, end);
            p = close != NULL ? close + 2 : p + 1;
        } else {
            p++;
        }
    }
    if (*p == '\0') {
        lose(reader);
        return;
    }
    reader->p = p + 1;
    skip_quantifier(reader);
}

/* "\d", "\b", "\.", "\1", "\p{L}": no letters of the text. Others are given up. */
static void read_escape(literal_reader *reader)
{
    const char *p = reader->p + 1;
    if (*p == 'p' || *p == 'P') {
        const char *close = p[1] == '{' ? strchr(p, '}') : p[1] != '\0' ? p + 1 : NULL;
        if (close == NULL) {
            lose(reader);
            return;
        }
        p = close;
    } else if (*p == '\0' || *p == '0' ||
               (g_ascii_isalpha(*p) && strchr("dDwWsSbBAzZhHvVRXnrtfaeKG", *p) == NULL)) {
        lose(reader);
        return;
    }
    if (g_ascii_isdigit(*p))
        p += strspn(p, "0123456789") - 1;
    reader->p = p + 1;
    while ((*reader->p & 0xC0) == 0x80) /* of an escaped sign beyond ASCII */
        reader->p++;
    skip_quantifier(reader);
}

/* Behind "(": what kind of group it is, up to its content. FALSE for one that needs nothing, such
 * as a lookaround, or is no group at all. */
static gboolean read_group_head(literal_reader *reader)
{
    const char *p = reader->p;
    if (*p == '*') {
        lose(reader);
        return FALSE;
    }
    if (*p != '?')
        return TRUE;
    p++;
    if (*p == 'P')
        p++;
    if (*p == ':' || *p == '>' || *p == '|') {
        reader->p = p + 1;
        return p[-1] != 'P' || (lose(reader), FALSE); /* "(?P>name)" recurs */
    }
    if (*p == '=' || *p == '!' || (*p == '<' && (p[1] == '=' || p[1] == '!'))) {
        if (p[-1] == 'P')
            lose(reader);
        else
            reader->p = p + 1 + (*p == '<');
        return FALSE;
    }
    if (*p == '<' || *p == '\'') {
        const char *close = strchr(p + 1, *p == '<' ? '>' : '\'');
        if (close == NULL)
            lose(reader);
        else
            reader->p = close + 1;
        return close != NULL;
    }
    size_t flags = strspn(p, "imsJU-");
    if (flags == 0 || (p[flags] != ':' && p[flags] != ')')) {
        lose(reader);
        return FALSE;
    }
    reader->p = p + flags + (p[flags] == ':');
    return TRUE;
}

static void read_group(literal_reader *reader, branch *one)
{
    reader->p++;
    gboolean needed = read_group_head(reader);
    if (reader->lost || ++reader->depth > MAX_DEPTH) {
        lose(reader);
        return;
    }
    GPtrArray *literals = read_alternatives(reader);
    reader->depth--;
    if (*reader->p != ')')
        lose(reader);
    else
        reader->p++;
    gboolean fixed;
    if (needed && read_quantifier(reader, &fixed) > 0) {
        offer(one, literals);
        return;
    }
    if (!needed)
        skip_quantifier(reader);
    if (literals != NULL)
        g_ptr_array_unref(literals);
}

/* ---- Branches ------------------------------------------------------------------------------ */

static void read_item(literal_reader *reader, branch *one)
{
    if (g_ascii_isalnum(*reader->p)) {
        read_letter(reader, one);
        return;
    }
    end_run(one);
    switch (*reader->p) {
    case '(':
        read_group(reader, one);
        break;
    case '[':
        read_class(reader);
        break;
    case '\\':
        read_escape(reader);
        break;
    default:
        reader->p++;
        while ((*reader->p & 0xC0) == 0x80)
            reader->p++;
        skip_quantifier(reader);
    }
}

/* The best literals of one branch, or NULL. */
static GPtrArray *read_branch(literal_reader *reader)
{
    branch one = {g_string_new(NULL), NULL};
    while (*reader->p != '\0' && *reader->p != '|' && *reader->p != ')')
        read_item(reader, &one);
    end_run(&one);
    g_string_free(one.run, TRUE);
    return one.best;
}

/* The literals of all alternatives up to ")" or the end, or NULL if one of them has none. */
static GPtrArray *read_alternatives(literal_reader *reader)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    gboolean known = TRUE;
    for (;;) {
        g_autoptr(GPtrArray) literals = read_branch(reader);
        known &= literals != NULL;
        for (guint i = 0; literals != NULL && i < literals->len; i++)
            g_ptr_array_add(all, g_strdup(literals->pdata[i]));
        if (*reader->p != '|')
            break;
        reader->p++;
    }
    return known && all->len <= MAX_LITERALS ? g_steal_pointer(&all) : NULL;
}

GPtrArray *tenet__literals_of(const char *pattern)
{
    literal_reader reader = {.p = pattern};
    g_autoptr(GPtrArray) literals = read_alternatives(&reader);
    return !reader.lost && *reader.p == '\0' ? g_steal_pointer(&literals) : NULL;
}
