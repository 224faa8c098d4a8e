/*
 * Hostile texts take time that grows with their length, not with its square.
 */
#include <string.h>

#include "matching.h"

static char *repeated(const char *piece, gsize length)
{
    GString *text = g_string_sized_new(length);
    while (text->len < length)
        g_string_append(text, piece);
    return g_string_free(text, FALSE);
}

/* Seconds to match the text, which is one sentence; -1 for a text that cannot be read. */
static double seconds_for(const tenet_model *model, const char *piece, gsize length)
{
    g_autofree char *text = repeated(piece, length);
    tenet_error *error = tenet__error_new();
    int64_t before = g_get_monotonic_time();
    g_autoptr(tenet__document) document =
        tenet__document_read(text, (int64_t)strlen(text), TENET__READ_ENGLISH, error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(document);
    tenet_error_free(error);
    g_autoptr(GArray) matches = matching_find(model, document);
    return (double)(g_get_monotonic_time() - before) / G_USEC_PER_SEC;
}

static void grows_with_length(const char *indicators, const char *piece)
{
    tenet_model *model = matching_model(indicators, NULL, "exclude: [zulu zulu]\n");
    seconds_for(model, piece, 1000);
    double brief = seconds_for(model, piece, 40000);
    double whole = seconds_for(model, piece, 320000);
    if (whole > 30 * brief + 0.5)
        fprintf(stderr, "%s in \"%s ...\": %g s, eight times as long %g s\n", indicators, piece,
                brief, whole);
    CU_ASSERT(whole <= 30 * brief + 0.5);
    tenet_model_unref(model);
}

static void one_endless_sentence(void)
{
    grows_with_length("a", "a ");
    grows_with_length("'a ~12 a ~12 a ~12 a ~12 b'", "a ");
    grows_with_length("'a ~12 b'", "a ");
    grows_with_length("'a & b & c'", "a b ");
    grows_with_length("'(a|a a|a a a) (a|a a|a a a) (a|a a) b'", "a ");
    grows_with_length("aaa*, aaaa*, aaaaa*", "aaaaaaaaaa");
}

static void patterns_on_an_endless_sentence(void)
{
    grows_with_length("{id: r, regex: 'help'}", "help ");
    grows_with_length("{id: r, regex: 'help \\w+ x'}", "help ");
}

static void exclusions_on_an_endless_sentence(void)
{
    grows_with_length("zulu, a", "zulu a ");
    grows_with_length("zulu, {id: r, regex: 'zulu'}", "zulu zulu ");
}

static void patterns_that_backtrack_give_up_and_say_so(void)
{
    tenet_model *model = matching_model("{id: r, regex: 'x(a+)+b'}, help", NULL, NULL);
    g_autoptr(GString) text = g_string_new("I help and x");
    for (int i = 0; i < 5000; i++)
        g_string_append_c(text, 'a');
    g_string_append(text, " c b"); /* or PCRE2 would see at once that it cannot match */
    assessed rows = assess_notes(model, text->str);
    CU_ASSERT_EQUAL(rows.evidence_count, 1); /* the rest is read all the same */
    int said = 0;
    for (int64_t i = 0; i < rows.notice_count; i++)
        said += rows.notices[i].code == TENET_N_PATTERN_LIMIT &&
                strstr(rows.notices[i].message, "\"r\"") != NULL;
    CU_ASSERT_EQUAL(said, 1);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

const suite_test bounded_tests[] = {
    {"an endless sentence takes time in proportion", one_endless_sentence},
    {"regular expressions too", patterns_on_an_endless_sentence},
    {"exclusions too", exclusions_on_an_endless_sentence},
    {"a pattern that backtracks gives up and says so", patterns_that_backtrack_give_up_and_say_so},
    {NULL, NULL},
};
