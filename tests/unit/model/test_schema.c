/*
 * What a model's file says becomes rows.
 */
#include <math.h>
#include <string.h>

#include "model/support.h"

static const char EXAMPLE[] =
    "tenet: 1\n"
    "id: service-team\n"
    "name: Service team values\n"
    "purpose: Structured interviews for the service desk\n"
    "values:\n"
    "  - id: helpfulness\n"
    "    name: Helpfulness\n"
    "    description: Gives useful help.\n"
    "    weight: 3\n"
    "    floor: 30\n"
    "    synonyms: [helpful, \"willing to help\"]\n"
    "    indicators:\n"
    "      against:\n"
    "        - {id: hlp-n03, term: \"not my job\", weight: 0.5}\n"
    "      for:\n"
    "        - {id: hlp-p03, term: \"stay+ ~4 to help\", note: seen often}\n"
    "        - lent a hand\n"
    "        - {regex: 'response time under \\d+ min', weight: 2}\n"
    "    questions:\n"
    "      - {id: hlp-q1, text: \"Tell me about a time you helped.\", type: behavioural}\n"
    "      - Who did you help last?\n"
    "    probes: [\"What did you do yourself?\", {id: p2, text: \"And then?\"}]\n"
    "    anchors: {1: \"Bad\", 5: Good}\n"
    "  - id: respect\n"
    "    weight: 1\n"
    "    indicators: {for: [no, \"help {people}\"]}\n"
    "words: {people: [guest+, \"team member\"]}\n"
    "exclude: [help desk]\n"
    "cues: {negation: [nope]}\n"
    "scoring: {answer_cap: 2, coverage_minimum: 0.5}\n";

static void head(void)
{
    tenet_model *model = support_load(EXAMPLE);
    SUITE_STRING(tenet_model_id(model), "service-team");
    SUITE_STRING(tenet_model_name(model), "Service team values");
    SUITE_STRING(tenet_model_language(model), "en");
    SUITE_STRING(tenet_model_purpose(model), "Structured interviews for the service desk");
    SUITE_STRING(tenet_model_validation(model), "not validated");
    CU_ASSERT_EQUAL(strlen(tenet_model_digest(model)), 64);
    CU_ASSERT_EQUAL(model->scoring.answer_cap, 2);
    CU_ASSERT_EQUAL(model->scoring.free_note_cap, 3);
    CU_ASSERT_EQUAL(model->scoring.coverage_minimum, 0.5);
    tenet_model_unref(model);
}

static void values(void)
{
    tenet_model *model = support_load(EXAMPLE);
    const tenet_value *rows = NULL;
    int64_t count = 0;
    CU_ASSERT_EQUAL(tenet_model_values(model, &rows, &count), TENET_OK);
    CU_ASSERT_EQUAL_FATAL(count, 2);
    SUITE_STRING(rows[0].name, "Helpfulness");
    SUITE_STRING(rows[1].name, "respect");
    SUITE_STRING(rows[0].description, "Gives useful help.");
    CU_ASSERT_EQUAL(rows[0].share, 0.75);
    CU_ASSERT_EQUAL(rows[0].floor, 30);
    CU_ASSERT_TRUE(isnan(rows[1].floor));
    CU_ASSERT_EQUAL(rows[1].first_indicator, 4);
    CU_ASSERT_EQUAL(rows[1].indicator_count, 2);
    CU_ASSERT_EQUAL(rows[1].question_count, 0);
    tenet_model_unref(model);
}

static void indicators(void)
{
    tenet_model *model = support_load(EXAMPLE);
    const tenet_indicator *rows = NULL;
    int64_t count = 0;
    CU_ASSERT_EQUAL(tenet_model_indicators(model, &rows, &count), TENET_OK);
    CU_ASSERT_EQUAL_FATAL(count, 6);
    SUITE_STRING(rows[0].id, "hlp-p03");
    CU_ASSERT_EQUAL(rows[0].weight, 1);
    CU_ASSERT_EQUAL(rows[0].line, 16);
    SUITE_STRING(rows[1].id, "lent-a-hand");
    CU_ASSERT_EQUAL(rows[2].is_regex, 1);
    CU_ASSERT_EQUAL(rows[2].weight, 2);
    CU_ASSERT_EQUAL(model->patterns->len, 1);
    CU_ASSERT_EQUAL(rows[3].polarity, -1);
    CU_ASSERT_EQUAL(rows[3].weight, 0.5);
    SUITE_STRING(rows[4].term, "no");
    CU_ASSERT_EQUAL(rows[4].value, 1);
    SUITE_STRING(rows[5].term, "help {people}");
    tenet_model_unref(model);
}

