/*
 * Credit: what one answer, one sentence and all notes can give at most, and repeats.
 */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "../assessing.h"
#include "lists.h"

static tenet_model *model_with(const char *scoring)
{
    g_autofree char *yaml =
        g_strdup_printf("tenet: 1\nid: m\nname: M\nlanguage: en\nvalues:\n"
                        "  - id: v\n    name: V\n    indicators:\n"
                        "      for: [alpha, bravo, charlie, delta, echo,\n"
                        "            {id: half, term: foxtrot, weight: 0.5}]\n"
                        "      against: [xray, yankee]\n%s%s\n",
                        scoring != NULL ? "scoring: " : "", scoring != NULL ? scoring : "");
    return assessing_model(yaml);
}

/* Units for and against that these notes give; the last rows are freed. */
static void expect_notes(const char *scoring, const char *notes, double in_favour, double against)
{
    tenet_model *model = model_with(scoring);
    assessed rows = assess_notes(model, notes);
    CU_ASSERT_DOUBLE_EQUAL(rows.values[0].units_for, in_favour, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(rows.values[0].units_against, against, 1e-9);
    CU_ASSERT(assessing_holds(&rows));
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void one_sentence_gives_one_unit(void)
{
    expect_notes(NULL, "Alpha, bravo and charlie.", 1, 0);
    expect_notes(NULL, "Alpha, bravo, xray and yankee.", 1, 1);
    expect_notes(NULL, "Foxtrot.", 0.5, 0);
}

static void all_notes_give_three_units(void)
{
    expect_notes(NULL, "Alpha. Bravo. Charlie.", 3, 0);
    expect_notes(NULL, "Alpha. Bravo. Charlie. Delta. Echo. Foxtrot.", 3, 0);
}

static void repeats_count_nothing(void)
{
    expect_notes(NULL, "Alpha. Alpha! ALPHA?! Alpha alpha.", 1, 0);
    tenet_model *model = model_with(NULL);
    assessed rows = assess_notes(model, "Alpha. Alpha.");
    CU_ASSERT_EQUAL(rows.evidence[0].counted, TENET_COUNTED);
    CU_ASSERT_EQUAL(rows.evidence[1].counted, TENET_NOT_REPEATED);
    CU_ASSERT_EQUAL(rows.evidence[1].units, 0);
    CU_ASSERT_EQUAL(rows.values[0].sentences, 1); /* a repeat makes nothing known */
    CU_ASSERT_EQUAL(rows.values[0].known, 0);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

/* A sentence that sums up several deeds must not take from the sentences that tell them. */
static void summaries_take_nothing_away(void)
{
    expect_notes(NULL, "Alpha. Bravo.", 2, 0);
    expect_notes(NULL, "Alpha. Bravo. Alpha and bravo.", 2, 0);
    expect_notes(NULL, "Alpha and bravo. Alpha. Bravo.", 2, 0);
    expect_notes(NULL, "Alpha and bravo. Alpha.", 2, 0);
    expect_notes(NULL, "Alpha, alpha, alpha and foxtrot. Alpha and bravo.", 2, 0);
    expect_notes(NULL, "Alpha and foxtrot. Alpha and bravo.", 2, 0);
}

static void each_answer_counts_an_indicator_anew(void)
{
    tenet_model *model = model_with(NULL);
    tenet_candidate *person = assessing_person();
    const char *const questions[] = {"First?", "Second?", " first? "};
    for (int i = 0; i < 3; i++) /* the third is the first again, so one answer with it */
        tenet_candidate_add_answer(person, questions[i], -1, "Alpha.", -1, TENET_TEXT_PLAIN, NULL);
    assessed rows = assess_person(model, person);
    NEAR(rows.values[0].units_for, 2);
    CU_ASSERT_EQUAL(rows.values[0].answers, 2);
    CU_ASSERT_EQUAL(rows.asked_count, 2);
    CU_ASSERT_EQUAL(rows.evidence[2].counted, TENET_NOT_REPEATED);
    CU_ASSERT(assessing_holds(&rows));
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void several_notes_are_one(void)
{
    tenet_model *model = model_with(NULL);
    tenet_candidate *person = assessing_person();
    for (int i = 0; i < 3; i++)
        tenet_candidate_add_notes(person, "Alpha and xray.", -1, TENET_TEXT_PLAIN, NULL);
    assessed rows = assess_person(model, person);
    NEAR(rows.values[0].units_for, 1);
    NEAR(rows.values[0].units_against, 1);
    CU_ASSERT_EQUAL(rows.text_count, 3);
    CU_ASSERT(assessing_holds(&rows));
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void capped_items_share_alike(void)
{
    tenet_model *model = model_with(NULL);
    assessed rows = assess_notes(model, "Alpha and foxtrot.");
    NEAR(rows.evidence[0].units, 2.0 / 3);
    NEAR(rows.evidence[1].units, 1.0 / 3);
    for (int i = 0; i < 2; i++)
        CU_ASSERT_EQUAL(rows.evidence[i].counted, TENET_COUNTED_CAPPED);
    NEAR(rows.evidence[0].weight, 1);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void factors_come_from_the_model(void)
{
    expect_notes("{answer_cap: 2}", "Alpha, bravo and charlie.", 2, 0);
    expect_notes("{free_note_cap: 1.5}", "Alpha. Bravo. Charlie.", 1.5, 0);
    expect_notes("{negated_for_factor: 0.5}", "Did not alpha.", 0, 0.5);
    expect_notes("{negated_against_factor: 0}", "Did not xray.", 0, 0);
}

static void negation_counts_on_the_other_side(void)
{
    expect_notes(NULL, "Did not alpha.", 0, 1);
    expect_notes(NULL, "Did not xray.", 0.5, 0);
}

static void ratings_share_two_units(void)
{
    static const double expected[][3] = {{1, 0, 2},     {2, 0.5, 1.5}, {3, 1, 1},
                                         {4, 1.5, 0.5}, {5, 2, 0},     {4.5, 1.75, 0.25}};
    tenet_model *model = model_with(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        tenet_candidate *person = assessing_person();
        tenet_candidate_add_rating(person, "V", -1, expected[i][0], 1, 5, NULL);
        assessed rows = assess_person(model, person);
        NEAR(rows.values[0].units_for, expected[i][1]);
        NEAR(rows.values[0].units_against, expected[i][2]);
        CU_ASSERT_EQUAL(rows.values[0].known, 1);
        CU_ASSERT(assessing_holds(&rows));
        assessed_clear(&rows);
    }
    tenet_model_unref(model);
}

static void other_scales_are_brought_to_it(void)
{
    tenet_model *model = model_with(NULL);
    tenet_candidate *person = assessing_person();
    tenet_candidate_add_rating(person, "v", -1, 75, 0, 100, NULL);
    assessed rows = assess_person(model, person);
    NEAR(rows.values[0].units_for, 1.5);
    assessed_clear(&rows);
    person = assessing_person();
    tenet_candidate_add_rating(person, "unheard of", -1, 5, 1, 5, NULL);
    rows = assess_person(model, person);
    CU_ASSERT_EQUAL(rows.evidence_count, 0);
    CU_ASSERT_EQUAL(rows.notices[0].code, TENET_N_UNKNOWN_VALUE);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

/* What makes a value known: two answers, two sentences of notes, one of each, or one rating. */
static void expect_known(const char *notes, int answers, int known)
{
    static const char *const questions[] = {"First?", "Second?"};
    tenet_model *model = model_with(NULL);
    tenet_candidate *person = assessing_person();
    if (notes != NULL)
        tenet_candidate_add_notes(person, notes, -1, TENET_TEXT_PLAIN, NULL);
    for (int i = 0; i < answers; i++)
        tenet_candidate_add_answer(person, questions[i], -1, "Echo.", -1, TENET_TEXT_PLAIN, NULL);
    assessed rows = assess_person(model, person);
    CU_ASSERT_EQUAL(rows.values[0].known, known);
    CU_ASSERT_EQUAL(rows.alignment->status, known ? TENET_SCORED : TENET_INSUFFICIENT_EVIDENCE);
    CU_ASSERT(known || rows.follow_up_count == 1);
    CU_ASSERT(assessing_holds(&rows));
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void knowing_takes_two_pieces(void)
{
    expect_known(NULL, 0, 0);
    expect_known(NULL, 1, 0);
    expect_known(NULL, 2, 1);
    expect_known("Alpha.", 0, 0);
    expect_known("Alpha and bravo.", 0, 0);
    expect_known("Alpha. Bravo.", 0, 1);
    expect_known("Alpha.", 1, 1);
    expect_known("Would alpha. Might bravo.", 0, 0); /* what counts nothing makes nothing known */
}

const suite_test credit_tests[] = {
    {"a sentence of notes gives at most one unit each way", one_sentence_gives_one_unit},
    {"all notes together give at most three units", all_notes_give_three_units},
    {"a repeated indicator counts nothing and makes nothing known", repeats_count_nothing},
    {"a summary takes nothing from what it sums up", summaries_take_nothing_away},
    {"each answer counts an indicator anew; one question is one answer",
     each_answer_counts_an_indicator_anew},
    {"several notes are read together", several_notes_are_one},
    {"items under a cap share it by weight", capped_items_share_alike},
    {"caps and factors come from the model", factors_come_from_the_model},
    {"a negated match counts on the other side", negation_counts_on_the_other_side},
    {"a rating shares out two units", ratings_share_two_units},
    {"ratings on other scales are brought to it, strangers left out",
     other_scales_are_brought_to_it},
    {"a value is known from two pieces of evidence", knowing_takes_two_pieces},
    {NULL, NULL},
};
