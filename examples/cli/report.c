/*
 * tenet report. See report.h.
 */
#include "report.h"

#include "command.h"
#include "progress.h"
#include "reading.h"
#include "terminal.h"

#define VERB "report"

typedef struct settings {
    reading reading;
    char *output;
    char *candidate;
    char *reader;
    char *language;
    char *contact;
} settings;

static int run(const settings *given, const char *input, tenet_report_options *options)
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
        tenet_report_csv(model, input, given->output, options, &counts, &notices, &error);
    progress_end(&line);
    tenet_model_unref(model);
    return reading_ended(&given->reading, status, &counts, notices, error);
}

/* With options and one input file. */
static int report(const settings *given, const char *input)
{
    tenet_read_options read;
    tenet_report_options options = {
        .struct_size = sizeof options,
        .language = given->language,
        .contact = given->contact,
        .only = given->candidate,
        .read = &read,
    };
    if (given->reader != NULL && g_str_equal(given->reader, "candidate"))
        options.flags |= TENET_REPORT_FOR_CANDIDATE;
    else if (given->reader != NULL && !g_str_equal(given->reader, "interviewer"))
        return command_misused(VERB, "--for \"%s\" is not known; it is interviewer or candidate",
                               given->reader);
    if (given->output == NULL && terminal_is_output())
        return command_misused(VERB, "a page is no text for a terminal; name a file with -o");
    int code = reading_options(&given->reading, VERB, &read);
    if (code >= 0)
        return code;
    if (given->reading.ratings_first)
        options.assess |= TENET_ASSESS_RATINGS_FIRST;
    return run(given, input, &options);
}

int report_main(int argc, char **argv)
{
    settings given = {.output = NULL};
    const GOptionEntry options[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output, "Write the page to this file",
         "FILE"},
        {"candidate", 'i', 0, G_OPTION_ARG_FILENAME, &given.candidate,
         "The page of this one candidate", "ID"},
        {"for", 0, 0, G_OPTION_ARG_FILENAME, &given.reader,
         "interviewer (default) or candidate: their own copy", "WHOM"},
        {"language", 'l', 0, G_OPTION_ARG_FILENAME, &given.language,
         "Of the page's own words: en (default) or de", "TAG"},
        {"contact", 0, 0, G_OPTION_ARG_FILENAME, &given.contact,
         "Whom a candidate asks for correction, for their copy", "TEXT"},
        {.long_name = NULL},
    };
    g_autofree GOptionEntry *entries = reading_entries(&given.reading);
    const command which = {
        .verb = VERB,
        .arguments = "FILE",
        .summary = "Makes a page to look at: the figures with how sure they are, the evidence in "
                   "its text,\nand what to ask next. It needs no network and no script.",
        .explanation = READING_HELP,
        .examples = "  tenet report candidates.csv -o report.html\n"
                    "  tenet report candidates.csv --candidate C-104 -o C-104.html\n"
                    "  tenet report candidates.csv --candidate C-104 --for candidate \\\n"
                    "      --contact jobs@example.org --language de -o copy.html\n",
        .options = options,
        .more_options = entries,
        .min_files = 1,
        .max_files = 1,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = report(&given, files[0]);
    g_strfreev(files);
    reading_clear(&given.reading);
    g_free(given.output);
    g_free(given.candidate);
    g_free(given.reader);
    g_free(given.language);
    g_free(given.contact);
    return code;
}
