/*
 * The points of an assessment rounded to hundredths so that they add up as shown: the total first,
 * then the values' points, then the points of each row of evidence.
 */
#ifndef TENET_LIB_IO_POINTS_H
#define TENET_LIB_IO_POINTS_H

#include "interview/assessment.h"

typedef struct tenet__points {
    int64_t total;   /**< of all evidence, in hundredths */
    int64_t *values; /**< one a value */
    int64_t *rows;   /**< one a row of evidence */
} tenet__points;

void tenet__points_round(tenet__points *points, const tenet_assessment *assessment);
void tenet__points_clear(tenet__points *points);

#endif
