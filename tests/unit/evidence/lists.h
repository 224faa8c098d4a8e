/*
 * The lists of tests of lib/evidence/.
 */
#ifndef TENET_TESTS_UNIT_EVIDENCE_LISTS_H
#define TENET_TESTS_UNIT_EVIDENCE_LISTS_H

#include "suite.h"

extern const suite_test term_tests[], overlap_tests[], quote_tests[], reading_tests[],
    reference_tests[], bounded_tests[];

#endif
