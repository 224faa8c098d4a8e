/*
 * Texts in memory through the pipeline: ranges of them are handed out, workers assess them and
 * write the numbers straight into the caller's columns, each into rows of its own.
 */
#include "tenet/bulk.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "interview/assessment.h"
#include "io/pipeline.h"

/* A range ends with so many texts or bytes. */
#define RANGE_TEXTS 256
#define RANGE_BYTES (256 * 1024)

/* Texts one after the other. */
typedef struct range {
    int64_t from, to;
    tenet_error *failure;
} range;

/* One call. */
typedef struct bulk {
    const tenet_model *model;
    const tenet_texts *texts;
    tenet_bulk_options options;
    tenet_columns columns;
    int64_t next; /* the reader's: the first text not handed out */
    int64_t done;
    tenet_error *error;
} bulk;

typedef struct worker {
    const bulk *job;
    tenet__assessor *assessor;
} worker;

/* ---- Arguments --------------------------------------------------------------------------- */

/* Copies a struct of options of this version or a later one that asks for nothing new; FALSE if it
 * is neither. */
static gboolean take_struct(void *to, gsize size, const void *from, uint32_t given)
{
    const char *bytes = from;
    if (given < size)
        return FALSE;
    for (gsize i = size; i < given; i++) {
        if (bytes[i] != 0)
            return FALSE;
    }
    memcpy(to, from, size);
    return TRUE;
}

/* What is wrong with the offsets, or NULL. */
static char *check_offsets(const tenet_texts *texts)
{
    if (texts->offsets[0] < 0)
        return g_strdup_printf("the first offset is %" G_GINT64_FORMAT ", before the bytes",
                               texts->offsets[0]);
    for (int64_t i = 0; i < texts->count; i++) {
        if (texts->offsets[i + 1] < texts->offsets[i])
            return g_strdup_printf("text %" G_GINT64_FORMAT " ends at offset %" G_GINT64_FORMAT
                                   ", before it begins at %" G_GINT64_FORMAT,
                                   i, texts->offsets[i + 1], texts->offsets[i]);
    }
    if (texts->offsets[texts->count] > texts->length)
        return g_strdup_printf("the last text ends at offset %" G_GINT64_FORMAT
                               ", but there are %" G_GINT64_FORMAT " bytes",
                               texts->offsets[texts->count], texts->length);
    return NULL;
}

static char *check_texts(const tenet_texts *texts)
{
    if (texts == NULL)
        return g_strdup("the texts are NULL");
    if (texts->count < 0 || texts->length < 0 || texts->validity_offset < 0)
        return g_strdup("the count, the length or the validity offset is negative");
    if (texts->count > G_MAXINT64 / (gint64)sizeof(double) / TENET__MAX_VALUES)
        return g_strdup("there are more texts than any memory holds");
    if (texts->offsets == NULL)
        return g_strdup("the offsets are NULL");
    if (texts->bytes == NULL && texts->length > 0)
        return g_strdup("the bytes are NULL");
    return check_offsets(texts);
}

static char *take_options(bulk *job, const tenet_bulk_options *options,
                          const tenet_columns *columns)
{
    if (options != NULL &&
        !take_struct(&job->options, sizeof job->options, options, options->struct_size))
        return g_strdup("the options are not those of this version");
    if (columns == NULL ||
        !take_struct(&job->columns, sizeof job->columns, columns, columns->struct_size))
        return g_strdup("the columns are NULL or not those of this version");
    if (job->options.reserved != 0 || job->columns.reserved != 0)
        return g_strdup("a reserved field is set");
    if (job->options.format < TENET_TEXT_AUTO || job->options.format > TENET_TEXT_HTML)
        return g_strdup("there is no such format of text");
    if (job->options.threads < 0 || job->options.threads > TENET__MAX_THREADS)
        return g_strdup("threads must be from 0, for all processors, "
                        "to " G_STRINGIFY(TENET__MAX_THREADS));
    return NULL;
}

/* ---- One text ---------------------------------------------------------------------------- */

static gboolean is_missing(const tenet_texts *texts, int64_t index)
{
    int64_t bit = texts->validity_offset + index;
    return texts->validity != NULL && (texts->validity[bit / 8] >> (bit % 8) & 1) == 0;
}

static void put(double *column, int64_t index, double number)
{
    if (column != NULL)
        column[index] = number;
}

static void put_value(const bulk *job, int64_t text, guint value, const tenet_value_score *row)
{
    int64_t at = (int64_t)value * job->texts->count + text;
    put(job->columns.value_score, at, row->score);
    put(job->columns.value_low, at, row->low);
    put(job->columns.value_high, at, row->high);
    put(job->columns.value_for, at, row->units_for);
    put(job->columns.value_against, at, row->units_against);
}

static void put_row(const bulk *job, int64_t text, const tenet_alignment *row)
{
    put(job->columns.score, text, row->score);
    put(job->columns.low, text, row->low);
    put(job->columns.high, text, row->high);
    put(job->columns.coverage, text, row->coverage);
    if (job->columns.status != NULL)
        job->columns.status[text] = row->status;
}

