/*
 * What to ask next: the reason, the order against brute force, and that nothing is asked twice.
 */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "interview/follow_up.h"
#include "lists.h"

/* One value with an indicator of a unit each way; its questions and probes. */
static const char ONE[] = "tenet: 1\n"
                          "id: one\n"
                          "language: en\n"
                          "values:\n"
                          "  - id: v\n"
                          "    name: V\n"
                          "    indicators:\n"
                          "      for:\n"
                          "        - {id: repair, term: repaired, weight: 1}\n"
                          "        - {id: help, term: help+, weight: 1}\n"
                          "        - {id: am, term: am helpful, weight: 1}\n"
                          "      against:\n"
                          "        - {id: ignore, term: ignored, weight: 1}\n"
                          "    questions:\n"
                          "      - {id: q1, text: First question?}\n"
                          "      - {id: q2, text: Second question?}\n"
                          "    probes: [What did you do?, How do you know?]\n";

static void answer(tenet_candidate *person, const char *question, const char *text)
{
    CU_ASSERT_EQUAL(
        tenet_candidate_add_answer(person, question, -1, text, -1, TENET_TEXT_PLAIN, NULL),
        TENET_OK);
}

static void rate(tenet_candidate *person, double rating)
{
    CU_ASSERT_EQUAL(tenet_candidate_add_rating(person, "v", -1, rating, 1, 5, NULL), TENET_OK);
}

/* What is to be asked of who gave these answers and got these ratings; -1: nothing. 0 ends the
 * ratings. */
static int32_t why(const char *first, const char *second, double rating, double other)
{
    tenet_model *model = assessing_model(ONE);
    tenet_candidate *person = assessing_person();
    if (first != NULL)
        answer(person, "q1", first);
    if (second != NULL)
        answer(person, "q2", second);
    if (rating > 0)
        rate(person, rating);
    if (other > 0)
        rate(person, other);
    assessed rows = assess_person(model, person);
    int32_t found = rows.follow_up_count > 0 ? rows.follow_ups[0].why : -1;
    if (found >= 0)
        CU_ASSERT(strlen(rows.follow_ups[0].reason) > 20);
    assessed_clear(&rows);
    tenet_model_unref(model);
    return found;
}

static void each_lack_has_its_reason(void)
{
    CU_ASSERT_EQUAL(why(NULL, NULL, 0, 0), TENET_ASK_NOTHING);
    CU_ASSERT_EQUAL(why("Nothing.", NULL, 0, 0), TENET_ASK_NOTHING);
    CU_ASSERT_EQUAL(why("I repaired it.", NULL, 0, 0), TENET_ASK_LITTLE);
    CU_ASSERT_EQUAL(why("I would help.", NULL, 0, 0), TENET_ASK_HYPOTHETICAL);
    CU_ASSERT_EQUAL(why("I want to help.", NULL, 0, 0), TENET_ASK_HYPOTHETICAL);
    CU_ASSERT_EQUAL(why("My manager helped.", NULL, 0, 0), TENET_ASK_ATTRIBUTED);
    CU_ASSERT_EQUAL(why("I used to help.", NULL, 0, 0), TENET_ASK_UNSURE);
    CU_ASSERT_EQUAL(why("I am helpful.", NULL, 0, 0), TENET_ASK_CLAIMED);
    CU_ASSERT_EQUAL(why("I am helpful.", "I am helpful.", 0, 0), TENET_ASK_CLAIMED);
    CU_ASSERT_EQUAL(why("I repaired it.", "I repaired it.", 0, 0), TENET_ASK_ONE_SIDED);
    CU_ASSERT_EQUAL(why("I ignored it.", "I ignored it.", 0, 0), TENET_ASK_ONE_SIDED);
    CU_ASSERT_EQUAL(why("I repaired it.", "I ignored it.", 0, 0), TENET_ASK_CONTRADICTORY);
    CU_ASSERT_EQUAL(why("I repaired it. I ignored it.", NULL, 0, 0), TENET_ASK_CONTRADICTORY);
}

