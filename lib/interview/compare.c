/*
 * Comparing candidates. The formula and the warnings stand in tenet/interview.h.
 */
#include "interview/compare.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "interview/assessment.h"
#include "score/score.h"

/* Below one and above the other the order of two candidates is taken for sure. */
#define SURELY_LESS 0.1
#define SURELY_MORE 0.9

/* Shares of the weight that differ by less are printed alike. */
#define COVERAGE_APART 0.005

/* So many candidates or values are named in a notice. */
#define NAMED 8

const char *tenet_pair_name(int32_t verdict)
{
    static const char *const names[] = {"indistinguishable", "first", "second", "unknown"};
    return verdict >= 0 && verdict < TENET_PAIR_COUNT ? names[verdict] : "unknown";
}

double tenet__probability(double a, double sd_a, double b, double sd_b)
{
    return 0.5 * erfc(-(a - b) / sqrt(2 * (sd_a * sd_a + sd_b * sd_b)));
}

static const tenet__compared *candidate_at(const tenet_comparison *comparison, int32_t index)
{
    return &g_array_index(comparison->candidates, tenet__compared, index);
}

/* ---- Pairs ------------------------------------------------------------------------------- */

/* A score with its standard deviation, in points; NaN where there is none. */
typedef struct figure {
    double score;
    double deviation;
} figure;

static figure figure_of(const tenet_comparison *comparison, int32_t candidate, int32_t value)
{
    const tenet__compared *one = candidate_at(comparison, candidate);
    if (value < 0)
        return (figure){one->alignment.score, one->alignment.deviation};
    const tenet_value_score *row = &one->values[value];
    tenet__units units = {row->share, row->units_for, row->units_against, TRUE};
    return (figure){row->score, 100 * sqrt(tenet__score_value(&units).variance)};
}

static void add_pair(tenet_comparison *comparison, int32_t first, int32_t second, int32_t value)
{
    figure a = figure_of(comparison, first, value);
    figure b = figure_of(comparison, second, value);
    tenet_comparison_pair row = {NAN, NAN, first, second, value, TENET_PAIR_UNKNOWN};
    if (!isnan(a.score) && !isnan(b.score)) {
        row.difference = a.score - b.score;
        row.probability = tenet__probability(a.score, a.deviation, b.score, b.deviation);
        row.verdict = row.probability > SURELY_MORE   ? TENET_PAIR_FIRST
                      : row.probability < SURELY_LESS ? TENET_PAIR_SECOND
                                                      : TENET_PAIR_INDISTINGUISHABLE;
    }
    g_array_append_val(comparison->pairs, row);
}

static void add_pairs(tenet_comparison *comparison)
{
    int32_t count = (int32_t)comparison->candidates->len;
    for (int32_t value = -1; value < (int32_t)comparison->model->values->len; value++) {
        for (int32_t first = 0; first < count; first++) {
            for (int32_t second = first + 1; second < count; second++)
                add_pair(comparison, first, second, value);
        }
    }
}

/* ---- Whether the comparison is fair ------------------------------------------------------ */

/* A list of which the first few entries are written. */
typedef struct listing {
    GString *text;
    int32_t count;
} listing;

static void list_entry(listing *list, const char *entry)
{
    if (list->text == NULL)
        list->text = g_string_new(NULL);
    if (list->count++ < NAMED)
        g_string_append_printf(list->text, "%s%s", list->count > 1 ? ", " : "", entry);
}

/* Adds the notice with the list in it, if there is anything in the list. */
static void tell(tenet_comparison *comparison, int32_t code, int32_t severity, const char *what,
                 listing *list)
{
    if (list->text == NULL)
        return;
    if (list->count > NAMED)
        g_string_append_printf(list->text, " and %d more", list->count - NAMED);
    tenet__error_add(comparison->notices, severity, code, TENET__NOWHERE, "%s: %s", what,
                     list->text->str);
    g_ptr_array_add(comparison->listed, g_string_free(list->text, FALSE));
}

