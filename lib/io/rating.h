/*
 * Ratings as interviewers and exports write them: "4", "4.5", "4/5", "Strong Yes", "not observed".
 */
#ifndef TENET_LIB_IO_RATING_H
#define TENET_LIB_IO_RATING_H

#include <glib.h>

typedef enum {
    TENET__RATING_NONE,         /**< an empty cell, or words for "no rating" */
    TENET__RATING_NOT_OBSERVED, /**< the interviewer says so */
    TENET__RATING_GIVEN,        /**< `value` on the scale from `low` to `high` */
    TENET__RATING_OUTSIDE,      /**< a number outside of the scale */
    TENET__RATING_UNKNOWN       /**< nothing that is known to be a rating */
} tenet__rating_kind;

typedef struct tenet__rating {
    double value;
    double low;
    double high;
} tenet__rating;

/** Reads a rating; numbers are on the scale from `low` to `high`, words on their own of 1 to 5.
 *  A comma is a decimal point. */
tenet__rating_kind tenet__rating_read(const char *text, gsize length, double low, double high,
                                      tenet__rating *rating);

#endif
