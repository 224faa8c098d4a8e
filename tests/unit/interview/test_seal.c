/*
 * Ratings first: what is sealed, for how long, and that nothing of the result leaks before.
 */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "lists.h"

static const tenet_assess_options RATINGS_FIRST = {sizeof RATINGS_FIRST,
                                                   TENET_ASSESS_RATINGS_FIRST};

/* Somebody who was asked about helpfulness and of whom the notes tell of respect. */
static tenet_candidate *interviewed(void)
{
    tenet_candidate *person = assessing_person();
    tenet_candidate_add_answer(person, "h-q1", -1, "I stayed late. I ignored him.", -1,
                               TENET_TEXT_PLAIN, NULL);
    tenet_candidate_add_notes(person, "She listened to the guest.", -1, TENET_TEXT_PLAIN, NULL);
    tenet_candidate_add_self_report_text(person, "helpfulness, respect", -1, NULL);
    return person;
}

static tenet_assessment *assess_first(const tenet_model *model, const tenet_candidate *person)
{
    tenet_assessment *result = NULL;
    CU_ASSERT_EQUAL(tenet_assess(model, person, &RATINGS_FIRST, &result, NULL), TENET_OK);
    return result;
}

static int sealed(const tenet_model *model, const tenet_candidate *person)
{
    tenet_assessment *result = assess_first(model, person);
    int32_t is_sealed = tenet_assessment_sealed(result);
    tenet_assessment_free(result);
    return is_sealed;
}

static void rate(tenet_candidate *person, const char *value, double rating)
{
    CU_ASSERT_EQUAL(tenet_candidate_add_rating(person, value, -1, rating, 1, 5, NULL), TENET_OK);
}

static void values_that_came_up_are_rated_first(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = interviewed();
    CU_ASSERT(sealed(model, person));
    rate(person, "helpfulness", 4);
    CU_ASSERT(sealed(model, person));
    rate(person, "respect", 4);
    CU_ASSERT(!sealed(model, person)); /* service never came up */
    tenet_candidate_free(person);
    tenet_model_unref(model);
}

static void a_question_asked_is_enough(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = assessing_person();
    CU_ASSERT(!sealed(model, person));
    tenet_candidate_add_notes(person, "Nothing to tell.", -1, TENET_TEXT_PLAIN, NULL);
    CU_ASSERT(!sealed(model, person));
    tenet_candidate_add_answer(person, "s-q1", -1, "None.", -1, TENET_TEXT_PLAIN, NULL);
    CU_ASSERT(sealed(model, person));
    tenet_candidate_free(person);
    tenet_model_unref(model);
}

static void not_observed_is_a_judgement_that_counts_nothing(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = interviewed();
    tenet_assessment *before = NULL;
    const tenet_alignment *without, *with;
    const tenet_value_score *values;
    int64_t count;
    rate(person, "helpfulness", 4);
    tenet_assess(model, person, NULL, &before, NULL);
    CU_ASSERT_EQUAL(tenet_candidate_add_not_observed(person, "respect", -1, NULL), TENET_OK);
    tenet_assessment *after = assess_first(model, person);
    CU_ASSERT(!tenet_assessment_sealed(after));
    tenet_assessment_alignment(before, &without);
    tenet_assessment_alignment(after, &with);
    CU_ASSERT_EQUAL(without->points, with->points);
    CU_ASSERT_EQUAL(without->coverage, with->coverage);
    tenet_assessment_values(after, &values, &count);
    CU_ASSERT(values[1].not_observed && !values[1].unrated && values[1].ratings == 0);
    CU_ASSERT(!values[0].not_observed);
    tenet_assessment_values(before, &values, &count);
    CU_ASSERT(values[1].unrated && !values[0].unrated && !values[2].unrated);
    tenet_assessment_free(before);
    tenet_assessment_free(after);
    tenet_candidate_free(person);
    tenet_model_unref(model);
}