/* The candidates of whom it is not known what they were asked, or who were asked something else
 * than the first. */
static void check_questions(tenet_comparison *comparison)
{
    listing unknown = {NULL, 0}, others = {NULL, 0};
    const tenet__compared *first = candidate_at(comparison, 0);
    for (guint i = 0; i < comparison->candidates->len; i++) {
        const tenet__compared *one = candidate_at(comparison, (int32_t)i);
        gboolean same = g_hash_table_size(one->asked) == g_hash_table_size(first->asked);
        GHashTableIter questions;
        gpointer question;
        g_hash_table_iter_init(&questions, one->asked);
        while (same && g_hash_table_iter_next(&questions, &question, NULL))
            same = g_hash_table_contains(first->asked, question);
        if (g_hash_table_size(one->asked) == 0)
            list_entry(&unknown, one->candidate);
        else if (!same && g_hash_table_size(first->asked) > 0)
            list_entry(&others, one->candidate);
    }
    g_autofree char *what = g_strdup_printf(
        "asked other questions than %s, which makes the comparison unfair", first->candidate);
    tell(comparison, TENET_N_ASKED_DIFFERENTLY, TENET_SEVERITY_WARNING, what, &others);
    tell(comparison, TENET_N_ASKED_DIFFERENTLY, TENET_SEVERITY_WARNING,
         "the data do not say which questions were asked, so that nobody knows whether they were "
         "the same",
         &unknown);
}

static void check_ratings(tenet_comparison *comparison)
{
    listing values = {NULL, 0};
    for (guint v = 0; v < comparison->model->values->len; v++) {
        int32_t least = INT32_MAX, most = 0;
        for (guint i = 0; i < comparison->candidates->len; i++) {
            int32_t ratings = candidate_at(comparison, (int32_t)i)->values[v].ratings;
            least = MIN(least, ratings);
            most = MAX(most, ratings);
        }
        if (least == most)
            continue;
        const tenet_value *value = &g_array_index(comparison->model->values, tenet_value, v);
        g_autofree char *entry = g_strdup_printf(
            "%s (%d to %d)", value->name[0] != '\0' ? value->name : value->id, least, most);
        list_entry(&values, entry);
    }
    tell(comparison, TENET_N_RATED_DIFFERENTLY, TENET_SEVERITY_WARNING,
         "the candidates have different numbers of ratings", &values);
}

static void check_coverage(tenet_comparison *comparison)
{
    listing all = {NULL, 0};
    double least = INFINITY, most = -INFINITY;
    for (guint i = 0; i < comparison->candidates->len; i++) {
        const tenet__compared *one = candidate_at(comparison, (int32_t)i);
        least = fmin(least, one->alignment.coverage);
        most = fmax(most, one->alignment.coverage);
    }
    for (guint i = 0; i < comparison->candidates->len && most - least >= COVERAGE_APART; i++) {
        const tenet__compared *one = candidate_at(comparison, (int32_t)i);
        g_autofree char *entry =
            g_strdup_printf("%s %.0f %%", one->candidate, 100 * one->alignment.coverage);
        list_entry(&all, entry);
    }
    tell(comparison, TENET_N_COVERED_DIFFERENTLY, TENET_SEVERITY_WARNING,
         "not the same part of the values is known", &all);
}

static void check_numbers(tenet_comparison *comparison)
{
    listing sealed = {NULL, 0}, insufficient = {NULL, 0};
    for (guint i = 0; i < comparison->candidates->len; i++) {
        const tenet__compared *one = candidate_at(comparison, (int32_t)i);
        if (one->alignment.status == TENET_SEALED)
            list_entry(&sealed, one->candidate);
        else if (one->alignment.status != TENET_SCORED)
            list_entry(&insufficient, one->candidate);
    }
    tell(comparison, TENET_N_SEALED, TENET_SEVERITY_NOTICE,
         "sealed until the interviewers have rated", &sealed);
    tell(comparison, TENET_N_INSUFFICIENT_EVIDENCE, TENET_SEVERITY_NOTICE,
         "too little is known to give a number, which is not a low one", &insufficient);
}

