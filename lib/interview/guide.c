/*
 * Which questions stand in a guide, and how the minutes are shared out. The rules stand at
 * tenet_guide_new().
 */
#include "interview/guide.h"

#include <string.h>

#include "base/error.h"
#include "interview/assessment.h"
#include "interview/take.h"

#define OPENING_MINUTES   5
#define CANDIDATE_MINUTES 5
#define CLOSING_MINUTES   2
#define FIXED_MINUTES     (OPENING_MINUTES + CANDIDATE_MINUTES + CLOSING_MINUTES)

/* For a question with its probes and notes. */
#define USUAL_MINUTES   5
#define LEAST_MINUTES   3
#define MOST_MINUTES    10

#define USUAL_QUESTIONS 2
#define LONGEST_MINUTES 480
#define MOST_QUESTIONS  20

/* ---- Choice ------------------------------------------------------------------------------ */

typedef struct keyed {
    char *key;
    int32_t question;
} keyed;

static int compare_keys(gconstpointer a, gconstpointer b)
{
    const keyed *x = a;
    const keyed *y = b;
    int order = strcmp(x->key, y->key);
    return order != 0 ? order : x->question - y->question;
}

static int compare_places(gconstpointer a, gconstpointer b)
{
    return ((const keyed *)a)->question - ((const keyed *)b)->question;
}

static char *key_of(const char *seed, const char *id)
{
    g_autofree char *named = g_strconcat(seed, "\n", id, NULL);
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, named, -1);
}

/* `follow_up` says why it is asked; NULL in a guide for all. */
static void add_question(tenet_guide *guide, int32_t value, int32_t question, const char *text,
                         const tenet_follow_up *follow_up)
{
    const char *reason = follow_up != NULL ? follow_up->reason : "";
    tenet_guide_question row = {.text = g_string_chunk_insert(guide->strings, text),
                                .reason = g_string_chunk_insert(guide->strings, reason),
                                .value = value,
                                .question = question,
                                .why = follow_up != NULL ? follow_up->why : -1};
    g_array_append_val(guide->questions, row);
}

/* The questions of one value: the first by key, in the order of the model. */
static void choose_questions(tenet_guide *guide, int32_t value, int32_t count)
{
    const tenet_value *info = &g_array_index(guide->model->values, tenet_value, value);
    int32_t taken = MIN(count, info->question_count);
    g_autofree keyed *all = g_new0(keyed, (gsize)info->question_count + 1);
    for (int32_t i = 0; i < info->question_count; i++) {
        all[i].question = info->first_question + i;
        const char *id = g_array_index(guide->model->questions, tenet_question, all[i].question).id;
        all[i].key = guide->seed != NULL ? key_of(guide->seed, id) : NULL;
    }
    if (guide->seed != NULL)
        qsort(all, (gsize)info->question_count, sizeof *all, compare_keys);
    qsort(all, (gsize)taken, sizeof *all, compare_places);
    for (int32_t i = 0; i < taken; i++)
        add_question(guide, value, all[i].question,
                     g_array_index(guide->model->questions, tenet_question, all[i].question).text,
                     NULL);
    for (int32_t i = 0; i < info->question_count; i++)
        g_free(all[i].key);
}

/* How many questions a guide has with so many of each value. */
static int32_t count_questions(const tenet_model *model, int32_t each)
{
    int32_t count = 0;
    for (guint v = 0; v < model->values->len; v++)
        count += MIN(each, g_array_index(model->values, tenet_value, v).question_count);
    return count;
}

/* So many of each value fit at the usual length; at least one. */
static int32_t fitting(const tenet_model *model, int32_t minutes)
{
    int32_t each = 1;
    while (each < MOST_QUESTIONS &&
           count_questions(model, each + 1) * USUAL_MINUTES <= minutes - FIXED_MINUTES)
        each++;
    return each;
}

/* ---- Minutes ----------------------------------------------------------------------------- */

/* Gives each question its minutes; FALSE if they do not fit. */
static gboolean share_minutes(tenet_guide *guide, int32_t total)
{
    int32_t count = (int32_t)guide->questions->len;
    int32_t left = total > 0 ? total - FIXED_MINUTES : count * USUAL_MINUTES;
    if (left < count * LEAST_MINUTES)
        return FALSE;
    int32_t each = MIN(left / count, MOST_MINUTES);
    int32_t more = each < MOST_MINUTES ? left % count : 0; /* questions with a minute more */
    for (int32_t i = 0; i < count; i++)
        g_array_index(guide->questions, tenet_guide_question, i).minutes = each + (i < more);
    guide->minutes.total = FIXED_MINUTES + left;
    guide->minutes.opening = OPENING_MINUTES;
    guide->minutes.candidate = CANDIDATE_MINUTES;
    guide->minutes.closing = CLOSING_MINUTES;
    guide->minutes.reserve = left - each * count - more;
    return TRUE;
}

static int32_t too_short(const tenet_guide *guide, int32_t minutes, tenet_error **error)
{
    int32_t count = (int32_t)guide->questions->len;
    return tenet__fail(
        error, TENET_E_ARGUMENT,
        "guide: %d question%s of at least %d minutes and %d minutes for opening, the "
        "candidate's questions and closing need %d minutes, not %d; give more "
        "minutes, fewer questions, or a model with fewer values",
        count, count == 1 ? "" : "s", LEAST_MINUTES, FIXED_MINUTES,
        FIXED_MINUTES + count * LEAST_MINUTES, minutes);
}

/* ---- The two kinds of guide -------------------------------------------------------------- */

