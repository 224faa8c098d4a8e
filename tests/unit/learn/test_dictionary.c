/*
 * Dictionaries in and out: nothing is lost, and what is left out is named.
 */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "lists.h"

/* Imports a text; the caller frees. *told receives the warnings as text, to be freed. */
static char *import_with(const char *text, const char *source, const tenet_model *base, char **told)
{
    const tenet_import_options options = {.struct_size = sizeof options, .base = base};
    tenet_error *notices = NULL, *error = NULL;
    char *yaml = NULL;
    int32_t status =
        tenet_dictionary_import(text, -1, source, &options, &yaml, NULL, &notices, &error);
    if (status != TENET_OK)
        fprintf(stderr, "%s", tenet_error_text(error));
    CU_ASSERT_EQUAL(status, TENET_OK);
    if (told != NULL)
        *told = g_strdup(tenet_error_text(notices));
    tenet_error_free(notices);
    tenet_error_free(error);
    return yaml;
}

static char *import_text(const char *text, const char *source, char **told)
{
    return import_with(text, source, NULL, told);
}

#define HOLDS(text, part) CU_ASSERT_PTR_NOT_NULL(strstr((text), (part)))

/* The status of an import that must fail, with a message that says `part`. */
static void refuse(const char *text, int64_t length, const char *source, int32_t status,
                   const char *part)
{
    tenet_error *error = NULL;
    char *yaml = (char *)1;
    CU_ASSERT_EQUAL(tenet_dictionary_import(text, length, source, NULL, &yaml, NULL, NULL, &error),
                    status);
    CU_ASSERT_PTR_NULL(yaml);
    if (strstr(tenet_error_text(error), part) == NULL)
        fprintf(stderr, "unexpected: %s", tenet_error_text(error));
    HOLDS(tenet_error_text(error), part);
    tenet_error_free(error);
}

/* ---- LIWC ---------------------------------------------------------------------------------- */

static const char LIWC[] = "%\n1\thelping (Helping others)\r\n\t2\tpolite\n2\tagain\n%\n"
                           "\n"
                           "assist*\t1\n"
                           "thank you\t1\t2\n"
                           "kind 2\n"
                           "lent a hand 1 2\n"
                           "ab*\t1\n"
                           "like\t(02 134)125/464\t2\n"
                           "r&b\t1\n"
                           "nobody\t9\n"
                           "assist*\t1\n"
                           "lonely\n";

static void liwc_words(void)
{
    char *told = NULL;
    char *yaml = import_text(LIWC, "service.dic", &told);
    tenet_model *model = learn_model(yaml);
    const tenet_indicator *rows;
    const tenet_value *values;
    int64_t count;
    tenet_model_values(model, &values, &count);
    CU_ASSERT_EQUAL_FATAL(count, 2);
    SUITE_STRING(values[0].id, "helping");
    SUITE_STRING(values[1].id, "polite");
    tenet_model_indicators(model, &rows, &count);
    static const char *const TERMS[] = {"assist*", "thank you",   "lent a hand", "thank you",
                                        "kind",    "lent a hand", "like"};
    CU_ASSERT_EQUAL_FATAL(count, G_N_ELEMENTS(TERMS));
    for (gsize i = 0; i < G_N_ELEMENTS(TERMS); i++)
        SUITE_STRING(rows[i].term, TERMS[i]);
    tenet_model_unref(model);
    g_free(told);
    tenet_string_free(yaml);
}

static void liwc_names_what_is_left_out(void)
{
    char *told = NULL;
    char *yaml = import_text(LIWC, "service.dic", &told);
    HOLDS(told, "service.dic:4:1: warning: the category \"again\" comes again");
    HOLDS(told, "service.dic:11:1: warning: \"ab*\"");
    HOLDS(told, "service.dic:12:1: warning: the condition \"(02 134)125/464\" of \"like\"");
    HOLDS(told, "service.dic:13:1: warning: \"r&b\" holds the sign \"&\"");
    HOLDS(told, "service.dic:14:1: warning: \"nobody\" belongs to \"9\"");
    HOLDS(told, "service.dic:15:1: warning: \"assist*\" stands in \"helping\" already, at line 7");
    HOLDS(told, "service.dic:16:1: warning: \"lonely\" belongs to no category");
    HOLDS(yaml, "#  line 16: \"lonely\" belongs to no category"); /* and it stays in the file */
    g_free(told);
    tenet_string_free(yaml);
}

