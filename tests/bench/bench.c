/*
 * Measures the library on a CSV file of notes (tests/bench/corpus.py makes one):
 *
 *     tenet_bench MODEL.yaml NOTES.csv [--repeat N] TASK...
 *     tenet_bench --memory PROGRAM ARGUMENT...
 *
 * Each TASK prints a line: its name, seconds (the best of N repeats), MB a second, and a count.
 *
 *     csv       libcsv alone finds the cells of the file, 64 KB at a time
 *     read      tenet finds the records of the file
 *     yaml      libyaml alone parses the model           load    the model is loaded and compiled
 *     document  notes become turns, sentences, words     match   and indicators are found
 *     context   and each match gets its state            assess  and evidence, scores, follow-ups
 *     hits      every place of every term, before overlaps are settled; the count is of them, and
 *               the last column a checksum over terms
 *     live      tenet_assess() of one note, nothing kept between two: the median
 *     file=N    tenet_score_csv() with N threads, in wall time, written to /dev/null; the last
 *               column is processor time
 *
 *     texts=N   tenet_score_texts() with N threads, likewise
 *
 * Seconds are those of the thread's own clock where one thread works, so that a busy machine
 * disturbs little. Repeats of all tasks alternate.
 */
#include <csv.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

#include "evidence/context.h"
#include "evidence/find.h"
#include "evidence/match.h"
#include "interview/assessment.h"
#include "io/reader.h"
#include "model/model.h"
#include "score/candidate.h"
#include "tenet/bulk.h"
#include "tenet/io.h"
#include "text/document.h"

#define PIECE 65536

/* The column of notes.csv that holds the notes. */
#define NOTES_COLUMN 2

typedef struct bench {
    const char *model_path;
    const char *notes_path;
    tenet_model *model;
    GString *file;
    GString *notes;    /* one after the other, each ended by NUL */
    GArray *starts;    /* gsize, one more than notes */
    GPtrArray *people; /* tenet_candidate *, one a note */
} bench;

typedef struct result {
    double seconds;
    gsize bytes;
    gint64 count;
    double more; /* the last column */
} result;

