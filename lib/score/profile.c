/*
 * From the statement's entries to x and units per value. Field rules: ranking x = (n-rank)/(n-1)
 * with midranks; rating for evidence centred on the person's own mean, so that rating everything
 * alike adds nothing; list x = 1 if named. See tenet/assess.h.
 */
#include "score/profile.h"

#include <math.h>

#include "base/numeric.h"

/* A list longer than this says less with each entry. */
#define FULL_LIST 3.0

static const tenet__entry *entry_at(const tenet__statement *statement, guint i)
{
    return &g_array_index(statement->entries, tenet__entry, i);
}

static double *numbers_of(const tenet__statement *statement)
{
    double *numbers = g_new(double, statement->entries->len + 1);
    for (guint i = 0; i < statement->entries->len; i++)
        numbers[i] = entry_at(statement, i)->number;
    return numbers;
}

static void read_list(const tenet__statement *statement, double units, int32_t value_count,
                      tenet__stated_value *values)
{
    double weight = units * MIN(1, FULL_LIST / statement->entries->len);
    for (int32_t v = 0; v < value_count; v++) {
        values[v].x = values[v].entry >= 0 ? 1 : 0;
        values[v].units = values[v].entry >= 0 ? weight : 0;
    }
}

static void read_ranking(const tenet__statement *statement, double units, int32_t value_count,
                         tenet__stated_value *values)
{
    int32_t n = (int32_t)statement->entries->len;
    g_autofree double *numbers = numbers_of(statement);
    g_autofree double *ranks = g_new(double, (gsize)n);
    tenet__midranks(numbers, n, ranks);
    for (int32_t v = 0; v < value_count; v++) {
        if (values[v].entry < 0)
            continue;
        values[v].x = (n - ranks[values[v].entry]) / (n - 1);
        values[v].units = units * (2 * values[v].x - 1);
    }
}

static void read_ratings(const tenet__statement *statement, double units, int32_t value_count,
                         tenet__stated_value *values)
{
    double range = statement->high - statement->low;
    tenet__sum sum = {0};
    for (guint i = 0; i < statement->entries->len; i++)
        tenet__sum_add(&sum, entry_at(statement, i)->number);
    double mean = tenet__sum_value(&sum) / statement->entries->len;
    for (int32_t v = 0; v < value_count; v++) {
        if (values[v].entry < 0)
            continue;
        double rating = entry_at(statement, (guint)values[v].entry)->number;
        values[v].x = (rating - statement->low) / range;
        values[v].units = units * (rating - mean) / range;
    }
}

/* How x compares with the weights, over the values the statement speaks of. */
static void compare_with_weights(const tenet_model *model, const tenet__stated_value *values,
                                 tenet_stated *row)
{
    int32_t n = 0;
    g_autofree double *x = g_new(double, model->values->len * 4);
    double *weights = x + model->values->len;
    double *x_ranks = weights + model->values->len;
    double *weight_ranks = x_ranks + model->values->len;
    tenet__sum score = {0}, shares = {0}, distance = {0};
    for (guint v = 0; v < model->values->len; v++) {
        const tenet_value *value = &g_array_index(model->values, tenet_value, v);
        if (isnan(values[v].x))
            continue;
        tenet__sum_add(&score, value->share * values[v].x);
        tenet__sum_add(&shares, value->share);
        x[n] = values[v].x;
        weights[n++] = value->weight;
    }
    if (n == 0)
        return;
    row->score = 100 * tenet__sum_value(&score) / tenet__sum_value(&shares);
    row->pearson = tenet__pearson(x, weights, n);
    row->spearman = tenet__spearman(x, weights, n);
    row->tau_b = tenet__tau_b(x, weights, n);
    if (row->form != TENET_FORM_RANKING || n < 2)
        return;
    tenet__midranks(x, n, x_ranks);
    tenet__midranks(weights, n, weight_ranks);
    for (int32_t i = 0; i < n; i++) {
        double difference = x_ranks[i] - weight_ranks[i];
        tenet__sum_add(&distance, difference * difference);
    }
    row->distance = tenet__sum_value(&distance);
}

void tenet__profile(const tenet_model *model, const tenet__statement *statement,
                    tenet__stated_value *values, tenet_stated *row)
{
    int32_t count = (int32_t)model->values->len;
    *row = (tenet_stated){NAN, NAN, NAN, NAN, NAN, statement->form, 0, 0, 0};
    for (int32_t v = 0; v < count; v++)
        values[v] = (tenet__stated_value){NAN, 0, -1};
    if (statement->form == TENET_FORM_NONE || statement->entries->len == 0)
        return;
    row->entries = (int32_t)statement->entries->len;
    for (guint i = 0; i < statement->entries->len; i++) {
        int32_t value = entry_at(statement, i)->value;
        if (value >= 0) {
            values[value].entry = (int32_t)i;
            row->named++;
        }
    }
    double units = model->scoring.self_report_units;
    if (statement->form == TENET_FORM_RATINGS)
        read_ratings(statement, units, count, values);
    else if (statement->form == TENET_FORM_RANKING && statement->entries->len > 1)
        read_ranking(statement, units, count, values);
    else
        read_list(statement, units, count, values);
    compare_with_weights(model, values, row);
}
