/*
 * Sentence ends: full stops, abbreviations, and line breaks.
 */
#include <string.h>

#include "reading.h"
#include "text/scan.h"

#define SENTENCES(text, expected) READS(reading_sentences((text), TENET__READ_ENGLISH), (expected))

static void full_stops(void)
{
    SENTENCES("He helped. She left! Why? ok", "He helped. / She left! / Why? / ok");
    SENTENCES("was rude. then he left", "was rude. / then he left");
    SENTENCES("She said \"no.\" Then (all day.) He left",
              "She said \"no.\" / Then (all day.) / He left");
    SENTENCES("in life.Question was done.Then (so).He",
              "in life. / Question was done. / Then (so). / He");
    SENTENCES("Really?! Yes. 5 people came", "Really?! / Yes. / 5 people came");
    SENTENCES("\"Why?\" he asked. Odd (?) thing", "\"Why?\" he asked. / Odd (?) thing");
    SENTENCES("one; two; three", "one; two; three");
    READS(reading_endings("He helped. Really! Why? ok", 0), ".!?0");
}

static void abbreviations(void)
{
    SENTENCES("Mr. Berg and Dr. Ode met Prof. X", "Mr. Berg and Dr. Ode met Prof. X");
    SENTENCES("e.g. John, i.e. Me, approx. Five vs. Six",
              "e.g. John, i.e. Me, approx. Five vs. Six");
    SENTENCES("mails, calls, etc. and more", "mails, calls, etc. and more");
    SENTENCES("mails, calls, etc. He left", "mails, calls, etc. / He left");
    SENTENCES("He said no. Then no. 5 came", "He said no. / Then no. 5 came");
    SENTENCES("Acme Ltd. is big. 3 hrs. later", "Acme Ltd. is big. / 3 hrs. later");
    SENTENCES("(Mr. Berg) “Dr. Ode”", "(Mr. Berg) “Dr. Ode”");
}

static void initials_and_numbers(void)
{
    SENTENCES("J. R. Smith helped", "J. R. Smith helped");
    SENTENCES("at M.I.T. Then at 5 p.m. He left", "at M.I.T. / Then at 5 p.m. / He left");
    SENTENCES("the U.S. Army at 5 p.m. sharp", "the U.S. Army at 5 p.m. sharp");
    SENTENCES("me and I. Then", "me and I. / Then");
    SENTENCES("3.5 of 4.0. Good", "3.5 of 4.0. / Good");
    SENTENCES("see www.x.com and report.docx. Fine", "see www.x.com and report.docx. / Fine");
    SENTENCES("1. Helped\n2. Stayed", "1. Helped / 2. Stayed");
}

static void ellipses(void)
{
    SENTENCES("he ... helped... a lot", "he ... helped... a lot");
    SENTENCES("work in...Ah well. So… Then", "work in... / Ah well. / So… / Then");
}

static void notes_break_at_lines(void)
{
    SENTENCES("Helped colleague\nStayed late\nno complaints",
              "Helped colleague / Stayed late / no complaints");
    READS(reading_endings("Helped colleague\nStayed late", 0), "n0");
    SENTENCES("Good:\n- helped\n- stayed\n• smiled\n1) won",
              "Good: / - helped / - stayed / • smiled / 1) won");
    SENTENCES("First\r\nSecond\rThird\n\n\nFourth", "First / Second / Third / Fourth");
    SENTENCES("Helped a colleague who was new and did not know the system\nStayed late",
              "Helped a colleague who was new and did not know the system / Stayed late");
    SENTENCES("helped the customer and\nstayed", "helped the customer and\nstayed");
    SENTENCES("friendly, polite,\nCalm", "friendly, polite,\nCalm");
}

static void wrapped_text_goes_on(void)
{
    SENTENCES("When the new colleague could not find the right form in our system I\n"
              "stayed an hour longer and showed her where it was, together with Mr.\n"
              "Berg, who then asked Anna and me to write a short page about it. The\n"
              "Berlin office uses it now.",
              "When the new colleague could not find the right form in our system I\n"
              "stayed an hour longer and showed her where it was, together with Mr.\n"
              "Berg, who then asked Anna and me to write a short page about it. / The\n"
              "Berlin office uses it now.");
    SENTENCES("I once helped an elderly customer who had lost her way in our shop\n"
              "until her son came",
              "I once helped an elderly customer who had lost her way in our shop\n"
              "until her son came");
}

static void signs_alone_are_none(void)
{
    SENTENCES("***\n---\n...\nHelped\n!!!", "Helped");
    SENTENCES("", "");
    SENTENCES(" \n\t ", "");
}

/* Each byte at each place among small letters. */
static void scanning_misses_no_sign(void)
{
    static const tenet__landmarks wanted = {
        {TENET__LINE_END_BITS | TENET__BIT('.') | TENET__BIT('?'), TENET__BIT('Q'), 0,
         TENET__BIT(0xC2)},
        {TENET__EIGHT('.'), TENET__EIGHT('?')},
        TRUE};
    char text[21];
    for (int byte = 0; byte < 256; byte++) {
        gboolean is_wanted = byte != 0 && strchr("\n\v\f\r.?Q\xC2", byte) != NULL;
        for (size_t at = 0; at < sizeof text; at++) {
            memset(text, 'x', sizeof text);
            text[at] = (char)byte;
            const char *end = text + sizeof text;
            CU_ASSERT_PTR_EQUAL(tenet__scan(text, end, &wanted), is_wanted ? text + at : end);
        }
    }
}

const suite_test sentences_tests[] = {
    {"full stops, question and exclamation marks end sentences", full_stops},
    {"abbreviations end none", abbreviations},
    {"initials, numbers and addresses end none", initials_and_numbers},
    {"an ellipsis ends one only before a capital", ellipses},
    {"short notes end at each line", notes_break_at_lines},
    {"text wrapped at a margin goes on", wrapped_text_goes_on},
    {"lines without words are no sentences", signs_alone_are_none},
    {NULL, NULL},
    {"scanning for the signs that end sentences misses none", scanning_misses_no_sign},
};
