/* Ratings: rating.c. */
#include "tests.h"

#include <string.h>

#include "io/rating.h"

/* The rating as "4 of 1-5"; "none", "outside", "unknown". */
static void expect(const char *text, double low, double high, const char *expected)
{
    tenet__rating rating = {0, 0, 0};
    tenet__rating_kind kind = tenet__rating_read(text, strlen(text), low, high, &rating);
    static const char *const names[] = {"none", "not observed", "", "outside", "unknown"};
    g_autofree char *found =
        kind == TENET__RATING_GIVEN
            ? g_strdup_printf("%d/100 of %d-%d", (int)(rating.value * 100 + 0.5), (int)rating.low,
                              (int)rating.high)
            : g_strdup(names[kind]);
    SUITE_STRING(found, expected);
}

static void numbers(void)
{
    expect("4", 1, 5, "400/100 of 1-5");
    expect(" 4.5 ", 1, 5, "450/100 of 1-5");
    expect("4,5", 1, 5, "450/100 of 1-5");
    expect("4/5", 1, 5, "400/100 of 1-5");
    expect("4 of 5", 1, 5, "400/100 of 1-5");
    expect("4 Out Of 5", 1, 5, "400/100 of 1-5");
    expect("0", 0, 10, "0/100 of 0-10");
    expect("6", 1, 5, "outside");
    expect("-1", 1, 5, "outside");
    expect("4/10", 1, 5, "outside");
}

static void words(void)
{
    expect("Strong Yes", 1, 5, "500/100 of 1-5");
    expect("strong_yes", 0, 10, "500/100 of 1-5");
    expect("Yes", 1, 5, "400/100 of 1-5");
    expect("Mixed", 1, 5, "300/100 of 1-5");
    expect("NO", 1, 5, "200/100 of 1-5");
    expect("Definitely Not", 1, 5, "100/100 of 1-5");
}

static void no_rating(void)
{
    static const char *const cells[] = {"",          "-",           " ",   "\xE2\x80\x93",
                                        "not rated", "no_decision", "None"};
    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
        expect(cells[i], 1, 5, "none");
}

static void not_observed(void)
{
    static const char *const cells[] = {"n/a", "N/A", "Not observed", "not_asked", "Not assessed"};
    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
        expect(cells[i], 1, 5, "not observed");
}

static void others(void)
{
    static const char *const cells[] = {"80%", "good",    "4.5.1", "1e1", "0x4", "nan",
                                        "inf", "4 stars", ".5",    "5.",  "4/",  "Strongly agree",
                                        "--4"};
    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
        expect(cells[i], 1, 5, "unknown");
    char longer[200];
    memset(longer, '1', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    expect(longer, 1, 5, "unknown");
}

const suite_test rating_tests[] = {{"numbers are read on the scale, with point or comma", numbers},
                                   {"rating words are the five of scorecards", words},
                                   {"words for no rating give none", no_rating},
                                   {"\"not observed\" is told from no rating", not_observed},
                                   {"anything else is not taken for a rating", others},
                                   {NULL, NULL}};
