/*
 * Follow-ups: values without enough evidence, those that weigh most first, each with the first of
 * its questions that has not been asked, and the reason in words.
 */
#include "interview/follow_up.h"

#include <math.h>

static gboolean was_asked(const tenet_assessment *assessment, int32_t question)
{
    for (guint i = 0; i < assessment->asked->len; i++) {
        if (g_array_index(assessment->asked, tenet_asked, i).model_question == question)
            return TRUE;
    }
    return FALSE;
}

static int32_t first_open_question(const tenet_assessment *assessment, int32_t value)
{
    const tenet_value *info = &g_array_index(assessment->model->values, tenet_value, value);
    for (int32_t i = 0; i < info->question_count; i++) {
        if (!was_asked(assessment, info->first_question + i))
            return info->first_question + i;
    }
    return -1;
}

/* How many matches for the value were found and counted nothing because of this state. */
static int32_t count_state(const tenet_assessment *assessment, int32_t value, int32_t state)
{
    int32_t count = 0;
    for (guint i = 0; i < assessment->evidence->len; i++) {
        const tenet_evidence *row = &g_array_index(assessment->evidence, tenet_evidence, i);
        count += row->value == value && row->state == state && row->indicator >= 0;
    }
    return count;
}

static const char *reason_for(const tenet_assessment *assessment, const tenet_value_score *score)
{
    if (score->answers + score->sentences > 0)
        return "one piece of evidence so far; one more answer or a rating makes it known";
    if (count_state(assessment, score->value, TENET_STATE_HYPOTHETICAL) +
            count_state(assessment, score->value, TENET_STATE_INTENDED) >
        0)
        return "only what the candidate would or wants to do; ask for something they did";
    if (count_state(assessment, score->value, TENET_STATE_ATTRIBUTED) > 0)
        return "only what others did; ask for the candidate's own part";
    return "nothing for or against it yet";
}

static int compare_shares(gconstpointer a, gconstpointer b, gpointer data)
{
    const tenet_assessment *assessment = data;
    const tenet_follow_up *x = a;
    const tenet_follow_up *y = b;
    double left = g_array_index(assessment->model->values, tenet_value, x->value).share;
    double right = g_array_index(assessment->model->values, tenet_value, y->value).share;
    if (left != right)
        return left > right ? -1 : 1;
    return x->value - y->value;
}

void tenet__follow_up(tenet_assessment *assessment)
{
    for (guint v = 0; v < assessment->values->len; v++) {
        const tenet_value_score *score = &g_array_index(assessment->values, tenet_value_score, v);
        if (score->known)
            continue;
        tenet_follow_up row = {reason_for(assessment, score), (int32_t)v,
                               first_open_question(assessment, (int32_t)v)};
        g_array_append_val(assessment->follow_ups, row);
    }
    g_array_sort_with_data(assessment->follow_ups, compare_shares, assessment);
}
