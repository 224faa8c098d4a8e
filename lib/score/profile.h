/*
 * The candidate's own statement of values as a profile: x per value, and how it compares with the
 * model's weights.
 */
#ifndef TENET_LIB_SCORE_PROFILE_H
#define TENET_LIB_SCORE_PROFILE_H

#include <glib.h>

#include "model/model.h"
#include "score/statement.h"
#include "tenet/assess.h"

/** What the statement says of one value; all NaN or 0 if nothing. */
typedef struct tenet__stated_value {
    double x;      /**< 0-1 as shown to people; NaN = not spoken of */
    double units;  /**< signed units of evidence */
    int32_t entry; /**< index of the entry that names it; -1 = none */
} tenet__stated_value;

/** Fills one entry a value, and the row. */
void tenet__profile(const tenet_model *model, const tenet__statement *statement,
                    tenet__stated_value *values, tenet_stated *row);

#endif
