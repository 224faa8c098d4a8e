/*
 * Models that mean harm: deep, huge, repeated, mutated. All end soon, with a status.
 */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "model/support.h"

/* What took longer than this on any machine grew faster than its input. */
static const double TOO_LONG = 60;

static int32_t load(const char *text, gsize length)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    gint64 start = g_get_monotonic_time();
    int32_t status = tenet_model_load_yaml(text, (int64_t)length, "hostile", &model, &error);
    CU_ASSERT_TRUE((double)(g_get_monotonic_time() - start) < TOO_LONG * 1e6);
    CU_ASSERT_EQUAL(status == TENET_OK, model != NULL);
    CU_ASSERT_EQUAL(status, tenet_error_status(error));
    tenet_model_unref(model);
    tenet_error_free(error);
    return status;
}

static GString *repeat(const char *piece, gsize times)
{
    GString *text = g_string_new(NULL);
    for (gsize i = 0; i < times; i++)
        g_string_append(text, piece);
    return text;
}

static void deep_nesting(void)
{
    const char *const pieces[] = {"[", "{a: ", "- ", "? ", "[{", "- - ["};
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        GString *text = repeat(pieces[i], 200000);
        int32_t status = load(text->str, text->len);
        CU_ASSERT_TRUE(status == TENET_E_LIMIT || status == TENET_E_SYNTAX);
        g_string_free(text, TRUE);
    }
}

static void large_files(void)
{
    GString *too_large = repeat("# 16 byte comment\n", 1000000);
    CU_ASSERT_EQUAL(load(too_large->str, too_large->len), TENET_E_LIMIT);
    g_string_free(too_large, TRUE);
    const char *const pieces[] = {"a", "a ", "\n", "# c\n", "'", "- a\n", "a, ", "\"\\n", "é"};
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        gsize length = strlen(pieces[i]);
        GString *text = repeat(pieces[i], 2 * 1024 * 1024 / length);
        CU_ASSERT_NOT_EQUAL(load(text->str, text->len), TENET_OK);
        g_string_free(text, TRUE);
    }
}

static void many_entries(void)
{
    GString *text = g_string_new("[");
    for (int i = 0; i < 1100000; i++)
        g_string_append(text, "a,");
    g_string_append(text, "]");
    CU_ASSERT_EQUAL(load(text->str, text->len), TENET_E_LIMIT);
    g_string_free(text, TRUE);
}

static GString *begin_model(void)
{
    return g_string_new("tenet: 1\nid: big\nvalues:\n- id: help\n  indicators:\n    for:\n");
}

static void many_indicators(void)
{
    GString *text = begin_model();
    for (int i = 0; i < 10000; i++)
        g_string_append_printf(text,
                               "    - {id: i%d, term: \"word%d+ ~2 (help|aid) other%d\", "
                               "weight: 0.5}\n",
                               i, i % 2000, i);
    gint64 start = g_get_monotonic_time();
    CU_ASSERT_EQUAL(load(text->str, text->len), TENET_OK);
    printf("(10,000 indicators: %.0f ms) ", (double)(g_get_monotonic_time() - start) / 1000);
    g_string_free(text, TRUE);
    text = begin_model();
    for (int i = 0; i <= TENET__MAX_INDICATORS; i++)
        g_string_append_printf(text, "    - w%d\n", i);
    CU_ASSERT_EQUAL(load(text->str, text->len), TENET_E_LIMIT);
    g_string_free(text, TRUE);
}

static void repeated_terms(void)
{
    GString *same = begin_model(), *hidden = begin_model();
    for (int i = 0; i < 20000; i++) {
        g_string_append(same, "    - help+\n");
        g_string_append_printf(hidden, "    - {term: \"(help|w%d)\", weight: %d}\n", i, i + 1);
    }
    CU_ASSERT_EQUAL(load(same->str, same->len), TENET_OK);
    CU_ASSERT_EQUAL(load(hidden->str, hidden->len), TENET_OK);
    g_string_free(same, TRUE);
    g_string_free(hidden, TRUE);
}

/* Lists multiplied by groups, in more terms than memory would hold spelled out. */
static void multiplied_lists(void)
{
    GString *text = begin_model();
    for (int i = 0; i < 20000; i++)
        g_string_append_printf(text, "    - \"x%d ({l}|{l}|{l}|{l} y%d) {l} {l} {l} {l}\"\n", i, i);
    g_string_append(text, "words:\n  l: [");
    for (int i = 0; i < 400; i++)
        g_string_append_printf(text, "w%d+, ", i);
    g_string_append(text, "]\n");
    CU_ASSERT_EQUAL(load(text->str, text->len), TENET_E_LIMIT);
    g_string_free(text, TRUE);
}

static void mutations(void)
{
    int64_t length = 0;
    const char *yaml = tenet_model_builtin_yaml(&length);
    GRand *random = g_rand_new_with_seed((guint32)suite_seed());
    const char *const pieces[] = {"[", "]", "{", "}", ":", "\"", "'", "\n", "  ", "- ",   "*",
                                  "+", "~", "&", "|", "(", ")",  "#", "\t", "é",  "\x80", "~9 "};
    for (int round = 0; round < 150; round++) {
        /* A third of the model is enough to break and quicker to read. */
        gsize from = (gsize)g_rand_int_range(random, 0, (gint32)length / 2);
        GString *text = g_string_new("tenet: 1\nid: x\n");
        g_string_append_len(text, yaml + (round % 3 == 0 ? 0 : from), (gssize)length / 3);
        for (int change = g_rand_int_range(random, 1, 8); change > 0; change--) {
            gssize at = g_rand_int_range(random, 0, (gint32)text->len - 20);
            if (g_rand_boolean(random))
                g_string_erase(text, at, g_rand_int_range(random, 1, 20));
            g_string_insert(text, at, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        }
        load(text->str, text->len);
        g_string_free(text, TRUE);
    }
    g_rand_free(random);
}

static void many_diagnostics(void)
{
    GString *text = begin_model();
    for (int i = 0; i < 5000; i++)
        g_string_append(text, "    - \"(x\"\n");
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    const tenet_diagnostic *rows = NULL;
    int64_t count = 0;
    CU_ASSERT_EQUAL(tenet_model_load_yaml(text->str, -1, NULL, &model, &error), TENET_E_MODEL);
    tenet_error_diagnostics(error, &rows, &count);
    CU_ASSERT_TRUE(count >= TENET__MAX_DIAGNOSTICS && count <= TENET__MAX_DIAGNOSTICS + 1);
    tenet_error_free(error);
    g_string_free(text, TRUE);
}

const suite_test hostile_tests[] = {
    {"200,000 nested brackets end at the depth limit", deep_nesting},
    {"files of megabytes end soon", large_files},
    {"a list of a million entries ends at a limit", many_entries},
    {"10,000 indicators load, 100,001 are refused", many_indicators},
    {"checking repeated and hidden terms stays linear", repeated_terms},
    {"lists multiplied by groups end at a limit", multiplied_lists},
    {"a model changed at random loads or fails cleanly", mutations},
    {"thousands of mistakes are cut at the limit of diagnostics", many_diagnostics},
    {NULL, NULL},
};
