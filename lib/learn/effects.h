/*
 * How much more one set of texts holds a term than another: weighted log-odds with an informative
 * Dirichlet prior (Monroe, Colaresi & Quinn 2008), and the log-likelihood ratio G2 (Dunning 1993).
 */
#ifndef TENET_LIB_LEARN_EFFECTS_H
#define TENET_LIB_LEARN_EFFECTS_H

#include "learn/phrasebook.h"

/** The sides of a comparison, one for each text. */
enum { TENET__SIDE_NONE = -1, TENET__SIDE_WITHOUT = 0, TENET__SIDE_WITH = 1 };

typedef struct tenet__effect {
    int32_t with;     /**< texts of the one side that hold the term */
    int32_t without;  /**< texts of the other side that do */
    double log_odds;  /**< delta: log-odds of the term there less those here */
    double error;     /**< the standard error of delta */
    double z;         /**< delta / error */
    double g2;        /**< log-likelihood ratio */
    double log_ratio; /**< log2 of the ratio of the two rates; half a text is added to each */
} tenet__effect;

/** The effect of each term of the book. With y1 and y0 the texts of each side that hold it
 *  and n1 and n0 the sums of these over all terms,
 *
 *      delta = log((y1 + a)/(n1 + A - y1 - a)) - log((y0 + a)/(n0 + A - y0 - a))
 *      error = sqrt(1/(y1 + a) + 1/(y0 + a)),   a = A (y1 + y0)/(n1 + n0)
 *
 *  where A is the number of terms: a term of usual frequency gets a prior of one text. The caller
 *  frees the array, one a term. */
tenet__effect *tenet__effects(const tenet__phrasebook *book, const int8_t *sides);

#endif
