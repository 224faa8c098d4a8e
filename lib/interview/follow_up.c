/*
 * Follow-ups: what each value lacks, how much one more answer would tell, and the first question
 * or probe that was not used yet. What the reasons mean and how the order is made stands in
 * tenet/assess.h.
 */
#include "interview/follow_up.h"

#include <math.h>

#include "score/score.h"

/* Texts contradict themselves where the smaller side has so many units and this part of the
 * larger one. */
#define CONTRADICTING_UNITS 0.5
#define CONTRADICTING_PART  (1.0 / 3)

/* Ratings contradict one another where they lie so far apart, and texts that speak so many units
 * the other way where they are on average so high or so low. */
#define RATINGS_APART       2
#define HIGH_RATING         4
#define LOW_RATING          2
#define UNITS_THE_OTHER_WAY 1

/* What the evidence on one value is made of. */
typedef struct makeup {
    double in_favour; /* units of texts */
    double against;
    int32_t claims; /* counted rows of texts */
    int32_t acts;
    int32_t hypothetical; /* rows that count nothing because of their state */
    int32_t attributed;
    int32_t unsure;
    double lowest; /* rating; NaN if none, which lies beyond no bound */
    double highest;
} makeup;

static void add_text_row(makeup *value, const tenet_evidence *row)
{
    if (row->units > 0)
        value->in_favour += row->units;
    else
        value->against -= row->units;
    if (row->units != 0) {
        value->claims += row->kind == TENET_KIND_CLAIM;
        value->acts += row->kind != TENET_KIND_CLAIM;
        return;
    }
    value->hypothetical +=
        row->state == TENET_STATE_HYPOTHETICAL || row->state == TENET_STATE_INTENDED;
    value->attributed += row->state == TENET_STATE_ATTRIBUTED;
    value->unsure += row->state == TENET_STATE_PAST || row->state == TENET_STATE_UNCERTAIN;
}

/* The rating that gave a row its units. */
static void add_rating_row(makeup *value, const tenet_evidence *row, double rating_units)
{
    double rating =
        row->units > 0 ? 1 + 4 * row->units / rating_units : 5 + 4 * row->units / rating_units;
    value->lowest = fmin(value->lowest, rating);
    value->highest = fmax(value->highest, rating);
}

static makeup *sum_up(const tenet_assessment *assessment)
{
    makeup *values = g_new0(makeup, (gsize)assessment->values->len + 1);
    for (guint v = 0; v < assessment->values->len; v++)
        values[v].lowest = values[v].highest = NAN;
    for (guint i = 0; i < assessment->evidence->len; i++) {
        const tenet_evidence *row = &g_array_index(assessment->evidence, tenet_evidence, i);
        if (row->indicator >= 0)
            add_text_row(&values[row->value], row);
        else if (row->source == TENET_SOURCE_RATING)
            add_rating_row(&values[row->value], row, assessment->model->scoring.rating_units);
    }
    return values;
}

/* ---- Reasons ----------------------------------------------------------------------------- */

typedef struct cause {
    int32_t why; /* TENET_ASK_; -1: there is nothing to ask */
    const char *reason;
} cause;

/* No reason tells which way the evidence points: follow-ups are shown before the ratings. */
static gboolean contradicts(const makeup *value, gboolean rated)
{
    double less = fmin(value->in_favour, value->against);
    double more = fmax(value->in_favour, value->against);
    double difference = value->in_favour - value->against;
    return (!rated && less >= CONTRADICTING_UNITS && less >= more * CONTRADICTING_PART) ||
           value->highest - value->lowest >= RATINGS_APART ||
           (value->lowest >= HIGH_RATING && difference <= -UNITS_THE_OTHER_WAY) ||
           (value->highest <= LOW_RATING && difference >= UNITS_THE_OTHER_WAY);
}

static cause cause_of_silence(const makeup *value)
{
    if (value->hypothetical > 0)
        return (cause){TENET_ASK_HYPOTHETICAL, "only what the candidate would or wants to do; ask "
                                               "for something they did"};
    if (value->attributed > 0)
        return (cause){TENET_ASK_ATTRIBUTED,
                       "only what others did; ask for the candidate's own part"};
    if (value->unsure > 0)
        return (cause){TENET_ASK_UNSURE,
                       "only what is long past or uncertain; ask for a recent occasion"};
    return (cause){TENET_ASK_NOTHING, "nothing for or against it yet"};
}

