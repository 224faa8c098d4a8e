/*
 * What the tests of growing a model's words share.
 */
#ifndef TENET_TESTS_UNIT_LEARN_LISTS_H
#define TENET_TESTS_UNIT_LEARN_LISTS_H

#include "suite.h"
#include "tenet/tenet.h"

extern const suite_test dictionary_tests[], diff_tests[], corpus_tests[];

/** Loads a model that has no errors; ends the test otherwise. */
tenet_model *learn_model(const char *yaml);

#endif