static int32_t plan_for_all(tenet_guide *guide, const tenet_guide_options *options,
                            tenet_error **error)
{
    int32_t each = options->questions > 0 ? options->questions
                   : options->minutes > 0 ? fitting(guide->model, options->minutes)
                                          : USUAL_QUESTIONS;
    if (guide->model->questions->len == 0)
        return tenet__fail(error, TENET_E_MODEL,
                           "guide: the model \"%s\" has no questions; write \"questions:\" under "
                           "its values",
                           guide->model->id);
    for (guint v = 0; v < guide->model->values->len; v++)
        choose_questions(guide, (int32_t)v, each);
    return share_minutes(guide, options->minutes) ? TENET_OK
                                                  : too_short(guide, options->minutes, error);
}

static void add_follow_up(tenet_guide *guide, const tenet_follow_up *row)
{
    const char *text =
        row->question >= 0
            ? g_array_index(guide->model->questions, tenet_question, row->question).text
            : tenet_model_probe(guide->model, row->value, row->probe);
    if (text != NULL)
        add_question(guide, row->value, row->question, text, row);
}

/* The follow-ups that tell most, as many as fit. */
static int32_t plan_for_one(tenet_guide *guide, const tenet_assessment *assessment,
                            const tenet_guide_options *options, tenet_error **error)
{
    for (guint i = 0; i < assessment->follow_ups->len; i++)
        add_follow_up(guide, &g_array_index(assessment->follow_ups, tenet_follow_up, i));
    guint count = guide->questions->len;
    if (count == 0)
        return tenet__fail(
            error, TENET_E_DATA, "guide: there is nothing left to ask candidate \"%s\": %s",
            assessment->candidate,
            assessment->follow_ups->len == 0
                ? "no value needs more"
                : "all questions and probes of the values that need more were asked");
    int32_t fit =
        options->minutes > 0 ? (options->minutes - FIXED_MINUTES) / LEAST_MINUTES : (int32_t)count;
    if (fit >= 1 && (guint)fit < count)
        g_array_set_size(guide->questions, (guint)fit);
    guide->minutes.left_out = (int32_t)(count - guide->questions->len);
    return share_minutes(guide, options->minutes) ? TENET_OK
                                                  : too_short(guide, options->minutes, error);
}

static int32_t check_options(const tenet_guide_options *options, tenet_error **error)
{
    if (options->reserved != 0)
        return tenet__fail(error, TENET_E_ARGUMENT, "guide options: a reserved field is set");
    if (options->minutes < 0 || options->minutes > LONGEST_MINUTES)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "guide: an interview has 1 to %d minutes, not %d", LONGEST_MINUTES,
                           options->minutes);
    if (options->questions < 0 || options->questions > MOST_QUESTIONS)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "guide: a value has 1 to %d questions in a guide, not %d",
                           MOST_QUESTIONS, options->questions);
    if (options->seed != NULL && !g_utf8_validate(options->seed, -1, NULL))
        return tenet__fail(error, TENET_E_ENCODING, "guide: the seed is not UTF-8");
    return TENET_OK;
}

int32_t tenet_guide_new(const tenet_model *model, const tenet_assessment *assessment,
                        const tenet_guide_options *given, tenet_guide **guide, tenet_error **error)
{
    tenet_guide_options options = {.struct_size = sizeof options};
    if (error != NULL)
        *error = NULL;
    if (guide != NULL)
        *guide = NULL;
    if (model == NULL || guide == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "guide: the model or the result is NULL");
    if (assessment != NULL && strcmp(assessment->model->digest, model->digest) != 0)
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "guide: the assessment was made with another model");
    if (!tenet__take_options(&options, sizeof options, given))
        return tenet__fail(error, TENET_E_ARGUMENT,
                           "guide options: struct_size does not fit this version");
    int32_t status = check_options(&options, error);
    if (status != TENET_OK)
        return status;
    tenet_guide *made = g_new0(tenet_guide, 1);
    made->model = tenet_model_ref((tenet_model *)model);
    made->strings = g_string_chunk_new(256);
    made->questions = g_array_new(FALSE, TRUE, sizeof(tenet_guide_question));
    made->seed = g_strdup(options.seed);
    made->language = g_strdup(options.language);
    if (assessment != NULL) {
        made->candidate = g_strdup(assessment->candidate);
        status = plan_for_one(made, assessment, &options, error);
    } else {
        status = plan_for_all(made, &options, error);
    }
    if (status != TENET_OK)
        g_clear_pointer(&made, tenet_guide_free);
    *guide = made;
    return status;
}

void tenet_guide_free(tenet_guide *guide)
{
    if (guide == NULL)
        return;
    tenet_model_unref(guide->model);
    g_string_chunk_free(guide->strings);
    g_array_free(guide->questions, TRUE);
    g_free(guide->candidate);
    g_free(guide->seed);
    g_free(guide->language);
    g_free(guide);
}

int32_t tenet_guide_plan(const tenet_guide *guide, const tenet_guide_minutes **plan)
{
    if (guide == NULL || plan == NULL)
        return TENET_E_ARGUMENT;
    *plan = &guide->minutes;
    return TENET_OK;
}

int32_t tenet_guide_questions(const tenet_guide *guide, const tenet_guide_question **rows,
                              int64_t *count)
{
    if (guide == NULL || rows == NULL || count == NULL)
        return TENET_E_ARGUMENT;
    *rows = (const tenet_guide_question *)(const void *)guide->questions->data;
    *count = guide->questions->len;
    return TENET_OK;
}
