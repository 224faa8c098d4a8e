#include "suite.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

uint64_t suite_seed(void)
{
    static uint64_t seed;
    if (seed == 0) {
        const char *given = getenv("TENET_TEST_SEED");
        seed = given != NULL ? strtoull(given, NULL, 10) : (uint64_t)time(NULL);
    }
    return seed;
}

void suite_string_equal(const char *actual, const char *expected, const char *file, int line)
{
    int equal = actual != NULL && expected != NULL && strcmp(actual, expected) == 0;
    if (!equal)
        fprintf(stderr, "%s:%d:\n  expected: %s\n  actual:   %s\n", file, line,
                expected ? expected : "(null)", actual ? actual : "(null)");
    CU_assertImplementation(equal, (unsigned)line, "strings are equal", file, "", CU_FALSE);
}

int suite_run(const char *name, const suite_test *tests)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (CU_initialize_registry() != CUE_SUCCESS)
        return EXIT_FAILURE;
    CU_pSuite suite = CU_add_suite(name, NULL, NULL);
    for (const suite_test *test = tests; suite != NULL && test->name != NULL; test++) {
        if (CU_add_test(suite, test->name, test->run) == NULL)
            suite = NULL;
    }
    if (suite == NULL) {
        fprintf(stderr, "%s: %s\n", name, CU_get_error_msg());
        return EXIT_FAILURE;
    }
    printf("seed %llu (repeat with TENET_TEST_SEED)\n", (unsigned long long)suite_seed());
    CU_basic_set_mode(CU_BRM_VERBOSE);
    CU_basic_run_tests();
    unsigned failures = CU_get_number_of_failures() + CU_get_number_of_suites_failed();
    CU_cleanup_registry();
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
