/*
 * Twenty human values in arguments (ValueEval 2023), learnt as words: weights from the training
 * part, F1 on the validation part as the shared task's evaluator counts it.
 *
 *     eval_values [--grow N] [--words N] [--people N] [--threads N] [--model FILE]
 *                 ARGUMENTS LABELS [ARGUMENTS LABELS]
 *
 * With one pair of files only, everything is measured within it, by cross-validation over
 * conclusions: this is how the settings were chosen. Arguments on one conclusion are kept together,
 * since those of the two parts have no conclusion in common. Only the premise is read.
 */
#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "evidence/match.h"
#include "tenet/tenet.h"

typedef struct part {
    GPtrArray *arguments; /* of GStrv: id, conclusion, stance, premise */
    GPtrArray *labels;    /* of GStrv: id, then one a value */
    char **values;        /* names of the values; [0] is the id's header */
} part;

static GPtrArray *read_table(const char *path, char ***header)
{
    char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL)) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(1);
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    for (guint i = 0; lines[i] != NULL; i++) {
        if (lines[i][0] == '\0')
            continue;
        char **cells = g_strsplit(g_strchomp(lines[i]), "\t", -1);
        if (i == 0)
            *header = cells;
        else
            g_ptr_array_add(rows, cells);
    }
    g_free(text);
    return rows;
}

static part read_part(const char *arguments, const char *labels)
{
    part read;
    char **header = NULL;
    read.arguments = read_table(arguments, &header);
    g_strfreev(header);
    read.labels = read_table(labels, &read.values);
    GHashTable *by_id = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < read.labels->len; i++)
        g_hash_table_insert(by_id, ((char **)read.labels->pdata[i])[0], read.labels->pdata[i]);
    GPtrArray *ordered = g_ptr_array_new();
    for (guint i = 0; i < read.arguments->len; i++)
        g_ptr_array_add(ordered,
                        g_hash_table_lookup(by_id, ((char **)read.arguments->pdata[i])[0]));
    read.labels = ordered; /* the program ends soon: what stays behind is left to it */
    g_hash_table_destroy(by_id);
    return read;
}

static tenet_corpus *corpus_of(const part *read)
{
    tenet_corpus *corpus = NULL;
    guint count = g_strv_length(read->values) - 1;
    double labels[256] = {0};
    tenet_corpus_new((const char *const *)read->values + 1, (int64_t)count, &corpus, NULL);
    for (guint i = 0; i < read->arguments->len; i++) {
        char **argument = read->arguments->pdata[i], **row = read->labels->pdata[i];
        for (guint k = 0; k < count; k++)
            labels[k] = g_str_equal(row[k + 1], "1");
        tenet_corpus_add(corpus, argument[1], argument[3], -1, labels, NULL);
    }
    return corpus;
}

/* The harmonic mean of mean precision and mean recall: the evaluator's "F1". */
static void print_total(const double *precision, const double *recall, guint count)
{
    double p = 0, r = 0, f = 0;
    for (guint k = 0; k < count; k++) {
        p += precision[k] / count;
        r += recall[k] / count;
        f += precision[k] + recall[k] > 0
                 ? 2 * precision[k] * recall[k] / (precision[k] + recall[k]) / count
                 : 0;
    }
    printf("\nofficial macro-F1 %.4f (mean precision %.4f, mean recall %.4f); mean of the F1s "
           "%.4f\n",
           2 * p * r / (p + r), p, r, f);
}

static void print_within(const tenet_lesson_value *rows, guint count)
{
    double precision[256], recall[256];
    printf("%-32s %6s %6s %6s %6s %6s\n", "value, by cross-validation", "P", "R", "F1", "AUC",
           "terms");
    for (guint k = 0; k < count; k++) {
        precision[k] = rows[k].precision;
        recall[k] = rows[k].recall;
        printf("%-32s %6.3f %6.3f %6.3f %6.3f %6d\n", rows[k].value, rows[k].precision,
               rows[k].recall, rows[k].f1, rows[k].auc, (int)rows[k].terms);
    }
    print_total(precision, recall, count);
}

/* Adds up the weights of the terms found in a text, once each. */
static void add_up(tenet__matcher *matcher, const tenet_model *model, const char *text,
                   double *sums)
{
    tenet_error *error = NULL, *notices = NULL;
    tenet__document *document = tenet__document_read(text, (int64_t)strlen(text),
                                                     TENET__READ_AUTO | TENET__READ_ENGLISH, error);
    GArray *matches = g_array_new(FALSE, FALSE, sizeof(tenet__match));
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (int32_t s = 0; document != NULL && s < document->sentence_count; s++)
        tenet__match_sentence(matcher, document, s, matches, notices);
    memset(sums, 0, 256 * sizeof *sums);
    for (guint m = 0; m < matches->len; m++) {
        int32_t index = g_array_index(matches, tenet__match, m).hit.payload;
        const tenet_indicator *row = &g_array_index(model->indicators, tenet_indicator, index);
        if (g_hash_table_add(seen, GINT_TO_POINTER(index + 1)))
            sums[row->value] += row->weight * row->polarity;
    }
    g_array_unref(matches);
    tenet__document_free(document);
}

