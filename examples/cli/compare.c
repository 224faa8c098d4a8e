/*
 * tenet compare. See compare.h.
 */
#include "compare.h"

#include "command.h"
#include "page.h"
#include "people.h"
#include "reading.h"

#define VERB "compare"

typedef struct settings {
    reading reading;
    page page;
    char **candidates;
} settings;

static int write_comparison(const settings *given, const people *who, int32_t form)
{
    tenet_comparison *comparison;
    tenet_error *error;
    char *text = NULL;
    int64_t length;
    int code;
    if (tenet_comparison_new((const tenet_assessment *const *)who->assessed->pdata,
                             who->assessed->len, &comparison, &error) != TENET_OK)
        return command_failed(error);
    if (tenet_comparison_render(comparison, form, given->page.language, &text, &length, &error) ==
        TENET_OK)
        code = page_write(&given->page, text, length);
    else
        code = command_failed(error);
    tenet_string_free(text);
    tenet_comparison_free(comparison);
    return code;
}

static int compare(settings *given, const char *input)
{
    tenet_read_options read;
    int32_t form;
    int code = page_form(&given->page, VERB, "text", ".txt", &form);
    if (code < 0)
        code = reading_options(&given->reading, VERB, &read);
    if (code >= 0)
        return code;
    tenet_model *model = command_load_model(given->reading.model);
    if (model == NULL)
        return EXIT_FAILED;
    people who = {.ids = g_steal_pointer(&given->candidates),
                  .least = 2,
                  .most = (int)tenet_limit(TENET_LIMIT_COMPARED)};
    code = people_read(&who, model, input, &given->reading, &read);
    if (code < 0)
        code = write_comparison(given, &who, form);
    if (code == EXIT_DONE && who.rejected)
        code = EXIT_REJECTED;
    people_clear(&who);
    tenet_model_unref(model);
    return code;
}

int compare_main(int argc, char **argv)
{
    settings given = {.candidates = NULL};
    const GOptionEntry options[] = {
        {"candidate", 'i', 0, G_OPTION_ARG_FILENAME_ARRAY, &given.candidates,
         "Whom to compare; repeat it for each (default: all of the file)", "ID"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &given.page.output,
         "Write to this file; .txt .html .json say the format", "FILE"},
        {"format", 'f', 0, G_OPTION_ARG_FILENAME, &given.page.format,
         "text, html or json (default: text)", "NAME"},
        {"language", 0, 0, G_OPTION_ARG_FILENAME, &given.page.language,
         "Of the fixed text: en or de (default: en)", "TAG"},
        {.long_name = NULL},
    };
    g_autofree GOptionEntry *entries = reading_entries(&given.reading);
    const command which = {
        .verb = VERB,
        .arguments = "FILE",
        .summary = "Puts candidates of one job side by side, value by value, with how sure each "
                   "difference\nis, and warns when they were not interviewed alike. It makes no "
                   "ranking.",
        .explanation = READING_HELP,
        .examples = "  tenet compare interviews.csv --candidate C-104 --candidate C-105\n"
                    "  tenet compare interviews.csv -i C-104 -i C-105 -o side-by-side.html\n",
        .options = options,
        .more_options = entries,
        .min_files = 1,
        .max_files = 1,
    };
    char **files;
    int code = command_parse(&which, argc, argv, &files);
    if (code < 0)
        code = compare(&given, files[0]);
    g_strfreev(files);
    reading_clear(&given.reading);
    page_clear(&given.page);
    g_strfreev(given.candidates);
    return code;
}
