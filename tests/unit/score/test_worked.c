/*
 * The field's worked example from words to figures, through the public functions alone.
 */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "../assessing.h"
#include "lists.h"

static void add_answer(tenet_candidate *person, const char *question, const char *text)
{
    CU_ASSERT_EQUAL(
        tenet_candidate_add_answer(person, question, -1, text, -1, TENET_TEXT_PLAIN, NULL),
        TENET_OK);
}

static void add_rating(tenet_candidate *person, const char *value, double rating)
{
    CU_ASSERT_EQUAL(tenet_candidate_add_rating(person, value, -1, rating, 1, 5, NULL), TENET_OK);
}

static void add_ranks(tenet_candidate *person)
{
    static const char *const ranked[] = {"helpfulness", "service", "family", "respect",
                                         "adventure"};
    for (int i = 0; i < 5; i++)
        CU_ASSERT_EQUAL(tenet_candidate_add_self_report_ranking(person, ranked[i], -1, i + 1, NULL),
                        TENET_OK);
}

static tenet_candidate *worked_person(void)
{
    tenet_candidate *person = assessing_person();
    add_answer(person, "h-q1", "I stayed late and lent a hand.");
    add_answer(person, "h-q2", "I helped a colleague.");
    add_answer(person, "h-q3", "I did not help him.");
    add_answer(person, "r-q1", "I listened to her.");
    add_rating(person, "helpfulness", 4);
    add_rating(person, "helpfulness", 5);
    add_rating(person, "respect", 3);
    add_rating(person, "respect", 4);
    add_ranks(person);
    return person;
}

static assessed worked(tenet_model **model)
{
    *model = assessing_model(ASSESSING_TEAM);
    return assess_person(*model, worked_person());
}

static void finish(tenet_model *model, assessed *rows)
{
    CU_ASSERT(assessing_holds(rows));
    assessed_clear(rows);
    tenet_model_unref(model);
}

static void totals(void)
{
    tenet_model *model;
    assessed rows = worked(&model);
    const tenet_alignment *total = rows.alignment;
    NEAR(total->score, 65.0270453009);
    NEAR(total->low, 41.4821002429);
    NEAR(total->high, 82.9844713563);
    NEAR(total->low_correlated, 27.4424333439);
    NEAR(total->high_correlated, 90.1388302442);
    NEAR(total->deviation, 13.3324744254);
    NEAR(total->coverage, 0.625);
    NEAR(total->points, 15.0270453009);
    CU_ASSERT_EQUAL(total->status, TENET_SCORED);
    CU_ASSERT_EQUAL(total->review, 0);
    finish(model, &rows);
}

static void values(void)
{
    tenet_model *model;
    assessed rows = worked(&model);
    CU_ASSERT_EQUAL_FATAL(rows.value_count, 3);
    static const double expected[][6] = {
        {76.4705882353, 40.7954926883, 93.8758665193, 5.5, 1, 9.9264705882},
        {62.0689655172, 28.1537096776, 87.2339336918, 3.5, 1.75, 3.0172413793},
        {NAN, NAN, NAN, 0.25, 0, 2.0833333333},
    };
    for (int v = 0; v < 3; v++) {
        const tenet_value_score *row = &rows.values[v];
        CU_ASSERT_EQUAL(row->value, v);
        CU_ASSERT_EQUAL(row->known, v < 2);
        NEAR(row->units_for, expected[v][3]);
        NEAR(row->units_against, expected[v][4]);
        NEAR(row->points, expected[v][5]);
        if (!row->known) {
            CU_ASSERT(isnan(row->score) && isnan(row->low) && isnan(row->high) && isnan(row->gap));
            continue;
        }
        NEAR(row->score, expected[v][0]);
        NEAR(row->low, expected[v][1]);
        NEAR(row->high, expected[v][2]);
        NEAR(row->gap, row->stated - row->score / 100);
    }
    CU_ASSERT_EQUAL(rows.values[0].answers, 3);
    CU_ASSERT_EQUAL(rows.values[0].ratings, 2);
    CU_ASSERT_EQUAL(rows.values[0].sentences, 0);
    CU_ASSERT_EQUAL(rows.values[1].answers, 1);
    CU_ASSERT_EQUAL(rows.values[2].answers, 0);
    finish(model, &rows);
}

