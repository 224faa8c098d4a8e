/*
 * Logistic regression on rows of zeros and ones, for two classes or for ordered ones.
 *
 * One weight a column is shared by all classes, and a threshold lies between each class and the
 * next (the proportional-odds model as a sum of all thresholds: Rennie & Srebro 2005). Minimised is
 *
 *     sum over rows i, thresholds k of c_i log(1 + exp(-s_ik (w.x_i - t_k)))
 *         + 1/2 sum over columns j of (w_j / r_j)^2 / C
 *
 * with s_ik = +1 if the class of row i is above threshold k and -1 else. r_j says how freely a
 * column may take weight. Columns are taken one after another (coordinate descent); each step
 * minimises a parabola that lies above the loss everywhere (its curvature is at most 1/4 a row), so
 * that no step ever raises it and no line search is needed.
 *
 * A solver of our own, since the problem is this small: a page of code without dependencies, and
 * sums in a fixed order, so that the same rows give the same weights.
 */
#ifndef TENET_LIB_LEARN_LINEAR_H
#define TENET_LIB_LEARN_LINEAR_H

#include <glib.h>
#include <stdint.h>

/** A matrix of zeros and ones by columns. */
typedef struct tenet__columns_matrix {
    int32_t rows;
    int32_t columns;
    int32_t *starts;  /**< columns + 1 of them */
    int32_t *rows_of; /**< the rows that hold a one, ascending in each column */
} tenet__columns_matrix;

void tenet__columns_matrix_clear(tenet__columns_matrix *matrix);

typedef struct tenet__logistic {
    const tenet__columns_matrix *matrix;
    const int32_t *classes; /**< one a row, from 0 to class_count - 1 */
    int32_t class_count;    /**< at least 2 */
    const double *costs;    /**< c_i; 0 leaves a row out */
    const double *freedom;  /**< r_j > 0 */
    double c;               /**< C > 0: the greater, the less weights are held back */
} tenet__logistic;

/** Fills `weights` (one a column) and `thresholds` (class_count - 1, ascending as far as the
 *  classes are). What stands in them is where the search begins. */
void tenet__logistic_fit(const tenet__logistic *problem, double *weights, double *thresholds);

#endif
