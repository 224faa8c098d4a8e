/*
 * tenet score. See score.h.
 */
#include "score.h"

#include <stdio.h>
#include <string.h>

#include "command.h"
#include "progress.h"
#include "reading.h"
#include "terminal.h"

#define VERB "score"

typedef struct settings {
    reading reading;
    char *output;
    char *format;
    char *color;
    gboolean raw;
    int threads;
} settings;

static const struct {
    const char *name;
    const char *extension;
    int32_t format;
} FORMATS[] = {
    {"csv", ".csv", TENET_FORMAT_CSV},       {"json", ".json", TENET_FORMAT_JSON},
    {"jsonl", ".jsonl", TENET_FORMAT_JSONL}, {"text", ".txt", TENET_FORMAT_TEXT},
    {"table", NULL, TENET_FORMAT_TABLE},
};

/* The extension of a file name, or NULL. */
static const char *extension_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash != NULL ? slash : path, '.');
    return dot;
}

/* By its name if one was given, by the output's extension, or by who reads it. */
static int choose_format(const settings *given, int32_t *format)
{
    gboolean to_file = given->output != NULL && !g_str_equal(given->output, "-");
    const char *extension = to_file ? extension_of(given->output) : NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        *format = FORMATS[i].format;
        if (given->format != NULL ? g_str_equal(given->format, FORMATS[i].name)
                                  : extension != NULL && FORMATS[i].extension != NULL &&
                                        g_ascii_strcasecmp(extension, FORMATS[i].extension) == 0)
            return -1;
    }
    if (given->format != NULL)
        return command_misused(VERB,
                               "--format \"%s\" is not known; it is csv, json, jsonl, text "
                               "or table",
                               given->format);
    if (extension != NULL)
        return command_misused(VERB,
                               "\"%s\" files cannot be written; use .csv, .json, .jsonl or "
                               ".txt, or say which --format you want",
                               extension);
    *format = !to_file && terminal_is_output() ? TENET_FORMAT_TABLE : TENET_FORMAT_CSV;
    return -1;
}

static int run(const settings *given, const char *input, tenet_score_options *options)
{
    progress line;
    tenet_summary counts;
    tenet_error *notices = NULL;
    tenet_error *error = NULL;
    tenet_model *model = command_load_model(given->reading.model);
    if (model == NULL)
        return EXIT_FAILED;
    progress_begin(&line, !given->reading.quiet);
    options->progress = progress_tell;
    options->user = &line;
    int32_t status =
        tenet_score_csv(model, input, given->output, options, &counts, &notices, &error);
    progress_end(&line);
    tenet_model_unref(model);
    return reading_ended(&given->reading, status, &counts, notices, error);
}

/* With options and one input file. */
static int score(const settings *given, const char *input)
{
    tenet_read_options read;
    tenet_score_options options = {.struct_size = sizeof options, .read = &read};
    color_choice color = COLOR_AUTO;
    if (given->color != NULL && !terminal_read_color(given->color, &color))
        return command_misused(VERB, "--color \"%s\" is not known; it is auto, always or never",
                               given->color);
    if (given->threads < 0 || given->threads > tenet_limit(TENET_LIMIT_THREADS))
        return command_misused(VERB, "--threads %d cannot be; it is a number from 1 to %d",
                               given->threads, (int)tenet_limit(TENET_LIMIT_THREADS));
    options.threads = given->threads;
    int code = choose_format(given, &options.format);
    if (code < 0)
        code = reading_options(&given->reading, VERB, &read);
    if (code >= 0)
        return code;
    gboolean to_file = given->output != NULL && !g_str_equal(given->output, "-");
    if (to_file ? color == COLOR_ALWAYS : terminal_use_color(color))
        options.flags |= TENET_RENDER_COLOR;
    if (given->raw)
        options.flags |= TENET_RENDER_RAW;
    if (given->reading.ratings_first)
        options.assess |= TENET_ASSESS_RATINGS_FIRST;
    return run(given, input, &options);
}

int score_main(int argc, char **argv)
{
    settings given = {.output = NULL};
    const GOptionEntry options[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output,
         "Write to this file; .csv .json .jsonl .txt say the format", "FILE"},
        {"format", 'f', 0, G_OPTION_ARG_FILENAME, &given.format,
         "csv, json, jsonl, text, table (default: table or csv)", "NAME"},
        {"raw", 0, 0, G_OPTION_ARG_NONE, &given.raw,
         "Do not guard CSV cells that look like formulas", NULL},
        {"color", 0, 0, G_OPTION_ARG_FILENAME, &given.color, "auto, always or never", "WHEN"},
        {"threads", 0, 0, G_OPTION_ARG_INT, &given.threads,
         "Threads that assess (default: one a processor)", "N"},
        {.long_name = NULL},
    };
    g_autofree GOptionEntry *entries = reading_entries(&given.reading);
    const command which = {
        .verb = VERB,
        .arguments = "FILE",
        .summary = "Reads a CSV export of interview notes (\"-\" for standard input) and scores "
                   "every candidate.\nNo number is given where too little is known.",
        .explanation = READING_HELP,
        .examples = "  tenet score candidates.csv\n"
                    "  tenet score candidates.csv --model our-values.yaml -o scores.csv\n"
                    "  tenet score export.csv --column notes=\"Interview feedback\" -f json\n",
        .options = options,
        .more_options = entries,
        .min_files = 1,
        .max_files = 1,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = score(&given, files[0]);
    g_strfreev(files);
    reading_clear(&given.reading);
    g_free(given.output);
    g_free(given.format);
    g_free(given.color);
    return code;
}