static void questions(void)
{
    tenet_model *model = support_load(EXAMPLE);
    const tenet_question *rows = NULL;
    int64_t count = 0;
    CU_ASSERT_EQUAL(tenet_model_questions(model, &rows, &count), TENET_OK);
    CU_ASSERT_EQUAL_FATAL(count, 2);
    SUITE_STRING(rows[0].id, "hlp-q1");
    SUITE_STRING(rows[1].id, "helpfulness-q2");
    SUITE_STRING(rows[1].text, "Who did you help last?");
    SUITE_STRING(tenet_model_probe(model, 0, 1), "And then?");
    CU_ASSERT_PTR_NULL(tenet_model_probe(model, 0, 2));
    CU_ASSERT_PTR_NULL(tenet_model_probe(model, 2, 0));
    SUITE_STRING(tenet_model_anchor(model, 0, 1), "Bad");
    SUITE_STRING(tenet_model_anchor(model, 0, 2), "");
    SUITE_STRING(tenet_model_anchor(model, 1, 5), "");
    CU_ASSERT_PTR_NULL(tenet_model_anchor(model, 0, 6));
    CU_ASSERT_PTR_NULL(tenet_model_anchor(model, -1, 1));
    tenet_model_unref(model);
}

static void lookups(void)
{
    tenet_model *model = support_load(EXAMPLE);
    CU_ASSERT_EQUAL(tenet__model_find_value(model, "HELPFULNESS", -1), 0);
    CU_ASSERT_EQUAL(tenet__model_find_value(model, " willing  to\nhelp ", -1), 0);
    CU_ASSERT_EQUAL(tenet__model_find_value(model, "respectful", 7), 1);
    CU_ASSERT_EQUAL(tenet__model_find_value(model, "courage", -1), -1);
    CU_ASSERT_EQUAL(tenet__model_find_question(model, "hlp-q1", -1), 0);
    CU_ASSERT_EQUAL(tenet__model_find_question(model, "who did you help LAST?", -1), 1);
    CU_ASSERT_EQUAL(tenet__model_find_question(model, "", -1), -1);
    tenet_model_unref(model);
}

static void made_ids(void)
{
    g_autofree char *yaml = support_model("help+, 'help', {id: help-2, term: aid}, 'équipe "
                                          "forte', '日本語', 'stay ~4 to (help|aid)'",
                                          "'(help|assist) & not', 'HELP me'");
    tenet_model *model = support_load(yaml);
    const tenet_indicator *rows = NULL;
    int64_t count = 0;
    tenet_model_indicators(model, &rows, &count);
    CU_ASSERT_EQUAL_FATAL(count, 8);
    SUITE_STRING(rows[0].id, "help");
    SUITE_STRING(rows[1].id, "help-3");
    SUITE_STRING(rows[2].id, "help-2");
    SUITE_STRING(rows[3].id, "equipe-forte");
    SUITE_STRING(rows[4].id, "term");
    SUITE_STRING(rows[5].id, "stay-4-to-help-aid");
    SUITE_STRING(rows[6].id, "help-assist-not");
    SUITE_STRING(rows[7].id, "help-me");
    tenet_model_unref(model);
}

static void builtin(void)
{
    tenet_model *model = NULL;
    CU_ASSERT_EQUAL(tenet_model_builtin(&model, NULL), TENET_OK);
    const tenet_diagnostic *rows = NULL;
    int64_t count = -1, length = 0;
    CU_ASSERT_EQUAL(tenet_model_diagnostics(model, &rows, &count), TENET_OK);
    CU_ASSERT_EQUAL(count, 0);
    CU_ASSERT_EQUAL(model->values->len, 3);
    const char *yaml = tenet_model_builtin_yaml(&length);
    CU_ASSERT_EQUAL((int64_t)strlen(yaml), length);
    CU_ASSERT_PTR_EQUAL(tenet_model_builtin_yaml(NULL), yaml);
    tenet_model_unref(model);
}

