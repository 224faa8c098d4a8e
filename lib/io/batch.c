/*
 * A whole file: read, assess, write, in memory that does not grow with the file. Chunks of rows go
 * through the pipeline: the reader fills them, workers assess and render them, and they are written
 * in the order of the input. What a chunk holds depends on the input alone, and what becomes of the
 * run on the chunks before it: so the results are the same for any number of threads, and so is the
 * error that ends it.
 */
#include <pthread.h>
#include <string.h>

#include "base/limits.h"
#include "io/output_file.h"
#include "io/pipeline.h"
#include "io/reader.h"
#include "io/record.h"
#include "io/writer.h"
#include "tenet/io.h"

/* A chunk is full with so many candidates or bytes of their texts. */
#define CHUNK_CANDIDATES 256
#define CHUNK_BYTES      (32 * 1024)

/* The struct as the first version had it. */
#define FIRST_OPTIONS_SIZE offsetof(tenet_score_options, threads)

/* What is counted while assessing. */
typedef struct tally {
    int64_t candidates, scored, insufficient, sealed;
    int64_t written;   /* candidates */
    int64_t strangers; /* candidates with names that the model lacks */
    int64_t given_up;  /* candidates with patterns that gave up */
} tally;

/* Some candidates in a row, on their way. */
typedef struct chunk {
    GPtrArray *records;   /* of tenet__record * */
    tenet_summary read;   /* the reader's counts behind them */
    int64_t notices;      /* the reader's, so far */
    tenet_error *ending;  /* what ended the reading behind them */
    tenet_error *failure; /* what befell one of them */
    tally counts;
    GString *text;
} chunk;

/* One run under way. */
typedef struct run {
    tenet_score_options options;
    const tenet_model *model;
    const tenet__writer *writer;
    tenet_reader *reader;
    tenet__output *output;
    tenet_summary summary; /* up to the last chunk taken */
    int64_t notices;
    tally counts;
    tenet_error *error;
    gboolean ended; /* the reader's: nothing more is to be read */
    gboolean threaded;
    pthread_mutex_t lock;
    tenet_summary live; /* guarded by the lock: where the reader is */
    gboolean stopped;   /* guarded by the lock */
} run;

/* What one worker needs. */
typedef struct worker {
    const run *course;
    tenet__assessor *assessor;
} worker;

static gboolean fail(run *course, int32_t code, const char *message)
{
    tenet__error_error(course->error, code, TENET__NOWHERE, "%s", message);
    return FALSE;
}

/* Takes the caller's options. A caller compiled against an earlier version passes a shorter struct;
 * one compiled against a later version may pass a longer one, if it asks for nothing that is not
 * known here. */
static gboolean take_options(run *course, const tenet_score_options *given)
{
    tenet_score_options *options = &course->options;
    if (given == NULL)
        return TRUE;
    if (given->struct_size < FIRST_OPTIONS_SIZE)
        return fail(course, TENET_E_ARGUMENT,
                    "score options: struct_size is smaller than the struct of this version");
    const char *bytes = (const char *)given;
    for (gsize i = sizeof *options; i < given->struct_size; i++) {
        if (bytes[i] != 0)
            return fail(course, TENET_E_ARGUMENT,
                        "score options: an option is set that this version does not know");
    }
    memcpy(options, given, MIN(given->struct_size, sizeof *options));
    if (options->threads < 0 || options->threads > TENET__MAX_THREADS)
        return fail(course, TENET_E_ARGUMENT,
                    "score options: threads must be from 0, for all processors, "
                    "to " G_STRINGIFY(TENET__MAX_THREADS));
    if (tenet__writer_of(options->format) == NULL)
        return fail(course, TENET_E_ARGUMENT, "score options: no such format");
    if ((options->flags & ~(uint32_t)TENET__RENDER_FLAGS) != 0 ||
        (options->assess & ~(uint32_t)TENET__ASSESS_FLAGS) != 0 || options->reserved != 0)
        return fail(course, TENET_E_ARGUMENT,
                    "score options: an unknown flag or a reserved field is set");
    return TRUE;
}

/* Ours beside the reader's. */
static void give_counts(tenet_summary *summary, const tally *counts)
{
    summary->candidates = counts->candidates;
    summary->scored = counts->scored;
    summary->insufficient = counts->insufficient;
    summary->sealed = counts->sealed;
}

/* ---- Reading ----------------------------------------------------------------------------- */

static void chunk_free(gpointer data)
{
    chunk *piece = data;
    g_ptr_array_free(piece->records, TRUE);
    tenet_error_free(piece->ending);
    tenet_error_free(piece->failure);
    g_string_free(piece->text, TRUE);
    g_free(piece);
}