static void put_missing(const bulk *job, int64_t text)
{
    static const tenet_value_score no_value = {
        .score = NAN, .low = NAN, .high = NAN, .units_for = NAN, .units_against = NAN};
    static const tenet_alignment nothing = {
        .score = NAN, .low = NAN, .high = NAN, .coverage = NAN, .status = TENET_TEXT_MISSING};
    put_row(job, text, &nothing);
    for (guint v = 0; v < job->model->values->len; v++)
        put_value(job, text, v, &no_value);
}

/* An assessment of one text; NULL with an error added. */
static tenet_assessment *assess_text(worker *self, int64_t text, tenet_error *error)
{
    const tenet_texts *texts = self->job->texts;
    int64_t start = texts->offsets[text];
    const char *bytes = texts->bytes != NULL ? texts->bytes + start : "";
    tenet_candidate *candidate = NULL;
    tenet_error *refusal = NULL;
    tenet_assessment *made = NULL;
    if (tenet_candidate_new("text", -1, &candidate, &refusal) == TENET_OK &&
        tenet_candidate_add_notes(candidate, bytes, texts->offsets[text + 1] - start,
                                  self->job->options.format, &refusal) == TENET_OK)
        made = tenet__assess(self->assessor, candidate, 0, error);
    else
        tenet__error_append(error, refusal);
    tenet_error_free(refusal);
    tenet_candidate_free(candidate);
    return made;
}

/* Copies the errors of a text with its number. */
static void name_text(tenet_error *failure, int64_t text, const tenet_error *from)
{
    const tenet_diagnostic *rows;
    int64_t count;
    tenet_error_diagnostics(from, &rows, &count);
    for (int64_t i = 0; i < count; i++)
        tenet__error_add(failure, rows[i].severity, rows[i].code,
                         (tenet__place){.offset = rows[i].offset}, "text %" G_GINT64_FORMAT ": %s",
                         text, rows[i].message);
}

static gboolean score_text(worker *self, int64_t text, tenet_error *failure)
{
    if (is_missing(self->job->texts, text)) {
        put_missing(self->job, text);
        return TRUE;
    }
    tenet_error *error = tenet__error_new();
    tenet_assessment *made = assess_text(self, text, error);
    gboolean good = made != NULL;
    if (good) {
        put_row(self->job, text, &made->alignment);
        for (guint v = 0; v < made->values->len; v++)
            put_value(self->job, text, v, &g_array_index(made->values, tenet_value_score, v));
    } else {
        name_text(failure, text, error);
    }
    tenet_assessment_free(made);
    tenet_error_free(error);
    return good;
}

/* ---- The steps of the pipeline ----------------------------------------------------------- */

static gpointer next_range(void *user)
{
    bulk *job = user;
    const int64_t *offsets = job->texts->offsets;
    int64_t from = job->next, count = job->texts->count;
    if (from == count)
        return NULL;
    range *piece = g_new0(range, 1);
    while (job->next < count && job->next - from < RANGE_TEXTS &&
           offsets[job->next] - offsets[from] < RANGE_BYTES)
        job->next++;
    piece->from = from;
    piece->to = job->next;
    piece->failure = tenet__error_new();
    return piece;
}

static void range_free(gpointer data)
{
    range *piece = data;
    tenet_error_free(piece->failure);
    g_free(piece);
}

static gpointer worker_new(void *user)
{
    worker *self = g_new0(worker, 1);
    self->job = user;
    self->assessor = tenet__assessor_new(self->job->model);
    return self;
}

static void worker_free(gpointer data)
{
    worker *self = data;
    tenet__assessor_free(self->assessor);
    g_free(self);
}

static void score_range(gpointer kept, gpointer data)
{
    range *piece = data;
    for (int64_t text = piece->from; text < piece->to; text++) {
        if (!score_text(kept, text, piece->failure))
            return;
    }
}

static gboolean tell_progress(void *user)
{
    bulk *job = user;
    if (job->options.progress == NULL || job->options.progress(job->options.user, job->done) == 0)
        return TRUE;
    tenet__error_error(job->error, TENET_E_CANCELLED, TENET__NOWHERE,
                       "the work was stopped on request");
    return FALSE;
}

static gboolean take_range(void *user, gpointer data)
{
    bulk *job = user;
    range *piece = data;
    gboolean good = tenet__error_count(piece->failure, TENET_SEVERITY_ERROR) == 0;
    if (!good)
        tenet__error_append(job->error, piece->failure);
    job->done = piece->to;
    range_free(piece);
    return good && tell_progress(job);
}

int32_t tenet_score_texts(const tenet_model *model, const tenet_texts *texts,
                          const tenet_bulk_options *options, const tenet_columns *columns,
                          tenet_error **error)
{
    static const tenet__pipeline steps = {.read = next_range,
                                          .begin = worker_new,
                                          .work = score_range,
                                          .end = worker_free,
                                          .take = take_range,
                                          .tick = tell_progress,
                                          .drop = range_free};
    bulk job = {.model = model, .texts = texts};
    if (error != NULL)
        *error = NULL;
    g_autofree char *wrong = model == NULL ? g_strdup("the model is NULL") : check_texts(texts);
    if (wrong == NULL)
        wrong = take_options(&job, options, columns);
    if (wrong != NULL)
        return tenet__fail(error, TENET_E_ARGUMENT, "score texts: %s", wrong);
    job.error = tenet__error_new();
    tenet__pipeline_run(&steps, &job, tenet__pipeline_threads(job.options.threads));
    return tenet__error_finish(job.error, error);
}
