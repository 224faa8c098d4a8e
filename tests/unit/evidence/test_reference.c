/*
 * The matcher against the slow reference on random models and texts. The matcher reads with the
 * memory of all texts before, the reference each text afresh. TENET_TEST_CASES says how many
 * (100,000), TENET_TEST_SEED which.
 */
#include <stdlib.h>
#include <string.h>

#include "matching.h"
#include "reference.h"

static const char *const WORDS[] = {"help",
                                    "support",
                                    "stay",
                                    "late",
                                    "team",
                                    "not",
                                    "do",
                                    "respect",
                                    "to",
                                    "a",
                                    "listen",
                                    "na\xC3\xAFve",
                                    "fine",
                                    "stra\xC3\x9F"
                                    "e"};
static const char *const SPOKEN[] = {"help",
                                     "helps",
                                     "helped",
                                     "helping",
                                     "helper",
                                     "support",
                                     "supportive",
                                     "stay",
                                     "stays",
                                     "late",
                                     "later",
                                     "team",
                                     "teams",
                                     "not",
                                     "don't",
                                     "don\xE2\x80\x99t",
                                     "Cannot",
                                     "respect",
                                     "re\xC2\xADspect",
                                     "to",
                                     "a",
                                     "listen",
                                     "friend",
                                     "friends",
                                     "guests",
                                     "guest",
                                     "Help",
                                     "na\xC3\xAFve",
                                     "NAI\xCC\x88VE",
                                     "\xEF\xAC\x81ne",
                                     "STRASSE",
                                     "Stra\xC3\x9F"
                                     "e"};
static const char *const BETWEEN[] = {" ",
                                      " ",
                                      " ",
                                      " ",
                                      " ",
                                      " ",
                                      " ",
                                      " ",
                                      " ",
                                      "-",
                                      ", ",
                                      " - ",
                                      ". ",
                                      "\n",
                                      "; ",
                                      " \"",
                                      "/",
                                      "! ",
                                      ": ",
                                      " (",
                                      ") ",
                                      "...",
                                      " \xE2\x80\x9C",
                                      "\xE2\x80\x9D ",
                                      " \xE2\x80\x93 ",
                                      "\xE2\x80\xA6 "};
static const char *const TAGS[] = {"<b>", "</b>", "<br>", "&amp;", "&nbsp;", "<p>", " <i> "};
static const char *const LABELS[] = {"\nQ: ", "\nA: ", "\nInterviewer: ", "\nCandidate: "};

/* Pieces of patterns, which random_pattern() strings together. */
static const char *const PIECES[] = {"help",
                                     "(?:help|support)",
                                     "\\w+",
                                     "[a-z]{3,}",
                                     "(?:ed|ing)",
                                     "(?:s|ed)?",
                                     " ",
                                     " (?:\\w+ )?",
                                     "stra(?:ss|\xC3\x9F)e",
                                     "\\b",
                                     "team",
                                     "res[pt]ect",
                                     "li?sten",
                                     "t+o",
                                     "(?=\\w)",
                                     "(?<!not )",
                                     "na\xC3\xAFve",
                                     "fi?ne",
                                     "(late|stay)",
                                     "do(?: not)?",
                                     "(?i)",
                                     "su(p)\\1ort",
                                     "x{0,2}",
                                     "guest|friend"};

#define ANY(random, array) ((array)[g_rand_int_range((random), 0, G_N_ELEMENTS(array))])

static void append_word(GString *term, GRand *random)
{
    int kind = g_rand_int_range(random, 0, 8);
    if (kind == 0) {
        g_string_append(term, "{people}");
        return;
    }
    const char *word = ANY(random, WORDS);
    g_string_append(term, word);
    if (kind < 3)
        g_string_append_c(term, '+');
    else if (kind == 3 && strlen(word) > 3)
        g_string_append_c(term, '*');
}

static void append_group(GString *term, GRand *random)
{
    int ways = g_rand_int_range(random, 1, 4);
    g_string_append_c(term, '(');
    for (int i = 0; i < ways; i++) {
        g_string_append(term, i > 0 ? "|" : "");
        int words = g_rand_int_range(random, 1, 4);
        for (int j = 0; j < words; j++) {
            g_string_append(term, j > 0 ? " " : "");
            append_word(term, random);
        }
    }
    g_string_append_c(term, ')');
}

