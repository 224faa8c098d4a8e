/*
 * Who owns what, and for how long; and many threads with one model.
 */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "lists.h"

static void assessments_outlive_all_else(void)
{
    char notes[] = "She stayed late. Listened.";
    char id[] = "C-9";
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = NULL;
    tenet_candidate_new(id, -1, &person, NULL);
    tenet_candidate_add_notes(person, notes, -1, TENET_TEXT_PLAIN, NULL);
    memset(notes, 'x', sizeof notes - 1);
    memset(id, 'x', sizeof id - 1);
    assessed rows = assess_person(model, person); /* frees the candidate */
    tenet_model_unref(model);
    SUITE_STRING(tenet_assessment_candidate(rows.result), "C-9");
    SUITE_STRING(tenet_model_id(tenet_assessment_model(rows.result)), "team");
    g_autofree char *lines = assessed_lines(&rows);
    SUITE_STRING(lines, "stayed late|affirmed|+1\nListened|affirmed|+1");
    SUITE_STRING(rows.texts[0].text, "She stayed late. Listened.");
    CU_ASSERT(strlen(rows.follow_ups[0].reason) > 5);
    assessed_clear(&rows);
}

static void candidates_can_be_assessed_again(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = assessing_person();
    tenet_assessment *first = NULL, *second = NULL;
    const tenet_alignment *before, *after;
    CU_ASSERT_EQUAL(tenet_assess(model, person, NULL, &first, NULL), TENET_OK);
    tenet_candidate_add_rating(person, "helpfulness", -1, 5, 1, 5, NULL);
    CU_ASSERT_EQUAL(tenet_assess(model, person, NULL, &second, NULL), TENET_OK);
    tenet_candidate_free(person);
    tenet_assessment_alignment(first, &before);
    tenet_assessment_alignment(second, &after);
    CU_ASSERT_EQUAL(before->coverage, 0); /* a result never changes */
    CU_ASSERT_DOUBLE_EQUAL(after->coverage, 0.375, 1e-12);
    tenet_assessment_free(first);
    tenet_assessment_free(second);
    tenet_model_unref(model);
}

static void references_count(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    CU_ASSERT_PTR_EQUAL(tenet_model_ref(model), model);
    tenet_model_unref(model);
    SUITE_STRING(tenet_model_id(model), "team");
    tenet_model_unref(model);
}

static void success_clears_the_error(void)
{
    tenet_error *error = (tenet_error *)1;
    tenet_candidate *person;
    CU_ASSERT_EQUAL(tenet_candidate_new("x", -1, &person, &error), TENET_OK);
    CU_ASSERT_PTR_NULL(error);
    error = (tenet_error *)1;
    CU_ASSERT_EQUAL(tenet_candidate_add_notes(person, "", 0, TENET_TEXT_PLAIN, &error), TENET_OK);
    CU_ASSERT_PTR_NULL(error);
    tenet_candidate_free(person);
}

/* ---- Threads ----------------------------------------------------------------------------- */

#define THREADS 8
#define PEOPLE  100

/* Candidate number `n`, and its assessment as JSON. */
static char *render_person(const tenet_model *model, int n)
{
    static const char *const notes[] = {"I helped a colleague.", "She did not help at all.",
                                        "Ignored the bell, then listened to the guest.",
                                        "If asked, I would have stayed late.",
                                        "Q: Did you shout? A: No, I called back."};
    tenet_candidate *person = NULL;
    tenet_assessment *result = NULL;
    char *text = NULL;
    g_autofree char *id = g_strdup_printf("C-%d", n);
    tenet_candidate_new(id, -1, &person, NULL);
    for (int i = 0; i <= n % 7; i++)
        tenet_candidate_add_notes(person, notes[(n + 3 * i) % 5], -1, TENET_TEXT_AUTO, NULL);
    tenet_candidate_add_answer(person, "h-q1", -1, notes[n % 4], -1, TENET_TEXT_AUTO, NULL);
    tenet_candidate_add_rating(person, "respect", -1, 1 + n % 5, 1, 5, NULL);
    tenet_candidate_add_self_report_text(person, n % 2 ? "respect > service" : "fun", -1, NULL);
    if (tenet_assess(model, person, NULL, &result, NULL) == TENET_OK)
        tenet_assessment_render(result, TENET_FORMAT_JSON, 0, &text, NULL, NULL);
    tenet_assessment_free(result);
    tenet_candidate_free(person);
    return text;
}

typedef struct job {
    tenet_model *model;
    char **expected;
    int first; /* every thread begins elsewhere */
    int different;
} job;

static gpointer assess_all(gpointer data)
{
    job *self = data;
    for (int i = 0; i < PEOPLE; i++) {
        int n = (self->first + i) % PEOPLE;
        tenet_model *model = tenet_model_ref(self->model);
        char *text = render_person(model, n);
        self->different += text == NULL || strcmp(text, self->expected[n]) != 0;
        tenet_string_free(text);
        tenet_model_unref(model);
    }
    return NULL;
}

static void threads_give_identical_bytes(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    char *expected[PEOPLE];
    job jobs[THREADS];
    GThread *threads[THREADS];
    for (int n = 0; n < PEOPLE; n++) {
        expected[n] = render_person(model, n);
        CU_ASSERT_PTR_NOT_NULL_FATAL(expected[n]);
    }
    for (int t = 0; t < THREADS; t++) {
        jobs[t] = (job){model, expected, t * 13, 0};
        threads[t] = g_thread_new("assess", assess_all, &jobs[t]);
    }
    for (int t = 0; t < THREADS; t++) {
        g_thread_join(threads[t]);
        CU_ASSERT_EQUAL(jobs[t].different, 0);
    }
    for (int n = 0; n < PEOPLE; n++)
        tenet_string_free(expected[n]);
    tenet_model_unref(model);
}

const suite_test life_tests[] = {
    {"an assessment outlives its model, its candidate and the caller's bytes",
     assessments_outlive_all_else},
    {"a candidate can be added to and assessed again", candidates_can_be_assessed_again},
    {"a model lives until its last reference is given back", references_count},
    {"success clears the caller's error", success_clears_the_error},
    {"eight threads with one model give the bytes of one", threads_give_identical_bytes},
    {NULL, NULL},
};
