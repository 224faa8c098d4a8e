#include <string.h>

#include "sample.h"
#include "suite.h"
#include "tests.h"

/* A folder with an input and the path of an output. */
typedef struct place {
    char *folder, *in, *out;
    tenet_model *model;
} place;

static place new_place(const char *csv)
{
    place here = {.folder = sample_folder(), .model = sample_model()};
    here.in = g_build_filename(here.folder, "in.csv", NULL);
    here.out = g_build_filename(here.folder, "out", NULL);
    g_file_set_contents(here.in, csv, -1, NULL);
    return here;
}

static void leave_place(place *here)
{
    sample_remove(here->folder);
    g_free(here->in);
    g_free(here->out);
    tenet_model_unref(here->model);
}

static const char INPUT[] = "Candidate ID,Notes,Shoe size\n"
                            "A,Stayed late to help. Listened. Helped again. Listened again.,42\n"
                            "B,Nothing to tell.,43\n";

void test_batch_formats(void)
{
    static const struct {
        int32_t format;
        const char *begins, *holds, *ends;
    } cases[] = {
        {TENET_FORMAT_CSV, "candidate,alignment,", "\nB,,,,0,insufficient_evidence,",
         "," TENET_VERSION "\n"},
        {TENET_FORMAT_JSON, "[\n{\"schema\":1,", "},\n{", "}\n]\n"},
        {TENET_FORMAT_JSONL, "{\"schema\":1,", "}\n{", "}\n"},
        {TENET_FORMAT_TEXT, "A: alignment ", "\n\nB: no alignment", "?\n"},
        {TENET_FORMAT_TABLE, "candidate ", "\nB ", "too little evidence\n"},
        {TENET_FORMAT_EXPLAIN, "Candidate A\n", "\n\n\nCandidate B\n", TENET_VERSION "\n"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        place here = new_place(INPUT);
        tenet_score_options options = {.struct_size = sizeof options, .format = cases[i].format};
        tenet_summary summary;
        tenet_error *notices = NULL;
        CU_ASSERT_EQUAL(
            tenet_score_csv(here.model, here.in, here.out, &options, &summary, &notices, NULL),
            TENET_OK);
        g_autofree char *text = sample_read(here.out);
        CU_ASSERT_PTR_NOT_NULL_FATAL(text);
        CU_ASSERT(g_str_has_prefix(text, cases[i].begins));
        CU_ASSERT_PTR_NOT_NULL(strstr(text, cases[i].holds));
        CU_ASSERT(g_str_has_suffix(text, cases[i].ends));
        CU_ASSERT_EQUAL(summary.rows_read, 2);
        CU_ASSERT_EQUAL(summary.candidates, 2);
        CU_ASSERT_EQUAL(summary.scored, 1);
        CU_ASSERT_EQUAL(summary.insufficient, 1);
        CU_ASSERT_PTR_NOT_NULL(strstr(tenet_error_text(notices), "Shoe size"));
        tenet_error_free(notices);
        leave_place(&here);
    }
}

void test_batch_only(void)
{
    place here = new_place(INPUT);
    tenet_score_options options = {
        .struct_size = sizeof options, .format = TENET_FORMAT_JSONL, .only = "B"};
    CU_ASSERT_EQUAL(tenet_score_csv(here.model, here.in, here.out, &options, NULL, NULL, NULL),
                    TENET_OK);
    g_autofree char *text = sample_read(here.out);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"candidate\":\"B\""));
    CU_ASSERT_PTR_NULL(strstr(text, "\"candidate\":\"A\""));
    options.only = "C";
    tenet_error *error = NULL;
    CU_ASSERT_EQUAL(tenet_score_csv(here.model, here.in, here.out, &options, NULL, NULL, &error),
                    TENET_E_NOT_FOUND);
    SUITE_STRING(tenet_error_text(error), "error: no candidate has the id \"C\"\n");
    tenet_error_free(error);
    g_autofree char *still = sample_read(here.out);
    SUITE_STRING(still, text);
    leave_place(&here);
}

/* The last row is broken: nothing is written, and what stood there stays. */
void test_batch_failure(void)
{
    place here = new_place("Candidate ID,Notes\nA,Helped.\nB,say \"x\" here\n");
    g_file_set_contents(here.out, "old", -1, NULL);
    tenet_error *error = NULL;
    CU_ASSERT_EQUAL(tenet_score_csv(here.model, here.in, here.out, NULL, NULL, NULL, &error),
                    TENET_E_SYNTAX);
    CU_ASSERT_PTR_NOT_NULL(strstr(tenet_error_text(error), ":3:"));
    tenet_error_free(error);
    g_autofree char *text = sample_read(here.out);
    SUITE_STRING(text, "old");
    CU_ASSERT_EQUAL(sample_count(here.folder), 2);
    leave_place(&here);
}

static int32_t stop_third(void *user, const tenet_summary *summary)
{
    int *calls = user;
    CU_ASSERT(summary->bytes_read > 0);
    return ++*calls == 3;
}

void test_batch_cancelled(void)
{
    g_autoptr(GString) csv = g_string_new("Candidate ID,Notes\n");
    g_autofree char *words = g_strnfill(40000, 'x');
    for (int i = 0; i < 40; i++)
        g_string_append_printf(csv, "C-%d,Helped %s\n", i, words);
    place here = new_place(csv->str);
    int calls = 0;
    tenet_score_options options = {
        .struct_size = sizeof options, .progress = stop_third, .user = &calls};
    CU_ASSERT_EQUAL(tenet_score_csv(here.model, here.in, here.out, &options, NULL, NULL, NULL),
                    TENET_E_CANCELLED);
    CU_ASSERT_EQUAL(calls, 3);
    CU_ASSERT_EQUAL(sample_count(here.folder), 1);
    leave_place(&here);
}

void test_batch_arguments(void)
{
    place here = new_place(INPUT);
    tenet_score_options wrong[] = {
        {.struct_size = 4},
        {.struct_size = sizeof(tenet_score_options), .format = TENET_FORMAT_COUNT},
        {.struct_size = sizeof(tenet_score_options), .format = -1},
        {.struct_size = sizeof(tenet_score_options), .flags = 64},
        {.struct_size = sizeof(tenet_score_options), .assess = 2},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        tenet_error *error = NULL;
        CU_ASSERT_EQUAL(
            tenet_score_csv(here.model, here.in, here.out, &wrong[i], NULL, NULL, &error),
            TENET_E_ARGUMENT);
        CU_ASSERT_PTR_NOT_NULL(error);
        tenet_error_free(error);
    }
    CU_ASSERT_EQUAL(tenet_score_csv(NULL, here.in, here.out, NULL, NULL, NULL, NULL),
                    TENET_E_ARGUMENT);
    CU_ASSERT_EQUAL(sample_count(here.folder), 1);
    leave_place(&here);
}
