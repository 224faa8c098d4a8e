/*
 * What must be right before all finer reading: plain negation, and who speaks. The finer cases are
 * measured on tests/cases/reading-*.md.
 */
#include <string.h>

#include "matching.h"

static tenet_model *model_of_help(void)
{
    return matching_model("help+, stayed late, respect+", "blame+, not my job", NULL);
}

#define READS(notes, lines)                                                                        \
    do {                                                                                           \
        tenet_model *one = model_of_help();                                                        \
        EXPECT(one, (notes), (lines));                                                             \
        tenet_model_unref(one);                                                                    \
    } while (0)

static void plain_sentences_affirm(void)
{
    READS("She helped a colleague.", "helped|affirmed|+1");
    READS("Helped a colleague.", "Helped|affirmed|+1");
    READS("She blamed the new colleague.", "blamed|affirmed|-1");
    READS("That is not my job, she said to the guest.", "not my job|affirmed|-1");
}

static void negation_turns(void)
{
    READS("She did not help.", "help|negated|-1|did not");
    READS("She didn't help.", "help|negated|-1|didn't");
    READS("She didnt help.", "help|negated|-1|didnt");
    READS("She didn\xE2\x80\x99t help.", "help|negated|-1|didn\xE2\x80\x99t");
    READS("She never blamed anybody.", "blamed|negated|+0.5|never");
    READS("Refused to help.", "help|negated|-1|Refused to");
}

static void negation_ends(void)
{
    READS("She did not complain. She helped.", "helped|affirmed|+1");
    READS("She did not complain but helped.", "helped|affirmed|+1");
    READS("Not tired; helped all evening.", "helped|affirmed|+1");
}

static void false_negations_turn_nothing(void)
{
    READS("She not only helped, she stayed late.",
          "helped|affirmed|+0.5\nstayed late|affirmed|+0.5");
    READS("No doubt she helped.", "helped|affirmed|+1");
}

static void questions_are_not_evidence(void)
{
    tenet_model *model = model_of_help();
    assessed rows = assess_notes(model, "Q: Did you help anybody?\nA: I helped a guest.\n"
                                        "Q: And did you blame her?\nA: No, I stayed late.");
    g_autofree char *lines = assessed_lines(&rows);
    SUITE_STRING(lines, "help|question|+0|Q:\nhelped|affirmed|+1\nblame|question|+0|Q:\n"
                        "stayed late|affirmed|+1");
    CU_ASSERT_EQUAL_FATAL(rows.asked_count, 2);
    SUITE_STRING(rows.asked[0].question, "Did you help anybody?");
    CU_ASSERT_EQUAL(rows.evidence[1].asked, 0);
    CU_ASSERT_EQUAL(rows.evidence[1].source, TENET_SOURCE_ANSWER);
    CU_ASSERT_EQUAL(rows.evidence[3].asked, 1);
    CU_ASSERT_EQUAL(rows.values[0].answers, 2);
    CU_ASSERT(assessing_holds(&rows));
    assessed_clear(&rows);
    tenet_model_unref(model);
}

static void nothing_but_deeds_counts(void)
{
    static const struct {
        const char *notes;
        int32_t state;
    } cases[] = {
        {"If asked, she would help.", TENET_STATE_HYPOTHETICAL},
        {"I want to help people.", TENET_STATE_INTENDED},
        {"My manager helped the guest.", TENET_STATE_ATTRIBUTED},
        {"I used to help there.", TENET_STATE_PAST},
        {"Maybe she helped.", TENET_STATE_UNCERTAIN},
    };
    tenet_model *model = model_of_help();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        assessed rows = assess_notes(model, cases[i].notes);
        CU_ASSERT_EQUAL_FATAL(rows.evidence_count, 1);
        SUITE_STRING(tenet_state_name(rows.evidence[0].state), tenet_state_name(cases[i].state));
        CU_ASSERT_EQUAL(rows.evidence[0].units, 0);
        CU_ASSERT_EQUAL(rows.evidence[0].counted, TENET_NOT_STATE);
        CU_ASSERT(rows.evidence[0].cause_start >= 0);
        CU_ASSERT(assessing_holds(&rows));
        assessed_clear(&rows);
    }
    tenet_model_unref(model);
}

const suite_test reading_tests[] = {
    {"a plain sentence affirms", plain_sentences_affirm},
    {"a negation turns what it governs, however it is spelt", negation_turns},
    {"a negation ends with its clause", negation_ends},
    {"what only looks like a negation turns nothing", false_negations_turn_nothing},
    {"the interviewer's words are not evidence", questions_are_not_evidence},
    {"wishes, hypotheses and the deeds of others count nothing", nothing_but_deeds_counts},
    {NULL, NULL},
};
