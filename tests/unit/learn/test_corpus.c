/*
 * Learning from texts: the measures, the solver, proposals, weights, and what is refused.
 */
#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "learn/coded.h"
#include "learn/effects.h"
#include "learn/linear.h"
#include "lists.h"

static void holds(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fprintf(stderr, "\"%s\" is not in:\n%s\n", part, text);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, part));
}

/* ---- Measures ------------------------------------------------------------------------------ */

static void effects_by_hand(void)
{
    /* Two terms; 10 texts with, 10 without: the first in 8 and 2 of them, the second in 4 and 6. */
    GArray *terms = g_array_new(FALSE, TRUE, sizeof(tenet__candidate_term));
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(int32_t));
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(int32_t));
    int8_t sides[20];
    const int32_t first = 0, second = 1;
    g_array_set_size(terms, 2);
    for (int i = 0; i < 20; i++) {
        int32_t start = (int32_t)ids->len;
        g_array_append_val(starts, start);
        sides[i] = i < 10 ? TENET__SIDE_WITH : TENET__SIDE_WITHOUT;
        if (i < 8 || (i >= 10 && i < 12))
            g_array_append_val(ids, first);
        if (i < 4 || (i >= 10 && i < 16))
            g_array_append_val(ids, second);
    }
    int32_t end = (int32_t)ids->len;
    g_array_append_val(starts, end);
    const tenet__phrasebook book = {.terms = terms, .starts = starts, .ids = ids};
    tenet__effect *effects = tenet__effects(&book, sides);
    CU_ASSERT_EQUAL(effects[0].with, 8);
    CU_ASSERT_EQUAL(effects[0].without, 2);
    CU_ASSERT_DOUBLE_EQUAL(effects[0].log_odds, log(9.0 / 5) - log(3.0 / 7), 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(effects[0].error, 2.0 / 3, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(effects[0].z, 2.152627, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(effects[0].g2, 7.709799, 1e-5);
    CU_ASSERT_DOUBLE_EQUAL(effects[0].log_ratio, log2(3.4), 1e-12);
    g_free(effects);
    g_array_unref(terms);
    g_array_unref(starts);
    g_array_unref(ids);
}

/* One column: of the rows that hold it 8 of 10 are of the upper class, of the others 4 of 10. */
static void solver_by_hand(void)
{
    int32_t starts[] = {0, 10}, rows[10], classes[20];
    double costs[20], freedom[] = {1}, weight = 0, threshold = 0;
    for (int i = 0; i < 20; i++) {
        classes[i] = i < 8 || (i >= 10 && i < 14);
        costs[i] = 1;
        if (i < 10)
            rows[i] = i;
    }
    const tenet__columns_matrix matrix = {20, 1, starts, rows};
    const tenet__logistic free_one = {&matrix, classes, 2, costs, freedom, 1e9};
    tenet__logistic_fit(&free_one, &weight, &threshold);
    CU_ASSERT_DOUBLE_EQUAL(weight, log(4) - log(4.0 / 6), 0.01);
    CU_ASSERT_DOUBLE_EQUAL(threshold, -log(4.0 / 6), 0.01);
    const tenet__logistic held = {&matrix, classes, 2, costs, freedom, 0.5};
    double less = 0;
    threshold = 0;
    tenet__logistic_fit(&held, &less, &threshold);
    double slope = less / 0.5; /* the derivative of what is minimised is 0 */
    for (int i = 0; i < 10; i++)
        slope += 1 / (1 + exp(threshold - less)) - classes[i];
    CU_ASSERT_DOUBLE_EQUAL(slope, 0, 0.02);
    CU_ASSERT(less > 0 && less < weight);
}

/* Three ordered classes: both thresholds meet the shares of the classes where no column speaks. */
static void solver_of_ordered_classes(void)
{
    int32_t starts[] = {0, 0}, rows[1] = {0}, classes[20];
    double costs[20], freedom[] = {1}, weight = 0, thresholds[2] = {0, 0};
    for (int i = 0; i < 20; i++) {
        classes[i] = i < 10 ? 0 : i < 16 ? 1 : 2;
        costs[i] = 1;
    }
    const tenet__columns_matrix matrix = {20, 1, starts, rows};
    const tenet__logistic problem = {&matrix, classes, 3, costs, freedom, 1};
    tenet__logistic_fit(&problem, &weight, thresholds);
    CU_ASSERT_DOUBLE_EQUAL(weight, 0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(thresholds[0], 0, 0.01);
    CU_ASSERT_DOUBLE_EQUAL(thresholds[1], log(4), 0.01);
}

/* ---- Corpora ------------------------------------------------------------------------------- */

/* A small generator, so that the texts are the same everywhere. */
static unsigned draw(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

/* Texts of `people`, two each, in which helping is told where the label is 1, with noise; the
 * second label is drawn. Ratings if `levels` > 2. */
static tenet_corpus *make_corpus(int people, int levels)
{
    static const char *const DEEDS[] = {"I helped a customer with the forms",
                                        "I was helping out on the late shift",
                                        "We help each other at the front desk"};
    static const char *const OTHERS[] = {"I looked at the numbers of the week",
                                         "We talked about the plan for the shop",
                                         "I went home and had some tea"};
    static const char *const NAMES[] = {"label", "chance"};
    tenet_corpus *corpus = NULL;
    unsigned state = 7;
    CU_ASSERT_EQUAL_FATAL(tenet_corpus_new(NAMES, 2, &corpus, NULL), TENET_OK);
    for (int i = 0; i < 2 * people; i++) {
        char person[16];
        int level = (int)(draw(&state) % (unsigned)levels);
        gboolean upper = level >= levels / 2;
        gboolean noise = draw(&state) % 10 == 0;
        double labels[] = {level, draw(&state) % 2};
        g_snprintf(person, sizeof person, "p%d", i / 2);
        g_autofree char *text =
            g_strdup_printf("It was a day like any other in the shop. %s. Then it was over.",
                            (upper != noise ? DEEDS : OTHERS)[draw(&state) % 3]);
        CU_ASSERT_EQUAL(tenet_corpus_add(corpus, person, text, -1, labels, NULL), TENET_OK);
    }
    return corpus;
}

static tenet_lesson *learn_from(const tenet_model *model, const tenet_corpus *corpus, int grow,
                                int threads)
{
    const tenet_learn_options options = {
        .struct_size = sizeof options, .grow = grow, .threads = threads};
    tenet_lesson *lesson = NULL;
    tenet_error *error = NULL;
    if (tenet_learn(model, corpus, &options, &lesson, &error) != TENET_OK)
        fprintf(stderr, "%s", tenet_error_text(error));
    tenet_error_free(error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(lesson);
    return lesson;
}

static void learns_what_is_there(void)
{
    tenet_corpus *corpus = make_corpus(100, 2);
    tenet_lesson *lesson = learn_from(NULL, corpus, 20, 1);
    const tenet_lesson_value *rows;
    int64_t count;
    tenet_lesson_values(lesson, &rows, &count);
    CU_ASSERT_EQUAL_FATAL(count, 2);
    SUITE_STRING(rows[0].value, "label");
    CU_ASSERT(rows[0].f1 > 0.8 && rows[0].auc > 0.8 && rows[0].agreement > 0.6);
    CU_ASSERT(rows[0].low < rows[0].f1 && rows[0].f1 < rows[0].high);
    CU_ASSERT(rows[1].auc > 0.3 && rows[1].auc < 0.7); /* nothing can be learnt of chance */
    CU_ASSERT(fabs(rows[1].agreement) < 0.3);
    CU_ASSERT_EQUAL(rows[0].people, 100);
    tenet_model *model = learn_model(tenet_lesson_yaml(lesson, NULL));
    const tenet_indicator *terms;
    tenet_model_indicators(model, &terms, &count);
    CU_ASSERT_PTR_NULL(strstr(tenet_lesson_yaml(lesson, NULL), "0000000")); /* readable weights */
    SUITE_STRING(terms[0].term, "help+"); /* the heaviest word comes first */
    for (int64_t i = 0; i < count; i++)
        CU_ASSERT_DOUBLE_EQUAL(terms[i].weight * 20, round(terms[i].weight * 20), 1e-9);
    tenet_model_unref(model);
    tenet_lesson_free(lesson);
    tenet_corpus_free(corpus);
}

static void learns_the_same_again(void)
{
    tenet_corpus *corpus = make_corpus(60, 2);
    tenet_lesson *one = learn_from(NULL, corpus, 20, 1), *four = learn_from(NULL, corpus, 20, 4);
    SUITE_STRING(tenet_lesson_yaml(one, NULL), tenet_lesson_yaml(four, NULL));
    tenet_lesson_free(one);
    tenet_lesson_free(four);
    tenet_corpus_free(corpus);
}

static void learns_ratings(void)
{
    tenet_corpus *corpus = make_corpus(100, 5);
    tenet_lesson *lesson = learn_from(NULL, corpus, 20, 0);
    const tenet_lesson_value *rows;
    int64_t count;
    tenet_lesson_values(lesson, &rows, &count);
    CU_ASSERT(rows[0].f1 > 0.8 && rows[0].auc > 0.8);
    tenet_lesson_free(lesson);
    tenet_corpus_free(corpus);
}

static void learns_weights_of_a_model(void)
{
    tenet_model *base = learn_model(
        "tenet: 1\nid: team\nvalues:\n- id: label\n  indicators:\n    for: [{id: x1, term: help+, "
        "weight: 3}, {id: x2, term: \"numbers\"}]\n  questions: [\"Why?\"]\n- id: chance\n"
        "  indicators: {for: [tea]}\n- id: rest\n  indicators: {for: [calm]}\n");
    tenet_corpus *corpus = make_corpus(100, 2);
    tenet_lesson *lesson = learn_from(base, corpus, 0, 0);
    tenet_model *after = learn_model(tenet_lesson_yaml(lesson, NULL));
    const tenet_indicator *rows;
    int64_t count;
    tenet_model_indicators(after, &rows, &count);
    SUITE_STRING(rows[0].id, "x1");
    CU_ASSERT(rows[0].polarity == 1 && rows[0].weight < 3);
    SUITE_STRING(rows[1].id, "x2");
    CU_ASSERT_EQUAL(rows[1].polarity, -1); /* numbers speak against helping here */
    SUITE_STRING(rows[count - 1].term, "calm");
    holds(tenet_lesson_yaml(lesson, NULL), "text: \"Why?\"");
    tenet_model_unref(base);
    tenet_model_unref(after);
    tenet_lesson_free(lesson);
    tenet_corpus_free(corpus);
}

static void reports_honestly(void)
{
    for (int people = 100; people <= 200; people += 100) {
        tenet_corpus *corpus = make_corpus(people, 2);
        tenet_lesson *lesson = learn_from(NULL, corpus, 5, 0);
        const char *report = tenet_lesson_report(lesson, NULL);
        CU_ASSERT_EQUAL(strstr(report, "not validated: 100 people are fewer than the 194") != NULL,
                        people == 100);
        holds(report, "high-risk (Regulation 2024/1689");
        holds(report, "Law 144");
        holds(tenet_lesson_yaml(lesson, NULL), "# Weights that are learnt from data change");
        tenet_lesson_free(lesson);
        tenet_corpus_free(corpus);
    }
}

/* ---- Refusals ------------------------------------------------------------------------------ */

static void refuse(const tenet_model *model, const tenet_corpus *corpus, int grow, int32_t status,
                   const char *part)
{
    const tenet_learn_options options = {.struct_size = sizeof options, .grow = grow};
    tenet_lesson *lesson = (tenet_lesson *)1;
    tenet_error *error = NULL;
    CU_ASSERT_EQUAL(tenet_learn(model, corpus, &options, &lesson, &error), status);
    CU_ASSERT_PTR_NULL(lesson);
    holds(tenet_error_text(error), part);
    tenet_error_free(error);
}

/* A corpus of one label; the first `upper` of `count` texts have it. */
static tenet_corpus *simple_corpus(int count, int upper, const char *text, gboolean one_person)
{
    static const char *const NAMES[] = {"label"};
    tenet_corpus *corpus = NULL;
    tenet_corpus_new(NAMES, 1, &corpus, NULL);
    for (int i = 0; i < count; i++) {
        double label = i < upper;
        tenet_corpus_add(corpus, one_person ? "p" : NULL, text, -1, &label, NULL);
    }
    return corpus;
}

static void too_little_to_learn(void)
{
    static const char TEXT[] = "I helped a customer and it was the best of days";
    const struct {
        int count, upper;
        gboolean one_person;
        const char *text, *message;
    } CASES[] = {
        {40, 40, FALSE, TEXT, "all texts have the same label \"label\""},
        {40, 0, FALSE, TEXT, "all texts have the same label \"label\""},
        {40, 9, FALSE, TEXT, "only 9 texts have the label \"label\"; at least 10"},
        {40, 35, FALSE, TEXT, "only 5 texts lack the label \"label\""},
        {40, 20, TRUE, TEXT, "the labels are of 1 people; at least 10"},
        {40, 20, FALSE, "Ich habe der Kundin geholfen und war immer freundlich zu allen",
         "do not read like English"},
        {0, 0, FALSE, TEXT, "no text has a label \"label\""},
        {40, 20, FALSE, "", "there is no term to learn a weight for"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        tenet_corpus *corpus =
            simple_corpus(CASES[i].count, CASES[i].upper, CASES[i].text, CASES[i].one_person);
        refuse(NULL, corpus, 10, TENET_E_DATA, CASES[i].message);
        tenet_corpus_free(corpus);
    }
}

static void wrong_arguments(void)
{
    tenet_corpus *corpus = simple_corpus(1, 1, "it was a text", FALSE), *none = NULL;
    tenet_suggestions *found = NULL;
    tenet_lesson *lesson = NULL;
    tenet_error *error = NULL;
    double label = INFINITY;
    CU_ASSERT_EQUAL(tenet_corpus_new(NULL, 1, &none, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_corpus_new(NULL, 0, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_corpus_add(NULL, NULL, "a", -1, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_corpus_add(corpus, NULL, "a", -1, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_corpus_add(corpus, NULL, "a", -1, &label, NULL), TENET_E_DATA);
    label = 1;
    CU_ASSERT_EQUAL(tenet_corpus_add(corpus, NULL, "\xFF", -1, &label, NULL), TENET_E_ENCODING);
    CU_ASSERT_EQUAL(tenet_corpus_count(corpus), 1);
    CU_ASSERT_EQUAL(tenet_corpus_count(NULL), 0);
    CU_ASSERT_EQUAL(tenet_learn(NULL, NULL, NULL, &lesson, &error), TENET_E_ARGUMENT);
    tenet_error_free(error);
    CU_ASSERT_EQUAL(tenet_learn(NULL, corpus, NULL, NULL, NULL), TENET_E_ARGUMENT);
    const tenet_learn_options many = {.struct_size = sizeof many, .max_words = 9};
    CU_ASSERT_EQUAL(tenet_learn(NULL, corpus, &many, &lesson, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_suggest(NULL, corpus, NULL, &found, NULL), TENET_E_ARGUMENT);
    const tenet_suggest_options strange = {.struct_size = sizeof strange, .label = "none"};
    CU_ASSERT_EQUAL(tenet_suggest(NULL, corpus, &strange, &found, NULL), TENET_E_NOT_FOUND);
    CU_ASSERT_PTR_NULL(found);
    CU_ASSERT_EQUAL(tenet_model_review(NULL, NULL, NULL, &error, NULL), TENET_E_ARGUMENT);
    SUITE_STRING(tenet_lesson_yaml(NULL, NULL), "");
    tenet_corpus_free(corpus);
    tenet_corpus_free(NULL);
    tenet_lesson_free(NULL);
    tenet_suggestions_free(NULL);
}

/* ---- Proposals ----------------------------------------------------------------------------- */

static const tenet_suggestion *find_row(const tenet_suggestions *found, const char *term)
{
    const tenet_suggestion *rows;
    int64_t count;
    tenet_suggestions_rows(found, &rows, &count);
    for (int64_t i = 0; i < count; i++) {
        if (strcmp(rows[i].term, term) == 0)
            return &rows[i];
    }
    return NULL;
}

static void proposes_by_label(void)
{
    tenet_corpus *corpus = make_corpus(100, 2);
    const tenet_suggest_options options = {.struct_size = sizeof options, .label = "label"};
    tenet_suggestions *found = NULL;
    char *text = NULL;
    CU_ASSERT_EQUAL_FATAL(tenet_suggest(NULL, corpus, &options, &found, NULL), TENET_OK);
    const tenet_suggestion *help = find_row(found, "help+");
    CU_ASSERT_PTR_NOT_NULL_FATAL(help);
    CU_ASSERT(help->effect > 0 && help->low > 0 && help->high > help->effect && help->g2 > 10);
    CU_ASSERT(help->texts_with > help->texts_without && help->people > 10 && help->proxies == 0);
    holds(help->quotes, "help");
    const tenet_suggestion *numbers = find_row(found, "week");
    if (numbers != NULL)
        CU_ASSERT(numbers->effect < 0 && numbers->high < 0);
    CU_ASSERT_PTR_NULL(find_row(found, "shop")); /* everybody says so */
    CU_ASSERT_EQUAL(tenet_suggestions_render(found, TENET_SUGGEST_CSV, &text, NULL, NULL),
                    TENET_OK);
    char *yaml = NULL;
    CU_ASSERT_EQUAL(tenet_dictionary_import(text, -1, "words.csv", NULL, &yaml, NULL, NULL, NULL),
                    TENET_OK); /* proposals can be taken over as a spreadsheet */
    holds(yaml, "help+");
    tenet_string_free(yaml);
    tenet_string_free(text);
    CU_ASSERT_EQUAL(tenet_suggestions_render(found, TENET_SUGGEST_YAML, &text, NULL, NULL),
                    TENET_OK);
    g_autofree char *model = g_strconcat("tenet: 1\nid: a\nvalues:\n", text, NULL);
    tenet_model_unref(learn_model(model)); /* and pasted into a model */
    tenet_string_free(text);
    CU_ASSERT_EQUAL(tenet_suggestions_render(found, 9, &text, NULL, NULL), TENET_E_ARGUMENT);
    tenet_suggestions_free(found);
    tenet_corpus_free(corpus);
}

static void warns_of_proxies(void)
{
    static const char *const NAMES[] = {"hired"};
    tenet_corpus *corpus = NULL;
    tenet_suggestions *found = NULL;
    tenet_corpus_new(NAMES, 1, &corpus, NULL);
    for (int i = 0; i < 60; i++) {
        double label = i % 2;
        tenet_corpus_add(corpus, NULL,
                         i % 2 == 0 ? "We were in the shop all day and it was quiet"
                                    : "The candidate is from Springfield and sings in the church "
                                      "there, and we know it",
                         -1, &label, NULL);
    }
    const tenet_suggest_options options = {
        .struct_size = sizeof options, .label = "hired", .max_words = 1};
    CU_ASSERT_EQUAL_FATAL(tenet_suggest(NULL, corpus, &options, &found, NULL), TENET_OK);
    const tenet_suggestion *town = find_row(found, "springfield");
    const tenet_suggestion *church = find_row(found, "church");
    const tenet_suggestion *candidate = find_row(found, "candidate");
    CU_ASSERT(town != NULL && (town->proxies & TENET_PROXY_NAME) != 0);
    CU_ASSERT(church != NULL && (church->proxies & TENET_PROXY_GROUP) != 0);
    CU_ASSERT(candidate != NULL && (candidate->proxies & TENET_PROXY_HABIT) != 0);
    CU_ASSERT(town != NULL && (town->proxies & TENET_PROXY_FEW) == 0);
    tenet_suggestions_free(found);
    tenet_corpus_free(corpus);
}

static void proposes_around_indicators(void)
{
    tenet_model *model = learn_model("tenet: 1\nid: team\nvalues:\n- id: help\n"
                                     "  indicators: {for: [help+]}\n");
    tenet_corpus *corpus = NULL;
    tenet_suggestions *found = NULL;
    tenet_corpus_new(NULL, 0, &corpus, NULL);
    for (int i = 0; i < 30; i++)
        tenet_corpus_add(corpus, NULL,
                         "Question: When did you help a stranger in the rain?\n"
                         "Response: I helped them with the heavy boxes. We had tea then. It was "
                         "the end of the day.",
                         -1, NULL, NULL);
    CU_ASSERT_EQUAL_FATAL(tenet_suggest(model, corpus, NULL, &found, NULL), TENET_OK);
    char *text = NULL;
    CU_ASSERT_EQUAL(tenet_suggestions_render(found, TENET_SUGGEST_TEXT, &text, NULL, NULL),
                    TENET_OK);
    holds(text, "heavy");
    holds(text, "I helped them with the heavy boxes."); /* the quotation is whole */
    tenet_string_free(text);
    CU_ASSERT_PTR_NULL(find_row(found, "help+"));    /* is known */
    CU_ASSERT_PTR_NULL(find_row(found, "stranger")); /* the interviewer's word */
    CU_ASSERT_PTR_NULL(find_row(found, "tea"));      /* stands elsewhere */
    tenet_suggestions_free(found);
    tenet_corpus_free(corpus);
    tenet_model_unref(model);
}

/* ---- A second look ------------------------------------------------------------------------- */

static char *review(const char *yaml, const tenet_corpus *corpus)
{
    tenet_model *model = learn_model(yaml);
    tenet_error *notices = NULL;
    CU_ASSERT_EQUAL(tenet_model_review(model, corpus, "team.yaml", &notices, NULL), TENET_OK);
    char *text = g_strdup(tenet_error_text(notices));
    tenet_error_free(notices);
    tenet_model_unref(model);
    return text;
}

static void second_look(void)
{
    tenet_corpus *corpus = simple_corpus(30, 1, "I helped and it was fine", FALSE);
    char *text = review("tenet: 1\nid: team\nvalues:\n"
                        "- id: one\n  indicators:\n    for:\n    - help+\n    - listen+\n"
                        "    - \"a young team\"\n    - \"(native speaker|fluent)\"\n"
                        "- id: two\n  indicators: {for: [help+, listen+, calm]}\n"
                        "  questions: [\"Why?\"]\n"
                        "- id: three\n  questions: [\"How?\"]\n",
                        corpus);
    holds(text, "team.yaml:9:1: warning: \"a young team\" holds a word that may tell of a person's "
                "age");
    holds(text, "\"(native speaker|fluent)\" holds a word that may tell of a person's origin");
    holds(text, "\"one\" and \"two\" share 2 of their indicators");
    holds(text, "\"three\" has questions but no indicators");
    holds(text, "\"one\" has indicators but no question that could bring them up");
    holds(text, "\"help+\" is found in 30 of 30 texts");
    holds(text, "of 3 indicators of \"two\" 2 are never found in 30 texts (\"listen+\", \"calm\")");
    g_free(text);
    text = review("tenet: 1\nid: team\nvalues:\n- id: one\n  indicators: {for: [support+, kind, "
                  "gentle, warm, honest, share+, lead+]}\n",
                  NULL);
    holds(text, "6 indicators for the values hold words that readers take for feminine");
    g_free(text);
    text = review("tenet: 1\nid: team\nvalues:\n- id: one\n  indicators: {for: [stayed late]}\n",
                  NULL);
    SUITE_STRING(text, "");
    g_free(text);
    tenet_corpus_free(corpus);
}

static void coded_words_all_parse(void)
{
    static const char *const EXAMPLES[] = {"leadership",     "supportive", "youthful",
                                           "eye contact",    "accent",     "mosques",
                                           "private schools"};
    g_autoptr(tenet__coded) coded = tenet__coded_new();
    for (int kind = 0; kind < TENET__CODED_COUNT; kind++)
        CU_ASSERT_EQUAL(tenet__coded_in(coded, EXAMPLES[kind]), 1u << kind);
    CU_ASSERT_EQUAL(tenet__coded_in(coded, "wrote the report"), 0);
}

/* ---- CSV ----------------------------------------------------------------------------------- */

static char *write_file(const char *text, gssize length)
{
    char *path = g_build_filename(g_get_tmp_dir(), "tenet-corpus-XXXXXX.csv", NULL);
    int file = g_mkstemp(path);
    FILE *stream = fdopen(file, "wb");
    fwrite(text, 1, length < 0 ? strlen(text) : (size_t)length, stream);
    fclose(stream);
    return path;
}

static void reads_csv(void)
{
    static const char *const LABELS[] = {"Good"}, *const TEXTS[] = {"Said", "Did"};
    g_autofree char *path =
        write_file("Candidate ID;Said;Did;Good\nA;caf\xE9;more;yes\nA;x;y;\nB;z;w;0\n", -1);
    tenet_corpus_options options = {.struct_size = sizeof options,
                                    .texts = TEXTS,
                                    .text_count = 2,
                                    .labels = LABELS,
                                    .label_count = 1};
    tenet_corpus *corpus = NULL;
    tenet_error *notices = NULL, *error = NULL;
    CU_ASSERT_EQUAL(tenet_corpus_read_csv(path, &options, &corpus, &notices, &error), TENET_OK);
    CU_ASSERT_EQUAL(tenet_corpus_count(corpus), 3);
    holds(tenet_error_text(notices), "windows-1252");
    tenet_error_free(notices);
    tenet_corpus_free(corpus);
    static const char *const WRONG[] = {"Said"};
    options.labels = WRONG;
    CU_ASSERT_EQUAL(tenet_corpus_read_csv(path, &options, &corpus, NULL, &error), TENET_E_DATA);
    CU_ASSERT_PTR_NULL(corpus);
    holds(tenet_error_text(error), ":2:3: error: the label");
    tenet_error_free(error);
    static const char *const MISSING[] = {"Bad"};
    options.labels = MISSING;
    CU_ASSERT_EQUAL(tenet_corpus_read_csv(path, &options, &corpus, NULL, &error),
                    TENET_E_NOT_FOUND);
    holds(tenet_error_text(error), "there is no column \"Bad\"");
    tenet_error_free(error);
    remove(path);
}

const suite_test corpus_tests[] = {
    {"log-odds, G2 and log ratio are those worked out by hand", effects_by_hand},
    {"the solver finds the weights worked out by hand", solver_by_hand},
    {"the solver parts ordered classes", solver_of_ordered_classes},
    {"a word that makes the difference is learnt, and nothing from chance", learns_what_is_there},
    {"the same corpus gives the same model, whatever the threads", learns_the_same_again},
    {"ratings are learnt as ordered classes", learns_ratings},
    {"weights of a model are learnt, its ids and questions kept", learns_weights_of_a_model},
    {"fewer than 194 people are reported as not validated, with the law", reports_honestly},
    {"labels that cannot be learnt are refused, and why", too_little_to_learn},
    {"wrong arguments of learning are refused", wrong_arguments},
    {"words that set labelled texts apart are proposed", proposes_by_label},
    {"proposals warn of names, groups and habits of interviewers", warns_of_proxies},
    {"words around indicators are proposed, the interviewer's never", proposes_around_indicators},
    {"a second look finds coded words, shared evidence and dead terms", second_look},
    {"every kind of coded word is found", coded_words_all_parse},
    {"a corpus is read from CSV, with the place of a wrong label", reads_csv},
    {NULL, NULL},
};