static void a_sealed_result_holds_no_figure(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = interviewed();
    tenet_assessment *result = assess_first(model, person);
    const tenet_alignment *total;
    const tenet_value_score *values;
    const tenet_evidence *evidence;
    const tenet_stated *stated;
    const tenet_text *texts;
    int64_t count;
    tenet_assessment_alignment(result, &total);
    CU_ASSERT_EQUAL(total->status, TENET_SEALED);
    SUITE_STRING(tenet_alignment_name(total->status), "sealed");
    CU_ASSERT(isnan(total->score) && isnan(total->low) && isnan(total->high) &&
              isnan(total->points) && isnan(total->deviation) && isnan(total->low_correlated) &&
              isnan(total->high_correlated) && total->review == 0);
    tenet_assessment_values(result, &values, &count);
    for (int64_t i = 0; i < count; i++)
        CU_ASSERT(isnan(values[i].score) && isnan(values[i].low) && isnan(values[i].high) &&
                  isnan(values[i].units_for) && isnan(values[i].units_against) &&
                  isnan(values[i].points) && isnan(values[i].gap) && isnan(values[i].stated));
    tenet_assessment_evidence(result, &evidence, &count);
    CU_ASSERT_EQUAL(count, 0);
    tenet_assessment_stated(result, &stated);
    CU_ASSERT(isnan(stated->score) && isnan(stated->pearson));
    tenet_assessment_texts(result, &texts, &count);
    CU_ASSERT_EQUAL(count, 3);
    tenet_assessment_free(result);
    tenet_candidate_free(person);
    tenet_model_unref(model);
}

static void a_seal_says_what_to_rate(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = interviewed();
    tenet_assessment *result = assess_first(model, person);
    const tenet_diagnostic *notices;
    int64_t count;
    tenet_assessment_notices(result, &notices, &count);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    CU_ASSERT_EQUAL(notices[0].code, TENET_N_SEALED);
    CU_ASSERT_PTR_NOT_NULL(strstr(notices[0].message, "Helpfulness, Respect"));
    CU_ASSERT_PTR_NULL(strstr(notices[0].message, "Service"));
    tenet_assessment_free(result);
    tenet_candidate_free(person);
    tenet_model_unref(model);
}

/* A floor would be told by a notice. */
static void a_seal_keeps_a_floor_to_itself(void)
{
    g_autoptr(GString) yaml = g_string_new(ASSESSING_TEAM);
    char *weight = strstr(yaml->str, "    weight: 3\n");
    g_string_insert(yaml, weight - yaml->str, "    floor: 99\n");
    tenet_model *model = assessing_model(yaml->str);
    tenet_candidate *person = interviewed();
    rate(person, "helpfulness", 1);
    tenet_assessment *result = assess_first(model, person);
    const tenet_diagnostic *notices;
    int64_t count;
    tenet_assessment_notices(result, &notices, &count);
    for (int64_t i = 0; i < count; i++)
        CU_ASSERT_NOT_EQUAL(notices[i].code, TENET_N_REVIEW);
    tenet_assessment_free(result);
    tenet_candidate_free(person);
    tenet_model_unref(model);
}

/* Whether a format shows a figure or marks a word of the notes. */
static void no_format_shows_a_sealed_figure(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = interviewed();
    tenet_assessment *result = assess_first(model, person);
    for (int32_t format = 0; format < TENET_FORMAT_COUNT; format++) {
        char *text = NULL;
        if (tenet_assessment_render(result, format, 0, &text, NULL, NULL) != TENET_OK)
            continue;
        CU_ASSERT_PTR_NOT_NULL(strstr(text, "ealed"));
        CU_ASSERT_PTR_NULL(strstr(text, "of 100"));
        CU_ASSERT_PTR_NULL(strstr(text, "nan"));
        CU_ASSERT_PTR_NULL(strstr(text, "for}"));
        tenet_string_free(text);
    }
    tenet_assessment_free(result);
    tenet_candidate_free(person);
    tenet_model_unref(model);
}

const suite_test seal_tests[] = {
    {"every value that came up is rated before a figure is shown",
     values_that_came_up_are_rated_first},
    {"a question that was asked wants a rating even if nothing was found",
     a_question_asked_is_enough},
    {"\"not observed\" opens a seal and counts nothing",
     not_observed_is_a_judgement_that_counts_nothing},
    {"a sealed result holds no figure and no evidence", a_sealed_result_holds_no_figure},
    {"a seal says which ratings are missing", a_seal_says_what_to_rate},
    {"a seal keeps it to itself that a value lies below its floor", a_seal_keeps_a_floor_to_itself},
    {"no format shows a figure of a sealed result", no_format_shows_a_sealed_figure},
    {NULL, NULL}};
