/*
 * A whole file as one page: read, assess, tally, list. What stands first in the page is known last,
 * so that the list is kept until then; it is bounded by TENET_REPORT_LISTED, and the assessments
 * that are shown in full by TENET_REPORT_FULL.
 */
#include <string.h>

#include "io/output_file.h"
#include "io/report_options.h"
#include "io/report_overview.h"

/* The caller hears of the progress after so much time. */
#define PROGRESS_MICROSECONDS (100 * 1000)

/* One run under way. */
typedef struct filing {
    tenet_report_options options;
    const tenet_model *model;
    tenet__messages *messages;
    tenet_reader *reader;
    tenet__assessor *assessor;
    tenet__tally tally;
    tenet__report list; /* the list in the making */
    GPtrArray *kept;    /* tenet_assessment *, all so far while they may be shown in full */
    gboolean many;      /* there are more than may be */
    int64_t told_time;
    tenet_error *error;
} filing;

static gboolean fail(filing *course, int32_t code, const char *message)
{
    tenet__error_error(course->error, code, TENET__NOWHERE, "%s", message);
    return FALSE;
}

static gboolean take_over(filing *course, tenet_error *error)
{
    tenet__error_append(course->error, error);
    tenet_error_free(error);
    return FALSE;
}

/* ---- Candidates -------------------------------------------------------------------------- */

static void list_candidate(filing *course, const tenet_assessment *assessment, int64_t index,
                           gboolean full)
{
    if (index < TENET_REPORT_LISTED)
        tenet__overview_row(&course->list, assessment, index, full);
}

/* Keeps the first candidates whole; as soon as they are too many, they become rows of the list. */
static void file_assessment(filing *course, tenet_assessment *assessment)
{
    int64_t index = course->tally.candidates;
    tenet__tally_add(&course->tally, assessment);
    if (!course->many && course->kept->len < TENET_REPORT_FULL) {
        g_ptr_array_add(course->kept, assessment);
        return;
    }
    course->many = TRUE;
    for (guint i = 0; i < course->kept->len; i++)
        list_candidate(course, course->kept->pdata[i], i, FALSE);
    g_ptr_array_set_size(course->kept, 0);
    list_candidate(course, assessment, index, FALSE);
    tenet_assessment_free(assessment);
}

static gboolean take_candidate(filing *course, const tenet_candidate *candidate)
{
    tenet_error *error = tenet__error_new();
    tenet_assessment *assessment =
        tenet__assess(course->assessor, candidate, course->options.assess, error);
    if (assessment == NULL)
        return take_over(course, error);
    tenet_error_free(error);
    file_assessment(course, assessment);
    return TRUE;
}

static void update_summary(const filing *course, tenet_summary *summary)
{
    tenet_reader_summary(course->reader, summary);
    summary->scored = course->tally.scored;
    summary->insufficient = course->tally.insufficient;
    summary->sealed = course->tally.sealed;
}

static gboolean tell_progress(filing *course)
{
    tenet_summary summary = {0};
    int64_t now = g_get_monotonic_time();
    if (course->options.progress == NULL || now - course->told_time < PROGRESS_MICROSECONDS)
        return TRUE;
    course->told_time = now;
    update_summary(course, &summary);
    if (course->options.progress(course->options.user, &summary) == 0)
        return TRUE;
    return fail(course, TENET_E_CANCELLED, "the work was stopped on request");
}

static gboolean read_all(filing *course)
{
    const char *only = course->options.only;
    for (;;) {
        tenet_candidate *candidate;
        tenet_error *error;
        if (tenet_reader_next(course->reader, &candidate, &error) != TENET_OK)
            return take_over(course, error);
        if (candidate == NULL)
            return TRUE;
        gboolean wanted = only == NULL || g_str_equal(only, tenet_candidate_id(candidate));
        gboolean done = !wanted || take_candidate(course, candidate);
        tenet_candidate_free(candidate);
        if (!done || !tell_progress(course))
            return FALSE;
    }
}

/* ---- The page ---------------------------------------------------------------------------- */

