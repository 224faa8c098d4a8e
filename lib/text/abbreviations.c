/*
 * The words that sentences and lines turn on. English, with the few that its neighbours share;
 * lists are in the order of strcmp().
 */
#include "text/abbreviations.h"

#include "text/chars.h"

/* Longer than any word of the lists. */
#define WORD_BYTES 16

/* The longest abbreviation. */
#define ABBREVIATION_BYTES 6

static const char *const lead_on[] = {
    "approx", "asst", "ca",   "capt", "cf",   "col",  "dept", "dr",     "e.g", "eg",  "esp",
    "etal",   "gen",  "gov",  "i.e",  "ie",   "incl", "lt",   "messrs", "mr",  "mrs", "ms",
    "mt",     "mx",   "poss", "prob", "prof", "resp", "rev",  "sgt",    "st",  "viz", "vs",
};

/* Only with a number behind them; "no." and "may." are words. */
static const char *const lead_to_number[] = {
    "apr", "art", "aug", "ch",  "dec", "feb", "fig", "jan", "jul",  "jun", "mar", "no",
    "nos", "nov", "nr",  "oct", "p",   "pp",  "sec", "sep", "sept", "tel", "vol",
};

static const char *const end_before_capital[] = {
    "al", "avg", "co",  "corp", "depts", "est", "etc", "ext", "hr",   "hrs", "inc",
    "jr", "ltd", "max", "min",  "mins",  "mo",  "mos", "sr",  "temp", "yr",  "yrs",
};

static const char *const function_words[] = {
    "a",       "about", "after",   "also",  "although", "an",   "and",    "are",     "as",
    "at",      "be",    "because", "been",  "before",   "but",  "by",     "can",     "could",
    "each",    "every", "for",     "from",  "had",      "has",  "have",   "he",      "her",
    "his",     "how",   "i",       "if",    "in",       "into", "is",     "its",     "my",
    "nor",     "of",    "on",      "or",    "our",      "she",  "should", "since",   "so",
    "than",    "that",  "the",     "their", "these",    "they", "this",   "those",   "through",
    "to",      "under", "until",   "very",  "was",      "we",   "were",   "when",    "where",
    "whether", "which", "while",   "who",   "whose",    "will", "with",   "without", "would",
    "your",
};

static const char *const openers[] = {
    "a",       "after", "all",   "also",  "although", "an",   "and",  "as",   "at",
    "because", "but",   "did",   "do",    "even",     "for",  "he",   "her",  "his",
    "how",     "i",     "if",    "in",    "it",       "my",   "no",   "not",  "now",
    "on",      "once",  "our",   "she",   "since",    "so",   "some", "that", "the",
    "their",   "then",  "there", "these", "they",     "this", "to",   "we",   "what",
    "when",    "where", "while", "who",   "why",      "yes",  "you",
};

/* Whether a list holds a word, by halves; bsearch() with strcmp() takes three times as long for
 * words that mostly differ in their first letter. */
static gboolean is_listed(const char *word, const char *const *list, size_t count)
{
    while (count > 0) {
        const char *const *middle = list + count / 2;
        const char *p = word, *q = *middle;
        while (*p == *q && *p != '\0') {
            p++;
            q++;
        }
        if (*p == *q)
            return TRUE;
        if (*p > *q) {
            list = middle + 1;
            count--;
        }
        count /= 2;
    }
    return FALSE;
}

#define LISTED(word, list) is_listed((word), (list), G_N_ELEMENTS(list))

/* Lower case of a word of ASCII; "" when it is none or too long. */
static void lower(const char *start, const char *end, char word[WORD_BYTES])
{
    size_t length = 0;
    while (start + length < end && length < WORD_BYTES - 1 && tenet__is_ascii(start + length)) {
        char c = start[length];
        word[length++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    word[start + length == end ? length : 0] = '\0';
}

/* Letters, and the dots of "e.g". */
static gboolean in_abbreviation(char c)
{
    return g_ascii_isalnum(c) || c == '.';
}

const char *tenet__stop_word(const char *start, const char *stop)
{
    const char *p = stop;
    while (p > start && stop - p < WORD_BYTES && tenet__is_word_start(tenet__char_before(p, start)))
        p = g_utf8_prev_char(p);
    return p;
}

/* "J", "M.I.T", "p.m": single letters between dots. */
static gboolean are_initials(const char *p, const char *stop)
{
    for (; p < stop; p += 2) {
        if (!g_ascii_isalpha(*p) || (p + 1 < stop && p[1] != '.'))
            return FALSE;
    }
    return TRUE;
}

tenet__abbreviation_kind tenet__abbreviation(const char *start, const char *stop, const char *next,
                                             const char *end)
{
    const char *p = stop;
    for (; p > start && in_abbreviation(p[-1]); p--) {
        if (stop - p == WORD_BYTES || (stop - p == ABBREVIATION_BYTES && stop[-2] != '.'))
            return TENET__NO_ABBREVIATION;
    }
    char word[WORD_BYTES];
    lower(p, stop, word);
    if (*word == '\0' || tenet__is_word_start(tenet__char_before(p, start)))
        return TENET__NO_ABBREVIATION;
    if (stop - p <= ABBREVIATION_BYTES) {
        if (LISTED(word, lead_on) ||
            (next < end && g_ascii_isdigit(*next) && LISTED(word, lead_to_number)))
            return TENET__LEADS_ON;
        if (LISTED(word, end_before_capital))
            return TENET__ENDS_BEFORE_CAPITAL;
    }
    gboolean one = word[1] == '\0';
    if (!are_initials(p, stop) || (one && (*p == 'I' || !g_ascii_isupper(*p))))
        return TENET__NO_ABBREVIATION;
    if (next < end && !tenet__is_upper(tenet__char(next)))
        return one ? TENET__NO_ABBREVIATION : TENET__LEADS_ON;
    return TENET__INITIALS;
}

gboolean tenet__is_function_word(const char *start, const char *line_end)
{
    const char *p = line_end;
    while (p > start && line_end - p < WORD_BYTES && g_ascii_isalpha(p[-1]))
        p--;
    char word[WORD_BYTES];
    lower(p, line_end, word);
    return *word != '\0' && LISTED(word, function_words);
}

gboolean tenet__is_sentence_opener(const char *p, const char *end)
{
    if (!tenet__is_upper(tenet__char_at(p, end)))
        return FALSE;
    const char *word_end = p;
    while (word_end < end && word_end - p < WORD_BYTES && g_ascii_isalpha(*word_end))
        word_end++;
    char word[WORD_BYTES];
    lower(p, word_end, word);
    return *word != '\0' && LISTED(word, openers);
}
