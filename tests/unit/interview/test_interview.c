/*
 * The tests of the interview itself.
 */
#include <stdlib.h>

#include "lists.h"

int main(void)
{
    const suite_test *const lists[] = {seal_tests, follow_up_tests, guide_tests, compare_tests};
    suite_test all[96] = {{NULL, NULL}};
    size_t count = 0;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        for (const suite_test *test = lists[i]; test->name != NULL; test++) {
            if (count + 1 == sizeof all / sizeof all[0])
                return EXIT_FAILURE;
            all[count++] = *test;
        }
    }
    return suite_run("interview", all);
}
