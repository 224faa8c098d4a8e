/*
 * The comparison: P(A>B), what is indistinguishable, whether comparing is fair, and never a rank
 * list.
 */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "interview/compare.h"
#include "lists.h"

/* Somebody with ratings of all three values of the team's model, 0 for none, and an answer. */
static tenet_assessment *assess(const tenet_model *model, const char *id, double helpfulness,
                                double respect, double service, const char *question)
{
    const double ratings[] = {helpfulness, respect, service};
    static const char *const values[] = {"helpfulness", "respect", "service"};
    tenet_candidate *person = NULL;
    tenet_assessment *result = NULL;
    CU_ASSERT_EQUAL_FATAL(tenet_candidate_new(id, -1, &person, NULL), TENET_OK);
    for (int i = 0; i < 3; i++) {
        if (ratings[i] > 0)
            tenet_candidate_add_rating(person, values[i], -1, ratings[i], 1, 5, NULL);
    }
    if (question != NULL)
        tenet_candidate_add_answer(person, question, -1, "Nothing.", -1, TENET_TEXT_PLAIN, NULL);
    CU_ASSERT_EQUAL_FATAL(tenet_assess(model, person, NULL, &result, NULL), TENET_OK);
    tenet_candidate_free(person);
    return result;
}

/* Compares and frees the assessments. */
static tenet_comparison *compare(tenet_assessment **all, int64_t count)
{
    tenet_comparison *comparison = NULL;
    CU_ASSERT_EQUAL_FATAL(
        tenet_comparison_new((const tenet_assessment *const *)all, count, &comparison, NULL),
        TENET_OK);
    for (int64_t i = 0; i < count; i++)
        tenet_assessment_free(all[i]);
    return comparison;
}

static char *render(const tenet_comparison *comparison, int32_t form)
{
    char *text = NULL;
    int64_t length = 0;
    CU_ASSERT_EQUAL_FATAL(tenet_comparison_render(comparison, form, NULL, &text, &length, NULL),
                          TENET_OK);
    CU_ASSERT_EQUAL((int64_t)strlen(text), length);
    return text;
}

static gboolean warns(const tenet_comparison *comparison, int32_t code)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_comparison_notices(comparison, &rows, &count);
    for (int64_t i = 0; i < count; i++) {
        if (rows[i].code == code)
            return TRUE;
    }
    return FALSE;
}

