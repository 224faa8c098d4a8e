#include <stdio.h>
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

/* ---- Threads ----------------------------------------------------------------------------- */

/* All that a run gives, as one text. */
static char *whole_run(const place *here, tenet_score_options options, gboolean set_aside)
{
    g_autofree char *rejects = g_build_filename(here->folder, "rejects", NULL);
    tenet_read_options read = {.struct_size = sizeof read, .rejects = set_aside ? rejects : NULL};
    if (options.read != NULL)
        read.flags = options.read->flags;
    tenet_summary counts;
    tenet_error *notices = NULL, *error = NULL;
    options.read = &read;
    int32_t status =
        tenet_score_csv(here->model, here->in, here->out, &options, &counts, &notices, &error);
    g_autofree char *out = sample_read(here->out);
    g_autofree char *aside = sample_read(rejects);
    char *all = g_strdup_printf(
        "%d %s|%s|%s|%s|%d %d %d %d %d", (int)status, tenet_error_text(error),
        tenet_error_text(notices), out != NULL ? out : "none", aside != NULL ? aside : "none",
        (int)counts.rows_read, (int)counts.rows_used, (int)counts.rows_rejected,
        (int)counts.candidates, (int)counts.scored);
    tenet_error_free(notices);
    tenet_error_free(error);
    remove(here->out);
    remove(rejects);
    return all;
}

/* Every number of threads must give what one gives. Returns that. */
static char *same_for_threads(const char *csv, tenet_score_options options, gboolean set_aside)
{
    place here = new_place(csv);
    options.threads = 1;
    char *alone = whole_run(&here, options, set_aside);
    for (int32_t threads = 0; threads <= 9; threads += 3) {
        options.threads = threads;
        g_autofree char *several = whole_run(&here, options, set_aside);
        SUITE_STRING(several, alone);
    }
    leave_place(&here);
    return alone;
}

/* `rows` rows of a few sentences, of which some are broken when `broken` is not 0. */
static GString *many_rows(int rows, int broken)
{
    static const char *const notes[] = {
        "Stayed late to help. Listened to her.", "Would help.", "Ignored a request. He helped her.",
        "Listened. Helped. Listened again to all of them.", "Nothing."};
    GString *csv = g_string_new("Candidate ID,Notes,Shoe size\n");
    for (int i = 0; i < rows; i++)
        g_string_append_printf(csv, "C-%d,%s%s,4%d\n", i,
                               broken != 0 && i % broken == broken - 1 ? "say \"this\" " : "",
                               notes[(i * 7 + i / 300) % 5], i % 10);
    return csv;
}

void test_batch_threads(void)
{
    static const tenet_read_options group = {.flags = TENET_READ_GROUP};
    tenet_score_options options = {.struct_size = sizeof options};
    GString *csv = many_rows(3000, 0);
    for (int32_t format = 0; format < TENET_FORMAT_COUNT; format++) {
        options.format = format;
        options.read = format % 2 != 0 ? &group : NULL;
        g_autofree char *all = same_for_threads(csv->str, options, FALSE);
        CU_ASSERT_PTR_NOT_NULL(strstr(all, "C-2999"));
        CU_ASSERT(g_str_has_suffix(all, "|3000 3000 0 3000 600"));
    }
    g_string_free(csv, TRUE);
}

void test_batch_threads_rejects(void)
{
    tenet_score_options options = {.struct_size = sizeof options};
    GString *csv = many_rows(3000, 50);
    g_autofree char *all = same_for_threads(csv->str, options, TRUE);
    CU_ASSERT_PTR_NOT_NULL(strstr(all, "3001,\"a quote stands"));
    CU_ASSERT_PTR_NOT_NULL(strstr(all, "(row 50, column"));
    CU_ASSERT(g_str_has_suffix(all, "|3000 2940 60 2940 588"));
    g_string_free(csv, TRUE);
}

