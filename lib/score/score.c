/*
 * The score's arithmetic. See score.h, and tenet/assess.h for the formulas.
 */
#include "score/score.h"

#include <math.h>

#include "base/numeric.h"

/* Quantile of the normal distribution at .95: a 90 % interval. */
#define Z_90 1.6448536269514722

/* Notes and ratings stem from one interview, so a unit is worth half an independent observation. */
#define INDEPENDENCE 0.5

void tenet__interval(double m, double sd, double *low, double *high)
{
    double middle = tenet__logit(m);
    double half = Z_90 * sd / (m * (1 - m));
    *low = 100 * tenet__expit(middle - half);
    *high = 100 * tenet__expit(middle + half);
}

tenet__value_figures tenet__score_value(const tenet__units *units)
{
    tenet__value_figures figures;
    double all = units->in_favour + units->against;
    figures.s = (1 + units->in_favour) / (2 + all);
    figures.variance = figures.s * (1 - figures.s) / (INDEPENDENCE * all + 3);
    figures.points = 100 * units->share * (figures.s - 0.5);
    return figures;
}

void tenet__value_interval(const tenet__value_figures *figures, double *low, double *high)
{
    tenet__interval(figures->s, sqrt(figures->variance), low, high);
}

tenet__total tenet__score_total(const tenet__units *units, int32_t count)
{
    tenet__sum mean = {0}, variance = {0}, correlated = {0}, coverage = {0};
    for (int32_t i = 0; i < count; i++) {
        tenet__value_figures figures = tenet__score_value(&units[i]);
        double share = units[i].share;
        tenet__sum_add(&mean, share * figures.s);
        tenet__sum_add(&variance, share * share * figures.variance);
        tenet__sum_add(&correlated, share * sqrt(figures.variance));
        tenet__sum_add(&coverage, units[i].known ? share : 0);
    }
    double m = tenet__sum_value(&mean);
    double sd = sqrt(tenet__sum_value(&variance));
    tenet__total total = {.score = 100 * m,
                          .deviation = 100 * sd,
                          .coverage = MIN(tenet__sum_value(&coverage), 1),
                          .points = 100 * m - 50};
    tenet__interval(m, sd, &total.low, &total.high);
    tenet__interval(m, tenet__sum_value(&correlated), &total.low_correlated,
                    &total.high_correlated);
    return total;
}

double tenet__points(const tenet__units *units, double m)
{
    return 100 * units->share * m / (2 * (2 + units->in_favour + units->against));
}

gboolean tenet__covers(double coverage, double minimum)
{
    return coverage >= minimum - 1e-12;
}