static char *random_term(GRand *random)
{
    GString *term = g_string_new(NULL);
    int elements = g_rand_int_range(random, 1, 5);
    for (int i = 0; i < elements; i++) {
        if (i > 0 && g_rand_int_range(random, 0, 8) == 0)
            g_string_append(term, " & ");
        else if (i > 0 && g_rand_int_range(random, 0, 2) == 0)
            g_string_append_printf(term, " ~%d ", g_rand_int_range(random, 1, 5));
        else if (i > 0)
            g_string_append_c(term, ' ');
        if (g_rand_int_range(random, 0, 3) == 0)
            append_group(term, random);
        else
            append_word(term, random);
    }
    return g_string_free(term, FALSE);
}

static char *random_pattern(GRand *random)
{
    GString *pattern = g_string_new(NULL);
    int pieces = g_rand_int_range(random, 1, 5);
    for (int i = 0; i < pieces; i++)
        g_string_append(pattern, ANY(random, PIECES));
    return g_string_free(pattern, FALSE);
}

static void append_indicators(GString *yaml, const char *side, GRand *random)
{
    static int serial; /* patterns need an id of their own */
    int count = g_rand_int_range(random, 1, 5);
    g_string_append_printf(yaml, "      %s:\n", side);
    for (int i = 0; i < count; i++) {
        gboolean regex = g_rand_int_range(random, 0, 5) == 0;
        g_autofree char *term = regex ? random_pattern(random) : random_term(random);
        g_string_append_printf(yaml, "        - {id: %s%d, %s: '%s', weight: %s}\n", side, serial++,
                               regex ? "regex" : "term", term,
                               g_rand_boolean(random) ? "1" : "0.5");
    }
}

static char *random_model(GRand *random)
{
    GString *yaml = g_string_new("tenet: 1\nid: m\nname: M\nlanguage: en\nvalues:\n");
    int values = g_rand_int_range(random, 1, 3);
    for (int v = 0; v < values; v++) {
        g_string_append_printf(yaml, "  - id: v%d\n    name: V%d\n    indicators:\n", v, v);
        append_indicators(yaml, "for", random);
        append_indicators(yaml, "against", random);
    }
    g_string_append(yaml, "words: {people: [friend+, guest*, team helper]}\nexclude: [");
    int exclusions = g_rand_int_range(random, 0, 3);
    for (int i = 0; i < exclusions; i++) {
        g_autofree char *term = random_term(random);
        g_string_append_printf(yaml, "%s\"%s\"", i > 0 ? ", " : "", term);
    }
    g_string_append(yaml, "]\n");
    return g_string_free(yaml, FALSE);
}

/* A text, and the flags to read it with. */
static char *random_text(GRand *random, uint32_t *flags)
{
    GString *text = g_string_new(NULL);
    int words = g_rand_int_range(random, 0, 40);
    gboolean html = g_rand_int_range(random, 0, 6) == 0,
             turns = g_rand_int_range(random, 0, 6) == 0;
    *flags = TENET__READ_ENGLISH | (html ? TENET__READ_HTML : 0) | (turns ? TENET__READ_TURNS : 0);
    for (int i = 0; i < words; i++) {
        g_string_append_printf(text, "%s%s", ANY(random, SPOKEN), ANY(random, BETWEEN));
        if (html && g_rand_int_range(random, 0, 4) == 0)
            g_string_append(text, ANY(random, TAGS));
        if (turns && g_rand_int_range(random, 0, 8) == 0)
            g_string_append(text, ANY(random, LABELS));
    }
    return g_string_free(text, FALSE);
}

static tenet__word_lists *people(void)
{
    static const char *const entries[] = {"friend+", "guest*", "team helper"};
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(entries); i++)
        g_ptr_array_add(list, g_strdup(entries[i]));
    GHashTable *lists =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    g_hash_table_insert(lists, g_strdup("people"), list);
    return lists;
}

/* One model with what the matcher keeps from text to text, and with the reference. */
typedef struct comparison {
    const char *yaml;
    tenet_model *model;
    tenet__matcher *matcher;
    tenet__document *document; /* filled again and again */
    reference *reference;
} comparison;