static double now(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static _Noreturn void stop(const char *what)
{
    fprintf(stderr, "tenet_bench: %s\n", what);
    exit(1);
}

/* ---- The notes --------------------------------------------------------------------------- */

typedef struct cells {
    bench *all;
    gint64 count, rows;
    int column;
} cells;

static void keep_cell(void *text, size_t length, void *user)
{
    cells *seen = user;
    if (seen->column++ == NOTES_COLUMN && seen->rows > 0) {
        g_string_append_len(seen->all->notes, text, (gssize)length);
        g_string_append_c(seen->all->notes, '\0');
        g_array_append_val(seen->all->starts, seen->all->notes->len);
    }
}

static void keep_row(int end, void *user)
{
    (void)end;
    cells *seen = user;
    seen->rows++;
    seen->column = 0;
}

static void count_cell(void *text, size_t length, void *user)
{
    (void)text;
    (void)length;
    ((cells *)user)->count++;
}

static void parse_file(const bench *all, cells *seen, void (*on_cell)(void *, size_t, void *))
{
    struct csv_parser parser;
    csv_init(&parser, CSV_STRICT);
    csv_set_blk_size(&parser, PIECE);
    for (gsize at = 0; at < all->file->len; at += PIECE) {
        gsize length = MIN((gsize)PIECE, all->file->len - at);
        if (csv_parse(&parser, all->file->str + at, length, on_cell, keep_row, seen) != length)
            stop("the notes are no CSV");
    }
    csv_fini(&parser, on_cell, keep_row, seen);
    csv_free(&parser);
}

static GString *read_file(const char *path)
{
    char *text;
    gsize length;
    if (!g_file_get_contents(path, &text, &length, NULL))
        stop("a file cannot be read");
    GString *file = g_string_new_len(text, (gssize)length);
    g_free(text);
    return file;
}

static void load_notes(bench *all)
{
    all->file = read_file(all->notes_path);
    all->notes = g_string_new(NULL);
    all->starts = g_array_new(FALSE, TRUE, sizeof(gsize));
    g_array_set_size(all->starts, 1);
    parse_file(all, &(cells){.all = all}, keep_cell);
    all->people = g_ptr_array_new_with_free_func((GDestroyNotify)tenet_candidate_free);
    for (guint i = 0; i + 1 < all->starts->len; i++) {
        tenet_candidate *person;
        const char *note = all->notes->str + g_array_index(all->starts, gsize, i);
        if (tenet_candidate_new("candidate", -1, &person, NULL) != TENET_OK ||
            tenet_candidate_add_notes(person, note, -1, TENET_TEXT_AUTO, NULL) != TENET_OK)
            stop("a note is refused");
        g_ptr_array_add(all->people, person);
    }
}

static void load_model(bench *all)
{
    tenet_error *error = NULL;
    if (tenet_model_load_file(all->model_path, &all->model, &error) != TENET_OK) {
        fputs(tenet_error_text(error), stderr);
        stop("the model cannot be loaded");
    }
}

/* ---- Tasks ------------------------------------------------------------------------------- */

static result task_csv(bench *all)
{
    cells seen = {.all = all};
    parse_file(all, &seen, count_cell);
    return (result){.bytes = all->file->len, .count = seen.count};
}

static result task_read(bench *all)
{
    tenet_reader *reader;
    tenet__record *record = NULL;
    result found = {.bytes = all->file->len};
    tenet_error *error = tenet__error_new();
    if (tenet_reader_open(all->model, all->notes_path, NULL, &reader, NULL) != TENET_OK)
        stop("the notes cannot be read");
    while (tenet__reader_next_record(reader, &record, error) && record != NULL) {
        found.count++;
        tenet__record_free(record);
    }
    tenet_reader_free(reader);
    tenet_error_free(error);
    return found;
}

static result task_yaml(bench *all)
{
    g_autofree char *text = NULL;
    result found = {.count = 0};
    if (!g_file_get_contents(all->model_path, &text, &found.bytes, NULL))
        stop("the model cannot be read");
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, found.bytes);
    for (gboolean ended = FALSE; !ended; found.count++) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event))
            stop("the model is no YAML");
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return found;
}

static result task_load(bench *all)
{
    tenet_model_unref(all->model);
    load_model(all);
    return (result){.count = all->model->indicators->len};
}

typedef enum { UP_TO_DOCUMENT, UP_TO_HITS, UP_TO_MATCH, UP_TO_CONTEXT } stage;

/* What one thread needs for the stages. */
typedef struct worker {
    tenet__vocabulary *vocabulary;
    tenet__document *document; /* filled again and again, as an assessor does */
    tenet__finder *finder;
    tenet__matcher *matcher;
    tenet__context *context;
    GArray *hits, *matches, *readings;
    tenet_error *error;
} worker;

static worker worker_new(const bench *all)
{
    tenet__vocabulary *vocabulary = tenet__vocabulary_new();
    return (worker){
        .vocabulary = vocabulary,
        .document = tenet__document_new(vocabulary),
        .finder = tenet__finder_new(all->model->terms),
        .matcher = tenet__matcher_new(all->model),
        .context = tenet__context_new(all->model),
        .hits = g_array_new(FALSE, FALSE, sizeof(tenet__hit)),
        .matches = g_array_new(FALSE, FALSE, sizeof(tenet__match)),
        .readings = g_array_new(FALSE, FALSE, sizeof(tenet__reading)),
        .error = tenet__error_new(),
    };
}

static void worker_clear(worker *self)
{
    tenet__document_free(self->document);
    tenet__vocabulary_free(self->vocabulary);
    tenet__finder_free(self->finder);
    tenet__matcher_free(self->matcher);
    tenet__context_free(self->context);
    g_array_free(self->hits, TRUE);
    g_array_free(self->matches, TRUE);
    g_array_free(self->readings, TRUE);
    tenet_error_free(self->error);
}

/* A sum that differs when a term is found one time more and another one time less. */
static void count_hits(const worker *self, result *found)
{
    found->count += self->hits->len;
    for (guint i = 0; i < self->hits->len; i++)
        found->more += g_array_index(self->hits, tenet__hit, i).payload + 1;
}

