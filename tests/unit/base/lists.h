/*
 * The lists of tests of lib/base/.
 */
#ifndef TENET_TESTS_UNIT_BASE_LISTS_H
#define TENET_TESTS_UNIT_BASE_LISTS_H

#include "suite.h"

extern const suite_test error_tests[], numeric_tests[], status_tests[], utf8_tests[];

#endif
