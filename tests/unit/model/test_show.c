/*
 * A model as text for people.
 */
#include <string.h>

#include "model/support.h"

static void shown(void)
{
    tenet_model *model = support_load(
        "tenet: 1\nid: team\nname: Our team\npurpose: Interviews\nvalues:\n- id: help\n  name: "
        "Helpfulness\n  weight: 3\n  floor: 25\n  description: Gives help.\n  synonyms: "
        "[helpful]\n  indicators: {for: [{id: h1, term: help+, weight: 0.5}], against: [{id: h2, "
        "regex: 'not my \\w+'}]}\n  questions: [{id: q1, text: When did you help?}]\n  probes: "
        "[And then?]\n  anchors: {1: Never, 5: Always}\n- {id: calm, indicators: {for: [\'calm "
        "{people}\']}}\nwords: {people: [guest, client+]}\nexclude: [help desk]\ncues: {negation: "
        "[nope]}\n");
    char *text = NULL;
    int64_t length = 0;
    CU_ASSERT_EQUAL(tenet_model_show(model, &text, &length, NULL), TENET_OK);
    CU_ASSERT_EQUAL((int64_t)strlen(text), length);
    g_autofree char *expected =
        g_strdup_printf("Our team (team)\n"
                        "  purpose: Interviews\n"
                        "  validation: not validated\n"
                        "  language: en\n"
                        "  digest: %s\n"
                        "\n"
                        "Helpfulness (help): weight 3, 75 %% of the score, a person looks again "
                        "below 25\n"
                        "    Gives help.\n"
                        "    also called: helpful\n"
                        "    for\n"
                        "      0.5   help+  [h1]\n"
                        "            help+: help, help's, helped, helping, helps\n"
                        "    against\n"
                        "      1     regex not my \\w+  [h2]\n"
                        "    question q1: When did you help?\n"
                        "    probe: And then?\n"
                        "    anchor 1: Never\n"
                        "    anchor 5: Always\n"
                        "\n"
                        "calm (calm): weight 1, 25 %% of the score\n"
                        "    for\n"
                        "      1     calm {people}  [calm-people]\n"
                        "            {people}: client, client's, clients, guest\n"
                        "\n"
                        "Word lists\n"
                        "    people: guest, client+\n"
                        "\n"
                        "Excluded\n"
                        "    help desk\n"
                        "\n"
                        "Cues of this model\n"
                        "    negation: nope\n"
                        "\n"
                        "Scoring\n"
                        "    answer_cap              1\n"
                        "    free_note_cap           3\n"
                        "    rating_units            2\n"
                        "    self_report_units       0.5\n"
                        "    coverage_minimum        0.6\n"
                        "    negated_for_factor      1\n"
                        "    negated_against_factor  0.5\n"
                        "    claim_factor            1\n",
                        tenet_model_digest(model));
    SUITE_STRING(text, expected);
    tenet_string_free(text);
    tenet_model_unref(model);
}

static void no_line_is_too_long(void)
{
    tenet_model *model = NULL;
    CU_ASSERT_EQUAL(tenet_model_builtin(&model, NULL), TENET_OK);
    char *text = NULL;
    CU_ASSERT_EQUAL(tenet_model_show(model, &text, NULL, NULL), TENET_OK);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++) {
        gsize length = strlen(lines[i]);
        CU_ASSERT_TRUE(length == 0 || lines[i][length - 1] != ' ');
        if (!g_str_has_prefix(lines[i], "      ") || g_str_has_prefix(lines[i], "            "))
            CU_ASSERT_TRUE(g_utf8_strlen(lines[i], -1) <= 200);
    }
    tenet_string_free(text);
    tenet_model_unref(model);
}

const suite_test show_tests[] = {
    {"a model is shown with every word form, list, exclusion and factor", shown},
    {"long lists are wrapped and no line ends in blanks", no_line_is_too_long},
    {NULL, NULL},
};