static void read_sentence(worker *self, const tenet__document *document, int32_t index, stage last,
                          result *found)
{
    if (last == UP_TO_HITS) {
        g_array_set_size(self->hits, 0);
        tenet__find(self->finder, document, index, NULL, self->hits);
        count_hits(self, found);
        return;
    }
    g_array_set_size(self->matches, 0);
    tenet__match_sentence(self->matcher, document, index, self->matches, self->error);
    found->count += self->matches->len;
    if (last == UP_TO_MATCH)
        return;
    g_array_set_size(self->readings, self->matches->len);
    tenet__context_read(self->context, index, (const tenet__match *)(void *)self->matches->data,
                        (int32_t)self->matches->len,
                        (tenet__reading *)(void *)self->readings->data);
}

static result run_stages(bench *all, stage last)
{
    worker self = worker_new(all);
    result found = {.bytes = all->notes->len};
    for (guint i = 0; i + 1 < all->starts->len; i++) {
        const gsize *starts = &g_array_index(all->starts, gsize, i);
        tenet__vocabulary_trim(self.vocabulary);
        if (!tenet__document_fill(
                self.document, all->notes->str + starts[0], (int64_t)(starts[1] - starts[0] - 1),
                TENET__READ_ENGLISH | TENET__READ_AUTO | TENET__READ_TURNS, self.error))
            stop("a note cannot be read");
        const tenet__document *document = self.document;
        if (last == UP_TO_DOCUMENT)
            found.count += document->token_count;
        if (last == UP_TO_CONTEXT)
            tenet__context_begin(self.context, document, NULL);
        for (int32_t s = 0; last != UP_TO_DOCUMENT && s < document->sentence_count; s++)
            read_sentence(&self, document, s, last, &found);
    }
    worker_clear(&self);
    return found;
}

static result task_document(bench *all)
{
    return run_stages(all, UP_TO_DOCUMENT);
}

static result task_hits(bench *all)
{
    return run_stages(all, UP_TO_HITS);
}

static result task_match(bench *all)
{
    return run_stages(all, UP_TO_MATCH);
}

static result task_context(bench *all)
{
    return run_stages(all, UP_TO_CONTEXT);
}

static result task_assess(bench *all)
{
    result found = {.bytes = all->notes->len};
    tenet__assessor *assessor = tenet__assessor_new(all->model);
    tenet_error *error = tenet__error_new();
    for (guint i = 0; i < all->people->len; i++) {
        tenet_assessment *made =
            tenet__assess(assessor, g_ptr_array_index(all->people, i), 0, error);
        found.count += made->evidence->len;
        tenet_assessment_free(made);
    }
    tenet_error_free(error);
    tenet__assessor_free(assessor);
    return found;
}

static int compare_times(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

#define LIVE_NOTES 2000

static result task_live(bench *all)
{
    g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < MIN(all->people->len, (guint)LIVE_NOTES); i++) {
        tenet_assessment *made;
        double start = now(CLOCK_THREAD_CPUTIME_ID);
        if (tenet_assess(all->model, g_ptr_array_index(all->people, i), NULL, &made, NULL) !=
            TENET_OK)
            stop("a note cannot be assessed");
        tenet_assessment_free(made);
        double time = now(CLOCK_THREAD_CPUTIME_ID) - start;
        g_array_append_val(times, time);
    }
    g_array_sort(times, compare_times);
    return (result){.seconds = g_array_index(times, double, times->len / 2), .count = times->len};
}

static result task_file(bench *all, int threads)
{
    tenet_summary counts;
    tenet_error *error = NULL;
    tenet_score_options options = {.struct_size = sizeof options, .threads = threads};
    double start = now(CLOCK_MONOTONIC), work = now(CLOCK_PROCESS_CPUTIME_ID);
    if (tenet_score_csv(all->model, all->notes_path, "/dev/null", &options, &counts, NULL,
                        &error) != TENET_OK) {
        fputs(tenet_error_text(error), stderr);
        stop("the file cannot be scored");
    }
    return (result){.seconds = now(CLOCK_MONOTONIC) - start,
                    .bytes = all->file->len,
                    .count = counts.candidates,
                    .more = now(CLOCK_PROCESS_CPUTIME_ID) - work};
}