static void ratings_answer_or_raise_questions(void)
{
    CU_ASSERT_EQUAL(why("I repaired it.", "I repaired it.", 4, 0), -1);
    CU_ASSERT_EQUAL(why("I repaired it.", "I repaired it.", 5, 0), -1);
    CU_ASSERT_EQUAL(why("I am helpful.", NULL, 4, 0), -1);
    CU_ASSERT_EQUAL(why(NULL, NULL, 3, 0), -1);
    CU_ASSERT_EQUAL(why(NULL, NULL, 3, 4), -1);
    CU_ASSERT_EQUAL(why(NULL, NULL, 2, 4), TENET_ASK_CONTRADICTORY);
    CU_ASSERT_EQUAL(why("I repaired it.", NULL, 2, 0), TENET_ASK_CONTRADICTORY);
    CU_ASSERT_EQUAL(why("I ignored it.", NULL, 4, 0), TENET_ASK_CONTRADICTORY);
    CU_ASSERT_EQUAL(why("I repaired it.", NULL, 3, 0), -1);
}

/* ---- The order --------------------------------------------------------------------------- */

/* The width of the value's interval after so many answers each way and ratings of 3, which make it
 * known and add a unit on both sides. */
static double width_of(const tenet_model *model, int alphas, int bravos, int ratings)
{
    tenet_candidate *person = assessing_person();
    for (int i = 0; i < alphas + bravos; i++) {
        g_autofree char *question = g_strdup_printf("Question %d?", i);
        answer(person, question, i < alphas ? "I repaired it." : "I ignored it.");
    }
    for (int i = 0; i < ratings; i++)
        rate(person, 3);
    assessed rows = assess_person(model, person);
    double width = rows.values[0].high - rows.values[0].low;
    assessed_clear(&rows);
    return width;
}

/* Really asks once more, and weighs both outcomes by the score. */
static void gain_is_what_one_more_answer_brings(void)
{
    tenet_model *model = assessing_model(ONE);
    for (int i = 0; i < 48; i++) {
        int alphas = i % 4, bravos = i / 4 % 4, ratings = 1 + i / 16;
        double in_favour = alphas + ratings, against = bravos + ratings;
        double s = (1 + in_favour) / (2 + in_favour + against);
        double now = width_of(model, alphas, bravos, ratings);
        double then = s * width_of(model, alphas + 1, bravos, ratings) +
                      (1 - s) * width_of(model, alphas, bravos + 1, ratings);
        double gain = tenet__expected_narrowing(in_favour, against, 1);
        CU_ASSERT_DOUBLE_EQUAL(gain, now - then, 1e-9);
        CU_ASSERT(gain > 0);
    }
    tenet_model_unref(model);
}

/* The row's own gain, where nothing is known: 100 points of interval wide by 0.74, see the
 * formula. */