static void items(void)
{
    static const struct {
        int32_t value, source, counted, question;
        double units, points;
    } expected[] = {
        {0, TENET_SOURCE_ANSWER, TENET_COUNTED_CAPPED, 0, 2.0 / 3, 1.4705882353},
        {0, TENET_SOURCE_ANSWER, TENET_COUNTED_CAPPED, 0, 1.0 / 3, 0.7352941176},
        {0, TENET_SOURCE_ANSWER, TENET_COUNTED, 1, 0.5, 1.1029411765},
        {0, TENET_SOURCE_ANSWER, TENET_COUNTED, 2, -0.5, -1.1029411765},
        {1, TENET_SOURCE_ANSWER, TENET_COUNTED, 3, 1, 1.7241379310},
        {0, TENET_SOURCE_RATING, TENET_COUNTED, -1, 1.5, 3.3088235294},
        {0, TENET_SOURCE_RATING, TENET_COUNTED, -1, -0.5, -1.1029411765},
        {0, TENET_SOURCE_RATING, TENET_COUNTED, -1, 2, 4.4117647059},
        {1, TENET_SOURCE_RATING, TENET_COUNTED, -1, 1, 1.7241379310},
        {1, TENET_SOURCE_RATING, TENET_COUNTED, -1, -1, -1.7241379310},
        {1, TENET_SOURCE_RATING, TENET_COUNTED, -1, 1.5, 2.5862068966},
        {1, TENET_SOURCE_RATING, TENET_COUNTED, -1, -0.5, -0.8620689655},
        {0, TENET_SOURCE_SELF_REPORT, TENET_COUNTED, -1, 0.5, 1.1029411765},
        {1, TENET_SOURCE_SELF_REPORT, TENET_COUNTED, -1, -0.25, -0.4310344828},
        {2, TENET_SOURCE_SELF_REPORT, TENET_COUNTED, -1, 0.25, 2.0833333333},
    };
    tenet_model *model;
    assessed rows = worked(&model);
    CU_ASSERT_EQUAL_FATAL(rows.evidence_count, (int64_t)G_N_ELEMENTS(expected));
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        const tenet_evidence *row = &rows.evidence[i];
        CU_ASSERT_EQUAL(row->value, expected[i].value);
        CU_ASSERT_EQUAL(row->source, expected[i].source);
        CU_ASSERT_EQUAL(row->counted, expected[i].counted);
        CU_ASSERT_EQUAL(row->asked, expected[i].question);
        NEAR(row->units, expected[i].units);
        NEAR(row->points, expected[i].points);
    }
    CU_ASSERT_EQUAL(rows.evidence[3].state, TENET_STATE_NEGATED);
    CU_ASSERT_EQUAL(rows.evidence[3].polarity, 1); /* the indicator's, not the reading's */
    finish(model, &rows);
}

static void statement(void)
{
    tenet_model *model;
    assessed rows = worked(&model);
    NEAR(rows.stated->score, 71.875);
    NEAR(rows.stated->pearson, 0.9449111825);
    NEAR(rows.stated->spearman, 0.8660254038);
    NEAR(rows.stated->tau_b, 0.8164965809);
    CU_ASSERT_EQUAL(rows.stated->form, TENET_FORM_RANKING);
    CU_ASSERT_EQUAL(rows.stated->named, 3);
    CU_ASSERT_EQUAL(rows.stated->entries, 5);
    NEAR(rows.values[0].stated, 1);
    NEAR(rows.values[1].stated, 0.25);
    NEAR(rows.values[2].stated, 0.75);
    finish(model, &rows);
}

static void what_to_ask(void)
{
    tenet_model *model;
    assessed rows = worked(&model);
    const tenet_question *questions;
    int64_t count;
    tenet_model_questions(model, &questions, &count);
    CU_ASSERT_EQUAL_FATAL(rows.follow_up_count, 1);
    CU_ASSERT_EQUAL(rows.follow_ups[0].value, 2);
    SUITE_STRING(questions[rows.follow_ups[0].question].id, "s-q1");
    CU_ASSERT_EQUAL(rows.asked_count, 4);
    SUITE_STRING(rows.asked[0].question, "h-q1");
    CU_ASSERT_EQUAL(rows.asked[0].answers_counted, 1);
    finish(model, &rows);
}

