/*
 * Credit: from readings to signed units, with every indicator once and the caps of answers,
 * sentences and notes.
 */
#ifndef TENET_LIB_SCORE_CREDIT_H
#define TENET_LIB_SCORE_CREDIT_H

#include <glib.h>

#include "model/model.h"
#include "tenet/assess.h"

/** Which free-note sentence or answer a row of evidence belongs to. */
typedef struct tenet__credit_group {
    int32_t answer;   /**< index of the question asked; -1 = free notes */
    int64_t sentence; /**< number of the sentence over all texts of the candidate */
} tenet__credit_group;

/** What counted for one value, besides units. */
typedef struct tenet__credit_counts {
    int32_t answers;
    int32_t sentences;
} tenet__credit_counts;

/** Sets weight, units and counted of `count` rows of text evidence from their value, indicator,
 *  polarity, state and kind. `groups` are theirs; `counts` has one entry a value and is added to.
 */
void tenet__credit(const tenet_model *model, tenet_evidence *rows,
                   const tenet__credit_group *groups, int32_t count, tenet__credit_counts *counts);

#endif
