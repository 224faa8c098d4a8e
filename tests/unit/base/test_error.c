/*
 * Diagnostics: kept in order, limited, printed as compilers print them, handed over or freed.
 */
#include "base/error.h"

#include <string.h>

#include "base/limits.h"
#include "lists.h"

static tenet__place at(const char *source, int32_t line, int32_t column)
{
    return (tenet__place){.source = source, .offset = -1, .line = line, .column = column};
}

static const tenet_diagnostic *row_of(const tenet_error *error, int64_t index)
{
    const tenet_diagnostic *rows = NULL;
    int64_t count = 0;
    CU_ASSERT_EQUAL(tenet_error_diagnostics(error, &rows, &count), TENET_OK);
    CU_ASSERT_FATAL(index < count);
    return &rows[index];
}

static int64_t count_of(const tenet_error *error)
{
    const tenet_diagnostic *rows = NULL;
    int64_t count = -1;
    tenet_error_diagnostics(error, &rows, &count);
    return count;
}

static void no_error_reads_as_success(void)
{
    CU_ASSERT_EQUAL(tenet_error_status(NULL), TENET_OK);
    CU_ASSERT_EQUAL(count_of(NULL), 0);
    SUITE_STRING(tenet_error_text(NULL), "");
    tenet_error_free(NULL);
}

static void rows_keep_all_they_were_given(void)
{
    tenet_error *error = tenet__error_new();
    char source[] = "team.yaml";
    tenet__place place = {source, 120, 12, 9};
    tenet__error_error(error, TENET_E_MODEL, place, "unknown key \"%s\"", "wieght");
    memset(source, 'x', sizeof source - 1); /* the error keeps copies */
    const tenet_diagnostic *row = row_of(error, 0);
    SUITE_STRING(row->message, "unknown key \"wieght\"");
    SUITE_STRING(row->source, "team.yaml");
    CU_ASSERT_EQUAL(row->offset, 120);
    CU_ASSERT_EQUAL(row->line, 12);
    CU_ASSERT_EQUAL(row->column, 9);
    CU_ASSERT_EQUAL(row->code, TENET_E_MODEL);
    CU_ASSERT_EQUAL(row->severity, TENET_SEVERITY_ERROR);
    tenet_error_free(error);
}

static void text_is_as_compilers_print(void)
{
    tenet_error *error = tenet__error_new();
    tenet__error_error(error, TENET_E_MODEL, at("team.yaml", 12, 9), "unknown key");
    tenet__error_add(error, TENET_SEVERITY_WARNING, TENET_N_MODEL_WARNING, at("team.yaml", 3, 0),
                     "a stem misfires");
    tenet__error_add(error, TENET_SEVERITY_NOTICE, TENET_N_NO_ID, at("a.csv", 0, 0), "no id");
    tenet__error_error(error, TENET_E_ARGUMENT, TENET__NOWHERE, "100 %% wrong");
    SUITE_STRING(tenet_error_text(error), "team.yaml:12:9: error: unknown key\n"
                                          "team.yaml:3: warning: a stem misfires\n"
                                          "a.csv: notice: no id\n"
                                          "error: 100 % wrong\n");
    tenet_error_free(error);
}

static void text_follows_later_rows(void)
{
    tenet_error *error = tenet__error_new();
    tenet__error_error(error, TENET_E_MODEL, at(NULL, 2, 1), "second");
    SUITE_STRING(tenet_error_text(error), "2:1: error: second\n");
    tenet__error_error(error, TENET_E_MODEL, at(NULL, 1, 1), "first");
    tenet__error_sort(error);
    SUITE_STRING(tenet_error_text(error), "1:1: error: first\n2:1: error: second\n");
    tenet_error_free(error);
}

static void sorting_is_by_place_and_stable(void)
{
    static const struct {
        int32_t line, column;
        const char *message;
    } rows[] = {{3, 1, "e"}, {1, 5, "b"}, {1, 2, "a"}, {1, 5, "c"}, {2, 9, "d"}, {3, 1, "f"}};
    tenet_error *error = tenet__error_new();
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        tenet__error_error(error, TENET_E_MODEL, at("m", rows[i].line, rows[i].column), "%s",
                           rows[i].message);
    tenet__error_sort(error);
    for (int64_t i = 0; i < 6; i++)
        CU_ASSERT_EQUAL(row_of(error, i)->message[0], 'a' + i);
    tenet_error_free(error);
}

static void status_is_of_the_first_error(void)
{
    tenet_error *error = tenet__error_new();
    tenet__error_add(error, TENET_SEVERITY_WARNING, TENET_N_MODEL_WARNING, TENET__NOWHERE, "w");
    CU_ASSERT_EQUAL(tenet_error_status(error), TENET_OK);
    tenet__error_error(error, TENET_E_LIMIT, TENET__NOWHERE, "l");
    tenet__error_error(error, TENET_E_MODEL, TENET__NOWHERE, "m");
    CU_ASSERT_EQUAL(tenet_error_status(error), TENET_E_LIMIT);
    CU_ASSERT_EQUAL(tenet__error_count(error, TENET_SEVERITY_NOTICE), 3);
    CU_ASSERT_EQUAL(tenet__error_count(error, TENET_SEVERITY_WARNING), 3);
    CU_ASSERT_EQUAL(tenet__error_count(error, TENET_SEVERITY_ERROR), 2);
    tenet_error_free(error);
}

