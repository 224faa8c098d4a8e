/*
 * What a file's candidates come to: counts and spreads in whole points, so that memory does not
 * grow with the file.
 */
#ifndef TENET_LIB_IO_TALLY_H
#define TENET_LIB_IO_TALLY_H

#include "interview/assessment.h"

/** Scores 0 to 100 in whole points. */
#define TENET__TALLY_POINTS 101

typedef struct tenet__spread {
    int64_t counts[TENET__TALLY_POINTS];
    int64_t total;
} tenet__spread;

typedef struct tenet__tally {
    int64_t candidates;
    int64_t scored, insufficient, sealed;
    int64_t review;  /**< with a value below its floor */
    double coverage; /**< the sum over candidates */
    tenet__spread alignments;
    tenet__spread *values; /**< one a value: the scores of those of whom it is known */
    guint value_count;
} tenet__tally;

void tenet__tally_begin(tenet__tally *tally, const tenet_model *model);
void tenet__tally_add(tenet__tally *tally, const tenet_assessment *assessment);
void tenet__tally_clear(tenet__tally *tally);

/** The score below which the share `p` (0-1) of a spread lies, by the nearest rank; NaN without
 *  any. */
double tenet__spread_quantile(const tenet__spread *spread, double p);

#endif