static void liwc_needs_its_head(void)
{
    refuse("assist*\t1\n", -1, "a.dic", TENET_E_SYNTAX, "between two lines \"%\"");
    refuse("%\n1\thelp\nassist 1\n", -1, "a.dic", TENET_E_SYNTAX, "between two lines \"%\"");
    refuse("%\n1\thelp\n%\n", -1, "a.dic", TENET_E_DATA, "it holds none");
    refuse("%\n1\thelp\n%\na*\t1\n", -1, "a.dic", TENET_E_DATA, "the warnings say why");
    refuse("", -1, "a.dic", TENET_E_SYNTAX, "between two lines");
}

static void liwc_table(void)
{
    char *told = NULL;
    char *yaml = import_text("DicTerm,Help,Rude,Help\n\"thank you\",X,,\nswore,,1.5,\nmean,-0.5,0,"
                             "\nfoo,,,\nbar,yes,,\nbaz,,,,X\n",
                             "words.dicx", &told);
    HOLDS(yaml, "- thank you");
    HOLDS(yaml, "{term: swore, weight: 1.5}");
    HOLDS(yaml, "against:\n        - {term: mean, weight: 0.5}");
    HOLDS(told, "words.dicx:1:19: warning: the category \"Help\" comes again and was joined");
    HOLDS(told, "\"mean\" has a weight of 0");
    HOLDS(told, "\"foo\" belongs to no category");
    HOLDS(told, "\"yes\" of \"bar\" is neither \"X\" nor a weight");
    HOLDS(told, "\"baz\" is marked for a category without a name");
    g_free(told);
    tenet_string_free(yaml);
    refuse("word,Help\nhelp,X\n", -1, "a.dicx", TENET_E_SYNTAX, "begins with \"DicTerm\"");
}

/* ---- quanteda ------------------------------------------------------------------------------ */

static void quanteda_words(void)
{
    char *told = NULL;
    char *yaml = import_text("service:\n  speed: [quick*, \"right_away\"]\n  care:\n    - listen*\n"
                             "thanks: thank you\nservice:\n  - twice\n",
                             "our.yaml", &told);
    HOLDS(yaml, "id: service.speed");
    HOLDS(yaml, "- \"quick*\"\n        - right away");
    HOLDS(yaml, "id: service.care");
    HOLDS(yaml, "id: thanks");
    HOLDS(told, "our.yaml:6:1: warning: the key \"service\" stands here a second time");
    CU_ASSERT_PTR_NULL(strstr(yaml, "- twice"));
    g_free(told);
    tenet_string_free(yaml);
}

static void quanteda_cycles(void)
{
    char *told = NULL;
    char *yaml = import_text("a: &loop\n  - help\n  - *loop\n", "our.yaml", &told);
    HOLDS(told, "our.yaml:1:4: warning: anchors");
    HOLDS(told, "our.yaml:3:5: warning: aliases");
    HOLDS(yaml, "- help");
    g_free(told);
    tenet_string_free(yaml);
    g_autoptr(GString) deep = g_string_new(NULL);
    for (int i = 0; i < 40; i++)
        g_string_append_printf(deep, "%*sk%d:\n", i, "", i);
    g_string_append_printf(deep, "%*s- help\n", 40, "");
    refuse(deep->str, -1, "deep.yaml", TENET_E_LIMIT, "nested");
    refuse("- help\n- support\n", -1, "list.yaml", TENET_E_SYNTAX,
           "from categories to their words");
    refuse("a: [help\n", -1, "broken.yaml", TENET_E_SYNTAX, "broken.yaml:");
    refuse("a: &loop [help\n", -1, "both.yaml", TENET_E_SYNTAX, "both.yaml:1:4: error: anchors");
}

/* ---- The spreadsheet form ------------------------------------------------------------------ */

static const char MODEL[] =
    "tenet: 1\nid: team\nname: \"Team: \\\"ours\\\"\"\nlanguage: en-GB\npurpose: x\nvalues:\n"
    "- id: help\n  name: Helpfulness\n  weight: 3\n  floor: 20\n  synonyms: [helpful, \"null\"]\n"
    "  description: \"a: b\"\n"
    "  indicators:\n    for:\n    - {id: h1, term: \"stay+ ~4 for {people}\", weight: 0.25}\n"
    "    - \"(calm|very calm) & people\"\n    - {regex: \" ETA \\\\d+ \", weight: 0.5}\n"
    "    - {id: -x, term: \"it's ~1 on me\"}\n"
    "    against: [\"not my job\"]\n"
    "  questions: [\"What, then?\"]\n  probes: [\"And?\"]\n  anchors: {1: bad, 5: good}\n"
    "- id: empty\n"
    "words: {people: [colleague*, \"team member\"], more: [café]}\n"
    "exclude: [\"help desk\"]\n"
    "cues: {negation: [nope], third: [my pal], negation_verb: [dodge+]}\n"
    "scoring: {answer_cap: 2, claim_factor: 0.5}\n";

