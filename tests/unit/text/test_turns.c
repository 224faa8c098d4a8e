/*
 * Turns: labels, names, WebVTT, and the question that an answer belongs to.
 */
#include "reading.h"

#define TURNS(text, expected) READS(reading_turns(text), (expected))

static void full_words(void)
{
    TURNS("Question: Why?\nResponse: So.", "Q0[Why?] A0[So.]");
    TURNS("INTERVIEWER: Why us?\ncandidate: So.\nApplicant : Also.",
          "Q0[Why us?] A0[So.] A0[Also.]");
    TURNS("Question 3: Why?\nAnswer 3: So.\nQuestion #4 (teams): How?",
          "Q0[Why?] A0[So.] Q2[How?]");
    TURNS("Intro.\nQuestion: Why?\nAnswer: I\nhelped", "N-1[Intro.] Q1[Why?] A1[I\nhelped]");
    TURNS("- **Question:** Why?\n- **Answer:** So.", "Q0[Why?] A0[So.]");
}

static void letters(void)
{
    TURNS("Q: Why?\nA: So.\nQ: How?\nA: Thus.", "Q0[Why?] A0[So.] Q2[How?] A2[Thus.]");
    TURNS("**Q1:** Why?\n**A1:** So.", "Q0[Why?] A0[So.]");
    TURNS("Q1. Why?\nA1) So.\nQ 2) How?", "Q0[Why?] A0[So.] Q2[How?]");
    TURNS("A: yes\nB: no", "N-1[A: yes\nB: no]");
    TURNS("Plan Q: go", "N-1[Plan Q: go]");
}

static void labels_within_lines(void)
{
    TURNS("Question: Why?\nResponse: By all.Question: How?\nResponse: Thus. Question: End?",
          "Q0[Why?] A0[By all.] Q2[How?] A2[Thus.] Q4[End?]");
    TURNS("Question: Why?\nResponse: in the NCAAQuestion: How?",
          "Q0[Why?] A0[in the NCAA] Q2[How?]");
    TURNS("Interviewer: Why? Candidate: So.", "Q0[Why?] A0[So.]");
    TURNS("The answer: he did. A good Candidate: yes",
          "N-1[The answer: he did. A good Candidate: yes]");
}

static void lone_labels(void)
{
    TURNS("Answer: I helped.", "A-1[I helped.]");
    TURNS("Candidate: I helped.", "A-1[I helped.]");
    TURNS("Question: Share a story", "Q0[Share a story]");
    TURNS("Just notes", "N-1[Just notes]");
    TURNS("", "");
}

static void questions_only(void)
{
    TURNS("Q: ever late? Yes, once. Apologised.\nQ: ever rude?\nNever.",
          "Q0[ever late?] A0[Yes, once. Apologised.] Q2[ever rude?] A2[Never.]");
    TURNS("Q: a hard day\nHelped out.", "Q0[a hard day] N-1[Helped out.]");
}

static void form_fields(void)
{
    TURNS("Candidate: Alex Sample\nInterviewer: Kim Example\nHelped a guest.",
          "N-1[Candidate: Alex Sample\nInterviewer: Kim Example\nHelped a guest.]");
    TURNS("Interviewer: Kim\nHelped a guest.", "N-1[Interviewer: Kim\nHelped a guest.]");
    TURNS("Interviewer: And then?\nCandidate: I helped.", "Q0[And then?] A0[I helped.]");
}

static void separated_by_bars(void)
{
    TURNS("Interviewer: Why us?|Interviewee: So. |Interviewer:  mhhmm|Interviewee: And so.",
          "Q0[Why us?] A0[So.] Q0[mhhmm] A0[And so.]");
    TURNS("Intrviewer: Why us?|Interveiwee: So.", "Q0[Why us?] A0[So.]");
}

static void back_channels(void)
{
    TURNS("Interviewer: Tell me about a time.\nCandidate: I helped.\nInterviewer: Ok great.\n"
          "Candidate: And stayed.\nInterviewer: Why?\nCandidate: So.",
          "Q0[Tell me about a time.] A0[I helped.] Q0[Ok great.] A0[And stayed.] Q4[Why?] A4[So.]");
    TURNS("Q: Greatest strength\nA: x", "Q0[Greatest strength] A0[x]");
}