static cause cause_of(const makeup *value, const tenet_value_score *score)
{
    if (contradicts(value, score->ratings > 0))
        return (cause){TENET_ASK_CONTRADICTORY,
                       "what is known points both ways; ask for one more occasion"};
    if (score->ratings == 0 && value->claims > 0 && value->acts == 0)
        return (cause){TENET_ASK_CLAIMED,
                       "claimed but not shown; ask for one occasion and what they did"};
    if (!score->known && score->answers + score->sentences > 0)
        return (cause){TENET_ASK_LITTLE,
                       "one piece of evidence so far; one more answer or a rating makes it known"};
    if (!score->known)
        return cause_of_silence(value);
    if (score->ratings == 0 && fmin(value->in_favour, value->against) == 0)
        return (cause){TENET_ASK_ONE_SIDED,
                       "all that was said points one way; ask for an occasion when it was hard"};
    return (cause){-1, NULL};
}

/* ---- How much an answer would tell ------------------------------------------------------- */

static double width(double in_favour, double against)
{
    double low, high;
    tenet__value_figures figures = tenet__score_value(&(tenet__units){0, in_favour, against, TRUE});
    tenet__value_interval(&figures, &low, &high);
    return high - low;
}

double tenet__expected_narrowing(double in_favour, double against, double units)
{
    double s = (1 + in_favour) / (2 + in_favour + against);
    double expected =
        s * width(in_favour + units, against) + (1 - s) * width(in_favour, against + units);
    return width(in_favour, against) - expected;
}

static gboolean comes_before(const tenet_follow_up *x, const tenet_follow_up *y)
{
    return x->gain != y->gain ? x->gain > y->gain : x->value < y->value;
}

/* Puts a row in its place among the `count` before it, most of which stand in their order. */
static void insert(tenet_follow_up *rows, guint count, tenet_follow_up row)
{
    for (; count > 0 && comes_before(&row, &rows[count - 1]); count--)
        rows[count] = rows[count - 1];
    rows[count] = row;
}

/* One row for each value that lacks something, in the order of their gain. */
static void list_lacks(tenet_assessment *assessment)
{
    guint count = 0;
    double units = assessment->model->scoring.answer_cap;
    double of_silence = NAN; /* the same for all values without evidence, which most are */
    g_autofree makeup *made = sum_up(assessment);
    g_array_set_size(assessment->follow_ups, assessment->values->len);
    tenet_follow_up *rows = (tenet_follow_up *)(void *)assessment->follow_ups->data;
    for (guint v = 0; v < assessment->values->len; v++) {
        const tenet_value_score *score = &g_array_index(assessment->values, tenet_value_score, v);
        cause found = cause_of(&made[v], score);
        if (found.why < 0)
            continue;
        gboolean silent = score->units_for == 0 && score->units_against == 0;
        if (silent && isnan(of_silence))
            of_silence = tenet__expected_narrowing(0, 0, units);
        double narrowing =
            silent ? of_silence
                   : tenet__expected_narrowing(score->units_for, score->units_against, units);
        insert(rows, count++,
               (tenet_follow_up){.reason = found.reason,
                                 .gain = score->share * narrowing,
                                 .value = (int32_t)v,
                                 .why = found.why});
    }
    g_array_set_size(assessment->follow_ups, count);
}

/* ---- Questions and probes ---------------------------------------------------------------- */

static void choose(const tenet_model *model, tenet__prompts *prompts, tenet_follow_up *row)
{
    const tenet_value *value = &g_array_index(model->values, tenet_value, row->value);
    const GPtrArray *probes = g_ptr_array_index(model->probes, row->value);
    row->question = row->probe = -1;
    for (int32_t i = 0; i < value->question_count && row->question < 0; i++) {
        if (tenet__prompts_take_question(prompts, value->first_question + i))
            row->question = value->first_question + i;
    }
    for (int32_t i = 0; i < (int32_t)probes->len && row->probe < 0; i++) {
        if (!tenet__prompts_probe_used(prompts, row->value, i))
            row->probe = i;
    }
}

void tenet__follow_up(tenet_assessment *assessment, tenet__prompts *prompts)
{
    list_lacks(assessment);
    if (assessment->follow_ups->len == 0)
        return;
    tenet__prompts_begin(prompts);
    for (guint i = 0; i < assessment->asked->len; i++) {
        const tenet_asked *row = &g_array_index(assessment->asked, tenet_asked, i);
        if (row->model_question >= 0)
            tenet__prompts_take_question(prompts, row->model_question);
        else
            tenet__prompts_use_words(prompts, row->question);
    }
    for (guint i = 0; i < assessment->follow_ups->len; i++)
        choose(assessment->model, prompts,
               &g_array_index(assessment->follow_ups, tenet_follow_up, i));
}
