/*
 * The lists of tests of lib/score/.
 */
#ifndef TENET_TESTS_UNIT_SCORE_LISTS_H
#define TENET_TESTS_UNIT_SCORE_LISTS_H

#include "suite.h"

extern const suite_test formula_tests[], worked_tests[], credit_tests[], statement_tests[];

#define NEAR(actual, expected) CU_ASSERT_DOUBLE_EQUAL((actual), (expected), 1e-9)

#endif
