/*
 * Finds the terms of a model with other engines, for comparison:
 *
 *     tenet_bench_peers pcre2|vectorscan MODEL.terms NOTES.nul [REPEATS]
 *
 * MODEL.terms has a kind (word, prefix, phrase), a TAB and a text in each line; the notes end in
 * NUL. Prints the engine, seconds of the best repeat, MB a second, the number of matches, and their
 * sum of term numbers, counted from 1. PCRE2 takes all terms as one alternation, compiled just in
 * time: of the terms at one place only the first counts. Vectorscan reports every term, with the
 * place where it begins.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <glib.h>
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef HAVE_HYPERSCAN
#include <hs/hs.h>
#endif

typedef struct found {
    gint64 count, sum;
} found;

typedef struct job {
    GPtrArray *terms; /* char *, as patterns */
    char *notes;
    gsize length;
} job;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static _Noreturn void stop(const char *what)
{
    fprintf(stderr, "tenet_bench_peers: %s\n", what);
    exit(1);
}

static void load(job *work, const char *terms, const char *notes)
{
    char *text;
    if (!g_file_get_contents(terms, &text, NULL, NULL) ||
        !g_file_get_contents(notes, &work->notes, &work->length, NULL))
        stop("a file cannot be read");
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    work->terms = g_ptr_array_new_with_free_func(g_free);
    for (char **line = lines; *line != NULL; line++) {
        char *tab = strchr(*line, '\t');
        if (tab != NULL)
            g_ptr_array_add(work->terms,
                            g_strdup_printf("\\b%s%s", tab + 1,
                                            g_str_has_prefix(*line, "prefix") ? "" : "\\b"));
    }
    g_free(text);
}

static void report(const char *engine, const job *work, double seconds, found sum)
{
    printf("%s\t%.7f\t%.2f\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n", engine, seconds,
           (double)work->length / seconds / 1e6, sum.count, sum.sum);
}

/* ---- PCRE2 ------------------------------------------------------------------------------- */

static found match_pcre2(const job *work, const pcre2_code *code, pcre2_match_data *data)
{
    found sum = {0, 0};
    for (const char *note = work->notes; note < work->notes + work->length;) {
        gsize length = strlen(note), at = 0;
        while (pcre2_match(code, (PCRE2_SPTR)note, length, at, PCRE2_NO_UTF_CHECK, data, NULL) >
               0) {
            sum.count++;
            at = pcre2_get_ovector_pointer(data)[1];
        }
        note += length + 1;
    }
    return sum;
}

static void run_pcre2(const job *work, int repeats)
{
    GString *all = g_string_new("(?i)(?:");
    for (guint i = 0; i < work->terms->len; i++)
        g_string_append_printf(all, "%s%s", i > 0 ? "|" : "",
                               (char *)g_ptr_array_index(work->terms, i));
    g_string_append_c(all, ')');
    int error;
    PCRE2_SIZE place;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)all->str, all->len, 0, &error, &place, NULL);
    if (code == NULL || pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) != 0)
        stop("PCRE2 cannot compile the alternation");
    pcre2_match_data *data = pcre2_match_data_create_from_pattern(code, NULL);
    double best = 0;
    found sum = {0, 0};
    for (int repeat = 0; repeat < repeats; repeat++) {
        double start = now();
        sum = match_pcre2(work, code, data);
        double time = now() - start;
        best = repeat == 0 || time < best ? time : best;
    }
    report("pcre2", work, best, sum);
    pcre2_match_data_free(data);
    pcre2_code_free(code);
    g_string_free(all, TRUE);
}

/* ---- Vectorscan -------------------------------------------------------------------------- */

#ifdef HAVE_HYPERSCAN
static int count_match(unsigned int id, unsigned long long from, unsigned long long to,
                       unsigned int flags, void *user)
{
    found *sum = user;
    (void)from;
    (void)to;
    (void)flags;
    sum->count++;
    sum->sum += id + 1;
    return 0;
}

static void run_vectorscan(const job *work, int repeats)
{
    guint count = work->terms->len;
    g_autofree unsigned *flags = g_new(unsigned, count);
    g_autofree unsigned *ids = g_new(unsigned, count);
    for (guint i = 0; i < count; i++) {
        flags[i] = HS_FLAG_CASELESS | HS_FLAG_SOM_LEFTMOST;
        ids[i] = i;
    }
    hs_database_t *database = NULL;
    hs_compile_error_t *error = NULL;
    hs_scratch_t *scratch = NULL;
    if (hs_compile_multi((const char *const *)work->terms->pdata, flags, ids, count, HS_MODE_BLOCK,
                         NULL, &database, &error) != HS_SUCCESS ||
        hs_alloc_scratch(database, &scratch) != HS_SUCCESS)
        stop("Vectorscan cannot compile the terms");
    double best = 0;
    found sum = {0, 0};
    for (int repeat = 0; repeat < repeats; repeat++) {
        double start = now();
        sum = (found){0, 0};
        for (const char *note = work->notes; note < work->notes + work->length;) {
            gsize length = strlen(note);
            hs_scan(database, note, (unsigned)length, 0, scratch, count_match, &sum);
            note += length + 1;
        }
        double time = now() - start;
        best = repeat == 0 || time < best ? time : best;
    }
    report("vectorscan", work, best, sum);
    hs_free_scratch(scratch);
    hs_free_database(database);
}
#endif

int main(int argc, char **argv)
{
    job work = {.terms = NULL};
    if (argc < 4)
        stop("usage: tenet_bench_peers pcre2|vectorscan MODEL.terms NOTES.nul [REPEATS]");
    load(&work, argv[2], argv[3]);
    int repeats = argc > 4 ? MAX(atoi(argv[4]), 1) : 1;
    if (g_str_equal(argv[1], "pcre2"))
        run_pcre2(&work, repeats);
#ifdef HAVE_HYPERSCAN
    else if (g_str_equal(argv[1], "vectorscan"))
        run_vectorscan(&work, repeats);
#endif
    else
        stop("there is no such engine here");
    g_ptr_array_free(work.terms, TRUE);
    g_free(work.notes);
    return 0;
}
