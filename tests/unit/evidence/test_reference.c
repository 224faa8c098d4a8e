/*
 * The matcher against the slow reference on random models and texts. TENET_TEST_CASES says how many
 * (2,000), TENET_TEST_SEED which.
 */
#include <stdlib.h>
#include <string.h>

#include "matching.h"
#include "reference.h"

static const char *const WORDS[] = {"help", "support", "stay", "late", "team",  "not",
                                    "do",   "respect", "to",   "a",    "listen"};
static const char *const SPOKEN[] = {
    "help",  "helps", "helped", "helping", "helper",  "support", "supportive", "stay",
    "stays", "late",  "later",  "team",    "teams",   "not",     "don't",      "respect",
    "to",    "a",     "listen", "friend",  "friends", "guests",  "guest",      "Help"};
static const char *const BETWEEN[] = {" ", " ",  " ",  " ",   " ",  " ",  " ",  " ",
                                      " ", "-",  ", ", " - ", ". ", "\n", "; ", " \"",
                                      "/", "! ", ": ", " (",  ") ", "..."};

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

static void append_indicators(GString *yaml, const char *side, GRand *random)
{
    int count = g_rand_int_range(random, 1, 5);
    g_string_append_printf(yaml, "      %s:\n", side);
    for (int i = 0; i < count; i++) {
        g_autofree char *term = random_term(random);
        g_string_append_printf(yaml, "        - {term: \"%s\", weight: %s}\n", term,
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

static char *random_text(GRand *random)
{
    GString *text = g_string_new(NULL);
    int words = g_rand_int_range(random, 0, 40);
    for (int i = 0; i < words; i++)
        g_string_append_printf(text, "%s%s", ANY(random, SPOKEN), ANY(random, BETWEEN));
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

/* The matches of both as text: "indicator first-last ...". */
static char *spell_real(const tenet_model *model, const tenet__document *document)
{
    g_autoptr(GArray) matches = matching_find(model, document);
    GString *spelt = g_string_new(NULL);
    for (guint i = 0; i < matches->len; i++) {
        const tenet__match *match = &g_array_index(matches, tenet__match, i);
        g_string_append_printf(spelt, "%d %d-%d ", match->hit.payload, match->hit.first,
                               match->hit.last);
    }
    return g_string_free(spelt, FALSE);
}

static char *spell_reference(const tenet_model *model, const tenet__word_lists *lists,
                             const tenet__document *document)
{
    GString *spelt = g_string_new(NULL);
    for (int32_t s = 0; s < document->sentence_count; s++) {
        g_autoptr(GArray) matches = reference_find(model, lists, document, s);
        for (guint i = 0; i < matches->len; i++) {
            const reference_match *match = &g_array_index(matches, reference_match, i);
            g_string_append_printf(spelt, "%d %d-%d ", match->indicator, match->first, match->last);
        }
    }
    return g_string_free(spelt, FALSE);
}

/* Compares both on one text; FALSE, with all there is to know, if they differ. */
static gboolean agree(const tenet_model *model, const char *yaml, const tenet__word_lists *lists,
                      const char *text, gint64 *found)
{
    tenet_error *error = tenet__error_new();
    g_autoptr(tenet__document) document =
        tenet__document_read(text, (int64_t)strlen(text), TENET__READ_ENGLISH, error);
    tenet_error_free(error);
    g_autofree char *real = spell_real(model, document);
    g_autofree char *reference = spell_reference(model, lists, document);
    *found += real[0] != '\0';
    if (strcmp(real, reference) == 0)
        return TRUE;
    fprintf(stderr, "%s---\n%s\n---\nreference: %s\nreal:      %s\n", yaml, text, reference, real);
    return FALSE;
}

static void random_cases(void)
{
    const char *given = getenv("TENET_TEST_CASES");
    int64_t wanted = given != NULL ? strtoll(given, NULL, 10) : 2000;
    int64_t cases = 0, tries = 0, found = 0;
    GRand *random = g_rand_new_with_seed((guint32)suite_seed());
    g_autoptr(GHashTable) lists = people();
    while (cases < wanted && tries++ < 4 * wanted) {
        g_autofree char *yaml = random_model(random);
        tenet_model *model = NULL;
        if (tenet_model_load_yaml(yaml, -1, "random", &model, NULL) != TENET_OK)
            continue; /* a term twice, say */
        for (int i = 0; i < 10 && cases < wanted; i++, cases++) {
            g_autofree char *text = random_text(random);
            if (!agree(model, yaml, lists, text, &found)) {
                CU_FAIL("the matcher differs from the reference");
                cases = wanted;
            }
        }
        tenet_model_unref(model);
    }
    CU_ASSERT(cases >= wanted);
    CU_ASSERT(found * 2 > cases || cases == 0); /* random texts must find something to compare */
    g_rand_free(random);
}

const suite_test reference_tests[] = {
    {"random terms match as the slow reference says", random_cases},
    {NULL, NULL},
};
