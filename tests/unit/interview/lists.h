/*
 * The lists of tests of the interview: sealing, follow-ups, the guide, the comparison.
 */
#ifndef TENET_TESTS_UNIT_INTERVIEW_LISTS_H
#define TENET_TESTS_UNIT_INTERVIEW_LISTS_H

#include "../assessing.h"

extern const suite_test seal_tests[], follow_up_tests[], guide_tests[], compare_tests[];

#endif