/* Two errors far apart, of the reader and of a worker, in either order: the first counts. */
void test_batch_first_error(void)
{
    tenet_score_options options = {.struct_size = sizeof options};
    GString *many = g_string_new(NULL);
    for (int i = 0; i <= tenet_limit(TENET_LIMIT_TEXTS); i++)
        g_string_append(many, "X-1,helped,1\n");
    for (int order = 0; order < 2; order++) {
        GString *csv = g_string_new("Candidate ID,Answer,Size\n");
        for (int i = 0; i < 2000; i++) {
            g_string_append_printf(csv, "C-%d,helped,1\n", i);
            if (i == (order == 0 ? 900 : 1900))
                g_string_append(csv, many->str);
            if (i == (order == 0 ? 1900 : 900))
                g_string_append(csv, "C-B,a \"quote\",1\n");
        }
        static const tenet_read_options rows = {.flags = TENET_READ_LONG};
        options.read = &rows;
        g_autofree char *all = same_for_threads(csv->str, options, FALSE);
        CU_ASSERT_PTR_NOT_NULL(strstr(all, order == 0 ? "\"X-1\" (row 902) cannot be read: "
                                                      : ":903:7: error: a quote stands"));
        CU_ASSERT_PTR_NOT_NULL(strstr(all, "|none|none|"));
        g_string_free(csv, TRUE);
    }
    g_string_free(many, TRUE);
}

/* The progress of a run: counts that grow, told in the caller's thread. */
typedef struct told {
    GThread *caller;
    int64_t rows, candidates;
    int calls, stop_at;
} told;

static int32_t tell(void *user, const tenet_summary *summary)
{
    told *seen = user;
    CU_ASSERT_PTR_EQUAL(g_thread_self(), seen->caller);
    CU_ASSERT(summary->rows_read >= seen->rows && summary->candidates >= seen->candidates);
    CU_ASSERT(summary->candidates <= summary->rows_read);
    CU_ASSERT(summary->bytes_read <= summary->bytes_total);
    seen->rows = summary->rows_read;
    seen->candidates = summary->candidates;
    return ++seen->calls == seen->stop_at;
}

void test_batch_threads_progress(void)
{
    GString *csv = many_rows(5000, 0);
    for (int32_t threads = 1; threads <= 3; threads++) {
        place here = new_place(csv->str);
        told seen = {.caller = g_thread_self()};
        tenet_score_options options = {
            .struct_size = sizeof options, .progress = tell, .user = &seen, .threads = threads};
        CU_ASSERT_EQUAL(tenet_score_csv(here.model, here.in, here.out, &options, NULL, NULL, NULL),
                        TENET_OK);
        CU_ASSERT_EQUAL(seen.candidates, 5000);
        seen = (told){.caller = g_thread_self(), .stop_at = 4};
        g_file_set_contents(here.out, "old", -1, NULL);
        CU_ASSERT_EQUAL(tenet_score_csv(here.model, here.in, here.out, &options, NULL, NULL, NULL),
                        TENET_E_CANCELLED);
        CU_ASSERT_EQUAL(seen.calls, 4);
        g_autofree char *text = sample_read(here.out);
        SUITE_STRING(text, "old");
        CU_ASSERT_EQUAL(sample_count(here.folder), 2);
        leave_place(&here);
    }
    g_string_free(csv, TRUE);
}

/* A caller that knows nothing of threads passes the shorter struct of the first version. */
void test_batch_first_struct(void)
{
    place here = new_place(INPUT);
    tenet_score_options options = {.struct_size = offsetof(tenet_score_options, threads),
                                   .format = TENET_FORMAT_JSONL,
                                   .threads = -7,
                                   .reserved = 1};
    CU_ASSERT_EQUAL(tenet_score_csv(here.model, here.in, here.out, &options, NULL, NULL, NULL),
                    TENET_OK);
    g_autofree char *text = sample_read(here.out);
    CU_ASSERT(g_str_has_prefix(text, "{\"schema\":1,"));
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
        {.struct_size = sizeof(tenet_score_options), .threads = -1},
        {.struct_size = sizeof(tenet_score_options), .threads = 65},
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