static void long_lists_are_cut(void)
{
    tenet_error *error = tenet__error_new();
    for (int i = 0; i < TENET__MAX_DIAGNOSTICS + 7; i++)
        tenet__error_error(error, TENET_E_MODEL, at("m", i + 1, 1), "number %d", i);
    CU_ASSERT_EQUAL(count_of(error), TENET__MAX_DIAGNOSTICS);
    CU_ASSERT_EQUAL(tenet__error_count(error, TENET_SEVERITY_ERROR), TENET__MAX_DIAGNOSTICS + 7);
    CU_ASSERT(g_str_has_suffix(tenet_error_text(error), "error: number 99\nand 7 more\n"));
    tenet_error_free(error);
}

/* Whoever is told that a call failed must be told why, however many warnings came before. */
static void warnings_never_crowd_out_an_error(void)
{
    tenet_error *error = tenet__error_new();
    for (int i = 0; i < TENET__MAX_DIAGNOSTICS + 20; i++)
        tenet__error_add(error, TENET_SEVERITY_WARNING, TENET_N_MODEL_WARNING, at("m", i + 1, 1),
                         "warning %d", i);
    tenet__error_error(error, TENET_E_MODEL, at("m", 500, 1), "the mistake");
    CU_ASSERT_EQUAL(count_of(error), TENET__MAX_DIAGNOSTICS);
    CU_ASSERT_PTR_NOT_NULL(strstr(tenet_error_text(error), "m:500:1: error: the mistake\n"));
    CU_ASSERT(g_str_has_suffix(tenet_error_text(error), "and 21 more\n"));
    CU_ASSERT_EQUAL(tenet_error_status(error), TENET_E_MODEL);
    tenet_error_free(error);
}

static void appending_keeps_order_and_counts(void)
{
    tenet_error *to = tenet__error_new(), *from = tenet__error_new();
    tenet__error_error(to, TENET_E_DATA, TENET__NOWHERE, "one");
    for (int i = 0; i < TENET__MAX_DIAGNOSTICS + 3; i++)
        tenet__error_error(from, TENET_E_DATA, TENET__NOWHERE, "from %d", i);
    tenet__error_append(to, from);
    tenet_error_free(from); /* nothing of it is shared */
    SUITE_STRING(row_of(to, 0)->message, "one");
    SUITE_STRING(row_of(to, 1)->message, "from 0");
    CU_ASSERT_EQUAL(tenet_error_status(to), TENET_E_DATA);
    CU_ASSERT(g_str_has_suffix(tenet_error_text(to), "and 4 more\n"));
    CU_ASSERT_EQUAL(tenet__error_count(to, TENET_SEVERITY_ERROR), TENET__MAX_DIAGNOSTICS + 4);
    tenet_error_free(to);
}

static void finishing_hands_over_only_failures(void)
{
    tenet_error *list = tenet__error_new(), *error = (tenet_error *)1;
    tenet__error_add(list, TENET_SEVERITY_WARNING, TENET_N_MODEL_WARNING, TENET__NOWHERE, "w");
    CU_ASSERT_EQUAL(tenet__error_finish(list, &error), TENET_OK);
    CU_ASSERT_PTR_NULL(error);

    list = tenet__error_new();
    tenet__error_error(list, TENET_E_IO, TENET__NOWHERE, "gone");
    CU_ASSERT_EQUAL(tenet__error_finish(list, &error), TENET_E_IO);
    CU_ASSERT_PTR_EQUAL(error, list);
    tenet_error_free(error);

    list = tenet__error_new();
    tenet__error_error(list, TENET_E_IO, TENET__NOWHERE, "gone");
    CU_ASSERT_EQUAL(tenet__error_finish(list, NULL), TENET_E_IO); /* and frees the list */
}

static void failing_says_one_thing(void)
{
    tenet_error *error = NULL;
    CU_ASSERT_EQUAL(tenet__fail(NULL, TENET_E_DATA, "unheard"), TENET_E_DATA);
    CU_ASSERT_EQUAL(tenet__fail(&error, TENET_E_DATA, "rating: %d", 7), TENET_E_DATA);
    SUITE_STRING(tenet_error_text(error), "error: rating: 7\n");
    CU_ASSERT_EQUAL(row_of(error, 0)->offset, -1);
    tenet_error_free(error);
}

static void reading_into_nothing_is_refused(void)
{
    const tenet_diagnostic *rows;
    int64_t count;
    CU_ASSERT_EQUAL(tenet_error_diagnostics(NULL, NULL, &count), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_error_diagnostics(NULL, &rows, NULL), TENET_E_ARGUMENT);
}

const suite_test error_tests[] = {
    {"no error reads as success", no_error_reads_as_success},
    {"a diagnostic keeps all it was given", rows_keep_all_they_were_given},
    {"diagnostics print as compilers print them", text_is_as_compilers_print},
    {"the text follows rows added and sorted later", text_follows_later_rows},
    {"sorting goes by line and column and is stable", sorting_is_by_place_and_stable},
    {"the status is that of the first error", status_is_of_the_first_error},
    {"a long list is cut and says how much is missing", long_lists_are_cut},
    {"warnings never crowd out an error", warnings_never_crowd_out_an_error},
    {"appending keeps order and counts", appending_keeps_order_and_counts},
    {"only failures are handed over", finishing_hands_over_only_failures},
    {"a single failure says one thing", failing_says_one_thing},
    {"reading diagnostics into nothing is refused", reading_into_nothing_is_refused},
    {NULL, NULL},
};
