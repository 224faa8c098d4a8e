/*
 * The tests of lib/base/: lists of diagnostics, numbers, limits, names and UTF-8.
 */
#include "lists.h"

#include <stdlib.h>

int main(void)
{
    const suite_test *const lists[] = {error_tests, numeric_tests, status_tests, utf8_tests};
    suite_test all[64] = {{NULL, NULL}};
    size_t count = 0;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        for (const suite_test *test = lists[i]; test->name != NULL; test++) {
            if (count + 1 == sizeof all / sizeof all[0])
                return EXIT_FAILURE;
            all[count++] = *test;
        }
    }
    return suite_run("base", all);
}
