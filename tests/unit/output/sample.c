#include "sample.h"

#include <glib/gstdio.h>

#include "suite.h"

static const char MODEL[] = "tenet: 1\n"
                            "id: sample\n"
                            "name: Sample values\n"
                            "language: en\n"
                            "purpose: Tests of the writers\n"
                            "validation: not validated\n"
                            "values:\n"
                            "  - id: help\n"
                            "    name: Helpfulness\n"
                            "    weight: 3\n"
                            "    indicators:\n"
                            "      for:\n"
                            "        - {id: h1, term: \"stay+ ~4 to help\", weight: 1}\n"
                            "        - {id: h2, term: \"help+\", weight: 0.5}\n"
                            "        - {id: h3, term: \"script\", weight: 0.5}\n"
                            "      against:\n"
                            "        - {id: h4, term: \"ignore+\", weight: 1}\n"
                            "    questions:\n"
                            "      - {id: hq, text: \"=When did you \\\"help\\\", and whom?\"}\n"
                            "  - id: care\n"
                            "    name: Care\n"
                            "    weight: 1\n"
                            "    indicators:\n"
                            "      for:\n"
                            "        - {id: c1, term: \"listen+\", weight: 1}\n"
                            "        - {id: c2, term: \"help+ her\", weight: 1}\n"
                            "    questions:\n"
                            "      - {id: cq, text: \"When did you listen?\"}\n";

const char SAMPLE_NOTES[] = "Stayed late to help. Listened to the team. Helped her again.\n"
                            "Ignored a request. Would help with the move.";

const char SAMPLE_HOSTILE[] = "<script>alert(1)</script> helped \x1b[2J \xE2\x80\xAE listened "
                              "\xF0\x9F\x98\x80 \"quoted\", ; \\ \xE2\x80\xA8 end";

tenet_model *sample_model(void)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    tenet_model_load_yaml(MODEL, -1, "sample.yaml", &model, &error);
    SUITE_STRING(tenet_error_text(error), "");
    tenet_error_free(error);
    return model;
}

char *sample_render(const char *id, const char *notes, int32_t format, uint32_t flags)
{
    tenet_candidate *candidate = NULL;
    tenet_assessment *assessment = NULL;
    char *text = NULL;
    tenet_model *model = sample_model();
    CU_ASSERT_EQUAL(tenet_candidate_new(id, -1, &candidate, NULL), TENET_OK);
    if (notes != NULL)
        CU_ASSERT_EQUAL(tenet_candidate_add_notes(candidate, notes, -1, TENET_TEXT_PLAIN, NULL),
                        TENET_OK);
    CU_ASSERT_EQUAL(tenet_assess(model, candidate, NULL, &assessment, NULL), TENET_OK);
    CU_ASSERT_EQUAL(tenet_assessment_render(assessment, format, flags, &text, NULL, NULL),
                    TENET_OK);
    tenet_assessment_free(assessment);
    tenet_candidate_free(candidate);
    tenet_model_unref(model);
    return text;
}

char *sample_folder(void)
{
    return g_dir_make_tmp("tenet-output-XXXXXX", NULL);
}

void sample_remove(char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    g_dir_close(dir);
    g_rmdir(folder);
    g_free(folder);
}

int sample_count(const char *folder)
{
    int count = 0;
    GDir *dir = g_dir_open(folder, 0, NULL);
    while (g_dir_read_name(dir) != NULL)
        count++;
    g_dir_close(dir);
    return count;
}

char *sample_read(const char *path)
{
    char *text = NULL;
    return g_file_get_contents(path, &text, NULL, NULL) ? text : NULL;
}