/* Phi(1.959964) = .975 and so on, from any table of the normal distribution. */
static void the_probability_is_the_normal_distributions(void)
{
    CU_ASSERT_DOUBLE_EQUAL(tenet__probability(50, 10, 50, 3), 0.5, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(tenet__probability(50 + 5 * 1.959963985, 3, 50, 4), 0.975, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(tenet__probability(50 - 5 * 1.281551566, 3, 50, 4), 0.1, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(tenet__probability(70, 6, 60, 8) + tenet__probability(60, 8, 70, 6), 1,
                           1e-12);
}

static void pairs_follow_the_formula(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_assessment *all[] = {assess(model, "A", 5, 4, 5, "h-q1"),
                               assess(model, "B", 2, 3, 1, "h-q1"),
                               assess(model, "C", 4, 4, 5, "h-q1")};
    const tenet_alignment *total[3];
    double expected[3];
    static const int first[] = {0, 0, 1}, second[] = {1, 2, 2};
    for (int i = 0; i < 3; i++)
        tenet_assessment_alignment(all[i], &total[i]);
    for (int i = 0; i < 3; i++) {
        const tenet_alignment *a = total[first[i]], *b = total[second[i]];
        expected[i] = 0.5 * erfc((b->score - a->score) / sqrt(2) /
                                 sqrt(a->deviation * a->deviation + b->deviation * b->deviation));
    }
    tenet_comparison *comparison = compare(all, 3);
    const tenet_comparison_pair *rows;
    int64_t count;
    tenet_comparison_pairs(comparison, &rows, &count);
    CU_ASSERT_EQUAL_FATAL(count, 3 * 4);
    for (int i = 0; i < 12; i++) {
        CU_ASSERT_EQUAL(rows[i].first, first[i % 3]);
        CU_ASSERT_EQUAL(rows[i].second, second[i % 3]);
        CU_ASSERT_EQUAL(rows[i].value, i / 3 - 1);
        if (i < 3)
            CU_ASSERT_DOUBLE_EQUAL(rows[i].probability, expected[i], 1e-12);
    }
    CU_ASSERT_EQUAL(rows[0].verdict, TENET_PAIR_FIRST);
    CU_ASSERT_EQUAL(rows[1].verdict, TENET_PAIR_INDISTINGUISHABLE);
    CU_ASSERT_EQUAL(rows[2].verdict, TENET_PAIR_SECOND);
    SUITE_STRING(tenet_pair_name(rows[2].verdict), "second");
    SUITE_STRING(tenet_pair_name(4), "unknown");
    tenet_comparison_free(comparison);
    tenet_model_unref(model);
}

static void a_missing_number_is_not_compared(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_assessment *all[] = {assess(model, "A", 5, 5, 5, NULL),
                               assess(model, "B", 0, 5, 0, NULL)};
    tenet_comparison *comparison = compare(all, 2);
    const tenet_comparison_pair *rows;
    int64_t count;
    tenet_comparison_pairs(comparison, &rows, &count);
    CU_ASSERT_EQUAL(rows[0].verdict, TENET_PAIR_UNKNOWN);
    CU_ASSERT(isnan(rows[0].probability) && isnan(rows[0].difference));
    CU_ASSERT_EQUAL(rows[2].value, 1);
    CU_ASSERT_EQUAL(rows[2].verdict, TENET_PAIR_INDISTINGUISHABLE);
    CU_ASSERT_DOUBLE_EQUAL(rows[2].probability, 0.5, 1e-12);
    CU_ASSERT(warns(comparison, TENET_N_INSUFFICIENT_EVIDENCE));
    for (int32_t form = 0; form < TENET_PAGE_COUNT; form++) {
        g_autofree char *text = render(comparison, form);
        CU_ASSERT_PTR_NULL(strstr(text, "nan"));
    }
    tenet_comparison_free(comparison);
    tenet_model_unref(model);
}

static void a_seal_holds_in_a_comparison(void)
{
    const tenet_assess_options options = {sizeof options, TENET_ASSESS_RATINGS_FIRST};
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = assessing_person();
    tenet_assessment *all[] = {assess(model, "A", 5, 5, 5, "h-q1"), NULL};
    tenet_candidate_add_answer(person, "h-q1", -1, "I stayed late.", -1, TENET_TEXT_PLAIN, NULL);
    tenet_assess(model, person, &options, &all[1], NULL);
    tenet_candidate_free(person);
    tenet_comparison *comparison = compare(all, 2);
    const tenet_comparison_pair *rows;
    int64_t count;
    tenet_comparison_pairs(comparison, &rows, &count);
    for (int64_t i = 0; i < count; i++)
        CU_ASSERT_EQUAL(rows[i].verdict, TENET_PAIR_UNKNOWN);
    CU_ASSERT(warns(comparison, TENET_N_SEALED));
    tenet_comparison_free(comparison);
    tenet_model_unref(model);
}

static void unequal_interviews_are_told(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_assessment *fair[] = {assess(model, "A", 5, 5, 5, "h-q1"),
                                assess(model, "B", 4, 4, 4, "h-q1")};
    tenet_assessment *asked[] = {assess(model, "A", 5, 5, 5, "h-q1"),
                                 assess(model, "B", 4, 4, 4, "h-q2")};
    tenet_assessment *unasked[] = {assess(model, "A", 5, 5, 5, NULL),
                                   assess(model, "B", 4, 4, 4, NULL)};
    tenet_assessment *rated[] = {assess(model, "A", 5, 5, 5, "h-q1"),
                                 assess(model, "B", 4, 4, 0, "h-q1")};
    tenet_comparison *comparison = compare(fair, 2);
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_comparison_notices(comparison, &rows, &count);
    CU_ASSERT_EQUAL(count, 0);
    g_autofree char *text = render(comparison, TENET_PAGE_TEXT);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "nothing speaks against it"));
    tenet_comparison_free(comparison);
    comparison = compare(asked, 2);
    CU_ASSERT(warns(comparison, TENET_N_ASKED_DIFFERENTLY));
    CU_ASSERT(!warns(comparison, TENET_N_RATED_DIFFERENTLY));
    tenet_comparison_free(comparison);
    comparison = compare(unasked, 2);
    CU_ASSERT(warns(comparison, TENET_N_ASKED_DIFFERENTLY));
    tenet_comparison_free(comparison);
    comparison = compare(rated, 2);
    CU_ASSERT(!warns(comparison, TENET_N_ASKED_DIFFERENTLY));
    CU_ASSERT(warns(comparison, TENET_N_RATED_DIFFERENTLY));
    CU_ASSERT(warns(comparison, TENET_N_COVERED_DIFFERENTLY));
    tenet_comparison_free(comparison);
    tenet_model_unref(model);
}

/* Candidates stand as they were given, whatever their scores. */
static void nobody_is_ranked(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_assessment *all[] = {assess(model, "Low", 1, 1, 1, NULL),
                               assess(model, "High", 5, 5, 5, NULL),
                               assess(model, "Middle", 3, 3, 3, NULL)};
    tenet_comparison *comparison = compare(all, 3);
    for (int32_t form = 0; form < TENET_PAGE_COUNT; form++) {
        g_autofree char *text = render(comparison, form);
        const char *low = strstr(text, "Low"), *high = strstr(text, "High"),
                   *middle = strstr(text, "Middle");
        CU_ASSERT_PTR_NOT_NULL_FATAL(middle);
        CU_ASSERT(low < high && high < middle);
    }
    g_autofree char *text = render(comparison, TENET_PAGE_TEXT);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "This is no ranking"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "More was found for High than for Low (P > 0.99)"));
    tenet_comparison_free(comparison);
    tenet_model_unref(model);
}

