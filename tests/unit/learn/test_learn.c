/*
 * The tests of growing a model's words: one list a file.
 */
#include <glib.h>
#include <stdio.h>

#include "lists.h"

tenet_model *learn_model(const char *yaml)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    if (tenet_model_load_yaml(yaml, -1, "test", &model, &error) != TENET_OK)
        fprintf(stderr, "%s", tenet_error_text(error));
    tenet_error_free(error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(model);
    return model;
}

int main(void)
{
    const suite_test *const lists[] = {dictionary_tests, diff_tests, corpus_tests};
    GArray *all = g_array_new(TRUE, TRUE, sizeof(suite_test));
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        for (const suite_test *test = lists[i]; test->name != NULL; test++)
            g_array_append_val(all, *test);
    }
    int status = suite_run("learn", (const suite_test *)all->data);
    g_array_free(all, TRUE);
    return status;
}