static void the_gain_stands_in_the_row(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    assessed rows = assess_person(model, assessing_person());
    CU_ASSERT_EQUAL_FATAL(rows.follow_up_count, 3);
    for (int64_t i = 0; i < 3; i++)
        CU_ASSERT_DOUBLE_EQUAL(rows.follow_ups[i].gain,
                               4.8006945908 * rows.values[rows.follow_ups[i].value].share, 1e-8);
    CU_ASSERT_EQUAL(rows.follow_ups[0].value, 0);
    CU_ASSERT_EQUAL(rows.follow_ups[1].value, 2);
    CU_ASSERT_EQUAL(rows.follow_ups[2].value, 1);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

/* Helpfulness weighs more than respect, but an answer on it tells less once much is known. */
static void what_tells_more_comes_first(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = assessing_person();
    answer(person, "h-q1", "I stayed late.");
    answer(person, "h-q2", "I ignored him.");
    answer(person, "h-q3", "I stayed late.");
    answer(person, "Else?", "I stayed late.");
    assessed rows = assess_person(model, person);
    CU_ASSERT_EQUAL_FATAL(rows.follow_up_count, 3);
    CU_ASSERT_EQUAL(rows.follow_ups[0].value, 2);
    CU_ASSERT_EQUAL(rows.follow_ups[1].value, 1);
    CU_ASSERT_EQUAL(rows.follow_ups[2].value, 0);
    CU_ASSERT_EQUAL(rows.follow_ups[2].why, TENET_ASK_CONTRADICTORY);
    for (int i = 1; i < 3; i++)
        CU_ASSERT(rows.follow_ups[i - 1].gain >= rows.follow_ups[i].gain);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

/* ---- Questions and probes ---------------------------------------------------------------- */

static void expect_next(tenet_candidate *person, int32_t question, int32_t probe)
{
    tenet_model *model = assessing_model(ONE);
    assessed rows = assess_person(model, person);
    CU_ASSERT_EQUAL_FATAL(rows.follow_up_count, 1);
    CU_ASSERT_EQUAL(rows.follow_ups[0].question, question);
    CU_ASSERT_EQUAL(rows.follow_ups[0].probe, probe);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void nothing_is_asked_twice(void)
{
    expect_next(assessing_person(), 0, 0);
    tenet_candidate *person = assessing_person();
    answer(person, "q1", "Nothing.");
    expect_next(person, 1, 0);
    person = assessing_person();
    answer(person, "SECOND  question?", "Nothing.");
    expect_next(person, 0, 0);
    person = assessing_person();
    answer(person, "q1", "Nothing.");
    answer(person, "q2", "Nothing.");
    expect_next(person, -1, 0);
    person = assessing_person();
    tenet_candidate_add_notes(person,
                              "Q: First question?\nA: Nothing.\nQ: what did you do?\nA: Nothing.",
                              -1, TENET_TEXT_PLAIN, NULL);
    expect_next(person, 1, 1);
    person = assessing_person();
    answer(person, "q1", "Nothing.");
    answer(person, "q2", "Nothing.");
    answer(person, "What did you do?", "Nothing.");
    answer(person, "How do you know?", "Nothing.");
    expect_next(person, -1, -1);
}

/* Two values that share a question: it is proposed for one of them. */
static void a_shared_question_is_proposed_once(void)
{
    tenet_model *model =
        assessing_model("tenet: 1\nid: two\nvalues:\n"
                        "  - {id: a, indicators: {for: [alpha]}, questions: [Same?]}\n"
                        "  - {id: b, indicators: {for: [bravo]}, questions: [Same?, Other?]}\n");
    assessed rows = assess_person(model, assessing_person());
    CU_ASSERT_EQUAL_FATAL(rows.follow_up_count, 2);
    CU_ASSERT_EQUAL(rows.follow_ups[0].question, 0);
    CU_ASSERT_EQUAL(rows.follow_ups[1].question, 2);
    assessed_clear(&rows);
    tenet_candidate *person = assessing_person();
    answer(person, "same?", "Nothing.");
    rows = assess_person(model, person);
    CU_ASSERT_EQUAL(rows.follow_ups[0].question, -1);
    CU_ASSERT_EQUAL(rows.follow_ups[1].question, 2);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

const suite_test follow_up_tests[] = {
    {"each thing that a value lacks has its own reason", each_lack_has_its_reason},
    {"ratings answer one-sidedness and raise contradictions", ratings_answer_or_raise_questions},
    {"the gain is by how much one more answer narrows the interval",
     gain_is_what_one_more_answer_brings},
    {"the gain stands in the row, in points of the alignment", the_gain_stands_in_the_row},
    {"what tells more comes before what weighs more", what_tells_more_comes_first},
    {"no question and no probe is asked twice", nothing_is_asked_twice},
    {"a question that two values share is proposed once", a_shared_question_is_proposed_once},
    {NULL, NULL}};