static void print_validation(const tenet_lesson *lesson, const part *validation)
{
    const tenet_lesson_value *rows;
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    int64_t count, length;
    double sums[256], hits[256] = {0}, found[256] = {0}, wanted[256] = {0};
    double precision[256], recall[256];
    tenet_lesson_values(lesson, &rows, &count);
    const char *yaml = tenet_lesson_yaml(lesson, &length);
    if (tenet_model_load_yaml(yaml, length, "learnt", &model, &error) != TENET_OK) {
        fprintf(stderr, "%s", tenet_error_text(error));
        exit(1);
    }
    tenet__matcher *matcher = tenet__matcher_new(model);
    for (guint i = 0; i < validation->arguments->len; i++) {
        add_up(matcher, model, ((char **)validation->arguments->pdata[i])[3], sums);
        for (int64_t k = 0; k < count; k++) {
            gboolean expected = sums[k] >= rows[k].threshold;
            gboolean is = g_str_equal(((char **)validation->labels->pdata[i])[k + 1], "1");
            hits[k] += expected && is;
            found[k] += expected;
            wanted[k] += is;
        }
    }
    printf("\n%-32s %6s %6s %6s\n", "value, on the other part", "P", "R", "F1");
    for (int64_t k = 0; k < count; k++) {
        precision[k] = found[k] > 0 ? hits[k] / found[k] : 0;
        recall[k] = wanted[k] > 0 ? hits[k] / wanted[k] : 0;
        printf("%-32s %6.3f %6.3f %6.3f\n", rows[k].value, precision[k], recall[k],
               2 * hits[k] / (found[k] + wanted[k]));
    }
    print_total(precision, recall, (guint)count);
    tenet__matcher_free(matcher);
    tenet_model_unref(model);
}

int main(int argc, char **argv)
{
    int grow = 300, words = 0, people = 0, threads = 0;
    char *model_path = NULL;
    const GOptionEntry entries[] = {
        {"grow", 0, 0, G_OPTION_ARG_INT, &grow, "Terms a value", "N"},
        {"words", 0, 0, G_OPTION_ARG_INT, &words, "Words a term", "N"},
        {"people", 0, 0, G_OPTION_ARG_INT, &people, "Conclusions a term", "N"},
        {"threads", 0, 0, G_OPTION_ARG_INT, &threads, "Threads", "N"},
        {"model", 0, 0, G_OPTION_ARG_FILENAME, &model_path, "Write the model here", "FILE"},
        {.long_name = NULL},
    };
    g_autoptr(GOptionContext) context = g_option_context_new("FILES");
    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &argc, &argv, NULL) || (argc != 3 && argc != 5)) {
        fprintf(stderr, "two files or four\n");
        return 2;
    }
    part training = read_part(argv[1], argv[2]);
    tenet_corpus *corpus = corpus_of(&training);
    const tenet_learn_options options = {.struct_size = sizeof options,
                                         .grow = grow,
                                         .max_words = words,
                                         .min_people = people,
                                         .threads = threads};
    tenet_lesson *lesson = NULL;
    tenet_error *error = NULL;
    gint64 began = g_get_monotonic_time();
    if (tenet_learn(NULL, corpus, &options, &lesson, &error) != TENET_OK) {
        fprintf(stderr, "%s", tenet_error_text(error));
        return 1;
    }
    double seconds = (double)(g_get_monotonic_time() - began) / 1e6;
    const tenet_lesson_value *rows;
    int64_t count, length;
    struct rusage usage;
    tenet_lesson_values(lesson, &rows, &count);
    print_within(rows, (guint)count);
    if (argc == 5) {
        part validation = read_part(argv[3], argv[4]);
        print_validation(lesson, &validation);
    }
    getrusage(RUSAGE_SELF, &usage);
    printf("\nlearnt from %d texts in %.1f s (%.1f s of processors), %ld MB at most\n",
           (int)tenet_corpus_count(corpus), seconds,
           (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6,
           usage.ru_maxrss / 1024);
    const char *yaml = tenet_lesson_yaml(lesson, &length);
    if (model_path != NULL && !g_file_set_contents(model_path, yaml, (gssize)length, NULL))
        return 1;
    tenet_lesson_free(lesson);
    tenet_corpus_free(corpus);
    return 0;
}