/* Fills a chunk; NULL behind the last one. */
static gpointer read_chunk(void *user)
{
    run *course = user;
    gsize bytes = 0;
    if (course->ended)
        return NULL;
    chunk *piece = g_new0(chunk, 1);
    piece->records = g_ptr_array_new_with_free_func((GDestroyNotify)tenet__record_free);
    piece->ending = tenet__error_new();
    piece->failure = tenet__error_new();
    piece->text = g_string_new(NULL);
    while (!course->ended && bytes < CHUNK_BYTES && piece->records->len < CHUNK_CANDIDATES) {
        tenet__record *record;
        gboolean good = tenet__reader_next_record(course->reader, &record, piece->ending);
        if (good && record != NULL) {
            g_ptr_array_add(piece->records, record);
            bytes += record->bytes;
        } else {
            course->ended = TRUE;
        }
    }
    tenet_reader_summary(course->reader, &piece->read);
    piece->notices = tenet__reader_notice_count(course->reader);
    return piece;
}

/* ---- Work -------------------------------------------------------------------------------- */

static gpointer worker_new(void *user)
{
    worker *self = g_new0(worker, 1);
    self->course = user;
    self->assessor = tenet__assessor_new(self->course->model);
    return self;
}

static void worker_free(gpointer data)
{
    worker *self = data;
    tenet__assessor_free(self->assessor);
    g_free(self);
}

/* Notes which kinds of notices a candidate has; formats with one row a candidate do not show them.
 */
static void count_notices(tally *counts, const tenet_assessment *assessment)
{
    const tenet_diagnostic *rows;
    int64_t count;
    gboolean stranger = FALSE, given_up = FALSE;
    tenet_assessment_notices(assessment, &rows, &count);
    for (int64_t i = 0; i < count; i++) {
        stranger |= rows[i].code == TENET_N_UNKNOWN_VALUE;
        given_up |= rows[i].code == TENET_N_PATTERN_LIMIT;
    }
    counts->strangers += stranger;
    counts->given_up += given_up;
}

/* An error that names the candidate it befell, and its row. */
static void name_candidate(chunk *piece, const tenet__record *record, const tenet_error *from)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_error_diagnostics(from, &rows, &count);
    for (int64_t i = 0; i < count; i++) {
        if (rows[i].severity == TENET_SEVERITY_ERROR)
            tenet__error_error(piece->failure, rows[i].code, record->place,
                               "candidate \"%s\" (row %" G_GINT64_FORMAT "): %s", record->id,
                               record->row, rows[i].message);
    }
}

static void write_candidate(const run *course, chunk *piece, const tenet_assessment *assessment)
{
    if (assessment->alignment.status == TENET_SCORED)
        piece->counts.scored++;
    else if (assessment->alignment.status == TENET_SEALED)
        piece->counts.sealed++;
    else
        piece->counts.insufficient++;
    count_notices(&piece->counts, assessment);
    if (piece->counts.written++ > 0)
        g_string_append(piece->text, course->writer->between);
    course->writer->candidate(piece->text, assessment, course->options.flags);
}

static gboolean score_candidate(worker *self, chunk *piece, tenet__record *record)
{
    const char *only = self->course->options.only;
    tenet_candidate *candidate = tenet__record_candidate(record, piece->failure);
    if (candidate == NULL)
        return FALSE;
    piece->counts.candidates++;
    tenet_assessment *assessment = NULL;
    tenet_error *error = tenet__error_new();
    gboolean wanted = only == NULL || g_str_equal(only, record->id);
    if (wanted)
        assessment = tenet__assess(self->assessor, candidate, self->course->options.assess, error);
    if (assessment != NULL)
        write_candidate(self->course, piece, assessment);
    else
        name_candidate(piece, record, error);
    tenet_assessment_free(assessment);
    tenet_error_free(error);
    tenet_candidate_free(candidate);
    return assessment != NULL || !wanted;
}

static void score_chunk(gpointer data, gpointer work)
{
    worker *self = data;
    chunk *piece = work;
    guint i = 0;
    while (i < piece->records->len &&
           score_candidate(self, piece, g_ptr_array_index(piece->records, i)))
        i++;
    g_ptr_array_set_size(piece->records, 0);
}

/* ---- Progress ---------------------------------------------------------------------------- */

static void stop_reading(run *course)
{
    pthread_mutex_lock(&course->lock);
    course->stopped = TRUE;
    pthread_mutex_unlock(&course->lock);
}

/* Asks the caller, in whose thread this runs, whether to go on. */
static gboolean tell_progress(void *user)
{
    run *course = user;
    if (course->options.progress == NULL)
        return TRUE;
    pthread_mutex_lock(&course->lock);
    tenet_summary told = course->live;
    pthread_mutex_unlock(&course->lock);
    if (told.rows_read < course->summary.rows_read)
        told = course->summary; /* the reader says where it is once a piece only */
    give_counts(&told, &course->counts);
    if (course->options.progress(course->options.user, &told) == 0)
        return TRUE;
    stop_reading(course);
    return fail(course, TENET_E_CANCELLED, "the work was stopped on request");
}

/* The reader's watch: says where it is, and hears whether to go on. */
static gboolean watch_reader(void *user, const tenet_summary *summary)
{
    run *course = user;
    pthread_mutex_lock(&course->lock);
    course->live = *summary;
    gboolean stopped = course->stopped;
    pthread_mutex_unlock(&course->lock);
    if (!stopped && !course->threaded)
        stopped = !tell_progress(course);
    return !stopped;
}

