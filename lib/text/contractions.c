/*
 * English contractions, which are read as the two words that they stand for. With an apostrophe
 * they follow rules; without one, as notes are typed, only spellings that are no other word count:
 * "dont" and "Im", but never "its", "were", "well", "ill" or "id".
 */
#include "text/contractions.h"

#include <stdlib.h>
#include <string.h>

/* The longest word of the table below. */
#define BARE_BYTES 9

typedef struct bare_spelling {
    const char *word;
    tenet__contraction parts;
} bare_spelling;

/* Spelled without the apostrophe, or with it in a wrong place; in the order of strcmp(). */
static const bare_spelling bares[] = {
    {"aint", {2, "is", "not"}},      {"arent", {3, NULL, "not"}},   {"cannot", {3, NULL, "not"}},
    {"cant", {2, "can", "not"}},     {"couldnt", {5, NULL, "not"}}, {"couldve", {5, NULL, "have"}},
    {"didnt", {3, NULL, "not"}},     {"doesnt", {4, NULL, "not"}},  {"dont", {2, NULL, "not"}},
    {"hadnt", {3, NULL, "not"}},     {"hasnt", {3, NULL, "not"}},   {"havent", {4, NULL, "not"}},
    {"heres", {4, NULL, "s"}},       {"hes", {2, NULL, "s"}},       {"im", {1, NULL, "am"}},
    {"isnt", {2, NULL, "not"}},      {"itll", {2, NULL, "will"}},   {"ive", {1, NULL, "have"}},
    {"mightnt", {5, NULL, "not"}},   {"mustnt", {4, NULL, "not"}},  {"neednt", {4, NULL, "not"}},
    {"shant", {3, "shall", "not"}},  {"shes", {3, NULL, "s"}},      {"shouldnt", {6, NULL, "not"}},
    {"shouldve", {6, NULL, "have"}}, {"thats", {4, NULL, "s"}},     {"theres", {5, NULL, "s"}},
    {"theyd", {4, NULL, "d"}},       {"theyll", {4, NULL, "will"}}, {"theyre", {4, NULL, "are"}},
    {"theyve", {4, NULL, "have"}},   {"wasnt", {3, NULL, "not"}},   {"werent", {4, NULL, "not"}},
    {"weve", {2, NULL, "have"}},     {"whats", {4, NULL, "s"}},     {"wheres", {5, NULL, "s"}},
    {"wont", {2, "will", "not"}},    {"wouldnt", {5, NULL, "not"}}, {"wouldve", {5, NULL, "have"}},
    {"youd", {3, NULL, "d"}},        {"youll", {3, NULL, "will"}},  {"youre", {3, NULL, "are"}},
    {"youve", {3, NULL, "have"}},
};

/* After these, 's and 'd are "is", "has", "would"; after nouns 's is a possessive. */
static const char *const takes_s[] = {"he",    "here", "how",  "it",    "let", "she", "that",
                                      "there", "what", "when", "where", "who", "why"};
static const char *const takes_d[] = {"he",   "how", "i",    "it",    "she", "that", "there",
                                      "they", "we",  "what", "where", "who", "why",  "you"};

static gboolean among(const char *word, size_t length, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(list[i]) == length && memcmp(list[i], word, length) == 0)
            return TRUE;
    }
    return FALSE;
}

static int compare_word(const void *word, const void *row)
{
    return strcmp(word, ((const bare_spelling *)row)->word);
}

/* How the words of the table begin and end: few others do, and most words are met here first. */
static gboolean looks_bare(const char *word, size_t length)
{
    char before = word[length - 2];
    if (strchr("acdhimnstwy", *word) == NULL)
        return FALSE;
    switch (word[length - 1]) {
    case 't':
        return before == 'n' || before == 'o';
    case 'e':
        return before == 'v' || before == 'r';
    case 's':
        return before == 'e' || before == 't';
    case 'd':
        return before == 'y' || before == 'u';
    case 'l':
        return before == 'l';
    default:
        return word[length - 1] == 'm' && length == 2;
    }
}

static gboolean find_bare(const char *word, tenet__contraction *parts)
{
    const bare_spelling *found =
        bsearch(word, bares, G_N_ELEMENTS(bares), sizeof *bares, compare_word);
    if (found != NULL)
        *parts = found->parts;
    return found != NULL;
}

/* "don't", and "do'nt" as well. */
static gboolean find_not(const char *word, size_t length, const char *apostrophe,
                         tenet__contraction *parts)
{
    if (length < 4 || length > BARE_BYTES + 1 || word[length - 1] != 't')
        return FALSE;
    char joined[BARE_BYTES + 1];
    size_t before = (size_t)(apostrophe - word);
    memcpy(joined, word, before);
    memcpy(joined + before, apostrophe + 1, length - before); /* with the NUL */
    if (find_bare(joined, parts))
        return strcmp(parts->second, "not") == 0 && strcmp(joined, "cannot") != 0;
    if (strcmp(apostrophe, "'t") != 0 || word[before - 1] != 'n')
        return FALSE;
    *parts = (tenet__contraction){(int)before - 1, NULL, "not"};
    return before > 2;
}

static gboolean find_clitic(const char *word, const char *apostrophe, tenet__contraction *parts)
{
    static const struct {
        const char *written, *second;
    } clitics[] = {{"'m", "am"},    {"'re", "are"}, {"'ve", "have"},
                   {"'ll", "will"}, {"'d", "d"},    {"'s", "s"}};
    size_t length = (size_t)(apostrophe - word);
    for (size_t i = 0; i < G_N_ELEMENTS(clitics); i++) {
        if (strcmp(apostrophe, clitics[i].written) != 0)
            continue;
        *parts = (tenet__contraction){(int)length, NULL, clitics[i].second};
        switch (apostrophe[1]) {
        case 'm':
            return length == 1 && *word == 'i';
        case 's':
            return among(word, length, takes_s, G_N_ELEMENTS(takes_s));
        case 'd':
            return among(word, length, takes_d, G_N_ELEMENTS(takes_d));
        default: /* 're, 've and 'll are never possessives */
            return TRUE;
        }
    }
    return FALSE;
}

gboolean tenet__contraction_find(const char *word, size_t length, const char *written,
                                 tenet__contraction *parts)
{
    const char *apostrophe = memchr(word, '\'', length);
    if (apostrophe == NULL && (length < 2 || length > BARE_BYTES))
        return FALSE;
    if (apostrophe == NULL) {
        /* IM is a way to write messages, IVE an abbreviation */
        gboolean capitals = *word == 'i' && length <= 3 && g_ascii_isupper(written[1]);
        return !capitals && looks_bare(word, length) && find_bare(word, parts);
    }
    if (apostrophe == word)
        return FALSE;
    return find_not(word, length, apostrophe, parts) || find_clitic(word, apostrophe, parts);
}