/* The matches of both as text: "indicator first-last ...". */
static char *spell_real(const comparison *both)
{
    g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(tenet__match));
    tenet_error *notices = tenet__error_new();
    for (int32_t s = 0; s < both->document->sentence_count; s++)
        tenet__match_sentence(both->matcher, both->document, s, matches, notices);
    tenet_error_free(notices);
    GString *spelt = g_string_new(NULL);
    for (guint i = 0; i < matches->len; i++) {
        const tenet__match *match = &g_array_index(matches, tenet__match, i);
        g_string_append_printf(spelt, "%d %d-%d ", match->hit.payload, match->hit.first,
                               match->hit.last);
    }
    return g_string_free(spelt, FALSE);
}

static char *spell_reference(const comparison *both, const tenet__document *document)
{
    GString *spelt = g_string_new(NULL);
    for (int32_t s = 0; s < document->sentence_count; s++) {
        g_autoptr(GArray) matches = reference_find(both->reference, document, s);
        for (guint i = 0; i < matches->len; i++) {
            const reference_match *match = &g_array_index(matches, reference_match, i);
            g_string_append_printf(spelt, "%d %d-%d ", match->indicator, match->first, match->last);
        }
    }
    return g_string_free(spelt, FALSE);
}

/* Compares both on one text; FALSE, with all there is to know, if they differ. */
static gboolean agree(const comparison *both, const char *text, uint32_t flags, gint64 *found)
{
    tenet_error *error = tenet__error_new();
    g_autoptr(tenet__document) fresh =
        tenet__document_read(text, (int64_t)strlen(text), flags, error);
    gboolean filled = tenet__document_fill(both->document, text, -1, flags, error);
    tenet_error_free(error);
    if (fresh == NULL || !filled)
        return FALSE;
    g_autofree char *real = spell_real(both);
    g_autofree char *expected = spell_reference(both, fresh);
    *found += real[0] != '\0';
    if (strcmp(real, expected) == 0)
        return TRUE;
    fprintf(stderr, "%s---\n%s\n---\nreference: %s\nreal:      %s\n", both->yaml, text, expected,
            real);
    return FALSE;
}

/* Texts a model: loading models takes most of the time. */
#define TEXTS 20

/* Compares on one model; FALSE if they differ. */
static gboolean agree_on_model(const comparison *both, GRand *random, gint64 *found)
{
    for (int i = 0; i < TEXTS; i++) {
        uint32_t flags;
        g_autofree char *text = random_text(random, &flags);
        if (!agree(both, text, flags, found))
            return FALSE;
    }
    return TRUE;
}

static void random_cases(void)
{
    const char *given = getenv("TENET_TEST_CASES");
    int64_t wanted = given != NULL ? strtoll(given, NULL, 10) : 100000;
    int64_t cases = 0, tries = 0, found = 0;
    gboolean same = TRUE;
    GRand *random = g_rand_new_with_seed((guint32)suite_seed());
    g_autoptr(GHashTable) lists = people();
    g_autoptr(tenet__vocabulary) vocabulary = tenet__vocabulary_new();
    g_autoptr(tenet__document) document = tenet__document_new(vocabulary);
    for (; same && cases < wanted && tries < 4 * wanted; tries++) {
        g_autofree char *yaml = random_model(random);
        comparison both = {.yaml = yaml, .document = document};
        if (tenet_model_load_yaml(yaml, -1, "random", &both.model, NULL) != TENET_OK)
            continue; /* a term twice, or a pattern that matches nothing at all, say */
        both.matcher = tenet__matcher_new(both.model);
        both.reference = reference_new(both.model, lists);
        same = agree_on_model(&both, random, &found);
        cases += TEXTS;
        reference_free(both.reference);
        tenet__matcher_free(both.matcher);
        tenet_model_unref(both.model);
    }
    CU_ASSERT(same);
    CU_ASSERT(cases >= wanted);
    CU_ASSERT(found * 2 > cases || cases == 0); /* random texts must find something to compare */
    g_rand_free(random);
}

const suite_test reference_tests[] = {
    {"random terms and patterns match as the slow reference says", random_cases},
    {NULL, NULL},
};