static void sheet_round_trip(void)
{
    tenet_model *before = learn_model(MODEL);
    char *csv = NULL, *again = NULL, *told = NULL;
    CU_ASSERT_EQUAL(tenet_dictionary_export(before, &csv, NULL, NULL), TENET_OK);
    char *yaml = import_with(csv, "words.csv", before, &told);
    SUITE_STRING(told, "");
    tenet_model *after = learn_model(yaml);
    SUITE_STRING(tenet_model_digest(after), tenet_model_digest(before));
    SUITE_STRING(tenet_model_anchor(after, 0, 5), "good");
    SUITE_STRING(tenet_model_probe(after, 0, 0), "And?");
    CU_ASSERT_EQUAL(tenet_dictionary_export(after, &again, NULL, NULL), TENET_OK);
    SUITE_STRING(again, csv);
    tenet_model_unref(before);
    tenet_model_unref(after);
    tenet_string_free(csv);
    tenet_string_free(again);
    tenet_string_free(yaml);
    g_free(told);
}

static void builtin_round_trip(void)
{
    tenet_model *before = NULL;
    char *csv = NULL;
    CU_ASSERT_EQUAL_FATAL(tenet_model_builtin(&before, NULL), TENET_OK);
    CU_ASSERT_EQUAL(tenet_dictionary_export(before, &csv, NULL, NULL), TENET_OK);
    char *yaml = import_with(csv, "words.csv", before, NULL);
    tenet_model *after = learn_model(yaml);
    SUITE_STRING(tenet_model_digest(after), tenet_model_digest(before));
    tenet_model_unref(before);
    tenet_model_unref(after);
    tenet_string_free(csv);
    tenet_string_free(yaml);
}

static void sheet_as_people_write_it(void)
{
    char *told = NULL;
    char *yaml = import_text("Term;Value;Polarity;Weight;Comment\n"
                             "help+;Service excellence;+;0,5;x\n"
                             "rude;service-excellence;negative;;\n"
                             "idle;service-excellence;perhaps;1;\n"
                             "bored;service-excellence;-;0;\n"
                             "sad;service-excellence;-;much;\n"
                             ";service-excellence;-;1;\n"
                             ";;;;\n",
                             "words.csv", &told);
    HOLDS(yaml, "id: service-excellence\n    name: Service excellence");
    HOLDS(yaml, "for:\n        - {term: \"help+\", weight: 0.5}");
    HOLDS(yaml, "against:\n        - rude");
    HOLDS(told, "the column \"Comment\" is not read");
    HOLDS(told, "words.csv:4:1: warning: the polarity \"perhaps\" of \"idle\"");
    HOLDS(told, "words.csv:5:1: warning: \"bored\" has a weight of 0");
    HOLDS(told, "words.csv:6:1: warning: the weight \"much\" of \"sad\" is no number");
    HOLDS(told, "words.csv:7:1: warning: the row has no term");
    g_free(told);
    tenet_string_free(yaml);
    refuse("value,words\nhelp,x\n", -1, "a.csv", TENET_E_SYNTAX, "\"term\" is missing");
}

static void sheet_repetitions(void)
{
    char *told = NULL;
    char *yaml = import_text("value,polarity,term,weight\n"
                             "help,for,support+,1\n"
                             "rest,for,calm,1\n"
                             "HELP,for,assist+,1\n"
                             "help,for,support+,0.5\n"
                             "help,value,Helpfulness,2\n"
                             "rest,value,helpfulness,1\n"
                             "rest,synonym,Help,\n",
                             "words.csv", &told);
    HOLDS(yaml, "  - id: help\n    name: Helpfulness\n    weight: 2\n    indicators:\n      for:\n"
                "        - \"support+\"\n        - \"assist+\"\n  - id: rest\n    indicators:\n");
    HOLDS(told, "words.csv:5:1: warning: \"support+\" stands in \"help\" already, at line 2");
    HOLDS(told, "words.csv:7:1: warning: \"helpfulness\" is the name of another value");
    HOLDS(told, "words.csv:8:1: warning: \"Help\" is the name of another value");
    CU_ASSERT_PTR_NULL(strstr(yaml, "synonyms"));
    g_free(told);
    tenet_string_free(yaml);
}

static void formulas_come_back(void)
{
    tenet_model *model = learn_model("tenet: 1\nid: a\nvalues:\n- id: -h\n  name: \"=1+1\"\n"
                                     "  indicators: {for: [help]}\n");
    char *csv = NULL;
    CU_ASSERT_EQUAL(tenet_dictionary_export(model, &csv, NULL, NULL), TENET_OK);
    HOLDS(csv, "'-h,value,'=1+1,");
    char *yaml = import_with(csv, "words.csv", model, NULL);
    tenet_model *after = learn_model(yaml);
    SUITE_STRING(tenet_model_digest(after), tenet_model_digest(model));
    tenet_model_unref(model);
    tenet_model_unref(after);
    tenet_string_free(csv);
    tenet_string_free(yaml);
}

