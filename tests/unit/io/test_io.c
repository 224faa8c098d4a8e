/* Runs all tests of reading CSV files. */
#include "tests.h"

int main(void)
{
    static const suite_test *const lists[] = {csv_tests,    encoding_tests, rating_tests,
                                              header_tests, reader_tests,   csv_files_tests};
    static const suite_test end = {NULL, NULL};
    GArray *all = g_array_new(FALSE, FALSE, sizeof(suite_test));
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        for (const suite_test *test = lists[i]; test->name != NULL; test++)
            g_array_append_val(all, *test);
    }
    g_array_append_val(all, end);
    int status = suite_run("io", &g_array_index(all, suite_test, 0));
    g_array_free(all, TRUE);
    return status;
}
