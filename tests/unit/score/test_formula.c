/*
 * The arithmetic of the score against figures computed independently.
 */
#include <math.h>

#include "lists.h"
#include "score/score.h"

/* The figures of a value with its interval. */
typedef struct value_row {
    double s, variance, points, low, high;
} value_row;

static value_row row_of(const tenet__units *units)
{
    tenet__value_figures figures = tenet__score_value(units);
    value_row row = {figures.s, figures.variance, figures.points, 0, 0};
    tenet__value_interval(&figures, &row.low, &row.high);
    return row;
}

static value_row figures(double in_favour, double against)
{
    return row_of(&(tenet__units){1, in_favour, against, TRUE});
}

static void values_follow_the_table(void)
{
    static const struct {
        double in_favour, against, score, deviation;
    } table[] = {
        {0, 0, 50, 28.8675134595},
        {1, 0, 66.6666666667, 25.1976315339},
        {2, 0, 75, 21.6506350946},
        {4, 0, 83.3333333333, 16.6666666667},
        {8, 0, 90, 11.3389341903},
        {0, 1, 33.3333333333, 25.1976315339},
        {0, 2, 25, 21.6506350946},
        {1, 1, 50, 25},
        {4, 1, 71.4285714286, 19.2628532132},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
        value_row row = figures(table[i].in_favour, table[i].against);
        NEAR(100 * row.s, table[i].score);
        NEAR(100 * sqrt(row.variance), table[i].deviation);
        NEAR(row.points, table[i].score - 50);
        CU_ASSERT(row.low < table[i].score && table[i].score < row.high);
    }
}

static const tenet__units WORKED[] = {
    {3.0 / 8, 5.5, 1, TRUE}, {2.0 / 8, 3.5, 1.75, TRUE}, {3.0 / 8, 0.25, 0, FALSE}};

static void worked_values(void)
{
    static const double expected[][5] = {
        {0.7647058824, 0.0287889273, 40.7954926883, 93.8758665193, 9.9264705882},
        {0.6206896552, 0.0418549346, 28.1537096776, 87.2339336918, 3.0172413793},
        {0.5555555556, 0.0790123457, 16.1191322648, 89.0482368426, 2.0833333333},
    };
    for (size_t i = 0; i < 3; i++) {
        value_row row = row_of(&WORKED[i]);
        NEAR(row.s, expected[i][0]);
        NEAR(row.variance, expected[i][1]);
        NEAR(row.low, expected[i][2]);
        NEAR(row.high, expected[i][3]);
        NEAR(row.points, expected[i][4]);
    }
}

static void worked_total(void)
{
    tenet__total total = tenet__score_total(WORKED, 3);
    NEAR(total.score, 65.0270453009);
    NEAR(total.deviation, 13.3324744254);
    NEAR(total.low, 41.4821002429);
    NEAR(total.high, 82.9844713563);
    NEAR(total.low_correlated, 27.4424333439);
    NEAR(total.high_correlated, 90.1388302442);
    NEAR(total.coverage, 0.625);
    NEAR(total.points, 15.0270453009);
}

static void worked_points_of_items(void)
{
    static const struct {
        int value;
        double units, points;
    } items[] = {
        {0, 2.0 / 3, 1.4705882353}, {0, 1.0 / 3, 0.7352941176}, {0, 0.5, 1.1029411765},
        {0, -0.5, -1.1029411765},   {0, 1.5, 3.3088235294},     {0, 2, 4.4117647059},
        {1, 1, 1.7241379310},       {1, -1, -1.7241379310},     {1, 1.5, 2.5862068966},
        {1, -0.5, -0.8620689655},   {1, -0.25, -0.4310344828},  {2, 0.25, 2.0833333333},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(items); i++)
        NEAR(tenet__points(&WORKED[items[i].value], items[i].units), items[i].points);
}

static void nothing_known_is_the_middle(void)
{
    const tenet__units nothing[] = {
        {3.0 / 8, 0, 0, FALSE}, {2.0 / 8, 0, 0, FALSE}, {3.0 / 8, 0, 0, FALSE}};
    tenet__total total = tenet__score_total(nothing, 3);
    CU_ASSERT_EQUAL(total.score, 50);
    CU_ASSERT_EQUAL(total.points, 0);
    CU_ASSERT_EQUAL(total.coverage, 0);
    NEAR(total.low, 24.7205711785);
    NEAR(total.high, 75.2794288215);
}

static void leaving_an_item_out(void)
{
    tenet__units without[] = {WORKED[0], WORKED[1], WORKED[2]};
    without[0].against -= 0.5;
    NEAR(tenet__score_value(&without[0]).s, 0.8125);
    NEAR(tenet__score_total(without, 3).score - tenet__score_total(WORKED, 3).score, 1.7922794118);
}

static void intervals_never_leave_the_scale(void)
{
    for (double units = 0; units <= 1e6; units = units * 3 + 1) {
        value_row good = figures(units, 0), bad = figures(0, units);
        CU_ASSERT(0 < good.low && good.low < 100 * good.s && 100 * good.s < good.high);
        CU_ASSERT(good.high < 100);
        CU_ASSERT(0 < bad.low && bad.low < 100 * bad.s && 100 * bad.s < bad.high);
    }
}

static void more_evidence_narrows_the_interval(void)
{
    double width = INFINITY;
    for (int units = 0; units < 40; units++) {
        value_row row = figures(units, units);
        CU_ASSERT(row.high - row.low < width);
        width = row.high - row.low;
    }
}

static void coverage_forgives_rounding(void)
{
    CU_ASSERT_TRUE(tenet__covers(0.2 + 0.4, 0.6));
    CU_ASSERT_TRUE(tenet__covers(0.1 + 0.2, 0.3));
    CU_ASSERT_TRUE(tenet__covers(0.6 - 1e-15, 0.6));
    CU_ASSERT_FALSE(tenet__covers(0.5999, 0.6));
    CU_ASSERT_TRUE(tenet__covers(0, 0));
}

const suite_test formula_tests[] = {
    {"a value's score and deviation follow the published table", values_follow_the_table},
    {"the worked example's values, intervals and points", worked_values},
    {"the worked example's total, interval and coverage", worked_total},
    {"the worked example's points of every item", worked_points_of_items},
    {"nothing known is the middle, with a wide interval", nothing_known_is_the_middle},
    {"leaving an item out moves the score by what was published", leaving_an_item_out},
    {"no interval leaves the scale", intervals_never_leave_the_scale},
    {"more evidence narrows the interval", more_evidence_narrows_the_interval},
    {"coverage forgives the rounding of shares", coverage_forgives_rounding},
    {NULL, NULL},
};