/* ---- Making ------------------------------------------------------------------------------ */

static void clear_compared(gpointer data)
{
    tenet__compared *one = data;
    g_free(one->candidate);
    g_free(one->values);
    g_hash_table_unref(one->asked);
}

static void keep(tenet_comparison *comparison, const tenet_assessment *assessment)
{
    tenet__compared one = {
        .candidate = g_strdup(assessment->candidate),
        .alignment = assessment->alignment,
        .values = g_memdup2(assessment->values->data,
                            assessment->values->len * sizeof(tenet_value_score)),
        .asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    for (guint i = 0; i < assessment->asked->len; i++)
        g_hash_table_add(one.asked,
                         g_strdup(g_array_index(assessment->asked, tenet_asked, i).question));
    g_array_append_val(comparison->candidates, one);
}

static int32_t check_assessments(const tenet_assessment *const *assessments, int64_t count,
                                 tenet_error **error)
{
    if (count < 2 || count > TENET__MAX_COMPARED)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "comparison: it takes 2 to %d candidates, not %" G_GINT64_FORMAT,
                           TENET__MAX_COMPARED, count);
    for (int64_t i = 0; i < count; i++) {
        if (assessments[i] == NULL)
            return tenet__fail(error, TENET_E_ARGUMENT, "comparison: an assessment is NULL");
        if (strcmp(assessments[i]->model->digest, assessments[0]->model->digest) != 0)
            return tenet__fail(error, TENET_E_ARGUMENT,
                               "comparison: \"%s\" was assessed with another model than \"%s\"",
                               assessments[i]->candidate, assessments[0]->candidate);
    }
    return TENET_OK;
}

int32_t tenet_comparison_new(const tenet_assessment *const *assessments, int64_t count,
                             tenet_comparison **comparison, tenet_error **error)
{
    if (error != NULL)
        *error = NULL;
    if (comparison != NULL)
        *comparison = NULL;
    if (comparison == NULL || assessments == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "comparison: the assessments or the result are NULL");
    int32_t status = check_assessments(assessments, count, error);
    if (status != TENET_OK)
        return status;
    tenet_comparison *made = g_new0(tenet_comparison, 1);
    made->model = tenet_model_ref(assessments[0]->model);
    made->candidates = g_array_new(FALSE, TRUE, sizeof(tenet__compared));
    g_array_set_clear_func(made->candidates, clear_compared);
    made->pairs = g_array_new(FALSE, TRUE, sizeof(tenet_comparison_pair));
    made->notices = tenet__error_new();
    made->listed = g_ptr_array_new_with_free_func(g_free);
    for (int64_t i = 0; i < count; i++)
        keep(made, assessments[i]);
    add_pairs(made);
    check_questions(made);
    check_ratings(made);
    check_coverage(made);
    check_numbers(made);
    *comparison = made;
    return TENET_OK;
}

void tenet_comparison_free(tenet_comparison *comparison)
{
    if (comparison == NULL)
        return;
    g_array_free(comparison->candidates, TRUE);
    g_array_free(comparison->pairs, TRUE);
    tenet_error_free(comparison->notices);
    g_ptr_array_unref(comparison->listed);
    tenet_model_unref(comparison->model);
    g_free(comparison);
}

int32_t tenet_comparison_pairs(const tenet_comparison *comparison,
                               const tenet_comparison_pair **rows, int64_t *count)
{
    if (comparison == NULL || rows == NULL || count == NULL)
        return TENET_E_ARGUMENT;
    *rows = (const tenet_comparison_pair *)(const void *)comparison->pairs->data;
    *count = comparison->pairs->len;
    return TENET_OK;
}

int32_t tenet_comparison_notices(const tenet_comparison *comparison, const tenet_diagnostic **rows,
                                 int64_t *count)
{
    if (comparison == NULL)
        return TENET_E_ARGUMENT;
    return tenet_error_diagnostics(comparison->notices, rows, count);
}
