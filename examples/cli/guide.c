/*
 * tenet guide. See guide.h.
 */
#include "guide.h"

#include "command.h"
#include "page.h"
#include "people.h"
#include "reading.h"

#define VERB "guide"

typedef struct settings {
    reading reading;
    page page;
    char *candidate;
    char *seed;
    int minutes;
    int questions;
} settings;

static int write_guide(const settings *given, const tenet_model *model,
                       const tenet_assessment *assessment, int32_t form)
{
    const tenet_guide_options options = {
        .struct_size = sizeof options,
        .minutes = given->minutes,
        .questions = given->questions,
        .seed = given->seed,
        .language = given->page.language,
    };
    tenet_guide *guide;
    tenet_error *error;
    char *text = NULL;
    int64_t length;
    int code;
    if (tenet_guide_new(model, assessment, &options, &guide, &error) != TENET_OK)
        return command_failed(error);
    if (tenet_guide_render(guide, form, &text, &length, &error) == TENET_OK)
        code = page_write(&given->page, text, length);
    else
        code = command_failed(error);
    tenet_string_free(text);
    tenet_guide_free(guide);
    return code;
}

/* For the candidate of a file. */
static int guide_one(settings *given, const tenet_model *model, const char *input,
                     const tenet_read_options *read, int32_t form)
{
    people who = {.least = 1, .most = 1};
    if (given->candidate != NULL) {
        who.ids = g_new0(char *, 2);
        who.ids[0] = g_strdup(given->candidate);
    }
    int code = people_read(&who, model, input, &given->reading, read);
    if (code < 0)
        code = write_guide(given, model, g_ptr_array_index(who.assessed, 0), form);
    if (code == EXIT_DONE && who.rejected)
        code = EXIT_REJECTED;
    people_clear(&who);
    return code;
}

static int guide(settings *given, const char *input)
{
    tenet_read_options read;
    int32_t form;
    int code = page_form(&given->page, VERB, "markdown", ".md", &form);
    if (code < 0)
        code = reading_options(&given->reading, VERB, &read);
    if (code < 0 && given->candidate != NULL && input == NULL)
        code = command_misused(VERB, "--candidate needs the file that candidate \"%s\" is in",
                               given->candidate);
    if (code >= 0)
        return code;
    tenet_model *model = command_load_model(given->reading.model);
    if (model == NULL)
        return EXIT_FAILED;
    code = input != NULL ? guide_one(given, model, input, &read, form)
                         : write_guide(given, model, NULL, form);
    tenet_model_unref(model);
    return code;
}

int guide_main(int argc, char **argv)
{
    settings given = {.candidate = NULL};
    const GOptionEntry options[] = {
        {"minutes", 0, 0, G_OPTION_ARG_INT, &given.minutes,
         "Length of the interview (default: as long as its questions take)", "N"},
        {"questions", 0, 0, G_OPTION_ARG_INT, &given.questions,
         "Questions of each value (default: 2, or as many as fit)", "N"},
        {"seed", 0, 0, G_OPTION_ARG_FILENAME, &given.seed,
         "Chooses the questions: the same name, the same questions for all", "NAME"},
        {"candidate", 'i', 0, G_OPTION_ARG_FILENAME, &given.candidate,
         "What to ask this candidate of FILE next", "ID"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &given.page.output,
         "Write to this file; .md .html .json say the format", "FILE"},
        {"format", 'f', 0, G_OPTION_ARG_FILENAME, &given.page.format,
         "markdown, html or json (default: markdown)", "NAME"},
        {"language", 0, 0, G_OPTION_ARG_FILENAME, &given.page.language,
         "Of the fixed text: en or de (default: the model's)", "TAG"},
        {.long_name = NULL},
    };
    g_autofree GOptionEntry *entries = reading_entries(&given.reading);
    const command which = {
        .verb = VERB,
        .arguments = "[FILE]",
        .summary = "Prints a structured interview guide: rules, minutes, and for each value its "
                   "questions,\nprobes, rating scale and room for notes. With a file of notes and "
                   "--candidate, what to\nask that candidate next, the most telling first.",
        .explanation = READING_HELP,
        .examples = "  tenet guide --minutes 45 --seed \"service desk 2031\" -o guide.html\n"
                    "  tenet guide --model our-values.yaml --language de -o leitfaden.md\n"
                    "  tenet guide interviews.csv --candidate C-104\n",
        .options = options,
        .more_options = entries,
        .min_files = 0,
        .max_files = 1,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = guide(&given, files[0]);
    g_strfreev(files);
    reading_clear(&given.reading);
    page_clear(&given.page);
    g_free(given.candidate);
    g_free(given.seed);
    return code;
}
