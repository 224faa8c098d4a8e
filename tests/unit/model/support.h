/*
 * What the tests of lib/model/ share: loading models from text, and the lists of tests.
 */
#ifndef TENET_TESTS_UNIT_MODEL_SUPPORT_H
#define TENET_TESTS_UNIT_MODEL_SUPPORT_H

#include "model/model.h"
#include "suite.h"

extern const suite_test region_tests[], yamltree_tests[], term_tests[], inflect_tests[],
    regex_tests[], schema_tests[], errors_tests[], digest_tests[], show_tests[], hostile_tests[];

/** Loads a model that has no errors, or fails the test and returns NULL. */
tenet_model *support_load(const char *yaml);

/** The text of all errors of a model that must not load. Caller frees. */
char *support_errors(const char *yaml);

/** A model of one value with these indicators, as flow lists of YAML: "help+, 'a b'". The caller
 *  frees it. */
char *support_model(const char *indicators_for, const char *indicators_against);

#endif
