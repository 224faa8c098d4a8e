/*
 * Which matches are left where several want the same words.
 */
#include "matching.h"

static const char TWO_VALUES[] =
    "tenet: 1\nid: m\nname: M\nlanguage: en\nvalues:\n"
    "  - {id: a, name: A, indicators: {for: [{id: a1, term: help+}]}}\n"
    "  - {id: b, name: B, indicators: {for: [{id: b1, term: help+},\n"
    "     {id: b2, term: help+ out}]}}\n";

static void longest_wins(void)
{
    FINDS_ALL(matching_model("{id: s, term: help+}, {id: l, term: help+ ~2 colleague}", NULL, NULL),
              "helped a colleague and helped", "l:helped a colleague|s:helped");
}

static void longest_wins_across_polarity(void)
{
    FINDS_ALL(matching_model("{id: f, term: stop+ the gossip}", "{id: n, term: gossip*}", NULL),
              "I stopped the gossip. Gossip hurts.", "f:stopped the gossip|n:Gossip");
}

static void ties_go_by_weight(void)
{
    FINDS_ALL(matching_model("{id: light, term: (calm|cool) down, weight: 0.5},"
                             "{id: heavy, term: calm+ down, weight: 1}",
                             NULL, NULL),
              "calm down", "heavy:calm down");
}

static void ties_of_weight_go_by_file_order(void)
{
    FINDS_ALL(matching_model("{id: first, term: (calm|cool) down}, {id: second, term: calm+ down}",
                             NULL, NULL),
              "calm down", "first:calm down");
    FINDS_ALL(matching_model("{id: second, term: calm+ down}, {id: first, term: (calm|cool) down}",
                             NULL, NULL),
              "calm down", "second:calm down");
}

static void the_earlier_of_two_equal_places_wins(void)
{
    FINDS_ALL(matching_model("{id: t, term: a ~1 a}", NULL, NULL), "a x a x a", "t:a x a");
}

static void gaps_are_taken_too(void)
{
    FINDS_ALL(matching_model("{id: l, term: stay+ ~3 help+}, {id: s, term: late}", NULL, NULL),
              "stayed late to help, late", "l:stayed late to help|s:late");
}

static void patterns_take_part(void)
{
    FINDS_ALL(
        matching_model("{id: t, term: answer+}, {id: r, regex: 'answered \\d+ calls'}", NULL, NULL),
        "answered 30 calls and answered mail", "r:answered 30 calls|t:answered");
}

static void values_share_words(void)
{
    FINDS_ALL(assessing_model(TWO_VALUES), "helped out", "a1:helped|b2:helped out");
}

static void exclusions_belong_to_nobody(void)
{
    FINDS_ALL(matching_model("{id: h, term: help+}", NULL, "exclude: [help desk, help ~1 page]\n"),
              "I help at the help desk, the help web page and help.", "h:help|h:help");
    FINDS_ALL(matching_model("{id: h, term: a ~3 b}", NULL, "exclude: [x y]\n"), "a x y b",
              "h:a x y b"); /* gaps may hold them */
    FINDS_ALL(matching_model("{id: r, regex: 'help \\w+'}", NULL, "exclude: [help desk]\n"),
              "help desk, help me", "r:help me");
}

static void matches_stand_in_the_order_of_the_text(void)
{
    FINDS_ALL(
        matching_model("{id: z, term: zulu}, {id: y, term: yankee}", "{id: x, term: xray}", NULL),
        "xray yankee zulu. yankee xray", "x:xray|y:yankee|z:zulu|y:yankee|x:xray");
}

const suite_test overlap_tests[] = {
    {"the longest match of a value wins", longest_wins},
    {"the longest match wins across polarity", longest_wins_across_polarity},
    {"equally long matches go by weight", ties_go_by_weight},
    {"equal weights go by the order of the file", ties_of_weight_go_by_file_order},
    {"of one term's overlapping places the earlier wins", the_earlier_of_two_equal_places_wins},
    {"the words in a gap are taken too", gaps_are_taken_too},
    {"regular expressions take part in the overlap rule", patterns_take_part},
    {"different values may use the same words", values_share_words},
    {"excluded words belong to no indicator", exclusions_belong_to_nobody},
    {"matches stand in the order of the text", matches_stand_in_the_order_of_the_text},
    {NULL, NULL},
};
