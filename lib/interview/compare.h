/*
 * Candidates of one job side by side: pairs of scores, and whether comparing is fair at all.
 */
#ifndef TENET_LIB_INTERVIEW_COMPARE_H
#define TENET_LIB_INTERVIEW_COMPARE_H

#include <glib.h>

#include "base/error.h"
#include "model/model.h"
#include "tenet/interview.h"

/** What the comparison keeps of one assessment. */
typedef struct tenet__compared {
    char *candidate;
    tenet_alignment alignment;
    tenet_value_score *values; /**< one a value */
    GHashTable *asked;         /**< char *, the questions that were asked */
} tenet__compared;

struct tenet_comparison {
    tenet_model *model;
    GArray *candidates; /**< tenet__compared, in the order given */
    GArray *pairs;      /**< tenet_comparison_pair */
    tenet_error *notices;
    GPtrArray *listed; /**< char *, whom or what each notice is about */
};

/** Phi((a - b) / sqrt(sd_a^2 + sd_b^2)). */
double tenet__probability(double a, double sd_a, double b, double sd_b);

#endif
