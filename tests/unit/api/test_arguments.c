/*
 * Every public function with every wrong argument: a status and a message, nothing left behind in
 * the outputs, never a crash.
 */
#include <float.h>
#include <glib.h>
#include <math.h>
#include <string.h>

#include "lists.h"

/* Calls once with and once without a place for the error; both must give the status, and the error
 * must say something. `error` must be NULL before and is used by the call. */
#define REFUSED(call, status)                                                                      \
    do {                                                                                           \
        tenet_error *refusal = NULL, **error = &refusal;                                           \
        CU_ASSERT_EQUAL((call), (status));                                                         \
        CU_ASSERT_PTR_NOT_NULL(refusal);                                                           \
        CU_ASSERT_EQUAL(tenet_error_status(refusal), (status));                                    \
        CU_ASSERT(strlen(tenet_error_text(refusal)) > 10);                                         \
        tenet_error_free(refusal);                                                                 \
        error = NULL;                                                                              \
        CU_ASSERT_EQUAL((call), (status));                                                         \
    } while (0)

#define NOT_UTF8 "good \xFF bad"

static void new_candidates(void)
{
    tenet_candidate *person = (tenet_candidate *)1;
    REFUSED(tenet_candidate_new("x", -1, NULL, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_new(NULL, -1, &person, error), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(person);
    REFUSED(tenet_candidate_new("x", -2, &person, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_new("x", INT64_MIN, &person, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_new("x", INT64_MAX, &person, error), TENET_E_LIMIT);
    REFUSED(tenet_candidate_new("a\0b", 3, &person, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_new(NOT_UTF8, -1, &person, error), TENET_E_ENCODING);
    CU_ASSERT_PTR_NULL(person);
    SUITE_STRING(tenet_candidate_id(NULL), "");
    tenet_candidate_free(NULL);
    CU_ASSERT_EQUAL(tenet_candidate_new("abc", 2, &person, NULL), TENET_OK);
    SUITE_STRING(tenet_candidate_id(person), "ab");
    tenet_candidate_free(person);
}

static void texts(void)
{
    tenet_candidate *person = assessing_person();
    const int32_t plain = TENET_TEXT_PLAIN;
    REFUSED(tenet_candidate_add_notes(NULL, "x", -1, plain, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_notes(person, NULL, -1, plain, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_notes(person, NULL, 0, plain, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_notes(person, "x", -2, plain, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_notes(person, "x", -1, 3, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_notes(person, "x", -1, -1, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_notes(person, NOT_UTF8, -1, plain, error), TENET_E_ENCODING);
    REFUSED(tenet_candidate_add_notes(person, "x", tenet_limit(TENET_LIMIT_TEXT_BYTES) + 1, plain,
                                      error),
            TENET_E_LIMIT);
    REFUSED(tenet_candidate_add_answer(NULL, "q", -1, "x", -1, plain, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_answer(person, NULL, -1, "x", -1, plain, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_answer(person, "q", -3, "x", -1, plain, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_answer(person, "q", -1, NULL, -1, plain, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_answer(person, "q", -1, "x", -1, 9, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_answer(person, NOT_UTF8, -1, "x", -1, plain, error),
            TENET_E_ENCODING);
    REFUSED(tenet_candidate_add_self_report_text(NULL, "x", -1, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_self_report_text(person, NULL, -1, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_self_report_text(person, NOT_UTF8, -1, error), TENET_E_ENCODING);
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    assessed rows = assess_person(model, person); /* nothing of all that was kept */
    CU_ASSERT_EQUAL(rows.text_count + rows.asked_count + rows.evidence_count, 0);
    CU_ASSERT_EQUAL(rows.stated->form, TENET_FORM_NONE);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void encoding_errors_have_a_place(void)
{
    tenet_candidate *person = assessing_person();
    tenet_error *error = NULL;
    const tenet_diagnostic *rows;
    int64_t count;
    CU_ASSERT_EQUAL(
        tenet_candidate_add_notes(person, "\0\xC3\xA9 \xC3(", 6, TENET_TEXT_PLAIN, &error),
        TENET_E_ENCODING);
    tenet_error_diagnostics(error, &rows, &count);
    CU_ASSERT_EQUAL(rows[0].offset, 4);
    tenet_error_free(error);
    tenet_candidate_free(person);
}

static void ratings(void)
{
    tenet_candidate *person = assessing_person();
    REFUSED(tenet_candidate_add_rating(NULL, "v", -1, 3, 1, 5, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_not_observed(NULL, "v", -1, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_not_observed(person, NULL, -1, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_not_observed(person, "v", -2, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_not_observed(person, NOT_UTF8, -1, error), TENET_E_ENCODING);
    REFUSED(tenet_candidate_add_rating(person, NULL, -1, 3, 1, 5, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_rating(person, "v", -2, 3, 1, 5, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_rating(person, "v", -1, NAN, 1, 5, error), TENET_E_DATA);
    REFUSED(tenet_candidate_add_rating(person, "v", -1, INFINITY, 1, 5, error), TENET_E_DATA);
    REFUSED(tenet_candidate_add_rating(person, "v", -1, 0.99, 1, 5, error), TENET_E_DATA);
    REFUSED(tenet_candidate_add_rating(person, "v", -1, 5.01, 1, 5, error), TENET_E_DATA);
    REFUSED(tenet_candidate_add_rating(person, "v", -1, 3, 5, 1, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_rating(person, "v", -1, 3, 3, 3, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_rating(person, "v", -1, 3, NAN, 5, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_rating(person, "v", -1, 3, 1, INFINITY, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_rating(person, NOT_UTF8, -1, 3, 1, 5, error), TENET_E_ENCODING);
    tenet_error *error = NULL;
    tenet_candidate_add_rating(person, "v", -1, 7, 1, 5, &error);
    SUITE_STRING(tenet_error_text(error), "error: rating: 7 is not on the scale from 1 to 5\n");
    tenet_error_free(error);
    tenet_candidate_free(person);
}

/* A scale as wide as numbers go must not overflow into a number that is none. */
static void the_widest_scale(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = assessing_person();
    int32_t status =
        tenet_candidate_add_rating(person, "respect", -1, DBL_MAX, -DBL_MAX, DBL_MAX, NULL);
    CU_ASSERT(status == TENET_OK || status == TENET_E_ARGUMENT);
    status = tenet_candidate_add_self_report_rating(person, "respect", -1, DBL_MAX, -DBL_MAX,
                                                    DBL_MAX, NULL);
    CU_ASSERT(status == TENET_OK || status == TENET_E_ARGUMENT);
    assessed rows = assess_person(model, person);
    CU_ASSERT(isfinite(rows.alignment->points));
    CU_ASSERT(assessing_holds(&rows));
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void statements(void)
{
    tenet_candidate *person = assessing_person();
    REFUSED(tenet_candidate_add_self_report_list(NULL, "v", -1, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_self_report_list(person, NULL, -1, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_self_report_list(person, "v", -2, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_self_report_ranking(NULL, "v", -1, 1, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_self_report_ranking(person, NULL, -1, 1, error), TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_self_report_ranking(person, "v", -1, 0, error), TENET_E_DATA);
    REFUSED(tenet_candidate_add_self_report_ranking(person, "v", -1, NAN, error), TENET_E_DATA);
    REFUSED(tenet_candidate_add_self_report_rating(NULL, "v", -1, 1, 1, 5, error),
            TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_self_report_rating(person, NULL, -1, 1, 1, 5, error),
            TENET_E_ARGUMENT);
    REFUSED(tenet_candidate_add_self_report_rating(person, "v", -1, 9, 1, 5, error), TENET_E_DATA);
    REFUSED(tenet_candidate_add_self_report_rating(person, "v", -1, 1, 5, 5, error),
            TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_candidate_add_self_report_rating(person, "v", -1, 1, 1, 5, NULL),
                    TENET_OK); /* what was refused fixed no form */
    REFUSED(tenet_candidate_add_self_report_rating(person, "w", -1, 1, 1, 7, error), TENET_E_DATA);
    REFUSED(tenet_candidate_add_self_report_list(person, "w", -1, error), TENET_E_DATA);
    REFUSED(tenet_candidate_add_self_report_ranking(person, "w", -1, 1, error), TENET_E_DATA);
    REFUSED(tenet_candidate_add_self_report_text(person, "w", -1, error), TENET_E_DATA);
    tenet_candidate_free(person);
}

static void too_many_of_anything(void)
{
    tenet_candidate *person = assessing_person();
    int32_t status = TENET_OK;
    int64_t added = 0;
    for (; status == TENET_OK && added <= tenet_limit(TENET_LIMIT_TEXTS); added++)
        status = tenet_candidate_add_rating(person, "respect", -1, 3, 1, 5, NULL);
    CU_ASSERT_EQUAL(added, tenet_limit(TENET_LIMIT_TEXTS) + 1);
    REFUSED(tenet_candidate_add_notes(person, "x", -1, TENET_TEXT_PLAIN, error), TENET_E_LIMIT);
    tenet_candidate_free(person);
}

static void assessing(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = assessing_person();
    tenet_assessment *result = (tenet_assessment *)1;
    tenet_assess_options wrong[] = {
        {.struct_size = 0},
        {.struct_size = sizeof(tenet_assess_options) - 1},
        {.struct_size = sizeof(tenet_assess_options), .flags = 2},
    };
    struct {
        tenet_assess_options known;
        uint32_t more;
    } later = {{.struct_size = sizeof later}, 0};
    REFUSED(tenet_assess(NULL, person, NULL, &result, error), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(result);
    REFUSED(tenet_assess(model, NULL, NULL, &result, error), TENET_E_ARGUMENT);
    REFUSED(tenet_assess(model, person, NULL, NULL, error), TENET_E_ARGUMENT);
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        result = (tenet_assessment *)1;
        REFUSED(tenet_assess(model, person, &wrong[i], &result, error), TENET_E_ARGUMENT);
        CU_ASSERT_PTR_NULL(result);
    }
    CU_ASSERT_EQUAL(tenet_assess(model, person, &later.known, &result, NULL), TENET_OK);
    tenet_assessment_free(result);
    later.more = 1;
    REFUSED(tenet_assess(model, person, &later.known, &result, error), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_assessment_sealed(NULL), 0);
    tenet_candidate_free(person);
    tenet_model_unref(model);
}

static void rows_of_nothing(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    assessed rows = assess_person(model, assessing_person());
    const tenet_alignment *alignment;
    const tenet_stated *stated;
    int64_t count;
    CU_ASSERT_EQUAL(tenet_assessment_alignment(NULL, &alignment), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_assessment_alignment(rows.result, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_assessment_stated(NULL, &stated), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_assessment_stated(rows.result, NULL), TENET_E_ARGUMENT);
#define REFUSES_ROWS(function, type)                                                               \
    do {                                                                                           \
        const type *found;                                                                         \
        CU_ASSERT_EQUAL(function(NULL, &found, &count), TENET_E_ARGUMENT);                         \
        CU_ASSERT_EQUAL(function(rows.result, NULL, &count), TENET_E_ARGUMENT);                    \
        CU_ASSERT_EQUAL(function(rows.result, &found, NULL), TENET_E_ARGUMENT);                    \
    } while (0)
    REFUSES_ROWS(tenet_assessment_values, tenet_value_score);
    REFUSES_ROWS(tenet_assessment_evidence, tenet_evidence);
    REFUSES_ROWS(tenet_assessment_texts, tenet_text);
    REFUSES_ROWS(tenet_assessment_asked, tenet_asked);
    REFUSES_ROWS(tenet_assessment_follow_ups, tenet_follow_up);
    REFUSES_ROWS(tenet_assessment_notices, tenet_diagnostic);
    CU_ASSERT_PTR_NULL(tenet_assessment_model(NULL));
    SUITE_STRING(tenet_assessment_candidate(NULL), "");
    tenet_assessment_free(NULL);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void loading_models(void)
{
    tenet_model *model = (tenet_model *)1;
    REFUSED(tenet_model_load_yaml(NULL, -1, NULL, &model, error), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(model);
    REFUSED(tenet_model_load_yaml("x", -2, NULL, &model, error), TENET_E_ARGUMENT);
    REFUSED(tenet_model_load_yaml("x", -1, NULL, NULL, error), TENET_E_ARGUMENT);
    REFUSED(
        tenet_model_load_yaml("x", tenet_limit(TENET_LIMIT_MODEL_BYTES) + 1, NULL, &model, error),
        TENET_E_LIMIT);
    REFUSED(tenet_model_load_yaml(NOT_UTF8, -1, NULL, &model, error), TENET_E_ENCODING);
    REFUSED(tenet_model_load_file(NULL, &model, error), TENET_E_ARGUMENT);
    REFUSED(tenet_model_load_file("no such file", NULL, error), TENET_E_ARGUMENT);
    REFUSED(tenet_model_load_file("no such file", &model, error), TENET_E_IO);
    REFUSED(tenet_model_load_file("tests", &model, error), TENET_E_IO);
    REFUSED(tenet_model_builtin(NULL, error), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(model);
}

static void models_of_nothing(void)
{
    int64_t count = 7;
    char *text = (char *)1;
    const tenet_value *values;
    const tenet_indicator *indicators;
    const tenet_question *questions;
    const tenet_diagnostic *diagnostics;
    SUITE_STRING(tenet_model_id(NULL), "");
    SUITE_STRING(tenet_model_name(NULL), "");
    SUITE_STRING(tenet_model_language(NULL), "");
    SUITE_STRING(tenet_model_purpose(NULL), "");
    SUITE_STRING(tenet_model_validation(NULL), "");
    SUITE_STRING(tenet_model_digest(NULL), "");
    CU_ASSERT_PTR_NULL(tenet_model_ref(NULL));
    tenet_model_unref(NULL);
    CU_ASSERT_EQUAL(tenet_model_values(NULL, &values, &count), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_model_indicators(NULL, &indicators, &count), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_model_questions(NULL, &questions, &count), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_model_diagnostics(NULL, &diagnostics, &count), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(tenet_model_anchor(NULL, 0, 1));
    CU_ASSERT_PTR_NULL(tenet_model_probe(NULL, 0, 0));
    REFUSED(tenet_model_show(NULL, &text, &count, error), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(text);
    CU_ASSERT_PTR_NOT_NULL(tenet_model_builtin_yaml(NULL));
    CU_ASSERT_EQUAL((int64_t)strlen(tenet_model_builtin_yaml(&count)), count);
}

static void models_out_of_range(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    const tenet_value *values;
    int64_t count;
    CU_ASSERT_EQUAL(tenet_model_values(model, NULL, &count), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_model_values(model, &values, NULL), TENET_E_ARGUMENT);
    const int32_t strange[] = {-1, 3, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < G_N_ELEMENTS(strange); i++) {
        CU_ASSERT_PTR_NULL(tenet_model_anchor(model, strange[i], 1));
        CU_ASSERT_PTR_NULL(tenet_model_probe(model, strange[i], 0));
        CU_ASSERT_PTR_NULL(tenet_model_probe(model, 0, strange[i]));
    }
    CU_ASSERT_PTR_NULL(tenet_model_anchor(model, 0, 0));
    CU_ASSERT_PTR_NULL(tenet_model_anchor(model, 0, 6));
    SUITE_STRING(tenet_model_anchor(model, 0, 5), "");
    REFUSED(tenet_model_show(model, NULL, &count, error), TENET_E_ARGUMENT);
    tenet_model_unref(model);
}

static void rendering(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    assessed rows = assess_person(model, assessing_person());
    char *text = (char *)1;
    int64_t length = 7;
    REFUSED(tenet_assessment_render(NULL, TENET_FORMAT_JSON, 0, &text, &length, error),
            TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(text);
    CU_ASSERT_EQUAL(length, 0);
    REFUSED(tenet_assessment_render(rows.result, TENET_FORMAT_JSON, 0, NULL, &length, error),
            TENET_E_ARGUMENT);
    REFUSED(tenet_assessment_render(rows.result, TENET_FORMAT_COUNT, 0, &text, &length, error),
            TENET_E_ARGUMENT);
    REFUSED(tenet_assessment_render(rows.result, -1, 0, &text, &length, error), TENET_E_ARGUMENT);
    REFUSED(tenet_assessment_render(rows.result, TENET_FORMAT_TABLE, 0, &text, &length, error),
            TENET_E_ARGUMENT);
    REFUSED(tenet_assessment_render(rows.result, TENET_FORMAT_JSON, 0x80, &text, &length, error),
            TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(text);
    CU_ASSERT_EQUAL(tenet_assessment_render(rows.result, TENET_FORMAT_JSON, 0, &text, NULL, NULL),
                    TENET_OK);
    tenet_string_free(text);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

const suite_test argument_tests[] = {
    {"a candidate needs an id that is text", new_candidates},
    {"texts that cannot be are refused and leave nothing behind", texts},
    {"bytes that are not UTF-8 are named by their place", encoding_errors_have_a_place},
    {"ratings off their scale are refused", ratings},
    {"the widest scale gives finite figures", the_widest_scale},
    {"statements in two forms or on two scales are refused", statements},
    {"too many of anything is refused", too_many_of_anything},
    {"assessing nothing is refused", assessing},
    {"asking nothing for rows is refused", rows_of_nothing},
    {"models that cannot be read are refused", loading_models},
    {"asking no model is answered", models_of_nothing},
    {"asking a model for what it lacks is answered", models_out_of_range},
    {"rendering in an unknown way is refused", rendering},
    {NULL, NULL},
};
