/*
 * Every status and every notice that a host may meet, brought about through public functions, so
 * that none is promised by a header and given by nothing.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lists.h"

/* What a host met: the status of a run, or the code of a notice. */
typedef struct met {
    gboolean codes[256];
} met;

static void meet(met *all, int32_t status, tenet_error **error)
{
    const tenet_diagnostic *rows;
    int64_t count = 0;
    all->codes[status] = TRUE;
    tenet_error_diagnostics(*error, &rows, &count);
    for (int64_t i = 0; i < count; i++) {
        all->codes[rows[i].code] = TRUE;
        CU_ASSERT_STRING_NOT_EQUAL(tenet_status_name(rows[i].code), "unknown");
    }
    g_clear_pointer(error, tenet_error_free);
}

static void score(met *all, const char *csv, gssize length, const tenet_score_options *options)
{
    g_autofree char *folder = g_dir_make_tmp("tenet-XXXXXX", NULL);
    g_autofree char *in = g_build_filename(folder, "in.csv", NULL);
    g_autofree char *out = g_build_filename(folder, "out", NULL);
    g_autofree char *aside = g_build_filename(folder, "aside.csv", NULL);
    tenet_read_options read = {.struct_size = sizeof read, .rejects = aside};
    tenet_score_options own = {.struct_size = sizeof own, .format = TENET_FORMAT_JSONL};
    if (options != NULL)
        own = *options;
    else
        own.read = &read;
    g_file_set_contents(in, csv, length, NULL);
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_error *notices = NULL, *error = NULL;
    meet(all, tenet_score_csv(model, in, out, &own, NULL, &notices, &error), &error);
    meet(all, TENET_OK, &notices);
    tenet_model_unref(model);
    g_unlink(in);
    g_unlink(out);
    g_unlink(aside);
    g_rmdir(folder);
}

static void meet_files(met *all)
{
    tenet_score_options options = {.struct_size = sizeof options};
    score(all, "id,notes\n1,\"Helped\" out\n", -1, &options); /* a stray quote, and no --rejects */
    options.only = "nobody";
    score(all, "id,notes\n1,Helped\n", -1, &options);
    options = (tenet_score_options){.struct_size = sizeof options, .format = -1};
    score(all, "id,notes\n1,Helped\n", -1, &options);
    score(all, "notes,shoe size\nHelped caf\xE9,42\n", -1, NULL);
    score(all, "id,notes,values\n1,Hel\0ped,honour\n", 33, NULL);
    score(all, "id,notes\n1,Helped,and more\n2,Helped\n", -1, NULL);
    score(all, "id,question,answer\n1,Why?,Helped\n2,Why?,Helped\n1,Who?,Helped\n", -1, NULL);
    score(all, "id,respect rating\n1,9\n", -1,
          &(tenet_score_options){.struct_size = sizeof options});
}

static int32_t stop(void *user, const tenet_summary *summary)
{
    (void)user;
    (void)summary;
    return 1;
}

/* A file long enough that a run is asked whether to go on, and more ids than are remembered. */
static void meet_long_files(met *all)
{
    enum { IDS = 1000001 };
    g_autoptr(GString) csv = g_string_new("id,respect rating\n");
    for (int i = 0; i < IDS; i++)
        g_string_append_printf(csv, "%d,3\n", i);
    g_autofree char *folder = g_dir_make_tmp("tenet-XXXXXX", NULL);
    g_autofree char *in = g_build_filename(folder, "in.csv", NULL);
    g_file_set_contents(in, csv->str, (gssize)csv->len, NULL);
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_error *error = NULL;
    tenet_score_options options = {.struct_size = sizeof options, .progress = stop};
    g_autofree char *out = g_build_filename(folder, "out", NULL);
    meet(all, tenet_score_csv(model, in, out, &options, NULL, NULL, &error), &error);
    tenet_reader *reader = NULL;
    tenet_candidate *person = NULL;
    tenet_reader_open(model, in, NULL, &reader, NULL);
    while (tenet_reader_next(reader, &person, NULL) == TENET_OK && person != NULL)
        tenet_candidate_free(person);
    const tenet_diagnostic *rows;
    int64_t count = 0;
    tenet_reader_notices(reader, &rows, &count);
    for (int64_t i = 0; i < count; i++)
        all->codes[rows[i].code] = TRUE;
    tenet_reader_free(reader);
    tenet_model_unref(model);
    g_unlink(in);
    g_rmdir(folder);
}

static void meet_models(met *all)
{
    static const char *const models[] = {
        "tenet: [",
        "tenet: 1\nid: m\nvalues: []\n",
        "tenet: 1\nid: m\nvalues: [{id: v, indicators: {for: [help, help]}}]\n",
        "tenet: 1\nid: \xFF\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(models); i++) {
        tenet_model *model = NULL;
        tenet_error *error = NULL;
        meet(all, tenet_model_load_yaml(models[i], -1, "m.yaml", &model, &error), &error);
        const tenet_diagnostic *rows;
        int64_t count = 0;
        if (tenet_model_diagnostics(model, &rows, &count) == TENET_OK && count > 0)
            all->codes[rows[0].code] = TRUE;
        tenet_model_unref(model);
    }
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    meet(all, tenet_model_load_file("no such file", &model, &error), &error);
}