static void files(void)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    CU_ASSERT_EQUAL(tenet_model_load_file("lib/model/builtin.yaml", &model, &error), TENET_OK);
    CU_ASSERT_PTR_NOT_NULL(model);
    tenet_model_unref(model);
    CU_ASSERT_EQUAL(tenet_model_load_file("no such file.yaml", &model, &error), TENET_E_IO);
    CU_ASSERT_PTR_NULL(model);
    CU_ASSERT_PTR_NOT_NULL(strstr(tenet_error_text(error), "no such file.yaml"));
    tenet_error_free(error);
    CU_ASSERT_EQUAL(tenet_model_load_file("lib", &model, &error), TENET_E_IO);
    tenet_error_free(error);
    CU_ASSERT_EQUAL(tenet_model_load_file("/dev/zero", &model, NULL), TENET_E_LIMIT);
}

static void wrong_arguments(void)
{
    tenet_model *model = (tenet_model *)"left over";
    tenet_error *error = NULL;
    int64_t count = 7;
    const tenet_value *rows = (const tenet_value *)"left over";
    CU_ASSERT_EQUAL(tenet_model_load_yaml(NULL, 0, NULL, &model, &error), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(model);
    tenet_error_free(error);
    CU_ASSERT_EQUAL(tenet_model_load_yaml("a", -2, NULL, &model, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_model_load_yaml("a", 1, NULL, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_model_load_file(NULL, &model, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_model_load_file("x", NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_model_values(NULL, &rows, &count), TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(rows);
    CU_ASSERT_EQUAL(count, 0);
    CU_ASSERT_EQUAL(tenet_model_show(NULL, NULL, NULL, NULL), TENET_E_ARGUMENT);
    SUITE_STRING(tenet_model_id(NULL), "");
    SUITE_STRING(tenet_model_digest(NULL), "");
    CU_ASSERT_PTR_NULL(tenet_model_anchor(NULL, 0, 1));
    CU_ASSERT_PTR_NULL(tenet_model_ref(NULL));
    tenet_model_unref(NULL);
}

static void references(void)
{
    tenet_model *model = support_load(EXAMPLE);
    CU_ASSERT_PTR_EQUAL(tenet_model_ref(model), model);
    tenet_model_unref(model);
    SUITE_STRING(tenet_model_id(model), "service-team");
    tenet_model_unref(model);
}

static void every_mistake_at_once(void)
{
    g_autofree char *errors = support_errors("tenet: 1\nid: a b\nvalues:\n- {id: x, wieght: 1, "
                                             "weight: -1, indicators: {for: ['ab*', '(x']}}\n");
    SUITE_STRING(errors,
                 "test:2:5: error: the id \"a b\" must have 1 to 64 letters a-z, digits, \"_\", "
                 "\".\" or \"-\"\n"
                 "test:4:11: error: unknown key \"wieght\"; did you mean \"weight\"?\n"
                 "test:4:30: error: \"weight\" must be a number above 0 and at most 1000000, not "
                 "\"-1\"\n"
                 "test:4:56: error: \"*\" needs at least three letters before it\n"
                 "test:4:61: error: \"(\" is never closed by \")\"\n");
}

const suite_test schema_tests[] = {
    {"a model has a head and scoring with defaults", head},
    {"values share the weight and keep their order", values},
    {"indicators of a value stand together, for before against", indicators},
    {"questions, probes and anchors belong to their value", questions},
    {"values and questions are found by any of their names", lookups},
    {"an indicator without an id gets one from its term", made_ids},
    {"the built-in model loads without a warning", builtin},
    {"a file loads, and what cannot be read says so", files},
    {"wrong arguments give a status and empty outputs", wrong_arguments},
    {"a model lives as long as its last reference", references},
    {"every mistake is reported at once, in the order of the file", every_mistake_at_once},
    {NULL, NULL},
};
