/*
 * What a person must know about learnt weights.
 */
#ifndef TENET_LIB_LEARN_REPORT_H
#define TENET_LIB_LEARN_REPORT_H

#include <glib.h>

#include "tenet/learn.h"

/** So many people are needed before anything may be called validated: to see a correlation of .20
 *  in four of five tries. */
#define TENET__MIN_VALIDATED 194

/** Appends the report on these values. */
void tenet__append_report(GString *out, const tenet_lesson_value *rows, guint count);

#endif
