/*
 * What changed between two models, in words and in scores.
 */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "lists.h"

#define HEAD "tenet: 1\nid: team\nvalues:\n"

static char *diff_of(const char *before, const char *after, const char *corpus)
{
    tenet_model *old = learn_model(before), *new = learn_model(after);
    char *text = NULL;
    tenet_error *error = NULL;
    int64_t length = 0;
    CU_ASSERT_EQUAL(tenet_model_diff(old, new, corpus, NULL, &text, &length, &error), TENET_OK);
    CU_ASSERT_PTR_NULL(error);
    CU_ASSERT_EQUAL((size_t)length, strlen(text));
    tenet_model_unref(old);
    tenet_model_unref(new);
    return text;
}

static void holds(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fprintf(stderr, "\"%s\" is not in:\n%s", part, text);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, part));
}

static void same(void)
{
    char *text = diff_of(HEAD "- {id: a, indicators: {for: [\"help+\"]}}\n",
                         HEAD "- {id: a, indicators: {for: [\"help+\"]}}\n", NULL);
    holds(text, "nothing that counts has changed");
    tenet_string_free(text);
}

static void words(void)
{
    char *text = diff_of(
        HEAD "- {id: a, weight: 2, indicators: {for: [{id: x, term: help+}, {id: y, term: gave up},"
             " {id: z, term: \"lent a hand\"}]}, questions: [\"Why?\"]}\n- {id: b, indicators: "
             "{for: [calm]}}\n",
        HEAD "- {id: a, weight: 3, indicators: {for: [{id: x, term: help+, weight: 0.5}, {id: w, "
             "term: \"lent  a  hand\"}], against: [{id: y, term: \"gave up\"}]}, questions: "
             "[\"Why not?\"]}\n- {id: c, indicators: {for: [\"spoke up\"]}}\n"
             "exclude: [help desk]\n",
        NULL);
    holds(text, "~ weight 2 -> 3");
    holds(text, "~ for \"help+\", weight 1 -> 0.5");
    holds(text, "~ for \"gave up\", weight 1 -> against \"gave up\", weight 1");
    holds(text, "- question \"Why?\"");
    holds(text, "+ question \"Why not?\"");
    holds(text, "b (value left out)\n  - for \"calm\"");
    holds(text, "c (new value)\n  + for \"spoke up\"");
    holds(text, "+ exclusion \"help desk\"");
    CU_ASSERT_PTR_NULL(strstr(text, "lent")); /* another id and other blanks mean nothing */
    tenet_string_free(text);
}

static void scores(void)
{
    char *path = g_build_filename(g_get_tmp_dir(), "tenet-diff-XXXXXX.csv", NULL);
    int file = g_mkstemp(path);
    FILE *stream = fdopen(file, "w");
    fputs("Candidate ID,Interview Notes\nC-1,I helped a colleague. I helped them twice.\n"
          "C-2,I stayed calm and helped. Then I helped again.\n",
          stream);
    fclose(stream);
    char *text = diff_of(HEAD "- {id: a, indicators: {for: [help+]}}\n",
                         HEAD "- {id: a, indicators: {for: [help+, calm]}}\n", path);
    holds(text, "+ for \"calm\", weight 1 (counts in 1 of 2)");
    holds(text, "scores of 2 candidates: 0 have a number before and after, 1 only after");
    holds(text, "C-2: no number -> 75.00");
    tenet_string_free(text);
    remove(path);
    g_free(path);
}

static void wrong_arguments(void)
{
    tenet_model *model = learn_model(HEAD "- {id: a, indicators: {for: [help+]}}\n");
    tenet_error *error = NULL;
    char *text = (char *)1;
    CU_ASSERT_EQUAL(tenet_model_diff(NULL, model, NULL, NULL, &text, NULL, &error),
                    TENET_E_ARGUMENT);
    CU_ASSERT_PTR_NULL(text);
    tenet_error_free(error);
    CU_ASSERT_EQUAL(tenet_model_diff(model, NULL, NULL, NULL, &text, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_model_diff(model, model, NULL, NULL, NULL, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_model_diff(model, model, "-", NULL, &text, NULL, NULL), TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(tenet_model_diff(model, model, "there/is/none.csv", NULL, &text, NULL, &error),
                    TENET_E_IO);
    CU_ASSERT_PTR_NULL(text);
    CU_ASSERT_PTR_NOT_NULL(error);
    tenet_error_free(error);
    tenet_model_unref(model);
}

const suite_test diff_tests[] = {
    {"equal models show no difference", same},
    {"changed words, weights, values and questions are shown", words},
    {"on a corpus the change of scores is shown", scores},
    {"wrong arguments of a comparison are refused", wrong_arguments},
    {NULL, NULL},
};