static void many_pairs_are_counted_and_not_listed(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_assessment *all[50];
    for (int i = 0; i < 50; i++) {
        g_autofree char *id = g_strdup_printf("C-%d", i);
        all[i] = assess(model, id, 3, 3, 3, NULL);
    }
    tenet_comparison *comparison = compare(all, 50);
    g_autofree char *text = render(comparison, TENET_PAGE_TEXT);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "1225 further pairs"));
    CU_ASSERT(strlen(text) < 20000);
    tenet_comparison_free(comparison);
    tenet_model_unref(model);
}

static void wrong_arguments_are_refused(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_model *other = NULL;
    tenet_model_builtin(&other, NULL);
    tenet_candidate *person = assessing_person();
    tenet_assessment *stranger = NULL;
    tenet_assess(other, person, NULL, &stranger, NULL);
    tenet_assessment *one = assess(model, "A", 5, 5, 5, NULL);
    const tenet_assessment *mixed[] = {one, stranger};
    const tenet_assessment *hole[] = {one, NULL};
    const tenet_assessment *many[51];
    for (int i = 0; i < 51; i++)
        many[i] = one;
    tenet_comparison *comparison = (tenet_comparison *)1;
    tenet_error *error = NULL;
    CU_ASSERT_EQUAL(tenet_comparison_new(mixed, 1, &comparison, &error), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(comparison);
    CU_ASSERT_PTR_NOT_NULL(strstr(tenet_error_text(error), "2 to 50 candidates, not 1"));
    tenet_error_free(error);
    CU_ASSERT_EQUAL(tenet_comparison_new(mixed, 2, &comparison, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_comparison_new(hole, 2, &comparison, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_comparison_new(many, 51, &comparison, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_comparison_new(NULL, 2, &comparison, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_comparison_new(many, 2, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL_FATAL(tenet_comparison_new(many, 2, &comparison, NULL), TENET_OK);
    char *text = NULL;
    CU_ASSERT_EQUAL(tenet_comparison_render(comparison, 3, NULL, &text, NULL, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_comparison_render(comparison, 0, "xx", &text, NULL, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_comparison_render(NULL, 0, NULL, &text, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_comparison_render(comparison, 0, NULL, NULL, NULL, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_comparison_pairs(NULL, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_comparison_notices(NULL, NULL, NULL), TENET_E_ARGUMENT);
    tenet_comparison_free(comparison);
    tenet_comparison_free(NULL);
    tenet_assessment_free(one);
    tenet_assessment_free(stranger);
    tenet_candidate_free(person);
    tenet_model_unref(other);
    tenet_model_unref(model);
}

static void hostile_ids_stay_text(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_assessment *all[] = {
        assess(model, "../\"x\"<script>alert(1)</script>", 5, 5, 5, NULL),
        assess(model, "\xD7\xA9\xD7\x9C\xE2\x80\xAE\x1B[31m\xF0\x9F\x99\x82", 4, 4, 4, NULL)};
    tenet_comparison *comparison = compare(all, 2);
    for (int32_t form = 0; form < TENET_PAGE_COUNT; form++) {
        g_autofree char *text = render(comparison, form);
        CU_ASSERT_PTR_NULL(strchr(text, '\x1B'));
        CU_ASSERT_PTR_NULL(strstr(text, "\xE2\x80\xAE"));
        CU_ASSERT(form != TENET_PAGE_HTML || strstr(text, "<script") == NULL);
    }
    tenet_comparison_free(comparison);
    tenet_model_unref(model);
}

const suite_test compare_tests[] = {
    {"P is the normal distribution at the difference", the_probability_is_the_normal_distributions},
    {"every pair follows the formula, as a whole and on each value", pairs_follow_the_formula},
    {"who has no number is not compared", a_missing_number_is_not_compared},
    {"a seal holds in a comparison", a_seal_holds_in_a_comparison},
    {"unequal interviews are told, equal ones are called fair", unequal_interviews_are_told},
    {"candidates stand in the order given, not by score", nobody_is_ranked},
    {"of many candidates only what can be told apart is listed",
     many_pairs_are_counted_and_not_listed},
    {"one candidate alone and other wrong arguments are refused", wrong_arguments_are_refused},
    {"markup, escapes and paths in ids stay text", hostile_ids_stay_text},
    {NULL, NULL}};