/* ---- Bad input ----------------------------------------------------------------------------- */

static void other_encodings(void)
{
    char *told = NULL;
    char *yaml = import_text("%\n1\thelp\n%\ncaf\xE9\t1\n", "latin.dic", &told);
    HOLDS(told, "read as windows-1252");
    HOLDS(yaml, "café");
    g_free(told);
    tenet_string_free(yaml);
    refuse("%\n1\thelp\n%\nhelp\0\t1\n", 19, "nul.dic", TENET_E_ENCODING, "NUL bytes");
    const tenet_import_options options = {.struct_size = sizeof options, .encoding = "utf-8"};
    tenet_error *error = NULL;
    CU_ASSERT_EQUAL(
        tenet_dictionary_import("caf\xE9", -1, "a", &options, &yaml, NULL, NULL, &error),
        TENET_E_ENCODING);
    CU_ASSERT_PTR_NULL(yaml);
    HOLDS(tenet_error_text(error), "--encoding");
    tenet_error_free(error);
}

static GString *many_words(int count)
{
    GString *text = g_string_new("%\n1\thelp\n%\n");
    for (int i = 0; i < count; i++)
        g_string_append_printf(text, "word%dx\t1\n", i);
    return text;
}

static void large_dictionaries(void)
{
    GString *text = many_words(100000);
    char *yaml = import_text(text->str, "large.dic", NULL);
    tenet_model *model = learn_model(yaml);
    const tenet_indicator *rows;
    int64_t count;
    tenet_model_indicators(model, &rows, &count);
    CU_ASSERT_EQUAL(count, 100000);
    tenet_model_unref(model);
    tenet_string_free(yaml);
    g_string_free(text, TRUE);
    text = many_words(100001);
    refuse(text->str, -1, "large.dic", TENET_E_LIMIT,
           "large.dic:100004:1: error: the dictionary "
           "gives more than 100000 indicators");
    g_string_free(text, TRUE);
    text = g_string_new("DicTerm");
    for (int i = 0; i < 300; i++)
        g_string_append_printf(text, ",c%d", i);
    refuse(text->str, -1, "wide.dicx", TENET_E_LIMIT, "more than 256 categories");
    g_string_free(text, TRUE);
}

static void wrong_arguments(void)
{
    char *yaml = (char *)1;
    tenet_error *error = NULL;
    const tenet_import_options small = {.struct_size = 4};
    const tenet_import_options unknown = {.struct_size = sizeof unknown, .format = 99};
    CU_ASSERT_EQUAL(tenet_dictionary_import(NULL, 0, "a", NULL, &yaml, NULL, NULL, &error),
                    TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(yaml);
    tenet_error_free(error);
    CU_ASSERT_EQUAL(tenet_dictionary_import("a", 1, "a", NULL, NULL, NULL, NULL, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_dictionary_import("a", -2, "a", NULL, &yaml, NULL, NULL, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_dictionary_import("a", 1, "a", &small, &yaml, NULL, NULL, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_dictionary_import("a", 1, "a", &unknown, &yaml, NULL, NULL, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_dictionary_import_file(NULL, NULL, &yaml, NULL, NULL, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(
        tenet_dictionary_import_file("there/is/none.dic", NULL, &yaml, NULL, NULL, NULL),
        TENET_E_IO);
    CU_ASSERT_EQUAL(tenet_dictionary_export(NULL, &yaml, NULL, NULL), TENET_E_ARGUMENT);
}

const suite_test dictionary_tests[] = {
    {"a LIWC dictionary gives a value a category, with phrases", liwc_words},
    {"whatever is left out of a dictionary is named with its line", liwc_names_what_is_left_out},
    {"a LIWC dictionary without its head is refused", liwc_needs_its_head},
    {"a LIWC table gives marks and weights", liwc_table},
    {"nested categories of quanteda are named by their way", quanteda_words},
    {"cycles, depth and broken YAML are told", quanteda_cycles},
    {"a model comes back from the spreadsheet without loss", sheet_round_trip},
    {"the built-in model comes back from the spreadsheet without loss", builtin_round_trip},
    {"a spreadsheet is read as people write it", sheet_as_people_write_it},
    {"what a spreadsheet repeats is taken once, and what clashes is named", sheet_repetitions},
    {"what looks like a formula is guarded and comes back", formulas_come_back},
    {"a dictionary may be in another encoding", other_encodings},
    {"a dictionary of 100,000 words is read, a larger one is refused", large_dictionaries},
    {"wrong arguments of import and export are refused", wrong_arguments},
    {NULL, NULL},
};
