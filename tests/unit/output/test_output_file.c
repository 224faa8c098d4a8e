#include "io/output_file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "sample.h"
#include "suite.h"
#include "tests.h"

static gboolean write_text(tenet__output *output, const char *text, tenet_error *error)
{
    return tenet__output_write(output, text, strlen(text), error);
}

static void check_holds(const char *path, const char *expected)
{
    g_autofree char *text = sample_read(path);
    SUITE_STRING(text, expected);
}

void test_file_appears(void)
{
    char *folder = sample_folder();
    g_autofree char *path = g_build_filename(folder, "new.csv", NULL);
    tenet_error *error = tenet__error_new();
    tenet__output *output = tenet__output_open(path, error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(output);
    CU_ASSERT(write_text(output, "one\n", error));
    CU_ASSERT_FALSE(g_file_test(path, G_FILE_TEST_EXISTS));
    CU_ASSERT(write_text(output, "two\n", error));
    CU_ASSERT(tenet__output_commit(output, error));
    check_holds(path, "one\ntwo\n");
    CU_ASSERT_EQUAL(sample_count(folder), 1);
    tenet_error_free(error);
    sample_remove(folder);
}

void test_old_file_stays(void)
{
    char *folder = sample_folder();
    g_autofree char *path = g_build_filename(folder, "old.csv", NULL);
    g_file_set_contents(path, "old", -1, NULL);
    tenet_error *error = tenet__error_new();
    tenet__output *output = tenet__output_open(path, error);
    CU_ASSERT(write_text(output, "half", error));
    CU_ASSERT_EQUAL(sample_count(folder), 2);
    tenet__output_discard(output);
    check_holds(path, "old");
    CU_ASSERT_EQUAL(sample_count(folder), 1);
    tenet_error_free(error);
    sample_remove(folder);
}

void test_file_replaced(void)
{
    char *folder = sample_folder();
    g_autofree char *path = g_build_filename(folder, "old.csv", NULL);
    g_file_set_contents(path, "old and longer", -1, NULL);
    g_chmod(path, 0640);
    tenet_error *error = tenet__error_new();
    tenet__output *output = tenet__output_open(path, error);
    CU_ASSERT(write_text(output, "new", error));
    CU_ASSERT(tenet__output_commit(output, error));
    check_holds(path, "new");
    GStatBuf status;
    CU_ASSERT_EQUAL(g_stat(path, &status), 0);
    CU_ASSERT_EQUAL(status.st_mode & 0777, 0640);
    tenet_error_free(error);
    sample_remove(folder);
}

void test_file_through_link(void)
{
    char *folder = sample_folder();
    g_autofree char *path = g_build_filename(folder, "real.csv", NULL);
    g_autofree char *link = g_build_filename(folder, "link.csv", NULL);
    g_file_set_contents(path, "old", -1, NULL);
    CU_ASSERT_EQUAL(symlink("real.csv", link), 0);
    tenet_error *error = tenet__error_new();
    tenet__output *output = tenet__output_open(link, error);
    CU_ASSERT(write_text(output, "new", error));
    CU_ASSERT(tenet__output_commit(output, error));
    check_holds(path, "new");
    CU_ASSERT(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    tenet_error_free(error);
    sample_remove(folder);
}

void test_missing_folder(void)
{
    char *folder = sample_folder();
    g_autofree char *missing = g_build_filename(folder, "missing", NULL);
    g_autofree char *path = g_build_filename(missing, "out.csv", NULL);
    g_autofree char *message = g_strdup_printf(
        "error: cannot write \"%s\": there is no folder \"%s\"; create it first\n", path, missing);
    tenet_error *error = tenet__error_new();
    CU_ASSERT_PTR_NULL(tenet__output_open(path, error));
    CU_ASSERT_EQUAL(tenet_error_status(error), TENET_E_IO);
    SUITE_STRING(tenet_error_text(error), message);
    CU_ASSERT_PTR_NULL(tenet__output_open(folder, error));
    tenet_error_free(error);
    sample_remove(folder);
}

void test_full_device(void)
{
    if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS)) {
        printf("skipped: there is no /dev/full\n");
        return;
    }
    tenet_error *error = tenet__error_new();
    tenet__output *output = tenet__output_open("/dev/full", error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(output);
    CU_ASSERT_FALSE(write_text(output, "text", error));
    CU_ASSERT_EQUAL(tenet_error_status(error), TENET_E_IO);
    CU_ASSERT_PTR_NOT_NULL(strstr(tenet_error_text(error), "\"/dev/full\": there is no space"));
    tenet__output_discard(output);
    tenet_error_free(error);
}
