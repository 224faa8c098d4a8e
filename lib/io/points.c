/*
 * Points that add up as shown. See points.h.
 */
#include "io/points.h"

#include <math.h>

#include "io/display.h"

/* Shares a value's shown points out over its rows. */
static void round_rows(tenet__points *points, const tenet_assessment *assessment, int32_t value)
{
    guint count = assessment->evidence->len;
    g_autofree double *exact = g_new(double, (gsize)count + 1);
    g_autofree int64_t *shown = g_new(int64_t, (gsize)count + 1);
    int32_t used = 0;
    for (guint i = 0; i < count; i++) {
        const tenet_evidence *row = &g_array_index(assessment->evidence, tenet_evidence, i);
        if (row->value == value)
            exact[used++] = row->points;
    }
    tenet__share_out(exact, used, points->values[value], shown);
    used = 0;
    for (guint i = 0; i < count; i++) {
        if (g_array_index(assessment->evidence, tenet_evidence, i).value == value)
            points->rows[i] = shown[used++];
    }
}

void tenet__points_round(tenet__points *points, const tenet_assessment *assessment)
{
    guint count = assessment->values->len;
    g_autofree double *exact = g_new(double, (gsize)count + 1);
    for (guint v = 0; v < count; v++)
        exact[v] = g_array_index(assessment->values, tenet_value_score, v).points;
    points->total = 0;
    points->values = g_new0(int64_t, (gsize)count + 1);
    points->rows = g_new0(int64_t, (gsize)assessment->evidence->len + 1);
    if (isnan(assessment->alignment.points)) /* sealed */
        return;
    points->total = tenet__hundredths(assessment->alignment.points);
    tenet__share_out(exact, (int32_t)count, points->total, points->values);
    for (guint v = 0; v < count; v++)
        round_rows(points, assessment, (int32_t)v);
}

void tenet__points_clear(tenet__points *points)
{
    g_free(points->values);
    g_free(points->rows);
    *points = (tenet__points){.total = 0};
}
