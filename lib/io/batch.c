/*
 * A whole file: read, assess, write, candidate by candidate, in memory that does not grow with the
 * file.
 */
#include <string.h>

#include "io/output_file.h"
#include "io/writer.h"
#include "tenet/io.h"

/* What is ready is written out in pieces of this size. */
#define PIECE_BYTES (64 * 1024)

/* The caller hears of the progress after so many bytes of input or so much time. */
#define PROGRESS_BYTES        (64 * 1024)
#define PROGRESS_MICROSECONDS (100 * 1000)

/* One run under way. */
typedef struct run {
    tenet_score_options options;
    const tenet_model *model;
    const tenet__writer *writer;
    tenet_reader *reader;
    tenet__assessor *assessor;
    tenet__output *output;
    GString *text;      /* ready to be written out */
    int64_t written;    /* candidates */
    int64_t strangers;  /* candidates with names that the model lacks */
    int64_t given_up;   /* candidates with patterns that gave up */
    int64_t told_bytes; /* of input, at the last call of progress */
    int64_t told_time;
    tenet_summary summary;
    tenet_error *error;
} run;

static gboolean fail(run *course, int32_t code, const char *message)
{
    tenet__error_error(course->error, code, TENET__NOWHERE, "%s", message);
    return FALSE;
}

/* Takes the caller's options. A caller compiled against a later version may pass a longer struct,
 * if it asks for nothing that is not known here. */
static gboolean take_options(run *course, const tenet_score_options *given)
{
    tenet_score_options *options = &course->options;
    options->struct_size = sizeof *options;
    if (given == NULL)
        return TRUE;
    if (given->struct_size < sizeof *options)
        return fail(course, TENET_E_ARGUMENT,
                    "score options: struct_size is smaller than the struct of this version");
    const char *bytes = (const char *)given;
    for (gsize i = sizeof *options; i < given->struct_size; i++) {
        if (bytes[i] != 0)
            return fail(course, TENET_E_ARGUMENT,
                        "score options: an option is set that this version does not know");
    }
    *options = *given;
    if (tenet__writer_of(options->format) == NULL)
        return fail(course, TENET_E_ARGUMENT, "score options: no such format");
    if ((options->flags & ~(uint32_t)TENET__RENDER_FLAGS) != 0 ||
        (options->assess & ~(uint32_t)TENET__ASSESS_FLAGS) != 0)
        return fail(course, TENET_E_ARGUMENT, "score options: an unknown flag is set");
    return TRUE;
}

/* ---- Output ------------------------------------------------------------------------------ */

static gboolean flush(run *course)
{
    gboolean written =
        tenet__output_write(course->output, course->text->str, course->text->len, course->error);
    g_string_truncate(course->text, 0);
    return written;
}

static gboolean write_candidate(run *course, const tenet_assessment *assessment)
{
    if (course->written > 0)
        g_string_append(course->text, course->writer->between);
    course->writer->candidate(course->text, assessment, course->options.flags);
    course->written++;
    return course->text->len < PIECE_BYTES || flush(course);
}

/* ---- Candidates -------------------------------------------------------------------------- */

/* Notes which kinds of notices a candidate has; formats with one row a candidate do not show them.
 */
static void count_notices(run *course, const tenet_assessment *assessment)
{
    const tenet_diagnostic *rows;
    int64_t count;
    gboolean stranger = FALSE, given_up = FALSE;
    tenet_assessment_notices(assessment, &rows, &count);
    for (int64_t i = 0; i < count; i++) {
        stranger |= rows[i].code == TENET_N_UNKNOWN_VALUE;
        given_up |= rows[i].code == TENET_N_PATTERN_LIMIT;
    }
    course->strangers += stranger;
    course->given_up += given_up;
}

/* An error that names the candidate it befell. */
static void name_candidate(run *course, const tenet_candidate *candidate, const tenet_error *from)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_error_diagnostics(from, &rows, &count);
    for (int64_t i = 0; i < count; i++) {
        if (rows[i].severity == TENET_SEVERITY_ERROR)
            tenet__error_error(course->error, rows[i].code, TENET__NOWHERE, "candidate \"%s\": %s",
                               tenet_candidate_id(candidate), rows[i].message);
    }
}

static gboolean score_candidate(run *course, const tenet_candidate *candidate)
{
    tenet_error *error = tenet__error_new();
    tenet_assessment *assessment =
        tenet__assess(course->assessor, candidate, course->options.assess, error);
    gboolean done = assessment != NULL;
    if (done) {
        if (assessment->alignment.status == TENET_SCORED)
            course->summary.scored++;
        else if (assessment->alignment.status == TENET_SEALED)
            course->summary.sealed++;
        else
            course->summary.insufficient++;
        count_notices(course, assessment);
        done = write_candidate(course, assessment);
    } else {
        name_candidate(course, candidate, error);
    }
    tenet_assessment_free(assessment);
    tenet_error_free(error);
    return done;
}

