/*
 * The score: pure arithmetic on units. The formulas stand in tenet/assess.h.
 */
#ifndef TENET_LIB_SCORE_SCORE_H
#define TENET_LIB_SCORE_SCORE_H

#include <glib.h>
#include <stdint.h>

/** What is known of one value. */
typedef struct tenet__units {
    double share;     /**< W */
    double in_favour; /**< P */
    double against;   /**< N */
    gboolean known;
} tenet__units;

typedef struct tenet__value_figures {
    double s;        /**< 0-1 */
    double variance; /**< of s */
    double points;
} tenet__value_figures;

typedef struct tenet__total {
    double score; /**< 0-100, whether or not enough is known */
    double deviation;
    double low, high;
    double low_correlated, high_correlated;
    double coverage;
    double points; /**< score - 50 */
} tenet__total;

/** s, variance and points of one value. */
tenet__value_figures tenet__score_value(const tenet__units *units);

/** The interval of one value in 0-100. Apart, since it costs ten times the rest and few need it. */
void tenet__value_interval(const tenet__value_figures *figures, double *low, double *high);

/** The alignment over `count` values. */
tenet__total tenet__score_total(const tenet__units *units, int32_t count);

/** Points of one item with signed units m. */
double tenet__points(const tenet__units *units, double m);

/** The 90 % interval around m (0-1) with standard deviation sd, on the logit scale, in 0-100. */
void tenet__interval(double m, double sd, double *low, double *high);

/** TRUE if a coverage reaches a minimum; forgives the rounding of shares such as 0.2 + 0.4. */
gboolean tenet__covers(double coverage, double minimum);

#endif