static result task_texts(bench *all, int threads)
{
    guint count = all->starts->len - 1;
    g_autofree double *scores = g_new(double, count);
    g_autofree int64_t *offsets = g_new(int64_t, count + 1);
    for (guint i = 0; i <= count; i++)
        offsets[i] = (int64_t)g_array_index(all->starts, gsize, i);
    tenet_texts texts = {
        .bytes = all->notes->str, .offsets = offsets, .count = count, .length = offsets[count]};
    tenet_bulk_options options = {.struct_size = sizeof options, .threads = threads};
    tenet_columns columns = {.struct_size = sizeof columns, .score = scores};
    double start = now(CLOCK_MONOTONIC), work = now(CLOCK_PROCESS_CPUTIME_ID);
    if (tenet_score_texts(all->model, &texts, &options, &columns, NULL) != TENET_OK)
        stop("the texts cannot be scored");
    return (result){.seconds = now(CLOCK_MONOTONIC) - start,
                    .bytes = all->notes->len,
                    .count = count,
                    .more = now(CLOCK_PROCESS_CPUTIME_ID) - work};
}

/* ---- The run ----------------------------------------------------------------------------- */

static const struct {
    const char *name;
    result (*run)(bench *all);
} TASKS[] = {
    {"csv", task_csv},     {"read", task_read},         {"yaml", task_yaml},
    {"load", task_load},   {"document", task_document}, {"hits", task_hits},
    {"match", task_match}, {"context", task_context},   {"assess", task_assess},
    {"live", task_live},
};

static result run_task(bench *all, const char *name)
{
    if (g_str_has_prefix(name, "file="))
        return task_file(all, atoi(name + strlen("file=")));
    if (g_str_has_prefix(name, "texts="))
        return task_texts(all, atoi(name + strlen("texts=")));
    for (gsize i = 0; i < G_N_ELEMENTS(TASKS); i++) {
        if (g_str_equal(name, TASKS[i].name)) {
            double start = now(CLOCK_THREAD_CPUTIME_ID);
            result found = TASKS[i].run(all);
            if (found.seconds == 0)
                found.seconds = now(CLOCK_THREAD_CPUTIME_ID) - start;
            return found;
        }
    }
    stop("there is no such task");
}

static void print_result(const char *name, const result *best)
{
    printf("%s\t%.7f\t%.1f\t%" G_GINT64_FORMAT "\t%.15g\n", name, best->seconds,
           (double)best->bytes / best->seconds / 1e6, best->count, best->more);
}

/* Runs a program and prints the most memory it held, in KB. From here and not from Python, whose
 * own memory would count until the program takes its place. */
static int run_program(char **command)
{
    struct rusage used;
    int status;
    pid_t child = fork();
    if (child == 0) {
        execv(command[0], command);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0 ||
        getrusage(RUSAGE_CHILDREN, &used) != 0)
        stop("the program failed");
    fprintf(stderr, "%ld\n", used.ru_maxrss);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc > 2 && g_str_equal(argv[1], "--memory"))
        return run_program(argv + 2);
    bench all = {.model_path = argc > 1 ? argv[1] : "", .notes_path = argc > 2 ? argv[2] : ""};
    int first = 3, repeats = 1;
    if (argc > 4 && g_str_equal(argv[3], "--repeat")) {
        repeats = MAX(atoi(argv[4]), 1);
        first = 5;
    }
    if (argc <= first)
        stop("usage: tenet_bench MODEL.yaml NOTES.csv [--repeat N] TASK...");
    load_model(&all);
    load_notes(&all);
    g_autofree result *best = g_new0(result, (gsize)argc);
    for (int repeat = 0; repeat < repeats; repeat++) {
        for (int i = first; i < argc; i++) {
            result found = run_task(&all, argv[i]);
            if (repeat == 0 || found.seconds < best[i].seconds)
                best[i] = found;
        }
    }
    for (int i = first; i < argc; i++)
        print_result(argv[i], &best[i]);
    g_ptr_array_free(all.people, TRUE);
    g_array_free(all.starts, TRUE);
    g_string_free(all.notes, TRUE);
    g_string_free(all.file, TRUE);
    tenet_model_unref(all.model);
    return 0;
}