static void names(void)
{
    TURNS("Anna Berg: How do you do?\nTom: Fine.\nAnna Berg: Mhm.\nTom: I helped.",
          "Q0[How do you do?] A0[Fine.] Q0[Mhm.] A0[I helped.]");
    TURNS("Tom: I am here.\nAnna: Why do you come?\nTom: So.",
          "A-1[I am here.] Q1[Why do you come?] A1[So.]");
    TURNS("Interviewer: Why us?\nMaria: So.\nInterviewer: How then?\nMaria: Thus.",
          "Q0[Why us?] A0[So.] Q2[How then?] A2[Thus.]");
}

static void headings_are_no_names(void)
{
    TURNS("Strengths: calm?\nWeaknesses: late\nStrengths: kind",
          "N-1[Strengths: calm?\nWeaknesses: late\nStrengths: kind]");
    TURNS("Punctual: yes\nHonest: yes?\nKind: yes", "N-1[Punctual: yes\nHonest: yes?\nKind: yes]");
    TURNS("Anna: calm\nTom: kind\nAnna: late", "N-1[Anna: calm\nTom: kind\nAnna: late]");
    TURNS("Interviewer: Why?\nCandidate: So.\nNote: late", "Q0[Why?] A0[So.\nNote: late]");
}

static void webvtt(void)
{
    const char *voices = "WEBVTT\n\n1\n00:00.000 --> 00:01.000\n<v Anna>How are\nyou?</v>\n\n"
                         "NOTE a remark\n\n00:01.000 --> 00:02.000\n<v Tom>I <i>am</i> helping\n\n"
                         "3\n00:02.000 --> 00:03.000\n<v Tom>people &amp; teams.\n\n"
                         "4\n00:03.000 --> 00:04.000\n<v Anna>Ok.\n";
    READS(reading_words(voices, READ_NOTES), "how are you / i am helping people {X}teams / ok");
    READS(reading_spans("WEBVTT\n\n00:00.000 --> 00:01.000\n<v Tom>I help\n", READ_NOTES),
          "I|help");
    const char *written =
        "WEBVTT\n\n00:00.000 --> 00:01.000\nAnna Berg: How so?\n\n"
        "00:00.000 --> 00:01.000\nTom: I\n\n00:00.000 --> 00:01.000\nTom: help.\n\n"
        "00:00.000 --> 00:01.000\nAnna Berg: Yes?\n";
    READS(reading_words(written, READ_NOTES), "how so / i help / yes");
    g_autoptr(tenet__document) document = reading(voices, -1, READ_NOTES);
    CU_ASSERT_EQUAL_FATAL(document->turn_count, 3);
    CU_ASSERT_EQUAL(document->turns[0].role, TENET__TURN_QUESTION);
    CU_ASSERT_EQUAL(document->turns[1].role, TENET__TURN_ANSWER);
    CU_ASSERT_EQUAL(document->turns[2].question, 0);
    CU_ASSERT_FALSE(document->html);
}

static void sentences_stay_in_turns(void)
{
    READS(reading_sentences("Q: and\nA: then", READ_NOTES), "and / then");
    READS(reading_words("Q: \"so\nA: \"he\" left", READ_NOTES), "{<}so / {<}he {>}left");
    g_autoptr(tenet__document) document = reading("Q: a\nA: b", -1, TENET__READ_ENGLISH);
    CU_ASSERT_FALSE(document->tagged);
    CU_ASSERT_EQUAL(document->turn_count, 1);
}

const suite_test turns_tests[] = {
    {"the full words label turns at line starts", full_words},
    {"Q and A label turns, A only beside Q", letters},
    {"lost line ends do not hide a label", labels_within_lines},
    {"a label without a partner still says who speaks", lone_labels},
    {"where only questions are labelled the rest is the answer", questions_only},
    {"names at the head of a form are no turns", form_fields},
    {"bars separate turns, misspelt labels count", separated_by_bars},
    {"an interviewer's mhm leaves the question open", back_channels},
    {"of named speakers the interviewer is who asks", names},
    {"headings of notes are no speakers", headings_are_no_names},
    {"WebVTT loses its times and keeps its voices", webvtt},
    {"a sentence never crosses a turn", sentences_stay_in_turns},
    {NULL, NULL},
};
