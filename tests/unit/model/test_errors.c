/*
 * The models of tests/errors/: each begins with the diagnostics that it must give, in order:
 *
 *   # expect LINE:COLUMN: severity: beginning of the message
 */
#include <stdio.h>
#include <string.h>

#include "model/support.h"

static const char FOLDER[] = "tests/errors";

/* The diagnostics of a file, as lines like those of its expectations. */
static GPtrArray *diagnose(const char *path)
{
    static const char *const SEVERITIES[] = {"notice", "warning", "error"};
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    const tenet_diagnostic *rows = NULL;
    int64_t count = 0;
    int32_t status = tenet_model_load_file(path, &model, &error);
    CU_ASSERT_EQUAL(status == TENET_OK, model != NULL);
    if (model != NULL)
        tenet_model_diagnostics(model, &rows, &count);
    else
        tenet_error_diagnostics(error, &rows, &count);
    for (int64_t i = 0; i < count; i++)
        g_ptr_array_add(lines,
                        g_strdup_printf("%d:%d: %s: %s", (int)rows[i].line, (int)rows[i].column,
                                        SEVERITIES[rows[i].severity], rows[i].message));
    tenet_model_unref(model);
    tenet_error_free(error);
    return lines;
}

static GPtrArray *read_expected(const char *path)
{
    static const char MARK[] = "# expect ";
    GPtrArray *expected = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *text = NULL;
    CU_ASSERT_TRUE_FATAL(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL && g_str_has_prefix(lines[i], MARK); i++)
        g_ptr_array_add(expected, g_strdup(lines[i] + strlen(MARK)));
    return expected;
}

static void check_file(const char *path)
{
    g_autoptr(GPtrArray) expected = read_expected(path);
    g_autoptr(GPtrArray) actual = diagnose(path);
    CU_ASSERT_TRUE(expected->len > 0);
    for (guint i = 0; i < MAX(expected->len, actual->len); i++) {
        const char *wanted = i < expected->len ? expected->pdata[i] : "nothing more";
        const char *given = i < actual->len ? actual->pdata[i] : "nothing more";
        gboolean equal = g_str_has_prefix(given, wanted);
        if (!equal)
            fprintf(stderr, "%s:\n  expected: %s\n  actual:   %s\n", path, wanted, given);
        CU_ASSERT_TRUE(equal);
    }
}

static void error_files(void)
{
    GDir *folder = g_dir_open(FOLDER, 0, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(folder);
    const char *name = NULL;
    int count = 0;
    while ((name = g_dir_read_name(folder)) != NULL) {
        g_autofree char *path = g_build_filename(FOLDER, name, NULL);
        if (g_str_has_suffix(name, ".yaml")) {
            check_file(path);
            count++;
        }
    }
    g_dir_close(folder);
    CU_ASSERT_TRUE(count > 30);
}

const suite_test errors_tests[] = {
    {"each mistake of a model is told with its line and column", error_files},
    {NULL, NULL},
};
