/*
 * The tests of lib/model/: one list a file.
 */
#include <stdio.h>

#include "model/support.h"

tenet_model *support_load(const char *yaml)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    int32_t status = tenet_model_load_yaml(yaml, -1, "test", &model, &error);
    if (status != TENET_OK)
        fprintf(stderr, "%s", tenet_error_text(error));
    CU_ASSERT_EQUAL(status, TENET_OK);
    CU_ASSERT_PTR_NULL(error);
    tenet_error_free(error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(model);
    return model;
}

char *support_errors(const char *yaml)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    CU_ASSERT_NOT_EQUAL(tenet_model_load_yaml(yaml, -1, "test", &model, &error), TENET_OK);
    CU_ASSERT_PTR_NULL(model);
    char *text = g_strdup(tenet_error_text(error));
    tenet_error_free(error);
    return text;
}

char *support_model(const char *indicators_for, const char *indicators_against)
{
    return g_strdup_printf("tenet: 1\nid: team\nvalues:\n- id: help\n  indicators: {for: [%s], "
                           "against: [%s]}\n",
                           indicators_for, indicators_against);
}

int main(void)
{
    const suite_test *const lists[] = {region_tests, yamltree_tests, term_tests,   inflect_tests,
                                       regex_tests,  schema_tests,   errors_tests, digest_tests,
                                       show_tests,   hostile_tests};
    GArray *all = g_array_new(TRUE, TRUE, sizeof(suite_test));
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        for (const suite_test *test = lists[i]; test->name != NULL; test++)
            g_array_append_val(all, *test);
    }
    int status = suite_run("model", (const suite_test *)all->data);
    g_array_free(all, TRUE);
    return status;
}
