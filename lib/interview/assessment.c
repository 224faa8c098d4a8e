/*
 * An assessment's life and its rows. See tenet/assess.h.
 */
#include "interview/assessment.h"

tenet_assessment *tenet__assessment_new(const tenet_model *model, const char *candidate)
{
    tenet_assessment *assessment = g_new0(tenet_assessment, 1);
    assessment->model = tenet_model_ref((tenet_model *)model);
    assessment->candidate = g_strdup(candidate);
    assessment->owned = g_ptr_array_new_with_free_func(g_free);
    assessment->values = g_array_new(FALSE, FALSE, sizeof(tenet_value_score));
    assessment->evidence = g_array_new(FALSE, FALSE, sizeof(tenet_evidence));
    assessment->texts = g_array_new(FALSE, FALSE, sizeof(tenet_text));
    assessment->asked = g_array_new(FALSE, FALSE, sizeof(tenet_asked));
    assessment->answered = g_array_new(FALSE, FALSE, sizeof(int32_t));
    assessment->follow_ups = g_array_new(FALSE, FALSE, sizeof(tenet_follow_up));
    assessment->notices = tenet__error_new();
    return assessment;
}

void tenet_assessment_free(tenet_assessment *assessment)
{
    if (assessment == NULL)
        return;
    g_array_free(assessment->values, TRUE);
    g_array_free(assessment->evidence, TRUE);
    g_array_free(assessment->texts, TRUE);
    g_array_free(assessment->asked, TRUE);
    g_array_free(assessment->answered, TRUE);
    g_array_free(assessment->follow_ups, TRUE);
    g_ptr_array_free(assessment->owned, TRUE);
    g_free(assessment->candidate);
    tenet_error_free(assessment->notices);
    tenet_model_unref(assessment->model);
    g_free(assessment);
}

const tenet_model *tenet_assessment_model(const tenet_assessment *assessment)
{
    return assessment != NULL ? assessment->model : NULL;
}

const char *tenet_assessment_candidate(const tenet_assessment *assessment)
{
    return assessment != NULL ? assessment->candidate : "";
}

int32_t tenet_assessment_alignment(const tenet_assessment *assessment, const tenet_alignment **row)
{
    if (assessment == NULL || row == NULL)
        return TENET_E_ARGUMENT;
    *row = &assessment->alignment;
    return TENET_OK;
}

int32_t tenet_assessment_stated(const tenet_assessment *assessment, const tenet_stated **row)
{
    if (assessment == NULL || row == NULL)
        return TENET_E_ARGUMENT;
    *row = &assessment->stated;
    return TENET_OK;
}

/* The body of every getter of rows: the array's data and length, or nothing. */
static int32_t give_rows(const GArray *array, const void **rows, int64_t *count)
{
    *rows = array->data;
    *count = array->len;
    return TENET_OK;
}

#define GIVE_ROWS(field)                                                                           \
    if (assessment == NULL || rows == NULL || count == NULL)                                       \
        return TENET_E_ARGUMENT;                                                                   \
    return give_rows(assessment->field, (const void **)rows, count)

int32_t tenet_assessment_values(const tenet_assessment *assessment, const tenet_value_score **rows,
                                int64_t *count)
{
    GIVE_ROWS(values);
}

int32_t tenet_assessment_evidence(const tenet_assessment *assessment, const tenet_evidence **rows,
                                  int64_t *count)
{
    GIVE_ROWS(evidence);
}

int32_t tenet_assessment_texts(const tenet_assessment *assessment, const tenet_text **rows,
                               int64_t *count)
{
    GIVE_ROWS(texts);
}

int32_t tenet_assessment_asked(const tenet_assessment *assessment, const tenet_asked **rows,
                               int64_t *count)
{
    GIVE_ROWS(asked);
}

int32_t tenet_assessment_follow_ups(const tenet_assessment *assessment,
                                    const tenet_follow_up **rows, int64_t *count)
{
    GIVE_ROWS(follow_ups);
}

int32_t tenet_assessment_notices(const tenet_assessment *assessment, const tenet_diagnostic **rows,
                                 int64_t *count)
{
    if (assessment == NULL)
        return TENET_E_ARGUMENT;
    return tenet_error_diagnostics(assessment->notices, rows, count);
}
