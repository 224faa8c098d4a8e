/*
 * The tests of lib/text/, in the order of its route.
 */
#include <stdlib.h>
#include <string.h>

#include "reading.h"

int main(void)
{
    const suite_test *const lists[] = {words_tests, sentences_tests, turns_tests, html_tests,
                                       document_tests};
    suite_test all[64] = {{NULL, NULL}};
    size_t count = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        for (const suite_test *test = lists[i]; test->name != NULL; test++) {
            if (count + 1 == G_N_ELEMENTS(all))
                return EXIT_FAILURE;
            all[count++] = *test;
        }
    }
    return suite_run("text", all);
}