/* The reader's counts beside our own. */
static void update_summary(run *course)
{
    int64_t scored = course->summary.scored;
    int64_t insufficient = course->summary.insufficient;
    int64_t sealed = course->summary.sealed;
    tenet_reader_summary(course->reader, &course->summary);
    course->summary.scored = scored;
    course->summary.insufficient = insufficient;
    course->summary.sealed = sealed;
}

static gboolean tell_progress(run *course)
{
    if (course->options.progress == NULL)
        return TRUE;
    update_summary(course);
    int64_t now = g_get_monotonic_time();
    if (course->summary.bytes_read - course->told_bytes < PROGRESS_BYTES &&
        now - course->told_time < PROGRESS_MICROSECONDS)
        return TRUE;
    course->told_bytes = course->summary.bytes_read;
    course->told_time = now;
    if (course->options.progress(course->options.user, &course->summary) == 0)
        return TRUE;
    return fail(course, TENET_E_CANCELLED, "the work was stopped on request");
}

static gboolean score_all(run *course)
{
    const char *only = course->options.only;
    for (;;) {
        tenet_candidate *candidate;
        tenet_error *error;
        if (tenet_reader_next(course->reader, &candidate, &error) != TENET_OK) {
            tenet__error_append(course->error, error);
            tenet_error_free(error);
            return FALSE;
        }
        if (candidate == NULL)
            return TRUE;
        gboolean wanted = only == NULL || g_str_equal(only, tenet_candidate_id(candidate));
        gboolean done = !wanted || score_candidate(course, candidate);
        tenet_candidate_free(candidate);
        if (!done || !tell_progress(course))
            return FALSE;
    }
}

/* ---- The run ----------------------------------------------------------------------------- */

static gboolean open_reader(run *course, const char *input)
{
    tenet_error *error;
    if (tenet_reader_open(course->model, input, course->options.read, &course->reader, &error) ==
        TENET_OK)
        return TRUE;
    tenet__error_append(course->error, error);
    tenet_error_free(error);
    return FALSE;
}

static gboolean run_all(run *course, const char *input, const char *output)
{
    if (!open_reader(course, input))
        return FALSE;
    course->output = tenet__output_open(output, course->error);
    if (course->output == NULL)
        return FALSE;
    course->assessor = tenet__assessor_new(course->model);
    course->told_time = g_get_monotonic_time();
    g_string_append(course->text, course->writer->open);
    if (course->writer->heading != NULL)
        course->writer->heading(course->text, course->model, course->options.flags);
    if (!score_all(course))
        return FALSE;
    if (course->options.only != NULL && course->written == 0) {
        tenet__error_error(course->error, TENET_E_NOT_FOUND, TENET__NOWHERE,
                           "no candidate has the id \"%s\"", course->options.only);
        return FALSE;
    }
    g_string_append(course->text, course->writer->close);
    return flush(course) && tenet__output_commit(g_steal_pointer(&course->output), course->error);
}

static void add_count(tenet_error *notices, int32_t code, int64_t count, const char *what)
{
    if (count > 0)
        tenet__error_add(notices, TENET_SEVERITY_NOTICE, code, TENET__NOWHERE,
                         "%" G_GINT64_FORMAT " %s; JSON and explain name them", count, what);
}

/* What people should know, or NULL. */
static tenet_error *collect_notices(const run *course)
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
    add_count(notices, TENET_N_UNKNOWN_VALUE, course->strangers,
              course->strangers == 1
                  ? "candidate names or is rated on values that the model lacks"
                  : "candidates name or are rated on values that the model lacks");
    add_count(notices, TENET_N_PATTERN_LIMIT, course->given_up,
              course->given_up == 1 ? "candidate has text on which a pattern gave up"
                                    : "candidates have text on which a pattern gave up");
    if (tenet__error_count(notices, TENET_SEVERITY_NOTICE) == 0)
        g_clear_pointer(&notices, tenet_error_free);
    return notices;
}

int32_t tenet_score_csv(const tenet_model *model, const char *input, const char *output,
                        const tenet_score_options *options, tenet_summary *summary,
                        tenet_error **notices, tenet_error **error)
{
    if (notices != NULL)
        *notices = NULL;
    if (summary != NULL)
        memset(summary, 0, sizeof *summary);
    if (model == NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "the model is NULL");
    run course = {.model = model, .text = g_string_new(NULL), .error = tenet__error_new()};
    if (take_options(&course, options)) {
        course.writer = tenet__writer_of(course.options.format);
        run_all(&course, input, output);
    }
    if (course.reader != NULL) {
        update_summary(&course);
        if (notices != NULL)
            *notices = collect_notices(&course);
    }
    if (summary != NULL)
        *summary = course.summary;
    tenet__output_discard(course.output);
    tenet__assessor_free(course.assessor);
    tenet_reader_free(course.reader);
    g_string_free(course.text, TRUE);
    return tenet__error_finish(course.error, error);
}
