/*
 * The candidate's own statement: what form a text has, what it says of each value, and how little
 * it can move the score.
 */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "../assessing.h"
#include "lists.h"

static assessed state(const tenet_model *model, const char *text)
{
    tenet_candidate *person = assessing_person();
    CU_ASSERT_EQUAL(tenet_candidate_add_self_report_text(person, text, -1, NULL), TENET_OK);
    return assess_person(model, person);
}

/* x of helpfulness, respect and service; NaN = not spoken of. */
static void expect(const char *text, int32_t form, double helpfulness, double respect,
                   double service)
{
    const double expected[] = {helpfulness, respect, service};
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    assessed rows = state(model, text);
    if (rows.stated->form != form)
        fprintf(stderr, "\"%s\" is read as %s\n", text, tenet_form_name(rows.stated->form));
    CU_ASSERT_EQUAL(rows.stated->form, form);
    for (int v = 0; v < 3; v++) {
        double x = rows.values[v].stated;
        gboolean same = isnan(expected[v]) ? isnan(x) : fabs(x - expected[v]) < 1e-9;
        if (!same)
            fprintf(stderr, "\"%s\": value %d is stated as %g\n", text, v, x);
        CU_ASSERT(same);
    }
    CU_ASSERT(assessing_holds(&rows));
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void lists(void)
{
    expect("respect, teamwork", TENET_FORM_LIST, 0, 1, 0);
    expect("Respect; Helpfulness", TENET_FORM_LIST, 1, 1, 0);
    expect("- respect\n- service excellence\n- fun", TENET_FORM_LIST, 0, 1, 1);
    expect("\xE2\x80\xA2 Helpful \xE2\x80\xA2 fun", TENET_FORM_LIST, 1, 0, 0);
    expect("RESPECT", TENET_FORM_LIST, 0, 1, 0);
}

static void rankings(void)
{
    expect("1. respect 2. helpfulness 3. fun", TENET_FORM_RANKING, 0.5, 1, NAN);
    expect("1) service\n2) respect\n3) helpfulness", TENET_FORM_RANKING, 0, 0.5, 1);
    expect("helpfulness > service > family > respect > adventure", TENET_FORM_RANKING, 1, 0.25,
           0.75);
    expect("2. respect, 1. helpfulness", TENET_FORM_RANKING, 1, 0, NAN);
}

static void ratings(void)
{
    expect("respect: 5, helpfulness: 3", TENET_FORM_RATINGS, 0.5, 1, NAN);
    expect("respect 4/5; service excellence 2/5", TENET_FORM_RATINGS, NAN, 0.75, 0.25);
    expect("respect: 8\nhelpfulness: 10", TENET_FORM_RATINGS, 1, 7.0 / 9, NAN);
}

static void prose(void)
{
    expect("What matters most to me is that I can be helpful to the people around me every day.",
           TENET_FORM_PROSE, 1, 0, 0);
    expect("I have never thought about any of this, and respect is not one of my values at all.",
           TENET_FORM_PROSE, NAN, NAN, NAN);
}

/* Units of one value and form, added as entries. */
static void expect_units(const tenet_model *model, tenet_candidate *person, int value, double units)
{
    assessed rows = assess_person(model, person);
    double found = 0;
    for (int64_t i = 0; i < rows.evidence_count; i++)
        found += rows.evidence[i].value == value ? rows.evidence[i].units : 0;
    NEAR(found, units);
    CU_ASSERT(assessing_holds(&rows));
    assessed_clear(&rows);
}

static void ranks_give_signed_units(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    for (int rank = 1; rank <= 5; rank++) { /* 1 of 5 gives .5, 4 of 5 gives -.25 */
        tenet_candidate *person = assessing_person();
        const char *const others[] = {"a", "b", "c", "d"};
        tenet_candidate_add_self_report_ranking(person, "respect", -1, rank, NULL);
        for (int i = 0, other = 1; i < 4; i++, other++) {
            other += other == rank;
            tenet_candidate_add_self_report_ranking(person, others[i], -1, other, NULL);
        }
        expect_units(model, person, 1, 0.5 * (2 * (5 - rank) / 4.0 - 1));
    }
    tenet_model_unref(model);
}

static void ties_share_their_rank(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = assessing_person();
    tenet_candidate_add_self_report_ranking(person, "helpfulness", -1, 1, NULL);
    tenet_candidate_add_self_report_ranking(person, "respect", -1, 1, NULL);
    tenet_candidate_add_self_report_ranking(person, "service", -1, 2, NULL);
    assessed rows = assess_person(model, person);
    NEAR(rows.values[0].stated, 0.75);
    NEAR(rows.values[1].stated, 0.75);
    NEAR(rows.values[2].stated, 0);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void full_rankings_add_nothing_in_total(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    assessed rows = state(model, "service > respect > helpfulness");
    double units = 0;
    for (int64_t i = 0; i < rows.evidence_count; i++)
        units += rows.evidence[i].units;
    NEAR(units, 0);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void ratings_are_centred(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = assessing_person(); /* 5 with a mean of 4: x = .625, .125 units */
    tenet_candidate_add_self_report_rating(person, "helpfulness", -1, 5, 1, 5, NULL);
    tenet_candidate_add_self_report_rating(person, "respect", -1, 3, 1, 5, NULL);
    expect_units(model, person, 0, 0.125);
    person = assessing_person(); /* everything alike says nothing */
    tenet_candidate_add_self_report_rating(person, "helpfulness", -1, 5, 1, 5, NULL);
    tenet_candidate_add_self_report_rating(person, "respect", -1, 5, 1, 5, NULL);
    tenet_candidate_add_self_report_rating(person, "service", -1, 5, 1, 5, NULL);
    assessed rows = assess_person(model, person);
    CU_ASSERT_EQUAL(rows.alignment->points, 0);
    CU_ASSERT(isnan(rows.stated->pearson)); /* a constant profile */
    NEAR(rows.stated->score, 100);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void long_lists_weigh_less(void)
{
    static const double expected[] = {0.5, 0.5, 0.5, 0.375, 0.3, 0.25};
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    for (int length = 1; length <= 6; length++) {
        tenet_candidate *person = assessing_person();
        tenet_candidate_add_self_report_list(person, "respect", -1, NULL);
        for (int i = 1; i < length; i++) {
            char name[] = {(char)('a' + i), '\0'};
            tenet_candidate_add_self_report_list(person, name, -1, NULL);
            tenet_candidate_add_self_report_list(person, name, -1, NULL); /* twice is once */
        }
        expect_units(model, person, 1, expected[length - 1]);
    }
    tenet_model_unref(model);
}

/* A statement alone keeps every value within 40 and 60, and makes nothing known. */
static void statements_stay_bounded(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    assessed rows = state(model, "respect > fun");
    NEAR(rows.values[1].units_for, 0.5);
    NEAR(rows.values[1].points, 100 * 0.25 * (0.6 - 0.5));
    CU_ASSERT_EQUAL(rows.values[1].known, 0);
    CU_ASSERT_EQUAL(rows.alignment->status, TENET_INSUFFICIENT_EVIDENCE);
    NEAR(rows.stated->score, 100); /* what is stated is reported beside, not instead */
    assessed_clear(&rows);
    rows = state(model, "fun > respect");
    NEAR(rows.values[1].points, 100 * 0.25 * (0.4 - 0.5));
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void entries_keep_their_place(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    assessed rows = state(model, "  Fun, respect ");
    CU_ASSERT_EQUAL_FATAL(rows.evidence_count, 1);
    const tenet_evidence *row = &rows.evidence[0];
    CU_ASSERT_EQUAL(row->source, TENET_SOURCE_SELF_REPORT);
    CU_ASSERT_EQUAL(row->start, 7);
    CU_ASSERT_EQUAL(row->end, 14);
    CU_ASSERT_EQUAL(strncmp(rows.texts[row->text].text + row->start, "respect", 7), 0);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void synonyms_name_one_value_once(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    assessed rows = state(model, "helpful, Helpfulness, HELPFULNESS, fun");
    CU_ASSERT_EQUAL(rows.stated->named, 1);
    CU_ASSERT_EQUAL(rows.stated->entries, 2);
    assessed_clear(&rows);
    tenet_model_unref(model);
}

/* An endless list must not take endless time. */
static void huge_statements_end(void)
{
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    for (int form = 0; form < 3; form++) {
        g_autoptr(GString) text = g_string_new("respect: 5");
        for (int i = 0; text->len < 4000000; i++)
            g_string_append_printf(text,
                                   form == 0   ? ", w%d: 4"
                                   : form == 1 ? ", w%d"
                                               : " > w%d",
                                   i);
        tenet_candidate *person = assessing_person();
        tenet_candidate_add_self_report_text(person, text->str, (int64_t)text->len, NULL);
        tenet_assessment *result = NULL;
        int64_t before = g_get_monotonic_time();
        int32_t status = tenet_assess(model, person, NULL, &result, NULL);
        CU_ASSERT(status == TENET_OK || status == TENET_E_LIMIT);
        CU_ASSERT(g_get_monotonic_time() - before < 20 * G_USEC_PER_SEC);
        tenet_assessment_free(result);
        tenet_candidate_free(person);
    }
    tenet_model_unref(model);
}

const suite_test statement_tests[] = {
    {"short entries are a list", lists},
    {"numbers in front, or \">\", are a ranking", rankings},
    {"numbers behind are ratings", ratings},
    {"sentences are prose, read with their negations", prose},
    {"a rank gives signed units", ranks_give_signed_units},
    {"equal ranks are shared", ties_share_their_rank},
    {"a full ranking adds nothing in total", full_rankings_add_nothing_in_total},
    {"ratings are centred on the candidate's own mean", ratings_are_centred},
    {"each entry of a long list weighs less", long_lists_weigh_less},
    {"a statement moves no value beyond 40 to 60", statements_stay_bounded},
    {"an entry keeps its place in the text", entries_keep_their_place},
    {"a value named in several ways is named once", synonyms_name_one_value_once},
    {"a statement of millions of entries ends soon", huge_statements_end},
    {NULL, NULL},
};
