/*
 * What every CUnit program of the tests shares: a list of named tests, run with a summary, an exit
 * status that says whether any assertion failed, and the seed of random tests.
 */
#ifndef TENET_TESTS_SUITE_H
#define TENET_TESTS_SUITE_H

#include <CUnit/CUnit.h>
#include <stdint.h>

typedef struct suite_test {
    const char *name; /**< says what users rely on: "a phrase never crosses a sentence end" */
    void (*run)(void);
} suite_test;

/** Runs the tests, which end with a NULL name; the result is the exit status for main(). */
int suite_run(const char *name, const suite_test *tests);

/** The seed of this run: TENET_TEST_SEED if set, else the time; printed by suite_run(). */
uint64_t suite_seed(void);

/** Asserts two strings equal and prints both when they are not. */
void suite_string_equal(const char *actual, const char *expected, const char *file, int line);
#define SUITE_STRING(actual, expected) suite_string_equal((actual), (expected), __FILE__, __LINE__)

#endif
