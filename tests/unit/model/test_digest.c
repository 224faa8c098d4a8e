/*
 * The digest tells models apart that give different results, and no others.
 */
#include <string.h>

#include "model/support.h"

static const char BASE[] =
    "tenet: 1\n"
    "id: team\n"
    "name: Team\n"
    "values:\n"
    "- id: help\n"
    "  name: Helpfulness\n"
    "  weight: 2\n"
    "  synonyms: [helpful, supportive]\n"
    "  indicators: {for: [\"help+ {people}\", assist+], against: [ignored]}\n"
    "  questions: [{id: q1, text: When did you help?}]\n"
    "- {id: calm, indicators: {for: [\"(calm|quiet)\"]}}\n"
    "words: {people: [guest, client]}\n"
    "exclude: [help desk, help button]\n"
    "cues: {negation: [nope, nah]}\n"
    "scoring: {answer_cap: 1}\n";

static char *digest_of(const char *yaml)
{
    tenet_model *model = support_load(yaml);
    char *digest = g_strdup(tenet_model_digest(model));
    tenet_model_unref(model);
    return digest;
}

/* The digest of BASE with one piece replaced. */
static char *digest_with(const char *piece, const char *replacement)
{
    CU_ASSERT_PTR_NOT_NULL(strstr(BASE, piece));
    g_auto(GStrv) parts = g_strsplit(BASE, piece, 2);
    g_autofree char *yaml = g_strjoinv(replacement, parts);
    return digest_of(yaml);
}

static void same(const char *piece, const char *replacement)
{
    g_autofree char *base = digest_of(BASE);
    g_autofree char *other = digest_with(piece, replacement);
    SUITE_STRING(other, base);
}

static void different(const char *piece, const char *replacement)
{
    g_autofree char *base = digest_of(BASE);
    g_autofree char *other = digest_with(piece, replacement);
    if (strcmp(base, other) == 0)
        SUITE_STRING(replacement, "something that changes the digest");
    CU_ASSERT_STRING_NOT_EQUAL(base, other);
}

static void spelling_does_not_matter(void)
{
    same("id: team\nname: Team\n", "name: \"Team\"\n# comment\nid: 'team'\n");
    same("weight: 2", "weight: 2.0");
    same("\"(calm|quiet)\"", "{term: \"( quiet| calm )\", note: hm, id: calm-quiet}");
    same("[guest, client]", "[client, guest, client]");
    same("[help desk, help button]", "[help button, help desk]");
    same("[nope, nah]", "[nah, nope]");
    same("[helpful, supportive]", "[supportive, helpful]");
    same("answer_cap: 1", "answer_cap: 1, free_note_cap: 3");
    same("help+ {people}", "help+ {people}");
    same("  weight: 2\n", "  weight: 2\n  description: Gives help.\n  probes: [Really?]\n");
}

static void meaning_matters(void)
{
    different("id: team", "id: teams");
    different("weight: 2", "weight: 3");
    different("[guest, client]", "[guest, clients]");
    different("assist+", "assist");
    different("assist+", "{term: assist+, weight: 0.5}");
    different("assist+", "{term: assist+, id: other}");
    different("against: [ignored]", "against: []");
    different("ignored", "{regex: ignored}");
    different("help button", "help buttons");
    different("nah", "never ever");
    different("answer_cap: 1", "answer_cap: 2");
    different("helpful, ", "");
    different("When did you help?", "When did you last help?");
    different("  weight: 2\n", "  weight: 2\n  floor: 30\n");
    different("name: Team\n", "name: Team\nvalidation: validated\n");
    different("{for: [\"help+ {people}\", assist+], ", "{for: [assist+, \"help+ {people}\"], ");
    different("name: Helpfulness", "name: Help");
}

static void language_matters(void)
{
    g_autofree char *english = digest_of("tenet: 1\nid: a\nlanguage: en\nvalues: [{id: a, "
                                         "indicators: {for: [x]}}]");
    g_autofree char *german = digest_of("tenet: 1\nid: a\nlanguage: de\nvalues: [{id: a, "
                                        "indicators: {for: [x]}}]");
    CU_ASSERT_STRING_NOT_EQUAL(english, german);
}

const suite_test digest_tests[] = {
    {"comments, order of keys and spelling do not enter the digest", spelling_does_not_matter},
    {"everything that changes a result changes the digest", meaning_matters},
    {"the language changes the digest", language_matters},
    {NULL, NULL},
};