static void write_overview(filing *course, GString *out)
{
    tenet__report page = course->list;
    for (guint i = 0; i < course->kept->len; i++)
        list_candidate(course, course->kept->pdata[i], i, TRUE);
    while (course->list.html.depth > 0)
        tenet__html_close(&course->list.html);
    page.html = (tenet__html){.out = out};
    tenet__overview_page(&page, &course->tally, course->list.html.out, course->kept);
}

static gboolean check_count(filing *course)
{
    gboolean copy = (course->options.flags & TENET_REPORT_FOR_CANDIDATE) != 0;
    if (course->tally.candidates == 0 && course->options.only != NULL) {
        tenet__error_error(course->error, TENET_E_NOT_FOUND, TENET__NOWHERE,
                           "no candidate has the id \"%s\"", course->options.only);
        return FALSE;
    }
    if (copy && course->tally.candidates != 1)
        return fail(course, TENET_E_DATA,
                    course->tally.candidates == 0
                        ? "there is no candidate in the file"
                        : "a candidate's copy is of one person, and the file has several; choose "
                          "one by their id");
    if (copy && course->tally.sealed > 0)
        return fail(course, TENET_E_DATA,
                    "a sealed assessment has no copy for the candidate yet; the ratings come "
                    "first");
    return TRUE;
}

static gboolean write_page(filing *course, const char *output)
{
    if (!check_count(course))
        return FALSE;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(tenet__output) file = tenet__output_open(output, course->error);
    if (file == NULL)
        return FALSE;
    if (course->tally.candidates == 1)
        tenet__report_page(out, course->kept->pdata[0], course->messages, &course->options);
    else
        write_overview(course, out);
    return tenet__output_write(file, out->str, out->len, course->error) &&
           tenet__output_commit(g_steal_pointer(&file), course->error);
}

/* ---- The run ----------------------------------------------------------------------------- */

static gboolean run_all(filing *course, const char *input, const char *output,
                        const tenet_report_options *options)
{
    tenet_error *error;
    if (!tenet__report_options(&course->options, options, course->error))
        return FALSE;
    course->messages = tenet__messages_load(course->options.language, course->error);
    if (course->messages == NULL)
        return FALSE;
    if (tenet_reader_open(course->model, input, course->options.read, &course->reader, &error) !=
        TENET_OK)
        return take_over(course, error);
    course->assessor = tenet__assessor_new(course->model);
    course->list.messages = course->messages;
    course->told_time = g_get_monotonic_time();
    return read_all(course) && write_page(course, output);
}

static tenet_error *collect_notices(const filing *course)
{
    tenet_error *notices = tenet__error_new();
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_reader_notices(course->reader, &rows, &count);
    for (int64_t i = 0; i < count; i++)
        tenet__error_add(
            notices, rows[i].severity, rows[i].code,
            (tenet__place){rows[i].source, rows[i].offset, rows[i].line, rows[i].column}, "%s",
            rows[i].message);
    if (count == 0)
        g_clear_pointer(&notices, tenet_error_free);
    return notices;
}

int32_t tenet_report_csv(const tenet_model *model, const char *input, const char *output,
                         const tenet_report_options *options, tenet_summary *summary,
                         tenet_error **notices, tenet_error **error)
{
    if (notices != NULL)
        *notices = NULL;
    if (summary != NULL)
        memset(summary, 0, sizeof *summary);
    if (model == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "the model is NULL");
    filing course = {.model = model, .error = tenet__error_new()};
    course.kept = g_ptr_array_new_with_free_func((GDestroyNotify)tenet_assessment_free);
    course.list = (tenet__report){.html = {.out = g_string_new(NULL)}, .model = model, .level = 2};
    tenet__tally_begin(&course.tally, model);
    run_all(&course, input, output, options);
    if (course.reader != NULL && summary != NULL)
        update_summary(&course, summary);
    if (course.reader != NULL && notices != NULL)
        *notices = collect_notices(&course);
    g_ptr_array_unref(course.kept);
    g_string_free(course.list.html.out, TRUE);
    tenet__tally_clear(&course.tally);
    tenet__assessor_free(course.assessor);
    tenet_reader_free(course.reader);
    tenet__messages_free(course.messages);
    return tenet__error_finish(course.error, error);
}
