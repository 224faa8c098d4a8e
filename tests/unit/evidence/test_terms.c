/*
 * Each part of the language of terms by example.
 */
#include "matching.h"

/* Before a line break, enough for the line to have been broken at a margin. */
#define LONG "What she told about the weeks with the new colleagues: "

static void words(void)
{
    FINDS("patient", "Patient and PATIENT, impatient, patients", "Patient|PATIENT");
    FINDS("patient", "", "");
    FINDS("patient", "outpatient patiently", "");
    FINDS("caf\xC3\xA9", "At the CAF\xC3\x89 and the cafe\xCC\x81.", "CAF\xC3\x89|cafe\xCC\x81");
}

static void phrases(void)
{
    FINDS("lent a hand", "She lent a hand, lent him a hand, and lent a handle.", "lent a hand");
    FINDS("follow up", "A follow-up, a follow up, a followup.", "follow-up|follow up");
    FINDS("follow up", LONG "she would follow\nup on it.", "follow\nup");
    FINDS("follow-up", "A follow-up and a follow up.", "follow-up|follow up");
    FINDS("not my job", "That's not my job. That isn't my job.", "not my job|n't my job");
}

static void phrases_end_with_the_sentence(void)
{
    FINDS("lent a hand", "All he lent. A hand was missing.", "");
    FINDS("stay+ ~4 help+", "She stayed. Help came.", "");
    FINDS("stay+ ~4 help+", "She stayed! Help? Stayed.\n\nHelp.", "");
    FINDS("stay+ & help+", "She stayed. He helped.", "");
}

static void signs_part_phrases(void)
{
    FINDS("lent a hand", "He lent, a hand.", "");
    FINDS("lent a hand", "He lent (a hand).", "");
    FINDS("lent a hand", "He lent a: hand; lent a \xE2\x80\x94 hand, lent & a hand.", "");
    FINDS("lent a hand", "He \"lent a\" hand.", "lent a\" hand");
}

static void gaps(void)
{
    FINDS("stay+ ~2 help", "stay help", "stay help");
    FINDS("stay+ ~2 help", "stayed late to help", "stayed late to help");
    FINDS("stay+ ~2 help", "stayed very late to help", "");
    FINDS("stay+ ~2 help", "stayed, late, help", "stayed, late, help");
    FINDS("a ~1 b ~1 c", "a x b y c; a b c; a x y b c", "a x b y c|a b c");
    FINDS("stay+ ~4 help", "stay to help and help", "stay to help"); /* the nearest */
}

static void groups(void)
{
    FINDS("(calm|very polite) with", "calm with, very polite with, polite with",
          "calm with|very polite with");
    FINDS("give+ ~1 (hand|hand up)", "gave a hand up", "gave a hand up"); /* the longest */
    FINDS("(a|a b) c", "a b c", "a b c");
    FINDS("(a b|a) b c", "a b c", "a b c"); /* a way that leads nowhere is taken back */
}

static void lists(void)
{
    FINDS("help+ ~1 {people}", "helped a colleague, helps customers, helping team members",
          "helped a colleague|helps customers|helping team members");
    FINDS("{people}", "Colleagues, the customer and a team player", "Colleagues|customer");
}

static void prefixes(void)
{
    FINDS("support*", "support supported supportive unsupported", "support|supported|supportive");
    FINDS("support* team*", "supportive teams", "supportive teams");
}

static void inflections(void)
{
    FINDS("help+", "help helps helped helping helper helpful helpdesk",
          "help|helps|helped|helping");
    FINDS("give+", "gave given giving gives giver", "gave|given|giving|gives");
    FINDS("stay+ on", "stayed on; staying on; stays on", "stayed on|staying on|stays on");
}

static void both_in_one_sentence(void)
{
    FINDS("stay+ & help+", "She helped although it was late, and stayed.",
          "helped although it was late, and stayed");
    FINDS("stay+ & help+", "She stayed to help.", "stayed to help");
    FINDS("stay+ & help+", "She stayed.", "");
    FINDS("stay+ & help+ & late", "late: helped and stayed", "late: helped and stayed");
}

static void patterns(void)
{
    tenet_model *model = matching_model(
        "{id: r, regex: 'response time (?:of|under) \\d+ min'}, {id: e, regex: 'caf\xC3\xA9s?'}",
        NULL, NULL);
    g_autofree char *quotes = matching_quotes(
        model, LONG "a response\n  time of 15 min, response time under 7 minutes. CAFE\xCC\x81S!",
        TRUE);
    SUITE_STRING(quotes, "r:response\n  time of 15 min|r:response time under 7 minutes|"
                         "e:CAFE\xCC\x81S");
    tenet_model_unref(model);
    FINDS_ALL(matching_model("{id: r, regex: 'late, .* help'}", NULL, NULL),
              "Late, then. And help. Late, then help.", "r:Late, then help");
}

static void contractions(void)
{
    FINDS("do not care", "I don't care, dont care, don\xE2\x80\x99t care, do not care",
          "don't care|dont care|don\xE2\x80\x99t care|do not care");
    FINDS("didn't listen", "did not listen, didn't listen", "did not listen|didn't listen");
}

const suite_test term_tests[] = {
    {"a word matches whole words whatever their case", words},
    {"a phrase matches across line breaks and hyphens", phrases},
    {"nothing matches across the end of a sentence", phrases_end_with_the_sentence},
    {"a comma or bracket parts a phrase, a quotation mark does not", signs_part_phrases},
    {"a gap allows up to so many words, commas included", gaps},
    {"a group stands for each of its words and phrases", groups},
    {"a list stands for each of its entries", lists},
    {"a star allows any ending", prefixes},
    {"a plus allows the inflections and no other word", inflections},
    {"an ampersand takes both in any order within a sentence", both_in_one_sentence},
    {"a regular expression works on the folded sentence", patterns},
    {"a contraction is the words it stands for", contractions},
    {NULL, NULL},
};
