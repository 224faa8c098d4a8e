/*
 * The tests of the public functions: wrong arguments, who owns what, threads, what holds for any
 * input, and the cases that the program and the Python package run too.
 */
#include <stdlib.h>

#include "lists.h"

int main(void)
{
    const suite_test *const lists[] = {argument_tests, life_tests,   case_tests,
                                       status_tests,   layout_tests, property_tests};
    suite_test all[96] = {{NULL, NULL}};
    size_t count = 0;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        for (const suite_test *test = lists[i]; test->name != NULL; test++) {
            if (count + 1 == sizeof all / sizeof all[0])
                return EXIT_FAILURE;
            all[count++] = *test;
        }
    }
    return suite_run("api", all);
}