/* A value whose floor is missed by far, and a pattern that gives up. */
static void meet_people(met *all)
{
    tenet_model *model =
        assessing_model("tenet: 1\nid: m\nvalues:\n"
                        "  - id: respect\n    floor: 90\n    indicators:\n      for:\n"
                        "        - {id: slow, regex: '(?:a+)+b helped', weight: 1}\n");
    tenet_candidate *person = assessing_person();
    for (int i = 0; i < 8; i++)
        tenet_candidate_add_rating(person, "respect", -1, 1, 1, 5, NULL);
    g_autofree char *notes = g_strnfill(64, 'a');
    g_autofree char *helped = g_strconcat(notes, " helped", NULL);
    tenet_candidate_add_notes(person, helped, -1, TENET_TEXT_PLAIN, NULL);
    for (int i = 0; i < 2; i++) {
        assessed rows = assess_person(model, i == 0 ? person : assessing_person());
        for (int64_t j = 0; j < rows.notice_count; j++)
            all->codes[rows.notices[j].code] = TRUE;
        assessed_clear(&rows);
    }
    tenet_error *error = NULL;
    person = assessing_person();
    meet(all,
         tenet_candidate_add_notes(person, "x", tenet_limit(TENET_LIMIT_TEXT_BYTES) + 1,
                                   TENET_TEXT_PLAIN, &error),
         &error);
    tenet_candidate_free(person);
    tenet_model_unref(model);
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MEMORY_CAN_BE_LIMITED FALSE /* sanitizers reserve more than all of it */
#else
#define MEMORY_CAN_BE_LIMITED TRUE
#endif

/* In a process of its own, which may have only a little more memory than it has. */
static void meet_too_little_memory(met *all)
{
    pid_t child = fork();
    if (child == 0) {
        gint64 size = tenet_limit(TENET_LIMIT_TEXT_BYTES);
        char *text = g_strnfill((gsize)size, 'x');
        struct rlimit little = {64 << 20, 64 << 20};
        tenet_candidate *person = NULL;
        int32_t status = tenet_candidate_new("C-1", -1, &person, NULL);
        setrlimit(RLIMIT_AS, &little);
        for (int i = 0; i < 8 && status == TENET_OK; i++)
            status = tenet_candidate_add_notes(person, text, size, TENET_TEXT_PLAIN, NULL);
        _exit(status);
    }
    int ended = 0;
    waitpid(child, &ended, 0);
    all->codes[WIFEXITED(ended) ? WEXITSTATUS(ended) : 0] = TRUE;
}

/* An answer to a question, and no rating yet. */
static void meet_seal(met *all)
{
    const tenet_assess_options options = {sizeof options, TENET_ASSESS_RATINGS_FIRST};
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_candidate *person = assessing_person();
    tenet_assessment *sealed = NULL;
    const tenet_diagnostic *rows;
    int64_t count = 0;
    tenet_candidate_add_answer(person, "h-q1", -1, "Yes.", -1, TENET_TEXT_PLAIN, NULL);
    tenet_assess(model, person, &options, &sealed, NULL);
    tenet_assessment_notices(sealed, &rows, &count);
    for (int64_t i = 0; i < count; i++)
        all->codes[rows[i].code] = TRUE;
    tenet_assessment_free(sealed);
    tenet_candidate_free(person);
    tenet_model_unref(model);
}

/* Two who were asked different questions, one of them rated on everything. */
static void meet_comparison(met *all)
{
    static const char *const questions[] = {"h-q1", "h-q2"};
    tenet_model *model = assessing_model(ASSESSING_TEAM);
    tenet_assessment *results[2] = {NULL, NULL};
    tenet_comparison *comparison = NULL;
    const tenet_diagnostic *rows;
    int64_t count = 0;
    for (int i = 0; i < 2; i++) {
        tenet_candidate *person = assessing_person();
        tenet_candidate_add_answer(person, questions[i], -1, "Yes.", -1, TENET_TEXT_PLAIN, NULL);
        if (i == 0)
            tenet_candidate_add_rating(person, "respect", -1, 3, 1, 5, NULL);
        tenet_assess(model, person, NULL, &results[i], NULL);
        tenet_candidate_free(person);
    }
    tenet_comparison_new((const tenet_assessment *const *)results, 2, &comparison, NULL);
    tenet_comparison_notices(comparison, &rows, &count);
    for (int64_t i = 0; i < count; i++)
        all->codes[rows[i].code] = TRUE;
    tenet_comparison_free(comparison);
    for (int i = 0; i < 2; i++)
        tenet_assessment_free(results[i]);
    tenet_model_unref(model);
}

static void every_code_can_be_met(void)
{
    met all = {{FALSE}};
    meet_files(&all);
    meet_long_files(&all);
    meet_models(&all);
    meet_people(&all);
    meet_seal(&all);
    meet_comparison(&all);
    if (MEMORY_CAN_BE_LIMITED)
        meet_too_little_memory(&all);
    for (int32_t code = 0; code < (int32_t)G_N_ELEMENTS(all.codes); code++) {
        gboolean named = !g_str_equal(tenet_status_name(code), "unknown");
        if (code == TENET_E_MEMORY && !MEMORY_CAN_BE_LIMITED)
            continue;
        if (named != all.codes[code])
            g_printerr("    %s %d (%s)\n", named ? "never met:" : "not declared:", code,
                       tenet_status_name(code));
        CU_ASSERT_EQUAL(named, all.codes[code]);
    }
}

const suite_test status_tests[] = {
    {"every status and notice can be met", every_code_can_be_met},
    {NULL, NULL},
};
