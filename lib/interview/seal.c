/*
 * Sealing a result until the interviewers have rated. See seal.h.
 */
#include "interview/seal.h"

#include <math.h>

static tenet_value_score *value_at(const tenet_assessment *assessment, guint index)
{
    return &g_array_index(assessment->values, tenet_value_score, index);
}

void tenet__mark_unrated(tenet_assessment *assessment)
{
    for (guint i = 0; i < assessment->asked->len; i++) {
        int32_t question = g_array_index(assessment->asked, tenet_asked, i).model_question;
        if (question >= 0) {
            int32_t value =
                g_array_index(assessment->model->questions, tenet_question, question).value;
            value_at(assessment, (guint)value)->unrated = 1;
        }
    }
    for (guint v = 0; v < assessment->values->len; v++) {
        tenet_value_score *row = value_at(assessment, v);
        gboolean judged = row->ratings > 0 || row->not_observed;
        row->unrated = !judged && (row->unrated || row->answers + row->sentences > 0);
    }
}

/* So many values are named in the notice. */
#define NAMED_VALUES 8

/* The names of the values that await a rating, or NULL if none does. */
static char *unrated_names(const tenet_assessment *assessment)
{
    GString *names = g_string_new(NULL);
    int32_t count = 0;
    for (guint v = 0; v < assessment->values->len; v++) {
        if (!value_at(assessment, v)->unrated)
            continue;
        if (count++ < NAMED_VALUES) {
            const tenet_value *value = &g_array_index(assessment->model->values, tenet_value, v);
            g_string_append(names, names->len > 0 ? ", " : "");
            g_string_append(names, value->name[0] != '\0' ? value->name : value->id);
        }
    }
    if (count > NAMED_VALUES)
        g_string_append_printf(names, " and %d more", count - NAMED_VALUES);
    return g_string_free(names, count == 0);
}

/* Keeps the notices that give no result away. */
static void seal_notices(tenet_assessment *assessment, const char *names)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_error *all = assessment->notices;
    assessment->notices = tenet__error_new();
    tenet__error_add(assessment->notices, TENET_SEVERITY_NOTICE, TENET_N_SEALED, TENET__NOWHERE,
                     "sealed until the interviewers' ratings are there; rate first, or mark as not "
                     "observed: %s",
                     names);
    tenet_error_diagnostics(all, &rows, &count);
    for (int64_t i = 0; i < count; i++) {
        if (rows[i].code != TENET_N_REVIEW && rows[i].code != TENET_N_INSUFFICIENT_EVIDENCE)
            tenet__error_add(
                assessment->notices, rows[i].severity, rows[i].code,
                (tenet__place){rows[i].source, rows[i].offset, rows[i].line, rows[i].column}, "%s",
                rows[i].message);
    }
    tenet_error_free(all);
}

static void seal_values(tenet_assessment *assessment)
{
    for (guint v = 0; v < assessment->values->len; v++) {
        tenet_value_score *row = value_at(assessment, v);
        row->score = row->low = row->high = NAN;
        row->units_for = row->units_against = row->points = NAN;
        row->stated = row->gap = NAN;
        row->review = 0;
    }
}

void tenet__seal(tenet_assessment *assessment)
{
    g_autofree char *names = unrated_names(assessment);
    if (names == NULL)
        return;
    int32_t form = assessment->stated.form;
    assessment->stated = (tenet_stated){NAN, NAN, NAN, NAN, NAN, form, 0, 0, 0};
    assessment->alignment = (tenet_alignment){.score = NAN,
                                              .low = NAN,
                                              .high = NAN,
                                              .low_correlated = NAN,
                                              .high_correlated = NAN,
                                              .deviation = NAN,
                                              .points = NAN,
                                              .coverage = assessment->alignment.coverage,
                                              .status = TENET_SEALED};
    seal_values(assessment);
    seal_notices(assessment, names);
    g_array_set_size(assessment->evidence, 0);
}

int32_t tenet_assessment_sealed(const tenet_assessment *assessment)
{
    return assessment != NULL && assessment->alignment.status == TENET_SEALED;
}
