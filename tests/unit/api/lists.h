/*
 * The lists of tests of the public functions as a whole.
 */
#ifndef TENET_TESTS_UNIT_API_LISTS_H
#define TENET_TESTS_UNIT_API_LISTS_H

#include "../assessing.h"

extern const suite_test argument_tests[], life_tests[], property_tests[], case_tests[],
    status_tests[], layout_tests[];

#endif