static void strangers_are_named(void)
{
    tenet_model *model;
    assessed rows = worked(&model);
    CU_ASSERT_EQUAL_FATAL(rows.notice_count, 2);
    for (int i = 0; i < 2; i++)
        CU_ASSERT_EQUAL(rows.notices[i].code, TENET_N_UNKNOWN_VALUE);
    CU_ASSERT_PTR_NOT_NULL(strstr(rows.notices[0].message, "\"family\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(rows.notices[1].message, "\"adventure\""));
    finish(model, &rows);
}

/* Without the answer that holds the negated match: what the published effect says. */
static void leave_one_out(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = assessing_person();
    add_answer(person, "h-q1", "I stayed late and lent a hand.");
    add_answer(person, "h-q2", "I helped a colleague.");
    add_answer(person, "r-q1", "I listened to her.");
    add_rating(person, "helpfulness", 4);
    add_rating(person, "helpfulness", 5);
    add_rating(person, "respect", 3);
    add_rating(person, "respect", 4);
    add_ranks(person);
    assessed rows = assess_person(model, person);
    NEAR(rows.values[0].score, 81.25);
    NEAR(rows.alignment->score, 65.0270453009 + 1.7922794118);
    finish(model, &rows);
}

static void empty_person(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    assessed rows = assess_person(model, assessing_person());
    CU_ASSERT_EQUAL(rows.alignment->status, TENET_INSUFFICIENT_EVIDENCE);
    CU_ASSERT(isnan(rows.alignment->score));
    CU_ASSERT_EQUAL(rows.alignment->coverage, 0);
    CU_ASSERT_EQUAL(rows.alignment->points, 0);
    CU_ASSERT_EQUAL(rows.evidence_count, 0);
    CU_ASSERT_EQUAL(rows.stated->form, TENET_FORM_NONE);
    CU_ASSERT_EQUAL(rows.follow_up_count, 3);
    CU_ASSERT_EQUAL(rows.follow_ups[0].value, 0); /* the heaviest first, then the model's order */
    CU_ASSERT_EQUAL(rows.follow_ups[1].value, 2);
    CU_ASSERT_EQUAL(rows.follow_ups[2].value, 1);
    gboolean no_text = FALSE, insufficient = FALSE;
    for (int64_t i = 0; i < rows.notice_count; i++) {
        no_text |= rows.notices[i].code == TENET_N_NO_TEXT;
        insufficient |= rows.notices[i].code == TENET_N_INSUFFICIENT_EVIDENCE;
    }
    CU_ASSERT(no_text && insufficient);
    finish(model, &rows);
}

static void floors_ask_for_review(void)
{
    g_autoptr(GString) yaml = g_string_new(ASSESSING_TEAM);
    char *weight = strstr(yaml->str, "    weight: 3\n");
    g_string_insert(yaml, weight - yaml->str, "    floor: 60\n");
    tenet_model *model = assessing_model(yaml->str);
    for (double rating = 1; rating <= 5; rating += 4) {
        tenet_candidate *person = assessing_person();
        for (int i = 0; i < 4; i++)
            add_rating(person, "helpfulness", rating);
        add_rating(person, "respect", 5);
        assessed rows = assess_person(model, person);
        CU_ASSERT_EQUAL(rows.values[0].review, rating == 1);
        CU_ASSERT_EQUAL(rows.alignment->review, rating == 1);
        CU_ASSERT(!isnan(rows.alignment->score)); /* asked for, never rejected */
        CU_ASSERT(assessing_holds(&rows));
        assessed_clear(&rows);
    }
    tenet_model_unref(model);
}

const suite_test worked_tests[] = {
    {"the worked example: score, intervals, coverage", totals},
    {"the worked example: every value", values},
    {"the worked example: every item's units and points", items},
    {"the worked example: the statement's profile", statement},
    {"the worked example: what to ask next", what_to_ask},
    {"values that the model lacks are named in notices", strangers_are_named},
    {"the worked example without one answer", leave_one_out},
    {"a candidate without data gets no number but questions", empty_person},
    {"a value below its floor asks for a person, no more", floors_ask_for_review},
    {NULL, NULL},
};
