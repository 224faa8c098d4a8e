/*
 * Coordinate descent. See linear.h.
 */
#include "learn/linear.h"

#include <math.h>

#include "base/numeric.h"

enum { MAX_SWEEPS = 200 };

/* A sweep that moves no margin by more than this is the last. */
static const double TOLERANCE = 1e-3;

typedef struct solver {
    const tenet__logistic *problem;
    double *weights;
    double *thresholds;
    double *margins; /* w.x of each row */
    double *slopes;  /* of each row's loss by its margin */
} solver;

void tenet__columns_matrix_clear(tenet__columns_matrix *matrix)
{
    g_clear_pointer(&matrix->starts, g_free);
    g_clear_pointer(&matrix->rows_of, g_free);
}

static double slope_of(const solver *self, int32_t row)
{
    double slope = 0;
    for (int32_t k = 0; k + 1 < self->problem->class_count; k++)
        slope += tenet__expit(self->margins[row] - self->thresholds[k]) -
                 (self->problem->classes[row] > k ? 1 : 0);
    return slope;
}

/* Moves one weight to the bottom of its parabola. Returns how far. */
static double step(solver *self, int32_t column)
{
    const tenet__columns_matrix *matrix = self->problem->matrix;
    const double *costs = self->problem->costs;
    double freedom = self->problem->freedom[column];
    double hold = 1 / (self->problem->c * freedom * freedom);
    double gradient = hold * self->weights[column], curvature = 0;
    for (int32_t at = matrix->starts[column]; at < matrix->starts[column + 1]; at++) {
        int32_t row = matrix->rows_of[at];
        gradient += costs[row] * self->slopes[row];
        curvature += costs[row];
    }
    curvature = curvature * (self->problem->class_count - 1) / 4 + hold;
    double change = -gradient / curvature;
    if (fabs(change) < TOLERANCE / 10)
        return 0;
    self->weights[column] += change;
    for (int32_t at = matrix->starts[column]; at < matrix->starts[column + 1]; at++) {
        int32_t row = matrix->rows_of[at];
        self->margins[row] += change;
        self->slopes[row] = slope_of(self, row);
    }
    return fabs(change);
}

/* The same for the threshold number k, which stands in every row. */
static double step_threshold(solver *self, int32_t k)
{
    const tenet__logistic *problem = self->problem;
    double gradient = 0, curvature = 1e-9; /* no row may count at all */
    for (int32_t row = 0; row < problem->matrix->rows; row++) {
        double p = tenet__expit(self->margins[row] - self->thresholds[k]);
        gradient += problem->costs[row] * ((problem->classes[row] > k ? 1 : 0) - p);
        curvature += problem->costs[row] / 4;
    }
    self->thresholds[k] -= gradient / curvature;
    return fabs(gradient / curvature);
}

void tenet__logistic_fit(const tenet__logistic *problem, double *weights, double *thresholds)
{
    int32_t rows = problem->matrix->rows;
    solver self = {problem, weights, thresholds, g_new0(double, (gsize)rows + 1),
                   g_new0(double, (gsize)rows + 1)};
    for (int32_t j = 0; j < problem->matrix->columns; j++) {
        for (int32_t at = problem->matrix->starts[j]; at < problem->matrix->starts[j + 1]; at++)
            self.margins[problem->matrix->rows_of[at]] += weights[j];
    }
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
        double largest = 0;
        for (int32_t k = 0; k + 1 < problem->class_count; k++)
            largest = MAX(largest, step_threshold(&self, k));
        for (int32_t row = 0; row < rows; row++)
            self.slopes[row] = slope_of(&self, row);
        for (int32_t j = 0; j < problem->matrix->columns; j++)
            largest = MAX(largest, step(&self, j));
        if (largest < TOLERANCE)
            break;
    }
    g_free(self.margins);
    g_free(self.slopes);
}