/* ---- Output ------------------------------------------------------------------------------ */

static void add_counts(tally *to, const tally *from)
{
    to->candidates += from->candidates;
    to->scored += from->scored;
    to->insufficient += from->insufficient;
    to->sealed += from->sealed;
    to->written += from->written;
    to->strangers += from->strangers;
    to->given_up += from->given_up;
}

static gboolean write_text(run *course, const char *text, gsize length)
{
    return length == 0 || tenet__output_write(course->output, text, length, course->error);
}

/* Writes a chunk. What befell one of its candidates comes before what ended the reading. */
static gboolean take_chunk(void *user, gpointer data)
{
    run *course = user;
    chunk *piece = data;
    const tenet_error *wrong = piece->failure;
    if (tenet__error_count(wrong, TENET_SEVERITY_ERROR) == 0)
        wrong = piece->ending;
    gboolean good = tenet__error_count(wrong, TENET_SEVERITY_ERROR) == 0;
    course->summary = piece->read;
    course->notices = piece->notices;
    if (!good && tenet__error_count(course->error, TENET_SEVERITY_ERROR) == 0)
        tenet__error_append(course->error, wrong);
    if (good && piece->counts.written > 0 && course->counts.written > 0)
        good = write_text(course, course->writer->between, strlen(course->writer->between));
    good = good && write_text(course, piece->text->str, piece->text->len);
    add_counts(&course->counts, &piece->counts);
    chunk_free(piece);
    if (!good)
        stop_reading(course);
    return good && tell_progress(course);
}

static gboolean score_all(run *course)
{
    static const tenet__pipeline steps = {.read = read_chunk,
                                          .begin = worker_new,
                                          .work = score_chunk,
                                          .end = worker_free,
                                          .take = take_chunk,
                                          .tick = tell_progress,
                                          .drop = chunk_free};
    guint threads = tenet__pipeline_threads(course->options.threads);
    course->threaded = threads > 1;
    tenet_reader_summary(course->reader, &course->live);
    tenet__reader_set_watch(course->reader, watch_reader, course);
    return tenet__pipeline_run(&steps, course, threads);
}

/* ---- The run ----------------------------------------------------------------------------- */

static gboolean open_reader(run *course, const char *input)
{
    tenet_error *error;
    if (tenet_reader_open(course->model, input, course->options.read, &course->reader, &error) ==
        TENET_OK) {
        tenet_reader_summary(course->reader, &course->summary);
        course->notices = tenet__reader_notice_count(course->reader);
        return TRUE;
    }
    tenet__error_append(course->error, error);
    tenet_error_free(error);
    return FALSE;
}

/* What stands before the first candidate. */
static gboolean write_opening(run *course)
{
    g_autoptr(GString) text = g_string_new(course->writer->open);
    if (course->writer->heading != NULL)
        course->writer->heading(text, course->model, course->options.flags);
    return write_text(course, text->str, text->len);
}

static gboolean run_all(run *course, const char *input, const char *output)
{
    if (!open_reader(course, input))
        return FALSE;
    course->output = tenet__output_open(output, course->error);
    if (course->output == NULL || !write_opening(course) || !score_all(course))
        return FALSE;
    if (course->options.only != NULL && course->counts.written == 0) {
        tenet__error_error(course->error, TENET_E_NOT_FOUND, TENET__NOWHERE,
                           "no candidate has the id \"%s\"", course->options.only);
        return FALSE;
    }
    return write_text(course, course->writer->close, strlen(course->writer->close)) &&
           tenet__reader_finish(course->reader, course->error) &&
           tenet__output_commit(g_steal_pointer(&course->output), course->error);
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
    for (int64_t i = 0; i < MIN(count, course->notices); i++)
        tenet__error_add(
            notices, rows[i].severity, rows[i].code,
            (tenet__place){rows[i].source, rows[i].offset, rows[i].line, rows[i].column}, "%s",
            rows[i].message);
    add_count(notices, TENET_N_UNKNOWN_VALUE, course->counts.strangers,
              course->counts.strangers == 1
                  ? "candidate names or is rated on values that the model lacks"
                  : "candidates name or are rated on values that the model lacks");
    add_count(notices, TENET_N_PATTERN_LIMIT, course->counts.given_up,
              course->counts.given_up == 1 ? "candidate has text on which a pattern gave up"
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
    run course = {.model = model,
                  .error = tenet__error_new(),
                  .options = {.struct_size = sizeof(tenet_score_options)}};
    pthread_mutex_init(&course.lock, NULL);
    if (take_options(&course, options)) {
        course.writer = tenet__writer_of(course.options.format);
        run_all(&course, input, output);
    }
    if (course.reader != NULL && notices != NULL)
        *notices = collect_notices(&course);
    give_counts(&course.summary, &course.counts);
    if (summary != NULL)
        *summary = course.summary;
    tenet__output_discard(course.output);
    tenet_reader_free(course.reader);
    pthread_mutex_destroy(&course.lock);
    return tenet__error_finish(course.error, error);
}
