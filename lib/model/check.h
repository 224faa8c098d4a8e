/*
 * What the parts of a model mean together: terms that repeat, contradict or hide one another, stems
 * that match too much, lists that nobody uses. Nearly linear in the size of the model.
 */
#ifndef TENET_LIB_MODEL_CHECK_H
#define TENET_LIB_MODEL_CHECK_H

#include "model/schema.h"

/** Adds errors (contradictions) to `error` and warnings to `warnings`. */
void tenet__check(const tenet__draft *draft, tenet_error *error, tenet_error *warnings);

#endif
