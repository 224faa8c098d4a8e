/*
 * Numbers: sums without drift, the logistic function, profile statistics, and printing that reads
 * back exactly.
 */
#ifndef TENET_LIB_BASE_NUMERIC_H
#define TENET_LIB_BASE_NUMERIC_H

#include <glib.h>
#include <math.h>
#include <stdint.h>

/** A running sum with Neumaier's compensation: order hardly matters and small terms are kept. */
typedef struct tenet__sum {
    double total;
    double lost;
} tenet__sum;

static inline void tenet__sum_add(tenet__sum *sum, double term)
{
    double total = sum->total + term;
    if (fabs(sum->total) >= fabs(term))
        sum->lost += (sum->total - total) + term;
    else
        sum->lost += (term - total) + sum->total;
    sum->total = total;
}

static inline double tenet__sum_value(const tenet__sum *sum)
{
    return sum->total + sum->lost;
}

/** 1 / (1 + e^-x) and its inverse. */
double tenet__expit(double x);
double tenet__logit(double p);

/** Pearson's r; NaN if n < 2 or a profile is constant. */
double tenet__pearson(const double *x, const double *y, int32_t n);

/** Spearman's rho: Pearson's r of midranks. NaN as above. */
double tenet__spearman(const double *x, const double *y, int32_t n);

/** Kendall's tau-b, (C-D)/sqrt((C+D+Tx)(C+D+Ty)). NaN if a profile is constant. */
double tenet__tau_b(const double *x, const double *y, int32_t n);

/** Midranks from 1 (smallest) to n. */
void tenet__midranks(const double *x, int32_t n, double *ranks);

/** Writes the shortest of the usual forms that reads back as the same double, with a point
 *  whatever the locale: 65.02704459, 0.1, 3. NaN and infinities give "null". */
void tenet__append_number(GString *text, double number);

#endif
